"""``tfbb history`` and ``tfbb undo`` as a researcher uses them."""

import ast
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ended
from small_study import decide, make_study
from typer.testing import Result

from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import codings_path, load_codings, save_codings
from tfbb_coding.files.history import history_path, newest_first
from tfbb_coding.files.notes import save_notes
from tfbb_coding.model.coding import Status
from tfbb_coding.model.decision import Note, NoteKind

PACKAGE = Path(__file__).parents[2] / "src" / "tfbb_coding"
SAVERS = {"save_codings", "save_condensations", "save_notes", "save_study_voice", "write_ingested", "save_memos"}


def run(*arguments: str, code: int = 0) -> Result:
    return ended(*arguments, code=code)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_study(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "eva")
    return tmp_path


def material(root: Path) -> dict[str, bytes]:
    """Everything but what is remembered, logged or can be made again."""
    inside = [
        path for path in root.rglob("*") if path.is_file() and path.relative_to(root).parts[0] not in {"history", ".locks", "results"}
    ]
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in inside
        if path.name not in {"log.jsonl", ".made.json", ".written.json"}
    }


def ids(root: Path) -> list[str]:
    return [entry.id for entry in newest_first(root)]


def test_a_command_is_told_and_undone_and_done_again(study: Path) -> None:
    before = material(study)
    run("code", "--coder", "rules")
    after = material(study)
    assert after != before
    said = run("history").stdout
    assert "eva (rules)" in said
    assert re.search(r"  code +codings \+\d+ in norr, oster, soder … \(4\)  codebook ", said)
    result = run("undo")
    assert "Undone: code, eva (rules)" in result.stdout
    assert material(study) == before
    assert "(undone by " in run("history").stdout
    assert "Redone: undo " in run("undo", "--redo").stdout
    assert material(study) == after
    assert "has undone nothing since" in run("undo", "--redo", code=2).stderr


@pytest.mark.parametrize("has_results", [True, False])
def test_undo_speaks_of_tables_only_where_there_are_some(study: Path, *, has_results: bool) -> None:
    run("code")
    shutil.rmtree(study / "results", ignore_errors=True)
    if has_results:
        (study / "results").mkdir()
        (study / "results" / "themes.csv").write_text("a\n", encoding="utf-8")
    told = run("undo").stderr
    assert "takes this back." in told
    assert ("Tables in results/ are as they were" in told) is has_results


def test_undo_goes_back_decision_by_decision_and_redo_forward(study: Path) -> None:
    states = []
    for n in range(4):
        states.append(material(study))
        with changing(study, "review", "anna"):
            decide(study, names=("norr", "soder", "vaster", "oster")[n : n + 1])
    for state in reversed(states):
        run("undo", "--as", "anna")
        assert material(study) == state
    assert "'anna' has changed nothing here that could be undone" in run("undo", "--as", "anna", code=2).stderr
    for state in states[1:]:
        run("undo", "--redo", "--as", "anna")
        assert material(study) == state


def test_another_persons_change_is_undone_only_by_its_id(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "anna")
    with changing(study, "review", "anna"):
        decide(study)
    monkeypatch.setenv("LOGNAME", "eva")
    result = run("undo", code=2)
    assert "'eva' has changed nothing here" in result.stderr
    assert f"`tfbb undo {ids(study)[0]}` undoes it" in result.stderr
    run("undo", ids(study)[0])
    assert load_codings(study, "anna").codings == ()


def test_what_one_did_under_another_name_is_ones_own_last_change(study: Path) -> None:
    """Who codes, then decides ``--as anna`` and regrets that, means the decisions and not the coding."""
    run("code", "--coder", "rules")
    with changing(study, "review", "anna"):
        decide(study)
    assert "Undone: review, anna" in run("undo").stdout
    assert load_codings(study, "anna").codings == ()
    assert "Redone: undo " in run("undo", "--redo").stdout
    assert load_codings(study, "anna").codings
    assert "'bo' has changed nothing here" in run("undo", "--as", "bo", code=2).stderr
    assert "Undone: code" in run("undo", "--as", "eva").stdout


def test_an_older_change_is_undone_and_later_ones_stay(study: Path) -> None:
    decide(study, names=("norr",))
    all_of_them = load_codings(study, "anna", "norr").codings
    codings_path(study, "anna", "norr").unlink()
    for n in range(1, 4):
        with changing(study, "review", "anna"):
            save_codings(study, "anna", "norr", all_of_them[:n])
    run("undo", ids(study)[1])
    assert load_codings(study, "anna", "norr").codings == (all_of_them[0], all_of_them[2])


def test_a_change_on_which_others_stand_is_refused_with_their_ids(study: Path) -> None:
    decide(study, names=("norr",))
    first, *rest = load_codings(study, "anna", "norr").codings
    codings_path(study, "anna", "norr").unlink()
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "norr", [first, *rest])
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "norr", rest)
    before = material(study)
    second, oldest = ids(study)
    result = run("undo", oldest, code=2)
    assert "was changed since" in result.stderr
    assert f"undo these first: {second}" in result.stderr
    assert material(study) == before


def test_whole_files_are_undone_and_not_when_changed_by_hand(study: Path) -> None:
    new = study.parent / "Ny intervju å.txt"
    new.write_text("Intervjuare: Och mer?\n\nPedagog: Det var roligt med gungorna.\n", encoding="utf-8")
    before = material(study)
    run("ingest", str(new), "--study", str(study))
    assert material(study) != before
    run("undo")
    assert material(study) == before
    run("undo", "--redo")
    place = study / "transcripts" / "Ny-intervju-å.txt"
    place.write_text("rättad\n", encoding="utf-8")
    assert "the file was changed by hand" in run("undo", code=2).stderr
    assert place.read_text(encoding="utf-8") == "rättad\n"


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [(("undo", "zzz"), "there is no change with the id 'zzz'"), (("undo", "--as", "both"), "'both' is no name for a person's decisions")],
)
def test_what_cannot_be_meant_is_refused(study: Path, arguments: tuple[str, ...], phrase: str) -> None:
    run("code", "--coder", "rules")
    assert phrase in run(*arguments, code=2).stderr


def test_the_history_as_csv_and_json(study: Path) -> None:
    run("code", "--coder", "rules")
    rows = json.loads(run("history", "--format", "json").stdout)
    assert next((row["command"], row["coder"], row["file"]) for row in rows) == ("code", "rules", "codings/rules/norr.jsonl")
    assert run("history", "--format", "csv").stdout.splitlines()[0].startswith("id,time,by,coder,command,version,codebook,state")
    assert json.loads(run("history", "--format", "json", "--transcript", "saknas").stdout) == []


def test_many_decisions_are_one_line_until_each_is_asked_for(study: Path) -> None:
    decide(study, names=("norr",))
    codings = load_codings(study, "anna", "norr").codings
    for n in range(5):
        with changing(study, "review", "anna"):
            save_codings(study, "anna", "norr", codings[: n + 1])
    assert len(run("history").stdout.splitlines()) == 1
    assert "review ×5" in run("history").stdout
    assert len(run("history", "--each").stdout.splitlines()) == 5
    assert "and 3 more lines" in run("history", "--each", "--last", "2").stderr


def test_what_is_forgotten_is_told_but_not_undone(study: Path) -> None:
    with changing(study, "review", "anna"):
        decide(study)
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "norr", [])
    assert "vaken" in history_path(study, "anna").read_text(encoding="utf-8")
    assert "2 changes have no words any more" in run("history", "--forget", "norr.txt").stdout
    assert "vaken" not in history_path(study, "anna").read_text(encoding="utf-8")
    assert not list((study / "history" / "texts").glob("norr.*"))
    assert "(cannot be undone)" in run("history").stdout
    assert "the history has forgotten its words" in run("undo", ids(study)[0], code=2).stderr


def test_withdrawal_leaves_no_word_in_the_history(study: Path) -> None:
    with changing(study, "review", "anna"):
        decide(study)
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "norr", [])
    run("withdraw", "Pedagog", "--transcript", "norr", "--yes", code=1)  # the other interviews are made of the same sentences
    left = b"".join(
        path.read_bytes()
        for path in (study / "history").rglob("*")
        if path.is_file() and not path.name.startswith(("soder", "vaster", "oster"))
    )
    assert b"vaken" not in left
    assert "withdraw" in run("history").stdout
    assert "cannot be undone" in run("undo", ids(study)[0], code=2).stderr


HOLD = """
import sys
from pathlib import Path
from tfbb_coding.files.locks import holding
with holding(Path(sys.argv[1]), "rules", "code"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_the_same_coder_at_once_is_told_and_writes_nothing(study: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(study)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    before = material(study)
    result = run("code", "--coder", "rules", code=2)
    assert "what 'rules' says is being changed by `tfbb code`, run by " in result.stderr
    assert material(study) == before
    assert not (study / "results").exists()
    holder.communicate("\n")
    run("code", "--coder", "rules")


def test_nothing_yet(study: Path) -> None:
    assert "Nothing has changed this study yet" in run("history").stderr


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").glob("*.py")), ids=lambda path: path.name)
def test_every_command_that_saves_saves_within_a_change(path: Path) -> None:
    """Otherwise two could write at once, and what it did could not be undone."""
    if path.name in {"recoding.py", "memo_units.py"}:  # parts of pseudonymise and memo
        return
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {f.attr if isinstance(f, ast.Attribute) else f.id for f in calls if isinstance(f, ast.Attribute | ast.Name)}
    assert not names & SAVERS or "changing" in names


def test_every_kind_of_note_has_a_word_of_its_own() -> None:
    from tfbb_coding.cli.history import _kinds
    from tfbb_coding.model.decision import NoteKind

    assert {str(kind) for kind in NoteKind} <= _kinds().keys()


def test_undoing_what_a_consensus_was_built_on_says_so(study: Path) -> None:
    decide(study, "anna")
    with changing(study, "review import", "bo"):
        decide(study, "bo")
    run("merge", "anna", "bo")
    consensus = codings_path(study, "consensus", "norr").read_bytes()
    said = run("undo", "--as", "bo").stderr
    assert "the consensus on norr, oster, soder, vaster was built on what has changed now" in said
    assert "`tfbb merge anna bo` makes it anew" in said
    assert codings_path(study, "consensus", "norr").read_bytes() == consensus
    run("methods")


def test_undoing_what_no_consensus_was_built_on_says_nothing_of_it(study: Path) -> None:
    run("code", "--coder", "rules")
    assert "consensus" not in run("undo").stderr


def test_one_entry_in_full_without_the_words(study: Path) -> None:
    with changing(study, "review", "anna"):
        decide(study, names=("norr",))
    first = load_codings(study, "anna", "norr").codings
    with changing(study, "review", "anna"):
        save_codings(study, "anna", "norr", [replace(first[0], theme="gladje", status=Status.CHANGED), *first[1:]])
    newest, oldest = ids(study)
    said = run("history", newest).stdout
    assert said.splitlines()[1:] == [
        "codings/anna/norr.jsonl",
        f"  {first[0].unit}  {first[0].theme} {first[0].status} → gladje changed",
    ]
    assert (
        f"{first[0].unit}  nothing → {first[0].theme} {first[0].status}" in run("history", oldest, "--all").stdout
    )  # told by the entry after it
    told = json.loads(run("history", newest, "--format", "json").stdout)
    assert told == [
        {
            "file": "codings/anna/norr.jsonl",
            "unit": first[0].unit,
            "before": f"{first[0].theme} {first[0].status}",
            "after": "gladje changed",
        }
    ]
    assert not [coding for coding in first if coding.quotation in run("history", oldest, "--all").stdout]
    run("history", "--forget", "norr")
    assert "nothing → a file" in run("history", oldest).stdout
    assert "there is no change with the id" in run("history", "zzz", code=2).stderr


def test_what_others_have_built_on_a_change_is_said_before_it_is_undone(study: Path) -> None:
    decide(study, "anna")
    with changing(study, "review import", "bo"):
        decide(study, "bo")
    run("merge", "anna", "bo")
    note = "the consensus on norr, oster, soder, vaster rests on this"
    assert note in run("undo", "--as", "bo", "--dry-run").stderr
    assert note in run("history", ids(study)[1]).stderr
    said = run("undo", "--as", "bo").stderr
    assert said.index(note) < said.index("was built on what has changed now")
    run("undo", "--redo", "--as", "bo")
    with changing(study, "review", "bo"):  # after the consensus was made
        save_codings(study, "bo", "norr", [])
    assert "consensus" not in run("undo", "--as", "bo").stderr


def test_proposals_that_somebody_has_decided_about_and_an_interview_that_is_coded(study: Path) -> None:
    new = study.parent / "Ny.txt"
    new.write_text("Intervjuare: Och mer?\n\nPedagog: Det var roligt med gungorna.\n", encoding="utf-8")
    run("ingest", str(new), "--study", str(study))
    ingested = ids(study)[0]
    run("code", "--coder", "rules")
    coded = ids(study)[0]
    with changing(study, "review", "anna"):
        decide(study, names=("norr",))
    assert "decisions by anna are about these proposals" in run("undo", coded, "--dry-run").stderr
    save_notes(study, NoteKind.MEMO, "anna", "Ny", [Note("Ny", "Ny:1.1", 1, "Pedagog", 0, 1, "anna", "Roligt.", "I")])
    assert "stand on the interviews Ny" in run("undo", ingested, "--dry-run").stderr


def test_an_undone_import_leaves_no_empty_folder(study: Path, tmp_path: Path) -> None:
    with changing(study, "review", "bo"):
        decide(study, "bo")
    assert (study / "codings" / "bo").is_dir()
    run("undo", "--as", "bo")
    assert not (study / "codings" / "bo").exists()
    assert (study / "transcripts").is_dir()
