"""Formatted documents (Word, OpenDocument) as blocks: paragraphs of pieces, and tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.files.loss import LONG_ASIDE
from tfbb_coding.files.transcripts.furniture import is_title, is_top_furniture
from tfbb_coding.files.transcripts.grid import Row, lines_before, read_grid
from tfbb_coding.files.transcripts.header import Header, read_header
from tfbb_coding.files.transcripts.labels import clean_label, fold
from tfbb_coding.files.transcripts.lines import SourceLine, tidy, without_line_numbers
from tfbb_coding.files.transcripts.plain import read_lines
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.messages import ngettext
from tfbb_coding.model.transcript import SpokenLine


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
    return [block.rows for block in blocks if isinstance(block, Rows) and _has_columns(block)]


def _has_columns(table: Rows) -> bool:
    return max((len(row) for row in table.rows), default=0) > 1


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _read_tables(blocks: Sequence[Block]) -> Reading | None:
    """All tables as one (Word breaks long ones), with what stands above them as title and facts, and what stands below in its place."""
    rows = [row for table in _tables(blocks) for row in table]
    reading = read_grid(rows)
    if reading is None:
        return None
    beside = _beside(blocks)
    header = read_header(beside.get(0, []))
    beside[0] = beside.get(0, [])[header.taken :]
    labels = {fold(line.speaker): line.speaker for line in reading.lines if line.speaker}
    spoken = list(reading.lines)
    said = 0
    for at in sorted(beside, reverse=True):  # from below, so that the places above stay what they are
        found = list(_said_beside(beside[at], labels, header, at))
        place = lines_before(rows, at)
        spoken[place:place] = found
        said += len(found)
    warnings = (*header.warnings(), *([_beside_warning(said)] if said else []), *reading.warnings)
    return Reading(tuple(spoken), {**header.metadata, **reading.metadata}, warnings, (*header.aside, *reading.aside))


def _beside(blocks: Sequence[Block]) -> dict[int, list[SourceLine]]:
    """What stands outside the tables of talk, by the number of their rows above it; frames of one column are outside."""
    found: dict[int, list[Block]] = {}
    above = 0
    for block in blocks:
        if isinstance(block, Rows) and _has_columns(block):
            above += len(block.rows)
        else:
            found.setdefault(above, []).append(block)
    return {at: _lines(inside) for at, inside in found.items()}


def _said_beside(lines: Sequence[SourceLine], labels: Mapping[str, str], header: Header, at: int) -> Iterator[SpokenLine]:
    """What was said outside the tables: by one of their speakers, or by nobody named; the rest goes to the header."""
    for line in lines:
        before, colon, after = line.text.partition(":")
        speaker = labels.get(fold(clean_label(before))) if colon else None
        if speaker:
            yield SpokenLine(speaker, after.strip())
        elif _is_talk(line, at):
            yield SpokenLine(None, line.text.strip())
        elif is_title(line) or is_top_furniture(line.text):
            header.take(line, "heading", line.text.strip())
        elif at == 0:
            header.take_doubtful(line, "heading")
        else:
            header.take(replace(line, heading=True))  # told as a heading, though no style says that it is one


def _is_talk(line: SourceLine, at: int) -> bool:
    """Whether a paragraph outside the tables may be speech: a sentence below their first row, or one too long for a heading."""
    whole = line.ends_sentence and not line.heading and not is_top_furniture(line.text)
    return whole and (at > 0 or len(line.text.split()) > LONG_ASIDE)


def _beside_warning(count: int) -> str:
    return ngettext(
        "{n} paragraph outside the table was read as speech; where it is none, take it out of the file.",
        "{n} paragraphs outside the table were read as speech; where they are none, take them out of the file.",
        count,
    ).format(n=count)


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
