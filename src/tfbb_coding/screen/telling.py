"""What is said on the screen after a step."""

from tfbb_coding.messages import _
from tfbb_coding.screen.painting import Names
from tfbb_coding.steps.review_session import Action, Step


def told(step: Step, names: Names) -> str:
    """The step in a sentence: what, and of which unit."""
    unit = step.before[0].unit.id
    return _sentence(step, names).format(unit=unit, theme=_themes(step, names))


def _sentence(step: Step, names: Names) -> str:
    del names
    return {
        Action.ACCEPT: _("{unit}: accepted {theme}. Saved."),
        Action.REJECT: _("{unit}: rejected {theme}. Saved."),
        Action.CHANGE: _("{unit}: changed to {theme}. Saved."),
        Action.ADD: _("{unit}: added {theme}. Saved."),
        Action.CLEAR: _("{unit}: the decision about {theme} is taken back. Saved."),
        Action.CONDENSE: _("{unit}: the condensation is saved."),
        Action.MEMO: _("{unit}: the memo is saved."),
        Action.FAVOURITE: _("{unit}: favourite saved.") if step.after[0].favourite else _("{unit}: no favourite any more. Saved."),
        Action.SPLIT: _("{unit} is two units now. Saved."),
        Action.MERGE: _("{unit} and the unit after it are one now. Saved."),
        Action.UNDO: _("{unit}: the last step is undone. Saved."),
    }[step.action]


def _themes(step: Step, names: Names) -> str:
    """The themes that the step is about: those with another coding after it than before."""
    before, after = ({coding for state in states for coding in state.own} for states in (step.before, step.after))
    new = [coding for coding in after - before if step.action is not Action.CHANGE or str(coding.status) != "rejected"]
    about = new or list(before - after)
    return ", ".join(sorted({names.pair(coding.theme, coding.code) for coding in about}))
