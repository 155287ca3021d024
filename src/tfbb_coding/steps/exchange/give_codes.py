"""A codebook as a project's codes: themes at the top, their codes below."""

from collections.abc import Iterable, Mapping, Sequence

from tfbb_coding.model.codebook import Codebook, Theme
from tfbb_coding.model.exchange import ProjectCode
from tfbb_coding.model.exchange_words import exchange_words
from tfbb_coding.steps.exchange.describe import described
from tfbb_coding.steps.exchange.guids import Guids

COLOURS = ("#1f77b4", "#d95f02", "#2a9d4a", "#c2255c", "#7b4fb5", "#8c6d31", "#0b8a8f", "#b5179e", "#5c7c1c", "#444c56", "#c77700")
"""A colour for each theme, dark enough to be seen on white; its codes have the same one."""
Pairs = Iterable[tuple[str, str]]
Notes = Mapping[str, Sequence[str]]


def project_codes(book: Codebook, guids: Guids, used: Pairs = (), notes: Notes | None = None) -> tuple[ProjectCode, ...]:
    """The themes with their codes.

    ``used`` are (theme, code) of codings: a code that the codebook has not any more is added by its id. ``notes`` are the guids of memos by
    ``theme`` or ``theme/code``.
    """
    coded = frozenset(used)
    return tuple(_theme(theme, n, book, guids, coded, notes or {}) for n, theme in enumerate(book.themes))


def _theme(theme: Theme, n: int, book: Codebook, guids: Guids, used: frozenset[tuple[str, str]], notes: Notes) -> ProjectCode:
    words, colour = exchange_words(book.language), COLOURS[n % len(COLOURS)]
    codes = []
    for code in theme.codes:
        path = f"{theme.id}/{code.id}"
        about = tuple(notes.get(path, ()))
        codes.append(ProjectCode(guids.of("code", theme.id, code.id), code.label, described(code, path, words), colour, about))
    known = {code.id for code in theme.codes}
    lost = sorted({code for of, code in used if of == theme.id and code and code not in known})
    codes += [ProjectCode(guids.of("code", theme.id, code), code, colour=colour) for code in lost]
    description = described(theme, theme.id, words)
    return ProjectCode(guids.of("code", theme.id), theme.label, description, colour, tuple(notes.get(theme.id, ())), tuple(codes))
