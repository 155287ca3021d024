"""The full-screen review, driven by keys through Textual's pilot; what is decided is looked for on disk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from talking_study import make_talking_study
from textual.widgets import Static

from tfbb_coding.cli.code import chosen_codebook
from tfbb_coding.cli.review_screen import Keeper, _open
from tfbb_coding.errors import TfbbError
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations
from tfbb_coding.files.notes import load_notes
from tfbb_coding.files.study import open_study
from tfbb_coding.model.coding import Status
from tfbb_coding.model.decision import NoteKind
from tfbb_coding.screen.app import ReviewApp
from tfbb_coding.screen.keys import table
from tfbb_coding.steps.reviewed_unit import lines

SIZES = [(80, 24), (120, 30), (200, 50)]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return make_talking_study(tmp_path / "Min studie åäö")


def opened(study: Path) -> tuple[ReviewApp, Keeper]:
    home = open_study(study)
    _themes, book = chosen_codebook(home, None, [])
    keeper, findings = _open(home, book, "both", "eva", [])
    assert not findings
    return ReviewApp(keeper.session, keeper.save, keeper.undo_earlier, home.title), keeper


def play(study: Path, *keys: str, size: tuple[int, int] = (80, 24), then: Callable[[ReviewApp, Any], Awaitable[None]] | None = None) -> str:
    """Press the keys, and return what is seen; a word in « » is typed letter by letter."""

    async def run() -> str:
        app, _keeper = opened(study)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(*(key[1:-1] if key.startswith("«") else [key]))
                await pilot.pause()
            if then is not None:
                await then(app, pilot)
            seen = app.screen
            return "\n".join("".join(s.text for s in strip) for strip in seen._compositor.render_strips())

    return asyncio.run(run())


def said(study: Path) -> list[tuple[str, str, str, str]]:
    return [(c.unit, c.theme, c.code, str(c.status)) for c in load_codings(study, "eva").codings]


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen(study: Path, size: tuple[int, int]) -> None:
    text = play(study, size=size)
    for seen in ("Vad har varit svårt?", "▌ Vi hann inte med träffarna", "Hinder › Tid", "0,90 föreslaget", "”hann inte”", "Deltagare 1", "Fall 0",
                 "decided 0 of 4", "Accept", "Quit"):  # fmt: skip
        assert seen in text, f"{seen}\n{text}"
    assert ("Det som står i vägen." in text) is (size[0] >= 140)
    assert ("· 2.1" in text) is (size[0] >= 104)


def test_accept_and_reject_go_on_to_what_waits(study: Path) -> None:
    text = play(study, "a", "r")
    assert said(study) == [("ett:1.1", "hinder", "tid", "accepted"), ("ett:1.1", "mal", "", "rejected")]
    assert "decided 1 of 4" in text
    assert "ett:1.1: rejected Mål. Saved." in text
    assert "▌ Det regnade." in text
    assert "No theme is proposed here" in play(study, "home", "down", "a")


def test_the_words_for_the_theme_under_the_cursor_are_told_without_colour(study: Path) -> None:
    async def look(app: ReviewApp, pilot: Any) -> None:
        def strong() -> list[str]:
            text = app.query_one("#unit", Static).content
            return [text.plain[s.start : s.end] for s in text.spans if "bold underline" in str(s.style)]  # type: ignore[union-attr]

        assert strong() == ["hann inte"]
        await pilot.press("right")
        assert strong() == ["vill"]

    play(study, then=look)


def test_change_add_and_clear(study: Path) -> None:
    text = play(study, "c", "«tid»")
    assert "Hinder › Tid" in text
    assert "Tiden räcker inte." in text
    play(study, "right", "c", "«hinder»", "enter")
    assert said(study) == [("ett:1.1", "hinder", "", "changed"), ("ett:1.1", "mal", "", "rejected")]
    play(study, "home", "down", "t", "«mål»", "enter")
    assert said(study)[2:] == [("ett:2.1", "mal", "", "accepted")]
    play(study, "home", "down", "x")
    assert len(said(study)) == 2
    assert "already" in play(study, "home", "down", "t", "«mål»", "enter", "t", "«mål»", "enter")


def test_q_can_be_typed_in_a_memo_and_escape_leaves_it(study: Path) -> None:
    play(study, "n", "«quod å»", "ctrl+j", "«två»", "enter")
    (memo,) = load_notes(study, NoteKind.MEMO, "eva").notes
    assert (memo.text, memo.unit) == ("quod å\ntvå", "ett:1.1")
    assert "Memo: quod å" in play(study, "n", "«x»", "escape", "escape")
    assert load_notes(study, NoteKind.MEMO, "eva").notes == (memo,)


def test_escape_throws_words_away_only_when_it_is_pressed_twice(study: Path) -> None:
    assert "Memo:" not in play(study, "n", "escape", "j")
    assert "Esc once more throws away" in play(study, "n", "«Nånting långt.»", "escape")
    play(study, "n", "«Nånting»", "escape", "« långt.»", "escape", "enter")
    (memo,) = load_notes(study, NoteKind.MEMO, "eva").notes
    assert memo.text == "Nånting långt."


def test_a_narrow_window_names_the_way_out_and_the_help(study: Path) -> None:
    text = play(study, size=(44, 20))
    for seen in ("Accept", "Reject", "Help", "Quit"):
        assert seen in text, text


def test_a_new_choice_of_units_is_told(study: Path) -> None:
    assert "2 units would be shown." in play(study, "a", "v", "right", "right", "enter").splitlines()[-3]


def test_a_condensation_is_shown_before_it_is_confirmed(study: Path) -> None:
    text = play(study, "k")
    assert "proposed by the program" in text
    assert "Vi hann inte med träffarna i höstas." in text
    assert load_condensations(study, ["eva"]).condensations == ()
    play(study, "k", "enter")
    (one,) = load_condensations(study, ["eva"]).condensations
    assert (one.theme, str(one.status), one.coder) == ("hinder", "confirmed", "eva")
    play(study, "k", "« Ja»", "enter")
    (one,) = load_condensations(study, ["eva"]).condensations
    assert one.text.endswith(" Ja")
    assert str(one.status) == "rewritten"


def test_a_favourite(study: Path) -> None:
    assert "★ Favourite quotation" in play(study, "f")
    assert len(load_notes(study, NoteKind.FAVOURITE, "eva").notes) == 1
    play(study, "f")
    assert load_notes(study, NoteKind.FAVOURITE, "eva").notes == ()


def test_split_merge_and_undo(study: Path) -> None:
    text = play(study, "a", "up", "s")
    assert "Where does the second unit begin?" in text
    play(study, "home", "s", "enter")
    units = load_notes(study, NoteKind.UNIT, "eva").notes
    assert [unit.quotation for unit in units] == ["Vi hann inte med träffarna i höstas.", "Och vi vill att alla ska få komma till bryggan."]
    assert said(study) == [("ett:1.0-36", "hinder", "tid", "accepted")]
    assert "cut by you" in play(study, "home")
    play(study, "home", "m")
    assert load_notes(study, NoteKind.UNIT, "eva").notes == ()
    assert said(study) == [("ett:1.1", "hinder", "tid", "accepted")]
    assert "another turn" in play(study, "home", "m")


def test_undo_goes_on_into_earlier_sessions(study: Path) -> None:
    play(study, "a", "a")
    assert len(said(study)) == 2
    play(study, "a", "u", "u")
    assert len(said(study)) == 1
    text = play(study, "u")
    assert said(study) == []
    assert "a decision of an earlier session is undone" in text
    assert "Nothing is left to undo." in play(study, "u")


def test_next_uncertain_and_search(study: Path) -> None:
    assert "måla båten" in play(study, "o")
    assert "två:1.1" in play(study, "o", "o")
    assert "No uncertain proposal" in play(study, "A", "o", "a", "A", "o", "a", "o")
    text = play(study, "slash", "«ängen»", "enter")
    assert "▌ Det regnade." in text
    assert "Found: 1 of " in text
    text = play(study, "slash", "«ängen»", "enter", "slash", "enter")
    assert "två:" in text
    assert "No unit that is shown has these words." in play(study, "slash", "«angen»", "enter")


def test_filters_are_chosen_and_told(study: Path) -> None:
    text = play(study, "v", "down", "right", "right")
    assert "3 units would be shown" in text
    text = play(study, "v", "down", "right", "right", "enter")
    assert "Only: Fall 1" in text
    assert "1/3" in text
    text = play(study, "v", "down", "down", "right", "right", "right", "down", "right", "enter")
    assert "No unit is left with these choices" in text


def test_the_list_tells_the_interview_and_no_theme_that_all_have(study: Path) -> None:
    text = play(study, size=(200, 40))
    line = next(line for line in text.split("\n") if "två · " in line)
    assert ":" in line.partition("två · ")[2][:20]
    chosen = play(study, "v", "right", "enter", size=(200, 40))
    assert not [line for line in chosen.split("\n") if "två · " in line and ":" in line.partition("två · ")[2][:20]]


def test_help_and_meaning(study: Path) -> None:
    text = play(study, "question_mark", size=(200, 60))
    missing = [key.help for key in table() if key.help not in " ".join(text.split())]
    assert not missing
    text = play(study, "d")
    for seen in ("Det som står i vägen.", "Brist på tid.", "Tiden räcker inte.", "hinna"):
        assert seen in text


def test_nobody_elses_decisions_are_shown_or_touched(study: Path) -> None:
    mine = load_codings(study, "both", "ett").codings[0]
    save_codings(study, "bo", "ett", [replace(mine, coder="bo", status=Status.REJECTED)])
    before = (study / "codings" / "bo" / "ett.jsonl").read_bytes(), (study / "codings" / "both" / "ett.jsonl").read_bytes()
    assert "waits for you" in play(study)
    play(study, "a", "r")
    assert ((study / "codings" / "bo" / "ett.jsonl").read_bytes(), (study / "codings" / "both" / "ett.jsonl").read_bytes()) == before


def test_only_the_transcripts_own_file_is_written(study: Path) -> None:
    play(study, "a")
    assert {p.name for p in (study / "codings" / "eva").iterdir()} == {"ett.jsonl"}


def test_what_cannot_be_saved_was_never_decided(study: Path) -> None:
    async def run() -> None:
        app, keeper = opened(study)

        def refuses(_step: object) -> None:
            raise TfbbError("cannot be written: the disk is full", path=study)

        app._save = refuses
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("a")
            await pilot.pause()
            text = "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
            assert "Not saved, so not decided" in text
            assert "the disk is full" in text
            await pilot.press("escape")
            assert [line.own for line in lines(app.state)] == [None, None]
            assert keeper.session.steps == []

    asyncio.run(run())


def test_a_file_changed_by_others_is_not_written_over(study: Path) -> None:
    async def change(app: ReviewApp, pilot: Any) -> None:
        path = study / "codings" / "eva" / "ett.jsonl"
        path.write_text("", encoding="utf-8")
        await pilot.press("home", "r")
        await pilot.pause()
        assert path.read_text(encoding="utf-8") == ""
        assert app.state.own[0].status is Status.ACCEPTED

    play(study, "a", then=change)


def test_every_key_can_be_pressed_without_harm(study: Path) -> None:
    keys = [key.keys.split(",")[0] for key in table() if key.action != "leave"]
    play(study, *(part for key in keys for part in (key, "enter")))
    for coding in load_codings(study, "eva").codings:
        assert coding.coder == "eva"


@pytest.mark.slow
def test_five_thousand_units_without_lag(tmp_path: Path) -> None:
    """The quickest of some decisions, since a busy machine is none of the program's doing."""
    study = make_talking_study(tmp_path / "stor", tuple(f"i{n}" for n in range(20)), times=84)
    times: list[float] = []

    async def run() -> None:
        app, keeper = opened(study)
        assert len(keeper.session.states) == 5040
        async with app.run_test(size=(200, 50)) as pilot:
            await pilot.pause()
            for _press in range(12):
                app.action_next_waiting()
                await pilot.pause()
                start = perf_counter()
                app.action_accept()
                app.screen._refresh_layout(app.size)
                app.screen._compositor.render_strips()
                times.append(perf_counter() - start)

    asyncio.run(run())
    assert min(times) < 0.1, times
    assert [path.name for path in (study / "codings" / "eva").iterdir()] == ["i0.jsonl"]
    assert (study / "codings" / "eva" / "i0.jsonl").read_text(encoding="utf-8").count("\n") == 12


def test_the_window_may_change_its_size(study: Path) -> None:
    async def resize(app: ReviewApp, pilot: Any) -> None:
        for size in ((30, 8), (200, 50), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("down", "up")

    text = play(study, then=resize)
    assert "▌ Vi hann inte med träffarna i höstas. Och vi vill att" in text
    assert "Hinder › Tid" in text
    assert max(map(len, text.splitlines())) == 60


def test_the_list_opens_at_the_unit_that_is_shown(tmp_path: Path) -> None:
    study = make_talking_study(tmp_path / "lång", ("ett", "två"), times=20)
    both = load_codings(study, "both").codings
    for name in ("ett", "två"):
        mine = [replace(c, coder="eva", status=Status.ACCEPTED) for c in both if c.transcript == name]
        save_codings(study, "eva", name, mine[: len(mine) if name == "ett" else -1])
    assert "▸○" in play(study, size=(120, 30))
