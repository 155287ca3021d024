"""What coders see differently, laid out as the rows of a sheet on which they settle it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.review_words import words_for
from tfbb_coding.model.settle_words import SettleWords, settle_words_for
from tfbb_coding.model.settling import Choice, Difference, SettleKey, SettleRow
from tfbb_coding.model.text import fingerprint
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.compare_coders import COUNTED, ComparedUnit
from tfbb_coding.steps.review_sheet import Place, context_of, pairs, place_of, reasons_of, shown_text

LONGEST_QUESTION = 240
"""Characters of a question shown."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a unit has been settled as (no themes at all is one way), and why."""

    pairs: tuple[Pair, ...]
    reason: str = ""


def said_of(unit: ComparedUnit) -> tuple[tuple[Pair, ...] | None, ...]:
    """Each coder's themes and codes that count, in order."""
    return tuple(
        None if said is None else tuple(sorted(set(pairs(coding for coding in said if coding.status in COUNTED)))) for said in unit.said
    )


def works_through(units: Iterable[ComparedUnit], coders: int) -> frozenset[int]:
    """The coders, by number, who work through proposals and have rejected some: where they say nothing they have taken no stand.

    Of somebody who codes from an empty sheet silence says that a unit has no theme.
    """
    several = list(units)
    return frozenset(n for n in range(coders) if any(coding.status is Status.REJECTED for one in several for coding in one.said[n] or ()))


def difference_of(said: Sequence[tuple[Pair, ...] | None]) -> Difference | None:
    """In what coders differ, or None where they say the same."""
    given = [one for one in said if one is not None]
    if len(set(given)) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    themes = [frozenset(theme for theme, _code in one) for one in given]
    if len(set(themes)) == 1:
        return Difference.OTHER_CODE
    return Difference.MORE_OR_FEWER if frozenset.intersection(*themes) else Difference.NOTHING_SHARED


def settle_rows(
    units: Sequence[ComparedUnit],
    coders: tuple[str, ...],
    settled: Mapping[Place, Settled],
    transcripts: Mapping[str, Transcript],
    book: Codebook,
    cases: Mapping[str, str],
) -> list[SettleRow]:
    """A row for every unit in which the coders differ.

    ``settled`` is what has been settled before, by place; ``cases`` leads from a transcript's name to its case's.
    """
    names, words = CodebookNames.of(book), settle_words_for(book)
    different = [(unit, difference) for unit in units if (difference := difference_of(said_of(unit)))]
    rows = []
    working = works_through(units, len(coders))
    for unit, difference in different:
        before = settled.get(place_of(unit.unit))
        key = _key(unit, coders, book.fingerprint, before, len(different))
        rows.append(
            SettleRow(
                transcript=unit.unit.transcript,
                unit=unit.unit.id,
                text=shown_text(unit.unit.text, words_for(book)),
                key=key.packed(),
                case=cases.get(unit.unit.transcript, ""),
                speaker=unit.unit.speaker or "",
                question=_end_of(unit.unit.question),
                context=context_of(unit.unit, transcripts[unit.unit.transcript]),
                difference=words.differences[difference],
                said=tuple(
                    words.no_stand if n in working and not said and said is not None else _told(said, names, words, book)
                    for n, said in enumerate(unit.said)
                ),
                themes=tuple(names.pair(pair) for pair in before.pairs) if before else (),
                choice=_choice(before, words),
                reason=before.reason if before else "",
            )
        )
    return rows


def _end_of(question: str) -> str:
    """The end of what the interviewer said, where the question stands."""
    words = " ".join(question.split())
    return words if len(words) <= LONGEST_QUESTION else "…" + words[-LONGEST_QUESTION:].partition(" ")[2]


def _key(unit: ComparedUnit, coders: tuple[str, ...], codebook: str, before: Settled | None, rows: int) -> SettleKey:
    one = unit.unit
    reason = fingerprint(" ".join(before.reason.split())) if before and before.reason else ""
    shown = before.pairs if before else ()
    return SettleKey(
        one.transcript, one.id, one.start, one.end, fingerprint(one.text), coders, said_of(unit), codebook,
        before is not None, shown, reason, rows,
    )  # fmt: skip


def _choice(before: Settled | None, words: SettleWords) -> str:
    if before is None:
        return ""
    return words.choices[Choice.OWN if before.pairs else Choice.NO_THEME]


def _told(said: tuple[Coding, ...] | None, names: CodebookNames, words: SettleWords, book: Codebook) -> str:
    """What one coder says, with the evidence there is, and what was rejected."""
    if said is None:
        return words.not_read
    lines: list[str] = []
    for coding in sorted((c for c in said if c.status in COUNTED), key=lambda c: -c.score):
        lines += [names.phrase((coding.theme, coding.code)), *reasons_of(coding, words_for(book))]
    rejected = dict.fromkeys(names.phrase((c.theme, c.code)) for c in said if c.status is Status.REJECTED)
    lines = lines or [words.no_theme]
    return "\n".join([*lines, *([words.rejects.format(themes=", ".join(rejected))] if rejected else [])])
