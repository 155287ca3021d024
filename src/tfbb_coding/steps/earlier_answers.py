"""Answers of earlier runs, and which proposals of this run they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.identifier import NamedText
from tfbb_coding.model.replacement import Answer, DecisionRow, Identity
from tfbb_coding.steps.decide import ACCEPT, LEAVE, rows_of
from tfbb_coding.steps.pseudonymise import Decision, Proposal, form_of

_AROUND = 40
"""So many letters on each side tell a place again when the text before it has changed."""


def seeds(answers: Iterable[Answer], identities: Iterable[Identity]) -> list[Identity]:
    """Everybody who was asked about, with the placeholder that was proposed then, so that this run proposes the same.

    A placeholder that is among the ``identities`` is left out: they know whose it is.
    """
    taken = {identity.placeholder for identity in identities}
    found: dict[str, Identity] = {}
    for one in answers:
        if one.identity not in taken:
            old = found.get(one.identity, Identity(one.identity, one.kind, ()))
            found[one.identity] = replace(old, forms=tuple(dict.fromkeys((*old.forms, one.form))))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Places:
    """The texts of a run by their names, and what each is called in answers, whatever folder it is named from."""

    texts: Mapping[str, str]
    called: Mapping[str, str]

    @classmethod
    def of(cls, texts: Iterable[NamedText], called: Mapping[str, str]) -> "Places":
        """The places in these texts."""
        return cls({text.name: text.text for text in texts}, called)

    def answer(self, decision: Decision, *, always: bool) -> Answer:
        """The decision as an answer to be kept."""
        proposal, found = decision.proposal, decision.proposal.found
        text = self.texts[found.path]
        before, after = text[max(0, found.start - _AROUND) : found.start], text[found.end : found.end + _AROUND]
        return Answer(
            self.called[found.path], found.start, found.end, found.match, before, after,
            found.kind, proposal.identity, form_of(proposal), decision.placeholder, always,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier answers say here: by the proposals' numbers, for every place of an identity, and those about nothing that is here.

    Placeholders are as this run proposes them.
    """

    by_number: Mapping[int, Answer] = field(default_factory=dict)
    always: Mapping[str, str | None] = field(default_factory=dict)
    others: tuple[Answer, ...] = ()

    def known(self, proposals: Sequence[Proposal]) -> dict[int, Decision]:
        """The proposals that they settle, by number."""
        found = {number: Decision(proposals[number], one.placeholder) for number, one in self.by_number.items()}
        for number, proposal in enumerate(proposals):
            if proposal.identity in self.always:
                found.setdefault(number, Decision(proposal, self.always[proposal.identity]))
        return found


def earlier_answers(answers: Sequence[Answer], proposals: Sequence[Proposal], places: Places) -> Earlier:
    """Which answer is about which proposal: the same words at the same place of the same file, else between the same words.

    Of several like places the first answer is about the first.
    """
    asked = {number: places.answer(Decision(proposal, None), always=False) for number, proposal in enumerate(proposals)}
    fitted: dict[int, Answer] = {}
    left = list(answers)
    for kind in (_place, _surroundings):
        waiting: dict[tuple[object, ...], list[Answer]] = {}
        for one in left:
            waiting.setdefault(kind(one), []).append(one)
        for number, question in asked.items():
            if number not in fitted and waiting.get(kind(question)):
                fitted[number] = waiting[kind(question)].pop(0)
        left = [one for some in waiting.values() for one in some]
    now = {one.identity: proposals[number].identity for number, one in fitted.items()}
    here = {proposal.identity for proposal in proposals}
    always = {now.get(one.identity, one.identity): _named_now(one, now) for one in answers if one.always}
    by_number = {
        number: replace(one, identity=proposals[number].identity, placeholder=_named_now(one, now)) for number, one in fitted.items()
    }
    return Earlier(by_number, {identity: said for identity, said in always.items() if identity in here}, tuple(left))


def _place(one: Answer) -> tuple[object, ...]:
    return one.file, one.start, one.end, one.words


def _surroundings(one: Answer) -> tuple[object, ...]:
    return one.file, one.words, one.before, one.after


def _named_now(one: Answer, now: Mapping[str, str]) -> str | None:
    """The placeholder that was said, by the number that its identity has in this run."""
    return None if one.placeholder is None else now.get(one.placeholder, one.placeholder)


def filled_rows(proposals: Sequence[Proposal], earlier: Earlier) -> list[DecisionRow]:
    """The table to review, with earlier answers filled in."""
    known = earlier.known(proposals)
    return [_filled(row, known[number]) if number in known else row for number, row in enumerate(rows_of(proposals))]


def _filled(row: DecisionRow, decision: Decision) -> DecisionRow:
    if decision.placeholder is None:
        return replace(row, decision=LEAVE)
    return replace(row, decision=ACCEPT, placeholder=decision.placeholder)
