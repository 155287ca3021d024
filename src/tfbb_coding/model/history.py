"""What changed in a study, so that it can be told and undone."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after, told by fingerprints of its bytes; empty where there was or is no file.

    Of a file with an item a line, ``removed`` holds the lines that went, with their numbers from 0 in the old file, and ``added`` the
    fingerprints of those that came, with their numbers in the new one. Of any other the old bytes are kept whole, and ``kept`` says so.
    """

    path: str
    before: str
    after: str
    removed: tuple[tuple[int, str], ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the study: a command, or within the full-screen review a decision.

    ``coder`` is whose codings and notes were written, ``by`` who ran the command, ``codebook`` the codebook's fingerprint, ``time`` ISO
    8601 in UTC. ``undoes`` is the id of the entry that this one takes back. ``cut`` tells that the command was killed, and that what
    it had begun to write was taken back; ``forgotten`` that the words were taken out of it, so that it cannot be undone.
    ``folders`` are those within the study that it made, and that go with it when they are empty. ``login`` is whose account it was run
    from, which may be another name than the one that was asked for with ``--as``.
    """

    id: str
    time: str
    by: str
    coder: str
    command: str
    version: str
    codebook: str = ""
    undoes: str = ""
    cut: bool = False
    forgotten: bool = False
    files: tuple[FileChange, ...] = ()
    folders: tuple[str, ...] = ()
    login: str = ""

    def is_of(self, name: str, login: str = "") -> bool:
        """Whether it was done by ``name`` or to the codings of ``name``, or from the account ``login``."""
        return name in (self.by, self.coder) or (login != "" and login == self.login)


def undone_by(newest_first: Iterable[Entry]) -> dict[str, str]:
    """For every entry that is undone, the id of the entry that undid it (one that was not itself undone again)."""
    found: dict[str, str] = {}
    for entry in newest_first:
        if entry.undoes and entry.id not in found:
            found.setdefault(entry.undoes, entry.id)
    return found
