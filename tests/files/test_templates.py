"""The commented files that a study begins with."""

import re
from pathlib import Path

import pytest

from tfbb_coding.errors import StudyError
from tfbb_coding.files.codebooks import load_codebook, read_codebook, shipped_codebook
from tfbb_coding.files.study import check_study_file, open_study
from tfbb_coding.files.study_shape import StudyShape
from tfbb_coding.files.templates import codebook_template, make_study, study_template
from tfbb_coding.model.stance import Stance
from tfbb_coding.steps.codebook_checks import check_content

LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


@LANGUAGES
def test_the_codebook_template_has_nothing_to_mend_and_tells_every_stance(tmp_path: Path, language: str) -> None:
    path = tmp_path / "mall.yaml"
    path.write_text(codebook_template(language), encoding="utf-8")
    codebook, findings = read_codebook(path)
    assert findings == []
    assert codebook is not None
    assert check_content(codebook, str(path)) == []
    assert {indicator.kind for _theme, _code, indicator in codebook.indicators()} == {
        "phrase",
        "lemma",
        "compound",
        "pattern",
        "regex",
        "stance",
    }
    explained = set(re.findall(r"[a-z_]+", codebook_template(language)))
    assert {stance.value for stance in Stance} <= explained


@LANGUAGES
def test_both_codebook_templates_say_the_same(tmp_path: Path, language: str) -> None:
    path = tmp_path / "mall.yaml"
    path.write_text(codebook_template(language).replace("My codebook", "Min kodbok"), encoding="utf-8")
    other = tmp_path / "andra.yaml"
    other.write_text(codebook_template("sv"), encoding="utf-8")
    assert load_codebook(path).fingerprint == load_codebook(other).fingerprint


@LANGUAGES
def test_a_new_study_has_nothing_to_mend(tmp_path: Path, language: str) -> None:
    make_study(tmp_path / "ny", 'Prov "A": b\\c', language)
    assert check_study_file(tmp_path / "ny" / "study.yaml") == []
    assert open_study(tmp_path / "ny").title == 'Prov "A": b\\c'


@LANGUAGES
def test_the_examples_of_a_new_study_file_are_sound_and_show_every_key(tmp_path: Path, language: str) -> None:
    path = tmp_path / "study.yaml"
    path.write_text(re.sub(r"(?m)^#(?=\S|  )", "", study_template("t", language)), encoding="utf-8")
    assert [finding.rule for finding in check_study_file(path)] == ["missing-transcript"]
    study = open_study(tmp_path)
    assert study.cases
    assert study.interviews[0].interviewers
    assert study.terms
    assert all(f"\n{key}:" in path.read_text(encoding="utf-8") for key in StudyShape.model_fields)


def test_a_new_study_has_its_parts_and_is_called_like_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "djupt" / "min å studie"
    new = make_study(folder, "", "sv")
    assert [path.relative_to(folder).as_posix() for path in new.made] == ["codebooks/tfbb.yaml", "study.yaml", "transcripts"]
    assert new.left == ()
    assert open_study(folder).title == "min å studie"
    assert (folder / "codebooks" / "tfbb.yaml").read_bytes() == shipped_codebook().read_bytes()


def test_what_is_there_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text("title: Min\n")
    (tmp_path / "transcripts").mkdir()
    new = make_study(tmp_path, "Annan", "sv")
    assert (tmp_path / "study.yaml").read_text() == "title: Min\n"
    assert [path.name for path in new.made] == ["tfbb.yaml"]
    assert [path.name for path in new.left] == ["study.yaml", "transcripts"]
    assert make_study(tmp_path, "", "sv").made == ()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_text("")
    with pytest.raises(StudyError, match="is a file") as caught:
        make_study(path, "", "sv")
    assert caught.value.path == path
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "transcripts").write_text("")
    with pytest.raises(StudyError, match="the folder cannot be made"):
        make_study(tmp_path / "s", "", "sv")
