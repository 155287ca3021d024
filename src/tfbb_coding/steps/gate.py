"""The gate: what is handed over holds no identifier that is certain, unless somebody has said why it may.

Everything that is meant for others passes :func:`judge` before it is written, and ``files/handover.py`` writes nothing without the leave
that it gives. Small groups are marked, merged or suppressed in ``steps/small.py``.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.messages import _
from tfbb_coding.model.handover import CELL_END, Excerpt, Leave
from tfbb_coding.model.identifier import DIRECT, Certainty, Identifier, NamedText
from tfbb_coding.model.own_words import own_headings, own_sentences
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise
from tfbb_coding.steps.identifiers import KnownWords, find_identifiers
from tfbb_coding.steps.same_identity import fold

_TOGETHER = 100
"""Cells that are looked through at once: quicker than one by one, and no pattern reaches from one to the next."""
_BLOCK = "block "
_APART = CELL_END + CELL_END.lstrip("\n") * 3
_MARKS = " #*_>-"
"""Of Markdown, around a heading."""
_WITHIN_A_LINE, _SHORT = "¦. ", 60  # after a full stop, so that its first word may have a capital


def is_barred(found: Identifier) -> bool:
    """Whether a finding stops a handover: a direct identifier that is certain."""
    return found.certainty is Certainty.CERTAIN and found.kind in DIRECT


def count_identifiers(texts: Iterable[str], known: KnownWords | None = None) -> Counter[str]:
    """How many certain direct identifiers of each kind the texts hold, to be said of working tables; nothing is stopped.

    >>> count_identifiers(["Ring 070-174 06 05.", "Ja."])
    Counter({'phone': 1})
    """
    named = [NamedText(str(n), text) for n, text in enumerate(texts) if text.strip()]
    return Counter(found.kind for found in find_identifiers(named, known=known) if is_barred(found))


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands in the way of taking texts in, and how many identifiers of which kind were allowed by name."""

    barred: tuple[Identifier, ...] = ()
    allowed: Counter[str] = field(default_factory=Counter)
    used: frozenset[str] = frozenset()


def look_through(texts: Sequence[NamedText], allowed: Iterable[str] = (), known: KnownWords | None = None) -> Looked:
    """The certain direct identifiers in texts that are to be taken into a study. ``allowed`` are words that may stand (in any case)."""
    wanted = {fold(words): words for words in allowed}
    barred, counts, used = [], Counter[str](), set()
    for found in find_identifiers(texts, known=known):
        if not is_barred(found):
            continue
        key = next((key for key in (fold(found.match), fold(found.match.removesuffix("s"))) if key in wanted), None)
        if key is None:
            barred.append(found)
        else:
            counts[found.kind] += 1
            used.add(wanted[key])
    return Looked(tuple(barred), counts, frozenset(used))


def judge(excerpts: Sequence[Excerpt], fingerprint: str, reason: str = "", known: KnownWords | None = None) -> Leave | tuple[Finding, ...]:
    """Leave to write the files that the excerpts are all the words of, or why not.

    Findings tell file, row or line, and kind, never the words. With a ``reason`` identifiers are let through when the reason itself
    names nobody and is printed in every file that holds any. ``fingerprint`` is that of the files' bytes, so that a leave is good for
    nothing else.
    """
    barred = _barred(excerpts, [_without_notices(excerpt.text, reason) for excerpt in excerpts], known)
    counts = tuple(sorted(Counter(found.kind for found in barred).items()))
    if not barred:
        return Leave(fingerprint)
    if not reason.strip():
        return tuple(_finding(excerpts[int(found.path)], found) for found in barred)
    faults = tuple(_reason_faults(excerpts, barred, reason))
    return faults or Leave(fingerprint, reason.strip(), counts)


def _barred(excerpts: Sequence[Excerpt], texts: Sequence[str], known: KnownWords | None) -> list[Identifier]:
    """What stands in the way, in order of the excerpts, whose numbers are the paths.

    The same cells stand in many rows of many tables (a question, a quotation, a name of a case). Each is looked through once, a hundred
    together, and told wherever it stands; a name that one of them gives away is still looked for in all.
    """
    normal = [normalise(text) for text in texts]
    in_cells = [bool(excerpt.row) or CELL_END in text for excerpt, text in zip(excerpts, normal, strict=True)]
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, text in enumerate(normal):
        at = 0
        for cell in text.split(CELL_END) if in_cells[n] else ():
            where[cell].append((n, at))
            at += len(cell) + len(CELL_END)
    cells = list(where)
    blocks = [_Block.of(cells[n : n + _TOGETHER]) for n in range(0, len(cells), _TOGETHER)]
    whole = [NamedText(str(n), _without_own(text)) for n, text in enumerate(normal) if not in_cells[n]]
    named = [NamedText(f"{_BLOCK}{n}", block.text) for n, block in enumerate(blocks)]
    placed: list[Identifier] = []
    for one in find_identifiers([*whole, *named], known=known):
        if not is_barred(one):
            continue
        if not one.path.startswith(_BLOCK):
            placed.append(one)
            continue
        cell, begins = blocks[int(one.path.removeprefix(_BLOCK))].cell_at(one.start)
        placed += [_moved(one, n, one.start - begins + at, normal[n]) for n, at in where[cell]]
    return sorted(placed, key=lambda one: (int(one.path), one.start, one.end, one.kind))


@dataclass(frozen=True, slots=True)
class _Block:
    """Cells put together, and where each of them begins."""

    text: str
    cells: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, cells: Sequence[str]) -> "_Block":
        """The cells with lines between them; long ones begin within a line.

        So many lines that short cells are not taken for the speakers' labels of a conversation, nor what precedes a long one's colon.
        """
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for cell in cells:
            lead = _WITHIN_A_LINE if len(cell) > _SHORT else ""
            starts.append(at + len(lead))
            parts.append(f"{lead}{_without_own(cell)}{_APART}")
            at += len(parts[-1])
        return cls("".join(parts), tuple(cells), tuple(starts))

    def cell_at(self, place: int) -> tuple[str, int]:
        """The cell that holds this place, and where it begins."""
        n = bisect_right(self.starts, place) - 1
        return self.cells[n], self.starts[n]


def _without_own(text: str) -> str:
    """The text with the program's own English sentences and headings blanked, so that places stay true."""
    for sentence in own_sentences():
        if sentence in text:
            text = text.replace(sentence, " " * len(sentence))
    headings = own_headings()
    lines = ((line, line.strip(_MARKS)) for line in text.split("\n"))
    return "\n".join(" " * len(line) if bare in headings else line for line, bare in lines)


def _moved(found: Identifier, n: int, start: int, text: str) -> Identifier:
    """The finding in the ``n``-th excerpt, whose text this is."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return replace(found, path=str(n), start=start, end=start + found.end - found.start, line=line, column=column)


def _finding(excerpt: Excerpt, found: Identifier) -> Finding:
    hint = _('replace it in the transcript (`tfbb pseudonymise`), or let it through with --allow-identifiers "why"')
    if not excerpt.row:
        message = _("a certain identifier ({kind}) of {n} characters; nothing was written")
        return Finding(excerpt.file, found.line, found.column, "gate", message.format(kind=found.kind, n=found.end - found.start), hint)
    before = excerpt.text[: found.start].split(CELL_END)
    cell, begins = len(before) - 1, found.start - len(before[-1])
    column = excerpt.columns[cell] if cell < len(excerpt.columns) else str(cell + 1)
    message = _("a certain identifier ({kind}) in the column '{column}', characters {start}–{end}; nothing was written").format(
        kind=found.kind, column=column, start=found.start - begins + 1, end=found.end - begins
    )
    return Finding(excerpt.file, excerpt.row, cell + 1, "gate", message, hint)


def _reason_faults(excerpts: Sequence[Excerpt], barred: Sequence[Identifier], reason: str) -> Iterable[Finding]:
    if count_identifiers([reason]):
        hint = _("the reason is printed and logged; write it without names")
        yield Finding("--allow-identifiers", 0, 0, "gate", _("the reason itself holds an identifier"), hint)
    wanted = " ".join(reason.split())
    for file in sorted({_whole(excerpts[int(found.path)].file) for found in barred}):
        if not any(wanted in " ".join(excerpt.text.split()) for excerpt in excerpts if _whole(excerpt.file) == file):
            message = _("the reason why identifiers are let through is not printed in it")
            yield Finding(file, 0, 0, "gate", message, _("print notice(reason) in the product"))


def _whole(file: str) -> str:
    """The file that a part of an office document belongs to."""
    return file.partition(" › ")[0]


_NOTICES = {
    "sv": "Här står ord som kan röja vem någon är. Skäl: {reason}",
    "en": "This holds words that can tell who somebody is. Reason: {reason}",
}


def notice(reason: str, language: str = "sv") -> str:
    """The sentence that a product prints, in its own language, when identifiers were let through; empty without a reason."""
    return _NOTICES[language].format(reason=reason.strip()) if reason.strip() else ""


def _without_notices(text: str, reason: str) -> str:
    """The text with the notice blanked, so that its own words are not searched and places stay true."""
    for language in _NOTICES if reason.strip() else ():
        said = notice(reason, language)
        text = text.replace(said, " " * len(said))
    return text
