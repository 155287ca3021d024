"""``tfbb exchange import``: projects in the manner of each program become studies, and nothing is silently lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import refi_projects as made
from commands import outcome
from refi_projects import Written
from small_study import NAMES, decide, make_study
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codebooks import find_codebook, load_codebook
from tfbb_coding.files.codings import coders, load_codings, save_codings
from tfbb_coding.files.memos import load_memos, memo_writers
from tfbb_coding.files.notes import load_notes
from tfbb_coding.files.study import open_study
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.decision import NoteKind
from tfbb_coding.model.memo import About


def run(*arguments: str | Path) -> tuple[int, str, str]:
    return outcome("exchange", *arguments)


def said(study: Path) -> dict[tuple[str, str, str], str]:
    """``{(coder, theme label, code label): words}``, every coding on the words that stand there."""
    book = load_codebook(find_codebook(study, None))
    labels = {(theme.id, ""): (theme.label, "") for theme in book.themes}
    labels |= {(theme.id, code.id): (theme.label, code.label) for theme in book.themes for code in theme.codes}
    found = {}
    for coder in coders(study):
        loaded = load_codings(study, coder)
        assert not loaded.findings
        for one in loaded.codings:
            assert read_transcript(study / "transcripts" / f"{one.transcript}.txt").text[one.start : one.end] == one.quotation
            found[coder, *labels[one.theme, one.code]] = one.quotation
    return found


@pytest.mark.parametrize("program", [made.nvivo, made.maxqda, made.atlas, made.qualcoder, made.bare], ids=lambda one: one.__name__)
def test_every_coding_stands_on_its_words(program: Callable[[Path], Written], tmp_path: Path) -> None:
    written = program(tmp_path)
    study = tmp_path / "min studie"
    code, out, err = run("import", written.path, "--into", study)
    assert code == 0, err
    assert said(study) == written.said
    assert "interviews: 1 taken in" in out
    checked = CliRunner().invoke(app, ["check", "study", "--study", str(study)])
    assert checked.exit_code == 0, checked.output
    book = CliRunner().invoke(app, ["codebook", "check", str(study / "codebooks" / "tfbb.yaml")])
    assert book.exit_code == 0, book.output


def test_nvivo_cases_and_linked_memos(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    _code, _out, err = run("import", made.nvivo(tmp_path).path, "--into", study)
    home = open_study(study)
    assert [case.name for case in home.cases] == ["Skogslaget"]
    assert [one.case for one in home.interviews] == ["skogslaget"]
    assert [theme.label for theme in load_codebook(find_codebook(study, None)).themes] == ["Hinder", "Hjälp"]
    [memo] = load_memos(study, "se").memos
    assert (memo.about, memo.of, memo.text) == (About.INTERVIEW, "Fokusgrupp-skogen", "Tankar om tid\n\nTiden är ett svar på något annat.")
    assert "marked as a case's" not in err  # from end to end, which is what the case says of the interview


def test_maxqda_groups_values_comments_and_what_a_study_does_not_hold(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    _code, _out, err = run("import", made.maxqda(tmp_path).path, "--into", study)
    home = open_study(study)
    assert [(case.id, case.name) for case in home.cases] == [("norra-angen", "Norra ängen")]
    assert [(one.case, one.wave) for one in home.interviews] == [("norra-angen", "höst")]
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "import").notes] == []
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "maja").notes] == ["Återkommer i alla grupper."]
    assert [memo.text for memo in load_memos(study, "import").memos] == ["Samtalet hölls utomhus."]
    assert "the variable 'Väder', which a study has no place for: 1" in err
    assert "not taken in, pictures: 1 (codings on them: 0). Say in words what they show" in err
    assert "colours of codes: 4" in err


def test_atlas_comments_and_groups_of_codes(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    _code, _out, err = run("import", made.atlas(tmp_path).path, "--into", study)
    assert [(note.coder, note.quotation) for note in load_notes(study, NoteKind.MEMO, "import").notes] == [("import", made.HELP)]
    assert "sets: 1" in err
    assert memo_writers(study) == ("import",)


def test_everything_under_one_name(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    assert run("import", made.qualcoder(tmp_path).path, "--into", study, "--as", "Anna")[0] == 0
    assert coders(study) == ("anna",)


def test_two_people_do_not_become_one(tmp_path: Path) -> None:
    path = made.nvivo(tmp_path).path
    code, _out, err = run("import", path, "--into", tmp_path / "ny", "--as", "anna")
    assert code == 2
    assert "several people have coded in the file" in err
    assert "be, se" in err
    assert not (tmp_path / "ny").exists()
    assert run("import", path, "--into", tmp_path / "ny", "--as", "anna", "--coder", "BE")[0] == 0
    assert said(tmp_path / "ny") == {("anna", "Hjälp", ""): made.HELP}


def test_a_coder_who_is_not_there(tmp_path: Path) -> None:
    code, _out, err = run("import", made.nvivo(tmp_path).path, "--into", tmp_path / "ny", "--coder", "kim")
    assert code == 2
    assert "the file has no coder 'kim'" in err


@pytest.mark.parametrize(("codebook", "themes"), [(made.taguette_codebook, ["hinder", "hjälp"]), (made.nvivo_codebook, ["Hinder"])])
def test_a_codebook_is_accepted_by_its_check(codebook: Callable[[Path], Path], themes: list[str], tmp_path: Path) -> None:
    study = tmp_path / "ny"
    code, out, err = run("import", codebook(tmp_path), "--into", study)
    assert code == 0, err
    assert "codebook: " in out
    checked = CliRunner().invoke(app, ["codebook", "check", str(study / "codebooks" / "tfbb.yaml")])
    assert checked.exit_code == 0, checked.output
    book = load_codebook(study / "codebooks" / "tfbb.yaml")
    assert [theme.label for theme in book.themes] == themes
    assert [code.label.casefold() for code in book.themes[0].codes] == ["tid"]


def test_definitions_come_over_and_missing_ones_are_told(tmp_path: Path) -> None:
    run("import", made.nvivo_codebook(tmp_path), "--into", tmp_path / "a")
    [hinder] = load_codebook(tmp_path / "a" / "codebooks" / "tfbb.yaml").themes
    assert hinder.definition == "Det som står i vägen.\nÄven sådant som är löst."
    _code, _out, err = run("import", made.taguette_codebook(tmp_path), "--into", tmp_path / "b")
    assert "without a definition: 3; write them in the codebook" in err


def test_a_codebook_into_a_study_stands_beside_its_own(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    run("import", made.maxqda(tmp_path).path, "--into", study)
    before = (study / "codebooks" / "tfbb.yaml").read_bytes()
    code, _out, err = run("import", made.taguette_codebook(tmp_path), "--into", study)
    assert code == 0, err
    assert (study / "codebooks" / "tfbb.yaml").read_bytes() == before
    beside = load_codebook(study / "codebooks" / "codebook.yaml")
    assert [theme.id for theme in beside.themes] == ["hinder", "hjalp"]


def test_what_names_somebody_is_not_taken_in_and_its_codings_are_told(tmp_path: Path) -> None:
    talk = made.TALK.replace("Att grannarna", "Att Fatima Lindström")
    source = made.element(
        "TextSource",
        made.element("PlainTextContent", talk),
        made.selection(made.place(made.HINDER), made.coding("Tid")),
        guid=made.guid("s"),
        name="skogen",
    )
    xml = made.project(made.element("CodeBook", made.element("Codes", made.code("Tid"))), made.element("Sources", source), name="P")
    path = tmp_path / "namn.qdpx"
    path.write_bytes(made.zipped({"project.qde": xml}))
    code, out, err = run("import", path, "--into", tmp_path / "ny")
    assert code == 1
    assert "the file was not taken in" in err
    assert "1 codings and 0 memos about passages were not taken in, since their interviews were not" in err
    assert "Fatima" not in out + err
    assert not list((tmp_path / "ny" / "transcripts").iterdir())
    assert run("import", path, "--into", tmp_path / "b", "--allow", "Fatima Lindström=påhittad")[0] == 0
    assert said(tmp_path / "b") == {("import", "Tid", ""): made.HINDER}


def test_codings_find_their_words_in_an_interview_that_was_pseudonymised(tmp_path: Path) -> None:
    """The way for a project that names people: its texts out, placeholders in, the texts into the study, then the codings."""
    talk = made.TALK.replace("Att grannarna", "Att Fatima Lindström")
    whole = "Att Fatima Lindström lånade ut en släpvagn."
    source = made.element(
        "TextSource",
        made.element("PlainTextContent", talk),
        made.selection(made.place(whole, talk), made.coding("Hjälp")),
        made.selection(made.place(made.HELP, talk), made.coding("Tid")),
        guid=made.guid("s"),
        name="skogen",
    )
    xml = made.project(
        made.element("CodeBook", made.element("Codes", made.code("Hjälp"), made.code("Tid"))), made.element("Sources", source), name="P"
    )
    path = tmp_path / "namn.qdpx"
    path.write_bytes(made.zipped({"project.qde": xml}))
    code, out, _err = run("import", path, "--texts", tmp_path / "texter")
    assert code == 0
    assert out.split() == [str(tmp_path / "texter" / "skogen.txt")]
    study = tmp_path / "studie"
    (study / "transcripts").mkdir(parents=True)
    (study / "study.yaml").write_text("title: P\n", encoding="utf-8")
    clean = (tmp_path / "texter" / "skogen.txt").read_text(encoding="utf-8").replace("Fatima Lindström", "[namn 1]")
    (study / "transcripts" / "skogen.txt").write_text(clean, encoding="utf-8")
    code, out, err = run("import", path, "--into", study)
    assert code == 0, err
    assert "interviews: 0 taken in, 1 that the study had" in out
    quotations = {one.quotation for one in load_codings(study, "import").codings}
    assert quotations == {"Att [namn 1] lånade ut en släpvagn.", made.HELP}


def test_texts_are_never_written_over(tmp_path: Path) -> None:
    path = made.bare(tmp_path).path
    assert run("import", path, "--texts", tmp_path / "t")[0] == 0
    code, _out, err = run("import", path, "--texts", tmp_path / "t")
    assert code == 2
    assert "is there already, and nothing was written" in err


def test_positions_that_do_not_fit_the_words_are_placed_by_the_words_or_told(tmp_path: Path) -> None:
    start, end = made.place(made.HINDER)
    source = made.element(
        "TextSource",
        made.element("PlainTextContent", made.TALK),
        made.selection((start + 7, end + 7), made.coding("Tid"), name=made.HINDER),
        made.selection(made.place(made.WHO), made.coding("Hjälp"), name=made.WHO),
        made.selection(made.place("Vad hjälpte?"), made.coding("Hjälp"), name="Deltagare 1"),
        made.selection((9000, 9010), made.coding("Tid")),
        guid=made.guid("s"),
        name="skogen",
    )
    xml = made.project(
        made.element("CodeBook", made.element("Codes", made.code("Tid"), made.code("Hjälp"))), made.element("Sources", source), name="P"
    )
    path = tmp_path / "a.qdpx"
    path.write_bytes(made.zipped({"project.qde": xml}))
    code, _out, err = run("import", path, "--into", tmp_path / "ny")
    assert code == 1
    assert said(tmp_path / "ny") == {("import", "Tid", ""): made.HINDER, ("import", "Hjälp", ""): made.WHO}
    assert "placed by the words: 1" in err
    assert "2 passages of 'skogen' were not taken in" in err


def test_a_passage_over_several_turns_becomes_one_in_each(tmp_path: Path) -> None:
    span = (made.TALK.index("ont om tid"), made.TALK.index("hjälpte?") + 5)
    source = made.element(
        "TextSource",
        made.element("PlainTextContent", made.TALK),
        made.selection(span, made.coding("Tid")),
        guid=made.guid("s"),
        name="skogen",
    )
    xml = made.project(made.element("CodeBook", made.element("Codes", made.code("Tid"))), made.element("Sources", source), name="P")
    path = tmp_path / "a.qdpx"
    path.write_bytes(made.zipped({"project.qde": xml}))
    code, _out, err = run("import", path, "--into", tmp_path / "ny")
    assert code == 0
    assert [one.quotation for one in load_codings(tmp_path / "ny", "import").codings] == [
        "ont om tid, så bärplockningen blev aldrig av.",
        "Och ingen visste vem som bestämde över ängen.",
    ]
    assert "over several turns, which became a coding in each: 1" in err
    assert "the interviewer's words were left: 1" in err


def test_again_adds_nothing_and_undo_takes_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = tmp_path / "ny"
    path = made.maxqda(tmp_path).path
    run("import", path, "--into", study)
    before = {
        file: file.read_bytes() for file in study.rglob("*") if file.is_file() and file.suffix != ".lock" and file.name != "log.jsonl"
    }
    code, out, err = run("import", path, "--into", study)
    assert code == 0, err
    assert "codings: 0 added" in out
    assert "already there, and left as it was: 5" in out
    assert "Everything in the file was there already." in err
    assert {
        file: file.read_bytes() for file in study.rglob("*") if file.is_file() and file.suffix != ".lock" and file.name != "log.jsonl"
    } == before
    monkeypatch.chdir(study)
    undone = CliRunner().invoke(app, ["undo"])
    assert undone.exit_code == 0, undone.output
    assert sorted(path.name for path in study.iterdir()) == [".locks", "history", "log.jsonl"]  # by which it can be done again
    assert CliRunner().invoke(app, ["undo", "--redo"]).exit_code == 0
    assert (study / "study.yaml").is_file()


def test_into_a_folder_with_something_else_in_it(tmp_path: Path) -> None:
    (tmp_path / "annat").mkdir()
    (tmp_path / "annat" / "fil.txt").write_text("x", encoding="utf-8")
    code, _out, err = run("import", made.bare(tmp_path).path, "--into", tmp_path / "annat")
    assert code == 2
    assert "is no study, and not empty" in err
    assert [path.name for path in (tmp_path / "annat").iterdir()] == ["fil.txt"]


def test_without_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.bare(tmp_path).path
    monkeypatch.chdir(tmp_path)
    code, _out, err = run("import", path)
    assert code == 2
    assert "there is no study.yaml here" in err


def test_what_cannot_be_read_stops_the_whole_import(tmp_path: Path) -> None:
    """A line of a coder's that is no coding would be lost when the file is written anew: nothing is taken in, not even the interview."""
    study = tmp_path / "ny"
    run("import", made.maxqda(tmp_path).path, "--into", study)
    path = study / "codings" / "maja" / "Fokusgrupp-skogen.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"start"', '"stort"', 1), encoding="utf-8")
    (study / "transcripts" / "Fokusgrupp-skogen.txt").unlink()
    before = {file: file.read_bytes() for file in study.rglob("*") if file.is_file() and file.suffix != ".lock"}
    code, _out, err = run("import", made.maxqda(tmp_path).path, "--into", study)
    assert code == 2
    assert "what is there cannot be read whole" in err
    assert {file: file.read_bytes() for file in study.rglob("*") if file.is_file() and file.suffix != ".lock"} == before


OWN = """\
# Vår studie, skriven för hand
title: Ängen
cases: [{id: s, name: Södra ängen}]   # fler kommer

interviews:
- id: gammal      # den första
  transcript: gammal
  case: s

# slut
"""


def written_by_hand(root: Path) -> Path:
    (root / "transcripts").mkdir(parents=True)
    (root / "study.yaml").write_text(OWN, encoding="utf-8")
    (root / "transcripts" / "gammal.txt").write_text("Intervjuare: Och i fjol?\n\nDeltagare 9: Då blommade det.\n", encoding="utf-8")
    return root


def test_interviews_and_cases_are_entered_in_a_study_and_undo_takes_them_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = written_by_hand(tmp_path / "vår studie")
    path = made.maxqda(tmp_path).path
    monkeypatch.chdir(study / "transcripts")  # anywhere within the study is in it
    code, _out, err = run("import", path)
    assert code == 0, err
    assert "1 case was entered in study.yaml." in err
    assert "1 interview was entered in study.yaml" in err
    assert "Add to study.yaml" not in err
    text = (study / "study.yaml").read_text(encoding="utf-8")
    added = "- {id: Fokusgrupp-skogen, case: norra-angen, wave: höst, transcript: Fokusgrupp-skogen.txt}\n"
    assert text == OWN.replace("ängen}]", "ängen}, {id: norra-angen, name: Norra ängen}]").replace("case: s\n", f"case: s\n{added}")
    assert CliRunner().invoke(app, ["undo"]).exit_code == 0
    assert (study / "study.yaml").read_text(encoding="utf-8") == OWN
    assert sorted(path.name for path in study.iterdir()) == [".locks", "history", "log.jsonl", "study.yaml", "transcripts"]
    assert [path.name for path in (study / "transcripts").iterdir()] == ["gammal.txt"]


def test_what_study_yaml_says_otherwise_stays_and_is_told(tmp_path: Path) -> None:
    study = tmp_path / "ny"
    path = made.maxqda(tmp_path).path
    run("import", path, "--into", study)
    text = (study / "study.yaml").read_text(encoding="utf-8").replace("wave: höst", "wave: vår")
    (study / "study.yaml").write_text(text, encoding="utf-8")
    code, _out, err = run("import", path, "--into", study)
    assert code == 0
    assert "what study.yaml, which stays as it is, does not say (case, wave, kind …): Fokusgrupp-skogen" in err
    assert (study / "study.yaml").read_text(encoding="utf-8") == text


def test_an_interview_that_was_renamed_elsewhere_is_known_by_its_words(tmp_path: Path) -> None:
    """Otherwise everything in it would stand in the study twice."""
    study = tmp_path / "ny"
    run("import", made.maxqda(tmp_path).path, "--into", study)
    (study / "transcripts" / "Fokusgrupp-skogen.txt").rename(study / "transcripts" / "fg1.txt")
    text = (study / "study.yaml").read_text(encoding="utf-8").replace("transcript: Fokusgrupp-skogen.txt", "transcript: fg1.txt")
    (study / "study.yaml").write_text(text, encoding="utf-8")
    code, out, err = run("import", made.qualcoder(tmp_path).path, "--into", study)
    assert code == 0, err
    assert "interviews: 0 taken in, 1 that the study had" in out
    assert [one.transcript for one in load_codings(study, "default").codings] == ["fg1", "fg1"]


def test_codes_that_the_studys_codebook_lacks_are_added_to_it_and_the_study_stays_whole(tmp_path: Path) -> None:
    """In a codebook beside it they would be strangers to `check study`, `themes` and all that hands results over."""
    study = make_study(tmp_path / "studie")
    book = study / "codebooks" / "tfbb.yaml"
    before, old = book.read_text(encoding="utf-8"), load_codebook(book).fingerprint
    decide(study, "kl")
    for name in NAMES:
        codings = [replace(one, codebook=old) for one in load_codings(study, "kl").codings if one.transcript == name]
        save_codings(study, "kl", name, codings)
    code, out, err = run("import", made.maxqda(tmp_path).path, "--into", study)
    assert code == 0, err
    assert f"codebook: {book}" in out
    assert book.read_text(encoding="utf-8").startswith(before)
    assert load_codebook(book).theme_ids == ("oro", "gladje", "hinder", "hjalp")
    checked = CliRunner().invoke(app, ["check", "study", "--study", str(study)])
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.output
    assert CliRunner().invoke(app, ["themes", "--study", str(study)]).exit_code == 0
    assert CliRunner().invoke(app, ["undo", "--study", str(study)]).exit_code == 0
    assert book.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("place", ["group", "value"])
def test_names_in_groups_and_variables_are_found_before_they_come_in(place: str, tmp_path: Path) -> None:
    """The one becomes a memo or a case, the other may become a fact of study.yaml."""
    source = made.element(
        "TextSource",
        made.element("PlainTextContent", made.TALK),
        made.element("VariableValue", made.element("VariableRef", targetGUID=made.guid("v")), made.element("TextValue", "Fatima Lindström"))
        if place == "value"
        else "",
        guid=made.guid("s"),
        name="skogen",
    )
    told = made.element("Description", "Fatima Lindström ledde dem.") if place == "group" else ""
    group = made.element("Set", told, made.element("MemberSource", targetGUID=made.guid("s")), guid=made.guid("g"), name="Norr")
    path = tmp_path / "a.qdpx"
    path.write_bytes(made.zipped({"project.qde": made.project(made.element("Sources", source), made.element("Sets", group), name="P")}))
    checked = CliRunner().invoke(app, ["check", "anonymity", str(path)])
    assert checked.exit_code == 1
    assert "Fatima Lindström" in checked.stdout
