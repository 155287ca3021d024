"""Figures say what the codings say, people first, and never how few a few are."""

from dataclasses import replace
from pathlib import Path

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.programme import Arrow, Programme, Stage
from tfbb_coding.model.results import Results
from tfbb_coding.model.study import Case, Interview, Study
from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.figures import (
    codes_figures,
    empty_boxes,
    few_labels,
    meets,
    programme_figure,
    tells,
    theme_cases_figure,
    together_figure,
)
from tfbb_coding.steps.tables.view import By, View, make_view

BOOK = Codebook(
    "prov", "Prov", "sv", "1",
    (
        Theme("aktivitet", "Aktiviteter", "Det man gör.", codes=(Code("moten", "Möten", "Att ses."), Code("kurs", "Kurser", "Att lära."))),
        Theme("framgangsfaktor", "Framgångsfaktorer", "Det som hjälper.", codes=(Code("tillit", "Tillit", "Att lita på."),)),
        Theme("hinder", "Hinder", "Det som hindrar.", codes=(Code("tid", "Tid", "Att inte hinna."), Code("bilar", "Bilar", "Att inte komma dit."))),
    ),
)  # fmt: skip
Said = tuple[str, int, str, str]
"""Transcript, number of the turn, theme and code; every turn is somebody else's."""
SAID: tuple[Said, ...] = (
    *(("a", n, "hinder", "tid") for n in range(4)),
    *(("b", n, "hinder", "tid") for n in range(2)),
    *(("a", n, "framgangsfaktor", "tillit") for n in (0, 1, 2)),
    *(("a", n, "aktivitet", "moten") for n in (3, 4, 5)),
    ("a", 4, "hinder", "bilar"),
    ("b", 3, "aktivitet", "kurs"),
)

EMPTY = Programme()


def view_of(said: tuple[Said, ...] = SAID, programme: Programme = EMPTY) -> View:
    """A study of two cases, ``a`` in Öst and ``b`` in Ås, six people in each."""
    text = "\n\n".join(f"Deltagare {n + 1}: ja" for n in range(6)) + "\n"
    turns = tuple(
        Turn(
            n,
            f"Deltagare {n + 1}",
            Role.PARTICIPANT,
            text.index(f"Deltagare {n + 1}: ") + 13,
            text.index(f"Deltagare {n + 1}: ") + 15,
            "ja",
        )
        for n in range(6)
    )
    transcripts = {name: Transcript(name, text, turns) for name in "ab"}
    codings = tuple(
        Coding(
            name, f"{name}:{n}.1", n, f"Deltagare {n + 1}", turns[n].start, turns[n].end, theme, code, "anna", Status.ACCEPTED, 1.0, "ja"
        )
        for name, n, theme, code in said
    )
    study = Study(Path(), cases=(Case("s", "Ås"), Case("o", "Öst")), programme=programme)
    interviews = {"a": Interview("A", "a", "o"), "b": Interview("B", "b", "s")}
    return make_view(Results(study, BOOK, codings, transcripts, frozenset("ab"), ("anna",), interviews=interviews))


def test_cells_count_people_and_say_no_number_below_k() -> None:
    figure = theme_cases_figure(view_of())
    assert figure.columns == ("Ås", "Öst")
    assert figure.rows == ("Aktiviteter", "Framgångsfaktorer", "Hinder")
    texts = [[cell.text for cell in row] for row in figure.cells]
    assert texts[2] == ["färre än 3 personer", "5 personer\n5 omnämnanden"]
    assert texts[1] == ["ingen", "3 personer\n3 omnämnanden"]
    assert "Hinder: Ås färre än 3 personer; Öst 5 personer, 5 omnämnanden." in figure.alt
    assert figure.cells[2][1].shade == 1
    assert figure.cells[1][0].shade == 0


def test_without_cases_the_one_column_is_all_conversations() -> None:
    view = view_of()
    alone = {name: replace(interview, case="") for name, interview in view.results.interviews.items()}
    assert theme_cases_figure(make_view(replace(view.results, interviews=alone))).columns == ("Alla samtal",)


def test_themes_meet_where_one_stretch_carries_both() -> None:
    figure = together_figure(view_of())
    texts = [[cell.text for cell in row] for row in figure.cells]
    assert texts[2][1] == texts[1][2] == "3 enheter"  # three people say what hinders and what helps in one breath
    assert texts[0][1] == "–"
    assert texts[0][2] == "färre än 3 personer"
    assert texts[2][2] == "visas inte"  # two people in Ås: the whole less the others would tell them
    assert texts[1][1] == "3 enheter"


def test_bars_of_few_people_are_all_of_one_length() -> None:
    figures = {figure.name: figure for figure in codes_figures(view_of())}
    assert set(figures) == {
        "kategorier_hinder_o",
        "kategorier_hinder_s",
        "kategorier_framgangsfaktor_o",
        "kategorier_aktivitet_o",
        "kategorier_aktivitet_s",
    }
    bars = figures["kategorier_hinder_o"].bars
    assert [(bar.label, bar.text) for bar in bars] == [("Tid", "4 personer"), ("Bilar", "färre än 3 personer")]
    assert figures["kategorier_hinder_s"].bars[0].length == figures["kategorier_aktivitet_s"].bars[0].length


def test_the_programme_theory_takes_what_is_written_and_fills_the_rest_from_the_codings() -> None:
    programme = Programme({Stage.RESOURCES: ("En tjänst",)}, (Arrow(Stage.ACTIVITIES, (("hinder", "tid"),)),))
    figure = programme_figure(view_of(programme=programme))
    boxes = {box.title: box for box in figure.boxes}
    assert boxes["Resurser"].items == ("En tjänst",)
    assert not boxes["Resurser"].draft
    assert boxes["Aktiviteter"].items == ("Möten",)  # the course is one person's
    assert boxes["Aktiviteter"].draft
    assert figure.steps[0].hinders == ("Tid",)
    assert figure.unplaced.helps == ("Tillit",)
    assert figure.unplaced.hinders == ()  # the cars are one person's
    assert "UTKAST" in figure.mark


def test_a_theme_on_an_arrow_stands_for_all_its_codes() -> None:
    figure = programme_figure(view_of(programme=Programme({Stage.AIMS: ("Lugn",)}, (Arrow(Stage.AIMS, (("hinder", ""),)),))))
    assert figure.steps[0].hinders == ("Hinder",)
    assert figure.unplaced.hinders == ()


def test_a_box_of_which_nothing_is_known_is_left_out_and_named() -> None:
    view = view_of(programme=Programme({Stage.EFFECTS: ("Färre far illa",)}, (Arrow(Stage.AIMS, (("hinder", "tid"),)),)))
    figure = programme_figure(view)
    assert [box.title for box in figure.boxes] == ["Aktiviteter", "Effekter på lång sikt"]
    assert len(figure.steps) == 1
    assert figure.unplaced.hinders == ("Tid",)  # the arrow led to a box that is not there
    assert empty_boxes(view) == ("Resurser", "Prestationer", "Mål")
    assert all(box.items for box in figure.boxes)


def test_a_figure_of_nothing_but_small_numbers_tells_nothing() -> None:
    view = view_of((*SAID, ("b", 0, "hinder", ""), ("b", 1, "hinder", ""), ("b", 4, "hinder", "")))
    told = {figure.name: tells(view, figure) for figure in codes_figures(view)}
    assert told["kategorier_hinder_o"]
    assert not told["kategorier_hinder_s"]  # five people, but no code has three
    assert few_labels(view, codes_figures(view)[-2]) == "Tid"
    assert meets(together_figure(view_of()))
    assert not meets(together_figure(view_of(tuple(one for one in SAID if one[2] == "hinder"))))


def test_a_bar_for_few_people_is_an_open_box_as_long_as_they_could_be() -> None:
    few = [bar for figure in codes_figures(view_of()) for bar in figure.bars if bar.hidden]
    assert few
    assert {bar.text for bar in few} == {"färre än 3 personer"}
    for figure in codes_figures(view_of()):
        shown = [bar for bar in figure.bars if not bar.hidden]
        assert all(bar.length <= 1 for bar in figure.bars)
        assert any("streckad ruta" in note for note in figure.notes) == (len(shown) < len(figure.bars))


def test_files_of_figures_have_no_blanks_in_their_names() -> None:
    view = view_of()
    kinds = {name: replace(interview, kind="focus group") for name, interview in view.results.interviews.items()}
    figures = codes_figures(make_view(replace(view.results, interviews=kinds), By.KIND))
    assert figures
    assert all(figure.name.endswith("_fokusgrupp") for figure in figures)
