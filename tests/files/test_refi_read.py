"""Hostile, broken and odd .qdpx and .qdc files: a whole sentence, exit code 2, nothing written; or what is in them."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import refi_projects as made
from typer.testing import CliRunner

from tfbb_coding.cli.app import app
from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.refi.read import read_exchange
from tfbb_coding.model.exchange import Left, Unheld


def source(*inner: str, **values: object) -> str:
    return made.element("TextSource", *inner, **({"guid": made.guid("s"), "name": "skogen"} | values))


def with_source(*inner: str, **values: object) -> str:
    return made.project(made.element("Sources", source(*inner, **values)), name="P")


def written(folder: Path, parts: dict[str, str | bytes]) -> Path:
    path = folder / "a.qdpx"
    path.write_bytes(made.zipped(parts))
    return path


def no_zip(folder: Path) -> Path:
    path = folder / "a.qdpx"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    return path


def cut_off(folder: Path) -> Path:
    path = made.maxqda(folder).path
    path.write_bytes(path.read_bytes()[:-200])
    return path


def bad_check_sum(folder: Path) -> Path:
    path = folder / "a.qdpx"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("project.qde", with_source(made.element("PlainTextContent", made.TALK)))
    path.write_bytes(out.getvalue().replace(b"grannarna", b"grannerna"))
    return path


def bomb(folder: Path) -> Path:
    return written(folder, {"project.qde": with_source(plainTextPath="internal://a.txt"), "sources/a.txt": b"a" * 50_000_000})


def lying_bomb(folder: Path) -> Path:
    """A part that says it is small, and is not."""
    path = written(folder, {"project.qde": with_source(plainTextPath="internal://a.txt"), "sources/a.txt": b"a" * 5_000_000})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 500)))
    return path


def outside(folder: Path) -> Path:
    return written(folder, {"project.qde": made.project(name="P"), "../../ond.txt": "x"})


def climbing(folder: Path) -> Path:
    (folder.parent / "hemlig.txt").write_text("Hemligt.", encoding="utf-8")
    return written(folder, {"project.qde": with_source(plainTextPath="relative://../hemlig.txt")})


def absolute(folder: Path) -> Path:
    return written(folder, {"project.qde": with_source(plainTextPath="absolute:///etc/hostname")})


def missing(folder: Path) -> Path:
    return written(folder, {"project.qde": with_source(plainTextPath="internal://finns-inte.txt")})


def entities(folder: Path) -> Path:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return written(folder, {"project.qde": made.project(name="P").replace("<Project", laughs + "<Project")})


def fetching(folder: Path) -> Path:
    declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return written(
        folder, {"project.qde": with_source("<PlainTextContent>&a;</PlainTextContent>").replace("<Project", declared + "<Project")}
    )


def torn_xml(folder: Path) -> Path:
    return written(folder, {"project.qde": made.project(name="P")[:-6]})


def other_namespace(folder: Path) -> Path:
    return written(folder, {"project.qde": made.project(name="P", namespace="http://example.org/other")})


def no_namespace(folder: Path) -> Path:
    return written(folder, {"project.qde": made.project(name="P").replace(f' xmlns="{made.NS}"', "")})


def no_project(folder: Path) -> Path:
    return written(folder, {"annat.xml": "<a/>"})


def deep(folder: Path) -> Path:
    codes = "".join(f'<Code guid="{made.guid(str(n))}" name="k" isCodable="true">' for n in range(3000)) + "</Code>" * 3000
    return written(folder, {"project.qde": made.project(f"<CodeBook><Codes>{codes}</Codes></CodeBook>", name="P")})


def picture_of_text(folder: Path) -> Path:
    return written(folder, {"project.qde": with_source(richTextPath="internal://a.pages"), "sources/a.pages": "x"})


def a_folder(folder: Path) -> Path:
    path = folder / "a.qdpx"
    path.mkdir()
    return path


def not_there(folder: Path) -> Path:
    return folder / "finns inte.qdpx"


def another_kind(folder: Path) -> Path:
    path = folder / "a.nvp"
    path.write_bytes(b"x")
    return path


def codebook_of_another(folder: Path) -> Path:
    path = folder / "a.qdc"
    path.write_text("<CodeBook xmlns='urn:other'><Codes/></CodeBook>", encoding="utf-8")
    return path


FAULTS: list[tuple[Callable[[Path], Path], str]] = [
    (no_zip, "this is no whole .qdpx file"),
    (cut_off, "this is no whole .qdpx file"),
    (bad_check_sum, "this is no whole .qdpx file"),
    (bomb, "would unpack to 50 MB"),
    (lying_bomb, "this is no whole .qdpx file"),
    (outside, "would lie outside it"),
    (climbing, "refers to a place outside the project"),
    (absolute, "the source 'hostname' is missing"),
    (missing, "the source 'finns-inte.txt' is missing"),
    (entities, "declares XML entities"),
    (fetching, "declares XML entities"),
    (torn_xml, "the XML is broken (line "),
    (other_namespace, "begins with 'Project' of 'http://example.org/other'"),
    (no_namespace, "this is no Project of the REFI-QDA standard"),
    (no_project, "the archive holds no project.qde"),
    (deep, "more than 60 levels deep"),
    (picture_of_text, "its formatted text (.pages) cannot be read"),
    (a_folder, "is a folder, not a file"),
    (not_there, "no such file"),
    (another_kind, "ends neither in .qdpx nor in .qdc"),
    (codebook_of_another, "this is no CodeBook of the REFI-QDA standard"),
]


@pytest.mark.parametrize(("make", "phrase"), FAULTS, ids=[make.__name__ for make, _phrase in FAULTS])
def test_a_whole_sentence_and_nothing_written(make: Callable[[Path], Path], phrase: str, tmp_path: Path) -> None:
    folder = tmp_path / "här"
    folder.mkdir()
    path = make(folder)
    result = CliRunner().invoke(app, ["exchange", "import", str(path), "--into", str(tmp_path / "ny")])
    assert result.exit_code == 2, result.output
    assert phrase in result.stderr
    assert str(path) in result.stderr
    assert not (tmp_path / "ny").exists()


def test_a_text_in_word_alone(tmp_path: Path) -> None:
    document = docx.Document()
    for line in made.TALK.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    xml = with_source(made.selection(made.place(made.HINDER), made.coding("Tid")), richTextPath="internal://a.docx")
    [one] = read_exchange(written(tmp_path, {"project.qde": xml, "Sources/a.docx": out.getvalue()})).sources
    [passage] = one.passages
    assert one.text[passage.start : passage.end] == made.HINDER


def test_a_source_that_was_put_beside_the_project(tmp_path: Path) -> None:
    path = written(tmp_path, {"project.qde": with_source(plainTextPath="absolute://C:\\Projekt\\texter\\skogen.txt")})
    (tmp_path / "skogen.txt").write_text(made.TALK, encoding="utf-8")
    [one] = read_exchange(path).sources
    assert one.text == made.TALK


def test_the_transcript_of_a_recording_by_its_sync_points(tmp_path: Path) -> None:
    start, end = made.place(made.HINDER)
    points = [made.element("SyncPoint", guid=made.guid(str(n)), position=n, timeStamp=n) for n in (start, end)]
    passage = made.element(
        "TranscriptSelection", made.coding("Tid"), guid=made.guid("t"), fromSyncPoint=made.guid(str(start)), toSyncPoint=made.guid(str(end))
    )
    transcript = made.element(
        "Transcript", made.element("PlainTextContent", made.TALK), *points, passage, guid=made.guid("tr"), name="skogen"
    )
    sound = made.element("AudioSelection", made.coding("Tid"), guid=made.guid("au"), begin=0, end=9)
    audio = made.element("AudioSource", transcript, sound, guid=made.guid("a"), name="skogen.mp3")
    project = read_exchange(written(tmp_path, {"project.qde": made.project(made.element("Sources", audio), name="P")}))
    [one] = project.sources
    assert [one.text[p.start : p.end] for p in one.passages] == [made.HINDER]
    assert one.guid == made.guid("a")
    assert project.unheld == (Left(Unheld.SOUND, 1), Left(Unheld.STRETCHES, 1, 1))


def test_an_annotation_whose_words_are_told_within_the_memo(tmp_path: Path) -> None:
    about = made.element("NoteRef", targetGUID=made.guid("n"))
    within = made.element(
        "Note", made.element("PlainTextContent", "Se även i våras."), made.selection(made.place(made.HINDER)), guid=made.guid("n")
    )
    coded = made.element("Note", made.element("PlainTextContent", "Tid."), made.selection((0, 3), made.coding("Tid")), guid=made.guid("m"))
    xml = made.project(
        made.element("Sources", source(made.element("PlainTextContent", made.TALK), about)), made.element("Notes", within, coded), name="P"
    )
    project = read_exchange(written(tmp_path, {"project.qde": xml}))
    [one] = project.sources
    assert [(one.text[p.start : p.end], p.notes) for p in one.passages] == [(made.HINDER, (made.guid("n"),))]
    assert one.notes == ()
    assert project.unheld == (Left(Unheld.INSIDE_NOTES, 1),)


def test_the_text_of_a_pdf(tmp_path: Path) -> None:
    text = made.element(
        "Representation",
        made.element("PlainTextContent", made.TALK),
        made.selection(made.place(made.HINDER), made.coding("Tid")),
        guid=made.guid("r"),
        name="r",
    )
    region = made.element("PDFSelection", guid=made.guid("p"), page=1, firstX=0, firstY=0, secondX=1, secondY=1)
    pdf = made.element("PDFSource", region, text, guid=made.guid("pdf"), name="skogen.pdf")
    project = read_exchange(written(tmp_path, {"project.qde": made.project(made.element("Sources", pdf), name="P")}))
    assert [source.text for source in project.sources] == [made.TALK]
    assert project.unheld == (Left(Unheld.REGIONS, 1),)


def test_passages_without_sound_positions_have_no_place(tmp_path: Path) -> None:
    odd = [made.element("PlainTextSelection", made.coding("Tid"), guid=made.guid(str(n)), **where) for n, where in enumerate((
        {"startPosition": "x", "endPosition": "9"}, {"startPosition": "5", "endPosition": "5"}, {"startPosition": "9", "endPosition": "2"}, {"startPosition": "1", "endPosition": "99999"}, {}
    ))]  # fmt: skip
    [one] = read_exchange(written(tmp_path, {"project.qde": with_source(made.element("PlainTextContent", made.TALK), *odd)})).sources
    assert [(passage.start, passage.end) for passage in one.passages] == [(0, 0)] * 5


def test_the_errors_name_no_words_of_the_interview(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as error:
        read_exchange(bad_check_sum(tmp_path))
    assert "bärplockningen" not in str(error.value)
