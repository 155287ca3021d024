"""What every sheet that comes back from a person needs: names of themes and codes as they may be written, and why a row is refused."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.review_words import ReviewWords, words_for

_QUOTED = 40
"""Characters of a cell that findings repeat."""
_BETWEEN = ("$^", r"[;\n]", r"[;,\n]", r"[;,\n/+&]|\boch\b|\band\b")
"""What may stand between several names in one cell, the surest first; a name may hold a comma itself."""
_WITHIN = re.compile(r"\s*[›>→/:]\s*")
"""What may stand between a theme's name and its code's."""
_NOTHING = frozenset({"", "-", "–", "—", "inget", "ingen", "inga", "inget tema", "ingen kategori", "none", "no theme", "no code"})
"""How people say that a cell for a theme or a code is empty."""


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
        """The ids in the theme cells, of which one may hold several.

        Raises :class:`Refused`, which repeats a cell's first words: they are the person's own entry.
        """
        found: list[Pair] = []
        for number, (theme, code) in enumerate(cells, 1):
            for pair in self._pairs(theme, code, number):
                if pair in found:
                    message = _("theme {n}: the same theme and code stand in the row twice").format(n=number)
                    raise Refused("review-theme", message, _("clear one of the two"))
                found.append(pair)
        return tuple(found)

    def _pairs(self, theme: str, code: str, number: int) -> list[Pair]:
        codes = [] if _is_nothing(code) else several(code, lambda one: any(folded(one) in known for known in self.codes.values()))
        if _is_nothing(theme):
            if codes:
                message = _("code {n} ('{wrote}') stands without a theme").format(n=number, wrote=shortened(code))
                raise Refused("review-theme", message, _("choose its theme, or clear it"))
            return []
        pairs = [self._named(one) for one in several(theme, lambda one: self._named(one) is not None)]
        there = [pair for pair in pairs if pair is not None]
        if len(there) < len(pairs):
            hint = meant(theme, self.shown.values()) + _("its themes are: {themes}").format(themes=", ".join(self.shown.values()))
            message = _("theme {n} ('{wrote}') is not in the codebook").format(n=number, wrote=shortened(theme))
            raise Refused("review-theme", message, hint)
        given = [self._with_code(there, one, code, number) for one in codes]
        return [*given, *(pair for pair in there if pair[0] not in {theme for theme, _code in given})]

    def _named(self, cell: str) -> Pair | None:
        """What a theme's name means, or a theme's and a code's with a mark between them; None where it is neither."""
        if (theme := self.themes.get(folded(cell.rstrip(" ›>→")))) is not None:
            return theme, ""
        for mark in _WITHIN.finditer(cell):
            theme = self.themes.get(folded(cell[: mark.start()]))
            code = self.codes[theme].get(folded(cell[mark.end() :])) if theme is not None else None
            if theme is not None and code is not None:
                return theme, code
        return None

    def _with_code(self, pairs: Sequence[Pair], wrote: str, cell: str, number: int) -> Pair:
        """The one of these themes that the code belongs to, with it. Raises :class:`Refused`."""
        fits = [
            (theme, found) for theme, code in pairs if (found := self.codes[theme].get(folded(wrote))) is not None and code in {"", found}
        ]
        if len(fits) == 1:
            return fits[0]
        theme = pairs[0][0]
        hint = meant(wrote, self.shown_codes[theme].values()) + _("the codes of {theme} are: {codes}").format(
            theme=self.shown[theme], codes=", ".join(self.shown_codes[theme].values())
        )
        elsewhere = any(folded(wrote) in codes for codes in self.codes.values())
        message = _("code {n} ('{wrote}') belongs to another theme") if elsewhere else _("code {n} ('{wrote}') is not in the codebook")
        raise Refused("review-code", message.format(n=number, wrote=shortened(cell)), hint)


def _by_name(shown: Mapping[str, str]) -> dict[str, str]:
    return {folded(name): id_ for id_, label in shown.items() for name in (id_, label)}


def _is_nothing(cell: str) -> bool:
    return folded(cell) in _NOTHING


def several(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names in a cell: itself where it is one, else what stands between marks that part it into names that are all known, else itself.

    >>> several("Hinder; Mål", {"Hinder", "Mål"}.__contains__), several("Mål, medel", {"Mål, medel"}.__contains__)
    (['Hinder', 'Mål'], ['Mål, medel'])
    """
    for marks in _BETWEEN:
        parts = [part.strip() for part in re.split(marks, cell.replace("_x000D_", "\n")) if part.strip()]
        if parts and all(map(is_known, parts)):
            return parts
    return [cell]


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
    near = nearest(wrote, names)
    return _("did you mean {name}?").format(name=near) + " " if near else ""


def nearest(wrote: str, names: Iterable[str]) -> str:
    """The nearest of these names, nothing where none is near; of several in one cell the first.

    >>> nearest("hindr", ["Mål", "Hinder"]), nearest("david", ["cia"])
    ('Hinder', '')
    """
    known = {folded(name): name for name in names}
    said = folded(wrote)
    begun = [name for folded, name in known.items() if len(said) > 2 and folded.startswith(said)]  # noqa: PLR2004 - two letters begin much
    near = begun or [known[one] for part in (re.split(r"[,;/]", said)[0].strip(), said) for one in get_close_matches(part, known, 1)]
    return near[0] if near else ""


def in_unit(unit: str, message: str) -> str:
    """The message with the unit that it is about, where it does not name it."""
    return message if not unit or unit in message else _("unit {unit}: {message}").format(unit=unit, message=message)


def folded(name: str) -> str:
    """A name as names are compared: without regard to blanks and capital letters."""
    return plain(name).casefold()


def plain(text: str) -> str:
    """Text without what spreadsheets do to blanks and line ends."""
    return " ".join(text.replace("_x000D_", "\n").split())
