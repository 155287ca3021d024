"""Finding a quotation's words in the interviews: word for word under the house's marks, or as a near miss.

Verbatim means equal after normalising white space, quotation marks and the case of first letters. ``[...]`` may stand for any words of the
same speaker, a placeholder in brackets for any reference, ``...`` for a pause or for the middle of a sentence. All talk is indexed once, word by word; a
quotation is followed through it as by a finite automaton, so that it takes as long as its first words are common. What is not found
that way is looked for by its rarest words and pairs of words, and the best stretches are aligned (Smith & Waterman 1981, with affine gaps
after Gotoh 1982).
"""

from tfbb_coding.steps.report.corpus import Corpus, Source, Talk
from tfbb_coding.steps.report.differences import punctuation_differences
from tfbb_coding.steps.report.near import near
from tfbb_coding.steps.report.placeholders import with_brackets
from tfbb_coding.steps.report.verbatim import rarest, verbatim
from tfbb_coding.steps.report.words import Token, tokens_of


def find_source(corpus: Corpus, text: str) -> Source | None:
    """Where the quotation's words stand, verbatim if anywhere so; None when nothing like it is said."""
    quoted = _words_of(text)
    if not any(token.kind == "word" for token in quoted):
        return None
    said = list(verbatim(corpus, quoted, rarest(corpus, quoted))) or list(verbatim(corpus, quoted, 0))
    if said:
        return min(said, key=lambda source: (source.is_interviewer, len(punctuation_differences(source, text)), len(source.speakers)))
    return near(corpus, quoted)


def talks_with(corpus: Corpus, text: str) -> list[Talk]:
    """Every interview in which the quotation stands verbatim."""
    quoted = _words_of(text)
    if not any(token.kind == "word" for token in quoted):
        return []
    found = {id(source.talk): source.talk for source in verbatim(corpus, quoted, rarest(corpus, quoted))}
    return list(found.values())


def _words_of(text: str) -> tuple[Token, ...]:
    """Its words and marks without pauses; marks of omission before the first and after the last word say nothing."""
    kept = [token for token in tokens_of(with_brackets(text)) if token.kind != "pause"]
    while kept and kept[0].kind == "omission":
        kept.pop(0)
    while kept and kept[-1].kind == "omission":
        kept.pop()
    return tuple(kept)
