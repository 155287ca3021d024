"""Invented talk, and random edits of it of which every letter's fate is known: what became of a coding's words can be told for certain.

A text is a list of letters with an identity each. An edit takes letters away, puts new ones in or moves them; a coding's words still stand
where its letters stand side by side in the edited text, apart from names that became placeholders.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

NAMES = ("Zorva", "Kvistrid", "Tjolle", "Mossviken", "Bäckhult", "Ödla Frimark")
SHORT = ("Ja.", "Mm.", "Precis.", "Nej.", "Jo, så är det.", "Ja, precis.", "Jag vet inte.", "Det stämmer.", "Ja. Ja.", "Absolut.")
SAME = (
    "Det var svårt i början.",
    "Vi hann inte med allt.",
    "Det tar tid att få ihop det.",
    "Man vill ju göra rätt.",
    "Det beror på vem man frågar.",
)
WHO = ("jag", "vi", "de", "man", "chefen", "kollegan", "hon på kontoret", "han som körde bussen", "gruppen", "skolan")
DID = (
    "ringde till",
    "väntade på",
    "letade efter",
    "pratade om",
    "skrev upp",
    "glömde bort",
    "flyttade på",
    "lånade ut",
    "räknade på",
    "målade om",
)
WHAT = ("nyckeln", "mötet", "blanketten", "schemat", "vikarien", "den gröna pärmen", "lokalen", "gungorna", "planen", "listan", "bussen", "budgeten",
        "förslaget", "köket", "anmälan", "trappan", "staketet", "rapporten")  # fmt: skip
WHEN = (
    "i måndags",
    "hela hösten",
    "innan lunch",
    "varje vecka",
    "efter sommaren",
    "när det regnade",
    "en gång till",
    "före jul",
    "på kvällen",
    "i två år",
)
WHY = ("för att det brådskade", "men ingen svarade", "och det blev bra", "fast det var sent", "så att alla fick plats", "eftersom ingen hade sagt något",
       "och sen var det klart", "vilket var synd", "utan att fråga")  # fmt: skip
ASKED = ("Hur var det?", "Vad hände sen?", "Kan du berätta mer?", "Vad var svårt?", "Hur tänkte ni då?")


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its identity; each of a placeholder's letters stands for those of the name."""

    sign: str
    id: int
    stands_for: tuple[int, ...] = ()


@dataclass(slots=True)
class Talk:
    """A text under edit."""

    letters: list[Letter]
    chance: random.Random
    next_id: int = 0

    @property
    def text(self) -> str:
        return "".join(letter.sign for letter in self.letters)

    def fresh(self, words: str, stands_for: tuple[int, ...] = ()) -> list[Letter]:
        self.next_id += len(words)
        return [Letter(sign, self.next_id - len(words) + n, stands_for) for n, sign in enumerate(words)]

    def put(self, start: int, end: int, words: str) -> None:
        self.letters[start:end] = self.fresh(words)


def new_talk(chance: random.Random) -> Talk:
    """An interview of 10 to 40 turns, in which short answers and some sentences come back word for word."""
    talk = Talk([], chance)
    turns = [_turn(chance) for _n in range(chance.randint(10, 40))]
    talk.letters = talk.fresh("\n\n".join(turns) + "\n")
    return talk


def _turn(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return f"I: {chance.choice(ASKED)}"
    return f"IP{chance.randint(1, 3)}: " + " ".join(_sentence(chance) for _n in range(chance.choice((1, 1, 2, 3, 5))))


def _sentence(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.25:
        return chance.choice(SHORT)
    if kind < 0.32:
        return chance.choice(SAME)
    who = chance.choice((*WHO, *NAMES)) if chance.random() < 0.8 else chance.choice(NAMES)
    words = f"{who} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(WHEN)}"
    words += f" {chance.choice(WHY)}" if chance.random() < 0.6 else ""
    return words[0].upper() + words[1:] + "."


def _words(talk: Talk) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\w+", talk.text)]


def _sentences(talk: Talk) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s:][^.?\n:]*[.?]", talk.text)]


def _turns(talk: Talk) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+\n\n?", talk.text)]


def insert_word(talk: Talk) -> None:
    start, _end = talk.chance.choice(_words(talk))
    talk.put(start, start, talk.chance.choice(("nog ", "ju ", "väl ", "liksom ", "faktiskt ")))


def insert_sentence(talk: Talk) -> None:
    _start, end = talk.chance.choice(_sentences(talk))
    talk.put(end, end, " " + _sentence(talk.chance))


def insert_turn(talk: Talk) -> None:
    start, _end = talk.chance.choice(_turns(talk))
    talk.put(start, start, _turn(talk.chance) + "\n\n")


def delete_word(talk: Talk) -> None:
    start, end = talk.chance.choice(_words(talk))
    del talk.letters[start : end + (talk.text[end : end + 1] == " ")]


def delete_sentence(talk: Talk) -> None:
    start, end = talk.chance.choice(_sentences(talk))
    del talk.letters[start : end + (talk.text[end : end + 1] == " ")]


def delete_turn(talk: Talk) -> None:
    start, end = talk.chance.choice(_turns(talk))
    del talk.letters[start:end]


def replace_word(talk: Talk) -> None:
    start, end = talk.chance.choice(_words(talk))
    talk.put(
        start, end, talk.chance.choice([word for word in (*WHAT, "annat", "ingenting", "Hampus", "någon") if word != talk.text[start:end]])
    )


def misspell(talk: Talk) -> None:
    start, end = talk.chance.choice(_words(talk))
    at = talk.chance.randrange(start, end)
    talk.put(at, at + talk.chance.randint(0, 1), talk.chance.choice("aeinrst".replace(talk.text[at].lower(), "")))


def pseudonym(talk: Talk) -> None:
    name, placeholder = talk.chance.choice(NAMES), f"[namn {talk.chance.randint(1, 9)}]"
    for match in reversed(list(re.finditer(rf"\b{name}", talk.text))):
        ids = tuple(letter.id for letter in talk.letters[slice(*match.span())])
        talk.letters[slice(*match.span())] = talk.fresh(placeholder, ids)


def move_turn(talk: Talk) -> None:
    start, end = talk.chance.choice(_turns(talk))
    turn = talk.letters[start:end]
    del talk.letters[start:end]
    there, _end = talk.chance.choice(_turns(talk) or [(0, 0)])
    talk.letters[there:there] = turn if turn[-2].sign == "\n" else [*turn, *talk.fresh("\n")]


def split_turn(talk: Talk) -> None:
    _start, end = talk.chance.choice(_sentences(talk))
    if talk.text[end : end + 1] == " ":
        talk.put(end, end + 1, "\n\nIP2: ")


def rename_speaker(talk: Talk) -> None:
    old, new = talk.chance.choice((("IP1: ", "Deltagare 1: "), ("I: ", "Intervjuare: "), ("IP2: ", "Deltagare 2: ")))
    for match in reversed(list(re.finditer(rf"^{old}", talk.text, re.MULTILINE))):
        talk.put(*match.span(), new)


EDITS: tuple[Callable[[Talk], None], ...] = (
    insert_word, insert_sentence, insert_turn, delete_word, delete_sentence, delete_turn, replace_word, misspell, misspell, pseudonym, move_turn,
    split_turn, rename_speaker,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edited:
    """An old and a new text; :meth:`place` tells where an old stretch stands now."""

    before: tuple[Letter, ...]
    after: tuple[Letter, ...]

    @property
    def old(self) -> str:
        return "".join(letter.sign for letter in self.before)

    @property
    def new(self) -> str:
        return "".join(letter.sign for letter in self.after)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """None where the words no longer stand: letters of it were changed, taken away or torn apart."""
        wanted = [letter.id for letter in self.before[start:end]]
        own = set(wanted)
        at = [n for n, letter in enumerate(self.after) if letter.id in own or own & set(letter.stands_for)]
        if not at or at[-1] - at[0] + 1 != len(at):
            return None
        found: list[int] = []
        for letter in self.after[at[0] : at[-1] + 1]:
            if letter.id in own:
                found.append(letter.id)
            elif found[-len(letter.stands_for) :] != list(letter.stands_for):
                found += letter.stands_for
        return (at[0], at[-1] + 1) if found == wanted else None

    def survivors(self, start: int, end: int) -> set[int]:
        """Where letters of an old stretch stand now."""
        own = {letter.id for letter in self.before[start:end]}
        return {n for n, letter in enumerate(self.after) if letter.id in own}


def edited(chance: random.Random) -> Edited:
    """A talk before and after one to fifteen edits."""
    talk = new_talk(chance)
    before = tuple(talk.letters)
    for _n in range(chance.randint(1, 15)):
        if len(_turns(talk)) > 3:
            chance.choice(EDITS)(talk)
    return Edited(before, tuple(talk.letters))


def stretches(text: str, chance: random.Random, n: int) -> list[tuple[int, int]]:
    """Places of codings of what participants say: mostly whole sentences, one or several within a turn, else some words."""
    found = []
    turns = [match.span(1) for match in re.finditer(r"^IP\d: (.+)$", text, re.MULTILINE)]
    for _n in range(n):
        start, end = chance.choice(turns)
        ends = [start + match.end() for match in re.finditer(r"[.?]", text[start:end])]
        begins = [start, *(one + 1 for one in ends[:-1])]
        if chance.random() < 0.8:
            first = chance.randrange(len(ends))
            found.append((begins[first], ends[chance.randrange(first, len(ends))]))
        else:
            words = [match.span() for match in re.finditer(r"\w+", text[start:end])]
            first = chance.randrange(len(words))
            last = chance.randrange(min(first + 2, len(words) - 1), len(words))
            found.append((start + words[first][0], start + words[last][1]))
    return found
