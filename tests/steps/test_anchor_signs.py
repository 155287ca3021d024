"""Codings found again where a word processor has set the signs otherwise."""

import pytest

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.steps.anchor import re_anchor

OLD = 'I: Vad sa de?\n\nIP1: Hon sa "vi hinner inte" - det var allt... Och sen gick vi hem.\n\nIP2: Det var\u00a0svårt att få tid.  Vi försökte.\n'
SIGNS = (('"vi', "”vi"), ('inte"', "inte”"), (" - ", " – "), ("...", "…"), ("\u00a0", " "), ("  ", " "))


def set_otherwise(text: str, *signs: tuple[str, str]) -> str:
    for one, other in signs:
        assert one in text
        text = text.replace(one, other)
    return text


@pytest.mark.parametrize("signs", [*((one,) for one in SIGNS), SIGNS], ids=str)
@pytest.mark.parametrize(("first", "last"), [("Hon", "allt..."), ("Hon", "hem."), ("Det var", "Vi försökte."), ("Och", "hem.")])
@pytest.mark.parametrize("known", [True, False])
def test_only_the_signs_are_others(signs: tuple[tuple[str, str], ...], first: str, last: str, *, known: bool) -> None:
    start, end = OLD.index(first), OLD.index(last) + len(last)
    if not known and first == "Och":
        start = OLD.index("Och sen")
    word = OLD.index("gick") if "gick" in OLD[start:end] else OLD.index(first)
    evidence = (Evidence("lemma", OLD[word : word + 3], 1.0, word, word + 3),)
    coding = Coding("a", "a:1.1", 1, "IP1", start, end, "h", "", "anna", Status.ACCEPTED, 1.0, OLD[start:end], evidence)
    new = set_otherwise("Intervju 3\n\n" + OLD, *signs)
    found = re_anchor(coding, OLD if known else None, new)
    assert isinstance(found, Coding)
    expected = set_otherwise(OLD[start:end], *(pair for pair in signs if pair[0] in OLD[start:end]))
    assert found.quotation == expected == new[found.start : found.end]
    (piece,) = found.evidence
    assert (piece.start, piece.words) == (new.index(OLD[word : word + 6][:3], found.start), OLD[word : word + 3])


def test_other_words_are_other_words() -> None:
    coding = Coding("a", "a:1.1", 1, "IP1", 20, 58, "h", "", "anna", Status.ACCEPTED, 1.0, OLD[20:58])
    assert not isinstance(re_anchor(coding, OLD, "IP1: ”Nej” – sa hon …\n"), Coding)
