"""What ``tfbb exchange export`` leaves behind, and that what comes back is a study without faults of the program's own making."""

from dataclasses import replace
from pathlib import Path

from small_study import decide, kind_of, make_study, units_of
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.notes import load_notes
from tfbb_coding.files.refi.read import read_exchange
from tfbb_coding.files.refi.write import project_bytes
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import NoteKind
from tfbb_coding.model.exchange import Passage, ProjectNote
from tfbb_coding.steps.exchange.guids import Guids


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def merged(folder: Path) -> Path:
    """A study with a consensus of one interview, two coders, and anna's condensations of a coded and of an uncoded unit."""
    home = make_study(folder)
    decide(home, "anna")
    decide(home, "bo", ("norr",))
    said = [replace(one, coder="consensus") for one in load_codings(home, "anna").codings if one.transcript == "norr"]
    save_codings(home, "consensus", "norr", said)
    units = {kind_of(unit): unit for unit in reversed(units_of(home, "norr"))}
    condensed = [
        Condensation("norr", unit.id, unit.turn, unit.speaker, unit.start, unit.end, "anna", "Kort sagt.", unit.text, theme)
        for unit, theme in ((units["worry"], "oro"), (units["plain"], "oro"), (units["joy"], "gladje"))
    ]
    save_condensations(home, "anna", condensed, ["norr"])
    return home


def older(home: Path, path: Path) -> Path:
    """What a version of ours wrote that took every condensation along, also those of units that nobody had coded so."""
    file = home / "results" / "exchange" / "study.qdpx"
    assert run("exchange", "export", "--study", home, "--coder", "anna").exit_code == 0
    project, unit = read_exchange(file), next(one for one in units_of(home, "norr") if kind_of(one) == "plain")
    guids, name = Guids(project.name), f"{unit.id} oro (meningskoncentrering)"
    person = next(one.guid for one in project.people)
    note = ProjectNote(guids.of("old"), name, "Ligger bakom huset.", person, "1980-01-01T00:00:00Z")
    passage = Passage(guids.of("older"), unit.start, unit.end, person=person, time=note.time, notes=(note.guid,))
    sources = tuple(replace(one, passages=(*one.passages, passage)) if one.name == "norr" else one for one in project.sources)
    path.write_bytes(project_bytes(replace(project, sources=sources, all_notes=(*project.all_notes, note))))
    return path


def test_an_older_condensation_of_what_nobody_coded_becomes_a_memo_and_is_told(tmp_path: Path) -> None:
    path, new = older(merged(tmp_path / "studie"), tmp_path / "äldre.qdpx"), tmp_path / "ny"
    result = run("exchange", "import", path, "--into", new)
    assert result.exit_code == 0, result.output
    assert "condensations of units that nobody has coded so, which became memos: 1" in result.stderr
    assert [one.theme for one in load_condensations(new).condensations] == ["oro", "gladje"]
    [memo] = load_notes(new, NoteKind.MEMO, "kodare-1").notes
    assert memo.text == "Meningskoncentrering (oro): Ligger bakom huset."
    checked = run("check", "study", "--study", new)
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.output


def test_what_stays_is_counted_and_the_option_is_named(tmp_path: Path) -> None:
    home = merged(tmp_path / "studie")
    result = run("exchange", "export", "--study", home)
    assert result.exit_code == 0, result.output
    assert "codings by other coders (anna 36, bo 9)" in result.stderr
    assert "`--coder anna --coder bo`" in result.stderr
    assert "1 condensations of units that are not coded so there" in result.stderr


def test_nothing_is_said_where_everything_goes_over(tmp_path: Path) -> None:
    home = make_study(tmp_path / "studie")
    decide(home, "anna")
    assert "Not in the file" not in run("exchange", "export", "--study", home).stderr


def test_a_round_trip_makes_no_condensation_of_what_nobody_coded(tmp_path: Path) -> None:
    home = merged(tmp_path / "studie")
    assert run("exchange", "export", "--study", home).exit_code == 0
    new = tmp_path / "ny"
    assert run("exchange", "import", home / "results" / "exchange" / "study.qdpx", "--into", new).exit_code == 0
    assert [one.theme for one in load_condensations(new).condensations] == ["oro", "gladje"]
    checked = run("check", "study", "--study", new)
    assert "nobody has coded this unit so" not in checked.output
