"""Sheets that people have filled in, when a participant is taken out of them: what will be done to each is told before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.report import Finding

if TYPE_CHECKING:
    from tfbb_coding.files.sheet_edit import Edit, Edited
    from tfbb_coding.steps.withdraw import Shift, Traces


@dataclass(slots=True)
class Sheets:
    """The sheets that will be written anew, those with nothing left, what will be said of each, and those that nobody can look into."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    emptied: list[Path] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def touched(self) -> int:
        """How many sheets are cleaned."""
        return len(self.contents) + len(self.emptied)


def plan_sheets(root: Path, shift: "Shift", speaker: str, gone: "Traces") -> Sheets:
    """What becomes of every file in ``review/``: rows that are the participant's go, all others stay as they are filled in.

    Raises :class:`StudyError`, before anything is removed, when one holds the participant's words and cannot be cleaned of them.
    """
    from tfbb_coding.files.removal import sheet_files

    sheets, stuck = Sheets(), []
    for path in sheet_files(root):
        if not _plan_sheet(path, _edit(shift, speaker, gone), gone, sheets):
            stuck.append(path)
    if stuck:
        raise _refusal(stuck)
    return sheets


def _edit(shift: "Shift", speaker: str, gone: "Traces") -> "Edit":
    from tfbb_coding.files.sheet_edit import Edit
    from tfbb_coding.steps.withdraw_sheet import table_without, text_without

    return Edit(lambda rows: table_without(rows, shift, speaker, gone), lambda text: text_without(text, gone))


def _plan_sheet(path: Path, edit: "Edit", gone: "Traces", sheets: Sheets) -> bool:
    """Plan one file; False when it holds the participant's words and they cannot be taken out."""
    from tfbb_coding.files.sheet_edit import KINDS, edited_sheet

    before = _holds(path, path.read_bytes(), gone)
    if before is None:
        hint = _("look into it yourself, and take the participant's words out of it, or delete it")
        message = _("nobody knows what stands in it, since it could not be read; it is left as it is")
        sheets.findings.append(Finding(str(path), 0, 0, "withdraw", message, hint))
        return True
    if path.suffix.lower() not in KINDS:
        return not before
    try:
        edited = edited_sheet(path, edit)
    except TfbbError:
        return not before
    if _holds(path, edited.data if edited.changed else path.read_bytes(), gone):
        return False
    if edited.changed:
        _note(path, edited, sheets)
    return True


def _note(path: Path, edited: "Edited", sheets: Sheets) -> None:
    if edited.data:
        sheets.contents[path] = edited.data
    else:
        sheets.emptied.append(path)
    rows = ngettext("{n} row goes", "{n} rows go", edited.rows).format(n=edited.rows)
    cells = ngettext("words go out of {n} cell", "words go out of {n} cells", edited.cells).format(n=edited.cells)
    if edited.rows or edited.cells:
        sheets.told.append(_("{path}: {rows}, {cells}; everything else that is filled in stays.").format(path=path, rows=rows, cells=cells))


def _holds(path: Path, data: bytes, gone: "Traces") -> bool | None:
    """Whether the file holds the participant's words; None when nobody can tell."""
    from zipfile import BadZipFile

    from tfbb_coding.files.texts import texts_of

    if data.startswith(b"\xd0\xcf\x11\xe0"):  # an old or locked Office file
        return None
    try:
        return any(gone.holds(text.text) for text in texts_of(path.name, data))
    except (TfbbError, BadZipFile, OSError, ValueError):
        return None


def _refusal(stuck: Sequence[Path]) -> StudyError:
    names = ", ".join(str(path) for path in stuck)
    message = _("these files hold words of the participant and cannot be cleaned: {paths}. Nothing was removed").format(paths=names)
    hint = _("take the words out of them by hand, save them as .xlsx, .docx or .csv, or delete them; then run the command again")
    return StudyError(message, hint=hint)


def tell_sheets(sheets: Sheets) -> None:
    """Say, before anything is removed, what will become of each sheet."""
    for line in sheets.told:
        say(line)
    for finding in sheets.findings:
        say(str(finding))
