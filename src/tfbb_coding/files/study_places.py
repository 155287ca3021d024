"""Where studies are: the one that something lies in, the one that one stands in, and those that lie below a folder."""

from collections.abc import Sequence
from pathlib import Path

from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.messages import _, typed_path

STUDY_NAME = "study.yaml"
TRANSCRIPTS = "transcripts"
_NO_MATERIAL_IN = {"results", "codings", "codebooks", "condensations", "history", "review", "node_modules"}
_NAMED = 5
"""How many studies a message names."""
_DEPTH = 4
"""How many folders down studies are looked for."""
_LOOKED_INTO = 3000
"""How many folders are looked into for studies: whoever stands in a disk's first folder is not kept waiting."""


def is_study(folder: Path) -> bool:
    """Whether a folder is a study: it has a ``study.yaml``."""
    return is_file(folder / STUDY_NAME)


def study_above(place: Path) -> Path | None:
    """The nearest study folder that a file or folder lies in, however deep, or that it is itself."""
    place = place.resolve()
    return next((root for root in (place, *place.parents) if is_study(root)), None)


def study_stood_in() -> Path:
    """The study that one stands in as a short relative path, since it comes back in messages; the folder itself where it is in none."""
    here = Path.cwd()
    up = next((n for n, root in enumerate((here, *here.parents)) if is_study(root)), 0)
    return Path(*[".."] * up)


def study_of(paths: Sequence[Path]) -> Path | None:
    """The study that the files and folders belong to: they themselves or the folder above have a ``study.yaml``.

    None where none does. Raises :class:`StudyError` when they belong to two.
    """
    roots = {root.resolve(): root for path in paths if (root := _root_of(path))}
    if len(roots) > 1:
        names = ", ".join(sorted(str(root) for root in roots.values()))
        raise StudyError(_("the files belong to several studies: {names}").format(names=names), hint=_("choose one with --study"))
    return next(iter(roots.values()), None)


def studies_below(folder: Path) -> list[Path]:
    """The study folders below a folder that is none, nearest first; those within a study are not looked for."""
    if is_study(folder):
        return []
    found: list[Path] = []
    level, looked = [folder], 0
    for _depth in range(_DEPTH):
        below = [entry for parent in level for entry in _folders_in(parent)][: _LOOKED_INTO - looked]
        looked += len(below)
        found += [entry for entry in below if is_study(entry)]
        level = [entry for entry in below if not is_study(entry)]
    return found


def refuse_studies_below(folder: Path) -> None:
    """Raises :class:`TfbbError` where studies lie below: everything in them, names and all, would be taken for interviews."""
    studies = studies_below(folder) if is_folder(folder) and not is_folder(folder / TRANSCRIPTS) else []
    if not studies:
        return
    names = ", ".join(typed_path(study.relative_to(folder)) for study in studies[:_NAMED]) + (" …" if len(studies) > _NAMED else "")
    hint = _("go into one of them (`cd {study}`) or name it after the command; interviews that belong to none are named as files").format(
        study=typed_path(studies[0])
    )
    raise TfbbError(_("this folder is no study, but there are studies in it: {names}").format(names=names), path=folder, hint=hint)


def may_hold_material(folder: Path) -> bool:
    """Whether interviews or studies may lie in it: none that tfbb writes, no hidden one, no programs, and no link, which may lead up."""
    if folder.name.startswith(".") or folder.name.lower() in _NO_MATERIAL_IN:
        return False
    return not folder.is_symlink() and not is_file(folder / "pyvenv.cfg")


def _root_of(path: Path) -> Path | None:
    """The study folder: ``path`` itself or the one above it; for a file, its folder or the one above that."""
    folder = path if is_folder(path) else path.parent
    return next((root for root in (folder, _above(folder)) if is_study(root)), None)


def _above(folder: Path) -> Path:
    """The folder above, kept short: ``.`` for ``transcripts``, not an absolute path, since it comes back in messages."""
    return folder.parent if folder.name and folder.name != ".." else folder / ".."


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir() and may_hold_material(entry))
    except OSError:
        return []
