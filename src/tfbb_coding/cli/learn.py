"""``tfbb learn``: a voice of the study's own, from what its researchers accepted and rejected."""

from typing import TYPE_CHECKING, Annotated

import typer

from tfbb_coding.cli.again import remember_products
from tfbb_coding.cli.code import Voice, chosen_codebook, code_all, coder_of, what_to_read
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.cli.material import all_coders, on_disk_study, standing_codings, whose_codings
from tfbb_coding.cli.options import CodebookOption, StudyOption, Unit, UnitOption
from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _, decimals, ngettext

if TYPE_CHECKING:
    from tfbb_coding.model.codebook import Codebook
    from tfbb_coding.model.learned import StudyVoice
    from tfbb_coding.model.study import Study
    from tfbb_coding.steps.code import Coder
    from tfbb_coding.steps.train import Decisions, Learned

SHOWN = 6


def learn(
    study: StudyOption = None,
    codebook: CodebookOption = None,
    unit: UnitOption = Unit.MEANING,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help=_("Learn from this person alone (default: from everybody)."))] = "",
) -> None:
    """Learn from the codings that people accepted, changed and rejected, and tell honestly whether it helps."""
    from tfbb_coding.files.changes import changing
    from tfbb_coding.files.study import find_study
    from tfbb_coding.files.study_model import save_study_voice
    from tfbb_coding.steps import train

    home = on_disk_study(find_study([], study))
    coders = whose_codings(home, [name.casefold()], "") if name else list(all_coders(home))
    themes, book = chosen_codebook(home, codebook, [])
    rules = coder_of(book, themes, home, Voice.RULES)
    found = code_all(what_to_read([], home), home, rules, unit)
    decisions = train.gather([j.unit for j in found.judgements], standing_codings(home, coders, found), themes)
    for finding in found.findings:
        say(str(finding))
    if decisions.total < train.ENOUGH:
        raise _too_few(decisions, home)
    learned = train.learn(decisions, rules, _rivals(book, home))
    voice = _voice(learned, decisions, book)
    with changing(home.root, "learn", "study", codebook=book.fingerprint):
        path = save_study_voice(home.root, voice)
    remember_products(home, [path])
    _log(voice, home)
    _print(learned, decisions, book)
    typer.echo("")
    typer.echo(_("Saved: {path} (words of participants stand in it; keep it with the material)").format(path=path))
    if found.findings:
        raise typer.Exit(EXIT_FINDINGS)


def _too_few(decisions: "Decisions", home: "Study") -> TfbbError:
    from tfbb_coding.steps.train import ENOUGH

    there = ngettext("there is {n} decision", "there are {n} decisions", decisions.total).format(n=decisions.total)
    return TfbbError(
        _("too few decisions to learn from: {there}, {enough} are needed").format(there=there, enough=ENOUGH),
        path=home.root / "codings",
        hint=_("accept and reject what `tfbb code` proposes; fewer teach chance"),
    )


def _rivals(book: "Codebook", home: "Study") -> "dict[str, Coder]":
    """What the study's voice must be better than, beside the rules alone: rules and the shipped voice, where that one knows the themes."""
    from tfbb_coding.files.learned import shipped_model
    from tfbb_coding.steps.code import make_coder

    both = make_coder(book, guide=home.guide, learned=shipped_model(book))
    return {} if both.learned is None else {"shipped": both}


def _voice(learned: "Learned", decisions: "Decisions", book: "Codebook") -> "StudyVoice":
    from tfbb_coding.model.learned import StudyVoice

    kappa = {check.coder: None if check.agreement.kappa is None else round(check.agreement.kappa, 4) for check in learned.checks}
    return StudyVoice(
        learned.model, book.fingerprint, decisions.total, len(decisions.units), len(decisions.interviews), kappa, learned.helps
    )


def _log(voice: "StudyVoice", home: "Study") -> None:
    from tfbb_coding.files.log import append_log

    counts = {"decisions": voice.decisions, "units": voice.units, "transcripts": voice.interviews, "weights": len(voice.model.weights)}
    append_log(home.root, "learn", counts, {"codebook": voice.codebook}, {"used": voice.used})


def _print(learned: "Learned", decisions: "Decisions", book: "Codebook") -> None:
    """What there was to learn from, what was learned, and whether it helps."""
    from tfbb_coding.model.coding import Status

    counts = decisions.counts
    typer.echo(
        _("Decisions: {n} ({yes} accepted, {changed} changed, {no} rejected); units: {units}; interviews: {interviews}.").format(
            n=decisions.total, yes=counts.get(Status.ACCEPTED, 0), changed=counts.get(Status.CHANGED, 0), no=counts.get(Status.REJECTED, 0),
            units=len(decisions.units), interviews=len(decisions.interviews),
        )
    )  # fmt: skip
    if decisions.torn:
        typer.echo(_("On {n} of them people disagree; these teach nothing until they are settled.").format(n=decisions.torn))
    _print_themes(learned, decisions, book)
    typer.echo("")
    _print_checks(learned)


def _print_themes(learned: "Learned", decisions: "Decisions", book: "Codebook") -> None:
    from tfbb_coding.steps.train import LEAST, loudest

    for theme in book.themes:
        yes, no = decisions.of(theme.id)
        typer.echo("")
        typer.echo(_("{theme}: {yes} units yes, {no} no").format(theme=theme.label, yes=yes, no=no))
        if theme.id not in learned.themes:
            typer.echo("  " + _("too few to learn from ({least} of each are needed): the rules stand").format(least=LEAST))
            continue
        spoken, against = loudest(learned.model, theme.id, SHOWN)
        typer.echo("  " + _("speaks for it: {features}").format(features=_features(spoken)))
        typer.echo("  " + _("against it: {features}").format(features=_features(against)))


def _features(found: "list[tuple[str, float]]") -> str:
    from tfbb_coding.messages import current_language, decimals
    from tfbb_coding.model.indicator_words import feature_text

    language = current_language()
    return ", ".join(f"{feature_text(name, language)} {decimals(f'{weight:+.1f}')}" for name, weight in found) or "–"


def _print_checks(learned: "Learned") -> None:
    if not learned.themes:
        typer.echo(_("Nothing was learned: no theme has enough of both yes and no. Not used."))
        return
    if not learned.checks:
        typer.echo(_("All decisions are about one interview, so it cannot be checked whether this helps with another. Not used unasked;"))
        typer.echo(_("`tfbb code --coder study` uses it all the same."))
        return
    typer.echo(_("How well each meets your decisions in interviews that the study's voice has not learned from (κ, 95 % interval):"))
    for check in learned.checks:
        typer.echo(f"  {_voices()[check.coder]:<40} {_kappa(check.agreement.kappa, check.agreement.low, check.agreement.high)}")
    typer.echo(_("Units that nobody coded count a quarter each, as carrying nothing."))
    _print_verdict(learned)


def _voices() -> dict[str, str]:
    return {"rules": _("rules alone"), "shipped": _("rules and the shipped voice"), "study": _("rules and the study's voice")}


def _print_verdict(learned: "Learned") -> None:
    from tfbb_coding.steps.train import WORTH

    if learned.gain is None:
        typer.echo(_("It cannot be told whether it helps; not used."))
    elif not learned.helps:
        typer.echo(
            _("The study's voice does not help; not used (κ changes by {gain}, a rise of at least {worth} is asked for).").format(
                gain=decimals(f"{learned.gain:+.2f}"), worth=decimals(f"{WORTH:.2f}")
            )
        )
        typer.echo(_("`tfbb code` goes on as before; learn again when there are more decisions."))
    else:
        gain = _kappa(learned.gain, learned.gain_low, learned.gain_high)
        typer.echo(_("The study's voice helps: κ rises by {gain}. `tfbb code` uses it from now on.").format(gain=gain))
        if learned.gain_low is not None and learned.gain_low <= 0:
            typer.echo(_("The interval holds 0, so this may still be chance; more decisions will tell."))


def _kappa(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return "–"
    return decimals(f"{value:.2f}" if low is None or high is None else f"{value:.2f} ({low:.2f} … {high:.2f})")
