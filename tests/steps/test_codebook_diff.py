"""What changed between two codebooks."""

from dataclasses import replace

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.steps.codebook_diff import Change, ChangeKind, diff_codebooks

ADDED, REMOVED, CHANGED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED
HINNA = Indicator(IndicatorKind.LEMMA, "hinna", 1.5, frozenset({"past"}), line=9)
TID = Code("tid", "Tid", "Tiden", indicators=(HINNA,), line=8)
HINDER = Theme("hinder", "Hinder", "Det som står i vägen", examples=("Vi hann inte.",), codes=(TID,), line=3)
MAL = Theme("mal", "Mål", "Det man vill", line=12)
BOOK = Codebook("a", "Prov", "sv", "1", (HINDER, MAL), "aaaa", {"threshold": 1.0})


def with_indicators(*indicators: Indicator) -> Codebook:
    return replace(BOOK, themes=(replace(HINDER, codes=(replace(TID, indicators=indicators),)), MAL))


def test_the_same_codebook_has_no_changes() -> None:
    moved = replace(BOOK, name="b", fingerprint="bbbb", themes=(replace(HINDER, line=30), replace(MAL, line=90)))
    assert diff_codebooks(BOOK, moved) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(BOOK, version="2"), Change(CHANGED, "", "version", "1", "2")),
        (replace(BOOK, settings={"threshold": 2.0}), Change(CHANGED, "", "settings: threshold", "1", "2")),
        (replace(BOOK, settings={}), Change(REMOVED, "", "settings: threshold", "1")),
        (replace(BOOK, themes=(MAL, HINDER)), Change(CHANGED, "", "order of themes", "hinder, mal", "mal, hinder")),
        (replace(BOOK, themes=(HINDER,)), Change(REMOVED, "mal", "theme", "Mål")),
        (replace(BOOK, themes=(HINDER, MAL, Theme("nytt", "Nytt", "d"))), Change(ADDED, "nytt", "theme", after="Nytt")),
        (replace(BOOK, themes=(HINDER, replace(MAL, definition="Allt"))), Change(CHANGED, "mal", "definition", "Det man vill", "Allt")),
        (replace(BOOK, themes=(HINDER, replace(MAL, question="Vad?"))), Change(ADDED, "mal", "question", "", "Vad?")),
        (
            replace(BOOK, themes=(replace(HINDER, examples=("Vi hann inte.", "Nej.")), MAL)),
            Change(CHANGED, "hinder", "examples", "Vi hann inte.", "Vi hann inte. | Nej."),
        ),
        (replace(BOOK, themes=(replace(HINDER, codes=()), MAL)), Change(REMOVED, "hinder/tid", "code", "Tid")),
        (replace(BOOK, themes=(HINDER, replace(MAL, codes=(TID,)))), Change(ADDED, "mal/tid", "code", after="Tid")),
        (
            replace(BOOK, themes=(replace(HINDER, codes=(replace(TID, label="Tiden"),)), MAL)),
            Change(CHANGED, "hinder/tid", "label", "Tid", "Tiden"),
        ),
        (with_indicators(), Change(REMOVED, "hinder/tid", "lemma hinna", "1.5 needs past")),
        (
            with_indicators(replace(HINNA, weight=2)),
            Change(CHANGED, "hinder/tid", "lemma hinna", "1.5 needs past", "2 needs past"),
        ),
        (
            with_indicators(replace(HINNA, forbids=frozenset({"wish", "negated"}))),
            Change(CHANGED, "hinder/tid", "lemma hinna", "1.5 needs past", "1.5 needs past forbids negated wish"),
        ),
        (
            with_indicators(HINNA, Indicator(IndicatorKind.PHRASE, "hinna")),
            Change(ADDED, "hinder/tid", "phrase hinna", after="1"),
        ),
        (with_indicators(HINNA, HINNA), Change(ADDED, "hinder/tid", "lemma hinna", after="1.5 needs past")),
    ],
)
def test_one_change_is_told_alone_and_turns_round(after: Codebook, expected: Change) -> None:
    assert diff_codebooks(BOOK, after) == (expected,)
    (back,) = diff_codebooks(after, BOOK)
    opposite = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    assert back == Change(opposite[expected.kind], expected.where, expected.what, expected.after, expected.before)


def test_an_indicator_moved_to_another_place_in_its_list_is_no_change() -> None:
    other = Indicator(IndicatorKind.PHRASE, "ont om tid")
    assert diff_codebooks(with_indicators(HINNA, other), with_indicators(other, HINNA)) == ()
