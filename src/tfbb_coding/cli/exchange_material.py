"""The interviews of another program's project: those that the study has, and those that it takes in as `tfbb ingest` does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.errors import UnreadableError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.model.exchange import Project, Source
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.exchange.take_passages import Ground

_ENDINGS = {".pdf", ".doc", ".htm", ".html", ".mp3", ".m4a", ".wav", ".mp4", ".mov", ".jpg", ".jpeg", ".png"}


@dataclass(slots=True)
class Material:
    """The interviews by source: ``there`` are the study's own, ``fresh`` are taken in, with their ``texts`` by name."""

    there: "dict[str, Transcript]" = field(default_factory=dict)
    fresh: "dict[str, Transcript]" = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    findings: "list[Finding]" = field(default_factory=list)

    def has(self, source: str) -> bool:
        """Whether the source is an interview of the study, or becomes one."""
        return source in self.there or source in self.fresh

    def transcript(self, source: str) -> "Transcript":
        """The study's transcript of a source that it has."""
        return self.there[source] if source in self.there else self.fresh[source]

    def grounds(self) -> "dict[str, Ground]":
        """What codings are placed on, by source."""
        from tfbb_coding.steps.exchange.take_passages import Ground
        from tfbb_coding.steps.segment import segment

        return {guid: Ground(one, segment(one)) for guid, one in {**self.there, **self.fresh}.items()}


def gather_material(project: "Project", file: Path, home: "Study", reasons: Mapping[str, str]) -> Material:
    """Every source, as the study's own transcript of it where there is one, else read and looked through like any transcript."""
    material = Material()
    own, findings = _own(home)
    material.findings += findings
    names = {transcript.name.casefold(): transcript for transcript in own.values()}
    words = {_words(transcript): transcript for transcript in own.values()}
    for source, stem in _named(project):
        there = own.get(source.guid) or names.get(stem.casefold())
        read = _read(source, stem, file, home, reasons, material) if there is None else None
        there = there or (words.get(_words(read[0])) if read else None)
        if there is not None:
            material.there[source.guid] = there
        elif read is not None:
            material.fresh[source.guid], material.texts[stem] = read
    return material


def write_texts(project: "Project", folder: Path) -> list[Path]:
    """Write every source's text into a folder, under the name that it has in a study, and return the files. Nothing is written over."""
    from tfbb_coding.errors import TfbbError
    from tfbb_coding.files.exchange_study import write_files
    from tfbb_coding.files.presence import is_there

    contents = {folder / f"{stem}.txt": source.text for source, stem in _named(project) if source.text.strip()}
    taken = next((path for path in contents if is_there(path)), None)
    if taken is not None:
        raise TfbbError(_("is there already, and nothing was written"), path=taken, hint=_("choose a folder that is not there yet"))
    write_files(contents)
    return list(contents)


def _own(home: "Study") -> "tuple[dict[str, Transcript], list[Finding]]":
    """The study's transcripts by the guid that an export gives them."""
    from tfbb_coding.cli.material import study_transcripts
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.study_places import TRANSCRIPTS
    from tfbb_coding.steps.exchange.guids import Guids

    if not home.on_disk or not is_folder(home.root / TRANSCRIPTS) or not any((home.root / TRANSCRIPTS).iterdir()):
        return {}, []
    there, findings = study_transcripts(home)
    return {Guids(home.title).of("source", name): transcript for name, transcript in there.items()}, findings


def _words(transcript: "Transcript") -> tuple[tuple[str | None, str], ...]:
    """All that is said and by whom: by it an interview is known again that another program has given another name."""
    return tuple((turn.speaker, " ".join(turn.text.split())) for turn in transcript.turns)


def _named(project: "Project") -> "Iterator[tuple[Source, str]]":
    """The sources with the names that their transcripts get; two of one name are told apart by a number."""
    from tfbb_coding.cli.ingest import stem_without_names
    from tfbb_coding.files.transcripts.registry import EXTENSIONS
    from tfbb_coding.model.naming import first_free

    taken: set[str] = set()
    for source in project.sources:
        name = source.name.replace("/", "-").replace("\\", "-")
        plain = name if Path(name).suffix.lower() not in EXTENSIONS | _ENDINGS else Path(name).stem
        stem = stem_without_names(Path(f"{plain}.txt"))
        number = first_free(stem.casefold(), taken).removeprefix(stem.casefold())
        taken.add(f"{stem.casefold()}{number}")
        yield source, f"{stem}{number}"


def _read(
    source: "Source", stem: str, file: Path, home: "Study", reasons: Mapping[str, str], material: Material
) -> "tuple[Transcript, str] | None":
    """The transcript with its text as the study keeps it; none, and findings, where it is none or names somebody."""
    from tfbb_coding.cli.ingest import barred_findings
    from tfbb_coding.files.ingest import check_reading, normalised_text
    from tfbb_coding.files.transcripts import read_source_text
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.roles import assign_roles

    called = Path(f"{file.name} › {stem}")
    if not source.text.strip():
        hint = _("export the project again with its texts, or leave this source out")
        material.findings.append(Finding(str(called), 0, 0, "exchange-empty", _("the source has no text; it was not taken in"), hint))
        return None
    try:
        transcript, faults = read_source_text(called, source.text)
    except UnreadableError as error:
        material.findings.append(Finding(str(called), error.line or 0, 0, "unreadable", error.message, error.hint))
        return None
    text = normalised_text(transcript, {"source": "qdpx"})
    faults += check_reading(called, transcript, text)
    faults += barred_findings(called, transcript, home, reasons)[0]
    material.findings += faults
    return None if faults else (assign_roles(read_source_text(Path(f"{stem}.txt"), text)[0]), text)
