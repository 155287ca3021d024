"""After ``tfbb withdraw`` no file of the study holds the participant's words: every kind of file that the program can have written is tried."""

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from commands import outcome
from planted_kinds import rich

from tfbb_coding.files.codings import save_codings
from tfbb_coding.files.notes import save_notes
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.transcript import Transcript

TOKEN = "kvasarblå"
"""Stands in every turn of the participant's, and nowhere else."""
THEIRS = (
    f"Det svåra var tiden, vi hann aldrig med de {TOKEN} mötena som var planerade.",
    f"Nej, {TOKEN} tyvärr.",
    f"Samverkan med skolan gjorde att de {TOKEN} barnen fick hjälp mycket tidigare än förut.",
    f"Vi borde ha haft fler {TOKEN} träffar med vårdnadshavarna redan under det första året.",
)
OTHERS = (
    "Tiden räckte inte till för allt som skulle göras i projektet.",
    "Stödet från chefen var viktigt för att vi skulle orka fortsätta.",
    "Man borde ha börjat med gemensamma möten redan från första dagen.",
)
QUESTIONS = ("Vad har varit svårt i arbetet?", "Vad har fungerat bra?", "Vad skulle ni göra annorlunda?")
MADE = (
    ("code", "."),
    ("condense", "--coder", "eva"),
    ("condense", "--coder", "eva", "--format", "xlsx", "--out", "results/listan.xlsx"),
    ("themes", "--status", "all"),
    ("themes", "--format", "xlsx"),
    ("themes", "--format", "docx"),
    ("themes", "--format", "html"),
    ("themes", "--format", "md"),
    ("report",),
    ("report", "--format", "md"),
    ("pages",),
    ("figures",),
    ("methods",),
    ("slides", "--quotations", "3"),
    ("feedback", "--quotations", "3"),
    ("exchange", "export"),
    ("review", "export", "--as", "eva", "--out", "review/eva.xlsx"),
    ("review", "export", "--as", "eva", "--format", "docx", "--out", "review/eva.docx"),
    ("review", "export", "--as", "bo", "--format", "csv", "--out", "review/bo.csv"),
    ("agree", "eva", "bo", "--workbook", "review/avgöra.xlsx"),
    ("agree", "eva", "bo", "--workbook", "review/avgöra.csv"),
    ("merge", "eva", "bo"),
    ("memo", "write", "Läs om metoden.", "--as", "eva"),
)


def talk(speaker: str, more: str = "") -> str:
    turns = []
    for number, theirs in enumerate(THEIRS):
        turns += [("Intervjuare", QUESTIONS[number % 3]), (speaker, theirs), ("Deltagare 9", OTHERS[number % 3])]
    return "\n\n".join(f"{who}: {words}" for who, words in turns) + more + "\n"


def fill(root: Path, speaker: str) -> None:
    """A study with two interviews, two people's codings, condensations, memos, favourites and units of their own."""
    (root / "transcripts").mkdir()
    (root / "study.yaml").write_text(
        "title: Prov\nk: 1\ncases:\n- {id: norr, name: Norr}\ninterviews:\n- {id: a, case: norr, participants: 2, transcript: a}\n"
        "- {id: b, case: norr, participants: 1, transcript: b}\n",
        encoding="utf-8",
    )
    (root / "transcripts" / "a.txt").write_text(talk(speaker), encoding="utf-8")
    (root / "transcripts" / "b.txt").write_text(
        "Intervjuare: Vad var svårt?\n\nDeltagare 5: Tiden räckte inte till här heller.\n", encoding="utf-8"
    )
    transcript = read_transcript(root / "transcripts" / "a.txt")
    for coder, start in (("eva", 0), ("bo", 1)):
        save_codings(root, coder, "a", codings(transcript, coder)[start:])
        for kind in NoteKind:
            save_notes(root, kind, coder, "a", [note(one, coder, kind) for one in codings(transcript, coder)])


def codings(transcript: Transcript, coder: str) -> list[Coding]:
    spoken = [turn for turn in transcript.turns if turn.speaker != "Intervjuare"]
    return [
        Coding(
            transcript.name, f"a:{t.number}.1", t.number, t.speaker, t.start, t.end, "hinder", "tid", coder, Status.ACCEPTED, 1.0, t.text
        )
        for t in spoken
    ]


def note(one: Coding, coder: str, kind: NoteKind) -> Note:
    text = f"Kort: {one.quotation}" if kind in {NoteKind.CONDENSATION, NoteKind.MEMO} else ""
    return Note(one.transcript, one.unit, one.turn, one.speaker, one.start, one.end, coder, text, one.quotation)


def words_in(data: bytes, name: str = "") -> str:
    """Everything in a file, inside archives too, however it is encoded."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(f"{one} {words_in(archive.read(one), one)}" for one in archive.namelist())
    return " ".join(data.decode(encoding, errors="replace") for encoding in ("utf-8", "cp1252", "utf-16")).casefold()


def holders(root: Path, words: str) -> list[str]:
    """The files that hold the words, as they are or as JSON and markup write them."""
    ways = {words, json.dumps(words)[1:-1], words.encode("ascii", "xmlcharrefreplace").decode()}
    found = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return [
        path.relative_to(root).as_posix()
        for path in found
        if any(way.casefold() in f"{path.name} {words_in(path.read_bytes())}".casefold() for way in ways)
    ]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make_everything(root: Path, *, skipped: tuple[str, ...] = ()) -> None:
    (root / "review").mkdir()
    for arguments in MADE:
        if arguments[0] not in skipped:
            code, _out, err = outcome(*arguments)
            assert code in {0, 1}, (arguments, err)


@pytest.mark.slow
def test_no_file_that_the_program_has_written_holds_their_words(study: Path) -> None:
    fill(study, "Deltagare 1")
    make_everything(study)
    assert len(holders(study, TOKEN)) > 20
    code, _out, err = outcome("withdraw", "Deltagare 1", "--yes")
    assert holders(study, TOKEN) == []
    assert code == 0, err


NAME = "Zakarina Quist"


def word(path: Path, *paragraphs: str, comment: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for words in paragraphs:
        added = document.add_paragraph(words)
        if comment:
            document.add_comment(added.runs, comment, author="Eva")
    document.save(str(path))


def write_in_word_sheet(path: Path, words: str) -> None:
    """What a person writes into the memo column of the second row of a sheet for review in Word."""
    document = docx.Document(str(path))
    document.tables[0].rows[2].cells[7].text = words
    document.save(str(path))


def plant_elsewhere(root: Path, words: str) -> list[str]:
    """The words in every kind of file that a person or a synchronising program may have left in the study; their names."""
    before = holders(root, words)
    word(root / "utkast kapitel 3.docx", f"Hon sa: {words}")
    word(root / "utkast" / "anteckning.docx", "Inget här.", comment=words)
    for name in (
        "utkast/kap.md",
        "codings/eva/a (Evas dator).jsonl",
        "transcripts/a.txt.bak",
        ".a.txt.swp",
        "codebooks/egen.yaml",
        "gammalt.log",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f'{{"x": "{words}"}}\n', encoding="utf-8")
    (root / "lösa tankar.rtf").write_text(rf"{{\rtf1\ansi {rich(words)}}}", encoding="ascii")
    book = openpyxl.Workbook()
    book.create_sheet("Personer").append(["vem", words])
    book.save(root / "deltagare.xlsx")
    with zipfile.ZipFile(root / "säkerhetskopia.zip", "w") as archive:
        archive.writestr("transcripts/a.txt", words)
    return sorted({*holders(root, words)} - {*before})


def test_every_other_file_with_their_words_is_told(study: Path) -> None:
    fill(study, "Deltagare 1")
    planted = plant_elsewhere(study, THEIRS[0])
    code, _out, err = outcome("withdraw", "Deltagare 1", "--yes")
    assert code == 1
    left = holders(study, TOKEN)
    assert sorted(left) == planted
    assert len(left) == 10
    assert "  lösa tankar.rtf\n" in err
    assert [name for name in left if name not in err] == []


@pytest.mark.slow
def test_every_file_with_their_name_is_told_place_by_place(study: Path) -> None:
    fill(study, NAME)
    path = study / "transcripts" / "a.txt"
    path.write_text(talk(NAME, "\n\nDeltagare 9: Det var mest Zakarina som höll i mötena för oss."), encoding="utf-8")
    make_everything(study)
    write_in_word_sheet(study / "review" / "eva.docx", f"Fråga {NAME} om mötet den dagen.")
    (study / "study.yaml").write_text((study / "study.yaml").read_text(encoding="utf-8") + f"# {NAME} är svår att nå\n", encoding="utf-8")
    (study / ".made.json").write_text(
        json.dumps(
            [{"arguments": ["slides", "--allow-identifiers", f"{NAME}=vill synas"], "products": ["results/slides/x.md"], "folder": "."}]
        ),
        encoding="utf-8",
    )
    planted = plant_elsewhere(study, f"{NAME} ringde.")
    code, _out, err = outcome("withdraw", NAME, "--yes")
    assert code == 1
    left = holders(study, "zakarina")
    assert {*planted} <= {*left}
    assert "review/eva.docx:3: a cell of this row still has the label of the participant" in err or "review/eva.docx:2: " in err
    assert ".made.json" not in left
    follow = [name for name in left if name.endswith("/a.jsonl") and not name.startswith("history")]
    assert [name for name in left if name not in err and name not in follow] == [], "codings follow the turns, which are told"
    assert "Zakarina" not in err
