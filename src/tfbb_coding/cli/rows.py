"""Rows as other programs read them: a JSON list, or CSV with a head. The names of the columns are fixed."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence


def json_of(rows: Sequence[Mapping[str, object]]) -> str:
    """The rows as a JSON list, letters as they are.

    >>> json_of([{"line": 3, "rule": "å"}])
    '[\\n {\\n  "line": 3,\\n  "rule": "å"\\n }\\n]\\n'
    """
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def csv_of(rows: Iterable[Mapping[str, object]], fields: Sequence[str]) -> str:
    """The rows as CSV with ``fields`` at the head; a row may not have others.

    >>> csv_of([{"line": 3, "rule": "å"}], ["rule", "line"])
    'rule,line\\nå,3\\n'
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
