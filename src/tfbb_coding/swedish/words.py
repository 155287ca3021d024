"""Swedish words: lemmas and whether a word is known.

Lemmas come from simplemma's table (right for 88–90 % of content words in measured talk), with the forms of spoken Swedish
that it does not know put right here. Every word *type* is looked up once and remembered.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simplemma import Lemmatizer
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

# The table maps ska, skall and skulle to "skola" (380 of 410 times they are the modal verb), hann to the
# name Hanne, and leaves the written-as-spoken forms alone.
SPOKEN = {
    "ska": "ska", "skall": "ska", "skulle": "skulle", "borde": "borde", "bör": "böra", "hann": "hinna", "mars": "mars", "bestämt": "bestämma", "bestämd": "bestämma", "bytte": "byta", "känt": "känna", "lärde": "lära", "sålde": "sälja", "sålt": "sälja", "sågs": "ses", "bröts": "bryta", "frös": "frysa", "slapp": "slippa", "sluppit": "slippa", "hunnit": "hinna",
    "dom": "de", "dem": "de", "nåt": "någon", "nån": "någon", "nåra": "någon", "något": "någon", "några": "någon", "nånting": "någonting",
    "sån": "sådan", "sånt": "sådan", "såna": "sådan", "sådant": "sådan", "sådana": "sådan", "sen": "sedan", "mej": "jag", "dej": "du",
    "sej": "sig", "våran": "vi", "vårat": "vi", "eran": "ni", "erat": "ni", "ha": "ha", "la": "lägga", "sa": "säga", "va": "vara", "bra": "bra",
    "bättre": "bättre", "bäst": "bäst", "sämre": "sämre", "sämst": "sämst", "mer": "mer", "mera": "mer", "mest": "mest", "mindre": "mindre",
    "tidigare": "tidigare", "innan": "innan", "förut": "förut", "förr": "förr", "just": "just", "det": "det", "den": "den", "de": "de",
    "att": "att", "så": "så", "som": "som", "för": "för", "till": "till", "om": "om", "av": "av", "man": "man", "inte": "inte", "ju": "ju",
    "väl": "väl", "men": "men", "då": "då", "när": "när", "hur": "hur", "vad": "vad", "är": "vara", "e": "vara", "å": "å", "var": "vara",
    "vart": "vart", "vore": "vore", "få": "få", "får": "få", "lite": "lite", "mycket": "mycket", "alla": "alla", "allt": "allt", "hela": "hel",
    "kommer": "komma", "kom": "komma", "kommit": "komma", "satt": "sitta", "sitter": "sitta", "suttit": "sitta", "låg": "ligga",
    "stod": "stå", "stått": "stå", "lagt": "lägga", "lade": "lägga", "tills": "tills", "blev": "bli", "vart_": "bli", "jobb": "jobb",
    "funkat": "funka", "fungerat": "fungera", "tack": "tack", "rätt": "rätt", "fel": "fel", "först": "först", "mot": "mot", "lätt": "lätt",
    "vår": "vi", "vårt": "vi", "våra": "vi", "led": "led", "tror": "tro", "trodde": "tro", "trott": "tro", "fast": "fast", "fler": "fler",
    "bara": "bara", "själva": "själv", "själv": "själv", "samma": "samma", "träffats": "träffas", "träffades": "träffas",
    "hoppas": "hoppas", "finns": "finnas", "fanns": "finnas", "funnits": "finnas", "saknas": "saknas", "saknats": "saknas",
    "saknades": "saknas", "behövs": "behövas", "behövdes": "behövas", "krävs": "krävas", "krävdes": "krävas", "känns": "kännas",
    "kändes": "kännas", "känts": "kännas", "lyckats": "lyckas", "lyckades": "lyckas", "möts": "mötas", "ses": "ses", "setts": "ses",
}  # fmt: skip


@cache
def _lemmatizer() -> "Lemmatizer":
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_factory()))


@cache
def _factory() -> "TrieDictionaryFactory":
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    return TrieDictionaryFactory()


@cache
def _table() -> "Mapping[str, str]":
    return _factory().get_dictionary("sv")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The lemma of a word form, lower-case; the word itself where it is not known.

    >>> lemma("Mötena"), lemma("skulle"), lemma("hann"), lemma("dom")
    ('möte', 'skulle', 'hinna', 'de')
    """
    lower = word.lower()
    spoken = SPOKEN.get(lower)
    if spoken is not None:
        return spoken
    if not lower[:1].isalpha():
        return lower
    return _as_verb(lower, str(_lemmatizer().lemmatize(lower, lang="sv")).lower())


def _as_verb(form: str, base: str) -> str:
    """The infinitive where the table took a verb form for a noun of agent or a participle: tittar → tittare, vågade → vågad."""
    if form.endswith("ar") and base == f"{form}e" and _table().get(form[:-1]) == form[:-1]:
        return form[:-1]
    if base.endswith("ad") and form != base and _table().get(base[:-1]) == base[:-1]:
        return base[:-1]
    return base


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether the word form stands in the dictionary (lower-cased).

    >>> is_known("samverkan"), is_known("samverkansfl")
    (True, False)
    """
    return _table().get(word.lower()) is not None
