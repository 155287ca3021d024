"""Records kept in one cell of a sheet, with a seal that tells when anything in them was altered."""

import json
from collections.abc import Sequence

from tfbb_coding.model.text import fingerprint


def sealed(kind: str, values: Sequence[object]) -> str:
    """The values as one cell: which kind of record it is, the seal, and the values as JSON."""
    inner = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f"{kind} {_seal(inner)} {inner}"


def unsealed(kind: str, cell: str) -> list[object] | None:
    """The values that :func:`sealed` wrote, None when the cell holds anything else.

    >>> unsealed("a1", sealed("a1", ["x", 2])), unsealed("b1", sealed("a1", ["x", 2])), unsealed("a1", sealed("a1", ["x"]).upper())
    (['x', 2], None, None)
    """
    said_kind, _space, rest = cell.strip().partition(" ")
    seal, _space, inner = rest.partition(" ")
    if said_kind != kind or seal != _seal(inner):
        return None
    values: list[object] = json.loads(inner)
    return values


def _seal(inner: str) -> str:
    return f"x{fingerprint(inner)}"  # the x keeps a spreadsheet from reading sixteen digits as a number
