"""Compounds: whether a term is a part of a longer word.

Swedish writes compounds as one word, so *samverkan* stands in *samverkansformer*. A plain substring test takes *kontrollen* for a *roll*;
splitting without a term finds too much. The split here is *directed by the term*: the rest before and after it must be words, too.
"""

from functools import lru_cache

from tfbb_coding.swedish.words import is_known, lemma

# Joints between the parts: -s- (arbetsplats), -o-/-u-/-e- from an -a (kvinnojour, gatukontor), or nothing.
JOINTS = ("", "s", "-", "s-")
SHORTEST_PART = 3
# Short words that end up as false first or last parts far more often than as true ones.
FALSE_PARTS = frozenset(
    "ant att bar den der det ena ens era ett for fra gen här har hos hur ida ing kon kont len man mar med men mot nad nen ner nor nya och oss rna sam sen sin som ten ter tes tog tor und ung van vad vid"
    .split()
) - {"nya", "ung", "bar"}  # fmt: skip

# Words that once were compounds and no longer mean the sum of their parts.
GROWN_TOGETHER = frozenset(
    "alltid aldrig framtid framtida samtid samtida samtidig samtidigt handledning handleda anledning inledning avledning vägledning omfattning fastighet "
    "verksamhet verklig verkligen verkligt naturlig naturligtvis möjligtvis självklart egentlig egentligen särskild framgång bakgrund omgång utgång tillgång ingång "
    "avgång uppgång nedgång undergång övergång sammanhang förhållande förhållningssätt uppdrag bidrag avdrag utdrag föredrag fördrag förslag inslag anslag utslag "
    "underlag omslag uppslag avslag avtal samtal antal tiotal hundratal mental totalt allihop ihop sällskap egenskap kunskap vetenskap landskap ledarskap".split()
)


def _stems(term: str) -> tuple[str, ...]:
    """The forms that a term can have as a first or middle part: skola → skol, skola, skole; of three letters only itself (bra is no brukar)."""
    stems = [term]
    if term.endswith(("a", "e")) and len(term) > SHORTEST_PART:
        stems += [term[:-1], term[:-1] + "o", term[:-1] + "u", term[:-1] + "e"]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= SHORTEST_PART))


def _is_part(text: str) -> bool:
    """Whether ``text`` can stand as the rest of a compound: a known word, perhaps with its joint or without its final vowel."""
    if len(text) < SHORTEST_PART or text in FALSE_PARTS:
        return False
    bare = text.strip("-")
    candidates = [bare, bare.removesuffix("s"), bare + "a", bare + "e"]
    if bare.endswith(("o", "u")):
        candidates.append(bare[:-1] + "a")
    if bare.endswith("ra"):  # föräldramöte, syskonbarn's kind of joint: förälder → föräldra-
        candidates.append(bare[:-2] + "er")
    return any(len(c) >= SHORTEST_PART and c not in FALSE_PARTS and is_known(c) for c in candidates) or _splits(bare)


@lru_cache(maxsize=50_000)
def _splits(text: str) -> bool:
    """Whether ``text`` itself is a compound of two known words of at least four letters."""
    for cut in range(4, len(text) - 3):
        head, tail = text[:cut], text[cut:]
        if is_known(tail) and (is_known(head) or is_known(head.removesuffix("s")) or is_known(head + "a")):
            return True
    return False


@lru_cache(maxsize=200_000)
def has_part(word: str, term: str) -> bool:
    """Whether ``word`` is ``term`` in some inflection, or a compound with it as a part.

    >>> has_part("samverkansformer", "samverkan"), has_part("skolsamverkan", "samverkan")
    (True, True)
    >>> has_part("kontrollen", "roll"), has_part("lärarrollen", "roll")
    (False, True)
    """
    lower, term = word.lower(), term.lower()
    base = lemma(lower)
    if term in (base, lower):
        return True
    if base in GROWN_TOGETHER or len(lower) <= len(term):
        return False
    return any(_has_stem(lower, term, stem) for stem in _stems(term))


def _has_stem(word: str, term: str, stem: str) -> bool:
    """Whether ``stem`` stands in ``word`` with words on both sides, or at an end with an inflection."""
    at = word.find(stem)
    while at != -1:
        before, after = word[:at], word[at + len(stem) :]
        if (not before or _is_part(before)) and _fits_after(before, after, word[at:], term):
            return True
        at = word.find(stem, at + 1)
    return False


def _fits_after(before: str, after: str, tail: str, term: str) -> bool:
    """Whether what follows the stem is nothing, an inflection of the term, or a further part."""
    if before and (tail == term or lemma(tail) == term):
        return True
    return any(after.startswith(joint) and _is_part(after[len(joint) :]) for joint in JOINTS)
