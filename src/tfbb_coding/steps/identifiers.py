"""Finding identifiers: the voices put together, with what is known from the rest of the study.

Two voices look for names: rules (lexicon, capitals, context) and a small trained tagger; a third, an installed Swedish spaCy model, is
asked for by name. Where two agree a finding is ``certain``; what one says alone is to ``check``. Numbers, addresses on the net and the
like are certain by their shape. A name found once is then looked for in every form in all texts (*memory*).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.text import normalise
from tfbb_coding.steps.flow import Flow, flow_of, with_pieces
from tfbb_coding.steps.flow import words as words_of
from tfbb_coding.steps.merged_hits import NAME_KINDS, Stretches, merged
from tfbb_coding.steps.own_stretches import ids_in, own_stretches
from tfbb_coding.swedish.identifiers import combinations, model, tagger, things
from tfbb_coding.swedish.identifiers.addresses import find_addresses
from tfbb_coding.swedish.identifiers.ages import find_ages
from tfbb_coding.swedish.identifiers.authors import cited_authors, sayings
from tfbb_coding.swedish.identifiers.dates import find_dates
from tfbb_coding.swedish.identifiers.disguises import Clear, find_broken, unveil
from tfbb_coding.swedish.identifiers.hits import Hit
from tfbb_coding.swedish.identifiers.labels import find_labels, role_labels
from tfbb_coding.swedish.identifiers.lexicon import Kind, exact, genitive_stem, warm_up, word_list
from tfbb_coding.swedish.identifiers.names import (
    find_called,
    find_families,
    find_initials,
    find_names,
    find_regional_units,
    find_small_initials,
)
from tfbb_coding.swedish.identifiers.patterns import find_patterns
from tfbb_coding.swedish.identifiers.roles import find_roles
from tfbb_coding.swedish.identifiers.sensitive import find_sensitive
from tfbb_coding.swedish.identifiers.shapes import shape
from tfbb_coding.swedish.identifiers.short_units import find_pieces, find_short_units
from tfbb_coding.swedish.identifiers.tokens import Token, placeholders, tokenise
from tfbb_coding.swedish.identifiers.vocabulary import is_finite_verb

PLACEHOLDERS = {
    "person": "[namn]", "place": "[plats]", "organisation": "[organisation]", "address": "[adress]", "phone": "[telefonnummer]",
    "email": "[e-post]", "personnummer": "[personnummer]", "organisation_number": "[organisationsnummer]", "date": "[datum]",
    "age": "[ålder]", "url": "[webbadress]", "handle": "[användarnamn]", "plate": "[registreringsnummer]",
    "coordinates": "[koordinater]", "role": "[befattning]", "combination": "", "mark": "[uppgift]", "metadata": "", "sensitive": "",
}  # fmt: skip
SCHOOL = ("skola", "skolan", "skolans", "gymnasiet", "gymnasium", "gymnasiets")
_SCHOOL_NAME = re.compile(r"[\w-]{3,}(?:skolan|skolans|gymnasiet|gymnasiets)")
SHORTEST_REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class Voices:
    """Which voices take part beside the patterns. ``model`` is the name of an installed spaCy model, empty for none."""

    rules: bool = True
    tagger: bool = True
    model: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The voices by name, as they are told to the user."""
        return (
            "patterns",
            *(("rules",) if self.rules else ()),
            *(("tagger",) if self.tagger else ()),
            *((self.model,) if self.model else ()),
        )


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The study's own lists: words that identify somebody there, by kind, and words that do not.

    ``references`` are the ids of interviews that tell nobody: what the program itself calls units by. ``telling`` are the ids that surely
    tell somebody, with what kind of identifier they hold: behind *Enhet* and with a number they might be overlooked.
    """

    identifiers: tuple[tuple[str, str], ...] = ()
    allowed: frozenset[str] = frozenset()
    references: tuple[str, ...] = ()
    telling: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with its words and what was found in it."""

    source: NamedText
    raw: str
    clear: Clear
    tokens: tuple[Token, ...]
    breaks: tuple[tuple[int, int], ...] = ()
    """What stands between cues, in the clear text."""
    hits: list[Hit] = field(default_factory=list)

    def words(self, start: int, end: int) -> str:
        """The words there, without what stands between cues."""
        return words_of(self.named, start, end)

    @property
    def named(self) -> NamedText:
        """The clear text with its breaks."""
        return NamedText(self.source.name, self.text, self.breaks)

    @property
    def text(self) -> str:
        """The text without disguise, in which is searched."""
        return self.clear.text


def load(voices: Voices | None = None) -> None:
    """Load lexicon and tagger now (well under 0.3 s), so that the first call of :func:`find_identifiers` is as quick as the next."""
    warm_up()
    tagger.load()
    if voices and voices.model:
        model.load(voices.model)


def find_identifiers(
    texts: Sequence[NamedText], *, voices: Voices | None = None, known: KnownWords | None = None, sensitive: bool = False
) -> list[Identifier]:
    """Everything in ``texts`` that can identify a person, sorted by text (in the order given) and place.

    Positions count code points of each text's normalised form (:func:`tfbb_coding.model.text.normalise`). A name that one text gives
    away is looked for in all of them. ``sensitive`` adds passages that touch GDPR article 9. Raises nothing of its own.

    >>> [(i.match, i.kind) for i in find_identifiers([NamedText("a", "Jag pratade med Fatima i Västerås.")])]
    [('Fatima', 'person'), ('Västerås', 'place')]
    """
    voices, known = voices or Voices(), known or KnownWords()
    pages = [_read(source, voices, known) for source in texts]
    _remember(pages)
    for page in pages:
        page.hits.extend(_known_hits(page, known))
        if sensitive:
            page.hits.extend(find_sensitive(page.text))
    return [found for page in pages for found in _identifiers(page, voices, known)]


def _read(source: NamedText, voices: Voices, known: KnownWords) -> _Page:
    raw = normalise(source.text)
    clear = unveil(raw)
    breaks = tuple((clear.at(start), clear.at(end)) for start, end in source.breaks)
    page = _Page(source, raw, clear, tokenise(clear.text), breaks)
    page.hits.extend(_hits_in(page.text, page.tokens, voices, known))
    if breaks:
        flow = flow_of(page.text, breaks)
        page.hits.extend(_over_breaks(page.hits, flow, _hits_in(flow.text, tokenise(flow.text), voices, known)))
    return page


def _over_breaks(hits: Sequence[Hit], flow: Flow, found: Iterable[Hit]) -> list[Hit]:
    """What was found only because cues were read together, at its place in the text.

    Two names of different kinds, one on either side (*i Hedemora* | *Lisa*), stay two.
    """
    over = [h for h in found if h.kind != "combination" and flow.reaches_over(h.start, h.end)]
    moved = [h._replace(start=start, end=end) for h in over for start, end in (flow.back(h.start, h.end),)]
    return [h for h in moved if h.kind not in NAME_KINDS or len({one.kind for one in _names_at_ends(hits, h)}) < 2]  # noqa: PLR2004


def _names_at_ends(hits: Sequence[Hit], over: Hit) -> list[Hit]:
    return [h for h in hits if h.kind in NAME_KINDS and h.voice != "label" and (h.start == over.start or h.end == over.end)]


def _hits_in(text: str, tokens: tuple[Token, ...], voices: Voices, known: KnownWords) -> list[Hit]:
    hits = [*find_patterns(text), *find_addresses(text), *find_dates(text), *find_ages(text), *find_roles(text)]
    if voices.rules:
        hits += [*find_labels(text), *find_names(text, tokens), *find_short_units(text, tokens), *find_pieces(text, tokens)]
        for search in (find_initials, find_small_initials, find_families, find_regional_units, find_called, find_broken):
            hits += search(text)
    if voices.tagger:
        hits += tagger.find_names(text, tokens)
    if voices.model:
        hits += model.find_names(text, voices.model)
    masked = Stretches([*placeholders(text), *role_labels(text)])
    cited = Stretches([*cited_authors(text), *sayings(text)])
    own = Stretches(own_stretches(text, known.references))
    nature, strewn = Stretches([*things.series(text, tokens), *things.single_things(tokens)]), Stretches(things.strewn(text, tokens))

    def is_none(h: Hit) -> bool:
        return nature.hold(h.start, h.end) or (strewn.hold(h.start, h.end) and things.is_plain_phrase(text[h.start : h.end]))

    hits = [
        h
        for h in hits
        if not own.hold(h.start, h.end)
        and (h.voice == "label" or not masked.touch(h.start, h.end))
        and not (h.kind in NAME_KINDS and (cited.hold(h.start, h.end) or (h.voice != "label" and is_none(h))))
    ]
    hits = _without_told_roles(text, hits)
    return [*hits, *combinations.find_combinations(text, hits)]


def _without_told_roles(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without roles right before the name of who has them (*vår diakon Tyra*, *diakonen, Tyra*).

    The name tells more, and once it is replaced the role is told. A role with a named place (*rektorn i Lillbyn, Tyra Ek*) tells as much
    as the name does, and stays.
    """
    named = {hit.start for hit in hits if hit.kind == "person"}
    places = Stretches((hit.start, hit.end) for hit in hits if hit.kind in ("place", "organisation"))

    def is_told(role: Hit) -> bool:
        apposed = role.end + 2 in named and text.startswith(", ", role.end) and not places.touch(role.start, role.end)
        return apposed or (role.end + 1 in named and text.startswith(" ", role.end))

    return [h for h in hits if h.kind != "role" or not is_told(h)]


class _Names:
    """Words of names by what they are (small letters); ``capital`` ones are words, too, and count only with a capital inside a sentence."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.capital: set[str] = set()
        self.places: set[str] = set()

    def kind(self, tokens: Sequence[Token], i: int) -> str | None:
        """What kind of name the ``i``-th word is, or None; a name remembered elsewhere may be a plain word here."""
        word = tokens[i].text
        low = word.lower()
        stem = low if low in self.kinds or low[-1] not in "s'’" else genitive_stem(low)
        kind = self.kinds.get(stem) or self._inhabitant(low)
        if kind is None or (not word[1:].islower() and not word.isupper() and "-" not in word and not shape(word).bits and len(word) > 1):
            return None
        if stem in self.capital:
            inside = not tokens[i].first or (i + 1 < len(tokens) and is_finite_verb(tokens[i + 1].text.lower()))
            return kind if word[0].isupper() and inside else None
        return kind if word[0].isupper() or not shape(word).common else None

    def _inhabitant(self, low: str) -> str | None:
        """*Lillbybor* of a place that the texts name: a place, else None."""
        if not low.endswith(("bo", "bor", "borna", "bon", "bos", "bornas")):
            return None
        stem = low[: low.rindex("bo")]
        return "place" if {stem, stem.removesuffix("s")} & self.places else None


def _remember(pages: Sequence[_Page]) -> None:
    """Look for every name that was found in a sure place in all texts: small letters, genitive, sentence start."""
    names = _Names()
    for page in pages:
        for hit in page.hits:
            if hit.kind in NAME_KINDS and hit.voice in ("lexicon", "case", "study", "label"):
                for word in page.words(hit.start, hit.end).split():
                    _learn(names, word, hit, page)
    if not names.kinds and not names.places:
        return
    for page in pages:
        nobody = Stretches(sayings(page.text))
        for i, token in enumerate(page.tokens):
            kind = names.kind(page.tokens, i)
            if kind and not nobody.touch(token.start, token.end):
                page.hits.append(Hit(token.start, token.end, kind, "memory"))


def _learn(names: _Names, word: str, hit: Hit, page: _Page) -> None:
    """Keep a word of a name: any that is no common word, and common ones that stood with a capital inside a sentence or in a label."""
    word = word.strip(",.;:!?()\"”'")
    if hit.kind == "organisation" or not word or (len(word) < SHORTEST_REMEMBERED and hit.voice != "label"):
        return
    s = shape(word)
    stem = genitive_stem(word.lower()) if not exact(word.lower()) else word.lower()
    odd = s.allowed or s.function or stem in word_list("function_words")
    if hit.kind == "place" and word[0].isupper() and (s.place_like or not s.common):
        names.places.add(stem)
    if hit.voice == "label" and word[0].isupper() and len(word) > 1:
        names.kinds.setdefault(stem, hit.kind)
        if odd or s.common or len(word) < SHORTEST_REMEMBERED:
            names.capital.add(stem)
        return
    if odd:
        return
    if (hit.sure and not s.common) or (s.capital and s.bits & (Kind.GIVEN | Kind.SURNAME) and not _opens(page, hit.start)):
        names.kinds.setdefault(stem, hit.kind)


def _opens(page: _Page, start: int) -> bool:
    i = bisect_right(page.tokens, start, key=lambda token: token.start) - 1
    return i < 0 or page.tokens[i].first


def _thing_at(page: _Page, hit: Hit) -> int | None:
    """The number of the word that was found, where it may be no name; None elsewhere."""
    if hit.kind not in NAME_KINDS:
        return None
    i = bisect_left(page.tokens, hit.start, key=lambda token: token.start)
    alone = i < len(page.tokens) and page.tokens[i][:2] == (hit.start, hit.end)
    return i if alone and things.may_be_thing(page.tokens, i) else None


def _known_hits(page: _Page, known: KnownWords) -> Iterable[Hit]:
    """The study's own list, in every case and genitive, and ids of interviews that tell somebody."""
    kinds = dict(known.telling)
    for start, end, one in ids_in(page.text, tuple(kinds)):
        yield Hit(start, end, kinds[one], "study", sure=True)
    wanted = {tuple(words.lower().split()): kind for words, kind in known.identifiers}
    longest = max((len(key) for key in wanted), default=0)
    for i, token in enumerate(page.tokens):
        for length in range(min(longest, len(page.tokens) - i), 0, -1):
            words = tuple(t.text.lower() for t in page.tokens[i : i + length])
            kind = wanted.get(words) or wanted.get((*words[:-1], genitive_stem(words[-1])))
            if kind:
                yield Hit(token.start, page.tokens[i + length - 1].end, kind, "study", sure=True)
                break


def _identifiers(page: _Page, voices: Voices, known: KnownWords) -> Iterable[Identifier]:
    lines = [0, *(i + 1 for i, c in enumerate(page.raw) if c == "\n")]
    raw = replace(page.source, text=page.raw)
    for hit, heard in _merged_on_page(page):
        words = page.words(hit.start, hit.end).strip()
        if words.lower() in known.allowed or genitive_stem(words.lower()) in known.allowed:
            continue
        at = None if {"study", "label"} & set(heard) else _thing_at(page, hit)
        if at is not None and voices.tagger and set(heard) <= {"lexicon", "memory", "case"} and things.is_thing(page.tokens, at):
            continue  # the rules alone, and the tagger hears no name
        start, end = page.clear.span(hit.start, hit.end)
        line = bisect_right(lines, start)
        found = Identifier(
            page.source.name, start, end, page.raw[start:end], hit.kind, Certainty.CERTAIN if hit.sure and at is None else Certainty.CHECK,
            suggest(hit.kind, words), heard, line, start - lines[line - 1] + 1,
        )  # fmt: skip
        yield with_pieces(found, raw) if page.breaks else found


def _merged_on_page(page: _Page) -> list[tuple[Hit, tuple[str, ...]]]:
    """The page's hits joined where they overlap; labels between cues by themselves, since a number may go on behind them."""
    hits = [_as_school(trimmed, page.text) for hit in page.hits if (trimmed := _trimmed(hit, page.text)).start < trimmed.end]
    if not page.breaks:
        return merged(hits)
    between = Stretches(page.breaks)
    found = merged(h for h in hits if not between.hold(h.start, h.end)) + merged(h for h in hits if between.hold(h.start, h.end))
    return sorted(found, key=lambda f: (f[0].start, f[0].end, f[0].kind))


def _trimmed(hit: Hit, text: str) -> Hit:
    """The hit without white space at its ends: a finding that held a line end could not be read back from a table."""
    words = text[hit.start : hit.end]
    return hit._replace(start=hit.start + len(words) - len(words.lstrip()), end=hit.end - len(words) + len(words.rstrip()))


def _as_school(hit: Hit, text: str) -> Hit:
    """*Furulundsskolan* is a school where a voice heard a place."""
    name = text[hit.start : hit.end].lower()
    return hit._replace(kind="organisation") if hit.kind == "place" and _SCHOOL_NAME.fullmatch(name) else hit


def suggest(kind: str, words: str) -> str:
    """A placeholder for the words: ``[namn]``, ``[skola]``, ``[kommun]``; a genitive keeps its s."""
    base = PLACEHOLDERS[kind]
    if kind == "organisation" and words.lower().endswith(SCHOOL):
        base = "[skola]"
    if kind == "place" and (words.lower().endswith(" kommun") or exact(genitive_stem(words)) & Kind.MUNICIPALITY):
        base = "[kommun]"
    genitive = (
        kind in NAME_KINDS and not exact(words) and words.lower() != genitive_stem(words.lower()) and bool(exact(genitive_stem(words)))
    )
    return base + "s" if base and genitive else base


def in_part(found: Iterable[Identifier], part: str) -> list[Identifier]:
    """The same findings, said to stand in a hidden part of a document, where lines and columns mean nothing."""
    return [replace(f, part=part, line=0, column=0) for f in found]
