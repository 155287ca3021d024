"""``tfbb themes`` as a researcher uses it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from commands import outcome

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status

STUDY = "title: Prov\ncases:\n  - {id: norr, name: Pilot Norr}\n  - {id: syd, name: Pilot Syd}\ninterviews:\n"
TALK = (
    "Intervjuare: Vad var svårt?\n\n" + "\n\n".join(f"Deltagare {n}: Vi hann inte med alla möten nummer {n}." for n in range(1, 5)) + "\n"
)


def code_everything(study: Path, coder: str, status: Status = Status.PROPOSED) -> None:
    for path in sorted((study / "transcripts").iterdir()):
        transcript = read_transcript(path)
        codings = [
            Coding(
                transcript.name,
                f"{transcript.name}:{t.number}.1",
                t.number,
                t.speaker,
                t.start,
                t.end,
                "hinder",
                "",
                coder,
                status,
                1.0,
                t.text,
            )
            for t in transcript.turns[1:]
        ]
        save_codings(study, coder, transcript.name, codings)


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two cases, of which one has a single participant."""
    (tmp_path / "transcripts").mkdir()
    for name, case, talk in (("n1", "norr", TALK), ("s1", "syd", TALK.partition("\n\nDeltagare 2")[0] + "\n")):
        (tmp_path / "transcripts" / f"{name}.txt").write_text(talk, encoding="utf-8")
        with (tmp_path / "study.yaml").open("a", encoding="utf-8") as file:
            file.write((STUDY if name == "n1" else "") + f"  - {{id: {name}, case: {case}, kind: focus group}}\n")
    code_everything(tmp_path, "rules")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome("themes", *arguments)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_help() -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert "--small" in out


def test_people_before_mentions_and_small_groups_marked(study: Path) -> None:
    code, out, _err = run()
    assert code == 0
    table = rows(study / "results" / "handover" / "teman.csv")
    assert table[0][:8] == ["Tema", "Fall", "Personer", "Alla personer", "Fokusgrupper", "Alla fokusgrupper", "Samtal", "Alla samtal"]
    hinder = [row for row in table if row[0] == "Hinder"]
    assert hinder[0][:9] == ["Hinder", "Pilot Norr", "4", "4", "1", "1", "1", "1", "4"]
    assert hinder[1][1:3] + hinder[1][-1:] == ["Pilot Syd", "1", "färre än 3 personer"]
    assert "teman.csv" in out


def test_suppressed_quotations_are_counted(study: Path) -> None:
    code, _out, err = run("--small", "suppress")
    assert code == 0
    assert "single people are seen in it: counts_speakers" in err
    assert not (study / "results" / "handover" / "antal_per_talare.csv").exists()
    notes = {row[0]: row[3] for row in rows(study / "results" / "handover" / "om_tabellerna.csv")}
    assert "En rad är utelämnad" in notes["citat.csv"]
    assert any("Programmets förslag" in row[1] for row in rows(study / "results" / "handover" / "om_tabellerna.csv"))


def test_excel_says_nothing_about_the_user(study: Path) -> None:
    assert run("--format", "xlsx", "--out", "ut")[0] == 0
    first = (study / "ut" / "tabeller.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert book.sheetnames[:3] == ["Om tabellerna", "Sammanfattning", "Materialet"]
    run("--format", "xlsx", "--out", "ut")
    assert (study / "ut" / "tabeller.xlsx").read_bytes() == first


def test_only_what_a_person_accepted(study: Path) -> None:
    code, _out, err = run("--status", "accepted")
    assert (code, "no codings are left" in err) == (2, True)
    code_everything(study, "eva", Status.ACCEPTED)
    code, _out, err = run("--status", "accepted")
    assert code == 0
    assert "Codings by eva" in err  # people go before the program
    assert run("--coder", "rules")[0] == 0


def test_bad_input(study: Path) -> None:
    code, _out, err = run("--coder", "olle")
    assert (code, "coders are: rules" in err) == (2, True)
    assert run("--study", "finns-inte")[0] == 2


def test_a_transcript_that_changed(study: Path) -> None:
    path = study / "transcripts" / "n1.txt"
    path.write_text("Intervjuare: Hej.\n\n" + TALK.replace("nummer 4", "nummer fyra"), encoding="utf-8")
    code, _out, err = run()
    assert code == 1
    assert err.count("was not moved") == 1
    hinder = [row for row in rows(study / "results" / "handover" / "teman.csv") if row[0] == "Hinder"]
    assert hinder[0][2] == "3"  # the one that could not be found is left out, the others moved


def test_the_reason_is_printed_and_logged(study: Path) -> None:
    path = study / "transcripts" / "n1.txt"
    path.write_text(TALK.replace("alla möten nummer 1", "Fatima Lindström"), encoding="utf-8")
    code_everything(study, "rules")
    code, _out, err = run()
    assert code == 1
    assert ".csv:" in err
    assert "It stands in" in err
    assert "Lindström" not in err
    assert not (study / "results").exists()
    assert run("--allow-identifiers", "godkänt av henne")[0] == 0
    for name in ("teman.csv", "citat_per_tema.csv", "om_tabellerna.csv"):
        assert "Skäl: godkänt av henne" in (study / "results" / "handover" / name).read_text(encoding="utf-8")
    entry = json.loads((study / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert entry["parameters"] == {"reason": "godkant-av-henne"}
    assert entry["counts"]["allowed.person"] >= 1


def test_single_tables_by_name(study: Path) -> None:
    assert run("grades", "summary")[0] == 0
    made = sorted(path.name for path in (study / "results" / "handover").iterdir())
    assert made == ["bekraftar_och_nekar.csv", "om_tabellerna.csv", "sammanfattning.csv"]
    assert run("Bekräftar och nekar", "täckning")[0] == 0  # the names that a Swedish reader sees
    code, _out, err = run("waves", "grades")
    assert (code, "the study has nothing for it: waves" in err) == (0, True)
    code, _out, err = run("waves")
    assert (code, "none of these tables can be made" in err) == (2, True)
    code, _out, err = run("hinder")
    assert (code, "there is no table 'hinder'" in err, "tables are: summary, material" in err) == (2, True, True)
    code, out, _err = run("--list")
    assert code == 0
    assert len(out.splitlines()) == 20


def test_only_some_themes(study: Path) -> None:
    assert run("theme_cases", "--theme", "Hinder")[0] == 0
    assert {row[0] for row in rows(study / "results" / "handover" / "teman.csv")[1:]} == {"Hinder"}
    code, _out, err = run("--theme", "Hindr")
    assert (code, "the codebook has no theme 'Hindr'" in err) == (2, True)


@pytest.mark.parametrize("output", ["docx", "html", "md"])
def test_documents_for_reading_leave_out_what_is_for_machines(study: Path, output: str) -> None:
    code, _out, err = run("--format", output)
    assert code == 0, err
    from tfbb_coding.files.handover import excerpts_of

    path = study / "results" / "handover" / f"tabeller.{output}"
    said = " ".join(excerpt.text for excerpt in excerpts_of({path.name: path.read_bytes()}))
    assert "Bekräftar, nekar eller säger inget" in said
    assert "Vad varje talare tar upp" not in said
    code, _out, err = run("presence_speakers", "--format", output)
    assert code == 0, err
    said = " ".join(excerpt.text for excerpt in excerpts_of({path.name: path.read_bytes()}))
    assert "Vad varje talare tar upp" in said
