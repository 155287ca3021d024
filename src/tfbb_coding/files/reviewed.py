"""Everything that one person says of the transcripts: codings, condensations, memos, favourites, and units cut otherwise.

One transcript is read and written at a time, each kind in its own file (:mod:`tfbb_coding.files.codings`,
:mod:`tfbb_coding.files.condensations`, :mod:`tfbb_coding.files.notes`), so that a decision costs what one transcript costs.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tfbb_coding.errors import TfbbError
from tfbb_coding.files import codings as coding_files
from tfbb_coding.files import condensations as condensation_files
from tfbb_coding.files import notes as note_files
from tfbb_coding.files.atomic import write_all
from tfbb_coding.files.presence import is_there
from tfbb_coding.messages import _
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.report import Finding
from tfbb_coding.model.reviewed import Reviewed

Thing = TypeVar("Thing", Coding, Condensation, Note)
NOTES = (NoteKind.MEMO, NoteKind.FAVOURITE, NoteKind.UNIT)
"""The kinds that are kept as notes; condensations have files of their own."""


def load_reviewed(root: Path, reviewer: str) -> dict[str, Reviewed]:
    """``{transcript: what the reviewer says of it}``.

    Raises :class:`TfbbError` when a line of it cannot be read, since saving would lose that line.
    """
    codings = coding_files.load_codings(root, reviewer)
    condensed = condensation_files.load_condensations(root, [reviewer])
    notes = {kind: note_files.load_notes(root, kind, reviewer) for kind in NOTES}
    _refuse_what_would_be_lost([*codings.findings, *condensed.findings, *(f for loaded in notes.values() for f in loaded.findings)])
    by_codings, by_condensed = _by_transcript(codings.codings), _by_transcript(condensed.condensations)
    by_notes = {kind: _by_transcript(loaded.notes) for kind, loaded in notes.items()}
    names = sorted({*by_codings, *by_condensed, *(name for found in by_notes.values() for name in found)})
    return {
        name: Reviewed(
            tuple(by_codings.get(name, ())),
            tuple(by_condensed.get(name, ())),
            tuple((kind, tuple(found.get(name, ()))) for kind, found in by_notes.items()),
        )
        for name in names
    }


def _by_transcript(things: Iterable[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for thing in things:
        found.setdefault(thing.transcript, []).append(thing)
    return found


def _refuse_what_would_be_lost(faults: list[Finding]) -> None:
    if faults:
        message = _("your own decisions cannot be read whole:") + "".join(f"\n{fault}" for fault in faults)
        raise TfbbError(message, hint=_("mend these lines first, so that nothing you decided is lost"))


@dataclass(slots=True)
class Shelf:
    """One person's files in a study, and what stood in them when they were last read or written here.

    A line that has been written once is not made again, so that a decision costs a write and little else however long the transcript is.
    """

    root: Path
    reviewer: str
    _stamps: dict[Path, tuple[int, int] | None] = field(default_factory=dict)
    _lines: dict[int, tuple[object, str]] = field(default_factory=dict)

    def paths(self, transcript: str) -> dict[str, Path]:
        """Where each kind of thing stands, codings first: they are the ones that a half-done write must not lack."""
        return {
            "codings": coding_files.codings_path(self.root, self.reviewer, transcript),
            "condensations": condensation_files.condensations_path(self.root, self.reviewer, transcript),
            **{str(kind): note_files.notes_path(self.root, kind, self.reviewer, transcript) for kind in NOTES},
        }

    def watch(self, transcripts: Iterable[str]) -> None:
        """Remember how the files of these transcripts look now; :meth:`save` refuses to write over what others change from here on."""
        self._stamps |= {path: _stamp(path) for name in transcripts for path in self.paths(name).values()}

    def save(self, transcript: str, before: Reviewed, after: Reviewed) -> list[Path]:
        """Write the files in which something changes, all or none, and return them.

        Raises :class:`TfbbError` when one of them is not as it was when it was last read or written here.
        """
        old, new = self._parts(before), self._parts(after)
        changed = {path: kind for kind, path in self.paths(transcript).items() if old[kind] != new[kind]}
        for path in changed:
            if path in self._stamps and self._stamps[path] != _stamp(path):
                hint = _("quit and open the review again; what stands in the file now is kept, and this decision is not")
                raise TfbbError(_("was changed by another program since it was read"), path=path, hint=hint)
        contents = {path: self._text(new[kind]) for path, kind in changed.items()}
        written = {path: data for path, data in contents.items() if data or is_there(path)}
        write_all(written)
        self._stamps |= {path: _stamp(path) for path in written if path in self._stamps}
        return list(written)

    @staticmethod
    def _parts(reviewed: Reviewed) -> dict[str, tuple[Any, ...]]:
        notes = {str(kind): tuple(sorted(reviewed.of(kind), key=lambda note: (note.start, note.end))) for kind in NOTES}
        return {
            "codings": tuple(sorted(reviewed.codings, key=coding_files.order)),
            "condensations": tuple(sorted(reviewed.condensations, key=condensation_files.order)),
            **notes,
        }

    def _text(self, things: tuple[Any, ...]) -> bytes:
        return "".join([self._line(thing) for thing in things]).encode()

    def _line(self, thing: Coding | Condensation | Note) -> str:
        kept = self._lines.get(id(thing))
        if kept is None or kept[0] is not thing:
            self._lines[id(thing)] = kept = (thing, _to_line(thing))
        return kept[1]


def _to_line(thing: Coding | Condensation | Note) -> str:
    makers: dict[type, Callable[[Any], str]] = {Coding: coding_files.to_line, Condensation: condensation_files.to_line}
    return makers.get(type(thing), lambda note: json.dumps(asdict(note), ensure_ascii=False) + "\n")(thing)


def _stamp(path: Path) -> tuple[int, int] | None:
    """What tells that a file was written anew: its time and its size; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size
