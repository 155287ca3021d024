"""The rooms and who may know whom (docs/architecture.md)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "tfbb_coding"
EVERYBODY = {"errors", "messages", ""}
MAY_IMPORT = {
    "errors": {"model"} - {"model"},
    "messages": set(),
    "__main__": {"cli"},
    "model": {"model"},
    "swedish": {"model", "swedish"},
    "steps": {"model", "swedish", "steps"},
    "files": {"model", "files"},
    "screen": {"model", "steps", "screen"},
    "cli": {"model", "swedish", "steps", "files", "screen", "cli"},
}
HEAVY = {
    "spacy",
    "pandas",
    "numpy",
    "simplemma",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "pydantic",
    "cryptography",
    "odf",
    "striprtf",
    "rich",
    "textual",
    "jinja2",
}


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide the room"
            if node.module == "tfbb_coding":
                found += [f"tfbb_coding.{alias.name}" for alias in node.names if not alias.name.startswith("__")]
            else:
                found.append(node.module)
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_rooms_import_only_what_they_may(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    for module in imports(path):
        if module.startswith("tfbb_coding"):
            target = room_of(module)
            assert target in EVERYBODY | MAY_IMPORT[room], f"{path.name} ({room}) imports {module}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").rglob("*.py")), ids=lambda p: p.name)
def test_commands_import_nothing_heavy_before_they_run(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        assert not {name.split(".")[0] for name in names} & HEAVY, f"{path.name} imports {names} at module level"


def test_an_option_that_several_commands_have_is_said_once() -> None:
    said: dict[str, str] = {}
    for path in sorted((PACKAGE / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Annotated":
                option = ast.unparse(node.slice)
                assert option not in said, f"{path.name}:{node.lineno} repeats {said[option]}: move it to cli/options.py"
                said[option] = f"{path.name}:{node.lineno}"


def test_help_loads_no_search_for_names() -> None:
    """Its patterns take a quarter of a second, which every command would have to wait for."""
    code = "import sys, tfbb_coding.cli.app; print(*(name for name in sys.modules if name.startswith('tfbb_coding.swedish.identifiers')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_library_never_prints() -> None:
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert "print" not in calls, path
        assert path.parts[-2] == "cli" or "exit" not in calls, path
