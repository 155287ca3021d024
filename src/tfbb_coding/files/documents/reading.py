"""Which reader reads which file, and which files can be looked into at all: :data:`READERS` is the one place that says so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.cue_breaks import cue_breaks
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.files.documents.exchange import read_project
from tfbb_coding.files.documents.machine import without_machine_words
from tfbb_coding.files.documents.opendocument import read_opendocument
from tfbb_coding.files.documents.parts import Document, Part, users_in
from tfbb_coding.files.documents.pdf import read_portable
from tfbb_coding.files.documents.richtext import read_rich_text
from tfbb_coding.files.documents.slides import read_slides
from tfbb_coding.files.documents.structured import spelt_out, without_keys
from tfbb_coding.files.documents.transcribers import read_annotations, read_otranscribe
from tfbb_coding.files.documents.ways_out import way_out
from tfbb_coding.files.documents.web import read_html
from tfbb_coding.files.documents.word import read_word
from tfbb_coding.files.documents.workbook import read_workbook
from tfbb_coding.files.open_elsewhere import is_open_sign
from tfbb_coding.files.presence import is_file, is_folder, is_there
from tfbb_coding.files.transcripts.kinds import kind_of
from tfbb_coding.messages import _

Reader = Callable[[Path], Document]


def _read_plain(path: Path) -> Document:
    text = without_machine_words(path, decode(read_bytes(path), path).text)
    return Document(path, text, breaks=cue_breaks(text, path.suffix.lower()))


def _read_structured(path: Path) -> Document:
    suffix = path.suffix.lower()
    text = without_machine_words(path, spelt_out(decode(read_bytes(path), path).text, suffix))
    return Document(path, without_keys(text, suffix), breaks=cue_breaks(text, suffix))


def _read_page(path: Path) -> Document:
    return read_html(path, decode(read_bytes(path), path).text)


READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".md", ".markdown", ".qmd", ".rmd", ".csv", ".tsv", ".tex", ".log"), _read_plain),
    **dict.fromkeys((".vtt", ".srt", ".sbv", ".json", ".jsonl", ".yaml", ".yml"), _read_structured),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), read_word),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), read_workbook),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), read_slides),
    **dict.fromkeys((".odt", ".ott", ".ods", ".ots", ".odp", ".otp"), read_opendocument),
    ".rtf": read_rich_text,
    **dict.fromkeys((".html", ".htm", ".svg"), _read_page),
    **dict.fromkeys((".eaf", ".exb", ".trs"), read_annotations),
    ".otr": read_otranscribe,
    ".pdf": read_portable,
    **dict.fromkeys((".qdpx", ".qdc"), read_project),
}
"""The reader of each kind of file that can be looked into, by its extension in small letters."""
SUFFIXES = tuple(READERS)
_HELD = {".docx": read_word, ".xlsx": read_workbook, ".xlsm": read_workbook, ".pptx": read_slides}
_HOLDING = frozenset(_HELD.values())


def document_paths(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those below the folders named that can be looked into, in order and once each.

    Hidden files and folders are left out, and what office programs keep beside an open document. Raises :class:`UnreadableError` for a path
    that is not there and for a file of a kind that cannot be looked into.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not is_there(path):
            raise UnreadableError(_("no such file or folder"), path=path, hint=_("check the spelling"))
        if is_open_sign(path):
            continue
        if is_folder(path):
            found.update(dict.fromkeys(sorted(one for one in _below(path) if _kind(one) in READERS)))
        elif _kind(path) in READERS:
            found[path] = None
        else:
            hint = way_out(path.suffix) or _("these can be: {kinds}").format(kinds=" ".join(SUFFIXES))
            raise UnreadableError(_("files of this kind cannot be looked into"), path=path, hint=hint)
    return list(found)


def not_looked_into(paths: Iterable[Path]) -> list[Path]:
    """The files below the folders named whose kind cannot be looked into, in order; hidden ones and Word's lock files left out."""
    return sorted({one for folder in paths if is_folder(folder) for one in _below(folder) if _kind(one) not in READERS})


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if is_file(path) and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
            yield path


def _kind(path: Path) -> str:
    """What a file is by its name, or (``.doc``) by what stands in it: Word saves rich text and web pages under that name, too."""
    try:
        return kind_of(path)
    except UnreadableError:
        return path.suffix.lower()


def read_document(path: Path) -> Document:
    """Everything in the file. Raises :class:`UnreadableError` when it is missing, broken, or no text at all."""
    document = READERS.get(_kind(path), _read_plain)(path)
    if READERS.get(_kind(path)) in _HOLDING:
        document = _with_embedded(document)
    return replace(document, metadata=tuple(dict.fromkeys((*document.metadata, *users_in(document.parts)))))


def _with_embedded(document: Document) -> Document:
    """The document with what stands in the files set into it: behind a chart lies the whole workbook that it was made from."""
    parts, people = list(document.parts), list(document.metadata)
    with ZipFile(document.path) as archive:
        for name in sorted(archive.namelist()):
            reader = _HELD.get(Path(name).suffix.lower()) if "/embeddings/" in name else None
            if reader is not None:
                inner = reader(document.path, archive.read(name))
                parts += [Part("embedded file", text) for text in (inner.text, *(part.text for part in inner.parts)) if text.strip()]
                people += inner.metadata
    return replace(document, parts=tuple(dict.fromkeys(parts)), metadata=tuple(people))
