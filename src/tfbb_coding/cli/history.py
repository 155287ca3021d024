"""``tfbb history`` and ``tfbb undo``: what changed the study, and the way back."""

import json
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.options import StudyOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.model.history import Entry
    from tfbb_coding.model.report import Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.history_rows import Kind, Run

_SHOWN, _NAMES = 20, 3


class HistoryFormat(StrEnum):
    """How the history is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def history(
    which: Annotated[
        str, typer.Argument(metavar="ID", help=_("One change in full, unit by unit, by its id (default: all)."), show_default=False)
    ] = "",
    study: StudyOption = None,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help=_("Only what this person did, or this coder's codings."))] = "",
    transcript: Annotated[str, typer.Option("--transcript", metavar="NAME", help=_("Only what changed something of this interview."))] = "",
    last: Annotated[int, typer.Option("--last", metavar="N", min=1, help=_("How many lines (default: 20)."))] = _SHOWN,
    each: Annotated[bool, typer.Option("--each", help=_("Every decision on a line of its own."))] = False,
    everything: Annotated[bool, typer.Option("--all", help=_("Everything, however long."))] = False,
    output: Annotated[HistoryFormat, typer.Option("--format", help=_("text, csv or json."))] = HistoryFormat.TEXT,
    forget: Annotated[
        str,
        typer.Option(
            "--forget",
            metavar="NAME|ID",
            help=_("Take the words of this interview, or of this one change, out of the history, for good ('all': of everything)."),
        ),
    ] = "",
) -> None:
    """Print what changed the study, the newest first: when, who, what, and with which codebook."""
    from tfbb_coding.files.history import newest_first
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.history_rows import history_table, runs

    home = find_study([], study)
    if forget:
        _forget(home, forget)
        return
    if which:
        _print_one(home, which, output, last=None if everything else last)
        return
    found = [entry for entry in newest_first(home.root) if _wanted(entry, name.casefold(), transcript)]
    if output is not HistoryFormat.TEXT:
        _print_table(history_table(found), output)
        return
    lines = list(runs(found, each=each))
    _print(lines if everything else lines[:last], found)
    if not everything and lines[last:]:
        say(_("… and {n} more lines: see --last, --all, --as and --transcript.").format(n=len(lines) - last))
    if not found:
        say(_("Nothing has changed this study yet."))


def _print_table(table: "Table", output: HistoryFormat) -> None:
    from tfbb_coding.files.tables import csv_bytes

    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    text = csv_bytes(table).decode() if output is HistoryFormat.CSV else json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    typer.echo(text, nl=False)


def _print_one(home: "Study", which: str, output: HistoryFormat, last: int | None) -> None:
    """One entry: what it was, and what it changed unit by unit, before and after, without the words."""
    from tfbb_coding.cli.history_entry import built_on, entry_lines, entry_rows
    from tfbb_coding.files.history import newest_first
    from tfbb_coding.files.undo import entry_of
    from tfbb_coding.model.report import Table
    from tfbb_coding.steps.history_rows import Run

    entry = entry_of(home.root, which)
    if output is not HistoryFormat.TEXT:
        _print_table(Table("history", ("file", "unit", "before", "after"), tuple(entry_rows(home, entry))), output)
        return
    _print([Run((entry,))], list(newest_first(home.root)))
    lines = list(entry_lines(home, entry))
    for line in lines[:last]:
        typer.echo(line)
    if lines[last or len(lines) :]:
        say(_("… and {n} more lines: see --last and --all.").format(n=len(lines[last:])))
    for sentence in built_on(home, entry):
        say(sentence)


def undo(
    which: Annotated[str, typer.Argument(metavar="ID", help=_("Which change, by its id (default: your last)."), show_default=False)] = "",
    study: StudyOption = None,
    name: Annotated[
        str, typer.Option("--as", metavar="NAME", help=_("Whose last change (default: yours, whatever name you worked under)."))
    ] = "",
    redo: Annotated[bool, typer.Option("--redo", help=_("Take your last undo back."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be undone."))] = False,
) -> None:
    """Take back one change of the study, by default your own last; nothing that was changed since is lost."""
    from tfbb_coding.cli.history_entry import built_on, consensus_on, merge_again
    from tfbb_coding.cli.own_names import say_names_of
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.own_lines import came
    from tfbb_coding.files.study import find_study
    from tfbb_coding.files.undo import undo as take_back

    home = find_study([], study)
    entry = _entry(home, which, name, redo=redo)
    for sentence in built_on(home, entry):
        say(sentence)
    if dry_run:
        typer.echo(_("Would be undone: {change}").format(change=_told(entry)))
        return
    rests = consensus_on(home, entry)
    done = take_back(home.root, entry)
    typer.echo((_("Redone: {change}") if entry.undoes else _("Undone: {change}")).format(change=_told(entry)))
    if done is None:
        say(_("Everything was as before already."))
        return
    append_log(home.root, "undo", {"files": len(entry.files)}, {"codebook": entry.codebook}, {"undoes": entry.id})
    if rests:
        say(merge_again(home, entry, rests))
    if any(one.path.startswith("transcripts/") for one in entry.files) and any((home.root / "codings").glob("*/*.jsonl")):
        say(_("`tfbb check study` tells whether everything still stands on its words."))
    say_names_of(home, [line.item for line in came(home.root, done.files)], [done])
    if any((home.root / "results").glob("*")):
        say(_("`tfbb undo {id}` takes this back. Tables in results/ are as they were; make them again.").format(id=done.id))
    else:
        say(_("`tfbb undo {id}` takes this back.").format(id=done.id))


def _entry(home: "Study", which: str, name: str, *, redo: bool) -> "Entry":
    from tfbb_coding.cli.review_material import reviewer_name
    from tfbb_coding.files.history import newest_first
    from tfbb_coding.files.locks import login_name
    from tfbb_coding.files.undo import entry_of, last_undo, undoable

    if which:
        return entry_of(home.root, which)
    person, login = reviewer_name(name), "" if name else login_name()
    _refuse_withdrawal(home, person, login)
    found = last_undo(home.root, person, login) if redo else next(undoable(home.root, person, login), None)
    if found is not None:
        return found
    if redo:
        raise TfbbError(_("'{name}' has undone nothing since the last change").format(name=person), path=home.root)
    last = next(newest_first(home.root), None)
    hint = _("the last change is {change}; `tfbb undo {id}` undoes it").format(change=_told(last), id=last.id) if last else ""
    raise TfbbError(_("'{name}' has changed nothing here that could be undone").format(name=person), path=home.root, hint=hint)


def _refuse_withdrawal(home: "Study", person: str, login: str) -> None:
    """Raises :class:`TfbbError` where the person's last change is a withdrawal: what lies before it is undone by its id alone."""
    from tfbb_coding.files.history import newest_first
    from tfbb_coding.files.undo import last_change

    last = last_change(newest_first(home.root), person, login)
    if last is not None and last.command == "withdraw":
        message = _("the last change is a withdrawal, {when}, and a withdrawal cannot be undone: the words are deleted for good")
        hint = _("nothing was undone; `tfbb history` lists earlier changes, and `tfbb undo ID` takes one of them back")
        raise TfbbError(message.format(when=_when(last.time)), path=home.root, hint=hint)


def _forget(home: "Study", asked: str) -> None:
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.history import forget
    from tfbb_coding.files.kept_texts import drop_texts, kept_names
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.log import append_log
    from tfbb_coding.model.text import normalise

    wanted = normalise(Path(asked).stem)
    everything = asked == "all"
    with changing(home.root, "history forget", EVERYBODY):
        n = forget(home.root, lambda one: everything or normalise(Path(one.path).stem) == wanted, asked.casefold())
        for name in kept_names(home.root):
            if everything or name == wanted:
                drop_texts(home.root, name)
    append_log(home.root, "history forget", {"entries": n}, {})
    typer.echo(
        ngettext(
            "{n} change has no words any more. Who did what and when is still told; it cannot be undone.",
            "{n} changes have no words any more. Who did what and when is still told; they cannot be undone.",
            n,
        ).format(n=n)
    )


def _wanted(entry: "Entry", name: str, transcript: str) -> bool:
    from tfbb_coding.model.text import normalise

    of_it = not transcript or any(normalise(Path(one.path).stem) == normalise(Path(transcript).stem) for one in entry.files)
    return of_it and (not name or name in (entry.by, entry.coder))


def _print(lines: "Sequence[Run]", entries: "Sequence[Entry]") -> None:
    from tfbb_coding.model.history import undone_by

    undone = undone_by(entries)
    for run in lines:
        typer.echo(_line(run, undone))


def _line(run: "Run", undone: dict[str, str]) -> str:
    newest, oldest = run.entries[0], run.entries[-1]
    when = _when(newest.time) if newest is oldest else f"{_when(oldest.time)}–{_clock(newest.time)}"
    times = "" if newest is oldest else " ×" + str(len(run.entries))
    done = f"{newest.command}{times}{_aim(newest)}"
    parts = [f"{newest.id}  {when:<16}  {_who(newest):<12}  {done:<14}", _what(run.entries)]
    if newest.codebook:
        parts.append(_("codebook {print}").format(print=newest.codebook[:8]))
    parts.append(_state(run, undone))
    return "  ".join(part for part in parts if part)


def _aim(entry: "Entry") -> str:
    return f" {entry.undoes}" if entry.undoes else ""


def _state(run: "Run", undone: dict[str, str]) -> str:
    from tfbb_coding.steps.history_rows import state_of

    states = [state_of(entry, undone) for entry in run.entries]
    if len(states) > 1:
        back = sum(state == "undone" for state in states)
        return _("({n} of them undone)").format(n=back) if back else ""
    return {
        "undone": _("(undone by {id})").format(id=undone.get(run.entries[0].id, "")),
        "cut": _("(cut short; taken back)"),
        "forgotten": _("(cannot be undone)"),
    }.get(states[0], "")


def _who(entry: "Entry") -> str:
    return entry.by if entry.coder in (entry.by, "") or entry.coder.startswith("_") else f"{entry.by or '?'} ({entry.coder})"


def _told(entry: "Entry") -> str:
    what = _what([entry])
    return f"{entry.command}{_aim(entry)}, {_who(entry)}, {_when(entry.time)}" + (f": {what}" if what else "")


def _what(entries: "Sequence[Entry]") -> str:
    from tfbb_coding.steps.history_rows import kinds

    return "; ".join(_kind(kind) for kind in kinds(entries))


def _kind(kind: "Kind") -> str:
    counts = " ".join(f"{sign}{n}" for sign, n in (("+", kind.added), ("−", kind.removed)) if n)
    if kind.kind.endswith(".yaml"):
        return kind.kind
    if not kind.names:
        return f"{_kinds().get(kind.kind, kind.kind)} {counts}"
    names = ", ".join(islice(kind.names, _NAMES)) + (f" … ({len(kind.names)})" if len(kind.names) > _NAMES else "")
    return _("{kind} {counts} in {names}").format(kind=_kinds().get(kind.kind, kind.kind), counts=counts, names=names)


def _kinds() -> dict[str, str]:
    return {
        "codings": _("codings"),
        "condensations": _("condensations"),
        "memos": _("memos"),
        "favourites": _("favourites"),
        "units": _("units of one's own"),
        "transcripts": _("transcripts"),
        "codebooks": _("codebooks"),
        "learned": _("learned"),
    }


def _when(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")


def _clock(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%H:%M")
