"""What may be left out within a piece and leave a readable clause.

Frames before *att* ("jag tror att"), clefts ("det var två familjer som kom"), adverbs of little content, phrases of time, place and manner, relative clauses,
the later items of a list. Only places are proposed: whether they go is decided by what their words are worth.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tfbb_coding.swedish.pieces import AND, SUBJECTS, opening
from tfbb_coding.swedish.verbs import is_clause_verb
from tfbb_coding.swedish.vocabulary import NEGATORS
from tfbb_coding.swedish.words import lemma

Cut = frozenset[int]
"""Places, within a piece's kept words, that go together."""

PREPOSITIONS = frozenset(
    "i på av till för med om från hos mot under över vid kring efter innan bland genom mellan enligt före sedan per runt åt".split()
)
_ADVERBS = frozenset(
    "faktiskt verkligen egentligen också ganska väldigt precis förstås såklart självklart naturligtvis tydligen ändå väl annars dessutom jätte sådär alltså liksom ju då "
    "sen här däremot åtminstone nånstans någonstans otroligt fruktansvärt himla oerhört alldeles riktigt".split()
)
LIMITING = NEGATORS | frozenset(
    "bara endast enbart knappt nästan aldrig sällan ibland mindre minst högst mest utan kanske nog lite få inte ingen inget inga ens förrän tills först nu".split()
)
"""Words without which something else is claimed: nothing that holds them goes."""
_PLACES = frozenset("i på hos vid under över efter före innan sedan från per runt bland kring".split())
_BEFORE_QUALITY = frozenset(
    "ganska väldigt helt rätt lite jätte så otroligt fruktansvärt himla oerhört alldeles riktigt mest hela bara".split()
)
_ENDS_PHRASE = (
    PREPOSITIONS
    | AND
    | SUBJECTS
    | NEGATORS
    | frozenset(
        "som utan att när där eftersom medan fastän än hur vad vem vilka var varför tills då så sen nu ju också bara faktiskt men".split()
    )
) - {"den", "det", "de", "dom", "alla", "ingen", "någon", "nån"}
_LONGEST_PHRASE = 5
_ENOUGH = 3  # words
_FRAME_WORDS = frozenset(
    "att mig oss del min vår vad jag vi man det den dom de han hon är var blir blev har hade tror tycker tänker vet känner upplever märker menar säger sa sade antar förstår ser hör kan skulle "
    "väl nog ju också faktiskt egentligen bara så här där och men sen för fast å då nu vill säga ha varit betytt mycket visade sig visar tänkte trodde tyckte kände "
    "märkte insåg kom fram till lite gjort verkligen alltid viktigt självklart klart grejen saken problemet poängen skillnaden handlar om i på grund av".split()
)
_THINKING = frozenset({("jag", "tycker"), ("jag", "tror"), ("jag", "tänker"), ("jag", "vet")})
_OTHERS = frozenset({"han", "hon", "dom", "de", "man"})
_THINK = frozenset("tror tycker tänker säger sa sade trodde tyckte tänkte känner kände hör ser menar".split())
_THOUGHT_BY_OTHERS = frozenset(pair for who in _OTHERS for verb in _THINK for pair in ((who, verb), (verb, who)))
"""Without these it would be the speaker's own: "han tror att vi är hans fastrar"."""
_LONGEST_FRAME = 8
_KEPT_FRAMES = frozenset(
    "vill hoppas önskar drömmer behöver måste borde skulle inte ingen aldrig gör gjort gjorde ville önskade rädd orolig risk risken".split()
)
_LIGHT = frozenset(
    "alltid ofta bra mig dig sig oss er dem honom henne det den dit hit där här nu aldrig själv själva ut in upp ner hem fram bort tillbaka".split()
)
_POINTING = frozenset(
    "den det de dom nån någon några alla en ett såna sådana sån folk de_där allt ingen inget många flera vilka vem vad där som samma enda".split()
)
_TIMES = frozenset(
    "dag dagen dagar vecka veckan veckor månad månaden månader år året timme timmar minuter minut kvart termin terminen sommaren hösten våren vintern kvällen kväll "
    "morgonen morgon natten natt gång gången gånger måndag tisdag onsdag torsdag fredag lördag söndag måndagar tisdagar onsdagar torsdagar fredagar januari februari "
    "mars april maj juni juli augusti september oktober november december början slutet höstas våras vintras somras går fjol".split()
)


_CLEFTS = frozenset((a, b) for a in ("det",) for b in ("är", "var", "blir", "blev", "finns", "fanns")) | frozenset(
    {("är", "det"), ("var", "det"), ("blir", "det"), ("blev", "det")}
)
_WITH_SUBJECT = frozenset("som vuxna alla andra själva båda bägge två tre fyra".split())
_SINCE = frozenset(
    "i sist förra dess början första januari februari mars april maj juni juli augusti september oktober november december".split()
)
_SAYS_WHAT = frozenset(
    {
        ("det", "är"),
        ("det", "var"),
        ("det", "blir"),
        ("det", "blev"),
        ("han", "är"),
        ("hon", "är"),
        ("dom", "är"),
        ("han", "var"),
        ("hon", "var"),
        ("den", "är"),
    }
)
_LONGEST_PREDICATE = 9
_PERSONS = frozenset("jag vi man hon han dom de".split())
_NAMES_A_THING = frozenset(
    "en ett ingen inget inga min mitt mina vår vårt våra nån nåt någon något några alla dom de den två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio "
    "fyrtio femtio sextio hundra första andra tredje fjärde femte sjätte sjunde halva hela".split()
)
_NOBODY = frozenset({"ingen", "inget", "inga"})
_NO_PREDICATE = frozenset("så därför där då klart bara svårt lätt bra dåligt olika samma med till för på i om som mycket viktigt".split())
_MEASURES = frozenset(
    "en ett två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio sista första förra nästa varje hela ibland flera några den".split()
)
_VAGUE = frozenset(
    {
        ("såna", "här"),
        ("såna", "där"),
        ("nån", "sorts"),
        ("något", "slags"),
        ("nåt", "slags"),
        ("någon", "sorts"),
        ("nån", "form"),
        ("lite", "av"),
        ("dom", "här"),
        ("dom", "där"),
    }
)
_WHEN = frozenset(
    {
        ("förra", "veckan"),
        ("förra", "året"),
        ("varje", "gång"),
        ("hela", "tiden"),
        ("varje", "dag"),
        ("en", "gång"),
        ("den", "dagen"),
        ("nästa", "dag"),
        ("nästa", "morgon"),
    }
)


def cuts(words: Sequence[str]) -> list[Cut]:
    """What may go of a piece's words, each by itself, in order; they may overlap.

    >>> [sorted(one) for one in cuts("jag tror att dom faktiskt kommer i februari".split())]
    [[0, 1, 2], [4], [6, 7]]
    """
    found: dict[Cut, None] = {}
    for finder in (_openings, _frames, _clefts, _vague, _adverbs, _phrases, _relatives, _items):
        for one in finder(words):
            if one and len(one) < len(words) and not _limits(words, one) and not _halves(words, one):
                found[one] = None
    return list(found)


def _limits(words: Sequence[str], one: Cut) -> bool:
    """Whether less would be claimed with what goes, or what is limited goes: "går bara två gånger om dagen"."""
    before = min(one) - 1
    return any(words[at] in LIMITING for at in one) or (before >= 0 and words[before] in LIMITING)


def _halves(words: Sequence[str], one: Cut) -> bool:
    """Whether a verb goes that a verb before it opened: "sitter och går igenom"."""
    return any(at in one and words[at] in AND and is_clause_verb(words[at + 1]) for at in range(1, len(words) - 1))


def _frames(words: Sequence[str]) -> Iterator[Cut]:
    """What stands before *att* and says only that something is said or thought: "jag tror att"."""
    tie = opening(words)
    if tuple(words[tie : tie + 2]) in _THINKING and words[tie + 2 : tie + 3] != [] and words[tie + 2] in SUBJECTS and len(words) > tie + 4:
        yield frozenset({tie, tie + 1})
    for at in range(1, min(len(words) - 2, _LONGEST_FRAME)):
        if (
            words[at] != "att"
            or not any(is_clause_verb(word) for word in words[:at])
            or not any(word in SUBJECTS for word in words[:at])
            or not all(word in _FRAME_WORDS for word in words[:at])
            or any(word in _KEPT_FRAMES for word in words[:at])
            or any(pair in _THOUGHT_BY_OTHERS for pair in pairwise(words[:at]))
        ):
            continue
        rest = words[at + 1 :]
        if any(is_clause_verb(word) for word in rest[:6]) and not _subordinate_order(rest):
            yield frozenset(range(at + 1))
        elif any(is_clause_verb(word) for word in rest[:6]):
            yield frozenset(range(at))


def _subordinate_order(rest: Sequence[str]) -> bool:
    """Whether *att* must stay: "att man inte kan"."""
    return any(word in NEGATORS or word in {"alltid", "bara", "också", "redan", "ofta"} for word in rest[1:3])


def _openings(words: Sequence[str]) -> Iterator[Cut]:
    """Words that only tie the piece to what was said before: "och", "så" before a subject or after a fronted clause; "så" that takes up what was fronted."""
    tie = opening(words)
    if tie and words[0] in {"och", "å", "så", "för"} and not is_clause_verb(words[tie]):
        yield frozenset(range(tie))
    for n, word in enumerate(words[:-2]):
        if word == "så" and is_clause_verb(words[n + 1]) and n > tie and words[n - 1] not in AND and words[n - 1] != "för":
            yield frozenset({n})


def _clefts(words: Sequence[str]) -> Iterator[Cut]:
    """Of "det var två familjer som tackade nej" what leaves "två familjer tackade nej"; so after "att" too, and of "jag hade en kvinna som"."""
    for at in range(len(words) - 4):
        if tuple(words[at : at + 2]) not in _CLEFTS or (
            at > opening(words) and words[at - 1] not in {"att", "så", "och", "å", "för", "när", "om"}
        ):
            continue
        if words[at + 1] == "det" and at > opening(words):
            continue  # "i januari var det två som kom"
        after = next((n for n in range(at + 3, min(at + 8, len(words) - 1)) if words[n] == "som"), 0)
        between = words[at + 2 : after]
        if (
            after
            and is_clause_verb(words[after + 1])
            and not any(word in PREPOSITIONS or word in NEGATORS - _NOBODY or word in AND for word in between)
        ):
            yield frozenset({at, at + 1, after})


def bare_predicate(words: Sequence[str]) -> Cut:
    """Of "och det är fjärde modellen på sju år" what goes when only what is said of it is kept; nothing where it is no such clause."""
    tie = opening(words)
    rest = words[tie + 2 :]
    if tuple(words[tie : tie + 2]) not in _SAYS_WHAT or not rest or len(rest) > _LONGEST_PREDICATE:
        return frozenset()
    if rest[0] not in _NAMES_A_THING and not rest[0].isdigit():
        return frozenset()
    if any(is_clause_verb(word) for word in rest) and not (
        "som" in rest[1:] and not any(is_clause_verb(word) for word in rest[: rest.index("som")])
    ):
        return frozenset()
    if rest[0] in NEGATORS - _NOBODY or rest[0] in SUBJECTS - _NOBODY - {"dom", "de", "alla"} or rest[0] in _NO_PREDICATE or "att" in rest:
        return frozenset()
    return frozenset(range(tie + 2))


def repeated_subject(words: Sequence[str], before: Sequence[str]) -> Cut:
    """The subject and what ties it, where the piece before begins with the same: of "och hon hatade ordet" after "hon ville inte"."""
    tie, other = opening(words), opening(before)
    if (
        not tie
        or len(before) < other + _ENOUGH
        or words[tie] not in _PERSONS
        or words[tie] != before[other]
        or len(words) < tie + 3
        or not is_clause_verb(words[tie + 1])
    ):
        return frozenset()
    return frozenset({tie}) if words[0] in {"men", "fast"} else frozenset(range(tie + 1))


def straightened(words: Sequence[str]) -> list[int]:
    """The places of the words that stay, in order, when an opening "så", "då" or "sen" goes and the subject stands before its verb again.

    Of "sen sa hon ja" those of "hon sa ja"; none where nothing of the kind begins the piece.
    """
    at = opening(words)
    if at + 3 >= len(words) or words[at] not in {"så", "då", "sen", "sedan"}:
        return []
    subject = words[at + 2] in {"jag", "vi", "man", "dom", "de", "han", "hon"} and words[at + 3] not in _WITH_SUBJECT
    if is_clause_verb(words[at + 1]) and subject:
        return [*range(at), at + 2, at + 1, *range(at + 3, len(words))]
    return []


def _vague(words: Sequence[str]) -> Iterator[Cut]:
    """Words that only say that one has no better word: "nåt som heter", "en sån där", "nån sorts"."""
    for n in range(len(words) - 1):
        pair, three = tuple(words[n : n + 2]), tuple(words[n : n + 3])
        if three in {("nåt", "som", "heter"), ("något", "som", "heter"), ("en", "sån", "där"), ("ett", "sånt", "där")} and n + 3 < len(
            words
        ):
            yield frozenset(range(n + (three[0] in {"en", "ett"}), n + 3))
        elif pair in _VAGUE and n + 2 < len(words):
            yield frozenset({n, n + 1})
        elif pair[0] == "klockan" and n:
            end = n + 2 + (words[n + 1] in {"halv", "kvart"}) + 2 * (words[n + 1] == "kvart")
            yield frozenset(range(n, min(end, len(words))))
        elif pair in _WHEN:
            yield frozenset({n, n + 1})
        elif (
            n
            and pair[0] in _MEASURES
            and not is_clause_verb(words[n - 1])
            and words[n - 1] not in PREPOSITIONS | {"än", "det", "den", "är", "ta", "kosta"}
        ):
            end = next((m for m in (n + 1, n + 2) if words[m : m + 1] != [] and words[m] in _TIMES), 0)
            if end:
                yield frozenset(range(n, end + 1))
    if (
        len(words) > _ENOUGH
        and words[-1] in {"där", "här", "också", "mest", "dit", "hit"}
        and not is_clause_verb(words[-2])
        and words[-2] not in PREPOSITIONS | {"sån", "sånt"}
    ):
        yield frozenset({len(words) - 1})


def _adverbs(words: Sequence[str]) -> Iterator[Cut]:
    """Adverbs that add little, and not first, where they hold the verb's place."""
    tie = opening(words)
    for n, word in enumerate(words):
        if word not in _ADVERBS or n <= tie:
            continue
        following = words[n + 1] if n + 1 < len(words) else ""
        if following in {"att", "som"} or words[n - 1] in PREPOSITIONS or words[n - 1] in NEGATORS:
            continue
        if word in {"då", "sen", "här"} and (is_clause_verb(following) or words[n - 1] in AND):
            continue
        if word == "sen" and following in _SINCE:
            continue
        if not (word in _BEFORE_QUALITY and not following):
            yield frozenset({n})


def _phrases(words: Sequence[str]) -> Iterator[Cut]:
    """Phrases of time, place and manner: a preposition and its noun, not right after the verb unless they tell the time; and the piece's tail from there."""
    tie = opening(words)
    first = next((n for n, word in enumerate(words) if is_clause_verb(word)), len(words))
    for n in range(max(tie + 1, 1), len(words)):
        if words[n] not in PREPOSITIONS or n <= first or words[n + 1 : n + 2] in ([], ["att"]) or words[n + 1] in SUBJECTS | {"som"}:
            continue
        end = n + 1
        while (
            end < len(words)
            and end - n <= _LONGEST_PHRASE
            and words[end] not in _ENDS_PHRASE
            and not (end > n + 1 and is_clause_verb(words[end]))
        ):
            end += 1
        inside = words[n + 1 : end]
        timely = any(word in _TIMES for word in inside)
        if not inside or not (timely or (words[n] in _PLACES and _stands_off(words, n))):
            continue
        if (
            words[n - 1] in {"än", "lika", "som", "sån", "sånt"}
            or words[n - 1] == words[n + 1]
            or (words[n] == "för" and not any(word in _TIMES for word in words[n + 1 : n + 4]))
        ):
            continue  # "vägg i vägg", "rädd för brev"
        if words[n + 1] in {"sig", "mig", "dig", "er", "oss", "honom", "henne", "dem", "dom", "varandra", "varann"}:
            continue
        if words[n + 1] in {"stället", "tak", "taket", "gång", "ordning", "slut", "plats"}:
            continue
        if end == len(words) or words[end] not in {"som", "av", "om", "för"}:
            yield frozenset(range(n, end))
        if end < len(words) and words[end] in {*PREPOSITIONS, "som"} - {"för"}:
            yield frozenset(range(n, len(words)))


def _stands_off(words: Sequence[str], n: int) -> bool:
    """Whether the preposition follows what a clause may end with: no verb, no other preposition, no word that wants it."""
    before = words[n - 1]
    verb = max((m for m in range(n) if is_clause_verb(words[m])), default=-1)
    if all(word in _ADVERBS or word in _LIGHT or word in NEGATORS or word in SUBJECTS for word in words[verb + 1 : n]):
        return False  # "jag har alltid med mig nåt"
    return not (
        is_clause_verb(before)
        or before in PREPOSITIONS
        or before in NEGATORS
        or before in SUBJECTS
        or before
        in {
            "gå",
            "få",
            "se",
            "ge",
            "be",
            "bo",
            "stå",
            "nå",
            "tro",
            "må",
            "ske",
            "högt",
            "lågt",
            "är",
            "att",
            "som",
            "en",
            "ett",
            "mer",
            "så",
            "inte",
            "bra",
            "hit",
            "dit",
            "upp",
            "ut",
            "in",
            "ner",
            "med",
            "sig",
            "mig",
            "oss",
            "slut",
            "rädd",
            "full",
            "ont",
        }
        or (before.endswith("a") and lemma(before) == before and not before.endswith(("orna", "arna", "erna")))
        or before.endswith(("at", "it", "tt"))
    )


def _relatives(words: Sequence[str]) -> Iterator[Cut]:
    """A relative clause at the end, where its noun says enough by itself: not "dom som", not "det är han som"."""
    for n in range(2, len(words) - 1):
        if words[n] not in {"som", "där"} or words[n - 1] in _POINTING or words[n - 1] in PREPOSITIONS or is_clause_verb(words[n - 1]):
            continue
        cleft = any(tuple(words[m : m + 2]) in _CLEFTS or tuple(words[m : m + 3 : 2]) in _CLEFTS for m in range(n - 1))
        pointing = any(
            word in {"den", "det", "de", "dom", "samma", "enda", "en", "ett", "någon", "nån", "nåt"}
            for word in words[max(0, n - 3) : n - 1]
        )
        if not cleft and not pointing and any(is_clause_verb(word) for word in words[n + 1 :]):
            yield frozenset(range(n - (words[n - 1] in AND), len(words)))


def _items(words: Sequence[str]) -> Iterator[Cut]:
    """The later items: "bilder och böcker och kort" – from the second *och* on – and what *och* or *eller* adds to a phrase at the end."""
    ties = [
        n
        for n, word in enumerate(words)
        if word in {"och", "å", "eller"} and n > 1 and words[n + 1 : n + 2] not in (["en"], ["ett"], ["halv"])
    ]
    ties = [n for n in ties if words[n - 1] not in SUBJECTS | {"en", "ett", "både", "mellan"} and not words[n - 1].endswith("-")]
    ties = [n for n in ties if not is_clause_verb(words[n - 1]) and not any(word in SUBJECTS for word in words[n - 2 : n])]
    for n in ties:
        rest = words[n + 1 :]
        if rest and not any(is_clause_verb(word) for word in rest) and not (rest[0].endswith("a") and lemma(rest[0]) == rest[0]):
            yield frozenset(range(n, len(words)))
            break
    for n, after in pairwise(ties):
        if not any(is_clause_verb(word) for word in words[n:after]):
            yield frozenset(range(n, after))
