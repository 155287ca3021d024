"""Bytes to text, also where å, ä and ö tell that the encoding is not what it seems."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import decode
from tfbb_coding.files.garbled import TWISTED

TALK = "I: Vad är målet?\nIP1: Att få börja på nytt, säger Åsa i Örebro, så att ingen står ensam.\nI: Hur då?\nIP1: Så där. Även älgen.\n"
WRONG = "The file was read as {name}, but å, ä and ö look wrong in it: open it in the program that made it, and save it as UTF-8."
UNUSUAL = "The file was read as {name}, since that gives å, ä and ö: check a few of them, and save the file as UTF-8."
HERE = Path("a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_usual_encodings_need_no_warning(encoding: str) -> None:
    decoded = decode(TALK.encode(encoding), HERE)
    assert (decoded.text, decoded.warnings) == (TALK, ())


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("mac-roman", "Mac Roman"),
        ("cp850", "DOS (code page 850)"),
        ("utf-8-twice", "UTF-8 encoded twice"),
        ("utf-8-twice-latin-1", "UTF-8 encoded twice"),
        ("mac-roman-in-utf-8", "Mac Roman saved as UTF-8"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r"])
def test_unusual_encodings_are_read_right_and_told(encoding: str, name: str, newline: str) -> None:
    decoded = decode(TALK.replace("\n", newline).encode(encoding), HERE)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TALK, encoding, (UNUSUAL.format(name=name),))


def test_what_was_encoded_twice_may_have_a_byte_order_mark() -> None:
    assert decode(codecs.BOM_UTF8 + TALK.encode("utf-8-twice"), HERE).text == TALK


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I: Vad Šr mŒlet?\nIP1: Att fŒ vara med €ven nŠr \u0416 kommer.\n", "UTF-8"),
        ("I: Vad ?r m?let?\nIP1: Att f? vara med, s?ger jag.\n", "UTF-8"),
        (TALK + TALK.encode("utf-8-twice").decode(), "UTF-8"),
    ],
)
def test_letters_that_look_wrong_are_told(text: str, name: str) -> None:
    decoded = decode(text.encode(), HERE)
    assert (decoded.text, decoded.warnings) == (text, (WRONG.format(name=name),))


@pytest.mark.parametrize("text", ["I: Vad är målet?\n", "I: Är det så?\nIP1: Ja, på kvällen.\n"])
def test_a_few_letters_tell_mac_roman(text: str) -> None:
    assert decode(text.encode("mac-roman"), HERE).text == text


def test_utf16_that_was_cut_off_is_read() -> None:
    assert decode(TALK.encode("utf-16-le")[:-1], HERE).text == TALK[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "I: What is the aim? Is it so?\nIP1: Yes.\n",
        "I: Hej Šimon och Dušan, hur är det?\n",
        "I: Hi, Šimon and Dušan!\n",
        "I: She said „no” to „him”.\n",
        "Zoë: Ja.\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_other_letters_are_left_as_they_are(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), HERE)
    assert (decoded.text, decoded.warnings) == (text, ())


def test_nul_bytes_without_a_pattern_are_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text file"):
        decode(b"abc\x00def\x00\x00ghi" * 50, HERE)


@pytest.mark.parametrize("name", TWISTED)
@given(text=st.text(st.sampled_from("åäöÅÄÖéab –”\n\ufeff")))
def test_what_was_encoded_wrongly_can_be_written_back(name: str, text: str) -> None:
    if name == "mac-roman-in-utf-8":
        text = text.replace("\ufeff", "")
    assert text.encode(name).decode(name) == text
