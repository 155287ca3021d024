"""``tfbb evaluate``: a coder held against what somebody holds to be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.code import Voice, chosen_codebook, code_all, coder_of, what_to_read
from tfbb_coding.cli.code_report import Coded
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.material import all_coders, standing_codings
from tfbb_coding.cli.options import CodebookOption, DisagreementsOption, PathsArgument, StudyOption, Unit, UnitOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, current_language, decimals, ngettext

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.report import Finding, Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.evaluate import Compared, Evaluation, Said


class EvaluateFormat(StrEnum):
    """How the figures are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class EvaluateTable(StrEnum):
    """Which table is printed as CSV."""

    THEMES = "themes"
    SUMMARY = "summary"
    CONFUSION = "confusion"
    CALIBRATION = "calibration"
    DISAGREEMENTS = "disagreements"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is compared with GOLD: a voice of the program coding units of a kind, or (``against``) a coder's codings on disk."""

    paths: Sequence[Path]
    home: "Study"
    book: "Codebook"
    voice: Voice
    unit: Unit
    against: str | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The places compared, who is compared with whom, and what was wrong on the way."""

    compared: "list[Compared]"
    gold: str
    said: str
    one_theme: bool
    findings: "list[Finding]"


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help=_("What is held to be right: a CSV file, or a coder in the study."))],
    paths: PathsArgument = None,
    study: StudyOption = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="CODER", help=_("Compare with this coder's codings in the study, not with the program.")),
    ] = None,
    coder: Annotated[Voice, typer.Option("--coder", help=_("Which voice of the program is compared."))] = Voice.BOTH,
    unit: UnitOption = Unit.MEANING,
    codebook: CodebookOption = None,
    output: Annotated[EvaluateFormat, typer.Option("--format", help=_("text, json or csv."))] = EvaluateFormat.TEXT,
    table: Annotated[EvaluateTable, typer.Option("--table", help=_("Which table, with --format csv."))] = EvaluateTable.THEMES,
    n: DisagreementsOption = 10,
) -> None:
    """Tell how well a coder agrees with GOLD, theme by theme, and show where they differ."""
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.evaluate import evaluate as evaluated

    home = find_study(paths or [], study)
    themes, book = chosen_codebook(home, codebook, [])
    asked = Asked(paths or [], home, book, coder, unit, against)
    sides = _from_csv(Path(gold), asked) if Path(gold).is_file() else _from_coder(gold, asked)
    for finding in sides.findings:
        say(str(finding))
    if not sides.compared:
        raise TfbbError(
            _("nothing to compare: no unit is judged by both"), hint=_("check that GOLD and the material are about the same transcripts")
        )
    result = evaluated(sides.compared, themes)
    if output is EvaluateFormat.TEXT:
        _print(result, sides, book, n)
    else:
        _print_tables(result, sides, output, table)
    if sides.findings:
        raise typer.Exit(EXIT_FINDINGS)


def _from_csv(path: Path, asked: Asked) -> Sides:
    from tfbb_coding.files.gold import read_gold, told
    from tfbb_coding.steps.gold import lay_gold, transcripts_named

    gold, findings = read_gold(path, asked.book)
    if not gold.rows:
        for finding in findings:
            say(str(finding))
        raise TfbbError(_("no row can be used"), path=path, hint=_("docs/evaluate.md shows what a row looks like"))
    found, said, name = _said(_files(asked, transcripts_named(gold)), asked)
    laid = lay_gold(gold, found.transcripts, [j.unit for j in found.judgements], said)
    hint = _("the row is left out; name the transcripts' folder, or make the table again from the transcripts as they are now")
    if laid.silent:
        say(_("{n} rows are about turns without coded talk (interviewers, “mm”) and are left out.").format(n=laid.silent))
    if gold.one_theme:
        say(_("Note: GOLD has room for one theme a unit, so further themes count as wrong in precision and κ per theme."))
    return Sides(list(laid.compared), path.name, name, gold.one_theme, [*found.findings, *findings, *told(path, laid.problems, hint)])


def _from_coder(name: str, asked: Asked) -> Sides:
    from tfbb_coding.files.gold import transcripts_coded
    from tfbb_coding.steps.evaluate import compare_units, said_by_codings

    home = asked.home
    _check_coder(name, home, _("'{name}' is no file and no coder"))
    found, said, said_by = _said(_files(asked, transcripts_coded(home.root, name)), asked)
    units = [judgement.unit for judgement in found.judgements]
    gold = said_by_codings(standing_codings(home, [name], found), units, asked.book.theme_ids)
    return Sides(compare_units(gold, said, units), name, said_by, one_theme=False, findings=found.findings)


def _check_coder(name: str, home: "Study", problem: str) -> None:
    """Raise :class:`TfbbError` that lists the coders when there is none of that name."""
    known = all_coders(home)
    if name in known:
        return
    there = (
        _("coders in this study: {names}").format(names=", ".join(known)) if known else _("this study has no codings yet; see `tfbb code`")
    )
    if not home.on_disk:
        there = _("coders are looked for in a study: stand in its folder, or name it with --study")
    raise TfbbError(problem.format(name=name), hint=there)


def _files(asked: Asked, names: frozenset[str]) -> list[Path]:
    """The transcripts of these names."""
    from tfbb_coding.files.transcripts import find_transcripts
    from tfbb_coding.model.text import normalise

    sources = what_to_read(asked.paths, asked.home)
    files = [path for path in find_transcripts(sources)[0] if normalise(path.stem) in names]
    if not files:
        raise TfbbError(
            _("none of GOLD's transcripts is in {places}").format(places=", ".join(map(str, sources))),
            hint=_("GOLD is about: {names}").format(names=", ".join(sorted(names)[:5]) or _("nothing")),
        )
    return files


def _said(files: Sequence[Path], asked: Asked) -> "tuple[Coded, dict[str, Said], str]":
    """The material, what the coder compared says of its units, and the coder's name."""
    from tfbb_coding.files.gold import transcripts_coded
    from tfbb_coding.steps.evaluate import said_by_codings, said_by_judgements

    home, book, against = asked.home, asked.book, asked.against
    if against is None:
        coder = coder_of(book, book.theme_ids, home, asked.voice)
        found = code_all(files, home, coder, asked.unit)
        return found, said_by_judgements(found.judgements), coder.name
    _check_coder(against, home, _("'{name}' is no coder"))
    found = code_all(files, home, coder_of(book, book.theme_ids, home, Voice.RULES), asked.unit)
    standing = standing_codings(home, [against], found)
    read = transcripts_coded(home.root, against)
    unread = sorted({t.name for t in found.transcripts} - read)
    if unread:
        found.findings.append(_unread(against, unread))
    units = [j.unit for j in found.judgements if j.unit.transcript in read]
    return found, said_by_codings(standing, units, book.theme_ids), against


def _unread(coder: str, names: Sequence[str]) -> "Finding":
    from tfbb_coding.model.report import Finding

    message = _("{coder} has not coded {names}; left out").format(coder=coder, names=", ".join(names))
    return Finding(f"codings/{coder}", 0, 0, "not-coded", message, _("compare them when they are coded, or name the others' files alone"))


def _print_tables(result: "Evaluation", sides: Sides, output: EvaluateFormat, asked: EvaluateTable) -> None:
    import json

    from tfbb_coding.files.tables import csv_bytes

    tables = _tables(result, sides)
    if output is EvaluateFormat.CSV:
        typer.echo(csv_bytes(tables[asked]).decode(), nl=False)
        return
    said: dict[str, object] = {"gold": sides.gold, "against": sides.said}
    for name, table in tables.items():
        said[name] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    said["summary"] = {str(figure): value for figure, value in tables[EvaluateTable.SUMMARY].rows}
    typer.echo(json.dumps(said, ensure_ascii=False, indent=2))


def _tables(result: "Evaluation", sides: Sides) -> "dict[EvaluateTable, Table]":
    from tfbb_coding.steps import evaluate as made

    return {
        EvaluateTable.SUMMARY: made.summary_table(result),
        EvaluateTable.THEMES: made.themes_table(result),
        EvaluateTable.CONFUSION: made.confusion_table(result),
        EvaluateTable.CALIBRATION: made.calibration_table(result),
        EvaluateTable.DISAGREEMENTS: made.disagreements_table(result, one_theme=sides.one_theme),
    }


def _print(result: "Evaluation", sides: Sides, book: "Codebook", n: int) -> None:
    """The report for a reader."""
    units = ngettext("{n} unit", "{n} units", len(sides.compared)).format(n=len(sides.compared))
    typer.echo(_("{units}; right is what {gold} says, compared with {said}.").format(units=units, gold=sides.gold, said=sides.said))
    typer.echo("")
    _print_themes(result, book)
    _print_summary(result)
    _print_confusion(result, sides)
    _print_calibration(result)
    _print_disagreements(result, sides, n)


def _share(value: float | None) -> str:
    """A share or coefficient with two decimals, as coefficients are printed."""
    if value is None:
        return "–"
    short = abs(value) < 1 and current_language() != "sv"
    return f"{value:.2f}".replace("0.", ".", 1) if short else decimals(f"{value:.2f}")


def _with_interval(value: float | None, low: float | None, high: float | None) -> str:
    return _share(value) if low is None else f"{_share(value)} ({_share(low)}–{_share(high)})"


def _print_themes(result: "Evaluation", book: "Codebook") -> None:
    from tfbb_coding.steps.agreement import FEWEST

    head = [_("Theme"), "n", _("prevalence"), _("said"), _("both"), _("precision"), _("recall"), "F1", _("κ (95 % interval)")]
    rows = []
    for one in result.themes:
        theme = book.theme(one.theme)
        figures = (one.retrieval.precision, one.retrieval.recall, one.retrieval.f1)
        kappa = _with_interval(one.agreement.kappa, one.agreement.low, one.agreement.high)
        rows.append(
            [
                theme.label if theme else one.theme,
                str(one.gold),
                _share(one.prevalence),
                str(one.said),
                str(one.both),
                *map(_share, figures),
                kappa,
            ]
        )
    _grid(_("Theme by theme"), head, rows)
    typer.echo(_("n: units with the theme in GOLD; κ needs n ≥ {fewest} to say anything.").format(fewest=FEWEST))


def _print_summary(result: "Evaluation") -> None:
    primary = result.primary
    kappa = _with_interval(primary.kappa, primary.low, primary.high)
    typer.echo("")
    typer.echo(_("The same primary theme, or none: {share}, κ {kappa}").format(share=_share(primary.percent), kappa=kappa))
    typer.echo(_("A theme in common, or none in either: {share}").format(share=_share(result.shared)))
    if result.top_two is not None:
        typer.echo(_("GOLD's primary theme among the two that rank highest: {share}").format(share=_share(result.top_two)))
    typer.echo(_("Mean F1 of the themes: {share}").format(share=_share(result.mean_f1)))


def _print_confusion(result: "Evaluation", sides: Sides) -> None:
    rows = [[value, *(str(c) if c else "·" for c in counts)] for value, counts in zip(result.values, result.confusion, strict=True)]
    typer.echo("")
    title = _("Primary themes: rows {gold}, columns {said}").format(gold=sides.gold, said=sides.said)
    _grid(title, ["", *result.values], rows)


def _print_calibration(result: "Evaluation") -> None:
    rows = [[b.label, str(b.n), _share(b.right / b.n if b.n else None), _share(b.among / b.n if b.n else None)] for b in result.bands]
    typer.echo("")
    _grid(
        _("How far its lead tells that it is right (coded units)"),
        [_("lead over the next theme"), "n", _("right"), _("one of GOLD's")],
        rows,
    )
    if not any(one.said.ranking for one in result.compared):
        typer.echo(_("Codings on disk keep no ranking, so there is no lead to tell; --coder compares with what the program says now."))


def _print_disagreements(result: "Evaluation", sides: Sides, n: int) -> None:
    from tfbb_coding.steps.evaluate import disagreements

    found = disagreements(result, one_theme=sides.one_theme)
    typer.echo("")
    typer.echo(ngettext("{n} disagreement", "{n} disagreements", len(found)).format(n=len(found)))
    for kind, one in found[:n]:
        ranking = ", ".join(f"{theme} {_share(score)}" for theme, score in one.said.ranking[:2])
        typer.echo("")
        typer.echo(f"{one.id}  [{_kinds()[kind]}]")
        typer.echo(f"  {sides.gold}: {', '.join(one.gold) or '–'}")
        typer.echo(f"  {sides.said}: {', '.join(one.said.themes) or '–'}" + (f"   ({ranking})" if ranking else ""))
        typer.echo(f"  ”{' '.join(one.text.split())}”")
    if len(found) > n:
        typer.echo("")
        typer.echo(_("{n} more: --n shows more, --format csv --table disagreements shows all.").format(n=len(found) - n))


def _kinds() -> dict[str, str]:
    return {"nothing shared": _("nothing shared"), "other primary": _("other primary theme"), "more or fewer": _("more or fewer themes")}


def _grid(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table in columns as wide as they need to be: figures that a narrow terminal cuts off are no figures."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    typer.echo(title)
    for row in (head, *rows):
        first, *others = (cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        typer.echo("  " + "  ".join([first, *others]).rstrip())
