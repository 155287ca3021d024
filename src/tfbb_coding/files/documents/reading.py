"""Which reader reads which file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.cue_breaks import cue_breaks
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.documents.exchange import read_project
from tfbb_coding.files.documents.machine import without_machine_words
from tfbb_coding.files.documents.parts import Document
from tfbb_coding.files.documents.structured import spelt_out, without_keys
from tfbb_coding.files.documents.web import read_html
from tfbb_coding.files.documents.word import read_word
from tfbb_coding.files.documents.workbook import read_workbook
from tfbb_coding.files.presence import is_file, is_folder, is_there
from tfbb_coding.messages import _

PLAIN = (".txt", ".md", ".markdown", ".csv", ".tsv", ".tex", ".log")
STRUCTURED = (".vtt", ".srt", ".json", ".jsonl", ".yaml", ".yml")
SUFFIXES = (*PLAIN, *STRUCTURED, ".docx", ".xlsx", ".html", ".htm", ".qdpx", ".qdc")
"""The files that can be looked into."""


def document_paths(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those below the folders named that can be looked into, in order and once each.

    Hidden files and folders are left out, and Word's lock files. Raises :class:`UnreadableError` for a path that is not there and for a
    file of a kind that cannot be looked into.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not is_there(path):
            raise UnreadableError(_("no such file or folder"), path=path, hint=_("check the spelling"))
        if is_folder(path):
            found.update(dict.fromkeys(sorted(_below(path))))
        elif path.suffix.lower() in SUFFIXES:
            found[path] = None
        else:
            hint = _("these can be: {kinds}").format(kinds=" ".join(SUFFIXES))
            raise UnreadableError(_("files of this kind cannot be looked into"), path=path, hint=hint)
    return list(found)


def not_looked_into(paths: Iterable[Path]) -> list[Path]:
    """The files below the folders named whose kind cannot be looked into, in order; hidden ones and Word's lock files left out."""
    return sorted({path for folder in paths if is_folder(folder) for path in folder.rglob("*") if _is_unknown(path, folder)})


def _is_unknown(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    return path.suffix.lower() not in SUFFIXES and is_file(path) and not any(part.startswith((".", "~$")) for part in inside)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and is_file(path) and not any(part.startswith((".", "~$")) for part in inside):
            yield path


def read_document(path: Path) -> Document:
    """Everything in the file. Raises :class:`UnreadableError` when it is missing, broken, or no text at all."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return read_word(path)
    if suffix == ".xlsx":
        return read_workbook(path)
    if suffix in (".qdpx", ".qdc"):
        return read_project(path)
    text = decode(read_bytes(path), path).text
    if suffix in (".html", ".htm"):
        return read_html(path, text)
    if suffix not in STRUCTURED:
        return Document(path, text, breaks=cue_breaks(text, suffix))
    text = without_machine_words(path, spelt_out(text, suffix))
    return Document(path, without_keys(text, suffix), breaks=cue_breaks(text, suffix))
