"""``tfbb check report``: a draft against its own material and its own rules."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.options import RulesOption, StudyOption
from tfbb_coding.cli.report_findings import ReportFormat, format_findings, key_of, remarks
from tfbb_coding.messages import _, ngettext, speaking

if TYPE_CHECKING:
    from tfbb_coding.model.draft import Draft, DraftFinding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript

EXIT_UNREADABLE = 2


def report(
    draft: Annotated[
        Path | None, typer.Argument(metavar="DRAFT", help=_("The draft: .docx, .md, .odt or .html."), show_default=False)
    ] = None,
    study: StudyOption = None,
    output: Annotated[
        ReportFormat, typer.Option("--format", help=_("text, json, csv, or docx: the draft with comments."))
    ] = ReportFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Where the commented draft goes (default: results/ of the study)."))
    ] = None,
    rules: RulesOption = False,
) -> None:
    """Print what is wrong with the draft; exit 1 when there is anything, 2 when something could not be read."""
    from tfbb_coding.files.drafts import read_draft
    from tfbb_coding.files.study import find_study
    from tfbb_coding.files.study_places import study_above

    if rules:
        _print_rules()
        raise typer.Exit
    if draft is None:
        raise _no_draft()
    read = read_draft(draft)
    home = find_study([draft], study or study_above(draft) or study_above(Path.cwd()))  # a draft often lies in the study's results
    off = _rules_off(home)
    transcripts, unread = _transcripts(home, asked=study is not None)
    if not transcripts:
        say(_("Note: there are no transcripts to compare with, so nothing is said of whether quotations are verbatim."))
        say("  " + _("`--study DIR` tells in which study they lie"))
        off |= {"quote-not-found"}
    if output is ReportFormat.DOCX:
        path = _commented_path(read, home, out)
        with speaking(home.language):  # what is written into products follows the study's language
            found, unwritten = _findings(read, home, transcripts, off)
            data = _commented(read, found)
        _write(path, data, home)
        typer.echo(str(path))
    else:
        found, unwritten = _findings(read, home, transcripts, off)
        typer.echo(format_findings(found, read, output), nl=False)
    _say_unwritten(unwritten)
    _say_summary(found)
    raise typer.Exit(EXIT_UNREADABLE if unread else EXIT_FINDINGS if found else 0)


def _no_draft() -> Exception:
    from tfbb_coding.errors import TfbbError

    return TfbbError(_("no draft was named"), hint=_("`tfbb check report DRAFT.docx --study DIR`; `--rules` lists the rules"))


def _print_rules() -> None:
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.rule_names import rule_word
    from tfbb_coding.steps.report.check import RULES, name_of, statement_of

    for rule in RULES:
        fixed, said = name_of(rule), rule_word(name_of(rule), current_language())
        typer.echo(f"{said if said == fixed else f'{said} ({fixed})'}\n    {statement_of(rule)}")


def _rules_off(home: "Study") -> set[str]:
    """The rules that the study turned off, in English or Swedish. Raises :class:`StudyError` for a rule that there is not."""
    from tfbb_coding.errors import StudyError
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.rule_names import known_rule, rule_word
    from tfbb_coding.steps.report.check import RULES, name_of

    off: set[str] = set()
    for name in home.report.off:
        rule = known_rule(name)
        if rule is None:
            hint = _("known are: {words}").format(words=", ".join(rule_word(name_of(one), current_language()) for one in RULES))
            raise StudyError(_("report: there is no rule '{name}' to turn off").format(name=name), path=home.root / "study.yaml", hint=hint)
        off.add(rule)
    return off


def _transcripts(home: "Study", *, asked: bool) -> "tuple[list[Transcript], int]":
    """The study's interviews with roles, and how many could not be read."""
    from tfbb_coding.errors import UnreadableError
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript
    from tfbb_coding.steps.roles import assign_roles

    folder = home.root / "transcripts"
    if not is_folder(folder):
        if not asked:
            return [], 0
        folder = home.root
    found: list[Transcript] = []
    unread = 0
    for path in find_transcripts([folder])[0]:
        try:
            transcript = read_transcript(path)
        except UnreadableError as error:
            say(_("Error: {message}").format(message=error))
            unread += 1
            continue
        interview = home.interview_of(transcript.name)
        found.append(assign_roles(transcript, interview.interviewers if interview else ()))
    return found, unread


def _findings(read: "Draft", home: "Study", transcripts: "Sequence[Transcript]", off: set[str]) -> "tuple[list[DraftFinding], int]":
    """What the rules find, and in how many sections something is still to be written."""
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.steps.identifiers import KnownWords
    from tfbb_coding.steps.report.check import check_draft
    from tfbb_coding.steps.report.review import prepare
    from tfbb_coding.steps.report.unwritten import waiting

    review = prepare(read, home, transcripts, KnownWords(*read_known(home)))
    return check_draft(review, off), len(waiting(review))


def _commented_path(read: "Draft", home: "Study", out: Path | None) -> Path:
    """Where the commented draft goes. Raises :class:`TfbbError` when that is no Word file, or the draft itself."""
    from tfbb_coding.errors import TfbbError

    with speaking(home.language):
        ending = _("commented")
    path = out or home.root / "results" / f"{read.path.stem}-{ending}.docx"
    if path.suffix.lower() != ".docx":
        raise TfbbError(_("the commented draft is a Word file"), path=path, hint=_("give it a name that ends in .docx"))
    if path.resolve() == read.path.resolve():
        raise TfbbError(_("the draft itself is never written over"), path=path, hint=_("choose another name with --out"))
    return path


def _commented(read: "Draft", found: "Sequence[DraftFinding]") -> bytes:
    from tfbb_coding.files.drafts.commented import commented

    return commented(read, remarks(found, read))


def _write(path: Path, data: bytes, home: "Study") -> None:
    """The commented draft; one in which somebody has begun to mend what it tells is kept beside it."""
    from tfbb_coding.cli.again import keep_what_people_wrote
    from tfbb_coding.files.atomic import write_bytes
    from tfbb_coding.files.written import remember_written

    keep_what_people_wrote(home, {path: data})
    write_bytes(path, data)
    if home.on_disk:
        remember_written(home.root, {path: data})


def _say_unwritten(sections: int) -> None:
    if sections:
        said = ngettext(
            "Note: {n} section still waits for its analysis or recommendation. Until it is written its share of quotations is not judged, "
            "and tfbb's own notes in the margin may stand; take them out before the report is sent.",
            "Note: {n} sections still wait for their analysis or recommendation. Until they are written their share of quotations is "
            "not judged, and tfbb's own notes in the margin may stand; take them out before the report is sent.",
            sections,
        )
        say(said.format(n=sections))


def _say_summary(found: "Sequence[DraftFinding]") -> None:
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.rule_names import rule_word
    from tfbb_coding.swedish.order import swedish_key

    if not found:
        say(_("No findings."))
        return
    alike = {key_of(f) for f in found}
    counts = Counter(rule_word(one[0], current_language()) for one in alike)
    listed = ", ".join(f"{rule} {n}" for rule, n in sorted(counts.items(), key=lambda item: swedish_key(item[0])))
    said = ngettext("{n} finding: {rules}.", "{n} findings: {rules}.", len(alike)).format(n=len(alike), rules=listed)
    if len(found) > len(alike):
        said += " " + _("Together they stand in {n} places.").format(n=len(found))
    say(said)
