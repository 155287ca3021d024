"""``tfbb learn`` and the voice that it gives to ``tfbb code``."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from commands import outcome
from small_study import NAMES, decide, kind_of, make_study, units_of

from tfbb_coding.files.codings import load_codings
from tfbb_coding.files.study_model import load_study_voice


def run(*arguments: str) -> tuple[int, str, str]:
    return outcome(*arguments)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_study(tmp_path))
    return tmp_path


def proposals(study: Path, coder: str) -> dict[str, Counter[str]]:
    """``{kind of answer: {theme: how often}}`` of what a coder's codings on disk say."""
    kinds = {unit.id: kind_of(unit) for name in NAMES for unit in units_of(study, name)}
    found: dict[str, Counter[str]] = {}
    for coding in load_codings(study, coder).codings:
        found.setdefault(kinds[coding.unit], Counter())[coding.theme] += 1
    return found


def test_help() -> None:
    code, out, _err = run("learn", "--help")
    assert code == 0
    assert "--study" in out


def test_it_learns_what_the_codebook_does_not_know(study: Path) -> None:
    decide(study)
    code, out, err = run("learn")
    assert code == 0
    assert "Error" not in err
    assert out.startswith("Decisions: 48 (36 accepted, 0 changed, 12 rejected); units: 48; interviews: 4.\n")
    assert "Oro: 24 units yes, 24 no" in out
    assert "vak om natt" in out.partition("speaks for it:")[2].partition("\n")[0]
    assert "The study's voice helps" in out
    assert "learned/study.json" in out.replace("\\", "/")
    voice = load_study_voice(study)
    assert voice is not None
    assert voice.used
    assert (voice.decisions, voice.units, voice.interviews) == (48, 48, 4)
    rules, own = voice.kappa["rules"], voice.kappa["study"]
    assert rules is not None
    assert own is not None
    assert own > rules + 0.3


def test_code_listens_to_it_from_then_on(study: Path) -> None:
    assert run("code")[0] == 0
    before = proposals(study, "rules")
    assert before.keys() == {"worry", "care", "joy"}
    decide(study)
    assert run("learn")[0] == 0
    assert run("code")[0] == 0
    after = proposals(study, "study")
    assert after["awake"]["oro"] == 12
    assert "care" not in after
    evidence = [e for c in load_codings(study, "study").codings for e in c.evidence if e.indicator.startswith("study ")]
    assert evidence
    texts = {name: (study / "transcripts" / f"{name}.txt").read_text(encoding="utf-8").lower() for name in NAMES}
    assert all(any(e.words.lower() in text for text in texts.values()) for e in evidence)
    assert run("code", "--coder", "rules")[0] == 0
    assert proposals(study, "rules") == before


def test_two_runs_give_the_same_bytes(study: Path) -> None:
    decide(study)
    first = run("learn"), (study / "learned" / "study.json").read_bytes()
    assert (run("learn"), (study / "learned" / "study.json").read_bytes()) == first


def test_the_kind_of_unit_can_be_chosen(study: Path) -> None:
    decide(study)
    assert "units: 48; interviews: 4" in run("learn", "--unit", "turn")[1]


def test_the_log_tells_numbers_and_no_words(study: Path) -> None:
    decide(study)
    run("learn")
    entry = json.loads((study / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert entry["command"] == "learn"
    assert entry["counts"]["decisions"] == 48
    assert entry["parameters"] == {"used": True}
    assert "vaken" not in json.dumps(entry)


def test_too_few_decisions_are_told_with_their_number(study: Path) -> None:
    code, out, err = run("learn")
    assert (code, out) == (2, "")
    assert "there are 0 decisions, 40 are needed" in err
    decide(study, names=NAMES[:3])
    code, _out, err = run("learn")
    assert code == 2
    assert "there are 36 decisions, 40 are needed" in err
    assert not (study / "learned").exists()


def test_one_interview_cannot_be_checked(study: Path) -> None:
    for name in NAMES[1:]:
        text = (study / "transcripts" / f"{name}.txt").read_text(encoding="utf-8")
        with (study / "transcripts" / "norr.txt").open("a", encoding="utf-8") as file:
            file.write("\n" + text)
        (study / "transcripts" / f"{name}.txt").unlink()
    decide(study, names=("norr",))
    code, out, _err = run("learn")
    assert code == 0
    assert "units: 48; interviews: 1." in out
    assert "it cannot be checked whether this helps" in out
    voice = load_study_voice(study)
    assert voice is not None
    assert not voice.used
    assert voice.kappa == {}
    run("code")
    assert (study / "codings" / "rules").is_dir()
    assert run("code", "--coder", "study")[0] == 0
    assert (study / "codings" / "study").is_dir()


def test_decisions_without_a_pattern_do_not_help_and_it_says_so(study: Path) -> None:
    decide(study, adds=False)
    # Yes and no turn by turn, whatever was said.
    for path in (study / "codings" / "anna").iterdir():
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for n, coding in enumerate(lines):
            coding["status"] = ("accepted", "rejected", "rejected")[(n + len(path.name)) % 3 if n % 2 else 0]
        more = [{**coding, "theme": {"oro": "gladje", "gladje": "oro"}[coding["theme"]], "status": "rejected"} for coding in lines]
        path.write_text("".join(json.dumps(c, ensure_ascii=False) + "\n" for c in lines + more), encoding="utf-8")
    code, out, _err = run("learn")
    assert code == 0
    assert "The study's voice does not help; not used" in out
    voice = load_study_voice(study)
    assert voice is not None
    assert not voice.used
    run("code")
    assert not (study / "codings" / "study").exists()


def test_people_who_disagree_are_counted(study: Path) -> None:
    decide(study)
    decide(study, coder="bo", names=("norr",))
    path = study / "codings" / "bo" / "norr.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"rejected"', '"accepted"'), encoding="utf-8")
    _code, out, _err = run("learn")
    assert "On 3 of them people disagree" in out


def test_codings_go_with_their_words_and_what_is_lost_is_told(study: Path) -> None:
    decide(study)
    path = study / "transcripts" / "norr.txt"
    path.write_text("Intervjuare: Då börjar vi.\n\n" + path.read_text(encoding="utf-8").replace("vaken", "klarvaken", 1), encoding="utf-8")
    code, out, err = run("learn")
    assert code == 1
    assert "1 coding stands on words that are not there any more" in err
    assert out.startswith("Decisions: 47 ")


def test_no_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _out, err = run("learn")
    assert code == 2
    assert "this is no study" in err


@pytest.mark.usefixtures("study")
def test_a_voice_asked_for_by_name_must_be_there() -> None:
    code, _out, err = run("code", "--coder", "study")
    assert code == 2
    assert "there is no study's voice yet" in err
    assert "`tfbb learn` makes it" in err


def test_a_voice_of_other_themes_is_not_asked(study: Path) -> None:
    decide(study)
    run("learn")
    book = study / "codebooks" / "tfbb.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("id: gladje", "id: lust"), encoding="utf-8")
    code, _out, err = run("code")
    assert code == 0
    assert "does not know all of this codebook's themes" in err
    assert run("code", "--coder", "study")[0] == 2


def test_a_changed_codebook_is_told(study: Path) -> None:
    decide(study)
    run("learn")
    book = study / "codebooks" / "tfbb.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("[orolig, rädd]", "[orolig, rädd, ängslig]"), encoding="utf-8")
    _code, _out, err = run("code")
    assert "learned with another version of the codebook" in err
    with (study / "results" / "segments.csv").open(encoding="utf-8") as file:
        assert {row["coder"] for row in csv.DictReader(file)} == {"study"}


def test_a_broken_file_stops_nobody_silently(study: Path) -> None:
    (study / "learned").mkdir()
    (study / "learned" / "study.json").write_text("{}", encoding="utf-8")
    code, _out, err = run("code")
    assert code == 2
    assert "study.json" in err
    assert run("code", "--coder", "rules")[0] == 0
