"""Rules about numbers that the study can count, and about what the report says twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.study import Interview
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.case_places import cases_in, headings_above, last_case, places
from tfbb_coding.steps.report.numbers import NUMBER, number_of
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.steps.report.study_ranges import numbers_of_programme, parts_of_people, sizes_of_groups
from tfbb_coding.steps.report.words import fold
from tfbb_coding.swedish.sentences import split_sentences

_THINGS = (
    ("focus group", r"fokusgrupp(?:er|erna|sintervjuer|sintervjuerna|sintervju|sdiskussioner|sdiskussionerna|ssamtal|ssamtalen|en)?|gruppintervju(?:er|erna)?|gruppsamtal(?:en)?"),
    ("individual", r"(?:individuella|enskilda)\s(?:\w+\s)?(?:intervjuer(?:na)?|samtal(?:en)?)|(?:individuell|enskild)\s(?:\w+\s)?intervju(?:n)?|enskilda|individuella|individintervjuer(?:na)?|individintervju"),
    ("written", r"skriftliga\s(?:intervjuer(?:na)?|svar(?:en)?|intervjusvar)|skriftlig\sintervju|skriftligt\ssvar"),
    ("interview", r"intervjutillfällen(?:a)?|intervjuer(?:na)?|datainsamlingstillfällen"),
    ("person", r"personer(?:na)?|deltagare(?:n|na|s)?|deltagarna|intervjupersoner(?:na)?|informanter(?:na)?|respondenter(?:na)?|intervjuade|medverkande"),
    ("case", r"pilot(?:er|erna)|pilotprojekt(?:en)?|pilotverksamheter(?:na)?|delprojekt(?:en)?"),
    ("wave", r"delstudier(?:na)?|datainsamlingsomgångar(?:na)?|intervjuomgångar(?:na)?|omgångar(?:na)?|vågor(?:na)?"),
)  # fmt: skip
_ADJECTIVE = r"(?:(?!av\b|i\b|och\b|till\b|för\b|med\b|på\b|till\b|andra\b|övriga\b|sista\b|första\b|resterande\b|återstående\b|större\b|mindre\b|nya\b|skolor|kommuner|veckor|timmar|år\b|månader|ord\b|procent|minuter|stycken\b)[a-zåäö]+(?:a|e|er|t|n)\s)"
_THING = re.compile(
    rf"(?<![\w.,:/–-])(?P<number>{NUMBER})(?:\sstycken|\sst\.?)?(?P<elided>(?:\sav\s(?:dem|dessa))?\s(?:var|är|utgjordes av|utgörs av|genomfördes som|skedde som|gjordes som|hölls som))?\s(?P<adjective>{_ADJECTIVE}{{0,2}}?)(?P<thing>"
    + "|".join(f"(?P<k{n}>{pattern})" for n, (_kind, pattern) in enumerate(_THINGS))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:genomfördes|genomfört|genomförts|genomförde|bygger på|baseras på|baserad på|omfattar|omfattade|omfattat|består av|bestod av|intervjuades|intervjuats|intervjuat|deltog|deltagit|medverkade|medverkat|"
    r"intervjuade\s(?:vi|jag|utvärder\w+|forskar\w+|teamet)|(?:vi|har|hade|jag)\s(?:vi\s|har\s)?(?:intervjuat|genomfört|gjort|träffat|hållit|samlat in|tagit del av)|"
    r"totalt|sammanlagt|sammantaget|ingår|ingick|hölls|gjordes|hållits|utgörs av|utgjordes av|fördelade på|fördelat på|spelades in|transkriberades|analyserades|(?:underlaget|materialet|datamaterialet)\s(?:är|utgörs|består|bestod|omfattar))\b",
    re.IGNORECASE,
)
_PARTIAL_BEFORE = re.compile(
    r"(?:\bav de|\bytterligare|\bminst|\bhögst|\bdrygt|\bnärmare|\bknappt|\bungefär|\bomkring|\bcirka|\bca\.?|\bmer än|\bfler än|\bbara|\bendast|\bmed|\bnågra|\bhar|\b(?:i|från|hos|inom|bland)|\b\w+ och)\s*$",
    re.IGNORECASE,
)
_PARTIAL_AFTER = re.compile(
    r"^\s*(?:av\s(?:de|dem|våra|studiens|samtliga|totalt|"
    + NUMBER
    + r")\b|(?:säger|menar|berättar|beskriver|lyfter|nämner|uttrycker|tycker|framhåller|påpekar|anser|ser|tar upp|efterlyser|återkommer))",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:av|i|från|bland|hos|samtliga|alla|våra|studiens|rapportens|projektets)\s(?:de\s|dessa\s|våra\s)?$|\b(?:de|dessa|samtliga|alla|våra|studiens|projektets)\s$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:planera\w*|skulle|avsågs|ursprungligen|inbj[öu]d\w*|tillfrågades|tackade nej|avböjde|bortfall|förhinder|anmäld\w*|per\b|vardera|varje|i varje|var och en|åt gången|i taget|mellan)\b",
    re.IGNORECASE,
)
_WHOLE_AFTER = re.compile(r"^\s*(?:per|i varje|vardera|åt gången|i taget|\(?från|om dagen|i veckan|i månaden|–|-\s?\d)", re.IGNORECASE)
_OTHER_PEOPLE = re.compile(
    r"\b(?:elever|föräldrar|barn|lärare|invånare|anställda|medarbetare|workshop\w*|seminari\w*|konferens\w*|utbildning\w*|föreläsning\w*|enkät\w*|arbetslag\w*|team\w*)\b",
    re.IGNORECASE,
)
_STUDIES = re.compile(r"\((?:19|20)\d{2}[a-z]?[,)]|,\s(?:19|20)\d{2}[a-z]?[,);]|\b(?:hans|hennes|deras|tidigare|annan|andra) studie\w*\b")
"""Sentences about other people's studies."""
_WHOLE = re.compile(r"\b(?:totalt|sammanlagt|sammantaget|studien|tillsammans)\b", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s*(?:i|från|kom från|vid|hos)\s*", re.IGNORECASE)
_ELIDED = re.compile(rf"(?<![\w.,:/–-])(?P<number>{NUMBER})(?=\s(?:i|från|kom från|var från|arbetade i|arbetar i)\s)", re.IGNORECASE)
"""*Nio i Pilot Norr*: of what was said before in the sentence."""
_RANGE = re.compile(rf"\b{NUMBER}\s?(?:till|eller|–|-)\s?$", re.IGNORECASE)
"""*Tre till*: what follows is the end of a range."""
_YEARS_FROM = 1900


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number that the draft states: of what, in which sentence; ``case`` where it can be of that one only."""

    block: Block
    start: int
    end: int
    number: int
    kind: str
    sentence: str
    before: str
    after: str
    case: str = ""


def count_mismatch(review: Review) -> Iterator[DraftFinding]:
    """Numbers of interviews, groups, persons, pilots and rounds, in digits or words, are those of study.yaml."""
    if not review.study.interviews and not review.study.cases:
        return
    headings = headings_above(review)
    for claim in _claims(review):
        possible = _possible(review, claim, headings.get(claim.block.number, ()))
        if possible and claim.number not in possible:
            yield _mismatch(review, claim, possible, _about(review, claim, headings.get(claim.block.number, ())))
    yield from _counted_cells(review)
    for block, place, message in (*sizes_of_groups(review), *parts_of_people(review), *numbers_of_programme(review)):
        hint = _("correct the number, or study.yaml")
        yield review.finding(block.number, place.start, place.end, "count-mismatch", message, hint)


def _about(review: Review, claim: _Claim, headings: Sequence[str]) -> str:
    """The cases that the claim is taken to be about, empty where it is the whole study."""
    if claim.kind in ("case", "wave"):
        return ""
    meant = next((interviews for interviews in _scopes(review, claim, headings) if _counts(claim, interviews)), ())
    if len(meant) == len(review.study.interviews):
        return ""
    return ", ".join(dict.fromkeys(review.study.case_name(interview.case) for interview in meant if interview.case))


def _mismatch(review: Review, claim: _Claim, possible: Sequence[int], about: str = "") -> DraftFinding:
    said = claim.block.text[claim.start : claim.end].strip()
    message = _("{said} where study.yaml has {counted}").format(said=said, counted=possible[0])
    if about:
        message = _("{said} where study.yaml has {counted} for {cases}, which the number is taken to be about").format(
            said=said, counted=possible[0], cases=about
        )
    return review.finding(claim.block.number, claim.start, claim.end, "count-mismatch", message, _("correct the number, or study.yaml"))


def _claims(review: Review) -> Iterator[_Claim]:
    cases = case_words(review.study)
    for block in review.body:
        if block.kind in (BlockKind.CELL, BlockKind.HEADING):
            continue
        for sentence in split_sentences(block.text):
            if _STUDIES.search(sentence.of(block.text)):
                continue
            found = list(_said_in(review, block, sentence))
            yield from found
            if found:
                yield from _elided(block, sentence, found, cases)


def _said_in(review: Review, block: Block, sentence: Span) -> Iterator[_Claim]:
    for match in _THING.finditer(block.text, sentence.start, sentence.end):
        number = number_of(match["number"])
        kind = next(kind for n, (kind, _p) in enumerate(_THINGS) if match[f"k{n}"])
        if number is None or number >= _YEARS_FROM or review.is_quoted(block.number, match.start(), match.end()):
            continue
        before, after = block.text[sentence.start : match.start()], block.text[match.end() : sentence.end]
        if _RANGE.search(before):
            continue
        claim = _Claim(block, match.start(), match.end(), number, kind, sentence.of(block.text), before, after)
        counted = match["elided"] and kind in ("focus group", "individual", "written")
        if counted or _is_total(claim) or _is_impossible(review, claim):
            yield claim


def _elided(block: Block, sentence: Span, found: Sequence[_Claim], cases: Mapping[str, str]) -> Iterator[_Claim]:
    """*24 personer: nio i Pilot Norr, åtta i Pilot Syd*: numbers whose noun was said before, each right before its case."""
    for match in _ELIDED.finditer(block.text, sentence.start, sentence.end):
        last = max((c for c in found if c.end <= match.start()), key=lambda c: c.end, default=None)
        after = block.text[match.end() : sentence.end]
        place = min(places(after, cases), default=None)
        number = number_of(match["number"])
        if last is not None and place is not None and number is not None and _AT_ONCE.fullmatch(after[: place[0]]):
            before = block.text[sentence.start : match.start()]
            yield _Claim(block, match.start(), match.end() + place[1], number, last.kind, sentence.of(block.text), before, after, place[2])


def _is_total(claim: _Claim) -> bool:
    """Whether the number is that of all there are, in the study or a case, and not of some who say something."""
    said = claim.block.text[claim.start : claim.end].lower()
    if _PLANNED.search(claim.sentence) or _WHOLE_AFTER.match(claim.after):
        return False
    if claim.kind == "person" and (_OTHER_PEOPLE.search(claim.sentence.lower().replace(said, "")) or said.split()[0] in ("en", "ett", "1")):
        return False
    if claim.kind != "person" and said.split()[0] in ("en", "ett", "1") and not _TOTAL.search(claim.sentence):
        return False
    if _PARTIAL_AFTER.match(claim.after):
        return False
    definite = _OF.search(claim.before) is not None
    if definite and re.search(r"\b(?:de|dessa|samtliga|alla|våra|studiens|projektets)\s$", claim.before, re.IGNORECASE):
        return True
    if _PARTIAL_BEFORE.search(claim.before) and not re.search(r"(?:\bmed|\bhar|\w+ och)\s*$", claim.before, re.IGNORECASE):
        return False
    return _TOTAL.search(claim.sentence) is not None


def _is_impossible(review: Review, claim: _Claim) -> bool:
    """Whether there are not so many in the whole study, so that it must be a slip, whoever it is about."""
    if claim.kind not in ("case", "focus group", "individual") or re.search(
        r"\b(?:planera\w*|skulle|ursprungligen|inbj[öu]d\w*)\b", claim.sentence, re.IGNORECASE
    ):
        return False
    total = len(review.study.cases) if claim.kind == "case" else sum(i.kind == claim.kind for i in review.study.interviews)
    return 1 < total < claim.number


def _possible(review: Review, claim: _Claim, headings: Sequence[str]) -> list[int]:
    """The numbers that are true of what the sentence speaks of, the likeliest first: of the whole study, or the case, wave or kind named."""
    study = review.study
    if claim.kind == "case":
        return [len(study.cases)] if len(study.cases) > 1 else []
    if claim.kind == "wave":
        waves = {interview.wave for interview in study.interviews if interview.wave}
        return [len(waves)] if waves else []
    return list(dict.fromkeys(n for interviews in _scopes(review, claim, headings) for n in _counts(claim, interviews)))


def _scopes(review: Review, claim: _Claim, headings: Sequence[str]) -> list[Sequence[Interview]]:
    """The interviews that the claim may be about: those of the cases named in its sentence, else in its block or headings, and all."""
    cases, interviews = case_words(review.study), review.study.interviews
    if claim.case:
        return [[i for i in interviews if i.case == claim.case]]
    waves = {i.wave for i in interviews if i.wave and _names_wave(claim.sentence, i.wave)}
    if waves:
        interviews = tuple(i for i in interviews if i.wave in waves)
    whole = [interviews] if _WHOLE.search(claim.sentence) else []
    if not (named := cases_in(claim.sentence, cases)):
        above = next((found for heading in reversed(headings) if (found := cases_in(heading, cases))), set[str]())
        before = last_case(claim.block.text[: claim.start], cases) if not whole else ""
        narrow = [[i for i in interviews if i.case in some] for some in (above, {before} if before else set[str]()) if some]
        return [*whole, *narrow, interviews]
    nearest = _nearest_case(claim, cases)
    together = [[i for i in interviews if i.case in named]] if len(named) > 1 else []
    return [*whole, [i for i in interviews if i.case == nearest], *together]


def _names_wave(sentence: str, wave: str) -> bool:
    """Whether a sentence speaks of this wave; one that is only a number does so behind a word for waves, and not within *14 personer*."""
    before = r"\b(?:omgång|våg|delstudie|datainsamling|tillfälle|mättillfälle)\w*\s" if wave.isdigit() else r"(?<!\w)"
    return re.search(rf"{before}{re.escape(fold(wave))}(?!\d)", fold(sentence)) is not None


def _nearest_case(claim: _Claim, cases: Mapping[str, str]) -> str:
    """The case that follows at once (*nio i Pilot Norr*), else the one named last before the number, else the first after it."""
    after = min(places(claim.after, cases), default=(0, 0, ""))
    if after[2] and _AT_ONCE.fullmatch(claim.after[: after[0]]):
        return after[2]
    return last_case(claim.before, cases) or after[2]


def _counts(claim: _Claim, interviews: Sequence[Interview]) -> list[int]:
    if not interviews:
        return []
    if claim.kind == "person":
        sets = [some for some in (interviews, *_of_kind(claim, interviews)) if some and all(i.took_part is not None for i in some)]
        return [sum(i.took_part or 0 for i in some) for some in sets]
    if claim.kind == "interview":
        kinds = [sum(i.kind == kind for i in interviews) for kind in ("individual", "written", "focus group")]
        spoken = sum(i.kind in ("individual", "focus group", "written", "") for i in interviews)
        return [spoken, *(n for n in kinds if n and _mentions_kind(claim))]
    return [sum(i.kind == claim.kind for i in interviews)] if any(i.kind for i in interviews) else []


def _of_kind(claim: _Claim, interviews: Sequence[Interview]) -> list[list[Interview]]:
    """For persons: those of the focus groups alone or of the interviews alone, when the sentence speaks of either; of one group at a time."""
    kinds = []
    if re.search(r"grupp", claim.sentence, re.IGNORECASE):
        kinds.append([i for i in interviews if i.kind == "focus group"])
        kinds += [[i] for i in interviews if i.kind == "focus group"]
    if re.search(r"individuel|enskil|skriftlig|intervju", claim.sentence, re.IGNORECASE):
        kinds += [[i for i in interviews if i.kind == kind] for kind in ("individual", "written")]
    return kinds


def _mentions_kind(claim: _Claim) -> bool:
    return bool(
        re.search(r"individuel|enskil|skriftlig|grupp", claim.block.text[claim.start : claim.end] + claim.before[-40:], re.IGNORECASE)
    )


def _counted_cells(review: Review) -> Iterator[DraftFinding]:
    """Tables with a row a case and columns such as *Fokusgrupper* and *Deltagare*."""
    cases = case_words(review.study)
    tables: dict[int, dict[tuple[int, int], Block]] = {}
    for block in review.draft.blocks:
        if block.cell is not None and block.kind is BlockKind.CELL:
            tables.setdefault(block.cell.table, {}).setdefault((block.cell.row, block.cell.column), block)
    for cells in tables.values():
        heads = {column: cell.text for (row, column), cell in cells.items() if row == 1}
        for (row, column), cell in sorted(cells.items()):
            number = number_of(cell.text.strip())
            kind = _kind_of_head(heads.get(column, ""))
            if row == 1 or column == 1 or number is None or not kind or (row, 1) not in cells:
                continue
            yield from _counted_cell(review, cells[row, 1].text, cell, number, kind, cases)


def _kind_of_head(head: str) -> str:
    plain = re.sub(r"^antal\s+", "", head.strip().lower())
    return next((kind for kind, pattern in _THINGS if kind not in ("case", "wave") and re.fullmatch(pattern, plain, re.IGNORECASE)), "")


def _counted_cell(review: Review, label: str, cell: Block, number: int, kind: str, cases: Mapping[str, str]) -> Iterator[DraftFinding]:
    named = cases_in(label, cases)
    whole = bool(re.match(r"\s*(?:totalt|summa|samtliga|alla|sammanlagt)\b", label, re.IGNORECASE))
    interviews = (
        [i for i in review.study.interviews if i.case in named] if len(named) == 1 else list(review.study.interviews) if whole else []
    )
    claim = _Claim(cell, 0, len(cell.text), number, kind, cell.text, "", "")
    possible = _counts(claim, interviews)
    if possible and number not in possible:
        yield _mismatch(review, claim, possible)
