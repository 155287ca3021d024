"""Rules about who can be recognised by what is said of one person."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.identifier import DIRECT, Certainty, Identifier
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.person_words import THE_ONE, TRAITS, UNIQUE, any_of, marked
from tfbb_coding.steps.report.public_words import BYLINE, FAR_PLACES, PUBLIC
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.rules_sources import citations_of
from tfbb_coding.steps.report.words import fold, tokens_of

_SHORT = 25
"""Words up to which a line can tell who wrote the report."""
_IMPRINT = 6
"""Words of a line that tells where, when and by whom a report was printed."""
_AROUND = 25
"""Characters around a name in which a word may tell that it is a public body's."""
_TEENTH = r"(?:trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|tjugo(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|trettionde|trettioförsta)"
_MONTH = any_of("januari februari mars april maj juni juli augusti september oktober november december")
_DAY = re.compile(
    rf"\b(?:den|till|vid|på)\s(?:den\s)?{_TEENTH}\b(?=\s*(?:[.,!?;:”\"»]|$)|\s(?:{_MONTH}|och|eller|då|när|kl|klockan|kom|var|så)\b)|"
    rf"\b(?:(?:den\s)?(?:{_TEENTH}|första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte)|den\s\d{{1,2}}(?::e|:a)?)\s{_MONTH}\b",
    re.IGNORECASE,
)
"""A day of the month in words: the thirteenth and later ones alone, the earlier ones with their month."""
_FEASTS = re.compile(
    r"första maj|sjätte juni|tjugofjärde december|trettionde april|trettioförsta december|trettonde\s*januari", re.IGNORECASE
)
_POST_AT = re.compile(rf"\b{THE_ONE}\s(?:i|på|vid|för|hos)\s$", re.IGNORECASE)
_NAME_INSIDE = re.compile(r"(?<!^)\b[A-ZÅÄÖ][a-zåäö]")


def identifier(review: Review) -> Iterator[DraftFinding]:
    """No name, place, workplace, number or address stands in the draft that can lead to a person; authors who are cited may."""
    for block, found in _identifiers(review):
        if found.kind in DIRECT and _matters(review, block, found):
            message = _("'{words}' can tell who somebody is ({kind})").format(words=found.match, kind=_kinds()[found.kind])
            hint = _("write {form}").format(form=found.suggestion) if found.suggestion else _("take it out")
            certain = found.certainty is Certainty.CERTAIN
            yield review.finding(
                block.number, found.start, found.end, "identifier", message, hint + " " + _allow(found.match),
                Severity.ERROR if certain else Severity.WARNING,
            )  # fmt: skip


def _allow(words: str) -> str:
    """What to write where, when the words identify nobody."""
    return _("(if it gives nobody away here: write in study.yaml, on an indented line below `report:`, allow: {words})").format(
        words=f'["{words}"]'
    )


def identifier_indirect(review: Review) -> Iterator[DraftFinding]:
    """No role that one person alone has, and no facts that together leave few to choose from; in quotations no exact day either."""
    everything = list(_identifiers(review))
    told: dict[int, list[Identifier]] = defaultdict(list)
    for block, found in everything:
        in_quotation = review.is_quoted(block.number, found.start, found.end)
        direct = any(other.kind in DIRECT and found.start <= other.start < found.end for where, other in everything if where is block)
        unique = found.kind == "role" and (UNIQUE.search(found.match) or _NAME_INSIDE.search(found.match)) and not direct
        if unique or found.kind == "combination" or (found.kind == "date" and in_quotation and any(c.isdigit() for c in found.match)):
            told[block.number].append(found)
            message = _("'{words}' can together with other facts tell who somebody is ({kind})").format(
                words=found.match, kind=_kinds()[found.kind]
            )
            hint = _("say it more generally, or leave it out")
            yield review.finding(block.number, found.start, found.end, "identifier-indirect", message, hint, Severity.WARNING)
    for block, found in everything:
        if found.kind in ("place", "organisation") and _matters(review, block, found):
            yield from _post_at(review, block, found)
    for block in review.body:
        yield from _traits(review, block, told[block.number])
        yield from _days(review, block, told[block.number])


def _post_at(review: Review, block: Block, found: Identifier) -> Iterator[DraftFinding]:
    """*Rektorn i Tomelilla*: who that is stays as plain when the name of the place is taken out."""
    post = _POST_AT.search(marked(block.text[: found.start]))
    if post:
        message = _("'{words}' tells of one person, and still does when the place is a placeholder").format(
            words=block.text[post.start() : found.end]
        )
        hint = _("write [befattning], or say it more generally: *en chef*, *en deltagare*")
        yield review.finding(block.number, post.start(), found.end, "identifier-indirect", message, hint, Severity.WARNING)


def _traits(review: Review, block: Block, found: Sequence[Identifier]) -> Iterator[DraftFinding]:
    taken = [(one.start, one.end) for one in found]
    text = marked(block.text)
    for place in (match.span() for pattern in TRAITS for match in pattern.finditer(text)):
        if not any(start < place[1] and place[0] < end for start, end in taken):
            taken.append(place)
            message = _("'{words}' can tell who somebody is: few people share these facts").format(words=block.text[slice(*place)])
            hint = _("say it more generally, or leave it out")
            yield review.finding(block.number, *place, "identifier-indirect", message, hint, Severity.WARNING)


def _days(review: Review, block: Block, found: Sequence[Identifier]) -> Iterator[DraftFinding]:
    """Exact days that somebody names in words in a quotation; those in digits are found as identifiers."""
    for match in _DAY.finditer(block.text) if review.spans.get(block.number) else ():
        taken = any(one.start < match.end() and match.start() < one.end for one in found)
        if review.is_quoted(block.number, *match.span()) and not taken and not _FEASTS.search(match[0]):
            message = _("'{words}' can together with other facts tell who somebody is ({kind})").format(
                words=match[0], kind=_kinds()["date"]
            )
            hint = _("say it more generally, or leave it out")
            yield review.finding(block.number, *match.span(), "identifier-indirect", message, hint, Severity.WARNING)


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
    if fold(found.match) in FAR_PLACES:
        return False
    if review.is_quoted(block.number, found.start, found.end):
        return found.certainty is Certainty.CERTAIN or not _is_said(review, found.match)
    if found.certainty is not Certainty.CERTAIN or (_is_title_page(review, block) and not _is_subject(review, block, found)):
        return False
    around = block.text[max(0, found.start - _AROUND) : found.end + _AROUND]
    return not (PUBLIC.search(found.match) or (found.kind in ("organisation", "url") and PUBLIC.search(around)))


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
    if BYLINE.match(block.text):
        return True
    headings = [b.number for b in review.draft.blocks if b.kind is BlockKind.HEADING]
    before = headings[1] if len(headings) > 1 and headings[0] < block.number else headings[0] if len(headings) > 1 else 0
    return block.number < before and block.kind is BlockKind.PARAGRAPH and len(block.text.split()) < _SHORT // 2


def _is_subject(review: Review, block: Block, found: Identifier) -> bool:
    """Whether a place on the title page tells what the report is about: it stands in a sentence, and not where and when it was printed."""
    imprint = len(block.text.split()) <= _IMPRINT or re.search(r"\b(?:19|20)\d\d\b", block.text) or BYLINE.match(block.text)
    return found.kind == "place" and block.number not in review.prefaces and not imprint
