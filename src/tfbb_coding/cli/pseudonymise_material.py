"""What ``tfbb pseudonymise`` is to work on: the files, what they are called, who speaks in them, and the search through them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.messages import _
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from tfbb_coding.files.replace_in import Source
    from tfbb_coding.model.identifier import Identifier, NamedText
    from tfbb_coding.model.study import Study

FILE_NAME = " (file name)"


@dataclass(frozen=True, slots=True)
class Material:
    """What was asked for: the opened files, what each is called, how many could not be read, and who speaks as what."""

    sources: "list[Source]"
    names: dict[Path, str]
    unread: int
    speakers: dict[str, str]

    def texts(self) -> "list[NamedText]":
        """The files' texts and their names, all to be searched."""
        from tfbb_coding.model.identifier import NamedText

        contents = [NamedText(str(source.path), source.text, source.breaks) for source in self.sources]
        return contents + [NamedText(str(s.path) + FILE_NAME, self.names[s.path].replace("_", " ")) for s in self.sources]

    def called(self) -> dict[str, str]:
        """What each text is called in answers: the file's name with its folder's, from wherever it is named."""
        lasting = {str(s.path): normalise("/".join(s.path.resolve().parts[-2:])) for s in self.sources}
        return {**lasting, **{path + FILE_NAME: name + FILE_NAME for path, name in lasting.items()}}


def open_material(paths: Sequence[Path], home: "Study") -> Material:
    """Every file that can be read; the others are told."""
    from tfbb_coding.files.copies import relative_names
    from tfbb_coding.files.decisions import is_decision_table
    from tfbb_coding.files.replace_in import open_source
    from tfbb_coding.files.transcripts import find_transcripts

    files, findings = find_transcripts(paths)
    files = [file for file in files if file in paths or not is_decision_table(file)]  # it may lie beside what it decides about
    for finding in findings:
        say(str(finding))
    sources, unread = [], len(findings)
    for path in files:
        try:
            sources.append(open_source(path))
        except UnreadableError as error:
            say(_("Error: {message}").format(message=error))
            unread += 1
    return Material(
        sources,
        relative_names(files, paths),
        unread,
        _speakers(files, [who for interview in home.interviews for who in interview.interviewers]),
    )


def _speakers(files: Sequence[Path], interviewers: Sequence[str]) -> dict[str, str]:
    """The labels of those who speak, each with what a placeholder for it begins with."""
    from tfbb_coding.files.transcripts import read_transcript
    from tfbb_coding.model.transcript import Role
    from tfbb_coding.steps.roles import assign_roles

    speakers: dict[str, str] = {}
    for path in files:
        try:
            transcript = assign_roles(read_transcript(path), interviewers)
        except TfbbError:
            continue  # what is no transcript has nobody who speaks
        for turn in transcript.turns:
            if turn.speaker:
                speakers.setdefault(turn.speaker, "Intervjuare" if turn.role is Role.INTERVIEWER else "Deltagare")
    return speakers


def finder(home: "Study") -> "Callable[[Sequence[NamedText]], list[Identifier]]":
    """The search for identifiers with the study's own words; names of files are searched by their own rules."""
    from dataclasses import replace

    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.model.identifier import Certainty
    from tfbb_coding.steps.document_identifiers import find_in_file_name
    from tfbb_coding.steps.identifiers import KnownWords, Voices, find_identifiers, suggest
    from tfbb_coding.steps.same_identity import not_so_certain
    from tfbb_coding.swedish.installed import installed_model

    known, voices = KnownWords(*read_known(home)), Voices(model=installed_model())

    def find(texts: "Sequence[NamedText]") -> "list[Identifier]":
        found = find_identifiers(texts, voices=voices, known=known)
        found = not_so_certain(found, [text for text in texts if not text.name.endswith(FILE_NAME)])
        kept = [i for i in found if not i.path.endswith(FILE_NAME) or i.certainty is Certainty.CERTAIN]
        for text in (text for text in texts if text.name.endswith(FILE_NAME)):
            for i in find_in_file_name(text.text.replace("/", " ") + ".txt"):
                fixed = replace(i, path=text.name, certainty=Certainty.CERTAIN, suggestion=suggest(i.kind, i.match), part="")
                kept.append(fixed)
        return kept

    return find
