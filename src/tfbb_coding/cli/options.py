"""Arguments and options that several commands have, each said once, and the kinds of answers they take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.messages import _
from tfbb_coding.steps.small import Small
from tfbb_coding.steps.tables.view import By


class Unit(StrEnum):
    """What a row of units.csv is."""

    MEANING = "meaning"
    TURN = "turn"
    SENTENCE = "sentence"


class Which(StrEnum):
    """Which codings count."""

    ALL = "all"
    ACCEPTED = "accepted"


# The material
PathsArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="PATHS…", help=_("Transcripts or folders (default: here)."), show_default=False)
]
StudyOption = Annotated[
    Path | None,
    typer.Option("--study", metavar="DIR", help=_("The study folder (default: the folder you stand in, or the one given).")),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help=_("The codebook (default: the study's codebooks/tfbb.yaml, else the shipped one).")),
]
UnitOption = Annotated[Unit, typer.Option("--unit", help=_("What is coded: meaning units, whole turns, or sentences."))]
ThemeOption = Annotated[list[str] | None, typer.Option("--theme", metavar="ID", help=_("Only this theme (may be given several times)."))]

# Who
NameOption = Annotated[str, typer.Option("--as", metavar="NAME", help=_("Who you are (default: your login name, letters only)."))]
ReviewerOption = Annotated[str, typer.Option("--as", metavar="NAME", help=_("Whose decisions (default: your login name, letters only)."))]
CoderOption = Annotated[
    list[str] | None, typer.Option("--coder", metavar="NAME", help=_("Whose codings (default: people's, else the program's)."))
]
WorkerOption = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help=_("Whose codings (default: the consensus, else yours, else the program's).")),
]
ProposerOption = Annotated[
    str, typer.Option("--coder", metavar="NAME", help=_("Whose proposals (default: both, else the voice there is)."))
]

# Which results, seen how
StatusOption = Annotated[
    Which | None,
    typer.Option(
        "--status",
        help=_("accepted: what a person accepted or changed; all: proposals too (default: accepted where people have decided, else all)."),
    ),
]
ByOption = Annotated[By, typer.Option("--by", help=_("Compare cases, waves, or kinds of interview."))]
SmallOption = Annotated[Small, typer.Option("--small", help=_("Groups of fewer than k people: mark, merge or suppress."))]
QuotationsOption = Annotated[int, typer.Option("--quotations", metavar="N", min=0, help=_("Quotations under each theme."))]
DisagreementsOption = Annotated[int, typer.Option("--n", metavar="N", min=0, help=_("How many disagreements are shown as text."))]

# What is written, and how
TableOutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help=_("Write them to a .csv, .xlsx or .json file."))]
ExcelOption = Annotated[bool, typer.Option("--excel", help=_("CSV that a Swedish Excel opens as it is."))]
ReplaceOption = Annotated[bool, typer.Option("--replace", help=_("Write over a file that is there already."))]
AllowOption = Annotated[
    str,
    typer.Option(
        "--allow-identifiers",
        metavar="WHY|WORDS=WHY",
        help=_("Let identifiers through, all or only these words, for this reason, which is printed and logged."),
    ),
]
AllowWordsOption = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="WORDS=REASON", help=_("Words that may stand, and why (may be given several times).")),
]
RulesOption = Annotated[bool, typer.Option("--rules", help=_("List the rules and stop."))]
