"""Tables as Markdown that GitHub, Pandoc and most editors read."""

import re
from collections.abc import Iterable, Sequence

from tfbb_coding.files.cells import cell_text, common_notes, is_number
from tfbb_coding.model.report import Section, Table

_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown_bytes(tables: Sequence[Table], title: str, language: str) -> bytes:
    """The title, what is said of all tables, and for each a heading, the table and its notes."""
    common, own = common_notes(tables)
    blocks = [f"# {markdown_text(title)}", *(f"*{markdown_text(note)}*" for note in common)]
    for table in own:
        blocks += [f"## {markdown_text(table.title or table.name)}", *table_blocks(table, language)]
    return ("\n\n".join(blocks) + "\n").encode()


def table_blocks(table: Table, language: str) -> Iterable[str]:
    """A table's parts and notes as blocks of Markdown."""
    for section in table.sections():
        if section.heading:
            yield f"### {markdown_text(section.heading)}"
        yield _pipes(section, table, language)
    for note in table.notes:
        yield f"*{markdown_text(note)}*"


def _pipes(section: Section, table: Table, language: str) -> str:
    right = [any(is_number(row[n]) for row in section.rows) for n in range(len(section.columns))]
    lines = [_line(map(markdown_text, section.columns)), _line("---:" if one else "---" for one in right)]
    shares = [name in table.percent for name in section.columns]
    for row in section.rows:
        lines.append(_line(markdown_text(cell_text(cell, language, share=share)) for cell, share in zip(row, shares, strict=True)))
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def markdown_text(text: str) -> str:
    """Text in which nothing is taken for a mark of Markdown, on one line.

    >>> markdown_text("a|b\\n<i>")
    'a\\\\|b<br>\\\\<i\\\\>'
    """
    return "<br>".join(_ACTIVE.sub(r"\\\1", line) for line in text.split("\n"))
