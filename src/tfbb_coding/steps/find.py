"""Words and codings found in the interviews, with what stands around them, and counted."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.coding import Coding
from tfbb_coding.model.report import Table
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import Role, Transcript, Turn
from tfbb_coding.steps.tabulate import Place
from tfbb_coding.swedish.search import Search, together

COLUMNS = ("interview", "case", "wave", "turn", "unit", "speaker", "role", "start", "end", "before", "match", "after", "themes", "text")
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for besides words: whose, and what it is coded as.

    ``theme`` is a theme or (theme, code); ``also`` and ``without`` are themes that the same passage must and must not have.
    """

    speakers: frozenset[str] = frozenset()
    everyone: bool = False
    theme: str = ""
    code: str = ""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    any_word: bool = False

    @property
    def by_coding(self) -> bool:
        """Whether coded passages are looked through, and not turns."""
        return bool(self.theme or self.also or self.without)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where is looked: a turn, or a coded stretch of one with its themes."""

    transcript: Transcript
    turn: Turn
    span: Span
    unit: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, within its passage; without words the whole passage."""

    passage: Passage
    span: Span

    @property
    def match(self) -> str:
        """The words found."""
        return self.span.of(self.passage.transcript.text)

    def around(self, characters: int = _AROUND) -> tuple[str, str]:
        """What stands before and after within the turn, on one line."""
        text, turn = self.passage.transcript.text, self.passage.turn
        before = text[max(turn.start, self.span.start - characters) : self.span.start]
        after = text[self.span.end : min(turn.end, self.span.end + characters)]
        return before.replace("\n", " "), after.replace("\n", " ")


def find(
    transcripts: Iterable[Transcript], searches: Sequence[Search], codings: Mapping[str, Sequence[Coding]], wanted: Wanted
) -> Iterator[Hit]:
    """Every place, in order. A passage counts where all words stand in it, or with ``any_word`` one of them.

    ``codings`` leads from a transcript's name to the codings that count.
    """
    for transcript in transcripts:
        places = together(searches, transcript.text)
        if searches and not any(places):
            continue
        starts = [[span.start for span in several] for several in places]
        for passage in passages(transcript, codings.get(transcript.name, ()), wanted):
            if not searches:
                yield Hit(passage, passage.span)
                continue
            here = [_within(passage.span, several, begins) for several, begins in zip(places, starts, strict=True)]
            if any(here) if wanted.any_word else all(here):
                yield from (Hit(passage, span) for span in sorted({span for several in here for span in several}))


def _within(place: Span, spans: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    low, high = bisect_left(starts, place.start), bisect_left(starts, place.end)
    return [span for span in spans[low:high] if span.end <= place.end]


def passages(transcript: Transcript, codings: Sequence[Coding], wanted: Wanted) -> Iterator[Passage]:
    """The turns of those who are asked for, or the coded stretches in them."""
    turns = [turn for turn in transcript.turns if _is_asked(turn, wanted)]
    if not wanted.by_coding:
        yield from (Passage(transcript, turn, turn.span) for turn in turns)
        return
    by_start = {turn.start: turn for turn in turns}
    begins = sorted(by_start)
    for span, several in sorted(_by_place(codings).items()):
        themes = tuple(dict.fromkeys(coding.theme for coding in several))
        around = {coding.theme for other, more in _near(span, codings).items() if other.overlaps(span) for coding in more}
        at = bisect_left(begins, span.start + 1) - 1
        turn = by_start[begins[at]] if at >= 0 else None
        if turn is None or span.end > turn.end or not _is_coded_so(several, themes, around, wanted):
            continue
        shown = (*themes, *sorted(around - set(themes)))
        yield Passage(transcript, turn, span, several[0].unit, shown)


def _is_asked(turn: Turn, wanted: Wanted) -> bool:
    if wanted.speakers:
        return (turn.speaker or "").casefold() in wanted.speakers
    return wanted.everyone or turn.role is not Role.INTERVIEWER


def _by_place(codings: Sequence[Coding]) -> dict[Span, list[Coding]]:
    found: dict[Span, list[Coding]] = {}
    for coding in codings:
        found.setdefault(coding.span, []).append(coding)
    return found


def _near(span: Span, codings: Sequence[Coding]) -> dict[Span, list[Coding]]:
    return _by_place([coding for coding in codings if coding.start < span.end and span.start < coding.end])


def _is_coded_so(several: Sequence[Coding], themes: Sequence[str], around: set[str], wanted: Wanted) -> bool:
    """Whether the passage has the theme asked for, and the others lie on it or across it."""
    here = any((not wanted.theme or c.theme == wanted.theme) and (not wanted.code or c.code == wanted.code) for c in several)
    every = {*themes, *around}
    return here and set(wanted.also) <= every and not every & set(wanted.without)


@dataclass(frozen=True, slots=True)
class Count:
    """How often by one thing: ``by`` is interview, case, speaker, theme or match; ``passages`` counts each passage once."""

    by: str
    name: str
    hits: int
    passages: int


def counts(hits: Sequence[Hit], where: Mapping[str, Place], *, words: bool) -> list[Count]:
    """By interview, case, speaker, theme and (of words) form, the most frequent first."""
    found: list[Count] = []
    for by in ("interview", "case", "speaker", "theme", "match"):
        n: Counter[str] = Counter()
        seen: dict[str, set[tuple[str, Span]]] = {}
        for hit in hits:
            for name in _names(hit, by, where, words=words):
                n[name] += 1
                seen.setdefault(name, set()).add((hit.passage.transcript.name, hit.passage.span))
        found += [Count(by, name, times, len(seen[name])) for name, times in sorted(n.items(), key=lambda item: (-item[1], item[0]))]
    return found


def _names(hit: Hit, by: str, where: Mapping[str, Place], *, words: bool) -> tuple[str, ...]:
    transcript = hit.passage.transcript.name
    if by == "interview":
        return (transcript,)
    if by == "case":
        case = where[transcript].case if transcript in where else ""
        return (case,) if case else ()
    if by == "speaker":
        return (f"{transcript}: {hit.passage.turn.speaker or '–'}",)
    if by == "theme":
        return hit.passage.themes
    return (hit.match.casefold(),) if words else ()


def hits_table(hits: Iterable[Hit], where: Mapping[str, Place]) -> Table:
    """A row a hit."""
    rows = []
    for hit in hits:
        passage, turn = hit.passage, hit.passage.turn
        place = where.get(passage.transcript.name, Place())
        before, after = hit.around()
        rows.append((
            passage.transcript.name, place.case, place.wave, turn.number, passage.unit, turn.speaker or "", str(turn.role), hit.span.start,
            hit.span.end, before, hit.match, after, ";".join(passage.themes), passage.span.of(passage.transcript.text),
        ))  # fmt: skip
    return Table("find", COLUMNS, tuple(rows))


def counts_table(found: Iterable[Count]) -> Table:
    """A row a count."""
    return Table("counts", ("by", "name", "hits", "passages"), tuple((c.by, c.name, c.hits, c.passages) for c in found))
