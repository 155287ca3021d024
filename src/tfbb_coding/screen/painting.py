"""What the screen shows, as text with styles: pure functions of what is to be seen and of how much room there is.

Everything that a colour says is said by a sign, a word, or underlining too. Colours are the terminal's own: a light one stays light.
"""

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Indicator, Theme
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.coding import Evidence, Status
from tfbb_coding.model.condensation import CondensationStatus
from tfbb_coding.model.review_words import ReviewWords, words_for
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Transcript
from tfbb_coding.steps.review_filter import Words
from tfbb_coding.steps.reviewed_unit import Line, UnitState, lines

FIRED = "bold underline magenta"
"""Words that speak for the theme under the cursor."""
MANNER = "underline"
"""Clauses that speak for it by how they are said."""
AGAINST = "italic underline"
OTHERS = "underline"
"""Words that speak for one of the unit's other themes."""
FOUND = "reverse"
QUIET = "dim"
HEAD = "bold"
MARK = "▌ "
BESIDE = "  "
WAITING, ACCEPTED, REJECTED, CHANGED, NOTHING = "○", "✓", "✗", "≈", "·"
_MANNERS = frozenset({"learned", "stance"})
REASONS = 6
RULES = 40
_RULER = Console(width=80, file=StringIO(), legacy_windows=False)


class Names:
    """How themes and codes are called, and the words of the codebook's language."""

    def __init__(self, book: Codebook) -> None:
        self.book = book
        self.words: ReviewWords = words_for(book)
        names = CodebookNames.of(book)
        self.themes, self.codes = names.themes, names.codes

    def pair(self, theme: str, code: str) -> str:
        """``Hinder › Tid``."""
        name = self.themes.get(theme, theme)
        return f"{name} › {self.codes.get(theme, {}).get(code, code)}" if code else name

    def number(self, value: float, form: str = ".2f") -> str:
        """A number as the codebook's language writes it."""
        return _number(value, form, self.words)


def _number(value: float, form: str, words: ReviewWords) -> str:
    return format(value, form).replace(".", words.decimal)


def wrapped(text: Text, width: int, first: str = "", rest: str | None = None) -> list[Text]:
    """The text in lines of at most ``width`` cells, the first one led by ``first``, the others by ``rest``."""
    room = max(8, width - max(cell_len(first), cell_len(rest or "")))
    found = [line for part in text.split("\n", allow_blank=True) for line in (part.wrap(_RULER, room) or [Text()])]
    heads = [first, *[first if rest is None else rest] * (len(found) - 1)]
    for line in found:
        line.rstrip()
    return [Text.assemble(head, line) for head, line in zip(heads, found, strict=True)]


def _lines(several: Iterable[Text]) -> Text:
    return Text("\n").join(several)


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, cut with … where it is longer."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"


def unit_in_turn(state: UnitState, transcript: Transcript, chosen: int, searched: Words | None, width: int) -> tuple[Text, int]:
    """The unit within what its speaker says, and the line on which the unit begins. The unit's lines are led by :data:`MARK`."""
    unit = state.unit
    turns = [turn for turn in transcript.turns if turn.start < unit.end and unit.start < turn.end]
    start, end = (turns[0].start, turns[-1].end) if turns else (unit.start, unit.end)
    before = wrapped(Text(" ".join(transcript.text[start : unit.start].split()), QUIET), width, BESIDE)
    after = wrapped(Text(" ".join(transcript.text[unit.end : end].split()), QUIET), width, BESIDE)
    before, after = ([] if not parts[0].plain.strip() else parts for parts in (before, after))
    said = wrapped(_highlighted(state, chosen, searched), width, MARK)
    return _lines([*before, *said, *after]), len(before)


def _highlighted(state: UnitState, chosen: int, searched: Words | None) -> Text:
    text = Text(state.unit.text)
    there = lines(state)
    for number, line in enumerate(there):
        if number != chosen:
            _mark(text, state, line, OTHERS, "")
    if 0 <= chosen < len(there):
        _mark(text, state, there[chosen], FIRED, AGAINST)
    if searched and searched.text:
        folded = state.unit.text.casefold()
        if len(folded) == len(state.unit.text):  # ß and the like would move what comes after
            text.highlight_words([searched.text], FOUND, case_sensitive=False)
    return text


def _mark(text: Text, state: UnitState, line: Line, style: str, against: str) -> None:
    span = Span(state.unit.start, state.unit.end)
    for piece in (line.proposal or line.coding).evidence:
        if piece.start is None or piece.end is None or not span.contains(Span(piece.start, piece.end)):
            continue
        wanted = (style if _kind(piece) not in _MANNERS else MANNER) if piece.weight > 0 else against
        if wanted:
            text.stylize(wanted, piece.start - span.start, piece.end - span.start)


def question(state: UnitState, width: int, most: int) -> Text:
    """The question that the unit answers, on at most so many lines, and who speaks."""
    asked = " ".join(state.unit.question.split())
    parts = wrapped(Text(asked or _("(no question before it)"), "italic"), width, _("Question: "), "  ")
    if len(parts) > most:
        parts = [*parts[: most - 1], Text(set_cell_size(parts[most - 1].plain, width - 1).rstrip() + "…", "italic")]
    return _lines(parts)


def themes(state: UnitState, names: Names, chosen: int, width: int) -> tuple[Text, int]:
    """The unit's themes with their state, the reasons for the one under the cursor; and the line on which that one stands."""
    there = lines(state)
    if not there:
        return Text(names.words.nothing_proposed, QUIET), 0
    found: list[Text] = []
    at = 0
    for number, line in enumerate(there):
        if number == chosen:
            at = len(found)
        found.append(_theme(line, names, width, chosen=number == chosen))
        if number == chosen:
            found += [part for reason in _reasons(line, names) for part in wrapped(reason, width, "     ", "       ")]
    return _lines(found), at


def state_of(line: Line, words: ReviewWords) -> tuple[str, str]:
    """The sign and the word for what the reviewer has made of a theme."""
    if line.own is None:
        return WAITING, _("waits for you")
    if line.proposal is None:
        return (CHANGED if line.own.status is Status.CHANGED else ACCEPTED), _("added by you")
    signs = {Status.REJECTED: REJECTED, Status.CHANGED: CHANGED}
    return signs.get(line.own.status, ACCEPTED), words.statuses[line.own.status]


def _theme(line: Line, names: Names, width: int, *, chosen: bool) -> Text:
    sign, word = state_of(line, names.words)
    told = f"{names.number(line.proposal.score)} {names.words.statuses[line.proposal.status]}" if line.proposal else ""
    name = names.pair(*line.pair)
    text = Text(f"{'▸' if chosen else ' '} {sign} {name}", HEAD if chosen else "")
    if line.own and line.own.status is Status.REJECTED:
        text.stylize("strike", 4)
    rest = f"  {word}" + (f"  ({told})" if told else "")
    if text.cell_len + cell_len(rest) > width:
        text.truncate(max(8, width - cell_len(rest)), overflow="ellipsis")
    text.append(rest, QUIET)
    if line.proposal and line.pair != (line.proposal.theme, line.proposal.code):
        text.append("  ← " + names.pair(line.proposal.theme, line.proposal.code), QUIET)
    text.truncate(width, overflow="ellipsis")
    return text


def _reasons(line: Line, names: Names) -> list[Text]:
    proposal = line.proposal
    if proposal is None:
        return []
    found = []
    for label, wanted in ((names.words.speaks_for, True), (names.words.speaks_against, False)):
        pieces = sorted((p for p in proposal.evidence if (p.weight > 0) is wanted), key=lambda piece: -abs(piece.weight))
        said = list(dict.fromkeys(_reason(piece, names) for piece in pieces))[:REASONS]
        if said:
            found.append(Text.assemble((f"{label}: ", HEAD), ", ".join(said)))
    return found


def _kind(piece: Evidence) -> str:
    """What kind of indicator it was: the first word of its name."""
    return next(iter(piece.indicator.rpartition("/")[2].split()), "")


def _reason(piece: Evidence, names: Names) -> str:
    told = names.words.kinds.get(_kind(piece), _kind(piece))
    return f"”{' '.join(piece.words.split())}” ({told} {names.number(piece.weight, '+.1f')})"


def written(state: UnitState, width: int) -> Text:
    """What the reviewer has written: condensation, memo, and whether it is a favourite."""
    found: list[Text] = []
    for one in state.condensed:
        told = _("confirmed as proposed") if one.status is CondensationStatus.CONFIRMED else _("in your words")
        found += wrapped(Text.assemble((_("Condensation ({how}): ").format(how=told), HEAD), one.text), width, "≡ ", "  ")
    if state.memo:
        found += wrapped(Text.assemble((_("Memo: "), HEAD), state.memo.text), width, "✎ ", "  ")
    if state.favourite:
        found.append(Text("★ " + _("Favourite quotation"), HEAD))
    return _lines(found)


def definition(book: Codebook, theme: Theme, code: Code | None, width: int) -> Text:
    """What a theme and the code within it mean: question, definition, rules, examples, and the words that are looked for."""
    found = [Text(theme.label or theme.id, "bold underline")]
    found += _meaning(theme, width, book, question=theme.question)
    counter = theme.counter_examples
    if counter:
        found += [Text(_("Not this"), HEAD), *(part for one in counter for part in wrapped(Text(one), width, "– ", "  "))]
    for one in [code] if code else list(theme.codes):
        found += [Text(), Text(f"› {one.label or one.id}", HEAD)]
        found += _meaning(one, width, book)
    rules = code.indicators if code and code.indicators else theme.indicators
    if rules:
        found += [Text(), Text(_("What is looked for"), HEAD), *_rules(rules, width, words_for(book))]
    return _lines(found)


def themes_in_short(names: Names, width: int) -> Text:
    """Every theme with its definition, for a unit that has none."""
    found: list[Text] = []
    for theme in names.book.themes:
        found += [Text(names.themes[theme.id], HEAD), *wrapped(Text(theme.definition), width), Text()]
    return _lines(found)


def _meaning(thing: Theme | Code, width: int, book: Codebook, question: str = "") -> list[Text]:
    labels = words_for(book).sheet.book_columns
    found = wrapped(Text(question, "italic"), width) if question else []
    found += wrapped(Text(thing.definition), width)
    for label, text in ((labels[3], thing.include), (labels[4], thing.exclude)):
        found += wrapped(Text.assemble((f"{label}: ", HEAD), text), width) if text else []
    if thing.examples:
        found += [Text(labels[5], HEAD), *(part for one in thing.examples for part in wrapped(Text(one), width, "– ", "  "))]
    return found


def _rules(indicators: Sequence[Indicator], width: int, words: ReviewWords) -> list[Text]:
    """Indicators of one kind and weight together, the strongest first."""
    groups: dict[tuple[float, str], list[str]] = {}
    for indicator in indicators:
        several = groups.setdefault((indicator.weight, str(indicator.kind)), [])
        several += [] if indicator.value in several else [indicator.value]
    found = []
    for (weight, kind), several in sorted(groups.items(), key=lambda item: (-abs(item[0][0]), item[0][1])):
        more = f" … (+{len(several) - RULES})" if len(several) > RULES else ""
        told = f"{words.kinds.get(kind, kind)} {_number(weight, '+.1f', words)}: {', '.join(several[:RULES])}{more}"
        found += wrapped(Text(told, QUIET), width, "", "  ")
    return found


def overview_line(state: UnitState, names: Names, width: int, *, current: bool, interview: str = "", themed: bool = True) -> str:
    """One unit in the list: how far it has come, where it is (with the ``interview`` where it is told), how it begins.

    Its first theme stands before that, unless all in the list were chosen by one (``themed`` is False).
    """
    star = "★" if state.favourite else " "
    place = state.unit.id.rpartition(":")[2]
    start = f"{'▸' if current else ' '}{sign_of(state)}{star}{fitted(place, 6)} "
    theme = next((names.themes.get(coding.theme, coding.theme) + ": " for coding in (*state.own, *state.proposed)), "") if themed else ""
    return start + fitted(
        (f"{interview} · " if interview else "") + theme + " ".join(state.unit.text[:width].split()), max(1, width - len(start))
    )


def sign_of(state: UnitState) -> str:
    """How far the reviewer has come with a unit, in one sign."""
    there = lines(state)
    if any(line.own is None for line in there):
        return WAITING
    statuses = {line.own.status for line in there if line.own}
    if not statuses:
        return NOTHING
    if statuses == {Status.REJECTED}:
        return REJECTED
    return CHANGED if Status.CHANGED in statuses else ACCEPTED
