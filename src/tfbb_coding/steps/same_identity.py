"""Which findings are one and the same: *Annas*, *ANNA* and *Anna Berg* where only one Anna is spoken of."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import Identity
from tfbb_coding.steps.identifiers import suggest
from tfbb_coding.swedish.identifiers.disguises import unbroken, unveil

_COMMA = re.compile(r"([^,]+),\s*([^,]+)")
"""*Fagerlund, Tord* as an index has it."""
_COUNTRY = re.compile(r"\s*(?:\+|00)[ \t]*46[ \t\-–.]*(?:\(0\))?")
_MOST_WORDS = 5
_FEWEST_CAPITALS = 3
"""A text with fewer capitals may have been typed without any."""
NAMES = frozenset({"person", "place", "organisation"})
_GENITIVE = re.compile(r"(?<=\w)(?:[:'’´][sS]|[sS]|(?<=[sxzSXZ])['’´])$")
_SMALL_WORD_AT_END = re.compile(r"\s+(?:i|på|vid|och|å|av|för|med|till|från|som|är|var|har)$")
_NUMBERS = frozenset({"phone", "personnummer", "organisation_number"})


def fold(words: str) -> str:
    """What two ways to write the same name have in common.

    >>> fold("Anna-Karin  BERG")
    'anna karin berg'
    """
    return " ".join(re.split(r"[\s\-]+", unveil(words).text.casefold())).strip()


def not_so_certain(found: Iterable[Identifier], texts: Iterable[NamedText]) -> list[Identifier]:
    """The findings, where no person of more than five words, or without a capital in a text that has capitals, is certain.

    Such words are often no name but a sentence that a finder mistook; a person has to say so. A lower-case word that stands with a
    capital elsewhere among the findings stays what it is.
    """
    found = list(found)
    cased = {text.name for text in texts if sum(map(str.isupper, text.text)) >= _FEWEST_CAPITALS}
    capital = {word for i in found if i.kind == "person" for part in i.match.split() if part[0].isupper() for word in _with_stem(part)}

    def doubtful(i: Identifier) -> bool:
        words = i.match.split()
        small = i.path in cased and i.match == i.match.lower() and not any(_with_stem(word) & capital for word in words)
        return i.kind == "person" and (len(words) > _MOST_WORDS or small)

    return [replace(i, certainty=Certainty.CHECK) if doubtful(i) else i for i in found]


def _with_stem(word: str) -> set[str]:
    return {fold(word), fold(word).removesuffix("s")}


def significant_digits(number: str) -> str:
    """The digits of a telephone number as dialled at home: ``+46 70 …`` and ``070-…`` are one number.

    >>> significant_digits("+46 (0)70-174 06 05"), significant_digits("070-174 06 05")
    ('0701740605', '0701740605')
    """
    home = _COUNTRY.match(number)
    digits = re.sub(r"\D", "", number[home.end() :] if home else number)
    return "0" + digits.lstrip("0") if home and digits else digits


def tidy(found: Identifier) -> Identifier:
    """The finding without a small word at its end (*Ekbackaskolan i*), and what it should be called then."""
    words = _SMALL_WORD_AT_END.sub("", found.match)
    whole = found.match if found.kind != "organisation" else words.partition(" i ")[0]
    if found.kind not in NAMES or (words == found.match and whole == found.match):
        return found
    return replace(_without_end(found, len(found.match) - len(words)), match=words, suggestion=suggest(found.kind, whole))


def _without_end(found: Identifier, letters: int) -> Identifier:
    """The finding without its last letters; in captions they may be a whole piece and the blank before it."""
    if not found.pieces:
        return replace(found, end=found.end - letters)
    left = list(found.pieces)
    while len(left) > 1 and letters >= left[-1].end - left[-1].start:
        letters = max(0, letters - 1 - (left[-1].end - left[-1].start))
        left.pop()
    left[-1] = left[-1]._replace(end=left[-1].end - letters)
    return replace(found, end=left[-1].end, pieces=tuple(left) if len(left) > 1 else ())


def base_form(found: Identifier, forms: Iterable[str] | set[str]) -> tuple[str, bool]:
    """The finding's words without genitive, and whether they had one.

    The finder's own suggestion tells where it knows the name; else the name without s must be among the (folded) ``forms``.
    """
    words = unbroken(unveil(found.match).text)
    match = _GENITIVE.search(words)
    if found.kind not in NAMES or not match:
        return words, False
    stem = words[: match.start()]
    if found.suggestion.endswith("]s") or match[0][0] in ":'’´" or (fold(stem) in forms and not _is_a_name_itself(words)):
        return stem, True
    return words, False


def _is_a_name_itself(words: str) -> bool:
    """Whether the words are in the lexicon as they stand: *Andreas* is no genitive though *Andrea* is a name."""
    from tfbb_coding.swedish.identifiers.lexicon import exact

    return bool(exact(words.rsplit(maxsplit=1)[-1]))


class Known:
    """Who has a placeholder already, while findings are gone through."""

    def __init__(self, identities: Sequence[Identity], highest: Mapping[str, int], speakers: Mapping[str, str] | None = None) -> None:
        self._numbers = dict(highest)
        self._speakers = {_key(re.sub(r"\s*\([^)]*\)", "", label), "person"): base for label, base in (speakers or {}).items()}
        self._by_form: dict[str, str] = {_key(form, i.kind): i.placeholder for i in identities for form in i.forms}
        self._kinds: dict[str, str] = {i.placeholder: i.kind for i in identities}
        self._full: dict[str, set[str]] = {}
        self.learn_full_names(form for i in identities if i.kind == "person" for form in i.forms)

    @property
    def forms(self) -> set[str]:
        """Every form known, folded."""
        return set(self._by_form)

    def forms_of(self, found: Iterable[Identifier]) -> set[str]:
        """The findings' words and the parts of full names among them, folded, with what is known from before."""
        words = {i.match for i in found}
        return self.forms | {fold(name) for name in words} | {part for name in words for whole in name.split() for part in _parts(whole)}

    def learn_full_names(self, names: Iterable[str]) -> None:
        """Remember whose first and last name each word is, so that a word alone can be led back."""
        for name in names:
            parts = [fold(part) for part in _COMMA.sub(r"\2 \1", name.strip()).split()]
            if len(parts) > 1:
                for part in (parts[0], parts[-1]):
                    self._full.setdefault(part, set()).add(_key(name, "person"))

    def placeholder_of(self, form: str, found: Identifier) -> str:
        """The placeholder of a finding whose base form is ``form``; a new one where nobody like that is known."""
        key = _key(form, found.kind)
        if key not in self._by_form:
            owners = self._full.get(key, set()) if found.kind == "person" else set()
            owner = next(iter(owners)) if len(owners) == 1 else key
            if owner not in self._by_form:
                self._by_form[owner] = self._next(found, self._speaks_as(owner) if found.kind == "person" else "")
                self._kinds[self._by_form[owner]] = found.kind
            self._by_form[key] = self._by_form[owner]
        return self._by_form[key]

    def _speaks_as(self, owner: str) -> str:
        """What somebody who speaks is called (*Deltagare*), whichever of their names is the label; empty for others."""
        return next((base for label, base in self._speakers.items() if label == owner or self._full.get(label) == {owner}), "")

    def _next(self, found: Identifier, speaker: str) -> str:
        base = speaker or re.sub(r" \d+$", "", found.suggestion.removesuffix("s").strip("[]"))
        self._numbers[base] = self._numbers.get(base, 0) + 1
        return f"[{base} {self._numbers[base]}]"

    def perhaps(self, form: str, own: str, kind: str, alike: Callable[[str, str], bool]) -> tuple[str, ...]:
        """Placeholders of people who may be the same as this one, without its own."""
        if kind not in NAMES:
            return ()
        mine = fold(form).split()
        found = {
            placeholder
            for other, placeholder in self._by_form.items()
            if placeholder != own and self._kinds[placeholder] == kind and _may_be(mine, other.split(), alike)
        }
        return tuple(sorted(found))


def _parts(word: str) -> set[str]:
    """A word of a name, whole (*Sirkka-Liisa*) and, where it has a hyphen, in its pieces; folded."""
    return {fold(word), *fold(word).split()}


def _may_be(mine: Sequence[str], other: Sequence[str], alike: Callable[[str, str], bool]) -> bool:
    """Whether two names may be one: word for word alike, or one of them a single word like the other's first or last."""
    if len(mine) == len(other):
        return all(alike(a, b) for a, b in zip(mine, other, strict=True))
    short, long = sorted((mine, other), key=len)
    return len(short) == 1 and (alike(short[0], long[0]) or short[0] == long[-1])


def _key(form: str, kind: str) -> str:
    if kind == "phone":
        return significant_digits(form) or form
    if kind == "person":
        form = _COMMA.sub(r"\2 \1", form.strip())
    return re.sub(r"\D", "", form) or form if kind in _NUMBERS else fold(form)
