"""The list of meanings, and how words are looked up in it."""

import pytest

from tfbb_coding.swedish.meanings import meanings, shipped_meanings
from tfbb_coding.swedish.words import lemma

CLASSES = frozenset(
    [
        "abstract",
        "act",
        "actor",
        "aside",
        "bad",
        "body",
        "change",
        "client",
        "coop",
        "core",
        "detail",
        "feeling",
        "good",
        "govern",
        "institution",
        "knowledge",
        "lack",
        "means",
        "meta",
        "motion",
        "need",
        "number",
        "outcome",
        "resource",
        "scene",
        "speech",
        "start",
        "thought",
        "time",
        "trust",
        "want",
        "way",
    ]
)


def test_every_class_of_the_list_is_one_that_its_heading_tells() -> None:
    listed = shipped_meanings()
    assert len(listed) > 3000
    assert {name for classes in listed.values() for name in classes} == CLASSES


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("rektorn", "actor"),
        ("Möten", "means"),
        ("sekretessen", "lack"),
        ("samverkansmötet", "means"),
        ("vuxenpsykiatrin", "institution"),
        ("minskade", "outcome"),
    ],
)
def test_a_form_has_the_classes_of_its_lemma_and_a_compound_those_of_its_last_part(word: str, named: str) -> None:
    assert named in meanings(word)


@pytest.mark.parametrize("word", ["och", "inte", "xyzzy", "[namn]", "", "17"])
def test_what_is_not_listed_has_none(word: str) -> None:
    assert meanings(word) == frozenset()


def test_a_listed_lemma_can_be_met() -> None:
    """A line that no form leads to would be dead."""
    dead = [word for word in shipped_meanings() if word not in {lemma(word), word.lower()}]
    assert dead == []
