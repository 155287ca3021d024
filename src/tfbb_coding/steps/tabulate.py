"""Judgements made into tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding, Judgement
from tfbb_coding.model.indicator_words import evidence_text
from tfbb_coding.model.report import Table
from tfbb_coding.model.study import Study
from tfbb_coding.model.text import word_count

if TYPE_CHECKING:
    import pandas as pd

UNIT_COLUMNS = (
    "transcript", "case", "wave", "unit", "turn", "speaker", "role", "start", "end", "words", "primary", "themes", "ranking", "question", "text",
)  # fmt: skip
SEGMENT_COLUMNS = (
    "transcript", "case", "wave", "unit", "turn", "speaker", "start", "end", "theme", "code", "status", "coder", "score", "evidence", "condensation", "text",
)  # fmt: skip
THEME_COLUMNS = ("theme", "label", "case", "codings", "units", "speakers", "transcripts", "words")
STRONGEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a transcript belongs in the study: its case and wave, empty where ``study.yaml`` says nothing; ``rank`` orders the cases."""

    case: str = ""
    wave: str = ""
    rank: tuple[bool, int, str] = (True, 0, "")


def places(transcripts: Sequence[str], study: Study) -> dict[str, Place]:
    """``{transcript: Place}`` for each transcript name."""
    found = {name: study.interview_of(name) for name in transcripts}
    return {name: Place(i.case, i.wave, (not i.case, study.case_rank(i.case), i.case)) if i else Place() for name, i in found.items()}


def units_table(judgements: Sequence[Judgement], where: Mapping[str, Place]) -> Table:
    """One row a unit, coded or not."""
    return Table("units", UNIT_COLUMNS, tuple(_unit_row(judgement, where[judgement.unit.transcript]) for judgement in judgements))


def _unit_row(judgement: Judgement, place: Place) -> tuple[str | int, ...]:
    unit = judgement.unit
    ranking = ";".join(f"{theme}:{score:.3f}" for theme, score in judgement.ranking)
    return (
        unit.transcript, place.case, place.wave, unit.id, unit.turn, unit.speaker or "", str(unit.role), unit.start, unit.end, word_count(unit.text),
        judgement.primary, ";".join(judgement.themes), ranking, unit.question, unit.text,
    )  # fmt: skip


def segments_table(judgements: Sequence[Judgement], where: Mapping[str, Place], language: str = "en") -> Table:
    """One row a coding, with why it was proposed, in ``language`` (that of the codebook); the condensation is left for a person."""
    return Table(
        "segments",
        SEGMENT_COLUMNS,
        tuple(_segment_row(coding, where[coding.transcript], language) for judgement in judgements for coding in judgement.codings),
    )


def _segment_row(coding: Coding, place: Place, language: str) -> tuple[str | int | float, ...]:
    return (
        coding.transcript, place.case, place.wave, coding.unit, coding.turn, coding.speaker or "", coding.start, coding.end, coding.theme, coding.code,
        str(coding.status), coding.coder, coding.score, " | ".join(evidence_text(e, language) for e in coding.evidence), "", coding.quotation,
    )  # fmt: skip


def _frame(judgements: Sequence[Judgement], where: Mapping[str, Place]) -> "pd.DataFrame":
    """One row a coding with what is counted."""
    import pandas as pd

    rows = [
        {
            "theme": coding.theme,
            "case": where[coding.transcript].case,
            "unit": coding.unit,
            "speaker": f"{coding.transcript}/{coding.speaker}" if coding.speaker else None,
            "transcript": coding.transcript,
            "words": word_count(coding.quotation),
        }
        for judgement in judgements
        for coding in judgement.codings
    ]
    return pd.DataFrame(rows, columns=["theme", "case", "unit", "speaker", "transcript", "words"])


def themes_table(
    judgements: Sequence[Judgement], themes: Sequence[Theme], where: Mapping[str, Place], labels: Mapping[str, Mapping[str, str]]
) -> Table:
    """One row a theme and case, empty ones too: a thin cell is a result that must be seen.

    Speakers are counted per transcript, since ``Deltagare 1`` is somebody else in the next group.
    """
    frame = _frame(judgements, where)
    counts = {
        key: (len(cell), cell["unit"].nunique(), cell["speaker"].nunique(), cell["transcript"].nunique(), int(cell["words"].sum()))
        for key, cell in frame.groupby(["theme", "case"])
    }
    cases = list(dict.fromkeys(place.case for place in sorted(where.values(), key=lambda place: place.rank))) or [""]
    rows: list[tuple[str | int, ...]] = []
    for theme in themes:
        for case in cases:
            numbers = counts.get((theme.id, case), (0, 0, 0, 0, 0))
            rows.append((theme.id, labels.get(case, {}).get(theme.id, theme.label), case, *numbers))
    return Table("themes", THEME_COLUMNS, tuple(rows))


def theme_table(judgements: Sequence[Judgement], themes: Sequence[Theme]) -> Table:
    """One column a theme, read column-wise: the strongest units of each code, with the id that leads back to the words.

    The columns are independent lists of unequal length; what stands in one row does not belong together.
    """
    columns = [_column(judgements, theme) for theme in themes]
    height = max((len(column) for column in columns), default=0)
    rows = tuple(tuple(column[n] if n < len(column) else "" for column in columns) for n in range(height))
    return Table("theme_table", tuple(theme.label for theme in themes), rows)


def _column(judgements: Sequence[Judgement], theme: Theme) -> list[str]:
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for judgement in judgements:
        for coding in judgement.codings:
            if coding.theme == theme.id:
                by_code[coding.code].append(coding)
    cells = []
    for code, label in [*((code.id, code.label) for code in theme.codes), ("", "")]:
        strongest = sorted(by_code.get(code, ()), key=lambda c: (-c.score, c.transcript, c.start))[:STRONGEST]
        head = f"{label}: " if label else ""
        cells += [f"{head}{' '.join(coding.quotation.split())} ({coding.unit})" for coding in strongest]
    return cells
