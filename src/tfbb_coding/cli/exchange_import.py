"""``tfbb exchange import``: another program's project into a new study, or into one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS
from tfbb_coding.cli.options import AllowWordsOption, CodebookOption
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, current_language

if TYPE_CHECKING:
    from tfbb_coding.cli.exchange_material import Material
    from tfbb_coding.files.exchange_study import Added, Said
    from tfbb_coding.files.study_writer import Entered
    from tfbb_coding.model.exchange import Project
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.exchange.known import Known
    from tfbb_coding.steps.exchange.take_cases import TakenCases
    from tfbb_coding.steps.exchange.take_codes import TakenCodes
    from tfbb_coding.steps.exchange.take_passages import Taken
    from tfbb_coding.steps.exchange.take_people import People


_LEFT_BY_UNDO = frozenset({"history", ".locks", "log.jsonl"})


@dataclass(frozen=True, slots=True)
class Import:
    """What a project comes to in a study.

    ``taken`` is what became of its passages, ``said`` all that people say in it, ``entered`` what is new in ``study.yaml``; ``book`` is the
    codebook to write, with its place, where there is one, and ``fingerprint`` that of the one that codings go by.
    """

    file: Path
    project: "Project"
    home: "Study"
    codes: "TakenCodes"
    material: "Material"
    cases: "TakenCases"
    taken: "Taken"
    said: "Said"
    entered: "Entered"
    book: tuple[Path, str] | None = None
    fingerprint: str = ""


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The .qdpx or .qdc file that the other program wrote."))],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help=_("A study, or a new folder for one (default: the study you stand in).")),
    ] = None,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help=_("Keep all codings and memos under this name."))] = "",
    coder: Annotated[
        list[str] | None,
        typer.Option("--coder", metavar="NAME", help=_("Only what this coder says (may be given several times).")),
    ] = None,
    allow: AllowWordsOption = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help=_("Only write the interviews' texts into this folder, to pseudonymise them first.")),
    ] = None,
    codebook: CodebookOption = None,
) -> None:
    """Read the project, look it through, and add to the study what it can hold; what is there stays as it is."""
    from tfbb_coding.cli.exchange_material import gather_material, write_texts
    from tfbb_coding.cli.exchange_told import tell
    from tfbb_coding.cli.ingest import allowed_words
    from tfbb_coding.files.refi.read import read_exchange

    project = read_exchange(file)
    if texts is not None:
        for path in write_texts(project, texts):
            typer.echo(str(path))
        return
    home = _target(into, project)
    own = _own_codebook(home, codebook)
    known = _known(home, own)
    people = _people(project, known, name, coder or [])
    material = gather_material(project, file, home, allowed_words(allow or []))
    made = _worked_out(project, file, home, known, people, material, own)
    added, entry = _write(made)
    if tell(made, added, entry):
        raise typer.Exit(EXIT_FINDINGS)


def _target(into: Path | None, project: "Project") -> "Study":
    """The study to import into, not yet on disk where it is new. Raises :class:`StudyError` for a folder with anything else in it."""
    from tfbb_coding.files.presence import is_file, is_folder
    from tfbb_coding.files.study import find_study, open_study
    from tfbb_coding.files.study_places import is_study
    from tfbb_coding.model.study import Study

    if into is None:
        home = find_study([], None)
        if not home.on_disk:
            raise StudyError(_("there is no study.yaml here"), path=home.root, hint=_("name a study, or a new folder, with --into"))
        return home
    if is_study(into):
        return open_study(into)
    if is_file(into):
        raise StudyError(_("is a file, so no study can be made there"), path=into, hint=_("choose the name of a folder"))
    if is_folder(into) and any(path.name not in _LEFT_BY_UNDO for path in into.iterdir()):
        raise StudyError(_("is no study, and not empty"), path=into, hint=_("name a study, or a folder that is not there yet"))
    return Study(into, title=project.name)


def _own_codebook(home: "Study", asked: Path | None) -> Path | None:
    """The study's codebook, or one that is named; none for a new study."""
    from tfbb_coding.files.codebooks import find_codebook

    return find_codebook(home.root if home.on_disk else None, asked) if home.on_disk or asked else None


def _known(home: "Study", own: Path | None) -> "Known":
    """Everybody who has said anything in the study, and its codebook."""
    from tfbb_coding.files.codebooks import load_codebook
    from tfbb_coding.files.codings import coders
    from tfbb_coding.files.condensations import condensers
    from tfbb_coding.files.memos import memo_writers
    from tfbb_coding.steps.exchange.known import known_in

    everybody = (*coders(home.root), *condensers(home.root), *memo_writers(home.root))
    return known_in(home.title, everybody, load_codebook(own) if own else None)


def _people(project: "Project", known: "Known", name: str, asked: Sequence[str]) -> "People":
    """Who says what. Raises :class:`TfbbError` for a coder whom the file does not have, and where several would become one person."""
    from tfbb_coding.cli.review_material import reviewer_name
    from tfbb_coding.steps.exchange.take_people import take_people

    people = take_people(project, known.coders)
    hint = _("coders in it are: {names}").format(names=", ".join(people.active))
    if unknown := people.unknown(asked):
        raise TfbbError(_("the file has no coder '{name}'").format(name=unknown[0]), hint=hint)
    wanted = people.only(asked)
    if name and wanted.several:
        message = _("several people have coded in the file, and what they say must not become one person's")
        raise TfbbError(message, hint=_("choose one with --coder; {known}").format(known=hint))
    return wanted.all_as(reviewer_name(name)) if name else wanted


def _worked_out(
    project: "Project", file: Path, home: "Study", known: "Known", people: "People", material: "Material", own: Path | None
) -> Import:
    from datetime import UTC, datetime

    from tfbb_coding.files.exchange_study import Said
    from tfbb_coding.steps.exchange.take_cases import take_cases
    from tfbb_coding.steps.exchange.take_codes import take_codes
    from tfbb_coding.steps.exchange.take_memos import take_memos
    from tfbb_coding.steps.exchange.take_passages import Named, take_passages

    codes = take_codes(project, known)
    book, fingerprint = _book(codes, own, home, file)
    grounds = material.grounds()
    cases = take_cases(project, grounds, home, codes.book.language)
    named = Named(codes, people, grounds, cases.members, _coded(home), fingerprint)
    memos = take_memos(project, named, cases.by_guid, datetime.now(UTC).isoformat(timespec="seconds"))
    taken = take_passages(project, named)
    said = Said(taken.codings, taken.condensations, taken.memos, taken.favourites, memos)
    return Import(file, project, home, codes, material, cases, taken, said, _entered(home, cases, codes, said), book, fingerprint)


def _coded(home: "Study") -> frozenset[tuple[str, str]]:
    """(unit, theme) of what anybody has coded in the study, and (unit, "") of every unit that is."""
    from tfbb_coding.files.codings import coders, load_codings
    from tfbb_coding.model.coding import Status

    codings = [one for name in coders(home.root) for one in load_codings(home.root, name).codings if one.status is not Status.REJECTED]
    return frozenset((one.unit, theme) for one in codings for theme in (one.theme, ""))


def _book(codes: "TakenCodes", own: Path | None, home: "Study", file: Path) -> tuple[tuple[Path, str] | None, str]:
    """The codebook to write and its place, and the fingerprint of the one that codings go by.

    A new study's is made of the file's codes. Those that a study's own lacks are added to it, since codings in a codebook beside it would
    be strangers to every command; a codebook that comes alone (.qdc) stands beside it. Raises :class:`TfbbError` when another codebook has
    the place.
    """
    from tfbb_coding.files.codebook_writer import codebook_text, extended_codebook
    from tfbb_coding.files.codebooks import DEFAULT_NAME, FOLDER, codebook_in, load_codebook
    from tfbb_coding.files.presence import is_file
    from tfbb_coding.files.refi.names import QDC
    from tfbb_coding.steps.exchange.take_codes import slug

    alone = file.suffix.lower() == QDC
    if not codes.book.themes or (own and not codes.new and not alone):
        return None, load_codebook(own).fingerprint if own else ""
    name = DEFAULT_NAME if own is None else f"{slug(file.stem, set(), 'import')}.yaml" if alone else own.name
    path = home.root / FOLDER / name
    text = codebook_text(codes.book, file.name) if own is None or alone else extended_codebook(own, codes.book).decode()
    if is_file(path) and path != own and path.read_bytes() != text.encode():
        hint = _("rename the file that you import, or move the codebook away")
        raise TfbbError(_("the study has another codebook of this name"), path=path, hint=hint)
    book = codebook_in(text.removeprefix("\ufeff"), path)
    return (path, text), book.fingerprint if book else ""


def _entered(home: "Study", cases: "TakenCases", codes: "TakenCodes", said: "Said") -> "Entered":
    """study.yaml with the interviews that are new, or that the file says something of, and the cases that these or a memo belong to."""
    from tfbb_coding.files.study_writer import entered
    from tfbb_coding.files.templates import study_template
    from tfbb_coding.model.memo import About
    from tfbb_coding.steps.exchange.take_cases import tells_something

    there = {path.stem for path in (home.root / "transcripts").glob("*")}
    interviews = [one for one in cases.interviews if Path(one.transcript).stem not in there or tells_something(one)]
    used = {one.case for one in interviews} | {memo.of for memo in said.memos if memo.about is About.CASE}
    if not home.on_disk:
        return entered(home, cases.cases, interviews, study_template(home.title, current_language(), codes.book.language))
    return entered(home, [case for case in cases.cases if case.id in used], interviews)


def _write(made: Import) -> "tuple[Added, str]":
    """Write everything as one change of the study; how many were new, and the change's id, none where all was there already."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.exchange_study import IMPORTED, add_said, write_files
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS

    root = made.home.root
    contents = dict([made.book] if made.book else [])
    contents |= {root / TRANSCRIPTS / f"{stem}.txt": text for stem, text in made.material.texts.items()}
    if made.entered.data:
        contents[root / STUDY_NAME] = made.entered.data.decode()
    with changing(root, IMPORTED, EVERYBODY, codebook=made.fingerprint) as change:
        change.make_folder(root / TRANSCRIPTS)
        write_files(contents)
        added = add_said(root, made.said)
    counts = {
        "interviews": len(made.material.texts),
        "codings": added.codings,
        "memos": added.memos,
        "left": sum(map(len, made.taken.lost.values())),
    }
    append_log(root, IMPORTED, counts, {"codebook": made.fingerprint} if made.fingerprint else {})
    return added, change.entry.id if change.files else ""
