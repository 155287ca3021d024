"""What results were made with, so that they can be made again: ``.made.json`` in the study folder, a recipe a command line.

It lies beside the results and not among them, since a command line can name a coder, and results are handed on.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.presence import is_file

NAME = ".made.json"
STUDY = "{study}"
"""Stands for the study folder in a recipe, so that a study that was moved can still make its results again."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A command line, what it wrote (paths within the study folder), and the folder where it was typed."""

    arguments: tuple[str, ...]
    products: tuple[str, ...]
    folder: str


def remember_recipe(root: Path, arguments: Sequence[str], folder: Path, products: Iterable[Path]) -> None:
    """Keep what the products within the study folder were made with; a product belongs to the command that wrote it last."""
    home = root.resolve()
    inside = sorted(path.resolve().relative_to(home).as_posix() for path in products if path.resolve().is_relative_to(home))
    if not inside:
        return
    place = folder.resolve()
    new = Recipe(tuple(arguments), tuple(inside), str(Path(STUDY) / place.relative_to(home)) if place.is_relative_to(home) else str(place))
    older = [replace(one, products=tuple(p for p in one.products if p not in inside)) for one in recipes(root)]
    _write(root, [*(one for one in older if one.products), new])


def drop_recipes(root: Path, holds: Callable[[str], bool]) -> None:
    """Forget the command lines in which ``holds`` finds what should not be kept; the results stay, and are not made again any more."""
    kept = [one for one in recipes(root) if not holds(" ".join(one.arguments))]
    if len(kept) < len(recipes(root)):
        _write(root, kept)


def _write(root: Path, kept: Sequence[Recipe]) -> None:
    text = json.dumps([asdict(one) for one in kept], ensure_ascii=False, indent=1) + "\n"
    if not is_file(root / NAME) or (root / NAME).read_text(encoding="utf-8") != text:
        write_text(root / NAME, text)


def recipes(root: Path) -> list[Recipe]:
    """The recipes of a study, the oldest first; none from a file that cannot be read."""
    if not is_file(root / NAME):
        return []
    try:
        rows = json.loads((root / NAME).read_text(encoding="utf-8"))
        return [Recipe(tuple(map(str, row["arguments"])), tuple(map(str, row["products"])), str(row["folder"])) for row in rows]
    except (ValueError, KeyError, TypeError):
        return []


def folder_of(recipe: Recipe, root: Path) -> Path:
    """The folder where the recipe's command was typed, with the study where it is now."""
    return root / Path(recipe.folder).relative_to(STUDY) if recipe.folder.startswith(STUDY) else Path(recipe.folder)
