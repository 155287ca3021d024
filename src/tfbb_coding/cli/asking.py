"""Asking a person about each proposed replacement."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.common import say
from tfbb_coding.messages import _, current_language, ngettext
from tfbb_coding.model.identifier import Certainty, NamedText
from tfbb_coding.model.identifier_words import kind_word
from tfbb_coding.model.replacement import Answer
from tfbb_coding.steps.decide import Asked, as_placeholder, placeholder_fault
from tfbb_coding.steps.pseudonymise import Decision, Proposal
from tfbb_coding.steps.sitting import Sitting

if TYPE_CHECKING:
    from tfbb_coding.files.answers import AnswerFile

_AROUND = 60


def ask(sitting: Sitting, texts: Sequence[NamedText], answers: "AnswerFile") -> list[Decision]:
    """The decisions of somebody at a terminal, each kept as it is made.

    Raises :class:`typer.Abort` when they stop: then nothing is written but the answers.
    """
    content = {text.name: text.text for text in texts}
    originals = {p.found.match: p.found.kind for p in sitting.proposals}
    try:
        while sitting.is_open():
            proposal = sitting.proposals[sitting.number]
            say(_shown(proposal, content[proposal.found.path], f"{sitting.number + 1}/{len(sitting.proposals)}"))
            _take(proposal, sitting, originals)
            answers.keep(sitting.kept())
    except (typer.Abort, KeyboardInterrupt):
        _say_stopped(answers)
        raise typer.Abort from None
    return sitting.asked.decisions


def say_before(sitting: Sitting) -> None:
    """How many earlier answers are used, and how they are changed; before the first one, that one may stop at any time."""
    if not (used := sitting.used):
        say(_("Every answer is kept at once, encrypted beside the key: stop when you like, and run the same command to go on."))
        return
    if sitting.again:
        say(_("Everything is asked again. Enter keeps what was answered before."))
        return
    message = ngettext("{n} answer from before is used.", "{n} answers from before are used.", used).format(n=used)
    say(message + " " + _("To change them: b goes back to the last one, and --ask-again asks everything again."))


def _say_stopped(answers: "AnswerFile") -> None:
    """What stopping costs, on a line of its own, and how to go on."""
    say("")
    if answers.answers:
        kept = ngettext("{n} answer is kept", "{n} answers are kept", len(answers.answers)).format(n=len(answers.answers))
        message = _("{kept}, encrypted, in {path}. Run the same command to go on; no copy is written before.")
        say(message.format(kept=kept, path=answers.path))


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
            "  q  stop: no copy is written; the answers are kept, and the same command goes on from there"
        )
    )


def _default(proposal: Proposal, earlier: Answer | None) -> str:
    """What Enter says: the answer from before, else what is certain as proposed."""
    if earlier is None:
        return "a" if proposal.found.certainty is Certainty.CERTAIN or proposal.swept else "l"
    if earlier.placeholder is None:
        return "n" if earlier.always else "l"
    if earlier.placeholder != proposal.identity:
        return earlier.placeholder
    return "w" if earlier.always else "a"


def _take(proposal: Proposal, sitting: Sitting, originals: Mapping[str, str]) -> None:
    """One answer, asked for until it can be understood; it may be to go back to the question before."""
    default = _default(proposal, sitting.default())
    while True:
        question = _("[a]ccept, al[w]ays accept, [c]hange, [s]ame as, [l]eave, [n]ever replace, [b]ack, [q]uit without writing, [?]")
        typed = str(typer.prompt(question, default=default, err=True)).strip()
        answer = typed.casefold()
        if answer == "q":
            raise typer.Abort
        if answer == "b":
            if sitting.back():
                return
            say(_("This is the first question."))
        elif answer == "?":
            _say_help()
        elif answer in {"a", "w", "l", "n"}:
            sitting.say(proposal.identity if answer in {"a", "w"} else None, always=answer in {"w", "n"})
            return
        elif answer in {"c", "s"} or (typed.startswith("[") and typed.endswith("]")):
            words = typed if len(answer) > 1 else _placeholder(proposal, sitting.asked, same=answer == "s")
            fault = placeholder_fault(as_placeholder(words), originals)
            if not fault:
                sitting.say(as_placeholder(words), always=True)
                return
            say(fault)
        else:
            say(_("'{typed}' is none of the answers; ? explains them.").format(typed=typed))
