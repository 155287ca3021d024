"""The gate: what is handed over holds no identifier that is certain, unless somebody has said why it may.

Everything that is meant for others passes :func:`judge` before it is written, and ``files/handover.py`` writes nothing without the leave
that it gives. Small groups are marked, merged or suppressed in ``steps/small.py``.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.messages import _
from tfbb_coding.model.handover import CELL_END, Excerpt, Leave, StudyName
from tfbb_coding.model.identifier import DIRECT, Certainty, Identifier, NamedText
from tfbb_coding.model.own_words import own_headings, own_labels, own_sentences
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise
from tfbb_coding.steps.gate_findings import told
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


@dataclass(frozen=True, slots=True)
class Allowance:
    """What ``--allow-identifiers`` lets through, and why: the words named (folded), or everything where none are."""

    reason: str = ""
    words: frozenset[str] = frozenset()

    def lets(self, found: Identifier) -> bool:
        """Whether the words found may stand."""
        if not self.words:
            return bool(self.reason)
        return bool({fold(found.match), fold(found.match.removesuffix("s"))} & self.words)


def allowance(asked: str) -> Allowance:
    """What a person asks to be let through: ``why``, or ``words, words=why; words=why``.

    >>> allowance("Åmål, Örby=orterna är kända") == Allowance("orterna är kända", frozenset({"åmål", "örby"}))
    True
    >>> allowance("godkänt").words
    frozenset()
    """
    if "=" not in asked:
        return Allowance(asked.strip())
    pairs = [one.partition("=") for one in asked.split(";") if one.strip()]
    words = frozenset(fold(word.strip()) for said, _equals, _why in pairs for word in said.split(",") if word.strip())
    return Allowance("; ".join(dict.fromkeys(why.strip() for _said, _equals, why in pairs if why.strip())), words)


def judge(
    excerpts: Sequence[Excerpt],
    fingerprint: str,
    allow: str = "",
    known: KnownWords | None = None,
    names: Sequence[StudyName] = (),
    harmless: frozenset[str] = frozenset(),
) -> Leave | tuple[Finding, ...]:
    """Leave to write the files that the excerpts are all the words of, or why not.

    Findings tell file, row or line, and kind, never the words; the same words are one finding however often they stand there. Words that
    come from the study itself (``names``) are told where they come from. With a reason in ``allow`` (:func:`allowance`) identifiers are let
    through when the reason itself names nobody and is printed in every file that holds any. ``harmless`` are folded words that stand for
    nobody: names of cases that tell nothing by themselves, which a list of them must not make an organisation.
    ``fingerprint`` is that of the files' bytes,
    so that a leave is good for nothing else.
    """
    let = allowance(allow)
    found_there = _barred(excerpts, [_without_notices(excerpt.text, allow) for excerpt in excerpts], known)
    barred = [found for found in found_there if not {fold(found.match), fold(found.match.removesuffix("s"))} & harmless]
    if not barred:
        return Leave(fingerprint)
    stopped = [found for found in barred if not let.lets(found)]
    if stopped or not let.reason:
        return told(excerpts, stopped, names)
    faults = tuple(_reason_faults(excerpts, barred, let.reason))
    counts = tuple(sorted(Counter(found.kind for found in barred).items()))
    return faults or Leave(fingerprint, let.reason, counts, told(excerpts, barred, names))


def barred_names(names: Sequence[StudyName], known: KnownWords | None = None) -> list[tuple[StudyName, Identifier]]:
    """What would stop a handover in the words that the study itself puts into it."""
    excerpts = [Excerpt(name.path, name.text, n) for n, name in enumerate(names, 1)]
    return [(names[int(found.path)], found) for found in _barred(excerpts, [name.text for name in names], known)]


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


def _blank(found: re.Match[str]) -> str:
    """As many blanks, with lines where they were."""
    return re.sub(r"[^\n]", " ", found[0])


def _without_own(text: str) -> str:
    """The text with the program's own English sentences and headings blanked, so that places stay true."""
    whole = " ".join(text.split()) if "\n" in text else ""
    for sentence in own_sentences():
        if sentence in text:
            text = text.replace(sentence, " " * len(sentence))
        elif sentence in whole:  # a figure's notes are broken into lines
            text = re.sub(r"\s+".join(map(re.escape, sentence.split())), _blank, text)
    text = own_labels().sub(lambda found: found[0].removesuffix(found["label"]) + " " * len(found["label"]), text)
    headings = own_headings()
    lines = ((line, line.strip(_MARKS)) for line in text.split("\n"))
    return "\n".join(" " * len(line) if bare in headings else line for line, bare in lines)


def _moved(found: Identifier, n: int, start: int, text: str) -> Identifier:
    """The finding in the ``n``-th excerpt, whose text this is."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return replace(found, path=str(n), start=start, end=start + found.end - found.start, line=line, column=column)


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


def notice(allow: str, language: str = "sv") -> str:
    """The sentence that a product prints, in its own language, when identifiers were let through; empty without a reason."""
    reason = allowance(allow).reason
    return _NOTICES[language].format(reason=reason) if reason else ""


def _without_notices(text: str, allow: str) -> str:
    """The text with the notice blanked, so that its own words are not searched and places stay true."""
    for language in _NOTICES if allowance(allow).reason else ():
        said = notice(allow, language)
        text = text.replace(said, " " * len(said))
    return text
