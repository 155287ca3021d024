"""Codebooks: themes, the codes below them, and the indicators that speak for or against them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class IndicatorKind(StrEnum):
    """How an indicator is looked for in the text."""

    PHRASE = "phrase"  # words in a row, any inflection: "ont om tid"
    LEMMA = "lemma"  # one word, any inflection: "hinna"
    COMPOUND = "compound"  # a word also inside compounds: "samverkan" in "samverkansformer"
    PATTERN = "pattern"  # a spaCy token pattern
    REGEX = "regex"  # a regular expression on the lower-cased text
    STANCE = "stance"  # a clause with this stance, whatever its words


LONGEST_NAME = 60  # characters: a token pattern can be longer than anybody reads in a table


@dataclass(frozen=True, slots=True)
class Indicator:
    """What in a text speaks for (``weight`` > 0) or against (< 0) a theme or code.

    ``needs`` and ``forbids`` are stances (:mod:`tfbb_coding.swedish.stance`) that the clause must have, or must not have. ``tokens`` is
    a spaCy token pattern for kind ``pattern``. ``line`` is where it stands in the YAML file.
    """

    kind: IndicatorKind
    value: str
    weight: float = 1.0
    needs: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()
    tokens: tuple[dict[str, Any], ...] = ()
    line: int = 0

    @property
    def name(self) -> str:
        """How evidence names it: ``lemma hinna``, ``phrase ont om tid [not past]``."""
        conditions = [*sorted(self.needs), *(f"not {stance}" for stance in sorted(self.forbids))]
        value = self.value if len(self.value) <= LONGEST_NAME else f"{self.value[: LONGEST_NAME - 1]}…"
        return f"{self.kind} {value}" + (f" [{', '.join(conditions)}]" if conditions else "")


@dataclass(frozen=True, slots=True)
class Code:
    """A category within a theme, such as *tid* or *ledning* among the obstacles.

    ``denies`` names the code whose opposite this one is (``tid``, or ``theme/code`` for one of another theme): who is coded with this
    one denies that one.
    """

    id: str
    label: str
    definition: str
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    line: int = 0
    denies: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme answers a research question; codes are the categories below it."""

    id: str
    label: str
    definition: str
    question: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    codes: tuple[Code, ...] = ()
    line: int = 0


def denied(theme: Theme, code: Code) -> tuple[str, str]:
    """Ids of theme and code of what ``code`` denies; the theme is its own where ``denies`` names none."""
    before, slash, after = code.denies.partition("/")
    return (before, after) if slash else (theme.id, before)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Themes in the order in which results are told.

    ``fingerprint`` tells one version from another; codings remember it.
    """

    name: str
    title: str
    language: str
    version: str
    themes: tuple[Theme, ...]
    fingerprint: str = ""
    settings: dict[str, float] = field(default_factory=dict)

    def theme(self, theme_id: str) -> Theme | None:
        """The theme with this id, or None."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    @property
    def theme_ids(self) -> tuple[str, ...]:
        """Ids in order."""
        return tuple(theme.id for theme in self.themes)

    def indicators(self) -> Iterator[tuple[Theme, Code | None, Indicator]]:
        """Every indicator with the theme and, below theme level, the code that it speaks about."""
        for theme in self.themes:
            for indicator in theme.indicators:
                yield theme, None, indicator
            for code in theme.codes:
                for indicator in code.indicators:
                    yield theme, code, indicator
