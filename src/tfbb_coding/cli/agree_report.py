"""What ``tfbb agree`` prints: tables that fit a narrow terminal, and what the figures can and cannot tell."""

import json
import textwrap
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.agree_asked import AgreeFormat, AgreeTable, By, counted_of
from tfbb_coding.cli.options import Which
from tfbb_coding.messages import _, current_language, decimals, ngettext
from tfbb_coding.model.coding import CONSENSUS, VOICES, Status, person_of

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.steps.agree import AgreementReport, Figures, Section
    from tfbb_coding.steps.coefficients import Coefficient
    from tfbb_coding.steps.compare_coders import Comparison, Silence, Work

_WIDTH = 78
_LONGEST_LABEL = 22
_SHOWN_MIXED = 6
_MANY_CODERS = 5
_ONE_THEME = 3  # rows: the theme, any theme, all together


def print_tables(
    report: "AgreementReport",
    comparison: "Comparison",
    counted: Collection[Status],
    output: AgreeFormat,
    asked: AgreeTable,
    *,
    excel: bool,
) -> None:
    """One table as CSV, or all of them as JSON."""
    from tfbb_coding.files.tables import csv_bytes
    from tfbb_coding.steps import agree_tables as made
    from tfbb_coding.steps.compare_coders import undecided

    tables = {
        AgreeTable.FIGURES: made.figures_table(report),
        AgreeTable.GIVEN: made.given_table(report),
        AgreeTable.PAIRS: made.pairs_table(report),
        AgreeTable.MIXED: made.mixed_table(report),
        AgreeTable.DISAGREEMENTS: made.disagreements_table(comparison, report, counted),
    }
    if output is AgreeFormat.CSV:
        typer.echo(csv_bytes(tables[asked], excel=excel).decode(), nl=False)
        return
    said: dict[str, object] = {"coders": list(report.coders), "interviews": report.interviews, "different": report.different}
    said["undecided"] = {coder: one.units for coder, one in undecided(comparison).items()}
    for name, table in tables.items():
        said[name] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    typer.echo(json.dumps(said, ensure_ascii=False, indent=2))


def print_report(
    report: "AgreementReport", comparison: "Comparison", works: "Sequence[Work]", book: "Codebook", *, status: Which, by: By, shown: int
) -> None:
    """The report for a reader."""
    names = _Names(book)
    _print_head(report, status)
    _print_silence(comparison)
    if by is not By.CHARACTERS:
        _print_given(report, names)
        _print_section(_on_all(report), report.all_units, names)
        _print_section(_on_coded(report), report.coded, names)
    if report.characters is not None:
        _print_section(_("By character ({n} characters of talk); α is αU").format(n=report.characters.n), report.characters, names)
    _print_pairs(report)
    _print_mixed(report, names)
    _print_disagreements(report, comparison, names, shown, counted_of(status))
    _print_notes(report, works, names)


class _Names:
    """How rows are called."""

    def __init__(self, book: "Codebook") -> None:
        self.labels = {theme.id: theme.label for theme in book.themes}
        for theme in book.themes:
            self.labels |= {f"{theme.id}/{code.id}": f"{theme.label} › {code.label or code.id}" for code in theme.codes}

    def row(self, about: str) -> str:
        """A theme's label, or what the row is about otherwise; shortened where it is long."""
        from tfbb_coding.steps.agree import ANY, TOGETHER

        label = {ANY: _("Any theme"), TOGETHER: _("All themes together")}.get(about) or self.labels.get(about) or about
        if "/" in about:
            label = "  " + label.rpartition(" › ")[2]  # below its theme
        return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"

    def themes(self, ids: Collection[str]) -> str:
        """Several themes."""
        order = [*self.labels, *sorted(set(ids) - self.labels.keys())]
        coded = {one.partition("/")[0] for one in ids if "/" in one}
        return " + ".join(self.labels.get(one) or one for one in order if one in ids and one not in coded) or _("no theme")


def _print_head(report: "AgreementReport", status: Which) -> None:
    from tfbb_coding.steps.agree import ANY

    units = ngettext("{n} unit", "{n} units", report.all_units.n).format(n=report.all_units.n)
    interviews = ngettext("in {n} interview", "in {n} interviews", report.interviews).format(n=report.interviews)
    typer.echo(" · ".join(report.coders))
    told = _("{units} {interviews}; {coded} of them coded by at least one.").format(
        units=units, interviews=interviews, coded=report.coded.n
    )
    typer.echo(told)
    typer.echo(_("Only accepted codings count.") if status is Which.ACCEPTED else _("Rejected codings do not count."))
    given = report.all_units.of(ANY).given
    for coder in [coder for coder, n in zip(report.coders, given, strict=True) if not n]:
        said = _("{coder} has given no unit a theme: these figures tell nothing of agreement. Is what {coder} coded in the study already?")
        typer.echo(textwrap.fill(said.format(coder=coder), _WIDTH))


def _print_silence(comparison: "Comparison") -> None:
    """How many units each coder has not said a word of, and what that counts as: a coder who is not done has not judged them."""
    from tfbb_coding.steps.compare_coders import undecided

    parts = [_silence(coder, one) for coder, one in undecided(comparison).items()]
    if parts:
        told = _(
            "Nothing said, not even that a proposal is wrong: {counts}. These count as judged to have no theme. Who is still in the middle "
            "of coding has not judged them: finish the interviews that are begun, or leave these units out with --decided."
        )
        typer.echo(textwrap.fill(told.format(counts="; ".join(parts)), _WIDTH))


def _silence(coder: str, one: "Silence") -> str:
    if not one.others:
        return _("{coder} of {n} of {all} units").format(coder=coder, n=one.units, all=one.of)
    return _("{coder} of {n} of {all} units ({others} of them another has judged)").format(
        coder=coder, n=one.units, all=one.of, others=one.others
    )


def _print_given(report: "AgreementReport", names: _Names) -> None:
    """How often each gave each theme."""
    from tfbb_coding.steps.agree import TOGETHER

    few = len(report.coders) <= _MANY_CODERS
    head = ["", *(report.coders if few else ()), _("all"), _("any")]
    rows = [
        [names.row(row.about), *(map(str, row.given) if few else ()), str(row.by_all), str(row.by_any)]
        for row in _told(report.all_units)
        if row.about != TOGETHER
    ]
    _grid(_("How many units were given the theme: by each, by all, by at least one"), head, rows)


def _on_all(report: "AgreementReport") -> str:
    return ngettext("On the {n} unit", "On all {n} units", report.all_units.n).format(n=report.all_units.n)


def _on_coded(report: "AgreementReport") -> str:
    return ngettext("On the {n} coded unit", "On the {n} coded units", report.coded.n).format(n=report.coded.n)


def _print_section(title: str, section: "Section", names: _Names) -> None:
    from tfbb_coding.steps.agree import TOGETHER
    from tfbb_coding.steps.agreement import FEWEST

    if not section.enough:
        typer.echo("")
        typer.echo(title)
        what = _("Fewer than {n}: no coefficient, since it would say more about chance than about the coders.").format(n=FEWEST)
        typer.echo(textwrap.fill(what, _WIDTH, initial_indent="  ", subsequent_indent="  "))
        return
    rows = [_row(names.row(row.about) + ("*" if 0 < row.by_any < FEWEST else ""), row) for row in _told(section)]
    _grid(title, ["", _("share"), "%", "κ", "α", "AC1"], rows, left=3)
    masi = section.of(TOGETHER).masi
    if masi.value is not None and len(rows) > 1:
        typer.echo("  " + _("α that counts themes in common (MASI): {value}").format(value=_coefficient(masi)))


def _told(section: "Section") -> "Sequence[Figures]":
    """The rows that tell something of their own: a single theme is any theme and all themes, too."""
    return section.figures[:1] if len(section.figures) == _ONE_THEME else section.figures


def _row(label: str, row: "Figures") -> list[str]:
    percent = "–" if row.percent.value is None else _percent(row.percent.value)
    return [label, _share(row.prevalence), percent, *map(_coefficient, (row.kappa, row.alpha, row.ac1))]


def _print_pairs(report: "AgreementReport") -> None:
    if report.pairs:
        rows = [_row(f"{pair.one} · {pair.other}", pair.figures) for pair in report.pairs]
        _grid(
            _("Two by two, all themes together"),
            ["", "n", "%", "κ", "α", "AC1"],
            [[row[0], str(p.figures.n), *row[2:]] for row, p in zip(rows, report.pairs, strict=True)],
            left=3,
        )


def _print_mixed(report: "AgreementReport", names: _Names) -> None:
    """What is most often taken for what."""
    if not report.mixed:
        return
    typer.echo("")
    typer.echo(_("What stands against what, most often"))
    for one in report.mixed[:_SHOWN_MIXED]:
        typer.echo(f"  {one.units:>4}  {names.themes(one.themes[0])}  ↔  {names.themes(one.themes[1])}")


def _print_disagreements(
    report: "AgreementReport", comparison: "Comparison", names: _Names, shown: int, counted: Collection[Status]
) -> None:
    from tfbb_coding.steps.agree import differing

    found = differing(comparison, report.themes, counted) if shown else []
    for one in found[:shown]:
        typer.echo("")
        typer.echo(one.unit.id)
        for coder, themes in zip(report.coders, one.sets(counted), strict=True):
            typer.echo(f"  {coder}: {names.themes(themes) if themes is not None else _('has not read it')}")
        typer.echo(textwrap.fill(f"”{' '.join(one.unit.text.split())}”", _WIDTH, initial_indent="  ", subsequent_indent="  "))


def _print_notes(report: "AgreementReport", works: "Sequence[Work]", names: _Names) -> None:
    """What a reader must know to read the figures rightly."""
    from tfbb_coding.cli.agree_reading import reading

    typer.echo("")
    differ = ngettext("{n} unit is not given the same themes.", "{n} units are not given the same themes.", report.different)
    settle = _("--workbook FILE.xlsx writes them side by side to settle, --n 5 shows five here.") if report.different else ""
    _paragraph(f"{differ.format(n=report.different)} {settle}".strip())
    for note in (*_who(works), *reading(report, names.row)):
        _paragraph(note)


def _who(works: "Sequence[Work]") -> list[str]:
    """What it means who is compared."""
    notes = []
    people = {person_of(work.coder) for work in works if work.coder not in (*VOICES, CONSENSUS)}
    if len({person_of(work.coder) for work in works}) == 1:
        notes.append(
            _(
                "One coder at two times: this tells how stable a person is, the weakest kind of reliability (Krippendorff 2019, ch. 12). "
                "Where the second time was a revision of the first, and not done anew without seeing it, it does not tell even that."
            )
        )
    steered = [work.coder for work in works if work.coder not in (*VOICES, CONSENSUS) and any(c.evidence for c in work.codings)]
    if people and (len(steered) > 1 or (steered and any(work.coder in VOICES for work in works))):
        notes.append(
            _(
                "{coders} decided about the program's proposals. Whoever sees the same proposal is drawn to it: "
                "agreement is higher than between people who code from an empty sheet."
            ).format(coders=", ".join(steered))
        )
    if any(work.coder in VOICES for work in works):
        notes.append(_("The program's voices are coders here: agreement with them tells how alike they code, not who is right."))
    if any(work.coder == CONSENSUS for work in works):
        notes.append(
            _("The consensus is made of its coders' codings: agreement with it tells who gave way how often, not how reliable they are.")
        )
    return notes


def _paragraph(text: str) -> None:
    typer.echo(textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  "))


def _percent(value: float) -> str:
    """Whole percent; what is not quite all is not called all."""
    text = f"{100 * value:.0f}"
    return ">99" if value < 1 and text == "100" else text


def _share(value: float | None) -> str:
    """A share or coefficient with two decimals, as coefficients are printed; what is not quite 1 is not called 1.

    In English without the zero that every one of them would begin with (APA), in Swedish with it and a comma, as in the methods.
    """
    if value is None:
        return "–"
    swedish = current_language() == "sv"
    if value < 1 <= round(value, 2):
        return ">0,99" if swedish else ">.99"
    text = f"{abs(value):.2f}"
    sign = "−" if value < 0 and float(text) else ""
    return sign + (decimals(text) if swedish else text.removeprefix("0"))


def _coefficient(one: "Coefficient") -> str:
    text = _share(one.value)
    return text if one.low is None else f"{text} {_share(one.low)}–{_share(one.high)}"


def _grid(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 99) -> None:
    """A table in columns as wide as they need to be; from column ``left`` on they begin at the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    typer.echo("")
    typer.echo(title)
    for row in (head, *rows):
        first, *others = (
            cell.rjust(width) if 0 < n < left else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        typer.echo("  " + "  ".join([first, *others]).rstrip())
