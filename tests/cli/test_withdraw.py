"""``tfbb withdraw`` as a researcher uses it, in every layout."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from commands import outcome
from planted_kinds import rich
from small_pdf import Bit, pdf
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.texts import texts_of
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status

TALK = [
    ("Intervjuare", "Vad var svårt i början?"),
    ("Deltagare 1", "Vi hade en katt som låg på skrivaren hela första veckan."),
    ("Deltagare 2", "Tiden räckte inte till för möten."),
    ("Deltagare 1", "Och sen sprang den iväg med den röda pärmen."),
    ("Deltagare 2", "Ingen visste vem som skulle ringa."),
]
THEIRS = ("katt", "skrivaren", "pärmen")


def clock(n: int) -> str:
    return f"00:00:{n * 7:02}"


def plain(path: Path) -> None:
    path.write_bytes("\r\n\r\n".join(f"{who}: {words}" for who, words in TALK).encode("cp1252"))


def teams(path: Path) -> None:
    cues = [f"{n}-0\n{clock(n)}.000 --> {clock(n + 1)}.000\n<v {who}>{words}</v>\n" for n, (who, words) in enumerate(TALK)]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")


def srt(path: Path) -> None:
    cues = [f"{n + 1}\n{clock(n)},000 --> {clock(n + 1)},000\n{who}: {words}\n" for n, (who, words) in enumerate(TALK)]
    path.write_text("\n".join(cues), encoding="utf-8-sig")


def word(path: Path) -> None:
    document = docx.Document()
    for who, words in TALK:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{who}:").bold = True
        paragraph.add_run(f" {words}")
    document.save(str(path))


def word_table(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, 2)
    for line in [("Talare", "Text"), *TALK]:
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = words
    document.save(str(path))


def excel(path: Path) -> None:
    book = openpyxl.Workbook()
    for line in [("Talare", "Text"), *TALK]:
        book.active.append(line)  # type: ignore[union-attr]
    book.save(path)


LAYOUTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "plain": ("a.txt", plain), "teams": ("a.vtt", teams), "srt": ("a.srt", srt), "word": ("a.docx", word), "word_table": ("a.docx", word_table), "excel": ("a.xlsx", excel),
}  # fmt: skip


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study folder without transcripts yet."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(study: Path, layout: str = "plain") -> Path:
    """A transcript in the layout, codings by two, a condensation, memos, and results."""
    name, make = LAYOUTS[layout]
    path = study / "transcripts" / name
    make(path)
    transcript = read_transcript(path)
    codings = [
        Coding("a", f"a:{t.number}.1", t.number, t.speaker, t.start, t.end, "hinder", "", "x", Status.ACCEPTED, 1.0, t.text)
        for t in transcript.turns[1:]
    ]
    for coder in ("rules", "eva"):
        save_codings(study, coder, "a", codings)
    rows = [json.dumps({"unit": c.unit, "text": f"Kort: {c.quotation}"}, ensure_ascii=False) for c in codings]
    files = {
        "condensations/eva/a.jsonl": "\n".join(rows) + "\n",
        "favourites/eva/a.jsonl": "\n".join(json.dumps({"unit": c.unit, "quotation": c.quotation}) for c in codings) + "\n",
        "units/eva/a.jsonl": "\n".join(json.dumps({"unit": c.unit, "quotation": c.quotation}) for c in codings) + "\n",
        "memos/eva/tankar.md": "Om tid.\n\nHon sa: vi hade en katt som låg på skrivaren!\n\nMer.\n",
        "results/segments.csv": "katt\n",
        "results/handover/theme_cases.csv": "x\n",
        "learned/study.json": '{"weights": {"katt": [1]}}\n',
    }
    for file, text in files.items():
        (study / file).parent.mkdir(parents=True, exist_ok=True)
        (study / file).write_text(text, encoding="utf-8")
    return path


def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
    return outcome("withdraw", *arguments, typed=typed)


def everything(study: Path) -> str:
    return " ".join(text.text for path in study.rglob("*") if path.is_file() for text in texts_of(path.name, path.read_bytes())).casefold()


def test_help() -> None:
    assert run("--help")[0] == 0


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_of_theirs_is_left_and_everything_else_is(study: Path, layout: str) -> None:
    path = fill(study, layout)
    code, out, err = run("deltagare 1", "--yes")
    assert code == 0, err
    left = everything(study)
    assert not [word for word in THEIRS if word in left]
    kept = path if layout != "excel" else path.with_suffix(".txt")
    assert [p.name for p in (study / "transcripts").iterdir()] == [kept.name]
    new = read_transcript(kept)
    assert [(t.speaker, t.text) for t in new.turns] == [line for line in TALK if line[0] != "Deltagare 1"] or layout in {"teams", "srt"}
    assert " ".join(t.text for t in new.turns) == " ".join(words for who, words in TALK if who != "Deltagare 1")
    for coder in ("rules", "eva"):
        codings = load_codings(study, coder).codings
        assert codings
        assert all(new.text[c.start : c.end] == c.quotation and c.speaker == "Deltagare 2" for c in codings)
    assert "Turns removed: 2" in out
    assert not [word for word in THEIRS if word in (out + err).casefold()]


def test_condensations_memos_and_results(study: Path) -> None:
    fill(study)
    run("Deltagare 1", "--yes")
    rows = [json.loads(line) for line in (study / "condensations/eva/a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["unit"] for row in rows] == ["a:1.1", "a:2.1"]
    assert (study / "units/eva/a.jsonl").read_text(encoding="utf-8").count("\n") == 2
    assert (study / "memos/eva/tankar.md").read_text(encoding="utf-8").split() == ["Om", "tid.", "Mer."]
    made = {p.relative_to(study / "results").as_posix() for p in (study / "results").rglob("*.csv")}
    assert made == {"segments.csv", "units.csv", "themes.csv", "theme_table.csv", "handover/teman.csv", "handover/om_tabellerna.csv"}
    assert not (study / "learned/study.json").exists()
    log = [json.loads(line) for line in (study / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    entry = next(entry for entry in log if entry["command"] == "withdraw")
    assert entry["counts"] == {"turns": 2, "codings": 4, "condensations": 2, "memos": 1, "favourites": 2, "results": 3}


def test_text_keeps_its_encoding_and_line_ends(study: Path) -> None:
    path = fill(study)
    run("Deltagare 1", "--yes")
    assert path.read_bytes() == "\r\n\r\n".join(f"{who}: {words}" for who, words in TALK if who != "Deltagare 1").encode("cp1252")


def test_without_yes_somebody_must_say_so(study: Path) -> None:
    fill(study)
    before = everything(study)
    code, _out, err = run("Deltagare 1", typed="n\n")
    assert (code, "nothing was removed" in err) == (2, True)
    assert everything(study) == before
    assert run("Deltagare 1", typed="y\n")[0] == 0


def test_the_only_participant_takes_the_transcript_along(study: Path) -> None:
    fill(study)
    path = study / "transcripts" / "a.txt"
    path.write_text("\n\n".join(f"{who}: {words}" for who, words in TALK if who != "Deltagare 2"), encoding="utf-8")
    code, out, _err = run("Deltagare 1", "--yes")
    assert code == 0
    assert "transcript was deleted" in out
    assert not list((study / "transcripts").iterdir())
    assert not list((study / "codings").rglob("*.jsonl"))


def test_a_label_in_two_transcripts_is_two_people(study: Path) -> None:
    path = fill(study)
    (study / "transcripts" / "b.txt").write_bytes(path.read_bytes())
    code, _out, err = run("Deltagare 1", "--yes")
    assert (code, "--transcript: a, b" in err) == (2, True)
    assert run("Deltagare 1", "--transcript", "b", "--yes")[0] == 1  # a.txt has the same words here
    assert "katt" in path.read_text(encoding="cp1252")


def test_nobody_of_that_name(study: Path) -> None:
    fill(study)
    code, _out, err = run("Deltagare 9", "--yes")
    assert (code, "nobody speaks" in err) == (2, True)


def test_other_files_that_hold_their_words_are_told(study: Path) -> None:
    fill(study)
    (study / "codebooks").mkdir()
    for name in ("utkast.md", "codebooks/tfbb.yaml"):
        (study / name).write_text("examples: [en katt som låg på skrivaren hela veckan]\n", encoding="utf-8")
    said = "en katt som låg på skrivaren hela veckan"
    (study / "utkast.rtf").write_text(rf"{{\rtf1\ansi {rich(said)}}}", encoding="ascii")
    pdf(study / "rapport.pdf", [[Bit(f"Någon sa: {said}.", 2)]])
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert "4 other files hold words of the participant who withdrew; take them out by hand, or delete the files:\n" in err
    assert f"  rapport.pdf\n  utkast.md\n  utkast.rtf\n  {Path('codebooks/tfbb.yaml')}\n" in err


def test_what_nobody_can_look_into_is_told_in_one_place(study: Path) -> None:
    fill(study)
    for name in ("samtal.m4a", "bild.PNG"):
        (study / name).write_bytes(b"\x00\x01")
    (study / ".git").mkdir()
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert "2 files could not be looked into" in err
    assert "  bild.PNG\n  samtal.m4a\n" in err
    assert "version control" in err


def test_a_label_that_is_a_name_is_told_where_it_stands(study: Path) -> None:
    path = study / "transcripts" / "a.txt"
    path.write_text(
        "Intervjuare: Vad tycker du, Zorvika?\n\nZorvika: Det var en lång väg dit.\n\nBarkman: Ja.\n\nZorvika: Ja.\n\nBarkman: Nej.\n",
        encoding="utf-8",
    )
    code, _out, err = run("Zorvika", "--yes")
    assert code == 1
    assert "a.txt: turn 0 (Intervjuare) still has the label of the participant" in err


def forget_notes(study: Path) -> None:
    """Take out the notes of :func:`fill`, which only `withdraw` reads; other commands refuse them."""
    for file in ("condensations/eva/a.jsonl", "favourites/eva/a.jsonl", "units/eva/a.jsonl"):
        (study / file).unlink()


def tfbb(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout + result.stderr


def test_results_are_made_again_with_what_made_them(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill(study)
    forget_notes(study)
    (study / "learned/study.json").unlink()
    (study / "results/segments.csv").unlink()  # no table of `tfbb code`'s, which would be kept beside the new one
    for arguments in (
        ["code", "--coder", "rules", "--unit", "turn", "--excel"],
        ["themes", "theme_cases", "--format", "xlsx", "--status", "all", "--coder", "eva", "--out", "results/annat"],
    ):
        assert tfbb(*arguments)[0] == 0
    (study / "results/handover/theme_cases.csv").unlink()
    monkeypatch.chdir(study.parent)
    code, out, err = run("Deltagare 1", "--study", str(study), "--yes")
    assert code == 0, err
    assert "made again without the participant: 5" in out
    assert (study / "results/segments.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Tiden räckte inte till" in (study / "results/units.csv").read_text(encoding="utf-8-sig")
    assert (study / "results/annat/tabeller.xlsx").exists()
    assert not [word for word in THEIRS if word in everything(study)]
    assert path.exists()


def test_what_cannot_be_made_again_is_told(study: Path) -> None:
    fill(study)
    (study / "results/konstig.csv").write_text("x\n", encoding="utf-8")
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert "1 result was deleted and could not be made again: the program does not know which command made them" in err
    assert "  results/konstig.csv\n" in err
    assert "What was learned was deleted" in err


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_sheets_for_review_keep_what_others_filled_in(study: Path, kind: str) -> None:
    fill(study)
    forget_notes(study)
    assert tfbb("review", "export", "--as", "eva", "--coder", "rules", "--format", kind)[0] == 0
    sheet = study / "review" / f"eva.{kind}"
    if kind == "xlsx":
        book = openpyxl.load_workbook(sheet)
        filled = book.worksheets[0]
        names = [cell.value for cell in filled[1]]
        at = next(n for n, name in enumerate(names) if name in ("Minnesanteckning", "memo", "Memo", "minnesanteckning", "anteckning"))
        row = next(row for row in filled.iter_rows(min_row=2) if any("Ingen visste" in str(cell.value) for cell in row))
        row[at].value = "tänk på detta"
        book.save(sheet)
    code, out, err = run("Deltagare 1", "--yes")
    assert code == 0, err
    assert "Sheets for review cleaned or deleted: 1" in out
    assert not [word for word in THEIRS if word in everything(study)]
    done, said = tfbb("review", "import", str(sheet), "--as", "eva")
    assert done == 0, said
    assert ("tänk på detta" in (study / "memos/eva/a.jsonl").read_text(encoding="utf-8")) if kind == "xlsx" else True


def fill_row(sheet: Path, holding: str, **cells: str) -> None:
    """Write into the row of a workbook whose text holds these words."""
    book = openpyxl.load_workbook(sheet)
    filled = book.worksheets[0]
    names = [str(cell.value) for cell in filled[1]]
    row = next(row for row in filled.iter_rows(min_row=2) if any(holding in str(cell.value) for cell in row))
    for name, value in cells.items():
        row[names.index(name)].value = value
    book.save(sheet)


def rows_of(sheet: Path) -> list[list[str]]:
    return [[str(cell.value or "") for cell in row] for row in openpyxl.load_workbook(sheet).worksheets[0].iter_rows()]


def test_a_sheet_full_of_mistakes_loses_only_the_participants_rows(study: Path) -> None:
    fill(study)
    forget_notes(study)
    tfbb("review", "export", "--as", "eva", "--coder", "rules")
    sheet = study / "review" / "eva.xlsx"
    fill_row(sheet, "Tiden räckte", Enhet="hej", Beslut="gokänn", Minnesanteckning="tänk på detta")
    fill_row(sheet, "Ingen visste", Nyckel="trasig", Text="Något helt annat", Beslut="avvisa")
    fill_row(sheet, "röda pärmen", Nyckel="", Text="Och då så.")
    heights = [openpyxl.load_workbook(sheet).worksheets[0].row_dimensions[n].height for n in (3, 5)]
    code, _out, err = run("Deltagare 1", typed="nej\n")
    assert code == 2
    assert "eva.xlsx: 2 rows go, words go out of 0 cells; everything else that is filled in stays." in err
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 0, err
    rows = rows_of(sheet)
    assert len(rows) == 3
    assert "hej gokänn tänk på detta" in " ".join(cell for row in rows for cell in row if cell in {"hej", "gokänn", "tänk på detta"})
    assert any("trasig" in row and "Något helt annat" in row and "avvisa" in row for row in rows)
    assert not any("Och då så." in row for row in rows)
    assert [openpyxl.load_workbook(sheet).worksheets[0].row_dimensions[n].height for n in (2, 3)] == heights
    assert not [word for word in THEIRS if word in everything(study)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_sheet_for_settling_keeps_what_was_settled_of_others(study: Path, kind: str) -> None:
    path = fill(study)
    forget_notes(study)
    transcript = read_transcript(path)
    turns = [transcript.turns[n] for n in (1, 2, 3)]
    save_codings(
        study,
        "bo",
        "a",
        [Coding("a", f"a:{t.number}.1", t.number, t.speaker, t.start, t.end, "mal", "", "bo", Status.ACCEPTED, 1.0, t.text) for t in turns],
    )
    sheet = study / "review" / f"avgör å.{kind}"
    assert tfbb("agree", "eva", "bo", "--workbook", str(sheet))[0] in (0, 1)
    if kind == "xlsx":
        fill_row(sheet, "Tiden räckte", Avgörande="som bo")
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 0, err
    assert not [word for word in THEIRS if word in everything(study)]
    if kind == "xlsx":
        done, said = tfbb("merge", "--workbook", str(sheet))
        assert done == 0, said


def test_a_note_in_a_word_sheet_and_a_cell_of_somebody_else_lose_only_their_words(study: Path) -> None:
    fill(study)
    forget_notes(study)
    tfbb("review", "export", "--as", "eva", "--coder", "rules", "--format", "docx")
    sheet = study / "review" / "eva.docx"
    document = docx.Document(str(sheet))
    row = next(row for row in document.tables[0].rows if "Ingen visste" in row.cells[2].text)
    row.cells[7].paragraphs[0].add_run("jfr en katt som låg på skrivaren hela första veckan")
    document.add_comment(
        row.cells[5].paragraphs[0].add_run("x"), "den röda pärmen sprang den iväg med den röda pärmen", author="e", initials="e"
    )
    document.save(str(sheet))
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 0, err
    assert "words go out of 2 cells" in err
    assert not [word for word in THEIRS if word in everything(study)]
    assert any(row.cells[7].text == "…" for row in docx.Document(str(sheet)).tables[0].rows)


def test_a_file_of_words_that_cannot_be_cleaned_stops_everything(study: Path) -> None:
    fill(study)
    (study / "review").mkdir()
    (study / "review/blad.html").write_text("<p>en katt som låg på skrivaren hela första veckan</p>\n", encoding="utf-8")
    before = everything(study)
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 2
    assert "blad.html" in err
    assert "Nothing was removed" in err
    assert everything(study) == before


def test_what_nobody_can_look_into_is_left_and_told_before_the_question(study: Path) -> None:
    fill(study)
    (study / "review").mkdir()
    broken = study / "review/trasig.xlsx"
    broken.write_bytes(b"PK\x03\x04 och sen slut")
    (study / "review/~$eva.xlsx").write_bytes(b"x")
    code, _out, err = run("Deltagare 1", typed="nej\n")
    assert (code, "trasig.xlsx: nobody knows what stands in it" in err) == (2, True)
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert broken.read_bytes() == b"PK\x03\x04 och sen slut"


def test_a_table_of_nothing_but_their_words_is_deleted(study: Path) -> None:
    fill(study)
    (study / "review").mkdir()
    (study / "review/eva.csv").write_text("bara en katt som låg på skrivaren hela dan\n", encoding="utf-8")
    (study / "review/tankar.md").write_text("Mer tid.\n\nen katt som låg på skrivaren hela dan\n", encoding="utf-8")
    assert run("Deltagare 1", "--yes")[0] == 0
    assert (study / "review/tankar.md").read_text(encoding="utf-8") == "Mer tid.\n\n…\n"
    assert "katt" not in (study / "review/eva.csv").read_text(encoding="utf-8")


def test_where_others_still_mention_the_participant_is_told_place_by_place(study: Path) -> None:
    path = study / "transcripts" / "a.txt"
    talk = [*TALK, ("Deltagare 2", "Innan [Deltagare 1] var det lugnt, sa deltagare 12.")]
    path.write_text("\n\n".join(f"{who}: {words}" for who, words in talk), encoding="utf-8")
    transcript = read_transcript(path)
    last = transcript.turns[-1]
    place = {"transcript": "a", "unit": "a:5.1", "turn": 5, "speaker": "Deltagare 2", "start": last.start, "end": last.end, "coder": "eva"}
    about = {"time": "2026-01-01T00:00:00+00:00", "coder": "eva"}
    memos: list[dict[str, object]] = [
        {"id": "aa11", "about": "study", "of": "", "text": "Läs om metoden.", **about},
        {"id": "bb22", "about": "study", "of": "", "text": "Rut Lindholm ringde om deltagare_1:s svar.", **about},
        {"id": "cc33", "about": "interview", "of": "b", "text": "Deltagare 1 är tyst.", **about},
    ]
    files: dict[str, list[dict[str, object]]] = {
        "condensations/eva/a.jsonl": [{**place, "text": "Kort: Deltagare 1 kom.", "quotation": last.text}],
        "memos/eva/about/memos.jsonl": memos,
    }
    for file, rows in files.items():
        (study / file).parent.mkdir(parents=True, exist_ok=True)
        (study / file).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    (study / "review").mkdir()
    sheet = "Transkription,Enhet,Text,Minnesanteckning\na,a:2.1,Innan [Deltagare 1],Ring Rut Lindholm\na,a:4.1,Ingen,som Deltagare 1 sa\n"
    (study / "review" / "eva.csv").write_text(sheet, encoding="utf-8")
    (study / "transcripts" / "b.txt").write_text(
        "Intervjuare: Hej?\n\nDeltagare 1: Jag var inte med.\n\nIntervjuare: Nej.", encoding="utf-8"
    )
    code, out, err = run("Deltagare 1", "--transcript", "a", "--yes")
    assert code == 1
    for told in (
        "transcripts/a.txt: turn 3 (Deltagare 2) still has the label of the participant",
        "condensations/eva/a.jsonl:1: the condensation by eva (unit a:3.1) still has the label",
        "memos/eva/about/memos.jsonl:2: the memo by eva (memo bb22) still has the label",
        "memos/eva/about/memos.jsonl:2: the memo by eva (memo bb22) holds a certain identifier (person)",
        "`tfbb memo edit bb22 --as eva`",
        "review/eva.csv:2: a cell of this row holds a certain identifier (person)",
        "review/eva.csv:3: a cell of this row still has the label of the participant",
    ):
        assert told in err, told
    assert "cc33" not in err
    assert "Lindholm" not in err
    assert "told to the researcher: 6" in out


def test_a_withdrawal_is_not_undone_and_nothing_else_is(study: Path) -> None:
    fill(study)
    (study / "condensations" / "eva" / "a.jsonl").unlink()
    assert outcome("condense", "--coder", "eva")[0] == 0
    assert outcome("withdraw", "Deltagare 1", "--yes")[0] in {0, 1}
    before = everything(study)
    code, _out, err = outcome("undo")
    assert (code, "a withdrawal cannot be undone" in err, "`tfbb history` lists earlier changes" in err) == (2, True, True)
    assert everything(study) == before
    outcome("memo", "write", "Läs om metoden.")
    assert outcome("undo")[0] == 0
    assert outcome("undo")[0] == 2


def test_a_transcript_that_there_is_not_is_told_as_such(study: Path) -> None:
    fill(study)
    code, _out, err = run("Deltagare 1", "--transcript", "finnsinte", "--yes")
    assert (code, "there is no transcript 'finnsinte' in the study" in err, "there are: a" in err) == (2, True, True)


STUDY = """# Vår studie
title: Prov
k: 1
interviews:
  # i maj
  - {id: A, kind: focus group, date: 2024-05-13, participants: 2, transcript: a}   # fika
  # i juni
  - id: B
    kind: individual
    participants: 1
    transcript: b.txt   # ljudet hackar
# slut
"""


def test_an_interview_that_goes_is_taken_out_of_the_studys_file(study: Path) -> None:
    fill(study)
    (study / "study.yaml").write_text(STUDY, encoding="utf-8")
    (study / "transcripts" / "b.txt").write_text(
        "Intervjuare: Hur var det?\n\nChef: Vi bytte lokal tre gånger det året.\n", encoding="utf-8"
    )
    code, out, err = run("chef", "--yes")
    assert code == 0, err
    assert "taken out of study.yaml" in err
    assert "taken out of study.yaml" in out
    left = "  - id: B\n    kind: individual\n    participants: 1\n    transcript: b.txt   # ljudet hackar\n"
    assert (study / "study.yaml").read_text(encoding="utf-8") == STUDY.replace(left, "")


def test_an_interview_that_stays_has_a_participant_less(study: Path) -> None:
    fill(study)
    (study / "study.yaml").write_text(STUDY, encoding="utf-8")
    (study / "transcripts" / "b.txt").write_text("Chef: Vi bytte lokal tre gånger det året.\n", encoding="utf-8")
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 0, err
    assert "one participant less (1)" in err
    assert (study / "study.yaml").read_text(encoding="utf-8") == STUDY.replace("participants: 2", "participants: 1")


def test_a_study_file_that_cannot_be_changed_safely_is_told_with_its_line(study: Path) -> None:
    fill(study)
    (study / "study.yaml").write_text(STUDY, encoding="cp1252")
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert "study.yaml:6: " in err
    assert "how many participants are left: 1" in err


def test_the_history_brings_no_interview_back_that_was_taken_out(study: Path) -> None:
    (study / "b.txt").write_text("Intervjuare: Hur var det?\n\nChef: Vi bytte lokal tre gånger det året.\n", encoding="utf-8")
    (study / "c.txt").write_text("Intervjuare: Och ni?\n\nLärare: Vi stannade där vi var.\n", encoding="utf-8")
    for name in ("b.txt", "c.txt"):
        assert outcome("ingest", name)[0] == 0
    (study / "b.txt").unlink()
    before = (study / "study.yaml").read_text(encoding="utf-8")
    code, _out, err = run("Chef", "--yes")
    assert code == 0, err
    after = (study / "study.yaml").read_text(encoding="utf-8")
    assert set(before.splitlines()) - set(after.splitlines()) == {next(line for line in before.splitlines() if "id: b" in line)}
    assert not [path for path in (study / "history").rglob("*") if path.is_file() and "transcript: b" in path.read_text(encoding="utf-8")]
    assert outcome("undo")[0] == 2
    assert (study / "study.yaml").read_text(encoding="utf-8") == after


def test_one_reason_is_told_once_with_all_that_it_keeps_from_being_made(study: Path) -> None:
    fill(study)
    forget_notes(study)
    (study / "results/handover/theme_cases.csv").unlink()
    (study / "learned/study.json").unlink()
    for coder in ("rules", "eva"):
        theirs = [coding for coding in load_codings(study, coder).codings if coding.speaker == "Deltagare 1"]
        save_codings(study, coder, "a", theirs)
    for arguments in (["--lang", "en", "themes", "--status", "all"], ["slides"], ["methods", "--format", "md"]):
        assert tfbb(*arguments)[0] == 0, arguments
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    sentences = [line for line in err.splitlines() if "could not be made again" in line]
    assert len(sentences) == 1, err
    assert "no codings are left to count" in sentences[0]
    assert [line.partition(":")[0] for line in err.splitlines() if line.startswith("  tfbb ")] == [
        "  tfbb methods",
        "  tfbb slides",
        "  tfbb themes",
    ]


def test_a_result_in_which_somebody_has_written_stays_and_is_told(study: Path) -> None:
    fill(study)
    forget_notes(study)
    (study / "results/handover/theme_cases.csv").unlink()
    (study / "learned/study.json").unlink()
    for arguments in (["slides"], ["methods", "--format", "md"]):
        assert tfbb(*arguments)[0] == 0, arguments
    slides, method = study / "results/slides/bilder.md", study / "results/methods/metod.md"
    method.write_text(method.read_text(encoding="utf-8") + "\nHon sa: vi hade en katt som låg på skrivaren!\n", encoding="utf-8")
    slides.write_text(slides.read_text(encoding="utf-8") + "\nMin egen bild.\n", encoding="utf-8")
    code, _out, err = run("Deltagare 1", "--yes")
    assert code == 1
    assert "Min egen bild." in slides.read_text(encoding="utf-8")
    told = err.partition("1 other file holds words of the participant who withdrew")[2]
    kept = [path for path in (study / "results/methods").iterdir() if "katt" in path.read_text(encoding="utf-8", errors="replace")]
    assert len(kept) == 1
    assert str(kept[0].relative_to(study)) in told
    assert "bilder.md" not in told
