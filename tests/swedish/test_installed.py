"""A Swedish spaCy model that a user has installed: as a third voice for names, and for the parts of speech that patterns ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_model import add_distribution, forget, install
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.errors import TfbbError
from tfbb_coding.model.codebook import Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.steps.codebook_checks import check_content
from tfbb_coding.steps.identifiers import Voices, find_identifiers
from tfbb_coding.steps.match import compile_codebook, find_hits
from tfbb_coding.swedish.identifiers.model import find_names
from tfbb_coding.swedish.installed import installed_model, load_model
from tfbb_coding.swedish.stance import analyse

TALK = "Intervjuare: Vem var med?\n\nDeltagare 1: Det var qvillan.\n\nDeltagare 1: Sen for Qvillan till Zoltebo i onsdags, med Firma Zylt."


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with monkeypatch.context() as patch:
        yield install(tmp_path / "site", patch)
    forget()


def test_it_is_found_by_what_it_says_of_itself(model: str, tmp_path: Path) -> None:
    assert installed_model() == model
    add_distribution(tmp_path / "site", "sv_aaa_lg", "[spacy_models]\nsv_aaa_lg = sv_aaa_lg\n")
    forget()
    assert installed_model() == "sv_aaa_lg", "the largest one first"


def test_a_package_that_is_only_called_so_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a theme for windows whose name begins with sv."""
    (tmp_path / "site").mkdir()
    add_distribution(tmp_path / "site", "sv_ttk")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    forget()
    assert installed_model() == ""
    forget()


def test_labels_of_suc_are_read_and_places_counted_through_lines(model: str) -> None:
    found = {(TALK[hit.start : hit.end], hit.kind) for hit in find_names(TALK, model)}
    assert found == {("Qvillan", "person"), ("Zoltebo", "place"), ("Firma Zylt", "organisation")}


def test_it_is_a_voice_beside_the_others(model: str) -> None:
    def told(voices: Voices) -> dict[str, Identifier]:
        return {
            found.match: found for found in find_identifiers([NamedText("a", "Jag tog tåget hem mot zoltebo och Zoltebo.")], voices=voices)
        }

    alone = told(Voices(rules=False, tagger=False, model=model))
    assert (alone["Zoltebo"].voices, alone["Zoltebo"].certainty) == (("model",), Certainty.CHECK)
    together = told(Voices(model=model))
    assert "model" in together["Zoltebo"].voices
    assert len(together["Zoltebo"].voices) > 1
    assert together["Zoltebo"].certainty is Certainty.CERTAIN


def test_check_anonymity_says_which_voices_ran(model: str, tmp_path: Path) -> None:
    (tmp_path / "samtal.txt").write_text(TALK, encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "anonymity", str(tmp_path / "samtal.txt"), "--format", "csv"])
    assert result.exit_code == 1
    assert f"Voices: patterns, rules, the trained tagger, {model}." in result.stderr
    assert any(line.split(",")[5] == "Qvillan" and "model" in line for line in result.stdout.splitlines())


BOOK = Codebook(
    "prov", "Prov", "sv", "1",
    (Theme("gora", "Göra", "Det man gör.", indicators=(Indicator(IndicatorKind.PATTERN, "x", 1.0, tokens=({"POS": "VERB"},)),)),),
)  # fmt: skip


def test_patterns_may_ask_for_parts_of_speech(model: str) -> None:
    assert model
    assert [finding.rule for finding in check_content(BOOK, "bok.yaml")] == []
    hits = find_hits(compile_codebook(BOOK), analyse("Vi hann, liksom, sällan till skogen."))
    assert [(hit.target.theme, hit.start, hit.end) for hit in hits] == [("gora", 3, 7)]


def test_a_model_that_cannot_be_used_is_told(model: str, tmp_path: Path) -> None:
    (tmp_path / "site" / model / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(TfbbError, match=f"the installed Swedish model {model} cannot be used"):
        load_model(model, ())
