"""The key: encrypted, for its owner alone, and never in the study."""

from pathlib import Path

import pytest

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.key import MAGIC, check_place, read_key, write_key
from tfbb_coding.model.replacement import Identity, KeptFile, Key, Patch

KEY = Key(
    (Identity("[namn 1]", "person", ("Zorvika Kvist", "Zorvika")),), (KeptFile("a.txt", "z.txt", "1", "2", (Patch(0, 8, b"Zorvika\xff"),)),)
)
SECRET = "grönt hus vid ån"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_key(tmp_path / "k" / "a.key", KEY, SECRET, cost=10)
    return tmp_path / "k" / "a.key"


def test_round_trip(path: Path) -> None:
    assert read_key(path, SECRET) == KEY
    assert read_key(path, "gro\u0308nt hus vid a\u030an") == KEY


def test_nothing_can_be_read_from_it(path: Path) -> None:
    assert b"Zorvika" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_passphrase_or_a_changed_byte_opens_nothing(path: Path) -> None:
    with pytest.raises(TfbbError, match="passphrase"):
        read_key(path, "annat")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(TfbbError, match="damaged"):
        read_key(path, SECRET)


@pytest.mark.parametrize("content", [b"", b"namn;ord\n", MAGIC + b"\xff" + bytes(60)])
def test_what_is_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(TfbbError, match="no key of tfbb"):
        read_key(tmp_path / "x", SECRET)


def test_two_keys_of_the_same_words_differ(tmp_path: Path) -> None:
    for name in "ab":
        write_key(tmp_path / name, KEY, SECRET, cost=10)
    assert (tmp_path / "a").read_bytes() != (tmp_path / "b").read_bytes()


def test_no_place_in_the_study_or_beside_the_copies(tmp_path: Path) -> None:
    study, out = tmp_path / "studie", tmp_path / "ut"
    study.mkdir()
    (study / "study.yaml").write_text("title: x\n")
    (tmp_path / "länk").symlink_to(study)
    for place in (study / "k", study / "djup" / "k", tmp_path / "länk" / "k", out / "k"):
        with pytest.raises(TfbbError, match="may not lie in the study"):
            check_place(place, [out], "the key")
    check_place(tmp_path / "annanstans" / "k", [study, out], "the key")
