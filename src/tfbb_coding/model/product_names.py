"""What tables, figures and documents are called as files and on the command line: the one table of these names.

The English names are the fixed ones: code, recipes and older studies know a product by them, and they are taken on the command line in
every language. Files of a Swedish study have the Swedish ones, without å, ä and ö, which do not survive every e-mail program and
archive. A folder of ``results/`` is part of the study's layout, as ``transcripts/`` is, and is called the same in both.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

SWEDISH: Mapping[str, str] = {
    # tables; a test holds that they are called as their sheets are
    "about": "om_tabellerna",
    "material": "materialet",
    "summary": "sammanfattning",
    "theme_cases": "teman",
    "code_cases": "kategorier",
    "framework": "ramverk",
    "framework_interviews": "ramverk_per_samtal",
    "theme_quotations": "citat_per_tema",
    "quotations": "citat",
    "condensations": "meningskoncentrering",
    "grades": "bekraftar_och_nekar",
    "waves": "omgangar",
    "counts_cases": "antal",
    "counts_interviews": "antal_per_samtal",
    "counts_speakers": "antal_per_talare",
    "presence_cases": "forekomst",
    "presence_interviews": "forekomst_per_samtal",
    "presence_speakers": "forekomst_per_talare",
    "coverage": "tackning",
    "questions": "fragor",
    "speaking": "taltid",
    "trail": "kallor",
    # figures; that of theme_cases is called as its table is
    "codes": "kategorier",
    "together": "teman_som_mots",
    "programme": "verksamhetslogik",
    # documents
    "themes": "tabeller",
    "report": "rapport",
    "methods": "metod",
    "sources": "kallor",
    "feedback": "aterkoppling",
    "slides": "bilder",
}
FIGURE_KINDS: Mapping[str, str] = {
    "themes": "teman",
    "codes": "kategorier",
    "together": "teman_som_mots",
    "programme": "verksamhetslogik",
}
"""What `tfbb figures` draws, as it is asked for."""


def file_word(name: str, language: str) -> str:
    """What the product is called in the language: ``name`` itself in English.

    >>> file_word("coverage", "sv"), file_word("coverage", "en")
    ('tackning', 'coverage')
    """
    return name if language.startswith("en") else SWEDISH[name]


def known_as(given: str, among: Iterable[str], names: Mapping[str, str] = SWEDISH) -> str | None:
    """The fixed name of one ``among`` these that somebody calls so, in English or Swedish, with or without å, ä and ö; None for none.

    >>> known_as("Täckning", ["summary", "coverage"]), known_as("summary", ["summary"]), known_as("teman", ["summary"])
    ('coverage', 'summary', None)
    """
    said = _plain(given)
    return next((name for name in among if said in {name, names[name]}), None)


def renamed_file(name: str) -> str:
    """What a file that an older version called by the English name is called now in a Swedish study; the name itself for any other.

    >>> renamed_file("summary.csv"), renamed_file("codes_hinder_norr.png"), renamed_file("notes.csv")
    ('sammanfattning.csv', 'kategorier_hinder_norr.png', 'notes.csv')
    """
    stem, dot, ending = name.rpartition(".")
    if stem.startswith("codes_"):
        return f"{SWEDISH['codes']}{name.removeprefix('codes')}"
    return f"{SWEDISH.get(stem, stem)}{dot}{ending}"


def _plain(word: str) -> str:
    """In small letters without marks, blanks as underscores."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.strip().casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\s-]+", "_", bare)
