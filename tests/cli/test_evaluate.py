"""``tfbb evaluate`` as a researcher uses it: against a table, a colleague, or the program."""

import csv
import io
import json
from pathlib import Path

import pytest
from commands import outcome
from small_study import HEARS, NAMES, decide, kind_of, make_study, units_of


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome("evaluate", *arguments)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_study(tmp_path))
    return tmp_path


@pytest.fixture
def gold(study: Path) -> Path:
    """What the researcher hears, as a table beside the study folder's own tables."""
    path = study / "guld.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["transcript", "unit", "primary", "themes", "text"])
        for name in NAMES:
            for unit in units_of(study, name):
                theme = HEARS.get(kind_of(unit), "")
                writer.writerow([name, unit.id, theme, theme, unit.text])
    return path


def table(*arguments: str) -> list[dict[str, str]]:
    code, out, _err = run(*arguments, "--format", "csv")
    assert code == 0
    return list(csv.DictReader(io.StringIO(out)))


def test_help() -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert "--against" in out


@pytest.mark.usefixtures("gold")
def test_against_what_the_program_says_now() -> None:
    code, out, err = run("guld.csv")
    assert code == 0
    assert "Error" not in err
    assert out.startswith("60 units; right is what guld.csv says, compared with rules.\n")
    figures = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    # Worry is heard 24 times and said 24, but twelve of these are things one is careful with.
    assert figures["Oro"][:7] == ["24", ".40", "24", "12", ".50", ".50", ".50"]
    assert figures["Glädje"][:7] == ["12", ".20", "12", "12", "1.00", "1.00", "1.00"]
    assert "The same primary theme, or none: .60, κ .38 (" in out
    assert "24 disagreements" in out


@pytest.mark.usefixtures("gold")
def test_the_text_never_cuts_a_figure_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _code, out, _err = run("guld.csv")
    assert "…" not in out.partition("disagreements")[0]
    assert "κ (95 % interval)" in out


@pytest.mark.usefixtures("gold")
def test_disagreements_stand_side_by_side_on_stdout_alone() -> None:
    _code, out, err = run("guld.csv", "--n", "1")
    shown = out.partition("disagreements\n")[2].strip().splitlines()
    assert shown[0] == "norr:3.1  [nothing shared]"
    assert shown[1] == "  guld.csv: oro"
    assert shown[2].startswith("  rules: –")
    assert "Jag ligger vaken" in shown[3]
    assert "23 more" in shown[-1]
    assert "vaken" not in err
    assert "Jag ligger" not in run("guld.csv", "--n", "0")[1]


def test_whole_turns_against_whole_turns(study: Path) -> None:
    said = " ".join(f"Jag är orolig för skidbacken nummer {n} och allt som kan hända där." for n in range(12))
    (study / "transcripts" / "lang.txt").write_text(f"Intervjuare: Och mer?\n\nPedagog: {said}\n", encoding="utf-8")
    (study / "guld.csv").write_text("transcript,turn,themes\nlang,1,oro\n", encoding="utf-8")
    for unit in ("meaning", "turn", "sentence"):
        assert table("guld.csv", "--unit", unit)[0] | {"kappa": ""} == {
            "theme": "oro", "n": "1", "prevalence": "1", "said": "1", "both": "1", "precision": "1", "recall": "1", "f1": "1",
            "kappa": "", "kappa_low": "", "kappa_high": "",
        }  # fmt: skip


@pytest.mark.usefixtures("gold")
def test_nothing_is_written(study: Path) -> None:
    before = sorted(study.rglob("*"))
    run("guld.csv")
    run("guld.csv", "--format", "json")
    assert sorted(study.rglob("*")) == before


@pytest.mark.usefixtures("gold")
def test_csv_tables() -> None:
    oro = table("guld.csv")[0]
    assert (oro["theme"], oro["n"], oro["both"], oro["precision"]) == ("oro", "24", "12", "0.5")
    assert float(oro["kappa_low"]) < float(oro["kappa"]) < float(oro["kappa_high"])
    assert {row["figure"]: row["value"] for row in table("guld.csv", "--table", "summary")}["n"] == "60"
    assert [row["gold"] for row in table("guld.csv", "--table", "confusion")] == ["oro", "gladje", "none"]
    assert [row["margin"] for row in table("guld.csv", "--table", "calibration")][-2:] == ["certain", "uncertain"]
    assert len(table("guld.csv", "--table", "disagreements")) == 24


@pytest.mark.usefixtures("gold")
def test_json_holds_everything() -> None:
    code, out, _err = run("guld.csv", "--format", "json")
    said = json.loads(out)
    assert code == 0
    assert (said["gold"], said["against"], said["summary"]["n"]) == ("guld.csv", "rules", 60)
    assert [row["theme"] for row in said["themes"]] == ["oro", "gladje"]
    assert len(said["disagreements"]) == 24


@pytest.mark.usefixtures("gold")
def test_two_runs_give_the_same_bytes() -> None:
    assert run("guld.csv", "--format", "json") == run("guld.csv", "--format", "json")


def test_a_coder_against_another(study: Path) -> None:
    decide(study, "anna")
    decide(study, "bo", names=NAMES[:2], adds=False)
    code, out, err = run("anna", "--against", "bo")
    assert code == 1
    assert "bo has not coded oster, vaster; left out" in err
    assert "30 units; right is what anna says, compared with bo." in out
    # Bo hears what the rules know, and adds nothing: half of the worry.
    oro = next(line.split() for line in out.splitlines() if line.strip().startswith("Oro"))
    assert oro[1:8] == ["12", ".40", "6", "6", "1.00", ".50", ".67"]
    assert "Codings on disk keep no ranking" in out


def test_a_coder_against_the_program(study: Path) -> None:
    decide(study, "anna", names=NAMES[:1])
    code, out, _err = run("anna")
    assert code == 0
    assert out.startswith("15 units; right is what anna says, compared with rules.\n")
    assert " 6  " in out
    assert "κ needs n ≥ 10" in out


def test_against_oneself(study: Path) -> None:
    decide(study, "anna")
    code, out, _err = run("anna", "--against", "anna")
    assert code == 0
    assert "none: 1.00, κ 1.00 (1.00–1.00)" in out
    assert "0 disagreements" in out


@pytest.mark.usefixtures("gold")
def test_a_table_against_a_coder(study: Path) -> None:
    decide(study, "anna")
    _code, out, _err = run("guld.csv", "--against", "anna")
    assert "60 units; right is what guld.csv says, compared with anna." in out
    assert "0 disagreements" in out


def test_codings_in_a_table(study: Path) -> None:
    units = units_of(study, "norr")
    rows = [f"norr.txt;{u.start};{u.end};Oro" for u in units if HEARS.get(kind_of(u)) == "oro"]
    (study / "kodning.csv").write_text("transcript;start;end;theme\n" + "\n".join(rows), encoding="utf-8")
    _code, out, _err = run("kodning.csv")
    assert out.startswith("15 units;")
    assert next(line.split() for line in out.splitlines() if line.strip().startswith("Oro"))[1] == "6"


def test_a_folder_of_transcripts_that_is_no_study(
    study: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("annat")
    (elsewhere / "guld.csv").write_text("transcript,turn,theme\nnorr,1,oro\nnorr,2,\nnorr,3,\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    code, out, err = run("guld.csv", str(study / "transcripts"), "--codebook", str(study / "codebooks" / "tfbb.yaml"))
    assert code == 0
    assert out.startswith("2 units;")
    assert "1 rows are about turns without coded talk" in err
    assert "GOLD has room for one theme a unit" in err


@pytest.mark.usefixtures("gold")
def test_rows_that_fit_nothing_are_told_with_their_line(study: Path) -> None:
    path = study / "guld.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("norr:1.1,", "norr:1.7,").replace("norr:5.1,oro", "norr:5.1,roo"), encoding="utf-8"
    )
    code, out, err = run("guld.csv")
    assert code == 1
    assert "guld.csv:2: there is no unit norr:1.7 (any more)" in err
    assert "58 units" in out or "59 units" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ingen"], "'ingen' is no file and no coder\n  coders in this study: anna"),
        (["anna", "--against", "ingen"], "'ingen' is no coder\n  coders in this study: anna"),
        (["anna", "--coder", "study"], "there is no study's voice yet"),
        (["tom.csv"], "tom.csv: no row can be used"),
        (["fel.csv"], "fel.csv:1: no column says which transcript"),
        (["annat.csv"], "none of GOLD's transcripts is in transcripts\n  GOLD is about: sommar"),
        (["text.xlsx"], "save it as CSV"),
    ],
)
def test_bad_input(study: Path, arguments: list[str], said: str) -> None:
    decide(study, "anna")
    (study / "tom.csv").write_text("transcript,unit,theme\n", encoding="utf-8")
    (study / "fel.csv").write_text("namn;tema\nnorr;oro\n", encoding="utf-8")
    (study / "annat.csv").write_text("transcript,turn,theme\nsommar,1,oro\n", encoding="utf-8")
    (study / "text.xlsx").write_bytes(b"PK")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_coder_where_there_is_no_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _out, err = run("anna")
    assert code == 2
    assert "coders are looked for in a study" in err


def test_a_study_without_codings(study: Path) -> None:
    code, _out, err = run("anna", str(study))
    assert code == 2
    assert "this study has no codings yet; see `tfbb code`" in err


def test_a_coder_who_has_coded_nothing_that_is_there(study: Path) -> None:
    (study / "codings" / "anna").mkdir(parents=True)
    (study / "codings" / "anna" / "sommar.jsonl").touch()
    code, _out, err = run("anna")
    assert code == 2
    assert "GOLD is about: sommar" in err
