"""Names in what people write themselves: found again where a handover is stopped, and told at once when they are taken in."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say

if TYPE_CHECKING:
    from tfbb_coding.model.condensation import Condensation
    from tfbb_coding.model.decision import Note
    from tfbb_coding.model.handover import StudyName
    from tfbb_coding.model.memo import Memo
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study


def own_texts_of(home: "Study") -> "list[StudyName]":
    """Everybody's condensations and memos; what cannot be read is none, since it is in no product either."""
    from tfbb_coding.files.condensations import load_condensations
    from tfbb_coding.files.memos import load_memos, memo_writers
    from tfbb_coding.files.notes import load_notes
    from tfbb_coding.model.decision import NoteKind
    from tfbb_coding.steps.own_texts import own_texts

    if not home.on_disk:
        return []
    people = memo_writers(home.root)
    notes = [note for person in people for note in load_notes(home.root, NoteKind.MEMO, person).notes]
    memos = [memo for person in people for memo in load_memos(home.root, person).memos]
    return own_texts(load_condensations(home.root).condensations, notes, memos)


def say_names_written(
    home: "Study", condensations: "Iterable[Condensation]" = (), notes: "Iterable[Note]" = (), memos: "Iterable[Memo]" = ()
) -> None:
    """Say which of these new words hold a certain identifier. They are kept: they are the person's own."""
    for finding in names_in(home, condensations, notes, memos):
        say(str(finding))


def names_in(
    home: "Study", condensations: "Iterable[Condensation]" = (), notes: "Iterable[Note]" = (), memos: "Iterable[Memo]" = ()
) -> "list[Finding]":
    """A warning for each certain identifier in these words."""
    from tfbb_coding.cli.handing import known_words
    from tfbb_coding.steps.own_texts import names_written, own_texts

    texts = own_texts(condensations, notes, memos)
    return names_written(texts, known_words(home)) if texts else []
