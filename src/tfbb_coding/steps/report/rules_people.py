"""Rules about who can be recognised."""

import re
from collections.abc import Iterator, Sequence

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.identifier import DIRECT, Certainty, Identifier
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.rules_sources import citations_of
from tfbb_coding.steps.report.words import fold, tokens_of
from tfbb_coding.swedish.sentences import split_sentences

_PUBLIC = re.compile(
    r"universitet|högskola|\bmyndighet|myndigheten\b|verket\b|styrelsen\b|inspektionen\b|departement|\brådet\b|forskningsråd|institut|förbund|riksdag|regering|"
    r"\bSKR\b|\bSOU\b|\bFN\b|\bEU\b|\bWHO\b|\bUNICEF\b|ombudsman|\bkommittén\b|fond(?:en)?\b|stiftelse|Rädda Barnen|Röda Korset|\bBRIS\b|Majblomman|Barnhuset|förlag|press\b|Word|Excel|Teams|Zoom|NVivo|Microsoft|Google",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\s*(?:(?i:(?:rapport)?författare|utvärderare|kontakt\w*|uppdragsgivare|beställare|utgivare|projektledare|layout|foto|omslag)\s*:|(?:[Aa]v|[Ss]kriven av)\s+[A-ZÅÄÖ])",
)
_SHORT = 25
_IMPRINT = 6
"""Words of a line that tells where, when and by whom a report was printed."""
_UNIQUE = re.compile(
    r"\b(?:[Ee]nda|[Ee]nde|[Ee]nsam\w*|lilla|liten|minsta|största|äldsta|yngsta|kusin|bror|syster|fru|make|maka|son|dotter|byskola\w*)\b|(?<!^)\b[A-ZÅÄÖ][a-zåäö]"
)
_JOB = (
    r"(?:(?:biträdande |tf\.? )?(?:\w*sköterska|\w*kurator|\w*rektor|\w*pedagog|\w*psykolog|\w*lärare|fritidsledare|fältare|socialsekreterare|präst|\w*läkare|logoped|vaktmästare|polis|"
    r"processledare|samordnare|\w*chef|bibliotekarie|\w*yrkesvägledare|elevassistent|\w*assistent|tolk|förälder|familjebehandlare|handläggare))"
)
_TRAITS = (
    re.compile(
        rf"\b{_JOB}(?:n|en|an)?\b[^.;:!?”]{{0,25}}?\b(?:sedan|i|med)\s(?:över\s|mer än\s|drygt\s)?{NUMBER}\sår(?:s erfarenhet)?\b(?:[^.;:!?,”]{{0,40}}\b(?:minsta|största|enda|äldsta|nyaste)\s\w+)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_JOB}(?:n|en|an)?\b[^.;:!?”]{{0,40}}?\b(?:den|det|vår|kommunens|pilotens|länets|områdets)\s(?:minsta|största|enda|äldsta|nyaste|nordligaste|sydligaste)\s\w+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:den|pilotens|kommunens|skolans|vår|gruppens|deras|länets|stadens|orten[s]?|rikets)\s(?:enda|ende|ensamma?)\s(?:(?:kvinnliga|manliga|utbildade|legitimerade)\s)?(?:{_JOB}(?:n|en|an)?|mannen|kvinnan)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:den\s)?(?:individuella|enskilda)\sintervjun\smed\s(?:\w+\s)?{_JOB}(?:n|en|an)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:en|den)\s(?:\w+\s)?(?:man|mannen|kvinna|kvinnan|lärare|rektor|kurator|chef)\s(?:i|på)\s(?:\d0|tjugo|trettio|fyrtio|femtio|sextio)-?\s?årsåldern\b",
        re.IGNORECASE,
    ),
)
"""Facts about one person that few share: a profession with its years, with the smallest or only place of its kind; the only one; the one interviewed."""
_FAR = frozenset(
    "himalaya everest alperna sahara paris london titanic nasa mars jorden månen amerika usa europa norden sverige skandinavien asien afrika australien "
    "norge danmark finland island grönland tyskland england skottland wales irland storbritannien frankrike spanien italien portugal grekland nederländerna holland belgien "
    "schweiz österrike polen ungern tjeckien estland lettland litauen ryssland ukraina turkiet syrien irak iran afghanistan somalia eritrea etiopien kina japan indien "
    "kanada brasilien mexiko".split()
)
"""Countries, and places that people speak of in figures of speech: nobody is found by them."""
_PEOPLE = (
    r"personer|person|deltagare|deltagarna|intervjupersoner|intervjuperson|informanter|informant|respondenter|respondent|lärare|rektorer|rektor|chefer|chef|kuratorer|kurator|"
    r"medarbetare|pedagoger|socialsekreterare|elever|föräldrar|ungdomar|processledare|samordnare|skolsköterskor|psykologer|specialpedagoger|handläggare|anställda|"
    r"kvinnor|kvinna|män|man|svarande|fritidsledare|mentorer|assistenter|elevassistenter|logopeder|logoped|studie- och yrkesvägledare"
)
_SMALL = re.compile(rf"\b(?P<number>{NUMBER})\s+(?:(?P<between>(?!intervju)\w+)\s+){{0,2}}(?P<who>{_PEOPLE})\b", re.IGNORECASE)
_ONE_OF_EACH = re.compile(
    rf"\b(?P<first>{NUMBER})\s(?:\w+\s)?{_JOB}\w*(?:,\s{NUMBER}\s(?:\w+\s)?{_JOB}\w*)*(?:,?\s(?:och|samt)\s{NUMBER}\s(?:\w+\s)?{_JOB}\w*)\b",
    re.IGNORECASE,
)
"""*En kurator och två rektorer*: those who took part, profession by profession."""
_WHO_WERE = re.compile(
    r"\b(?:deltagar|intervjuperson|informant|respondent|grupp)\w*\s(?:[^.!?]{0,40}\s)?(?:var|är|utgörs av|bestod av)\s$", re.IGNORECASE
)
_DESCRIBED = re.compile(
    rf"\b(?P<number>{NUMBER})\s(?:av\s(?:de\s|dem|dessa\s|våra\s)?(?:\w+)?|(?:{_PEOPLE})),?\s(?:båda|bägge|samtliga|alla|varav|som\s(?:båda|bägge)\s(?:är|arbetar|var))\s(?:\w+\s)?(?:{_PEOPLE}|skolsköterskor|\w+sköterskor|\w+lärare|\w+pedagoger|\w+ledare|\w+chefer|\w+kuratorer)\b",
    re.IGNORECASE,
)
"""Two of those who took part, and what both are."""
_COMPOSED = re.compile(
    r"\b(?:intervjuades|deltog|deltagit|medverkade|medverkat|består av|bestod av|ingick|ingår|svarade på|besvarade|utgörs av|utgjordes av|"
    r"intervjuats|närvarade|rekryterades|valdes ut)\b",
    re.IGNORECASE,
)
_COUNT_HEAD = re.compile(r"\b(?:antal|deltagare|personer|intervjupersoner|informanter|respondenter|svarande|n)\b", re.IGNORECASE)
_NOT_PEOPLE = re.compile(
    r"\b(?:intervjuer|fokusgrupper|grupper|ord|citat|timmar|veckor|piloter|skolor|kommuner|enheter|möten|omgångar|nr|nummer)\b",
    re.IGNORECASE,
)
_PLACE_HEAD = re.compile(
    r"\b(?:kommun(?:er)?|ort(?:er)?|stad|städer|region(?:er)?|län|stadsdel(?:ar)?|skol(?:a|or)|enhet(?:er)?|arbetsplats(?:er)?|verksamhet(?:er)?)\b",
    re.IGNORECASE,
)
_KIND_OF_PEOPLE = re.compile(rf"\b(?:{_JOB}\w*|{_PEOPLE}|kvinnor|män|yngre|äldre)\b|-\d\d år|\d\d[–-]\d\d", re.IGNORECASE)
_ONE = re.compile(r"^\s*(?:1|en|ett)\b(?:\s+(?:kommun|ort|skola|enhet|stad|region|stadsdel|arbetsplats|verksamhet))?\s*$", re.IGNORECASE)
_CASE_HEAD = re.compile(r"\b(?:pilot\w*|fall|delprojekt|kommun|verksamhet|projekt|case)\b", re.IGNORECASE)


def identifier(review: Review) -> Iterator[DraftFinding]:
    """No name, place, workplace, number or address stands in the draft that can lead to a person; authors who are cited may."""
    for block, found in _identifiers(review):
        if found.kind in DIRECT and _matters(review, block, found):
            message = _("'{words}' can tell who somebody is ({kind})").format(words=found.match, kind=_kinds()[found.kind])
            hint = _("write {form}").format(form=found.suggestion) if found.suggestion else _("take it out")
            certain = found.certainty is Certainty.CERTAIN
            yield review.finding(
                block.number, found.start, found.end, "identifier", message, hint + " " + _("(or `allow` it in study.yaml: report)"),
                Severity.ERROR if certain else Severity.WARNING,
            )  # fmt: skip


def identifier_indirect(review: Review) -> Iterator[DraftFinding]:
    """No role that one person alone has, and no facts that together leave few to choose from; in quotations no exact day either."""
    everything = list(_identifiers(review))
    for block, found in everything:
        in_quotation = review.is_quoted(block.number, found.start, found.end)
        direct = any(other.kind in DIRECT and found.start <= other.start < found.end for where, other in everything if where is block)
        unique = found.kind == "role" and _UNIQUE.search(found.match) and not direct
        if unique or found.kind == "combination" or (found.kind == "date" and in_quotation and any(c.isdigit() for c in found.match)):
            message = _("'{words}' can together with other facts tell who somebody is ({kind})").format(
                words=found.match, kind=_kinds()[found.kind]
            )
            hint = _("say it more generally, or leave it out")
            yield review.finding(block.number, found.start, found.end, "identifier-indirect", message, hint, Severity.WARNING)
    for block in review.body:
        yield from _traits(review, block, [found for where, found in everything if where is block])


def _traits(review: Review, block: Block, found: Sequence[Identifier]) -> Iterator[DraftFinding]:
    taken = [(one.start, one.end) for one in found if one.kind in ("role", "combination")]
    for pattern in _TRAITS:
        for match in pattern.finditer(block.text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                message = _("'{words}' can tell who somebody is: few people share these facts").format(words=match[0])
                hint = _("say it more generally, or leave it out")
                yield review.finding(block.number, match.start(), match.end(), "identifier-indirect", message, hint, Severity.WARNING)


def small_group(review: Review) -> Iterator[DraftFinding]:
    """No group of fewer than k persons is told apart, and no table tells which case has one municipality, school or unit only."""
    for block in review.body:
        if block.kind is BlockKind.CELL:
            continue
        for match in _SMALL.finditer(block.text):
            if _is_small(review, block, match):
                yield _small(review, block.number, match.start(), match.end())
        for match in _ONE_OF_EACH.finditer(block.text):
            few = any((number_of(n) or review.k) < review.k for n in re.findall(rf"\b{NUMBER}\b", match[0], re.IGNORECASE))
            told = _COMPOSED.search(_sentence_at(block.text, match.start())) or _WHO_WERE.search(block.text[: match.start()])
            if few and told and not review.is_quoted(block.number, match.start(), match.end()):
                yield _small(review, block.number, match.start(), match.end())
        for match in _DESCRIBED.finditer(block.text):
            number = number_of(match["number"])
            if number is not None and 1 < number < review.k and not review.is_quoted(block.number, match.start(), match.end()):
                yield _small(review, block.number, match.start(), match.end())
    for rows in _tables(review):
        yield from _small_cells(review, rows)
        yield from _traceable(review, rows)


def _kinds() -> dict[str, str]:
    return {
        "person": _("a person's name"),
        "place": _("a place"),
        "organisation": _("a workplace or organisation"),
        "address": _("an address"),
        "phone": _("a telephone number"),
        "email": _("an e-mail address"),
        "personnummer": _("a personal identity number"),
        "organisation_number": _("an organisation number"),
        "url": _("an address on the net"),
        "handle": _("a user name"),
        "plate": _("a registration plate"),
        "coordinates": _("coordinates"),
        "role": _("a role that one person may have alone"),
        "combination": _("several facts together"),
        "date": _("an exact date"),
        "age": _("an exact age"),
        "mark": _("left to be replaced"),
    }


def _identifiers(review: Review) -> Iterator[tuple[Block, Identifier]]:
    authors, citations = _authors(review), citations_of(review)
    for found in review.identifiers:
        block = review.draft.blocks[int(found.path)]
        words = re.findall(r"[^\W\d_]{2,}", found.match)
        cited = (words and all(word.lower().removesuffix("s") in authors for word in words)) or any(
            c.block is block and c.start < found.end and found.start < c.end for c in citations
        )
        if cited and not review.is_quoted(block.number, found.start, found.end):
            continue
        if not any(start < found.end and found.start < end for start, end in _own_words(review, block.text)):
            yield block, found


def _authors(review: Review) -> frozenset[str]:
    """The surnames in the list of references, in small letters, with and without an s of the genitive."""
    found: set[str] = set()
    for block in review.draft.blocks:
        if block.number in review.references:
            head = re.split(r"\(?(?:19|20)\d{2}", block.text)[0]
            found.update(word.lower().removesuffix("s") for word in re.findall(r"[A-ZÅÄÖÉÜ][^\W\d_]+", head))
    return frozenset(found | {"och", "fl", "m"})


def _own_words(review: Review, text: str) -> list[tuple[int, int]]:
    """Where the study's own names stand: its title, its cases, its terms, what it allows."""
    study = review.study
    names = [
        study.title,
        *(case.name for case in study.cases),
        *(term for term, _v in (*study.terms, *study.report.terms)),
        *study.report.allow,
    ]
    wanted = {name for name in names if name} | {word for word in case_words(study) if len(word) > 1}
    low = fold(text)
    return [m.span() for name in wanted for m in re.finditer(rf"(?<!\w){re.escape(fold(name))}s?(?!\w)", low)]


def _matters(review: Review, block: Block, found: Identifier) -> bool:
    """In quotations everything; elsewhere what is certain, and neither a public body, an address of a report, nor who wrote it."""
    if fold(found.match) in _FAR:
        return False
    if review.is_quoted(block.number, found.start, found.end):
        return found.certainty is Certainty.CERTAIN or not _is_said(review, found.match)
    if found.certainty is not Certainty.CERTAIN or (_is_title_page(review, block) and not _is_subject(review, block, found)):
        return False
    around = block.text[max(0, found.start - 25) : found.end + 25]
    return not (_PUBLIC.search(found.match) or (found.kind in ("organisation", "url") and _PUBLIC.search(around)))


def _is_said(review: Review, words: str) -> bool:
    """Whether the interviews have the words too; these are anonymised, so that one voice alone is not believed against them."""
    forms = [token.form for token in tokens_of(words) if token.kind == "word"]
    return bool(forms) and any(all(form in talk.positions for form in forms) for talk in review.corpus.talks)


def _is_title_page(review: Review, block: Block) -> bool:
    """Short lines before the first section with text in it, lines that say who wrote the report, and prefaces."""
    if block.number in review.prefaces:
        return True
    if len(block.text.split()) > _SHORT:
        return False
    if _BYLINE.match(block.text):
        return True
    headings = [b.number for b in review.draft.blocks if b.kind is BlockKind.HEADING]
    before = headings[1] if len(headings) > 1 and headings[0] < block.number else headings[0] if len(headings) > 1 else 0
    return block.number < before and block.kind is BlockKind.PARAGRAPH and len(block.text.split()) < _SHORT // 2


def _is_subject(review: Review, block: Block, found: Identifier) -> bool:
    """Whether a place on the title page tells what the report is about: it stands in a sentence, and not where and when it was printed."""
    imprint = len(block.text.split()) <= _IMPRINT or re.search(r"\b(?:19|20)\d\d\b", block.text) or _BYLINE.match(block.text)
    return found.kind == "place" and block.number not in review.prefaces and not imprint


def _is_small(review: Review, block: Block, match: re.Match[str]) -> bool:
    number = number_of(match["number"])
    only = re.search(r"\b(?:endast|bara|enbart|blott)\s*$", block.text[: match.start()], re.IGNORECASE)
    if number is None or number >= review.k or number < (1 if only else 2) or review.is_quoted(block.number, match.start(), match.end()):
        return False
    sentence = _sentence_at(block.text, match.start())
    if re.match(r"\s+av\b", block.text[match.end() :]) or re.search(
        r"(?:ytterligare|annan|en av)\s*$", block.text[: match.start()], re.IGNORECASE
    ):
        return False
    return bool(only or _COMPOSED.search(sentence))


def _sentence_at(text: str, at: int) -> str:
    return next((span.of(text) for span in split_sentences(text) if span.start <= at < span.end), text)


def _small(review: Review, block: int, start: int, end: int) -> DraftFinding:
    message = _("a group of fewer than {k} persons").format(k=review.k)
    return review.finding(
        block, start, end, "small-group", message, _("put it together with others, or do not say how many"), Severity.WARNING
    )


Rows = dict[tuple[int, int], list[Block]]


def _tables(review: Review) -> list[Rows]:
    """The cells of each table by row and column."""
    tables: dict[int, Rows] = {}
    for block in review.draft.blocks:
        if block.cell is not None and block.kind is BlockKind.CELL:
            tables.setdefault(block.cell.table, {}).setdefault((block.cell.row, block.cell.column), []).append(block)
    return list(tables.values())


def _text(cell: Sequence[Block] | None) -> str:
    return " ".join(block.text for block in cell or ()).strip()


def _small_cells(review: Review, rows: Rows) -> Iterator[DraftFinding]:
    """Rows in which a column of people holds fewer than k, told at the row's first cell."""
    heads = {column: _text(cell) for (row, column), cell in rows.items() if row == 1}
    for row in sorted({row for row, _column in rows} - {1}):
        label = rows.get((row, 1))
        inside = [(heads.get(column, ""), cell) for (r, column), cell in rows.items() if r == row and column > 1]
        small = any(_is_small_cell(review, head, _text(label), cell) for head, cell in inside)
        if label and small and not _is_individual(rows, row):
            yield _small(review, label[0].number, 0, len(label[0].text))


def _is_small_cell(review: Review, head: str, label: str, cell: Sequence[Block]) -> bool:
    counted = _COUNT_HEAD.search(head) or _COUNT_HEAD.search(label) or _is_people_by_case(review, head, label)
    number = number_of(_text(cell).split("(")[0].strip()) if counted and not _NOT_PEOPLE.search(f"{head} {label}") else None
    return number is not None and 0 < number < review.k


def _is_people_by_case(review: Review, head: str, label: str) -> bool:
    """Whether one of the two names a case and the other a kind of people: *Skolkurator* × *Pilot Norr*."""
    cases = case_words(review.study)
    return any(fold(case) in cases and _KIND_OF_PEOPLE.search(people) for case, people in ((head, label), (label, head)))


def _is_individual(rows: Rows, row: int) -> bool:
    """Whether the row is about one interview with one person, which is no group; with that person's post it tells who it is."""
    line = " ".join(_text(cell) for (r, _c), cell in rows.items() if r == row)
    one = re.search(r"individuell|enskild|intervju\b|skriftlig|självrapport|egenrapport", line, re.IGNORECASE)
    return one is not None and not re.search(rf"{_JOB}|chef|ledar", line, re.IGNORECASE)


def _traceable(review: Review, rows: Rows) -> Iterator[DraftFinding]:
    """A table of cases that says that one of them is a single municipality, school or unit."""
    cases = case_words(review.study)
    heads = {column: _text(cell) for (row, column), cell in rows.items() if row == 1}
    for (row, column), cell in sorted(rows.items()):
        if row == 1 or not _PLACE_HEAD.search(heads.get(column, "")) or not _ONE.match(_text(cell)):
            continue
        first = fold(_text(rows.get((row, 1))))
        if (
            first in cases
            or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", first) for word in cases)
            or _CASE_HEAD.search(heads.get(1, ""))
        ):
            message = _("the table tells that this case is one place only, so that all its quotations can be traced to it")
            hint = _("leave the column out, or put cases together")
            label = (rows.get((row, 1)) or cell)[0]
            yield review.finding(label.number, 0, len(label.text), "small-group", message, hint)
