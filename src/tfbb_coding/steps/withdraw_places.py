"""Where others still speak or write of a participant who has withdrawn: told place by place, since only a person can judge their words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tfbb_coding.messages import _
from tfbb_coding.model import decision, review_words, settle_words, settling
from tfbb_coding.model.handover import StudyName
from tfbb_coding.model.identifier import NamedText
from tfbb_coding.model.memo import About, Memo
from tfbb_coding.model.replacement import Identity
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.survey import OwnLine
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.gate import barred_names
from tfbb_coding.steps.gate_findings import name_finding
from tfbb_coding.steps.identifiers import KnownWords
from tfbb_coding.steps.own_texts import names_in_lines, placed
from tfbb_coding.steps.survivors import survivors
from tfbb_coding.steps.withdraw import removed_turns, same_label

_TOLD = ("transcript", "case", "unit", "speaker", "question", "context", "text", "key", "proposal")
_WRITTEN = ("decision", "condensation", "memo", "choice", "reason")
_IN_WORD = ("unit", "context", "text", "proposal", "themes", "decision", "condensation", "memo", "favourite")
"""The columns of the sheet for review in Word."""
_HEAD_WITHIN = 20
_CHOSEN = 2
"""Words that a cell has which only chooses, as *som anna* does, who is a coder."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The label that is looked for, and the transcripts in which it is that participant's and nobody else's."""

    speaker: str
    is_name: bool
    transcripts: frozenset[str]

    @classmethod
    def of(cls, speaker: str, taken_from: str, transcripts: Iterable[Transcript], *, is_name: bool) -> "Sought":
        """Of an interview where somebody else speaks under the same label, nothing is told: there it is that person's."""
        alone = (one.name for one in transcripts if one.name == taken_from or not removed_turns(one, speaker))
        return cls(speaker, is_name, frozenset({taken_from, *alone}))

    def stands_in(self, text: str) -> bool:
        """Whether the label stands there, in any case, however it is spaced; one without a number only in brackets, being a usual word."""
        if self.is_name:
            return bool(survivors(text, [Identity("[namn 1]", "person", (self.speaker,))]))
        letters = r"[\s._-]*".join(re.escape(part) for part in re.findall(r"[^\W\d_]+|\d+", self.speaker))
        if any(sign.isdigit() for sign in self.speaker):
            return re.search(rf"(?<![^\W_]){letters}(?:s|:s)?(?![^\W_])", text, re.IGNORECASE) is not None
        return re.search(rf"\[{letters}(?:s|:s)?\]", text, re.IGNORECASE) is not None


def in_turns(transcript: Transcript, path: Path, sought: Sought) -> list[Finding]:
    """The turns of others in which the label stands."""
    hint = _("read the turn; where the participant is meant, write something else there, and run `tfbb check study --mend`")
    message = _("turn {n} ({speaker}) still has the label of the participant")
    return [
        _finding(str(path), 0, message.format(n=turn.number, speaker=turn.speaker or "–"), hint)
        for turn in transcript.turns
        if sought.stands_in(turn.text) and not same_label(turn.speaker, sought.speaker)
    ]


def in_own_lines(lines: Iterable[OwnLine], sought: Sought, known: KnownWords) -> list[Finding]:
    """The condensations and memos in which the label, or anybody's name, stands; older wordings that the history remembers, too."""
    mine = [line for line in lines if _concerns(line, sought)]
    message = _("{what} still has the label of the participant")
    found = [
        _finding(line.path, line.line, message.format(what=text.what), text.remedy)
        for line in mine
        if (text := placed(line)) is not None and sought.stands_in(text.text)
    ]
    return [*found, *(_maybe_theirs(one) for one in names_in_lines(mine, known) if one.message)]


def in_rows(path: Path, rows: Sequence[Sequence[str]], sought: Sought, known: KnownWords) -> list[Finding]:
    """The rows of a sheet in which people have written the label, or somebody's name; what the sheet tells of the interviews is left out.

    Names are looked for in the columns that are there to be written in.
    """
    head, told, written = _columns(rows)
    cells = [(n, at, cell) for n, row in enumerate(rows[head:], head + 1) for at, cell in enumerate(row) if cell.strip()]
    hint = _("take it out of the sheet by hand where the participant is meant")
    message = _("a cell of this row still has the label of the participant")
    others = ((n, cell) for n, at, cell in cells if at not in told and not (decision.unpacked(cell) or settling.unpacked(cell)))
    found = [_finding(str(path), n, message, hint) for n, cell in others if sought.stands_in(cell)]
    texts = [
        StudyName(str(path), n, _("a cell of this row"), cell, hint)
        for n, at, cell in cells
        if at in written and len(cell.split()) > _CHOSEN
    ]
    named = [name_finding(text, one.kind, one.start, one.end) for text, one in barred_names(texts, known) if one.kind == "person"]
    return list(dict.fromkeys([*found, *map(_maybe_theirs, named)]))


def in_notes(path: Path, notes: Sequence[str], sought: Sought, known: KnownWords) -> list[Finding]:
    """The paragraphs and comments beside the tables of a Word document in which the label, or somebody's name, stands."""
    hint = _("take it out of the document by hand where the participant is meant")
    message = _("a paragraph or comment beside the table still has the label of the participant")
    found = [_finding(str(path), 0, message, hint) for note in notes if sought.stands_in(note)]
    texts = [StudyName(str(path), 0, _("a paragraph or comment beside the table"), note, hint) for note in notes]
    named = [name_finding(text, one.kind, one.start, one.end) for text, one in barred_names(texts, known) if one.kind == "person"]
    return list(dict.fromkeys([*found, *map(_maybe_theirs, named)]))


def in_text(path: Path, lines: Sequence[str], sought: Sought) -> list[Finding]:
    """The lines of any other file in which the label stands."""
    hint = _("read it, and take the participant out by hand where they are meant")
    message = _("this line still has the label of the participant")
    return [_finding(str(path), n, message, hint) for n, line in enumerate(lines, 1) if sought.stands_in(line)]


def in_file(path: Path, texts: Sequence[NamedText], sought: Sought) -> list[Finding]:
    """The lines of a plain file in which the label stands; of a document with parts the file alone."""
    if len(texts) == 1:
        return in_text(path, texts[0].text.split("\n"), sought)
    hint = _("look through it, its comments and hidden parts too, and take the participant out, or write the file anew")
    held = any(sought.stands_in(text.text) for text in texts)
    return [_finding(str(path), 0, _("the file still has the label of the participant"), hint)] if held else []


def in_file_name(path: Path, sought: Sought) -> list[Finding]:
    """The file, where it is called after the participant."""
    message, hint = _("the file's name has the label of the participant"), _("rename the file")
    return [_finding(str(path), 0, message, hint)] if sought.stands_in(path.stem.replace("_", " ").replace("-", " ")) else []


def _concerns(line: OwnLine, sought: Sought) -> bool:
    """Whether it is about an interview in which the label is the participant's, or about no interview at all."""
    item = line.item
    if isinstance(item, Memo):
        return item.about is not About.INTERVIEW or item.of in sought.transcripts
    return item.transcript in sought.transcripts


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, frozenset[int], frozenset[int]]:
    """How many rows the head takes, the columns in which the program tells what was said, and those that people write in."""
    for n, row in enumerate(rows[:_HEAD_WITHIN], 1):
        folded = [cell.strip().casefold() for cell in row]
        told = frozenset(at for at, cell in enumerate(folded) if cell in _heads(_TOLD))
        if len(told) > 1:
            return n, told, frozenset(at for at, cell in enumerate(folded) if cell in _heads(_WRITTEN))
    return 0, frozenset(), frozenset()


def _heads(names: Iterable[str]) -> set[str]:
    """What these columns are headed, in both languages, and in Word."""
    words = [one.columns for one in (*review_words.LANGUAGES, *settle_words.LANGUAGES)]
    wanted = {columns[name].casefold() for columns in words for name in names if name in columns}
    in_word = [dict(zip(_IN_WORD, one.document_columns, strict=True)) for one in review_words.LANGUAGES]
    return wanted | {columns[name].casefold() for columns in in_word for name in names if name in columns}


def _maybe_theirs(finding: Finding) -> Finding:
    message = finding.message + ". " + _("See whether it is the participant's")
    return replace(finding, rule="withdraw", message=message, severity=Severity.ERROR)


def _finding(path: str, line: int, message: str, hint: str) -> Finding:
    return Finding(path, line, 0, "withdraw", message, hint)
