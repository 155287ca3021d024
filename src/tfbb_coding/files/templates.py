"""The commented files that a new study begins with."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tfbb_coding.errors import StudyError
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.codebooks import DEFAULT_NAME, FOLDER, shipped_codebook
from tfbb_coding.files.presence import is_file, is_folder, is_there
from tfbb_coding.files.study_places import STUDY_NAME, TRANSCRIPTS
from tfbb_coding.messages import _


@dataclass(frozen=True, slots=True)
class NewStudy:
    """What was made in a study folder, and what was there already and left as it was."""

    made: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def codebook_template(language: str) -> str:
    """A commented codebook to start from, explained in ``language`` (``sv`` or ``en``)."""
    return _template("codebook", language)


def study_template(title: str, language: str, tables: str = "sv") -> str:
    """A commented ``study.yaml`` in which every key is explained in ``language``; ``tables`` is the language of the study's products."""
    filled = _template("study", language).replace('"{title}"', json.dumps(title, ensure_ascii=False))
    return filled.replace("\nlanguage: sv\n", f"\nlanguage: {tables}\n")


def make_study(folder: Path, title: str, language: str) -> NewStudy:
    """Make the folder with ``study.yaml``, ``transcripts/`` and ``codebooks/tfbb.yaml``; what is there is never touched.

    Without a title the study is called what its folder is called. Raises :class:`StudyError` when a file stands where the folder
    should be or the folder's name is blank, and :class:`TfbbError` when nothing may be written.
    """
    if not str(folder).strip():
        raise StudyError(_("a study folder needs a name"), hint=_("write one: `tfbb init my-study`"))
    if is_file(folder):
        raise StudyError(_("is a file, so no study can be made there"), path=folder, hint=_("choose the name of a folder"))
    wanted = {
        folder / STUDY_NAME: study_template(title.strip() or folder.resolve().name, language).encode(),
        folder / FOLDER / DEFAULT_NAME: shipped_codebook().read_bytes(),
    }
    new = {path: data for path, data in wanted.items() if not is_there(path)}
    write_all(new)
    transcripts = folder / TRANSCRIPTS
    there = is_folder(transcripts)
    _make_folder(transcripts)
    made = [*new, *(() if there else (transcripts,))]
    left = [*(path for path in wanted if path not in new), *((transcripts,) if there else ())]
    return NewStudy(tuple(sorted(made)), tuple(sorted(left)))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = _("the folder cannot be made ({reason})").format(reason=error.strerror)
        raise StudyError(message, path=folder, hint=_("choose a folder of your own")) from None


def _template(name: str, language: str) -> str:
    return (files("tfbb_coding") / "data" / "templates" / f"{name}.{language}.yaml").read_text(encoding="utf-8")
