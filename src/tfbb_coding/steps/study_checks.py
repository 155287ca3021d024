"""What must hold in a study. Every check is a function of the survey that hands back findings; its docstring is the rule."""

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.coding import VOICES, Coding, Status
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.survey import Filed, Item, Survey
from tfbb_coding.steps.anchor import in_transcript, turn_at
from tfbb_coding.steps.identifiers import KnownWords
from tfbb_coding.steps.mend import as_coding, fate_of, holds, stands
from tfbb_coding.steps.own_texts import names_in_lines
from tfbb_coding.steps.renamed import renames
from tfbb_coding.steps.same_words import same_words
from tfbb_coding.steps.study_names import names_of, references, telling_names, telling_references

Check = Callable[[Survey], Iterator[Finding]]


def readable(survey: Survey) -> Iterator[Finding]:
    """Every file can be read, every line is what it should be, and study.yaml and the codebook have no faults."""
    yield from survey.faults


def in_place(survey: Survey) -> Iterator[Finding]:
    """The words of every coding, condensation, memo and favourite stand where it says that they stand."""
    moved: list[tuple[Filed, Finding]] = []
    for one in survey.filed:
        transcript = survey.transcripts.get(one.item.transcript)
        if transcript is None or holds(one.item, transcript, survey.kept_of(transcript.name)):
            continue
        fate = fate_of(one.item, transcript, survey.kept_of(transcript.name))
        message, hint = _lost(one), _("code this passage again, or take the transcript back from your backup")
        if fate.moved is not None:
            message = _("{what}: its words stand in turn {turn} now").format(what=_what(one.item), turn=fate.moved.turn)
            moved.append((one, _finding(one, "in-place", message, _("`tfbb check study --mend` moves it there"))))
            continue
        if fate.proposal is not None:
            turn = turn_at(transcript, fate.proposal.start, fate.proposal.end)
            message = _("{what}: its words were changed; most like them ({percent} %) is a place in turn {turn}").format(
                what=_what(one.item), percent=round(100 * fate.proposal.alike), turn=turn.number if turn else "?"
            )
            hint = _("read that turn (`tfbb show`); `tfbb check study --mend --likely` moves it there")
        yield _finding(one, "in-place", message, hint)
    yield from _together(moved, survey)


def _together(certain: Sequence[tuple[Filed, Finding]], survey: Survey) -> Iterator[Finding]:
    """One finding an interview for what is mended with certainty: after one small correction it is everything below it."""
    by_transcript: dict[str, list[tuple[Filed, Finding]]] = defaultdict(list)
    for one, finding in certain:
        by_transcript[one.item.transcript].append((one, finding))
    for name, several in by_transcript.items():
        if len(several) == 1:
            yield several[0][1]
            continue
        codings = sum(isinstance(one.item, Coding) for one, _finding in several)
        whose = ", ".join(sorted({one.owner for one, _finding in several}))
        message = _("{codings} codings and {others} notes about it, by {whose}, belong elsewhere now, and it is certain where").format(
            codings=codings, others=len(several) - codings, whose=whose
        )
        path = str(survey.study.root / "transcripts" / survey.files.get(name, name))
        yield Finding(path, 0, 0, several[0][1].rule, message, _("`tfbb check study --mend` moves them there"))


def in_its_turn(survey: Survey) -> Iterator[Finding]:
    """The unit, turn and speaker of every item are those of the place where its words stand."""
    certain: list[tuple[Filed, Finding]] = []
    for one in survey.filed:
        item, transcript = one.item, survey.transcripts.get(one.item.transcript)
        if transcript is None or not holds(item, transcript, survey.kept_of(transcript.name)):
            continue
        turn = turn_at(transcript, item.start, item.end)
        if turn is None:
            message = _("{what}: it goes beyond one turn").format(what=_what(item))
            yield _finding(one, "in-its-turn", message, _("code each turn by itself"))
            continue
        there = in_transcript(as_coding(item), transcript)
        if (there.unit, there.turn, there.speaker) != (item.unit, item.turn, item.speaker):
            message = _("{what}: its words stand in turn {turn}, said by another or numbered otherwise than it says").format(
                what=_what(item), turn=turn.number
            )
            certain.append((one, _finding(one, "in-its-turn", message, _("`tfbb check study --mend` corrects it"))))
    yield from _together(certain, survey)


def evidence_in_place(survey: Survey) -> Iterator[Finding]:
    """The words of every piece of evidence stand where it says, within the coding."""
    for one in survey.filed:
        item, transcript = one.item, survey.transcripts.get(one.item.transcript)
        if transcript is None or not isinstance(item, Coding) or not stands(item, transcript):
            continue
        for piece in item.evidence:
            if piece.start is None or piece.end is None:
                continue
            if not (item.start <= piece.start <= piece.end <= item.end) or transcript.text[piece.start : piece.end] != piece.words:
                message = _("{what}: a piece of its evidence does not stand where it says").format(what=_what(item))
                hint = _("`tfbb code` makes the program's codings anew; in your own, delete the evidence or leave it")
                yield _finding(one, "evidence-in-place", message, hint)
                break


def orphans(survey: Survey) -> Iterator[Finding]:
    """Whatever is said, is said of a transcript that the study has."""
    new_names = renames(survey)
    lost: dict[tuple[str, str], list[Filed]] = defaultdict(list)
    for one in survey.filed:
        if one.item.transcript not in survey.transcripts:
            lost[(one.path, one.item.transcript)].append(one)
    for (path, name), several in lost.items():
        message = ngettext(
            "{n} line is about the transcript '{name}', which is not in the study",
            "{n} lines are about the transcript '{name}', which is not in the study",
            len(several),
        ).format(n=len(several), name=name)
        hint = _("put the transcript back, or delete the file if you are sure")
        if name in new_names:
            hint = _("its text is that of '{name}' now: `tfbb check study --mend` takes these lines along").format(name=new_names[name])
        yield Finding(path, 0, 0, "orphans", message, hint)


def decided_once(survey: Survey) -> Iterator[Finding]:
    """Nobody says the same of a passage twice, nor accepts and rejects the same theme of it."""
    seen: dict[tuple[object, ...], Filed] = {}
    for one in survey.filed:
        item = one.item
        key = (one.path, item.start, item.end, getattr(item, "theme", ""), getattr(item, "code", ""))
        first = seen.setdefault(key, one)
        if first is not one:
            message = _("{what}: line {line} says the same, or the opposite, of these words").format(what=_what(item), line=first.line)
            yield _finding(one, "decided-once", message, _("keep the line that is right and delete the other"))


def said_by_its_owner(survey: Survey) -> Iterator[Finding]:
    """Whatever lies in somebody's folder is theirs."""
    for one in survey.filed:
        if one.item.coder != one.owner:
            message = _("{what}: it lies among what '{owner}' says and says that it is by '{coder}'").format(
                what=_what(one.item), owner=one.owner, coder=one.item.coder
            )
            yield _finding(one, "said-by-its-owner", message, _("move the line to the other's file, or correct `coder`"))


def in_the_codebook(survey: Survey) -> Iterator[Finding]:
    """Every theme and code that is used stands in the codebook."""
    if survey.codebook is None:
        return
    codes = {theme.id: {code.id for code in theme.codes} for theme in survey.codebook.themes}
    lacking: dict[tuple[str, str, str], int] = defaultdict(int)
    for one in survey.filed:
        theme, code = getattr(one.item, "theme", ""), getattr(one.item, "code", "")
        if theme and (theme not in codes or (code and code not in codes[theme])):
            lacking[(one.path, theme, code if theme in codes else "")] += 1
    for (path, theme, code), n in lacking.items():
        named = f"{theme}/{code}" if code else theme
        message = ngettext(
            "{n} line names '{theme}', which the codebook lacks", "{n} lines name '{theme}', which the codebook lacks", n
        ).format(n=n, theme=named)
        hint = _(
            "add it to the codebook again (its id must be the same), or decide these units anew; `tfbb find --theme {theme}` lists them"
        )
        yield Finding(path, 0, 0, "in-the-codebook", message, hint.format(theme=theme))


def of_this_codebook(survey: Survey) -> Iterator[Finding]:
    """What was coded under an older version of the codebook is listed; whether it still holds a person decides."""
    if survey.codebook is None:
        return
    older: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in survey.filed:
        book = getattr(one.item, "codebook", "")
        if isinstance(one.item, Coding) and book and book not in {survey.codebook.fingerprint, *survey.added_to}:
            older[(one.owner, book)].append(one.item.transcript)
    for (owner, book), names in sorted(older.items()):
        message = ngettext(
            "{n} coding by '{coder}' was made with codebook {old} and not with {new}, which holds now, in {m} interviews",
            "{n} codings by '{coder}' were made with codebook {old} and not with {new}, which holds now, in {m} interviews",
            len(names),
        ).format(n=len(names), coder=owner, old=book[:8], new=survey.codebook.fingerprint[:8], m=len(set(names)))
        again = _("`tfbb code` codes anew with the codebook as it is")
        hint = again if owner in VOICES else _("`tfbb codebook diff` tells what has changed; look at the units that it concerns")
        yield Finding(f"{survey.study.root}", 0, 0, "of-this-codebook", message, hint, Severity.INFO)


def as_it_was_coded(survey: Survey) -> Iterator[Finding]:
    """Transcripts that have changed since they were coded are listed, also where every coding still stands."""
    coded = {one.item.transcript for one in survey.filed if isinstance(one.item, Coding)}
    for name in sorted(coded & survey.transcripts.keys()):
        kept = survey.kept_of(name)
        if kept and survey.transcripts[name].text not in kept:
            message = _("the transcript '{name}' has changed since it was coded").format(name=name)
            hint = _("read what is new in it; `tfbb code` proposes for it, and `tfbb check study --mend` ends this note")
            yield Finding(str(survey.study.root), 0, 0, "as-it-was-coded", message, hint, Severity.INFO)


def about_something_coded(survey: Survey) -> Iterator[Finding]:
    """Every condensation that a person has confirmed under a theme is of a unit that somebody has coded so."""
    coded = {(one.item.unit, one.item.theme) for one in survey.filed if isinstance(one.item, Coding) and one.item.status != Status.REJECTED}
    for one in survey.filed:
        if not isinstance(one.item, Condensation) or not one.item.decided or one.item.transcript not in survey.transcripts:
            continue
        if one.item.theme and (one.item.unit, one.item.theme) not in coded:
            message = _("{what}: nobody has coded this unit so").format(what=_what(one.item))
            yield _finding(one, "about-something-coded", message, _("code the unit, or delete the line"), Severity.WARNING)


def said_once(survey: Survey) -> Iterator[Finding]:
    """No two transcripts have the same or nearly the same words."""
    said = {name: [turn.text for turn in transcript.turns] for name, transcript in survey.transcripts.items()}
    for pair in same_words(said):
        message = _("'{one}' and '{other}' have the same words ({percent} %): everything coded in them is counted twice").format(
            one=pair.one, other=pair.other, percent=int(100 * pair.share)
        )
        yield Finding(
            str(survey.study.root), 0, 0, "said-once", message, _("take one of them out of transcripts/ and study.yaml"), Severity.WARNING
        )


def names_nobody(survey: Survey) -> Iterator[Finding]:
    """What the study calls its cases, interviews and files tells nobody who they are, since it stands in everything handed over."""
    known = KnownWords(survey.known, survey.allowed)
    for finding in telling_names(names_of(survey.study, survey.files), known):
        yield replace(finding, rule="names-nobody", severity=Severity.WARNING)


def names_written(survey: Survey) -> Iterator[Finding]:
    """What people have written themselves (memos, condensations, reasons) names nobody, nor do older wordings in the history."""
    known, names = KnownWords(survey.known, survey.allowed), names_of(survey.study, survey.files)
    yield from names_in_lines(survey.own, replace(known, references=references(names, known), telling=telling_references(names, known)))


CHECKS: tuple[Check, ...] = (
    readable,
    in_place,
    in_its_turn,
    evidence_in_place,
    orphans,
    decided_once,
    said_by_its_owner,
    in_the_codebook,
    about_something_coded,
    of_this_codebook,
    as_it_was_coded,
    said_once,
    names_nobody,
    names_written,
)


def name_of(check: Check) -> str:
    """What findings call the check.

    >>> name_of(decided_once)
    'decided-once'
    """
    return str(getattr(check, "__name__", "")).replace("_", "-")


def statement_of(check: Check) -> str:
    """The rule, in the language chosen."""
    statement = " ".join((inspect.getdoc(check) or "").split())
    return _(statement)


def check_study(survey: Survey) -> list[Finding]:
    """Everything that does not hold, in order of the checks and of place."""
    return [finding for check in CHECKS for finding in sorted(check(survey))]


def _what(item: Item) -> str:
    """What an item is called: never by its words."""
    if isinstance(item, Coding):
        theme = f"{item.theme}/{item.code}" if item.code else item.theme
        return _("the coding of unit {unit} as {theme}").format(unit=item.unit, theme=theme)
    if isinstance(item, Condensation):
        return _("the condensation of unit {unit}").format(unit=item.unit)
    return _("the note on unit {unit}").format(unit=item.unit)


def _lost(one: Filed) -> str:
    return _("{what}: its words stand nowhere, or which of several like places is meant cannot be told").format(what=_what(one.item))


def _finding(one: Filed, rule: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(one.path, one.line, 0, rule, message, hint, severity)
