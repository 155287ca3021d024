"""Formatted documents (Word, OpenDocument) as blocks: paragraphs of pieces, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.files.transcripts.grid import Row, read_grid
from tfbb_coding.files.transcripts.header import read_header
from tfbb_coding.files.transcripts.lines import SourceLine, tidy, without_line_numbers
from tfbb_coding.files.transcripts.plain import read_lines
from tfbb_coding.files.transcripts.reading import Reading


@dataclass(frozen=True, slots=True)
class Piece:
    """Words set in one way."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; line breaks inside it are ``\\n``. ``style`` is the name of a style that the document's own author made."""

    pieces: tuple[Piece, ...]
    heading: bool = False
    style: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table."""

    rows: Sequence[Row]


Block = Paragraph | Rows


def read_blocks(blocks: Sequence[Block]) -> Reading:
    """A document as speech: from its tables when most of its words stand in them, else from its paragraphs."""
    in_tables = sum(_letters(str(cell)) for rows in _tables(blocks) for row in rows for cell in row)
    in_paragraphs = sum(_letters(block.text) for block in blocks if isinstance(block, Paragraph))
    if in_tables > in_paragraphs:
        reading = _read_tables(blocks)
        if reading is not None:
            return reading
    reading = read_lines(_lines(blocks))
    return replace(reading, aside=(*reading.aside, *_cells_of(blocks, frozenset(reading.aside))))


def _cells_of(blocks: Sequence[Block], aside: frozenset[str]) -> Iterator[str]:
    """The cells of the table rows that were set aside as one line (a table of facts), since the loss check meets them one by one."""
    for rows in (block.rows for block in blocks if isinstance(block, Rows)):
        for row in rows:
            cells = [str(cell) for cell in row if cell]
            if len(cells) > 1 and _row_line(row) in aside:
                yield from cells


def _row_line(row: Row) -> str:
    return " ".join(str(cell) for cell in row if cell).strip()


def _tables(blocks: Sequence[Block]) -> list[Sequence[Row]]:
    """The tables that have columns; a table of one column is a frame around paragraphs."""
    return [block.rows for block in blocks if isinstance(block, Rows) and max((len(row) for row in block.rows), default=0) > 1]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _read_tables(blocks: Sequence[Block]) -> Reading | None:
    """All tables as one (Word breaks long ones), with the paragraphs above them as title and facts."""
    reading = read_grid([row for rows in _tables(blocks) for row in rows])
    if reading is None:
        return None
    above = _lines([block for block in blocks if isinstance(block, Paragraph)])
    header = read_header(above)
    rest = [line for line in above[header.taken :] if line.heading or not line.ends_sentence]
    metadata = {**header.metadata, **({"heading": "; ".join(line.text.strip() for line in rest)} if rest else {}), **reading.metadata}
    return replace(reading, metadata=metadata, aside=(*header.aside, *(line.text for line in rest), *reading.aside))


def _lines(blocks: Sequence[Block]) -> list[SourceLine]:
    """Paragraphs as lines, numbered as a reader would count them; tables without talk become a line a row."""
    lines: list[SourceLine] = []
    plain = [block for block in blocks if isinstance(block, Paragraph) and not block.heading]
    use_italics = not any(piece.bold for paragraph in plain for piece in paragraph.pieces if piece.text.strip())
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Paragraph):
            lines += _lines_of_paragraph(block, number, use_italics)
        else:
            rows = map(_row_line, block.rows)
            lines += [SourceLine(number, line) for row in rows for line in row.split("\n") if line.strip()]
    return without_line_numbers(lines)


def _lines_of_paragraph(paragraph: Paragraph, number: int, use_italics: bool) -> list[SourceLine]:
    marked = [piece for piece in paragraph.pieces if any(map(str.isalnum, piece.text))]
    emphasised = [piece.italic if use_italics else piece.bold for piece in marked]
    whole = bool(emphasised) and all(emphasised)
    lead = "" if whole else _lead(paragraph.pieces, use_italics)
    found: list[SourceLine] = []
    for line in map(tidy, paragraph.text.split("\n")):
        if line.strip():
            first = not found
            found.append(SourceLine(number, line, first, whole, paragraph.heading, lead if first else "", paragraph.style))
    return found


def _lead(pieces: Sequence[Piece], use_italics: bool) -> str:
    """The emphasised words at the beginning."""
    lead = ""
    for piece in pieces:
        if piece.text.strip() and not (piece.italic if use_italics else piece.bold):
            break
        lead += piece.text
    return lead.replace("\u00a0", " ").split("\n", 1)[0] if len(pieces) > 1 else ""
