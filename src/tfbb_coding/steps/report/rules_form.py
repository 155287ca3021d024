"""Rules about how quotations are set, led in, shared out and signed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.case_places import cases_in, cases_of_one
from tfbb_coding.steps.report.quotations import SINGLE, Form, Quotation, mark_pairs
from tfbb_coding.steps.report.review import Quoted, Review
from tfbb_coding.steps.report.sections import Section, below
from tfbb_coding.steps.report.unwritten import waiting
from tfbb_coding.steps.report.words import quoted_words, tokens_of

_LEAST_REUSED = 6
_LEAST_SHARED = 0.6
_LEAST_SECTION = 30
_LEAST_VOICES = 2
_SWEDISH_MARKS = "””"
_NOT_PROSE = (BlockKind.CELL, BlockKind.FOOTNOTE, BlockKind.MARGIN, BlockKind.CONTENTS)


def quote_too_long_inline(review: Review) -> Iterator[DraftFinding]:
    """A quotation of more than 40 words (`block_quote_over`) is a paragraph of its own; exactly 40 is still inline."""
    limit = review.study.report.block_quote_over
    for quotation in _of(review, Form.INLINE):
        if quotation.words > limit:
            message = _("a quotation of {n} words in the running text; more than {limit} are a paragraph of their own").format(
                n=quotation.words, limit=limit
            )
            yield _at(review, quotation, "quote-too-long-inline", message, _("make it an indented paragraph without quotation marks"))


def quote_too_short_block(review: Review) -> Iterator[DraftFinding]:
    """A quotation of 40 words (`block_quote_over`) or fewer stands in the running text, within quotation marks."""
    limit = review.study.report.block_quote_over
    for quotation in _of(review, Form.BLOCK):
        if quotation.words <= limit:
            message = ngettext(
                "a block quotation of {n} word; up to {limit} stand in the running text",
                "a block quotation of {n} words; up to {limit} stand in the running text",
                quotation.words,
            ).format(n=quotation.words, limit=limit)
            yield _at(review, quotation, "quote-too-short-block", message, _("put it in the running text, within quotation marks"))


def quote_marks(review: Review) -> Iterator[DraftFinding]:
    """Quotation marks are of one kind (`marks`, else the draft's most common), come in pairs, and a block quotation has none."""
    wanted = review.study.report.marks or _most_common(review)
    for quoted in review.quoted:
        quotation = quoted.quotation
        if quotation.form is Form.BLOCK and quotation.marks != ("", ""):
            message = _("a block quotation within quotation marks")
            yield _at(review, quotation, "quote-marks", message, _("take the marks away; the indentation says that it is a quotation"))
        elif quotation.marks[0] in SINGLE and quotation.marks[0]:
            message = _("single marks around a quotation, not {marks}").format(marks=_shown(wanted))
            yield _at(review, quotation, "quote-marks", message, _("write {marks}").format(marks=_shown(wanted)))
    for block in review.body:
        yield from _wrong_marks(review, block, wanted)


def lead_in(review: Review) -> Iterator[DraftFinding]:
    """Every block quotation is led in by a sentence that ends with a colon."""
    for quotation in _of(review, Form.BLOCK):
        if not _ends_with_colon(quotation.lead):
            message = _("the block quotation is not led in by a sentence with a colon")
            hint = _("say before it who speaks of what, and end that sentence with a colon")
            yield _at(review, quotation, "lead-in", message, hint)


def quote_reused(review: Review) -> Iterator[DraftFinding]:
    """No quotation, and no good part of one, is used twice."""
    seen: list[tuple[Quotation, tuple[str, ...], list[tuple[int, frozenset[int]]]]] = []
    for quoted in review.quoted:
        quotation = quoted.quotation
        forms = tuple(token.form for token in tokens_of(quotation.text) if token.kind == "word")
        places = [(id(source.talk), frozenset(source.matched)) for source in quoted.sources if source is not None]
        earlier = next((q for q, f, p in seen if _is_reused(forms, f, places, p)), None)
        if earlier is not None:
            before = _place_of(review.draft.blocks[earlier.block])
            message = _("the same words are quoted already ({place})").format(place=before)
            yield _at(review, quotation, "quote-reused", message, _("choose another quotation, or refer back to the first"))
        seen.append((quotation, forms, places))


def quote_share(review: Review) -> Iterator[DraftFinding]:
    """No more than half of a section's words (`quote_share`, in per cent) stand in quotations (Kvale & Brinkmann 2009, on reporting)."""
    most, unwritten = review.study.report.quote_share, {id(section) for section in waiting(review)}
    for section in review.sections:
        if id(section) in unwritten:  # the words that belong around the quotations are still to be written
            continue
        prose = [block for block in section.blocks if block.kind not in _NOT_PROSE and block.number not in review.references]
        total = sum(quoted_words(block.text) for block in prose)
        quoted = sum(q.quotation.words for q in review.quoted_in(block.number for block in prose))
        if section.heading is not None and total >= _LEAST_SECTION and 100 * quoted > most * total:
            message = _("{share} per cent of the section's {n} words stand in quotations").format(
                share=round(100 * quoted / total), n=total
            )
            heading = section.heading
            hint = _("say what the quotations show, in your own words, or choose fewer")
            yield review.finding(heading.number, 0, len(heading.text), "quote-share", message, hint, Severity.WARNING)


def one_voice(review: Review) -> Iterator[DraftFinding]:
    """What is said of a theme or a case rests on more than one speaker."""
    told: set[int] = set()
    alone = cases_of_one(review)
    for at in range(len(review.sections) - 1, -1, -1):
        section = review.sections[at]
        branch = below(review.sections, at)
        quoted = review.quoted_in(block.number for part in branch for block in part.blocks)
        parts = [part for part in branch if review.quoted_in(block.number for block in part.blocks)]
        if section.heading is None or any(id(part) in told for part in branch) or (section not in parts and len(parts) < _LEAST_VOICES):
            continue
        if cases_in(section.heading.text, alone):  # there is nobody else to be heard
            continue
        voices = {one.voice for one in quoted}
        if len(quoted) >= _LEAST_VOICES and len(voices) == 1 and None not in voices:
            told.add(id(section))
            yield _one_voice(review, section, quoted)


def placeholder_form(review: Review) -> Iterator[DraftFinding]:
    """A name that was taken out is replaced by a placeholder in brackets, in one of the study's forms (`placeholders`)."""
    from tfbb_coding.steps.report.placeholders import odd_placeholders

    said = {token.form for talk in review.corpus.talks for token in talk.tokens if token.kind == "placeholder"}
    allowed = (*review.study.placeholders, *review.study.report.placeholders)
    for block in review.body:
        for start, end, form in odd_placeholders(block.text, allowed, said, partial(review.is_quoted, block.number)):
            message = _("'{words}' is no placeholder as the study writes them").format(words=block.text[start:end])
            hint = _("write {form}").format(form=form) if form else _("write it in brackets and small letters, such as [namn]")
            yield review.finding(block.number, start, end, "placeholder-form", message, hint)


def _of(review: Review, form: Form) -> Iterator[Quotation]:
    return (quoted.quotation for quoted in review.quoted if quoted.quotation.form is form)


def _at(review: Review, quotation: Quotation, rule: str, message: str, hint: str) -> DraftFinding:
    return review.finding(quotation.block, quotation.start, quotation.end, rule, message, hint)


def _place_of(block: Block) -> str:
    line, _column = block.place_of(0)
    return _("line {n}").format(n=line) if line else _("paragraph {n}").format(n=block.paragraph) if block.paragraph else _("in a table")


def _most_common(review: Review) -> str:
    """The pair of marks that the draft has most of; the Swedish one when none is more common."""
    counts: Counter[str] = Counter({_SWEDISH_MARKS: 0})
    for block in review.body:
        counts.update(block.text[o] + block.text[c] for o, c in mark_pairs(block.text)[0])
    return max(counts, key=lambda marks: (counts[marks], marks == _SWEDISH_MARKS))


def _wrong_marks(review: Review, block: Block, wanted: str) -> Iterator[DraftFinding]:
    pairs, alone = mark_pairs(block.text)
    for opening, closing in pairs:
        said_so = review.is_quoted(block.number, opening, closing + 1)  # marks within what somebody says
        if block.text[opening] + block.text[closing] != wanted and not said_so:
            message = _("the marks {found} where the draft has {wanted}").format(
                found=block.text[opening] + "…" + block.text[closing], wanted=_shown(wanted)
            )
            hint = _("write {marks}").format(marks=_shown(wanted))
            yield review.finding(block.number, opening, closing + 1, "quote-marks", message, hint)
    for at in alone:
        message = _("a quotation mark without its partner")
        start, end = (at, min(len(block.text), at + 30)) if at + 1 < len(block.text) else (max(0, at - 30), at + 1)
        yield review.finding(block.number, start, end, "quote-marks", message, _("close the quotation, or take the mark away"))


def _shown(marks: str) -> str:
    return f"{marks[0]}…{marks[1]}"


def _ends_with_colon(lead: str) -> bool:
    return re.sub(r"[\s\"”»«*_]+$|\s*\[\d+\]$|\s*\(\s*[^()]*\)\s*$", "", lead.rstrip()).endswith(":") or lead.rstrip().endswith(":")


def _is_reused(
    forms: Sequence[str], others: Sequence[str], places: Sequence[tuple[int, frozenset[int]]], before: Sequence[tuple[int, frozenset[int]]]
) -> bool:
    if min(len(forms), len(others)) < _LEAST_REUSED:
        return False
    for talk, here in places:
        for other, there in before:
            if talk == other and len(here & there) >= max(_LEAST_REUSED, _LEAST_SHARED * min(len(here), len(there))):
                return True
    shorter, longer = sorted((" ".join(forms), " ".join(others)), key=len)
    return f" {shorter} " in f" {longer} "


def _one_voice(review: Review, section: Section, quoted: Sequence[Quoted]) -> DraftFinding:
    heading = section.heading
    assert heading is not None
    voice = quoted[0].voice
    assert voice is not None
    message = _("all {n} quotations below this heading are one person's: {speaker} in {transcript}").format(
        n=len(quoted), speaker=voice[1], transcript=voice[0]
    )
    hint = _("let others be heard, or say that it rests on one voice")
    return review.finding(heading.number, 0, len(heading.text), "one-voice", message, hint, Severity.WARNING)
