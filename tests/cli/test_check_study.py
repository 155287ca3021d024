"""``tfbb check study`` as a researcher uses it."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from commands import ended
from small_study import decide, make_study
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import codings_path, load_codings, save_codings, to_line
from tfbb_coding.files.condensations import save_condensations
from tfbb_coding.files.kept_texts import kept_texts
from tfbb_coding.files.notes import load_notes, save_notes
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Evidence
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.steps.study_checks import CHECKS, name_of


def run(*arguments: str, code: int = 0) -> Result:
    return ended("check", "study", *arguments, code=code)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    with changing(tmp_path, "review", "anna"):
        decide(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codings(study: Path) -> list[Coding]:
    return list(load_codings(study, "anna", "norr").codings)


def save(study: Path, several: list[Coding]) -> None:
    save_codings(study, "anna", "norr", several)


def transcript(study: Path) -> Path:
    return study / "transcripts" / "norr.txt"


def edit(study: Path, old: str, new: str) -> None:
    text = transcript(study).read_text(encoding="utf-8")
    assert old in text
    transcript(study).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_study_in_order_has_no_findings(study: Path) -> None:
    result = run()
    assert result.stdout == ""
    assert "No findings." in result.stderr
    assert "4 transcripts, 48 codings" in result.stderr


def broken_line(study: Path) -> None:
    path = codings_path(study, "anna", "norr")
    path.write_text(path.read_text(encoding="utf-8") + '{"transcript": "no', encoding="utf-8")


def gone_transcript(study: Path) -> None:
    transcript(study).unlink()


def renamed_transcript(study: Path) -> None:
    transcript(study).rename(study / "transcripts" / "nordan.txt")


def shifted(study: Path) -> None:
    edit(study, "Intervjuare: Och mer?", "Intervjuare: Och mer, om du tänker efter?")


def shifted_before_the_last(study: Path) -> None:
    last = codings(study)[-1]
    text = transcript(study).read_text(encoding="utf-8")
    at = text.rindex("Intervjuare: Och mer?", 0, text.index(last.quotation, text.rindex(last.quotation) - 1))
    transcript(study).write_text(text[:at] + "Intervjuare: Jaså. " + text[at + len("Intervjuare: ") :], encoding="utf-8")


def rewritten(study: Path) -> None:
    edit(study, "Jag ligger vaken om nätterna och tänker på", "Jag låg vaken om nätterna och tänkte på")


def erased(study: Path) -> None:
    text = transcript(study).read_text(encoding="utf-8").split("\n\n")
    transcript(study).write_text("\n\n".join(text[:1] + text[2:]), encoding="utf-8")


def wrong_turn(study: Path) -> None:
    first, *rest = codings(study)
    save(study, [replace(first, turn=7, unit="norr:7.1"), *rest])


def wrong_evidence(study: Path) -> None:
    first, *rest = codings(study)
    save(study, [replace(first, evidence=(Evidence("lemma orolig", "orolig", 2.0, first.start, first.start + 6),)), *rest])


def twice(study: Path) -> None:
    path = codings_path(study, "anna", "norr")
    first = codings(study)[0]
    path.write_text(path.read_text(encoding="utf-8") + to_line(replace(first, score=2.0)), encoding="utf-8")


def anothers(study: Path) -> None:
    first, *rest = codings(study)
    save(study, [replace(first, coder="bo"), *rest])


def unknown_theme(study: Path) -> None:
    first, *rest = codings(study)
    save(study, [replace(first, theme="sorg"), *rest])


def faulty_yaml(study: Path) -> None:
    (study / "study.yaml").write_text("title: Skolgården\nk: många\n", encoding="utf-8")


def faulty_codebook(study: Path) -> None:
    (study / "codebooks" / "tfbb.yaml").write_text("themes: 3\n", encoding="utf-8")


def loose_condensation(study: Path) -> None:
    first = codings(study)[0]
    text = read_transcript(transcript(study)).text
    end = text.index("\n\n")
    one = Condensation("norr", "norr:0.1", 0, "Intervjuare", 13, end, "anna", "Fråga", text[13:end], "oro")
    save_condensations(study, "anna", [one], ["norr"])
    assert first.unit != one.unit


def broken_history(study: Path) -> None:
    path = study / "history" / "anna.jsonl"
    path.write_bytes(path.read_bytes() + b"halvt\n")


def taken_in_twice(study: Path) -> None:
    """The same interview under another name, with another label and a word corrected."""
    text = transcript(study).read_text(encoding="utf-8").replace("Pedagog:", "Deltagare 1:").replace("bakom huset", "bortom huset", 1)
    (study / "transcripts" / "avskrift.txt").write_text(text, encoding="utf-8")


CASES: dict[Callable[[Path], None], tuple[str, str, str]] = {
    broken_line: ("norr.jsonl:13: ", "is not JSON", "mend it"),
    gone_transcript: ("norr.jsonl: ", "12 lines are about the transcript 'norr', which is not in the study", "put the transcript back"),
    renamed_transcript: (
        "norr.jsonl: ",
        "12 lines are about",
        "its text is that of 'nordan' now: `tfbb check study --mend` takes these lines along",
    ),
    shifted: ("norr.txt: ", "12 codings and 0 notes about it, by anna, belong elsewhere now", "--mend` moves them there"),
    shifted_before_the_last: ("norr.jsonl:12: ", "its words stand in turn 27 now", "--mend` moves it there"),
    rewritten: ("norr.jsonl:2: ", "its words were changed; most like them (", "--mend --likely` moves it there"),
    erased: ("norr.jsonl:1: ", "its words stand nowhere, or which", "code this passage again"),
    wrong_turn: ("norr.jsonl:1: ", "the coding of unit norr:7.1 as oro: its words stand in turn 1", "--mend` corrects it"),
    wrong_evidence: ("norr.jsonl:1: ", "a piece of its evidence does not stand where it says", "`tfbb code` makes"),
    twice: ("norr.jsonl:13: ", "line 1 says the same, or the opposite, of these words", "keep the line that is right"),
    anothers: ("norr.jsonl:1: ", "it lies among what 'anna' says and says that it is by 'bo'", "move the line"),
    unknown_theme: ("norr.jsonl: ", "1 line names 'sorg', which the codebook lacks", "`tfbb find --theme sorg`"),
    faulty_yaml: ("study.yaml:2", "k", ""),
    faulty_codebook: ("tfbb.yaml", "", ""),
    loose_condensation: ("norr.jsonl:1: ", "nobody has coded this unit so", "code the unit, or delete the line"),
    taken_in_twice: (": ", "'avskrift' and 'norr' have the same words (9", "take one of them out of transcripts/"),
    broken_history: ("anna.jsonl:2: ", "is no entry of the history", "cannot be undone"),
}


@pytest.mark.parametrize("breaks", CASES, ids=lambda breaks: breaks.__name__)
def test_what_does_not_hold_is_told_with_its_place_and_what_to_do(study: Path, breaks: Callable[[Path], None]) -> None:
    breaks(study)
    said = run(code=1).stdout
    place, message, hint = CASES[breaks]
    line = next(line for line in said.splitlines() if place in line and message in line)
    assert hint in said
    assert "vaken" not in line


def test_codings_under_an_older_codebook_and_changed_transcripts_are_notes(study: Path) -> None:
    save(study, [replace(coding, codebook="0123456789abcdef") for coding in codings(study)])
    transcript(study).write_text(transcript(study).read_text(encoding="utf-8") + "\nIntervjuare: Tack!\n", encoding="utf-8")
    said = run().stdout
    assert "12 codings by 'anna' were made with codebook 01234567 and not with " in said
    assert "in 1 interviews" in said
    assert "the transcript 'norr' has changed since it was coded" in said


def test_what_moved_is_mended_and_can_be_undone(study: Path) -> None:
    before = {path: path.read_bytes() for path in (study / "codings").rglob("*.jsonl")}
    shifted(study)
    rewritten(study)
    memo = codings(study)[2]
    notes = [Note("norr", memo.unit, memo.turn, memo.speaker, memo.start, memo.end, "anna", "fundera", memo.quotation)]
    save_notes(study, NoteKind.MEMO, "anna", "norr", notes)
    result = run("--mend", code=1)
    assert "12 lines were mended" in result.stderr
    assert len([line for line in result.stdout.splitlines() if ".jsonl" in line]) == 1
    text = read_transcript(transcript(study)).text
    assert sum(text[coding.start : coding.end] == coding.quotation for coding in codings(study)) == 11
    (note,) = load_notes(study, NoteKind.MEMO, "anna").notes
    assert text[note.start : note.end] == note.quotation
    assert len(kept_texts(study, "norr")) == 2
    assert "Words of codings are others now" not in result.stderr
    assert "Words of codings are others now" in run("--mend", "--likely").stderr
    assert [coding for coding in codings(study) if coding.quotation.startswith("Jag låg vaken om nätterna och tänkte på")]
    assert kept_texts(study, "norr") == (text,)
    for _n in range(2):
        entry = json.loads(CliRunner().invoke(app, ["history", "--format", "json", "--transcript", "norr"]).stdout)
        last = next(row for row in entry if row["state"] == "" and row["command"] == "check study --mend")
        assert CliRunner().invoke(app, ["undo", last["id"]]).exit_code == 0
    assert {path: path.read_bytes() for path in (study / "codings").rglob("*.jsonl")} == before


def test_results_are_counted_in_the_right_place_also_before_anything_is_mended(study: Path) -> None:
    from tfbb_coding.cli.results import gather
    from tfbb_coding.files.study import open_study
    from tfbb_coding.model.report import Finding

    path = study / "transcripts" / "egen.txt"
    path.write_text("Intervjuare: Och?\n\nIP1: Det gick bra. Sen var det höst.\n\nIP2: Det gick bra. Vi åkte hem.\n", encoding="utf-8")
    start = read_transcript(path).text.rindex("Det gick")
    coding = replace(codings(study)[0], transcript="egen", unit="egen:2.1", turn=2, speaker="IP2", start=start, end=start + 13)
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "egen", [replace(coding, quotation="Det gick bra.")])
    path.write_text(path.read_text(encoding="utf-8").replace("Och?", "Och hur gick det?"), encoding="utf-8")
    findings: list[Finding] = []
    (found,) = [c for c in gather(open_study(study), ["anna"], None, None, findings).codings if c.transcript == "egen"]
    assert (found.speaker, findings) == ("IP2", [])
    assert found.start == read_transcript(path).text.rindex("Det gick")


def test_what_was_said_of_a_renamed_transcript_follows_it(study: Path) -> None:
    before = codings(study)
    note = Note(
        "norr", before[0].unit, before[0].turn, before[0].speaker, before[0].start, before[0].end, "anna", "Tänk.", before[0].quotation
    )
    save_notes(study, NoteKind.MEMO, "anna", "norr", [note])
    with changing(study, "review", "anna"):
        save(study, before)
    transcript(study).rename(study / "transcripts" / "nordan.txt")
    result = run("--mend")
    assert "What was said of 'norr' belongs to 'nordan' now." in result.stderr
    after = load_codings(study, "anna", "nordan").codings
    assert [(c.start, c.end, c.theme, c.quotation, c.unit) for c in after] == [
        (c.start, c.end, c.theme, c.quotation, c.unit.replace("norr:", "nordan:")) for c in before
    ]
    assert not codings_path(study, "anna", "norr").exists()
    assert [one.transcript for one in load_notes(study, NoteKind.MEMO, "anna").notes] == ["nordan"]
    assert run("--mend").stderr.startswith("0 lines were mended.")


def test_mending_a_study_in_order_writes_nothing(study: Path) -> None:
    assert "0 lines were mended" in run("--mend").stderr
    assert "takes this back" not in run("--mend").stderr


def test_json_csv_and_rules(study: Path) -> None:
    unknown_theme(study)
    (row,) = json.loads(run("--format", "json", code=1).stdout)
    assert (row["rule"], row["severity"]) == ("in-the-codebook", "error")
    assert [row["rule"] for row in csv.DictReader(io.StringIO(run("--format", "csv", code=1).stdout))] == ["in-the-codebook"]
    said = run("--rules").stdout
    for check in CHECKS:
        assert f"{name_of(check)}\n    " in said


def test_no_study_is_told(tmp_path: Path) -> None:
    assert "no such study folder" in run(str(tmp_path / "saknas"), code=2).stderr
    assert "this is no study" in run(str(tmp_path), code=2).stderr


def test_every_field_of_a_coding_survives_mending(study: Path) -> None:
    save(study, [replace(coding, codebook="abc", score=1.25) for coding in codings(study)])
    before = codings(study)
    shifted(study)
    run("--mend", code=0)
    for old, new in zip(before, codings(study), strict=True):
        same = {key: value for key, value in asdict(old).items() if key not in {"start", "end", "evidence"}}
        assert {key: asdict(new)[key] for key in same} == same
