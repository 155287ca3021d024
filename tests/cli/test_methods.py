"""``tfbb methods`` and ``tfbb slides`` as a researcher uses them."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from commands import outcome
from told_study import make_told_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.model.method_words import COREQ, ENGLISH, SRQR, SWEDISH


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_told_study(tmp_path / "studie")


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    return outcome(*arguments, "--study", root)


def account(root: Path, *arguments: str) -> str:
    code, _out, err = run(root, "methods", "--format", "md", *arguments)
    assert code == 0, err
    return (root / "results" / "methods" / "metod.md").read_text(encoding="utf-8")


def items(text: str, heading: str) -> dict[int, str]:
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [re.split(r"(?<!\\)\|", line) for line in part.splitlines() if re.match(r"\| \d", line)]
    return {int(row[1]): row[4].strip() for row in rows}


def test_words_of_both_languages_are_the_same() -> None:
    assert SWEDISH.keys() == ENGLISH.keys()
    assert (len(COREQ), len(SRQR)) == (32, 21)


@pytest.mark.parametrize("command", ["methods", "slides"])
def test_help(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "--out" in result.stdout


def test_items_that_only_a_person_can_fill_are_empty(root: Path) -> None:
    coreq, srqr = (items(account(root), name) for name in ("COREQ", "SRQR"))
    assert sorted(coreq) == list(range(1, 33))
    assert sorted(srqr) == list(range(1, 22))
    assert {n for n, said in coreq.items() if not said} == {*range(1, 9), 10, 11, 13, 14, 15, 19, 20, 21, 23, 28, 30}
    assert {n for n, said in srqr.items() if not said} == {1, 2, 3, 6, 7, 8, 9, 18, 19, 20, 21}
    assert coreq[12] == "12 personer i 5 samtal."
    assert coreq[18].startswith("Materialet har 2 omgångar: höst och vår") or "vår" in coreq[18]
    assert "täckning, inte mättnad" in coreq[22]
    assert "Kategorier som färre än 2 personer tar upp" in coreq[32] or "Ingen kategori" in coreq[32]


def test_one_coder_has_nobody_to_agree_with_and_two_have(root: Path) -> None:
    assert "Färre än två människor har kodat minst tio enheter i samma samtal" in account(root)
    shutil.copytree(root / "codings" / "eva", root / "codings" / "olle")
    for path in (root / "codings" / "olle").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace('"coder": "eva"', '"coder": "olle"'), encoding="utf-8")
    text = account(root)
    assert "Två personer har kodat" in text
    row = next(line for line in text.splitlines() if line.startswith("| Alla teman ihop"))
    assert "1,00" in row
    assert "olle" not in text  # names of folders are often login names


def test_what_changed_in_the_codebook(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "gammal.yaml"
    now = (root / "codebooks" / "tfbb.yaml").read_text(encoding="utf-8")
    old.write_text(now.replace("Regler som stoppar.", "Regler."), encoding="utf-8")
    text = account(root, "--before", str(old))
    assert "Jämfört med gammal.yaml har en sak ändrats." in text
    assert "| hinder/regler | definition | ändrat | Regler. | Regler som stoppar. |" in text
    code, _out, err = run(root, "methods", "--before", str(tmp_path / "finns inte.yaml"))
    assert code == 2
    assert "finns inte.yaml" in err


def test_the_log_tells_dates_and_versions_but_not_of_what_only_writes_out(root: Path) -> None:
    (root / "log.jsonl").write_text(
        '{"time": "2025-05-02T08:00:00+00:00", "version": "0.0.9", "command": "code", "parameters": {}, "counts": {}, "fingerprints": {"codebook": "aa11"}}\n'
        '{"time": "2025-06-03T08:00:00+00:00", "version": "0.1.0", "command": "condense", "parameters": {}, "counts": {}, "fingerprints": {"codebook": "bb22"}}\n'
        '{"time": "2025-06-04T08:00:00+00:00", "version": "0.1.0", "command": "undo", "parameters": {}, "counts": {}, "fingerprints": {"codebook": "…"}}\n'
        '{"time": "2025-07-0',
        encoding="utf-8",
    )
    first = account(root)
    assert "Studiens logg går från 2025-05-02 till 2025-06-04." in first
    assert "tfbb 0.0.9 och 0.1.0" in first
    assert "Enligt loggen har 2 versioner av kodboken använts." in first
    assert account(root) == first


def test_of_undated_conversations_nobody_says_what_the_last_ones_gave(root: Path) -> None:
    plan = root / "study.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("date: 2025-03-04, ", ""), encoding="utf-8")
    said = account(root)
    assert "Vad de sista samtalen gav går inte att säga" in said
    assert "de två sista samtalen" not in said


def test_the_trail_leads_to_the_words(root: Path) -> None:
    account(root, "--trail", "csv", "--excel")
    text = (root / "results" / "methods" / "kallor.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    from tfbb_coding.files.transcripts import read_transcript

    for row in rows:
        words = read_transcript(root / "transcripts" / row["Fil"]).text[int(row["Från tecken"]) : int(row["Till tecken"])]
        assert row["Citat"] == ("'" if words.startswith("=") else "") + words
    assert len(rows) == 15


def test_slides_that_every_tool_takes(root: Path) -> None:
    assert run(root, "slides", "--quotations", "1")[0] == 0
    text = (root / "results" / "slides" / "bilder.md").read_text(encoding="utf-8")
    slides = text.split("\n\n---\n\n")
    assert slides[0].startswith("# Hamnbyn\n")
    assert [slide.splitlines()[0] for slide in slides[1:4]] == ["# Vår", "## Det som hjälper", "## Hinder"]
    assert "- Tid (3 personer i 2 samtal)" in slides[3]
    assert slides[3].count("\n> ") == 1
    assert "visas inte" in slides[2]
    assert run(root, "slides", "--by", "case", "--small", "mark")[0] == 0
    text = (root / "results" / "slides" / "bilder.md").read_text(encoding="utf-8")
    assert "# Almen\n" in text
    assert "## Utmaningar\n" in text
    assert "- Tid (färre än 2 personer)" in text


@pytest.mark.parametrize("command", ["methods", "slides", "feedback", "themes"])
def test_bad_input(root: Path, command: str, tmp_path: Path) -> None:
    code, _out, err = run(root, command, "--coder", "nils")
    assert (code, "coders are: both, eva" in err) == (2, True)
    result = CliRunner().invoke(app, [command, "--study", str(tmp_path / "finns inte")])
    assert result.exit_code == 2
    assert "finns inte" in result.stderr


def _as(root: Path, name: str, lines: int | None = None) -> None:
    """The same codings by somebody else, or the first of them."""
    shutil.copytree(root / "codings" / "eva", root / "codings" / name)
    left = lines
    for path in sorted((root / "codings" / name).iterdir()):
        said = path.read_text(encoding="utf-8").replace('"coder": "eva"', f'"coder": "{name}"').splitlines(keepends=True)
        kept = said if left is None else said[:left]
        left = None if left is None else left - len(kept)
        if kept:
            path.write_text("".join(kept), encoding="utf-8")
        else:
            path.unlink()


def test_who_tried_one_unit_changes_no_figure_and_report_and_methods_say_the_same(root: Path) -> None:
    _as(root, "olle")
    _as(root, "consensus")
    two = account(root)
    _as(root, "siv", lines=1)
    three = account(root)
    tables = [text.partition("## Överensstämmelse")[2].partition("## Kodboken")[0] for text in (two, three)]
    assert tables[1].replace(SWEDISH["left_out_one"] + "\n\n", "") == tables[0]
    assert SWEDISH["left_out_one"] in tables[1]
    assert "Två personer har kodat." in three
    assert items(three, "COREQ")[24].startswith("Två personer.")
    assert run(root, "report", "--format", "md")[0] == 0
    assert "Kodare: 2." in (root / "results" / "report" / "rapport.md").read_text(encoding="utf-8")


def test_works_that_are_cited_stand_in_the_list(root: Path) -> None:
    _as(root, "olle")
    text = account(root)
    listed = text.partition("## Källor")[2]
    cited = {
        match[1]: match[2]
        for match in re.finditer(r"([A-Z][\w'’]+)(?: m\.fl\.| & \w+|, \w+ och \w+)?,? \(?((?:19|20)\d\d)\)", text.partition("## Källor")[0])
    }
    assert {"Cohen", "Krippendorff", "Kvale", "Tong"} <= cited.keys()
    assert not [name for name, year in cited.items() if not re.search(rf"{name}.*\({year}\)", listed)]
    assert "(both)" not in text
    assert "kodbokens regler och den lärda rösten" in text


def test_the_length_that_stands_at_the_top_is_told(root: Path) -> None:
    path = root / "transcripts" / "almen-1.txt"
    path.write_text("---\nsource: vtt\nduration: 0:41:07\n---\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    text = account(root)
    assert "Längden är känd för ett av samtalen: 41 minuter." in text
    assert re.search(r"\| A1 \|.*\| 41 \|", text)


def test_a_slide_whose_codes_are_all_small_tells_how_many_speak_of_the_theme(root: Path) -> None:
    study = root / "study.yaml"
    study.write_text(study.read_text(encoding="utf-8").replace("k: 2", "k: 5"), encoding="utf-8")
    assert run(root, "slides", "--by", "kind")[0] == 0
    text = (root / "results" / "slides" / "bilder.md").read_text(encoding="utf-8")
    assert "- Hinder: 7 personer i 3 samtal\n\n*Ingen enskild kategori i de här temana tas upp av minst 5 personer.*" in text
    assert text.count("## ") == 2  # one slide for all such themes of a part
    assert ": färre än 5 personer\n" in text
    assert "Inget att visa" not in text
