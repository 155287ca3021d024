"""``tfbb agree`` and ``tfbb merge`` as two coders use them."""

import csv
import io
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from commands import Sheet, printed
from small_study import decide, make_study, units_of

from tfbb_coding.files.changes import changing
from tfbb_coding.files.codings import codings_path, load_codings, save_codings
from tfbb_coding.files.notes import load_notes
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import NoteKind

SECRET = "min hemliga tanke"


def run(*arguments: str | Path, code: int = 0) -> tuple[str, str]:
    return printed(*arguments, code=code)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four interviews of fifteen answers: anna hears more worry than bo, and calls one care a joy; bo has not read the fourth."""
    home = make_study(tmp_path / "studie åäö")
    decide(home, "anna")
    decide(home, "bo", ("norr", "soder", "vaster"), adds=False)
    unit = units_of(home, "norr")[2]
    said = [c for c in load_codings(home, "anna", "norr").codings if c.start != unit.start]
    said.append(
        Coding("norr", unit.id, unit.turn, unit.speaker, unit.start, unit.end, "gladje", "", "anna", Status.CHANGED, 1.0, unit.text)
    )
    save_codings(home, "anna", "norr", said)
    monkeypatch.chdir(home)
    return home


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("command", ["agree", "merge"])
def test_help(command: str) -> None:
    out, _err = run(command, "--help")
    assert "--workbook" in out


def test_the_report_of_two_coders(study: Path) -> None:
    out, err = run("agree", "anna", "bo")
    assert "45 units in 3 interviews; 28 of them coded by at least one." in out
    assert "1 transcript that only one of them has coded is left out" in err
    oro = next(line for line in out.splitlines() if line.strip().startswith("Oro"))
    assert oro.split()[1:5] == ["18", "9", "9", "18"]
    assert "On all 45 units" in out
    assert "no theme  ↔  Oro" in out
    assert "10 units are not given the same themes." in out
    assert max(map(len, out.splitlines())) <= 80
    assert out == run("agree", "anna", "bo")[0]


def test_it_says_how_many_units_somebody_in_the_middle_of_a_review_has_not_decided(study: Path) -> None:
    for name in ("soder", "vaster"):
        codings_path(study, "bo", name).unlink()
    first = min(load_codings(study, "bo", "norr").codings, key=lambda one: one.start)
    save_codings(study, "bo", "norr", [first])
    out, err = run("agree", "anna", "bo")
    told = " ".join(out.split())
    assert "anna of 3 of 15 units; bo of 14 of 15 units (11 of them another has judged). These count as judged to have no theme." in told
    assert "finish the interviews that are begun, or leave these units out with --decided" in told
    assert "left out" not in err.replace("coded are left out", "")
    assert json.loads(run("agree", "anna", "bo", "--format", "json")[0])["undecided"]["bo"] == 14
    out, err = run("agree", "anna", "bo", "--decided")
    assert "Nothing said" not in out
    assert "Note: 14 units of which somebody has said nothing are left out." in err


def test_csv_and_json_say_the_same_and_the_same_twice(study: Path) -> None:
    table = rows(run("agree", "anna", "bo", "--format", "csv")[0])
    assert [row["about"] for row in table if row["on"] == "all"] == ["oro", "gladje", "(any)", "(together)"]
    out, _err = run("agree", "anna", "bo", "--format", "json")
    told = json.loads(out)
    assert told["coders"] == ["anna", "bo"]
    assert told["different"] == 10
    assert [f"{row['kappa']:g}" for row in told["figures"] if row["kappa"] is not None] == [row["kappa"] for row in table if row["kappa"]]
    oro = next(row for row in told["figures"] if (row["on"], row["about"]) == ("all", "oro"))
    assert (oro["n"], oro["by_all"], oro["by_any"], oro["prevalence"], oro["percent"]) == (45, 9, 18, 0.3, 0.8)
    assert oro["kappa"] == pytest.approx((0.8 - 0.56) / 0.44, abs=1e-6)
    assert out == run("agree", "anna", "bo", "--format", "json")[0]
    listed = rows(run("agree", "anna", "bo", "--format", "csv", "--table", "disagreements")[0])
    assert len(listed) == 10
    assert {(row["anna"], row["bo"]) for row in listed} == {("oro", ""), ("gladje", "")}


def test_only_a_theme_a_case_what_is_decided_what_is_accepted(study: Path) -> None:
    (study / "study.yaml").write_text(
        "title: Prov\ncases:\n  - {id: n, name: Norr}\n  - {id: s, name: Söder}\ninterviews:\n"
        + "".join(f"  - {{id: {name}, case: {case}}}\n" for name, case in (("norr", "n"), ("soder", "s"), ("vaster", "s"), ("oster", "s"))),
        encoding="utf-8",
    )
    one = rows(run("agree", "anna", "bo", "--case", "norr", "--theme", "gladje", "--format", "csv")[0])
    assert [(row["on"], row["about"], row["n"]) for row in one if row["on"] == "all"] == [
        ("all", about, "15") for about in ("gladje", "(any)", "(together)")
    ]
    decided = rows(run("agree", "anna", "bo", "--decided", "--format", "csv")[0])
    assert decided[0]["n"] == "27"
    run("code", "--coder", "rules")
    _out, err = run("agree", "anna", "rules", "--status", "accepted", "--format", "csv")
    assert "left out" not in err
    _out, err = run("agree", "anna", "bo", "--case", "öster", code=2)
    assert "the study has no case 'öster'" in err
    assert "n (Norr)" in err


def test_codes_are_compared_below_their_themes(study: Path) -> None:
    book = study / "codebooks" / "tfbb.yaml"
    text = book.read_text(encoding="utf-8").replace(
        "question: Vad oroar?,", "question: Vad oroar?, codes: [{id: natt, label: Natt, definition: Om natten.}],"
    )
    book.write_text(text, encoding="utf-8")
    for coder, codes in (("anna", ["natt"] * 20), ("bo", ["natt"] * 5 + [""] * 15)):
        for name in ("norr", "soder", "vaster"):
            said = load_codings(study, coder, name).codings
            kept = [replace(c, code=code if c.theme == "oro" else "") for c, code in zip(said, codes, strict=False)]
            save_codings(study, coder, name, kept)
    table = rows(run("agree", "anna", "bo", "--codes", "--format", "csv")[0])
    assert [row["about"] for row in table if row["on"] == "all"] == ["oro", "oro/natt", "gladje", "(any)", "(together)"]
    theme, code = (next(row for row in table if row["about"] == about) for about in ("oro", "oro/natt"))
    assert (theme["by_any"], theme["by_all"]) == ("18", "9")
    assert int(code["by_all"]) < 9
    out, _err = run("agree", "anna", "bo", "--codes", "--workbook", "a.xlsx")
    assert "    Natt" in out


def test_voices_are_coders_and_that_is_said(study: Path) -> None:
    run("code", "--coder", "rules")
    out, _err = run("agree", "anna", "bo", "rules")
    assert "Two by two, all themes together" in out
    assert "The program's voices are coders here" in out
    assert "κ is the mean of the pairs" in out


def test_other_bounds_are_compared_by_characters(study: Path) -> None:
    for name in ("norr", "soder", "vaster"):
        cut = [replace(c, end=c.end - 8, quotation=c.quotation[:-8]) for c in load_codings(study, "bo", name).codings]
        save_codings(study, "bo", name, cut)
    out, err = run("agree", "anna", "bo")
    assert "have other bounds than the units" in err
    assert "α is αU" in out
    assert "On all 45 units" in out
    out, err = run("agree", "anna", "bo", "--by", "characters")
    assert "On all" not in out
    assert "α is αU" not in run("agree", "anna", "bo", "--by", "unit")[0]


BAD = [
    (("anna",), "agreement needs two coders"),
    ((), "coders in this study: anna, bo"),
    (("anna", "anna"), "the same coder is named twice"),
    (("anna", "berit"), "'berit' is no coder"),
    (("anna", "bo", "--earlier", "."), "compares one coder"),
    (("anna", "--earlier", "finns inte"), "no such study folder"),
    (("anna", "bo", "--theme", "sorg"), "no theme 'sorg'"),
    (("anna", "bo", "--workbook", "a.docx"), "a workbook or CSV"),
    (("anna", "anna@2026-03-01", "--workbook", "a.xlsx"), "cannot be settled, only compared"),
    (("anna", "anna@2020-01-01"), "anna had no codings at the end of 2020-01-01"),
]


@pytest.mark.parametrize(("arguments", "phrase"), BAD)
def test_what_cannot_be_compared(study: Path, arguments: tuple[str, ...], phrase: str) -> None:
    with changing(study, "review import", "anna"):
        save_codings(study, "anna", "norr", [*load_codings(study, "anna", "norr").codings][1:])
    for name in ("soder", "vaster", "oster"):
        (study / "codings" / "anna" / f"{name}.jsonl").unlink()
    if "2020" in str(arguments):
        (study / "codings" / "anna" / "norr.jsonl").unlink()
    _out, err = run("agree", *arguments, code=2)
    assert phrase in err or "cannot be told any more" in err


def test_coders_who_share_no_transcript(study: Path) -> None:
    for name in ("norr", "soder", "vaster"):
        (study / "codings" / "anna" / f"{name}.jsonl").unlink()
    _out, err = run("agree", "anna", "bo", code=2)
    assert "no unit is judged by two of them" in err


def test_the_same_coder_at_two_times(study: Path) -> None:
    earlier = study.parent / "kopia"
    shutil.copytree(study, earlier)
    save_codings(study, "anna", "oster", [])
    out, _err = run("agree", "anna", "--earlier", earlier)
    assert "anna · anna@earlier" in out
    assert "60 units in 4 interviews" in out
    assert "One coder at two times" in out
    today = f"anna@{date.today().isoformat()}"  # noqa: DTZ011 - days are local
    out, _err = run("agree", "anna", today)
    assert "0 units are not given the same themes." in out
    out, _err = run("agree", "anna", "anna@andra", code=2)
    decide(study, "anna@andra", ("norr",))
    out, _err = run("agree", "anna", "anna@andra")
    assert "One coder at two times" in out


def test_codings_as_of_a_day_come_out_of_the_history(study: Path) -> None:
    for adds in (False, True):
        with changing(study, "review import", "cia"):
            decide(study, "cia", adds=adds)
    path = study / "history" / "cia.jsonl"
    first, second = path.read_text(encoding="utf-8").splitlines()
    then = json.loads(first) | {"time": "2026-03-01T12:00:00.000000+00:00"}
    path.write_text(json.dumps(then, ensure_ascii=False) + "\n" + second + "\n", encoding="utf-8")
    out, _err = run("agree", "cia", "cia@2026-03-05")
    oro = next(line for line in out.splitlines() if line.strip().startswith("Oro"))
    assert oro.split()[1:3] == ["24", "12"]


def settled(study: Path) -> Sheet:
    run("agree", "anna", "bo", "--workbook", "att avgöra.xlsx", "--replace")
    return Sheet(study / "att avgöra.xlsx")


def snapshot(study: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(study.rglob("*")) if p.is_file() and "history" not in p.parts}


def consensus(study: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for coding in load_codings(study, "consensus").codings:
        found.setdefault(coding.unit, []).append((coding.theme, str(coding.status)))
    return found


def test_disagreements_are_settled_and_merged(study: Path) -> None:
    sheet = settled(study)
    assert sheet.sheet.max_row == 11
    assert (sheet.value(2, "anna säger"), sheet.value(2, "bo säger")) == ("Oro", "(har inte tagit ställning till enheten)")
    sheet.put(2, Avgörande="som anna").put(3, Avgörande="som bo").put(4, Tema_1="Oro", Tema_2="Glädje").put(
        5, Avgörande="inget tema", Skäl=SECRET
    )
    units = [str(sheet.value(n, "Enhet")) for n in range(2, 12)]
    out, err = run("merge", sheet.save())
    assert "New from the sheet: 4 settled, 0 taken back." in out
    assert "Not settled in the sheet: 6." in out
    assert "Consensus of anna, bo: 35 units agreed, 4 settled, 6 still open." in out
    for command, product in (("themes", "handover/om_tabellerna.csv"), ("report", "report/rapport.md"), ("methods", "methods/metod.md")):
        _out, told = run(command, *(["--format", "md"] if command != "themes" else []))
        assert "6 units are still open" in told
        text = (study / "results" / product).read_text(encoding="utf-8")
        assert "6 enheter i de samtalen är ännu inte avgjorda" in text
    assert "är sex ännu inte avgjorda" in text
    assert "1 transcript is coded by only one of them" in err
    said = consensus(study)
    assert [said.get(unit) for unit in units[:4]] == [
        [("oro", "changed")],
        [("gladje", "rejected")],
        [("gladje", "changed"), ("oro", "changed")],
        [("oro", "rejected")],
    ]
    assert not [unit for unit in units[4:] if said.get(unit)]
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "consensus").notes] == [SECRET]
    assert SECRET not in out + err + (study / "log.jsonl").read_text(encoding="utf-8")
    assert sum(status == "accepted" for pairs in said.values() for _theme, status in pairs) == 18

    before = snapshot(study)
    again, _err = run("merge", sheet.path)
    assert "New from the sheet: 0 settled, 0 taken back. As before: 4." in again
    assert "Nothing is new." in again
    assert snapshot(study) == before
    run("merge", "bo", "anna")
    assert consensus(study) == said

    new = settled(study)
    shown = [new.value(n, "Avgörande") for n in range(2, 12)]
    assert shown == ["eget val", "inget tema", "eget val", "inget tema", *[None] * 6]
    assert (new.value(4, "Tema 1"), new.value(5, "Skäl")) == ("Glädje", SECRET)
    run("merge", new.put(2, Avgörande=None, Tema_1=None).save())
    assert not consensus(study).get(units[0])
    assert [note.text for note in load_notes(study, NoteKind.MEMO, "consensus").notes] == [SECRET]


def test_transcripts_that_one_alone_has_coded(study: Path) -> None:
    run("merge", "anna", "bo")
    assert not [unit for unit in consensus(study) if unit.startswith("oster")]
    _out, err = run("merge", "anna", "bo", "--single")
    assert "1 transcript coded by one of them is taken as it is." in err
    assert len([unit for unit in consensus(study) if unit.startswith("oster")]) == len(load_codings(study, "anna", "oster").codings)


def test_as_csv_too(study: Path) -> None:
    run("agree", "anna", "bo", "--workbook", "a.csv", "--excel")
    text = (study / "a.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Transkription;Fall;Enhet")
    head, first, *rest = list(csv.reader(io.StringIO(text), delimiter=";"))
    first[head.index("Avgörande")] = "som anna"
    with (study / "a.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, first, *rest])
    assert "1 settled" in run("merge", "a.csv")[0]


def test_rows_that_cannot_be_taken_are_told_and_the_others_are_taken(study: Path) -> None:
    sheet = (
        settled(study)
        .put(2, Avgörande="som anna")
        .put(3, Tema_1="Påhitt")
        .put(4, Text="Något annat.", Avgörande="som bo")
        .put(5, Skäl=SECRET)
    )
    unit = units_of(study, "soder")[1]
    mine = load_codings(study, "anna", "soder").codings
    save_codings(study, "anna", "soder", [replace(c, theme="gladje") if c.start == unit.start else c for c in mine])
    number = next(n for n in range(2, 12) if sheet.value(n, "Enhet") == unit.id)
    sheet.put(number, Avgörande="som anna")
    out, err = run("merge", sheet.save(), code=1)
    for row, phrase in (
        (3, "theme 1 ('Påhitt') is not in the codebook"),
        (4, "has been altered in the sheet"),
        (5, "nothing is settled"),
        (number, "anna has coded unit"),
    ):
        assert f"avgöra.xlsx:{row}: " in err
        assert phrase in err
    assert "Refused: 4." in out
    assert SECRET not in err


def test_an_unsettled_sheet_is_never_written_over_unasked(study: Path) -> None:
    settled(study)
    _out, err = run("agree", "anna", "bo", "--workbook", "att avgöra.xlsx", code=2)
    assert "the file is there already" in err


NO_CONSENSUS = [
    (("anna",), "a consensus needs two coders"),
    ((), "a consensus needs two coders"),
    (("anna", "consensus"), "cannot be merged with itself"),
    (("rules", "learned"), "these are the program's voices"),
    (("anna", "berit"), "'berit' is no coder"),
    (("saknas.xlsx",), "saknas.xlsx"),
    (("a.xlsx", "b.xlsx"), "one sheet at a time"),
]


@pytest.mark.parametrize(("arguments", "phrase"), NO_CONSENSUS)
def test_what_makes_no_consensus(study: Path, arguments: tuple[str, ...], phrase: str) -> None:
    before = snapshot(study)
    _out, err = run("merge", *arguments, code=2)
    assert phrase in err
    assert snapshot(study) == before


def test_a_sheet_of_others(study: Path) -> None:
    sheet = settled(study).put(2, Avgörande="som anna").save()
    run("code", "--coder", "rules")
    _out, err = run("merge", "anna", "rules", "--workbook", sheet, code=2)
    assert "the sheet was written for anna, bo" in err


def test_they_who_agree_have_nothing_to_settle(study: Path) -> None:
    decide(study, "bo")
    decide(study, "anna")
    _out, err = run("agree", "anna", "bo", "--workbook", "a.xlsx")
    assert "nothing to settle" in err
    assert not (study / "a.xlsx").exists()


def test_nobody_sees_another_s_codings_unasked(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("code", "--coder", "rules")
    for coder in ("anna", "bo"):
        for name in ("norr", "soder", "vaster", "oster"):
            said = [replace(c, evidence=(), quotation=c.quotation) for c in load_codings(study, coder, name).codings]
            save_codings(study, coder, name, said)
    out, err = run("condense", "--as", "bo")
    assert "Codings by bo." in err
    assert "anna" not in out + err
    out, err = run("missed", "--as", "bo", "--n", "3")
    assert "anna" not in out + err
    run("review", "export", "--as", "bo")
    shown = openpyxl.load_workbook(study / "review" / "bo.xlsx")
    assert "anna" not in " ".join(str(cell.value) for row in shown.worksheets[0].iter_rows() for cell in row)


def test_coding_from_an_empty_sheet(study: Path) -> None:
    _out, err = run("review", "export", "--as", "dag", "--blind")
    assert "Proposals by: nobody." in err
    sheet = Sheet(study / "review" / "dag.xlsx")
    assert {sheet.value(n, "Förslag och skäl") for n in range(2, 62)} == {"Inget tema föreslås."}
    assert (
        "4 added"
        in run(
            "review",
            "import",
            sheet.put(2, Tema_1="Oro").put(3, Tema_1="Oro").put(4, Tema_1="Glädje").put(5, Tema_1="Glädje").save(),
            "--as",
            "dag",
        )[0]
    )
    out, _err = run("agree", "anna", "dag")
    assert "decided about the program's proposals" not in out
    _out, err = run("review", "export", "--as", "dag", "--blind", "--theme", "oro", code=2)
    assert "--blind shows no proposals" in err


def test_a_coder_who_has_coded_nothing_is_told_and_low_themes_are_named(study: Path) -> None:
    decide(study, "anna")
    for name in ("norr", "soder"):
        save_codings(study, "dan", name, [])
        assert codings_path(study, "dan", name).exists()
    out, _err = run("agree", "anna", "dan")
    told = " ".join(out.split())
    assert "dan has given no unit a theme: these figures tell nothing of agreement." in told
    assert "To report: α theme by theme on all units" in told
    assert "Low (α below .667 on all units): " in told
