"""Names that go on over several words, and the names of schools, units, companies and associations."""

from collections.abc import Sequence

from tfbb_coding.swedish.identifiers.lexicon import ANY_PLACE, Kind, exact
from tfbb_coding.swedish.identifiers.shapes import Shape
from tfbb_coding.swedish.identifiers.tokens import Token
from tfbb_coding.swedish.identifiers.vocabulary import ORG_TAIL, is_kin_or_work, is_org_noun

PARTICLES = frozenset("van von der den de af av zu la du dos da al el ben bin ibn le di ter ten y".split())  # noqa: SIM905
PARTS = frozenset(["elevhälsa", "barnhälsa", "ungdomshälsa", "bibliotek", "simhall", "ishall", "sporthall", "idrottshall"])
"""What a school has: behind its whole name they tell no more (*Lillbyskolans elevhälsa*)."""
_UNIT_ENDINGS = (
    "skolan", "gymnasiet", "mottagningen", "sällskapet", "jouren", "klubben", "föreningen", "kliniken", "centralen", "centrumet", "gården",
    "hemmet", "teamet", "gruppen", "team", "familjen", "boendet", "kyrkan", "församlingen", "avdelningen", "enheten", "förskolan", "huset",
    "stiftelsen", "hotellet", "restaurangen", "hälsan", "förvaltningen", "vården",
)  # fmt: skip


def extend(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int, kind: str) -> int:
    """The last word of a name that goes on: surnames, particles, a place's second word."""
    end = i
    while end + 1 < len(tokens):
        nxt, gap = end + 1, text[tokens[end].end : tokens[end + 1].start]
        if gap not in (" ", "  ", " & ") and not (gap == ". " and len(tokens[end].text) == 1):
            break
        if gap == " & " and (shapes[nxt].capital or not tokens[nxt].cased):
            end = nxt
            continue
        if _goes_on(tokens[nxt], shapes[nxt], shapes[i]) or (kind == "place" and tokens[nxt].text.lower() == "kommun"):
            end = nxt
            continue
        particles = nxt
        while particles < len(tokens) and tokens[particles].text in PARTICLES and particles - nxt < 2:  # noqa: PLR2004
            particles += 1
        if nxt < particles < len(tokens) and tokens[particles].text[0].isupper() and kind == "person":
            end = particles
            continue
        break
    return end


def _goes_on(token: Token, s: Shape, first: Shape) -> bool:
    if token.cased:
        return s.capital and first.capital and not s.allowed and not token.first
    return bool(
        s.bits & Kind.SURNAME and first.bits & (Kind.GIVEN | Kind.WEAK_GIVEN) and not s.function and (not s.common or not first.common)
    )


def find_organisation(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> int | None:
    """The last word of an organisation's name of several words that begins here, or None."""
    token, s = tokens[i], shapes[i]
    unit = _unit_and_name(text, tokens, shapes, i)
    if unit is not None:
        return unit
    if not s.capital and (token.cased or not (s.bits or not s.common or token.text.endswith("s") or token.text == "team")):
        return None
    end = i
    while (
        end + 1 < len(tokens)
        and text[tokens[end].end : tokens[end + 1].start] in (" ", " & ")
        and (tokens[end + 1].text[0].isupper() and not (tokens[end + 1].first and token.cased))
    ):
        end += 1
    tail = end
    while tail > i and not (tokens[tail].text in ORG_TAIL or is_org_noun(tokens[tail].text.lower()) or shapes[tail].organisation):
        tail -= 1
    if tail > i and not (s.function and token.first and tail == i + 1 and tokens[tail].text not in ORG_TAIL):
        return _joined(text, tokens, end)
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    one_gap = following is not None and text[tokens[end].end : following.start] == " "
    named = not (shapes[end].organisation and following and following.text.lower() in PARTS)
    if one_gap and following and is_org_noun(following.text) and named and _owner(tokens[end], shapes[end]):
        return _joined(text, tokens, end + 1)
    if end > i and shapes[i].capital and _unit(token, s):
        return with_place(text, tokens, end)
    return None


def _joined(text: str, tokens: Sequence[Token], end: int) -> int:
    """The name with *å Flytt* behind it: a second trade with a capital."""
    if end + 2 >= len(tokens) or tokens[end + 1].text not in ("å", "och", "&") or not tokens[end].text[0].isupper():
        return end
    trade = tokens[end + 2]
    joined = text[tokens[end].end : trade.start] in (" å ", " och ") and trade.text[0].isupper() and trade.text[1:].islower()
    return end + 2 if joined and is_org_noun(tokens[end].text.lower()) and not exact(trade.text) else end


def _unit_and_name(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> int | None:
    """A unit's sort with its name or place: *anstalten* Hyttmossen, *Öppna förskolan* Snäckan, *Lasarettet* i Holmsta, *Trä & Spik*."""
    token, s = tokens[i], shapes[i]
    if not token.cased or i + 1 >= len(tokens):
        return None
    if s.chain and not (s.upper and not s.allowed) and _named_unit(text, tokens, shapes, i):
        return with_place(text, tokens, extend(text, tokens, shapes, i + 1, "organisation"))
    if not s.capital or s.function:
        return None
    gap = text[token.end : tokens[i + 1].start]
    lower_unit = not shapes[i + 1].capital and (shapes[i + 1].chain or _unit(tokens[i + 1], shapes[i + 1]))
    if gap == " " and token.text.endswith("a") and lower_unit:
        if i + 2 < len(tokens) and _named_unit(text, tokens, shapes, i + 1):
            return with_place(text, tokens, extend(text, tokens, shapes, i + 2, "organisation"))
        return i + 3 if with_place(text, tokens, i + 1) > i + 1 else None
    if gap == " & " and shapes[i + 1].capital:
        return with_place(text, tokens, extend(text, tokens, shapes, i, "organisation"))
    if (not token.first or is_org_noun(token.text.lower())) and (s.chain or _unit(token, s) or is_org_noun(token.text.lower())):
        placed = with_place(text, tokens, i)
        if placed > i:
            return placed + (placed + 1 < len(tokens) and tokens[placed + 1].text in ORG_TAIL)
    return None


def with_place(text: str, tokens: Sequence[Token], end: int) -> int:
    """The name with the place that follows it: *Moskéföreningen* i Råbyhult."""
    if end + 2 < len(tokens) and tokens[end + 1].text in ("i", "vid") and tokens[end + 2].text[0].isupper():
        return end + 2 if text[tokens[end].end : tokens[end + 2].start] in (" i ", " vid ") else end
    return end


def _named_unit(text: str, tokens: Sequence[Token], shapes: Sequence[Shape], i: int) -> bool:
    """Whether the next word is a name by its capital: *anstalten* Hyttmossen, *BUP* Åsvik."""
    following, s = tokens[i + 1], shapes[i + 1]
    return (
        s.capital
        and not s.allowed
        and not s.upper
        and not s.function
        and not following.first
        and text[tokens[i].end : following.start] == " "
    )


def _owner(token: Token, s: Shape) -> bool:
    """Whether a genitive can be the first word of an organisation's name: *Valfjällets* hälsocentral."""
    if s.allowed or s.function or is_kin_or_work(token.text.lower().removesuffix("s")):
        return False
    if not token.text.endswith("s") and not s.bits & ANY_PLACE and not s.place_like:
        return False
    return (s.capital and not token.first) or not s.common or bool(s.bits & ANY_PLACE and s.capital)


def _unit(token: Token, s: Shape) -> bool:
    """Whether the word is a kind of organisation that a name follows: *Ungdomsmottagningen* Kajen."""
    return s.common and token.text.lower().endswith(_UNIT_ENDINGS)
