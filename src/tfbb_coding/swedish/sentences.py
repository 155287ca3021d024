"""Sentences of transcribed speech."""

import re

from tfbb_coding.model.text import Span

ABBREVIATIONS = frozenset(
    "bl.a t.ex d.v.s dvs t.o.m o.s.v osv m.m mm m.fl mfl f.d s.k sk p.g.a pga f.ö e.d el.dyl o.d resp ca kl nr tel st etc ev exkl inkl jfr "
    "obs prof dr fil med dir adv sid tex bla tom fr.o.m from f.v.b fvb i.o.m iom i.st.f istf k.l. m.a.o mao n.b s.a.s tekn tv uppl vol ung ang avd"
    .split()
) - {"mm", "med", "from", "tom", "tv", "ung", "st", "tex"}  # fmt: skip
_END = re.compile(r"(?:[.!?…]+|\.\.\.)[\"”»’')\]]*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"[^\s(\"”»]+$")


def split_sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, white space at their ends left out.

    A full stop ends a sentence unless it closes an abbreviation, an initial or an ordinal before a lower-case word; "..." ends one
    only before a capital letter, since speakers pause and go on. A line end always ends one.

    >>> [s.of("Vi har t.ex. möten. Det är bra ... ibland.") for s in split_sentences("Vi har t.ex. möten. Det är bra ... ibland.")]
    ['Vi har t.ex. möten.', 'Det är bra ... ibland.']
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_here(text, match.start(), match.end()):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))


def _ends_here(text: str, at: int, end: int) -> bool:
    mark = text[at:end].strip()
    if not mark or "!" in mark or "?" in mark:
        return True
    following = text[end : end + 40].lstrip()
    continues = following[:1].islower()
    if mark.startswith(("..", "…")):
        return not continues
    word = _LAST_WORD.search(text, max(0, at - 24), at)
    before = word.group().lower() if word else ""
    if before in ABBREVIATIONS or f"{before}." in ABBREVIATIONS:
        return not (continues or following[:1].isdigit() or before in {"kl", "nr", "ca", "dr", "prof"})
    return not (continues and (before.isdigit() or len(before) == 1))
