"""The material: what was collected, and how much of it there is."""

from collections import Counter

from tfbb_coding.model.report import Table
from tfbb_coding.steps.tables.counting import minutes, places, speakers, words_of
from tfbb_coding.steps.tables.view import Row, View, table

_COLUMNS = ("interview", "case", "wave", "kind", "date", "people", "words", "minutes", "units_coded", "codings", "note")


def material(view: View) -> Table:
    """A row a conversation: people, words, minutes, and how many units are coded; those not coded yet last, and the sums."""
    words = view.words
    columns = [words[key] for key in _COLUMNS]
    coded = Counter(transcript for transcript, _start, _end in places(view.codings))
    codings = Counter((c.transcript, c.start, c.end, c.theme, c.code) for c in view.codings)
    per_interview = Counter(key[0] for key in codings)
    rows = [_row(view, name, coded[name], per_interview[name]) for name in _every(view)]
    total = tuple(_sum([row[n] for row in rows]) for n in range(5, 10))
    return table(view, "material", columns, [*rows, (words["all"], "", "", "", "", *total, "")], words["n_material"], reading=_COLUMNS)


def _every(view: View) -> list[str]:
    return [*view.interviews, *sorted(view.results.transcripts.keys() - set(view.interviews))]


def _row(view: View, name: str, coded: int, codings: int) -> Row:
    from tfbb_coding.steps.tables.counting import group_size

    one, transcript = view.results.interviews[name], view.results.transcripts[name]
    said = sum(words_of(turns) for turns in speakers(transcript).values())
    missing = "" if name in view.sizes else view.words["not_coded"]
    case = view.results.study.case_name(one.case)
    kind = view.words.get(one.kind, one.kind)
    return (one.id, case, one.wave, kind, one.date, group_size(transcript, one), said, minutes(transcript), coded, codings, missing)


def _sum(numbers: list[str | int | float | None]) -> int | None:
    known = [n for n in numbers if isinstance(n, int)]
    return sum(known) if known else None
