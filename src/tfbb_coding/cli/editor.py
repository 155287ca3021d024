"""Writing in one's own editor, on the study's own drive, and nothing left behind."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tfbb_coding.cli.common import say
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

_PREFIX = ".writing-"
_USUAL = ("notepad",) if os.name == "nt" else ("nano", "vim", "vi")


def written_in_editor(folder: Path, text: str) -> str:
    """What a person makes of the text. ``folder`` must be theirs alone while they write (they hold its lock).

    The file lies in a folder of its own below it, which is removed with all that the editor left beside it; also what a killed run left.
    Raises :class:`TfbbError` when there is no editor, or when it failed.
    """
    command = _editor()
    say(_how_to_end(command[0]))
    with _own_folder(folder) as place:
        file = place / "memo.txt"
        file.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603 - the user's own editor
        except OSError as error:
            message = _("the editor '{name}' cannot be started ({reason})").format(name=command[0], reason=error.strerror)
            raise TfbbError(message, hint=_("set EDITOR, or give the text on the command line")) from None
        if done.returncode:
            raise TfbbError(_("the editor '{name}' failed; nothing was written").format(name=command[0]))
        return file.read_text(encoding="utf-8-sig")


def _how_to_end(editor: str) -> str:
    """How one saves and leaves the editor: who has never seen vi does not get out of it."""
    keys = {
        "nano": _("Ctrl+O and Enter save, Ctrl+X leaves."),
        "vi": _("i begins to write; Esc and then :wq with Enter saves and leaves, Esc and :q! leaves without saving."),
    }
    name = Path(editor).stem.casefold()
    how = keys.get({"vim": "vi", "nvim": "vi", "view": "vi"}.get(name, name), _("Save, and close it, to go on."))
    told = _("Opening the editor {name}. {how} The text can also be given on the command line, in quotation marks.")
    return told.format(name=name, how=how)


def _editor() -> list[str]:
    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if asked:
        return shlex.split(asked, posix=os.name != "nt")
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise TfbbError(_("there is no editor"), hint=_("set EDITOR, or give the text on the command line"))
    return [found]


@contextmanager
def _own_folder(folder: Path) -> Iterator[Path]:
    for left in folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    place = folder / f"{_PREFIX}{os.getpid()}"
    place.mkdir(parents=True, mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
