"""A filled sheet read: what a person decided, as codings and notes, and what cannot be taken, row by row.

A row is known by its key (:class:`tfbb_coding.model.decision.RowKey`), not by its place in the sheet: rows may be sorted, hidden or
deleted. A row that says what it said when it was written is left alone, so that an old sheet takes nothing back that was decided
elsewhere since.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import Decision, Note, NoteKind, Pair, RowKey, SheetRow, unpacked
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import fingerprint
from tfbb_coding.model.transcript import MeaningUnit, Transcript, Turn
from tfbb_coding.steps.deciding import chosen, decided
from tfbb_coding.steps.review_sheet import Place, completes, place_of, shown_text
from tfbb_coding.steps.sheet_decisions import check_reason, with_reason
from tfbb_coding.steps.sheet_names import BookNames, Refused, in_unit, plain
from tfbb_coding.steps.sheet_place import standing

_MARKS = {
    **dict.fromkeys(("x", "xx", "ja", "j", "yes", "y", "1", "true", "sant", "✓", "✔", "*", "★", "favorit", "favourite"), "x"),
    **dict.fromkeys(("", "nej", "n", "no", "0", "false", "falskt", "-", "–"), ""),
}
_KINDS = (NoteKind.CONDENSATION, NoteKind.MEMO, NoteKind.FAVOURITE)


class Outcome(StrEnum):
    """What became of a row's themes, seen from what the reviewer had said before."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    AS_BEFORE = "as before"
    UNTOUCHED = "untouched"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Said:
    """What the reviewer has said so far: codings, and notes by kind."""

    codings: tuple[Coding, ...] = ()
    notes: Mapping[NoteKind, tuple[Note, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the reviewer says once a sheet is taken in, and what happened.

    ``touched`` are the transcripts in which something is new. ``outcomes`` counts rows, ``notes`` counts notes written or taken back.
    ``gone`` is how many rows of the sheet as it was written are no longer in it, ``unproven`` how many
    codings were taken without evidence, since the proposal that was shown is no longer there. ``reasons`` is how many
    decisions had a reason behind them, which is a memo's.
    """

    said: Said
    touched: frozenset[str]
    findings: tuple[Finding, ...]
    outcomes: Mapping[Outcome, int]
    notes: Mapping[NoteKind, int]
    gone: int = 0
    unproven: int = 0
    reasons: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """What a sheet is held against: the transcripts by name, the codebook, and the proposals as they are now."""

    transcripts: Mapping[str, Transcript]
    codebook: Codebook
    proposed: tuple[Coding, ...] = ()
    kept: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The transcripts as they were when they were coded, by name."""


def keys_of(rows: Iterable[SheetRow]) -> list[RowKey]:
    """The keys that can be read."""
    return [key for row in rows if (key := unpacked(row.key)) is not None]


def take(rows: Sequence[SheetRow], path: str, material: Material, said: Said, reviewer: str) -> Taken:
    """What ``reviewer`` says once the rows are taken in. ``path`` is what findings call the sheet.

    A row that cannot be taken is a finding with its number, and leaves what was said of its unit as it was.
    """
    taking = _Taking(material, said, reviewer)
    findings: list[Finding] = []
    is_document = path.casefold().endswith(".docx")  # nobody sees the number of a row in Word
    for row in rows:
        try:
            taking.take(row)
        except Refused as refused:
            taking.outcomes[Outcome.REFUSED] += 1
            key = unpacked(row.key)
            message = in_unit(key.unit if key and key.unit == row.unit.strip() else "", refused.message)
            findings.append(Finding(path, 0 if is_document else row.number, 0, refused.rule, message, refused.hint))
    return taking.result(tuple(findings), max((key.rows for key in keys_of(rows)), default=0))


class _Taking:
    """The state of reading one sheet: what is said of each place, changed row by row."""

    def __init__(self, material: Material, said: Said, reviewer: str) -> None:
        self.material, self.reviewer = material, reviewer
        self.names = BookNames(material.codebook)
        self.codings = _grouped(said.codings)
        self.notes = {kind: {place_of(note): note for note in said.notes.get(kind, ())} for kind in _KINDS}
        self.proposals = _grouped(material.proposed)
        self.starts = {name: [turn.start for turn in one.turns] for name, one in material.transcripts.items()}
        self.seen: dict[str, int] = {}
        self.outcomes: Counter[Outcome] = Counter()
        self.written: Counter[NoteKind] = Counter()
        self.touched: set[str] = set()
        self.unproven = self.reasons = 0

    def take(self, row: SheetRow) -> None:
        """Take one row in. Raises :class:`Refused` before anything was changed."""
        wrote, row = row, with_reason(row)
        key = self._known(row)
        if key is None:
            self.seen[row.key] = row.number
            self.outcomes[Outcome.UNTOUCHED] += 1
            return
        themes = self.names.pairs(row.themes)
        check_reason(row, wrote.decision, key, self.names)
        decision = Decision(row.decision)
        mark = _mark(row.favourite)
        outcome, codings = self._themes(key, themes, decision)
        self.seen[row.key] = row.number
        self.outcomes[outcome] += 1
        if codings is not None:
            self._say(key, codings)
            there = {(c.theme, c.code) for c in self.proposals.get(_place(key), ())}
            self.unproven += bool(codings) * len(set(key.proposed) - there)
        for kind, text, shown in zip(_KINDS, (row.condensation, row.memo, mark), key.notes, strict=True):
            self._note(key, kind, text.strip(), shown)
        self.reasons += row.memo != wrote.memo

    def _known(self, row: SheetRow) -> RowKey | None:
        """The row's key, its unit where it stands now; None where it stands nowhere and nothing is filled in.

        Raises :class:`Refused` when the row is not what was written.
        """
        key = unpacked(row.key)
        if key is None or key.unit != row.unit.strip():
            message = (
                _("the row's id (or its hidden key) has been altered") if row.key else _("the row was not in the sheet that was exported")
            )
            raise Refused("review-id", message, _("take the row from the exported sheet; `tfbb review export` writes a new one"))
        if row.key in self.seen:
            message = _("unit {unit} stands in row {row} already").format(unit=key.unit, row=self.seen[row.key])
            raise Refused("review-twice", message, _("keep one of the two rows"))
        transcript = self.material.transcripts.get(key.transcript)
        if transcript is None:
            message = _("there is no transcript '{name}' in the study").format(name=key.transcript)
            raise Refused("review-transcript", message, _("put it back, or name the right study with --study"))
        now = standing(key, row.text, transcript, self.material.kept.get(key.transcript, ()))
        if now is None and self._is_untouched(row, key):
            return None
        if now is None:
            message = _("the transcript is another version, and where unit {unit} stands in it cannot be told").format(unit=key.unit)
            raise Refused("review-version", message, _("code the material again, export a new sheet, and decide about this unit there"))
        if plain(row.text) != plain(shown_text(now.words, self.names.words)):
            message = _("the text of unit {unit} has been altered in the sheet").format(unit=key.unit)
            raise Refused("review-text", message, _("put the words back; a transcript is corrected in the transcript, not in the sheet"))
        if now.key != key and self._is_left_behind(key, now.words) and not self._is_untouched(row, key):
            message = _("the transcript has changed since, and what you said of unit {unit} before has not followed").format(unit=key.unit)
            raise Refused("review-version", message, _("run `tfbb check study --mend`, and import the sheet again"))
        return now.key

    def _is_left_behind(self, key: RowKey, words: str) -> bool:
        """Whether something that the reviewer said of these words stands at their old place."""
        said = [*self.codings.get(_place(key), ()), *(self.notes[kind].get(_place(key)) for kind in _KINDS)]
        return any(thing is not None and thing.quotation == words for thing in said)

    def _is_untouched(self, row: SheetRow, key: RowKey) -> bool:
        """Whether the row says what it said when it was written."""
        if Decision(row.decision) is not key.decided or set(self.names.pairs(row.themes)) != set(key.shown):
            return False
        notes = (row.condensation, row.memo, _mark(row.favourite))
        return all((fingerprint(plain(text)) if text.strip() else "") == shown for text, shown in zip(notes, key.notes, strict=True))

    def _themes(self, key: RowKey, themes: tuple[Pair, ...], decision: Decision) -> tuple[Outcome, list[Coding] | None]:
        """What becomes of the row, and its codings, None where they stay what they are."""
        before = self.codings.get(_place(key), [])
        if decision is key.decided and set(themes) == set(key.shown):
            return (Outcome.AS_BEFORE if before else Outcome.UNTOUCHED), None
        if not decision and set(themes) in (set(key.shown), set(key.proposed)):  # decided when the sheet was written, and cleared
            return Outcome.WITHDRAWN if before else Outcome.UNTOUCHED, []
        if decision is Decision.REJECT and not (themes or key.proposed or key.shown):
            return Outcome.UNTOUCHED, None  # that there is no theme is what a unit without one says
        codings = self._decided(key, themes, decision)
        if _same(codings, before):
            return Outcome.AS_BEFORE, None
        return _outcome(key, codings), codings

    def _decided(self, key: RowKey, themes: tuple[Pair, ...], decision: Decision) -> list[Coding]:
        """The codings that a decision makes. Raises :class:`Refused` where decision and themes contradict each other."""
        _check(key, themes, decision)
        if decision is Decision.REJECT:
            return [self._coding(key, pair, pair, Status.REJECTED) for pair in key.proposed or key.shown]
        codings, dropped, new = [], list(key.proposed), []
        for pair in themes:
            if pair in dropped:
                dropped.remove(pair)
                codings.append(self._coding(key, pair, pair, Status.ACCEPTED))
            else:
                new.append(pair)
        recoded, fresh = _matched(new, dropped)
        filled = Status.ACCEPTED if decision is Decision.ACCEPT else Status.CHANGED
        codings += [self._coding(key, pair, old, filled) for pair, old in recoded]
        codings += [self._coding(key, pair, None, Status.CHANGED if dropped else Status.ACCEPTED) for pair in fresh]
        return codings + [self._coding(key, pair, pair, Status.REJECTED) for pair in dropped]

    def _coding(self, key: RowKey, pair: Pair, proposed: Pair | None, status: Status) -> Coding:
        """The reviewer's coding; what was proposed keeps its score and evidence."""
        old = next((c for c in self.proposals.get(_place(key), ()) if (c.theme, c.code) == proposed), None)
        if old is not None:
            return decided(old, pair, self.reviewer, status, key.codebook)
        turn = self._turn(key)
        text = self.material.transcripts[key.transcript].text[key.start : key.end]
        unit = MeaningUnit(key.unit, key.transcript, turn.number, turn.speaker, turn.role, key.start, key.end, text)
        return chosen(unit, pair, self.reviewer, status, key.codebook)

    def _turn(self, key: RowKey) -> Turn:
        turns = self.material.transcripts[key.transcript].turns
        return turns[max(0, bisect_right(self.starts[key.transcript], key.start) - 1)]

    def _say(self, key: RowKey, codings: list[Coding]) -> None:
        if codings or _place(key) in self.codings:
            self.codings[_place(key)] = codings
            self.touched.add(key.transcript)

    def _note(self, key: RowKey, kind: NoteKind, text: str, shown: str) -> None:
        """Write a note, or take it back; one that is as the sheet showed it stays what it has become since."""
        before = self.notes[kind].get(_place(key))
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        if (fingerprint(plain(text)) if text else "") == shown or text == (self._text(kind, before)):
            return
        if text:
            turn, transcript = self._turn(key), self.material.transcripts[key.transcript]
            words = "" if kind is NoteKind.FAVOURITE else text
            quotation = transcript.text[key.start : key.end]
            note = Note(key.transcript, key.unit, turn.number, turn.speaker, key.start, key.end, self.reviewer, words, quotation)
            self.notes[kind][_place(key)] = note
        else:
            del self.notes[kind][_place(key)]
        self.written[kind] += 1
        self.touched.add(key.transcript)

    @staticmethod
    def _text(kind: NoteKind, note: Note | None) -> str:
        return "" if note is None else "x" if kind is NoteKind.FAVOURITE else note.text

    def result(self, findings: tuple[Finding, ...], rows: int) -> Taken:
        """What is said now."""
        codings = tuple(coding for _place, several in sorted(self.codings.items()) for coding in several)
        notes = {kind: tuple(note for _place, note in sorted(self.notes[kind].items())) for kind in _KINDS}
        gone = max(0, rows - sum(self.outcomes.values()))
        said, outcomes, written = Said(codings, notes), dict(self.outcomes), dict(self.written)
        return Taken(said, frozenset(self.touched), findings, outcomes, written, gone, self.unproven, self.reasons)


def _check(key: RowKey, themes: tuple[Pair, ...], decision: Decision) -> None:
    """Raise :class:`Refused` where a decision contradicts the themes in the row."""
    same = set(themes) == set(key.proposed)
    if decision is Decision.ACCEPT and not (themes or key.proposed):
        raise _contradiction(_("it is accepted, but there is no theme"), _("choose a theme, or clear the decision"))
    if decision is Decision.ACCEPT and key.proposed and not completes(themes, key.proposed):
        raise _contradiction(_("it is accepted, but the themes are not those proposed"), _("choose change, or put the themes back"))
    if decision is Decision.REJECT and themes and set(themes) not in (set(key.proposed), set(key.shown)):
        raise _contradiction(_("it is rejected, but other themes were chosen"), _("choose change, or put the themes back"))
    if decision is Decision.CHANGE and key.proposed and same:
        raise _contradiction(_("it is to be changed, but the themes are those proposed"), _("choose other themes, or accept"))
    if decision in (Decision.CHANGE, Decision.NONE) and not themes:
        raise _contradiction(_("its themes were cleared, but it is not rejected"), _("choose reject, or a theme"))


def _contradiction(message: str, hint: str) -> Refused:
    return Refused("review-decision", message, hint)


def _matched(new: list[Pair], dropped: list[Pair]) -> tuple[list[tuple[Pair, Pair]], list[Pair]]:
    """Which new pairs are a dropped one with another code (taken out of ``dropped``), and which are new altogether."""
    recoded, fresh = [], []
    for pair in new:
        old = next((one for one in dropped if one[0] == pair[0]), None)
        if old is None:
            fresh.append(pair)
        else:
            dropped.remove(old)
            recoded.append((pair, old))
    return recoded, fresh


def _outcome(key: RowKey, codings: Sequence[Coding]) -> Outcome:
    statuses = {coding.status for coding in codings}
    if statuses == {Status.REJECTED}:
        return Outcome.REJECTED
    if not key.proposed:
        return Outcome.ADDED
    kept = [(c.theme, c.code) for c in codings]
    return Outcome.ACCEPTED if statuses == {Status.ACCEPTED} and completes(kept, key.proposed) else Outcome.CHANGED


def _same(codings: Sequence[Coding], before: Sequence[Coding]) -> bool:
    """Whether the same is said of the unit; score and evidence may have been told otherwise since."""
    return {(c.theme, c.code, c.status) for c in codings} == {(c.theme, c.code, c.status) for c in before}


def _mark(cell: str) -> str:
    mark = _MARKS.get(plain(cell).casefold())
    if mark is None:
        raise Refused("review-favourite", _("the cell for favourites holds something else than x"), _("write x, or clear the cell"))
    return mark


def _place(key: RowKey) -> Place:
    return key.transcript, key.start, key.end


def _grouped(codings: Iterable[Coding]) -> dict[Place, list[Coding]]:
    found: dict[Place, list[Coding]] = {}
    for coding in codings:
        found.setdefault(place_of(coding), []).append(coding)
    return found
