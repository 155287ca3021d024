"""Decisions about proposals, from a reviewed table or one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import DecisionRow, Edit, Identity
from tfbb_coding.model.report import Finding
from tfbb_coding.steps.pseudonymise import Decision, Proposal, survivors

ACCEPT, LEAVE = "accept", "leave"


def rows_of(proposals: Iterable[Proposal]) -> list[DecisionRow]:
    """The table to review: certain findings are accepted unless the reader says otherwise, the others wait for a decision."""
    return [_row(p.found, p) for p in proposals]


def _row(found: Identifier, proposal: Proposal) -> DecisionRow:
    decision = ACCEPT if found.certainty is Certainty.CERTAIN or proposal.swept else ""
    return DecisionRow(
        found.path, found.line, found.start, found.end, found.kind, str(found.certainty), found.match,
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
    says nothing of are counted as open.
    """
    by_place = {(p.found.path, p.found.start, p.found.end): p for p in proposals}
    content = {text.name: text.text for text in texts}
    decisions, findings, seen = [], [], set()
    for row in rows:
        if row.start is None or row.end is None:
            decisions += _everywhere(row, texts)
            continue
        if row.file not in content:
            continue  # a table may speak of more files than are replaced in this run
        place = (row.file, row.start, row.end)
        if content[row.file][row.start : row.end] != row.words:
            message = _("other words stand at this row's place now: the file has changed since, or the row was moved")
            findings.append(Finding(table, row.row, 0, "decision-place", message, _("run --propose again and review what is new")))
            continue
        seen.add(place)
        proposal = by_place.get(place) or _own(row)
        if row.decision:
            decisions.append(Decision(proposal, row.placeholder if row.decision == ACCEPT else None))
    still = sum(p.found.certainty is Certainty.CERTAIN for place, p in by_place.items() if place not in seen)
    return Decided(tuple(decisions), tuple(findings), still)


def _own(row: DecisionRow) -> Proposal:
    """A row whose place nobody proposes (any more): the reader's word holds."""
    assert row.start is not None
    assert row.end is not None
    found = Identifier(row.file, row.start, row.end, row.words, row.kind, Certainty.CERTAIN, row.placeholder, line=row.line)
    return Proposal(found, row.placeholder)


def _everywhere(row: DecisionRow, texts: Sequence[NamedText]) -> list[Decision]:
    if row.decision != ACCEPT:
        return []
    identity = Identity(row.placeholder, row.kind, (row.words,))
    return [everywhere_decision(text, edit, identity) for text in texts for edit in survivors(text.text, [identity])]


def everywhere_decision(text: NamedText, edit: Edit, identity: Identity) -> Decision:
    """The decision that carries out an edit found by looking for an identity's words."""
    words = text.text[edit.start : edit.end]
    found = Identifier(text.name, edit.start, edit.end, words, identity.kind, Certainty.CERTAIN, identity.placeholder)
    return Decision(Proposal(found, identity.placeholder, genitive=edit.words != identity.placeholder), identity.placeholder)


class Asked:
    """Decisions made one by one; what was said *always* is not asked again."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self._always: dict[str, str | None] = {}

    def settled(self, proposal: Proposal) -> bool:
        """Decide by what was said before, where that was for always."""
        if proposal.identity not in self._always:
            return False
        self.decisions.append(Decision(proposal, self._always[proposal.identity]))
        return True

    def say(self, proposal: Proposal, placeholder: str | None, *, always: bool = False) -> None:
        """Take down an answer: the placeholder, or None to leave the words."""
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
