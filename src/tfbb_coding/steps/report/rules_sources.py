"""Rules about what is cited and what is listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.steps.report.review import Review

_YEARS = re.compile(r"\b(?:(?:19|20)\d{2}[a-z]?\b|u\.\s?å\.|n\.d\.|i tryck|under utgivning|in press)")
_NAME = r"(?:(?:van|von|de|der|af|la|le|du|di|da)\s)*[A-ZÅÄÖÉÜØÆÀ-Þ][\wÀ-ÿ'’]*(?:[-–][A-ZÅÄÖa-zåäö]\w*)*"
_MORE = r"(?:\s(?:m\.?\s?fl\.?|et\s?al\.?|med flera|och medarbetare|and colleagues))"
_NARRATIVE = re.compile(
    rf"(?P<names>{_NAME}(?:\s[A-ZÅÄÖ]\w+){{0,3}}(?:,\s{_NAME}){{0,5}}(?:,?\s(?:och|&|and|samt)\s{_NAME})?{_MORE}?)(?:s|['’])?\s\((?P<inside>(?:19|20)\d{{2}}[a-z]?[^()]{{0,60}}|u\.\s?å\.[^()]{{0,30}})\)"
)
_PARENTHESIS = re.compile(r"\((?P<inside>[^()]{3,300})\)")
_PIECE = re.compile(r"[^;]+")
_LEADS = re.compile(
    r"^(?:se(?: även| också| t\.ex\.| exempelvis| bl\.a\.)?|jfr|jämför|t\.ex\.|exempelvis|bl\.a\.|enligt|för|i|cf\.|see|e\.g\.|även|och)\s+",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^(?P<name>{_NAME}(?:\s(?!och\b|m\b|et\b|&)[\wÅÄÖåäö.-]+){{0,6}}?)(?=,|\s(?:och|&|and|samt|m\.?\s?fl|et\s?al|med flera)|\s\(|$)"
)
_LAW = re.compile(
    r"\b(?P<kind>SFS|SOU|Prop\.|prop\.|Ds|Dir\.|dir\.|Skr\.|bet\.|SOSFS|HSLF-FS|SKOLFS)\s?(?P<number>(?:19|20)\d{2}(?:/\d{2,4})?:\s?[A-ZÅÄÖa-zåäö]*\d+)"
)
_MONTHS = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|våren|hösten|sommaren|vintern|vt|ht|vår|höst)\b",
    re.IGNORECASE,
)
_NOT_AUTHORS = re.compile(
    r"^(?:Under|Våren|Hösten|Sommaren|Vintern|Januari|Februari|Mars|April|Maj|Juni|Juli|Augusti|September|Oktober|November|December|Delstudie|Våg|Figur|Tabell|Bilaga|Avsnitt|"
    r"Kapitel|Intervju\w*|Fokusgrupp\w*|Deltagare|Pilot\w*|Läsåret|Åren|År|Perioden|Mellan|Från|Sedan|Start|Slut|Etapp|Fas|Omgång|Version|IP|FG|Text|Not|Agenda|Covid\S*|EU|FN)\b"
)
_OPENERS = frozenset(
    "enligt som hos både men och i även också se när då vidare redan med av för så det den detta liksom samt dock medan jfr efter utifrån".split()
)
_INITIAL = re.compile(r"\s[A-ZÅÄÖ]\.")
_BARE_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited at ``[start, end)`` of a block: its first author, and the year."""

    block: Block
    start: int
    end: int
    author: str
    year: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    block: Block
    author: str
    year: str
    text: str


def citation_unlisted(review: Review) -> Iterator[DraftFinding]:
    """Every source that the text cites stands in the list of references, with the same author and year."""
    entries = _entries(review)
    if not review.references:
        return
    for citation in citations_of(review):
        if not any(_same(citation, entry) for entry in entries):
            near = next((entry for entry in entries if _author_in(citation.author, entry)), None)
            message = _("{author} ({year}) is not in the list of references").format(author=citation.author, year=citation.year)
            hint = _("the list has {year}; which is right?").format(year=near.year) if near and near.year else _("add it to the list")
            yield review.finding(citation.block.number, citation.start, citation.end, "citation-unlisted", message, hint)


def reference_uncited(review: Review) -> Iterator[DraftFinding]:
    """Every source in the list of references is cited somewhere in the text."""
    citations = citations_of(review)
    text = "\n".join(block.text for block in review.body)
    for entry in _entries(review):
        if (
            not any(_same(citation, entry) for citation in citations)
            and not _named(entry, text)
            and not _is_mentioned(review, entry, citations)
        ):
            message = _("{author} ({year}) is listed and nowhere cited").format(author=entry.author, year=entry.year or "–")
            end = min(len(entry.block.text), 80)
            yield review.finding(entry.block.number, 0, end, "reference-uncited", message, _("cite it, or take it out of the list"))


def _entries(review: Review) -> list[_Entry]:
    found: list[_Entry] = []
    for block in review.draft.blocks:
        words = block.text.strip()
        if block.number not in review.references or block.kind is BlockKind.HEADING or not words or not _is_entry(block):
            continue
        law, year = _LAW.search(words), _YEARS.search(words)
        author = _entry_author(words)
        found.append(_Entry(block, f"{law['kind']} {law['number']}" if law and not author else author, year[0] if year else "", words))
    return found


def _is_entry(block: Block) -> bool:
    """Whether it is an entry rather than *Tryckta källor* or a sentence about the list."""
    words = block.text.split()
    return bool(_YEARS.search(block.text) or _LAW.search(block.text) or _BARE_URL.search(block.text)) and len(words) > 2  # noqa: PLR2004


def _entry_author(words: str) -> str:
    """The first author's surname, or the body that wrote it: what stands before the first comma, initial, bracket or full stop."""
    plain = re.sub(r"^(?:\[\d+\]|\d+\.|[•–-])\s*", "", words).lstrip("*_ ")
    stop = re.search(r",|\s\(|\.\s|\s[A-ZÅÄÖ]\.|\s(?:19|20)\d{2}|:", plain)
    return plain[: stop.start()].strip(" *_.") if stop else ""


def citations_of(review: Review) -> list[Citation]:
    """Every source that the text cites, and where."""
    found: list[Citation] = []
    for block in review.body:
        if block.kind is BlockKind.HEADING:
            continue
        taken: list[tuple[int, int]] = []
        for match in _NARRATIVE.finditer(block.text):
            taken.append(match.span("inside"))
            if not review.is_quoted(block.number, match.start(), match.end()):
                found.extend(_narrative(block, match))
        for match in _PARENTHESIS.finditer(block.text):
            if match.span("inside") not in taken:
                found.extend(_parenthetic(block, match))
        found.extend(Citation(block, m.start(), m.end(), f"{m['kind']} {m['number']}", "") for m in _LAW.finditer(block.text))
    return found


def _narrative(block: Block, match: re.Match[str]) -> Iterator[Citation]:
    names = match["names"]
    while (first := names.split(" ", 1))[0].lower().strip(",") in _OPENERS and len(first) > 1:
        names = first[1]
    author = _first_author(names)
    if _NOT_AUTHORS.match(names) or not author:
        return
    start = match.start() + len(match["names"]) - len(names)
    for year in _YEARS.findall(match["inside"]):
        yield Citation(block, start, match.end(), author, year)


def _first_author(names: str) -> str:
    return re.split(rf",|\s(?:och|&|and|samt)\s|{_MORE}", names)[0].strip()


def _parenthetic(block: Block, match: re.Match[str]) -> Iterator[Citation]:
    """Each *Ek & Lund, 2019* in brackets; dates, interviews and periods are none."""
    author = ""
    for piece in _PIECE.finditer(match["inside"]):
        words = piece[0].strip()
        plain = _LEADS.sub("", _LEADS.sub("", words))
        year = _YEARS.search(plain)
        if year is None or _LAW.search(plain):
            continue
        before = plain[: year.start()].rstrip(" ,(")
        if not before and author:
            before = author
        if not before or not before[0].isupper() or _NOT_AUTHORS.match(before) or _MONTHS.search(before) or len(before.split()) > 12:  # noqa: PLR2004
            if before[:1].islower() and not re.match(r"(?:van|von|de|af)\s", before):
                continue
            if not before or _NOT_AUTHORS.match(before) or _MONTHS.search(before) or len(before.split()) > 12:  # noqa: PLR2004
                continue
        author = _first_author(before)
        start = match.start("inside") + piece.start() + piece[0].find(words)
        for said in _YEARS.findall(plain[year.start() :].split(", s.")[0]):
            yield Citation(block, start, start + len(words), author, said, block.text[: match.start()][-80:])


def _same(citation: Citation, entry: _Entry) -> bool:
    law = _LAW.search(citation.author)
    if law:
        return law["number"].replace(" ", "") in entry.text.replace(" ", "")
    spelt_out = citation.author.isupper() and bool(entry.author) and entry.author.lower() in citation.before.lower()
    if not spelt_out and not _author_in(citation.author, entry):
        return False
    return (
        citation.year == entry.year
        or citation.year in _YEARS.findall(entry.text.split(". ")[0])
        or _year_of(citation.year) == _year_of(entry.year)
    )


def _year_of(year: str) -> str:
    """Without blanks; a year without its letter stays apart from one with it."""
    return re.sub(r"\s", "", year)


def _author_in(author: str, entry: _Entry) -> bool:
    cited, listed = _plain(author), _plain(entry.author)
    if not cited or not listed:
        return False
    return (
        cited == listed
        or listed.startswith(f"{cited} ")
        or cited.startswith(f"{listed} ")
        or cited.split()[-1] == listed
        or cited == f"{listed}s"
        or f"({cited})" in entry.text.lower()
    )


def _plain(author: str) -> str:
    return re.sub(r"\s+", " ", _INITIAL.sub("", author)).strip(" .,*_").lower().replace("’", "'")


def _is_mentioned(review: Review, entry: _Entry, citations: Sequence[Citation]) -> bool:
    """Whether the author, who has one entry only, is named without a year somewhere."""
    if not entry.author or sum(other.author == entry.author for other in _entries(review)) > 1:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(entry.author)}s?(?!\w)")
    cited = [(c.block.number, c.start, c.end) for c in citations]
    return any(
        not any(number == block.number and start <= match.start() < end for number, start, end in cited)
        for block in review.body
        for match in pattern.finditer(block.text)
    )


def _named(entry: _Entry, text: str) -> bool:
    """Whether the text cites it in another way: by number, by its law, or by name and year close together."""
    law = _LAW.search(entry.text)
    if law and law["number"].replace(" ", "") in text.replace(" ", ""):
        return True
    number = re.match(r"\[(\d+)\]", entry.text)
    if number and f"[{number[1]}]" in text:
        return True
    name = re.escape(entry.author.split(" ")[0]) if entry.author else ""
    return bool(name and entry.year and re.search(rf"{name}\w*[^.\n]{{0,80}}{re.escape(entry.year)}", text))
