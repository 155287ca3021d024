"""``tfbb exchange export``: what goes over, that it is as the standard wants it, and that it comes back as it was."""

import zipfile
from pathlib import Path

import pytest
import small_study
from commands import outcome
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codebooks import find_codebook, load_codebook
from tfbb_coding.files.codings import load_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.memos import load_memos
from tfbb_coding.files.notes import load_notes
from tfbb_coding.files.study import open_study
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import NoteKind

SCHEMA = Path("/work/shared/refi/Project.xsd")
STUDY = """\
title: Skolgården
cases:
  - {id: n, name: Pilot norr}
  - {id: s, name: Pilot söder}
interviews:
  - {id: fg1, case: n, wave: höst, kind: focus group, date: 2025-03-04, participants: 5, transcript: norr.txt}
  - {id: fg2, case: s, wave: vår, kind: individual, participants: 1, transcript: soder.txt}
"""
BOOK = small_study.BOOK.replace(
    "question: Vad oroar?, ", "question: Vad oroar?, include: Även gammal oro., examples: [Jag ligger vaken.], guide: [Är du orolig?], "
).replace(
    "lemma: [orolig, rädd], weight: 2}]}",
    "lemma: [orolig, rädd], weight: 2}], codes: [{id: natt, label: Om natten, definition: Oro när det är mörkt.}]}",
)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two people's codings, memos about everything, and a condensation."""
    root = small_study.make_study(tmp_path / "min studie")
    (root / "study.yaml").write_text(STUDY, encoding="utf-8")
    (root / "codebooks" / "tfbb.yaml").write_text(BOOK, encoding="utf-8")
    small_study.decide(root, "kl")
    small_study.decide(root, "mt", ("norr",))
    monkeypatch.chdir(root)
    unit = small_study.units_of(root, "norr")[0]
    for about in ([], ["--case", "n"], ["--interview", "norr"], ["--theme", "oro"], ["--code", "oro/natt"], ["--unit", unit.id]):
        assert CliRunner().invoke(app, ["memo", "write", f"Tanke om {' '.join(about)}.", *about, "--as", "kl"]).exit_code == 0
    condensed = Condensation("norr", unit.id, unit.turn, unit.speaker, unit.start, unit.end, "kl", "Rädd om det.", unit.text, "oro")
    save_condensations(root, "kl", [condensed], ["norr"])
    return root


def run(*arguments: str | Path) -> tuple[int, str, str]:
    return outcome("exchange", *arguments)


def plain(book: Codebook) -> list[object]:
    """What a codebook says, without what does not go over."""
    return [
        [
            t.id,
            t.label,
            t.definition,
            t.question,
            t.include,
            t.exclude,
            t.examples,
            t.guide,
            [(c.id, c.label, c.definition) for c in t.codes],
        ]
        for t in book.themes
    ]


def coded(root: Path, coder: str) -> list[tuple[object, ...]]:
    return [
        (one.transcript, one.unit, one.turn, one.speaker, one.start, one.end, one.theme, one.code, one.quotation)
        for one in load_codings(root, coder).codings
        if one.status is not Status.REJECTED
    ]


def memos(root: Path) -> set[tuple[str, str, str, str]]:
    return {(memo.about, memo.of, memo.text, memo.time) for memo in load_memos(root, "kl").memos}


def test_a_new_study_has_the_same_codings_codebook_cases_and_memos(study: Path, tmp_path: Path) -> None:
    code, out, err = run("export", "--out", tmp_path / "över.qdpx")
    assert code == 0, err
    assert out.strip() == str(tmp_path / "över.qdpx")
    code, _out, err = run("import", tmp_path / "över.qdpx", "--into", tmp_path / "ny")
    assert code == 0, err
    new, old = open_study(tmp_path / "ny"), open_study(study)
    assert (new.title, new.cases) == (old.title, old.cases)
    named = [(one.id, one.case, one.wave, one.kind, one.date, one.participants, one.transcript) for one in new.interviews]
    assert named[:1] == [("fg1", "n", "höst", "focus group", "2025-03-04", 5, "norr.txt")]
    assert sorted(named[1:]) == [
        ("fg2", "s", "vår", "individual", "", 1, "soder.txt"),
        ("oster", "", "", "", "", None, "oster.txt"),
        ("vaster", "", "", "", "", None, "vaster.txt"),
    ]
    assert plain(load_codebook(find_codebook(new.root, None))) == plain(load_codebook(find_codebook(study, None)))
    for coder in ("kl", "mt"):
        assert coded(new.root, coder) == coded(study, coder)
        assert coded(new.root, coder)
    assert memos(new.root) == memos(study)
    assert len(memos(study)) == 5
    assert load_notes(new.root, NoteKind.MEMO, "kl").notes == load_notes(study, NoteKind.MEMO, "kl").notes
    [condensed] = load_condensations(new.root, ["kl"]).condensations
    assert (condensed.text, condensed.theme, condensed.unit) == ("Rädd om det.", "oro", small_study.units_of(study, "norr")[0].id)
    assert CliRunner().invoke(app, ["check", "study", str(new.root)]).exit_code == 0


def test_what_comes_back_into_the_same_study_changes_nothing(study: Path, tmp_path: Path) -> None:
    run("export", "--out", tmp_path / "a.qdpx")
    before = {
        path: path.read_bytes() for path in study.rglob("*") if path.is_file() and path.suffix != ".lock" and path.name != "log.jsonl"
    }
    code, out, err = run("import", tmp_path / "a.qdpx")
    assert code == 0, err
    assert "interviews: 0 taken in, 4 that the study had" in out
    assert "of them 0 new" in out
    assert "codings: 0 added" in out
    assert {
        path: path.read_bytes() for path in study.rglob("*") if path.is_file() and path.suffix != ".lock" and path.name != "log.jsonl"
    } == before


def test_twice_is_the_same_bytes(study: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("export", "--out", tmp_path / name / "x.qdpx")[0] == 0
        assert run("export", "--out", tmp_path / name / "x.qdc")[0] == 0
    for kind in ("qdpx", "qdc"):
        assert (tmp_path / "a" / f"x.{kind}").read_bytes() == (tmp_path / "b" / f"x.{kind}").read_bytes()


@pytest.mark.skipif(not SCHEMA.exists(), reason="the official schema is not on this machine")
def test_the_schema_is_kept(study: Path, tmp_path: Path) -> None:
    from lxml import etree  # type: ignore[import-untyped]

    run("export", "--out", tmp_path / "a.qdpx")
    with zipfile.ZipFile(tmp_path / "a.qdpx") as archive:
        tree = etree.fromstring(archive.read("project.qde"))
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(tree), schema.error_log


def test_what_is_in_the_archive(study: Path, tmp_path: Path) -> None:
    run("export", "--out", tmp_path / "a.qdpx")
    with zipfile.ZipFile(tmp_path / "a.qdpx") as archive:
        infos = archive.infolist()
        xml = archive.read("project.qde").decode()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert xml.count("<TextSource ") == 4
    assert xml.count("<User ") == 2
    assert 'name="Om natten" isCodable="true" color="#1f77b4"' in xml
    assert "Innefattar: Även gammal oro." in xml
    assert "Pilot norr (fall)" in xml
    assert "creationDateTime=" in xml


def test_without_memos(study: Path, tmp_path: Path) -> None:
    run("export", "--out", tmp_path / "a.qdpx", "--no-memos")
    run("import", tmp_path / "a.qdpx", "--into", tmp_path / "ny")
    assert load_memos(tmp_path / "ny", "kl").memos == ()
    assert load_notes(tmp_path / "ny", NoteKind.MEMO, "kl").notes == ()
    assert load_condensations(tmp_path / "ny", ["kl"]).condensations


def test_one_coder_alone(study: Path, tmp_path: Path) -> None:
    run("export", "--out", tmp_path / "a.qdpx", "--coder", "mt", "--no-memos")
    run("import", tmp_path / "a.qdpx", "--into", tmp_path / "ny")
    assert coded(tmp_path / "ny", "mt") == coded(study, "mt")
    assert not coded(tmp_path / "ny", "kl")


def test_the_codebook_comes_back(study: Path, tmp_path: Path) -> None:
    assert run("export", "--out", tmp_path / "bok.qdc")[0] == 0
    assert run("import", tmp_path / "bok.qdc", "--into", tmp_path / "ny")[0] == 0
    assert plain(load_codebook(tmp_path / "ny" / "codebooks" / "tfbb.yaml")) == plain(load_codebook(find_codebook(study, None)))


def test_a_study_that_nobody_has_coded_goes_over_to_be_coded(tmp_path: Path) -> None:
    root = small_study.make_study(tmp_path / "okodad")
    code, _out, err = run("export", "--study", root, "--out", tmp_path / "a.qdpx")
    assert code == 0, err
    assert "Nobody has coded yet" in err
    assert "4 interviews, 2 themes and codes, 0 codings" in err


def test_another_kind_of_file(study: Path, tmp_path: Path) -> None:
    code, _out, err = run("export", "--out", tmp_path / "a.docx")
    assert code == 2
    assert "must be the name of a file that ends in .qdpx or .qdc" in err
    assert "a.docx" in err


def test_a_name_in_a_transcript_is_told_by_the_transcripts_name(study: Path, tmp_path: Path) -> None:
    path = study / "transcripts" / "oster.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nPedagog: Ring Fatima Lindström.\n", encoding="utf-8")
    code, _out, err = run("export", "--out", tmp_path / "a.qdpx")
    assert code == 1
    assert "a.qdpx › oster:" in err
    assert "Fatima" not in err
    assert not (tmp_path / "a.qdpx").exists()


def test_a_coder_with_a_persons_name_is_a_number_in_the_file_and_known_again(study: Path, tmp_path: Path) -> None:
    small_study.decide(study, "fatima", ("oster",))
    run("export", "--out", tmp_path / "a.qdpx", "--coder", "fatima", "--no-memos")
    with zipfile.ZipFile(tmp_path / "a.qdpx") as archive:
        assert "fatima" not in archive.read("project.qde").decode().casefold()
    assert run("import", tmp_path / "a.qdpx", "--into", tmp_path / "ny")[0] == 0
    assert coded(tmp_path / "ny", "kodare-1") == coded(study, "fatima")
    kept = coded(study, "fatima")
    for path in (study / "codings" / "fatima").iterdir():
        path.write_text("", encoding="utf-8")
    assert run("import", tmp_path / "a.qdpx")[0] == 0
    assert coded(study, "fatima") == kept


@pytest.mark.parametrize("name", ["a.qdpx", "a.qdc"])
def test_what_names_somebody_is_let_through_for_a_reason_that_stands_in_it(name: str, study: Path, tmp_path: Path) -> None:
    book = study / "codebooks" / "tfbb.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("Det man är rädd för.", "Det Fatima Lindström är rädd för."), encoding="utf-8")
    assert run("export", "--out", tmp_path / name)[0] == 1
    assert not (tmp_path / name).exists()
    code, _out, err = run("export", "--out", tmp_path / name, "--allow-identifiers", "hon är påhittad")
    assert code == 0, err
    data = (tmp_path / name).read_bytes()
    if name.endswith("qdpx"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            data = archive.read("project.qde")
    assert "Skäl: hon är påhittad" in data.decode()
    assert run("import", tmp_path / name, "--into", tmp_path / "ny")[0] == 0
