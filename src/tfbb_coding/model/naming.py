"""Names that may be given once: ids, coders' names, the stems of files."""

from collections.abc import Collection
from itertools import count


def first_free(name: str, taken: Collection[str], joint: str = "-") -> str:
    """The name, or the first that is free with a number behind it; ``joint`` stands between the two.

    >>> first_free("fall", {"fall", "fall-2"}), first_free("se", {"se"}, ""), first_free("se", ())
    ('fall-3', 'se2', 'se')
    """
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}{joint}{n}") not in taken)
