"""What an entry changed, unit by unit and without words."""

import json

from tfbb_coding.steps.history_items import Item, ItemChange, item_changes


def line(unit: str, theme: str = "", code: str = "", status: str = "", text: str = "") -> str:
    return json.dumps(
        {"unit": unit, "start": 0, "end": 9, "theme": theme, "code": code, "status": status, "text": text, "quotation": "Hemligt."}
    )


def test_before_and_after_are_paired() -> None:
    gone = [line("a:10.1", "hinder", "tid", "proposed"), line("a:2.1", "mal", "", "accepted"), line("a:3.1", "mal", "", "accepted")]
    come = [
        line("a:10.1", "hinder", "tid", "accepted"),
        line("a:2.1", "hinder", "", "changed"),
        line("a:9.1", text="Fråga igen om natten."),
    ]
    assert item_changes(gone, come) == [
        ItemChange("a:2.1", Item("mal", "accepted"), Item("hinder", "changed")),
        ItemChange("a:3.1", Item("mal", "accepted"), None),
        ItemChange("a:9.1", None, Item(words=4)),
        ItemChange("a:10.1", Item("hinder/tid", "proposed"), Item("hinder/tid", "accepted")),
    ]


def test_several_that_went_and_came_are_not_guessed_together() -> None:
    gone = [line("a:1.1", "mal", "", "accepted"), line("a:1.1", "hinder", "", "accepted")]
    come = [line("a:1.1", "oro", "", "accepted")]
    assert [(change.before is None, change.after is None) for change in item_changes(gone, come)] == [
        (False, True),
        (False, True),
        (True, False),
    ]


def test_what_is_no_line_is_passed_over() -> None:
    assert item_changes(["{", "[]"], []) == []
