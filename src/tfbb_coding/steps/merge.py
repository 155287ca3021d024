"""What several coders agree on, and what they have settled, as one coder's codings: the consensus.

A theme that all who read a unit gave it holds. Where they differ otherwise, what they settled holds; until then only what all gave. A
coding all gave is *accepted*, one settled is *changed*, and what was given by somebody and settled away is *rejected*: so a settled unit
can be told from one that waits.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import CONSENSUS, Coding, Evidence, Status
from tfbb_coding.model.decision import Note, Pair
from tfbb_coding.model.report import Finding
from tfbb_coding.model.settle_words import LANGUAGES
from tfbb_coding.model.settling import Choice, SettleKey, SettleRow, unpacked
from tfbb_coding.model.text import fingerprint
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.compare_coders import ComparedUnit
from tfbb_coding.steps.review_sheet import Place, place_of, shown_text
from tfbb_coding.steps.settle_sheet import Settled, difference_of, said_of, works_through
from tfbb_coding.steps.sheet_decisions import parted, with_words
from tfbb_coding.steps.sheet_names import BookNames, Refused, folded, in_unit, meant, nearest, plain, shortened
from tfbb_coding.steps.sheet_place import standing


class Outcome(StrEnum):
    """What became of a row."""

    SETTLED = "settled"
    TAKEN_BACK = "taken back"
    AS_BEFORE = "as before"
    OPEN = "open"
    AGREED = "agreed since"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """What is settled once the rows are taken in, by place; what cannot be taken; and how many rows became what."""

    settled: Mapping[Place, Settled]
    findings: tuple[Finding, ...]
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """The consensus, and of how many units it holds which: all said the same, it was settled, or it waits to be."""

    codings: tuple[Coding, ...]
    agreed: int
    settled: int
    open: int


def keys_of(rows: Iterable[SettleRow]) -> list[SettleKey]:
    """The keys that can be read."""
    return [key for row in rows if (key := unpacked(row.key)) is not None]


def settled_before(units: Iterable[ComparedUnit], consensus: Iterable[Coding], memos: Iterable[Note]) -> dict[Place, Settled]:
    """What an earlier consensus had settled of the units in which the coders still differ, and why."""
    by_place: dict[Place, list[Coding]] = {}
    for coding in consensus:
        by_place.setdefault(place_of(coding), []).append(coding)
    reasons = {place_of(note): note.text for note in memos}
    found: dict[Place, Settled] = {}
    for one in units:
        said, place = said_of(one), place_of(one.unit)
        if difference_of(said) and _is_settled(by_place.get(place, ()), said):
            kept = tuple((c.theme, c.code) for c in by_place[place] if c.status is not Status.REJECTED)
            found[place] = Settled(kept, reasons.get(place, ""))
    return found


def _is_settled(codings: Sequence[Coding], said: Sequence[tuple[Pair, ...] | None]) -> bool:
    if any(coding.status is Status.CHANGED for coding in codings):
        return True
    given = {theme for one in said if one for theme, _code in one}
    rejected = {coding.theme for coding in codings if coding.status is Status.REJECTED}
    return bool(given) and given <= rejected


def take(
    rows: Sequence[SettleRow],
    path: str,
    units: Iterable[ComparedUnit],
    transcripts: Mapping[str, Transcript],
    book: Codebook,
    before: Mapping[Place, Settled],
    kept: Mapping[str, Sequence[str]] | None = None,
) -> Taken:
    """What is settled once the rows are taken in. ``path`` is what findings call the sheet.

    ``kept`` are the transcripts as they were when they were coded, by name: where one has changed since, units are known by their words.

    A row that says what it said when it was written is left alone, so that an old sheet takes nothing back; one that cannot be taken is a
    finding with its number.
    """
    taking = _Taking(units, transcripts, book, before)
    taking.kept = kept or {}
    findings: list[Finding] = []
    for row in rows:
        try:
            outcome = taking.take(row)
        except Refused as refused:
            outcome = Outcome.OPEN if refused.rule in _OUTDATED and _is_blank(row) else Outcome.REFUSED
            if outcome is Outcome.REFUSED:
                key = unpacked(row.key)
                message = in_unit(key.unit if key and key.unit == row.unit.strip() else "", refused.message)
                findings.append(Finding(path, row.number, 0, refused.rule, message, refused.hint))
        taking.outcomes[outcome] += 1
    return Taken(taking.settled, tuple(sorted(findings)), dict(taking.outcomes))


_OUTDATED = frozenset({"settle-version", "settle-unit", "settle-since"})
"""Why a row of an older sheet cannot be taken, which matters only where something is filled in."""


def _is_blank(row: SettleRow) -> bool:
    return not (row.choice.strip() or row.reason.strip() or any(cell.strip() for pair in row.themes for cell in pair))


class _Taking:
    """The state of reading one sheet."""

    def __init__(
        self, units: Iterable[ComparedUnit], transcripts: Mapping[str, Transcript], book: Codebook, before: Mapping[Place, Settled]
    ) -> None:
        self.units = {place_of(one.unit): one for one in units}
        coders = max((len(one.said) for one in self.units.values()), default=0)
        self.working = works_through(self.units.values(), coders)
        self.transcripts, self.names = transcripts, BookNames(book)
        self.settled = dict(before)
        self.kept: Mapping[str, Sequence[str]] = {}
        self.seen: dict[str, int] = {}
        self.outcomes: Counter[Outcome] = Counter()

    def take(self, row: SettleRow) -> Outcome:
        """Take one row in. Raises :class:`Refused` before anything was changed."""
        key = self._known(row)
        place = (key.transcript, key.start, key.end)
        now = said_of(self._unit(key))
        if difference_of(now) is None:
            self.seen[row.key] = row.number
            return Outcome.AGREED
        if now != key.said:
            changed = next(coder for coder, was, is_ in zip(key.coders, key.said, now, strict=True) if was != is_)
            message = _("{coder} has coded unit {unit} anew since the sheet was written").format(coder=changed, unit=key.unit)
            raise Refused("settle-since", message, _("write a new sheet with `tfbb agree … --workbook`, and settle it there"))
        wanted = self._wanted(row, key)
        self.seen[row.key] = row.number
        return self._settle(place, key, wanted)

    def _known(self, row: SettleRow) -> SettleKey:
        """The row's key, when the row is what was written and its words stand where they stood."""
        key = unpacked(row.key)
        if key is None or key.unit != row.unit.strip():
            altered, foreign = _("the row's id (or its hidden key) has been altered"), _("the row was not in the sheet that was written")
            raise Refused("settle-id", altered if row.key else foreign, _("take the row from the sheet that `tfbb agree --workbook` wrote"))
        if row.key in self.seen:
            message = _("unit {unit} stands in row {row} already").format(unit=key.unit, row=self.seen[row.key])
            raise Refused("settle-twice", message, _("keep one of the two rows"))
        transcript = self.transcripts.get(key.transcript)
        if transcript is None:
            message = _("there is no transcript '{name}' in the study").format(name=key.transcript)
            raise Refused("settle-transcript", message, _("put it back, or name the right study with --study"))
        now = standing(key, row.text, transcript, self.kept.get(key.transcript, ()))
        if now is None:
            message = _("the transcript is another version, and where unit {unit} stands in it cannot be told").format(unit=key.unit)
            raise Refused("settle-version", message, _("write a new sheet with `tfbb agree … --workbook`, and settle it there"))
        if plain(row.text) != plain(shown_text(now.words, self.names.words)):
            message = _("the text of unit {unit} has been altered in the sheet").format(unit=key.unit)
            raise Refused("settle-text", message, _("put the words back; a transcript is corrected in the transcript, not in the sheet"))
        return now.key

    def _unit(self, key: SettleKey) -> ComparedUnit:
        found = self.units.get((key.transcript, key.start, key.end))
        if found is None:
            message = _("unit {unit} is cut otherwise now, or not all of them have coded it any more").format(unit=key.unit)
            raise Refused("settle-unit", message, _("write a new sheet with `tfbb agree … --workbook`, and settle it there"))
        return found

    def _wanted(self, row: SettleRow, key: SettleKey) -> Settled | None:
        """What the row is settled as, None where it is not. Raises :class:`Refused` where what is filled in contradicts itself."""
        themes = self.names.pairs(row.themes)
        choice, coder, behind = _choice(row.choice, key.coders)
        reason = with_words("\n".join(line.rstrip() for line in row.reason.strip().split("\n")), behind)
        if choice is Choice.AS:
            themes = _as(key, coder, themes)
            number = key.coders.index(coder)
            if number in self.working and self._unit(key).said[number] == ():
                message = _("it is settled as {coder} says, who has taken no stand on it").format(coder=coder)
                raise _contradiction(message, _("choose “no theme”, somebody else, or own choice"))
        elif choice is Choice.NO_THEME:
            if themes and themes != key.shown:
                raise _contradiction(_("it is to have no theme, but themes were chosen"), _("clear the themes, or choose own choice"))
            themes = ()
        elif choice is Choice.OWN and not themes:
            raise _contradiction(_("it is settled by own choice, but no theme was chosen"), _("choose a theme, or “no theme”"))
        elif choice is Choice.OPEN and not themes:
            if reason and fingerprint(plain(reason)) != key.reason:
                raise _contradiction(_("there is a reason, but nothing is settled"), _("choose what it is settled as, or clear the reason"))
            return None
        return Settled(themes, reason)

    def _settle(self, place: Place, key: SettleKey, wanted: Settled | None) -> Outcome:
        before = self.settled.get(place)
        reason = fingerprint(plain(wanted.reason)) if wanted and wanted.reason else ""
        if wanted is None and not key.settled:
            return Outcome.OPEN if before is None else Outcome.AS_BEFORE
        if wanted is not None and key.settled and set(wanted.pairs) == set(key.shown) and reason == key.reason:
            return Outcome.AS_BEFORE
        if wanted is None:
            self.settled.pop(place, None)
            return Outcome.TAKEN_BACK if before else Outcome.OPEN
        if before and set(before.pairs) == set(wanted.pairs) and before.reason == wanted.reason:
            return Outcome.AS_BEFORE
        self.settled[place] = wanted
        return Outcome.SETTLED


def _as(key: SettleKey, coder: str, themes: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """What that coder said."""
    said = key.said[key.coders.index(coder)]
    if said is None:
        message = _("it is settled as {coder} says, who has not coded the transcript").format(coder=coder)
        raise _contradiction(message, _("choose another"))
    if themes and set(themes) not in (set(said), set(key.shown)):
        message = _("it is settled as {coder} says, but other themes were chosen").format(coder=coder)
        raise _contradiction(message, _("clear the themes, or choose own choice"))
    return said


def _contradiction(message: str, hint: str) -> Refused:
    return Refused("settle-choice", message, hint)


def _choice(cell: str, coders: Sequence[str]) -> tuple[Choice, str, str]:
    """What a cell chooses, which coder where it is one, and the reason behind it. Raises :class:`Refused`."""
    word, reason = parted(cell)
    whole, first = _named_choice(cell, coders), _named_choice(word, coders)
    if whole is not None:
        return *whole, ""
    if first is not None and first[0] is not Choice.OPEN:
        return *first, reason
    message = _("what it is settled as ('{wrote}') is none of the choices").format(wrote=shortened(cell))
    raise _contradiction(message, _meant_choice(word, coders) + _("choose one from the list, or clear the cell"))


def _meant_choice(word: str, coders: Sequence[str]) -> str:
    """The question which choice was meant; coders by their names alone, since what stands before the name makes all of them alike."""
    for words in LANGUAGES:
        before = words.choices[Choice.AS].format(coder="")
        if folded(word).startswith(before):
            coder = nearest(folded(word).removeprefix(before), coders)
            return meant(before + coder, [before + coder]) if coder else ""
    return meant(word, [*coders, *(words.choices[choice] for words in LANGUAGES for choice in (Choice.OWN, Choice.NO_THEME))])


def _named_choice(cell: str, coders: Sequence[str]) -> tuple[Choice, str] | None:
    said = folded(cell).rstrip(".")
    for coder in coders:
        if said in {coder.casefold(), *(words.choices[Choice.AS].format(coder=coder).casefold() for words in LANGUAGES)}:
            return Choice.AS, coder
    return next(((choice, "") for choice in (Choice.OWN, Choice.NO_THEME, Choice.OPEN) if said in _CHOICES[choice]), None)


_CHOICES = {
    Choice.OPEN: {""},
    Choice.OWN: {*(words.choices[Choice.OWN].casefold() for words in LANGUAGES), "eget", "egen", "own"},
    Choice.NO_THEME: {*(words.choices[Choice.NO_THEME].casefold() for words in LANGUAGES), "inget", "ingen", "inga teman", "none"},
}


def merge(units: Iterable[ComparedUnit], settled: Mapping[Place, Settled], codebook: str) -> Merged:
    """The consensus about these units; ``codebook`` is the fingerprint of the codebook as it is now."""
    codings: list[Coding] = []
    agreed = done = waiting = 0
    for one in units:
        said = said_of(one)
        if difference_of(said) is None:
            agreed += 1
            codings += _agreed(one, said, codebook)
        elif (how := settled.get(place_of(one.unit))) is not None:
            done += 1
            codings += _settled(one, said, how, codebook)
        else:
            waiting += 1
            codings += _agreed(one, said, codebook)
    return Merged(tuple(codings), agreed, done, waiting)


def open_units(units: Iterable[ComparedUnit], settled: Mapping[Place, Settled]) -> dict[str, int]:
    """``{transcript: units}`` that the coders see differently and have not settled; of these the consensus has only what all gave."""
    waiting = (one.unit.transcript for one in units if difference_of(said_of(one)) is not None and place_of(one.unit) not in settled)
    return dict(sorted(Counter(waiting).items()))


def _agreed(one: ComparedUnit, said: Sequence[tuple[Pair, ...] | None], codebook: str) -> list[Coding]:
    """What all gave the unit, and what all rejected."""
    given = [set(pairs) for pairs in said if pairs is not None]
    themes = set.intersection(*({theme for theme, _code in pairs} for pairs in given))
    kept = sorted(pair for theme in themes for pair in _common(theme, given))
    wanted = {theme for pairs in given for theme, _code in pairs}
    rejected = [{(c.theme, c.code) for c in several if c.status is Status.REJECTED} for several in one.said if several is not None]
    dropped = sorted(pair for pair in set.intersection(*rejected) if pair[0] not in wanted)
    return [
        *(_coding(one, pair, Status.ACCEPTED, codebook) for pair in kept),
        *(_coding(one, pair, Status.REJECTED, codebook) for pair in dropped),
    ]


def _common(theme: str, given: Sequence[set[Pair]]) -> set[Pair]:
    """The codes of a theme that all gave it, or the theme without a code where they have none in common."""
    codes = set.intersection(*({pair for pair in pairs if pair[0] == theme} for pairs in given))
    return codes or {(theme, "")}


def _settled(one: ComparedUnit, said: Sequence[tuple[Pair, ...] | None], how: Settled, codebook: str) -> list[Coding]:
    """What the unit was settled as, and which themes were settled away."""
    final = {theme for theme, _code in how.pairs}
    dropped = sorted({pair for pairs in said if pairs for pair in pairs if pair[0] not in final})
    return [
        *(_coding(one, pair, Status.CHANGED, codebook) for pair in how.pairs),
        *(_coding(one, pair, Status.REJECTED, codebook) for pair in dropped),
    ]


def _coding(one: ComparedUnit, pair: Pair, status: Status, codebook: str) -> Coding:
    """The consensus's coding of the unit; score and evidence are those of the first coder who said the same."""
    unit: MeaningUnit = one.unit
    theme, code = pair
    several = [coding for said in one.said if said for coding in said if coding.theme == theme]
    like = next((c for c in several if c.code == code), several[0] if several else None)
    return Coding(
        transcript=unit.transcript, unit=unit.id, turn=unit.turn, speaker=unit.speaker, start=unit.start, end=unit.end,
        theme=theme, code=code, coder=CONSENSUS, status=status, score=like.score if like else 1.0, quotation=unit.text,
        evidence=_within(like, unit), codebook=like.codebook if like else codebook,
    )  # fmt: skip


def _within(like: Coding | None, unit: MeaningUnit) -> tuple[Evidence, ...]:
    """A coding's evidence that stands in the unit: one who has split or merged it may have coded more words than it has."""
    there = like.evidence if like else ()
    return tuple(one for one in there if one.start is None or one.end is None or unit.start <= one.start <= one.end <= unit.end)


def reasons(units: Iterable[ComparedUnit], settled: Mapping[Place, Settled], memos: Iterable[Note]) -> tuple[Note, ...]:
    """Why units were settled so, as the consensus's memos; memos that stand elsewhere stay."""
    places = {place_of(one.unit): one.unit for one in units}
    kept = [note for note in memos if place_of(note) not in places]
    for place, how in settled.items():
        unit = places.get(place)
        if unit and how.reason:
            kept.append(Note(*place[:1], unit.id, unit.turn, unit.speaker, unit.start, unit.end, CONSENSUS, how.reason, unit.text))
    return tuple(sorted(kept, key=place_of))
