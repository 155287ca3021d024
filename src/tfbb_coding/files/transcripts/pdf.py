"""PDF transcripts: lines of letters as talk.

Lines that were wrapped are put together again where the next word would not have fitted; what a PDF does not tell (which paragraph goes on
on the next page, whether a hyphen at a line's end belongs to the word) is told as a warning.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.pdf_pages import PdfLine, read_pdf
from tfbb_coding.files.transcripts.labels import Shape, clean_label, shape_of
from tfbb_coding.files.transcripts.lines import SourceLine, tidy, without_line_numbers
from tfbb_coding.files.transcripts.plain import read_lines
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.messages import _, ngettext

_FULL = 0.85
_GAP = re.compile(r"\s{3,}")
_SIDE, _MOST_SIDES = 4, 0.05
"""A label before a gap has fewer words, and few lines have one."""
_OPENS = re.compile(r"\s*(?:\S[^:\n]{0,40}:(?:\s|$)|\[?\(?\d{1,2}[:.]\d\d|[–—-]\s|\S.{0,40}?\s{3,}\S)")
"""What may begin a turn: a label and a colon, a time, a dash, a name before a wide gap."""
_ENDS = re.compile(r"[.!?…][\"”»’')\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def read_pdf_talk(path: Path) -> Reading:
    """A PDF as speech. Raises UnreadableError for pictures, passwords, columns of text side by side."""
    found = read_pdf(path)
    if _has_columns(found.lines):
        raise UnreadableError(
            _("text stands in columns side by side on the pages, and a PDF does not tell which is read first"),
            path=path,
            hint=_("ask for the document that it was made from, or open it in Word, look it through, and save it as .docx"),
        )
    lines, broken = source_lines(found.lines)
    reading = read_lines(without_line_numbers(lines))
    warnings = (*reading.warnings, _pdf_warning(), *_picture_warnings(found.pictures), *_hyphen_warnings(broken))
    return replace(reading, warnings=warnings, aside=(*reading.aside, *found.heads))


def _has_columns(lines: Sequence[PdfLine]) -> bool:
    """Whether many lines have long stretches of text on both sides of a wide gap."""
    halves = [_GAP.split(line.text.strip(), maxsplit=1) for line in lines]
    sides = sum(len(half) > 1 and len(half[0].split()) >= _SIDE and len(half[1].split()) > 1 for half in halves)
    return sides > _MOST_SIDES * len(lines)


def source_lines(lines: Sequence[PdfLine]) -> tuple[list[SourceLine], int]:
    """The lines with wrapped ones put together, and how many words were cut by a hyphen at a line's end."""
    width = _width(lines)
    use_italics = not any(line.bold for line in lines)
    made: list[SourceLine] = []
    broken = 0
    previous: PdfLine | None = None
    for line in lines:
        text = tidy(line.text)
        if previous is not None and _goes_on(previous, line, width, use_italics):
            cut = _BROKEN_WORD.search(previous.text) is not None
            broken += cut
            last = made[-1]
            made[-1] = replace(last, text=_joined(last.text, text.strip()), bold=last.bold and _whole(line, use_italics))
        else:
            made.append(_source_line(line, text, len(made) + 1, previous, use_italics))
        previous = line
    return made, broken


def _width(lines: Sequence[PdfLine]) -> int:
    """The length of a full line: that of the twentieth longest in a hundred, since a few may stick out."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0


def _goes_on(previous: PdfLine, line: PdfLine, width: int, use_italics: bool) -> bool:
    """Whether a line is the rest of the one before: that was full, nothing stands between, and this one opens nothing."""
    first = line.text.split(maxsplit=1)[0]
    full = len(previous.text) + 1 + len(first) > _FULL * width
    across = previous.page != line.page
    apart = line.after_gap and not (across and not _ENDS.search(previous.text))
    same = _whole(previous, use_italics) == _whole(line, use_italics)
    opens = _OPENS.match(line.text.lstrip()) or _leads(line, use_italics) or _may_be_label(line.text)
    return full and same and not apart and not opens and not (line.large or previous.large)


def _may_be_label(text: str) -> bool:
    """Whether a line is nothing but what may be a speaker's name."""
    label = clean_label(text.strip())
    return bool(label) and shape_of(label) >= Shape.NAME and not _ENDS.search(text.strip())


def _whole(line: PdfLine, use_italics: bool) -> bool:
    return 0 < line.letters == (line.italic if use_italics else line.bold)


def _leads(line: PdfLine, use_italics: bool) -> bool:
    return 0 < (line.italic if use_italics else line.bold) < line.letters


def _joined(text: str, rest: str) -> str:
    if text.endswith("\u00ad"):
        return text[:-1] + rest
    return f"{text}{rest}" if _BROKEN_WORD.search(text) else f"{text} {rest}"


def _source_line(line: PdfLine, text: str, number: int, previous: PdfLine | None, use_italics: bool) -> SourceLine:
    across = previous is not None and previous.page != line.page
    new = line.after_gap and not (across and previous is not None and not _ENDS.search(previous.text))
    lead = _lead(text, line.italic if use_italics else line.bold) if _leads(line, use_italics) else ""
    return SourceLine(number, text, new, bold=_whole(line, use_italics), heading=line.large, lead=lead)


def _lead(text: str, letters: int) -> str:
    """The beginning of the text up to so many letters, with the signs that stand right behind the last."""
    places = [index for index, one in enumerate(text) if one.isalnum()]
    after = places[letters - 1] + 1
    behind = re.match(r"[^\w\s]*\s*", text[after:])
    return text[: after + (behind.end() if behind else 0)]


def _pdf_warning() -> str:
    return _(
        "This is a PDF, which knows places of letters but no paragraphs: compare a page with what `tfbb show` prints before you trust it; "
        "the document it was made from is always better."
    )


def _picture_warnings(pages: Sequence[int]) -> tuple[str, ...]:
    if not pages:
        return ()
    listed = ", ".join(map(str, pages))
    sentence = ngettext(
        "Page {pages} has no text: if it is a picture of text, its words are not read.",
        "Pages {pages} have no text: if they are pictures of text, their words are not read.",
        len(pages),
    )
    return (sentence.format(pages=listed),)


def _hyphen_warnings(broken: int) -> tuple[str, ...]:
    if not broken:
        return ()
    sentence = ngettext(
        "{n} word is cut by a hyphen at a line's end; the hyphen was kept.",
        "{n} words are cut by a hyphen at a line's end; the hyphens were kept.",
        broken,
    )
    return (sentence.format(n=broken),)
