"""Disfluencies of transcribed speech: what may go without a loss of sense.

Fillers, repeated words, repairs, false starts and discourse frames, in the terms of Shriberg (*Preliminaries to a theory of speech disfluencies*,
1994): what is said again or corrected (the reparandum) goes together with the words that announce the correction, what replaces it stays.
Only dropping is proposed, so that what is left are the speaker's words in the speaker's order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tfbb_coding.model.text import Span
from tfbb_coding.swedish.verbs import is_finite
from tfbb_coding.swedish.vocabulary import FILLERS

_TOKEN = re.compile(
    r"\[[^\]\n]{1,60}\](?:s\b)?|\([^)\n]{0,60}\)|//[^/\n]*//|\d+(?:[.,:–]\d+)+|[^\W_]+(?:(?:[-'’:]|(?<=\d)–|–(?=\d))[^\W_]+)*-?|\.\.\.?|[^\w\s]|_|\n"
)
_NOISE = re.compile(
    r"(?i)^\W*(?:skratt|suck|paus|ohör|unv|host|nick|visk|tyst|harkl|gråt|mummel|överlapp|overlap|småskratt|fniss|ler\b|pekar|visar|\d|\W*$)"
)
HARD = frozenset({".", "!", "?", "\n", ";"})
SOFT = frozenset({",", "–", "-", "—", ":", "...", "..", "…"})
_PAUSES = frozenset({"...", "..", "…", "–", "-", "—", ","})

ALWAYS = frozenset("eh öh äh ehm öhm hm hmm mm mhm mmm aa ah asså liksom ju duvet tja hehe haha alltså".split())
_ISOLATED = (FILLERS - {"väl", "typ"}) | frozenset("så visst åh du va då ba nej tack oh usch jadå nejdå nåja no".split())
"""These go when marks stand on both sides, or at the beginning of what is said."""
_OPENING = frozenset("ja jo jaha nej nä näe nja oj oh åh aha okej ok mm jadå jamen nämen nåja".split())
_AFTER_WELL = frozenset({"fungerande", "utvecklade", "inarbetat", "så", "med", "till"})
_NOT_BEFORE_TYP = frozenset("en den denna sån sådan någon nån samma vilken ny annan varje".split())
_NUMBERS = re.compile(r"\d")
_OPEN_ENDED = frozenset("att som och å eller men jag vi man en ett min mitt vår vårt vara dom de".split())
PRONOUNS = frozenset({"jag", "vi", "man", "dom", "de"})
_CORRECTING = frozenset({("nej",), ("nä",), ("eller", "nej"), ("eller", "nä"), ("eller",), ("jag", "menar"), ("rättare", "sagt"), ("eller", "snarare"),
                         ("eller", "alltså"), ("eller", "rättare", "sagt"), ("eller", "vad", "säger", "man"), ("eller", "jag", "menar")})  # fmt: skip
_PREPOSITIONS = frozenset({"i", "på", "med", "till", "från", "av", "för", "hos", "vid"})
_LONGEST_REPEAT = 5
_SAID_AGAIN = 3  # words: across a full stop, fewer may be meant twice
_FUNCTION_WORD = 4
_FALSE_START = 6

_FRAMES = (
    r"så att säga|vad blir det|vad kan det vara|vad vet jag|om man säger(?: så)?|om man så säger|ska jag säga|kan man säga|höll jag på att säga|vad ska man säga|vad ska jag säga|hur ska (?:man|jag) säga|"
    r"vad heter det|vad hette det|vet du|du vet|ni vet|förstår (?:du|ni)|som sagt(?: var)?|på (?:nåt|något) (?:sätt|vis)|ärligt talat|om (?:jag|man) ska vara ärlig|"
    r"handen på hjärtat|tro mig|helt enkelt|i och för sig|om jag inte minns fel|eller hur|eller så|eller vad (?:man|jag) ska säga|och så vidare|osv|"
    r"(?:och|eller) (?:sånt|sådant)(?: där)?|eller (?:nåt|något)(?: (?:sånt|sådant|liknande))?|på så vis|precis som sagt|skulle jag säga|vill jag säga|måste jag säga|"
    r"(?:tänker|tror|tycker|antar|vet) jag(?: väl| nog)?|jag vet inte|vet jag inte|var det väl|om jag säger så|kan jag säga|för att vara ärlig|"
    r"ska jag vara ärlig|om jag ska va(?:ra)? lite \w+|om jag får va(?:ra)? lite \w+|det ska jag säga(?: direkt)?|det måste (?:också |jag )?sägas?|det får man (?:väl )?säga|förresten|jag lovar|det är (?:ju )?det jag menar|"
    r"om (?:jag|man) får (?:önska|säga(?: så)?|uttrycka (?:mig|sig)(?: så)?)(?: då)?|som jag gärna vill ha (?:protokollförd|sagt|sagd)|så kan man säga|så är det|just det|det (?:tycker|tror) jag(?: nog| väl| faktiskt| verkligen)?|om man tänker så|va|nämligen|ska ni veta|ska du veta|inte sant"
)
"""These go when marks or the sentence's ends stand on both sides."""
_HEADS = (
    r"(?:ja|jo|nej|nä|näe) (?:men|alltså|precis|just det|det är klart)|jag menar(?: att)?|jag tänker (?:väl |nog |mig )?(?:så här |så )?(?:att)?|"
    r"jag tycker (?:väl |nog |också |faktiskt |verkligen )?(?:att)|jag kan (?:väl |nog |ju )?(?:bara )?säga (?:så )?(?:här |att)|jag skulle (?:väl |nog )?säga att|"
    r"det är ju? ?så (?:här )?att|det är (?:ju |väl |nog )?(?:så|så här) att|(?:sen |förut |innan |nu |innan så |förut så )?(?:det var|var det|är det) (?:ju |väl )?så (?:här )?att|det är klart att|det är väl det att|"
    r"som jag har förstått det så|det jag tänker på är(?: väl| ju)? ?(?:att)?|vad heter det|man kan säga att|så det är väl det|sen är det (?:ju )?så att|"
    r"hos oss är det så att|det vill säga (?:att)?|grejen är (?:ju )?(?:den )?att|saken är (?:ju )?(?:den )?att|det är väl egentligen bara att|det måste jag säga|jag måste säga att"
)
"""These go at the beginning of a sentence or after a mark, when what follows is a main clause by its order of words."""
_ISOLATED_FRAME = re.compile(rf"(?:{_FRAMES})")
_HEAD_FRAME = re.compile(rf"(?:{_HEADS}) ?")
_LONGEST_FRAME = 9
_ADVERBS = frozenset("inte aldrig alltid också bara redan ofta verkligen faktiskt inget ingen inga sällan ens kanske".split())
_JOINTS = frozenset("att som och å eller men en ett i på för med till av från min mitt mina vår vårt våra den_här".split())
_MEANT_TWICE = frozenset({"innan", "som", "är", "var", "har", "så", "kan", "ska"})
"""Across a mark these may be said twice and meant twice: "som det är, är det"."""


class Token(NamedTuple):
    """A word (a placeholder in brackets counts as one) or a mark: its lower-case form and its place in code points."""

    lower: str
    start: int
    end: int
    is_word: bool


def _token(words: str, start: int) -> Token:
    return Token(words.lower(), start, start + len(words), words[0].isalnum() or (words[0] == "[" and len(words) > 1))


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words and marks in order; a transcriber's notes on laughter, pauses and times are left out, placeholders kept.

    >>> [t.lower for t in tokens_of("Då sa [namn 1], (skrattar) ja, kom in.")]
    ['då', 'sa', '[namn 1]', ',', 'ja', ',', 'kom', 'in', '.']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        words = match.group()
        if words[0] in "[(/" and len(words) > 1:
            if words[0] == "[" and not _NOISE.match(words[1:].rstrip("s]")):
                found.append(_token(words, match.start()))
            elif words[0] == "(" and not _NOISE.match(words[1:-1]):
                found += [t._replace(start=t.start + match.start() + 1, end=t.end + match.start() + 1) for t in tokens_of(words[1:-1])]
            continue
        found.append(_token(words, match.start()))
    return tuple(found)


def spans_to_drop(text: str) -> tuple[Span, ...]:
    """The words of ``text`` that may go, as spans in order: fillers, repetitions, repairs, false starts and discourse frames.

    >>> [s.of("Vi, eh, vi hann liksom inte.") for s in spans_to_drop("Vi, eh, vi hann liksom inte.")]
    ['Vi', 'eh', 'liksom']
    """
    tokens = tokens_of(text)
    return tuple(Span(tokens[i].start, tokens[i].end) for i in sorted(droppable(tokens)))


def droppable(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the words that may go."""
    gone: set[int] = set()
    for finder in (_repairs, _fillers, _isolated_frames, _heads, _repetitions, _cut_words, _false_starts, _fillers, _repetitions):
        gone.update(i for i in finder(tokens, gone) if tokens[i].is_word)
    return frozenset(gone)


def _words(tokens: Sequence[Token], gone: set[int]) -> list[int]:
    return [i for i, token in enumerate(tokens) if token.is_word and i not in gone]


def _closed(tokens: Sequence[Token], i: int, gone: set[int], step: int) -> bool:
    """Whether a mark or the text's end stands next to ``i`` in this direction, dropped words aside."""
    j = i + step
    while 0 <= j < len(tokens) and j in gone:
        j += step
    return not 0 <= j < len(tokens) or not tokens[j].is_word


def _fillers(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """Single words without a sense of their own, where they stand as such."""
    for i in _words(tokens, gone):
        lower = tokens[i].lower.rstrip("-")
        before, after = _closed(tokens, i, gone, -1), _closed(tokens, i, gone, 1)
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        drop = lower in ALWAYS or lower == "sådär" or (before and (lower in _OPENING or (after and lower in _ISOLATED)))
        if lower == "väl":
            drop = not after and not before and following not in _AFTER_WELL
        elif lower == "typ":
            drop = following != "av" and tokens[i - 1].lower not in _NOT_BEFORE_TYP
        elif lower == "då":
            drop = drop or (after and not before and _sentence_end(tokens, i))
        if drop:
            yield i


def _sentence_end(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 >= len(tokens) or tokens[i + 1].lower in HARD


def _stretches(tokens: Sequence[Token], gone: set[int]) -> Iterator[list[int]]:
    """The words between one mark and the next."""
    stretch: list[int] = []
    for i, token in enumerate(tokens):
        if token.is_word:
            if i not in gone:
                stretch.append(i)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _isolated_frames(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """Discourse frames with marks on both sides; they say nothing by themselves."""
    for stretch in _stretches(tokens, gone):
        if len(stretch) <= _LONGEST_FRAME and _ISOLATED_FRAME.fullmatch(" ".join(tokens[i].lower for i in stretch)):
            yield from stretch


def _heads(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """Frames that open what is said: "jag tänker att", "det är ju så att"."""
    for stretch in _stretches(tokens, gone):
        skip = 1 if tokens[stretch[0]].lower in {"och", "men", "för", "å", "fast"} else 0
        inside = stretch[skip:]
        match = _HEAD_FRAME.match(" ".join(tokens[i].lower for i in inside) + " ")
        length = len(match.group().split()) if match else 0
        rest = inside[length:]
        if length > 0 and any(is_finite(tokens[i].lower) for i in rest[:4]) and not _subordinate_order(tokens, inside[length - 1 :]):
            yield from inside[:length]


def _subordinate_order(tokens: Sequence[Token], rest: Sequence[int]) -> bool:
    """Whether the words after *att* are in the order of a subordinate clause ("man inte kan"), so that *att* must stay."""
    if tokens[rest[0]].lower != "att" or (len(rest) > 1 and tokens[rest[1]].lower in {"om", "när", "innan"}):
        return False
    return any(tokens[i].lower in _ADVERBS for i in rest[2:4])


def _repetitions(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """The first of two equal stretches of one to five words, with nothing but marks between them."""
    words = _words(tokens, gone)
    forms = [tokens[i].lower for i in words]
    at = 0
    while at < len(words):
        again = [n for n in range(_LONGEST_REPEAT, 0, -1) if at + n < len(words) and forms[at] == forms[at + n]]
        length = next((n for n in again if _repeats(tokens, words, forms, at, n)), 0)
        yield from words[at : at + length]
        at += max(1, length)


def _repeats(tokens: Sequence[Token], words: Sequence[int], forms: Sequence[str], at: int, n: int) -> bool:
    if at + 2 * n > len(words) or forms[at : at + n] != forms[at + n : at + 2 * n] or any(_NUMBERS.search(f) for f in forms[at : at + n]):
        return False
    between = [tokens[i].lower for i in range(words[at + n - 1] + 1, words[at + n]) if not tokens[i].is_word]
    if n == 1 and forms[at] == "det" and at and forms[at - 1] in {"är", "var"}:
        return False  # "det är det det handlar om"
    if any(mark in HARD for mark in between) and n < _SAID_AGAIN:
        return False
    if n > 1 or not between:
        return n > 1 or len(forms[at]) <= _FUNCTION_WORD  # "se till att de som ska träffas träffas"
    if forms[at] in _MEANT_TWICE:
        return False
    tied = at > 0 and words[at - 1] == words[at] - 1
    return not tied or forms[at] in _JOINTS or forms[at - 1] in _JOINTS  # "juristen sa det, det kommer": not said again


def _repairs(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """What is corrected, and the words that say so: "på måndagar, nej, på tisdagar"."""
    words = _words(tokens, gone)
    forms = [tokens[i].lower for i in words]
    yield from _placed_again(tokens, words, forms)
    for at in range(1, len(words)):
        for n in (4, 3, 2, 1):
            if tuple(forms[at : at + n]) not in _CORRECTING or not _closed(tokens, words[at], gone, -1):
                continue
            after = at + n
            back = next((b for b in range(1, 5) if at - b >= 0 and after < len(forms) and forms[at - b] == forms[after]), 0)
            plain = forms[at] != "eller" or n > 1 or _closed(tokens, words[at], gone, 1)
            if back and plain and not any(tokens[i].lower in HARD for i in range(words[at - back], words[after])):
                yield from words[at - back : after]
                break


def _placed_again(tokens: Sequence[Token], words: Sequence[int], forms: Sequence[str]) -> Iterator[int]:
    """The words between a preposition and the same one again: "på ett åkeri i, ja det var i februari"."""
    for at in range(len(words) - 4):
        if forms[at] in _PREPOSITIONS and not tokens[words[at] + 1].is_word:
            after = at + 2 if forms[at + 1] in {"ja", "eh", "öh"} else at + 1
            if forms[after] == "det" and forms[after + 1] in {"var", "är", "blir"} and forms[after + 2] == forms[at]:
                yield from words[at : after + 2]


def _cut_words(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """A word broken off and begun again: "nitti... nittiåtta", "kom- kommunen"."""
    words = _words(tokens, gone)
    for this, following in pairwise(words):
        form = tokens[this].lower
        broken = form.endswith("-") or (
            following > this + 1 and all(tokens[i].lower in _PAUSES - {","} for i in range(this + 1, following))
        )
        stem = form.rstrip("-")
        if broken and len(stem) > 1 and stem != tokens[following].lower and tokens[following].lower.startswith(stem):
            yield this


def _false_starts(tokens: Sequence[Token], gone: set[int]) -> Iterator[int]:
    """What breaks off in the middle ("jag tänker att ... jag är ju ny"): all of a short stretch, of a long one its dangling end."""
    stretches = list(_stretches(tokens, gone))
    for stretch, following in pairwise(stretches):
        between = [tokens[i].lower for i in range(stretch[-1] + 1, following[0]) if not tokens[i].is_word]
        if not _left_open(tokens, stretch) or any(mark in HARD for mark in between) or '"' in between or "”" in between:
            continue
        if not (_restarts(tokens, following) or any(mark in _PAUSES - {","} for mark in between)):
            continue
        if len(stretch) <= _FALSE_START and _restarts(tokens, following):
            yield from stretch[tokens[stretch[0]].lower in {"och", "men", "å"} :]
        elif tokens[stretch[-1]].lower not in PRONOUNS:  # "rektor trodde att vi" may be all that is meant
            dangling = next(n for n, i in enumerate(reversed([-1, *stretch])) if i < 0 or tokens[i].lower not in _OPEN_ENDED)
            yield from stretch[len(stretch) - dangling :]


def _left_open(tokens: Sequence[Token], stretch: Sequence[int]) -> bool:
    """Whether the words end where something must follow: "jag tänker att", "hon är rätt så"; but not "tvåhundratio tror jag"."""
    last, before = tokens[stretch[-1]].lower, tokens[stretch[-2]].lower if len(stretch) > 1 else ""
    if (before, last) in {
        ("rätt", "så"),
        ("lite", "så"),
        ("är", "väldigt"),
        ("är", "ganska"),
        ("är", "rätt"),
        ("var", "rätt"),
        ("var", "väldigt"),
    }:
        return True
    return last in _OPEN_ENDED and not (last in PRONOUNS and is_finite(before))


def _restarts(tokens: Sequence[Token], following: Sequence[int]) -> bool:
    head = [tokens[i].lower for i in following[:2]]
    return len(head) > 1 and head[0] in {"jag", "vi", "man", "det", "de", "dom", "den", "han", "hon", "att", "nu", "för", "så", "men"}
