"""Patterns that are tried only where they can begin find what they find when the whole text is gone through."""

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tfbb_coding.swedish.identifiers import addresses, ages, authors, combinations, dates, names, patterns, sensitive
from tfbb_coding.swedish.identifiers.openings import FigurePattern, LetterPattern, WordPattern, lowered, tried

TALK = Path(__file__).parents[1] / "data" / "identifiers"
PIECES = (
    "0701", " 7", "19", "-", "/", "@", ".", ", ", " noll sju ", " fyra ", " punkt ", "_", "#", "\n", " ", "  ", "\t", ":", "Å", "ı", "ſ", "İ", " år ", "12",
    " mars", " å ", " och ", "(", "“", "hundra", " snabel a ", "**", "xxx", "+46", "°", "N", "gatan 4", "Norra ", "-pojkarna", " norra", "i adam",
)  # fmt: skip
"""What patterns are made of, to be strewn into talk."""
FOUND = (
    "0701 74 06 05", "990101-2384", "990101-23XX", "SE 556000-123401", "556000-1234", "org.nr 5560001234", "personnummer 2384", "sista fyra ett två tre", "sista fyra 2384",
    "mobil 740 605 12", "ABC 12D", "abc12d", "bilen ABC 12 D", "a b c fyra sju ", "skylten a b c 12", "bilen mlb åtta fyra a", "noll sju noll ett sju fyra", "##namn##", "xxx",
    "@fiskis", "Fisken#1234", "fiskis93", "användarnamnet är fiskis", "heter glittra93 på insta", "insta heter glitter_9", "57.123, 15.123", "64.1234 20.1234", "6123456, 512345 SWEREF",
    "14 mars 2019", "mars 2019", "fjortonde andra", "2024-03-12", "20240312_100233", "12/3", "julafton 2019", "onsdagen den 14", "född 1987", "född fyrtiosju", "är -06:a", "född den 14", "femte femte femton", "den femte femte,", "annandag påsk",
    "bor i huset på Ekbacken 12 B", "på Ekbacken 41", "ut gamla ekbacken 41", "123 45 Lillby", "S-123 45 Lillby", "Box 12", "från björkvägen", "Murarens gata 9", "Norra Ek-vägen sju",
    "jag är läkare", "hon är präst", "kommer från Kumla", "tre barn", "ensamstående", "stod i tidningen", "lilla byn", "barn- och ungdomspsykiatrin norra delen", "hemtjänsten väster.",
    "lindpojkarna", "P.O. Brant", "Moses L.,", "b. fjäll", "gabriel m.,", "Falken hette gruppen", "döptes till Falken", "Kalle Anka", "i adams", "per dag", "diagnos", "dömd för", "årgång 43", "sitt sjuttionde levnadsår",
)  # fmt: skip
"""What patterns find."""


def all_patterns() -> Iterable[tuple[str, WordPattern | FigurePattern | LetterPattern]]:
    for module in (addresses, ages, authors, combinations, dates, names, patterns, sensitive):
        facts = {f"fact {i}": fact for i, fact in enumerate(vars(module).get("_FACTS", ()))}
        for name, one in (vars(module) | facts).items():
            if isinstance(one, (WordPattern, FigurePattern, LetterPattern)) and one.pattern.pattern != r"\w+":
                yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}", one


def mangled(lines: list[str], times: int) -> list[str]:
    """Lines with pieces strewn in, letters left out, and beginnings of other lines put in."""
    chance = random.Random(11)
    made = []
    for _ in range(times):
        line = chance.choice(lines)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(line) + 1)
            piece = chance.choice((chance.choice(PIECES), f" {chance.choice(FOUND)} ", chance.choice(FOUND), chance.choice(lines)[:25], ""))
            line = line[:at] + piece + line[at + (0 if piece else chance.randint(1, 4)) :]
        made.append(line)
    return made


@pytest.fixture(scope="module")
def talk() -> list[str]:
    """A file in one piece, and mangled lines, many to a text."""
    whole = (TALK / "blind_a.txt").read_text(encoding="utf-8")
    strewn = mangled([line[:120] for line in whole.split("\n") if line.strip()], 700)
    return [whole, *("\n".join(strewn[i : i + 50]) for i in range(0, len(strewn), 50))]


@pytest.mark.parametrize(("name", "one"), list(all_patterns()))
def test_a_pattern_finds_the_same_where_it_can_begin_as_everywhere(
    name: str, one: WordPattern | FigurePattern | LetterPattern, talk: list[str]
) -> None:
    search: Callable[[str], Iterable[re.Match[str]]] = (
        one.within if isinstance(one, WordPattern) and name == "names._KIN_NAMED" else one.finditer
    )
    found = 0
    for text in talk:
        there = [m.span() for m in one.pattern.finditer(text)]
        assert [m.span() for m in search(text)] == there
        found += len(there)
    assert found, "the talk has nothing that this pattern finds: put an example into FOUND"


@pytest.mark.parametrize("pattern", [addresses.NUMBERED, addresses.OWNED])
def test_a_street_with_a_number_is_found_where_it_can_begin(pattern: re.Pattern[str], talk: list[str]) -> None:
    for text in (*talk, "På Norra Stora S:t Eriks-gatan 4 B, Carl-Olofs väg sju och Östra Murarens gata 9."):
        found = [m.span() for m in tried(pattern, text, sorted(addresses._street_places(text)))]
        assert found == [m.span() for m in pattern.finditer(text)]


def test_small_letters_keep_their_places() -> None:
    assert lowered("İstanbul, Yıldız, Åsa") == "istanbul, yildiz, åsa"
