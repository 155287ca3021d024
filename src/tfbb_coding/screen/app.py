"""The full-screen review: keys become decisions, decisions are saved, and the screen shows what holds."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _
from tfbb_coding.model.decision import Pair
from tfbb_coding.screen.closing import when_closed
from tfbb_coding.screen.dialogs import Asker, Chooser, Page, Picker, Splitter, Writer
from tfbb_coding.screen.display import Display
from tfbb_coding.screen.keys import page, table
from tfbb_coding.screen.telling import told
from tfbb_coding.screen.view import Choices
from tfbb_coding.steps import reviewed_unit as decisions
from tfbb_coding.steps.review_filter import Filter, Words
from tfbb_coding.steps.review_session import Action, Session, Step
from tfbb_coding.steps.reviewed_unit import Refused, UnitState, is_uncertain, lines, waiting

_ACTIONS = frozenset(key.action for key in table())


class ReviewApp(Display):
    """A session on the screen.

    ``save`` keeps what a step has changed, and raises :class:`TfbbError` where it cannot: then the step is retracted and the
    sentence shown. ``undo_earlier`` takes a decision of an earlier session back and says where it stood. ``names_in`` tells whether what a
    step has written names somebody.

    Keys are taken by the app itself, one after the other, and a dialog is waited for until it stands: so what a quick hand types into a
    dialog that is being opened is neither lost nor taken for decisions.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, show=False, priority=True) for key in table()]

    def __init__(
        self,
        session: Session,
        save: Callable[[Step], None],
        undo_earlier: Callable[[], int | None] = lambda: None,
        title: str = "",
        wanted: Filter | None = None,
        names_in: Callable[[Step], bool] = lambda _step: False,
    ) -> None:
        super().__init__(session, title, wanted)
        self._save, self._undo_earlier, self._names_in = save, undo_earlier, names_in
        self.closed_by = 0
        """The signal that has ended the review, if one did."""

    def on_mount(self) -> None:
        """Listen for the window's end; Textual calls the other parts' ``on_mount`` too."""
        when_closed(self._asked_to_leave)

    def _asked_to_leave(self, number: int) -> None:
        self.closed_by = self.closed_by or number
        self.call_later(self._leave_with_what_is_written)

    def _leave_with_what_is_written(self) -> None:
        """Leave, and keep as a memo what stands in an open box: nobody has confirmed it, and nobody can write it again."""
        box = self.screen
        words = box.unsaved.strip() if isinstance(box, Writer) else ""
        if words:
            kept = words if isinstance(box, Writer) and box.is_memo else self._beside_the_memo(words)
            with suppress(TfbbError):
                step = self.session.decide(
                    self.position, Action.MEMO, lambda state: decisions.write_memo(state, kept, self.session.reviewer)
                )
                if step is not None:
                    self._save(step)
        self.exit()

    def _beside_the_memo(self, words: str) -> str:
        """An unfinished condensation, behind what the memo said already."""
        memo = self.state.memo
        lead = _("Condensation that was not finished:")
        return (memo.text + "\n" if memo else "") + f"{lead} {words}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key means its action now: under a dialog none does."""
        del parameters
        return action not in _ACTIONS or not isinstance(self.screen, ModalScreen)

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
            self.tell(told(step, self.names) + self._warned(step))
        if goes_on:
            self._go_on()
        else:
            self._choose_line(self.line)

    def _warned(self, step: Step) -> str:
        """What is to be said of a name in the person's own words: they are kept, and would stop every table later."""
        wrote = step.action in (Action.CONDENSE, Action.MEMO) and self._names_in(step)
        return " " + _("It names somebody or a place: nothing that holds it can be handed over.") if wrote else ""

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

    async def action_change(self) -> None:
        """Choose another theme or code for the one under the cursor."""
        line, pair = self.line, self.pair
        if pair is None:
            await self.action_add()
            return

        def take(chosen: Pair | None) -> None:
            if chosen is not None:
                reviewer = self.session.reviewer
                self._decide(Action.CHANGE, lambda state: decisions.change(state, line, chosen, reviewer), goes_on=True)

        await self.push_screen(Picker(_("Instead of {theme}:").format(theme=self.names.pair(*pair)), self.names, pair), take)

    async def action_add(self) -> None:
        """Choose one more theme."""

        def take(chosen: Pair | None) -> None:
            if chosen is not None:
                self._decide(Action.ADD, lambda state: decisions.add(state, chosen, self.session.reviewer))

        await self.push_screen(Picker(_("Add a theme:"), self.names), take)

    async def action_condense(self) -> None:
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
        await self.push_screen(Writer(title, self.state.unit.text, shown.text if shown else "", hint), take)

    async def action_memo(self) -> None:
        """Write a memo."""

        def take(words: str | None) -> None:
            if words is not None:
                self._decide(Action.MEMO, lambda state: decisions.write_memo(state, words, self.session.reviewer))

        hint = _("Enter saves · Ctrl+J new line · Esc leaves it · an empty field takes it back")
        memo = self.state.memo
        await self.push_screen(Writer(_("Memo:"), self.state.unit.text, memo.text if memo else "", hint, is_memo=True), take)

    def action_favourite(self) -> None:
        """Mark the unit as a favourite quotation, or no more."""
        self._decide(Action.FAVOURITE, lambda state: decisions.mark_favourite(state, self.session.reviewer))

    async def action_split(self) -> None:
        """Ask where to cut, and cut."""
        if len(self.state.unit.text.split()) < 2:  # noqa: PLR2004 - one word has no two halves
            self._refuse(Refused(_("The unit is a single word.")))
            return

        def take(at: int | None) -> None:
            if at is not None:
                self._restructure(lambda: self.session.split(self.position, at))

        await self.push_screen(Splitter(self.state), take)

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
        """Take the last step back; when none of this session is left, the last of an earlier one."""
        step = self.session.undo()
        if step is None:
            self._go_further_back()
        elif self._keep(step):
            self.tell(told(step, self.names))
            self._to(step.position)

    def _go_further_back(self) -> None:
        try:
            position = self._undo_earlier()
        except TfbbError as error:
            self._refuse(Refused(" – ".join(part for part in (error.message, error.hint) if part)))
            return
        if position is None:
            self._refuse(Refused(_("Nothing is left to undo.")))
            return
        self._look_again()
        self.tell(_("{unit}: a decision of an earlier session is undone. Saved.").format(unit=self.session.states[position].unit.id))
        self._to(position)

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

    async def action_search(self) -> None:
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
                there = [n for n in self.shown if self.searched.are_in(self.session.states[n])]
                self.tell(_("Found: {m} of {n} units with these words.").format(m=there.index(found) + 1, n=len(there)))

        hint = self.searched.text or _("words as they stand, or a unit's id")
        await self.push_screen(Asker(_("Search:"), hint), take)

    async def action_filter(self) -> None:
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
            self.tell(choices.count(answers))
            self._to(self.position if self.position in shown else next((n for n in shown if n > self.position), shown[0]))

        await self.push_screen(Chooser(_("Show:"), choices.questions, choices.answers(self.wanted), choices.count), take)

    async def action_definition(self) -> None:
        """Read what the theme means; without one, the whole codebook."""
        await self.push_screen(Page(lambda width: self._meaning(self.pair, width)))

    async def action_help(self) -> None:
        """Read the keys."""
        await self.push_screen(Page(page))

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
