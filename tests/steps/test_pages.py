"""Pages before they are HTML: every word of every conversation, and no more of single people than may be seen."""

import re
from collections import Counter
from dataclasses import replace

from page_study import HOSTILE, TALK, view

from tfbb_coding.model.page import Pages, Passage, Sheet, Standing
from tfbb_coding.steps.figures import theme_cases_figure
from tfbb_coding.steps.pages.marks import signs_of
from tfbb_coding.steps.pages.sheets import make_pages
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.cases import theme_cases
from tfbb_coding.steps.tables.view import By


def passages(sheet: Sheet) -> list[Passage]:
    return [piece for talk in sheet.conversations for stretch in talk.stretches for piece in stretch.pieces if isinstance(piece, Passage)]


def quoted(pages: Pages) -> list[Passage]:
    return [one for sheet in pages.sheets for theme in sheet.quotations for group in theme.groups for one in group.passages]


def test_every_word_of_every_conversation_is_there_once() -> None:
    (sheet,) = make_pages(view()).sheets
    assert [talk.title for talk in sheet.conversations] == ["B1", "C1", "A1"]  # Fastlandet before Ön
    for talk, name in zip(sheet.conversations, "bca", strict=True):
        said = " ".join(piece if isinstance(piece, str) else piece.text for stretch in talk.stretches for piece in stretch.pieces)
        assert said.split() == " ".join(text for _who, text in TALK[name]).replace("\x0b", " ").split()


def test_codings_that_overlap_are_one_passage_and_say_what_they_are_about() -> None:
    (sheet,) = make_pages(view()).sheets
    first = next(one for one in passages(sheet) if one.text.startswith("Vi hann inte till"))
    assert first.text == "Vi hann inte till ön. Bron var stängd hela våren."
    assert [(c.label, c.about, c.coders) for c in first.codings] == [
        ("Utmaningar › Tid", "Vi hann inte till ön.", "K1, K2"),
        ("Utmaningar › Bron", "till ön. Bron var stängd hela våren.", "K2"),
    ]
    assert first.memos == ("Samma som i våras?",)
    assert [one.favourite for one in passages(sheet)].count(True) == 1


def test_quotations_are_the_mentions_that_the_tables_count() -> None:
    counted = {(row[0], row[1]): row[8] for row in theme_cases(view()).rows}
    (sheet,) = make_pages(view()).sheets
    labels = {"Ön": "Utmaningar", "Fastlandet": "Hinder"}
    for theme in sheet.quotations:
        for group, name in zip(theme.groups, ("Fastlandet", "Ön"), strict=True):
            label = labels[name] if theme.mark.theme == "hinder" else theme.mark.label
            assert len(group.passages) == counted[label, name], (theme.mark.label, name)


def test_the_map_is_the_figure_and_leads_to_what_it_counts() -> None:
    (sheet,) = make_pages(view()).sheets
    assert sheet.overview
    assert sheet.overview.grid == theme_cases_figure(view())
    assert sheet.overview.links == (("", "#q1-2"), ("#q2-1", "#q2-2"), ("#q3-1", "#q3-2"))
    anchors = {group.anchor for theme in sheet.quotations for group in theme.groups if group.passages}
    assert {link[1:] for row in sheet.overview.links for link in row if link} == anchors


def test_a_quotation_leads_to_its_passage_and_the_reasons_stand_there() -> None:
    (sheet,) = make_pages(view()).sheets
    anchors = {one.anchor for one in passages(sheet)}
    quotes = quoted(make_pages(view()))
    assert {one.link.lstrip("#") for one in quotes} == anchors
    assert not [c for one in quotes for c in one.codings if c.reasons]
    reasons = next(c.reasons for one in passages(sheet) for c in one.codings if c.label == "Mål › Lugn & ro")
    assert reasons == (("Emot", ("”vill” (sättet)",)),)
    without = make_pages(view(), conversations=False)
    assert not without.sheets[0].conversations
    assert all(c.reasons and not one.link for one in quoted(without) for c in one.codings)


def test_the_question_and_the_speaker_stand_by_a_quotation() -> None:
    one = next(q for q in quoted(make_pages(view())) if q.text == "Vi vill ha det lugnt.")
    assert one.source == "Deltagare 1 · A1"  # the time stands in the conversation
    alone = next(q for q in quoted(make_pages(view(), conversations=False)) if q.text == one.text)
    assert alone.source == "Deltagare 1 · A1 · 0:05:00"
    assert one.details == (("Fråga", "Och vad vill ni?"),)


def test_certainty_is_the_best_that_anybody_says() -> None:
    found = Counter(c.standing for one in quoted(make_pages(view())) for c in one.codings if c.mark.theme == "hinder")
    assert found[Standing.DECIDED] == 4
    assert make_pages(view()).standings == (Standing.DECIDED, Standing.PROPOSED, Standing.UNCERTAIN)


def test_others_see_nothing_of_single_people() -> None:
    pages = make_pages(view(Small.SUPPRESS))
    (sheet,) = pages.sheets
    assert not sheet.conversations
    assert not sheet.talks
    assert not pages.favourites
    shown = [(theme.mark.label, group.title, len(group.passages)) for theme in sheet.quotations for group in theme.groups if group.passages]
    assert shown == [("Hinder", "Ön: Utmaningar", 4)]  # three people; everywhere else fewer speak
    everything = repr(pages.sheets)
    assert not re.search(r"Deltagare|K1|K2|\bA1\b|\bB1\b|a:1|våras\?|0:01:00|Emot", everything)
    assert all(not c.about and not c.reasons and not c.strength and not c.coders for one in quoted(pages) for c in one.codings)
    labels = [c.label for one in quoted(pages) for c in one.codings]
    assert sorted(labels) == ["Utmaningar", "Utmaningar › Tid", "Utmaningar › Tid", "Utmaningar › Tid"]  # one person speaks of the bridge
    notes = {group.note for theme in sheet.quotations for group in theme.groups if not group.passages}
    assert any("färre än 3 personer" in note for note in notes)
    assert sheet.overview
    assert sheet.overview.material.columns == ("Personer", "Ord", "Minuter")
    assert len(sheet.overview.material.rows) == 1
    assert sheet.overview.together is None  # no two themes meet
    assert make_pages(view()).sheets[0].overview != sheet.overview


def test_others_do_not_see_how_many_units_a_theme_has_in_all() -> None:
    seen = view(Small.SUPPRESS)
    also = replace(seen, codings=(*seen.codings, *(replace(c, theme="mal", code="") for c in seen.codings if c.theme == "hinder")))
    overview = make_pages(also).sheets[0].overview
    assert overview
    assert overview.together
    shown = overview.together.cells
    assert [row[n].text for n, row in enumerate(shown)] == ["visas inte"] * 3  # 5 units in all less 4 on the island would tell the rest


def test_references_are_the_same_for_the_team_and_tell_no_order() -> None:
    theirs = {one.text: one.reference for one in quoted(make_pages(view(Small.MERGE)))}
    ours = {one.text: one.reference for one in quoted(make_pages(view()))}
    assert theirs.items() <= ours.items()
    assert list(theirs.values()) == sorted(theirs.values())


def test_what_is_thin_says_so_to_the_team() -> None:
    (sheet,) = make_pages(view()).sheets
    notes = {group.anchor: group.note for theme in sheet.quotations for group in theme.groups}
    assert "färre än 3" in notes["q2-1"]
    assert notes["q2-2"] == ""
    assert notes["q1-1"] == "Ingenting sägs."


def test_on_several_sheets_every_link_leads_to_one_of_them() -> None:
    pages = make_pages(view(), split=True)
    files = [sheet.file for sheet in pages.sheets]
    assert files == [
        "index.html",
        "quotations-1.html",
        "quotations-2.html",
        "quotations-3.html",
        "conversations-1.html",
        "conversations-2.html",
    ]
    anchors = {f"{sheet.file}#{one.anchor}" for sheet in pages.sheets for one in passages(sheet)}
    assert {one.link for one in quoted(pages)} == anchors
    home = pages.sheets[0]
    assert home.overview
    assert home.overview.talks == ("conversations-1.html#s1", "conversations-1.html#s2", "conversations-2.html#s3")
    assert home.overview.links[1] == ("quotations-2.html#q2-1", "quotations-2.html#q2-2")
    assert [link for _title, some in home.links for _text, link in some] == files[1:]


def test_groups_may_be_kinds_and_words_english() -> None:
    (sheet,) = make_pages(view(by=By.KIND, language="en")).sheets
    assert sheet.overview
    assert sheet.overview.grid.columns == ("focus group", "individual interview")
    assert sheet.quotations[1].groups[1].note == "Nothing is said."


def test_control_characters_are_in_no_page() -> None:
    assert "\x0b" in HOSTILE
    assert not [one for one in quoted(make_pages(view())) if "\x0b" in one.text]


def test_signs_tell_themes_apart() -> None:
    assert signs_of(["Mål", "Möten", "mål"]) == ["1", "Mö", "3"]
    assert signs_of([]) == []
