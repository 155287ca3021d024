"""Replacing identifiers by placeholders: who is the same person, what stands instead, and that nothing survives.

``[namn 1]`` is the same person in every text. A genitive stays outside (``[namn 1]s``). What is replaced in one place is looked for in
all texts, in any case and genitive, and replaced there too, unless a person has said of just that place that it shall stand.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import Edit, Identity
from tfbb_coding.model.text import Span
from tfbb_coding.steps.flow import edited, pieces, places_of, spread, with_pieces
from tfbb_coding.steps.joined import without_joined
from tfbb_coding.steps.nicknames import Schools, is_itself
from tfbb_coding.steps.same_identity import Known, base_form, fold, tidy
from tfbb_coding.steps.standing import highest_numbers
from tfbb_coding.steps.survivors import survivors_in
from tfbb_coding.swedish.identifiers.disguises import unbroken, unveil
from tfbb_coding.swedish.nicknames import may_be_same

_MOST_ROUNDS = 4
_SMALL_ENDS = re.compile(r"^[\s,.]+|(?:[\s,.]+(?:i|på|vid|hos|för|av|åt|från|till|om|inom|den|det|och|som))*[\s,.]*$", re.IGNORECASE)
_SHORTEST_ROLE = 4
Finder = Callable[[Sequence[NamedText]], list[Identifier]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one finding.

    ``words`` stand instead of the finding's (the placeholder, with the genitive's s). ``perhaps`` names placeholders of people who may be
    the same (a pet name, another spelling, a name that several share): a person has to say so. ``swept`` ones were not found but hold
    words that are replaced elsewhere, and are replaced unless a person says otherwise.
    """

    found: Identifier
    identity: str
    genitive: bool = False
    perhaps: tuple[str, ...] = ()
    swept: bool = False

    @property
    def words(self) -> str:
        """What would stand in the text."""
        return self.identity + ("s" if self.genitive else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a proposal: the placeholder (without genitive) that stands instead, or None to leave the words as they are."""

    proposal: Proposal
    placeholder: str | None

    @property
    def spans(self) -> list[Span]:
        """Where the words stand."""
        return [Span(*place) for place in places_of(self.proposal.found)]


def form_of(proposal: Proposal) -> str:
    """The words that the proposal is about, without genitive and without disguise."""
    return _form(proposal.found, genitive=proposal.genitive)


def _form(found: Identifier, *, genitive: bool) -> str:
    form = base_form(found, {fold(found.match[:-1])})[0] if genitive else unbroken(unveil(found.match).text)
    return " ".join(form.split())


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: the edits of every text by its name, everybody replaced, and how many places of which kind.

    ``swept`` is the number of places that nobody had found and that hold words replaced elsewhere; ``left`` are the findings that a person
    left as they are.
    """

    edits: Mapping[str, tuple[Edit, ...]]
    identities: tuple[Identity, ...]
    counts: Counter[str] = field(default_factory=Counter)
    swept: int = 0
    left: tuple[Identifier, ...] = ()


def propose(
    texts: Sequence[NamedText],
    found: Iterable[Identifier],
    identities: Sequence[Identity] = (),
    speakers: Mapping[str, str] | None = None,
) -> list[Proposal]:
    """A proposal for every finding that has a placeholder, in order of text and place.

    ``identities`` are those of an earlier run: they keep their placeholders. New ones get the next free number, counted past every
    ``[namn 3]`` that stands in the texts already. ``speakers`` leads from the labels of people who speak to what they are called
    (*Deltagare*): they get ``[Deltagare 4]``, in what others say of them too, so that the copies read as the same turns.
    """
    order = {text.name: n for n, text in enumerate(texts)}
    kept = sorted((tidy(i) for i in found if i.suggestion and not i.part), key=lambda i: (order[i.path], i.start, -i.end))
    known = Known(identities, highest_numbers(texts, identities), speakers)
    words = known.forms_of(kept)
    stems = {fold(base_form(i, words)[0]) for i in kept} | words
    known.learn_full_names(base_form(i, stems)[0] for i in kept if i.kind == "person")
    schools = Schools(kept, identities)
    proposals = []
    for identifier in _without_overlaps(kept):
        form, genitive = base_form(identifier, stems)
        means = [
            one if isinstance(one, str) else known.placeholder_of(base_form(one, stems)[0], one)
            for one in schools.called(form, identifier.kind)
        ]
        own = len(means) != 1 or is_itself(form, identifier.kind)
        identity = known.placeholder_of(form, identifier) if own else means[0]
        perhaps = known.perhaps(form, identity, identifier.kind, may_be_same)
        proposals.append(Proposal(identifier, identity, genitive, tuple(sorted({*perhaps, *means} - {identity}))))
    return proposals


def with_swept(texts: Sequence[NamedText], proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals and those places that would be swept if every certain one were accepted, so that a person can say no to them."""
    forms: dict[str, Identity] = {}
    for proposal in proposals:
        if proposal.found.certainty is Certainty.CERTAIN:
            form = base_form(proposal.found, {fold(proposal.found.match[:-1])})[0] if proposal.genitive else proposal.found.match
            old = forms.get(proposal.identity, Identity(proposal.identity, proposal.found.kind, ()))
            forms[proposal.identity] = replace(old, forms=tuple(dict.fromkeys((*old.forms, form))))
    kinds = {identity.placeholder: identity.kind for identity in forms.values()}
    taken: dict[str, list[Span]] = {}
    for proposal in proposals:
        taken.setdefault(proposal.found.path, []).extend(Span(*place) for place in places_of(proposal.found))
    more = []
    for text in texts:
        for edit in survivors_in(text, forms.values()):
            parts = [Span(*place) for place in pieces(text, edit.start, edit.end)]
            if not any(span.overlaps(part) for span in taken.get(text.name, ()) for part in parts):
                more.append(_swept(text, edit, kinds))
    order = {text.name: n for n, text in enumerate(texts)}
    return sorted([*proposals, *more], key=lambda p: (order[p.found.path], p.found.start))


def _swept(text: NamedText, edit: Edit, kinds: Mapping[str, str]) -> Proposal:
    genitive = edit.words.endswith("]s")
    placeholder = edit.words.removesuffix("s") if genitive else edit.words
    line = text.text.count("\n", 0, edit.start) + 1
    found = Identifier(text.name, edit.start, edit.end, "", kinds[placeholder], Certainty.CHECK, edit.words, ("memory",), line)
    return Proposal(with_pieces(found, text), placeholder, genitive, swept=True)


def _without_overlaps(found: Sequence[Identifier]) -> list[Identifier]:
    """Of findings that overlap the certain ones, then the longer ones; of a role that holds a school what the school leaves of it."""
    chosen: list[Identifier] = []
    taken: dict[str, list[Span]] = {}
    for identifier in sorted(found, key=lambda i: (i.certainty is not Certainty.CERTAIN, i.kind == "role", i.start - i.end)):
        spans = taken.setdefault(identifier.path, [])
        left = _left_of(identifier, spans)
        if left is not None:
            spans += [Span(*place) for place in places_of(left)]
            chosen.append(left)
    order = {name: n for n, name in enumerate(dict.fromkeys(i.path for i in found))}
    return sorted(chosen, key=lambda i: (order[i.path], i.start, -i.end))


def _left_of(identifier: Identifier, taken: Sequence[Span]) -> Identifier | None:
    """The finding where nothing else takes its place; of a role the longest stretch that is left, None where it tells nothing."""
    over = [span for place in places_of(identifier) for span in taken if span.overlaps(Span(*place))]
    if not over:
        return identifier
    if identifier.kind != "role" or identifier.pieces:
        return None
    parts, at = [], identifier.start
    for span in sorted(over, key=lambda s: s.start):
        parts.append((at, span.start))
        at = span.end
    start, end = max([*parts, (at, identifier.end)], key=lambda part: part[1] - part[0])
    words = identifier.match[start - identifier.start : max(start, end) - identifier.start]
    bare = _SMALL_ENDS.sub("", words)
    if not any(len(word) >= _SHORTEST_ROLE for word in bare.split()):
        return None
    start += words.index(bare)
    return replace(identifier, start=start, end=start + len(bare), match=bare)


def certain_decisions(proposals: Iterable[Proposal]) -> list[Decision]:
    """Every certain finding replaced as proposed; nothing said of the others."""
    return [Decision(p, p.identity) for p in proposals if p.found.certainty is Certainty.CERTAIN]


def make_plan(
    texts: Sequence[NamedText],
    decisions: Sequence[Decision],
    identities: Sequence[Identity] = (),
    *,
    again: Finder | None = None,
    speakers: Mapping[str, str] | None = None,
) -> Plan:
    """The edits that carry out the decisions, and those that are needed so that nothing replaced survives anywhere.

    With ``again`` (:func:`find_identifiers`) the texts are looked through anew after replacing, and what is certain then is replaced
    as well, until nothing certain is left.
    """
    work = _Work(texts, decisions, identities)
    work.speakers = speakers or {}
    for _round in range(_MOST_ROUNDS):
        work.sweep()
        more = work.certain_after(again) if again else []
        if not more:
            break
        work.add(more)
    return work.plan()


class _Work:
    """A plan while it grows."""

    def __init__(self, texts: Sequence[NamedText], decisions: Sequence[Decision], identities: Sequence[Identity]) -> None:
        self.texts = {text.name: text for text in texts}
        self.edits: dict[str, list[Edit]] = {text.name: [] for text in texts}
        self.left: dict[str, list[Span]] = {text.name: [] for text in texts}
        self.left_found: list[Identifier] = []
        self.known: dict[str, Identity] = {i.placeholder: i for i in identities}
        self.counts: Counter[str] = Counter()
        self.swept = 0
        self.speakers: Mapping[str, str] = {}
        self.add(decisions)

    def add(self, decisions: Iterable[Decision]) -> None:
        """Carry out decisions; the first one about a place holds."""
        for decision in decisions:
            found = decision.proposal.found
            if decision.placeholder is None:
                self.left[found.path] += decision.spans
                self.left_found.append(found)
                continue
            words = decision.placeholder + ("s" if decision.proposal.genitive else "")
            if self._put_all(found.path, Edit(found.start, found.end, words)):
                self.counts[found.kind] += 1
                self._remember(decision.placeholder, found, genitive=decision.proposal.genitive)

    def _put_all(self, name: str, edit: Edit) -> bool:
        """Add the edit in each of its pieces, if the first of them is not there already."""
        first, *others = spread(self.texts[name], edit)
        put = self._put(name, first)
        for other in others if put else ():
            self._put(name, other)
        return put

    def _put(self, name: str, edit: Edit) -> bool:
        """Add the edit; where it reaches over earlier ones it takes their place."""
        over = [e for e in self.edits[name] if e.start < edit.end and edit.start < e.end]
        if any(e.start <= edit.start and edit.end <= e.end for e in over):
            return False
        for old in over:
            self.edits[name].remove(old)
            edit = Edit(min(edit.start, old.start), max(edit.end, old.end), edit.words)
        self.edits[name].append(edit)
        return True

    def _remember(self, placeholder: str, found: Identifier, *, genitive: bool) -> None:
        form = _form(found, genitive=genitive)
        old = self.known.get(placeholder) or Identity(placeholder, found.kind, ())
        if form not in old.forms:
            self.known[placeholder] = replace(old, forms=(*old.forms, form))

    def sweep(self) -> None:
        """Replace what was replaced elsewhere and stands here unseen."""
        for text in self.texts.values():
            for edit in survivors_in(text, self.known.values()):
                parts = spread(text, edit)
                covered = all(any(e.start <= part.start and part.end <= e.end for e in self.edits[text.name]) for part in parts)
                if covered or any(Span(p.start, p.end).overlaps(left) for p in parts for left in self.left[text.name]):
                    continue
                if self._put_all(text.name, edit):
                    self.swept += 1

    def certain_after(self, again: Finder) -> list[Decision]:
        """What is certain in the texts as they would be now, and touches no place that shall stand."""
        after = [edited(text, self.edits[text.name]) for text in self.texts.values()]
        found = [i for i in again(after) if i.certainty is Certainty.CERTAIN and i.suggestion and not i.part]
        proposals = propose(after, found, tuple(self.known.values()), self.speakers)
        decisions = []
        for proposal in proposals:
            made = self.edits[proposal.found.path]
            places = [place for start, end in places_of(proposal.found) for place in (place_before(made, start, end),)]
            spans = [Span(start, end) for start, end in places if start < end]
            if not spans or any(span.overlaps(left) for span in spans for left in self.left[proposal.found.path]):
                continue
            there = replace(proposal.found, start=spans[0].start, end=spans[-1].end)
            there = with_pieces(there, self.texts[proposal.found.path])
            decisions.append(Decision(replace(proposal, found=there), proposal.identity))
        return decisions

    def plan(self) -> Plan:
        """What has been put together."""
        edits = {name: tuple(sorted(some)) for name, some in self.edits.items()}
        return Plan(edits, tuple(map(without_joined, self.known.values())), self.counts, self.swept, tuple(self.left_found))


def place_before(edits: Iterable[Edit], start: int, end: int) -> tuple[int, int]:
    """Where ``[start, end)`` of the text after the edits stood before them; a place inside a replacement takes all that it replaced.

    >>> place_before([Edit(0, 3, "[namn 1]")], 9, 12)
    (4, 7)
    """
    shift, low, high = 0, None, None
    for edit in sorted(edits):
        begins, ends = edit.start + shift, edit.start + shift + len(edit.words)
        if low is None and start < ends:
            low = edit.start if start >= begins else start - shift
        if high is None and end <= begins:
            high = end - shift
        elif high is None and end <= ends:
            high = edit.end
        shift += len(edit.words) - (edit.end - edit.start)
    return (start - shift if low is None else low), (end - shift if high is None else high)
