"""``tfbb pseudonymise --restore``: the originals of copies, given back with the key."""

from collections.abc import Sequence
from pathlib import Path

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.messages import _


def restore_originals(paths: Sequence[Path], out: Path, key_path: Path) -> None:
    """Write the originals of the copies in ``paths`` to ``out``; what was edited since is told, with exit code 1."""
    from tfbb_coding.cli.passphrase import passphrase
    from tfbb_coding.files.copies import relative_names, restore, write_restored
    from tfbb_coding.files.key import check_key, read_key
    from tfbb_coding.files.transcripts import find_transcripts

    check_key(key_path)
    files, findings = find_transcripts(paths)
    key = read_key(key_path, passphrase(new=False))
    names = relative_names(files, paths)
    restored = [restore(path, names[path] + path.suffix, key) for path in files]
    write_restored(out, restored)
    for path, one in zip(files, restored, strict=True):
        if not one.exact:
            say(_("{path}: changed since it was written, so the names were put back into it as it is now").format(path=path))
    typer.echo(_("Originals: {out} ({n} files)").format(out=out, n=len(restored)))
    if findings or not all(one.exact for one in restored):
        raise typer.Exit(EXIT_FINDINGS)
