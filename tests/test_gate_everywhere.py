"""Whatever is handed over passes the gate: proved by trying every command, and by looking at who writes.

A new command or a new room that writes makes these tests fail until somebody has said what it writes: a product for others goes through
``cli/handing.py`` and into HANDS_OVER, working material into WORKS or WRITES_WORKING_MATERIAL.
"""

import ast
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.handover import excerpts_of, fingerprint_of, without_author, write_handover
from tfbb_coding.files.texts import texts_of
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.handover import Leave

PACKAGE = Path(__file__).parents[1] / "src" / "tfbb_coding"
HANDS_OVER: dict[str, list[list[str]]] = {
    "themes": [
        [],
        ["--format", "xlsx"],
        ["--format", "docx"],
        ["--format", "html"],
        ["--format", "md"],
        ["quotations"],
        ["--excel"],
        ["--by", "kind"],
        ["--small", "merge"],
        ["--small", "suppress", "--out", "annan"],
    ],
    "report": [[], ["--format", "md"], ["--small", "suppress"]],
    "pages": [[], ["--no-conversations"], ["--split"], ["--small", "suppress"]],
    "methods": [[], ["--format", "md", "--trail", "csv"], ["--small", "suppress"]],
    "feedback": [["--least", "1", "--quotations", "1"], ["--least", "1", "--quotations", "1", "--format", "md"]],
    "slides": [["--quotations", "1"]],
    "exchange export": [[], ["--no-memos"], ["--coder", "rules", "--out", "annan/studie.qdpx"]],
    "figures": [[], ["programme"], ["--format", "svg"]],
}
"""Commands whose products leave the house, with arguments that make each kind of product."""
WORKS = {
    "code",
    "check study",
    "find",
    "memo delete",
    "memo edit",
    "memo list",
    "memo show",
    "memo write",
    "condense",
    "init",
    "learn",
    "pseudonymise",
    "ingest",
    "withdraw",
    "review export",
    "review import",
    "review open",
    "history",
    "undo",
    "agree",
    "merge",
    "check report",
    "exchange import",
}
"""Commands that write working material, which stays beside the transcripts."""
READS = {"show", "evaluate", "missed", "check anonymity", "codebook check", "codebook show", "codebook template", "codebook diff"}
"""Commands that write nothing."""
WRITES_WORKING_MATERIAL = {
    "files/codings.py", "files/condensations.py", "files/exchange_study.py", "files/templates.py", "files/vault.py", "files/copies.py", "files/study_model.py",
    "files/ingest.py", "files/removal.py", "files/recipes.py", "files/written.py", "files/feedback_workbook.py",
    "files/notes.py", "files/reviewed.py", "files/changes.py", "files/history.py", "files/kept_texts.py", "files/locks.py", "files/undo.py", "cli/code.py", "cli/review.py", "cli/check_report.py", "cli/settling.py",
    "files/memos.py", "cli/editor.py", "cli/tables_out.py",
}  # fmt: skip
PLANTED = "Fatima Lindström"
WRITERS = {"write_text", "write_bytes", "write_all"}


def commands(group: object, path: tuple[str, ...] = ()) -> dict[str, object]:
    inner = getattr(group, "commands", None)
    if inner is None:
        return {" ".join(path): group}
    return {name: command for part, below in inner.items() for name, command in commands(below, (*path, part)).items()}


ALL = commands(typer.main.get_command(app))


def test_every_command_is_known_to_hand_over_or_not() -> None:
    unknown = set(ALL) - set(HANDS_OVER) - WORKS - READS
    assert not unknown, f"say in tests/test_gate_everywhere.py whether these hand anything over: {sorted(unknown)}"


def test_commands_that_let_identifiers_through_are_tried_here() -> None:
    allowing = {name for name, command in ALL.items() if any("--allow-identifiers" in p.opts for p in command.params)}  # type: ignore[attr-defined]
    assert allowing == set(HANDS_OVER) & set(ALL)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study in which a participant says somebody's name, coded."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "study.yaml").write_text(
        f"title: Prov\nprogramme: {{resources: [{PLANTED} på halvtid], outputs: [Ett möte]}}\n", encoding="utf-8"
    )
    path = tmp_path / "transcripts" / "a.txt"
    path.write_text(f"Intervjuare: Vad var svårt?\n\nDeltagare 1: Vi hann inte, sa {PLANTED} till mig.\n", encoding="utf-8")
    transcript = read_transcript(path)
    turn = transcript.turns[1]
    coding = Coding("a", "a:1.1", 1, turn.speaker, turn.start, turn.end, "hinder", "", "rules", Status.ACCEPTED, 1.0, turn.text)
    save_codings(tmp_path, "rules", "a", [coding])
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "arguments"), [(name, some) for name, ways in HANDS_OVER.items() for some in ways])
def test_a_planted_name_is_refused_and_no_file_is_left(study: Path, command: str, arguments: list[str]) -> None:
    takes_small = any("--small" in p.opts for p in ALL[command].params)  # type: ignore[attr-defined]
    more = ["--small", "mark"] if takes_small and "--small" not in arguments else []
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    result = CliRunner().invoke(app, [*command.split(), *arguments, *more])
    after = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    if "--small" in arguments:  # quotations of so few people are left out, and the name with them
        made = [text for path in after.keys() - before.keys() for text in texts_of(path.name, after[path])]
        assert made
        assert not [text.name for text in made if "Lindström" in text.text]
        return
    assert result.exit_code == 1
    assert after == before
    assert not [part for part in PLANTED.split() if part in result.stdout + result.stderr]
    allowed = CliRunner().invoke(app, [*command.split(), *arguments, "--allow-identifiers", "påhittat"])
    assert allowed.exit_code == 0


def calls(tree: ast.AST) -> set[str]:
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {f.attr if isinstance(f, ast.Attribute) else f.id for f in functions if isinstance(f, ast.Attribute | ast.Name)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nobody_writes_but_through_the_gate_or_as_working_material(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if calls(tree) & WRITERS:
        assert name in WRITES_WORKING_MATERIAL | {"files/atomic.py", "files/handover.py"}, f"{name} writes; see the head of this test"
    opened = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", "") == "open" or getattr(node.func, "id", "") == "open")
        and any(
            isinstance(a, ast.Constant) and isinstance(a.value, str) and set(a.value) & set("wax+") and len(a.value) < 4 for a in node.args
        )
    ]
    assert not opened or name in {"files/atomic.py", "files/log.py"}, f"{name} opens a file for writing past files/atomic.py"


def test_only_the_gate_gives_leave_and_only_one_way_leads_through() -> None:
    for path in PACKAGE.rglob("*.py"):
        name, made = path.relative_to(PACKAGE).as_posix(), calls(ast.parse(path.read_text(encoding="utf-8")))
        assert "Leave" not in made or name == "steps/gate.py", name
        assert "write_handover" not in made or name == "cli/handing.py", name


def test_a_leave_is_good_for_nothing_else(tmp_path: Path) -> None:
    contents = {"a.csv": b"Tema\n"}
    with pytest.raises(ValueError, match="other contents"):
        write_handover(tmp_path, {"a.csv": b"Annat\n"}, Leave(fingerprint_of(contents)))
    outside = {"../a.csv": b"Tema\n"}
    with pytest.raises(ValueError, match="outside"):
        write_handover(tmp_path, outside, Leave(fingerprint_of(outside)))
    assert not list(tmp_path.iterdir())


def test_the_author_is_taken_out_of_office_documents(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.author = "Zorvika Kvist"
    document.core_properties.last_modified_by = "Zorvika Kvist"
    document.add_paragraph("Vi hann inte.")
    document.save(str(tmp_path / "a.docx"))
    clean = without_author({"a.docx": (tmp_path / "a.docx").read_bytes()})
    said = " ".join(excerpt.text for excerpt in excerpts_of(clean))
    assert "Vi hann inte." in said
    assert "Zorvika" not in said


def test_names_in_any_part_of_a_document_are_seen(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("Vi hann inte.")
    document.sections[0].footer.paragraphs[0].text = "Utkast till Fatima"
    document.add_comment(paragraph.runs, text="Fråga Lindström", author="x", initials="x")
    document.save(str(tmp_path / "a.docx"))
    said = " ".join(excerpt.text for excerpt in excerpts_of({"a.docx": (tmp_path / "a.docx").read_bytes()}))
    assert "Utkast till Fatima" in said
    assert "Fråga Lindström" in said
