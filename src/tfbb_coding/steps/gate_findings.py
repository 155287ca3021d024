"""What stops a handover, told to the person who asked for it: once for the same words, with where they come from and what to do.

The words themselves are never said: a screen is photographed, and its text is sent to colleagues who ask for help.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tfbb_coding.messages import _, current_language, ngettext
from tfbb_coding.model.handover import CELL_END, Excerpt, StudyName
from tfbb_coding.model.identifier import Identifier
from tfbb_coding.model.identifier_words import kind_word
from tfbb_coding.model.report import Finding
from tfbb_coding.steps.same_identity import fold

_UNIT = re.compile(r"\S(?:.*\S)?:\d+\.\d+(?:-\d+)?")


def told(excerpts: Sequence[Excerpt], barred: Sequence[Identifier], names: Sequence[StudyName]) -> tuple[Finding, ...]:
    """One finding for the same words. ``path`` of what was found is the number of its excerpt."""
    same: dict[str, list[Identifier]] = defaultdict(list)
    for found in barred:
        words = fold(found.match)
        same[words.removesuffix("s") if words.removesuffix("s") in same else words].append(found)
    return tuple(_finding(excerpts, several, names) for several in same.values())


def _finding(excerpts: Sequence[Excerpt], several: Sequence[Identifier], names: Sequence[StudyName]) -> Finding:
    first = several[0]
    kind = Counter(found.kind for found in several).most_common(1)[0][0]  # one word may be a place here and a person there
    again = _often(excerpts, several)
    origins = [(name, place) for name in names if (place := comes_from(name, first.match))]
    if origins:
        (origin, (start, end)), *others = origins
        finding = name_finding(origin, kind, start, end)
        also = dict.fromkeys(f"{name.path}:{name.line}" if name.line else name.path for name, _at in others)
        more = " " + _("It comes from {places}, too.").format(places=", ".join(also)) if also else ""
        return Finding(finding.path, finding.line, 0, "gate", f"{finding.message}. {again}{more}", finding.hint)
    excerpt = excerpts[int(first.path)]
    hint = _('replace it in the transcript (`tfbb pseudonymise`), or let it through with --allow-identifiers "why", or "word=why"')
    kind = kind_word(kind, current_language())
    if not excerpt.row:
        message = _("a certain identifier ({kind}) of {n} characters").format(kind=kind, n=first.end - first.start)
        return Finding(excerpt.file, first.line, first.column, "gate", f"{message}. {again}", hint)
    before = excerpt.text[: first.start].split(CELL_END)
    cell, begins = len(before) - 1, first.start - len(before[-1])
    column = excerpt.columns[cell] if cell < len(excerpt.columns) else str(cell + 1)
    message = _("a certain identifier ({kind}) in the column '{column}', characters {start}–{end}").format(
        kind=kind, column=column, start=first.start - begins + 1, end=first.end - begins
    )
    unit = _unit_of(excerpt)
    about = " " + _("The row is about the unit {unit}.").format(unit=unit) if unit else ""
    return Finding(excerpt.file, excerpt.row, cell + 1, "gate", f"{message}.{about} {again}", hint)


def _unit_of(excerpt: Excerpt) -> str:
    """The unit that a row is about, where it says so: the table is not written, so the way to the words is by the transcript."""
    return next((cell for cell in excerpt.text.split(CELL_END) if _UNIT.fullmatch(cell)), "")


def comes_from(name: StudyName, words: str) -> tuple[int, int] | None:
    """Where the words stand in what the study itself says, None where they do not, or where they were said in the interview, too."""
    found = _place(name.text, words)
    return found[0] if found and not _place(name.said, words) else None


def name_finding(name: StudyName, kind: str, start: int, end: int) -> Finding:
    """That what the study itself calls something tells who somebody is."""
    message = _("{what} holds a certain identifier ({kind}), characters {start}–{end}").format(
        what=name.what, kind=kind_word(kind, current_language()), start=start + 1, end=end
    )
    return Finding(name.path, name.line, 0, "telling-name", message, name.remedy)


def _often(excerpts: Sequence[Excerpt], several: Sequence[Identifier]) -> str:
    files = len({excerpts[int(found.path)].file.partition(" › ")[0] for found in several})
    in_files = ngettext("in {n} file", "in {n} files", files).format(n=files)
    return ngettext("It stands in {n} place, {files}.", "It stands in {n} places, {files}.", len(several)).format(
        n=len(several), files=in_files
    )


def _place(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in a name, as words of their own; with or without the genitive's s."""
    stem = re.escape(words.removesuffix("s"))
    return [match.span() for match in re.finditer(rf"(?<![^\W_]){stem}s?(?![^\W\d_])", text, re.IGNORECASE)]
