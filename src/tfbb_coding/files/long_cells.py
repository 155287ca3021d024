"""Cells of separated text that are longer than the csv module allows.

Its limit holds for the whole process, and readers of transcripts take a longer cell for a quotation mark that was never closed: what one
table needs must not change how the next interview is read.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST = 10_000_000


@contextmanager
def long_cells() -> Iterator[None]:
    """Within it, cells may be as long as a whole interview; whoever reads elsewhere finds the limit as it was, and may rely on it."""
    before = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)
