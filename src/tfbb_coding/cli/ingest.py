"""``tfbb ingest``: transcripts into the study, when they name nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.handing import say_telling_names
from tfbb_coding.cli.options import AllowWordsOption, StudyOption
from tfbb_coding.errors import StudyError, TfbbError, UnreadableError
from tfbb_coding.messages import _, current_language
from tfbb_coding.model.identifier_words import kind_word

if TYPE_CHECKING:
    from collections import Counter

    from tfbb_coding.files.study_writer import Entered
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Case, Interview, Study
    from tfbb_coding.model.transcript import Transcript

_MOST_SHOWN = 10


@dataclass(slots=True)
class Batch:
    """What one run takes in, and what stands in the way."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    findings: "list[Finding]" = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    allowed: dict[str, int] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    guessed: int = 0


def ingest(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help=_("Transcripts or folders; they are left as they are."))],
    case: Annotated[
        str, typer.Option("--case", metavar="ID[=NAME]", help=_('The case of study.yaml that they belong to; "ID=Name" adds a new one.'))
    ] = "",
    study: StudyOption = None,
    allow: AllowWordsOption = None,
) -> None:
    """Copy transcripts into the study in one layout, when they hold no identifier that is certain."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.ingest import write_ingested
    from tfbb_coding.files.locks import MATERIAL
    from tfbb_coding.files.study import open_study

    home = open_study(study or Path())
    belongs = _case(home, case)
    reasons = allowed_words(allow or [])
    batch = _gather(files, home, reasons)
    entry = _entered(home, batch, belongs)
    twice = _said_twice(home, batch)
    for finding in batch.findings:
        say(str(finding))
    with changing(home.root, "ingest", MATERIAL):
        written = write_ingested(home.root, batch.texts, entry.data)
    _log(home, batch, reasons)
    for source, path in zip(batch.sources, written, strict=True):
        typer.echo(f"{source} → {path}")
    for message in twice:
        say(message)
    say_there(batch.there)
    say_entered(entry.interviews)
    _say_guessed(batch.guessed)
    say_telling_names(home)
    if batch.findings or twice:
        raise typer.Exit(EXIT_FINDINGS)


def _case(home: "Study", asked: str) -> "Case | None":
    """The case that was asked for, of the study or with its name a new one; None where none was."""
    from tfbb_coding.model.study import Case

    if not home.on_disk:
        raise StudyError(_("there is no study.yaml here"), path=home.root, hint=_("stand in a study, name it with --study, or `tfbb init`"))
    id_, _equals, name = (part.strip() for part in asked.partition("="))
    known = {one.id: one for one in home.cases}
    if not asked or (id_ in known and name in ("", known[id_].name)):
        return known.get(id_)
    if id_ and name and id_ not in known:
        return Case(id_, name)
    adding = _('`--case "{id}=Its name"` adds it').format(id=id_ or "id")
    cases = _("cases are: {names}").format(names=", ".join(known)) if known else _("it has no cases yet")
    message = _("the study has another name for the case '{id}'") if id_ in known else _("the study has no case '{id}'")
    hint = cases if id_ in known else f"{cases}; {adding}"
    raise StudyError(message.format(id=id_), path=home.root / "study.yaml", hint=hint)


def allowed_words(asked: Sequence[str]) -> dict[str, str]:
    """{words: reason}; a reason must be given, and name nobody."""
    from tfbb_coding.steps.gate import count_identifiers

    reasons = {}
    for pair in asked:
        words, _equals, reason = (part.strip() for part in pair.partition("="))
        if not words or not reason:
            raise TfbbError(_("--allow needs words and a reason"), hint=_('write --allow "words=why they may stand"'))
        if count_identifiers([reason]):
            raise TfbbError(_("a reason of --allow holds an identifier itself"), hint=_("the reason is logged; write it without names"))
        reasons[words] = reason
    return reasons


def _gather(files: Sequence[Path], home: "Study", reasons: Mapping[str, str]) -> Batch:
    from tfbb_coding.files.ingest import taken_names
    from tfbb_coding.files.transcripts import find_transcripts

    paths, findings = find_transcripts(files)
    batch = Batch(findings=list(findings))
    taken = taken_names(home.root)
    for path in paths:
        _take(path, home, reasons, taken, batch)
    return batch


def _take(path: Path, home: "Study", reasons: Mapping[str, str], taken: set[str], batch: Batch) -> None:
    """One file: read, looked through, and put among those to write, or the reasons why not among the findings."""
    from tfbb_coding.files.ingest import check_reading, day_in_name, is_same_there, iso_date, normalised_text
    from tfbb_coding.files.transcripts import read_source
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.transcript import clock_of, length_of

    try:
        transcript, faults = read_source(path)
    except UnreadableError as error:
        batch.findings.append(Finding(str(error.path or path), error.line or 0, 0, "unreadable", error.message, error.hint))
        return
    stem = stem_without_names(path)
    interview = home.interview_of(stem)
    told = (interview.date if interview else "") or iso_date(transcript.metadata)
    date = told or day_in_name(path.stem)
    length = length_of(transcript)  # the times themselves are left out of the text, and with them would go how long it took
    facts = {
        "source": path.suffix.lower().lstrip("."),
        "date": date,
        "duration": clock_of(length) if length else "",
    }  # not the case: it stands in study.yaml, and a case that was called after a place and is renamed there would live on here
    text = normalised_text(transcript, facts)
    faults += check_reading(path, transcript, text)
    if stem.casefold() in taken:
        if is_same_there(home.root, stem, transcript):
            batch.there.append(str(path))
            return
        message = _("the study has a transcript called '{name}' already; it was left as it is").format(name=stem)
        faults.append(Finding(str(path), 0, 0, "ingest-exists", message, _("rename the file, or remove the one in the study")))
    barred, allowed = barred_findings(path, transcript, home, reasons)
    faults += barred
    if faults:
        batch.findings += faults
        return
    taken.add(stem.casefold())
    batch.texts.append((stem, text))
    batch.sources.append(str(path))
    batch.dates[stem] = date
    batch.guessed += date != told
    batch.said[stem] = [turn.text for turn in transcript.turns]
    for kind, n in allowed.items():
        batch.allowed[kind] = batch.allowed.get(kind, 0) + n


def _said_twice(home: "Study", batch: Batch) -> list[str]:
    """A sentence for every transcript taken in whose words the study, or another file, has already."""
    from tfbb_coding.cli.material import study_transcripts
    from tfbb_coding.files.ingest import taken_names
    from tfbb_coding.steps.same_words import same_words

    there = study_transcripts(home)[0] if batch.said and taken_names(home.root) else {}
    known = {name: [turn.text for turn in transcript.turns] for name, transcript in there.items()}
    message = _("Note: '{one}' and '{other}' have the same words ({percent} %). If they are one interview, take one of them out again.")
    return [
        message.format(one=pair.one, other=pair.other, percent=int(100 * pair.share))
        for pair in same_words(known | batch.said)
        if {pair.one, pair.other} & batch.said.keys()
    ]


def stem_without_names(path: Path) -> str:
    """The file's name without names of people and places."""
    from tfbb_coding.files.copies import in_file_name
    from tfbb_coding.files.ingest import clean_stem
    from tfbb_coding.model.replacement import Edit, apply_edits
    from tfbb_coding.steps.document_identifiers import find_in_file_name
    from tfbb_coding.steps.identifiers import suggest

    edits = [Edit(i.start, i.end, in_file_name(suggest(i.kind, i.match).removesuffix("s"))) for i in find_in_file_name(path.name)]
    return clean_stem(apply_edits(path.stem, edits))


def barred_findings(
    path: Path, transcript: "Transcript", home: "Study", reasons: Mapping[str, str]
) -> "tuple[list[Finding], Counter[str]]":
    """A finding for every identifier that stops the file, by turn; and how many were allowed."""
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.model.identifier import NamedText
    from tfbb_coding.steps.gate import look_through
    from tfbb_coding.steps.identifiers import KnownWords

    looked = look_through([NamedText(str(path), transcript.text)], reasons, KnownWords(*read_known(home)))
    hint = _('`tfbb check anonymity` shows the words; `tfbb pseudonymise` replaces them; --allow "words=why" lets them stand')
    turns: dict[str, list[int]] = {}
    for found in looked.barred:
        number = next((turn.number for turn in transcript.turns if found.start < turn.end), 0)
        turns.setdefault(found.kind, []).append(number)
    return [_barred_finding(path, kind, numbers, hint) for kind, numbers in sorted(turns.items())], looked.allowed


def _barred_finding(path: Path, kind: str, turns: Sequence[int], hint: str) -> "Finding":
    """One finding a kind, since a name that is a speaker's label stands in every turn."""
    from tfbb_coding.messages import ngettext
    from tfbb_coding.model.report import Finding

    places = ", ".join(str(n) for n in sorted(set(turns))[:_MOST_SHOWN]) + (" …" if len(set(turns)) > _MOST_SHOWN else "")
    message = ngettext(
        "{n} certain identifier ({kind}), in turn {turns}; the file was not taken in",
        "{n} certain identifiers ({kind}), in turns {turns}; the file was not taken in",
        len(turns),
    ).format(n=len(turns), kind=kind_word(kind, current_language()), turns=places)
    return Finding(str(path), 0, 0, "ingest-identifier", message, hint)


def _log(home: "Study", batch: Batch, reasons: Mapping[str, str]) -> None:
    from tfbb_coding.cli.handing import log_words
    from tfbb_coding.files.log import append_log
    from tfbb_coding.model.text import fingerprint

    if not batch.texts:
        return
    counts = {
        "files": len(batch.texts),
        "refused": len({f.path for f in batch.findings}),
        **{f"allowed.{k}": n for k, n in batch.allowed.items()},
    }
    why = {f"reason.{n}": log_words(reason) for n, reason in enumerate(sorted(set(reasons.values())), 1)} if batch.allowed else {}
    append_log(home.root, "ingest", counts, {"texts": fingerprint("".join(text for _stem, text in batch.texts))}, why)


def _entered(home: "Study", batch: Batch, belongs: "Case | None") -> "Entered":
    """study.yaml with what it does not say yet of the transcripts taken in."""
    from tfbb_coding.files.study_writer import Entered, entered
    from tfbb_coding.model.study import Interview

    if not batch.texts:
        return Entered()
    case = belongs.id if belongs else ""
    interviews = [Interview(stem, f"{stem}.txt", case, date=batch.dates.get(stem, "")) for stem, _text in batch.texts]
    return entered(home, [belongs] if belongs else [], interviews)


def say_there(paths: "Sequence[str]") -> None:
    """That files have been taken in before: no fault, since a folder may be given again when there is more in it."""
    from tfbb_coding.messages import ngettext

    if paths:
        message = ngettext(
            "{n} file is in the study already, word for word, and was left: {names}",
            "{n} files are in the study already, word for word, and were left: {names}",
            len(paths),
        )
        say(message.format(n=len(paths), names=", ".join(Path(path).name for path in paths)))


def _say_guessed(n: int) -> None:
    """That dates come from names of files, where they might mean the day of the typing."""
    from tfbb_coding.messages import ngettext

    if n:
        message = ngettext(
            "{n} date was taken from the file's name; see in study.yaml whether it is the day of the interview.",
            "{n} dates were taken from the files' names; see in study.yaml whether they are the days of the interviews.",
            n,
        )
        say(message.format(n=n))


def say_entered(interviews: "Sequence[Interview]") -> None:
    """That they stand in study.yaml now, and what a person should add there."""
    from tfbb_coding.messages import ngettext

    if not interviews:
        return
    if all(one.kind and one.date and one.participants is not None for one in interviews):
        said = ngettext("{n} interview was entered in study.yaml.", "{n} interviews were entered in study.yaml.", len(interviews))
        say(said.format(n=len(interviews)))
        return
    message = ngettext(
        "{n} interview was entered in study.yaml; add there what kind it is (focus group, individual …), its date, how many took part.",
        "{n} interviews were entered in study.yaml; add there what kind each is (focus group, individual …), its date, how many took part.",
        len(interviews),
    )
    say(message.format(n=len(interviews)))
