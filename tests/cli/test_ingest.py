"""``tfbb ingest`` as a researcher uses it."""

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.ingest import day_in_name
from tfbb_coding.files.study import open_study
from tfbb_coding.files.transcripts import read_transcript

CLEAN = "Intervjuare: Vad var svårt?\n\nDeltagare 1: Vi hann inte.\nDet var synd.\n\nDeltagare 2: Nej, precis.\n"
NAMED = CLEAN.replace("Vi hann inte.", "Jag heter Fatima Lindström och vi hann inte.")


@pytest.fixture(autouse=True)
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two cases, and files beside it."""
    (tmp_path / "study.yaml").write_text("title: Prov\ncases:\n  - {id: norr, name: Pilot Norr}\n", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Fokusgrupp norr (slutlig).txt").write_text(CLEAN, encoding="cp1252")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["ingest", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def taken(study: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((study / "transcripts").glob("*"))}


def test_help() -> None:
    assert run("--help")[0] == 0


def test_normalised_with_facts_at_the_top(study: Path) -> None:
    code, out, err = run("in", "--case", "norr")
    assert code == 0, err
    assert taken(study) == {
        "Fokusgrupp-norr-slutlig.txt": "---\nsource: txt\n---\n\nIntervjuare: Vad var svårt?\n\n"
        "Deltagare 1: Vi hann inte. Det var synd.\n\nDeltagare 2: Nej, precis.\n"
    }
    assert "Fokusgrupp-norr-slutlig.txt" in out
    assert "1 interview was entered in study.yaml" in err
    assert (study / "study.yaml").read_text(encoding="utf-8") == (
        "title: Prov\ncases:\n  - {id: norr, name: Pilot Norr}\n"
        "interviews:\n  - {id: Fokusgrupp-norr-slutlig, case: norr, transcript: Fokusgrupp-norr-slutlig.txt}\n"
    )
    read = read_transcript(study / "transcripts" / "Fokusgrupp-norr-slutlig.txt")
    assert [turn.speaker for turn in read.turns] == ["Intervjuare", "Deltagare 1", "Deltagare 2"]


def test_a_new_case_is_entered_with_its_name(study: Path) -> None:
    code, _out, err = run("in", "--case", "syd=Pilot Syd")
    assert code == 0, err
    home = open_study(study)
    assert [(case.id, case.name) for case in home.cases] == [("norr", "Pilot Norr"), ("syd", "Pilot Syd")]
    assert [(one.id, one.case) for one in home.interviews] == [("Fokusgrupp-norr-slutlig", "syd")]


def test_a_case_of_another_name_is_refused(study: Path) -> None:
    code, _out, err = run("in", "--case", "norr=Pilot Nord")
    assert code == 2
    assert "another name for the case 'norr'" in err
    assert not (study / "transcripts").exists()


def test_undo_takes_the_entry_back_with_the_transcript(study: Path) -> None:
    before = (study / "study.yaml").read_bytes()
    assert run("in", "--case", "norr")[0] == 0
    result = CliRunner().invoke(app, ["undo"])
    assert result.exit_code == 0, result.output
    assert (study / "study.yaml").read_bytes() == before
    assert not (study / "transcripts").exists()


def test_a_list_on_one_line_takes_the_interview_too(study: Path) -> None:
    (study / "study.yaml").write_text("title: Prov\ninterviews: [{id: a, transcript: a.txt}]\n", encoding="utf-8")
    assert run("in")[0] == 0
    assert [one.id for one in open_study(study).interviews] == ["a", "Fokusgrupp-norr-slutlig"]


def test_the_first_interview_does_not_make_strangers_of_the_others(study: Path) -> None:
    (study / "transcripts").mkdir()
    (study / "transcripts" / "gammal.txt").write_text("Intervjuare: Och sedan?\n\nDeltagare 1: Då regnade det.\n", encoding="utf-8")
    code, _out, err = run("in")
    assert code == 0
    assert "2 interviews were entered in study.yaml" in err
    checked = CliRunner().invoke(app, ["check", "study"])
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.output


def test_an_interview_that_is_there_under_another_name_is_told(study: Path) -> None:
    talk = CLEAN + "".join(f"\nDeltagare 1: Sedan målade vi staket nummer {n} hela den dagen.\n" for n in range(12))
    (study / "in" / "ett.txt").write_text(talk, encoding="utf-8")
    (study / "in" / "två.txt").write_text(talk.replace("Deltagare 1", "Deltagare 5"), encoding="utf-8")
    assert run("in/ett.txt")[0] == 0
    code, _out, err = run("in/två.txt")
    assert (code, "Note: 'ett' and 'två' have the same words (100 %)" in err) == (1, True)
    assert "staket" not in err


def test_word_with_a_date(study: Path) -> None:
    document = docx.Document()
    for line in ("Intervju 3", "Datum: 3 februari 2026", "Intervjuare: Vad var svårt?", "Deltagare 1: Vi hann inte."):
        document.add_paragraph(line)
    document.save(str(study / "in" / "b.docx"))
    assert run("in/b.docx")[0] == 0
    assert taken(study)["b.txt"].startswith("---\nsource: docx\ndate: 2026-02-03\n---\n")


def test_the_day_in_a_files_name_goes_into_the_study_and_is_told(study: Path) -> None:
    (study / "in" / "Intervju-20260203_093500-Inspelning.txt").write_text(CLEAN, encoding="utf-8")
    code, _out, err = run("in/Intervju-20260203_093500-Inspelning.txt")
    assert code == 0
    assert "1 date was taken from the file's name; see in study.yaml whether it is the day of the interview." in err
    assert [one.date for one in open_study(study).interviews] == ["2026-02-03"]
    assert not [name for name in taken(study) if "2026" in name]


@pytest.mark.parametrize(
    ("stem", "day"), [("intervju 20261399", ""), ("20260203 och 20260204", ""), ("20120314-2385", ""), ("a 2026-02-03", "2026-02-03")]
)
def test_figures_in_a_name_that_are_no_one_day(stem: str, day: str) -> None:
    assert day_in_name(stem) == day


def test_a_name_stops_the_file_and_only_it(study: Path) -> None:
    (study / "in" / "b.txt").write_text(NAMED, encoding="utf-8")
    code, _out, err = run("in")
    assert code == 1
    assert "in/b.txt: 1 certain identifier (person), in turn 1;" in err
    assert "Fatima" not in err
    assert list(taken(study)) == ["Fokusgrupp-norr-slutlig.txt"]


def test_words_allowed_by_name_with_a_reason(study: Path) -> None:
    (study / "in" / "b.txt").write_text(NAMED, encoding="utf-8")
    code, _out, err = run("in/b.txt", "--allow", "fatima lindström=känd person")
    assert code == 0, err
    log = (study / "log.jsonl").read_text(encoding="utf-8")
    entry = json.loads(log.splitlines()[-1])
    assert entry["counts"] == {"allowed.person": 1, "files": 1, "refused": 0}
    assert entry["parameters"] == {"reason.1": "kand-person"}
    assert "indstr" not in log.lower()


@pytest.mark.parametrize("allow", ["Fatima Lindström", "Fatima=", "Fatima=Fatima Lindström sa ja"])
def test_allow_needs_a_reason_that_names_nobody(allow: str) -> None:
    assert run("in", "--allow", allow)[0] == 2


def test_what_is_there_is_not_written_over(study: Path) -> None:
    run("in")
    before = taken(study)
    (study / "in" / "Fokusgrupp norr (slutlig).txt").write_text(CLEAN.replace("synd", "bra"), encoding="utf-8")
    code, _out, err = run("in")
    assert code == 1
    assert "already" in err
    assert taken(study) == before


def test_names_are_taken_out_of_file_names(study: Path) -> None:
    (study / "in" / "intervju_fatima_Gnesta_2.txt").write_text(CLEAN, encoding="utf-8")
    assert run("in/intervju_fatima_Gnesta_2.txt")[0] == 0
    assert not [name for name in taken(study) if "fatima" in name or "Gnesta" in name]


def test_somebody_unnamed_is_not_given_to_the_speaker_before(study: Path) -> None:
    (study / "in" / "a.vtt").write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Deltagare 1>Hej på er.</v>\n\n00:00:02.000 --> 00:00:03.000\nNej, precis så.\n",
        encoding="utf-8",
    )
    code, _out, err = run("in/a.vtt")
    assert code == 0, err
    assert "Okänd: Nej, precis så." in taken(study)["a.txt"]


def test_bad_input(study: Path) -> None:
    code, _out, err = run("in", "--case", "väst")
    assert (code, "cases are: norr" in err) == (2, True)
    (study / "study.yaml").unlink()
    code, _out, err = run("in")
    assert (code, "tfbb init" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.vtt", "WEBVTT\n\n00:00:01.000 --> 00:41:07.000\n<v Deltagare 1>Hej på er.</v>\n", "duration: 0:41:07\n"),
        ("b.txt", "Intervju 4\nLängd: 1 tim 5 min\n\nIntervjuare: Vad var svårt?\n\nDeltagare 1: Vi hann inte.\n", "duration: 1:05:00\n"),
        ("c.txt", CLEAN, ""),
    ],
)
def test_how_long_it_took_is_kept_though_times_are_not(study: Path, name: str, text: str, told: str) -> None:
    from tfbb_coding.model.transcript import length_of

    (study / "in" / name).write_text(text, encoding="utf-8")
    assert run(f"in/{name}")[0] == 0
    written = taken(study)[f"{name[0]}.txt"]
    assert written.count("duration: ") == bool(told)
    assert told in written
    source, copy = read_transcript(study / "in" / name), read_transcript(study / "transcripts" / f"{name[0]}.txt")
    assert length_of(copy) == length_of(source)
    assert (length_of(copy) is None) == (not told)


def test_a_folder_may_be_given_again_when_there_is_more_in_it(study: Path) -> None:
    (study / "nytt").mkdir()
    (study / "nytt" / "ett samtal.txt").write_bytes(
        "Intervjuare: Hur gick det?\r\n\r\nDeltagare 1: Det gick över förväntan.\r\n".encode("cp1252")
    )
    assert run("nytt")[0] == 0
    (study / "nytt" / "ett till.txt").write_text("Intervjuare: Och ni?\n\nDeltagare 2: Vi väntade.\n", encoding="utf-8")
    code, out, err = run("nytt")
    assert (code, "ett-till.txt" in out) == (0, True), err
    assert "1 file is in the study already, word for word, and was left: ett samtal.txt" in err
    path = study / "transcripts" / "ett-samtal.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("gick över", "gick långt över"), encoding="utf-8")
    code, _out, err = run("nytt")
    assert (code, "already; it was left as it is" in err) == (1, True)
