"""What every sheet that comes back from a person needs: names of themes and codes as they may be written, and why a row is refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.review_words import ReviewWords, words_for

_QUOTED = 40
"""Characters of a cell that findings repeat."""


class Refused(Exception):  # noqa: N818 - no error: it ends in a finding
    """Why a row cannot be taken."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


class BookNames:
    """Ids of themes and codes by what a sheet may call them: label or id, capital letters or not."""

    def __init__(self, book: Codebook) -> None:
        self.words: ReviewWords = words_for(book)
        names = CodebookNames.of(book)
        self.shown, self.shown_codes = names.themes, names.codes
        self.themes = _by_name(self.shown)
        self.codes = {theme: _by_name(codes) for theme, codes in self.shown_codes.items()}

    def pairs(self, cells: Sequence[Pair]) -> tuple[Pair, ...]:
        """The ids in the theme cells. Raises :class:`Refused`, which repeats a cell's first words: they are the person's own entry."""
        found: list[Pair] = []
        for number, (theme, code) in enumerate(cells, 1):
            pair = self._pair(theme, code, number)
            if pair in found:
                message = _("theme {n}: the same theme and code stand in the row twice").format(n=number)
                raise Refused("review-theme", message, _("clear one of the two"))
            found += [pair] if pair else []
        return tuple(found)

    def _pair(self, theme: str, code: str, number: int) -> Pair | None:
        wrote_theme, wrote_code = shortened(theme), shortened(code)
        theme, code = plain(theme).casefold(), plain(code).casefold()
        if not theme and not code:
            return None
        if not theme:
            message = _("code {n} ('{wrote}') stands without a theme").format(n=number, wrote=wrote_code)
            raise Refused("review-theme", message, _("choose its theme, or clear it"))
        theme_id = self.themes.get(theme)
        if theme_id is None:
            hint = meant(theme, self.shown.values()) + _("its themes are: {themes}").format(themes=", ".join(self.shown.values()))
            message = _("theme {n} ('{wrote}') is not in the codebook").format(n=number, wrote=wrote_theme)
            raise Refused("review-theme", message, hint)
        code_id = self.codes[theme_id].get(code) if code else ""
        if code_id is None:
            hint = meant(code, self.shown_codes[theme_id].values()) + _("the codes of {theme} are: {codes}").format(
                theme=self.shown[theme_id], codes=", ".join(self.shown_codes[theme_id].values())
            )
            elsewhere = any(code in codes for codes in self.codes.values())
            message = _("code {n} ('{wrote}') belongs to another theme") if elsewhere else _("code {n} ('{wrote}') is not in the codebook")
            raise Refused("review-code", message.format(n=number, wrote=wrote_code), hint)
        return theme_id, code_id


def _by_name(shown: Mapping[str, str]) -> dict[str, str]:
    return {plain(name).casefold(): id_ for id_, label in shown.items() for name in (id_, label)}


def shortened(cell: str) -> str:
    """What a person wrote into a cell for a theme, a code or a choice, as findings repeat it: its beginning, in one line.

    >>> shortened("  Hindr  ")
    'Hindr'
    """
    wrote = plain(cell)
    return wrote if len(wrote) <= _QUOTED else wrote[: _QUOTED - 1].rstrip() + "…"


def meant(wrote: str, names: Iterable[str]) -> str:
    """The question whether the nearest of these names was meant, nothing where none is near; of several in one cell the first.

    >>> meant("hindr", ["Mål", "Hinder"])
    'did you mean Hinder? '
    """
    known = {plain(name).casefold(): name for name in names}
    said = plain(wrote).casefold()
    begun = [name for folded, name in known.items() if len(said) > 2 and folded.startswith(said)]  # noqa: PLR2004 - two letters begin much
    near = begun or [known[one] for part in (re.split(r"[,;/]", said)[0].strip(), said) for one in get_close_matches(part, known, 1)]
    return _("did you mean {name}?").format(name=near[0]) + " " if near else ""


def in_unit(unit: str, message: str) -> str:
    """The message with the unit that it is about, where it does not name it."""
    return message if not unit or unit in message else _("unit {unit}: {message}").format(unit=unit, message=message)


def plain(text: str) -> str:
    """Text without what spreadsheets do to blanks and line ends."""
    return " ".join(text.replace("_x000D_", "\n").split())
