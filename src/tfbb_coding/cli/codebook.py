"""``tfbb codebook``: check, show and compare codebooks, and print one to start from."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.common import EXIT_FINDINGS, new_app, say
from tfbb_coding.errors import CodebookError
from tfbb_coding.messages import _, current_language, ngettext, preferred_language
from tfbb_coding.model.indicator_words import (
    conditions_text,
    field_word,
    force_text,
    indicator_text,
    kind_of_indicator,
    stance_word,
)

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Code, Codebook, Indicator, Theme
    from tfbb_coding.model.report import Finding
    from tfbb_coding.steps.codebook_diff import Change

app = new_app(_("Check, show and compare codebooks, or print one to start from."))
_WIDTH = 110
_LONG = 60


class OutputFormat(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


CodebookArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]", help=_("The codebook (default: the study's codebooks/tfbb.yaml, else the shipped one)."), show_default=False
    ),
]
FormatOption = Annotated[OutputFormat, typer.Option("--format", help=_("text or json."))]


@app.command(help=_("Tell everything that is wrong with a codebook, with its line."))
def check(file: CodebookArgument = None, output: FormatOption = OutputFormat.TEXT) -> None:
    """Print findings, or what the codebook holds when there are none; exit 1 with findings."""
    from tfbb_coding.files.codebooks import read_codebook
    from tfbb_coding.steps.codebook_checks import check_content

    path = _found(file)
    codebook, findings = read_codebook(path)
    if codebook is not None:
        findings = sorted([*findings, *check_content(codebook, str(path))])
    if output is OutputFormat.JSON:
        typer.echo(_json([asdict(finding) for finding in findings]))
    elif findings:
        _print_findings(findings)
    elif codebook is not None:
        typer.echo(f"{path}: " + _("nothing to mend: {counts}").format(counts=_counts(codebook)))
    raise typer.Exit(EXIT_FINDINGS if findings else 0)


@app.command(help=_("Print a codebook as a tree: themes, their codes, and what speaks for and against them."))
def show(
    file: CodebookArgument = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="ID", help=_("Only this theme."))] = None,
    output: FormatOption = OutputFormat.TEXT,
) -> None:
    """Print what a codebook says; it must be sound enough to be used."""
    from dataclasses import replace

    from tfbb_coding.files.codebooks import as_plain, load_codebook

    path = _found(file)
    codebook = load_codebook(path)
    if theme is not None:
        codebook = replace(codebook, themes=(_theme(codebook, theme, path),))
    if output is OutputFormat.JSON:
        typer.echo(_json({"name": codebook.name, "fingerprint": codebook.fingerprint, **as_plain(codebook)}))
    else:
        typer.echo("\n".join(_tree(codebook)))


@app.command(help=_("Print a commented codebook to start from, as in: tfbb codebook template > codebooks/mine.yaml"))
def template(ctx: typer.Context) -> None:
    """Print the template in the language of the program."""
    from tfbb_coding.files.templates import codebook_template

    typer.echo(codebook_template(asked_language(ctx)), nl=False)


@app.command(help=_("Tell what changed from one codebook to another; exit 1 when anything did."))
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help=_("The older codebook."))],
    after: Annotated[Path, typer.Argument(metavar="B", help=_("The newer codebook."))],
    output: FormatOption = OutputFormat.TEXT,
) -> None:
    """Print every change, one a line where it is short."""
    from tfbb_coding.files.codebooks import load_codebook
    from tfbb_coding.steps.codebook_diff import diff_codebooks

    changes = diff_codebooks(load_codebook(_found(before)), load_codebook(_found(after)))
    if output is OutputFormat.JSON:
        typer.echo(_json([asdict(change) for change in changes]))
    elif changes:
        typer.echo("\n".join(line for change in changes for line in _change_lines(change)))
    else:
        say(_("no difference: both say the same"))
    raise typer.Exit(EXIT_FINDINGS if changes else 0)


def asked_language(ctx: typer.Context) -> str:
    """``sv`` or ``en``: what ``tfbb --lang`` was given, else the machine's language."""
    return preferred_language(["--lang", str(ctx.find_root().params.get("lang") or "")])


def _found(asked: Path | None) -> Path:
    from tfbb_coding.files.codebooks import find_codebook

    return find_codebook(Path(), asked)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _print_findings(findings: "Sequence[Finding]") -> None:
    for finding in findings:
        typer.echo(str(finding))
    say(ngettext("{n} finding", "{n} findings", len(findings)).format(n=len(findings)))


def _counts(codebook: "Codebook") -> str:
    themes, codes = len(codebook.themes), sum(len(theme.codes) for theme in codebook.themes)
    indicators = sum(1 for _each in codebook.indicators())
    return ", ".join(
        (
            ngettext("{n} theme", "{n} themes", themes).format(n=themes),
            ngettext("{n} code", "{n} codes", codes).format(n=codes),
            ngettext("{n} indicator", "{n} indicators", indicators).format(n=indicators),
            _("fingerprint {fingerprint}").format(fingerprint=codebook.fingerprint),
        )
    )


def _theme(codebook: "Codebook", theme_id: str, path: Path) -> "Theme":
    from tfbb_coding.files.shapes import did_you_mean

    theme = codebook.theme(theme_id)
    if theme is None:
        message = _("there is no theme '{id}'").format(id=theme_id)
        raise CodebookError(message, path=path, hint=did_you_mean(theme_id, codebook.theme_ids))
    return theme


def _tree(codebook: "Codebook") -> Iterator[str]:
    version = f" {codebook.version}" if codebook.version else ""
    yield f"{codebook.title}{version} ({codebook.language}): {_counts(codebook)}"
    for name, value in sorted(codebook.settings.items()):
        yield f"  {name}: {value:g}"
    for theme in codebook.themes:
        yield ""
        yield f"{theme.id}: {theme.label}"
        yield from _texts(theme, "  ")
        yield from _indicator_lines(theme.indicators, "  ")
        for code in theme.codes:
            yield ""
            yield f"  {theme.id}/{code.id}: {code.label}"
            yield from _texts(code, "    ")
            yield from _indicator_lines(code.indicators, "    ")


def _texts(thing: "Theme | Code", indent: str) -> Iterator[str]:
    named = [
        (_("Question"), (getattr(thing, "question", ""),)),
        (_("Definition"), (thing.definition,)),
        (_("Include"), (thing.include,)),
        (_("Exclude"), (thing.exclude,)),
        (_("Example"), thing.examples),
        (_("Counter-example"), getattr(thing, "counter_examples", ())),
        (_("Guide"), getattr(thing, "guide", ())),
    ]
    for name, texts in named:
        for text in texts:
            if text:
                yield _wrapped(f"{name}: {text}", indent)


def _indicator_lines(indicators: "Sequence[Indicator]", indent: str) -> Iterator[str]:
    """One entry for every weight, kind and set of conditions, strongest first: ``+1.5 lemma [not negated]: hinna, orka``."""
    groups: dict[tuple[float, str, str], list[str]] = {}
    for indicator in indicators:
        conditions = indicator.name.removeprefix(f"{indicator.kind} {indicator.value}")
        groups.setdefault((-indicator.weight, str(indicator.kind), conditions), []).append(indicator.value)
    for (weight, kind, conditions), values in sorted(groups.items()):
        language = current_language()
        named = f"{kind_of_indicator(kind, language)}{conditions_text(conditions, language)}"
        shown = [stance_word(value, language) for value in values] if kind == "stance" else values
        yield _wrapped(f"{-weight:+g} {named}: {', '.join(shown)}", indent)


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False
    )


def _change_lines(change: "Change") -> Iterator[str]:
    sign = {"added": "+", "removed": "-", "changed": "~"}[change.kind]
    what, before, after = _change_words(change)
    head = f"{sign} {change.where}: {what}" if change.where else f"{sign} {what}"
    if len(before) + len(after) > _LONG:
        yield head
        yield from (f"    {sign} {text}" for sign, text in (("-", before), ("+", after)) if text)
    else:
        yield f"{head}: " + " → ".join(text for text in (before, after) if text)


def _change_words(change: "Change") -> tuple[str, str, str]:
    """What has changed, and what it was and is, in the language of the messages."""
    from tfbb_coding.steps.codebook_diff import is_indicator

    language = current_language()
    if is_indicator(change):
        return indicator_text(change.what, language), force_text(change.before, language), force_text(change.after, language)
    setting = change.what.removeprefix("settings: ")
    what = _("setting {name}").format(name=setting) if setting != change.what else field_word(change.what, language)
    return what, change.before, change.after
