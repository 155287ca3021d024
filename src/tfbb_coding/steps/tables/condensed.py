"""What stands for a coded unit in few words: a person's condensation, else the program's proposal, else the beginning of the quotation."""

from collections.abc import Iterable
from dataclasses import dataclass

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.report import Table
from tfbb_coding.model.results import Results
from tfbb_coding.steps.tables.view import Row, View, in_order, is_decided, left_out, once, shown, table

_COLUMNS = ("interview", "unit", "speaker", "meaning_unit", "condensation", "code", "theme", "status")
OPENING = 25
"""Words of a quotation that are shown where there is no condensation: as many as a proposal has at most."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a unit says of a theme in few words; ``decided`` when a person says so, ``extract`` when the program proposes it.

    Neither of them where ``text`` is the beginning of the quotation.
    """

    text: str
    decided: bool = False
    extract: bool = False


class Senses:
    """The condensations of a study, found by coding."""

    def __init__(self, results: Results) -> None:
        ranked = sorted(results.condensations, key=lambda one: (one.decided, one.coder in results.coders))
        self._by_key: dict[tuple[str, str, str], Condensation] = {(one.transcript, *one.key): one for one in ranked}

    def of(self, coding: Coding) -> Sense:
        """What the coding's unit says of its theme; what was decided for other words than the unit's counts for nothing."""
        found = [self._by_key.get((coding.transcript, coding.unit, theme)) for theme in (coding.theme, "")]
        fitting = [one for one in found if one and one.text and _plain(one.quotation) == _plain(coding.quotation)]
        best = next((one for one in fitting if one.decided), fitting[0] if fitting else None)
        if best is None:
            return Sense(opening(coding.quotation))
        return Sense(_plain(best.text), best.decided, not best.decided)


def _plain(text: str) -> str:
    return " ".join(text.split())


def opening(text: str) -> str:
    """The first :data:`OPENING` words.

    >>> opening("Vi hann inte.")
    'Vi hann inte.'
    """
    words = text.split()
    return " ".join(words) if len(words) <= OPENING else " ".join(words[:OPENING]) + " …"


def condensations(view: View) -> Table:
    """Kvale & Brinkmann's table of condensation, conversation by conversation: meaning unit, condensation, code and theme.

    A unit with several themes has a row for each. Quotations stand whole; the condensation is empty where nobody has proposed any.
    """
    words = view.words
    columns = [words[key] for key in _COLUMNS]
    kept, hidden = shown(view, view.codings)
    rows = _rows(view, _by_place(view, in_order(view, kept)))
    return table(view, "condensations", columns, rows, words["n_condensations"], left_out(view, hidden), split=True, reading=_COLUMNS)


def _by_place(view: View, codings: Iterable[Coding]) -> list[Coding]:
    order = {name: n for n, name in enumerate(view.interviews)}
    return sorted(codings, key=lambda coding: (order[coding.transcript], coding.start, coding.end))


def _rows(view: View, codings: Iterable[Coding]) -> Iterable[Row]:
    senses, results = Senses(view.results), view.results
    for group in once(codings):
        one = group[0]
        sense = senses.of(one)
        interview = view.interview(one.transcript)
        yield (
            interview.id, one.unit, one.speaker or "", one.quotation, sense.text if sense.decided or sense.extract else "",
            results.code_label(one.theme, one.code), results.theme_label(one.theme, interview.case), _status(view, sense, group),
        )  # fmt: skip


def _status(view: View, sense: Sense, group: list[Coding]) -> str:
    proposed = sense.extract or not any(map(is_decided, group))
    return view.words["proposal"] if proposed else ""
