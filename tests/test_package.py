"""The wheel holds all that the program needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import tfbb_coding

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "tfbb_coding"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the build backend is a development tool")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package_and_the_codebook(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        shipped = archive.read("tfbb_coding/data/codebooks/tfbb.yaml")
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "src/tfbb_coding"], capture_output=True, text=True, check=False
    ).stdout.split("\n")
    for path in filter(None, listed):
        assert path.removeprefix("src/") in inside
    assert shipped == (ROOT / "codebooks" / "tfbb.yaml").read_bytes()
    assert "tfbb_coding/py.typed" in inside
    assert not [name for name in inside if "training" in name or "transcripts/norra" in name]


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 8_000_000
    assert tfbb_coding.__version__ in wheel.name


def test_the_learned_voice_is_small() -> None:
    assert (PACKAGE / "data" / "learned.json.gz").stat().st_size < 3_000_000
