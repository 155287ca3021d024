"""Everything set up, on a machine that has nothing but Python 3.11 or newer.

    python3 start.py code     make what is needed, then run `tfbb code` on the example study in this folder
    python3 start.py test     make what is needed, then run every check and test
    python3 start.py install  make what is needed and say how to go on

On Windows write `py` instead of `python3`. What is needed lies in the folder .venv beside this file; delete it and
nothing is left. The packages come from the Python Package Index; after that the program never uses the network.
"""

import locale
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
CHECKS = (
    ("ruff", "check", "--no-cache", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-n", "auto"),
)


def main() -> int:
    """Do what was asked; the exit code is that of the first thing that failed."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked not in {"code", "test", "install"}:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        print(f"tfbb needs Python {'.'.join(map(str, OLDEST))} or newer; this is {sys.version.split()[0]}. Get it at python.org.")
        return 2
    install(with_tests=asked == "test")
    if asked == "test":
        return run_checks()
    if asked == "code":
        return run("tfbb", "code", *sys.argv[2:])
    print(f"Done. Run {BIN / 'tfbb'} --help")
    return 0


def speaks_swedish() -> bool:
    """Whether the machine's language is Swedish, as the program itself finds out."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "") or locale.getlocale()[0] or ""
    return said.lower().startswith(("sv", "swedish"))


def install(*, with_tests: bool) -> None:
    """Make .venv and put the program in it, with what its tests need when asked."""
    wanted = ".[dev]" if with_tests else "."
    stamp = VENV / (".ready-dev" if with_tests else ".ready")
    newest = (ROOT / "pyproject.toml").stat().st_mtime
    if stamp.exists() and stamp.stat().st_mtime >= newest and (BIN / exe("tfbb")).exists():
        return
    swedish = "Gör i ordning (första gången tar det någon minut) ..."
    print(swedish if speaks_swedish() else "Setting up (a minute or two the first time) ...", flush=True)
    if not (BIN / exe("python")).exists():
        venv.create(VENV, with_pip=True)
    subprocess.run(
        [BIN / exe("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", wanted], cwd=ROOT, check=True
    )
    stamp.touch()


def exe(name: str) -> str:
    """The file name of a program on this system."""
    return name + ".exe" if os.name == "nt" else name


def run(program: str, *arguments: str) -> int:
    """Run a program of .venv in this folder."""
    return subprocess.run([BIN / exe(program), *arguments], cwd=ROOT, check=False).returncode


def run_checks() -> int:
    """Style, types, tests; all are run, so that one sees everything that is wrong."""
    results = [run(program, *arguments) for program, *arguments in CHECKS]
    return next((code for code in results if code), 0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again; it goes on from here.")
        sys.exit(130)
    except subprocess.CalledProcessError:
        print("The set-up did not work: see the message above. It needs the network once, to fetch packages.")
        print("On Debian and Ubuntu, `apt install python3-venv` may be missing.")
        sys.exit(2)
