"""ELAN, EXMARaLDA and Transcriber."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from transcripts_talk import CODES, TALK, coded, read, turns

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.transcripts import read_transcript

PEOPLE = sorted(CODES)
AT = [(3 + 7 * i, 9 + 7 * i) for i in range(len(TALK))]


def eaf(comment: str = "", participant: str = "") -> str:
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="a{i}" TIME_VALUE="{a}000"/><TIME_SLOT TIME_SLOT_ID="b{i}" TIME_VALUE="{b}000"/>'
        for i, (a, b) in enumerate(AT)
    )
    tiers = ""
    for who in PEOPLE:
        said = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="n{i}" TIME_SLOT_REF1="a{i}" TIME_SLOT_REF2="b{i}">'
            f"<ANNOTATION_VALUE>{escape(t)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for i, (s, t) in enumerate(TALK)
            if s == who
        )
        name = f'PARTICIPANT="{who}" TIER_ID="{who[:2]}-tal"' if participant else f'TIER_ID="{who}"'
        tiers += f'<TIER {name} LINGUISTIC_TYPE_REF="d">{said}</TIER>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0">'
        f'<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}{comment}</ANNOTATION_DOCUMENT>'
    )


COMMENT = (
    '<TIER PARENT_REF="Ylva Ek" TIER_ID="not"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="z" ANNOTATION_REF="n0">'
    "<ANNOTATION_VALUE>tvekar lite</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>"
)


def exb() -> str:
    line = "".join(f'<tli id="T{2 * i}" time="{a}.0"/><tli id="T{2 * i + 1}" time="{b}.0"/>' for i, (a, b) in enumerate(AT))
    people = "".join(f'<speaker id="SPK{n}"><abbreviation>{who}</abbreviation></speaker>' for n, who in enumerate(PEOPLE))
    tiers = "".join(
        f'<tier id="TIE{n}" speaker="SPK{n}" category="v" type="t">'
        + "".join(f'<event start="T{2 * i}" end="T{2 * i + 1}">{escape(t)} </event>' for i, (s, t) in enumerate(TALK) if s == who)
        + "</tier>"
        for n, who in enumerate(PEOPLE)
    )
    notes = '<tier id="N" category="k" type="a"><event start="T0" end="T1">tvekar lite</event></tier>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<basic-transcription><head><speakertable>{people}</speakertable></head>'
        f"<basic-body><common-timeline>{line}</common-timeline>{tiers}{notes}</basic-body></basic-transcription>"
    )


def trs() -> str:
    people = "".join(f'<Speaker id="spk{n}" name="{who}"/>' for n, who in enumerate(PEOPLE))
    said = "".join(
        f'<Turn speaker="spk{PEOPLE.index(s)}" startTime="{AT[i][0]}.0" endTime="{AT[i][1]}.0">\n<Sync time="{AT[i][0]}.0"/>\n{escape(t)}\n</Turn>\n'
        for i, (s, t) in enumerate(TALK)
    )
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans>'
        f"<Speakers>{people}</Speakers><Episode><Section>{said}</Section></Episode></Trans>"
    )


@pytest.mark.parametrize(
    ("name", "text"), [("a.eaf", eaf()), ("b.eaf", eaf(participant="yes")), ("c.exb", exb()), ("d.trs", trs())], ids=lambda value: value[:5]
)
def test_annotated_sound(tmp_path: Path, name: str, text: str) -> None:
    transcript = read(tmp_path, text, name, "latin-1" if name.endswith("trs") else "utf-8")
    assert turns(transcript) == TALK
    assert [turn.time_start for turn in transcript.turns] == [float(a) for a, _b in AT]


@pytest.mark.parametrize(("name", "text"), [("a.eaf", eaf(COMMENT)), ("c.exb", exb())], ids=["elan", "exmaralda"])
def test_tiers_that_comment_are_left_out_and_told(tmp_path: Path, name: str, text: str) -> None:
    transcript = read(tmp_path, text, name)
    assert turns(transcript) == TALK
    assert any("1 annotation stands on a tier that comments" in sentence for sentence in transcript.warnings)


def test_two_voices_at_once(tmp_path: Path) -> None:
    both = '<Turn speaker="spk0 spk1" startTime="1" endTime="2"><Sync time="1"/><Who nb="1"/>\nJa.\n<Who nb="2"/>\nNej då.\n</Turn>'
    text = f'<Trans><Speakers><Speaker id="spk0" name="I"/><Speaker id="spk1" name="IP1"/></Speakers>{both}</Trans>'
    assert turns(read(tmp_path, text, "a.trs")) == [("I", "Ja."), ("IP1", "Nej då.")]


@pytest.mark.parametrize("name", ["a.eaf", "a.exb", "a.trs"])
@pytest.mark.parametrize("text", ["<a/>", eaf()[:900], '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "bara ord"])
def test_what_is_no_such_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="this is no whole"):
        read_transcript(tmp_path / name)


def test_codes(tmp_path: Path) -> None:
    text = eaf()
    for name, code in CODES.items():
        text = text.replace(f'"{name}"', f'"{code}"')
    assert turns(read(tmp_path, text, "a.eaf")) == coded(CODES)
