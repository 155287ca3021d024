"""How people call a codebook's themes and codes: on sheets, on the screen and in tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.decision import Pair


def names_of(ids_and_labels: list[tuple[str, str]]) -> dict[str, str]:
    """``{id: how it is called}``: the label, with the id where two have the same label or there is none.

    >>> names_of([("tid", "Tid"), ("mal", "Mål"), ("mal2", "mål")])
    {'tid': 'Tid', 'mal': 'Mål (mal)', 'mal2': 'mål (mal2)'}
    """
    folded = [label.casefold() for _id, label in ids_and_labels]
    return {id_: (label if folded.count(label.casefold()) == 1 else f"{label} ({id_})") if label else id_ for id_, label in ids_and_labels}


def theme_names(book: Codebook) -> dict[str, str]:
    """``{theme id: how it is called}``."""
    return names_of([(theme.id, theme.label) for theme in book.themes])


@dataclass(frozen=True, slots=True)
class CodebookNames:
    """``{theme id: name}``, and ``{theme id: {code id: name}}``."""

    themes: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, book: Codebook) -> "CodebookNames":
        """The names in a codebook."""
        codes = {theme.id: names_of([(code.id, code.label) for code in theme.codes]) for theme in book.themes}
        return cls(theme_names(book), codes)

    def pair(self, pair: Pair) -> Pair:
        """A theme and a code as people call them; ids where the codebook has not got them."""
        theme, code = pair
        return self.themes.get(theme, theme), self.codes.get(theme, {}).get(code, code)

    def phrase(self, pair: Pair) -> str:
        """The same as one phrase: ``Hinder › Tid``."""
        return " › ".join(part for part in self.pair(pair) if part)
