"""Placeholders written otherwise than the study writes them."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

_WORDS = (
    r"namn(?:et)?(?: på (?:person|skola|ort))?|person(?:en)?|förnamn|efternamn|elev(?:en)?|barn(?:et)?|lärar(?:e|en)|kolleg(?:a|an)|chef(?:en)?|rektor(?:n)?|skol(?:a|an)|förskol(?:a|an)|"
    r"kommun(?:en)?|stad(?:en)?|stadsdel(?:en)?|ort(?:en)?|plats(?:en)?|by(?:n)?|län(?:et)?|region(?:en)?|enhet(?:en)?|arbetsplats(?:en)?|organisation(?:en)?|verksamhet(?:en)?|"
    r"företag(?:et)?|förening(?:en)?|gat(?:a|an)|adress(?:en)?|telefonnummer|datum|land(?:et)?|yrke(?:t)?|befattning(?:en)?|projekt(?:et)?|pilot(?:en)?|område(?:t)?|bostadsområde(?:t)?"
)
_NUMBER = r"(?:\s?[0-9A-Z]{1,2})?"
_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]\n]{1,60})\]")
_OTHER = (
    re.compile(rf"\((?P<inside>(?:{_WORDS}){_NUMBER})\)", re.IGNORECASE),
    re.compile(rf"<(?P<inside>\s*(?:{_WORDS}){_NUMBER}\s*)>", re.IGNORECASE),
    re.compile(rf"\{{(?P<inside>\s*(?:{_WORDS}){_NUMBER}\s*)\}}", re.IGNORECASE),
    re.compile(rf"/(?P<inside>(?:{_WORDS}){_NUMBER})/", re.IGNORECASE),
    re.compile(rf"(?<![\w#@*])(?:#|@@|\*\*?|__)(?P<inside>(?:{_WORDS}){_NUMBER})(?:#|@@|\*\*?|__)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?P<inside>(?:{_WORDS})_\d{{1,2}})(?!\w)", re.IGNORECASE),
)
_ANYWHERE = (
    re.compile(r"(?<![\w-])(?P<inside>X{2,6}|x{3,6}|N\.?\s?N\.?|Y{2,4})(?:-?(?:skolan|kommun|gården))?(?![\w])"),
    re.compile(r"(?<![\w-])(?P<inside>[XYN]-(?:skolan|köping|stad|by|gården|kommun)|X(?:skolan|köping|stad|gården))(?!\w)"),
    re.compile(r"(?<!\w)(?P<inside>_{3,}|\*{3,}|\?{3,}|#{3,}|@{2,}|█+)(?!\w)"),
)
_LOOSE = re.compile(r"\{(?P<inside>[^{}\n]{1,40})\}|<(?P<other>[^<>\n/]{1,40})>")
_EDITORIAL = re.compile(
    r"(?i)(?:sic|vår anm|vår kursivering|min anm|förf\.? anm|red\.? anm|skratt|paus|ohör|\d+$|[ivx]+$|s\.\s?\d|se |jfr|\W)"
)
_LETTERED = re.compile(r"\w{1,3}-?(?:skolan|kommun|gården|köping|stad)", re.IGNORECASE)
_KNOWN = re.compile(rf"(?:{_WORDS}){_NUMBER}", re.IGNORECASE)


def odd_placeholders(
    text: str, allowed: Sequence[str], said: Collection[str], quoted: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, how it should be written or "") for each placeholder in another form.

    ``allowed`` are the study's forms; without any, brackets around small letters. ``said`` are those in the interviews, which
    may stand as they are. ``quoted`` tells whether a stretch lies within a quotation: outside, only plain slips count.
    """
    taken: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        taken.append(match.span())
        inside = match["inside"]
        if not _is_well_formed(match[0], inside, allowed, said) and (quoted(*match.span()) or _is_known(inside)):
            yield (*match.span(), _nearest(inside, allowed))
    for pattern in (*_OTHER, _LOOSE, *_ANYWHERE):
        for match in pattern.finditer(text):
            only_quoted = pattern in (_OTHER[0], _LOOSE) and not quoted(*match.span())
            if only_quoted or any(start <= match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield (*match.span(), _nearest(match["inside"] or match[0], allowed))


def with_brackets(text: str) -> str:
    """The text with other forms of placeholders turned into brackets, character for character, so that its words can be compared.

    >>> with_brackets("Jag gick till (skolan) och {namn}.")
    'Jag gick till [skolan] och [namn].'
    """
    out = list(text)
    for pattern in (*_OTHER[:4], _LOOSE):
        for match in pattern.finditer(text):
            out[match.start()], out[match.end() - 1] = "[", "]"
    for match in _ANYWHERE[0].finditer(text):
        if match.end() - match.start() > 2:  # noqa: PLR2004
            out[match.start()], out[match.end() - 1] = "[", "]"
    return "".join(out)


def _is_well_formed(whole: str, inside: str, allowed: Sequence[str], said: Collection[str]) -> bool:
    if inside.strip() == "" or _EDITORIAL.match(inside.strip()) or whole in allowed or f"[{inside}]" in said:
        return True
    known = _is_known(inside)
    if not allowed:
        return not known or (inside == inside.strip() and not inside[:1].isupper() and not _LETTERED.fullmatch(inside))
    return not (known or _nearest(inside, allowed))


def _is_known(inside: str) -> bool:
    """Whether it is one of the usual words for what was taken out."""
    plain = " ".join(inside.split())
    return bool(_KNOWN.fullmatch(plain) or _LETTERED.fullmatch(plain))


def _nearest(inside: str, allowed: Sequence[str]) -> str:
    """The form that somebody meant: the same word in another case, spacing or definite form."""
    plain = _stem(inside)
    return next((form for form in allowed if _stem(form) == plain), "") or next(
        (form for form in allowed if plain and _stem(form).rstrip(" 0123456789") == plain.rstrip(" 0123456789")), ""
    )


def _stem(form: str) -> str:
    word = re.sub(r"[\s_]+", " ", form.strip("[](){}<>/#@*_ ").lower())
    word = re.sub(r"(?<=\D)(?=\d)", " ", word).replace("  ", " ")
    head, _space, number = word.partition(" ")
    for ending in ("orna", "erna", "arna", "an", "en", "et", "a", "n", "t"):
        if head.endswith(ending) and len(head) - len(ending) >= 3:  # noqa: PLR2004
            head = head.removesuffix(ending)
            break
    return f"{head} {number}".strip()
