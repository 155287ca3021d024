"""A report draft as Markdown, figures beside it as files."""

import re
from collections.abc import Iterator

from tfbb_coding.files.cells import cell_text
from tfbb_coding.files.figure_images import png_bytes, svg_bytes
from tfbb_coding.model.manuscript import Analysis, Block, Grid, Heading, Items, Manuscript, PageBreak, Paragraph, Picture, Quote

_SPECIAL = re.compile(r"([\\`*_<>|#])")


def markdown_files(manuscript: Manuscript, name: str) -> dict[str, bytes]:
    """``{path: bytes}``: the text under ``name``, and its figures in a folder ``figurer`` (or ``figures``) below."""
    folder = "figures" if manuscript.language == "en" else "figurer"
    text = "\n\n".join(part for block in manuscript.blocks for part in _block(block, manuscript, folder) if part)
    files = {name: (text + "\n").encode()}
    for block in manuscript.blocks:
        if isinstance(block, Picture):
            files[f"{folder}/{block.figure.name}.svg"] = svg_bytes(block.figure)
            files[f"{folder}/{block.figure.name}.png"] = png_bytes(block.figure)
    return files


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _block(block: Block, manuscript: Manuscript, folder: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * max(1, block.level + 1)} {_plain(block.text)}"
    elif isinstance(block, Paragraph | Quote):
        yield ("> " if isinstance(block, Quote) else "") + _plain(block.text)
        yield _comment(block.note)
    elif isinstance(block, Analysis):
        yield _comment(block.prompt)
    elif isinstance(block, Items):
        yield "\n".join(line for n, item in enumerate(block.items) for line in _item(block.start and block.start + n, item))
    elif isinstance(block, Picture):
        yield f"![{_plain(block.figure.alt)}]({folder}/{block.figure.name}.png)"
        yield f"*{manuscript.figure_word} {block.number}. {_plain(block.caption)}*"
    elif isinstance(block, Grid):
        yield f"*{manuscript.table_word} {block.number}. {_plain(block.caption)}*"
        yield "\n".join(_rows(block, manuscript.language))
        yield from (_plain(note) for note in block.table.notes)
    else:
        assert isinstance(block, PageBreak)


def _comment(text: str) -> str:
    """What belongs in the margin; HTML's comments may not hold two hyphens."""
    return f"<!-- {re.sub('-{2,}', '–', text)} -->" if text else ""


def _item(n: int, item: tuple[str, tuple[str, ...]]) -> Iterator[str]:
    text, below = item
    yield f"{f'{n}.' if n else '-'} {_plain(text)}"
    yield from (f"   - {_plain(line)}" for line in below)


def _rows(block: Grid, language: str) -> Iterator[str]:
    table = block.table
    yield "| " + " | ".join(_cell(column) for column in table.columns) + " |"
    yield "|" + " --- |" * len(table.columns)
    yield from ("| " + " | ".join(_cell(cell_text(cell, language)) for cell in row) + " |" for row in table.rows)


def _cell(text: str) -> str:
    return _plain(text).replace("\n", "<br>")
