"""Every theme table on a study small enough to be counted by hand."""

import shutil
from pathlib import Path

import pytest
from told_study import make_told_study

from tfbb_coding.cli.options import Which
from tfbb_coding.cli.results import gather
from tfbb_coding.files.study import open_study
from tfbb_coding.model.report import Cell, Finding, Table
from tfbb_coding.model.table_words import ENGLISH, SWEDISH
from tfbb_coding.steps.segment import segment
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.catalogue import SINGLED_OUT, TABLES, about, names_for
from tfbb_coding.steps.tables.grades import grades, negative_forms
from tfbb_coding.steps.tables.view import By, CaseOrder, View, make_view
from tfbb_coding.swedish.order import swedish_key

Key = tuple[str, ...]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_told_study(tmp_path_factory.mktemp("hamnbyn"))


def seen(root: Path, by: By = By.CASE, small: Small = Small.MARK, status: Which | None = None) -> View:
    findings: list[Finding] = []
    view = make_view(gather(open_study(root), [], status, None, findings), by, small)
    assert not findings
    return view


def by_key(table: Table, *columns: str) -> dict[Key, dict[str, Cell]]:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {tuple(str(row[column]) for column in columns): row for row in rows}


def test_words_of_both_languages_are_the_same() -> None:
    assert SWEDISH.keys() == ENGLISH.keys()


def test_cases_stand_as_the_study_lists_them_or_in_the_order_of_the_swedish_alphabet(root: Path) -> None:
    listed = seen(root)
    names = [case.name for case in listed.results.study.cases]
    assert names != sorted(names, key=swedish_key)
    assert [row[1] for row in TABLES["theme_cases"](listed).rows[:4]] == [*names, "Alla"]
    ordered = make_view(listed.results, order=CaseOrder.ALPHABET)
    assert [row[1] for row in TABLES["theme_cases"](ordered).rows[:4]] == ["Almen", "Ängen", "Ö-skolan", "Alla"]


def test_people_groups_and_conversations_before_mentions(root: Path) -> None:
    table = TABLES["theme_cases"](seen(root))
    rows = by_key(table, "Tema", "Fall")
    almen = rows["Hinder", "Almen"]
    # five people of seven: tid, regler, gott om tid in the spring, gott om tid and regler in the autumn
    assert [almen[name] for name in ("Personer", "Alla personer", "Fokusgrupper", "Samtal", "Alla samtal", "Omnämnanden")] == [
        5,
        7,
        2,
        2,
        2,
        5,
    ]
    assert rows["Utmaningar", "Ängen"]["Personer"] == 2  # renamed there by study.yaml
    assert rows["Hinder", "Ö-skolan"]["Anmärkning"] == "färre än 2 personer"
    assert rows["Hinder", "Alla"]["Personer"] == 8
    assert rows["Hinder", "Alla"]["Alla personer"] == 12


def test_codes_are_counted_and_what_has_no_code_is_told(root: Path) -> None:
    rows = by_key(TABLES["code_cases"](seen(root)), "Tema", "Kategori", "Fall")
    assert rows["Hinder", "Tid", "Alla"]["Personer"] == 4
    assert rows["Det som hjälper", "utan kategori", "Ängen"]["Personer"] == 1
    hidden = TABLES["code_cases"](seen(root, small=Small.SUPPRESS))
    assert "Omnämnanden" not in hidden.columns  # they could be reckoned from the theme's
    assert by_key(hidden, "Kategori", "Fall")["Regler", "Almen"]["Personer"] == 2


def test_grades_study_table(root: Path) -> None:
    table = TABLES["grades"](seen(root))
    rows = by_key(table, "Kategori")
    figures = ("Bekräftar", "Nekar", "Både och", "Säger inget", "Alla personer")
    # a rejected coding denies nothing; two say the opposite, which the codebook calls gott_om_tid
    assert [rows["Tid",][name] for name in figures] == [4, 2, 0, 6, 12]
    assert [rows["Gott om tid",][name] for name in figures] == [2, 0, 0, 10, 12]
    for row in rows.values():
        assert sum(int(str(row[name])) for name in figures[:4]) == row["Alla personer"]
    assert any("rejected" in note or "avvisad" in note for note in table.notes)


def test_negated_wording_is_listed_for_reading_and_not_counted(root: Path) -> None:
    view = seen(root)
    units = [unit for name in view.interviews for unit in segment(view.results.transcripts[name])]
    table = grades(view, negative_forms(units, view.results.book))
    row = by_key(table, "Kategori")["Tid",]
    assert row["Nekande ordalag, att läsa"] == "almen-2:1.1"
    assert row["Nekar"] == 2


def test_suppressed_figures_cannot_be_reckoned(root: Path) -> None:
    for row in TABLES["grades"](seen(root, small=Small.SUPPRESS)).rows:
        figures = row[2:6]
        assert not [n for n in figures if isinstance(n, int) and 0 < n < 2]
        assert figures.count(None) != 1


def test_quotations_have_everything_in_columns_of_their_own(root: Path) -> None:
    rows = by_key(TABLES["quotations"](seen(root)), "Enhet", "Kategori")
    assert len(rows) == 15
    row = rows["almen-1:1.1", "Tid"]
    assert row["Fall"] == "Almen"
    assert row["Omgång"] == "vår"
    assert row["Slag"] == "fokusgrupp"
    assert row["Fråga"] == "Välkomna. Vad har stått i vägen för er?"
    assert row["Koncentrat"] == "Tiden räcker inte"
    assert row["Favorit"] == "ja"
    assert row["Minnesanteckning"] == "Fråga mer om det här."
    assert row["Kodare"] == "K1"
    assert row["Status"] == "godkänt"
    assert rows["ängen 1:1.1", "Tid"]["Koncentrat"] == "Ont om tid. (förslag)"
    assert rows["öskolan-1:1.1", "Chefen"]["Andra teman"] == "Hinder"


def test_thin_quotations_are_left_out_and_counted(root: Path) -> None:
    table = TABLES["quotations"](seen(root, small=Small.SUPPRESS))
    assert not [row for row in table.rows if "öskolan" in str(row[7]) or ("ängen" in str(row[7]) and row[0] == "Det som hjälper")]
    assert any(note.startswith("4 rader är utelämnade") for note in table.notes)


def test_framework_matrix_holds_condensations_and_ids(root: Path) -> None:
    rows = by_key(TABLES["framework"](seen(root)), "Fall")
    almen = str(rows["Almen",]["Hinder"]).split("\n")
    assert almen[0] == "Tiden räcker inte [almen-1:1.1]"  # the favourite first
    assert "”Reglerna är kvar, de hindrar oss.” [almen-2:2.1]" in almen
    assert rows["Ängen",]["Hinder"] == "Ont om tid. (förslag) [ängen 1:1.1]\n”Ont om tid här med, tyvärr.” [ängen 1:2.1]"


def test_summary_is_read_column_by_column(root: Path) -> None:
    table = TABLES["summary"](seen(root))
    assert table.columns == ("Det som hjälper", "Hinder")
    assert [row[1] for row in table.rows] == [
        "Tid (4 personer i 3 samtal)",
        "Gott om tid (2 personer i 2 samtal)",
        "Regler (2 personer i 2 samtal)",
    ]
    assert table.rows[2][0] == ""
    assert any(note.startswith("Läs kolumnvis") for note in table.notes)


def test_condensation_table_has_a_part_for_every_conversation(root: Path) -> None:
    table = TABLES["condensations"](seen(root))
    assert [section.heading for section in table.sections()] == ["O1", "G1", "A1", "A2"]
    assert table.sections()[2].rows[0] == (
        "almen-1:1.1",
        "Deltagare 1",
        "Vi har haft ont om tid hela våren, det hinner aldrig bli av.",
        "Tiden räcker inte",
        "Tid",
        "Hinder",
        "",
    )


def test_waves_tell_what_stayed_went_and_came(root: Path) -> None:
    rows = by_key(TABLES["waves"](seen(root)), "Kategori")
    assert [rows["Tid",][name] for name in ("vår", "höst", "Förändring")] == [3, 1, "kvar"]
    assert rows["Regler",]["Förändring"] == "kvar"
    assert [rows["Grannar",][name] for name in ("vår", "höst")] == [1, 2]
    assert TABLES["waves"](seen(root)).columns[2:4] == ("vår", "höst")  # by date, not by letter


def test_coverage_is_not_called_saturation(root: Path) -> None:
    table = TABLES["coverage"](seen(root))
    assert [row[0] for row in table.rows] == ["A1", "G1", "A2", "O1", "O2"]
    assert [row[-2] for row in table.rows] == [5, 0, 0, 0, 0]
    assert any("täckning, inte mättnad" in note for note in table.notes)


def test_a_conversation_without_a_date_stands_in_its_wave_and_the_note_says_so(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "odaterad"
    shutil.copytree(root, other)
    plan = other / "study.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("date: 2025-03-04, ", ""), encoding="utf-8")
    table = TABLES["coverage"](seen(other))
    assert [row[0] for row in table.rows] == ["G1", "A1", "A2", "O1", "O2"]
    assert any("Samtal utan datum står sist" in note for note in table.notes)
    plan.write_text(plan.read_text(encoding="utf-8").replace("wave: vår, kind", "kind"), encoding="utf-8")
    assert [row[0] for row in TABLES["coverage"](seen(other)).rows] == ["G1", "A2", "O1", "O2", "A1"]


def test_a_wave_that_is_only_a_number_is_called_a_wave(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "omgångar"
    shutil.copytree(root, other)
    plan = other / "study.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("wave: vår", "wave: 1"), encoding="utf-8")
    view = seen(other, By.WAVE)
    assert [view.group_name(group) for group in view.groups] == ["Omgång 1", "höst"]


def test_questions_of_the_guide(root: Path) -> None:
    rows = by_key(TABLES["questions"](seen(root)), "Fråga")
    assert rows["Vad har stått i vägen för er?",]["A1"] == 1
    assert rows["Vad drömmer ni om?",]["Ställd i antal samtal"] == 0


def test_speaking_shares_add_up(root: Path) -> None:
    for section in TABLES["speaking"](seen(root)).sections():
        shares = [float(row[4]) for row in section.rows if row[1] == "deltagare" and row[4] is not None]
        assert sum(shares) == pytest.approx(1, abs=0.01)


def test_a_conversation_in_which_nothing_was_found_counts_and_one_that_nobody_read_does_not(root: Path, tmp_path: Path) -> None:
    rows = by_key(TABLES["material"](seen(root)), "Samtal")
    assert rows["O2",]["Kodningar"] == 0
    assert rows["O2",]["Anmärkning"] == ""
    other = make_told_study(tmp_path / "annan")
    (other / "codings" / "eva" / "öskolan-2.jsonl").unlink()
    table = TABLES["material"](seen(other))
    assert by_key(table, "Samtal")["O2",]["Anmärkning"] == "inte kodad"
    assert any("Inte kodade än, och därför inte med: O2." in note for note in table.notes)
    assert by_key(TABLES["theme_cases"](seen(other)), "Tema", "Fall")["Hinder", "Alla"]["Alla samtal"] == 4


def test_presence_is_one_where_counts_are_more_than_none(root: Path) -> None:
    view = seen(root)
    for kind, column in (("interviews", "Samtal"), ("speakers", "Talare")):
        ones, counts = TABLES[f"presence_{kind}"](view), TABLES[f"counts_{kind}"](view)
        for one, count in zip(ones.rows, counts.rows, strict=True):
            present = dict(zip(ones.columns, one, strict=True))
            counted = dict(zip(counts.columns, count, strict=True))
            assert present[column] == counted[column]
            for theme in view.themes:
                n = counted.get(theme.label, counted.get(f"{theme.label} – omnämnanden"))
                assert present[theme.label] == int(bool(n))


def test_single_people_are_seen_in_no_table_that_hides_them(root: Path) -> None:
    names = names_for(seen(root, small=Small.SUPPRESS))
    assert not SINGLED_OUT & set(names)
    assert "waves" in names


def test_proposals_are_called_proposals(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "utan"
    shutil.copytree(root, other)
    shutil.rmtree(other / "codings" / "eva")
    table = TABLES["theme_cases"](seen(other))
    assert any(note.startswith("Programmets förslag, som ingen människa har granskat") for note in table.notes)
    assert {row[-3] for row in TABLES["quotations"](seen(other)).rows} == {"föreslaget"}


def test_about_tells_of_every_table(root: Path) -> None:
    view = seen(root, By.WAVE)
    tables = {f"{name}.csv": TABLES[name](view) for name in names_for(view)}
    found = about(tables, "sv", "file")
    assert found.columns[0] == "Fil"
    assert [row[0] for row in found.rows] == [*tables, "Alla"]
    assert found.rows[-1][1] == "Räknat på kodningar som människor har godkänt eller ändrat, i 5 av 5 samtal."  # said once, for all
    assert all("Räknat på" not in str(row[3]) for row in found.rows)
    assert all(row[1] for row in found.rows)


def test_a_focus_group_of_few_is_marked_in_the_material_or_put_together_with_others(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "fyra"
    shutil.copytree(root, other)
    (other / "study.yaml").write_text((root / "study.yaml").read_text(encoding="utf-8").replace("k: 2", "k: 4"), encoding="utf-8")
    marked = by_key(TABLES["material"](seen(other)), "Samtal")
    assert [key[0] for key, row in marked.items() if row["Anmärkning"] == "färre än 4 personer"] == ["G1", "A2"]
    assert [marked[key,]["Personer"] for key in ("G1", "A2")] == ["<4", "<4"]
    merged = by_key(TABLES["material"](seen(other, small=Small.MERGE)), "Samtal")
    assert set(merged) == {("A1",), ("O1",), ("O2",), ("2 samtal",), ("Alla",)}
    assert merged["2 samtal",]["Personer"] == 6
    assert merged["Alla",] == marked["Alla",]


def test_several_people_are_a_group_where_nobody_says_what_they_are(root: Path, tmp_path: Path) -> None:
    import re

    other = tmp_path / "utan slag"
    shutil.copytree(root, other)
    told = (root / "study.yaml").read_text(encoding="utf-8").replace("k: 2", "k: 4")
    (other / "study.yaml").write_text(re.sub(r", kind: [^,}]+", "", told), encoding="utf-8")
    rows = by_key(TABLES["material"](seen(other)), "Samtal")
    assert {row["Personer"] for key, row in rows.items() if key != ("Alla",)} <= {1, 4, 5, "<4"}
    assert rows["G1",]["Personer"] == "<4"
