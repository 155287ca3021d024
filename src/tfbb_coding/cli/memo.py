"""``tfbb memo``: one's own thoughts about a unit, a theme, a code, an interview, a case or the study."""

import secrets
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import end_with, new_app, say
from tfbb_coding.cli.options import CodebookOption, ExcelOption, StudyOption, TableOutOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, ngettext, typed_path
from tfbb_coding.model.memo import About, Memo

if TYPE_CHECKING:
    from tfbb_coding.files.changes import Change
    from tfbb_coding.model.decision import Note
    from tfbb_coding.model.report import Finding, Table
    from tfbb_coding.model.study import Study

app = new_app(_("Write down your own thoughts, and find them again."))
WhichArgument = Annotated[str, typer.Argument(metavar="ID", help=_("The memo's id, or a unit's."))]
AsOption = Annotated[str, typer.Option("--as", metavar="NAME", help=_("Whose memos (default: your login name, letters only)."))]
UnitOption = Annotated[str, typer.Option("--unit", metavar="ID", help=_("About a unit, such as fg1:3.1."))]
ThemeOption = Annotated[str, typer.Option("--theme", metavar="ID", help=_("About a theme."))]
CodeOption = Annotated[str, typer.Option("--code", metavar="THEME/CODE", help=_("About a code."))]
InterviewOption = Annotated[str, typer.Option("--interview", metavar="NAME", help=_("About an interview."))]
CaseOption = Annotated[str, typer.Option("--case", metavar="ID", help=_("About a case."))]
COLUMNS = ("id", "about", "of", "coder", "time", "text")
_WIDTH = 100


class MemoFormat(StrEnum):
    """How memos are printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


@app.command(help=_("Write a memo: the text given, what comes on stdin, or what you write in your editor."))
def write(
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The memo; - for stdin; without it your editor opens."))] = "",
    unit: UnitOption = "",
    theme: ThemeOption = "",
    code: CodeOption = "",
    interview: InterviewOption = "",
    case: CaseOption = "",
    name: AsOption = "",
    study: StudyOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Keep the memo under the writer's name, and print its id. Without --unit, --theme … it is about the study."""
    from tfbb_coding.cli.review_material import on_disk_study, reviewer_name, typed_as
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.study import find_study

    home = on_disk_study(find_study([], study))
    coder = reviewer_name(name)
    about, of = _subject(
        home, codebook, {About.UNIT: unit, About.THEME: theme, About.CODE: code, About.INTERVIEW: interview, About.CASE: case}
    )
    with changing(home.root, "memo", coder) as change:
        words = _words(text, home, coder)
        written = _write_note(home, coder, of, words) if about is About.UNIT else _write_memo(home, coder, about, of, words)
    id_ = written.id if isinstance(written, Memo) else written.unit
    typer.echo(id_)
    say(_("This is the memo's id; `tfbb memo edit {id}` changes it.").format(id=typed_path(id_) + typed_as(coder)))
    _tell(home, change)


@app.command(help=_("Change a memo in your editor, or to the text given."))
def edit(
    which: WhichArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The new text; without it your editor opens."))] = "",
    name: AsOption = "",
    study: StudyOption = None,
) -> None:
    """Put new words in the old ones' place."""
    _change(which, name, study, lambda home, coder, old: _words(text, home, coder, old))


@app.command(help=_("Delete a memo; `tfbb undo` brings it back."))
def delete(
    which: WhichArgument,
    name: AsOption = "",
    study: StudyOption = None,
) -> None:
    """Take a memo away."""
    _change(which, name, study, lambda _home, _coder, _old: "")


@app.command("list", help=_("List your memos, about everything or something."))
def list_(
    unit: UnitOption = "",
    theme: ThemeOption = "",
    code: CodeOption = "",
    interview: InterviewOption = "",
    case: CaseOption = "",
    about: Annotated[About | None, typer.Option("--about", help=_("Only memos about this kind of thing."))] = None,
    everyone: Annotated[bool, typer.Option("--everyone", help=_("Other people's too."))] = False,
    output: Annotated[MemoFormat, typer.Option("--format", help=_("text, csv or json."))] = MemoFormat.TEXT,
    out: TableOutOption = None,
    excel: ExcelOption = False,
    name: AsOption = "",
    study: StudyOption = None,
) -> None:
    """Print memos in order: of the study, cases, interviews, themes, codes, units."""
    from tfbb_coding.cli.review_material import on_disk_study, reviewer_name
    from tfbb_coding.cli.tables_out import print_table, write_table
    from tfbb_coding.files.memos import memo_writers
    from tfbb_coding.files.study import find_study

    home = on_disk_study(find_study([], study))
    findings: list[Finding] = []
    people = memo_writers(home.root) if everyone else (reviewer_name(name),)
    asked = {About.UNIT: unit, About.THEME: theme, About.CODE: code, About.INTERVIEW: interview, About.CASE: case}
    called = _called(home)
    ids = {kind: {name.casefold(): id_ for id_, name in names.items()} for kind, names in called.items()}
    wanted = {kind: ids.get(kind, {}).get(" › ".join(of.casefold().split("/")), of) for kind, of in asked.items() if of}
    memos = [memo for person in people for memo in _memos(home, person, findings) if _is_wanted(memo, wanted, about)]
    memos.sort(key=lambda memo: (list(About).index(memo.about), memo.of, memo.coder, memo.time))
    if out is not None:
        write_table(_table(memos), out, excel=excel)
    elif output is MemoFormat.TEXT:
        _print(memos, called)
    else:
        print_table(_table(memos), output, excel=excel)
    if not memos:
        say(_("There are no such memos.") + _elsewhere(home, people))
    end_with(findings)


def _elsewhere(home: "Study", asked: "Sequence[str]") -> str:
    """Who else has written memos, and how to read them."""
    from tfbb_coding.files.memos import memo_writers

    others = [(name, len(_memos(home, name, []))) for name in memo_writers(home.root) if name not in asked]
    told = ", ".join(f"{name} ({n})" for name, n in others if n)
    return " " + _("Others have: {names}. --as NAME lists theirs, --everyone all.").format(names=told) if told else ""


@app.command(help=_("Print one memo."))
def show(
    which: WhichArgument,
    name: AsOption = "",
    study: StudyOption = None,
) -> None:
    """Print the words alone, so that they can be piped on."""
    from tfbb_coding.cli.review_material import on_disk_study, reviewer_name
    from tfbb_coding.files.study import find_study

    home = on_disk_study(find_study([], study))
    typer.echo(_found(home, reviewer_name(name), which).text)


def _subject(home: "Study", codebook: Path | None, asked: dict[About, str]) -> tuple[About, str]:
    """What the memo is about. Raises :class:`TfbbError` when it is about several things, or about what there is not."""
    named = [(kind, of) for kind, of in asked.items() if of]
    if len(named) > 1:
        raise TfbbError(_("a memo is about one thing"), hint=_("write one for each"))
    if not named:
        return About.STUDY, ""
    kind, of = named[0]
    if kind in (About.THEME, About.CODE):
        return kind, _in_codebook(home, codebook, kind, of)
    if kind is About.CASE:
        found = next((case.id for case in home.cases if of.casefold() in (case.id.casefold(), case.name.casefold())), None)
        known = ", ".join(case.id for case in home.cases)
    elif kind is About.INTERVIEW:
        names = _transcript_names(home)
        called = {i.id.casefold(): Path(i.transcript or i.id).stem for i in home.interviews} | {n.casefold(): n for n in names}
        found, known = called.get(Path(of).stem.casefold()) or called.get(of.casefold()), ", ".join(names)
    else:
        return kind, of
    if found is None:
        raise TfbbError(
            _("there is no '{name}' in the study").format(name=of), path=home.root, hint=_("there are: {names}").format(names=known)
        )
    return kind, found


def _transcript_names(home: "Study") -> list[str]:
    from tfbb_coding.files.transcripts import find_transcripts
    from tfbb_coding.model.text import normalise

    return [normalise(path.stem) for path in find_transcripts([home.root / "transcripts"])[0]]


def _in_codebook(home: "Study", codebook: Path | None, kind: About, asked: str) -> str:
    from tfbb_coding.cli.code import chosen_codebook

    theme, _slash, code = asked.partition("/")
    (theme_id, *_others), book = chosen_codebook(home, codebook, [theme])
    if kind is About.THEME:
        return theme_id
    found = book.theme(theme_id)
    codes = {name.casefold(): one.id for one in (found.codes if found else ()) for name in (one.label, one.id)}
    if code.casefold() not in codes:
        hint = _("write THEME/CODE; its codes are: {names}").format(names=", ".join(sorted(set(codes.values()))))
        raise TfbbError(_("the theme '{theme}' has no code '{code}'").format(theme=theme_id, code=code), hint=hint)
    return f"{theme_id}/{codes[code.casefold()]}"


def _words(text: str, home: "Study", coder: str, old: str = "") -> str:
    """The memo's words. Raises :class:`TfbbError` when there are none."""
    from tfbb_coding.cli.editor import written_in_editor
    from tfbb_coding.model.text import normalise

    if text == "-" or (not text and not sys.stdin.isatty()):
        text = sys.stdin.read()
    elif not text:
        text = written_in_editor(home.root / "memos" / coder, old)
    words = normalise(text).strip()
    if not words:
        raise TfbbError(_("the memo is empty; nothing was written"))
    return words


def _write_memo(home: "Study", coder: str, about: About, of: str, words: str) -> Memo:
    from tfbb_coding.files.memos import save_memos

    memos = _own_memos(home, coder)
    taken = {memo.id for memo in memos}
    fresh = next(id_ for id_ in iter(lambda: secrets.token_hex(2), "") if id_ not in taken)
    written = Memo(fresh, _now(), coder, about, of, words)
    save_memos(home.root, coder, [*memos, written])
    return written


def _own_memos(home: "Study", coder: str) -> list[Memo]:
    """Raises :class:`TfbbError` when a line cannot be read: saving would lose it."""
    from tfbb_coding.files.memos import load_memos

    loaded = load_memos(home.root, coder)
    if loaded.findings:
        raise TfbbError(_("your own memos cannot be read whole:") + "".join(f"\n{finding}" for finding in loaded.findings))
    return list(loaded.memos)


def _write_note(home: "Study", coder: str, unit: str, words: str) -> "Note":
    """Add to what is noted of a unit: there is one memo a unit, as in the review."""
    from tfbb_coding.cli.memo_units import note_on, own_notes, save_own_notes

    notes = own_notes(home, coder)
    fresh = note_on(home, coder, unit)
    there = next((note for note in notes if (note.transcript, note.start, note.end) == (fresh.transcript, fresh.start, fresh.end)), None)
    text = f"{there.text}\n\n{words}" if there and there.text else words
    written = replace(there or fresh, text=text)
    save_own_notes(home, coder, [note for note in notes if note is not there], written)
    return written


def _change(which: str, name: str, study: Path | None, new_words: "Callable[[Study, str, str], str]") -> None:
    from tfbb_coding.cli.memo_units import own_notes, save_own_notes
    from tfbb_coding.cli.review_material import on_disk_study, reviewer_name
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.memos import save_memos
    from tfbb_coding.files.study import find_study

    home = on_disk_study(find_study([], study))
    coder = reviewer_name(name)
    with changing(home.root, "memo", coder) as change:
        memo = _found(home, coder, which)
        words = new_words(home, coder, memo.text)
        if memo.about is About.UNIT:
            notes = own_notes(home, coder)
            there = next(note for note in notes if note.unit == memo.of)
            save_own_notes(home, coder, [n for n in notes if n is not there], replace(there, text=words) if words else None, there)
        else:
            kept = [replace(one, text=words, time=_now()) if one.id == memo.id else one for one in _own_memos(home, coder)]
            save_memos(home.root, coder, [one for one in kept if one.text])
    _tell(home, change)


def _found(home: "Study", coder: str, which: str) -> Memo:
    found = [memo for memo in _memos(home, coder, []) if which in (memo.id, memo.of if memo.about is About.UNIT else memo.id)]
    if not found:
        raise TfbbError(
            _("'{name}' has no memo '{id}'").format(name=coder, id=which), path=home.root, hint=_("`tfbb memo list` lists them")
        )
    return found[0]


def _memos(home: "Study", coder: str, findings: "list[Finding]") -> list[Memo]:
    from tfbb_coding.files.memos import load_memos
    from tfbb_coding.files.notes import load_notes
    from tfbb_coding.model.decision import NoteKind

    own = load_memos(home.root, coder)
    notes = load_notes(home.root, NoteKind.MEMO, coder)
    findings += [*own.findings, *notes.findings]
    return [*own.memos, *(_as_memo(note) for note in notes.notes)]


def _as_memo(note: "Note") -> Memo:
    return Memo(note.unit, "", note.coder, About.UNIT, note.unit, note.text)


def _is_wanted(memo: Memo, wanted: dict[About, str], about: About | None) -> bool:
    """A theme's memos are those of its codes too, an interview's those of its units."""
    if about is not None and memo.about is not about:
        return False
    if not wanted:
        return True
    for kind, of in wanted.items():
        below = (kind is About.THEME and memo.about is About.CODE and memo.of.partition("/")[0] == of) or (
            kind is About.INTERVIEW and memo.about is About.UNIT and memo.of.rpartition(":")[0] == Path(of).stem
        )
        if below or (memo.about is kind and memo.of.casefold() == (Path(of).stem if kind is About.INTERVIEW else of).casefold()):
            return True
    return False


def _called(home: "Study") -> dict[About, dict[str, str]]:
    """How people call what memos know by an id: cases, themes, and codes (``Hinder › Tid``)."""
    from tfbb_coding.files.codebooks import find_codebook, load_codebook
    from tfbb_coding.model.codebook_names import CodebookNames

    cases = {case.id: case.name or case.id for case in home.cases}
    try:
        book = load_codebook(find_codebook(home.root, None))
    except TfbbError:  # one's own thoughts can be read while the codebook is being mended
        return {About.CASE: cases}
    names = CodebookNames.of(book)
    codes = {f"{theme.id}/{code.id}": names.phrase((theme.id, code.id)) for theme in book.themes for code in theme.codes}
    return {About.CASE: cases, About.THEME: dict(names.themes), About.CODE: codes}


def _print(memos: Sequence[Memo], names: dict[About, dict[str, str]]) -> None:
    for number, memo in enumerate(memos):
        when = f", {datetime.fromisoformat(memo.time).astimezone():%Y-%m-%d %H:%M}" if memo.time else ""
        of = names.get(memo.about, {}).get(memo.of, memo.of)
        called = memo.of if memo.about is About.UNIT else f"{memo.id}  {_kinds()[memo.about]} {of}".rstrip()
        typer.echo(("\n" if number else "") + f"{called}  ({memo.coder}{when})")
        for paragraph in memo.text.split("\n"):
            typer.echo(textwrap.fill(paragraph, _WIDTH, initial_indent="    ", subsequent_indent="    "))
    if memos:
        say(ngettext("{n} memo.", "{n} memos.", len(memos)).format(n=len(memos)))


def _kinds() -> dict[About, str]:
    return {
        About.STUDY: _("the study"),
        About.CASE: _("case"),
        About.INTERVIEW: _("interview"),
        About.THEME: _("theme"),
        About.CODE: _("code"),
        About.UNIT: _("unit"),
    }


def _table(memos: Sequence[Memo]) -> "Table":
    from tfbb_coding.model.report import Table

    return Table("memos", COLUMNS, tuple((m.id, str(m.about), m.of, m.coder, m.time, m.text) for m in memos))


def _tell(home: "Study", change: "Change") -> None:
    from tfbb_coding.cli.own_names import say_names_written
    from tfbb_coding.files.log import append_log

    append_log(home.root, "memo", {"files": len(change.files)}, {})
    say_names_written(home, change)
    say(_("`tfbb undo {id}` takes this back.").format(id=change.entry.id))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
