"""What a person wrote into the cell for a decision: one of its words, also inflected or in other words, and the reason behind it."""

import re
from dataclasses import replace

from tfbb_coding.messages import _
from tfbb_coding.model.decision import Decision, RowKey, SheetRow
from tfbb_coding.model.review_words import LANGUAGES
from tfbb_coding.steps.sheet_names import BookNames, Refused, meant, plain, shortened

_SAID = {
    Decision.ACCEPT: (
        "godkänn, godkänns, godkännes, godkänt, godkänd, godkända, ok, okej, ja, stämmer, rätt, "
        "accept, accepted, accepts, yes, correct, ✓, ✔"
    ),
    Decision.REJECT: (
        "avvisa, avvisas, avvisat, avvisad, avvisade, avslå, förkasta, stryk, ta bort, nej, fel, stämmer inte, stämmer ej, passar inte, "
        "reject, rejected, rejects, no, wrong, ✗, ✘"
    ),
    Decision.CHANGE: "ändra, ändras, ändrat, ändrad, byt, change, changed, changes",
}
_DECISIONS = {word: decision for decision, words in _SAID.items() for word in words.split(", ")}
_BEHIND = re.compile(r"\s*(?:[,;:!]|\.(?=\s|$)|\n|\s[-–—]|(?=\())\s*")
"""What parts a word from the reason behind it; a full stop after the word alone has none."""
_EXCEPT = re.compile(r"\b(?:inte|ej|ingen|inget|utom|men|not|no|except|but)\b")


def with_reason(row: SheetRow) -> SheetRow:
    """The row with nothing but the decision itself in its cell; a reason written behind it stands in the memo.

    Raises :class:`Refused` for a cell that is no decision.
    """
    decision, reason = decided_in(row.decision)
    return replace(row, decision=str(decision), memo=with_words(row.memo, reason))


def with_words(text: str, reason: str) -> str:
    """A text with the reason on a line below, unless it holds it."""
    return text if plain(reason) in plain(text) else "\n".join(filter(None, (text.strip(), reason)))


def decided_in(cell: str) -> tuple[Decision, str]:
    """The decision and the reason behind it. Raises :class:`Refused` for a cell that is no decision.

    >>> decided_in("Avvisa, passar inte"), decided_in("godkänd.")
    ((<Decision.REJECT: 'reject'>, 'passar inte'), (<Decision.ACCEPT: 'accept'>, ''))
    """
    if not plain(cell):
        return Decision.NONE, ""
    word, reason = parted(cell)
    decision = _DECISIONS.get(plain(word).casefold())
    other = _DECISIONS.get(plain(reason).casefold(), decision)
    if decision is None or other is not decision:
        message = _("the decision '{wrote}' is none of accept, reject and change").format(wrote=shortened(cell))
        raise Refused("review-decision", message, _hint(cell))
    return decision, reason


def parted(cell: str) -> tuple[str, str]:
    """What stands before the first mark in a cell, and the reason behind it, out of the brackets that hold it all.

    >>> parted("avvisa (fel tema)"), parted("som anna")
    (('avvisa', 'fel tema'), ('som anna', ''))
    """
    word, *rest = _BEHIND.split(cell.replace("_x000D_", "\n").strip(), maxsplit=1)
    reason = rest[0].strip() if rest else ""
    return word, reason[1:-1].strip() if re.fullmatch(r"\([^()]*\)", reason) else reason


def _hint(cell: str) -> str:
    words = re.findall(r"\w+", cell.casefold())
    if words[1:] and words[0] in _DECISIONS:
        return _("write a comma between the decision and its reason, or write the reason into the memo")
    nearest = meant(parted(cell)[0], (word for words in LANGUAGES for word in words.decisions.values()))
    return nearest + _("choose one from the list, or clear the cell")


def check_reason(row: SheetRow, wrote: str, key: RowKey, names: BookNames) -> None:
    """Raise :class:`Refused` where the reason behind a decision names themes that the decision does not give or take away.

    ``avvisa, är Mål`` would lose Mål, and ``godkänn, men inte Mål`` would keep it.
    """
    reason = plain(parted(wrote)[1]).casefold()
    named = [id_ for id_, label in names.shown.items() if re.search(rf"\b{re.escape(label.casefold())}\b", reason)]
    there = {theme for theme, _code in (*key.proposed, *key.shown)}
    decision = Decision(row.decision)
    limited = [id_ for id_ in named if decision is Decision.ACCEPT and _EXCEPT.search(reason)]
    said = [*limited, *(id_ for id_ in named if id_ not in there)]
    if decision not in (Decision.ACCEPT, Decision.REJECT) or not said:
        return
    message = _("the reason behind the decision names {theme}, which the theme cells do not tell").format(theme=names.shown[said[0]])
    raise Refused("review-decision", message, _("choose change and the right themes, or write the reason into the memo"))
