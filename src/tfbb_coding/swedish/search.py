"""Words looked for in running text: in every inflection, and as a part of longer words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tfbb_coding.model.text import Span
from tfbb_coding.swedish.compounds import has_part
from tfbb_coding.swedish.words import lemma

_WORD = re.compile(r"\w+(?:-\w+)*")


class WordSearch:
    """A word, or several that follow each other, as they may stand in a text.

    ``möte`` finds *mötena* and *nätverksmöten*; ``möt*`` whatever begins so; ``ont om tid`` these words in that order, inflected or not.
    Every word form is judged once, however many texts it stands in.
    """

    def __init__(self, term: str) -> None:
        self.parts = tuple(term.split())
        self._forms: tuple[dict[str, bool], ...] = tuple({} for _part in self.parts)

    def spans(self, text: str) -> Iterator[Span]:
        """Every place where it stands, in order."""
        pattern = self._pattern(set(_WORD.findall(text.lower())))
        if pattern:
            yield from (Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE))

    def _pattern(self, forms: set[str]) -> str:
        """A regular expression for those of the text's word forms that are meant; empty where a part has none."""
        found = []
        for part, known in zip(self.parts, self._forms, strict=True):
            for form in forms - known.keys():
                known[form] = is_meant(form, part)
            meant = sorted((form for form in forms if known[form]), key=lambda form: (-len(form), form))
            if not meant:
                return ""
            found.append("(?:" + "|".join(map(re.escape, meant)) + ")")
        return r"(?<![\w-])" + r"[^\w\n]+".join(found) + r"(?!\w)(?!-\w)" if found else ""


@cache
def is_meant(form: str, term: str) -> bool:
    """Whether a lower-case word form is the term, an inflection of it, or has it as a part.

    >>> is_meant("nätverksmötena", "möte"), is_meant("mötte", "möte"), is_meant("kontrollen", "roll"), is_meant("tidsbrist", "tid*")
    (True, False, False, True)
    """
    wanted = term.lower()
    if wanted.endswith("*"):
        return form.startswith(wanted[:-1])
    if wanted.startswith("*"):
        return form.endswith(wanted[1:])
    base = lemma(wanted)
    return any(has_part(piece, one) for piece in (form, *form.split("-")) for one in dict.fromkeys((base, wanted)))


class PatternSearch:
    """A regular expression, or words exactly as they are typed, in any case."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)

    def spans(self, text: str) -> Iterator[Span]:
        """Every place where it fits, in order; where it fits nothing at all is no place."""
        yield from (Span(*match.span()) for match in self._pattern.finditer(text) if match.end() > match.start())


def exactly(words: str) -> PatternSearch:
    """These words as they stand, whatever the space between them."""
    parts = [re.escape(part) for part in words.split()]
    before, after = (r"(?<!\w)" if words.strip()[:1].isalnum() else "", r"(?!\w)" if words.strip()[-1:].isalnum() else "")
    return PatternSearch(before + r"\s+".join(parts) + after)


Search = WordSearch | PatternSearch


def together(searches: Sequence[Search], text: str) -> list[list[Span]]:
    """The places of each search."""
    return [list(search.spans(text)) for search in searches]
