"""No replaced identifier survives in any output, in any case or genitive, in any layout; and every original comes back."""

import io
import re
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tfbb_coding.files.replace_in import open_source
from tfbb_coding.files.texts import texts_of
from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import undo
from tfbb_coding.steps.identifiers import suggest
from tfbb_coding.steps.pseudonymise import certain_decisions, make_plan, propose

PART = st.text("abdefgiklmnoprtuvyåäöé", min_size=3, max_size=7)
NAME = st.builds(lambda a, b: f"{a.capitalize()}{b}", PART, PART)
PERSON = st.one_of(NAME, st.builds(lambda a, b: f"{a} {b}", NAME, NAME), st.builds(lambda a, b: f"{a}-{b}", NAME, NAME))
FILLER = st.sampled_from(["och", "sen kom", "gick", "tyckte inte", "mötet, var", "långt.", "men – ja", "i skolan:"])
WAYS = (
    str,
    str.lower,
    str.upper,
    lambda n: n + "s",
    lambda n: n.upper() + "S",
    lambda n: n + "’s",
    lambda n: n.lower() + "s",
    lambda n: f"”{n}”",
)


def as_text(lines: list[tuple[str, str]]) -> bytes:
    return "\r\n\r\n".join(f"{who}: {words}" for who, words in lines).encode("utf-8-sig")


def as_captions(lines: list[tuple[str, str]]) -> bytes:
    cues = [
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n:02}.900\n<v {who}>{words.replace('å', '&aring;')}</v>\n"
        for n, (who, words) in enumerate(lines)
    ]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def as_srt(lines: list[tuple[str, str]]) -> bytes:
    return "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{who}: {words}\n" for n, (who, words) in enumerate(lines)).encode(
        "cp1252"
    )


def as_word(lines: list[tuple[str, str]]) -> bytes:
    document = docx.Document()
    for who, words in lines:
        paragraph = document.add_paragraph()
        for at in range(0, len(f"{who}: {words}"), 4):
            paragraph.add_run(f"{who}: {words}"[at : at + 4])
    document.core_properties.author = lines[0][0]
    document.sections[0].header.paragraphs[0].text = lines[-1][1]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


LAYOUTS = {".txt": as_text, ".vtt": as_captions, ".srt": as_srt, ".docx": as_word}


@pytest.mark.parametrize("suffix", LAYOUTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(PERSON, min_size=1, max_size=3, unique_by=str.casefold), data=st.data())
def test_no_replaced_name_survives_in_any_layout(tmp_path: Path, suffix: str, names: list[str], data: st.DataObject) -> None:
    lines = []
    for name in names:
        ways = data.draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=5))
        words = " ".join(part for way in (str, *ways) for part in (data.draw(FILLER), way(name)))
        lines.append((data.draw(st.sampled_from([name, "Deltagare 1"])), words))
    path = tmp_path / f"a{suffix}"
    path.write_bytes(LAYOUTS[suffix](lines))
    source = open_source(path)
    texts = [NamedText("a", source.text)]
    found = [
        Identifier("a", (at := source.text.index(name)), at + len(name), name, "person", Certainty.CERTAIN, suggest("person", name))
        for name in names
    ]
    plan = make_plan(texts, certain_decisions(propose(texts, found)))
    copy = source.rewritten(plan.edits["a"])
    assert undo(copy.data, copy.patches) == path.read_bytes()
    for text in texts_of(path.name, copy.data):
        for name in names:
            assert not re.search(rf"(?i)(?<![^\W_]){re.escape(name)}(?:[’']?s)?(?![^\W\d_])", text.text), (name, text)
