"""The one room that writes what is handed over to others, and only with the gate's leave (``steps/gate.py``)."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.decoding import decode
from tfbb_coding.files.filled_tables import csv_rows
from tfbb_coding.files.texts import texts_of
from tfbb_coding.model.handover import CELL_END, Excerpt, Leave

_PERSONAL = re.compile(
    rb"(<(?P<tag>dc:creator|cp:lastModifiedBy|Company|Manager|HyperlinkBase|meta:initial-creator)(?:\s[^>]*)?>)[^<]*(</(?P=tag)>)"
)
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
"""What is left of the part that tells with which program, from which template and in how long a time somebody wrote."""
_PIPE = re.compile(r"(?<!\\)\|")
_CELLS_ELSEWHERE = re.compile(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")


def without_author(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with nothing in them about the person at the machine: office documents without author, company and manager."""
    return {name: _cleaned(data) if data.startswith(b"PK\x03\x04") else data for name, data in contents.items()}


def _cleaned(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = _APPLICATION if info.filename == "docProps/app.xml" else old.read(info)
            if info.filename.startswith("docProps/") or info.filename == "meta.xml":
                content = _PERSONAL.sub(rb"\1\3", content)
            entry = zipfile.ZipInfo(info.filename, date_time=(1980, 1, 1, 0, 0, 0))  # two runs give the same bytes
            entry.compress_type = info.compress_type
            new.writestr(entry, content)
    return out.getvalue()


def fingerprint_of(contents: Mapping[str, bytes]) -> str:
    """What tells one set of files from every other."""
    whole = hashlib.sha256()
    for name, data in sorted(contents.items()):
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def excerpts_of(contents: Mapping[str, bytes]) -> list[Excerpt]:
    """All words of the files, and the files' names; tables row by row."""
    return [excerpt for name, data in sorted(contents.items()) for excerpt in (Excerpt(name, _spoken(name)), *_excerpts(name, data))]


def _spoken(name: str) -> str:
    return re.sub(r"[_/]", " ", PurePosixPath(name).with_suffix("").as_posix())


def _excerpts(name: str, data: bytes) -> Iterator[Excerpt]:
    suffix = Path(name).suffix.lower()
    if suffix in {".csv", ".tsv"}:
        yield from _rows(name, (row for _line, row in csv_rows(decode(data, Path(name)).text)))
    elif suffix == ".xlsx":
        yield from _workbook(name, data)
    elif suffix == ".md":
        yield from _markdown(name, decode(data, Path(name)).text)
    else:
        yield from (Excerpt(text.name, text.text) for text in texts_of(name, data))


def _rows(name: str, rows: Iterator[list[str]]) -> Iterator[Excerpt]:
    columns: tuple[str, ...] = ()
    for number, row in enumerate(rows, 1):
        columns = columns or tuple(row)
        yield Excerpt(name, CELL_END.join(" ".join(cell.split()) for cell in row), number, columns)


def _markdown(name: str, text: str) -> Iterator[Excerpt]:
    """The rows of its tables cell by cell, and the rest with these left empty, so that lines stay true."""
    rest = []
    for number, line in enumerate(text.split("\n"), 1):
        is_row = line.startswith("| ")
        rest.append("" if is_row else line)
        if is_row:
            yield Excerpt(name, CELL_END.join(cell.strip().replace("\\", "") for cell in _PIPE.split(line.strip("| "))), number)
    yield Excerpt(name, "\n".join(rest))


def _workbook(name: str, data: bytes) -> Iterator[Excerpt]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        yield from _rows(
            f"{name} › {sheet.title}", ([str(c if c is not None else "") for c in row] for row in sheet.iter_rows(values_only=True))
        )
    for text in texts_of(name, data):
        if not _CELLS_ELSEWHERE.fullmatch(text.name.partition(" › ")[2]):
            yield Excerpt(text.name, text.text)


def write_handover(folder: Path, contents: Mapping[str, bytes], leave: Leave) -> list[Path]:
    """Write all the files below ``folder`` or none. Raises :class:`ValueError` when the leave was given for other files."""
    if leave.fingerprint != fingerprint_of(contents):
        msg = "this leave was given for other contents: what is handed over passes the gate first (cli/handing.py)"
        raise ValueError(msg)
    outside = [name for name in contents if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts]
    if outside:
        msg = f"a product lies outside its folder: {outside}"
        raise ValueError(msg)
    paths = {folder / name: data for name, data in contents.items()}
    write_all(paths)
    return sorted(paths)
