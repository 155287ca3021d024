"""Replaced words that stand joined with others (*lövångersbo*, *SirkkaVuorinen*) or broken at a line end (*Fager-⏎lund*)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import permutations

from tfbb_coding.model.replacement import Edit, Identity
from tfbb_coding.swedish.identifiers.lexicon import exact, word_list
from tfbb_coding.swedish.words import is_known

_KINDS = frozenset({"person", "place", "organisation"})
_SHORTEST_BASE, _SHORTEST_PART, _SHORTEST_BROKEN = 5, 3, 4
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(
    r"(?<![^\W\d_])(?P<a>[^\W\d_]+(?:-[^\W\d_]+)*)(?:(?P<hyphen>[-‐\u00ad][ \t]*\s*\n\s*)|[ \t]*\n[ \t]*)(?=(?P<b>[^\W\d_]+)(?P<after>:?))"
)
_INHABITANT = re.compile(r"s?(?:are|aren|ares|arna|arnas|arens|bo|bon|bor|borna|bons|bornas|ing|ingen|ingar|ingarna|iten|iter|iterna)")


@dataclass(frozen=True, slots=True)
class _Bases:
    """Case-folded words without hyphens, each with its placeholder; ``places`` are those of the bases that are places."""

    whole: dict[str, str] = field(default_factory=dict)
    run_together: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    looked_up: dict[str, str] = field(default_factory=dict)

    def placeholder_of(self, word: str) -> str:
        """The placeholder of a longer word that begins with a base or holds two words run together; empty where there is none."""
        key = word.casefold()
        if key not in self.looked_up:
            self.looked_up[key] = self._placeholder_of(key)
        return self.looked_up[key]

    def _placeholder_of(self, key: str) -> str:
        base = next((key[:n] for n in range(len(key) - 1, _SHORTEST_BASE - 1, -1) if key[:n] in self.whole), "")
        if base in self.places and _INHABITANT.fullmatch(key[len(base) :]):
            return self.whole[base]
        placeholder = self.whole.get(base) or next((p for both, p in self.run_together.items() if both in key), "")
        return "" if not placeholder or _is_another_word(key) else placeholder


def _is_another_word(key: str) -> bool:
    """A common word, or another name, that merely begins alike: *Karina* is not Karin."""
    return any(is_known(word) or exact(word.capitalize()) for word in {key, key.removesuffix("s")})


def joined(text: str, identities: Iterable[Identity]) -> list[Edit]:
    """Every longer word, and every word broken at a line end, that holds a replaced one, with the placeholder for the whole of it.

    A word counts when it begins with a replaced word of five letters or more, in any case, or holds the words of one name run together;
    unless it is a common word or another name of its own. A broken word counts when its parts make a replaced word (with a hyphen at the
    line end also the beginning of a longer one). A genitive stays outside of broken words.
    """
    bases = _bases(tuple(identities))
    found = []
    for match in _WORD.finditer(text):
        if len(match[0]) > _SHORTEST_BASE and (p := bases.placeholder_of(match[0])):
            found.append(Edit(match.start(), match.end(), p))
    return found + [edit for match in _BROKEN.finditer(text) if (edit := _mended(match, bases))]


def _mended(match: re.Match[str], bases: _Bases) -> Edit | None:
    """The edit of a word broken at a line end; without a hyphen only for what cannot be two words or a label."""
    first = match["a"].replace("-", "").casefold()
    key = first + match["b"].casefold()
    hyphen = match["hyphen"] is not None
    if (
        (first in bases.whole and not (hyphen and key in bases.whole))
        or len(key) < _SHORTEST_BROKEN + (not hyphen)
        or (not hyphen and (match["after"] or len(match["b"]) == 1))
    ):
        return None
    end = match.end() + len(match["b"])
    if key in bases.whole:
        return Edit(match.start(), end, bases.whole[key])
    if key.endswith("s") and key[:-1] in bases.whole:
        return Edit(match.start(), end, bases.whole[key[:-1]] + "s")
    placeholder = bases.placeholder_of(key) if hyphen else ""
    return Edit(match.start(), end, placeholder) if placeholder else None


@lru_cache(maxsize=64)
def _bases(identities: tuple[Identity, ...]) -> _Bases:
    bases = _Bases()
    for identity in identities:
        if identity.kind not in _KINDS:
            continue
        for form in identity.forms:
            _add(bases, identity, form)
    return bases


def is_of_the_field(word: str) -> bool:
    """Whether a word in capitals is an acronym of the field, which names no place by itself (*BUP*, *EHT*).

    >>> is_of_the_field("BUP"), is_of_the_field("Lövånger")
    (True, False)
    """
    return word.isupper() and word.casefold() in word_list("allowed")


def _add(bases: _Bases, identity: Identity, form: str) -> None:
    parts = [part for part in form.replace(",", " ").split() if part]
    whole = ["".join(parts)]
    if identity.kind == "person" or parts[1:2] == ["i"]:
        whole += [part for part in parts if not is_of_the_field(part)]
    for words in whole:
        key = words.replace("-", "").casefold()
        if len(key) >= _SHORTEST_PART and key.isalpha():
            bases.whole.setdefault(key, identity.placeholder)
            if identity.kind == "place":
                bases.places.add(key)
    if len(whole[0]) > _SHORTEST_BASE and (len(parts) > 1 or "-" in form):
        bases.run_together.setdefault(whole[0].replace("-", "").casefold(), identity.placeholder)
    if identity.kind == "person":
        pieces = [piece.casefold() for part in parts for piece in part.split("-") if len(piece) >= _SHORTEST_PART and piece.isalpha()]
        for one, other in permutations(pieces[:4], 2):
            bases.run_together.setdefault(one + other, identity.placeholder)


def without_joined(identity: Identity) -> Identity:
    """The identity without forms that are only another of its forms and more (*lövångersbo*), so that they are not given back for it."""

    def is_joined(form: str, others: Sequence[str]) -> bool:
        key = form.casefold()
        longer = any(len(o) >= _SHORTEST_BASE and key != o.casefold() and key.startswith(o.casefold()) for o in others)
        return longer and form.isalpha() and not exact(form.capitalize())

    if identity.kind not in _KINDS:
        return identity
    return replace(identity, forms=tuple(form for form in identity.forms if not is_joined(form, identity.forms)))
