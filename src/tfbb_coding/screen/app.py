"""The full-screen review: keys become decisions, decisions are saved, and the screen shows what holds."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _
from tfbb_coding.model.decision import Pair
from tfbb_coding.screen import painting
from tfbb_coding.screen.dialogs import Asker, Chooser, Page, Picker, Splitter, Writer, meaning
from tfbb_coding.screen.keys import footer, page, table
from tfbb_coding.screen.overview import Overview
from tfbb_coding.screen.telling import told
from tfbb_coding.screen.view import Choices, filter_words
from tfbb_coding.steps import reviewed_unit as decisions
from tfbb_coding.steps.review_filter import Filter, Words
from tfbb_coding.steps.review_session import Action, Session, Step
from tfbb_coding.steps.reviewed_unit import Refused, UnitState, is_uncertain, lines, waiting

_LISTED, _EXPLAINED = 104, 140
"""Columns from which on the list of units, and the theme's meaning, stand beside the unit."""
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
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
    },
)
"""The terminal's own colours and reverse: it cannot be asked whether it is light or dark, so nothing here takes it for either."""


class ReviewApp(App[None]):
    """A session on the screen.

    ``save`` keeps what a step has changed, and raises :class:`TfbbError` where it cannot: then the step is retracted and the
    sentence shown.
    """

    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False, priority="ctrl+" in key.keys and key.action == "leave") for key in table()
    ]

    def __init__(self, session: Session, save: Callable[[Step], None], title: str = "", wanted: Filter | None = None) -> None:
        super().__init__()
        self.session, self._save, self._study = session, save, title
        self.names = painting.Names(session.book)
        self.wanted = wanted or Filter()
        self.searched = Words("")
        self.shown = session.chosen(self.wanted)
        first = session.next_waiting(self.shown, -1, lambda _state: True)
        self.position = first if first is not None else next(iter(self.shown), 0)
        self.line = waiting(self.state) or 0

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
            with VerticalScroll(id="book", can_focus=False):
                yield Static(id="meaning")
        yield Static(id="told")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Take the terminal's own colours, and show the first unit."""
        self.register_theme(_THEME)
        self.theme = "tfbb"
        self.tell(_("Every decision is saved at once. ? shows the keys."))

    def on_resize(self) -> None:
        """Lay everything out anew."""
        self.draw()

    # What is shown

    def tell(self, text: str) -> None:
        """Say something on the line above the keys."""
        self.query_one("#told", Static).update(Text(text, no_wrap=True, overflow="ellipsis"))

    def draw(self) -> None:
        """Show the unit as it stands now."""
        width, height = self.size
        self.query_one("#overview").display = width >= _LISTED
        self.query_one("#book").display = width >= _EXPLAINED
        room = max(20, self._room(width))
        self._draw_head(width)
        self._draw_unit(room, height)
        self._draw_themes(room, height)
        if width >= _LISTED:
            at = self.shown.index(self.position) if self.position in self.shown else 0
            self.query_one(Overview).show(self.shown, at)
        if width >= _EXPLAINED:
            self.query_one("#meaning", Static).update(meaning(self.names, self.pair, _BOOK - 4) if self.pair else Text(""))
            self.query_one("#book", VerticalScroll).scroll_home(animate=False)
        self.query_one("#keys", Static).update(footer(width, 2))

    def _room(self, width: int) -> int:
        return width - (_LIST if width >= _LISTED else 0) - (_BOOK if width >= _EXPLAINED else 0) - 3

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
        self.query_one("#head", Static).update(line)

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
        self.query_one("#rule", Static).update(rule)

    def _draw_themes(self, room: int, height: int) -> None:
        text, at = painting.themes(self.state, self.names, self.line, room)
        self.query_one("#themes", Static).update(text)
        self.query_one("#written", Static).update(painting.written(self.state, room))
        lower = self.query_one("#lower", VerticalScroll)
        lower.styles.max_height = max(5, height // 3)
        lower.scroll_to(y=max(0, at - 2), animate=False, force=True)

    # Decisions

    def _decide(self, action: Action, decision: Callable[[UnitState], UnitState], *, goes_on: bool = False) -> None:
        """Take a decision about the unit, save it, and go on to the next line or unit when ``goes_on``."""
        try:
            step = self.session.decide(self.position, action, decision)
        except Refused as refused:
            self._refuse(refused)
            return
        if step is not None and not self._keep(step):
            return
        if step is not None:
            self.tell(told(step, self.names))
        if goes_on:
            self._go_on()
        else:
            self._choose_line(self.line)

    def _keep(self, step: Step) -> bool:
        """Save a step; one that cannot be saved never was."""
        try:
            self._save(step)
        except TfbbError as error:
            self.session.retract(step)
            self.bell()
            why = Text(_("Not saved, so not decided:") + f"\n\n{error}")
            self.push_screen(Page(lambda _width: why))
            self.draw()
            return False
        self._look_again()
        return True

    def _refuse(self, refused: Refused) -> None:
        self.bell()
        self.tell(refused.message)

    def _look_again(self) -> None:
        """What the filter lets through once something has changed; the unit on the screen stays where it is."""
        self.shown = self.session.chosen(self.wanted)

    def _go_on(self) -> None:
        """To the next line that waits; when none does, to the next unit."""
        following = waiting(self.state)
        if following is not None:
            self._choose_line(following)
        else:
            self._to(next((n for n in self.shown if n > self.position), None))

    def _choose_line(self, line: int) -> None:
        self.line = max(0, min(line, len(lines(self.state)) - 1))
        self.draw()

    def _to(self, position: int | None) -> None:
        """To another unit, the cursor on what waits there."""
        if position is not None:
            self.position = position
            self.line = waiting(self.state) or 0
        self.draw()

    def action_accept(self) -> None:
        """Accept the theme under the cursor."""
        self._decide(Action.ACCEPT, lambda state: decisions.accept(state, self.line, self.session.reviewer), goes_on=True)

    def action_accept_all(self) -> None:
        """Accept everything that waits in the unit."""
        self._decide(Action.ACCEPT, lambda state: decisions.accept_all(state, self.session.reviewer), goes_on=True)

    def action_reject(self) -> None:
        """Reject the theme under the cursor."""
        self._decide(Action.REJECT, lambda state: decisions.reject(state, self.line, self.session.reviewer), goes_on=True)

    def action_clear(self) -> None:
        """Take the decision about the theme under the cursor back."""
        self._decide(Action.CLEAR, lambda state: decisions.clear(state, self.line))

    def action_change(self) -> None:
        """Choose another theme or code for the one under the cursor."""
        line, pair = self.line, self.pair
        if pair is None:
            self.action_add()
            return

        def take(chosen: Pair | None) -> None:
            if chosen is not None:
                reviewer = self.session.reviewer
                self._decide(Action.CHANGE, lambda state: decisions.change(state, line, chosen, reviewer), goes_on=True)

        self.push_screen(Picker(_("Instead of {theme}:").format(theme=self.names.pair(*pair)), self.names, pair), take)

    def action_add(self) -> None:
        """Choose one more theme."""

        def take(chosen: Pair | None) -> None:
            if chosen is not None:
                self._decide(Action.ADD, lambda state: decisions.add(state, chosen, self.session.reviewer))

        self.push_screen(Picker(_("Add a theme:"), self.names), take)

    def action_condense(self) -> None:
        """Confirm or rewrite the main sense, for the theme under the cursor."""
        theme = self.pair[0] if self.pair else ""
        shown = decisions.condensation_of(self.state, theme, self.session.stances)

        def take(words: str | None) -> None:
            if words is not None:
                session = self.session
                self._decide(
                    Action.CONDENSE, lambda state: decisions.condense(state, theme, words, session.reviewer, session.stances)
                )  # fmt: skip

        whose = _("proposed by the program") if shown is None or not shown.decided else _("yours")
        title = _("Main sense, {theme} ({whose}):").format(theme=self.names.themes.get(theme, theme) or _("the whole unit"), whose=whose)
        hint = _("Enter confirms what stands here · Esc leaves it · an empty field takes it back")
        self.push_screen(Writer(title, self.state.unit.text, shown.text if shown else "", hint), take)

    def action_memo(self) -> None:
        """Write a memo."""

        def take(words: str | None) -> None:
            if words is not None:
                self._decide(Action.MEMO, lambda state: decisions.write_memo(state, words, self.session.reviewer))

        hint = _("Enter saves · Ctrl+J new line · Esc leaves it · an empty field takes it back")
        memo = self.state.memo
        self.push_screen(Writer(_("Memo:"), self.state.unit.text, memo.text if memo else "", hint), take)

    def action_favourite(self) -> None:
        """Mark the unit as a favourite quotation, or no more."""
        self._decide(Action.FAVOURITE, lambda state: decisions.mark_favourite(state, self.session.reviewer))

    def action_split(self) -> None:
        """Ask where to cut, and cut."""
        if len(self.state.unit.text.split()) < 2:  # noqa: PLR2004 - one word has no two halves
            self._refuse(Refused(_("The unit is a single word.")))
            return

        def take(at: int | None) -> None:
            if at is not None:
                self._restructure(lambda: self.session.split(self.position, at))

        self.push_screen(Splitter(self.state), take)

    def action_merge(self) -> None:
        """Join the unit with the one after it."""
        self._restructure(lambda: self.session.merge(self.position))

    def _restructure(self, cut: Callable[[], Step]) -> None:
        try:
            step = cut()
        except Refused as refused:
            self._refuse(refused)
            return
        if self._keep(step):
            self.tell(told(step, self.names))
            self._to(self.position)

    def action_undo(self) -> None:
        """Take the last step back."""
        step = self.session.undo()
        if step is None:
            self._refuse(Refused(_("Nothing is left to undo in this session; x takes an earlier decision back.")))
        elif self._keep(step):
            self.tell(told(step, self.names))
            self._to(step.position)

    # Going about

    def action_next_unit(self) -> None:
        """The next unit that is shown."""
        self._to(next((n for n in self.shown if n > self.position), None))

    def action_previous_unit(self) -> None:
        """The unit before."""
        self._to(next((n for n in reversed(self.shown) if n < self.position), None))

    def action_first_unit(self) -> None:
        """The first unit that is shown."""
        self._to(next(iter(self.shown), None))

    def action_last_unit(self) -> None:
        """The last unit that is shown."""
        self._to(next(reversed(self.shown), None))

    def action_next_theme(self) -> None:
        """The next theme of the unit, the first one after the last."""
        self._choose_line((self.line + 1) % max(1, len(lines(self.state))))

    def action_previous_theme(self) -> None:
        """The theme before."""
        self._choose_line((self.line - 1) % max(1, len(lines(self.state))))

    def action_next_waiting(self) -> None:
        """The next unit with something to decide."""
        self._to_waiting(lambda _state: True, _("Nothing that is shown waits for a decision."))

    def action_next_uncertain(self) -> None:
        """The next uncertain proposal that waits."""
        self._to_waiting(is_uncertain, _("No uncertain proposal that is shown waits for a decision."))

    def _to_waiting(self, wanted: Callable[[UnitState], bool], otherwise: str) -> None:
        position = self.session.next_waiting(self.shown, self.position, wanted)
        if position is None:
            self._refuse(Refused(otherwise))
        else:
            self._to(position)

    def action_search(self) -> None:
        """Ask for words and go to the next unit that has them."""

        def take(typed: str | None) -> None:
            if typed is None:
                return
            self.searched = Words.of(typed) if typed.strip() else self.searched
            found = self.session.find(self.searched, self.shown, self.position)
            if found is None:
                self._refuse(Refused(_("No unit that is shown has these words.")))
                self.draw()
            else:
                self._to(found)

        hint = self.searched.text or _("words as they stand, or a unit's id")
        self.push_screen(Asker(_("Search:"), hint), take)

    def action_filter(self) -> None:
        """Ask what is to be shown."""
        choices = Choices(self.session, self.names)

        def take(answers: tuple[int, ...] | None) -> None:
            if answers is None:
                return
            wanted = choices.filter(answers)
            shown = self.session.chosen(wanted)
            if not shown:
                self._refuse(Refused(_("No unit is left with these choices, so nothing was changed.")))
                return
            self.wanted, self.shown = wanted, shown
            self._to(self.position if self.position in shown else next((n for n in shown if n > self.position), shown[0]))

        self.push_screen(Chooser(_("Show:"), choices.questions, choices.answers(self.wanted), choices.count), take)

    def action_definition(self) -> None:
        """Read what the theme means; without one, the whole codebook."""
        self.push_screen(Page(lambda width: meaning(self.names, self.pair, width)))

    def action_help(self) -> None:
        """Read the keys."""
        self.push_screen(Page(page))

    def action_scroll_down(self) -> None:
        """Further down in the turn."""
        self._scroll(1)

    def action_scroll_up(self) -> None:
        """Further up in the turn."""
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        body = self.query_one("#body", VerticalScroll)
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave; everything is saved."""
        self.exit()


_LIST, _BOOK = 34, 46
"""Columns of the list of units, and of the theme's meaning."""
