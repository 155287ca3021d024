"""Stretches of a text around some of its words, so that slow patterns are looked for only where they can be."""

from collections.abc import Iterator, Sequence


def windows(text: str, places: Sequence[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Stretches ``[start, end)`` around the places (rising), within their lines, that begin and end between words; near ones are one.

    ``before`` and ``after`` count code points.

    >>> list(windows("ett två tre fyra", [4], 1, 2))
    [(0, 7)]
    """
    begins, ends = 0, -1
    for at in places:
        line = text.rfind("\n", max(0, at - before), at) + 1
        start = line or text.rfind(" ", 0, max(0, at - before)) + 1
        if start > ends:
            if ends > 0:
                yield begins, ends
            begins = start
        ends = max(ends, _stop(text, at, after))
    if ends > 0:
        yield begins, ends


def _stop(text: str, at: int, after: int) -> int:
    line = text.find("\n", at, at + after)
    if line >= 0:
        return line
    blank = text.find(" ", at + after)
    return blank if blank >= 0 else len(text)
