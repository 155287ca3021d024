"""``tfbb agree``: how far several coders agree, with each other or with themselves, and where they differ."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.agree_asked import AgreeFormat, AgreeTable, By, counted_of
from tfbb_coding.cli.code import chosen_codebook
from tfbb_coding.cli.common import EXIT_FINDINGS, say, say_all
from tfbb_coding.cli.material import all_coders, on_disk_study, standing_codings, study_transcripts
from tfbb_coding.cli.options import CodebookOption, DisagreementsOption, ExcelOption, ReplaceOption, StudyOption, ThemeOption, Which
from tfbb_coding.errors import StudyError, TfbbError
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.coding import Status
from tfbb_coding.model.text import normalise

if TYPE_CHECKING:
    from datetime import date

    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Coding
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.agree import AgreementReport
    from tfbb_coding.steps.compare_coders import ComparedUnit, Comparison, Work

TWO = 2
EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared and how."""

    home: "Study"
    book: "Codebook"
    themes: tuple[str, ...]
    counted: Collection[Status]
    by: By
    decided: bool


CodersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CODERS…", show_default=False, help=_("Coders in the study, voices too; anna@2026-03-01 is anna as of that day.")
    ),
]
CaseOption = Annotated[list[str] | None, typer.Option("--case", metavar="CASE", help=_("Only this case (may be given several times)."))]


def agree(
    coders: CodersArgument = None,
    study: StudyOption = None,
    theme: ThemeOption = None,
    case: CaseOption = None,
    status: Annotated[
        Which, typer.Option("--status", help=_("All codings but rejected ones, or only those that a person accepted."))
    ] = Which.ALL,
    decided: Annotated[bool, typer.Option("--decided", help=_("Only units of which every coder has said something."))] = False,
    codes: Annotated[bool, typer.Option("--codes", help=_("Compare the codes within themes, too."))] = False,
    by: Annotated[By, typer.Option("--by", help=_("Compare units, characters, or what fits."))] = By.AUTO,
    earlier: Annotated[
        Path | None, typer.Option("--earlier", metavar="DIR", help=_("A backup of the study: compare one coder with what stood there."))
    ] = None,
    output: Annotated[AgreeFormat, typer.Option("--format", help=_("text, json or csv."))] = AgreeFormat.TEXT,
    table: Annotated[AgreeTable, typer.Option("--table", help=_("Which table, with --format csv."))] = AgreeTable.FIGURES,
    n: DisagreementsOption = 0,
    workbook: Annotated[
        Path | None, typer.Option("--workbook", metavar="FILE", help=_("Write the disagreements side by side, to settle (.xlsx or .csv)."))
    ] = None,
    replace: ReplaceOption = False,
    excel: ExcelOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Print the figures, and write what is to be settled where that was asked for."""
    from dataclasses import replace as replaced

    from tfbb_coding.cli.agree_report import print_report, print_tables
    from tfbb_coding.cli.settling import check_settling, write_settling
    from tfbb_coding.steps.compare_coders import compared_by_code, with_codes

    home, book, themes = opened(study, codebook, theme or [])
    counted = counted_of(status)
    names = coders or []
    _check(home, names, earlier, workbook)
    if workbook is not None:
        check_settling(workbook, replace=replace)
    transcripts, findings = chosen_transcripts(home, case or [])
    works = works_of(home, names, transcripts, findings, earlier)
    seen = [replaced(work, codings=with_codes(work.codings)) for work in works] if codes else works
    asked = Asked(home, book, _told(themes, book, seen, theme or []), counted, by, decided)
    whole = _compared(transcripts, works, asked)
    comparison = compared_by_code(whole) if codes else whole
    report = _report(comparison, transcripts, seen, asked)
    say_all(findings)
    if output is AgreeFormat.TEXT:
        print_report(report, comparison, seen, book, status=status, by=by, shown=n)
    else:
        print_tables(report, comparison, counted, output, table, excel=excel)
    if workbook is not None:
        about = whole if not theme else _about(whole, themes)
        write_settling(workbook, about, transcripts, home, book, excel=excel)
    if findings:
        raise typer.Exit(EXIT_FINDINGS)


def opened(
    study: Path | None, codebook: Path | None, themes: Sequence[str], file: Path | None = None
) -> "tuple[Study, Codebook, tuple[str, ...]]":
    """The study (that ``file`` lies in, else where one stands), which must be one, its codebook, and the themes asked for."""
    from tfbb_coding.files.study import find_study

    home = find_study([file] if file else [], study)
    if file and not home.on_disk and study is None:
        home = find_study([], None)
    chosen, book = chosen_codebook(on_disk_study(home), codebook, themes)
    return home, book, chosen


def _check(home: "Study", coders: Sequence[str], earlier: Path | None, workbook: Path | None) -> None:
    """Raise :class:`TfbbError` where what is asked for makes no sense."""
    from tfbb_coding.files.presence import is_folder

    if len(set(coders)) < len(coders):
        raise TfbbError(_("the same coder is named twice"), hint=_("anna and anna@2026-03-01 are anna now and anna as of that day"))
    if earlier is None and len(coders) < TWO:
        hint = there(home)
        if coders:
            hint = _("name another one, or give a day (anna anna@2026-03-01) or a backup of the study (--earlier DIR)")
        raise TfbbError(_("agreement needs two coders"), hint=hint)
    if earlier is not None and len(coders) != 1:
        raise TfbbError(_("--earlier compares one coder with what stood there"), hint=_("name one coder alone"))
    if earlier is not None and not is_folder(earlier):
        raise TfbbError(_("no such study folder"), path=earlier, hint=_("name a backup of the whole study, with its codings/ in it"))
    if workbook is not None and (earlier is not None or any(_day(name) for name in coders)):
        message = _("what somebody said earlier cannot be settled, only compared")
        raise TfbbError(message, hint=_("leave --workbook out"))


def chosen_transcripts(home: "Study", cases: Sequence[str]) -> "tuple[dict[str, Transcript], list[Finding]]":
    """The study's transcripts, of these cases where any are named. Raises :class:`StudyError` for an unknown case."""
    transcripts, findings = study_transcripts(home)
    names = {name.casefold(): case.id for case in home.cases for name in (case.name, case.id)}
    unknown = [case for case in cases if case.casefold() not in names]
    if unknown:
        known = ", ".join(f"{case.id} ({case.name})" for case in home.cases) or _("none")
        hint = _("its cases are: {cases}").format(cases=known)
        raise StudyError(_("the study has no case '{case}'").format(case=unknown[0]), hint=hint)
    wanted = {names[case.casefold()] for case in cases}
    interviews = {name: home.interview_of(name) for name in transcripts}
    return {name: t for name, t in transcripts.items() if not cases or ((i := interviews[name]) and i.case in wanted)}, findings


def works_of(
    home: "Study", coders: Sequence[str], transcripts: "dict[str, Transcript]", findings: "list[Finding]", earlier: Path | None = None
) -> "list[Work]":
    """What each coder has done of these transcripts; with ``earlier`` what the one coder had done in that backup, too."""
    works = [_work(home, _as_written(home, name), transcripts, findings) for name in coders]
    if earlier is not None:
        works.append(_work_in(earlier, works[0].coder, transcripts, findings))
    for work in works:
        if not work.read:
            message = _("{coder} has coded none of these transcripts").format(coder=work.coder)
            raise StudyError(message, hint=_("see --case, and `tfbb code` for the program's voices"))
    return works


def there(home: "Study") -> str:
    """Who has coded, as a hint."""
    known = all_coders(home)
    if not known:
        return _("this study has no codings yet; see `tfbb code`")
    return _("coders in this study: {names}").format(names=", ".join(known))


def _as_written(home: "Study", name: str) -> str:
    """The coder's name as it is written in the study: somebody types Anna, or an å in two pieces."""
    name, known = normalise(name), all_coders(home)
    return name if name in known else next((one for one in known if normalise(one).casefold() == name.casefold()), name.casefold())


def _work(home: "Study", coder: str, transcripts: "dict[str, Transcript]", findings: "list[Finding]") -> "Work":
    from tfbb_coding.cli.code_report import Coded
    from tfbb_coding.files.gold import transcripts_coded
    from tfbb_coding.steps.compare_coders import Work

    known = all_coders(home)
    day = _day(coder)
    if coder not in known and day is not None and coder.partition("@")[0] in known:
        return _work_then(home, coder, day, transcripts, findings)
    if coder not in known:
        raise StudyError(_("'{name}' is no coder").format(name=coder), hint=there(home))
    standing = standing_codings(home, [coder], Coded([], list(transcripts.values()), findings))
    return Work(coder, tuple(standing), transcripts_coded(home.root, coder) & transcripts.keys())


def _work_then(home: "Study", coder: str, day: "date", transcripts: "dict[str, Transcript]", findings: "list[Finding]") -> "Work":
    from tfbb_coding.files.codings_then import codings_then

    name = coder.partition("@")[0]
    then = codings_then(home.root, name, day)
    findings.extend(then.findings)
    return _standing(coder, then.codings, then.read, transcripts)


def _work_in(earlier: Path, coder: str, transcripts: "dict[str, Transcript]", findings: "list[Finding]") -> "Work":
    from tfbb_coding.files.codings import load_codings
    from tfbb_coding.files.gold import transcripts_coded

    loaded = load_codings(earlier, coder)
    findings.extend(loaded.findings)
    return _standing(f"{coder}@{EARLIER}", loaded.codings, transcripts_coded(earlier, coder), transcripts)


def _standing(coder: str, codings: "Sequence[Coding]", read: frozenset[str], transcripts: "dict[str, Transcript]") -> "Work":
    from tfbb_coding.steps.alignment import still_standing
    from tfbb_coding.steps.compare_coders import Work

    standing, lost = still_standing(codings, {name: one.text for name, one in transcripts.items()})
    if lost:
        say(
            _("Note: {n} earlier codings by {coder} stand on words that are no longer there, and are left out.").format(n=lost, coder=coder)
        )
    return Work(coder, tuple(standing), read & transcripts.keys())


def _day(coder: str) -> "date | None":
    """The day in ``anna@2026-03-01``, None where there is no such."""
    from datetime import date

    try:
        return date.fromisoformat(coder.partition("@")[2])
    except ValueError:
        return None


def _told(themes: Sequence[str], book: "Codebook", works: "Sequence[Work]", asked: Sequence[str]) -> tuple[str, ...]:
    """What is told: the themes asked for, each with those of its codes that are used, then whatever else somebody has used."""
    used = {coding.theme for work in works for coding in work.codings}
    codes = {theme.id: [code for code in (f"{theme.id}/{code.id}" for code in theme.codes) if code in used] for theme in book.themes}
    ordered = [one for theme in themes for one in (theme, *codes[theme])]
    known = {*codes, *(code for several in codes.values() for code in several)}
    return (*ordered, *sorted(one for one in used - known if not asked or one.partition("/")[0] in themes))


def _compared(transcripts: "dict[str, Transcript]", works: "Sequence[Work]", asked: Asked) -> "Comparison":
    """The units compared. Raises :class:`TfbbError` where there are none."""
    from dataclasses import replace

    from tfbb_coding.steps.compare_coders import compare

    comparison = compare(transcripts.values(), works)
    if comparison.alone:
        sentence = ngettext(
            "Note: {n} transcript that only one of them has coded is left out.",
            "Note: {n} transcripts that only one of them has coded are left out.",
            len(comparison.alone),
        )
        say(sentence.format(n=len(comparison.alone)))
    if asked.decided:
        decided = tuple(one for one in comparison.units if one.decided)
        _say_left_out(len(comparison.units) - len(decided))
        comparison = replace(comparison, units=decided)
    if not comparison.units:
        raise TfbbError(
            _("nothing to compare: no unit is judged by two of them"), hint=_("check that they have coded the same transcripts")
        )
    return comparison


def _say_left_out(n: int) -> None:
    if n:
        sentence = ngettext(
            "Note: {n} unit of which somebody has said nothing is left out.",
            "Note: {n} units of which somebody has said nothing are left out.",
            n,
        )
        say(sentence.format(n=n))


def _about(comparison: "Comparison", themes: Collection[str]) -> "Comparison":
    """Only the units that the coders see differently as regards these themes."""
    from dataclasses import replace

    from tfbb_coding.steps.settle_sheet import difference_of, said_of

    def concerned(one: "ComparedUnit") -> bool:
        said = [None if pairs is None else tuple(pair for pair in pairs if pair[0] in themes) for pairs in said_of(one)]
        return difference_of(said) is not None

    return replace(comparison, units=tuple(one for one in comparison.units if concerned(one)))


def _report(comparison: "Comparison", transcripts: "dict[str, Transcript]", works: "Sequence[Work]", asked: Asked) -> "AgreementReport":
    """The figures, by characters too where the bounds of what was coded differ."""
    from tfbb_coding.steps.agree import agreement_of
    from tfbb_coding.steps.agree_characters import by_characters

    characters = None
    if asked.by is By.CHARACTERS or (asked.by is By.AUTO and comparison.elsewhere):
        names = set(comparison.interviews)
        characters = by_characters([t for name, t in transcripts.items() if name in names], works, asked.themes, asked.counted)
    if asked.by is not By.CHARACTERS and comparison.elsewhere:
        sentence = ngettext(
            "Note: {n} of {all} codings has other bounds than the units and is laid on those that it shares half of.",
            "Note: {n} of {all} codings have other bounds than the units and are laid on those that they share half of.",
            comparison.elsewhere,
        )
        say(sentence.format(n=comparison.elsewhere, all=comparison.codings))
    return agreement_of(comparison, asked.themes, asked.counted, characters)
