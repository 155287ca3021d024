"""The parts of the screen and how they are painted; what the keys do is in :mod:`tfbb_coding.screen.app`."""

from dataclasses import replace

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from tfbb_coding.messages import _
from tfbb_coding.model.decision import Pair
from tfbb_coding.screen import painting
from tfbb_coding.screen.dialogs import meaning
from tfbb_coding.screen.keys import footer
from tfbb_coding.screen.overview import Overview
from tfbb_coding.screen.view import filter_words
from tfbb_coding.steps.review_filter import Filter, Words
from tfbb_coding.steps.review_session import Session
from tfbb_coding.steps.reviewed_unit import UnitState, lines, waiting

_LISTED, _EXPLAINED, _WIDE = 104, 140, 190
"""Columns from which on the list of units stands beside the unit, then the theme's meaning too, then both wider."""
_WIDEST = 100
"""Columns of running text that are still easy to read."""
_LOW = 30
"""Lines below which the question gets two and not four."""
_THEME = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="tfbb",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        **{f"scrollbar-{part}": "ansi_default" for part in ("background", "background-hover", "background-active", "corner-color")},
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
    },
)
"""The terminal's own colours and reverse: it cannot be asked whether it is light or dark, so nothing here takes it for either."""


class Display(App[None]):
    """A session as it stands: one unit in the middle, on a wide screen with its neighbours and the theme's meaning beside it."""

    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session, title: str, wanted: Filter | None) -> None:
        super().__init__(ansi_color=True)  # without it NO_COLOR paints black on black
        self.session, self._study = session, title
        self.names = painting.Names(session.book)
        self.wanted = wanted or Filter()
        self.searched = Words("")
        self.shown = session.chosen(self.wanted)
        first = session.next_waiting(self.shown, -1, lambda _state: True)
        self.position = first if first is not None else next(iter(self.shown), 0)
        self.line = waiting(self.state) or 0
        self.room = 76
        self._extent = (80, 24)
        self._explained: tuple[Pair | None] | None = None
        self._meanings: dict[tuple[Pair | None, int], Text] = {}

    @property
    def failure(self) -> Exception | None:
        """The error that ended the screen, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's own traceback: it shows local variables, and participants' words are in them."""
        self._close_messages_no_wait()

    @property
    def state(self) -> UnitState:
        """The unit on the screen."""
        return self.session.states[self.position]

    @property
    def pair(self) -> Pair | None:
        """The theme under the cursor."""
        there = lines(self.state)
        return there[self.line].pair if self.line < len(there) else None

    def compose(self) -> ComposeResult:
        """The parts of the screen."""
        yield Static(id="head")
        with Horizontal(id="main"):
            yield Overview(self.session, self.names)
            with Vertical(id="middle"):
                yield Static(id="asked")
                with VerticalScroll(id="body", can_focus=False):
                    yield Static(id="unit")
                yield Static(id="rule")
                with VerticalScroll(id="lower", can_focus=False):
                    yield Static(id="themes")
                    yield Static(id="written")
            with Vertical(id="book"):
                yield Static(id="meaning")
        yield Static(id="told")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Take the terminal's own colours, and show the first unit."""
        self.register_theme(_THEME)
        self.theme = "tfbb"
        self.tell(_("Every decision is saved at once. ? shows the keys."))

    def on_resize(self, event: events.Resize) -> None:
        """Lay everything out anew; the app itself takes on its new size a little later than it is told."""
        self._extent = width, height = event.size
        beside = _beside(width)
        for part, columns in zip(("#overview", "#book"), beside, strict=True):
            self.query_one(part).display = columns > 0
            self.query_one(part).styles.width = columns
        self.room = min(_WIDEST, max(20, width - sum(beside) - 3))
        self._explained = None
        lower = self.query_one("#lower", VerticalScroll)
        lower.styles.max_height = max(5, height // 3 if height < _LOW else height // 2)
        lower.styles.min_height = 0 if height < _LOW else height // 2 - 2
        self.query_one("#keys", Static).update(footer(width, 2))
        self.draw()

    # What is shown

    def tell(self, text: str) -> None:
        """Say something on the line above the keys."""
        self.query_one("#told", Static).update(Text(text, no_wrap=True, overflow="ellipsis"), layout=False)

    def draw(self) -> None:
        """Show the unit as it stands now."""
        self._draw_head(self._extent[0])
        self._draw_unit(self.room, self._extent[1])
        self._draw_themes(self.room)
        if self.query_one("#overview").display:
            at = self.shown.index(self.position) if self.position in self.shown else 0
            self.query_one(Overview).show(self.shown, at, themed=not self.wanted.theme)
        if self.query_one("#book").display and self._explained != (self.pair,):
            self._explained = (self.pair,)
            self.query_one("#meaning", Static).update(self._beside())

    def _beside(self) -> Text:
        """As much of the theme's meaning as stands beside the unit; laying out the whole of it at every key would be felt."""
        width, height = self.query_one("#book").styles.width, self._extent[1] - 4
        columns = int(width.value) - 4 if width else 40
        if self.pair is None:
            return painting.themes_in_short(self.names, columns)
        lines_of_it = self._meaning(self.pair, columns).split("\n")
        if len(lines_of_it) <= height:
            return Text("\n").join(lines_of_it)
        return Text("\n").join([*lines_of_it[: height - 1], Text("… " + _("d shows all of it"), painting.QUIET)])

    def _meaning(self, pair: Pair | None, width: int) -> Text:
        """What a theme means; painted once for each width, since a theme with its codes is a long read."""
        if (pair, width) not in self._meanings:
            self._meanings[pair, width] = meaning(self.names, pair, width)
        return self._meanings[pair, width]

    def _draw_head(self, width: int) -> None:
        progress, unit = self.session.progress, self.state.unit
        at = self.shown.index(self.position) + 1 if self.position in self.shown else 0
        right = _("{at}/{all} · decided {done} of {proposed} ({percent} %)").format(
            at=at or "–", all=len(self.shown), done=progress.decided, proposed=progress.proposed, percent=progress.percent
        )
        case = self.session.case_of(self.position)
        left = " · ".join(part for part in (unit.transcript, case, self._study) if part)
        line = Text(painting.fitted(left, max(10, width - len(right) - 3)) + "   " + right, no_wrap=True)
        line.stylize("bold reverse")
        self.query_one("#head", Static).update(line, layout=False)

    def _draw_unit(self, room: int, height: int) -> None:
        state = self.state
        self.query_one("#asked", Static).update(painting.question(state, room, 2 if height < _LOW else 4))
        text, first = painting.unit_in_turn(state, self.session.transcript_of(self.position), self.line, self.searched, room)
        self.query_one("#unit", Static).update(text)
        body = self.query_one("#body", VerticalScroll)
        body.scroll_to(y=max(0, first - 1), animate=False, force=True)
        name = f"{state.unit.speaker or _('Unnamed speaker')} · {state.unit.id}" + (" · " + _("cut by you") if state.cut else "")
        shown = "" if self.wanted.is_empty else "  " + filter_words(self.wanted, self.names)
        rule = Text(
            f"── {name} " + "─" * max(2, room - len(name) - len(shown) - 4) + shown, painting.QUIET, no_wrap=True, overflow="ellipsis"
        )
        self.query_one("#rule", Static).update(rule, layout=False)

    def _draw_themes(self, room: int) -> None:
        text, at = painting.themes(self.state, self.names, self.line, room)
        self.query_one("#themes", Static).update(text)
        self.query_one("#written", Static).update(painting.written(self.state, room))
        lower = self.query_one("#lower", VerticalScroll)
        lower.scroll_to(y=max(0, at - 2), animate=False, force=True)


def _beside(width: int) -> tuple[int, int]:
    """Columns of the list of units, and of the theme's meaning."""
    wide = width >= _WIDE
    return (0 if width < _LISTED else 48 if wide else 34), (0 if width < _EXPLAINED else 60 if wide else 46)
