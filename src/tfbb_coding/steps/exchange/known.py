"""What a study has already of a project that comes in: its coders, and its themes and codes, by whatever the project calls them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.steps.exchange.guids import Guids

Pair = tuple[str, str]
"""Ids of a theme and a code within it, the code empty for the theme itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """A study's coders and codes by the guids that an export gives them; its codes also by label and by id.

    ``labels`` leads from (theme's id, label), the theme's id empty for a theme itself; labels are folded. ``book`` is the codebook that all
    this comes from.
    """

    guids: Guids
    coders: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Pair] = field(default_factory=dict)
    labels: Mapping[Pair, Pair] = field(default_factory=dict)
    book: Codebook | None = None

    def code(self, guid: str, theme_id: str, label: str, told: str) -> Pair | None:
        """The study's own theme (``theme_id`` empty) or code of that theme: by guid, by label, or by the id that the file tells."""
        by_id = {"/".join(filter(None, pair)): pair for pair in self.codes.values()}
        candidates = (self.codes.get(guid), self.labels.get((theme_id, folded(label))), by_id.get(told))
        return next((one for one in candidates if one and one[0] == (theme_id or one[0]) and bool(one[1]) == bool(theme_id)), None)

    def ids(self, theme_id: str) -> set[str]:
        """The ids of the study's codes of a theme, or with none of its themes: new ones must be others."""
        theme = self.book.theme(theme_id) if self.book else None
        return {code.id for code in theme.codes} if theme else set(self.book.theme_ids) if self.book and not theme_id else set()


def known_in(title: str, coders: Iterable[str] = (), book: Codebook | None = None) -> Known:
    """What a study of this title has, whose guids follow from it."""
    guids = Guids(title)
    codes: dict[str, Pair] = {}
    labels: dict[Pair, Pair] = {}
    for theme in book.themes if book else ():
        labels.setdefault(("", folded(theme.label)), (theme.id, ""))
        codes[guids.of("code", theme.id)] = (theme.id, "")
        for code in theme.codes:
            labels.setdefault((theme.id, folded(code.label)), (theme.id, code.id))
            codes[guids.of("code", theme.id, code.id)] = (theme.id, code.id)
    return Known(guids, {guids.of("person", name): name for name in coders}, codes, labels, book)


def folded(label: str) -> str:
    """A label without differences in capitals and blanks."""
    return " ".join(label.casefold().split())
