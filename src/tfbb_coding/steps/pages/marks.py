"""Themes told apart without colour."""

from collections.abc import Sequence

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.page import Mark


def marks_of(themes: Sequence[Theme]) -> tuple[Mark, ...]:
    """A mark a theme, in order."""
    signs = signs_of([theme.label for theme in themes])
    return tuple(Mark(theme.id, theme.label, sign, n) for n, (theme, sign) in enumerate(zip(themes, signs, strict=True), 1))


def signs_of(labels: Sequence[str]) -> list[str]:
    """For every label the shortest beginning that no other has, its number where another label begins with all of it.

    >>> signs_of(["Mål", "Aktiviteter", "Framgångsfaktorer", "Hinder", "Förbättringsförslag"])
    ['M', 'A', 'Fr', 'H', 'Fö']
    >>> signs_of(["Stöd", "Stöd hemma"])
    ['1', '2']
    """
    folded = [label.casefold() for label in labels]
    return [_sign(label, n, [other for m, other in enumerate(folded) if m != n]) for n, label in enumerate(labels)]


def _sign(label: str, n: int, others: Sequence[str]) -> str:
    beginnings = (label[:length] for length in range(1, len(label) + 1))
    found = (one for one in beginnings if one[-1].isalnum() and not any(other.startswith(one.casefold()) for other in others))
    return next((one[0].upper() + one[1:] for one in found if len(one) <= LONGEST), str(n + 1))


LONGEST = 4
"""Letters of a sign: more is no sign any more."""
