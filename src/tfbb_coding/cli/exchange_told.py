"""What `tfbb exchange import` says: what was taken in, and item by item what was not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, ngettext

if TYPE_CHECKING:
    from tfbb_coding.cli.exchange_import import Import
    from tfbb_coding.files.exchange_study import Added
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.text import Span

_MOST_SHOWN = 10


def tell(made: "Import", added: "Added", entry: str) -> bool:
    """Say it all; whether an interview, a coding or a memo was lost."""
    for line in _taken_lines(made, added):
        typer.echo(line)
    findings = [*made.material.findings, *_lost(made), *_of_missing_interviews(made)]
    for finding in findings:
        say(str(finding))
    for line in _notes(made):
        say(line)
    _tell_study(made)
    say(_("`tfbb undo {id}` takes all of it back.").format(id=entry))
    return bool(findings)


def _taken_lines(made: "Import", added: "Added") -> Iterator[str]:
    from tfbb_coding.model.exchange import every_code

    fresh, there = len(made.material.fresh), len(made.material.there)
    if made.project.sources:
        yield _("interviews: {fresh} taken in, {there} that the study had").format(fresh=fresh, there=there)
    codes = sum(1 for _one in every_code(made.project.codes))
    yield _("themes and codes: {n}, of them {new} new").format(n=codes, new=made.codes.new)
    if made.book is not None:
        yield _("codebook: {path}").format(path=made.book[0])
    if made.project.sources:
        coders = ", ".join(f"{name} {n}" for name, n in sorted(Counter(one.coder for one in made.taken.codings).items()))
        yield _("codings: {n} added ({coders})").format(n=added.codings, coders=coders) if coders else _("codings: none")
        yield _("memos: {memos}, condensations: {condensations}").format(memos=added.memos, condensations=added.condensations)
    if added.there:
        yield _("already there, and left as it was: {n}").format(n=added.there)


def _lost(made: "Import") -> "Iterator[Finding]":
    """A finding for every interview with passages that have no place in it."""
    from tfbb_coding.model.report import Finding

    for guid, spans in made.taken.lost.items():
        name = made.named.grounds[guid].transcript.name
        message = ngettext(
            "{n} passage of '{name}' was not taken in: its words do not stand in the interview, or in several places ({places})",
            "{n} passages of '{name}' were not taken in: their words do not stand in the interview, or in several places ({places})",
            len(spans),
        ).format(n=len(spans), name=name, places=_places(spans))
        hint = _("the numbers are characters of the other program's text; look these passages up there and code them again here")
        yield Finding(name, 0, 0, "exchange-lost", message, hint)


def _places(spans: "list[Span]") -> str:
    shown = ", ".join(f"{span.start}–{span.end}" if len(span) else "?" for span in spans[:_MOST_SHOWN])
    return shown + (" …" if len(spans) > _MOST_SHOWN else "")


def _of_missing_interviews(made: "Import") -> "Iterator[Finding]":
    """One finding for all that is said of interviews that were not taken in."""
    from tfbb_coding.model.report import Finding

    missing = [source for source in made.project.sources if source.guid not in made.named.grounds]
    n = sum(len(passage.applied) for source in missing for passage in source.passages)
    if n:
        message = ngettext(
            "{n} coding was not taken in, since its interview was not", "{n} codings were not taken in, since their interviews were not", n
        ).format(n=n)
        hint = _("write the texts out with --texts, `tfbb pseudonymise` them into transcripts/, and import again: codings find their words")
        yield Finding(str(made.file), 0, 0, "exchange-interview", message, hint)


def _notes(made: "Import") -> Iterator[str]:
    """What became otherwise than it was, and what a study does not hold, each with its number; nothing where there was none."""
    from tfbb_coding.model.exchange import Unheld
    from tfbb_coding.steps.exchange.take import Outcome

    outcomes, codes, cases = made.taken.outcomes, made.codes, made.cases
    unheld = dict(made.project.unheld)
    if made.project.is_own:
        unheld.pop(Unheld.COLOURS, None)
    else:
        unheld[Unheld.SETS] = cases.sets or unheld.get(Unheld.SETS, 0)
    counted = {_said()[kind]: n for kind, n in unheld.items()} | {_became()[kind]: outcomes[kind] for kind in Outcome if kind in _became()}
    counted |= {
        _("codes below codes, whose path is their label now: {n}"): codes.flattened,
        _("themes and codes without a definition: {n}; write them in the codebook"): codes.undefined if made.book else 0,
        _("cases whose names could identify somebody, and are numbered now: {n}"): cases.renamed,
        _("interviews that belonged to several cases, of which the first holds: {n}"): cases.torn,
    }
    yield from (sentence.format(n=n) for sentence, n in counted.items() if n)
    for name, n in sorted(cases.unheld.items()):
        yield _("values of the variable '{name}', which a study has no place for: {n}").format(name=name, n=n)


def _said() -> dict[object, str]:
    from tfbb_coding.model.exchange import Unheld

    return {
        Unheld.PICTURES: _("not taken in, pictures and PDF pages without text, and places marked on them: {n}"),
        Unheld.RECORDINGS: _("not taken in, recordings and stretches of them: {n} (their transcripts are)"),
        Unheld.REGIONS: _("not taken in, places marked on pages of a PDF: {n} (the PDF's text is)"),
        Unheld.LINKS: _("not taken in, links: {n}"),
        Unheld.GRAPHS: _("not taken in, maps and diagrams: {n}"),
        Unheld.SETS: _("not taken in, sets: {n}"),
        Unheld.COLOURS: _("not taken in, colours of codes: {n}"),
        Unheld.INSIDE_NOTES: _("not taken in, passages and codes within memos: {n}"),
    }


def _became() -> dict[object, str]:
    from tfbb_coding.steps.exchange.take import Outcome

    return {
        Outcome.MOVED: _("passages whose positions did not fit their words, and that were placed by the words: {n}"),
        Outcome.SPLIT: _("passages over several turns, which became a coding in each: {n}"),
        Outcome.ASKED: _("passages out of which the interviewer's words were left: {n}"),
        Outcome.WHOLE: _("not taken in, codes applied to a whole interview: {n}"),
        Outcome.NO_CODE: _("not taken in, passages marked as a case's, or with a code that the file does not list: {n}"),
    }


def _tell_study(made: "Import") -> None:
    """Where the new study is, or what a person adds to the study.yaml that is there."""
    from tfbb_coding.files.exchange_study import lines_to_add

    if not made.home.on_disk:
        quoted = f'"{made.home.root}"' if " " in str(made.home.root) else str(made.home.root)
        say(_("The study is in {path}; `tfbb check study --study {quoted}` looks it through.").format(path=made.home.root, quoted=quoted))
        return
    known = {case.id for case in made.home.cases}
    interviews = [one for one in made.cases.interviews if made.home.interview_of(Path(one.transcript).stem) is None]
    used = {one.case for one in interviews}
    lines = lines_to_add([case for case in made.cases.cases if case.id not in known and case.id in used], interviews)
    if lines:
        say(_("Add to study.yaml:"))
        say(lines.rstrip())
