"""``tfbb codebook`` as a researcher uses it."""

import json
from pathlib import Path

import pytest
from commands import outcome
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.messages import use_language

SOUND = """\
title: Prov
version: "2"
settings: {threshold: 1.5}
themes:
  - id: hinder
    label: Hinder
    question: Vad står i vägen?
    definition: Det som står i vägen.
    examples: [Vi hann inte.]
    indicators:
      - ont om tid
      - {lemma: [hinna, orka], weight: 2, forbids: negated}
    codes:
      - {id: tid, label: Tid, definition: Tiden, indicators: [{compound: tidsbrist}]}
  - {id: mal, label: Mål, definition: Det man vill, indicators: [{stance: wish}]}
"""
FAULTY = SOUND.replace("definition: Det som står i vägen.", "defintion: x").replace("ont om tid", "tid, pengar")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a sound codebook and a faulty one."""
    (tmp_path / "min bok.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "fel.yaml").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome("codebook", *arguments)


@pytest.mark.parametrize("command", [[], ["check"], ["show"], ["template"], ["diff"]])
def test_help(command: list[str]) -> None:
    code, out, _err = run(*command, "--help")
    assert code == 0
    assert "Usage" in out


@pytest.mark.usefixtures("folder")
def test_a_sound_codebook_passes_with_its_counts() -> None:
    code, out, _err = run("check", "min bok.yaml")
    assert code == 0
    assert out.startswith("min bok.yaml: nothing to mend: 2 themes, 1 code, 5 indicators, fingerprint ")


@pytest.mark.usefixtures("folder")
def test_every_fault_is_told_with_its_line() -> None:
    code, out, err = run("check", "fel.yaml")
    assert code == 1
    assert [line for line in out.splitlines() if not line.startswith("  ")] == [
        "fel.yaml:5: theme 'hinder' has no definition",
        "fel.yaml:8: unknown key 'defintion'",
        "fel.yaml:11: phrase: 'tid,' is not one word to the program",
    ]
    assert "did you mean 'definition'?" in out
    assert err == "3 findings\n"


@pytest.mark.usefixtures("folder")
def test_findings_as_json() -> None:
    code, out, _err = run("check", "fel.yaml", "--format", "json")
    assert code == 1
    assert [(finding["line"], finding["rule"], finding["severity"]) for finding in json.loads(out)] == [
        (5, "missing-definition", "warning"),
        (8, "unknown-key", "error"),
        (11, "never-matches", "error"),
    ]
    assert run("check", "min bok.yaml", "--format", "json")[:2] == (0, "[]\n")


@pytest.mark.parametrize("command", [["check"], ["show"], ["diff", "min bok.yaml"]])
def test_bad_input_is_one_message_and_exit_code_2(folder: Path, command: list[str]) -> None:
    (folder / "bild.yaml").write_bytes(b"\x89PNG\x00\x01")
    for name, phrase in [("borta.yaml", "no such codebook"), (".", "is a folder"), ("bild.yaml", "no text")]:
        code, out, err = run(*command, name)
        assert (code, out) == (2, "")
        assert phrase in err
        assert name in err


def test_a_codebook_with_a_tab(folder: Path) -> None:
    (folder / "tabb.yaml").write_text("title: x\nthemes:\n\t- id: a\n")
    assert run("check", "tabb.yaml")[:2] == (
        1,
        "tabb.yaml:3:1: a tab where YAML needs spaces\n  replace the tab by spaces; most editors can do so in the whole file\n",
    )
    code, out, err = run("show", "tabb.yaml")
    assert (code, out) == (2, "")
    assert "tabb.yaml:3:1: a tab where YAML needs spaces" in err


def test_indicators_and_differences_are_told_in_swedish(folder: Path) -> None:
    changed = SOUND.replace("weight: 2", "weight: 3").replace("examples: [Vi hann inte.]", "examples: []")
    (folder / "ny.yaml").write_text(changed, encoding="utf-8")
    use_language("sv")
    try:
        shown, differs = run("show", "min bok.yaml")[1], run("diff", "min bok.yaml", "ny.yaml")[1]
    finally:
        use_language("en")
    assert "  +2 ord [inte nekat]: hinna, orka" in shown.splitlines()
    assert "~ hinder: ord hinna: 2 utesluter nekat → 3 utesluter nekat" in differs.splitlines()
    assert "- hinder: exempel: Vi hann inte." in differs.splitlines()


@pytest.mark.usefixtures("folder")
def test_a_codebook_is_shown_as_a_tree() -> None:
    code, out, _err = run("show", "min bok.yaml")
    assert code == 0
    head, *rest = out.splitlines()
    assert head.startswith("Prov 2 (sv): 2 themes, 1 code, 5 indicators, fingerprint ")
    assert rest == [
        "  threshold: 1.5",
        "",
        "hinder: Hinder",
        "  Question: Vad står i vägen?",
        "  Definition: Det som står i vägen.",
        "  Example: Vi hann inte.",
        "  +2 lemma [not negated]: hinna, orka",
        "  +1 phrase: ont om tid",
        "",
        "  hinder/tid: Tid",
        "    Definition: Tiden",
        "    +1 compound: tidsbrist",
        "",
        "mal: Mål",
        "  Definition: Det man vill",
        "  +1 stance: wish",
    ]


@pytest.mark.usefixtures("folder")
def test_one_theme_is_shown_alone_and_an_unknown_one_is_told() -> None:
    assert "hinder" not in run("show", "min bok.yaml", "--theme", "mal")[1]
    code, out, err = run("show", "min bok.yaml", "--theme", "hindr")
    assert (code, out) == (2, "")
    assert "there is no theme 'hindr'" in err
    assert "did you mean 'hinder'?" in err


@pytest.mark.usefixtures("folder")
def test_a_codebook_as_json() -> None:
    shown = json.loads(run("show", "min bok.yaml", "--format", "json")[1])
    assert shown["name"] == "min bok"
    assert shown["themes"][0]["indicators"][1] == {
        "kind": "lemma",
        "value": "hinna",
        "weight": 2.0,
        "needs": [],
        "forbids": ["negated"],
        "tokens": [],
    }


def test_the_template_passes_its_own_check(folder: Path) -> None:
    code, out, _err = run("template")
    assert code == 0
    (folder / "mall.yaml").write_text(out, encoding="utf-8")
    assert run("check", "mall.yaml")[0] == 0


@pytest.mark.parametrize(("language", "first"), [("sv", "# En kodbok."), ("en", "# A codebook.")])
def test_the_template_speaks_the_language_asked_for(language: str, first: str) -> None:
    result = CliRunner().invoke(app, ["--lang", language, "codebook", "template"])
    assert result.stdout.startswith(first)


@pytest.mark.usefixtures("folder")
def test_no_difference_is_exit_code_0() -> None:
    assert run("diff", "min bok.yaml", "min bok.yaml") == (0, "", "no difference: both say the same\n")


def test_differences_are_told_and_exit_code_1(folder: Path) -> None:
    changed = SOUND.replace("weight: 2,", "weight: 3,").replace(
        "Det man vill", "Det som man vill uppnå med arbetet på kort eller lång sikt och varför"
    )
    (folder / "ny.yaml").write_text(changed.replace("ont om tid", "brist på tid").replace("examples: [Vi hann inte.]", "examples: []"))
    code, out, _err = run("diff", "min bok.yaml", "ny.yaml")
    assert code == 1
    assert out.splitlines() == [
        "- hinder: examples: Vi hann inte.",
        "- hinder: phrase ont om tid: 1",
        "~ hinder: lemma hinna: 2 forbids negated → 3 forbids negated",
        "~ hinder: lemma orka: 2 forbids negated → 3 forbids negated",
        "+ hinder: phrase brist på tid: 1",
        "~ mal: definition",
        "    - Det man vill",
        "    + Det som man vill uppnå med arbetet på kort eller lång sikt och varför",
    ]
    as_json = json.loads(run("diff", "min bok.yaml", "ny.yaml", "--format", "json")[1])
    assert as_json[1] == {"kind": "removed", "where": "hinder", "what": "phrase ont om tid", "before": "1", "after": ""}


def test_without_a_name_the_codebook_of_the_study_is_meant(folder: Path) -> None:
    (folder / "codebooks").mkdir()
    (folder / "codebooks" / "oro.yaml").write_text(SOUND)
    assert run("check")[1].startswith(f"{Path('codebooks') / 'oro.yaml'}: nothing to mend")
    assert run("check", "oro")[0] == 0
    (folder / "codebooks" / "annan.yaml").write_text(SOUND)
    code, _out, err = run("check")
    assert code == 2
    assert "several codebooks: annan.yaml, oro.yaml" in err
