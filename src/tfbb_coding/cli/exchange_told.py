"""What `tfbb exchange import` says: what was taken in, what became otherwise, and item by item what was not, with what to do about it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.cli.ingest import say_entered
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.cli.exchange_import import Import
    from tfbb_coding.files.exchange_study import Added
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.text import Span

_MOST_SHOWN = 10


def tell(made: "Import", added: "Added", entry: str) -> bool:
    """Say it all; whether an interview, a coding or a memo was lost."""
    for line in _taken_in(made, added):
        typer.echo(line)
    findings = [*made.material.findings, *_lost(made), *_of_missing_interviews(made)]
    for finding in findings:
        say(str(finding))
    for sentence, n in {**_became(made), **_of_cases(made)}.items():
        if n:
            say(sentence.format(n=n))
    for line in (*_left(made), *_variables(made)):
        say(line)
    _tell_study(made)
    say(_("`tfbb undo {id}` takes all of it back.").format(id=entry) if entry else _("Everything in the file was there already."))
    return bool(findings)


def _taken_in(made: "Import", added: "Added") -> Iterator[str]:
    from tfbb_coding.model.exchange import every_code

    fresh, there = len(made.material.fresh), len(made.material.there)
    if made.project.sources:
        yield _("interviews: {fresh} taken in, {there} that the study had").format(fresh=fresh, there=there)
    codes = sum(1 for _one in every_code(made.project.codes)) - len(made.codes.favourites)
    yield _("themes and codes: {n}, of them {new} new").format(n=codes, new=made.codes.new)
    if made.book is not None:
        yield _("codebook: {path}").format(path=made.book[0])
    if made.project.sources:
        coders = ", ".join(f"{name} {n}" for name, n in sorted(Counter(one.coder for one in made.said.codings).items()))
        yield _("codings: {n} added ({coders})").format(n=added.codings, coders=coders) if coders else _("codings: none")
        yield _("memos: {memos}, condensations: {condensations}").format(memos=added.memos, condensations=added.condensations)
    if added.favourites:
        yield _("favourites: {n}").format(n=added.favourites)
    if added.there:
        yield _("already there, and left as it was: {n}").format(n=added.there)


def _lost(made: "Import") -> "Iterator[Finding]":
    """A finding for every interview with passages that have no place in it."""
    from tfbb_coding.model.report import Finding

    for guid, spans in made.taken.lost.items():
        name = made.material.transcript(guid).name
        message = ngettext(
            "{n} passage of '{name}' was not taken in: its words do not stand in the interview, or in several places ({places})",
            "{n} passages of '{name}' were not taken in: their words do not stand in the interview, or in several places ({places})",
            len(spans),
        ).format(n=len(spans), name=name, places=_places(spans))
        hint = _("the numbers are characters of the other program's text; look these passages up there and code them again here")
        yield Finding(name, 0, 0, "exchange-lost", message, hint)


def _places(spans: "Sequence[Span]") -> str:
    shown = ", ".join(f"{span.start}–{span.end}" if len(span) else "?" for span in spans[:_MOST_SHOWN])
    return shown + (" …" if len(spans) > _MOST_SHOWN else "")


def _of_missing_interviews(made: "Import") -> "Iterator[Finding]":
    """One finding for all that is said of interviews that were not taken in."""
    from tfbb_coding.model.report import Finding

    passages = [passage for source in made.project.sources if not made.material.has(source.guid) for passage in source.passages]
    codings = sum(len(passage.applied) for passage in passages)
    memos = sum(len(passage.notes) + bool(passage.description) for passage in passages)
    if codings or memos:
        message = _("{codings} codings and {memos} memos about passages were not taken in, since their interviews were not")
        hint = _("write the texts out with --texts, `tfbb pseudonymise` them into transcripts/, and import again: codings find their words")
        yield Finding(str(made.file), 0, 0, "exchange-interview", message.format(codings=codings, memos=memos), hint)


def _became(made: "Import") -> dict[str, int]:
    """Sentences about passages and codes that became otherwise than they were, or that a study has no place for."""
    from tfbb_coding.steps.exchange.take_passages import Outcome

    outcomes, codes = made.taken.outcomes, made.codes
    return {
        _("passages whose positions did not fit their words, and that were placed by the words: {n}"): outcomes[Outcome.MOVED],
        _("passages over several turns, which became a coding in each: {n}"): outcomes[Outcome.SPLIT],
        _("passages out of which the interviewer's words were left: {n}"): outcomes[Outcome.ASKED],
        _("condensations of units that nobody has coded so, which became memos: {n}"): outcomes[Outcome.UNCODED],
        _("not taken in, passages marked with neither a code nor a memo: {n}"): outcomes[Outcome.BARE],
        _("not taken in, codes applied to a whole interview: {n}; code there the passages that they are about"): outcomes[Outcome.WHOLE],
        _("not taken in, passages marked as a case's, or with a code that the file does not list: {n}"): outcomes[Outcome.NO_CODE],
        _("codes below codes, whose path is their label now: {n}"): codes.flattened,
        _("themes and codes without a definition: {n}; write them in the codebook"): codes.undefined if made.book else 0,
    }


def _of_cases(made: "Import") -> dict[str, int]:
    """Sentences about cases that became otherwise than they were."""
    return {
        _("cases whose names could identify somebody, and are numbered now: {n}"): made.cases.renamed,
        _("not taken in, cases without an interview: {n}"): made.cases.empty,
        _("interviews that belonged to several cases, of which the first holds: {n}"): made.cases.torn,
    }


def _left(made: "Import") -> Iterator[str]:
    """What no study holds, by its kind, with what to do where something can be done."""
    from tfbb_coding.model.exchange import Unheld

    sets = made.cases.sets
    for left in made.project.unheld:
        if made.project.is_own and left.kind in {Unheld.COLOURS, Unheld.SETS}:
            continue
        yield _unheld()[left.kind].format(n=left.n, codings=left.codings)
    if sets:
        yield _unheld()[Unheld.SETS].format(n=sets)


def _unheld() -> Mapping[object, str]:
    from tfbb_coding.model.exchange import Unheld

    return {
        Unheld.PICTURES: _(
            "not taken in, pictures: {n} (codings on them: {codings}). Say in words what they show, in a .txt or .docx of its own, "
            "`tfbb ingest` that, and code it."
        ),
        Unheld.PDFS: _(
            "not taken in, PDFs without their text: {n} (codings on them: {codings}). Save the text as .docx or .txt, `tfbb ingest` it, "
            "and code it."
        ),
        Unheld.RECORDINGS: _(
            "not taken in, recordings without a transcript: {n} (codings on them: {codings}). Transcribe them, `tfbb ingest` the "
            "transcripts, and code these."
        ),
        Unheld.FILMS: _(
            "not taken in, films without a transcript: {n} (codings on them: {codings}). Transcribe what is said, `tfbb ingest` the "
            "transcripts, and code these."
        ),
        Unheld.SOUND: _("recordings whose transcripts were taken in, without their sound: {n}"),
        Unheld.REGIONS: _(
            "not taken in, places marked on pages and pictures whose text was: {n} (codings on them: {codings}). Code the same words in "
            "the text."
        ),
        Unheld.STRETCHES: _(
            "not taken in, stretches marked in recordings whose transcripts were: {n} (codings on them: {codings}). Code the same words in "
            "the transcripts."
        ),
        Unheld.ABOUT: _("not taken in, descriptions and values of what a study does not hold: {n}"),
        Unheld.CASE_MARKS: _("not taken in, passages and codes that belong to a case: {n}; here an interview as a whole belongs to one"),
        Unheld.LINKS: _("not taken in, links: {n}"),
        Unheld.GRAPHS: _("not taken in, maps and diagrams: {n}"),
        Unheld.SETS: _("not taken in, sets: {n}"),
        Unheld.COLOURS: _("not taken in, colours of codes: {n}"),
        Unheld.INSIDE_NOTES: _("not taken in, passages and codes within memos: {n}"),
    }


def _variables(made: "Import") -> Iterator[str]:
    for name, n in sorted(made.cases.unheld.items()):
        yield _("values of the variable '{name}', which a study has no place for: {n}").format(name=name, n=n)


def _tell_study(made: "Import") -> None:
    """Where the new study is, what was entered in study.yaml, and of what it says otherwise than the file."""
    from tfbb_coding.messages import typed_path
    from tfbb_coding.steps.exchange.take_cases import told_otherwise

    root = made.home.root
    if not made.home.on_disk:
        said = _("The study is in {path}; `tfbb check study --study {quoted}` looks it through.")
        say(said.format(path=root, quoted=typed_path(root)))
    say_entered(made.entered.interviews)
    if made.entered.cases and made.home.on_disk:
        said = ngettext("{n} case was entered in study.yaml.", "{n} cases were entered in study.yaml.", len(made.entered.cases))
        say(said.format(n=len(made.entered.cases)))
    if names := told_otherwise(made.cases, made.home):
        shown = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
        said = _("The file tells of these interviews what study.yaml, which stays as it is, does not say (case, wave, kind …): {names}")
        say(said.format(names=shown))
