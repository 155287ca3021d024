"""What commands about codings share: codings on disk, on the words they were made for wherever these stand now, and the kind of unit."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.code import what_to_read
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext, typed_path
from tfbb_coding.model.coding import CONSENSUS

if TYPE_CHECKING:
    from tfbb_coding.cli.code_report import Coded
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript


def voice_word(coder: str) -> str:
    """What a coder is called in a sentence: the program's voices and the consensus with what they are, people as they call themselves."""
    known = {
        "both": _("the program's rules and learned voice (both)"),
        "rules": _("the program's rules (rules)"),
        "learned": _("the program's learned voice (learned)"),
        "study": _("the rules and the study's own voice (study)"),
        CONSENSUS: _("the consensus (consensus)"),
    }
    return known.get(coder, coder)


def standing_codings(home: "Study", coders: Sequence[str], found: "Coded") -> "list[Coding]":
    """What these coders say of the transcripts in ``found``; what is wrong with their files is added to its findings."""
    from tfbb_coding.files.codings import FOLDER, load_codings
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.alignment import still_standing

    texts = {transcript.name: transcript.text for transcript in found.transcripts}
    codings: list[Coding] = []
    for coder in coders:
        loaded = load_codings(home.root, coder)
        found.findings.extend(loaded.findings)
        standing, lost = still_standing(loaded.codings, texts)
        codings.extend(standing)
        if lost:
            message = ngettext(
                "{n} coding stands on words that are not there any more, or not in one place alone, and is left out",
                "{n} codings stand on words that are not there any more, or not in one place alone, and are left out",
                lost,
            ).format(n=lost)
            place = str(home.root / FOLDER / coder)
            found.findings.append(
                Finding(
                    place,
                    0,
                    0,
                    "moved-text",
                    message,
                    _("the transcripts have changed since: run `tfbb check study --mend`, or code them again"),
                )
            )
    return codings


def all_coders(home: "Study") -> tuple[str, ...]:
    """Everyone whose codings stand in the study; nobody where there is no study."""
    from tfbb_coding.files.codings import coders

    return coders(home.root) if home.on_disk else ()


def on_disk_study(home: "Study") -> "Study":
    """The study, when it is one. Raises :class:`TfbbError` that names the studies below where there are some."""
    from tfbb_coding.files.study_places import studies_below

    if home.on_disk:
        return home
    below = studies_below(home.root)
    hint = _("stand in a study folder or name it with --study; `tfbb init` makes one")
    if below:
        hint = _("did you mean {study}? Go into it with `cd {study}`, or name it with --study").format(study=typed_path(below[0]))
    raise TfbbError(_("this is no study"), path=home.root, hint=hint)


def whose_codings(home: "Study", asked: Sequence[str], own: str) -> list[str]:
    """Those asked for; else the consensus; else, where several people have coded, one's own; else the one person's, or a voice's.

    Coders who work side by side must not see each other's codings unasked. Where somebody who has coded nothing asks, and several have, it
    is everybody's. Raises :class:`StudyError` for a coder who is not there, and where nobody is.
    """
    from tfbb_coding.model.coding import VOICES, people_among

    there = all_coders(on_disk_study(home))
    unknown = [name for name in asked if name not in there]
    if unknown or not there:
        hint = _("coders are: {names}").format(names=", ".join(there)) if there else _("run `tfbb code` first")
        message = _("there are no codings by '{name}'").format(name=unknown[0]) if unknown else _("the study has no codings yet")
        raise StudyError(message, path=home.root, hint=hint)
    people = [CONSENSUS] if CONSENSUS in there else people_among(there)
    if len(people) > 1 and own in people:
        people = [own]
    return list(dict.fromkeys(asked)) or people or [name for name in VOICES if name in there][:1]


def study_transcripts(home: "Study", asked: Sequence[Path] = ()) -> "tuple[dict[str, Transcript], list[Finding]]":
    """The study's transcripts, or those asked for, by name, with roles, and those that could not be read."""
    from tfbb_coding.errors import UnreadableError
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.roles import assign_roles

    files, found = find_transcripts(what_to_read(asked, home))
    findings = list(found)
    transcripts: dict[str, Transcript] = {}
    for path in files:
        try:
            transcript = read_transcript(path)
        except UnreadableError as error:
            findings.append(Finding(str(path), error.line or 0, 0, "unreadable", error.message, error.hint))
            continue
        interview = home.interview_of(transcript.name)
        transcripts.setdefault(transcript.name, assign_roles(transcript, interview.interviewers if interview else ()))
    return transcripts, findings
