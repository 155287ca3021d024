"""The files of a study that a withdrawal does not change and that may hold the participant's words: told once, file by file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, ngettext, shown_path

if TYPE_CHECKING:
    from tfbb_coding.files.removal import Holders


def say_holders(root: Path, found: "Holders") -> None:
    """Say which other files have words of the participant, and which nobody has looked into."""
    from tfbb_coding.files.study_files import has_versions

    if found.holding:
        n = len(found.holding)
        message = ngettext(
            "{n} other file holds words of the participant who withdrew; take them out by hand, or delete it:",
            "{n} other files hold words of the participant who withdrew; take them out by hand, or delete the files:",
            n,
        )
        say_list(message.format(n=n), found.holding)
    if found.closed:
        n = len(found.closed)
        message = ngettext(
            "{n} file could not be looked into (a recording, a picture, a locked or packed file); see whether the participant is in it:",
            "{n} files could not be looked into (recordings, pictures, locked or packed files); see whether the participant is in them:",
            n,
        )
        say_list(message.format(n=n), found.closed)
    if has_versions(root):
        say(_("The folder is kept by a version control (such as git): the older versions there still hold the participant's words."))


def say_list(sentence: str, paths: Sequence[Path]) -> None:
    """A sentence, and below it a file a line."""
    say(sentence)
    for path in paths:
        say(f"  {shown_path(str(path))}")
