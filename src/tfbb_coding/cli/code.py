"""``tfbb code``: transcripts in, theme tables out."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.again import keep_what_people_wrote, remember_products
from tfbb_coding.cli.code_report import Coded, report
from tfbb_coding.cli.common import EXIT_FINDINGS, said_yes, say
from tfbb_coding.cli.handing import say_telling_names
from tfbb_coding.cli.options import CodebookOption, ExcelOption, PathsArgument, StudyOption, ThemeOption, Unit, UnitOption
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook, Theme
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.learned import LearnedModel
    from tfbb_coding.model.report import Finding, Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.code import Coder
    from tfbb_coding.steps.tabulate import Place


MANY = 60
"""Files in a folder that is no study beyond which somebody is asked first: more likely a folder of downloads than of interviews."""


class Voice(StrEnum):
    """Who proposes."""

    RULES = "rules"
    LEARNED = "learned"
    BOTH = "both"
    STUDY = "study"


def code(
    paths: PathsArgument = None,
    study: StudyOption = None,
    codebook: CodebookOption = None,
    theme: ThemeOption = None,
    unit: UnitOption = Unit.MEANING,
    coder: Annotated[
        Voice,
        typer.Option(
            "--coder", help=_("Who proposes: the codebook's rules, the learned voice, both, or the rules and the study's own voice.")
        ),
    ] = Voice.BOTH,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_("Where the tables go (default: results/ beside the material)."))
    ] = None,
    excel: ExcelOption = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Read a folder of many files that is no study, without asking."))] = False,
) -> None:
    """Propose themes for what participants say, and write the tables."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.study import find_study

    asked = paths or []
    home = find_study(asked, study)
    _say_place(home)
    chosen, book = chosen_codebook(home, codebook, theme or [])
    coding_coder = coder_of(book, chosen, home, coder)
    folder = out or home.root / "results"
    with changing(home.root, "code", coding_coder.name, codebook=book.fingerprint) if home.on_disk else nullcontext():
        sure = home.on_disk or yes or asked  # whoever names a folder means it
        found = code_all(what_to_read(asked, home), home, coding_coder, unit, None if sure else _ask_of_many)
        _write(found, book, chosen, home, folder, excel=excel)
        if home.on_disk and found.transcripts:
            _keep(found, coding_coder, home, chosen, unit)
    report(found, book, chosen, home, folder, excel=excel)
    if home.on_disk:
        say_telling_names(home)
    if found.findings:
        raise typer.Exit(EXIT_FINDINGS)


def _say_place(study: "Study") -> None:
    """Which study it is, where one stands somewhere within it."""
    if study.on_disk and ".." in study.root.parts:
        say(_("Study: {path}").format(path=study.root.resolve()))


def _ask_of_many(folder: Path) -> None:
    """Somebody in a folder of all sorts of things is asked first. Raises :class:`TfbbError` where nobody can answer, or says no."""
    from tfbb_coding.errors import TfbbError
    from tfbb_coding.files.transcripts import more_than

    if not more_than(folder, MANY):
        return
    message = _("more than {n} files here could be interviews, and this is no study").format(n=MANY)
    if sys.stdin.isatty() and said_yes(_("{path}: {message}. Read them all? (yes/no)").format(path=folder.resolve(), message=message)):
        return
    hint = _("name the folder that the interviews lie in; if it is this one, say --yes, or make it a study with `tfbb init`")
    raise TfbbError(message, path=folder, hint=hint)


def chosen_codebook(study: "Study", asked: Path | None, themes: Sequence[str]) -> "tuple[tuple[str, ...], Codebook]":
    """The ids of the themes to look for, and the codebook."""
    from tfbb_coding.errors import TfbbError
    from tfbb_coding.files.codebooks import find_codebook, load_codebook

    path = find_codebook(study.root if study.on_disk else None, asked)
    book = load_codebook(path)
    named = {name.casefold(): theme.id for theme in book.themes for name in (theme.label, theme.id)}
    unknown = [theme for theme in themes if theme.casefold() not in named]
    if unknown:
        known = ", ".join(f"{theme.id} ({theme.label})" for theme in book.themes)
        raise TfbbError(
            _("the codebook has no theme '{theme}'").format(theme=unknown[0]),
            path=path,
            hint=_("its themes are: {themes}").format(themes=known),
        )
    say(_("Codebook: {path}").format(path=path))
    asked_for = {named[theme.casefold()] for theme in themes}
    return tuple(theme for theme in book.theme_ids if not themes or theme in asked_for), book


def coder_of(book: "Codebook", themes: Sequence[str], study: "Study", voice: Voice) -> "Coder":
    """The voices asked for. With both, the study's own voice takes the learned one's place where `tfbb learn` found that it helps."""
    from tfbb_coding.files.learned import shipped_model
    from tfbb_coding.steps.code import make_coder

    learned = None if voice is Voice.RULES else shipped_model(book)
    if voice is Voice.LEARNED and learned is None:
        say(_("Note: the learned voice knows none of this codebook's themes, so the rules propose alone."))
    own = _study_voice(book, themes, study, voice) if voice in (Voice.BOTH, Voice.STUDY) else None
    return make_coder(book, themes=themes, guide=study.guide, learned=learned, rules=voice is not Voice.LEARNED, study=own)


def _study_voice(book: "Codebook", themes: Sequence[str], study: "Study", voice: Voice) -> "LearnedModel | None":
    """The study's own voice, where there is one for these themes and it helps or is asked for by name."""
    from tfbb_coding.errors import TfbbError
    from tfbb_coding.files.study_model import load_study_voice, study_voice_path

    own = load_study_voice(study.root) if study.on_disk else None
    path = study_voice_path(study.root)
    if own is None:
        if voice is Voice.STUDY:
            raise TfbbError(_("there is no study's voice yet"), path=path, hint=_("`tfbb learn` makes it from your decisions"))
        return None
    if not set(themes) <= set(own.model.themes):
        message = _("the study's voice does not know all of this codebook's themes")
        if voice is Voice.STUDY:
            raise TfbbError(message, path=path, hint=_("run `tfbb learn` again"))
        say(_("Note: {message}, so it is not asked; run `tfbb learn` again.").format(message=message))
        return None
    if not own.used and voice is Voice.BOTH:
        return None
    if own.codebook != book.fingerprint:
        say(_("Note: the study's voice was learned with another version of the codebook; run `tfbb learn` again."))
    return own.model


def what_to_read(asked: Sequence[Path], study: "Study") -> "list[Path]":
    """What to read: the study's transcripts unless files or other folders were named."""
    inside = study.root / "transcripts"
    if study.on_disk and (not asked or [path.resolve() for path in asked] == [study.root.resolve()]):
        return [inside]
    return list(asked) or [Path()]


def code_all(
    sources: "Sequence[Path]", study: "Study", coder: "Coder", unit: Unit = Unit.MEANING, ask: Callable[[Path], None] | None = None
) -> Coded:
    """Every transcript read and coded; one that cannot be read is a finding and does not stop the others.

    ``ask`` is asked of every folder before it is read through, and may raise.
    """
    from tfbb_coding.files.transcripts import find_transcripts, left_out
    from tfbb_coding.steps.code import code_units
    from tfbb_coding.steps.roles import assign_roles
    from tfbb_coding.steps.segment import UnitKind, segment

    files, findings = find_transcripts(sources, ask)
    for path in left_out(sources):
        say(_("Note: {path} was left out: tfbb does not read {kind} files; save it as .docx or .txt.").format(path=path, kind=path.suffix))
    found = Coded([], [], [*findings, *_study_faults(study)])
    taken: dict[str, Path] = {}
    for path in _progress(files):
        if path.stem.casefold() in taken:
            found.findings.append(_twin(path, taken[path.stem.casefold()]))
            continue
        transcript, faults = _read(path)
        found.findings.extend(faults)
        if transcript is None:
            continue
        taken[path.stem.casefold()] = path
        interview = study.interview_of(transcript.name)
        transcript = assign_roles(transcript, interview.interviewers if interview else ())
        found.transcripts.append(transcript)
        found.judgements.extend(code_units(segment(transcript, UnitKind(unit)), coder))
    return found


def _read(path: Path) -> "tuple[Transcript | None, list[Finding]]":
    """A transcript with what was found while reading it; none, and a finding, when it cannot be read."""
    from tfbb_coding.errors import UnreadableError
    from tfbb_coding.files.transcripts import read_source
    from tfbb_coding.model.report import Finding

    try:
        return read_source(path)
    except UnreadableError as error:
        return None, [Finding(str(error.path or path), error.line or 0, 0, "unreadable", error.message, error.hint)]


def _twin(path: Path, first: Path) -> "Finding":
    """A second file of one name, in any case: rows are told apart by the file's stem, so two interviews would be mixed."""
    from tfbb_coding.model.report import Finding

    message = _("left out, since {other} has the same name and the tables tell interviews apart by it").format(other=first)
    return Finding(str(path), 0, 0, "same-name", message, _("rename one of the two files"))


def _study_faults(study: "Study") -> "list[Finding]":
    """What is wrong with the study's own file; a warning is said and stops nobody."""
    from tfbb_coding.files.study import check_study_file
    from tfbb_coding.model.report import Severity

    if not study.on_disk:
        return []
    findings = check_study_file(study.root / "study.yaml")
    for finding in findings:
        if finding.severity is not Severity.ERROR:
            say(str(finding))
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _progress(files: Sequence[Path]) -> Iterable[Path]:
    """The files one by one, with a bar on stderr when somebody is watching."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    if not console.is_terminal:
        return files
    return track(files, description=_("Coding"), console=console, transient=True)


def _write(found: Coded, book: "Codebook", themes: Sequence[str], study: "Study", folder: Path, *, excel: bool) -> None:
    """The four tables, all or none."""
    from tfbb_coding.files.atomic import write_all
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.steps.tabulate import places

    if not found.transcripts:
        return
    where = places([transcript.name for transcript in found.transcripts], study)
    tables = _tables(found, book, [t for t in book.themes if t.id in themes], where, study)
    contents = {folder / f"{table.name}.csv": csv_bytes(table, excel=excel) for table in tables}
    keep_what_people_wrote(study, contents)
    write_all(contents)
    remember_products(study, contents)


def _tables(found: Coded, book: "Codebook", themes: "Sequence[Theme]", where: "dict[str, Place]", study: "Study") -> "list[Table]":
    from tfbb_coding.steps.tabulate import segments_table, theme_table, themes_table, units_table

    return [
        units_table(found.judgements, where),
        segments_table(found.judgements, where, "en" if book.language.startswith("en") else "sv"),
        themes_table(found.judgements, themes, where, study.theme_labels),
        theme_table(found.judgements, themes),
    ]


def _keep(found: Coded, coder: "Coder", study: "Study", themes: Sequence[str], unit: Unit) -> None:
    """The codings in the study folder, and a line in its log.

    A run for some themes alone keeps nothing: it would put out what was coded with the others.
    """
    from tfbb_coding.files.codings import save_codings
    from tfbb_coding.files.log import append_log
    from tfbb_coding.model.text import fingerprint

    by_transcript: dict[str, list[Coding]] = {transcript.name: [] for transcript in found.transcripts}
    for judgement in found.judgements:
        by_transcript[judgement.unit.transcript].extend(judgement.codings)
    every_theme = len(themes) == len(coder.codebook.themes)
    if every_theme:
        for name, codings in by_transcript.items():
            save_codings(study.root, coder.name, name, codings)
    else:
        say(_("The codings in the study are left as they were, since only some themes were asked for."))
    append_log(
        study.root,
        "code",
        {"transcripts": len(found.transcripts), "units": len(found.judgements), "codings": sum(map(len, by_transcript.values()))},
        {"codebook": coder.codebook.fingerprint, "texts": fingerprint("".join(transcript.text for transcript in found.transcripts))},
        {"coder": coder.name, "unit": str(unit), "themes": "all" if every_theme else ".".join(themes)},
    )
