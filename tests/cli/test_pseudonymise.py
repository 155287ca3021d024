"""``tfbb pseudonymise`` as a researcher uses it."""

import csv
import json
import os
import re
from pathlib import Path

import docx
import openpyxl
import pytest
import typer
from commands import outcome
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.files.codings import load_codings, save_codings
from tfbb_coding.files.notes import load_notes, save_notes
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import Note, NoteKind

ROOT = Path(__file__).parents[2]
TALK = (
    "Intervjuare: Vad heter du?\r\n\r\nDeltagare 1: Jag heter Fatima Lindström och bor i Västerås. Ring 070-174 06 05.\r\n\r\n"
    "Deltagare 2: Fatimas vän ringde fatima, men vi hann inte med mötet.\r\n"
)
NAMES = ("fatima", "lindström", "västerås", "070-174")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two transcripts, the current folder above it, and a passphrase."""
    (tmp_path / "studie" / "transcripts").mkdir(parents=True)
    (tmp_path / "studie" / "study.yaml").write_text("title: Prov\n", encoding="utf-8")
    (tmp_path / "studie" / "transcripts" / "samtal_fatima.txt").write_bytes(TALK.encode("cp1252"))
    document = docx.Document()
    document.add_paragraph("Fatima Lindström: Hej, det är jag.")
    document.add_paragraph("Intervjuare: Vad hände i Västerås?")
    document.add_paragraph("Fatima Lindström: Vi hann inte.")
    document.save(str(tmp_path / "studie" / "transcripts" / "grupp.docx"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TFBB_PASSPHRASE", "en lång mening om gröna hus")
    return tmp_path


class Terminal:
    """A stdin at which somebody sits."""

    def isatty(self) -> bool:
        return True


def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
    return outcome("pseudonymise", *arguments, typed=typed)


def replace(*more: str) -> tuple[int, str, str]:
    return run("studie/transcripts", "--out", "ut", "--key", "nyckel/a.key", *more)


def copied(folder: Path) -> str:
    text = next(path for path in (folder / "ut").glob("samtal*"))
    return text.read_bytes().decode("cp1252")


def test_help() -> None:
    code, out, _err = run("--help")
    assert code == 0
    assert "--decisions" in out


def test_what_is_certain_is_replaced_and_given_back(folder: Path) -> None:
    originals = {path.name: path.read_bytes() for path in (folder / "studie" / "transcripts").iterdir()}
    code, out, _err = replace("--yes")
    assert code == 0, out
    assert all(name not in copied(folder).lower() for name in NAMES)
    assert copied(folder).count("\r\n") == TALK.count("\r\n")
    assert not [path for path in (folder / "ut").iterdir() if "fatima" in path.name]
    assert {p.name: p.read_bytes() for p in (folder / "studie" / "transcripts").iterdir()} == originals
    code, _out, _err = run("ut", "--out", "åter", "--key", "nyckel/a.key", "--restore")
    assert code == 0
    assert {path.name: path.read_bytes() for path in (folder / "åter").iterdir()} == originals


def test_one_person_has_one_placeholder_through_all_files_and_runs(folder: Path) -> None:
    replace("--yes")
    document = docx.Document(str(next((folder / "ut").glob("*.docx"))))
    label = document.paragraphs[0].text.partition("]")[0].removeprefix("[")
    assert f"[{label}]s vän" in copied(folder)
    (folder / "ny.txt").write_text("Deltagare 1: Det var Fatima Lindström och Torbjörn Bergqvist.\n", encoding="utf-8")
    assert run("ny.txt", "--out", "ut2", "--key", "nyckel/a.key", "--yes")[0] == 0
    after = (folder / "ut2" / "ny.txt").read_text(encoding="utf-8")
    assert f"[{label}]" in after
    assert "Torbjörn" not in after


def test_a_neutral_label_keeps_its_number_in_later_runs(folder: Path) -> None:
    early, late = folder / "tidig.txt", folder / "sen.txt"
    early.write_text("Intervjuare: Hej.\n\nDeltagare 1: Ja.\n\nDeltagare 2: Nej.\n", encoding="utf-8")
    late.write_text("Intervjuare: Hej.\n\nFatima Lindström: Ja, det är jag.\n", encoding="utf-8")
    assert run("tidig.txt", "--out", "ett", "--key", "nyckel/b.key", "--yes")[0] == 0
    assert run("sen.txt", "--out", "tva", "--key", "nyckel/b.key", "--yes")[0] == 0
    assert "[Deltagare 3]: Ja" in next((folder / "tva").iterdir()).read_text(encoding="utf-8")


def test_a_label_that_is_somebody_else_in_the_key_is_told(folder: Path) -> None:
    early, late = folder / "tidig.txt", folder / "sen.txt"
    early.write_text("Intervjuare: Hej.\n\nFatima Lindström: Ja, det är jag.\n", encoding="utf-8")
    late.write_text("Intervjuare: Hej.\n\nDeltagare 1: Jag känner Fatima Lindström.\n", encoding="utf-8")
    assert run("tidig.txt", "--out", "ett", "--key", "nyckel/b.key", "--yes")[0] == 0
    code, _out, err = run("sen.txt", "--out", "tva", "--key", "nyckel/b.key", "--yes")
    assert code == 1
    assert "'Deltagare 1' speaks here, and [Deltagare 1] is somebody else in the key" in err


def test_a_name_that_goes_on_in_the_next_paragraph_is_one(folder: Path) -> None:
    document = docx.Document()
    for words in (
        "Deltagare 1: Jag pratade med Fati",
        "ma Lindström i går, och Fatima",
        "Lindström sa till Mar",
        "ianne att Lind-",
        "ström var där.",
    ):
        document.add_paragraph(words)
    document.save(str(folder / "delad.docx"))
    assert run("delad.docx", "--out", "ut", "--key", "nyckel/c.key", "--yes")[0] == 0
    text = "\n".join(p.text for p in docx.Document(str(folder / "ut" / "delad.docx")).paragraphs)
    assert text.split("\n")[0].endswith("med [namn 1]")
    assert not [part for part in ("fati", "ma ", "linds", "lind-", "ström", "ianne") if part in text.casefold()]


@pytest.mark.parametrize(
    "name", ["F a t i m a", "Ｆａｔｉｍａ", "Fa\u00adti\u200bma", "𝐅𝐚𝐭𝐢𝐦𝐚", "F-a-t-i-m-a", "F\u0430tima", "f a t i m a"]
)
def test_letters_in_disguise_hide_nobody(folder: Path, name: str) -> None:
    path = folder / "dold.txt"
    path.write_text(f"Deltagare 1: Jag sa till Fatima att {name} kunde gå. {name}s vän kom.\n", encoding="utf-8")
    assert run("dold.txt", "--out", "ut", "--key", "nyckel/d.key", "--yes")[0] == 0
    assert (folder / "ut" / "dold.txt").read_text(encoding="utf-8") == (
        "Deltagare 1: Jag sa till [namn 1] att [namn 1] kunde gå. [namn 1]s vän kom.\n"
    )


def test_the_log_says_what_but_not_who(folder: Path) -> None:
    replace("--yes")
    line = json.loads((folder / "studie" / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert line["command"] == "pseudonymise"
    assert line["counts"]["replaced.person"] >= 3
    assert all(name not in json.dumps(line, ensure_ascii=False).lower() for name in NAMES)


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_copies_and_restored_originals_have_the_rights_of_the_originals(folder: Path) -> None:
    (folder / "raw").mkdir()
    for name, mode in (("a.txt", 0o600), ("b.txt", 0o640)):
        (folder / "raw" / name).write_text("Deltagare 1: Jag heter Fatima Lindström.\n", encoding="utf-8")
        (folder / "raw" / name).chmod(mode)
    assert run("raw", "--out", "ut", "--key", "nyckel/b.key", "--yes")[0] == 0
    assert run("ut", "--out", "åter", "--key", "nyckel/b.key", "--restore")[0] == 0
    for place in ("ut", "åter"):
        assert [oct((folder / place / name).stat().st_mode & 0o777) for name in ("a.txt", "b.txt")] == ["0o600", "0o640"]


def test_those_who_speak_are_called_so_and_the_copy_reads_as_the_same_turns(folder: Path) -> None:
    lines = [
        ("Intervjuare", "Vad hände?"),
        ("Fagerlund, Tord", "Hej på er."),
        ("Deltagare 1", "Hej Tord! Såg du Sirkka-Liisa?"),
        ("Sirkka-Liisa Vuorinen", "Ja, det gjorde Torbjörn också."),
        ("Tord Fagerlund", "Det var bra."),
    ]
    text = "".join(f"{who}: {words}\n\n" for who, words in lines)
    (folder / "grupp.txt").write_text(text, encoding="utf-8")
    code, _out, err = run("grupp.txt", "--out", "ut", "--key", "nyckel/b.key", "--yes")
    assert code == 0, err
    assert "read as other turns" not in err
    after = read_transcript(folder / "ut" / "grupp.txt")
    assert [turn.speaker for turn in after.turns] == ["Intervjuare", "Deltagare 2", "Deltagare 1", "Deltagare 3", "Deltagare 2"]
    assert after.turns[2].text == "Hej [Deltagare 2]! Såg du [Deltagare 3]?"
    assert after.turns[3].text == "Ja, det gjorde [namn 1] också."


@pytest.mark.skipif(not (ROOT / "study.yaml").is_file(), reason="the example study lies beside the program's source only")
def test_the_example_studys_own_words_are_left_alone(folder: Path) -> None:
    from tfbb_coding.files.key import read_key

    code, out, _err = run(str(ROOT / "transcripts"), "--out", "ut", "--key", "nyckel/e.key", "--yes")
    assert code in {0, 1}
    assert sum(int(n) for n in re.findall(r"(\d+) (?:more )?places?", out)) <= 3, out
    forms = [
        form for identity in read_key(folder / "nyckel" / "e.key", "en lång mening om gröna hus").identities for form in identity.forms
    ]
    assert not [form for form in forms if len(form.split()) > 3 and form == form.lower()]


def test_an_interviewer_whom_the_study_names_stays_one(folder: Path) -> None:
    (folder / "studie" / "study.yaml").write_text(
        "title: Prov\ninterviews:\n  - {id: n, transcript: n.txt, interviewers: [Torbjörn Bergqvist]}\n", encoding="utf-8"
    )
    text = "Torbjörn Bergqvist: Det var bra.\n\nFatima Lindström: Ja.\n\nTorbjörn Bergqvist: Så Fatima tyckte det.\n"
    (folder / "studie" / "transcripts" / "n.txt").write_text(text, encoding="utf-8")
    assert run("studie/transcripts/n.txt", "--out", "ut", "--key", "nyckel/b.key", "--yes")[0] == 0
    after = read_transcript(folder / "ut" / "n.txt")
    assert [turn.speaker for turn in after.turns] == ["Intervjuare 1", "Deltagare 1", "Intervjuare 1"]


def test_the_log_is_written_where_the_copies_lie(folder: Path) -> None:
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text("Deltagare 1: Jag heter Fatima Lindström.\n", encoding="utf-8")
    assert run("raw", "--out", "studie/transcripts/norr", "--key", "nyckel/b.key", "--yes")[0] == 0
    line = json.loads((folder / "studie" / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (line["command"], line["counts"]["files"]) == ("pseudonymise", 1)
    assert not list((folder / "raw").glob("log*"))


def test_nothing_readable_makes_no_key(folder: Path) -> None:
    (folder / "trasig.docx").write_bytes(b"inget")
    code, out, err = run("trasig.docx", "--out", "ut", "--key", "nyckel/c.key", "--yes")
    assert code == 1
    assert "Nothing was done" in err
    assert "Copies" not in out
    assert not (folder / "nyckel").exists()
    assert not (folder / "ut").exists()


def test_the_key_may_not_lie_in_the_study_or_beside_the_copies(folder: Path) -> None:
    for place in ("studie/a.key", "studie/codings/a.key", "ut/a.key"):
        code, _out, err = run("studie/transcripts", "--out", "ut", "--key", place, "--yes")
        assert code == 2
        assert place in err
        assert "may not lie in the study" in err
    assert not (folder / "ut").exists()


def test_copies_are_not_written_over_originals_or_over_edited_copies(folder: Path) -> None:
    assert run("studie/transcripts", "--out", "studie/transcripts", "--key", "nyckel/a.key", "--yes")[0] == 2
    replace("--yes")
    assert replace("--yes")[0] == 0
    path = next((folder / "ut").glob("samtal*"))
    path.write_bytes(path.read_bytes() + b"Mer.\r\n")
    code, _out, err = replace("--yes")
    assert code == 2
    assert "changed since" in err


def test_an_edited_copy_gets_its_names_back_and_says_so(folder: Path) -> None:
    replace("--yes")
    path = next((folder / "ut").glob("samtal*"))
    path.write_bytes(path.read_bytes().replace(b"hann inte", b"hann precis"))
    code, _out, err = run(str(path), "--out", "åter", "--key", "nyckel/a.key", "--restore")
    assert code == 1
    assert "changed since it was written" in err
    text = next((folder / "åter").iterdir()).read_bytes().decode("cp1252")
    assert "Fatima Lindström" in text
    assert "hann precis" in text


def test_a_copy_that_the_key_does_not_know_stops_no_other(folder: Path) -> None:
    replace("--yes")
    (folder / "ut" / "främmande.txt").write_text("Intervjuare: Hej.\n", encoding="utf-8")
    code, out, err = run("ut", "--out", "åter", "--key", "nyckel/a.key", "--restore")
    assert code == 1
    assert "främmande.txt: the key knows no such copy" in err
    assert "(2 files)" in out
    assert sorted(path.name for path in (folder / "åter").iterdir()) == ["grupp.docx", "samtal_fatima.txt"]
    code, _out, err = run("ut/främmande.txt", "--out", "igen", "--key", "nyckel/a.key", "--restore")
    assert (code, "the key knows no such copy" in err, (folder / "igen").exists()) == (2, True, False)


def test_words_lock_file_among_those_named_stops_nothing(folder: Path) -> None:
    (folder / "studie" / "transcripts" / "~$upp.docx").write_bytes(b"\x05Karin")
    names = [str(path) for path in sorted((folder / "studie" / "transcripts").glob("*.docx"))]
    code, out, err = run(*names, "--out", "ut", "--key", "nyckel/a.key", "--yes")
    assert code == 1
    assert "~$upp.docx: passed over: an office program keeps this file while somebody has the document open" in err
    assert "(1 files)" in out


def test_a_heading_that_is_read_as_another_line_is_not_blamed_on_labels(folder: Path) -> None:
    talk = "Gnesta\n\nFatima Lindström: Hej där.\n\nLo Påhitt: Tack.\n\nFatima Lindström: Ja.\n\nLo Påhitt: Vi hann inte.\n"
    (folder / "rubrik.txt").write_text(talk, encoding="utf-8")
    _code, _out, err = run("rubrik.txt", "--out", "ut", "--key", "nyckel/a.key", "--yes")
    assert "rubrik.txt: read as other turns than its original, for a heading or another line;" in err
    assert "choose placeholders" not in err


def test_a_wrong_passphrase_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace("--yes")
    monkeypatch.setenv("TFBB_PASSPHRASE", "fel")
    code, _out, err = run("ut", "--out", "åter", "--key", "nyckel/a.key", "--restore")
    assert (code, "passphrase is not the right one" in err) == (2, True)
    monkeypatch.delenv("TFBB_PASSPHRASE")
    assert "TFBB_PASSPHRASE" in replace("--yes")[2]


def test_nobody_to_ask(folder: Path) -> None:
    code, _out, err = replace()
    assert code == 2
    assert "--propose" in err
    assert not (folder / "ut").exists()


def test_a_reviewed_table_decides(folder: Path) -> None:
    code, _out, _err = run("studie/transcripts", "--propose", "förslag.csv")
    assert code == 0
    table = folder / "förslag.csv"
    assert table.stat().st_mode & 0o777 == 0o600
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    head = rows[0]
    for row in rows[1:]:
        cells = dict(zip(head, row, strict=True))
        row[head.index("beslut")] = "nej" if cells["ord"].startswith("Västerås") else "ja"
        if cells["slag"] == "person":
            row[head.index("platshållare")] = "[mamman]"
    rows.append([""] * len(head))
    for name, cell in {"ord": "mötet", "platshållare": "[händelse]", "beslut": "ja"}.items():
        rows[-1][head.index(name)] = cell
    table.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8-sig")
    code, _out, err = replace("--decisions", "förslag.csv")
    assert code == 0, err
    after = copied(folder)
    assert "[mamman]s vän ringde [mamman], men vi hann inte med [händelse]" in after
    assert "bor i Västerås" in after


def test_a_table_that_was_saved_as_a_workbook_decides_too(folder: Path) -> None:
    run("studie/transcripts", "--propose", "granska.csv")
    rows = list(csv.reader((folder / "granska.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    book = openpyxl.Workbook()
    book.create_sheet("Blad", 0)
    for row in rows:
        book.worksheets[0].append(["[hon]" if cell == "[Deltagare 3]" else int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(folder / "granska.xlsx")
    assert replace("--decisions", "granska.xlsx")[0] == 0
    assert "Jag heter [hon] och bor i" in copied(folder)
    book.worksheets[0].delete_rows(1)
    book.save(folder / "granska.xlsx")
    code, _out, err = replace("--decisions", "granska.xlsx")
    assert (code, "granska.xlsx:1: the column 'words' is missing" in err) == (2, True)


@pytest.mark.parametrize(
    "placeholder", ["[Sirkka Vuorinen]", "[070-174 06 05]", "[västerås]", "[bor i Västerås]", "namn 1", "[namn] 1", "[mötet]"]
)
def test_a_placeholder_that_tells_who_it_is_writes_nothing(folder: Path, placeholder: str) -> None:
    table = "words;placeholder;kind;decision\nFatima;{p};person;ja\nVästerås;[ort];place;ja\nmötet;[händelse];role;nej\n"
    (folder / "b.csv").write_text(table.format(p=placeholder), encoding="utf-8")
    code, _out, err = replace("--decisions", "b.csv")
    assert code == 2
    assert "b.csv:2" in err
    assert "placeholder" in err
    assert not (folder / "ut").exists()
    assert not (folder / "nyckel").exists()


def test_a_table_of_another_text_writes_nothing(folder: Path) -> None:
    run("studie/transcripts", "--propose", "förslag.csv")
    path = folder / "studie" / "transcripts" / "samtal_fatima.txt"
    path.write_bytes(b"Intervjuare: Nytt\r\n\r\n" + path.read_bytes())
    code, _out, err = replace("--decisions", "förslag.csv")
    assert code == 2
    assert "the file has changed since" in err
    assert not (folder / "ut").exists()


def test_the_table_may_not_lie_in_the_study(folder: Path) -> None:
    assert run("studie/transcripts", "--propose", "studie/förslag.csv")[0] == 2


def test_asked_one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["c", "hon", "n"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("typer.prompt", lambda *_a, **_k: next(answers, "w"))
    path = "studie/transcripts/samtal_fatima.txt"
    from tfbb_coding.cli.pseudonymise import pseudonymise as command

    command([Path(path)], Path("ut"), Path("nyckel/a.key"))
    after = copied(folder)
    assert "Jag heter [hon] och bor i" in after
    assert "070-174 06 05" not in after


def test_stopping_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tfbb_coding.cli.pseudonymise import pseudonymise as command

    monkeypatch.setattr("typer.prompt", lambda *_a, **_k: "q")
    monkeypatch.setattr("sys.stdin", Terminal())
    with pytest.raises(typer.Abort):
        command([Path("studie/transcripts")], Path("ut"), Path("nyckel/a.key"))
    assert not (folder / "ut").exists()
    assert not (folder / "nyckel").exists()


def test_codings_follow_their_words(folder: Path) -> None:
    studie = folder / "studie"
    text = read_transcript(studie / "transcripts" / "samtal_fatima.txt").text
    quotation = "Fatimas vän ringde fatima, men vi hann inte med mötet."
    start = text.index(quotation)
    why = (
        Evidence("lemma hinna", "hann inte", 1.0, text.index("hann"), text.index("hann") + 9),
        Evidence("question", "Hur mår Fatima?", 1.0),
    )
    coding = Coding(
        "samtal_fatima",
        "samtal_fatima:2.1",
        2,
        "Deltagare 2",
        start,
        start + len(quotation),
        "hinder",
        "",
        "eva",
        Status.ACCEPTED,
        1.0,
        quotation,
        why,
    )
    save_codings(studie, "eva", "samtal_fatima", [coding])
    note = Note(
        "samtal_fatima", "samtal_fatima:2.1", 2, "Deltagare 2", start, start + len(quotation), "eva", "Fatima orkar inte", quotation
    )
    save_notes(studie, NoteKind.MEMO, "eva", "samtal_fatima", [note])
    assert replace("--yes")[0] == 0
    path = next((folder / "ut").glob("samtal*"))
    moved = load_codings(folder / "ut", "eva").codings[0]
    new = read_transcript(path)
    assert new.text[moved.start : moved.end] == moved.quotation
    assert moved.transcript == new.name
    assert moved.unit == f"{new.name}:2.1"
    assert "atima" not in (folder / "ut" / "codings" / "eva" / f"{new.name}.jsonl").read_text(encoding="utf-8")
    memo = load_notes(folder / "ut", NoteKind.MEMO, "eva").notes[0]
    assert (memo.quotation, memo.unit) == (moved.quotation, moved.unit)
    assert memo.text.endswith("] orkar inte")
    assert new.text[moved.evidence[0].start : moved.evidence[0].end] == "hann inte"


def test_check_finds_nothing_certain_in_the_copies(folder: Path) -> None:
    replace("--yes")
    result = CliRunner().invoke(app, ["check", "anonymity", "ut", "--format", "json"])
    assert not [found for found in json.loads(result.stdout) if found["certainty"] == "certain"]


def test_a_copy_that_is_read_as_other_turns_is_told(folder: Path) -> None:
    (folder / "ny.txt").write_text("Fatima:\nHej på er.\n\nTorbjörn:\nHej.\n\nFatima:\nVi hann inte.\n", encoding="utf-8")
    code, _out, err = run("ny.txt", "--out", "ut", "--key", "nyckel/a.key", "--yes")
    assert code == 0
    turns = [bool(turn.speaker) for turn in read_transcript(folder / "ut" / "ny.txt").turns]
    assert ("read as other turns" in err) == (turns != [True, True, True])


def test_the_table_of_decisions_is_swedish_in_a_swedish_study_and_read_in_both(tmp_path: Path) -> None:
    from tfbb_coding.files.decisions import COLUMNS, decisions_bytes, is_decision_table, read_decisions
    from tfbb_coding.model.replacement import DecisionRow

    row = DecisionRow("a.txt", 2, 5, 9, "organisation_number", "check", "5560-1", "[nr]", "", "accept", 2)
    for language, head in (("sv", "fil;rad;början;slut;slag;säkerhet;ord;platshållare;kanske;beslut"), ("en", ";".join(COLUMNS))):
        table = tmp_path / f"{language}.csv"
        table.write_bytes(decisions_bytes([row], language))
        assert table.read_text(encoding="utf-8-sig").splitlines()[0] == head
        rows, findings = read_decisions(table)
        assert ([(one.kind, one.decision, one.start) for one in rows], findings) == ([("organisation_number", "accept", 5)], [])
        assert is_decision_table(table)
    assert "organisationsnummer;att kontrollera;5560-1;[nr];;byt" in (tmp_path / "sv.csv").read_text(encoding="utf-8-sig")


def test_a_table_of_decisions_beside_the_material_is_no_transcript(tmp_path: Path) -> None:
    from tfbb_coding.files.decisions import COLUMNS, is_decision_table

    table = tmp_path / "beslut.csv"
    table.write_text("\ufeff" + ";".join(COLUMNS) + "\na.txt;1;0;5;person;certain;Ali;[namn 1];;accept\n", encoding="utf-8")
    talk = tmp_path / "a.csv"
    talk.write_text("speaker;text\nDeltagare 1;Ja\n", encoding="utf-8")
    assert is_decision_table(table)
    assert not is_decision_table(talk)
