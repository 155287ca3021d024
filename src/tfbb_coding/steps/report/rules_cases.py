"""Rules about which case a quotation comes from, and what is said of all cases."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.case_places import cases_in, headings_above
from tfbb_coding.steps.report.corpus import Talk
from tfbb_coding.steps.report.matching import talks_with
from tfbb_coding.steps.report.numbers import NUMBER
from tfbb_coding.steps.report.quotations import Form, Part
from tfbb_coding.steps.report.review import Quoted, Review, case_words
from tfbb_coding.steps.report.words import fold
from tfbb_coding.swedish.sentences import split_sentences

_SURE = 0.8
"""How alike a quotation that was altered must be to what is said for its place to be believed."""
_LEAST_WORDS = 5
_LEAST_QUOTED = 2
_CASES = r"(?:pilot(?:er|erna|projekten?|verksamheter(?:na)?)|delprojekt(?:en)?|fall(?:en)?|delstudier(?:na)?)"
_ELSEWHERE = re.compile(
    rf"\b(?:(?:andra|övriga|båda|bägge|samtliga|alla|flera|olika|tre|två|fyra|mellan|många)\s(?:\w+\s)?{_CASES}|annan\s(?:pilot|kommun|ort|stad|verksamhet|del)|annat\s(?:håll|delprojekt|projekt|fall)|annorstädes|"
    r"på andra håll|någon annanstans|(?:andra|samma|liknande)\s(?:ställen|piloten|projektet)|andra piloten|grannpilot\w*|systerpilot\w*)\b",
    re.IGNORECASE,
)
"""Words that tell that a text looks beyond the case of its heading."""
_OF_ALL = re.compile(
    rf"\b(?:i|för|hos|inom|från|genomgående i)\s(?:alla|samtliga|bägge|båda)\s(?:de\s)?(?:{NUMBER}\s)?{_CASES}\b|\b(?:alla|samtliga|båda)\s(?:de\s)?(?:{NUMBER}\s)?{_CASES}\s(?:\w+\s)?"
    r"(?:lyfter|beskriver|framhåller|vittnar|återkommer|nämner|talar|betonar|berättar|uttrycker|delar)\b",
    re.IGNORECASE,
)
_NOT_OF_ALL = re.compile(r"\b(?:inte|men|utom|undantag\w*|varierar|skiljer|olika)\b", re.IGNORECASE)
_SIGNED = re.compile(r"^\s*[”\"»“’.,]{0,3}\s*(?:\((?P<inside>[^()]{1,100})\)|[–—-]{1,2}\s*(?P<dash>[^.\n]{2,80})\.?\s*$)")
_EXAMPLE = re.compile(r"\b(?:till exempel|t\.ex\.|exempelvis|som en deltagare|ett exempel|illustrer\w*)\b", re.IGNORECASE)


def quote_wrong_case(review: Review) -> Iterator[DraftFinding]:
    """A quotation comes from the case that it stands under, and from the interview that is named behind it."""
    if len(review.study.cases) < _LEAST_QUOTED:
        return
    above = headings_above(review)
    for quoted in review.quoted:
        for part, source in quoted.parts:
            if source is None or source.is_interviewer or (not source.verbatim and source.likeness < _SURE) or _is_short(part):
                continue
            told = _told_cases(review, quoted, part, above.get(part.block, ()))
            if not told or _case_of(review, source.talk) in told | {""}:
                continue
            said = {_case_of(review, talk) for talk in (source.talk, *(talks_with(review.corpus, part.text) if source.verbatim else ()))}
            if "" in said or said & told:
                continue
            message = _("said in {said}, but it stands under {told} ({transcript})").format(
                said=_named(review, said), told=_named(review, told), transcript=source.talk.transcript.name
            )
            hint = _("move it, choose another quotation, or say where it comes from")
            yield review.finding(part.block, part.start, part.end, "quote-wrong-case", message, hint)
            break


def one_case(review: Review) -> Iterator[DraftFinding]:
    """What is said to hold for all cases is not shown by quotations from one of them alone."""
    if len(review.study.cases) < _LEAST_QUOTED:
        return
    for block in review.body:
        if block.kind is BlockKind.CELL:
            continue
        claim = next((m for m in _OF_ALL.finditer(block.text) if _is_claim(review, block, m)), None)
        shown = _shown_by(review, block) if claim else []
        cases = [_cases_of(review, quoted) for quoted in shown]
        if claim is None or len(cases) < _LEAST_QUOTED or any(len(one) != 1 or "" in one for one in cases) or len(set.union(*cases)) != 1:
            continue
        name = _named(review, cases[0])
        message = ngettext(
            "said of all cases, but the {n} quotation that shows it comes from {case} alone",
            "said of all cases, but the {n} quotations that show it come from {case} alone",
            len(shown),
        ).format(n=len(shown), case=name)
        hint = _("let the others be heard, or say that the examples are from one case")
        yield review.finding(block.number, *claim.span(), "one-case", message, hint, Severity.WARNING)


def _is_short(part: Part) -> bool:
    return len(part.text.split()) < _LEAST_WORDS


def _case_of(review: Review, talk: Talk) -> str:
    interview = review.study.interview_of(talk.transcript.name)
    return interview.case if interview else ""


def _named(review: Review, cases: set[str]) -> str:
    order = [case.id for case in review.study.cases]
    return ", ".join(
        review.study.case_name(case) for case in sorted(cases, key=lambda c: (c not in order, order.index(c) if c in order else 0))
    )


def _told_cases(review: Review, quoted: Quoted, part: Part, headings: Sequence[str]) -> set[str]:
    """The cases that the words may come from, as the draft tells: what is signed behind it, else the paragraph, what leads to it, and the heading.

    Empty where the draft tells of none, or looks further than one.
    """
    words = case_words(review.study)
    signed = _signed(review, part)
    if signed:
        return signed
    heading = next((found for text in reversed(headings) if (found := cases_in(text, words))), set[str]())
    around = _own_text(review, part.block)
    lead = quoted.quotation.lead if quoted.quotation.form is Form.BLOCK else ""
    before = _before(review, part.block)
    if any(_ELSEWHERE.search(text) for text in (around, lead, "" if cases_in(around, words) else before)):
        return set()
    near = cases_in(_last_sentences(around[: part.start]) + " " + _last_sentences(lead), words)
    if not heading | near:
        return set()  # a case that is only mentioned on the way says nothing
    return heading | cases_in(f"{around}\n{lead}\n{before}", words)


def _last_sentences(text: str) -> str:
    """The sentence that a text ends in, and the one before it."""
    sentences = split_sentences(text)[-2:]
    return text[sentences[0].start :] if sentences else ""


def _signed(review: Review, part: Part) -> set[str]:
    """The cases told in brackets right behind the words: by name or by the interview's id."""
    match = _SIGNED.match(review.draft.blocks[part.block].text[part.end :])
    inside = (match["inside"] or match["dash"] or "") if match else ""
    found = cases_in(inside, case_words(review.study))
    low = f" {fold(inside)} "
    ids = {
        i.case
        for i in review.study.interviews
        for name in (i.id, i.transcript)
        if name and re.search(rf"(?<![\w-]){re.escape(fold(name))}(?![\w-])", low)
    }
    return found or {case for case in ids if case}


def _own_text(review: Review, block: int) -> str:
    """The block's words without those of participants."""
    text = list(review.draft.blocks[block].text)
    for span in review.spans.get(block, ()):
        text[span.start : span.end] = " " * len(span)
    return "".join(text)


def _before(review: Review, block: int) -> str:
    """The author's words in the block before, empty where that is a heading."""
    other = review.draft.blocks[block - 1] if block else None
    return (
        _own_text(review, other.number)
        if other is not None and other.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)
        else ""
    )


def _is_claim(review: Review, block: Block, match: re.Match[str]) -> bool:
    sentence = next((s.of(block.text) for s in split_sentences(block.text) if s.start <= match.start() < s.end), block.text)
    sentence = sentence.split(":")[0]
    return not review.is_quoted(block.number, *match.span()) and not _NOT_OF_ALL.search(sentence) and not _EXAMPLE.search(block.text)


def _shown_by(review: Review, block: Block) -> list[Quoted]:
    """The quotations in the paragraph, and the block quotation that it leads to."""
    following = [block.number + 1] if block.text.rstrip().endswith(":") else []
    return [quoted for quoted in review.quoted_in([block.number, *following]) if any(source is not None for source in quoted.sources)]


def _cases_of(review: Review, quoted: Quoted) -> set[str]:
    case_of = partial(_case_of, review)
    found: set[str] = set()
    for part, source in quoted.parts:
        if source is not None:
            found |= {
                case_of(talk) for talk in ([source.talk, *talks_with(review.corpus, part.text)] if source.verbatim else [source.talk])
            }
    return found
