"""Making results again: what a command line was, and running it once more."""

import contextlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import EXIT_FINDINGS, say, stopped, typed
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.files.recipes import Recipe
    from tfbb_coding.model.study import Study


def remember_products(study: "Study", products: Iterable[Path]) -> None:
    """Keep the command line that runs now as the recipe of what it wrote into the study."""
    from tfbb_coding.files.recipes import remember_recipe
    from tfbb_coding.files.written import remember_written

    paths = list(products)
    if study.on_disk:
        remember_written(study.root, {path: path.read_bytes() for path in paths})
    now = typed.get()
    if study.on_disk and now is not None:
        remember_recipe(study.root, now.arguments, Path.cwd(), paths)


def keep_what_people_wrote(study: "Study", contents: Mapping[Path, bytes]) -> None:
    """Before ``contents`` are written: keep beside them what somebody wrote into such a file since the program made it, and say so."""
    from tfbb_coding.files.written import keep_changed

    for path, kept in (keep_changed(study.root, contents, study.language) if study.on_disk else {}).items():
        say(_("{path}: somebody has written in this file since tfbb made it. That is kept as '{name}'.").format(path=path, name=kept.name))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command that ran once more ended: whether it did its work, the error that stopped it, and what it said otherwise."""

    well: bool
    error: str = ""
    said: str = ""


def make_again(recipe: "Recipe", study: "Study") -> Ended:
    """Run the recipe's command in this process, from the folder where it was typed; nothing of what it says is printed.

    Whether the products are there again is for the caller to see.
    """
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.recipes import folder_of

    now = typed.get()
    folder = folder_of(recipe, study.root)
    if now is None or not is_folder(folder):
        return Ended(well=False, error=_("the folder in which the command was run is not there any more."))
    said = io.StringIO()
    stopped.set(None)
    code: object = 0
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            now.command.main(args=list(recipe.arguments), prog_name="tfbb")
        except SystemExit as end:
            code = end.code
    error = stopped.get()
    return Ended(code in (None, 0, EXIT_FINDINGS), _told(error) if error else "", said.getvalue())


def _told(error: TfbbError) -> str:
    """The error with the file that it is about; a folder is where the command ran anyway."""
    from tfbb_coding.files.presence import is_folder

    return str(TfbbError(error.message, hint=error.hint) if error.path is None or is_folder(Path(error.path)) else error)


def is_there_again(product: Path) -> bool:
    """Whether the product was made again, also where an older version had given it its English name."""
    from tfbb_coding.files.presence import is_file
    from tfbb_coding.model.product_names import renamed_file

    return is_file(product) or is_file(product.with_name(renamed_file(product.name)))


_BY_NAME = {
    "results/units.csv": ("code",),
    "results/segments.csv": ("code",),
    "results/themes.csv": ("code",),
    "results/theme_table.csv": ("code",),
    "results/condensations.csv": ("condense",),
    "results/condensations.xlsx": ("condense", "--format", "xlsx"),
    "results/handover/themes.xlsx": ("themes", "--format", "xlsx"),
    "results/handover/tabeller.xlsx": ("themes", "--format", "xlsx"),
    "learned/study.json": ("learn",),
}
"""What makes results that an older version wrote, which kept no recipes."""
_HANDED = "results/handover/"


def recipes_for(root: Path, products: "Iterable[Path]") -> "list[Recipe]":
    """The recipes of these results, what is learnt first, since `tfbb code` asks it; a result that no recipe tells of is left out."""
    from tfbb_coding.files.recipes import STUDY, Recipe, recipes
    from tfbb_coding.model.product_names import known_as
    from tfbb_coding.steps.tables.catalogue import TABLES

    wanted = {product.relative_to(root).as_posix() for product in products}
    found = [replace(one, products=tuple(p for p in one.products if p in wanted)) for one in recipes(root)]
    told = {product for one in found for product in one.products}
    guessed: dict[tuple[str, ...], list[str]] = {}
    for product in sorted(wanted - told):
        if product in _BY_NAME:
            guessed.setdefault(_BY_NAME[product], []).append(product)
    handed = {p: known_as(p.removeprefix(_HANDED).removesuffix(".csv"), TABLES) for p in sorted(wanted - told) if p.startswith(_HANDED)}
    tables = {p: name for p, name in handed.items() if name is not None}
    if tables:
        guessed["themes", *tables.values()] = list(tables)
    every = [*found, *(Recipe(arguments, tuple(products), STUDY) for arguments, products in guessed.items())]
    return sorted((one for one in every if one.products), key=lambda one: "learn" not in one.arguments)
