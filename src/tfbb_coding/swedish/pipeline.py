"""The spaCy side: a ``blank("sv")`` pipeline whose components are ours, for a codebook's phrases and token patterns.

Tokens are the words of a clause analysis without fillers and marks, so that "ont, liksom, om tid" is found by *ont om tid*. A Swedish
model that the user has installed adds parts of speech when patterns ask for them; nothing is ever downloaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tfbb_coding.swedish.compounds import has_part
from tfbb_coding.swedish.installed import installed_model, load_model
from tfbb_coding.swedish.sentences import split_sentences
from tfbb_coding.swedish.stance import Analysis, Word, analyse
from tfbb_coding.swedish.vocabulary import FILLERS
from tfbb_coding.swedish.words import lemma

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_NOT_ASKED = ("ner", "entity_ruler", "lemmatizer", "senter")
"""What a model can tell and patterns do not ask for: lemmas and sentences are our own."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's analysis, its spaCy document, and for each token the index of the word that it stands for."""

    analysis: Analysis
    doc: "Doc"
    word_index: tuple[int, ...]


def kept_words(words: Sequence[Word]) -> tuple[int, ...]:
    """Indices of the words that patterns see: no marks, no fillers."""
    return tuple(i for i, word in enumerate(words) if word.is_word and word.lower not in FILLERS)


@cache
def pipeline(*, with_model: bool = False) -> "Language":
    """``blank("sv")`` with our words, lemmas and sentences for a tokenizer, and negation as a component.

    With ``with_model`` the components of an installed Swedish model tell parts of speech before it.
    """
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    if not Token.has_extension("negated"):
        Token.set_extension("negated", default=False)
        Token.set_extension("has_part", method=_token_has_part)
        Doc.set_extension("parsed", default=None)
        Language.component("tfbb_negation", func=_set_negation)
    nlp = load_model(installed_model(), _NOT_ASKED) if with_model and installed_model() else spacy.blank("sv")
    nlp.add_pipe("tfbb_negation")
    return nlp


def parse(text: str, *, with_model: bool = False, analysis: Analysis | None = None) -> Parsed:
    """A stretch of talk analysed, as words, clauses and spaCy tokens."""
    from spacy.tokens import Doc

    nlp = pipeline(with_model=with_model)
    analysis = analysis or analyse(text)
    index = kept_words(analysis.words)
    words = [analysis.words[i] for i in index]
    doc = Doc(nlp.vocab, words=[w.lower for w in words], lemmas=[w.lemma for w in words], sent_starts=[*_sentence_starts(analysis, words)])
    parsed = Parsed(analysis, doc, index)
    doc._.parsed = parsed
    for _name, component in nlp.pipeline:
        doc = component(doc)
    return parsed


def _sentence_starts(analysis: Analysis, words: Sequence[Word]) -> list[bool | int | None]:
    """Whether each word begins a sentence."""
    waiting = [span.start for span in reversed(split_sentences(analysis.text))]
    starts: list[bool | int | None] = []
    for word in words:
        starts.append(bool(waiting) and word.start >= waiting[-1])
        while waiting and word.start >= waiting[-1]:
            waiting.pop()
    return starts


def _parsed(doc: "Doc") -> Parsed:
    parsed = doc._.parsed
    assert isinstance(parsed, Parsed)
    return parsed


def _set_negation(doc: "Doc") -> "Doc":
    parsed = _parsed(doc)
    place = {i: n for n, i in enumerate(parsed.word_index)}
    for clause in parsed.analysis.clauses:
        for i in clause.negated:
            if i in place:
                doc[place[i]]._.negated = True
    return doc


def _token_has_part(token: "Token", term: str) -> bool:
    return has_part(token.text, term)


def phrase_lemmas(phrase: str) -> tuple[str, ...]:
    """A phrase as the lemmas that it is looked for by.

    >>> phrase_lemmas("ont om tid")
    ('ond', 'om', 'tid')
    """
    return tuple(lemma(word) for word in phrase.split())
