"""``tfbb review`` as a researcher uses it: code, export, fill in, import."""

import csv
import getpass
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from commands import Sheet, printed

from tfbb_coding.files.codings import load_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation, CondensationStatus

TALK = """Intervjuare: Vad vill ni uppnå?

Deltagare 1: Vi hoppas att barnen ska få stöd tidigare, det är målet, så att ingen ska behöva vänta.

Intervjuare: Vad har stått i vägen?

Deltagare 2: Det är svårt med tiden, vi hinner inte och risken är att det rinner ut i sanden.

Deltagare 1: Jag heter inget särskilt och kommer från landet.

Deltagare 2: Vi saknar pengar, det finns inga resurser och det är ett stort hinder.
"""
GOAL, TIME, NOBODY, MONEY = "grupp:1.1", "grupp:3.1", "grupp:4.1", "grupp:5.1"
SECRET = "min hemliga tanke"


def run(*arguments: str | Path, code: int = 0) -> tuple[str, str]:
    return printed(*arguments, code=code)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with one coded interview."""
    home = tmp_path / "studie åäö"
    (home / "transcripts").mkdir(parents=True)
    (home / "study.yaml").write_text(
        "title: Prov\ncases:\n  - {id: norr, name: Pilot Norr}\ninterviews:\n  - {id: grupp, case: norr}\n", encoding="utf-8"
    )
    (home / "transcripts" / "grupp.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(home)
    run("code", "--coder", "rules")
    return home


def export(study: Path, *more: str) -> Sheet:
    run("review", "export", "--as", "eva", "--replace", *more)
    return Sheet(study / "review" / "eva.xlsx")


def codings(study: Path, coder: str = "eva") -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for coding in load_codings(study, coder).codings:
        found.setdefault(coding.unit, []).append((coding.theme, coding.code, str(coding.status)))
    return found


def snapshot(study: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(study.rglob("*")) if p.is_file()}


def fill_in(sheet: Sheet) -> Sheet:
    sheet.put(GOAL, Beslut="godkänn", Meningskoncentrering="Stöd i tid", Favorit="x")
    sheet.put(TIME, Beslut="ändra", Tema_1="Förbättringsförslag", Kategori_1="Strukturer och forum", Tema_2=None, Kategori_2=None)
    sheet.put(NOBODY, Tema_1="Aktiviteter")
    return sheet.put(MONEY, Beslut="avvisa", Minnesanteckning=SECRET)


@pytest.mark.parametrize("arguments", [("review",), ("review", "export"), ("review", "import")])
def test_help(arguments: tuple[str, ...]) -> None:
    out, _err = run(*arguments, "--help")
    assert "--as" in out or "export" in out


def test_a_study_is_reviewed_in_excel(study: Path) -> None:
    before = {c.unit: c for c in load_codings(study, "rules").codings}
    sheet = export(study)
    assert [sheet.value(unit, "Beslut") for unit in (GOAL, TIME, NOBODY, MONEY)] == [None] * 4
    assert sheet.value(GOAL, "Tema 1") == "Mål"
    assert sheet.value(GOAL, "Fall") == "Pilot Norr"
    assert sheet.value(GOAL, "Fråga") == "Vad vill ni uppnå?"
    assert sheet.value(NOBODY, "Förslag och skäl") == "Inget tema föreslås."
    assert "hinder" in {coding.theme for coding in before.values()}

    out, err = run("review", "import", fill_in(sheet).save(), "--as", "eva")
    assert "1 accepted, 1 rejected, 1 changed, 1 added, 0 taken back" in out
    assert "1 condensations, 1 memos, 1 favourites" in out
    assert SECRET not in out + err + (study / "log.jsonl").read_text(encoding="utf-8")

    said = codings(study)
    assert [status for *_pair, status in said[GOAL]] == ["accepted"] * len(said[GOAL])
    assert ("forbattringsforslag", "strukturer", "changed") in said[TIME]
    assert (before[TIME].theme, before[TIME].code, "rejected") in said[TIME]
    assert said[NOBODY] == [("aktivitet", "", "accepted")]
    assert {status for *_pair, status in said[MONEY]} == {"rejected"}
    accepted = next(c for c in load_codings(study, "eva").codings if c.unit == GOAL)
    assert (accepted.quotation, accepted.evidence, accepted.score) == (before[GOAL].quotation, before[GOAL].evidence, before[GOAL].score)
    assert json.loads((study / "memos" / "eva" / "grupp.jsonl").read_text(encoding="utf-8"))["text"] == SECRET
    assert json.loads((study / "condensations" / "eva" / "grupp.jsonl").read_text(encoding="utf-8"))["unit"] == GOAL
    assert (study / "favourites" / "eva" / "grupp.jsonl").exists()


def test_the_same_file_twice_changes_nothing(study: Path) -> None:
    path = fill_in(export(study)).save()
    run("review", "import", path, "--as", "eva")
    before = snapshot(study)
    out, _err = run("review", "import", path, "--as", "eva")
    assert "0 accepted, 0 rejected, 0 changed, 0 added, 0 taken back" in out
    assert "As before: 4" in out
    assert snapshot(study) == before


def test_a_new_export_shows_what_was_decided_and_changes_nothing(study: Path) -> None:
    run("review", "import", fill_in(export(study)).save(), "--as", "eva")
    before = {name: data for name, data in snapshot(study).items() if "codings" in name or "memos" in name}
    sheet = export(study)
    assert [sheet.value(unit, "Beslut") for unit in (GOAL, TIME, NOBODY, MONEY)] == ["godkänn", "ändra", "godkänn", "avvisa"]
    assert (sheet.value(MONEY, "Minnesanteckning"), sheet.value(GOAL, "Favorit")) == (SECRET, "x")
    out, _err = run("review", "import", sheet.path, "--as", "eva")
    assert "As before: 4" in out
    assert {name: data for name, data in snapshot(study).items() if name in before} == before


def test_a_cleared_decision_and_memo_are_taken_back(study: Path) -> None:
    run("review", "import", fill_in(export(study)).save(), "--as", "eva")
    out, _err = run("review", "import", export(study).put(MONEY, Beslut=None, Minnesanteckning=None).save(), "--as", "eva")
    assert "1 taken back" in out
    assert MONEY not in codings(study)
    assert (study / "memos" / "eva" / "grupp.jsonl").read_text(encoding="utf-8") == ""


def test_an_old_sheet_takes_nothing_back_that_was_decided_since(study: Path) -> None:
    export(study)
    old = (study / "review" / "eva.xlsx").read_bytes()
    run("review", "import", fill_in(Sheet(study / "review" / "eva.xlsx")).save(), "--as", "eva")
    said = codings(study)
    (study / "gammal.xlsx").write_bytes(old)
    run("review", "import", "gammal.xlsx", "--as", "eva")
    assert codings(study) == said


def test_rows_sorted_and_deleted(study: Path) -> None:
    sheet = fill_in(export(study))
    rows = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=2)]
    sheet.sheet.delete_rows(2, sheet.sheet.max_row)
    for row in reversed(rows):
        if row[sheet.at["Enhet"] - 1] != MONEY:
            sheet.sheet.append(row)
    out, _err = run("review", "import", sheet.save(), "--as", "eva")
    assert "1 accepted, 0 rejected, 1 changed, 1 added" in out
    assert "Untouched: 1 (1 of them no longer in the sheet)" in out
    assert MONEY not in codings(study)


REFUSED: dict[str, tuple[Callable[[Sheet], object], str]] = {
    "theme": (lambda s: s.put(MONEY, Tema_1="Påhitt"), "theme 1 ('Påhitt') is not in the codebook"),
    "code": (lambda s: s.put(MONEY, Kategori_1="Påhitt"), "code 1 ('Påhitt') is not in the codebook"),
    "code of another theme": (lambda s: s.put(MONEY, Tema_1="Mål", Kategori_1="Sekretess och regler"), "belongs to another theme"),
    "code alone": (lambda s: s.put(NOBODY, Kategori_1="Tid"), "code 1 ('Tid') stands without a theme"),
    "twice": (lambda s: s.put(NOBODY, Tema_1="Mål", Tema_2="Mål"), "stand in the row twice"),
    "id": (lambda s: s.put(MONEY, Enhet="grupp:9.9"), "the row's id"),
    "key": (lambda s: s.put(MONEY, Nyckel="tfbb1 x0 []"), "the row's id"),
    "row of one's own": (lambda s: s.put(MONEY, Nyckel=None), "was not in the sheet that was exported"),
    "text": (lambda s: s.put(MONEY, Text="Något annat."), "has been altered in the sheet"),
    "copied": (lambda s: s.sheet.append([c.value for c in s.sheet[s.row(MONEY)]]), f"unit {MONEY} stands in row"),
    "accepted other": (lambda s: s.put(MONEY, Beslut="godkänn", Tema_1="Mål", Kategori_1=None), "the themes are not those proposed"),
    "accepted nothing": (lambda s: s.put(NOBODY, Beslut="godkänn"), "there is no theme"),
    "rejected other": (lambda s: s.put(MONEY, Beslut="avvisa", Tema_1="Mål", Kategori_1=None), "other themes were chosen"),
    "changed nothing": (lambda s: s.put(MONEY, Beslut="ändra"), "the themes are those proposed"),
    "cleared": (lambda s: s.put(MONEY, Tema_1=None, Kategori_1=None, Tema_2=None, Kategori_2=None), "themes were cleared"),
    "decision": (lambda s: s.put(MONEY, Beslut="kanske"), "the decision 'kanske' is none of accept, reject and change"),
    "favourite": (lambda s: s.put(MONEY, Favorit="kanske"), "something else than x"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_taken(study: Path, fault: str) -> None:
    sheet = export(study).put(GOAL, Beslut="godkänn").put(TIME, Minnesanteckning=SECRET)
    number = (
        sheet.row(NOBODY if "NOBODY" in REFUSED[fault][0].__code__.co_names else MONEY)
        if fault != "copied"
        else int(sheet.sheet.max_row) + 1
    )
    REFUSED[fault][0](sheet)
    out, err = run("review", "import", sheet.save(), "--as", "eva", code=1)
    assert f"eva.xlsx:{number}: " in err
    assert REFUSED[fault][1] in err
    assert "Refused: 1" in out
    assert SECRET not in err
    assert set(codings(study)) == {GOAL}
    assert (study / "memos" / "eva" / "grupp.jsonl").exists()


def test_another_version_of_the_transcript(study: Path) -> None:
    path = export(study).put(GOAL, Beslut="godkänn").put(MONEY, Beslut="avvisa").save()
    (study / "transcripts" / "grupp.txt").write_text(TALK.replace("pengar", "kronor"), encoding="utf-8")
    _out, err = run("review", "import", path, "--as", "eva", code=1)
    assert "the transcript is another version" in err
    assert set(codings(study)) == {GOAL}
    (study / "transcripts" / "grupp.txt").unlink()
    _out, err = run("review", "import", path, "--as", "eva", code=1)
    assert "there is no transcript 'grupp'" in err
    assert set(codings(study)) == {GOAL}


CORRECTED = TALK.replace("hoppas att barnen", "hoppas ju att alla barnen")


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_an_older_sheet_after_a_correction_higher_up(study: Path, kind: str) -> None:
    """Only the unit whose own words were corrected cannot be known again, and only where something is said of it."""
    path = export(study).put(TIME, Beslut="godkänn", Minnesanteckning="viktigt").put(MONEY, Beslut="avvisa").save()
    if kind != "xlsx":
        run("review", "export", "--as", "eva", "--format", kind)
        path = study / "review" / f"eva.{kind}"
    (study / "transcripts" / "grupp.txt").write_text(CORRECTED, encoding="utf-8")
    run("check", "study", "--mend", code=1)
    out, err = run("review", "import", path, "--as", "eva")
    assert "Refused: 0" in out
    assert "grupp:" not in err
    if kind == "xlsx":
        said = [c for c in load_codings(study, "eva").codings if c.unit in {TIME, MONEY}]
        text = read_transcript(study / "transcripts" / "grupp.txt").text
        assert {c.unit for c in said} == {TIME, MONEY}
        assert all(text[c.start : c.end] == c.quotation and c.evidence for c in said)


def test_what_was_said_before_a_correction_is_mended_first(study: Path) -> None:
    sheet = export(study).put(TIME, Beslut="godkänn").put(GOAL, Beslut="godkänn")
    run("review", "import", sheet.save(), "--as", "eva")
    (study / "transcripts" / "grupp.txt").write_text(CORRECTED, encoding="utf-8")
    before = snapshot(study)
    _out, err = run("review", "import", sheet.path, "--as", "eva", code=1)
    assert "what you said of unit grupp:3.1 before has not followed" in err
    assert "run `tfbb check study --mend`, and import the sheet again" in err
    assert "where unit grupp:1.1 stands in it cannot be told" in err
    assert {path: data for path, data in snapshot(study).items() if "codings" in path} == {
        p: d for p, d in before.items() if "codings" in p
    }
    run("check", "study", "--mend", code=1)
    out, _err = run("review", "import", sheet.path, "--as", "eva", code=1)
    assert "As before: 1. Untouched: 2 (0 of them no longer in the sheet). Refused: 1." in out


def test_a_code_may_be_filled_in_and_accepted(study: Path) -> None:
    sheet = export(study)
    assert sheet.value(GOAL, "Kategori 1") in {None, "Tidigt stöd"}
    run("review", "import", sheet.put(GOAL, Beslut="GODKÄNN ", Kategori_1="Tidigt stöd").save(), "--as", "eva")
    assert ("mal", "tidigt_stod", "accepted") in codings(study)[GOAL]


def test_others_are_left_alone_and_a_sheet_belongs_to_one(study: Path) -> None:
    path = fill_in(export(study)).save()
    run("review", "import", path, "--as", "eva")
    before = {name: data for name, data in snapshot(study).items() if "/rules/" in name or "/eva/" in name}
    _out, err = run("review", "import", path, "--as", "bo", code=2)
    assert "written for 'eva'" in err
    assert "Decisions of: eva." in run("review", "import", path)[1]
    run("review", "export", "--as", "bo")
    sheet = Sheet(study / "review" / "bo.xlsx")
    assert sheet.value(MONEY, "Minnesanteckning") is None
    assert sheet.value(GOAL, "Beslut") is None
    run("review", "import", sheet.put(GOAL, Beslut="avvisa").save(), "--as", "bo")
    assert set(codings(study, "bo")) == {GOAL}
    assert {name: data for name, data in snapshot(study).items() if name in before} == before


def test_the_name_is_the_login_names_letters(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "Eva.Öst42")
    out, err = run("review", "export")
    assert "Decisions of: evaöst" in err
    assert out.strip().endswith("evaöst.xlsx")
    assert "rules" in err
    monkeypatch.setattr(getpass, "getuser", lambda: "1234")
    assert "--as" in run("review", "export", code=2)[1]
    assert "no name" in run("review", "export", "--as", "rules", code=2)[1]
    assert "file" in run("review", "export", "--as", "a/b", code=2)[1]


def test_a_choice_of_units(study: Path) -> None:
    def units(*options: str) -> set[str]:
        run("review", "export", "--as", "eva", "--replace", "--format", "csv", *options)
        text = (study / "review" / "eva.csv").read_text(encoding="utf-8")
        return {row["Enhet"] for row in csv.DictReader(io.StringIO(text, newline=""))}

    rules = load_codings(study, "rules").codings

    def proposed(fits: Callable[[Coding], bool]) -> set[str]:
        return {coding.unit for coding in rules if fits(coding)}

    assert units() == {GOAL, TIME, NOBODY, MONEY}
    assert units("--theme", "hinder") == proposed(lambda c: c.theme == "hinder") >= {MONEY}
    assert units("--uncoded") == {NOBODY}
    assert units("--theme", "hinder", "--uncoded") == proposed(lambda c: c.theme == "hinder") | {NOBODY}
    uncertain = proposed(lambda c: c.status == "uncertain")
    assert (units("--uncertain") == uncertain) if uncertain else "no unit is left" in run(
        "review", "export", "--as", "eva", "--replace", "--uncertain", code=2
    )[1]  # fmt: skip


@pytest.mark.parametrize("excel", [[], ["--excel"]])
def test_the_same_in_csv(study: Path, excel: list[str]) -> None:
    run("review", "export", "--as", "eva", "--format", "csv", *excel)
    path = study / "review" / "eva.csv"
    text = path.read_bytes().decode("utf-8-sig")
    mark = ";" if excel else ","
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
    next(row for row in rows if row["Enhet"] == GOAL)["Beslut"] = "godkänn"
    next(row for row in rows if row["Enhet"] == MONEY)["Minnesanteckning"] = "=1+1; två\nrader"
    with io.StringIO(newline="") as buffer:
        writer = csv.DictWriter(buffer, list(rows[0]), delimiter=mark)
        writer.writeheader()
        writer.writerows(rows)
        path.write_bytes(buffer.getvalue().encode("cp1252" if excel else "utf-8"))
    out, _err = run("review", "import", path, "--as", "eva")
    assert "1 accepted" in out
    assert set(codings(study)) == {GOAL}
    assert json.loads((study / "memos" / "eva" / "grupp.jsonl").read_text(encoding="utf-8"))["text"] == "=1+1; två\nrader"
    assert "As before: 1" in run("review", "import", path, "--as", "eva")[0]


def test_coded_by_turns(study: Path) -> None:
    run("code", "--coder", "rules", "--unit", "turn")
    run("review", "import", export(study).put(GOAL, Beslut="godkänn").save(), "--as", "eva")
    assert set(codings(study)) == {GOAL}


def test_coded_anew_since_the_export(study: Path) -> None:
    path = export(study).put(GOAL, Beslut="godkänn").save()
    (study / "codings" / "rules" / "grupp.jsonl").write_text("", encoding="utf-8")
    _out, err = run("review", "import", path, "--as", "eva")
    assert "their evidence is not kept" in err
    assert ("mal", "accepted") in {(theme, status) for theme, _code, status in codings(study)[GOAL]}


def test_what_was_condensed_theme_by_theme_stays_so(study: Path) -> None:
    path = study / "condensations" / "eva" / "grupp.jsonl"
    there = next(c for c in load_codings(study, "rules").codings if c.unit == GOAL)
    one = Condensation("grupp", GOAL, 1, there.speaker, there.start, there.end, "eva", "Stöd", there.quotation, "mal")
    both = [one, replace(one, text="Ingen väntan", theme="hinder", status=CondensationStatus.CONFIRMED, proposal="Ingen väntan")]
    save_condensations(study, "eva", both, ["grupp"])
    before = path.read_bytes()
    sheet = export(study)
    assert sheet.value(GOAL, "Meningskoncentrering") == "Ingen väntan\nStöd"
    run("review", "import", sheet.path, "--as", "eva")
    assert path.read_bytes() == before
    run("review", "import", sheet.put(MONEY, Meningskoncentrering="Pengar saknas").save(), "--as", "eva")
    assert path.read_bytes().startswith(before)
    run("review", "import", export(study).put(GOAL, Meningskoncentrering="Stöd i tid").save(), "--as", "eva")
    said = {(c.unit, c.theme, c.text) for c in load_condensations(study, ["eva"]).condensations}
    assert said == {(GOAL, "", "Stöd i tid"), (MONEY, "", "Pengar saknas")}


def test_nothing_decided_is_lost_through_a_broken_line(study: Path) -> None:
    path = fill_in(export(study)).save()
    run("review", "import", path, "--as", "eva")
    own = study / "codings" / "eva" / "grupp.jsonl"
    own.write_text(own.read_text(encoding="utf-8") + "{halv\n", encoding="utf-8")
    before = own.read_bytes()
    _out, err = run("review", "import", path, "--as", "eva", code=2)
    assert "grupp.jsonl:" in err
    assert own.read_bytes() == before


def test_bad_input(study: Path, tmp_path: Path) -> None:
    export(study)
    assert "there already" in run("review", "export", "--as", "eva", code=2)[1]
    assert "coders are: rules" in run("review", "export", "--as", "eva", "--coder", "olle", code=2)[1]
    assert "eva.pdf: a sheet for review is .xlsx, .docx or .csv" in run("review", "export", "--as", "eva", "--out", "eva.pdf", code=2)[1]
    assert "--format says docx" in run("review", "export", "--as", "eva", "--out", "b.csv", "--format", "docx", code=2)[1]
    _out, err = run("review", "export", "--as", "eva", "--out", "review/eva tom.docx")
    assert '`tfbb review import "review/eva tom.docx" --as eva`' in err
    assert (study / "review" / "eva tom.docx").read_bytes().startswith(b"PK")
    assert "no such file" in run("review", "import", "finns-inte.xlsx", code=2)[1]
    (study / "trasig.xlsx").write_bytes(b"PK nej")
    assert "trasig.xlsx" in run("review", "import", "trasig.xlsx", code=2)[1]
    (study / "annat.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    assert "the column 'Enhet' is missing" in run("review", "import", "annat.csv", code=2)[1]
    book = openpyxl.Workbook()
    book.save(study / "annat.xlsx")
    assert "no sheet of this workbook" in run("review", "import", "annat.xlsx", code=2)[1]
    elsewhere = tmp_path / "tom"
    elsewhere.mkdir()
    assert "this is no study" in run("review", "export", "--study", elsewhere, code=2)[1]


def test_the_same_in_word(study: Path) -> None:
    import docx

    out, _err = run("review", "export", "--as", "eva", "--format", "docx")
    path = Path(out.strip())
    assert path.name == "eva.docx"
    document = docx.Document(str(path))
    table = document.tables[0]
    by_unit = {cells[0].paragraphs[0].runs[0].text: cells for cells in (row.cells for row in table.rows[1:])}
    by_unit[GOAL][5].text = "Godkänn"
    by_unit[NOBODY][4].text = "aktiviteter"
    by_unit[MONEY][5].text = "avvisa"
    by_unit[MONEY][7].text = SECRET
    by_unit[TIME][4].text = "Förbättringsförslag > Strukturer och forum"
    document.save(str(path))
    out, err = run("review", "import", path, "--as", "eva")
    assert "1 accepted, 1 rejected, 1 changed, 1 added, 0 taken back" in out
    assert SECRET not in out + err
    assert "As before: 4" in run("review", "import", path, "--as", "eva")[0]
    document.tables[0].rows[1].cells[2].text = "Något annat."
    document.save(str(path))
    assert "eva.docx: the text of unit" in run("review", "import", path, "--as", "eva", code=1)[1]


def test_a_sheet_after_the_screen_has_cut_a_unit_otherwise(study: Path) -> None:
    from tfbb_coding.files.notes import save_notes
    from tfbb_coding.model.decision import Note, NoteKind

    whole = next(c for c in load_codings(study, "rules").codings if c.unit == GOAL)
    halves = [part.strip() for part in whole.quotation.partition(", det är målet,")[::2]]
    places = [whole.start, whole.end - len(halves[1])]
    cut = [
        Note("grupp", f"grupp:1.{n}", 1, whole.speaker, at, at + len(text), "eva", "", text)
        for n, (at, text) in enumerate(zip(places, halves, strict=True))
    ]
    save_notes(study, NoteKind.UNIT, "eva", "grupp", cut)
    sheet = export(study)
    assert sheet.value("grupp:1.0", "Text") == halves[0]
    assert sheet.value("grupp:1.1", "Text") == halves[1]
    out, err = run("review", "import", sheet.put("grupp:1.0", Beslut="godkänn").save(), "--as", "eva")
    assert "1 accepted" in out
    assert "evidence is not kept" not in err
    (own,) = {c.quotation for c in load_codings(study, "eva").codings}
    assert own == halves[0]
    assert all(whole.start <= e.start < whole.start + len(own) for c in load_codings(study, "eva").codings for e in c.evidence if e.start)
    assert (study / "units" / "eva" / "grupp.jsonl").read_text(encoding="utf-8").count("\n") == 2
