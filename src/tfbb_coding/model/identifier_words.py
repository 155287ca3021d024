"""What kinds of identifiers and their certainty are called, to readers and in sheets that people fill in."""

from collections.abc import Mapping

from tfbb_coding.messages import current_language
from tfbb_coding.model.identifier import Certainty

_SV = {
    "person": "person", "place": "plats", "organisation": "organisation", "address": "adress", "phone": "telefonnummer", "email": "e-postadress",
    "personnummer": "personnummer", "organisation_number": "organisationsnummer", "date": "datum", "age": "ålder", "url": "webbadress",
    "handle": "användarnamn", "plate": "registreringsnummer", "coordinates": "koordinater", "role": "befattning",
    "combination": "kombination", "mark": "kännetecken", "metadata": "dokumentegenskap", "sensitive": "känslig uppgift",
}  # fmt: skip
_CERTAINTIES = {
    "en": {Certainty.CERTAIN: "certain", Certainty.CHECK: "check"},
    "sv": {Certainty.CERTAIN: "säker", Certainty.CHECK: "att kontrollera"},
}


MEDIA_FILE = "media file"
"""A part that is a recording's name or address: it is looked through as files' names are."""
_PARTS = {
    "file name": "filnamn", "comment": "kommentar", "header": "sidhuvud", "footer": "sidfot", "footnote": "fotnot", "endnote": "slutnot",
    "building block": "byggblock", "author": "författare", "last modified by": "senast sparad av", "manager": "chef", "company": "företag",
    "title": "titel", "subject": "ämne", "description": "beskrivning", "keywords": "nyckelord", "category": "kategori",
    "HyperlinkBase": "länkarnas början", "property": "egenskap", "author of a change or comment": "vem som ändrat eller kommenterat",
    "tracked deletion": "spårad strykning", "hidden text": "dold text", "hidden sheet": "dolt blad", "sheet name": "bladets namn",
    "link": "länk", "attribute": "attribut", "picture description": "bildbeskrivning", "drawing": "ritobjekt",
    "defined name": "definierat namn", "hidden row or column": "dold rad eller kolumn", "hidden slide": "dold bild", "slide name": "bildens namn",
    "slide master": "bildmall", "notes": "anteckningar", "text box": "textruta", "speaker": "talare", MEDIA_FILE: "inspelningens namn",
    "embedded file": "inbäddad fil", "form field": "formulärfält", "printed by": "utskriven av", "user": "användare",
}  # fmt: skip


def part_word(part: str, language: str) -> str:
    """What a hidden part of a document is called.

    >>> part_word("tracked deletion", "sv"), part_word("tracked deletion", "en")
    ('spårad strykning', 'tracked deletion')
    """
    return _PARTS.get(part, part) if language == "sv" else part


def kind_word(kind: str, language: str) -> str:
    """What a kind of identifier is called.

    >>> kind_word("place", "sv"), kind_word("organisation_number", "en")
    ('plats', 'organisation number')
    """
    return _SV.get(kind, kind) if language == "sv" else kind.replace("_", " ")


def counted_kinds(counts: Mapping[str, int]) -> str:
    """How many of each kind, in the language chosen for messages: ``plats 3, person 2``."""
    return ", ".join(f"{kind_word(kind, current_language())} {n}" for kind, n in sorted(counts.items()))


def certainty_word(certainty: Certainty, language: str) -> str:
    """What a certainty is called."""
    return _CERTAINTIES["sv" if language == "sv" else "en"][certainty]


def kind_named(word: str) -> str:
    """The kind that is called so in either language; what is no kind's name stays as it is.

    >>> kind_named("Plats"), kind_named("organisation number"), kind_named("place")
    ('place', 'organisation_number', 'place')
    """
    plain = word.strip().casefold()
    return next((kind for kind, said in _SV.items() if plain in {said, kind, kind.replace("_", " ")}), word.strip())
