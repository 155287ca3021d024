"""The choices of what is shown, as questions with answers."""

from collections.abc import Sequence

from tfbb_coding.messages import _
from tfbb_coding.screen.painting import Names
from tfbb_coding.steps.review_filter import Certainty, Filter, Standing
from tfbb_coding.steps.review_session import Session


def certainty_words() -> dict[Certainty, str]:
    """How the screen calls them."""
    return {
        Certainty.ALL: _("all"),
        Certainty.UNCERTAIN: _("uncertain proposals"),
        Certainty.CERTAIN: _("certain proposals only"),
        Certainty.NOTHING: _("nothing proposed"),
    }


def standing_words() -> dict[Standing, str]:
    """How the screen calls them."""
    return {
        Standing.ALL: _("all"),
        Standing.WAITING: _("wait for a decision"),
        Standing.DECIDED: _("everything decided"),
        Standing.FAVOURITE: _("favourites"),
        Standing.MEMO: _("with a memo"),
        Standing.CONDENSED: _("with a condensation"),
    }


def filter_words(wanted: Filter, names: Names) -> str:
    """A filter in few words."""
    parts = [
        names.themes.get(wanted.theme, wanted.theme),
        "" if wanted.case is None else wanted.case or _("no case"),
        "" if wanted.certainty is Certainty.ALL else certainty_words()[wanted.certainty],
        "" if wanted.standing is Standing.ALL else standing_words()[wanted.standing],
    ]
    return _("Only: {what}").format(what=" · ".join(part for part in parts if part))


class Choices:
    """The questions that a filter answers, for one session."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session = session
        self._themes: list[str] = ["", *names.themes]
        self._cases: list[str | None] = [None, *dict.fromkeys(interview.case for interview in session.interviews.values())]
        self._certainties, self._standings = list(Certainty), list(Standing)
        certain, standing = certainty_words(), standing_words()
        self.questions: Sequence[tuple[str, Sequence[str]]] = (
            (_("Theme"), [names.themes.get(theme, _("all")) for theme in self._themes]),
            (_("Case"), [_("all") if case is None else case or _("no case") for case in self._cases]),
            (_("Certainty"), [certain[one] for one in self._certainties]),
            (_("Decisions"), [standing[one] for one in self._standings]),
        )

    def answers(self, wanted: Filter) -> tuple[int, ...]:
        """The answers that a filter is."""
        return (
            self._themes.index(wanted.theme) if wanted.theme in self._themes else 0,
            self._cases.index(wanted.case) if wanted.case in self._cases else 0,
            self._certainties.index(wanted.certainty),
            self._standings.index(wanted.standing),
        )

    def filter(self, answers: tuple[int, ...]) -> Filter:
        """The filter that answers are."""
        theme, case, certainty, standing = answers
        return Filter(self._themes[theme], self._cases[case], self._certainties[certainty], self._standings[standing])

    def count(self, answers: tuple[int, ...]) -> str:
        """How many units they leave."""
        return _("{n} units would be shown.").format(n=len(self._session.chosen(self.filter(answers))))
