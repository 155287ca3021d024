"""Reports and pages of a study whose interviews are called by placeholders, as ``tfbb pseudonymise`` and ``ingest`` call them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Evidence, Status

SAID = "Man borde ha ett gemensamt möte varje vecka, det tror jag på."


def make(root: Path, name: str) -> Path:
    (root / "transcripts").mkdir()
    (root / "study.yaml").write_text(f"title: Prov\ninterviews: [{{id: {name}, transcript: {name}.txt}}]\n", encoding="utf-8")
    path = root / "transcripts" / f"{name}.txt"
    path.write_text(f"Intervjuare: Vad borde man göra?\n\nDeltagare 1: {SAID}\n", encoding="utf-8")
    turn = read_transcript(path).turns[1]
    evidence = (Evidence("lemma böra", "borde", 1.0, turn.start + 4, turn.start + 9),)
    coding = Coding(
        name,
        f"{name}:1.1",
        1,
        turn.speaker,
        turn.start,
        turn.end,
        "forbattringsforslag",
        "",
        "anna",
        Status.ACCEPTED,
        1.0,
        turn.text,
        evidence,
    )
    save_codings(root, "anna", name, [coding])
    return root


@pytest.mark.parametrize("command", ["report", "pages", "themes", "methods", "slides", "exchange export"])
@pytest.mark.parametrize("name", ["Chefer-kommun-1", "Teamsmöte-kommun-4-datum-2", "Intervju-föräldrar-plats-3"])
def test_placeholders_in_an_id_stop_nothing(tmp_path: Path, command: str, name: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--study", str(make(tmp_path, name))])
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("command", ["report", "pages"])
def test_a_name_in_an_id_does(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(app, [command, "--study", str(make(tmp_path, "Intervju-Fatima-kommun-2"))])
    assert result.exit_code == 1
    assert "study.yaml:2: the id of an interview holds a certain identifier (person)" in result.stderr
