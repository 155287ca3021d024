"""A product for others, from the codings to the files: what was asked for, the results seen so, and the gate before the disk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, say_all
from tfbb_coding.cli.handing import hand_over
from tfbb_coding.cli.options import Which
from tfbb_coding.cli.results import chosen_themes, gather
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By, CaseOrder

if TYPE_CHECKING:
    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.results import Results
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.tables.view import View


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that all products have in common: the study, whose codings of which standing and themes, and what is let through."""

    study: Path | None
    coder: Sequence[str] | None
    status: Which | None
    codebook: Path | None
    allow: str
    theme: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The results seen as asked for. ``notice`` is what the product must print of identifiers that are let through, often nothing."""

    home: "Study"
    results: "Results"
    view: "View"
    notice: str
    allow: str
    findings: "list[Finding]"

    def write(self, command: str, folder: Path | None, contents: Mapping[str, bytes]) -> list[Path]:
        """Hand the files over, by default into the folder of ``results/`` that is called as the command is."""
        return hand_over(folder or self.home.root / "results" / command, contents, self.home, command, self.allow)

    def end(self, told: Sequence[Path]) -> None:
        """Print where the product is; the command ends with exit code 1 where the material has faults."""
        for path in told:
            typer.echo(str(path))
        if self.findings:
            raise typer.Exit(EXIT_FINDINGS)


def begin(asked: Asked, by: By = By.CASE, small: Small = Small.MARK, order: CaseOrder = CaseOrder.LISTED) -> Work:
    """Gather what counts, say what is wrong with the material, and see it so. Raises :class:`TfbbError` where there is nothing to show."""
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.gate import notice
    from tfbb_coding.steps.tables.view import make_view

    home = find_study([], asked.study)
    findings: list[Finding] = []
    results = gather(home, asked.coder or [], asked.status, asked.codebook, findings)
    say_all(findings)
    view = make_view(results, by, small, chosen_themes(results.book, asked.theme or []), order)
    return Work(home, results, view, notice(asked.allow, results.language), asked.allow, findings)
