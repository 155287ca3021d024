"""Names in what people write themselves: found again where a handover is stopped, and told at once by every command that takes them in."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.files.changes import Change
    from tfbb_coding.model.handover import StudyName
    from tfbb_coding.model.history import Entry
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.survey import Written


def own_texts_of(home: "Study") -> "list[StudyName]":
    """Everybody's condensations and memos; what cannot be read is none, since it is in no product either."""
    from tfbb_coding.files.own_lines import own_lines
    from tfbb_coding.steps.own_texts import own_texts

    return own_texts(line.item for line in own_lines(home.root)) if home.on_disk else []


def entry_now(change: "Change") -> "Entry":
    """The change as the history has it, with all its files so far."""
    from dataclasses import replace

    return replace(change.entry, files=tuple(change.files))


def say_names_written(home: "Study", change: "Change") -> None:
    """Say which words that a change has brought hold a certain identifier, and that the history still remembers those that it took away.

    Both stay: they are the person's own. Called once the change is made, before the next one.
    """
    say_names_of(home, brought(home.root, change), [entry_now(change)])


def brought(root: Path, change: "Change") -> "list[Written]":
    """The words of people's own that a change has just brought."""
    from tfbb_coding.files.own_lines import came

    return [line.item for line in came(root, change.files)]


def say_names_of(home: "Study", new: "Iterable[Written]", entries: "Iterable[Entry]") -> None:
    """The same of words that came, and of those that entries of the history took away."""
    from tfbb_coding.files.own_lines import went
    from tfbb_coding.steps.own_texts import forgetting

    gone = [line for entry in entries for line in went(home.root, entry)]
    left = [item for item in dict.fromkeys(new) if item not in {line.item for line in gone}]
    for finding in names_in(home, left):
        say(str(finding))
    texts = {item.text for item in left}
    older: dict[str, list[Written]] = {}
    for line in gone:
        older.setdefault(line.change, []).extend([line.item] if line.item.text not in texts else [])
    for how in [forgetting(change) for change, items in older.items() if names_in(home, items)]:
        say(_("The words that were there before held a certain identifier, and the history remembers them: {how}.").format(how=how))


def names_in(home: "Study", written: "Iterable[Written]") -> "list[Finding]":
    """A warning for each certain identifier in these words."""
    from tfbb_coding.cli.handing import known_words
    from tfbb_coding.steps.own_texts import names_written, own_texts

    texts = own_texts(written)
    return names_written(texts, known_words(home)) if texts else []
