"""The results of a study after a withdrawal: made again with what made them, and what cannot be is told by its reason."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.again import Ended, is_there_again, make_again
from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.files.recipes import Recipe
    from tfbb_coding.model.study import Study


def make_results_again(home: "Study", deleted: Iterable[Path], made_with: "Sequence[Recipe]") -> tuple[int, int]:
    """Run the recipes and say what could not be made again; how many results are there again, and how many are not and should be."""
    why: dict[str, Ended] = {}
    for recipe in made_with:
        say(_("Making again: tfbb {command} …").format(command=_called(recipe)))
        ended = _run_again(home, recipe)
        why |= dict.fromkeys(recipe.products, ended)
    results = [path.relative_to(home.root).as_posix() for path in deleted]
    there = [name for name in results if is_there_again(home.root / name)]
    gone = [name for name in results if name not in there]
    if any(name.startswith("learned/") for name in gone):
        say(_("What was learned was deleted: too little is left to learn from. `tfbb code` proposes without it."))
    left = [name for name in gone if not name.startswith("learned/")]
    _say_left(left, why, {product: _called(recipe) for recipe in made_with for product in recipe.products})
    return len(there), len(left)


def _called(recipe: "Recipe") -> str:
    """The command that a recipe runs, without options; the language, which stands before it, is told apart from the command."""
    words = [word for before, word in pairwise(("", *recipe.arguments)) if before != "--lang"]
    return next((word for word in words if not word.startswith("-")), "")


class _FailedError(Exception):
    """A command that was to make a result again could not."""

    def __init__(self, ended: Ended) -> None:
        super().__init__()
        self.ended = ended


def _run_again(home: "Study", recipe: "Recipe") -> Ended:
    """Run a command as a part of the withdrawal, all of it or nothing, so that `tfbb undo` takes its work for no change by itself."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.locks import EVERYBODY

    try:
        with changing(home.root, "withdraw", EVERYBODY, remembers=False):
            return _well(make_again(recipe, home))
    except _FailedError as failed:
        return failed.ended


def _well(ended: Ended) -> Ended:
    """The same, where the command did its work."""
    if not ended.well:
        raise _FailedError(ended)
    return ended


def _say_left(left: Sequence[str], why: Mapping[str, Ended], called: Mapping[str, str]) -> None:
    """One sentence for every reason, how many results it concerns, and which."""
    reasons: dict[str, list[str]] = {}
    for name in left:
        reasons.setdefault(_reason(why.get(name)), []).append(name)
    for reason, names in reasons.items():
        counted = ngettext(
            "{n} result was deleted and could not be made again: {reason}",
            "{n} results were deleted and could not be made again: {reason}",
            len(names),
        )
        say(counted.format(n=len(names), reason=reason))
        for line in _by_command(names, called):
            say(f"  {line}")


def _reason(ended: Ended | None) -> str:
    if ended is None:
        return _("the program does not know which command made them. Make them again yourself, if you need them.")
    if ended.error:
        return ended.error
    return _("the command stopped, and said:") + "".join(f"\n    {line}" for line in ended.said.splitlines() if line.strip())


def _by_command(names: Sequence[str], called: Mapping[str, str]) -> list[str]:
    """The files, those of a command on one line."""
    lines: dict[str, list[str]] = {}
    for name in names:
        lines.setdefault(called.get(name, ""), []).append(name)
    return [(f"tfbb {command}: " if command else "") + ", ".join(some) for command, some in sorted(lines.items())]
