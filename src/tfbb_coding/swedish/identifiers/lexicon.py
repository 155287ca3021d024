"""The compiled lexicon of names, places and organisations, and simplemma's word list beside it.

``data/identifiers/lexicon.marisa`` is made by ``tools/build_lexicon.py``; NOTICE tells its sources. Which of its names are also
Swedish words is asked of simplemma at run time, since that list has a licence of its own and is not copied.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any, Final

DATA = ("data", "identifiers")


class Kind:
    """What a word can be the name of, as bits; ``WEAK`` ones come from lists of far countries and count for less.

    Plain integers: every word asks for them many times, and an ``IntFlag`` takes a microsecond for each question.
    """

    GIVEN: Final = 1
    SURNAME: Final = 2
    PLACE: Final = 4
    ABROAD: Final = 8
    ORGANISATION: Final = 16
    WEAK_GIVEN: Final = 32
    WEAK_SURNAME: Final = 64
    MUNICIPALITY: Final = 128


PERSON = Kind.GIVEN | Kind.SURNAME | Kind.WEAK_GIVEN | Kind.WEAK_SURNAME
_RARE = int(Kind.WEAK_GIVEN | Kind.WEAK_SURNAME)
STRONG_PERSON = Kind.GIVEN | Kind.SURNAME
ANY_PLACE = Kind.PLACE | Kind.ABROAD | Kind.MUNICIPALITY


@cache
def _trie() -> Any:
    import marisa_trie

    with as_file(files("tfbb_coding").joinpath(*DATA, "lexicon.marisa")) as path:
        trie = marisa_trie.RecordTrie("<B")
        return trie.load(str(path))


@lru_cache(maxsize=200_000)
def exact(word: str) -> int:
    """The kinds of exactly this word, lower-cased, as an integer; 0 where the lexicon does not have it.

    >>> bool(exact("eskilstuna") & Kind.MUNICIPALITY)
    True
    """
    found = _trie().get(word.lower().replace("’", "'"))
    return int(found[0][0]) if found else 0


def begins_entry(word: str) -> bool:
    """Whether an entry of several words begins with this one (*Upplands* Väsby)."""
    return bool(_trie().keys(word.lower() + " "))


@lru_cache(maxsize=200_000)
def kinds(word: str) -> int:
    """The kinds of a word or of what it is the genitive of (*Annas*, *Hans’*, *BRIS:s*); of both where the word is a rare name (*Pers*)."""
    found = exact(word)
    if found & ~_RARE:
        return found
    stem = genitive_stem(word)
    return found | exact(stem) if stem != word else found


def genitive_stem(word: str) -> str:
    """The word without a genitive's s, 's or :s.

    >>> genitive_stem("Annas"), genitive_stem("BRIS:s"), genitive_stem("is")
    ('Anna', 'BRIS', 'is')
    """
    for ending in ("'s", "’s", ":s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    if word.endswith(("'", "’")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word  # noqa: PLR2004


@cache
def _dictionary() -> Mapping[str, str]:
    """Simplemma's Swedish table, kept as a trie on disk after its first use: a dict of it takes more than a second to load."""
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    return TrieDictionaryFactory().get_dictionary("sv")


@lru_cache(maxsize=200_000)
def is_word(word: str) -> bool:
    """Whether simplemma knows this form as a word that is written with a small letter.

    >>> is_word("sten"), is_word("eskilstuna")
    (True, False)
    """
    low = word.lower()
    return low in word_list("also_words") or (_dictionary().get(low) is not None and low not in word_list("mostly_names"))


@lru_cache(maxsize=200_000)
def is_proper(word: str) -> bool:
    """Whether simplemma knows this form as one that is written with a capital (*Östersund*), and with no small letter."""
    low = word.lower()
    return _dictionary().get(low.capitalize()) is not None and _dictionary().get(low) is None


@cache
def word_list(name: str) -> frozenset[str]:
    """A list written for this project: ``data/identifiers/<name>.txt``, lower-cased, one or many words a line, # a comment."""
    text = files("tfbb_coding").joinpath(*DATA, f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word.replace("_", " ").lower() for line in text.splitlines() if not line.startswith("#") for word in line.split())


def warm_up() -> None:
    """Load what is loaded once, so that the first text is no slower than the others."""
    loaders: tuple[Callable[[], object], ...] = (_trie, _dictionary)
    for load in loaders:
        load()


@lru_cache(maxsize=200_000)
def lemma_of(low: str) -> str:
    """Simplemma's lemma of a lower-cased word, or its last three letters behind a question mark."""
    found = _dictionary().get(low)
    return found if found is not None else "?" + low[-3:]
