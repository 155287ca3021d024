"""Numbers in everything that is handed over agree with each other and with the codings, added up here by other means: from the files alone."""

import csv
import io
import re
from collections import defaultdict
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from told_study import STUDY, TALK, make_told_study, participants_words, raw_codings
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.model.product_names import file_word

CASES = {one["id"]: one["name"] for one in yaml.safe_load(STUDY)["cases"]}
CASE_OF = {Path(one["transcript"]).stem: CASES[one["case"]] for one in yaml.safe_load(STUDY)["interviews"]}
WAVE_OF = {Path(one["transcript"]).stem: one["wave"] for one in yaml.safe_load(STUDY)["interviews"]}
LABELS = {"hjalp": "Det som hjälper", "hinder": "Hinder"}
CODES = {"chef": "Chefen", "grannar": "Grannar", "tid": "Tid", "gott_om_tid": "Gott om tid", "regler": "Regler"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study with every product made."""
    root = make_told_study(tmp_path_factory.mktemp("hamnbyn"))
    for command in ("themes", "themes --format xlsx", "themes --format docx", "themes --format html", "themes --format md", "methods",
                    "methods --format md --trail csv", "feedback", "feedback --format md", "slides --small mark"):  # fmt: skip
        result = CliRunner().invoke(app, [*command.split(), "--study", str(root)])
        assert result.exit_code == 0, (command, result.stderr)
    return root


@pytest.fixture(scope="module")
def said(root: Path) -> list[dict[str, object]]:
    return raw_codings(root)


def table(root: Path, name: str) -> list[dict[str, str]]:
    text = (root / "results" / "handover" / f"{file_word(name, 'sv')}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def persons(said: list[dict[str, object]]) -> int:
    return len({(one["transcript"], one["speaker"]) for one in said})


def mentions(said: list[dict[str, object]]) -> int:
    return len({(one["transcript"], one["start"]) for one in said})


def test_themes_by_case(root: Path, said: list[dict[str, object]]) -> None:
    rows = table(root, "theme_cases")
    for theme, label in LABELS.items():
        for case in [*CASES.values(), "Alla"]:
            here = [one for one in said if one["theme"] == theme and case in (CASE_OF[str(one["transcript"])], "Alla")]
            row = next(
                row
                for row in rows
                if row["Fall"] == case and row["Tema"] in (label, "Utmaningar" if case == "Ängen" and theme == "hinder" else label)
            )
            assert (int(row["Personer"]), int(row["Omnämnanden"]), int(row["Samtal"])) == (
                persons(here),
                mentions(here),
                len({one["transcript"] for one in here}),
            )


def test_codes_in_every_product(root: Path, said: list[dict[str, object]]) -> None:
    slides = (root / "results" / "slides" / "bilder.md").read_text(encoding="utf-8")
    summary = (root / "results" / "handover" / "sammanfattning.csv").read_text(encoding="utf-8")
    grades = {row["Kategori"]: row for row in table(root, "grades")}
    codes = {row["Kategori"]: row for row in table(root, "code_cases") if row["Fall"] == "Alla"}
    waves = {row["Kategori"]: row for row in table(root, "waves") if row["Kategori"]}
    for code, label in CODES.items():
        here = [one for one in said if one["code"] == code]
        n, m = persons(here), len({one["transcript"] for one in here})
        assert int(codes[label]["Personer"]) == n
        assert int(grades[label]["Bekräftar"]) + int(grades[label]["Både och"]) == n
        assert f"{label} ({n} personer i {m} samtal)" in summary
        for wave in ("vår", "höst"):
            in_wave = [one for one in here if WAVE_OF[str(one["transcript"])] == wave]
            assert int(waves[label][wave]) == persons(in_wave)
            part = slides.partition(f"# {wave.capitalize()}\n")[2].partition("\n# ")[0]
            if persons(in_wave) >= 2:
                assert f"- {label} ({persons(in_wave)} personer i" in part
            else:
                assert (f"- {label} (färre än 2 personer)" in part) == bool(in_wave)


def test_rows_are_codings(root: Path, said: list[dict[str, object]]) -> None:
    assert len(table(root, "quotations")) == len(said)
    assert len(table(root, "condensations")) == len(said)
    trail = list(csv.DictReader(io.StringIO((root / "results" / "methods" / "kallor.csv").read_text(encoding="utf-8"))))
    assert sorted((row["Enhet"], row["Från tecken"], row["Till tecken"]) for row in trail) == sorted(
        (str(one["unit"]), str(one["start"]), str(one["end"])) for one in said
    )
    assert {row["Ordagrant"] for row in trail} == {"ja"}
    quoted = sorted(str(one["quotation"]).removeprefix("=") for one in said)
    assert sorted(row["Citat"].removeprefix("'").removeprefix("=") for row in trail) == quoted


def test_every_way_of_counting_gives_the_same(root: Path, said: list[dict[str, object]]) -> None:
    for theme, label in LABELS.items():
        here = [one for one in said if one["theme"] == theme]
        by_speaker = sum(int(row[label]) for row in table(root, "counts_speakers"))
        by_interview = sum(int(row[f"{label} – omnämnanden"]) for row in table(root, "counts_interviews"))
        by_case = sum(int(row[f"{label} – omnämnanden"]) for row in table(root, "counts_cases"))
        in_time = sum(int(row[label]) for row in table(root, "coverage"))
        assert {by_speaker, by_interview, by_case, in_time} == {mentions(here)}
        assert sum(int(row[f"{label} – personer"]) for row in table(root, "counts_interviews")) == persons(here)
        assert sum(int(row[label]) for row in table(root, "presence_speakers")) == persons(here)


def test_the_material(root: Path, said: list[dict[str, object]]) -> None:
    *rows, total = table(root, "material")
    assert int(total["Ord"]) == participants_words() == sum(int(row["Ord"]) for row in rows)
    assert int(total["Kodningar"]) == len(said) == sum(int(row["Kodningar"]) for row in rows)
    assert int(total["Kodade enheter"]) == mentions(said)
    text = (root / "results" / "methods" / "metod.md").read_text(encoding="utf-8")
    assert f"{total['Personer']} personer och {total['Ord']} ord" in text
    assert f"{len(said)} kodningar av {mentions(said)} enheter" in text
    assert len(rows) == len(TALK)


def test_what_became_of_the_proposals(root: Path) -> None:
    text = (root / "results" / "methods" / "metod.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| Hinder | 8"))
    # eight proposals: seven accepted, one rejected; the one that is called its opposite had no proposal
    assert [cell.strip() for cell in row.strip("|").split("|")] == ["Hinder", "8", "7", "0", "1", "1", "0"]


@pytest.mark.parametrize("name", ["theme_cases", "code_cases", "grades", "summary", "waves"])
def test_every_format_says_the_same(root: Path, name: str) -> None:
    folder = root / "results" / "handover"
    rows = [list(row.values()) for row in table(root, name)]
    about = {row["Fil"]: row for row in table(root, "about")}[f"{file_word(name, 'sv')}.csv"]
    assert int(about["Rader"]) == len(rows)
    titles = {
        "theme_cases": "Teman",
        "code_cases": "Kategorier",
        "grades": "Bekräftar och nekar",
        "summary": "Sammanfattning",
        "waves": "Omgångar",
    }
    sheet = openpyxl.load_workbook(folder / "tabeller.xlsx")[titles[name]]
    in_excel = [
        ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(min_row=2, max_row=len(rows) + 1, values_only=True)
    ]
    assert in_excel == rows
    numbers = sorted(cell for row in rows for cell in row if cell.isdigit())
    assert sorted(_numbers_in_word(folder / "tabeller.docx", about["Innehåll"])) == numbers
    for file, mark in (("tabeller.md", "\n## "), ("tabeller.html", "<h2>")):
        part = (folder / file).read_text(encoding="utf-8").partition(mark + about["Innehåll"])[2].partition(mark)[0]
        found = re.findall(r"\| (\d+)(?= \|)" if file.endswith("md") else r'class="number">(\d+)<', part)
        assert sorted(found) == numbers


def _numbers_in_word(path: Path, title: str) -> list[str]:
    """The cells with a number alone of the tables under a heading."""
    document = docx.Document(str(path))
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found[heading] += [cell.text for row in block.rows[1:] for cell in row.cells if cell.text.isdigit()]
        elif block.style is not None and block.style.name == "Heading 1":
            heading = block.text
    return found[title]


def test_feedback_shows_what_enough_people_said_and_nothing_else(root: Path, said: list[dict[str, object]]) -> None:
    for case_id, case in CASES.items():
        path = root / "results" / "feedback" / f"aterkoppling-{case_id}.md"
        if not path.exists():
            assert case_id == "oster"  # two single interviews make two people, but k is two and each code has one
            continue
        text = path.read_text(encoding="utf-8")
        for code, label in CODES.items():
            here = [one for one in said if one["code"] == code and CASE_OF[str(one["transcript"])] == case]
            lines = [line for line in text.splitlines() if f" {label}: " in line]
            heard = [line for line in lines if "i studien som helhet" not in line]  # there it tells nothing of the case
            assert bool(heard) == (persons(here) >= 2), (case, label)
            everywhere = [one for one in said if one["code"] == code]
            assert len(lines) == len(heard) or persons(everywhere) >= 2, (case, label)
        for one in said:
            assert str(one["quotation"]) not in text


def test_a_second_run_gives_the_same_bytes(root: Path) -> None:
    made = {path: path.read_bytes() for path in (root / "results").rglob("*") if path.is_file()}
    comments = (root / "feedback" / "kommentarer.xlsx").read_bytes()
    for command in ("themes --format xlsx", "themes --format docx", "methods", "feedback", "slides --small mark"):
        assert CliRunner().invoke(app, [*command.split(), "--study", str(root)]).exit_code == 0
    assert {path: path.read_bytes() for path in made} == made
    assert (root / "feedback" / "kommentarer.xlsx").read_bytes() == comments


def test_an_english_codebook_gives_english_products_that_pass_the_gate(tmp_path: Path) -> None:
    root = make_told_study(tmp_path / "english")
    for path in (root / "study.yaml", root / "codebooks" / "tfbb.yaml"):
        path.write_text("language: en\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for command in (
        "themes",
        "themes --format xlsx",
        "themes --format md",
        "methods",
        "feedback",
        "slides",
        "report",
        "report --format md",
        "figures",
        "pages",
    ):
        result = CliRunner().invoke(app, [*command.split(), "--study", str(root)])
        assert result.exit_code == 0, (command, result.stderr)
    assert (root / "results" / "methods" / "sources.xlsx").exists()
    assert (root / "feedback" / "comments.xlsx").exists()
    text = (root / "results" / "handover" / "themes.md").read_text(encoding="utf-8")
    assert "| Theme | Case | People |" in text
    assert not re.search(r"färre|personer|Samtal", text)
