"""The list of units at the side of a wide screen; only the lines in sight are painted, so that five thousand cost what thirty do."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tfbb_coding.screen.painting import Names, overview_line
from tfbb_coding.steps.review_session import Session

_PLAIN, _CURRENT = Style(), Style(reverse=True)
"""The terminal's own colours; what the stylesheet gives the widget would be worked out anew for every line."""


class Overview(ScrollView, can_focus=False):
    """The units that the filter lets through, the current one in reverse."""

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__(id="overview")
        self._session, self._names = session, names
        self._positions: Sequence[int] = ()
        self._at = 0
        self._themed = True

    def show(self, positions: Sequence[int], at: int, *, themed: bool) -> None:
        """Show these units, with the one at index ``at`` of them in the middle; ``themed`` as in :func:`overview_line`."""
        self._positions, self._at, self._themed = positions, at, themed
        self.virtual_size = Size(max(1, self.size.width), len(positions))
        self._centre()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the current unit in the middle: before the list has a height it cannot be scrolled."""
        self.call_after_refresh(self._centre)

    def _centre(self) -> None:
        self.scroll_to(y=max(0, self._at - self.size.height // 2), animate=False)

    def render_line(self, y: int) -> Strip:
        """The unit on a line of the list."""
        number = y + int(self.scroll_offset.y)
        width = self.size.width
        if number >= len(self._positions) or width < 1:
            return Strip.blank(width, _PLAIN)
        state = self._session.states[self._positions[number]]
        current = number == self._at
        before = self._session.states[self._positions[number - 1]].unit.transcript if number else ""
        interview = state.unit.transcript if current or state.unit.transcript != before else ""
        line = overview_line(state, self._names, width, current=current, interview=interview, themed=self._themed)
        style = _CURRENT if current else _PLAIN
        return Strip([Segment(line, style)]).adjust_cell_length(width, style)
