"""``tfbb check anonymity`` and ``tfbb pseudonymise`` on every kind of file that is read as a transcript."""

import json
import zipfile
from pathlib import Path

import pytest
from commands import outcome
from planted_kinds import AUTHOR, KINDS, SPOKEN, UNSEEN, WITH_AUTHOR, WITH_CORNERS, planted

from tfbb_coding.files.documents import SUFFIXES, read_document
from tfbb_coding.files.transcripts import read_source, read_transcript
from tfbb_coding.files.transcripts.registry import EXTENSIONS

EVERY = sorted(EXTENSIONS)


def test_whatever_is_read_as_a_transcript_can_be_looked_into() -> None:
    assert set(SUFFIXES) >= EXTENSIONS
    assert set(KINDS) == EXTENSIONS  # so that a kind that is added is tried below, too


def checked(path: Path) -> list[dict[str, object]]:
    code, out, _err = outcome("check", "anonymity", str(path), "--format", "json")
    assert code == 1
    found: list[dict[str, object]] = json.loads(out)
    return found


@pytest.mark.parametrize("kind", EVERY)
def test_planted_names_are_found_in_every_kind(tmp_path: Path, kind: str) -> None:
    path = planted(tmp_path, kind)
    transcript, lost = read_source(path)
    assert (SPOKEN in transcript.text, lost) == (True, [])
    found = checked(path)
    spoken = [one for one in found if one["match"] == SPOKEN and one["certainty"] == "certain" and not one["part"]]
    assert len(spoken) == 1
    text = read_document(path).text
    start, end = int(str(spoken[0]["start"])), int(str(spoken[0]["end"]))
    assert text[start:end] == SPOKEN
    before = text[:start]
    assert (spoken[0]["line"], spoken[0]["column"]) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    unseen = {str(one["part"]) for one in found if str(one["match"]).replace("_", " ") == UNSEEN}
    assert bool(unseen) == (kind in WITH_CORNERS)
    assert unseen != {""} or kind == ".json"  # whose keys all stand in the text
    assert (AUTHOR in {one["match"] for one in found if one["kind"] == "metadata"}) == (kind in WITH_AUTHOR)
    assert {one["match"] for one in found} <= {SPOKEN, UNSEEN, UNSEEN.replace(" ", "_"), AUTHOR}


@pytest.mark.parametrize("kind", [".eaf", ".exb", ".trs"])
def test_positions_are_those_of_what_show_prints(tmp_path: Path, kind: str) -> None:
    path = planted(tmp_path, kind)
    shown = read_transcript(path).text
    spoken = next(one for one in checked(path) if one["match"] == SPOKEN)
    assert shown[int(str(spoken["start"])) : int(str(spoken["end"]))] == SPOKEN


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_is_pseudonymised_and_given_back(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TFBB_PASSPHRASE", "en lång mening om gröna hus")
    path = planted(tmp_path, kind)
    original = path.read_bytes()
    key = str(tmp_path / "nyckel" / "a.key")
    code, _out, err = outcome("pseudonymise", str(path), "--out", str(tmp_path / "ut"), "--key", key, "--yes")
    assert (code, "Traceback" in err) == (0, False)
    assert ("1 copy is plain text" in err) == (kind not in {".txt", ".md", ".vtt", ".srt", ".docx"})
    (copy,) = (tmp_path / "ut").iterdir()
    assert copy.suffix == (kind if kind in {".txt", ".md", ".vtt", ".srt", ".docx"} else ".txt")
    data = (
        zipfile.ZipFile(copy).read("word/document.xml") + zipfile.ZipFile(copy).read("word/header1.xml")
        if kind == ".docx"
        else copy.read_bytes()
    )
    assert not [name for name in (SPOKEN, UNSEEN, AUTHOR, "Fatima", "Hodan") if name in data.decode()]
    wanted = [(turn.speaker, turn.text.replace(SPOKEN, "[namn 1]")) for turn in read_transcript(path).turns]
    assert [(turn.speaker, turn.text.replace("[namn 2]", "[namn 1]")) for turn in read_transcript(copy).turns] == wanted
    assert outcome("check", "anonymity", str(tmp_path / "ut"), "--format", "json")[1].strip() == "[]"
    assert outcome("pseudonymise", str(copy), "--out", str(tmp_path / "ter"), "--key", key, "--restore")[0] == 0
    assert [one.read_bytes() for one in (tmp_path / "ter").iterdir()] == [original]
