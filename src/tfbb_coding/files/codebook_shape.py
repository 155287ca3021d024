"""What a codebook's YAML looks like, for pydantic."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from tfbb_coding.files.shapes import OneOrMany, Shape
from tfbb_coding.messages import _


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9_-]+", value):
        raise ValueError(_("'{value}' may hold only a–z, 0–9, _ and -").format(value=value))
    return value


def _not_zero(value: float) -> float:
    if value == 0:
        raise ValueError(_("0 says nothing; remove the indicator, or weigh it"))
    return value


Id = Annotated[str, AfterValidator(_id)]
Weight = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_not_zero)]


class IndicatorShape(Shape):
    """An indicator in its long form."""

    inner: ClassVar[tuple[str, ...]] = ("pattern",)
    phrase: OneOrMany = ()
    lemma: OneOrMany = ()
    compound: OneOrMany = ()
    pattern: Any = None
    regex: OneOrMany = ()
    stance: OneOrMany = ()
    weight: Weight = 1.0
    needs: OneOrMany = ()
    forbids: OneOrMany = ()


class NamedShape(Shape):
    """What themes and codes have in common."""

    required: ClassVar[tuple[str, ...]] = ("id", "label", "definition")
    inner: ClassVar[tuple[str, ...]] = ("indicators",)
    id: Id = ""
    label: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: OneOrMany = ()
    indicators: Any = None


class CodeShape(NamedShape):
    """A category within a theme."""

    denies: str = ""


class ThemeShape(NamedShape):
    """A theme with its codes."""

    inner: ClassVar[tuple[str, ...]] = ("indicators", "codes")
    question: str = ""
    counter_examples: OneOrMany = ()
    guide: OneOrMany = ()
    codes: Any = None


class CodebookShape(Shape):
    """The whole."""

    required: ClassVar[tuple[str, ...]] = ("title",)
    inner: ClassVar[tuple[str, ...]] = ("themes",)
    title: str = ""
    language: Literal["sv", "en"] = "sv"
    version: str = ""
    settings: dict[str, Annotated[float, Field(allow_inf_nan=False)]] = Field(default_factory=dict)
    themes: Any = None
