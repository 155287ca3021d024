"""Tables and sheets that tfbb itself wrote: they hold names, quotations and decisions, and are nobody's interview."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_HEADS = (
    "file line start end words placeholder decision",
    "fil rad början slut ord platshållare beslut",
    "transcript unit start end score evidence",
    "transcript unit start end primary ranking",
    "theme label codings units speakers transcripts",
    "transcript unit theme proposal condensation confirm",
    "transkription enhet tema förslag meningskoncentrering bekräfta",
    "samtal enhet meningsenhet koncentrat",
    "interview unit condensation status",
    "tema kategori citat kodare status",
    "theme code quotation coder status",
    "nyckel nr tema beslut klart",
    "key no. theme decision done",
)
"""What the heads of its tables hold, a table a line: decisions of ``pseudonymise``, ``code``'s tables, condensations, quotations."""
_TABLES = tuple(frozenset(line.split()) for line in _HEADS)
_SEAL = re.compile(r"tfbbs?1 x[0-9a-f]{16} ")
"""What the hidden cell of every row of a sheet for review or settling begins with (:mod:`tfbb_coding.model.sealed`)."""
_OWN_PAGE = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src (?:'|&#39;)none")
"""Near the top of every page that tfbb writes, and of nobody's transcript: it forbids the page to load anything."""
_PARTS = re.compile(r"word/document\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml")
_TEXT = re.compile(r"<(?:w:t|t)(?: [^>]*)?>([^<]*)<")
_LOOKED_AT = 4_000_000
"""Bytes of a part that are looked at; a head stands long before."""


def is_own_table(path: Path) -> bool:
    """Whether the file is a table or a sheet that tfbb wrote, known by its head or its seals; a file that cannot be read is none."""
    suffix = path.suffix.lower()
    try:
        if suffix in {".csv", ".tsv", ".txt"}:
            with path.open("rb") as file:
                return _of_text(file.read(2000).decode("utf-8", errors="replace"))
        if suffix in {".html", ".htm"}:
            with path.open("rb") as file:
                return _OWN_PAGE.search(file.read(2000)) is not None
        return suffix in {".xlsx", ".docx"} and _of_archive(path)
    except (OSError, BadZipFile, NotImplementedError, RuntimeError):  # the two last: a way of packing or a password nobody knows
        return False


def _of_text(text: str) -> bool:
    head, _newline, rest = text.lstrip("\ufeff").partition("\n")
    cells = {cell.strip().strip('"').casefold() for cell in re.split(r"[;,\t]", head)}
    return any(table <= cells for table in _TABLES) or _SEAL.search(rest) is not None


def _of_archive(path: Path) -> bool:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if not _PARTS.fullmatch(name):
                continue
            with archive.open(name) as part:
                text = part.read(_LOOKED_AT).decode("utf-8", errors="replace")
            words = {words.strip().casefold() for words in _TEXT.findall(text)}
            if _SEAL.search(text) or any(table <= words for table in _TABLES):
                return True
    return False
