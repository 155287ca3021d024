"""Words replaced inside files: everything else stays, and the way back gives the original's bytes."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.replace_in import open_source
from tfbb_coding.files.texts import texts_of
from tfbb_coding.model.replacement import Edit, undo
from tfbb_coding.steps.survivors import survivors


def edits(text: str, words: str, placeholder: str) -> list[Edit]:
    from tfbb_coding.model.replacement import Identity

    return survivors(text, [Identity(placeholder, "person", (words,))])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, encoding: str, newline: str) -> None:
    raw = f"I: Hej Åsvika?{newline}{newline}IP1: Åsvikas bil är på väg.{newline}"
    path = tmp_path / "a.txt"
    path.write_bytes(raw.encode(encoding))
    source = open_source(path)
    copy = source.rewritten(edits(source.text, "Åsvika", "[namn 1]"))
    assert copy.data == raw.replace("Åsvika", "[namn 1]").encode(encoding)
    assert undo(copy.data, copy.patches) == path.read_bytes()


def test_decomposed_letters_are_found_and_given_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    raw = "I: A\u030asvika kom hit pa\u030a möte.\n"
    path.write_bytes(raw.encode())
    source = open_source(path)
    assert source.text.startswith("I: Åsvika")
    copy = source.rewritten(edits(source.text, "Åsvika", "[namn 1]"))
    assert copy.data.decode() == "I: [namn 1] kom hit pa\u030a möte.\n"
    assert undo(copy.data, copy.patches) == raw.encode()


def test_bytes_that_are_no_characters_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    raw = "I: Zorvika såg fågeln på ängen".encode() + b"\xff" + " där\n".encode()
    path.write_bytes(raw)
    source = open_source(path)
    copy = source.rewritten(edits(source.text, "Zorvika", "[namn 1]"))
    assert copy.data == raw.replace(b"Zorvika", b"[namn 1]")
    assert undo(copy.data, copy.patches) == raw


def test_a_placeholder_that_the_encoding_lacks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("I: Zorvika såg\n".encode("cp1252"))
    with pytest.raises(TfbbError, match="cp1252"):
        open_source(path).rewritten([Edit(3, 10, "[名 1]")])


VTT = (
    "WEBVTT\n\n3f2b7c10-0a5d-4e61-9b7e-5d1c0f00beef/9-0\n00:00:03.200 --> 00:00:06.900\n<v &#197;svika Kvist>Hej, jag heter Åsvika\nKvist.</v>\n\n"
    "3f2b7c10-0a5d-4e61-9b7e-5d1c0f00beef/9-1\n00:00:07.000 --> 00:00:08.000\n<v Bo>Hej <i>&Aring;svikas</i> vän</v>\n"
)


def test_voice_tags_references_and_broken_lines_of_captions(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(VTT, encoding="utf-8", newline="\r\n")
    source = open_source(path)
    found = sorted(edits(source.text, "Åsvika Kvist", "[namn 1]"))
    copy = source.rewritten(found)
    after = copy.data.decode()
    assert "<v [namn 1]>Hej, jag heter [namn 1].</v>\r\n" in after
    assert "<i>[namn 1]s</i>" in after
    assert after.count("-->") == 2
    assert undo(copy.data, copy.patches) == path.read_bytes()


def test_names_in_json_captions_are_found_through_escapes(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    raw = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{"speakerName":"\\u00c5svika","spokenText":"Hej"}\n'
    path.write_text(raw, encoding="utf-8")
    source = open_source(path)
    copy = source.rewritten(edits(source.text, "Åsvika", "[namn 1]"))
    assert '"speakerName":"[namn 1]"' in copy.data.decode()


def test_a_find_across_cues_leaves_the_time_stamps(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nIP1: det var Zorvika\n\n2\n00:00:02,000 --> 00:00:03,000\nKvist som sa\n", encoding="utf-8"
    )
    source = open_source(path)
    start = source.text.index("Zorvika")
    after = source.rewritten([Edit(start, source.text.index(" som"), "[namn 1]")]).data.decode()
    assert after == "1\n00:00:01,000 --> 00:00:02,000\nIP1: det var [namn 1]\n\n2\n00:00:02,000 --> 00:00:03,000\n som sa\n"


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with a name over several runs, in a table, a header, a comment's author, a link, and the properties."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for words in ("Zor", "vika K", "vist: "):
        paragraph.add_run(words).bold = True
    paragraph.add_run("jag kom från ZORVIKA KVISTS hus")
    document.add_table(1, 1).cell(0, 0).text = "Zorvika Kvist"
    document.sections[0].header.paragraphs[0].text = "Intervju med Zorvika Kvist"
    document.core_properties.author = "Åsa Skrivare"
    document.core_properties.last_modified_by = "Åsa Skrivare"
    document.core_properties.title = "Samtal Zorvika Kvist"
    document.part.relate_to("mailto:zorvika.kvist@example.org", "http://x/hyperlink", is_external=True)
    document.add_comment(paragraph.runs, text="Fråga Zorvika Kvist", author="Åsa Skrivare", initials="ÅS")
    insertion = paragraph._p.makeelement(qn("w:ins"), {qn("w:author"): "Åsa Skrivare", qn("w:id"): "9"})
    paragraph._p.append(insertion)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def test_word_replaces_everywhere_and_gives_back(word: Path) -> None:
    source = open_source(word)
    copy = source.rewritten(edits(source.text, "Zorvika Kvist", "[namn 1]"))
    everything = " ".join(text.text for text in texts_of("a.docx", copy.data)).casefold()
    for gone in ("zorvika", "kvist", "skrivare"):
        assert gone not in everything
    after = docx.Document(io.BytesIO(copy.data))
    assert after.paragraphs[0].text == "[namn 1]: jag kom från [namn 1]s hus"
    assert [run.bold for run in after.paragraphs[0].runs][:2] == [True, True]
    assert after.core_properties.author == ""
    assert after.core_properties.title == "Samtal [namn 1]"
    assert undo(copy.data, copy.patches) == word.read_bytes()


def test_word_copies_are_the_same_every_time(word: Path) -> None:
    source = open_source(word)
    found = edits(source.text, "Zorvika Kvist", "[namn 1]")
    assert source.rewritten(found).data == source.rewritten(found).data


def test_pictures_of_the_first_page_are_left_out(word: Path) -> None:
    with zipfile.ZipFile(word) as archive:
        assert "docProps/thumbnail.jpeg" in archive.namelist()
    with zipfile.ZipFile(io.BytesIO(open_source(word).rewritten([]).data)) as archive:
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


TEXT = st.text(st.sampled_from("abå äöé\u030a\n\r.:&#197;<v>-0"), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXT, st.sampled_from([".txt", ".md", ".vtt"]), st.data())
def test_whatever_is_replaced_comes_back(tmp_path: Path, text: str, suffix: str, data: st.DataObject) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode())
    source = open_source(path)
    places = sorted(data.draw(st.sets(st.integers(0, len(source.text)), max_size=6)))
    chosen = [Edit(a, b, "[namn 1]") for a, b in zip(places[::2], places[1::2], strict=False) if source.text[a:b].strip()]
    copy = source.rewritten(chosen)
    assert undo(copy.data, copy.patches) == path.read_bytes()
    assert copy.data.decode().count("[namn 1]") >= len(chosen)


def test_when_comments_and_changes_were_made_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Fatima sa ja.").runs[0]
    document.add_comment(run, text="Fatima igen", author="Siv Ek", initials="SE")
    path = tmp_path / "a.docx"
    document.save(str(path))
    source = open_source(path)
    data = source.rewritten(edits(source.text, "Fatima", "[namn 1]")).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        comments = archive.read("word/comments.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    assert "w:date" not in comments
    assert "Siv" not in comments
    assert re.findall(r"W3CDTF\">([^<]*)<", core) == ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z"]
