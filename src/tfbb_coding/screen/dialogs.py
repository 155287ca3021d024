"""What is asked in the course of a review: words, a theme, where to cut, what to show. Each asks one thing and hands the answer back."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Theme
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.text import normalise
from tfbb_coding.screen.painting import FOUND, HEAD, QUIET, Names, definition, wrapped
from tfbb_coding.steps.recutting import place_to_begin, places_to_split
from tfbb_coding.steps.reviewed_unit import UnitState


class Page(ModalScreen[None]):
    """Something to read, until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark,d", "close", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, paint: Callable[[int], Text]) -> None:
        super().__init__()
        self._paint = paint

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            with VerticalScroll(can_focus=False, id="page"):
                yield Static(id="reading")
            yield Static(Text(_("↑↓ PgUp PgDn scroll · Esc closes"), QUIET))

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        self.query_one("#reading", Static).update(self._paint(max(20, self.size.width - 10)))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Move by lines."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Move by pages."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)


class _Lines(TextArea):
    """A text field in which Enter is done, and Ctrl+J a new line."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.dismiss(self.text)
            return
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)


class Writer(ModalScreen[str | None]):
    """Words to write or confirm; None when they are left as they were. Only who asks for it twice throws away what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, title: str, shown: str, text: str, hint: str, *, is_memo: bool = False) -> None:
        super().__init__()
        self._title, self._shown, self._text, self._hint, self.is_memo = title, shown, text, hint, is_memo
        self._warned_of = ""

    @property
    def unsaved(self) -> str:
        """What stands in the field, if it is something else than what stood there first."""
        words = self.query_one("#words", _Lines).text
        return "" if words.strip() == self._text.strip() else words

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Text(self._title, HEAD))
            with VerticalScroll(can_focus=False, classes="shown"):
                yield Static(Text(self._shown, QUIET))
            yield _Lines(self._text, soft_wrap=True, tab_behavior="focus", id="words")
            yield Static(Text(self._hint, QUIET), id="hint")

    def on_mount(self) -> None:
        field = self.query_one("#words", _Lines)
        self.set_focus(field)
        field.move_cursor(field.document.end)

    def action_close(self) -> None:
        """Leave everything as it was; where that would throw words away, say so first."""
        unsaved = self.unsaved
        if not unsaved.strip() or unsaved == self._warned_of:
            self.dismiss(None)
            return
        self._warned_of = unsaved
        self.query_one("#hint", Static).update(Text(_("Esc once more throws away what you have written; Enter keeps it."), HEAD))


class Asker(ModalScreen[str | None]):
    """A line to type."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title, self._hint = title, hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Text(self._title, HEAD))
            yield Input(placeholder=self._hint, id="line")

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#line", Input))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Ask nothing."""
        self.dismiss(None)


class Picker(ModalScreen[Pair | None]):
    """A theme and code to choose: typed letters narrow the list, Enter takes the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
    ]

    def __init__(self, title: str, names: Names, current: Pair | None = None) -> None:
        super().__init__()
        self._title, self._names, self._current = title, names, current
        self._all: list[tuple[Theme, Code | None]] = [
            pair for theme in names.book.themes for pair in ((theme, None), *((theme, code) for code in theme.codes))
        ]
        self._shown = self._all
        self._at = 0
        self._narrowed = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static(Text(self._title, HEAD))
            yield Input(placeholder=_("Type to find · ↑↓ · Enter chooses · Esc leaves it"), id="line")
            yield Static(id="list")
            yield Static(id="meaning")

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#line", Input))
        self._fill("")

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        words = normalise(typed).casefold().split()
        self._narrowed = bool(words)
        self._shown = [pair for pair in self._all if all(word in self._label(*pair).casefold() for word in words)]
        here = [n for n, (theme, code) in enumerate(self._shown) if (theme.id, code.id if code else "") == self._current]
        self._at = here[0] if here and not words else 0
        self._draw()

    def _label(self, theme: Theme, code: Code | None) -> str:
        return self._names.pair(theme.id, code.id if code else "")

    def _entry(self, number: int) -> Text:
        theme, code = self._shown[number]
        mark = "▸ " if number == self._at else "  "
        name = self._label(theme, code) if self._narrowed or code is None else f"  › {self._names.codes[theme.id][code.id]}"
        return Text(mark + name, "reverse" if number == self._at else HEAD if code is None else "", no_wrap=True, overflow="ellipsis")

    def _draw(self) -> None:
        """The part of the list around the cursor, and what the entry under it means."""
        room = max(3, self.query_one("#list", Static).size.height)
        first = max(0, min(self._at - room // 2, len(self._shown) - room))
        entries = [self._entry(number) for number in range(first, min(first + room, len(self._shown)))]
        self.query_one("#list", Static).update(Text("\n").join(entries))
        theme, code = self._shown[self._at] if self._shown else (None, None)
        said = (code or theme).definition if theme else _("Nothing is called so.")
        self.query_one("#meaning", Static).update(Text(said, QUIET))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._at = max(0, min(self._at + by, len(self._shown) - 1))
        self._draw()

    @on(Input.Submitted)
    def _done(self) -> None:
        if self._shown:
            theme, code = self._shown[self._at]
            self.dismiss((theme.id, code.id if code else ""))

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


class Splitter(ModalScreen[int | None]):
    """Where the unit is to be cut: a place in the transcript."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("down", "move(8)", show=False),
        Binding("up", "move(-8)", show=False),
        Binding("enter,s,space", "cut", show=False),
    ]

    def __init__(self, state: UnitState) -> None:
        super().__init__()
        self._state = state
        self._places = places_to_split(state.unit)
        self._at = place_to_begin(state.unit)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static(Text(_("Where does the second unit begin?"), HEAD))
            with VerticalScroll(can_focus=False, id="page"):
                yield Static(id="reading")
            yield Static(Text(_("←→ a word · ↑↓ eight words · Enter cuts · Esc leaves it whole"), QUIET))

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        text, place = self._state.unit.text, self._places[self._at] - self._state.unit.start
        second = text[place:].split(maxsplit=1)
        shown = Text.assemble(text[:place], ("‖ ", HEAD), (second[0], FOUND), " ", *second[1:])
        width = max(20, self.size.width - 10)
        self.query_one("#reading", Static).update(Text("\n").join(wrapped(shown, width)))
        line = len(wrapped(Text(text[:place]), width))
        self.query_one("#page", VerticalScroll).scroll_to(y=max(0, line - 4), animate=False)

    def action_move(self, by: int) -> None:
        """Move the cut by words."""
        self._at = min(max(self._at + by, 0), len(self._places) - 1)
        self._draw()

    def action_cut(self) -> None:
        """Cut here."""
        self.dismiss(self._places[self._at])

    def action_close(self) -> None:
        """Leave the unit whole."""
        self.dismiss(None)


class Chooser(ModalScreen[tuple[int, ...] | None]):
    """Several questions with given answers, one a line: ↑↓ between questions, ←→ between answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("down,tab", "move(1)", show=False),
        Binding("up,shift+tab", "move(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("x,delete,backspace", "clear", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(
        self, title: str, questions: Sequence[tuple[str, Sequence[str]]], answers: Sequence[int], count: Callable[[tuple[int, ...]], str]
    ) -> None:
        super().__init__()
        self._title, self._questions, self._answers, self._count = title, questions, list(answers), count
        self._row = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Text(self._title, HEAD))
            yield Static(id="rows")
            yield Static(Text(_("↑↓ line · ←→ choice · x shows everything · Enter · Esc"), QUIET))

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        found = []
        for number, (name, answers) in enumerate(self._questions):
            answer = answers[self._answers[number]]
            line = Text(f"{'▸' if number == self._row else ' '} {name:<12} ◂ {answer} ▸")
            line.stylize(HEAD if number == self._row else "")
            found.append(line)
        found.append(Text("\n" + self._count(tuple(self._answers))))
        self.query_one("#rows", Static).update(Text("\n").join(found))

    def action_move(self, by: int) -> None:
        """To another question."""
        self._row = (self._row + by) % len(self._questions)
        self._draw()

    def action_turn(self, by: int) -> None:
        """To another answer."""
        self._answers[self._row] = (self._answers[self._row] + by) % len(self._questions[self._row][1])
        self._draw()

    def action_clear(self) -> None:
        """Everything again."""
        self._answers = [0] * len(self._questions)
        self._draw()

    def action_take(self) -> None:
        """These answers."""
        self.dismiss(tuple(self._answers))

    def action_close(self) -> None:
        """As it was."""
        self.dismiss(None)


def meaning(names: Names, pair: Pair | None, width: int) -> Text:
    """What a theme and code mean, or the whole codebook where none is meant."""
    book = names.book
    if pair is None:
        return Text("\n\n").join(definition(book, theme, None, width) for theme in book.themes)
    theme = book.theme(pair[0])
    if theme is None:
        return Text(_("The codebook as it is now lacks this theme."))
    return definition(book, theme, next((code for code in theme.codes if code.id == pair[1]), None), width)
