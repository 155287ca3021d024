"""Asking a person about each proposed replacement."""

from collections.abc import Mapping, Sequence

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, current_language
from tfbb_coding.model.identifier import Certainty, NamedText
from tfbb_coding.model.identifier_words import kind_word
from tfbb_coding.steps.decide import Asked, as_placeholder, placeholder_fault
from tfbb_coding.steps.pseudonymise import Decision, Proposal

_AROUND = 60


def ask(proposals: Sequence[Proposal], texts: Sequence[NamedText]) -> list[Decision]:
    """The decisions of somebody at a terminal. Raises :class:`typer.Abort` when they stop: then nothing is written."""
    content = {text.name: text.text for text in texts}
    asked = Asked()
    originals = {p.found.match: p.found.kind for p in proposals}
    for number, proposal in enumerate(proposals, 1):
        if not asked.settled(proposal):
            say(_shown(proposal, content[proposal.found.path], f"{number}/{len(proposals)}"))
            _take(proposal, asked, originals)
    return asked.decisions


def _shown(proposal: Proposal, text: str, count: str) -> str:
    found = proposal.found
    before = text[max(0, found.start - _AROUND) : found.start].rpartition("\n")[2]
    after = text[found.end : found.end + _AROUND].partition("\n")[0]
    certainty = _("certain") if found.certainty is Certainty.CERTAIN else _("to check")
    place = f"{found.path}:{found.line}" if found.line else found.path
    lines = [
        f"\n{count} {place} ({kind_word(found.kind, current_language())}, {certainty})",
        f"  {before}»{found.match}«{after}",
        f"  → {proposal.words}",
    ]
    if proposal.perhaps:
        lines.append(_("  perhaps the same as {placeholders}").format(placeholders=", ".join(proposal.perhaps)))
    return "\n".join(lines)


def _placeholder(proposal: Proposal, asked: Asked, *, same: bool) -> str:
    """What somebody types as a placeholder; those that there are already are listed where it is to be one of them."""
    suggested = proposal.perhaps[0] if same and proposal.perhaps else proposal.identity
    if same:
        say(_("So far: {placeholders}").format(placeholders=", ".join(asked.placeholders) or _("none")))
    question = _("Placeholder, Enter for {suggested}").format(suggested=suggested)  # its own brackets would stand in those of the prompt
    return str(typer.prompt(question, default=suggested, show_default=False, err=True))


def _take(proposal: Proposal, asked: Asked, originals: Mapping[str, str]) -> None:
    """One answer, asked for until it can be understood."""
    default = "a" if proposal.found.certainty is Certainty.CERTAIN or proposal.swept else "l"
    while True:
        question = _("[a]ccept, al[w]ays accept, [c]hange, [s]ame as, [l]eave, [n]ever replace, [q]uit without writing")
        answer = str(typer.prompt(question, default=default, err=True)).strip().casefold()
        if answer in {"a", "w"}:
            return asked.say(proposal, proposal.identity, always=answer == "w")
        if answer in {"l", "n"}:
            return asked.say(proposal, None, always=answer == "n")
        if answer in {"c", "s"}:
            words = _placeholder(proposal, asked, same=answer == "s")
            fault = placeholder_fault(as_placeholder(words), originals)
            if not fault:
                return asked.say(proposal, as_placeholder(words), always=True)
            say(fault)
        if answer == "q":
            raise typer.Abort
