"""``tfbb review`` alone: the review on the whole screen."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.code import chosen_codebook
from tfbb_coding.cli.common import say, say_all
from tfbb_coding.cli.material import study_transcripts
from tfbb_coding.cli.options import CodebookOption, ProposerOption, ReviewerOption, StudyOption
from tfbb_coding.cli.own_names import say_names_of
from tfbb_coding.cli.review_material import (
    by_transcript,
    case_of,
    codings_of,
    on_disk_study,
    proposer_of,
    reviewer_name,
)
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _
from tfbb_coding.model.coding import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tfbb_coding.files.changes import Change
    from tfbb_coding.files.reviewed import Shelf
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.history import Entry
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.reviewed import Reviewed
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.survey import Written
    from tfbb_coding.steps.review_filter import Filter
    from tfbb_coding.steps.review_session import Interview, Session, Step


_PAINTED = "250"
"""Times a second that Textual may paint: a key is painted in two steps, and each waits for its turn (60 a second unless told)."""
_SIGNALLED = 128
"""What a shell adds to the number of the signal that has ended a program."""


def open_review(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATHS…", help=_("The study, or some of its transcripts (default: here)."), show_default=False),
    ] = None,
    study: StudyOption = None,
    coder: ProposerOption = "",
    name: ReviewerOption = "",
    theme: Annotated[str, typer.Option("--theme", metavar="ID", help=_("Begin with units of this theme only."))] = "",
    case: Annotated[str | None, typer.Option("--case", metavar="ID", help=_("Begin with units of this case only."))] = None,
    uncertain: Annotated[bool, typer.Option("--uncertain", help=_("Begin with units that have an uncertain proposal."))] = False,
    codebook: CodebookOption = None,
) -> None:
    """Decide unit by unit, one key each; every decision is saved at once."""
    from tfbb_coding.files.locks import holding
    from tfbb_coding.files.study import find_study

    _need_a_terminal()
    home = on_disk_study(find_study(paths or [], study))
    reviewer = reviewer_name(name)
    proposer = proposer_of(home, coder, reviewer)
    if proposer not in VOICES:
        message = _("'{name}' is a person, and the screen shows nobody else's decisions").format(name=proposer)
        raise TfbbError(message, hint=_("review the program's proposals: {names}").format(names=", ".join(VOICES)))
    themes, book = chosen_codebook(home, codebook, [theme] if theme else [])
    with holding(home.root, reviewer, "review"):
        keeper, findings = _open(home, book, proposer, reviewer, paths or [])
        say_all(findings)
        wanted = _wanted(keeper.session, home, themes[0] if theme else "", case, uncertain=uncertain)
        closed_by = _show(keeper, home, wanted)
        _log(keeper, book)
        if closed_by:  # nobody is there to be told anything
            raise typer.Exit(_SIGNALLED + closed_by)
        _end(keeper, home, reviewer)


def _need_a_terminal() -> None:
    """Raises :class:`TfbbError` where nobody could see or press anything."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual paints on stderr
        hint = _("run it in a terminal window, or decide in a sheet: `tfbb review export`, then `tfbb review import`")
        raise TfbbError(_("the review needs a terminal to show itself in"), hint=hint)


@dataclass(slots=True)
class Keeper:
    """Keeps what is decided in a session on disk and in the study's history, transcript by transcript.

    ``entries`` are the history's ids of the steps that can still be undone, the newest last; ``made`` is all that the session has done, and
    ``written`` the words of one's own that came with it.
    """

    session: "Session"
    shelf: "Shelf"
    kept: "dict[str, Reviewed]"
    proposed: "Mapping[str, Sequence[Coding]]"
    counts: dict[str, int] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    made: "list[Entry]" = field(default_factory=list)
    written: "list[Written]" = field(default_factory=list)

    def save(self, step: "Step") -> None:
        """Write what the step has changed. Raises :class:`TfbbError`; then everything on disk is as it was."""
        from tfbb_coding.files.changes import changing
        from tfbb_coding.model.reviewed import Reviewed
        from tfbb_coding.steps.review_session import Action

        name, undoing = step.transcript, step.action is Action.UNDO
        after, undone = self.session.reviewed(name), self.entries[-1] if undoing else ""
        command = "undo" if undoing else "review"
        with changing(self.shelf.root, command, self.shelf.reviewer, codebook=self.session.book.fingerprint, undoes=undone) as change:
            self.shelf.save(name, self.kept.get(name, Reviewed()), after)
        self._note(change)
        self.kept[name] = after
        if undoing:
            self.entries.pop()
        else:
            self.entries.append(change.entry.id)
        self.counts[str(step.action)] = self.counts.get(str(step.action), 0) + 1

    def names_in(self, step: "Step") -> bool:
        """Whether the words that the step has written hold a certain identifier."""
        from tfbb_coding.cli.own_names import names_in
        from tfbb_coding.files.study import open_study

        before, after = step.before, step.after
        condensed = {one for state in after for one in state.condensed} - {one for state in before for one in state.condensed}
        memos = {state.memo for state in after if state.memo} - {state.memo for state in before}
        return bool((condensed or memos) and names_in(open_study(self.shelf.root), [*condensed, *memos]))

    def _note(self, change: "Change") -> None:
        """Keep the words that came, and the entry that may have taken some away, until the screen is closed and they can be told."""
        from tfbb_coding.cli.own_names import brought, entry_now

        self.written += brought(self.shelf.root, change)
        self.made.append(entry_now(change))

    def undo_earlier(self) -> int | None:
        """Take the reviewer's last decision of an earlier session back, and return its place; None where there is none.

        Raises :class:`TfbbError` where the last change was no decision on the screen, or later changes stand on it.
        """
        from tfbb_coding.files.reviewed import load_reviewed
        from tfbb_coding.files.undo import undo, undoable
        from tfbb_coding.model.reviewed import Reviewed
        from tfbb_coding.steps.review_session import interview_for_review

        entry = next((one for one in undoable(self.shelf.root, self.shelf.reviewer) if one.coder == self.shelf.reviewer), None)
        if entry is None:
            return None
        names = [Path(one.path).stem for one in entry.files]
        if entry.command != "review" or not all(name in self.session.interviews for name in names):
            message = _("your last change was made by `tfbb {command}`").format(command=entry.command)
            raise TfbbError(message, hint=_("quit, and `tfbb undo` takes it back"))
        done = undo(self.shelf.root, entry)
        self.made += [done] if done else []
        self.kept = load_reviewed(self.shelf.root, self.shelf.reviewer)
        place = None
        for name in dict.fromkeys(names):
            self.shelf.watch([name])
            old = self.session.interviews[name]
            new = interview_for_review(old.transcript, self.proposed.get(name, ()), self.kept.get(name, Reviewed()), old.case)
            place = self.session.take_in(new)
        self.counts["undo"] = self.counts.get("undo", 0) + 1
        return place


def _open(home: "Study", book: "Codebook", proposer: str, reviewer: str, paths: "Sequence[Path]") -> "tuple[Keeper, list[Finding]]":
    """The session over the material asked for. Raises :class:`TfbbError` when there is nothing in it to review."""
    from tfbb_coding.files.reviewed import Shelf, load_reviewed
    from tfbb_coding.steps.review_session import Session
    from tfbb_coding.steps.reviewed_unit import Reviewer

    shelf = Shelf(home.root, reviewer)
    kept = load_reviewed(home.root, reviewer)
    interviews, proposed, findings = _interviews(home, proposer, kept, paths)
    shelf.watch(interview.transcript.name for interview in interviews)
    session = Session(interviews, book, Reviewer(reviewer, book.fingerprint))
    if not session.states:
        raise StudyError(_("no unit is left to review"), path=home.root, hint=_("see that the transcripts hold what participants say"))
    return Keeper(session, shelf, kept, proposed), findings


def _interviews(
    home: "Study", proposer: str, kept: "dict[str, Reviewed]", paths: "Sequence[Path]"
) -> "tuple[list[Interview], Mapping[str, list[Coding]], list[Finding]]":
    """The transcripts for review, the proposals for each, and what could not be read."""
    from tfbb_coding.model.reviewed import Reviewed
    from tfbb_coding.steps.alignment import still_standing
    from tfbb_coding.steps.review_session import interview_for_review

    transcripts, findings = study_transcripts(home, paths)
    proposed, _lost = still_standing(codings_of(home, proposer, findings), {n: t.text for n, t in transcripts.items()})
    by_name = by_transcript(proposed)
    interviews = [
        interview_for_review(transcript, by_name.get(name, ()), kept.get(name, Reviewed()), case_of(home, name))
        for name, transcript in transcripts.items()
    ]
    return interviews, by_name, findings


def _wanted(session: "Session", home: "Study", theme: str, case: str | None, *, uncertain: bool) -> "Filter":
    """What is shown at first. Raises :class:`TfbbError` when nothing would be."""
    from tfbb_coding.steps.review_filter import Certainty, Filter

    name = None if case is None else home.case_name(case)
    known = sorted({interview.case for interview in session.interviews.values() if interview.case})
    if name is not None and name not in known:
        raise TfbbError(_("the study has no case '{case}'").format(case=case), hint=_("cases are: {names}").format(names=", ".join(known)))
    wanted = Filter(theme, name, Certainty.UNCERTAIN if uncertain else Certainty.ALL)
    if not session.chosen(wanted):
        raise StudyError(_("no unit is left to review"), path=home.root, hint=_("see --theme, --case and --uncertain"))
    return wanted


def _show(keeper: Keeper, home: "Study", wanted: "Filter") -> int:
    """Show the screen until it is left, and return the number of the signal that closed it, if one did."""
    os.environ.setdefault("TEXTUAL_FPS", _PAINTED)
    from tfbb_coding.screen.app import ReviewApp

    app = ReviewApp(keeper.session, keeper.save, keeper.undo_earlier, home.title, wanted, keeper.names_in)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.closed_by


def _log(keeper: Keeper, book: "Codebook") -> None:
    """Put the session in the log."""
    from tfbb_coding.files.log import append_log

    if keeper.counts:
        append_log(keeper.shelf.root, "review", keeper.counts, {"codebook": book.fingerprint})


def _end(keeper: Keeper, home: "Study", reviewer: str) -> None:
    """Say how far the review has come, and which names the reviewer has written."""
    progress = keeper.session.progress
    say_names_of(home, keeper.written, keeper.made)
    say(_("Decisions of: {name}.").format(name=reviewer))
    typer.echo(
        _("Decided: {done} of {proposed} units with proposals ({percent} %).").format(
            done=progress.decided, proposed=progress.proposed, percent=progress.percent
        )
    )
