"""``tfbb exchange import``: another program's project into a new study, or into one that is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS
from tfbb_coding.cli.options import AllowWordsOption, CodebookOption
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.cli.exchange_material import Material
    from tfbb_coding.files.exchange_study import Added
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.exchange import Project
    from tfbb_coding.model.memo import Memo
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.exchange.take import Named, Taken
    from tfbb_coding.steps.exchange.take_cases import TakenCases
    from tfbb_coding.steps.exchange.take_codes import TakenCodes


@dataclass(frozen=True, slots=True)
class Import:
    """What a project comes to in a study; ``book`` is the codebook to write, with its place, where there is one."""

    file: Path
    project: "Project"
    home: "Study"
    codes: "TakenCodes"
    material: "Material"
    cases: "TakenCases"
    taken: "Taken"
    named: "Named"
    memos: "tuple[Memo, ...]"
    book: tuple[Path, str] | None = None


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
    from tfbb_coding.cli.exchange_material import write_texts
    from tfbb_coding.cli.exchange_told import tell
    from tfbb_coding.cli.ingest import allowed_words
    from tfbb_coding.files.refi.read import read_exchange

    project = read_exchange(file)
    if texts is not None:
        for path in write_texts(project, texts):
            typer.echo(str(path))
        return
    home = _target(into, project)
    made = _worked_out(project, file, home, _known(home, codebook), name, coder or [], allowed_words(allow or []))
    added, entry = _write(made)
    if tell(made, added, entry):
        raise typer.Exit(EXIT_FINDINGS)


def _target(into: Path | None, project: "Project") -> "Study":
    """The study to import into, not yet on disk where it is new. Raises :class:`StudyError` for a folder with anything else in it."""
    from tfbb_coding.files.presence import is_file, is_folder
    from tfbb_coding.files.study import open_study
    from tfbb_coding.files.study_places import STUDY_NAME
    from tfbb_coding.model.study import Study

    folder = into or Path()
    if is_file(folder / STUDY_NAME):
        return open_study(folder)
    if into is None:
        raise StudyError(_("there is no study.yaml here"), path=folder, hint=_("name a study, or a new folder, with --into"))
    if is_file(folder):
        raise StudyError(_("is a file, so no study can be made there"), path=folder, hint=_("choose the name of a folder"))
    if is_folder(folder) and any(folder.iterdir()):
        raise StudyError(_("is no study, and not empty"), path=folder, hint=_("name a study, or a folder that is not there yet"))
    return Study(folder, title=project.name)


def _known(home: "Study", asked: Path | None) -> "Codebook | None":
    """The study's codebook, or one that is named; none for a new study."""
    from tfbb_coding.files.codebooks import find_codebook, load_codebook

    return load_codebook(find_codebook(home.root if home.on_disk else None, asked)) if home.on_disk or asked else None


def _worked_out(
    project: "Project", file: Path, home: "Study", known: "Codebook | None", name: str, coders: Sequence[str], reasons: dict[str, str]
) -> Import:
    from datetime import UTC, datetime

    from tfbb_coding.cli.exchange_material import gather_material
    from tfbb_coding.steps.exchange.guids import Guids
    from tfbb_coding.steps.exchange.take import Named, take_passages
    from tfbb_coding.steps.exchange.take_cases import take_cases
    from tfbb_coding.steps.exchange.take_codes import take_codes
    from tfbb_coding.steps.exchange.take_memos import take_memos

    names, wanted = _people(project, _coders_of(home), name, coders)
    codes = take_codes(project, known.language if known else "sv", known, Guids(home.title))
    book, fingerprint = _book(codes, known, home, file)
    material = gather_material(project, file, home, reasons)
    named = Named(codes.places, names, material.grounds(), wanted, fingerprint)
    cases = take_cases(project, {guid: ground.transcript.name for guid, ground in named.grounds.items()}, home, codes.book.language)
    memos = take_memos(project, named, cases.by_guid, datetime.now(UTC).isoformat(timespec="seconds"))
    return Import(file, project, home, codes, material, cases, take_passages(project, named), named, tuple(memos), book)


def _people(project: "Project", own: Mapping[str, str], name: str, asked: Sequence[str]) -> tuple[dict[str, str], frozenset[str]]:
    """What everybody is called, and the guids of those asked for. Raises :class:`TfbbError` for a coder whom the file does not have."""
    from tfbb_coding.cli.review_material import reviewer_name
    from tfbb_coding.steps.exchange.people import coder_names, people_in

    names = coder_names(project, own)
    there = sorted({names[person.guid] for person in people_in(project)})
    unknown = [one for one in asked if one.casefold() not in names.values()]
    hint = _("coders in it are: {names}").format(names=", ".join(there))
    if unknown:
        raise TfbbError(_("the file has no coder '{name}'").format(name=unknown[0]), hint=hint)
    wanted = frozenset(guid for guid, called in names.items() if called in {one.casefold() for one in asked})
    if name and len(there) > 1 and len({names[guid] for guid in wanted}) != 1:
        message = _("several people have coded in the file, and what they say must not become one person's")
        raise TfbbError(message, hint=_("choose one with --coder; {known}").format(known=hint))
    return (coder_names(project, {}, reviewer_name(name)) if name else names), wanted


def _coders_of(home: "Study") -> dict[str, str]:
    """Everybody who has said anything in the study, by the guid that an export gives them."""
    from tfbb_coding.files.codings import coders
    from tfbb_coding.files.condensations import condensers
    from tfbb_coding.files.memos import memo_writers
    from tfbb_coding.steps.exchange.guids import Guids

    guids = Guids(home.title)
    return {guids.of("person", name): name for name in (*coders(home.root), *condensers(home.root), *memo_writers(home.root))}


def _book(codes: "TakenCodes", known: "Codebook | None", home: "Study", file: Path) -> tuple[tuple[Path, str] | None, str]:
    """The codebook to write and its place, and the fingerprint of the one that codings go by.

    Nothing is written where the study's own has all codes, unless it is a codebook that was asked for.

    Raises :class:`TfbbError` when another codebook has that place.
    """
    from tfbb_coding.files.codebook_writer import codebook_text
    from tfbb_coding.files.codebooks import DEFAULT_NAME, FOLDER, with_fingerprint
    from tfbb_coding.files.presence import is_file
    from tfbb_coding.files.refi.names import QDC
    from tfbb_coding.steps.exchange.take_codes import slug

    if known is not None and not codes.new and file.suffix.lower() != QDC:
        return None, known.fingerprint
    if not codes.book.themes:
        return None, known.fingerprint if known else ""
    name = DEFAULT_NAME if known is None else f"{slug(file.stem, set(), 'import')}.yaml"
    path = home.root / FOLDER / name
    text = codebook_text(codes.book, file.name)
    if is_file(path) and path.read_bytes() != text.encode():
        hint = _("rename the file that you import, or move the codebook away")
        raise TfbbError(_("the study has another codebook of this name"), path=path, hint=hint)
    return (path, text), with_fingerprint(codes.book).fingerprint


def _write(made: Import) -> "tuple[Added, str]":
    """Write everything as one change of the study; how many were new, and the change's id."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.exchange_study import add_said, study_text, write_files
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS

    root, codes = made.home.root, made.codes
    contents = dict([made.book] if made.book else [])
    contents |= {root / TRANSCRIPTS / f"{stem}.txt": text for stem, text in made.material.texts.items()}
    if not made.home.on_disk:
        _make(root)
        contents[root / STUDY_NAME] = study_text(made.home.title, codes.book.language, made.cases.cases, made.cases.interviews)
    with changing(root, "exchange import", EVERYBODY, codebook=made.named.codebook) as change:
        write_files(contents)
        added = add_said(root, made.taken.codings, made.taken.notes, made.taken.condensations, made.memos)
    counts = {
        "interviews": len(made.material.texts),
        "codings": added.codings,
        "memos": added.memos,
        "left": sum(map(len, made.taken.lost.values())),
    }
    append_log(root, "exchange import", counts, {"codebook": made.named.codebook} if made.named.codebook else {})
    return added, change.entry.id


def _make(folder: Path) -> None:
    from tfbb_coding.files.study_places import TRANSCRIPTS

    try:
        (folder / TRANSCRIPTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("the folder cannot be made ({reason})").format(reason=error.strerror)
        raise StudyError(message, path=folder, hint=_("choose a folder of your own")) from None
