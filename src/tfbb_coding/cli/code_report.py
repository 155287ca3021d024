"""What ``tfbb code`` says when it is done."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.identifier_words import counted_kinds

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.coding import Judgement
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Coded:
    """What one run found: the judgements, the transcripts read, and the faults met on the way."""

    judgements: "list[Judgement]"
    transcripts: "list[Transcript]"
    findings: "list[Finding]"


def report(found: Coded, book: "Codebook", themes: Sequence[str], study: "Study", folder: Path, *, excel: bool) -> None:
    """The table of themes × cases on stdout; what was left, what was wrong and what to do next on stderr."""
    for finding in found.findings:
        say(str(finding))
    if not found.transcripts:
        say(_("Nothing was coded: no transcript could be read."))
        return
    _say_warnings(found.transcripts)
    _print_table(found, book, themes, study)
    coded = sum(1 for judgement in found.judgements if judgement.codings)
    unsure = sum(1 for judgement in found.judgements if judgement.codings and not judgement.certain)
    total = len(found.judgements)
    typer.echo(
        ngettext("{n} meaning unit", "{n} meaning units", total).format(n=total)
        + " "
        + ngettext("in {n} transcript", "in {n} transcripts", len(found.transcripts)).format(n=len(found.transcripts))
        + ": "
        + _("{coded} coded ({unsure} uncertain), {left} left uncoded.").format(coded=coded, unsure=unsure, left=total - coded)
    )
    typer.echo(_("Tables: {folder}").format(folder=folder))
    _say_identifiers(found.judgements, study)
    say(_next_steps(folder, excel=excel))


def _say_warnings(transcripts: "Sequence[Transcript]") -> None:
    """What was noticed while reading, each sentence once with the transcripts that it is about."""
    about: dict[str, list[str]] = defaultdict(list)
    for transcript in transcripts:
        for warning in transcript.warnings:
            about[warning].append(transcript.name)
    for warning, names in about.items():
        say(f"{', '.join(names)}: {warning}")


def _say_identifiers(judgements: "Sequence[Judgement]", study: "Study") -> None:
    """How many identifiers the tables hold: they are working tables beside the material, so nothing is stopped, but it must be known."""
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.steps.gate import count_identifiers
    from tfbb_coding.steps.identifiers import KnownWords

    counts = count_identifiers((judgement.unit.text for judgement in judgements), known=KnownWords(*read_known(study)))
    total = sum(counts.values())
    if not total:
        return
    kinds = counted_kinds(counts)
    sentence = ngettext("The tables hold {n} certain identifier ({kinds}).", "The tables hold {n} certain identifiers ({kinds}).", total)
    say(sentence.format(n=total, kinds=kinds))
    say(_("  `tfbb check anonymity` shows where; `tfbb pseudonymise` makes copies without them. Hand nothing over before that."))


def _next_steps(folder: Path, *, excel: bool) -> str:
    read = _("Next: open {file} and read why each coding was proposed (column evidence); uncertain ones first.").format(
        file=folder / "segments.csv"
    )
    swedish = "" if excel else _(" A Swedish Excel wants the tables made with --excel.")
    decide = _("These are proposals: a person decides. The tables hold participants' words; keep them beside the material.")
    return f"{read}{swedish}\n{decide}"


def _print_table(found: Coded, book: "Codebook", themes: Sequence[str], study: "Study") -> None:
    from rich.console import Console
    from rich.table import Table as Grid

    from tfbb_coding.steps.tabulate import places

    where = places([transcript.name for transcript in found.transcripts], study)
    cases = study.in_order(place.case for place in where.values())
    grid = Grid(title=study.title or None, title_justify="left")
    grid.add_column(_("Theme"), no_wrap=True)
    for case in cases:
        grid.add_column(study.case_name(case) if case else (_("Units") if len(cases) == 1 else _("No case")), justify="right")
    if len(cases) > 1:
        grid.add_column(_("All"), justify="right")
    for theme in (t for t in book.themes if t.id in themes):
        units = [(judgement, where[judgement.unit.transcript].case) for judgement in found.judgements if theme.id in judgement.themes]
        numbers = [sum(1 for _judgement, case in units if case == one) for one in cases]
        grid.add_row(theme.label, *(str(n) if n else "–" for n in numbers), *([str(sum(numbers))] if len(cases) > 1 else []))
    Console().print(grid)
