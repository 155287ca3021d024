"""Figures drawn: words stay words, and a second run gives the same bytes."""

import xml.etree.ElementTree as ET

import pytest

from tfbb_coding.files.figure_images import png_bytes, svg_bytes
from tfbb_coding.files.texts import texts_of
from tfbb_coding.model.figure import Bar, Bars, Box, Chain, Figure, Grid, GridCell, Step

FIGURES: tuple[Figure, ...] = (
    Grid("g", "Teman & fall", "Hinder: Ås 3.", ("Hinder <som> syns",), ("Ås",), ((GridCell("3 personer\n4 omnämnanden", 1.0),),), ("En not.",)),
    Bars("b", "Hinder i Ås", "Tid 3.", (Bar("Tid", 1.0, "3 personer"),)),
    Chain(
        "c", "Verksamhetslogik", "Utkast.", "UTKAST", (Box("Resurser", ("En tjänst",)), Box("Mål", ("Ro",), draft=True)),
        (Step(("Tillit",), ("Tid",)),), (Box("Antaganden", ("Att vi vill",)),), Step((), ("Bilar",)), "Utan plats:",
    ),
)  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_drawn_twice_it_is_the_same(figure: Figure) -> None:
    assert svg_bytes(figure) == svg_bytes(figure)
    first = png_bytes(figure)
    assert first == png_bytes(figure)
    assert first.startswith(b"\x89PNG")


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_the_drawing_is_sound_and_tells_itself_in_words(figure: Figure) -> None:
    root = ET.fromstring(svg_bytes(figure))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.findtext("s:title", namespaces=space) == figure.title
    assert root.findtext("s:desc", namespaces=space) == figure.alt
    assert not root.findall(".//s:metadata", space)


def test_the_gate_can_read_every_word_of_a_drawing() -> None:
    words = "\n".join(text.text for text in texts_of("g.svg", svg_bytes(FIGURES[0])))
    for line in ("Teman & fall", "Hinder <som> syns", "3 personer", "4 omnämnanden", "En not."):
        assert line in [part.strip() for part in words.split("\n")]
    assert texts_of("g.png", png_bytes(FIGURES[1])) == []
