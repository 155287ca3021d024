"""Taking one participant out of the study: what of the turns, the codings and everything else built on them stays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding, Evidence
from tfbb_coding.model.report import Finding
from tfbb_coding.model.transcript import Role, SpokenLine, Transcript, Turn, build_transcript
from tfbb_coding.steps.anchor import UNKNOWN, in_transcript, re_anchor

_WORD = re.compile(r"\w+")
_RUN, _LEAST = 6, 4


def same_label(one: str | None, other: str) -> bool:
    """Whether two labels are one speaker's: ``deltagare 1`` and ``Deltagare_1``."""
    return re.sub(r"[\s._-]+", "", one or "").casefold() == re.sub(r"[\s._-]+", "", other).casefold()


def removed_turns(transcript: Transcript, speaker: str) -> tuple[Turn, ...]:
    """The speaker's turns."""
    return tuple(turn for turn in transcript.turns if same_label(turn.speaker, speaker))


def without_speaker(transcript: Transcript, speaker: str) -> Transcript:
    """The transcript as it would be had the speaker not been there."""
    kept = [t for t in transcript.turns if not same_label(t.speaker, speaker)]
    lines = [SpokenLine(t.speaker, t.text, t.time_start, t.time_end) for t in kept]
    return build_transcript(transcript.name, lines, transcript.metadata)


def nobody_left(transcript: Transcript, speaker: str) -> bool:
    """Whether none but interviewers would speak (roles must have been told)."""
    return not [t for t in transcript.turns if not same_label(t.speaker, speaker) and t.role is not Role.INTERVIEWER]


def participants_left(said: int | None, transcript: Transcript, speaker: str) -> int | None:
    """How many take part in an interview without the speaker where ``said`` did (roles must have been told); None where nothing changes.

    Never fewer than those who still speak: there the number had left somebody out, and it may have been the one who went.
    """
    others = {turn.speaker for turn in transcript.turns if turn.speaker and turn.role is not Role.INTERVIEWER}
    left = {label for label in others if not same_label(label, speaker)}
    number = max((said or 0) - 1, len(left))
    return number if said is not None and number < said else None


def spoken(transcript: Transcript) -> list[tuple[str, str]]:
    """Who says what, one speaker's neighbouring turns as one: what two ways to write a conversation have in common."""
    found: list[tuple[str, str]] = []
    for turn in transcript.turns:
        words = " ".join(turn.text.split())
        if found and found[-1][0] == (turn.speaker or "") and turn.speaker:
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}")
        else:
            found.append((turn.speaker or "", words))
    return found


@dataclass(frozen=True, slots=True)
class Traces:
    """Runs of words that only the removed participant said, by which they are known again elsewhere."""

    runs: frozenset[str]

    def holds(self, text: str) -> bool:
        """Whether the text has one of the runs."""
        words = [word.casefold() for word in _WORD.findall(text)]
        return any(
            " ".join(words[i : i + n]) in self.runs for n in {len(run.split()) for run in self.runs} for i in range(len(words) - n + 1)
        )

    def without(self, text: str) -> str:
        """The text without the paragraphs that have one of the runs."""
        paragraphs = re.split(r"(\n\s*\n)", text)
        return "".join(part for part in paragraphs if not self.holds(part))


def traces(removed: Sequence[Turn], kept: Sequence[Turn]) -> Traces:
    """Six words in a row (short turns: all their words, if four or more), without those that others said too."""
    runs = {run for turn in removed for run in _runs(turn.text)}
    lengths = {len(run.split()) for run in runs}
    said = [[word.casefold() for word in _WORD.findall(turn.text)] for turn in kept]
    return Traces(frozenset(runs - {" ".join(words[i : i + n]) for words in said for n in lengths for i in range(len(words) - n + 1)}))


def _runs(text: str) -> list[str]:
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) <= _RUN:
        return [" ".join(words)] if len(words) >= _LEAST else []
    return [" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]


class Shift:
    """From places in the transcript before to places after; ``None`` for what was removed or cannot be found."""

    def __init__(self, old: Transcript, new: Transcript, speaker: str) -> None:
        self.old, self.new = old, new
        self.removed = {turn.number for turn in removed_turns(old, speaker)}
        self._starts: dict[int, int] = {}
        at = 0
        for turn in old.turns:
            if turn.number in self.removed:
                continue
            found = max(new.text.find(turn.text, at), new.text.find(turn.text.replace("\n", " "), at))
            if found >= 0:
                self._starts[turn.number] = found
                at = found + len(turn.text)

    def is_removed(self, start: int, end: int) -> bool:
        """Whether the place touches a removed turn."""
        return any(turn.start < end and start < turn.end for turn in self.old.turns if turn.number in self.removed)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a place within one turn stands now."""
        turn = next((t for t in self.old.turns if t.start <= start and end <= t.end), None)
        if turn is None or turn.number not in self._starts:
            return None
        return self._starts[turn.number] + start - turn.start, self._starts[turn.number] + end - turn.start


def shift_codings(codings: Sequence[Coding], shift: Shift, speaker: str, gone: Traces) -> tuple[list[Coding], int, list[Finding]]:
    """The codings that stay, in their new places; how many were the participant's; and those whose place could not be found."""
    kept: list[Coding] = []
    findings: list[Finding] = []
    dropped = 0
    for coding in codings:
        if same_label(coding.speaker, speaker) or shift.is_removed(coding.start, coding.end) or coding.turn in shift.removed:
            dropped += 1
            continue
        moved = _shifted(coding, shift)
        if isinstance(moved, Finding):
            findings.append(moved)
        else:
            kept.append(replace(moved, evidence=tuple(_clean(piece, gone) for piece in moved.evidence)))
    return kept, dropped, findings


def _shifted(coding: Coding, shift: Shift) -> Coding | Finding:
    place = shift.place(coding.start, coding.end)
    if place is None or shift.old.text[coding.start : coding.end] != coding.quotation:
        moved = re_anchor(coding, shift.old.text, shift.new.text)
        return moved if isinstance(moved, Finding) else in_transcript(moved, shift.new)
    evidence = tuple(_moved_evidence(piece, shift) for piece in coding.evidence)
    moved = replace(coding, start=place[0], end=place[1], quotation=shift.new.text[place[0] : place[1]], evidence=evidence)
    return in_transcript(moved, shift.new)


def _moved_evidence(piece: Evidence, shift: Shift) -> Evidence:
    if piece.start is None or piece.end is None:
        return piece
    place = shift.place(piece.start, piece.end)
    return replace(piece, start=None, end=None, words=UNKNOWN) if place is None else replace(piece, start=place[0], end=place[1])


def _clean(piece: Evidence, gone: Traces) -> Evidence:
    """Evidence without words that only the removed participant said."""
    return replace(piece, words=UNKNOWN) if gone.holds(piece.words) else piece


def shift_row(row: Mapping[str, Any], shift: Shift, speaker: str, gone: Traces) -> dict[str, Any] | None:
    """A row of a file of condensations, memos or favourites in its new place, or None when it is the participant's.

    Rows are known by what they have of ``transcript``, ``speaker``, ``turn``, ``unit``, ``start`` and ``end``; a row whose words are the
    participant's is theirs whatever it says.
    """
    if row.get("transcript", shift.old.name) != shift.old.name:
        return None if gone.holds(" ".join(map(str, row.values()))) else dict(row)
    unit = str(row.get("unit", ""))
    turn = row.get("turn", _turn_of(unit))
    start, end = row.get("start"), row.get("end")
    span = (start, end) if isinstance(start, int) and isinstance(end, int) else None
    theirs = isinstance(row.get("speaker"), str) and same_label(row["speaker"], speaker)
    if theirs or turn in shift.removed or (span and shift.is_removed(*span)) or gone.holds(" ".join(map(str, row.values()))):
        return None
    moved = dict(row)
    place = shift.place(*span) if span else None
    if place is not None:
        moved |= {"start": place[0], "end": place[1]}
        moved |= {"quotation": shift.new.text[place[0] : place[1]]} if "quotation" in row else {}
    new_turn = _new_turn(turn, shift)
    if new_turn is not None:
        moved |= {"turn": new_turn} if "turn" in row else {}
        moved |= {"unit": moved_unit(unit, shift)} if unit else {}
    return moved


def moved_unit(unit: str, shift: Shift) -> str:
    """A unit's name with the number that its turn has now: ``a:4.1`` becomes ``a:2.1``."""
    turn = _new_turn(_turn_of(unit), shift)
    return unit if turn is None else f"{unit.rpartition(':')[0]}:{turn}.{unit.rpartition('.')[2]}"


def _turn_of(unit: str) -> int | None:
    number = unit.rpartition(":")[2].partition(".")[0]
    return int(number) if number.isdecimal() else None


def _new_turn(turn: object, shift: Shift) -> int | None:
    old = next((t for t in shift.old.turns if t.number == turn), None)
    place = shift.place(old.start, old.end) if old else None
    return next((t.number for t in shift.new.turns if place and t.start <= place[0] < t.end), None)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was removed, in numbers."""

    turns: int = 0
    codings: int = 0
    condensations: int = 0
    memos: int = 0
    favourites: int = 0
    sheets: int = 0
    results: int = 0
    made_again: int = 0
    mentions: int = 0
    transcript_removed: bool = False
    interview_removed: bool = False
    participants: int | None = None
    normalised: bool = False


def receipt(day: str, transcript: str, counts: Counts) -> str:
    """A receipt for the participant and the study, without words or label of theirs."""
    lines = [
        _("Receipt: a participant's withdrawal"),
        "",
        _("Date: {day}").format(day=day),
        _("Transcript: {name}").format(name=transcript),
        _("Turns removed: {n}").format(n=counts.turns),
        _("Codings removed: {n}").format(n=counts.codings),
        _("Condensations removed: {n}").format(n=counts.condensations),
        _("Memos removed: {n}").format(n=counts.memos),
        _("Favourite quotations removed: {n}").format(n=counts.favourites),
        _("Sheets for review cleaned or deleted: {n}").format(n=counts.sheets),
        _("Results deleted: {n}").format(n=counts.results),
        _("Results made again without the participant: {n}").format(n=counts.made_again),
        _("Places where others mention the participant or name somebody, told to the researcher: {n}").format(n=counts.mentions),
    ]
    if counts.transcript_removed:
        lines.append(_("The transcript was deleted, since nobody but the interviewer was left in it."))
    if counts.interview_removed:
        lines.append(_("The interview was taken out of study.yaml."))
    if counts.normalised:
        lines.append(_("The transcript was written anew as plain text, since its layout could not be kept."))
    lines += [
        "",
        _("No backup was kept. Not covered: recordings, the key, e-mail, other people's words about the participant,"),
        _("backups made by others, and reports that have been handed over."),
    ]
    return "\n".join(lines) + "\n"
