"""Talk cut into pieces that can be left out without harm to what stays: clauses, and additions between marks.

Each piece knows which other piece it cannot stand without: a subordinate clause its main clause, a verb without a subject the piece that
has it, a fronted clause the one that it fronts. Told by marks and small words, as in :mod:`tfbb_coding.swedish.stance`; speech is seldom
punctuated so well that more would hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tfbb_coding.swedish.disfluency import HARD, SOFT, Token, droppable, tokens_of
from tfbb_coding.swedish.verbs import is_clause_verb, is_imperative
from tfbb_coding.swedish.words import lemma

AND = frozenset({"och", "å", "men", "fast", "eller", "samt"})
SUBJECTS = frozenset("jag du vi ni man de dom han hon hen den det alla ingen någon nån".split())
_SUBORDINATE = frozenset(
    "att som eftersom medan fastän ifall trots där vilket vilken vilka vars tills än därför när om innan hur vad vem varför".split()
)
_FRONTED = frozenset("när om innan eftersom ifall medan trots sedan sen då".split())
_RELATIVE = frozenset({"som", "där", "vilket", "vilka", "vars", "dit"})
_BACKWARDS = frozenset("det den de dom han hon detta denna dessa där dit".split())
_TAKES_UP = frozenset({"den", "det", "de", "dom", "han", "hon", "där"})
_EXPLETIVE = frozenset("finns fanns går gick saknas behövs krävs handlar handlade gäller tar tog känns blir räcker".split())
_CUT_BEFORE = frozenset("men eftersom medan fastän och å så för utan sen när innan därför".split())
_NOT_BEFORE_WHEN = frozenset("som än det att och men då långt strax".split())
_ASKING = frozenset("kolla titta se veta fråga undra höra bestämma säga glömma minnas".split())  # "kolla när han slutar"
_DANGLING = frozenset("en ett i för till från av hos mellan att som väldigt min mitt mina sin sitt sina".split())
_POSTURES = frozenset("sitter satt står stod ligger låg går gick åker åkte håller höll tar tog springer sprang".split())
_SAYING = frozenset("säga säger sa sade frågar frågade fråga undrar undrade tänkte skrev skriver ropade svarade svarar".split())
_SO = frozenset("är var blir blev bli blivit varit gör gjorde göra gjort".split())
_FRAGMENT_BEGINS = frozenset("med utan varken både inte eller från hos till för av mellan inom genom".split())
_SHORT = 2
_FAR = 5
_AFTER_FRONTED = frozenset("så då vad hur vem vilka varför".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``first`` up to ``last`` (exclusive), of which ``kept`` are words that stay, ``length`` as a reader counts them.

    ``sentence`` counts sentences, ``finite`` tells whether there is a verb that a clause can stand by. ``head`` is the number of the piece that
    this one cannot stand without (None: it can), ``leads`` whether it cannot stand without the next one, ``bound`` whether no mark parts
    it from the one before, which then says less without it. ``refers`` tells that it begins with a word that points back. ``said`` are the
    kept words, lower-case.
    """

    first: int
    last: int
    kept: tuple[int, ...]
    sentence: int
    length: int
    finite: bool = False
    head: int | None = None
    leads: bool = False
    refers: bool = False
    bound: bool = False
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's tokens and its pieces in order."""

    text: str
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]

    @property
    def kept(self) -> frozenset[int]:
        """Indices of all words that are no disfluencies."""
        return frozenset(i for piece in self.pieces for i in piece.kept)

    def words(self, piece: Piece) -> list[str]:
        """The piece's words that stay, lower-case."""
        return list(piece.said)


def cut(text: str) -> Pieces:
    """The pieces of a stretch of talk, without its disfluencies.

    >>> found = cut("Vi åkte runt till skolorna, liksom, och så pratade vi med dom som ville.")
    >>> [" ".join(found.words(piece)) for piece in found.pieces]
    ['vi åkte runt till skolorna', 'och så pratade vi med dom som ville']
    """
    tokens = tokens_of(text)
    gone = droppable(tokens)
    rough: list[Piece] = []
    kept: list[int] = []
    first, sentence = 0, 0
    for i, token in enumerate(tokens):
        if kept and i not in gone and token.is_word and _begins(tokens, kept, i, gone):
            rough.append(_piece(tokens, first, i, kept, sentence))
            sentence += any(tokens[j].lower in HARD for j in range(kept[-1] + 1, i))
            kept, first = [], i
        if token.is_word and i not in gone:
            kept.append(i)
    if kept:
        rough.append(_piece(tokens, first, len(tokens), kept, sentence))
    return Pieces(text, tokens, _led(tokens, [_bound(tokens, rough, n) for n in range(len(rough))]))


def _piece(tokens: Sequence[Token], first: int, last: int, kept: Sequence[int], sentence: int) -> Piece:
    length = sum(len(tokens[i].lower.split()) for i in kept)  # "[namn 1]" is two to a reader who counts
    said = tuple(tokens[i].lower for i in kept)
    return Piece(first, last, tuple(kept), sentence, length, finite=_has_finite(tokens, kept), said=said)


def _has_finite(tokens: Sequence[Token], kept: Sequence[int]) -> bool:
    words = [tokens[i].lower for i in kept]
    words = words[opening(words) :]
    if tells(words):
        return True
    own = 2 if words[1:2] == ["att"] and words[0] in {"så", "för", "utan"} else int(words[0] in _SUBORDINATE)
    rest = words[own:]
    return sum(is_clause_verb(word) for word in rest) > sum(_opens_another(rest, n) for n in range(1, len(rest)))


def _opens_another(words: Sequence[str], n: int) -> bool:
    """Whether the word opens a clause within the piece, whose verb the piece cannot stand by: "de barn som kommer"."""
    following = words[n + 1 : n + 5]
    if not any(is_clause_verb(word) for word in following):
        return False
    if words[n] == "som" and words[n - 1] in {"man", "jag", "vi", "du", "ni"} and not is_clause_verb(following[0]):
        return False  # "man som förälder ska slippa"
    if words[n] == "att":
        return not _infinitive(following[0])
    return words[n] in {"som", "när", "hur", "vad", "där", "vilka"} or (words[n] in {"om", "innan", "tills"} and following[0] in SUBJECTS)


def _infinitive(word: str) -> bool:
    return word in {"få", "gå", "se", "ge", "be", "tro", "bo", "ske", "stå", "nå"} or (
        word.endswith("a") and lemma(word) == word and not is_clause_verb(word)
    )


def starts_clause(word: str) -> bool:
    """Whether a clause may begin with this word."""
    if word in {"för", "om", "än", "så"}:
        return False  # more often a preposition or an adverb there
    return word in SUBJECTS or word in _SUBORDINATE or word in AND or word in _CUT_BEFORE or word in {"då", "nu"} or is_clause_verb(word)


def tells(words: Sequence[str]) -> bool:
    """Whether the words tell somebody to do something: "skriv ner det", not "gör man det"."""
    return is_imperative(words[0]) and len(words) > 1 and words[1] not in SUBJECTS and (words[1] != "inte" or words[2:3] != ["du"])


def _begins(tokens: Sequence[Token], kept: Sequence[int], i: int, gone: frozenset[int]) -> bool:
    """Whether a new piece begins at the word ``i``."""
    if i - kept[-1] > 1 and tokens[kept[-1] + 1].lower == tokens[i].lower:
        return False  # "syftet är att, eh, att": the marks belong to what is said again
    marks = [tokens[j].lower for j in range(kept[-1] + 1, i) if not tokens[j].is_word]
    if any(mark in HARD for mark in marks):
        return True
    if all(tokens[j].lower in AND for j in kept):
        return False  # "men, alltså, att man slipper": what only ties is no piece
    form = tokens[i].lower
    if any(j in gone and len(tokens[j].lower) > _SHORT and form.startswith(tokens[j].lower.rstrip("-")) for j in range(kept[-1] + 1, i)):
        return False  # "hon har tvåhundra... tvåhundratio"
    if any(mark in SOFT for mark in marks):
        inserted = not tokens[kept[-1] + 1].is_word and not tokens[i - 1].is_word and any(j in gone for j in range(kept[-1] + 1, i))
        return not inserted or starts_clause(form)  # "ett mer, så att säga, förebyggande arbetssätt"
    end = next((n for n in range(i + 1, min(i + 5, len(tokens))) if tokens[n].lower in HARD), i + 5)
    following = [t.lower for n, t in enumerate(tokens[i + 1 : end], i + 1) if n not in gone and t.is_word]
    if form not in _CUT_BEFORE or not following or not _has_finite(tokens, kept):
        return False
    if form in {"och", "å", "så", "för", "utan", "sen"}:
        return _coordinates(form, tokens[kept[-1]].lower, following, len(kept))
    return _subordinates(form, tokens[kept[-1]].lower, following)


def _coordinates(form: str, before: str, following: Sequence[str], length: int) -> bool:
    """Whether *och*, *så*, *för*, *utan* between two words opens a clause or a further verb."""
    if following[0] == "att":
        return form in {"så", "för", "utan"} and before not in {"inte", "bara", "just", "mest", "är", "var", *AND}
    if form == "så" and before in _SO:
        return False  # "att det har blivit så man gör här"
    if following[0] in SUBJECTS | {"då", "sen", "så", "nu"} and any(is_clause_verb(word) for word in following[1:2]):
        return True
    return (form in {"och", "å"} and is_clause_verb(following[0]) and length > _SHORT) or (
        form == "och" and following[0] in {"då", "sen", "så"}
    )


def _subordinates(form: str, before: str, following: Sequence[str]) -> bool:
    """Whether *när*, *om*, *eftersom* between two words opens a clause that could be left out."""
    if form == "när" and lemma(before) in _ASKING:
        return False
    if form in {"när", "innan"}:
        return not is_clause_verb(before) and before not in _NOT_BEFORE_WHEN and (following[0] in SUBJECTS or form == "när")
    if form == "därför":
        return following[0] == "att"
    return True


def opening(words: Sequence[str]) -> int:
    """How many of the first words only tie the piece to what comes before: *och*, *men*, *så* before a subject."""
    n = 0
    while n < len(words) - 1 and _ties(words[n], words[n + 1], words[n + 2] if n + 2 < len(words) else ""):
        n += 1
    return n


def _ties(word: str, following: str, then: str) -> bool:
    if word in AND:
        return not (word == "å" and following in {"andra", "ena", "sin"})  # "å andra sidan"
    if word in {"för", "utan", "så"} and following in SUBJECTS:
        return then not in {"", "som", "där"} and not is_clause_verb(following)  # but "för den som", "för alla"
    return word in {"för", "utan"} and following in {"då", "nu", "sen"}


def _bound(tokens: Sequence[Token], rough: Sequence[Piece], n: int) -> Piece:
    """The piece with what it cannot stand without."""
    piece = rough[n]
    words = [tokens[i].lower for i in piece.kept]
    tie = opening(words)
    start = words[tie]
    opens = n == 0 or rough[n - 1].sentence != piece.sentence
    closes = n + 1 == len(rough) or rough[n + 1].sentence != piece.sentence
    after = [tokens[i].lower for i in rough[n + 1].kept] if not closes else []
    fronts = bool(after) and (
        is_clause_verb(after[0]) or (after[0] in _AFTER_FRONTED and len(after) > 1 and (is_clause_verb(after[1]) or after[1] == "då"))
    )
    if _can_front(words[tie:]) and (fronts or (opens and not closes and start not in {"sen", "sedan"})):
        return replace(piece, leads=True)
    if fronts and not opens and _is_fronted(tokens, rough[n - 1]) and _subordinate(words[tie:]):
        return replace(piece, head=n - 1, leads=True)  # "eftersom det gick bra där, som dom fick börja, så ..."
    if not opens and _is_fronted(tokens, rough[n - 1]) and (is_clause_verb(words[0]) or words[0] in {"så", "då"}):
        return replace(piece, head=n - 1)
    points = start in _BACKWARDS and not (start == "det" and _expletive(words[tie:]))
    unfinished = bool(after) and (words[-1] in _DANGLING or _unfinished(words) or _opens_a_verb(words, after))
    if (
        opens
        and n
        and _announces([tokens[i].lower for i in rough[n - 1].kept])
        and any(tokens[i].lower in {":", '"', "”"} for i in range(rough[n - 1].kept[-1] + 1, piece.kept[0]))
    ):
        return replace(piece, leads=unfinished, bound=True)
    if opens:
        if n and ((closes and not piece.finite and start in _FRAGMENT_BEGINS) or words[tie : tie + 2] == ["utan", "att"]):
            return replace(piece, head=n - 1, bound=True)  # "Nu finns det ett projekt. Med egen logga."
        alone = piece.finite or closes or (_is_clause(after) and after[0] not in _TAKES_UP)
        return replace(piece, leads=unfinished or not alone or (is_clause_verb(start) and fronts), refers=points)
    if start in _TAKES_UP and not rough[n - 1].finite and (n == 1 or rough[n - 2].sentence != piece.sentence):
        return replace(piece, head=n - 1, leads=unfinished)  # "min bild, den är att ..."
    bound = all(t.is_word for t in tokens[rough[n - 1].kept[-1] : piece.kept[0]])
    head = _head(tokens, rough, n, words[tie:], tied=tie > 0)
    quoted = _announces([tokens[i].lower for i in rough[n - 1].kept])
    tied_to_it = (bound and (head is not None or words[0] == "för")) or quoted
    return replace(piece, head=head, leads=unfinished, bound=tied_to_it, refers=points and head is None)


def _opens_a_verb(words: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words say how one sits, stands or goes while doing what follows: "då sitter jag ... och går igenom alla"."""
    return after[0] in {"och", "å"} and len(after) > 1 and is_clause_verb(after[1]) and any(word in _POSTURES for word in words)


def _announces(words: Sequence[str]) -> bool:
    """Whether the words end by saying that something is said, which then follows: "då sa hon", "jag kan säga till mamman"."""
    return any(word in _SAYING for word in words[-3:])


def _led(tokens: Sequence[Token], pieces: list[Piece]) -> tuple[Piece, ...]:
    """With what stands between a fronted clause and its main clause bound to both: "när vi slutade, tre man, i mars, då hände det"."""
    for n, piece in enumerate(pieces):
        words = [tokens[i].lower for i in piece.kept]
        bare = words[opening(words) :]
        rest = [m for m in range(n + 1, min(n + _FAR, len(pieces))) if pieces[m].sentence == piece.sentence]
        main = next((m for m in rest if _goes_on(piece, bare, [*(tokens[i].lower for i in pieces[m].kept), ""])), None)
        if main is None:
            continue
        if _set_before(piece, bare):
            pieces[n] = replace(piece, head=None, leads=True)
        for m in range(n + 1, main + 1):
            pieces[m] = replace(pieces[m], head=m - 1, leads=m < main, refers=False)
    return tuple(pieces)


def _goes_on(piece: Piece, words: Sequence[str], later: Sequence[str]) -> bool:
    """Whether the later words are those that the piece has opened: its main clause, its verb, or what is said of whom it names."""
    if _set_before(piece, words):
        return later[0] in _TAKES_UP and is_clause_verb(later[1])
    if not piece.leads:
        return False
    if _can_front(words):
        return is_clause_verb(later[0]) or later[0] in {"så", "då"}
    return "att" in words and _unfinished(words) and is_clause_verb(later[0])


def _set_before(piece: Piece, words: Sequence[str]) -> bool:
    """Whether the piece only names whom the next clause is about: "de som har barnen framför sig, de har kanske hört namnet"."""
    return not piece.finite and words[0] in {"de", "dom", "den", "det", "alla"} and words[1:2] == ["som"]


def _head(tokens: Sequence[Token], rough: Sequence[Piece], n: int, words: Sequence[str], *, tied: bool) -> int | None:
    """The piece that one within a sentence belongs to; None for a clause of its own."""
    start, following = words[0], words[1] if len(words) > 1 else ""
    if not rough[n].finite or (start == "inte" and not is_clause_verb(following)):
        return _described(tokens, rough, n)
    if _subordinate(words):
        return _governor(tokens, rough, n, start)
    if is_clause_verb(start) and not tells(words):
        return _governor(tokens, rough, n, "och") if tied else n - 1
    return None


def _described(tokens: Sequence[Token], rough: Sequence[Piece], n: int) -> int:
    """The clause to which an addition without a verb belongs, over other such additions: "två böcker, tre bilder, ett kort"."""
    at = n - 1
    while at > 0 and not rough[at].finite and rough[at - 1].sentence == rough[n].sentence and not _is_fronted(tokens, rough[at]):
        at -= 1
    return at if rough[at].finite else n - 1


def _subordinate(words: Sequence[str]) -> bool:
    start, following = words[0], words[1] if len(words) > 1 else ""
    if start in {"så", "för"}:
        return following == "att"
    return start in _SUBORDINATE or (start == "utan" and not is_clause_verb(following))


def _can_front(words: Sequence[str]) -> bool:
    """Whether the piece may stand before the clause it belongs to: "när frågan kom upp", "för att hinna"; not with that clause in it already."""
    if any(word in {"så", "då"} and is_clause_verb(then) for word, then in pairwise(words)):
        return False
    return (words[0] in _FRONTED and words[0] != "då") or list(words[:2]) == ["för", "att"]


def _expletive(words: Sequence[str]) -> bool:
    """Whether *det* points to nothing before it: "det finns", "det är svårt att"; but "det är det som" does."""
    if list(words[1:3]) in (["är", "det"], ["var", "det"], ["är", "därför"], ["var", "därför"], ["är", "så"]):
        return False
    return words[1:2] != [] and (words[1] in _EXPLETIVE or "att" in words[2:])


def _unfinished(words: Sequence[str]) -> bool:
    """Whether the clause that *att* opens has not come to its verb: "att vecka 33, innan skolan börjar, så är det"."""
    last = max((n for n, word in enumerate(words) if word == "att"), default=len(words))
    rest = words[last + 1 :]
    if not rest or _infinitive(rest[0]):
        return False
    return sum(is_clause_verb(word) for word in rest) <= sum(_opens_another(rest, n) for n in range(1, len(rest)))


def _is_clause(words: Sequence[str]) -> bool:
    """Whether the words begin as a main clause of their own: a subject and a verb."""
    return len(words) > 1 and words[0] in SUBJECTS and is_clause_verb(words[1])


def _is_fronted(tokens: Sequence[Token], piece: Piece) -> bool:
    words = [tokens[i].lower for i in piece.kept]
    return _can_front(words[opening(words) :]) or (len(words) > 1 and words[0] == "nu" and words[1] in {"när", "om"})


def _governor(tokens: Sequence[Token], rough: Sequence[Piece], n: int, start: str) -> int:
    """The piece that a subordinate clause or a verb without a subject belongs to: the clause before it, what was added in between aside."""
    if start in _RELATIVE or start == "utan":
        return n - 1
    if start in {"att", "hur", "vad"}:
        return _parallel(tokens, rough, n, start)
    at = n - 1
    while at > 0 and not rough[at].finite and rough[at - 1].sentence == rough[n].sentence:
        at -= 1
    return at


def _parallel(tokens: Sequence[Token], rough: Sequence[Piece], n: int, start: str) -> int:
    """The piece before, or the one before those that begin with the same word: "vi vill att ..., att ..., att ..."."""
    at = n - 1
    while at > 0 and rough[at - 1].sentence == rough[n].sentence:
        words = [tokens[i].lower for i in rough[at].kept]
        if words[opening(words)] != start:
            break
        at -= 1
    return at
