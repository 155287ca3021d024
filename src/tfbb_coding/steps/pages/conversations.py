"""Whole conversations, what is coded in them set apart."""

from collections.abc import Iterator, Sequence

from tfbb_coding.model.page import Conversation, Passage, Stretch
from tfbb_coding.model.transcript import Role, Turn
from tfbb_coding.steps.pages.passages import CodedStretch, Known, passage, plain
from tfbb_coding.steps.tables.counting import speakers, words_of
from tfbb_coding.steps.tables.quotations import clock


def conversation(known: Known, name: str) -> Conversation:
    """One conversation from beginning to end, every word of it."""
    view = known.view
    said = tuple(
        _said(known, name, turns, inside) for turns, inside in _grouped(view.results.transcripts[name].turns, known.stretches[name])
    )
    return Conversation(
        number=known.numbers[name],
        anchor=f"s{known.numbers[name]}",
        title=view.interview(name).id,
        about=_about(known, name),
        group=view.groups.index(view.group_of[name]) + 1,
        passages=len(known.stretches[name]),
        stretches=said,
    )


def _about(known: Known, name: str) -> str:
    view, words = known.view, known.words
    one = view.interview(name)
    n = view.sizes[name]
    spoken = sum(words_of(turns) for turns in speakers(view.results.transcripts[name]).values())
    parts = (
        view.results.study.case_name(one.case), one.wave, view.words.get(one.kind, one.kind), one.month,
        words["n_people_one" if n == 1 else "n_people_many"].format(n=n), words["n_words"].format(n=grouped(spoken)),
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def grouped(n: int) -> str:
    """A number with its thousands apart, as Swedish and the SI write it.

    >>> grouped(12345).replace(chr(160), "_")
    '12_345'
    """
    return f"{n:,}".replace(",", "\u00a0")


def _grouped(turns: Sequence[Turn], stretches: Sequence[CodedStretch]) -> Iterator[tuple[list[Turn], list[CodedStretch]]]:
    """Turns with the stretches that begin in them or before the next; turns over whose border a stretch goes are one."""
    rest = list(reversed(stretches))
    group: list[Turn] = []
    inside: list[CodedStretch] = []
    for n, turn in enumerate(turns):
        group.append(turn)
        following = turns[n + 1].start if n + 1 < len(turns) else None
        while rest and (following is None or rest[-1].start < following):
            inside.append(rest.pop())
        if following is None or not inside or inside[-1].end <= following:
            yield group, inside
            group, inside = [], []


def _said(known: Known, name: str, turns: Sequence[Turn], inside: Sequence[CodedStretch]) -> Stretch:
    first = turns[0]
    speaker = first.speaker or ("" if first.role is Role.INTERVIEWER else known.words["unnamed"])
    number = 0 if first.role is Role.INTERVIEWER else known.speakers[name].get(first.speaker or "", 0)
    return Stretch(speaker, number, clock(first.time_start), tuple(_pieces(known, name, turns, inside)))


def _pieces(known: Known, name: str, turns: Sequence[Turn], inside: Sequence[CodedStretch]) -> Iterator[str | Passage]:
    text = known.view.results.transcripts[name].text
    at = min([turns[0].start, *(one.start for one in inside)])
    for one in inside:
        yield from _between(text[at : one.start])
        yield passage(known, name, (one.start, one.end), one.codings, linked=False)
        at = one.end
    yield from _between(text[at : turns[-1].end])


def _between(words: str) -> Iterator[str]:
    """The words without a theme; none where there is nothing but blanks."""
    if words.strip():
        yield plain(words.strip())
