"""``tfbb check anonymity``."""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app

runner = CliRunner()
FORMATS = Path(__file__).parents[3] / "shared" / "formats"


def write(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_help() -> None:
    done = runner.invoke(app, ["check", "anonymity", "--help"])
    assert done.exit_code == 0
    assert "--sensitive" in done.stdout


def test_text_tells_place_kind_and_suggestion(tmp_path: Path) -> None:
    path = write(tmp_path, "Deltagare 1: Jag heter Fatima.\n")
    done = runner.invoke(app, ["check", "anonymity", str(path)])
    assert done.exit_code == 1
    assert done.stdout == f"{path}:1:24: person, certain: Fatima → [namn]\n"
    assert "Voices: patterns, rules, the trained tagger" in done.stderr


def test_json_positions_are_those_of_the_file(tmp_path: Path) -> None:
    text = "Hej.\nRing 070-174 06 71 till Fatima.\n"
    done = runner.invoke(app, ["check", "anonymity", str(write(tmp_path, text)), "--format", "json"])
    findings = json.loads(done.stdout)
    assert {f["kind"] for f in findings} == {"phone", "person"}
    assert all(text[f["start"] : f["end"]] == f["match"] for f in findings)
    assert {"path", "line", "column", "start", "end", "match", "kind", "certainty", "suggestion"} <= set(findings[0])


def test_csv_has_a_head(tmp_path: Path) -> None:
    done = runner.invoke(app, ["check", "anonymity", str(write(tmp_path, "Jag heter Fatima.")), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(r["match"], r["certainty"]) for r in rows] == [("Fatima", "certain")]


def test_clean_material_exits_0(tmp_path: Path) -> None:
    write(tmp_path, "Intervjuare: Hur gick det?\nDeltagare 1: Det gick bra, sa [namn].\n")
    done = runner.invoke(app, ["check", "anonymity", str(tmp_path), "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == []


def test_file_names_are_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path, "Hej.", "intervju_fatima.txt")
    done = runner.invoke(app, ["check", "anonymity", str(path)])
    assert done.exit_code == 1
    assert "(file name): person, check: fatima" in done.stdout


def test_missing_and_unreadable_files_exit_2(tmp_path: Path) -> None:
    done = runner.invoke(app, ["check", "anonymity", str(tmp_path / "saknas.txt")])
    assert done.exit_code == 2
    assert "saknas.txt" in done.stderr
    (tmp_path / "trasig.docx").write_bytes(b"x")
    write(tmp_path, "Jag heter Fatima.")
    done = runner.invoke(app, ["check", "anonymity", str(tmp_path)])
    assert done.exit_code == 2
    assert "trasig.docx" in done.stderr
    assert "Fatima" in done.stdout


def test_a_name_in_one_file_is_found_in_another(tmp_path: Path) -> None:
    write(tmp_path, "Då ringde Fatima igen.", "a.txt")
    write(tmp_path, "Rubrik\n\nsen kom fatimas mamma dit", "b.md")
    done = runner.invoke(app, ["check", "anonymity", str(tmp_path), "--format", "json"])
    assert {Path(f["path"]).name for f in json.loads(done.stdout)} == {"a.txt", "b.md"}


def test_the_studys_own_list(tmp_path: Path) -> None:
    root = tmp_path / "studie"
    (root / "transcripts").mkdir(parents=True)
    (tmp_path / "kanda.txt").write_text("place: lilla bruket\nallow: Fatima\n", encoding="utf-8")
    (root / "study.yaml").write_text("title: Prov\nknown_identifiers: ../kanda.txt\n", encoding="utf-8")
    path = write(root / "transcripts", "Fatima stod vid lilla brukets grind.")
    done = runner.invoke(app, ["check", "anonymity", str(path), "--study", str(root), "--format", "json"])
    assert [(f["match"], f["kind"]) for f in json.loads(done.stdout)] == [("lilla brukets", "place")]


def test_sensitive_passages_are_information(tmp_path: Path) -> None:
    path = write(tmp_path, "hon fick en diagnos då")
    assert runner.invoke(app, ["check", "anonymity", str(path)]).exit_code == 0
    assert "sensitive" in runner.invoke(app, ["check", "anonymity", str(path), "--sensitive"]).stdout


def test_two_runs_are_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "Jag heter Fatima och bor i Hedemora, på Påhittsgatan 3.")
    first, second = (runner.invoke(app, ["check", "anonymity", str(path), "--format", "json"]).stdout for _ in range(2))
    assert first == second


@pytest.mark.skipif(not FORMATS.exists(), reason="the shared yardsticks are not here")
def test_left_identifiers_of_the_shared_layouts() -> None:
    expected = json.loads((FORMATS / "expected.json").read_text(encoding="utf-8"))["filer"]["45_kvarlamnade_uppgifter.txt"]
    path = FORMATS / "45_kvarlamnade_uppgifter.txt"
    text = path.read_text(encoding="utf-8")
    findings = json.loads(runner.invoke(app, ["check", "anonymity", str(path), "--format", "json"]).stdout)
    covered = {i for f in findings for i in range(f["start"], f["end"])}
    for words in expected["must_flag"]:
        at = text.index(words)
        assert set(range(at, at + len(words))) <= covered
    assert not {f["match"] for f in findings} & set(expected["must_not_flag"])


@pytest.mark.skipif(not FORMATS.exists(), reason="the shared yardsticks are not here")
def test_hand_anonymised_layout_has_only_marks() -> None:
    path = FORMATS / "44_anonymiserad_hakparentes.txt"
    findings = json.loads(runner.invoke(app, ["check", "anonymity", str(path), "--format", "json"]).stdout)
    assert {f["kind"] for f in findings} == {"mark"}


@pytest.mark.slow
def test_many_thousand_words_a_second() -> None:
    from tfbb_coding.model.identifier import NamedText
    from tfbb_coding.steps.identifiers import find_identifiers, load

    load()
    text = "Deltagare 1: Ja, men det var ju så att vi satt där och väntade, och sen ringde mamman till Fatima i Hedemora igen.\n" * 2500
    find_identifiers([NamedText("warm", text[:2000])])
    taken = []
    for _ in range(4):  # the quickest run is the program's; the rest is what else the machine was doing
        start = time.process_time()
        find_identifiers([NamedText("a", text)])
        taken.append(time.process_time() - start)
    assert (
        len(text.split()) / min(taken) >= 10_000
    )  # a quiet machine does five times as much (docs/anonymity.md), a shared one half of that


def test_what_is_not_looked_into_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Deltagare 1: Ja.\n", encoding="utf-8")
    (tmp_path / "bild.png").write_bytes(b"\x89PNG")
    (tmp_path / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = CliRunner().invoke(app, ["check", "anonymity", str(tmp_path)])
    assert "Not looked into (1): bild.png\n  a picture: look at it yourself" in result.stderr
    assert "Not looked into (1): gammal.doc\n  open it in the program that made it, and save it as .docx" in result.stderr
    assert result.exit_code == 0


def test_what_ingest_wrote_at_the_top_is_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "study.yaml").write_text("title: Prov\ncases: [{id: b, name: Pilot B}]\n", encoding="utf-8")
    (tmp_path / "Möte.vtt").write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:41:02.000\n<v Deltagare 1>Vi hann inte.</v>\n\n"
        "00:41:02.000 --> 00:42:03.000\n<v Intervjuare 1>Vad var svårt?</v>\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert runner.invoke(app, ["ingest", "Möte.vtt", "--case", "b"]).exit_code == 0
    done = runner.invoke(app, ["check", "anonymity", "transcripts"])
    assert (done.exit_code, done.stdout) == (0, "")


def test_the_programs_own_labels_in_its_results_are_nobody(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text("title: Prov\ninterviews: [{id: Chefer-kommun-1}, {id: Intervju-Fatima-2}]\n", encoding="utf-8")
    (tmp_path / "results" / "report").mkdir(parents=True)
    path = write(tmp_path / "results" / "report", "Enhet Chefer-kommun-1:7.1\n\nEnhet Intervju-Fatima-2:1.1\n", "rapport.md")
    done = runner.invoke(app, ["check", "anonymity", str(path), "--format", "json"])
    assert [found["match"] for found in json.loads(done.stdout)] == ["Intervju-Fatima-2"]


def test_somebody_who_speaks_has_one_line_and_json_stays_whole(tmp_path: Path) -> None:
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n<v Hodan Ek>Ja, Göran.</v>\n\n" for n in range(1, 5))
    (tmp_path / "m.vtt").write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    lines = CliRunner().invoke(app, ["check", "anonymity", str(tmp_path / "m.vtt")]).stdout.splitlines()
    assert [line for line in lines if "Hodan Ek" in line] == [
        f"{tmp_path / 'm.vtt'}:4:4: person, certain: Hodan Ek → [namn] (speaks here, 4 places)"
    ]
    assert sum("Göran" in line for line in lines) == 4
    found = json.loads(CliRunner().invoke(app, ["check", "anonymity", str(tmp_path / "m.vtt"), "--format", "json"]).stdout)
    assert sum(one["match"] == "Hodan Ek" for one in found) == 4
