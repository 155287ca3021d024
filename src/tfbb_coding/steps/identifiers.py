"""Finding identifiers: the voices put together, with what is known from the rest of the study.

Two voices look for names: rules (lexicon, capitals, context) and a small trained tagger; a third, an installed Swedish spaCy model, is
asked for by name. Where two agree a finding is ``certain``; what one says alone is to ``check``. Numbers, addresses on the net and the
like are certain by their shape. A name found once is then looked for in every form in all texts (*memory*).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.text import normalise
from tfbb_coding.steps.own_stretches import ids_in, own_stretches
from tfbb_coding.swedish.identifiers import combinations, model, tagger
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

NAME_KINDS = frozenset({"person", "place", "organisation"})
PLACEHOLDERS = {
    "person": "[namn]", "place": "[plats]", "organisation": "[organisation]", "address": "[adress]", "phone": "[telefonnummer]",
    "email": "[e-post]", "personnummer": "[personnummer]", "organisation_number": "[organisationsnummer]", "date": "[datum]",
    "age": "[ålder]", "url": "[webbadress]", "handle": "[användarnamn]", "plate": "[registreringsnummer]",
    "coordinates": "[koordinater]", "role": "[befattning]", "combination": "", "mark": "[uppgift]", "metadata": "", "sensitive": "",
}  # fmt: skip
SCHOOL = ("skola", "skolan", "skolans", "gymnasiet", "gymnasium", "gymnasiets")
# A longer hit of a kind further to the left swallows shorter ones inside it.
ORDER = ("email", "url", "personnummer", "organisation_number", "phone", "address", "coordinates", "plate", "date", "handle", "age", "mark")
RANK = {kind: i for i, kind in enumerate(ORDER)}
SHORTEST_REMEMBERED = 3
BARE = "bare "


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
    hits: list[Hit] = field(default_factory=list)

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
    return [found for page in pages for found in _identifiers(page, known)]


def _read(source: NamedText, voices: Voices, known: KnownWords) -> _Page:
    raw = normalise(source.text)
    clear = unveil(raw)
    text, tokens = clear.text, tokenise(clear.text)
    page = _Page(source, raw, clear, tokens)
    page.hits.extend(find_patterns(text))
    page.hits.extend(find_addresses(text))
    page.hits.extend(find_dates(text))
    page.hits.extend(find_ages(text))
    page.hits.extend(find_roles(text))
    if voices.rules:
        page.hits.extend(find_labels(text))
        page.hits.extend(find_names(text, tokens))
        page.hits.extend(find_initials(text))
        page.hits.extend(find_small_initials(text))
        page.hits.extend(find_families(text))
        page.hits.extend(find_regional_units(text))
        page.hits.extend(find_called(text))
        page.hits.extend(find_short_units(text, tokens))
        page.hits.extend(find_pieces(text, tokens))
        page.hits.extend(find_broken(text))
    if voices.tagger:
        page.hits.extend(tagger.find_names(text, tokens))
    if voices.model:
        page.hits.extend(model.find_names(text, voices.model))
    masked = _Stretches([*placeholders(text), *role_labels(text)])
    cited = _Stretches([*cited_authors(text), *sayings(text)])
    own = _Stretches(own_stretches(text, known.references))
    page.hits[:] = [
        h
        for h in page.hits
        if not own.hold(h.start, h.end)
        and (h.voice == "label" or not masked.touch(h.start, h.end))
        and not (h.kind in NAME_KINDS and cited.hold(h.start, h.end))
    ]
    page.hits[:] = _without_told_roles(text, page.hits)
    page.hits.extend(combinations.find_combinations(text, page.hits))
    return page


def _without_told_roles(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without roles right before the name of who has them (*vår diakon Tyra*, *diakonen, Tyra*).

    The name tells more, and once it is replaced the role is told. A role with a named place (*rektorn i Lillbyn, Tyra Ek*) tells as much
    as the name does, and stays.
    """
    named = {hit.start for hit in hits if hit.kind == "person"}
    places = _Stretches((hit.start, hit.end) for hit in hits if hit.kind in ("place", "organisation"))

    def is_told(role: Hit) -> bool:
        apposed = role.end + 2 in named and text.startswith(", ", role.end) and not places.touch(role.start, role.end)
        return apposed or (role.end + 1 in named and text.startswith(" ", role.end))

    return [h for h in hits if h.kind != "role" or not is_told(h)]


class _Stretches:
    """Stretches of a text in order, for quick questions: a long transcript has thousands of labels."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``[start, end)``; a role ``på [skolan]`` that holds a placeholder does."""
        i = bisect_left(self._starts, end) - 1
        return i >= 0 and self._reach[i] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within what they reach to from its start on."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and self._reach[i] >= end


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
                for word in page.text[hit.start : hit.end].split():
                    _learn(names, word, hit, page)
    if not names.kinds and not names.places:
        return
    for page in pages:
        nobody = _Stretches(sayings(page.text))
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


def _identifiers(page: _Page, known: KnownWords) -> Iterable[Identifier]:
    lines = [0, *(i + 1 for i, c in enumerate(page.raw) if c == "\n")]
    for hit, voices in merged(page.hits):
        words = page.text[hit.start : hit.end]
        if words.lower() in known.allowed or genitive_stem(words.lower()) in known.allowed:
            continue
        start, end = page.clear.span(hit.start, hit.end)
        line = bisect_right(lines, start)
        yield Identifier(
            page.source.name, start, end, page.raw[start:end], hit.kind, Certainty.CERTAIN if hit.sure else Certainty.CHECK,
            suggest(hit.kind, words), voices, line, start - lines[line - 1] + 1,
        )  # fmt: skip


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


def merged(hits: Iterable[Hit]) -> list[tuple[Hit, tuple[str, ...]]]:
    """Hits joined where they overlap, each with the voices that found it; what two voices for names agree on becomes sure.

    ``role``, ``combination``, ``sensitive`` and ``date`` … each stand beside names rather than swallowing them.
    """
    layers: dict[str, list[Hit]] = {"names": [], "shapes": [], "role": [], "combination": [], "sensitive": []}
    for hit in hits:
        layers["names" if hit.kind in NAME_KINDS else hit.kind if hit.kind in layers else "shapes"].append(hit)
    shapes = _joined_shapes(layers["shapes"])
    swallowed = _Stretches((shape.start, shape.end) for shape in shapes)
    names = [found for found in _joined_names(layers["names"]) if not swallowed.hold(found[0].start, found[0].end)]
    rest = [hit for kind in ("role", "combination", "sensitive") for hit in _longest(layers[kind])]
    found = [*names, *((hit, (hit.voice,)) for hit in [*shapes, *rest])]
    return sorted(found, key=lambda f: (f[0].start, f[0].end, f[0].kind))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=hit.end)
    return kept


def _joined_shapes(hits: Iterable[Hit]) -> list[Hit]:
    """Of patterns that overlap, the one that says most."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start))):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            best = min(last, hit, key=lambda h: (RANK[h.kind], -(h.end - h.start)))
            kept[-1] = best._replace(start=min(last.start, hit.start), end=max(last.end, hit.end), sure=last.sure or hit.sure)
        else:
            kept.append(hit)
    return kept


def _joined_names(hits: Iterable[Hit]) -> list[tuple[Hit, tuple[str, ...]]]:
    kept: list[tuple[Hit, set[str]]] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1][0].end:
            last, voices = kept[-1]
            voices = voices | {_voice(hit)}
            told = next((h.kind for h in (last, hit) if h.voice == "study"), "person" if "label" in voices else "")
            kind = told or _better(last, hit)
            kept[-1] = (last._replace(end=max(last.end, hit.end), kind=kind), voices)
        else:
            kept.append((hit, {_voice(hit)}))
    return [(hit._replace(sure=_agreed(voices)), tuple(sorted({v.removeprefix(BARE) for v in voices}))) for hit, voices in kept]


def _voice(hit: Hit) -> str:
    """The voice; a capital on a word that nothing else speaks for, and a tagger that only leans towards a name, weigh less."""
    return BARE + hit.voice if hit.voice in ("case", "tagger") and not hit.sure else hit.voice


def _better(first: Hit, second: Hit) -> str:
    """The kind of two that overlap: the organisation swallows a place in it, the sure one wins otherwise."""
    if "organisation" in (first.kind, second.kind):
        return "organisation"
    return second.kind if second.sure and not first.sure else first.kind


def _agreed(voices: set[str]) -> bool:
    """Two voices agree: the rules (lexicon or case), the tagger, an installed model; the study's list and a label need no second."""
    if voices == {BARE + "case", BARE + "tagger"}:  # both saw the same capital, and nothing else
        return False
    heard = {v.removeprefix(BARE) for v in voices}
    speakers = {"rules" if v in ("lexicon", "case", "memory") else v for v in heard}
    return len(speakers) > 1 or "study" in speakers or "label" in speakers


def in_part(found: Iterable[Identifier], part: str) -> list[Identifier]:
    """The same findings, said to stand in a hidden part of a document, where lines and columns mean nothing."""
    return [replace(f, part=part, line=0, column=0) for f in found]
