"""Units that nobody coded but that sound like those that were: rules and dictionaries fail by silence.

Each unit is a vector of its lemmas, pairs and triples of lemmas, and stances (:func:`tfbb_coding.steps.learned.features`), weighed by
TF-IDF: what few units have says more. For each theme the uncoded units are ranked by their cosine with the centre of the theme's units
(Rocchio 1971). On invented talk of which half was hidden, 60 % of a theme's first twenty carried it, against 15 % of all hidden units;
ranked by the most alike unit alone 42 %, by lemmas without pairs and stances 46 %.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.report import Table
from tfbb_coding.model.transcript import MeaningUnit
from tfbb_coding.steps.alignment import by_unit
from tfbb_coding.steps.learned import features
from tfbb_coding.steps.match import content_lemmas
from tfbb_coding.steps.questions import STOPWORDS
from tfbb_coding.swedish.stance import Analysis, analyse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_SMALL_WORDS = (
    "dom de dem å o är var va vart ska skulle kan kunde en ett hade har ja nej jo mm hm alltså typ liksom asså eh öh ehm detta dessa sin "
    "sitt sina vår vårt våra min mitt mina blev blivit bli går gå finns fanns när där här sen så att"
)
_EMPTY = STOPWORDS | frozenset(_SMALL_WORDS.split())
"""Words that tell a reader nothing about why two passages are alike."""
SHORTEST = 6
"""Words that a unit needs to be looked at."""
SHOWN_WORDS, SHOWN_STANCES = 5, 2
MOST_FEATURES = 15_000
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Missed:
    """An uncoded unit that sounds like the theme's.

    ``similarity`` is the cosine with their centre, 0 to 1; ``like`` the most alike of them; ``shared`` what these two have in common,
    the most telling first: words of the unit, and stances by name in angle brackets.
    """

    theme: str
    unit: MeaningUnit
    similarity: float
    like: MeaningUnit
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Models:
    """The units that a theme's missed ones are to be like, and whether people accepted them (else they are proposals)."""

    units: tuple[MeaningUnit, ...]
    accepted: bool


def models(units: Sequence[MeaningUnit], codings: Sequence[Coding], themes: Sequence[str]) -> dict[str, Models]:
    """For each theme the units that people accepted as it, or, where they accepted none, those coded as it."""
    found = by_unit(codings, units)
    accepted, coded = defaultdict(list), defaultdict(list)
    for unit in units:
        for theme in themes:
            said = {coding.status for coding in found.get(unit.id, ()) if coding.theme == theme}
            if said & {Status.ACCEPTED, Status.CHANGED}:
                accepted[theme].append(unit)
            if said - {Status.REJECTED}:
                coded[theme].append(unit)
    return {theme: Models(tuple(accepted[theme] or coded[theme]), bool(accepted[theme])) for theme in themes}


def find_missed(units: Sequence[MeaningUnit], codings: Sequence[Coding], themes: Sequence[str], n: int) -> list[Missed]:
    """For each theme the ``n`` uncoded units most like its :func:`models`, best first.

    A unit stands once, under the theme that it is most like. Left out are units on which any coding stands that nobody rejected, for a
    theme those rejected as it, and units of fewer than :data:`SHORTEST` words.
    """
    wanted = models(units, codings, themes)
    found = by_unit(codings, units)
    analyses = {unit.id: analyse(unit.text) for unit in units}
    open_units = [
        unit
        for unit in units
        if all(coding.status is Status.REJECTED for coding in found.get(unit.id, ())) and len(content_lemmas(analyses[unit.id])) >= SHORTEST
    ]
    rejected = {(coding.theme, unit_id) for unit_id, several in found.items() for coding in several if coding.status is Status.REJECTED}
    space = _Space(analyses)
    best: dict[str, Missed] = {}
    for theme in themes:
        candidates = [unit for unit in open_units if (theme, unit.id) not in rejected]
        for missed in _ranked(theme, candidates, wanted[theme].units, space):
            if missed.unit.id not in best or missed.similarity > best[missed.unit.id].similarity:
                best[missed.unit.id] = missed
    ranked = sorted(best.values(), key=lambda one: (themes.index(one.theme), -one.similarity, one.unit.transcript, one.unit.start))
    return [one for theme in themes for one in [each for each in ranked if each.theme == theme][:n]]


class _Space:
    """The material's units as vectors; features of one unit alone are left out, since no other can share them."""

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        counts = {key: Counter(feature.name for feature in features(analysis)) for key, analysis in analyses.items()}
        frequency = Counter(name for each in counts.values() for name in each)
        self.analyses = analyses
        shared = sorted((name for name, units in frequency.items() if units > 1), key=lambda name: (-frequency[name], name))
        self.names = sorted(shared[:MOST_FEATURES])
        self._place = {name: n for n, name in enumerate(self.names)}
        self._values = {
            key: {
                self._place[name]: (1 + math.log(n)) * math.log(len(counts) / frequency[name])
                for name, n in each.items()
                if name in self._place
            }
            for key, each in counts.items()
        }

    def matrix(self, units: Sequence[MeaningUnit]) -> "Floats":
        """One row of length 1 a unit (0 where it shares no feature with any other)."""
        import numpy as np

        rows = np.zeros((len(units), len(self.names)), dtype=np.float32)
        for row, unit in zip(rows, units, strict=True):
            values = self._values[unit.id]
            row[list(values)] = list(values.values())
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(norms > 0, norms, 1)
        return rows


def _ranked(theme: str, candidates: Sequence[MeaningUnit], like: Sequence[MeaningUnit], space: _Space) -> list[Missed]:
    """The candidates that have anything in common with the units of the theme."""
    import numpy as np

    if not candidates or not like:
        return []
    theirs = space.matrix(like)
    centre = theirs.mean(axis=0)
    centre /= float(np.linalg.norm(centre)) or 1.0
    found = []
    for start in range(0, len(candidates), _BLOCK):  # a block at a time: ten thousand units at once would not fit in memory
        block = candidates[start : start + _BLOCK]
        ours = space.matrix(block)
        similarity, nearest = ours @ centre, (ours @ theirs.T).argmax(axis=1)
        for n, unit in enumerate(block):
            if similarity[n] > 0:
                shared = _shared(unit, ours[n] * theirs[nearest[n]], space)
                found.append(Missed(theme, unit, round(float(similarity[n]), 3), like[int(nearest[n])], shared))
    return found


def _shared(unit: MeaningUnit, products: "Floats", space: _Space) -> tuple[str, ...]:
    """What makes the two alike: the unit's own words, then stances; nothing that a longer stretch of words holds already."""
    places: dict[str, str] = {}
    for feature in features(space.analyses[unit.id]):
        places.setdefault(feature.name, " ".join(unit.text[feature.start : feature.end].lower().split()))
    ranked = [space.names[n] for n in sorted(products.nonzero()[0], key=lambda n: (-products[n], space.names[n]))]
    words: list[str] = []
    for name in ranked:
        told = places[name]
        tells_nothing = {word.strip(".,?!…–-") for word in told.split()} <= _EMPTY or name in STOPWORDS
        if not (name.startswith("<") or tells_nothing or any(told in each or each in told for each in words)):
            words.append(told)
    stances = [name for name in ranked if name.startswith("<") and "+" not in name]
    return (*words[:SHOWN_WORDS], *stances[:SHOWN_STANCES])


def missed_table(found: Sequence[Missed], wanted: Mapping[str, Models]) -> Table:
    """One row a unit to look at."""
    columns = ("theme", "rank", "similarity", "transcript", "unit", "speaker", "start", "end", "like", "like_status", "shared", "text")
    rows: list[tuple[str | int | float, ...]] = []
    rank: dict[str, int] = defaultdict(int)
    for one in found:
        rank[one.theme] += 1
        status = "accepted" if wanted[one.theme].accepted else "coded"
        unit = one.unit
        rows.append((one.theme, rank[one.theme], one.similarity, unit.transcript, unit.id, unit.speaker or "", unit.start, unit.end,
                     one.like.id, status, ";".join(one.shared), unit.text))  # fmt: skip
    return Table("missed", columns, tuple(rows))
