"""How the findings of ``tfbb check report`` are told: as lines, JSON, CSV, or comments in the draft."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from tfbb_coding.cli.rows import csv_of, json_of
from tfbb_coding.messages import _, current_language, ngettext
from tfbb_coding.model.rule_names import rule_word

if TYPE_CHECKING:
    from tfbb_coding.files.drafts.commented import Remark
    from tfbb_coding.model.draft import Block, Draft, DraftFinding

FIELDS = ("path", "line", "column", "paragraph", "place", "start", "end", "rule", "severity", "match", "message", "hint")
_LONGEST, _FIRST, _LAST = 100, 70, 25
"""Characters of the draft's own words: two lines of a terminal."""
_SECTIONS_TOLD = 4


class ReportFormat(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    DOCX = "docx"


def key_of(finding: "DraftFinding") -> tuple[str, str, str, str]:
    """Findings with the same key are one, found in several places."""
    return (finding.rule, finding.match, finding.message, finding.hint)


def format_findings(found: "Sequence[DraftFinding]", draft: "Draft", output: ReportFormat) -> str:
    """The findings as lines, as a JSON list, or as CSV with a head. Rules have their fixed names in JSON and CSV."""
    if output is ReportFormat.TEXT:
        return "".join(_told(several, draft) for several in _gathered(found))
    rows = [_row(finding, draft) for finding in found]
    return json_of(rows) if output is ReportFormat.JSON else csv_of(rows, FIELDS)


def remarks(found: "Sequence[DraftFinding]", draft: "Draft") -> "list[Remark]":
    """A comment at each place, in the draft's order. What is found in many places is explained at the first; the others lead back to it."""
    from tfbb_coding.files.drafts.commented import Remark

    alike = {key_of(several[0]): several for several in _gathered(found)}
    made: list[Remark] = []
    for finding in found:
        several, rule = alike[key_of(finding)], rule_word(finding.rule, current_language())
        if finding is several[0]:
            texts = [finding.hint, _also(several[1:], draft, numbered=False) if several[1:] else ""]
            made.append(Remark(finding.block, finding.start, finding.end, f"{rule}: {finding.message}", "\n".join(filter(None, texts))))
        else:
            again = _("{rule}: as in the comment above, place {n} of {all}").format(
                rule=rule, n=several.index(finding) + 1, all=len(several)
            )
            made.append(Remark(finding.block, finding.start, finding.end, again, ""))
    return made


def _gathered(found: "Sequence[DraftFinding]") -> "list[list[DraftFinding]]":
    """The same words found by the same rule for the same reason are one finding, with all its places."""
    groups: dict[tuple[str, ...], list[DraftFinding]] = defaultdict(list)
    for finding in found:
        groups[key_of(finding)].append(finding)
    return list(groups.values())


def _line_of(finding: "DraftFinding", draft: "Draft") -> tuple[int, int]:
    """Line and column in the file, (0, 0) where it has no lines."""
    return (finding.line, 1) if finding.line else draft.blocks[finding.block].place_of(finding.start)


def _row(finding: "DraftFinding", draft: "Draft") -> "dict[str, str | int | None]":
    block = draft.blocks[finding.block]
    line, column = _line_of(finding, draft)
    return {
        "path": str(draft.path),
        "line": line or None,
        "column": column or None,
        "paragraph": block.paragraph or None,
        "place": place_of(block, line),
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "match": finding.match,
        "message": finding.message,
        "hint": finding.hint,
    }


def place_of(block: "Block", line: int) -> str:
    """Where the block stands, in words: a line, a paragraph, a cell, a note."""
    if block.cell is not None:
        cell = block.cell
        return _("table {table}, row {row}, column {column}").format(table=cell.table, row=cell.row, column=cell.column)
    if line:
        return _("line {n}").format(n=line)
    if block.paragraph:
        return _("paragraph {n}").format(n=block.paragraph)
    return _("a footnote") if block.kind == "footnote" else _("a header or footer") if block.kind == "margin" else _("a text box")


def _section_of(finding: "DraftFinding", draft: "Draft") -> str:
    """The heading that the finding stands under, which a person finds sooner than the number of a paragraph; empty before the first."""
    above = (b for b in reversed(draft.blocks[: finding.block + 1]) if b.kind == "heading" and b.text.strip())
    heading = next(above, None)
    return "" if heading is None else f"{heading.label} {heading.text}".strip()


def _also(others: "Sequence[DraftFinding]", draft: "Draft", *, numbered: bool = True) -> str:
    """Where else the same is found: lines, or the headings it stands under."""
    lines = [_line_of(other, draft)[0] for other in others]
    if numbered and all(lines):
        said = ngettext("also in {n} other place, on line {places}", "also in {n} other places, on lines {places}", len(others))
        return said.format(n=len(others), places=", ".join(dict.fromkeys(map(str, lines))))
    sections = Counter(_section_of(other, draft) or place_of(draft.blocks[other.block], 0) for other in others)
    named = [f"”{section}”" + (f" ({n})" if n > 1 else "") for section, n in sections.items()]
    shown = ", ".join(named[:_SECTIONS_TOLD]) + (" …" if len(named) > _SECTIONS_TOLD else "")
    said = ngettext("also in {n} other place, under {places}", "also in {n} other places, under {places}", len(others))
    return said.format(n=len(others), places=shown)


def _place(finding: "DraftFinding", draft: "Draft") -> str:
    """Path and line, or, where the file has no lines, its place in words and the heading above it."""
    line, column = _line_of(finding, draft)
    if line:
        return f"{draft.path}:{line}:{column}"
    place, section = place_of(draft.blocks[finding.block], 0), _section_of(finding, draft)
    return f"{draft.path} ({place}" + (_(", under ”{heading}”").format(heading=section) if section else "") + ")"


def _told(several: "Sequence[DraftFinding]", draft: "Draft") -> str:
    """The finding at its first place, with the others of the same below."""
    finding = several[0]
    lines = [f"{_place(finding, draft)}: {rule_word(finding.rule, current_language())}: {finding.message}"]
    words = " ".join(finding.match.split())
    lines += [f"  {words if len(words) <= _LONGEST else words[:_FIRST] + ' … ' + words[-_LAST:]}"] if words else []
    lines += [f"  {_also(several[1:], draft)}"] if several[1:] else []
    lines += [f"  → {finding.hint}"] if finding.hint else []
    return "\n".join(lines) + "\n"
