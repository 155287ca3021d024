"""``tfbb missed``: uncoded units that sound like the coded ones, for a person to look at."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.code import Voice, chosen_codebook, code_all, coder_of, what_to_read
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.material import all_coders, standing_codings, whose_codings
from tfbb_coding.cli.options import CodebookOption, NameOption, PathsArgument, StudyOption, ThemeOption, Unit, UnitOption, WorkerOption
from tfbb_coding.messages import _, decimals

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.report import Table
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.missed import Missed, Models


class MissedFormat(StrEnum):
    """How the list is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def missed(
    paths: PathsArgument = None,
    study: StudyOption = None,
    codebook: CodebookOption = None,
    unit: UnitOption = Unit.MEANING,
    theme: ThemeOption = None,
    n: Annotated[int, typer.Option("--n", metavar="N", min=1, help=_("How many units for each theme."))] = 20,
    coder: WorkerOption = None,
    name: NameOption = "",
    output: Annotated[MissedFormat, typer.Option("--format", help=_("text, csv or json."))] = MissedFormat.TEXT,
) -> None:
    """List the uncoded units most like the accepted ones, theme by theme, with what they have in common."""
    from tfbb_coding.files.study import find_study
    from tfbb_coding.steps.missed import find_missed, missed_table, models

    asked = paths or []
    home = find_study(asked, study)
    themes, book = chosen_codebook(home, codebook, theme or [])
    found = code_all(what_to_read(asked, home), home, coder_of(book, book.theme_ids, home, Voice.BOTH), unit)
    saved = standing_codings(home, _coders(home, coder or [], name), found)
    codings = saved or [coding for judgement in found.judgements for coding in judgement.codings]
    for finding in found.findings:
        say(str(finding))
    units = [judgement.unit for judgement in found.judgements]
    wanted = models(units, codings, themes)
    result = find_missed(units, codings, themes, n)
    _say_models(wanted, book, saved=bool(saved))
    if output is MissedFormat.TEXT:
        _print(result, wanted, book)
    else:
        _print_table(missed_table(result, wanted), output)
    if found.findings:
        raise typer.Exit(EXIT_FINDINGS)


def _coders(home: "Study", asked: Sequence[str], name: str) -> list[str]:
    """Whose codings count, and the program's voices; nobody where nothing is coded on disk."""
    from tfbb_coding.files.locks import login_name
    from tfbb_coding.model.coding import VOICES

    there = all_coders(home)
    if not there and not asked:
        return []
    return list(dict.fromkeys([*whose_codings(home, asked, name.casefold() or login_name()), *(v for v in VOICES if v in there)]))


def _say_models(wanted: "Mapping[str, Models]", book: "Codebook", *, saved: bool) -> None:
    """What the units are compared with, where that is not what people accepted."""
    if not saved:
        say(_("Note: nothing is coded on disk, so the units are compared with what the program codes now."))
    proposed = [theme.label for theme in book.themes if theme.id in wanted and wanted[theme.id].units and not wanted[theme.id].accepted]
    if proposed and len(proposed) == len(wanted):
        say(_("Note: nothing is accepted yet, so the units are compared with those that are coded; proposals may be wrong."))
    elif proposed:
        say(
            _("Note: nothing is accepted yet as {themes}; there the units are compared with those that are coded.").format(
                themes=", ".join(proposed)
            )
        )


def _print(result: "Sequence[Missed]", wanted: "Mapping[str, Models]", book: "Codebook") -> None:
    for theme in (theme for theme in book.themes if theme.id in wanted):
        here = [one for one in result if one.theme == theme.id]
        like = wanted[theme.id]
        kind = _("accepted") if like.accepted else _("coded")
        head = _("{theme}: {n} uncoded units most like the {m} {kind} ones").format(
            theme=theme.label, n=len(here), m=len(like.units), kind=kind
        )
        typer.echo(head if like.units else _("{theme}: nothing is coded, so there is nothing to be like").format(theme=theme.label))
        for rank, one in enumerate(here, 1):
            typer.echo("")
            typer.echo(f"  {rank}. {one.unit.id}  ({decimals(f'{one.similarity:.2f}')})  ”{' '.join(one.unit.text.split())}”")
            typer.echo("     " + _("most like {unit}: {shared}").format(unit=one.like.id, shared=_shared(one)))
        typer.echo("")


def _shared(one: "Missed") -> str:
    """What two passages have in common: words in quotation marks, and how both are said."""
    from tfbb_coding.messages import current_language
    from tfbb_coding.model.indicator_words import stance_word

    words = [f"”{said}”" for said in one.shared if not said.startswith("<")]
    stances = [stance_word(said, current_language()) for said in one.shared if said.startswith("<")]
    how = _("said as: {stances}").format(stances=", ".join(stances)) if stances else ""
    return "; ".join(part for part in (", ".join(words), how) if part)


def _print_table(table: "Table", output: MissedFormat) -> None:
    import json

    from tfbb_coding.files.tables import csv_bytes

    if output is MissedFormat.CSV:
        typer.echo(csv_bytes(table).decode(), nl=False)
    else:
        typer.echo(json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], ensure_ascii=False, indent=2))
