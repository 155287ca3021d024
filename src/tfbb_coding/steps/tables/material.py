"""The material: what was collected, and how much of it there is."""

from collections import Counter
from collections.abc import Sequence

from tfbb_coding.model.coding import CONSENSUS
from tfbb_coding.model.report import Table
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.counting import group_size, minutes, places, speakers, words_of
from tfbb_coding.steps.tables.view import FOCUS_GROUP, Row, View, table

_TOLD = ("interview", "case", "wave", "kind", "month")
_COUNTED = ("people", "words", "minutes", "units_coded", "codings")


def material(view: View) -> Table:
    """A row a conversation: people, words, minutes, and how many units are coded; those not coded yet last, and the sums.

    Where a consensus counts, a column tells how many units its coders still see differently. A focus group of fewer than k people is
    marked, or, where small groups are merged or suppressed, put together with the next smallest into a row of at least k.
    """
    words = view.words
    counted = (*_COUNTED, *(("units_open",) if view.results.open else ()))
    keys = (*_TOLD, *counted, "note")
    coded = Counter(transcript for transcript, _start, _end in places(view.codings))
    codings = Counter(key[0] for key in {(c.transcript, c.start, c.end, c.theme, c.code) for c in view.codings})
    together = _together(view)
    rows = [_row(view, name, coded[name], codings[name]) for name in _every(view)]
    apart = [_without_size(view, name, row) for name, row in zip(_every(view), rows, strict=True) if name not in together]
    joined = [row for name, row in zip(_every(view), rows, strict=True) if name in together]
    shown = [*apart, *([_joined(view, joined)] if joined else [])]
    total = (words["all"], *[""] * (len(_TOLD) - 1), *_sums(rows), "")
    return table(view, "material", [words[key] for key in keys], [*shown, total], words["n_material"], reading=keys)


def _every(view: View) -> list[str]:
    return [*view.interviews, *sorted(view.results.transcripts.keys() - set(view.interviews))]


def _size(view: View, name: str) -> int:
    return group_size(view.results.transcripts[name], view.results.interviews[name])


def _is_small(view: View, name: str) -> bool:
    """Whether it is a group in which fewer than k people take part: of an interview with one person everybody knows that it is one.

    Where study.yaml does not say what kind it is, several people are a group.
    """
    kind, size = view.results.interviews[name].kind, _size(view, name)
    return size < view.k and (kind == FOCUS_GROUP or (not kind and size > 1))


def _together(view: View) -> frozenset[str]:
    """The conversations that are not shown one by one: small groups, and as many of the next smallest as make k people of them."""
    small = [name for name in _every(view) if _is_small(view, name)] if view.small is not Small.MARK else []
    rest = sorted((name for name in _every(view) if name not in small), key=lambda name: _size(view, name))
    while small and rest and (len(small) == 1 or sum(_size(view, name) for name in small) < view.k):
        small.append(rest.pop(0))
    return frozenset(small)


def _row(view: View, name: str, coded: int, codings: int) -> Row:
    one, transcript = view.results.interviews[name], view.results.transcripts[name]
    said = sum(words_of(turns) for turns in speakers(transcript).values())
    case, kind = view.results.study.case_name(one.case), view.words.get(one.kind, one.kind)
    still = (view.results.open.get(name, 0),) if view.results.open else ()
    counts = (_size(view, name), said, minutes(transcript), coded, codings, *still)
    return (one.id, case, one.wave, kind, one.month, *counts, "; ".join(_notes(view, name)))


def _without_size(view: View, name: str, row: Row) -> Row:
    """The row of a small group without how many they are, as a report is advised to write it: the note says that they are few."""
    at = len(_TOLD)
    return (*row[:at], f"<{view.k}", *row[at + 1 :]) if _is_small(view, name) else row


def _notes(view: View, name: str) -> list[str]:
    """Why its numbers are not in the results, and whether it is a group of fewer than k."""
    notes = [] if name in view.sizes else [not_counted(view, name)]
    return [*notes, view.words["fewer"].format(k=view.k)] if _is_small(view, name) else notes


def left_out_of(view: View, group: str | None = None) -> list[str]:
    """The conversations (of a group, where one is named) that are not counted, each with the reason: ``S3 (inte kodad)``."""
    results = view.results
    names = (name for name in results.transcripts if name not in view.sizes)
    chosen = (name for name in names if group is None or str(getattr(results.interviews[name], view.by)) == group)
    return [f"{one} ({why})" for one, why in sorted((results.interviews[name].id, not_counted(view, name)) for name in chosen)]


def not_counted(view: View, name: str) -> str:
    """Why a conversation is not in the results: nobody has coded it, or none of those who count here."""
    if name not in view.results.outside:
        return view.words["not_coded"]
    return view.words["not_merged" if CONSENSUS in view.results.coders else "by_others"]


def _joined(view: View, rows: Sequence[Row]) -> Row:
    """Several conversations as one row."""
    return (view.words["small_ones"].format(n=len(rows)), *[""] * (len(_TOLD) - 1), *_sums(rows), "")


def _sums(rows: Sequence[Row]) -> list[int | None]:
    """The sum of every column with numbers, None where nothing is known."""
    columns = [[row[n] for row in rows] for n in range(len(_TOLD), len(rows[0]) - 1)]
    known = [[n for n in column if isinstance(n, int)] for column in columns]
    return [sum(numbers) if numbers else None for numbers in known]
