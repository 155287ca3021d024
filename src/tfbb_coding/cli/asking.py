"""Asking a person about each proposed replacement."""

from collections.abc import Mapping, Sequence

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, current_language, ngettext
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
    number = 0
    try:
        while number < len(proposals):
            proposal = proposals[number]
            if not asked.settled(proposal):
                say(_shown(proposal, content[proposal.found.path], f"{number + 1}/{len(proposals)}"))
                if not _take(proposal, asked, originals):
                    number = asked.back()
                    continue
            number += 1
    except (typer.Abort, KeyboardInterrupt):
        _say_lost(asked)
        raise typer.Abort from None
    return asked.decisions


def _say_lost(asked: Asked) -> None:
    """What stopping costs, on a line of its own, and how to work in several sittings."""
    say("")
    if asked.answered:
        lost = ngettext("{n} answer is not kept.", "{n} answers are not kept.", asked.answered).format(n=asked.answered)
        say(
            lost
            + " "
            + _("To work in several sittings, write a table with --propose, fill it in when you like, and give it to --decisions.")
        )


def _shown(proposal: Proposal, text: str, count: str) -> str:
    found = proposal.found
    before = text[max(0, found.start - _AROUND) : found.start].rpartition("\n")[2]
    after = text[found.end : found.end + _AROUND].partition("\n")[0]
    certainty = _("certain") if found.certainty is Certainty.CERTAIN else _("to check")
    place = f"{found.path}:{found.line}" if found.line else found.path
    lines = [
        f"\n{count} {place} ({kind_word(found.kind, current_language())}, {certainty})",
        f"  {before}»{' '.join(found.match.split())}«{after}",
        f"  → {proposal.words}",
    ]
    if proposal.perhaps:
        lines.append(_("  perhaps the same as {placeholders}").format(placeholders=", ".join(proposal.perhaps)))
    return "\n".join(lines)


def _placeholder(proposal: Proposal, asked: Asked, *, same: bool) -> str:
    """What somebody types as a placeholder; those that there are already are listed where it is to be one of them."""
    suggested = proposal.perhaps[0] if same and proposal.perhaps else proposal.identity
    if same:
        say(_("So far:") + (_listed(asked) or " " + _("none")))
    question = _("Placeholder, Enter for {suggested}").format(suggested=suggested)  # its own brackets would stand in those of the prompt
    return str(typer.prompt(question, default=suggested, show_default=False, err=True))


def _listed(asked: Asked) -> str:
    """Every placeholder given so far with the words that it stands for, a line each."""
    return "".join(f"\n  {placeholder}  {', '.join(words)}" for placeholder, words in asked.named().items())


def _say_help() -> None:
    say(
        _(
            "  a  replace these words as proposed\n"
            "  w  the same wherever this person, place … is found\n"
            "  c  another placeholder, which you write; here you may also write it at once: [colleague]\n"
            "  s  the placeholder of somebody who was asked about before\n"
            "  l  leave the words as they are, here\n"
            "  n  leave them wherever they are found\n"
            "  b  back to the question before\n"
            "  q  stop: nothing is written, and no answer kept"
        )
    )


def _take(proposal: Proposal, asked: Asked, originals: Mapping[str, str]) -> bool:
    """One answer, asked for until it can be understood; False for the question before."""
    default = "a" if proposal.found.certainty is Certainty.CERTAIN or proposal.swept else "l"
    while True:
        question = _("[a]ccept, al[w]ays accept, [c]hange, [s]ame as, [l]eave, [n]ever replace, [b]ack, [q]uit without writing, [?]")
        typed = str(typer.prompt(question, default=default, err=True)).strip()
        answer = typed.casefold()
        if answer == "q":
            raise typer.Abort
        if answer == "b":
            if asked.answered:
                return False
            say(_("This is the first question."))
        elif answer == "?":
            _say_help()
        elif answer in {"a", "w", "l", "n"}:
            asked.say(proposal, proposal.identity if answer in {"a", "w"} else None, always=answer in {"w", "n"})
            return True
        elif answer in {"c", "s"} or (typed.startswith("[") and typed.endswith("]")):
            words = typed if len(answer) > 1 else _placeholder(proposal, asked, same=answer == "s")
            fault = placeholder_fault(as_placeholder(words), originals)
            if not fault:
                asked.say(proposal, as_placeholder(words), always=True)
                return True
            say(fault)
        else:
            say(_("'{typed}' is none of the answers; ? explains them.").format(typed=typed))
