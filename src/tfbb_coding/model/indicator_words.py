"""What indicators, their conditions and the fields of a codebook are called to readers; codebooks themselves are written in English keys."""

import re

from tfbb_coding.model.coding import Evidence
from tfbb_coding.model.stance import Stance

_KINDS = {
    "phrase": "uttryck", "lemma": "ord", "compound": "sammansättning", "pattern": "mönster", "regex": "reguljärt uttryck", "stance": "sättet",
    "learned": "låter så", "question": "svar på frågan",
}  # fmt: skip
_STANCES = {
    Stance.NEGATED: "nekat", Stance.WISH: "önskan", Stance.INTENT: "avsikt", Stance.PURPOSE: "syfte", Stance.NEED: "behov",
    Stance.PROPOSAL: "förslag", Stance.ABILITY: "möjlighet", Stance.PAST: "dåtid", Stance.PERFECT: "avslutat", Stance.PRESENT: "nutid",
    Stance.DONE: "gjort", Stance.HABIT: "vana", Stance.CHANGE: "förändring", Stance.POSITIVE: "positivt", Stance.NEGATIVE: "negativt",
    Stance.FEAR: "oro", Stance.COMPARISON: "jämförelse", Stance.CAUSE: "orsak", Stance.CONTRAST: "motsättning",
    Stance.CONCESSION: "medgivande", Stance.CONDITION: "villkor", Stance.REPORTED: "återgivet", Stance.QUESTION: "fråga",
    Stance.FIRST_PERSON: "jag eller vi",
}  # fmt: skip
_FIELDS = {
    "title": "titel", "language": "språk", "version": "version", "label": "namn", "definition": "definition", "include": "ta med",
    "exclude": "ta inte med", "examples": "exempel", "denies": "förnekar", "question": "fråga", "counter_examples": "motexempel",
    "guide": "vägledning",
}  # fmt: skip
_BY_EAR = {"learned", "question"}
_DENIED = "not "
_BRACKETED = re.compile(r" \[(?P<conditions>[a-z_, ]+)\]$")
_ANGLED = re.compile(r"<(?P<stances>[a-z_+]+)>")
_FORCE = re.compile(r"^(?P<weight>\S+)(?: needs (?P<needs>[a-z_ ]+?))?(?: forbids (?P<forbids>[a-z_ ]+))?$")


def kind_of_indicator(kind: str, language: str) -> str:
    """What a kind of indicator is called; one that nobody knows stays as it is."""
    return _KINDS.get(kind, kind) if language == "sv" else kind


def stance_word(stance: str, language: str) -> str:
    """What a stance is called.

    >>> stance_word("wish", "sv"), stance_word("first_person", "en")
    ('önskan', 'first person')
    """
    plain = stance.strip("<>")
    if language == "sv" and plain in set(Stance):
        return _STANCES[Stance(plain)]
    return plain.replace("_", " ")


def field_word(name: str, language: str) -> str:
    """What a field of a codebook, theme or code is called."""
    return _FIELDS.get(name, name) if language == "sv" else name


def conditions_text(conditions: str, language: str) -> str:
    """Conditions as an indicator's name has them, in brackets.

    >>> conditions_text(" [past, not negated]", "sv")
    ' [dåtid, inte nekat]'
    """
    found = _BRACKETED.search(conditions)
    if language != "sv" or found is None:
        return conditions
    return f"{conditions[: found.start()]} [{', '.join(_condition(one) for one in found['conditions'].split(', '))}]"


def _condition(said: str) -> str:
    stance = said.removeprefix("not ")
    return f"inte {stance_word(stance, 'sv')}" if stance != said else stance_word(stance, "sv")


def indicator_text(name: str, language: str) -> str:
    """An indicator as evidence names it, in words.

    >>> indicator_text("tid/phrase ont om tid [not past]", "sv"), indicator_text("learned <wish>", "sv"), indicator_text("question", "sv")
    ('tid/uttryck ont om tid [inte dåtid]', 'låter så <önskan>', 'svar på frågan')
    """
    if language != "sv":
        return name
    head, blank, rest = name.partition(" ")
    code, slash, kind = head.rpartition("/")
    if kind == "stance":
        rest = stance_word(rest.partition(" ")[0], language) + rest[len(rest.partition(" ")[0]) :]
    rest = _ANGLED.sub(lambda found: f"<{'+'.join(stance_word(one, language) for one in found['stances'].split('+'))}>", rest)
    return f"{code}{slash}{kind_of_indicator(kind, language)}{blank}{conditions_text(rest, language)}"


def evidence_text(piece: Evidence, language: str) -> str:
    """One reason for a coding as tables tell it: indicator, words, place and weight.

    >>> evidence_text(Evidence("stance wish", "vill", 0.82, 3, 7), "sv")
    'sättet önskan: ”vill” @3-7 (+0,82)'
    """
    place = "" if piece.start is None else f" @{piece.start}-{piece.end}"
    weight = f"{piece.weight:+.2g}"
    told = weight.replace(".", ",") if language == "sv" else weight
    return f"{reason_text(piece.indicator, language)}: ”{piece.words}”{place} ({told})"


def reason_text(name: str, language: str) -> str:
    """An indicator as a reason names it, where the words themselves follow.

    What a learned voice heard are the words' base forms, as a table of forms guesses them. That of *maj* is there *maja*, which says nothing
    that the words do not say, and looks like somebody's name.

    >>> reason_text("learned maja", "sv"), reason_text("question nu", "en"), reason_text("learned <wish>", "sv")
    ('låter så', 'question', 'låter så <önskan>')
    >>> reason_text("tid/phrase ont om tid", "sv")
    'tid/uttryck ont om tid'
    """
    kind, _blank, rest = name.partition(" ")
    return indicator_text(kind if kind in _BY_EAR and not _ANGLED.fullmatch(rest) else name, language)


def feature_text(name: str, language: str) -> str:
    """What a learned voice goes by, in words.

    >>> feature_text("<negated+present>", "sv"), feature_text("not jag", "sv"), feature_text("vi ska", "sv"), feature_text("not jag", "en")
    ('<nekat+nutid>', 'jag (nekat)', 'vi ska', 'jag (negated)')
    """
    if name.startswith(_DENIED):
        return f"{name.removeprefix(_DENIED)} ({stance_word(Stance.NEGATED, language)})"
    return _ANGLED.sub(lambda found: f"<{'+'.join(stance_word(one, language) for one in found['stances'].split('+'))}>", name)


def force_text(force: str, language: str) -> str:
    """An indicator's weight and conditions as differences tell them.

    >>> force_text("2 needs past forbids negated", "sv")
    '2 kräver dåtid, utesluter nekat'
    """
    found = _FORCE.match(force)
    if language != "sv" or found is None:
        return force
    needs = "kräver " + " ".join(stance_word(one, "sv") for one in found["needs"].split()) if found["needs"] else ""
    forbids = "utesluter " + " ".join(stance_word(one, "sv") for one in found["forbids"].split()) if found["forbids"] else ""
    return " ".join(part for part in (found["weight"], ", ".join(part for part in (needs, forbids) if part)) if part)
