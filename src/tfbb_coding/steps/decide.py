"""Decisions about proposals, from a reviewed table or one by one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.identifier import DIRECT, Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import DecisionRow, Edit, Identity
from tfbb_coding.model.report import Finding
from tfbb_coding.steps.flow import with_pieces, words
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.steps.pseudonymise import Decision, Proposal
from tfbb_coding.steps.same_identity import NAMES, fold
from tfbb_coding.steps.standing import is_standing
from tfbb_coding.steps.survivors import survivors, survivors_in

ACCEPT, LEAVE = "accept", "leave"
_IN_BRACKETS = re.compile(r"\[[^\[\]\n]{1,60}\]")


def rows_of(proposals: Iterable[Proposal]) -> list[DecisionRow]:
    """The table to review: certain findings are accepted unless the reader says otherwise, the others wait for a decision."""
    return [_row(p.found, p) for p in proposals]


def _row(found: Identifier, proposal: Proposal) -> DecisionRow:
    decision = ACCEPT if found.certainty is Certainty.CERTAIN or proposal.swept else ""
    return DecisionRow(
        found.path, found.line, found.start, found.end, found.kind, str(found.certainty), " ".join(found.match.split()),
        proposal.identity, " ".join(proposal.perhaps), decision,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """What a reviewed table says: decisions, rows that fit nothing, and how many proposals it leaves open."""

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    open: int


def decide(proposals: Sequence[Proposal], rows: Sequence[DecisionRow], texts: Sequence[NamedText], table: str) -> Decided:
    """The decisions of a reviewed table about the proposals.

    A row belongs to the words at its place; where these words stand elsewhere now, the file has changed since, and the row is a finding.
    A row without a place is one that the reader added: its words are replaced wherever they stand. Certain proposals that the table
    says nothing of are counted as open. A placeholder that would itself tell who somebody is, is a finding.
    """
    faults = _placeholder_findings(rows, table)
    if faults:
        return Decided((), tuple(faults), 0)
    by_place = {(p.found.path, p.found.start, p.found.end): p for p in proposals}
    content = {text.name: text for text in texts}
    decisions, findings, seen = [], [], set()
    for row in rows:
        if row.start is None or row.end is None:
            decisions += _everywhere(row, texts)
            continue
        if row.file not in content:
            continue  # a table may speak of more files than are replaced in this run
        place = (row.file, row.start, row.end)
        if words(content[row.file], row.start, row.end).split() != row.words.split():
            message = _("other words stand at this row's place now: the file has changed since, or the row was moved")
            findings.append(
                Finding(
                    table, row.row, 0, "decision-place", message, _("run --propose again with another file name, and review what is new")
                )
            )
            continue
        seen.add(place)
        proposal = by_place.get(place) or _own(row, content[row.file])
        if row.decision:
            decisions.append(Decision(proposal, row.placeholder if row.decision == ACCEPT else None))
    still = sum(p.found.certainty is Certainty.CERTAIN for place, p in by_place.items() if place not in seen)
    return Decided(tuple(decisions), tuple(findings), still)


def _placeholder_findings(rows: Sequence[DecisionRow], table: str) -> Iterable[Finding]:
    accepted = [row for row in rows if row.decision == ACCEPT]
    originals = {row.words: row.kind for row in rows}
    faults = {placeholder: placeholder_fault(placeholder, originals) for placeholder in {row.placeholder for row in accepted}}
    hint = _("write a placeholder in brackets that names nobody, such as [namn 3] or [kollega]")
    return [
        Finding(table, row.row, 0, "decision-placeholder", faults[row.placeholder], hint) for row in accepted if faults[row.placeholder]
    ]


def placeholder_fault(placeholder: str, originals: Mapping[str, str]) -> str:
    """What speaks against a placeholder, without its words; empty where nothing does. ``originals`` leads from words to their kind.

    It must stand in brackets, hold no certain identifier and be none of the originals, nor hold one that is replaced as a name.
    """
    if not _IN_BRACKETS.fullmatch(placeholder):
        return _("the placeholder does not stand in [brackets]")
    inner = placeholder[1:-1]
    if fold(inner) in {fold(words) for words in originals}:
        return _("the placeholder is one of the words that are replaced")
    if is_standing(placeholder):
        return ""
    named = [Identity("[]", kind, (words,)) for words, kind in originals.items() if kind in NAMES]
    certain = [i for i in find_identifiers([NamedText("", inner)]) if i.certainty is Certainty.CERTAIN and i.kind in DIRECT]
    return _("the placeholder itself holds an identifier") if certain or survivors(inner, named) else ""


def _own(row: DecisionRow, text: NamedText) -> Proposal:
    """A row whose place nobody proposes (any more): the reader's word holds."""
    assert row.start is not None
    assert row.end is not None
    found = Identifier(row.file, row.start, row.end, row.words, row.kind, Certainty.CERTAIN, row.placeholder, line=row.line)
    return Proposal(with_pieces(found, text), row.placeholder)


def _everywhere(row: DecisionRow, texts: Sequence[NamedText]) -> list[Decision]:
    if row.decision != ACCEPT:
        return []
    identity = Identity(row.placeholder, row.kind, (row.words,))
    return [everywhere_decision(text, edit, identity) for text in texts for edit in survivors_in(text, [identity])]


def everywhere_decision(text: NamedText, edit: Edit, identity: Identity) -> Decision:
    """The decision that carries out an edit found by looking for an identity's words."""
    found = Identifier(text.name, edit.start, edit.end, "", identity.kind, Certainty.CERTAIN, identity.placeholder)
    return Decision(
        Proposal(with_pieces(found, text), identity.placeholder, genitive=edit.words != identity.placeholder), identity.placeholder
    )


class Asked:
    """Decisions made one by one; what was said *always* is not asked again."""

    def __init__(self, always: Mapping[str, str | None] | None = None) -> None:
        self.decisions: list[Decision] = []
        self._always = dict(always or {})
        self._said: list[tuple[int, str]] = []

    @property
    def answered(self) -> int:
        """How many questions somebody has answered."""
        return len(self._said)

    @property
    def said(self) -> list[tuple[Decision, bool]]:
        """The answers that somebody gave, in order, and whether each was for always."""
        return [(self.decisions[number], bool(always)) for number, always in self._said]

    def named(self) -> dict[str, tuple[str, ...]]:
        """Every placeholder given so far and the words that it stands for, in order."""
        found: dict[str, dict[str, None]] = {placeholder: {} for placeholder in self.placeholders}
        for decision in self.decisions:
            if decision.placeholder:
                found[decision.placeholder].setdefault(" ".join(decision.proposal.found.match.split()))
        return {placeholder: tuple(words) for placeholder, words in found.items()}

    def back(self) -> int:
        """Take back the last answer with what followed from it; the number of its question among the proposals."""
        number, always = self._said.pop()
        if always:
            self._always.pop(always, None)
        del self.decisions[number:]
        return number

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Those given so far, each once, in order."""
        return tuple(sorted({decision.placeholder for decision in self.decisions if decision.placeholder}))

    def settled(self, proposal: Proposal) -> bool:
        """Decide by what was said before, where that was for always."""
        if proposal.identity not in self._always:
            return False
        self.decisions.append(Decision(proposal, self._always[proposal.identity]))
        return True

    def say(self, proposal: Proposal, placeholder: str | None, *, always: bool = False) -> None:
        """Take down an answer: the placeholder, or None to leave the words."""
        self._said.append((len(self.decisions), proposal.identity if always else ""))
        self.decisions.append(Decision(proposal, placeholder))
        if always:
            self._always[proposal.identity] = placeholder


def as_placeholder(words: str) -> str:
    """What somebody typed as a placeholder, in brackets.

    >>> as_placeholder("namn 3"), as_placeholder("[kollega]")
    ('[namn 3]', '[kollega]')
    """
    words = words.strip()
    return words if words.startswith("[") and words.endswith("]") else f"[{words.strip('[]')}]"
