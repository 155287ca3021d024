"""The numbers that Word sets before headings by itself, counted as Word does: they stand nowhere in the file."""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tfbb_coding.files.drafts.blocks import Raw
from tfbb_coding.files.drafts.word_walk import W
from tfbb_coding.model.draft import BlockKind

if TYPE_CHECKING:
    from docx.document import Document

_DEEPEST = 9


class HeadingCounter:
    """Counts headings that belong to one of Word's lists of levels."""

    def __init__(self, document: "Document") -> None:
        self._abstract: dict[str, str] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _DEEPEST)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering") and not r.is_external), None)
        if part is not None:
            self._read(part.element)

    def labelled(self, raw: Raw, place: tuple[str, int] | None) -> Raw:
        """The heading with its number; any other paragraph as it is."""
        if raw.kind is not BlockKind.HEADING or place is None or not raw.text.strip():
            return raw
        number, level = place
        level = raw.level - 1 if level < 0 else level
        abstract = self._abstract.get(number)
        pattern = self._texts.get((abstract, level), "") if abstract is not None else ""
        if abstract is None or "%" not in pattern or level >= _DEEPEST:
            return raw
        counts = self._counts[abstract]
        counts[level] += 1
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        for n in range(level + 1):
            pattern = pattern.replace(f"%{n + 1}", str(max(counts[n], 1)))
        return replace(raw, label=pattern.strip().rstrip("."))

    def _read(self, numbering: Any) -> None:
        for element in numbering.iter(f"{W}num"):
            link = element.find(f"{W}abstractNumId")
            if link is not None:
                self._abstract[str(element.get(f"{W}numId"))] = str(link.get(f"{W}val"))
        for element in numbering.iter(f"{W}abstractNum"):
            for level in element.iter(f"{W}lvl"):
                text, form = level.find(f"{W}lvlText"), level.find(f"{W}numFmt")
                if text is not None and (form is None or form.get(f"{W}val") in ("decimal", "none")):
                    key = (str(element.get(f"{W}abstractNumId")), int(level.get(f"{W}ilvl", "0")))
                    self._texts[key] = str(text.get(f"{W}val", ""))
