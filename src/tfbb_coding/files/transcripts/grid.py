"""Tables of talk, from spreadsheets, Word or separated text: which column holds the time, the speaker and the words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.files.transcripts.heads import find_heads
from tfbb_coding.files.transcripts.labels import Shape, clean_label, fold, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.times import STAMP, STAMP_ONLY, seconds_per_unit, stamp_of, time_in_cell
from tfbb_coding.messages import _
from tfbb_coding.model.transcript import SpokenLine

Row = Sequence[object]

_START = """tid tidpunkt tidskod tidkod tidsstämpel tidsangivelse time timestamp start starttid starttime start_time from från begin in
timespan klockslag tidsspann tidsintervall tidsperiod"""
_END = "slut sluttid stop stopp end endtime end_time to till out"
_SPEAKER = """talare talaren speaker namn name deltagare person vem röst respondent intervjuperson roll ip talarnamn participant who label
speakername speaker_name informant speakerlabel"""
_TEXT = """text yttrande yttranden replik repliker utsaga innehåll content transkription transcript transkript uttalande tal anförande
citat intervjutext transcription utterance utskrift dialog vad speech words sagt"""
_NUMBER = "nr nummer no rad # id index turn tur number line radnummer segment"
_ASKED, _ANSWERED = "fråga frågor question intervjufråga", "svar answer response"
_NAMES: Mapping[str, frozenset[str]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "start": _START,
        "end": _END,
        "speaker": _SPEAKER,
        "text": _TEXT,
        "number": _NUMBER,
        "asked": _ASKED,
        "answered": _ANSWERED,
    }.items()
}
_STAMP = re.compile(STAMP)
_HEADER_WITHIN = 12
_MOST, _FEW_DISTINCT, _SHORT = 0.8, 0.5, 50
_HEADER_CELL, _TWO, _HALF, _LABEL_WORDS = 40, 2, 0.5, 5
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*$")
_ABBREVIATED = re.compile(r"\w{1,4}\.|[^.!?…]*\([^()]*\)|[(\[]?\?+[)\]]?")
"""Ends as a sentence does and is none: ``Int.``, ``Anna (mamma)``, ``???``."""
_BARE_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:[eE]-?\d+)?")


@dataclass(slots=True)
class Columns:
    """Which column is what; -1 where there is none. ``header`` is the header row's index, -1 without one."""

    header: int = -1
    places: dict[str, int] = field(default_factory=dict)

    def of(self, kind: str) -> int:
        """The column's place, or -1."""
        return self.places.get(kind, -1)


def read_grid(rows: Sequence[Row]) -> Reading | None:
    """A table as speech, or None when no column of it holds talk."""
    rows = [list(row) for row in rows]
    side_by_side = _side_by_side(rows)
    if side_by_side is not None:
        return side_by_side
    columns = _columns_by_header(rows) or _columns_without_header(rows)
    if columns is None:
        return None
    above, body = rows[: max(columns.header, 0)], rows[columns.header + 1 :]
    header_cells = [str(cell).strip() for cell in rows[columns.header] if _filled(cell)] if columns.header >= 0 else []
    title = "; ".join(_words(cell) for row in above for cell in row if _filled(cell))
    lines = _questions_and_answers(body, columns) if columns.of("answered") >= 0 else _spoken(body, columns)
    if columns.of("speaker") < 0:
        lines = _speakers_in_text(lines)
    left_out = _left_out(rows, columns)
    warnings = (_left_out_warning(left_out),) if left_out else ()
    aside = [*header_cells, *(_words(cell) for row in above for cell in row if _filled(cell)), *_cells_left_out(body, left_out)]
    return Reading(tuple(_in_seconds(lines, body, columns)), {"title": title} if title else {}, warnings, tuple(aside))


def lines_before(rows: Sequence[Row], at: int) -> int:
    """How many of the lines that :func:`read_grid` makes of ``rows`` begin above row ``at``, counted from 0."""
    if _side_by_side(rows) is not None:
        return sum(_filled(cell) for row in rows[1:at] for place, cell in enumerate(row) if _kind_of(rows[0][place]) == "")
    columns = _columns_by_header(rows) or _columns_without_header(rows)
    if columns is None:
        return 0
    above = rows[columns.header + 1 : at]
    return len(_questions_and_answers(above, columns) if columns.of("answered") >= 0 else _spoken(above, columns))


def _side_by_side(rows: Sequence[Row]) -> Reading | None:
    """A table with a column for each speaker, named in its first row: what stands in a row was said by whose column it is."""
    head, body = (rows[0], rows[1:]) if rows else ([], [])
    labels = {place: clean_label(_words(cell)) for place, cell in enumerate(head) if _filled(cell)}
    times = [place for place in labels if _kind_of(head[place]) in {"start", "end", "number"}]
    people = {place: label for place, label in labels.items() if place not in times}
    single = sum(sum(_filled(_cell(row, place)) for place in people) == 1 for row in body)
    named = all(shape_of(label) >= Shape.NAME and (_kind_of(label) != "text") for label in people.values())
    if len(people) < len(labels) - len(times) or len(people) < _TWO or not named or len(body) < _TWO or single < _MOST * len(body):
        return None
    if any(not any(_filled(_cell(row, place)) for row in body) for place in people) or _columns_by_header(rows) is not None:
        return None
    columns = Columns(0, {_kind_of(head[place]): place for place in times})
    lines = [
        SpokenLine(label, _words(_cell(row, place)), *_times(row, columns))
        for row in body
        for place, label in people.items()
        if _filled(_cell(row, place))
    ]
    return Reading(tuple(_in_seconds(lines, body, columns)), {}, (), tuple(labels.values()))


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _words(cell: object) -> str:
    return "" if cell is None else str(cell).replace("\u00a0", " ").strip()


def _cell(row: Row, place: int) -> object:
    return row[place] if 0 <= place < len(row) else None


# which column is what


def _columns_by_header(rows: Sequence[Row]) -> Columns | None:
    """The first row whose cells name a column of talk, with the columns that it names."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            kind = _kind_of(cell)
            if kind:
                places.setdefault(kind, place)
        if "text" in places or {"asked", "answered"} <= set(places):
            return _completed(Columns(index, places), rows)
    return None


def _header_above(rows: Sequence[Row], columns: Columns) -> int:
    """The index of a header whose words for the speech nobody foresaw ("Vad sägs"), or -1: it names other columns, or is no time."""
    first = rows[0] if rows else []
    named = [place for place, cell in enumerate(first) if _kind_of(cell) and not any(_cell(row, place) == cell for row in rows[1:])]
    start = columns.of("start")
    no_time = start >= 0 and _filled(_cell(first, start)) and not _is_clock(_cell(first, start))
    alike = any(place in columns.places.values() for place in named)
    short = all(len(_words(cell)) <= _HEADER_CELL for cell in first) and _filled(_cell(first, columns.of("text")))
    return 0 if short and (no_time or alike) and columns.of("text") not in named else -1


def has_header(rows: Sequence[Row]) -> bool:
    """Whether a row near the top names a column of talk."""
    return _columns_by_header(rows) is not None


def names_columns(cells: Sequence[str]) -> bool:
    """Whether the cells are a table's header: more than one, each with a column's usual name."""
    return len(cells) > 1 and all(map(_kind_of, cells)) and any(_kind_of(cell) in {"text", "answered"} for cell in cells)


def _kind_of(cell: object) -> str:
    words = re.sub(r"\s*[(\[].*$", "", _words(cell)).casefold().strip(" :*")
    if words in _NAMES["text"] and isinstance(cell, str):
        return "text"
    return next((kind for kind, names in _NAMES.items() if words in names or words.replace(" ", "") in names), "")


def _completed(columns: Columns, rows: Sequence[Row]) -> Columns:
    """With a speaker's column found by its content where the header has no word for it."""
    if columns.of("speaker") < 0 and columns.of("asked") < 0:
        guessed = _columns_by_content([row for i, row in enumerate(rows) if i > columns.header])
        if guessed and guessed.of("text") == columns.of("text") and guessed.of("speaker") not in columns.places.values():
            columns.places |= {"speaker": guessed.of("speaker")}
    return columns


def _columns_by_content(rows: Sequence[Row]) -> Columns | None:
    """Columns told by what stands in them: times, few short labels that come back, and words."""
    width = max((len(row) for row in rows), default=0)
    cells = [[row[i] for row in rows if i < len(row) and _filled(row[i])] for i in range(width)]
    places: dict[str, int] = {}
    for i, column in enumerate(cells):
        if column and _is_time(column):
            places.setdefault("start" if "start" not in places else "end", i)
    rest = [i for i in range(width) if cells[i] and i not in places.values() and not _is_number(cells[i])]
    if not rest:
        return None
    text = _place_of_text(rest, cells)
    speakers = [i for i in rest if i != text and _is_speaker(cells[i])]
    places |= {"text": text} | ({"speaker": speakers[0]} if speakers else {})
    found = Columns(-1, places)
    return replace(found, header=_header_above(rows, found))


def _place_of_text(rest: Sequence[int], cells: Sequence[Sequence[object]]) -> int:
    """The column with most letters; where those are short and end no sentences, as labels do, one beside it that does ("Ja.")."""

    def letters(place: int) -> int:
        return sum(len(_words(cell)) for cell in cells[place])

    longest = max(rest, key=letters)
    others = [place for place in rest if place != longest]
    if max(len(_words(cell)) for cell in cells[longest]) > _SHORT or _sentences(cells[longest]) > 1 - _MOST:
        return longest
    said = [place for place in others if _sentences(cells[place]) >= _HALF]
    if not said and _is_speaker(cells[longest]):
        said = [place for place in others if not _is_speaker(cells[place])]
    return max(said, key=letters, default=longest)


def _sentences(cells: Sequence[object]) -> float:
    """The share of the cells that end as a sentence does."""
    return sum(_SENTENCE_END.search(_words(cell)) is not None for cell in cells) / max(1, len(cells))


def _columns_without_header(rows: Sequence[Row]) -> Columns | None:
    """Columns told by their content; the only one left of the speech is whose it is, also where everybody is heard once, or asks."""
    found = _columns_by_content(rows)
    if found is None or found.of("speaker") >= 0 or found.header >= 0:
        return found
    text = found.of("text")
    width = max(len(row) for row in rows)
    cells = {i: [row[i] for row in rows if _filled(_cell(row, i))] for i in range(width) if i not in found.places.values()}
    left = [i for i, column in cells.items() if column and not _is_number(column)]
    if len(left) != 1 or left[0] > text:
        return found
    beside, said = cells[left[0]], [row[text] for row in rows if _filled(_cell(row, text))]
    in_turn = sum(_filled(_cell(row, text)) != _filled(_cell(row, left[0])) for row in rows) >= _MOST * len(rows)
    if _asks(beside) > _asks(said) and (in_turn or _asks(beside) >= _HALF):
        return Columns(-1, {**{kind: i for kind, i in found.places.items() if kind != "text"}, "asked": left[0], "answered": text})
    if sum(map(_may_be_label, beside)) >= _MOST * len(beside):
        found.places["speaker"] = left[0]
    return found


def _asks(cells: Sequence[object]) -> float:
    return sum(_words(cell).endswith("?") for cell in cells) / max(1, len(cells))


def _may_be_label(cell: object) -> bool:
    """Whether a cell beside the speech may say whose it is: few words that end no sentence, or an abbreviation."""
    label = _label_and_time(cell)[0]
    few = bool(label) and len(label) <= _SHORT and len(label.split()) <= _LABEL_WORDS
    return few and (_SENTENCE_END.search(_words(cell)) is None or _ABBREVIATED.fullmatch(_words(cell)) is not None)


def _is_time(cells: Sequence[object]) -> bool:
    return sum(_is_clock(cell) for cell in cells) >= _MOST * len(cells)


def _is_clock(cell: object) -> bool:
    return not isinstance(cell, int | float) and time_in_cell(cell) is not None and not str(cell).strip().isdigit()


def _is_number(cells: Sequence[object]) -> bool:
    return all(re.fullmatch(r"\d+(?:[.,]\d+)?[.)]?", str(cell).strip()) for cell in cells)


def _is_speaker(cells: Sequence[object]) -> bool:
    labels = [_label_and_time(cell)[0] for cell in cells]
    distinct = {fold(label) for label in labels if label}
    known = sum(bool(label) and shape_of(label) >= Shape.NAME for label in labels)
    return (
        max(map(len, labels)) <= _SHORT and (len(distinct) <= max(2, _FEW_DISTINCT * len(labels))) and known >= _FEW_DISTINCT * len(labels)
    )


# what was said


def _spoken(rows: Sequence[Row], columns: Columns) -> list[SpokenLine]:
    """A turn a row; a row without speaker goes on with the one above, when the table has speakers at all."""
    lines: list[SpokenLine] = []
    has_speakers = columns.of("speaker") >= 0
    for row in rows:
        words = _words(_cell(row, columns.of("text")))
        speaker, said_at = _label_and_time(_cell(row, columns.of("speaker")))
        if not words and not speaker:
            continue
        if has_speakers and not speaker and lines:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}\n{words}")
            continue
        start, end = _times(row, columns)
        lines.append(SpokenLine(speaker or None, words, said_at if start is None else start, end))
    return lines


def _label_and_time(cell: object) -> tuple[str, float | None]:
    """The speaker, and the time where it stands in the same cell."""
    words = _words(cell)
    return clean_label(_STAMP.sub(" ", words)), stamp_of(words).start if _STAMP.search(words) else None


def _speakers_in_text(lines: Sequence[SpokenLine]) -> list[SpokenLine]:
    """Where no column holds the speaker, the words may: ``IP1: text``."""
    heads = find_heads([SourceLine(number, line.text) for number, line in enumerate(lines, start=1)])
    return [replace(line, speaker=heads[i].label, text=heads[i].rest) if i in heads else line for i, line in enumerate(lines)]


def _times(row: Row, columns: Columns) -> tuple[float | None, float | None]:
    first = _cell(row, columns.of("start"))
    both = stamp_of(str(first)) if isinstance(first, str) and STAMP_ONLY.fullmatch(first) else None
    start = time_in_cell(first) if _filled(first) else None
    last = _cell(row, columns.of("end"))
    end = time_in_cell(last) if _filled(last) else both.end if both else None
    return start, end


def _in_seconds(lines: Sequence[SpokenLine], rows: Sequence[Row], columns: Columns) -> list[SpokenLine]:
    """Bare numbers as seconds; clocks are seconds already."""
    cells = [cell for row in rows if _filled(cell := _cell(row, columns.of("start")))]
    if not cells or not all(_BARE_NUMBER.fullmatch(str(cell).strip()) for cell in cells):
        return list(lines)
    starts = [line.time_start for line in lines if line.time_start is not None]
    lasting = [line.time_end - line.time_start for line in lines if line.time_start is not None and line.time_end is not None]
    unit = seconds_per_unit(starts, sum(len(line.text) for line in lines), lasting)
    return [replace(line, time_start=_times_unit(line.time_start, unit), time_end=_times_unit(line.time_end, unit)) for line in lines]


def _times_unit(value: float | None, unit: float) -> float | None:
    return None if value is None else round(value * unit, 3)


def _questions_and_answers(rows: Sequence[Row], columns: Columns) -> list[SpokenLine]:
    """A table with a column of questions and one of answers: two turns a row."""
    lines: list[SpokenLine] = []
    for row in rows:
        lines += [
            SpokenLine(speaker, words)
            for speaker, kind in (("Fråga", "asked"), ("Svar", "answered"))
            if (words := _words(_cell(row, columns.of(kind))))
        ]
    return lines


# what is left out


def _left_out(rows: Sequence[Row], columns: Columns) -> list[int]:
    """The columns with words in them that are neither speech nor labels."""
    if columns.of("answered") >= 0:
        used = {columns.of("asked"), columns.of("answered"), columns.of("number")}
    else:
        used = set(columns.places.values())
    width = max((len(row) for row in rows), default=0)
    body = rows[columns.header + 1 :]
    with_words = {i for i in range(width) if any(re.search(r"[^\W\d_]", _words(_cell(row, i))) for row in body)}
    return sorted(with_words - used)


def _cells_left_out(rows: Sequence[Row], places: Sequence[int]) -> list[str]:
    return [_words(_cell(row, place)) for row in rows for place in places if _filled(_cell(row, place))]


def _left_out_warning(places: Sequence[int]) -> str:
    letters = ", ".join(chr(ord("A") + place) if place < 26 else str(place + 1) for place in places)  # noqa: PLR2004  # A to Z
    return _("The table has columns that are neither time, speaker nor speech; they were left out: {columns}.").format(columns=letters)
