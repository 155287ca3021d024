"""The keys and what they do: one table, from which the screen, its footer and its help are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from tfbb_coding.messages import _
from tfbb_coding.screen.painting import HEAD, wrapped


@dataclass(frozen=True, slots=True)
class Key:
    """A key, the action that it calls, its word in the footer (empty: not shown there), and what the help says."""

    keys: str
    action: str
    shown: str
    word: str
    help: str


def table() -> tuple[Key, ...]:
    """Every key, those used most first; made when asked for, since the language is chosen at the start."""
    return (
        Key("a", "accept", "a", _("Accept"), _("Accept the theme under the cursor, as it is proposed.")),
        Key("r", "reject", "r", _("Reject"), _("Reject it; a theme of your own is taken away.")),
        Key("c", "change", "c", _("Change"), _("Choose another theme or code instead.")),
        Key("t", "add", "t", _("Theme"), _("Add one more theme.")),
        Key("u,ctrl+z", "undo", "u", _("Undo"), _("Take the last decision back, then the one before it, and so on.")),
        Key("o", "next_uncertain", "o", _("Uncertain"), _("Go to the next uncertain proposal that waits.")),
        Key("k", "condense", "k", _("Condense"), _("Confirm or rewrite the proposed main sense (condensation).")),
        Key("n", "memo", "n", _("Note"), _("Write a memo about the unit.")),
        Key("f", "favourite", "f", _("Favourite"), _("Mark a quotation to find again, or take the mark away.")),
        Key("s", "split", "s", _("Split"), _("Split the unit in two.")),
        Key("m", "merge", "m", _("Merge"), _("Merge the unit with the one after it.")),
        Key("v", "filter", "v", _("View"), _("Choose what is shown: theme, case, certainty, how far you have come.")),
        Key("slash", "search", "/", _("Search"), _("Search for words; Enter in an empty field searches for the same again.")),
        Key("d", "definition", "d", _("Meaning"), _("Read the theme's definition and rules.")),
        Key("question_mark", "help", "?", _("Help"), _("This page.")),
        Key("q,ctrl+c", "leave", "q", _("Quit"), _("Leave. Everything is saved already.")),
        Key("A", "accept_all", "A", "", _("Accept all proposals of the unit that wait.")),
        Key("x,delete,backspace", "clear", "x", "", _("Take the decision about this theme back, whenever it was made.")),
        Key("down,j", "next_unit", "↓", "", _("The next unit.")),
        Key("up", "previous_unit", "↑", "", _("The unit before.")),
        Key("tab,right", "next_theme", "→", "", _("The next theme of the unit.")),
        Key("shift+tab,left", "previous_theme", "←", "", _("The theme before.")),
        Key("space,enter", "next_waiting", "␣", "", _("Go to the next unit with a proposal that waits.")),
        Key("pagedown", "scroll_down", "PgDn", "", _("Further down in a long turn.")),
        Key("pageup", "scroll_up", "PgUp", "", _("Further up.")),
        Key("home", "first_unit", "Home", "", _("The first unit.")),
        Key("end", "last_unit", "End", "", _("The last unit.")),
    )


_ALWAYS = ("help", "leave")
"""Keys that the smallest screen names too: the one that tells the others, and the way out."""


def footer(width: int, most: int) -> Text:
    """The keys used most, on at most so many lines."""
    kept = [_in_footer(key) for key in table() if key.action in _ALWAYS]
    others = [_in_footer(key) for key in table() if key.word and key.action not in _ALWAYS]
    while others and len(_in_rows([*others, *kept], width)) > most:
        others.pop()
    return Text("\n").join(_in_rows([*others, *kept], width)[:most])


def _in_footer(key: Key) -> Text:
    return Text.assemble((key.shown, "bold reverse"), f" {key.word} ")


def _in_rows(pieces: Sequence[Text], width: int) -> list[Text]:
    rows = [Text()]
    for piece in pieces:
        if rows[-1].cell_len and rows[-1].cell_len + piece.cell_len - 1 > width:
            rows.append(Text())
        rows[-1].append_text(piece)
    return rows


def page(width: int) -> Text:
    """The help: every key, and what the signs mean."""
    found = [Text(_("Keys"), "bold underline")]
    for key in table():
        found += wrapped(Text.assemble((f"{key.shown:<6}", HEAD), key.help), width, "  ", "        ")
    found += [Text(), Text(_("Signs"), "bold underline")]
    for sign, meaning in (
        ("○", _("a proposal waits for your decision")),
        ("✓", _("accepted, or added by you")),
        ("✗", _("rejected by you")),
        ("≈", _("changed by you: another theme or code")),
        ("·", _("nothing is proposed")),
        ("★", _("a favourite quotation")),
        ("▌", _("the unit; the rest of what its speaker says stands around it")),
    ):
        found += wrapped(Text.assemble((f"{sign:<6}", HEAD), meaning), width, "  ", "        ")
    found.append(Text())
    for line in (
        _("Underlined words speak for a theme; those for the theme under the cursor are bold, those against it slanted."),
        _("Every decision is saved when you take it, under your own name. Nobody else's decisions are shown."),
        _("A condensation is proposed by the program and becomes yours when you press Enter."),
    ):
        found += wrapped(Text(line), width)
    return Text("\n").join(found)
