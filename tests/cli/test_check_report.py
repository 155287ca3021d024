import csv
import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from commands import outcome

from tfbb_coding.messages import speaking
from tfbb_coding.model.rule_names import SWEDISH

DATA = Path(__file__).parents[1] / "data" / "report"
RULES = [
    "quote-not-found",
    "quote-altered",
    "quote-wrong-case",
    "quote-too-long-inline",
    "quote-too-short-block",
    "quote-marks",
    "lead-in",
    "quote-reused",
    "quote-share",
    "one-voice",
    "one-case",
    "placeholder-form",
    "omission-mark",
    "identifier",
    "identifier-indirect",
    "small-group",
    "figure-numbering",
    "table-numbering",
    "cross-reference",
    "citation-unlisted",
    "reference-uncited",
    "naming",
    "count-mismatch",
    "count-contradiction",
    "share-mismatch",
    "period-mismatch",
    "section-missing",
    "effect-claim",
    "summary-drift",
    "recommendation-ungrounded",
    "docx-metadata",
]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "study", tmp_path / "min studie")
    return tmp_path / "min studie"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "utkast å.md"
    path.write_text("# Resultat\n\nUnderlaget är fem intervjuer. En deltagare säger: ”cheferna struntar i oss”.\n", encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    return outcome("check", "report", *arguments)


def in_swedish(*arguments: object) -> tuple[int, str, str]:
    with speaking("sv"):
        return run(*arguments)


def test_a_clean_draft_is_fine(study: Path) -> None:
    assert run(DATA / "clean.md", "--study", study) == (0, "", "No findings.\n")


def test_findings_as_lines(study: Path, draft: Path) -> None:
    code, out, err = run(draft, "--study", study)
    assert code == 1
    assert f"{draft}:3:52: quote-not-found: these words stand in none of the 8 interviews\n  cheferna struntar i oss\n" in out
    assert "2 findings: count-mismatch 1, quote-not-found 1." in err


def test_findings_as_json(study: Path, draft: Path) -> None:
    code, out, _err = run(draft, "--study", study, "--format", "json")
    first, second = json.loads(out)
    assert code == 1
    assert list(first) == ["path", "line", "column", "paragraph", "place", "start", "end", "rule", "severity", "match", "message", "hint"]
    assert (first["rule"], first["line"], first["start"], first["end"], first["match"]) == ("count-mismatch", 3, 14, 28, "fem intervjuer")
    assert second["severity"] == "error"


def test_findings_as_csv(study: Path, draft: Path) -> None:
    _code, out, _err = run(draft, "--study", study, "--format", "csv")
    assert [(row["rule"], row["line"]) for row in csv.DictReader(io.StringIO(out))] == [("count-mismatch", "3"), ("quote-not-found", "3")]


def test_the_draft_back_with_comments_in_the_studys_language(study: Path, draft: Path) -> None:
    before = draft.read_bytes()
    code, out, err = run(draft, "--study", study, "--format", "docx")
    path = study / "results" / "utkast å-kommenterad.docx"
    assert (code, out.strip()) == (1, str(path))
    assert "2 findings" in err
    said = [comment.text for comment in docx.Document(str(path)).comments]
    assert said[0].startswith("antal-stämmer-inte: fem intervjuer, men study.yaml har 8")
    assert draft.read_bytes() == before
    again = path.read_bytes()
    run(draft, "--study", study, "--format", "docx")
    assert path.read_bytes() == again
    mended = docx.Document(str(path))
    mended.paragraphs[-1].add_run("Mitt eget.")
    mended.save(str(path))
    mine = path.read_bytes()
    _code, _out, err = run(draft, "--study", study, "--format", "docx")
    assert "utkast å-kommenterad (ändrad).docx" in err
    assert path.with_name("utkast å-kommenterad (ändrad).docx").read_bytes() == mine
    assert path.read_bytes() == again


def test_every_rule_is_listed() -> None:
    code, out, _err = run("--rules")
    assert code == 0
    assert [line for line in out.splitlines() if not line.startswith(" ")] == RULES


def test_a_rule_that_is_off_is_silent(study: Path, draft: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("report:\n", "report:\n  off: [quote-not-found]\n"), encoding="utf-8")
    assert "quote-not-found" not in run(draft, "--study", study)[1]


def test_rules_have_swedish_names_for_readers_and_fixed_ones_for_programs(study: Path, draft: Path) -> None:
    assert set(SWEDISH) == set(RULES)
    assert len(set(SWEDISH.values())) == len(RULES)
    code, out, err = in_swedish(draft, "--study", study)
    assert (code, ": citat-saknas: " in out, "quote-not-found" in out + err) == (1, True, False)
    assert "antal-stämmer-inte 1, citat-saknas 1." in err
    listed = in_swedish("--rules")[1]
    assert "\ncitat-ändrat (quote-altered)\n" in listed
    _code, told, _err = in_swedish(draft, "--study", study, "--format", "json")
    assert {row["rule"] for row in json.loads(told)} == {"count-mismatch", "quote-not-found"}


def test_a_rule_is_turned_off_by_its_swedish_name_too(study: Path, draft: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("report:\n", "report:\n  off: [Citat-saknas]\n"), encoding="utf-8")
    assert "quote-not-found" not in run(draft, "--study", study)[1]


def test_what_stands_in_many_places_is_explained_once(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "ofta.md"
    path.write_text(
        "# Rapport\n\n# Ett\n\nRing 070-174 06 15.\n\nSvarar 070-174 06 15 inte?\n\n# Två\n\nRing 070-174 06 15.\n", encoding="utf-8"
    )
    _code, out, err = run(path, "--study", study)
    assert out.count("identifier") == 1
    assert "also in 2 other places, on lines 7, 11" in out
    assert "1 finding: identifier 1. Together they stand in 3 places." in err
    run(path, "--study", study, "--format", "docx")
    first, *others = [comment.text for comment in docx.Document(str(study / "results" / "ofta-kommenterad.docx")).comments]
    assert "070" in first
    assert "Ett" in first
    assert "Två" in first
    assert len(others) == 2
    assert all(len(text) < 80 and "070" not in text for text in others)


def test_without_a_study_the_rest_is_checked(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft.parent)
    code, out, err = run(draft)
    assert (code, out) == (0, "")
    assert "no transcripts to compare with" in err


@pytest.mark.parametrize(
    ("arguments", "settings", "phrases"),
    [
        (["saknas.md"], "", ["saknas.md", "no such file"]),
        ([], "", ["no draft was named"]),
        (["utkast å.md", "--format", "docx", "--out", "utkast å.md"], "", ["utkast å.md", "Word file"]),
        (["utkast å.md"], "off: [stavning]", ["study.yaml", "no rule 'stavning'"]),
        (["utkast å.md"], "marks: x", ["study.yaml:37", "'x' is no pair of quotation marks"]),
        (["utkast å.md"], "block_quote_over: många", ["study.yaml:37", "block_quote_over"]),
        (["utkast å.md"], "block_qoute_over: 40", ["unknown key 'block_qoute_over'", "did you mean 'block_quote_over'"]),
        (["utkast å.md"], "fillers_may_go: kanske", ["fillers_may_go", "true or false"]),
    ],
)
def test_what_cannot_be_done_is_said(
    study: Path, draft: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], settings: str, phrases: list[str]
) -> None:
    monkeypatch.chdir(draft.parent)
    path = study / "study.yaml"
    text = path.read_text(encoding="utf-8")
    kept = text[: text.index("report:")] + f"report:\n  {settings or 'k: 3'}\n"
    path.write_text(kept + "\n" * 0, encoding="utf-8")
    code, _out, err = run(*arguments, "--study", study)
    assert code == 2
    line = kept[: kept.index("report:")].count("\n") + 2
    assert [p for p in (phrase.replace(":37", f":{line}") for phrase in phrases) if p not in err] == []


def test_the_draft_is_never_written_over(study: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Fem intervjuer gjordes.")
    path = tmp_path / "utkast.docx"
    document.save(str(path))
    before = path.read_bytes()
    code, _out, err = run(path, "--study", study, "--format", "docx", "--out", path)
    assert code == 2
    assert "never written over" in err
    assert path.read_bytes() == before


def test_an_unreadable_transcript_is_told_and_the_rest_goes_on(study: Path, draft: Path) -> None:
    (study / "transcripts" / "trasig.docx").write_bytes(b"PK\x03\x04")
    code, out, err = run(draft, "--study", study)
    assert code == 2
    assert "trasig.docx" in err
    assert "quote-not-found" in out


def test_the_study_around_the_draft_is_found(draft: Path, tmp_path: Path) -> None:
    home = tmp_path / "Studie å"
    inner = home / "results" / "report"
    inner.mkdir(parents=True)
    (home / "transcripts").mkdir()
    (home / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    (home / "transcripts" / "fg1.txt").write_text("Intervjuare: Hur?\n\nDeltagare 1: Det gick bra.\n", encoding="utf-8")
    path = inner / "rapport.md"
    path.write_text("# Rapport\n\nEn deltagare säger: ”Det gick riktigt bra den hösten.”\n", encoding="utf-8")
    _code, out, err = run(path)
    assert "no transcripts" not in err
    assert "quote-" in out


def test_the_same_words_are_one_finding_with_all_their_places(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "utkast.md"
    path.write_text("# Resultat\n\n" + "Det sa Ottilia Ferngren om saken.\n\n" * 3, encoding="utf-8")
    code, out, err = run(path, "--study", study)
    assert code == 1
    assert out.count("identifier: 'Ottilia Ferngren'") == 1
    assert f"{path}:3:8: identifier:" in out
    assert "\n  also in 2 other places, on lines 5, 7\n" in out
    assert 'below `report:`, allow: ["Ottilia Ferngren"]' in out
    assert "1 finding: identifier 1. Together they stand in 3 places." in err
    assert len(json.loads(run(path, "--study", study, "--format", "json")[1])) == 3
