"""Everything that the program says, it says in Swedish too."""

import importlib.util
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tfbb_coding.messages import current_language, speaking

pytest.importorskip("babel", reason="the catalogue is gathered and compiled with Babel, which the program itself does not need")

TOOL = Path(__file__).parents[1] / "tools" / "translations.py"
SAME_WORD = {"Definition", "Excel", "precision", "term"}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs(tool: ModuleType) -> list[tuple[str, str]]:
    """``(English, Swedish)`` of every sentence that the program says now; each form of those that count things."""
    found: list[tuple[str, str]] = []
    for message in tool.updated():
        if message.id:
            english = [message.id] if isinstance(message.id, str) else list(message.id)
            swedish = [message.string] if isinstance(message.string, str) else list(message.string or [""] * len(english))
            found += zip(english, swedish, strict=True)
    return found


def blanks(sentence: str) -> tuple[str, str]:
    """What a sentence begins and ends with where it is put together with others."""
    core = sentence.strip()
    before, _core, after = sentence.partition(core)
    return before, after


def run(*arguments: str, **environment: str) -> str:
    """What ``tfbb`` prints, its lines joined."""
    command = [sys.executable, "-c", "from tfbb_coding.cli import main; main()", *arguments]
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **environment}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=True)
    return " ".join(done.stdout.split())


def test_every_sentence_is_translated(pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) > 400
    assert [english for english, swedish in pairs if not swedish] == []


def test_fields_are_the_same(tool: ModuleType, pairs: list[tuple[str, str]]) -> None:
    def fields(sentence: str) -> list[str]:
        return sorted(set(tool.FIELD.findall(sentence)))

    assert [english for english, swedish in pairs if swedish and fields(english) != fields(swedish)] == []


def test_names_of_commands_options_and_files_are_left_as_they_are(pairs: list[tuple[str, str]]) -> None:
    name = re.compile(r"`tfbb [a-z ]+[a-z]|(?<!\w)--[a-z][a-z-]+|\b\w+\.(?:csv|yaml|md)\b|\b(?:transcripts|results|codebooks)/")
    kept = {"mine.yaml", "`tfbb init my"}  # examples of the reader's own names

    def names(sentence: str) -> set[str]:
        return set(name.findall(sentence)) - kept

    assert [(english, swedish) for english, swedish in pairs if swedish and not names(english) <= names(swedish)] == []


def test_blanks_around_a_sentence_are_kept(pairs: list[tuple[str, str]]) -> None:
    assert [english for english, swedish in pairs if swedish and blanks(english) != blanks(swedish)] == []


def test_no_translation_begins_with_the_english_sentence(tool: ModuleType, pairs: list[tuple[str, str]]) -> None:
    left = [
        english
        for english, swedish in pairs
        if re.match(re.escape(english) + r"(?!\w)", swedish)
        and english not in SAME_WORD
        and re.search(r"[a-z]", tool.FIELD.sub("", english))
    ]
    assert left == []


def test_po_is_in_step_with_the_program(tool: ModuleType) -> None:
    assert tool.PO.read_bytes() == tool.po_bytes(tool.updated()), "run python tools/translations.py"


def test_mo_is_compiled_from_po(tool: ModuleType) -> None:
    """Sentence for sentence: the head of a .mo may hold the minute in which it was compiled."""
    from babel.messages.mofile import read_mo

    def said(compiled: bytes) -> list[str]:
        return sorted(f"{message.id} → {message.string}" for message in read_mo(io.BytesIO(compiled)) if message.id)

    written = tool.read_po(io.BytesIO(tool.PO.read_bytes()), locale="sv")
    assert said(tool.MO.read_bytes()) == said(tool.mo_bytes(written)), "run python tools/translations.py"


def test_the_check_finds_what_is_missing_and_what_is_wrong(tool: ModuleType) -> None:
    catalog = tool.Catalog(locale="sv")
    catalog.add("no such file", "det finns ingen sådan fil")
    catalog.add("the file is empty")
    catalog.add("made {path}", "skapade {sökväg}")
    catalog.add(("{n} file", "{n} files"), ("{n} fil", ""))
    assert tool.faults(catalog) == [
        "not translated: the file is empty",
        "other fields than the sentence: made {path}",
        "not translated: {n} file",
    ]


def test_help_speaks_swedish() -> None:
    said = run("--lang", "sv", "--help")
    assert "Kvalitativ kodning av svenska intervjuer" in said
    assert "Visa en transkription så som tfbb läser den." in said
    assert "Qualitative interview coding" not in said


def test_help_of_a_command_speaks_swedish() -> None:
    said = run("--lang", "sv", "code", "--help")
    assert "föreslå teman, säg varför" in said
    assert "meningsenheter, hela turer eller meningar" in said
    assert "Transcripts or folders" not in said


@pytest.mark.parametrize(
    ("machine", "said"), [("sv_SE.UTF-8", "Visa versionen och avsluta."), ("en_GB.UTF-8", "Print the version and stop.")]
)
def test_the_machine_chooses_the_language(machine: str, said: str) -> None:
    assert said in run("--help", LC_ALL=machine)


def test_after_speaking_another_language_the_one_from_before_is_spoken_whole() -> None:
    """Else a message in English held the Swedish words for what was found."""
    before = current_language()
    with speaking("sv"):
        assert current_language() == "sv"
    assert current_language() == before
