# ruff: noqa: E501 - lists of words read better wide
"""Labels of speakers that say nothing of who it is: *Deltagare 1*, *IP2*, *SPEAKER_00*, *Kurator/Chef 1*, *[namn]*."""

import re
from functools import lru_cache

from tfbb_coding.swedish.identifiers.lexicon import STRONG_PERSON, exact, is_word, word_list
from tfbb_coding.swedish.identifiers.vocabulary import is_kin_or_work

_CODE = re.compile(r"[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ]{1,3}[ _.-]?\d{1,3}[a-zåäö]?|[A-Za-zÅÄÖåäö]{1,4}[ _.-]?\d{1,3}[a-z]?|\d+|[A-ZÅÄÖ]{0,3}\?{1,3}")
_NUMBERED = re.compile(r"(?P<words>.*?)[\s_.#-]*(?:nr\.?\s?)?(?:\d{1,3}[a-z]?|\b[A-ZÅÄÖ])?", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"(?:för|efter|hela\s)?namn(?:et)?|deltagar\w*|person\w*|anonym\w*|borttag\w*|maskera\w*|avidentifiera\w*|okän\w*|ohörbar\w*|paus\w*|"
    r"skratt\w*|musik\w*|tystnad\w*|plats\w*|ort\w*|skol\w*|kommun\w*",
    re.IGNORECASE,
)
_ENDINGS = (
    "are", "aren", "arna", "ant", "anten", "ledare", "chef", "chefen", "terapeut", "terapeuten", "behandlare", "konsulent", "strateg",
    "ansvarig", "koordinator", "psykolog", "logoped", "läkare", "sköterska", "kurator", "assistent", "sekreterare", "polis", "präst", "pedagog",
    "förälder", "person", "ledamot", "ombud", "rådgivare", "inspektör", "direktör", "utredare", "handläggare", "elev", "student", "politiker",
    "talare", "tolk", "personal", "tör", "njör", "herde", "tekniker", "vakt", "mästare", "värd", "värdinna", "biträde",
)  # fmt: skip
_SHORTEST_ROLE = 6


@lru_cache(maxsize=4096)
def is_neutral_label(label: str) -> bool:
    """Whether a speaker's label says a role or a number and no name.

    >>> [is_neutral_label(s) for s in ("Deltagare 1", "R2", "SPEAKER_00", "Kurator/Chef 1", "[namn]", "Birgit", "[Birgit]", "Länken")]
    [True, True, True, True, True, False, False, False]
    """
    label = re.sub(r"\s*\([^()]*\)$", "", label.strip()).strip()
    if label[:1] == "[" and label[-1:] == "]" and _PLACEHOLDER.match(label[1:-1].strip()):
        return True
    label = label.strip('[]{}<>*_ \t"”“')
    if not any(c.isalpha() for c in label) or _CODE.fullmatch(label):
        return True
    return all(_says_a_role(part) for part in re.split(r"\s*[/,&+]\s*|\s+(?:och|o|och/eller|med)\s+", label) if part)


def _says_a_role(part: str) -> bool:
    if _CODE.fullmatch(part):
        return True
    numbered = _NUMBERED.fullmatch(part)
    words = re.findall(r"[^\W\d_]+", numbered["words"] if numbered else part)
    return all(is_role_word(word) for word in words)


@lru_cache(maxsize=20_000)
def is_role_word(word: str) -> bool:
    """Whether the word says what somebody is, not who: *Kurator*, *familjebehandlare*."""
    low = word.lower()
    if low in word_list("neutral_labels") or is_kin_or_work(low):
        return True
    named = exact(low) & STRONG_PERSON and not is_word(low)
    return not named and len(low) >= _SHORTEST_ROLE and low.endswith(_ENDINGS)
