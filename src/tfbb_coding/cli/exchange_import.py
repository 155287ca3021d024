"""``tfbb exchange import``: another program's project into a new study, or into one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS
from tfbb_coding.cli.options import AllowWordsOption, CodebookOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.cli.exchange_material import Material
    from tfbb_coding.files.changes import Change
    from tfbb_coding.files.exchange_study import Added, Said
    from tfbb_coding.files.study_writer import Entered
    from tfbb_coding.model.exchange import Project
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.exchange.known import Known
    from tfbb_coding.steps.exchange.take_cases import TakenCases
    from tfbb_coding.steps.exchange.take_codes import TakenCodes
    from tfbb_coding.steps.exchange.take_passages import Taken
    from tfbb_coding.steps.exchange.take_people import People


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
    from tfbb_coding.cli.exchange_into import known_already, own_codebook, study_to_import_into
    from tfbb_coding.cli.exchange_material import gather_material, write_texts
    from tfbb_coding.cli.exchange_told import tell
    from tfbb_coding.cli.ingest import allowed_words
    from tfbb_coding.cli.own_names import say_names_written
    from tfbb_coding.files.refi.read import read_exchange

    project = read_exchange(file)
    if texts is not None:
        for path in write_texts(project, texts):
            typer.echo(str(path))
        return
    home = study_to_import_into(into, project)
    own = own_codebook(home, codebook)
    known = known_already(home, own)
    people = _people(project, known, name, coder or [])
    material = gather_material(project, file, home, allowed_words(allow or []))
    made = _worked_out(project, file, home, known, people, material, own)
    added, change = _write(made)
    lost = tell(made, added, change.entry.id if change.files else "")
    say_names_written(made.home, change)
    if lost:
        raise typer.Exit(EXIT_FINDINGS)


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

    from tfbb_coding.cli.exchange_into import book_to_write, coded_already, entered_in_study
    from tfbb_coding.files.exchange_study import Said
    from tfbb_coding.steps.exchange.take_cases import take_cases
    from tfbb_coding.steps.exchange.take_codes import take_codes
    from tfbb_coding.steps.exchange.take_memos import take_memos
    from tfbb_coding.steps.exchange.take_passages import Named, take_passages

    codes = take_codes(project, known)
    book, fingerprint = book_to_write(codes, own, home, file)
    grounds = material.grounds()
    cases = take_cases(project, grounds, home, codes.book.language)
    named = Named(codes, people, grounds, cases.members, coded_already(home), fingerprint)
    memos = take_memos(project, named, cases.by_guid, datetime.now(UTC).isoformat(timespec="seconds"))
    taken = take_passages(project, named)
    said = Said(taken.codings, taken.condensations, taken.memos, taken.favourites, memos)
    return Import(file, project, home, codes, material, cases, taken, said, entered_in_study(home, cases, codes, said), book, fingerprint)


def _write(made: Import) -> "tuple[Added, Change]":
    """Write everything as one change of the study; how many were new, and the change."""
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
    return added, change
