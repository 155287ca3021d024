"""Items that follow their words when a transcript has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.survey import Filed, Item, Survey
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.anchor import UNKNOWN, in_transcript, re_anchor
from tfbb_coding.steps.anchor_proposal import Proposal, propose_place
from tfbb_coding.steps.renamed import followed, renames

_MAY_COME_AGAIN = 12
"""Words that people may say twice, the one time as the other."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an item: ``moved`` where its words stand now, else perhaps a ``proposal`` of where, else nothing is known."""

    moved: Item | None = None
    proposal: Proposal | None = None


def stands(item: Item, transcript: Transcript) -> bool:
    """Whether the item's words stand where it says."""
    return transcript.text[item.start : item.end] == item.quotation and bool(item.quotation)


def holds(item: Item, transcript: Transcript, kept: Sequence[str]) -> bool:
    """Whether the item stands where it says, not only like words that took their place.

    Where one of two like answers was deleted, the other may have moved to its place: the text that the item was made in tells, until
    something has been coded in the text as it is now.
    """
    if not stands(item, transcript):
        return False
    old = next((text for text in kept if text[item.start : item.end] == item.quotation), None)
    if old is None or transcript.text in kept or len(item.quotation.split()) > _MAY_COME_AGAIN:
        return True
    found = re_anchor(as_coding(item), old, transcript.text)
    return isinstance(found, Coding) and (found.start, found.end) == (item.start, item.end)


def fate_of(item: Item, transcript: Transcript, kept: Sequence[str]) -> Fate:
    """Where the item belongs in the transcript as it is now; ``kept`` are the texts that it may have been made in."""
    old = next((text for text in kept if text[item.start : item.end] == item.quotation), None)
    found = re_anchor(as_coding(item), old, transcript.text)
    if isinstance(found, Coding):
        return Fate(_placed(item, in_transcript(found, transcript)))
    return Fate(proposal=propose_place(item.start, item.end, old, transcript.text) if old is not None else None)


def placed_at(item: Item, proposal: Proposal, transcript: Transcript) -> Item:
    """The item at a proposal's place, with the words that stand there; evidence that is gone is not kept."""
    start, end = proposal.start, proposal.end
    coding = replace(as_coding(item), start=start, end=end, quotation=transcript.text[start:end], evidence=())
    placed = _placed(item, in_transcript(coding, transcript))
    if isinstance(placed, Coding):
        return replace(placed, evidence=tuple(_without_place(piece, transcript) for piece in placed.evidence))
    return placed


@dataclass(frozen=True, slots=True)
class Mended:
    """All that the files in which something moves are to hold; how many items moved, were left, and have other words now.

    ``emptied`` are files with nothing left in them, since their transcript is called otherwise; ``renamed`` leads from its old name.
    """

    files: tuple[Filed, ...] = ()
    moved: int = 0
    left: int = 0
    reworded: int = 0
    emptied: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def mend(survey: Survey, *, likely: bool) -> Mended:
    """Every item in its place; with ``likely`` also those of which only a proposal can be made."""
    new_names = renames(survey)
    filed = followed(survey, new_names) if new_names else survey.filed
    mended = [_mended(one, survey, likely=likely) for one in filed]
    before = {one.path for one in survey.filed if one.item.transcript in new_names}
    under_old_names = sum(one.item.transcript in new_names for one in survey.filed)
    as_they_were = set(map(id, survey.filed))
    changed = {new.path for one, new in zip(filed, mended, strict=True) if new != one or id(one) not in as_they_were}
    moved = sum(new != one for one, new in zip(filed, mended, strict=True)) + under_old_names
    left = sum(not _is_in_place(one, survey) for one in mended)
    reworded = sum(new.item.quotation != one.item.quotation for one, new in zip(filed, mended, strict=True))
    emptied = tuple(sorted(before - {one.path for one in mended}))
    return Mended(tuple(one for one in mended if one.path in changed), moved, left, reworded, emptied, new_names)


def needed_texts(filed: Iterable[Filed], survey: Survey, name: str) -> list[str]:
    """The kept texts of a transcript by which something that is not in its place could still be found."""
    lost = [one.item for one in filed if one.item.transcript == name and not _is_in_place(one, survey)]
    return [text for text in survey.kept_of(name) if any(text[item.start : item.end] == item.quotation for item in lost)]


def _is_in_place(one: Filed, survey: Survey) -> bool:
    transcript = survey.transcripts.get(one.item.transcript)
    return transcript is None or holds(one.item, transcript, survey.kept_of(transcript.name))


def _mended(one: Filed, survey: Survey, *, likely: bool) -> Filed:
    transcript = survey.transcripts.get(one.item.transcript)
    if transcript is None:
        return one
    if holds(one.item, transcript, survey.kept_of(transcript.name)):
        return replace(one, item=_placed(one.item, in_transcript(as_coding(one.item), transcript)))
    fate = fate_of(one.item, transcript, survey.kept_of(transcript.name))
    if fate.moved is not None:
        return replace(one, item=fate.moved)
    return replace(one, item=placed_at(one.item, fate.proposal, transcript)) if likely and fate.proposal else one


def as_coding(item: Item) -> Coding:
    """The item as a coding, so that it can be looked for as one."""
    if isinstance(item, Coding):
        return item
    return Coding(
        item.transcript, item.unit, item.turn, item.speaker, item.start, item.end, "", "", item.coder, Status.PROPOSED, 0.0, item.quotation
    )


def _placed(item: Item, coding: Coding) -> Item:
    place = {name: getattr(coding, name) for name in ("transcript", "unit", "turn", "speaker", "start", "end", "quotation")}
    if isinstance(item, Coding) and coding.evidence:
        place["evidence"] = coding.evidence
    return replace(item, **place)


def _without_place(piece: Evidence, transcript: Transcript) -> Evidence:
    return replace(piece, start=None, end=None, words=piece.words if piece.words in transcript.text else UNKNOWN)
