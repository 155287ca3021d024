"""Where words that were replaced in one place still stand in another, in any case, genitive or grouping of digits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tfbb_coding.model.identifier import DIRECT, NamedText
from tfbb_coding.model.replacement import Edit, Identity
from tfbb_coding.steps.flow import flow_of, pieces
from tfbb_coding.steps.joined import is_of_the_field, joined
from tfbb_coding.steps.same_identity import significant_digits
from tfbb_coding.steps.standing import placeholders_in
from tfbb_coding.swedish.identifiers.disguises import unveil

_DIGITS = frozenset({"phone", "personnummer", "organisation_number"})
_LONGEST_COMMON_NUMBER = 5
"""Digits up to which a number would be found in every other one."""
_LONGEST_INITIALS = 2
_FEWEST_WORDS_OF_A_ROLE = 4
_BETWEEN_DIGITS = r"[ \t\-–.]?"
_WORD_BREAK = re.compile(r"[\s\-]+")


def survivors(text: str, identities: Iterable[Identity]) -> list[Edit]:
    """Every place where words of an identity stand in any case or genitive, with what shall stand there, sorted; none overlap.

    Placeholders are not looked into. A number is found however its digits are grouped, a name also across a line end. Of a person's full
    name each part is found where it has a capital. Longer words that hold one, and words broken at a line end: see :func:`joined`.
    """
    clear = unveil(text)
    found = _survivors(clear.text, list(identities))
    return found if clear.text == text else [Edit(*clear.span(edit.start, edit.end), edit.words) for edit in found]


def survivors_in(text: NamedText, identities: Iterable[Identity]) -> list[Edit]:
    """The same in a text with cues: what goes over a break is one edit from its beginning to its end, with what stands between."""
    known = list(identities)
    found = survivors(text.text, known)
    if not text.breaks:
        return found
    flow = flow_of(text.text, text.breaks)
    over = [edit for edit in survivors(flow.text, known) if flow.reaches_over(edit.start, edit.end)]
    moved = [Edit(*flow.back(edit.start, edit.end), edit.words) for edit in over]
    parts = [part for edit in moved for part in pieces(text, edit.start, edit.end)]
    apart = [edit for edit in found if not any(start < edit.end and edit.start < end for start, end in parts)]
    return sorted([*apart, *moved])


def _survivors(text: str, identities: Sequence[Identity]) -> list[Edit]:
    lower, masked = text.casefold(), list(placeholders_in(text, identities))
    found: list[Edit] = []
    for identity in identities:
        for pattern in _patterns(identity):
            if pattern.hint in lower or not pattern.hint:
                found += [pattern.edit(match, identity.placeholder) for match in pattern.regex.finditer(text)]
    found += joined(text, identities)
    chosen: list[Edit] = []
    for edit in sorted(found, key=lambda e: (e.start, -e.end)):
        if any(m.start < edit.end and edit.start < m.end for m in masked) or (chosen and edit.start < chosen[-1].end):
            continue
        chosen.append(edit)
    return chosen


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A way in which an identity may be written; ``hint`` (case-folded) stands in every text that holds it."""

    regex: re.Pattern[str]
    hint: str

    def edit(self, match: re.Match[str], placeholder: str) -> Edit:
        return Edit(match.start(), match.end(), placeholder + ("s" if match["genitive"] else ""))


def _patterns(identity: Identity) -> Iterator[_Pattern]:
    if identity.kind not in DIRECT and identity.kind != "date" and not any(" " in form for form in identity.forms):
        return  # an age or a common role identifies nobody wherever its words stand
    for form in identity.forms:
        if identity.kind == "role" and len(form.split()) < _FEWEST_WORDS_OF_A_ROLE:
            continue  # *biträdande rektor* is somebody else at the next school
        yield _pattern(form, identity.kind)
        parts = form.replace(",", " ").split()
        if len(parts) > 1 and (identity.kind == "person" or _school_in_town(parts)):
            yield from (_part_of_name(part) for part in parts if _tells(part))


def _tells(part: str) -> bool:
    """Whether a part of a name tells who is meant; initials do not, nor *BUP*, of which every town has one."""
    return part[0].isupper() and len(part) > _LONGEST_INITIALS and not is_of_the_field(part)


def _school_in_town(parts: Sequence[str]) -> bool:
    """*Ekbackaskolan i Mosslunda*: either word tells which school."""
    return list(parts[1:-1]) == ["i"]


@lru_cache(maxsize=10_000)
def _pattern(form: str, kind: str) -> _Pattern:
    home = significant_digits(form) if kind == "phone" else ""
    if len(home) > _LONGEST_COMMON_NUMBER and home.startswith("0"):
        return _phone(home)
    if kind in _DIGITS and sum(map(str.isdigit, form)) > _LONGEST_COMMON_NUMBER:
        return _number(form)
    return _words(form, r"[\s\-]+".join(map(re.escape, _WORD_BREAK.split(form.strip()))), re.IGNORECASE)


def _phone(home: str) -> _Pattern:
    """A number as it is dialled at home or from abroad."""
    abroad = r"(?:\+|00)[ \t]?46[ \t\-–.]*(?:\(0\)[ \t]*)?"
    return _Pattern(re.compile(rf"(?<!\d)(?:{abroad}|0{_BETWEEN_DIGITS}){_BETWEEN_DIGITS.join(home[1:])}(?P<genitive>)(?!\d)"), "")


def _number(form: str) -> _Pattern:
    digits = _BETWEEN_DIGITS.join(re.escape(c) for c in form if c.isdigit() or c == "+")
    return _Pattern(re.compile(rf"(?<!\d){digits}(?P<genitive>)(?!\d)"), "")


@lru_cache(maxsize=10_000)
def _part_of_name(part: str) -> _Pattern:
    """A part of a full name, with its capital or all in capitals."""
    body = r"[\s\-]+".join(map(re.escape, _WORD_BREAK.split(part)))
    return _words(part, f"(?:{body}|{re.escape(part.upper())})")


def _words(form: str, body: str, flags: int = 0) -> _Pattern:
    left = r"(?<![^\W_])" if form[0].isalnum() else ""
    right = r"(?![^\W\d_])" if form[-1].isalpha() else r"(?!\d)" if form[-1].isdigit() else ""
    genitive = "(?P<genitive>[:'’´]?[sS])?" if form[-1].isalpha() else "(?P<genitive>)"
    return _Pattern(re.compile(rf"{left}{body}{genitive}{right}", flags), _WORD_BREAK.split(form.strip())[0].casefold())
