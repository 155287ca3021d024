"""The rule about effects that interviews cannot show."""

import re
from collections.abc import Iterator

from tfbb_coding.messages import _
from tfbb_coding.model.draft import Block, BlockKind, DraftFinding
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.attribution import PEOPLE, SPEECH
from tfbb_coding.steps.report.person_words import any_of
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.sections import below, is_proposals, is_summary
from tfbb_coding.steps.report.words import fold
from tfbb_coding.swedish.sentences import split_sentences

_CLOSING = re.compile(r"(?:\w*\s)*(?:\w*diskussion\w*|slutsats\w*|avslut\w*|slutord|\w*lärdomar)\b.*", re.IGNORECASE)
_PROGRAMME = any_of(
    "satsningen projektet insatsen insatserna arbetet arbetssättet arbetssätten piloterna piloten utvecklingsarbetet programmet teamet teamen modellen metoden samverkan"
)
_LED_TO = (
    r"(?:har|hade)\s(?:\w+\s)?(?:lett\still|gett|givit|resulterat\si|medfört|inneburit|skapat|åstadkommit|orsakat|fått|minskat|ökat|sänkt|höjt|förbättrat|halverat|fördubblat)|"
    r"ledde\still|gav|resulterade\si|medförde|minskade|ökade|sänkte|höjde|förbättrade|halverade|leder\still\satt|bevisar|bevisade|minskar|ökar|sänker|höjer"
)
_OUTCOME = (
    r"(?:minskat|ökat|sjunkit|stigit|förbättrats|höjts|sänkts|halverats|fördubblats|minskad(?:e)?|ökad(?:e)?|sänkt(?:a)?|höjd(?:a)?|förbättrad(?:e)?|lägre|högre|färre|fler|bättre|effekt(?:er)?|kortare|"
    r"snabbare|mindre|mer)"
)
_MEASURED = any_of(
    "*frånvaro* *närvaro* betyg* meritvärde* behörighet* *resultat* resultaten anmälning* orosanmälning* placering* ohälsa* hälsa* mående* välmående* välbefinnande* måluppfyllelse* brottslighet* brott "
    "sjukfrånvaro* sjukskrivning* kostnad* vårdtid* väntetid* köer kötid* utredning* avhopp* skolavhopp* kriminalitet* trygghet* trivsel*"
)
_CLAIM = re.compile(rf"\b(?:{_PROGRAMME}|det\sgemensamma\sarbetet)\s(?:\w+\s){{0,4}}?(?:{_LED_TO})\b[^.;:!?]{{0,80}}", re.IGNORECASE)
_THANKS_TO = re.compile(
    rf"\b(?:tack\svare|genom|till\sföljd\sav|på\sgrund\sav)\s(?:\w+\s){{0,2}}?{_PROGRAMME}\s(?:\w+\s){{0,3}}?(?:har|hade)\s[^.;:!?]{{0,80}}",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:kan|kunde|kunna|skulle|tycks|verkar|tros|förefaller|möjligen|sannolikt|troligen|upplev\w*|beskriv\w*|uppge\w*|uppfatt\w*|enligt|erfar\w*|anse\w*|antyd\w*|tyder|inte|om|huruvida|ska|mål(?:et|en)?|målsättning\w*|syft\w*|"
    r"avsikt\w*|förvänta\w*|hoppas|hopp|vänta\w*|tanken|idén|statistik\w*|register\w*|mätning\w*|enkät\w*|uppföljning\w*|siffror\w*|bidra\w*|ser\sut)\b|\((?:[^()]*\s)?(?:19|20)\d\d|\btabell\s\d",
    re.IGNORECASE,
)


def effect_claim(review: Review) -> Iterator[DraftFinding]:
    """Summary, discussion and recommendations do not state measured effects as facts: interviews tell how people see them (Kvale & Brinkmann 2009, on validity)."""
    inside = _closing_blocks(review)
    for block in review.body:
        if block.number not in inside or block.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.CAPTION):
            continue
        for sentence in split_sentences(block.text):
            match = _claim_in(review, block, sentence.start, sentence.end)
            if match is not None and not _is_hedged(review, sentence.of(block.text)):
                message = _("an effect is stated as a fact, and rests on interviews")
                hint = _("say who sees it so, or give the source that measures it")
                yield review.finding(block.number, *match.span(), "effect-claim", message, hint, Severity.WARNING)


def _closing_blocks(review: Review) -> set[int]:
    """What stands below the headings of summary, discussion, conclusions and recommendations."""
    heads = [
        at
        for at, section in enumerate(review.sections)
        if section.heading is not None
        and (is_summary(section.title) or is_proposals(section.title) or _CLOSING.fullmatch(section.title.strip()))
    ]
    return {block.number for at in heads for section in below(review.sections, at) for block in section.blocks}


def _claim_in(review: Review, block: Block, start: int, end: int) -> re.Match[str] | None:
    """A clause in which the programme changes something that can be measured."""
    found = (match for pattern in (_CLAIM, _THANKS_TO) for match in pattern.finditer(block.text, start, end))
    return next(
        (
            match
            for match in found
            if re.search(_MEASURED, match[0], re.IGNORECASE)
            and re.search(rf"\b{_OUTCOME}\b", match[0], re.IGNORECASE)
            and not review.is_quoted(block.number, *match.span())
        ),
        None,
    )


def _is_hedged(review: Review, sentence: str) -> bool:
    """Whether it says that somebody sees it so, that it may be so, or on what figures it rests."""
    people = PEOPLE.search(sentence) and SPEECH.search(sentence)
    return bool(people or _HEDGED.search(fold(sentence).replace(fold(review.study.title) or "\0", " ")))
