"""The rule about when the interviews were made, against the dates in ``study.yaml``."""

import re
from collections.abc import Iterator, Sequence

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.study import Interview
from tfbb_coding.model.text import Span
from tfbb_coding.steps.report.case_places import cases_in
from tfbb_coding.steps.report.review import Review, case_words
from tfbb_coding.swedish.sentences import split_sentences

_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_SEASONS = {"vår": (1, 6), "sommar": (6, 8), "höst": (8, 12)}
"""The months of a term or a season, widely taken; winter lies in two years and is left alone."""
_RANGE = re.compile(
    rf"(?:\b(?:mellan|från)\s(?:och\smed\s)?)?(?:den\s)?(?:(?P<day>\d{{1,2}})\s)?\b(?P<first>{_MONTH})(?:\s(?P<year>(?:19|20)\d\d))?\s?(?:–|-|till(?:\soch\smed)?|t\.o\.m\.|och)\s?"
    rf"(?:den\s)?(?:(?P<until>\d{{1,2}})\s)?(?P<last>{_MONTH})(?:\s(?P<last_year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"\b(?:i|under)\s(?P<month>{_MONTH})(?:\s(?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?P<season>vår|sommar|höst)(?:en|terminen)?\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:\w*intervju\w*|fokusgrupp\w*|gruppsamtal\w*|material(?:et)?|underlag(?:et)?|datainsamling\w*|empiri\w*|samtalen)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:genomför(?:des|t|ts|de)?|samla(?:des|ts|t|de)\sin|insamla(?:des|ts|t|d|de)|hölls|gjordes|gjorts|gjort|gjorde|intervjua(?:des|ts|t|de)|spela(?:des|ts)\sin|ägde\srum|"
    r"datainsamlingen|pågick|skedde)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:analyser\w*|transkriber\w*|skrevs|skriv\w*|kodade\w*|planera\w*|skulle|rekryter\w*|bjöds|inbj\w*|tillfråga\w*|kontakta\w*|provintervju\w*|pilottest\w*|återkoppl\w*|presenter\w*|"
    r"redovisa\w*|enkät\w*|workshop\w*|observation\w*|startade|starta\w*|tidigare|förra|uppfölj\w*|kommande|ska|kommer|lämna\w*|godkän\w*|piloten\spågick|projektet\spågick|"
    r"satsningen\spågick|deltagarna\sberättar|deltagare)\b|\((?:19|20)\d\d|,\s(?:19|20)\d\d[a-z]?\)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")

_Day = tuple[int, int, int]


def period_mismatch(review: Review) -> Iterator[DraftFinding]:
    """The months and seasons in which the draft says that interviews were made are those of their dates in study.yaml."""
    dated = [(interview, day) for interview in review.study.interviews if (day := _day_of(interview.date))]
    if not dated or len(dated) < len(review.study.interviews):
        return
    for block in review.body:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.FOOTNOTE):
            continue
        for sentence in split_sentences(block.text):
            said = sentence.of(block.text)
            if _THING.search(said) and _MADE.search(said) and not _OTHER.search(said):
                yield from _wrong(review, block, sentence, dated)


def _day_of(date: str) -> _Day | None:
    match = _DATE.match(date)
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def _wrong(review: Review, block: Block, sentence: Span, dated: Sequence[tuple[Interview, _Day]]) -> Iterator[DraftFinding]:
    scopes = _scopes(review, sentence.of(block.text), dated)
    taken: list[Span] = []
    for pattern, fits in ((_RANGE, _range_fits), (_SEASON, _season_fits), (_SINGLE, _month_fits)):
        for match in pattern.finditer(block.text, sentence.start, sentence.end):
            place = Span(*match.span())
            if any(t.start < place.end and place.start < t.end for t in taken) or review.is_quoted(block.number, *match.span()):
                continue
            taken.append(place)
            if not any(fits(match, days) for days in scopes):
                first, last = min(scopes[0]), max(scopes[0])
                message = _("study.yaml has the first interview {first} and the last {last}").format(first=_shown(first), last=_shown(last))
                hint = _("correct the time, or the dates in study.yaml")
                yield review.finding(block.number, place.start, place.end, "period-mismatch", message, hint)


def _scopes(review: Review, said: str, dated: Sequence[tuple[Interview, _Day]]) -> list[list[_Day]]:
    """The days of the interviews that the sentence may speak of: those of its cases and of its kind, and all where it names no case."""
    cases = cases_in(said, case_words(review.study))
    chosen = [(interview, day) for interview, day in dated if not cases or interview.case in cases]
    low = said.lower()
    kinds = {
        kind
        for kind, word in (("focus group", "fokusgrupp"), ("individual", "enskil"), ("individual", "individuel"), ("written", "skriftlig"))
        if word in low
    }
    narrow = [day for interview, day in chosen if interview.kind in kinds]
    return [days for days in ([day for _i, day in chosen], narrow) if days]


def _range_fits(match: re.Match[str], days: Sequence[_Day]) -> bool:
    first, last = min(days), max(days)
    year, last_year = int(match["year"] or 0), int(match["last_year"] or 0)
    year = year or (last_year if _month(match["first"]) <= _month(match["last"]) else 0)
    return (
        (_month(match["first"]), _month(match["last"])) == (first[1], last[1])
        and year in (0, first[0])
        and last_year in (0, last[0])
        and (not match["day"] or not first[2] or int(match["day"]) == first[2])
        and (not match["until"] or not last[2] or int(match["until"]) == last[2])
    )


def _month_fits(match: re.Match[str], days: Sequence[_Day]) -> bool:
    return any(day[1] == _month(match["month"]) and match["year"] in (None, str(day[0])) for day in days)


def _season_fits(match: re.Match[str], days: Sequence[_Day]) -> bool:
    first, last = _SEASONS[match["season"].lower()]
    return any(first <= day[1] <= last and match["year"] == str(day[0]) for day in days)


def _month(word: str) -> int:
    return _MONTHS.index(word.lower()) + 1


def _shown(day: _Day) -> str:
    return "-".join(f"{part:02d}" for part in day if part)
