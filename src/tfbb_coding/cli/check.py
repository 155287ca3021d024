"""``tfbb check``: what stands in the way of handing the material on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.check_report import report
from tfbb_coding.cli.check_study import study as check_study
from tfbb_coding.cli.common import EXIT_FINDINGS, new_app, say
from tfbb_coding.cli.options import StudyOption
from tfbb_coding.cli.rows import csv_of, json_of
from tfbb_coding.messages import _, current_language, ngettext
from tfbb_coding.model.identifier_words import certainty_word, kind_word, part_word

if TYPE_CHECKING:
    from tfbb_coding.files.documents import Document
    from tfbb_coding.model.identifier import Identifier
    from tfbb_coding.model.study import Study

app = new_app(_("Look for what should not be there."))
EXIT_UNREADABLE = 2
MOST_NAMED = 8
FIELDS = ("path", "line", "column", "start", "end", "match", "kind", "certainty", "suggestion", "voices", "part", "pieces")


class AnonymityFormat(StrEnum):
    """How identifiers are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


app.command(help=_("Check a report's draft against its interviews and the house's rules: quotations, names, numbers, references."))(report)
app.command("study", help=_("Check that everything in the study fits together: codings and texts, codebook, files; mend what moved."))(
    check_study
)


@app.command(help=_("Find names, places, numbers, dates and roles that can identify a person, in any file and in its hidden parts."))
def anonymity(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help=_("Files, or folders whose files are all looked into."))],
    output: Annotated[AnonymityFormat, typer.Option("--format", help=_("text, json or csv."))] = AnonymityFormat.TEXT,
    sensitive: Annotated[
        bool, typer.Option("--sensitive", help=_("Also tell passages about health, ethnicity, religion … (GDPR, article 9)."))
    ] = False,
    study: StudyOption = None,
) -> None:
    """Print what can identify somebody; exit 1 when there is anything, 2 when a file could not be read."""
    from tfbb_coding.cli.handing import known_words
    from tfbb_coding.errors import UnreadableError
    from tfbb_coding.files.documents import Document, document_paths, not_looked_into, read_document
    from tfbb_coding.files.open_elsewhere import is_open_sign, open_document
    from tfbb_coding.steps.document_identifiers import find_in_documents
    from tfbb_coding.steps.identifiers import Voices
    from tfbb_coding.swedish.installed import installed_model

    known = known_words(_study_of(paths, study))
    for path in filter(is_open_sign, paths):
        say(str(open_document(path)))
    documents: list[Document] = []
    unread = 0
    for path in document_paths(paths):
        try:
            documents.append(read_document(path))
        except UnreadableError as error:
            say(_("Error: {message}").format(message=error))
            unread += 1
    voices = Voices(model=installed_model())
    found = find_in_documents(documents, voices=voices, known=known, sensitive=sensitive)
    typer.echo(format_identifiers(found, output), nl=False)
    _say_summary(found, voices.names, len(documents))
    _say_unseen(documents)
    _say_unknown(not_looked_into(paths), unread)
    raise typer.Exit(EXIT_UNREADABLE if unread else EXIT_FINDINGS if found else 0)


def _study_of(paths: Sequence[Path], asked: Path | None) -> "Study":
    """The study that all the files lie in, however deep, since its results are looked into, too."""
    from tfbb_coding.files.study import find_study
    from tfbb_coding.files.study_places import study_above

    above = {study_above(path) for path in paths}
    within = next(iter(above)) if len(above) == 1 else None
    return find_study(paths, asked or within)


def _voice(name: str) -> str:
    return {"patterns": _("patterns"), "rules": _("rules"), "tagger": _("the trained tagger")}.get(name, name)


def _say_summary(found: Sequence["Identifier"], voices: Iterable[str], files: int) -> None:
    certain = sum(i.certainty == "certain" for i in found)
    say(_("Voices: {voices}.").format(voices=", ".join(_voice(voice) for voice in voices)))
    counted = ngettext("{n} file", "{n} files", files).format(n=files)
    say(_("{files} looked into: {certain} certain, {check} to check.").format(files=counted, certain=certain, check=len(found) - certain))


def _say_unseen(documents: "Sequence[Document]") -> None:
    """The pages of PDFs that have no text."""
    for document in documents:
        if document.unseen_pages:
            pages = ", ".join(map(str, document.unseen_pages))
            message = _("{path}: pages without text, which may be pictures of text, were not looked into: {pages}")
            say(message.format(path=document.path, pages=pages))


def _say_unknown(unknown: Sequence[Path], unread: int) -> None:
    """What was not looked into, and what to do about it: a folder that seems searched and is not is the worst of answers."""
    from tfbb_coding.files.documents import grouped

    for way, paths in grouped(unknown):
        names = ", ".join(path.name for path in paths[:MOST_NAMED]) + (" …" if len(paths) > MOST_NAMED else "")
        said = _("Not looked into ({n}): {names}").format(n=len(paths), names=names)
        what_now = way or _("nothing here can read files of this kind; save them as text, Word or Excel")
        say(f"{said}\n  {what_now}")
    if unread:
        say(ngettext("{n} file could not be read.", "{n} files could not be read.", unread).format(n=unread))


def format_identifiers(found: Sequence["Identifier"], output: AnonymityFormat) -> str:
    """The findings as lines, as a JSON list, or as CSV with a head."""
    if output is AnonymityFormat.JSON:
        return json_of([_row(i) for i in found])
    if output is AnonymityFormat.CSV:
        return csv_of(({**_row(i), "voices": " ".join(i.voices), "pieces": _pieces(i)} for i in found), FIELDS)
    return "".join(line + "\n" for line in _lines(found))


def _lines(found: Sequence["Identifier"]) -> Iterator[str]:
    """A line a finding; somebody who speaks has one for all places where the name is the speaker's label."""
    labels = Counter(key for i in found if (key := _label_of(i)))
    told: set[tuple[str, str]] = set()
    for i in found:
        key = _label_of(i)
        if not key or labels[key] == 1:
            yield _line(i)
        elif key not in told:
            told.add(key)
            yield _line(i) + " " + _("(speaks here, {n} places)").format(n=labels[key])


def _label_of(found: "Identifier") -> tuple[str, str] | None:
    """The file and the words, where a name is a speaker's label."""
    return (found.path, found.match) if "label" in found.voices and not found.part else None


def _row(found: "Identifier") -> dict[str, str | int | list[str] | list[dict[str, int]]]:
    values = {name: getattr(found, name) for name in FIELDS}
    pieces = [piece._asdict() for piece in found.pieces]
    return {**values, "certainty": str(found.certainty), "voices": list(found.voices), "pieces": pieces}


def _pieces(found: "Identifier") -> str:
    return " ".join(f"{piece.start}-{piece.end}" for piece in found.pieces)


def _line(found: "Identifier") -> str:
    part = part_word(found.part, current_language())
    place = f"{found.path} ({part})" if part else f"{found.path}:{found.line}:{found.column}"
    place += "".join(f", {piece.line}:{piece.column}" for piece in found.pieces[1:])
    words = " ".join(found.match.split())
    kind, certainty = kind_word(found.kind, current_language()), certainty_word(found.certainty, current_language())
    return f"{place}: {kind}, {certainty}: {words}" + (f" → {found.suggestion}" if found.suggestion else "")
