"""Tables as one web page that needs nothing but itself: no network, no scripts."""

from collections.abc import Iterable, Sequence
from html import escape

from tfbb_coding.files.cells import cell_text, common_notes, is_number
from tfbb_coding.model.report import Section, Table

_STYLE = """
:root { color-scheme: light dark; --line: #b9c2cc; --head: #e8edf2; --text: #1b1f24; --page: #ffffff; --soft: #4a5560; --link: #0b4f91; }
@media (prefers-color-scheme: dark) {
  :root { --line: #4a5560; --head: #2a323b; --text: #e8edf2; --page: #14181c; --soft: #b4bec8; --link: #8fc1f5; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 90rem; color: var(--text); background: var(--page);
  font: 1rem/1.45 system-ui, sans-serif;
}
a { color: var(--link); }
nav ul { columns: 16rem; padding-left: 1.2rem; }
section { margin-top: 2.5rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); }
.scroll:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding: .4rem .6rem; color: var(--soft); }
th, td {
  border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; min-width: 4rem;
  white-space: pre-line; overflow-wrap: break-word;
}
td.wide { min-width: 18rem; }
thead th { background: var(--head); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.note { color: var(--soft); max-width: 60rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav { display: none; }
  .scroll { overflow: visible; border: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CONTENTS = {"sv": "Innehåll", "en": "Contents"}
_WIDE = 60


def web_bytes(tables: Sequence[Table], title: str, language: str) -> bytes:
    """A page with the title, what is said of all tables, a list of contents, and each table with its notes."""
    common, own = common_notes(tables)
    links = "".join(f'<li><a href="#{escape(one.name)}">{escape(one.title or one.name)}</a></li>' for one in tables)
    contents = _CONTENTS[language]
    told = "".join(f'<p class="note">{escape(note)}</p>' for note in common)
    page = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<header><h1>{escape(title)}</h1>{told}</header>",
        f'<nav aria-label="{contents}"><h2>{contents}</h2><ul>{links}</ul></nav>\n<main>',
        *(part for table in own for part in _table(table, language)),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(page).encode()


def _table(table: Table, language: str) -> Iterable[str]:
    yield f'<section id="{escape(table.name)}"><h2>{escape(table.title or table.name)}</h2>'
    for section in table.sections():
        if section.heading:
            yield f"<h3>{escape(section.heading)}</h3>"
        yield from _grid(section, table, language)
    for note in table.notes:
        yield f'<p class="note">{escape(note)}</p>'
    yield "</section>"


def _grid(section: Section, table: Table, language: str) -> Iterable[str]:
    name = " – ".join(part for part in (table.title or table.name, section.heading) if part)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in section.columns)
    yield f'<div class="scroll" role="region" aria-label="{escape(name)}" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>'
    shares = [column in table.percent for column in section.columns]
    for row in section.rows:
        cells = (_cell(cell_text(cell, language, share=share), number=is_number(cell)) for cell, share in zip(row, shares, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _cell(text: str, *, number: bool) -> str:
    look = ' class="number"' if number else ' class="wide"' if len(text) > _WIDE else ""
    return f"<td{look}>{escape(text)}</td>"
