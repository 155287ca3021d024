"""What ``study.yaml`` looks like, for pydantic."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from tfbb_coding.files.shapes import OneOrMany, Shape
from tfbb_coding.messages import _
from tfbb_coding.model.exchange_words import kind_meant


def _date(value: str) -> str:
    """A year, a month or a day as ISO 8601 writes it; so that dates sort."""
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise ValueError(_("'{value}' is no date; write 2024-05-13, 2024-05 or 2024").format(value=value))
    return value


def _kind(value: object) -> object:
    """A kind in either language: *fokusgrupp*, *enskild intervju*."""
    return kind_meant(value) if isinstance(value, str) else value


class CaseShape(Shape):
    """A unit of comparison."""

    required: ClassVar[tuple[str, ...]] = ("id",)
    id: str = ""
    name: str = ""


class InterviewShape(Shape):
    """One source."""

    required: ClassVar[tuple[str, ...]] = ("id",)
    id: str = ""
    case: str = ""
    wave: str = ""
    kind: Annotated[Literal["focus group", "individual", "written", "observation", "document", ""], BeforeValidator(_kind)] = ""
    date: Annotated[str, AfterValidator(_date)] = ""
    participants: Annotated[int, Field(ge=0)] | None = None
    transcript: str = ""
    interviewers: OneOrMany = ()


class GuideShape(Shape):
    """A question of the interview guide."""

    required: ClassVar[tuple[str, ...]] = ("question",)
    question: str = ""
    themes: OneOrMany = ()


class TermShape(Shape):
    """A word to write, and how it is also written."""

    required: ClassVar[tuple[str, ...]] = ("preferred",)
    preferred: str = ""
    variants: OneOrMany = ()


class ProgrammeShape(Shape):
    """The programme theory: what stands in each box, and which codes (``theme`` or ``theme/code``) concern the arrow to a box."""

    resources: OneOrMany = ()
    activities: OneOrMany = ()
    outputs: OneOrMany = ()
    aims: OneOrMany = ()
    effects: OneOrMany = ()
    assumptions: OneOrMany = ()
    external: OneOrMany = ()
    side_effects: OneOrMany = ()
    arrows: dict[Literal["activities", "outputs", "aims", "effects"], OneOrMany] = Field(default_factory=dict)


def _marks(value: str) -> str:
    """A pair of quotation marks, with or without dots between."""
    marks = "".join(c for c in value if not c.isspace() and c not in ".…")
    if len(marks) not in {1, 2} or any(c not in "\"”“„»«’'" for c in marks):
        raise ValueError(_("'{value}' is no pair of quotation marks; write ”…” or »…«").format(value=value))
    return marks if len(marks) == 2 else 2 * marks  # noqa: PLR2004


def _yes_or_no(value: object) -> object:
    """What people write for yes and no."""
    words = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError(_("expected true or false"))


class ReportShape(Shape):
    """How the report is written, for ``tfbb check report``."""

    inner: ClassVar[tuple[str, ...]] = ("terms",)
    block_quote_over: Annotated[int, Field(ge=1)] = 40
    marks: Annotated[str, AfterValidator(_marks)] = ""
    k: Annotated[int, Field(ge=1)] | None = None
    placeholders: OneOrMany = ()
    terms: Any = None
    quote_share: Annotated[int, Field(ge=1)] = 50
    fillers_may_go: Annotated[bool, BeforeValidator(_yes_or_no)] = False
    allow: OneOrMany = ()
    participants: OneOrMany = ()
    off: OneOrMany = ()


class StudyShape(Shape):
    """The whole. What ``settings`` holds is read by the commands that use them."""

    required: ClassVar[tuple[str, ...]] = ("title",)
    inner: ClassVar[tuple[str, ...]] = ("cases", "interviews", "guide", "terms", "programme", "report", "settings")
    title: str = ""
    language: Literal["sv", "en"] = "sv"
    k: Annotated[int, Field(ge=1)] = 3
    cases: Any = None
    interviews: Any = None
    guide: Any = None
    themes: dict[str, dict[str, str]] = Field(default_factory=dict)
    placeholders: OneOrMany = ()
    terms: Any = None
    known_identifiers: str = ""
    programme: Any = None
    report: Any = None
    settings: Any = None
