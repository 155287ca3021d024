"""Names that are no names where they stand: plants named one after the other, capitals that are strewn over a phrase, games and feasts."""

from collections.abc import Iterator, Sequence

from tfbb_coding.swedish.identifiers.lexicon import Kind, genitive_stem, kinds, word_list
from tfbb_coding.swedish.identifiers.people import is_person_noun
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import NAMING, TITLES, is_finite_verb, is_kin_or_work, is_plain_word

_BETWEEN = frozenset(["och", "å", "eller", "en", "ett", "den", "sen", "plus", "samt"])
_COUNTING = frozenset(["en", "ett", "två", "tre", "fyra", "flera", "några", "många", "varje", "ingen", "inga", "nån", "någon"])
_FEAST_BEFORE = frozenset(["på", "under", "inför", "efter", "innan", "firar", "firade", "fira", "vid"])
_SUBJECTS = frozenset(["vi", "jag", "ja", "man", "du", "dom", "de", "ni", "hon", "han", "det"])
_FURTHEST = 3


def series(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches in which plants, animals or weather are named one after the other: *ask, lind och alm*; three where blanks part them."""
    nature = word_list("things_of_nature")
    run: list[int] = []
    for i, token in enumerate(tokens):
        if token.text.lower() not in nature or (token.text[0].isupper() and not token.first):
            continue
        if run and not _are_named_together(text, tokens, run[-1], i):
            yield from _stretch(tokens, run)
            run = []
        run.append(i)
    yield from _stretch(tokens, run)


def single_things(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """An animal, a plant or a feast alone: *en lo*, *två björnar*, *på valborg*, *det är Ramadan så …*."""
    nature, feasts = word_list("things_of_nature"), word_list("feasts")
    for i, token in enumerate(tokens):
        low = token.text.lower()
        counted = i and token.text[0].islower() and low in nature and tokens[i - 1].text.lower() in _COUNTING
        if counted or (i and low in feasts and _is_feast(tokens, i)):
            yield token.start, token.end


def _is_feast(tokens: Sequence[Token], i: int) -> bool:
    before, before2 = tokens[i - 1].text.lower(), tokens[i - 2].text.lower() if i > 1 else ""
    after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    is_said = before in ("är", "e", "ä", "var", "va", "blir") and before2 in ("det", "de", "dä")
    return (before in _FEAST_BEFORE or is_said or (before in ("det", "de", "dä") and before2 in ("är", "var"))) and after not in word_list(
        "human_verbs"
    )


def _stretch(tokens: Sequence[Token], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    listed = len(run) > 1 and (run[-1] - run[0] >= len(run) or tokens[run[1]].start - tokens[run[0]].end > 1)
    if listed or len(run) >= _FURTHEST:
        yield tokens[run[0]].start, tokens[run[-1]].end


def _are_named_together(text: str, tokens: Sequence[Token], a: int, b: int) -> bool:
    if b - a > _FURTHEST or any(sign in text[tokens[a].end : tokens[b].start] for sign in ".!?:\n"):
        return False
    return all(token.text.lower() in _BETWEEN for token in tokens[a + 1 : b])


def strewn(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches in which a small word has a capital, so that capitals tell nothing: *Glad Påsk Stod Det På Skylten*, *en gång I Tiden*."""
    for i, token in enumerate(tokens):
        if not _is_strewn(token):
            continue
        first, last = i, i
        while first and _goes_on(text, tokens, first - 1):
            first -= 1
        while last + 1 < len(tokens) and _goes_on(text, tokens, last):
            last += 1
        yield tokens[first].start, tokens[last].end


def _is_strewn(token: Token) -> bool:
    word = token.text
    return word[0].isupper() and not token.first and word.lower() in word_list("strewn_capitals") and (len(word) == 1 or not word.isupper())


def _goes_on(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether both the ``i``-th word and the next have a capital and only a blank between them."""
    return tokens[i].text[0].isupper() and tokens[i + 1].text[0].isupper() and text[tokens[i].end : tokens[i + 1].start] == " "


def is_plain_phrase(words: str) -> bool:
    """Whether all words are words of the language and no given names."""
    return all(is_plain_word(low) and not kinds(low) & Kind.GIVEN for low in words.lower().split())


def may_be_thing(tokens: Sequence[Token], i: int) -> bool:
    """Whether the ``i``-th word, alone, may be no name at all, so that two voices are no proof.

    A plant, a game, a feast or a word of the language (*saga*, *Iris*, *Lo har vi sett*) with a small letter or where it opens its
    sentence, a word for somebody's work anywhere (*Kock*), what stands behind an article (*en Jansson i varje lag*); not where the words
    beside it say that it is a person.
    """
    token = tokens[i]
    low = token.text.lower()
    before = tokens[i - 1].text.lower() if i and not token.first else ""
    after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    if before in NAMING or before in TITLES or is_kin_or_work(before) or after in word_list("human_verbs"):
        return False
    if before in ("en", "ett", "varje", "ingen"):
        return True
    if token.text[0].isupper() and not token.first:
        return is_plain_word(low) and is_person_noun(low)
    return is_listed(low) or is_plain_word(low)


def is_thing(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that may be a thing is no subject either (*Lo har vi sett*, not *Lo behöver hjälp*, *Sten och jag*)."""
    after, after2 = (tokens[k].text.lower() if k < len(tokens) else "" for k in (i + 1, i + 2))
    acts = (is_finite_verb(after) and after2 not in _SUBJECTS) or (after in ("och", "å") and after2 in ("jag", "han", "hon"))
    is_subject = tokens[i].text[0].isupper() and acts
    return is_listed(tokens[i].text) and not is_subject


def is_listed(word: str) -> bool:
    """Whether the word is listed as a name of a thing, too, as it is or in the genitive."""
    low, listed = word.lower(), word_list("names_of_things")
    return low in listed or genitive_stem(low) in listed
