"""Whatever identifies somebody is found and replaced wherever a program cut the captions, and given back byte for byte."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.files.decisions import decisions_bytes, read_decisions
from tfbb_coding.files.replace_in import open_source
from tfbb_coding.model.identifier import NamedText
from tfbb_coding.model.replacement import undo
from tfbb_coding.steps.decide import decide, rows_of
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.steps.pseudonymise import certain_decisions, make_plan, propose, with_swept

IDENTIFIERS = (
    "070-174 06 05", "0701 74 06 31", "20120229-2398", "Gröngatan 14", "Siv Fatima Lindström", "Fatima Lindström", "siv.ek@lillskolan.example",
    "noll sju noll sjutton fyrtio noll sex noll fem", "den 14 november 2019", "Ekbackaskolan i Hedemora",
)  # fmt: skip
HEAD = re.compile(r"<v [^>]*>|Deltagare \d: |")


def captions(said: list[str], layout: str, end: str) -> str:
    """One person's words as so many cues, and a second person's answer."""
    lines = ["WEBVTT", ""] if layout == "voice" else []
    for n, (who, words) in enumerate([*(("Deltagare 1", part) for part in said), ("Deltagare 2", "Jaha, ja.")], 1):
        head = {"voice": f"<v {who}>", "label": f"{who}: ", "bare": ""}[layout]
        lines += [str(n), f"00:00:{n:02}.000 --> 00:00:{n:02}.900", head + words + ("</v>" if layout == "voice" else ""), ""]
    return end.join(lines)


def skeleton(text: str) -> list[str]:
    """Ids, times and empty lines as they stand, and of lines of speech their heads."""
    lines = text.splitlines()
    speech = [n > 0 and "-->" in lines[n - 1] for n in range(len(lines))]
    heads = [match[0] if (match := HEAD.match(line)) else "" for line in lines]
    return [head if said else line for line, head, said in zip(lines, heads, speech, strict=True)]


@pytest.mark.parametrize("layout", ["voice", "label", "bare"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_identifier_over_cues_is_replaced_and_given_back(layout: str, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(IDENTIFIERS))
    cuts = sorted(data.draw(st.sets(st.sampled_from([m.start() for m in re.finditer(" ", f"{words} ")][:4]), max_size=3)))
    parts = [part.strip() for part in re.split("\0", "".join("\0" if i in cuts else c for i, c in enumerate(words)))]
    said = [f"Det är alltså {parts[0]}", *parts[1:]]
    said[-1] += " som det står."
    text = captions(said, layout, data.draw(st.sampled_from(["\n", "\r\n"])))
    path = Path(tempfile.mkdtemp()) / ("a.vtt" if layout == "voice" else "a.srt")
    path.write_bytes(text.encode())
    source = open_source(path)
    texts = [NamedText("a", source.text, source.breaks)]
    proposals = propose(texts, find_identifiers(texts))
    plan = make_plan(texts, certain_decisions(proposals), again=find_identifiers)
    copy = source.rewritten(plan.edits["a"])
    assert undo(copy.data, copy.patches) == source.original
    after = copy.data.decode()
    assert not [part for part in words.split() if len(part) > 3 and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", after)], after
    assert skeleton(after) == skeleton(text)
    table = path.with_suffix(".csv")
    table.write_bytes(decisions_bytes(rows_of(with_swept(texts, proposals)), "sv"))
    rows, faults = read_decisions(table)
    decided = decide(proposals, rows, texts, "b.csv")
    assert not faults
    assert not decided.findings
    assert make_plan(texts, decided.decisions).edits == make_plan(texts, certain_decisions(proposals)).edits


def test_a_line_of_a_cue_that_is_emptied_takes_its_line_end_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\nring 070-174\r\n06 05\r\nidag\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nja\r\n"
    )
    source = open_source(path)
    texts = [NamedText("a", source.text, source.breaks)]
    plan = make_plan(texts, certain_decisions(propose(texts, find_identifiers(texts))))
    copy = source.rewritten(plan.edits["a"])
    assert copy.data == (
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\nring [telefonnummer 1]\r\nidag\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nja\r\n"
    )
    assert undo(copy.data, copy.patches) == source.original
