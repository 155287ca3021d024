"""One entry of the history in full: what changed, unit by unit and without the words, and what others have built on it."""

from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tfbb_coding.messages import _, ngettext, typed_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tfbb_coding.model.history import Entry
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.history_items import Item, ItemChange

_MARKS = ("favourites", "units")
_ON_TRANSCRIPTS = ("codings", "condensations", "memos", "favourites", "units")


def entry_rows(home: "Study", entry: "Entry") -> list[tuple[str, str, str, str]]:
    """File, unit (or what a memo is about), before and after of everything that the entry changed."""
    from tfbb_coding.files.history_lines import changed_lines
    from tfbb_coding.steps.history_items import item_changes

    rows = []
    for one in changed_lines(home.root, entry):
        kind = PurePosixPath(one.path).parts[0]
        changes = [] if entry.forgotten else item_changes(one.gone, one.come)
        rows += [(one.path, *_row(change, kind)) for change in changes]
        if not changes:
            rows.append((one.path, "", *_file(one.was_there, one.is_there)))
        elif one.lost:
            said = ngettext("{n} line that the history no longer knows", "{n} lines that the history no longer knows", one.lost)
            rows.append((one.path, "", "", said.format(n=one.lost)))
    return rows


def entry_lines(home: "Study", entry: "Entry") -> "Iterator[str]":
    """The rows as text: a line a unit, below the name of the file where it changes."""
    path = ""
    for file, unit, before, after in entry_rows(home, entry):
        if file != path:
            yield file
            path = file
        yield "  " + "  ".join(part for part in (unit, f"{before} → {after}" if before else after) if part)


def _file(was_there: bool, is_there: bool) -> tuple[str, str]:
    """What is told of a file whose lines are not: that it is new, gone or another."""
    before = _("a file") if was_there else _("nothing")
    return before, _("another version") if was_there and is_there else _("a file") if is_there else _("nothing")


def _row(change: "ItemChange", kind: str) -> tuple[str, str, str]:
    about = change.after or change.before
    whole = not change.unit and about is not None
    return change.unit or (about.about if whole and about else ""), _said(change.before, kind, whole), _said(change.after, kind, whole)


def _said(item: "Item | None", kind: str, whole: bool) -> str:
    if item is None:
        return _("nothing")
    if kind in _MARKS:
        return _("marked") if kind == _MARKS[0] else _("cut so")
    words = ngettext("{n} word", "{n} words", item.words).format(n=item.words) if item.words else ""
    return " ".join(part for part in ("" if whole else item.about, _states().get(item.state, item.state), words) if part)


def _states() -> dict[str, str]:
    from tfbb_coding.messages import current_language
    from tfbb_coding.model import condensation_words, review_words

    is_swedish = current_language() == "sv"
    codings = review_words.SWEDISH if is_swedish else review_words.ENGLISH
    condensations = condensation_words.SWEDISH if is_swedish else condensation_words.ENGLISH
    return {**{str(status): word for status, word in condensations.statuses.items()}, **codings.statuses}


def built_on(home: "Study", entry: "Entry") -> "Iterator[str]":
    """What others have built since on what the entry wrote, and what becomes of it when the entry is undone: a sentence each."""
    from tfbb_coding.files.history import newest_first

    if entry.undoes:
        return
    later = list(takewhile(lambda one: one.id != entry.id, newest_first(home.root)))
    if names := consensus_on(home, entry):
        yield _("Note: the consensus on {names} rests on this. It is left as it is.").format(names=", ".join(names))
    if entry.coder in _voices() and (people := _deciders(entry, later)):
        yield _("Note: decisions by {people} are about these proposals. They are left as they are.").format(people=", ".join(people))
    if names := _standing_on(home, entry):
        message = _("Note: codings or notes stand on the interviews {names}. They are left as they are, also without their words.")
        yield message.format(names=", ".join(names))


def consensus_on(home: "Study", entry: "Entry") -> list[str]:
    """The transcripts whose consensus was made of what this entry wrote: after it, as far as the history tells."""
    from tfbb_coding.files.codings import codings_path
    from tfbb_coding.files.history import newest_first
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.model.coding import CONSENSUS

    if entry.undoes:
        return []
    coded = [PurePosixPath(one.path) for one in entry.files if one.path.startswith("codings/")]
    theirs = sorted({path.stem for path in coded if path.parent.name not in (*_voices(), CONSENSUS)})
    made: dict[str, str] = {}
    for one in newest_first(home.root):
        for name in _written(one, CONSENSUS):
            made.setdefault(name, one.time)
    return [name for name in theirs if is_there(codings_path(home.root, CONSENSUS, name)) and made.get(name, entry.time) >= entry.time]


def merge_again(home: "Study", entry: "Entry", names: "Sequence[str]") -> str:
    """What is to be done about a consensus on these transcripts once the entry is undone: only people can agree anew."""
    from tfbb_coding.files.codings import coders
    from tfbb_coding.model.coding import people_among

    coded = [PurePosixPath(one.path) for one in entry.files if one.path.startswith("codings/")]
    people = " ".join(typed_path(name) for name in people_among(sorted({*coders(home.root), *(path.parent.name for path in coded)})))
    message = _(
        "Note: the consensus on {names} was built on what has changed now, and stands as it was. "
        "Once all have coded, `tfbb agree {people}` compares and `tfbb merge {people}` makes it anew."
    )
    return message.format(names=", ".join(names), people=people)


def _deciders(entry: "Entry", later: "Iterable[Entry]") -> list[str]:
    """The people who have coded since what this entry coded."""
    from tfbb_coding.model.coding import CONSENSUS

    names = {PurePosixPath(one.path).stem for one in entry.files if one.path.startswith("codings/")}
    paths = [PurePosixPath(one.path) for newer in later for one in newer.files if one.path.startswith("codings/") and one.after]
    return sorted({path.parent.name for path in paths if path.stem in names} - {*_voices(), CONSENSUS})


def _standing_on(home: "Study", entry: "Entry") -> list[str]:
    """The transcripts of this entry on which anything said stands that the entry did not write itself."""
    from tfbb_coding.files.presence import is_folder

    names = {PurePosixPath(one.path).stem for one in entry.files if one.path.startswith("transcripts/")}
    own = {one.path for one in entry.files}
    folders = [home.root / kind for kind in _ON_TRANSCRIPTS if is_folder(home.root / kind)]
    there = [path for folder in folders for path in folder.glob("*/*.jsonl") if path.relative_to(home.root).as_posix() not in own]
    return sorted(names & {path.stem for path in there if path.stat().st_size})


def _written(entry: "Entry", coder: str) -> list[str]:
    paths = [PurePosixPath(one.path) for one in entry.files]
    return [path.stem for path in paths if path.parts[:2] == ("codings", coder)]


def _voices() -> frozenset[str]:
    from tfbb_coding.model.coding import VOICES

    return frozenset(VOICES)
