"""What participants are asked to comment on, and what became of their comments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a group of people said, in plain words, for them to confirm or correct.

    ``number`` is that of theme and code in the codebook (``4.2``), so that it is the same in every run. ``text`` holds no quotation.
    """

    case: str
    case_name: str
    number: str
    theme: str
    theme_label: str
    code: str
    code_label: str
    text: str

    @property
    def key(self) -> str:
        """By which the statement is known again in the workbook of comments."""
        return f"{self.case}/{self.theme}/{self.code}"


@dataclass(frozen=True, slots=True)
class Comments:
    """How many comments there are, and how many of them led to a change."""

    said: int
    changed: int
