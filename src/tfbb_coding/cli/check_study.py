"""``tfbb check study``: whether everything in a study fits together, and what can be mended."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.options import CodebookOption, RulesOption, StudyOption
from tfbb_coding.cli.rows import csv_of, json_of
from tfbb_coding.messages import _, current_language, ngettext, typed_path

if TYPE_CHECKING:
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.survey import Survey

FIELDS = ("path", "line", "rule", "severity", "message", "hint")


class CheckFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def study(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help=_("The study folder (default: here)."), show_default=False)] = None,
    study: StudyOption = None,
    codebook: CodebookOption = None,
    output: Annotated[CheckFormat, typer.Option("--format", help=_("text, json or csv."))] = CheckFormat.TEXT,
    mend: Annotated[bool, typer.Option("--mend", help=_("Move what is certain to where its words stand now."))] = False,
    likely: Annotated[bool, typer.Option("--likely", help=_("With --mend: also what was proposed as most like."))] = False,
    rules: RulesOption = False,
) -> None:
    """Print what does not fit together; exit 1 when there is anything but notes."""
    from tfbb_coding.cli.review_material import on_disk_study
    from tfbb_coding.model.report import Severity
    from tfbb_coding.steps.study_checks import check_study

    if rules:
        _print_rules()
        return
    home = on_disk_study(_opened(study or folder or Path()))
    if mend:
        _mend(home, codebook, likely=likely)
    survey = _survey(home, codebook)
    found = check_study(survey)
    typer.echo(_formatted(found, output), nl=False)
    _say_summary(found, survey)
    if any(finding.severity is not Severity.INFO for finding in found):
        raise typer.Exit(EXIT_FINDINGS)


def _opened(folder: Path) -> "Study":
    """The study also where its study.yaml has faults: these are findings here."""
    from tfbb_coding.errors import StudyError
    from tfbb_coding.files.changes import mend_unfinished
    from tfbb_coding.files.presence import is_file, is_folder
    from tfbb_coding.files.study import open_study, read_study
    from tfbb_coding.files.study_places import STUDY_NAME

    if not is_folder(folder):
        raise StudyError(
            _("no such study folder"), path=folder, hint=_("`tfbb init {folder}` makes a study folder").format(folder=typed_path(folder))
        )
    path = folder / STUDY_NAME
    if not is_file(path):
        return open_study(folder)
    mend_unfinished(folder)
    return read_study(path)[0]


def _survey(home: "Study", codebook: Path | None) -> "Survey":
    from tfbb_coding.cli.material import study_transcripts
    from tfbb_coding.files.survey import survey_of

    transcripts, unread = study_transcripts(home)
    return survey_of(home, transcripts, codebook, unread)


def _mend(home: "Study", codebook: Path | None, *, likely: bool) -> None:
    """Move what can be moved, and forget the old texts that nothing is looked for in any more."""
    from tfbb_coding.files.atomic import remove
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.kept_texts import drop_texts, keep_texts
    from tfbb_coding.files.locks import EVERYBODY
    from tfbb_coding.files.log import append_log
    from tfbb_coding.files.survey import save_items
    from tfbb_coding.model.text import fingerprint
    from tfbb_coding.steps.mend import mend as mend_all
    from tfbb_coding.steps.mend import needed_texts

    with changing(home.root, "check study --mend", EVERYBODY) as change:
        survey = _survey(home, codebook)
        mended = mend_all(survey, likely=likely)
        save_items(home.root, mended.files)
        remove(Path(path) for path in mended.emptied)
        _rename_in_memos(home, mended.renamed)
    after = _survey(home, codebook)
    for name in sorted((survey.kept or {}).keys() & survey.transcripts.keys()):
        needed = [fingerprint(text) for text in needed_texts(after.filed, after, name)]
        keep_texts(home.root, [name])
        drop_texts(home.root, name, [*needed, fingerprint(survey.transcripts[name].text)])
    for old, new in mended.renamed.items():
        keep_texts(home.root, [new])
        drop_texts(home.root, old)
        say(_("What was said of '{old}' belongs to '{new}' now.").format(old=old, new=new))
    append_log(home.root, "check study", {"moved": mended.moved, "left": mended.left}, {}, {"mend": True, "likely": likely})
    say(ngettext("{n} line was mended.", "{n} lines were mended.", mended.moved).format(n=mended.moved))
    if change.files:
        say(_("`tfbb undo {id}` takes this back.").format(id=change.entry.id))
    if mended.reworded:
        say(
            _("Words of codings are others now. Where these were names: `tfbb history --forget all` takes the old ones out of the history.")
        )


def _rename_in_memos(home: "Study", renamed: "Mapping[str, str]") -> None:
    """Memos about an interview that is called otherwise now."""
    from dataclasses import replace

    from tfbb_coding.files.memos import load_memos, memo_writers, save_memos
    from tfbb_coding.model.memo import About

    for who in memo_writers(home.root) if renamed else ():
        loaded = load_memos(home.root, who)
        new = [replace(m, of=renamed[m.of]) if m.about is About.INTERVIEW and m.of in renamed else m for m in loaded.memos]
        if not loaded.findings and new != list(loaded.memos):
            save_memos(home.root, who, new)


def _print_rules() -> None:
    from tfbb_coding.model.rule_names import rule_word
    from tfbb_coding.steps.study_checks import CHECKS, name_of, statement_of

    for check in CHECKS:
        fixed, said = name_of(check), rule_word(name_of(check), current_language())
        typer.echo(f"{said if said == fixed else f'{said} ({fixed})'}\n    {statement_of(check)}")


def _formatted(found: "Sequence[Finding]", output: CheckFormat) -> str:
    if output is CheckFormat.TEXT:
        return "".join(f"{finding}\n" for finding in found)
    rows = [{name: str(value) if isinstance(value := getattr(finding, name), StrEnum) else value for name in FIELDS} for finding in found]
    return json_of(rows) if output is CheckFormat.JSON else csv_of(rows, FIELDS)


def _say_summary(found: "Sequence[Finding]", survey: "Survey") -> None:
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.rule_names import rule_word

    codings = sum(isinstance(one.item, Coding) for one in survey.filed)
    say(
        _("{transcripts} transcripts, {codings} codings and {others} condensations, memos and favourites looked at.").format(
            transcripts=len(survey.transcripts), codings=codings, others=len(survey.filed) - codings
        )
    )
    if not found:
        say(_("No findings."))
        return
    counts = Counter(rule_word(finding.rule, current_language()) for finding in found)
    listed = ", ".join(f"{rule} {n}" for rule, n in sorted(counts.items()))
    say(ngettext("{n} finding: {rules}.", "{n} findings: {rules}.", len(found)).format(n=len(found), rules=listed))
