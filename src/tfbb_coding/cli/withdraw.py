"""``tfbb withdraw``: a participant takes back the consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tfbb_coding.cli.again import recipes_for
from tfbb_coding.cli.common import EXIT_FINDINGS, said_yes, say
from tfbb_coding.cli.options import StudyOption
from tfbb_coding.cli.withdraw_holders import say_holders, say_list
from tfbb_coding.cli.withdraw_places import forget_command_lines, places_left, say_places
from tfbb_coding.cli.withdraw_results import make_results_again
from tfbb_coding.cli.withdraw_sheets import Sheets, tell_sheets
from tfbb_coding.cli.withdraw_study import plan_study, tell_study
from tfbb_coding.errors import StudyError, TfbbError, UnreadableError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.files.recipes import Recipe
    from tfbb_coding.files.removal import Changes
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.withdraw import Counts, Shift, Traces


@dataclass(slots=True)
class Withdrawal:
    """The transcript that the participant speaks in, and what follows from taking them out."""

    path: Path
    old: "Transcript"
    new: "Transcript | None"
    speaker: str
    gone: "Traces"
    changes: "Changes"
    counts: "Counts"
    findings: "list[Finding]" = field(default_factory=list)
    sheets: "Sheets" = field(default_factory=Sheets)
    people: list[Path] = field(default_factory=list)


def withdraw(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help=_("The label that the participant speaks under."))],
    transcript: Annotated[
        str, typer.Option("--transcript", metavar="NAME", help=_("The transcript, where several have such a label."))
    ] = "",
    study: StudyOption = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask before anything is removed."))] = False,
) -> None:
    """Remove a participant's words from the whole study, for good, and write a receipt without them."""
    from tfbb_coding.files.removal import other_holders, result_files
    from tfbb_coding.files.study import find_study
    from tfbb_coding.files.written import as_written

    home = find_study([], study)
    path, old = _find(home, speaker, transcript)
    plan = _plan(home, path, old, speaker)
    _confirm(plan, yes=yes)
    made_with = recipes_for(home.root, plan.changes.delete)
    receipt_path = _carry_out(home, plan)
    left = places_left(home, speaker, plan.old.name)
    plan.counts = replace(plan.counts, mentions=len(left))
    unmade = _make_again(home, plan, made_with)
    forget_command_lines(home, speaker)
    told = [*(Path(finding.path) for finding in plan.sheets.findings), *as_written(home.root, result_files(home.root))]
    held = other_holders(home.root, told, plan.gone.holds)
    _write_receipt(home, plan, receipt_path)
    for finding in plan.findings:
        say(str(finding))
    say_holders(home.root, held)
    say_places(left)
    say(_("The study's history has forgotten the transcript too, so nothing that was done with it can be undone, nor can this."))
    say(_("No backup was kept."))
    if plan.findings or left or unmade or held.holding or held.closed:
        raise typer.Exit(EXIT_FINDINGS)


def _find(home: "Study", speaker: str, asked: str) -> "tuple[Path, Transcript]":
    """The one transcript in which somebody speaks under that label."""
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript
    from tfbb_coding.steps.roles import assign_roles
    from tfbb_coding.steps.withdraw import removed_turns

    inside = home.root / "transcripts"
    found: list[tuple[Path, Transcript]] = []
    names: list[str] = []
    for path in find_transcripts([inside if is_folder(inside) else home.root])[0]:
        try:
            read = read_transcript(path)
        except UnreadableError as error:
            say(_("Not looked into: {message}").format(message=error))
            continue
        names.append(read.name)
        if (not asked or is_called(read.name, asked)) and removed_turns(read, speaker):
            interview = home.interview_of(read.name)
            found.append((path, assign_roles(read, interview.interviewers if interview else ())))
    if not found and asked:
        _refuse_unknown(inside, asked, names)
    if not found:
        hint = _("`tfbb show FILE` shows the labels of a transcript")
        raise StudyError(_("nobody speaks under the label '{label}'").format(label=speaker), path=inside, hint=hint)
    if len(found) > 1:
        several = ", ".join(read.name for _path, read in found)
        message = _("'{label}' speaks in several transcripts, and is somebody else in each").format(label=speaker)
        raise StudyError(message, path=inside, hint=_("choose with --transcript: {names}").format(names=several))
    return found[0]


def _refuse_unknown(inside: Path, asked: str, names: "Sequence[str]") -> None:
    """Raises :class:`StudyError` where no transcript is called what was asked for."""
    if not any(is_called(name, asked) for name in names):
        hint = _("there are: {names}").format(names=", ".join(names))
        raise StudyError(_("there is no transcript '{name}' in the study").format(name=asked), path=inside, hint=hint)


def is_called(name: str, asked: str) -> bool:
    """Whether a transcript is the one asked for: its name, its file, or a path to it."""
    from tfbb_coding.model.text import normalise

    return name in {normalise(asked), normalise(Path(asked).stem)}


def _plan(home: "Study", path: Path, old: "Transcript", speaker: str) -> Withdrawal:
    """Everything that will be written and deleted; nothing is yet."""
    from tfbb_coding.files.removal import Changes, result_files
    from tfbb_coding.files.written import by_people
    from tfbb_coding.steps.withdraw import Counts, nobody_left, removed_turns, traces

    removed = removed_turns(old, speaker)
    gone = traces(removed, [turn for turn in old.turns if turn not in removed])
    plan = Withdrawal(path, old, None, speaker, gone, Changes(), Counts(turns=len(removed)))
    if nobody_left(old, speaker):
        plan.changes.delete.append(path)
        plan.counts = replace(plan.counts, transcript_removed=True)
    else:
        _plan_transcript(plan)
    _plan_codings(home, plan)
    _plan_rows(home, plan)
    _plan_sheets(home, plan)
    study = plan_study(home, old, speaker, stays=plan.new is not None)
    plan.changes.contents |= study.contents
    plan.findings += study.findings
    plan.counts = replace(plan.counts, interview_removed=study.interview_removed, participants=study.participants)
    plan.people = by_people(home.root, result_files(home.root))
    results = [path for path in result_files(home.root) if path not in plan.people]
    plan.changes.delete += results
    plan.counts = replace(plan.counts, results=len(results))
    return plan


def _plan_transcript(plan: Withdrawal) -> None:
    """The transcript without the participant: in its layout, else as normalised text."""
    from tfbb_coding.files.ingest import normalised_text
    from tfbb_coding.files.removal import kept_layout, reread
    from tfbb_coding.steps.withdraw import spoken, without_speaker

    wanted = without_speaker(plan.old, plan.speaker)
    labels = [person.label for person in plan.old.participants]
    data = kept_layout(plan.path, labels, plan.speaker, spoken(wanted), spoken, plan.gone.holds)
    target = plan.path
    if data is None:
        facts = {"source": plan.path.suffix.lower().lstrip("."), "note": "a participant's turns were removed, and the layout with them"}
        data, target = normalised_text(wanted, facts).encode(), plan.path.with_suffix(".txt")
        plan.counts = replace(plan.counts, normalised=True)
        if target != plan.path:
            plan.changes.delete.append(plan.path)
    plan.changes.contents[target] = data
    plan.new = reread(target.name, data)


def _shift(plan: Withdrawal) -> "Shift":
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.withdraw import Shift

    return Shift(plan.old, plan.new or Transcript(plan.old.name, "", ()), plan.speaker)


def _plan_codings(home: "Study", plan: Withdrawal) -> None:
    from tfbb_coding.files.codings import coders, codings_path, load_codings, to_line
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.steps.withdraw import shift_codings

    shift = _shift(plan)
    for coder in coders(home.root):
        file = codings_path(home.root, coder, plan.old.name)
        if not is_there(file):
            continue
        loaded = load_codings(home.root, coder, plan.old.name)
        kept, dropped, lost = shift_codings(loaded.codings, shift, plan.speaker, plan.gone)
        if plan.counts.transcript_removed:
            plan.changes.delete.append(file)
            dropped, lost = len(loaded.codings), []
        else:
            plan.changes.contents[file] = "".join(map(to_line, sorted(kept, key=_place))).encode()
        plan.findings += lost
        dropped += len(loaded.findings)  # lines that nobody can read may hold anything, and are not kept
        plan.counts = replace(plan.counts, codings=plan.counts.codings + dropped)


def _place(coding: "Coding") -> tuple[int, int, str, str, str, str]:
    return coding.start, coding.end, coding.theme, coding.code, coding.coder, coding.quotation


def _plan_rows(home: "Study", plan: Withdrawal) -> None:
    """Condensations, memos and favourites: rows of theirs and paragraphs with their words."""
    from tfbb_coding.files.removal import row_files, shifted_rows, text_files
    from tfbb_coding.steps.withdraw import shift_row

    shift = _shift(plan)

    def shifted(row: Mapping[str, Any], *, named: bool) -> dict[str, Any] | None:
        """A row that does not say which transcript it is about is about the one that its file is called after."""
        told = row if named or "transcript" in row else {**row, "transcript": ""}
        moved = shift_row(told, shift, plan.speaker, plan.gone)
        return dict(row) if moved == told else moved

    removed = {"condensations": 0, "memos": 0, "favourites": 0, "units": 0}
    for kind in removed:
        for path in row_files(home.root, kind):
            data, dropped = shifted_rows(path, partial(shifted, named=path.stem == plan.old.name))
            if data != path.read_bytes():
                plan.changes.contents[path] = data
            removed[kind] += dropped
        for path in text_files(home.root, kind):
            text = path.read_text(encoding="utf-8", errors="replace")
            if plan.gone.holds(text):
                plan.changes.contents[path] = plan.gone.without(text).encode()
                removed[kind] += 1
    plan.counts = replace(plan.counts, condensations=removed["condensations"], memos=removed["memos"], favourites=removed["favourites"])


def _plan_sheets(home: "Study", plan: Withdrawal) -> None:
    """Sheets for review and for settling: what others filled in stays."""
    from tfbb_coding.cli.withdraw_sheets import plan_sheets

    plan.sheets = plan_sheets(home.root, _shift(plan), plan.speaker, plan.gone)
    plan.changes.contents |= plan.sheets.contents
    plan.changes.delete += plan.sheets.emptied
    plan.findings += plan.sheets.findings
    plan.counts = replace(plan.counts, sheets=plan.sheets.touched)


def _confirm(plan: Withdrawal, *, yes: bool) -> None:
    sentence = _(
        "{turns} turns, {codings} codings, {condensations} condensations, {memos} memos and {favourites} favourites will be removed, "
        "{sheets} sheets for review will be cleaned, and {results} results deleted and made again."
    )
    n = plan.counts
    say(
        sentence.format(
            turns=n.turns,
            codings=n.codings,
            condensations=n.condensations,
            memos=n.memos,
            favourites=n.favourites,
            sheets=n.sheets,
            results=n.results,
        )
    )
    tell_sheets(plan.sheets)
    tell_study(n)
    if plan.people:
        say_list(_("Results in which somebody has written since they were made are not deleted; see whether they still fit:"), plan.people)
    say(_("No backup is kept, since the consent is taken back."))
    if not yes and not said_yes(_("Remove them for good? (yes/no)")):
        raise TfbbError(_("nothing was removed"), hint=_("answer yes, or use --yes"))


def _carry_out(home: "Study", plan: Withdrawal) -> Path:
    """Write and delete everything, and leave the receipt there, so that one is there whatever happens afterwards."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.removal import receipt_path
    from tfbb_coding.steps.withdraw import receipt

    day = _day()
    path = receipt_path(home.root, day)
    text = receipt(day, plan.old.name, plan.counts)
    plan.changes.contents[path] = text.encode()
    with changing(home.root, "withdraw", EVERYBODY, remembers=False):
        plan.changes.carry_out()
        _forget(home, plan)
    counts = {"turns": plan.counts.turns, "codings": plan.counts.codings, "condensations": plan.counts.condensations}
    append_log(
        home.root,
        "withdraw",
        {**counts, "memos": plan.counts.memos, "favourites": plan.counts.favourites, "results": plan.counts.results},
        {},
    )
    return path


def _make_again(home: "Study", plan: Withdrawal, made_with: "Sequence[Recipe]") -> int:
    """Results made again with the commands that made them; how many cannot be."""
    from tfbb_coding.files.transcripts import find_transcripts

    if plan.new is None and not find_transcripts([plan.path.parent])[0]:
        say(_("No transcript is left, so there is nothing to make results of."))
        return 0
    results = [path for path in plan.changes.delete if path.relative_to(home.root).parts[0] in ("results", "learned")]
    again, left = make_results_again(home, results, made_with)
    plan.counts = replace(plan.counts, made_again=again)
    return left


def _write_receipt(home: "Study", plan: Withdrawal, path: Path) -> None:
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.removal import Changes
    from tfbb_coding.steps.withdraw import receipt

    text = receipt(_day(), plan.old.name, plan.counts)
    with changing(home.root, "withdraw", EVERYBODY, remembers=False):
        Changes({path: text.encode()}).carry_out()
    typer.echo(text, nl=False)
    typer.echo(_("Receipt: {path}").format(path=path))


def _day() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day where the researcher is


def _forget(home: "Study", plan: Withdrawal) -> None:
    """Take the transcript, what was learnt, and the participant's words wherever else they stood out of the study's history."""
    from tfbb_coding.files.history import forget, words_of
    from tfbb_coding.files.kept_texts import drop_texts
    from tfbb_coding.files.study_places import STUDY_NAME
    from tfbb_coding.model.history import FileChange
    from tfbb_coding.model.text import normalise

    def concerns(one: FileChange) -> bool:
        place = Path(one.path)
        if one.path == STUDY_NAME and plan.counts.interview_removed:
            return plan.old.name in normalise(words_of(home.root, one))
        return normalise(place.stem) == plan.old.name or place.parts[0] == "learned" or plan.gone.holds(words_of(home.root, one))

    forget(home.root, concerns)
    drop_texts(home.root, plan.old.name)
