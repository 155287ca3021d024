"""PDF pages as lines of text, in the order in which they are read, with what is set in bold.

A PDF (ISO 32000) knows letters and places, no paragraphs. pypdf's layout mode puts the letters into lines and columns as they stand on
the page; its plain mode hands out the same letters with their fonts, by which each line is told to be bold or not.
"""

import logging
import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.archives import broken_file
from tfbb_coding.files.decoding import read_bytes
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_BYTES, _MOST_PAGES = 200_000_000, 3000
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_UNTOLD = frozenset({"Co", "Cn", "Cs"})
_MOST_UNTOLD = 0.05
_NUMBER = re.compile(r"\d+")
_EDGE = 3
_NEARLY_ALL, _LARGER, _TURNED = 0.6, 1.15, 0.01
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


_Piece = tuple[str, str, float]
"""Words, the font that they are set in, and its size in points."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line with words in it: its page from 1, whether a gap stands above, how many of its first letters are bold (or italic).

    ``size`` is that of its smallest letters in points, 0 where it is not known; ``large`` that they are larger than the text's, as a
    heading's are.
    """

    page: int
    text: str
    after_gap: bool
    bold: int = 0
    italic: int = 0
    size: float = 0.0
    large: bool = False

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return sum(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF's lines without running heads, page numbers and what stands aslant; these; and the pages without any text."""

    lines: tuple[PdfLine, ...]
    heads: tuple[str, ...]
    pictures: tuple[int, ...]


def open_pdf(path: Path) -> "PdfReader":
    """The PDF, ready to be read. Raises UnreadableError for one that is broken, too long, or asks for a password."""
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about may hold words of the file
    data = read_bytes(path, _MOST_BYTES)
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except (PyPdfError, *BROKEN):
        raise broken_file(path, "PDF") from None
    if locked:
        hint = _("open it with its password and save it without one; better still, ask for the document that it was made from")
        raise UnreadableError(_("the file is protected by a password"), path=path, hint=hint)
    if pages > _MOST_PAGES:
        hint = _("split it into one file per interview")
        raise UnreadableError(_("the PDF has {n} pages, more than a transcript can have").format(n=pages), path=path, hint=hint)
    return reader


BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
)
"""What pypdf also raises over files that are damaged."""


def read_pdf(path: Path) -> PdfText:
    """All lines of all pages. Raises UnreadableError as :func:`open_pdf`, and where pages are pictures or letters are not told."""
    from pypdf.errors import PyPdfError

    reader = open_pdf(path)
    try:
        read = [_page(page, number) for number, page in enumerate(reader.pages, start=1)]
    except (PyPdfError, *BROKEN):
        raise broken_file(path, "PDF") from None
    pages = [lines for lines, _aslant in read]
    aslant = [words for _lines, apart in read for words in apart]
    pictures = tuple(number for number, lines in enumerate(pages, start=1) if not lines)
    if len(pictures) == len(pages):
        raise UnreadableError(
            _("the pages of the PDF are pictures, without any text to read"),
            path=path,
            hint=_("ask for the document that it was made from; or have the text recognised (OCR), and read it through against the pages"),
        )
    _check_letters("".join(line.text for lines in pages for line in lines), path)
    lines, heads = without_running_heads(pages)
    return PdfText(tuple(_with_headings(lines)), (*heads, *aslant), pictures)


def _with_headings(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """The lines, those marked whose letters are all larger than most letters of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += line.letters
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    yield from (replace(line, large=usual > 0 and line.size >= _LARGER * usual) for line in lines)


def plain_pages(path: Path) -> list[str]:
    """The text of each page in the order in which the file holds it, without regard to lines and columns."""
    return [_tidy(page.extract_text()) for page in open_pdf(path).pages]


def _check_letters(text: str, path: Path) -> None:
    """Some programs write signs without saying which letters they are: what comes out looks like text and is none."""
    untold = sum(unicodedata.category(one) in _UNTOLD or one == "\ufffd" or (one < " " and one not in "\n\t") for one in text)
    if untold > _MOST_UNTOLD * max(len(text), 1):
        raise UnreadableError(
            _("the PDF does not say which letters its signs are"),
            path=path,
            hint=_("ask for the document that it was made from; or have the text recognised (OCR), and read it through against the pages"),
        )


def _tidy(text: str) -> str:
    return normalise(text.translate(_LIGATURES).replace("\u00a0", " ").replace("\x00", ""))


def _page(page: "PageObject", number: int) -> tuple[list[PdfLine], list[str]]:
    """The lines of one page, and what stands aslant across it (*UTKAST*); a page that lies on its side is read as it lies."""
    level: list[_Piece] = []
    aslant: list[_Piece] = []

    def gather(text: str, matrix: list[float], text_matrix: list[float], font: dict[str, str] | None, size: float) -> None:
        scale = math.hypot(*matrix[2:4]) * math.hypot(*text_matrix[2:4])
        piece = (_tidy(text), str((font or {}).get("/BaseFont", "")), round(size * scale, 1))
        turned = text_matrix[0] * matrix[1] + text_matrix[1] * matrix[3]
        (aslant if abs(turned) > _TURNED else level).append(piece)

    page.extract_text(visitor_text=gather)
    is_side = sum(len(text.strip()) for text, _font, _size in aslant) > sum(len(text.strip()) for text, _font, _size in level)
    pieces, apart = ([*level, *aslant], "") if is_side else (level, "".join(text for text, _font, _size in aslant))
    across = [line.strip() for line in apart.split("\n") if line.strip()]
    text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True, layout_mode_strip_rotated=not is_side)
    return list(_lines(_tidy(text), number, _Emphasis(pieces), across)), across


def _lines(text: str, number: int, emphasis: "_Emphasis", across: Sequence[str]) -> Iterator[PdfLine]:
    gap = True
    for raw in text.split("\n"):
        line = raw if emphasis.knows(raw) else _without(raw, across, emphasis)
        if line.strip():
            yield PdfLine(number, line.rstrip(), gap, *emphasis.of(line))
        gap = not line.strip()


def _without(line: str, across: Sequence[str], emphasis: "_Emphasis") -> str:
    """The line without words aslant, which layout mode puts among those that they cross; the line itself where that does not explain it."""
    for words in across:
        if words in line and emphasis.knows(rest := line.replace(words, "", 1)):
            return rest
    return line


class _Emphasis:
    """The letters of a page with what each is set in; a line's are sought from where the line before ended."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._letters = ""
        self._marks = ""
        self._sizes: list[float] = []
        for text, font, size in pieces:
            letters = "".join(filter(str.isalnum, text))
            self._letters += letters
            self._marks += ("b" if _BOLD.search(font) else "i" if _ITALIC.search(font) else ".") * len(letters)
            self._sizes += [size] * len(letters)
        self._at = 0

    def knows(self, line: str) -> bool:
        """Whether the line's letters stand so on the page; also for a line without any."""
        return "".join(filter(str.isalnum, line)) in self._letters

    def of(self, line: str) -> tuple[int, int, float]:
        """How many of its first letters are bold, how many italic, and the smallest's size; zeros where they stand in another order."""
        letters = "".join(filter(str.isalnum, line))
        found = self._letters.find(letters, self._at)
        found = self._letters.find(letters) if found < 0 else found
        if found < 0 or not letters:
            return 0, 0, 0.0
        self._at = found + len(letters)
        marks = self._marks[found : self._at]
        return len(marks) - len(marks.lstrip("b")), len(marks) - len(marks.lstrip("i")), min(self._sizes[found : self._at])


def without_running_heads(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[PdfLine], list[str]]:
    """The lines of all pages without those that come back at the top or bottom of most, with other numbers perhaps; and those.

    A line that stands within a page, too, is no running head: a speaker's name may open many pages.
    """
    inner = {_key(line) for page in pages for line in page[_EDGE:-_EDGE]}
    counts = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    filled = sum(map(bool, pages))
    running = {key for key, n in counts.items() if n > 1 and n >= _NEARLY_ALL * filled and key not in inner}
    kept: list[PdfLine] = []
    heads: list[PdfLine] = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < _EDGE or index >= len(page) - _EDGE
            is_head = at_edge and (_key(line) in running or _is_page_number(line, index, page))
            (heads if is_head else kept).append(line)
    return kept, [line.text.strip() for line in heads]


def _key(line: PdfLine) -> str:
    return _NUMBER.sub("#", " ".join(line.text.split()))


def _is_page_number(line: PdfLine, index: int, page: Sequence[PdfLine]) -> bool:
    """Whether a page's first or last line is nothing but its number, as the first page of a document counts it."""
    return index in {0, len(page) - 1} and line.text.strip().strip("-– ") == str(line.page)
