"""``tfbb pseudonymise --restore``: the originals of copies, given back with the key."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.files.copies import Restored
    from tfbb_coding.model.replacement import Key


def restore_originals(paths: Sequence[Path], out: Path, key_path: Path) -> None:
    """Write the originals of the copies in ``paths`` to ``out``; what was edited or cannot be given back is told, with exit code 1."""
    from tfbb_coding.cli.passphrase import passphrase
    from tfbb_coding.files.copies import relative_names, write_restored
    from tfbb_coding.files.key import check_key, read_key
    from tfbb_coding.files.transcripts import find_transcripts

    check_key(key_path)
    files, findings = find_transcripts(paths)
    key = read_key(key_path, passphrase(new=False))
    for finding in findings:
        say(str(finding))
    restored = _restored(files, relative_names(files, paths), key)
    write_restored(out, list(restored.values()))
    for path, one in restored.items():
        if not one.exact:
            say(_("{path}: changed since it was written, so the names were put back into it as it is now").format(path=path))
    typer.echo(_("Originals: {out} ({n} files)").format(out=out, n=len(restored)))
    if findings or len(restored) < len(files) or not all(one.exact for one in restored.values()):
        raise typer.Exit(EXIT_FINDINGS)


def _restored(files: Sequence[Path], names: Mapping[Path, str], key: "Key") -> "dict[Path, Restored]":
    """The original of each copy; one that cannot be given back is told and stops no other. Raises its error where none can be."""
    from tfbb_coding.files.copies import restore

    found: dict[Path, Restored] = {}
    faults: list[TfbbError] = []
    for path in files:
        try:
            found[path] = restore(path, names[path] + path.suffix, key)
        except TfbbError as error:
            faults.append(error)
    if faults and not found:
        raise faults[0]
    for fault in faults:
        say(_("Error: {message}").format(message=fault))
    return found
