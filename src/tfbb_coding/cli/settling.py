"""The sheet on which coders settle: written by ``tfbb agree``, read by ``tfbb merge``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext, typed_path
from tfbb_coding.model.coding import CONSENSUS

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.decision import Note
    from tfbb_coding.model.settling import SettleRow
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.compare_coders import Comparison

_TEXT = frozenset({".csv", ".tsv", ".txt"})


def check_settling(file: Path, *, replace: bool) -> None:
    """Raise :class:`TfbbError` where no sheet to settle can be written: told before anything is reckoned."""
    from tfbb_coding.files.presence import is_there

    if file.suffix.lower() not in _TEXT | {".xlsx"}:
        raise TfbbError(_("a sheet to settle is a workbook or CSV"), path=file, hint=_("choose a name that ends in .xlsx or .csv"))
    if is_there(file) and not replace:
        hint = _("take it in with `tfbb merge` if it holds decisions, then write over it with --replace, or choose another name")
        raise TfbbError(_("the file is there already, and might hold decisions"), path=file, hint=hint)


def write_settling(
    file: Path,
    comparison: "Comparison",
    transcripts: "dict[str, Transcript]",
    home: "Study",
    book: "Codebook",
    *,
    excel: bool,
) -> None:
    """Write what the coders see differently as a sheet, with what they have settled before."""
    from tfbb_coding.files.atomic import write_bytes
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.sheets.separated import sheet_csv_bytes
    from tfbb_coding.files.sheets.settle import settle_sheet
    from tfbb_coding.files.sheets.workbook import sheet_workbook_bytes
    from tfbb_coding.steps.merge import settled_before
    from tfbb_coding.steps.settle_sheet import settle_rows

    consensus, memos = agreed_so_far(home, transcripts)
    before = settled_before(comparison.units, consensus, memos)
    cases = {name: home.case_name(interview.case) for name in transcripts if (interview := home.interview_of(name))}
    rows = settle_rows(comparison.units, comparison.coders, before, transcripts, book, cases)
    if not rows:
        say(_("They say the same of every unit, so there is nothing to settle and no sheet is written."))
        return
    sheet = settle_sheet(rows, comparison.coders, book)
    write_bytes(file, sheet_csv_bytes(sheet, excel=excel) if file.suffix.lower() in _TEXT else sheet_workbook_bytes(sheet))
    append_log(home.root, "agree", {"units": len(comparison.units), "rows": len(rows)}, {"codebook": book.fingerprint})
    one, many = len(rows), len(before)
    told = ngettext("To settle: {path}, {n} row ({m} settled before).", "To settle: {path}, {n} rows ({m} settled before).", one)
    say(told.format(path=file, n=one, m=many))
    say(_("Next: fill in what is yellow, together, save, and run `tfbb merge {path}`.").format(path=typed_path(file)))


def agreed_so_far(home: "Study", transcripts: "dict[str, Transcript]") -> "tuple[Sequence[Coding], Sequence[Note]]":
    """The consensus that there is, where its words stand now, and its memos. Raises :class:`TfbbError` when a line of it cannot be read."""
    from tfbb_coding.files.codings import load_codings
    from tfbb_coding.files.notes import load_notes
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.alignment import still_standing

    codings, memos = load_codings(home.root, CONSENSUS), load_notes(home.root, NoteKind.MEMO, CONSENSUS)
    faults = [*codings.findings, *memos.findings]
    if faults:
        message = _("what has been settled before cannot be read whole:") + "".join(f"\n{fault}" for fault in faults)
        raise TfbbError(message, hint=_("mend these lines first, so that nothing that was settled is lost"))
    standing, _lost = still_standing(codings.codings, {name: one.text for name, one in transcripts.items()})
    return standing, memos.notes


def read_settling(file: Path) -> "list[SettleRow]":
    """The rows of a filled sheet. Raises :class:`TfbbError`."""
    from tfbb_coding.files.sheets.settle import read_settle_sheet

    return read_settle_sheet(file)


def looks_like_a_sheet(name: str) -> bool:
    """Whether an argument is meant as a file and not as a coder."""
    return Path(name).suffix.lower() in _TEXT | {".xlsx"} or "/" in name or "\\" in name
