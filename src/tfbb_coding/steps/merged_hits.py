"""Hits of several voices put together: what overlaps is one, and what two voices for names agree on is sure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tfbb_coding.swedish.identifiers.hits import Hit

NAME_KINDS = frozenset({"person", "place", "organisation"})
# A longer hit of a kind further to the left swallows shorter ones inside it.
ORDER = ("email", "url", "personnummer", "organisation_number", "phone", "address", "coordinates", "plate", "date", "handle", "age", "mark")
RANK = {kind: i for i, kind in enumerate(ORDER)}
BARE = "bare "


class Stretches:
    """Stretches of a text in order, for quick questions: a long transcript has thousands of labels."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``[start, end)``; a role ``på [skolan]`` that holds a placeholder does."""
        i = bisect_left(self._starts, end) - 1
        return i >= 0 and self._reach[i] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within what they reach to from its start on."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and self._reach[i] >= end


def merged(hits: Iterable[Hit]) -> list[tuple[Hit, tuple[str, ...]]]:
    """Hits joined where they overlap, each with the voices that found it; what two voices for names agree on becomes sure.

    ``role``, ``combination``, ``sensitive`` and ``date`` … each stand beside names rather than swallowing them.
    """
    layers: dict[str, list[Hit]] = {"names": [], "shapes": [], "role": [], "combination": [], "sensitive": []}
    for hit in hits:
        layers["names" if hit.kind in NAME_KINDS else hit.kind if hit.kind in layers else "shapes"].append(hit)
    shapes = _joined_shapes(layers["shapes"])
    swallowed = Stretches((shape.start, shape.end) for shape in shapes)
    names = [found for found in _joined_names(layers["names"]) if not swallowed.hold(found[0].start, found[0].end)]
    rest = [hit for kind in ("role", "combination", "sensitive") for hit in _longest(layers[kind])]
    found = [*names, *((hit, (hit.voice,)) for hit in [*shapes, *rest])]
    return sorted(found, key=lambda f: (f[0].start, f[0].end, f[0].kind))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=hit.end)
    return kept


def _joined_shapes(hits: Iterable[Hit]) -> list[Hit]:
    """Of patterns that overlap, the one that says most."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start))):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            best = min(last, hit, key=lambda h: (RANK[h.kind], -(h.end - h.start)))
            kept[-1] = best._replace(start=min(last.start, hit.start), end=max(last.end, hit.end), sure=last.sure or hit.sure)
        else:
            kept.append(hit)
    return kept


def _joined_names(hits: Iterable[Hit]) -> list[tuple[Hit, tuple[str, ...]]]:
    kept: list[tuple[Hit, set[str]]] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1][0].end:
            last, voices = kept[-1]
            voices = voices | {_voice(hit)}
            told = next((h.kind for h in (last, hit) if h.voice == "study"), "person" if "label" in voices else "")
            kind = told or _better(last, hit)
            kept[-1] = (last._replace(end=max(last.end, hit.end), kind=kind), voices)
        else:
            kept.append((hit, {_voice(hit)}))
    return [(hit._replace(sure=_agreed(voices)), tuple(sorted({v.removeprefix(BARE) for v in voices}))) for hit, voices in kept]


def _voice(hit: Hit) -> str:
    """The voice; a capital on a word that nothing else speaks for, and a tagger that only leans towards a name, weigh less."""
    return BARE + hit.voice if hit.voice in ("case", "tagger") and not hit.sure else hit.voice


def _better(first: Hit, second: Hit) -> str:
    """The kind of two that overlap: an organisation swallows a place in it, a list knows better than the tagger, else the sure one wins."""
    if (first.start, first.end) == (second.start, second.end) and {first.voice, second.voice} == {"lexicon", "tagger"}:
        return first.kind if first.voice == "lexicon" else second.kind
    if "organisation" in (first.kind, second.kind):
        return "organisation"
    return second.kind if second.sure and not first.sure else first.kind


def _agreed(voices: set[str]) -> bool:
    """Two voices agree: the rules (lexicon or case), the tagger, an installed model; the study's list and a label need no second."""
    if voices == {BARE + "case", BARE + "tagger"}:  # both saw the same capital, and nothing else
        return False
    heard = {v.removeprefix(BARE) for v in voices}
    speakers = {"rules" if v in ("lexicon", "case", "memory") else v for v in heard}
    return len(speakers) > 1 or "study" in speakers or "label" in speakers
