"""Keep the Swedish catalogue in step with the program.

    python tools/translations.py           gather the sentences, update tfbb.po, compile tfbb.mo, say what is not translated yet
    python tools/translations.py --check   change nothing; exit 1 when something is missing, fuzzy, or not compiled

Needs Babel, which the program itself does not.
"""

import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "tfbb_coding"
PO = PACKAGE / "locale" / "sv" / "LC_MESSAGES" / "tfbb.po"
MO = PO.with_suffix(".mo")
FIELD = re.compile(r"\{[a-z_0-9]*[^}]*\}")


def template() -> Catalog:
    """Every sentence that the program says, with the files that say it."""
    catalog = Catalog(project="tfbb", charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)})
    for name, _line, message, comments, context in found:
        catalog.add(message, locations=[(Path(name).as_posix(), 0)], auto_comments=comments, context=context)
    for name, statement in rule_statements():
        catalog.add(statement, locations=[(name, 0)])
    return catalog


def rule_statements() -> list[tuple[str, str]]:
    """(file, what it says) for each rule of `tfbb check report` and `study`: its docstring, which `--rules` prints."""
    found = []
    for path in [*sorted((PACKAGE / "steps" / "report").glob("rules_*.py")), PACKAGE / "steps" / "study_checks.py"]:
        functions = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
        rules = [
            node for node in functions if not node.name.startswith("_") and node.args.args[0].arg in {"review", "survey"} and is_rule(node)
        ]
        found += [(path.relative_to(PACKAGE).as_posix(), " ".join((ast.get_docstring(rule) or "").split())) for rule in rules]
    return found


def is_rule(function: ast.FunctionDef) -> bool:
    """Whether it gives findings of a draft or a study."""
    return function.returns is not None and ast.unparse(function.returns) in {"Iterator[DraftFinding]", "Iterator[Finding]"}


def updated() -> Catalog:
    """The Swedish catalogue with new sentences added and those no longer said taken out."""
    catalog = read_po(io.BytesIO(PO.read_bytes()), locale="sv") if PO.exists() else Catalog(locale="sv", project="tfbb")
    catalog.update(template(), no_fuzzy_matching=True, keep_user_comments=True)
    catalog.obsolete.clear()
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as a .po file without line numbers and dates, so that it changes only when a sentence does."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=False, include_lineno=False)
    return re.sub(rb'"(?:POT-Creation-Date|PO-Revision-Date|Generated-By)[^\n]*\n', b"", buffer.getvalue())


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue, the same bytes whenever it is made."""
    buffer = io.BytesIO()
    read = read_po(io.BytesIO(po_bytes(catalog)), locale="sv")
    read.creation_date = read.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(buffer, read)
    return buffer.getvalue()


def faults(catalog: Catalog) -> list[str]:
    """Sentences without a translation, and translations whose fields differ from the sentence's."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if not all(strings):
            found.append(f"not translated: {ids[0]}")
        elif any(set(FIELD.findall(string)) - {f for i in ids for f in FIELD.findall(i)} for string in strings):
            found.append(f"other fields than the sentence: {ids[0]}")
    return found


def main() -> int:
    """Update or check; see the top of this file."""
    catalog = updated()
    wrong = faults(catalog)
    if "--check" in sys.argv:
        if not PO.exists() or po_bytes(catalog) != PO.read_bytes():
            wrong.append(f"{PO.name} is not in step with the program")
        if not MO.exists() or mo_bytes(catalog) != MO.read_bytes():
            wrong.append(f"{MO.name} is not compiled from {PO.name}")
    else:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po_bytes(catalog))
        MO.write_bytes(mo_bytes(catalog))
    print("\n".join(wrong) or f"{len(catalog)} sentences, all in Swedish")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
