"""The study that another program's project comes into: which it is, what it has already, and what of its own files changes."""

from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, current_language

if TYPE_CHECKING:
    from tfbb_coding.files.exchange_study import Said
    from tfbb_coding.files.study_writer import Entered
    from tfbb_coding.model.exchange import Project
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.exchange.known import Known
    from tfbb_coding.steps.exchange.take_cases import TakenCases
    from tfbb_coding.steps.exchange.take_codes import TakenCodes

_LEFT_BY_UNDO = frozenset({"history", ".locks", "log.jsonl"})


def study_to_import_into(into: Path | None, project: "Project") -> "Study":
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


def own_codebook(home: "Study", asked: Path | None) -> Path | None:
    """The study's codebook, or one that is named; none for a new study."""
    from tfbb_coding.files.codebooks import find_codebook

    return find_codebook(home.root if home.on_disk else None, asked) if home.on_disk or asked else None


def known_already(home: "Study", own: Path | None) -> "Known":
    """Everybody who has said anything in the study, and its codebook."""
    from tfbb_coding.files.codebooks import load_codebook
    from tfbb_coding.files.codings import coders
    from tfbb_coding.files.condensations import condensers
    from tfbb_coding.files.memos import memo_writers
    from tfbb_coding.steps.exchange.known import known_in

    everybody = (*coders(home.root), *condensers(home.root), *memo_writers(home.root))
    return known_in(home.title, everybody, load_codebook(own) if own else None)


def coded_already(home: "Study") -> frozenset[tuple[str, str]]:
    """(unit, theme) of what anybody has coded in the study, and (unit, "") of every unit that is."""
    from tfbb_coding.files.codings import coders, load_codings
    from tfbb_coding.model.coding import Status

    codings = [one for name in coders(home.root) for one in load_codings(home.root, name).codings if one.status is not Status.REJECTED]
    return frozenset((one.unit, theme) for one in codings for theme in (one.theme, ""))


def book_to_write(codes: "TakenCodes", own: Path | None, home: "Study", file: Path) -> tuple[tuple[Path, str] | None, str]:
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
    if not codes.book.themes or (own and home.on_disk and not codes.new and not alone):
        return None, load_codebook(own).fingerprint if own else ""
    name = DEFAULT_NAME if own is None else f"{slug(file.stem, set(), 'import')}.yaml" if alone else own.name
    path = home.root / FOLDER / name
    text = codebook_text(codes.book, file.name) if own is None or alone else extended_codebook(own, codes.book).decode()
    if is_file(path) and path != own and path.read_bytes() != text.encode():
        hint = _("rename the file that you import, or move the codebook away")
        raise TfbbError(_("the study has another codebook of this name"), path=path, hint=hint)
    book = codebook_in(text.removeprefix("\ufeff"), path)
    return (path, text), book.fingerprint if book else ""


def entered_in_study(home: "Study", cases: "TakenCases", codes: "TakenCodes", said: "Said") -> "Entered":
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
