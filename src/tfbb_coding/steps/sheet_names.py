"""What every sheet that comes back from a person needs: names of themes and codes as they may be written, and why a row is refused."""

from collections.abc import Mapping, Sequence

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.codebook_names import CodebookNames
from tfbb_coding.model.decision import Pair
from tfbb_coding.model.review_words import ReviewWords, words_for


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
        """The ids in the theme cells. Raises :class:`Refused`; what a person wrote into a cell is not repeated."""
        found: list[Pair] = []
        for number, (theme, code) in enumerate(cells, 1):
            pair = self._pair(theme, code, number)
            if pair in found:
                message = _("theme {n}: the same theme and code stand in the row twice").format(n=number)
                raise Refused("review-theme", message, _("clear one of the two"))
            found += [pair] if pair else []
        return tuple(found)

    def _pair(self, theme: str, code: str, number: int) -> Pair | None:
        theme, code = plain(theme).casefold(), plain(code).casefold()
        if not theme and not code:
            return None
        if not theme:
            raise Refused("review-theme", _("code {n} stands without a theme").format(n=number), _("choose its theme, or clear it"))
        theme_id = self.themes.get(theme)
        if theme_id is None:
            hint = _("its themes are: {themes}").format(themes=", ".join(self.shown.values()))
            raise Refused("review-theme", _("theme {n} is not in the codebook").format(n=number), hint)
        code_id = self.codes[theme_id].get(code) if code else ""
        if code_id is None:
            hint = _("the codes of {theme} are: {codes}").format(
                theme=self.shown[theme_id], codes=", ".join(self.shown_codes[theme_id].values())
            )
            elsewhere = any(code in codes for codes in self.codes.values())
            message = _("code {n} belongs to another theme") if elsewhere else _("code {n} is not in the codebook")
            raise Refused("review-code", message.format(n=number), hint)
        return theme_id, code_id


def _by_name(shown: Mapping[str, str]) -> dict[str, str]:
    return {plain(name).casefold(): id_ for id_, label in shown.items() for name in (id_, label)}


def plain(text: str) -> str:
    """Text without what spreadsheets do to blanks and line ends."""
    return " ".join(text.replace("_x000D_", "\n").split())
