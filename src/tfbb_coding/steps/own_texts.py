"""What people have written themselves about the material, condensations and memos, and the names in it.

A name that somebody writes there stops every table weeks later, and is in no transcript: it is told where it was written, and when.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tfbb_coding.messages import _, typed_path
from tfbb_coding.model.coding import CONSENSUS
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.handover import StudyName
from tfbb_coding.model.memo import Memo
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.survey import OwnLine, Written
from tfbb_coding.steps.gate import barred_names
from tfbb_coding.steps.gate_findings import comes_from, name_finding
from tfbb_coding.steps.identifiers import KnownWords


def own_texts(written: Iterable[Written]) -> list[StudyName]:
    """Each decided condensation and memo as something that the study itself puts into what is handed over.

    The place is the unit's id, or the memo's.
    """
    return [one for one in dict.fromkeys(own_text(item) for item in written if _counts(item)) if one.text]


def own_text(item: Written) -> StudyName:
    """One of them."""
    if isinstance(item, Condensation):
        return _condensation(item)
    return _memo(item.coder, item.id, item.text) if isinstance(item, Memo) else _memo(item.coder, item.unit, item.text, item.quotation)


def _counts(item: Written) -> bool:
    """Whether a person stands for it: what the program proposes is an extract of what was said."""
    return not isinstance(item, Condensation) or item.decided


def names_written(texts: Sequence[StudyName], known: KnownWords | None = None) -> list[Finding]:
    """A warning for every certain identifier that somebody has written and nobody said: it is kept, and will stop what is handed over."""
    found = []
    for text, one in barred_names(texts, known):
        if comes_from(text, one.match) is None:
            continue
        finding = name_finding(text, one.kind, one.start, one.end)
        message = finding.message + ". " + _("It is kept, but nothing that holds it can be handed over.")
        found.append(replace(finding, rule="own-name", message=message, severity=Severity.WARNING))
    return list(dict.fromkeys(found))


def names_in_lines(lines: Iterable[OwnLine], known: KnownWords | None = None) -> list[Finding]:
    """The same, with the file and the line that hold it; older wordings that only the history remembers, too."""
    texts = [text for line in lines if (text := placed(line)) is not None]
    found = [
        replace(name_finding(text, one.kind, one.start, one.end), rule="names-written", severity=Severity.WARNING)
        for text, one in barred_names(texts, known)
        if comes_from(text, one.match) is not None
    ]
    return list(dict.fromkeys(found))


def placed(line: OwnLine) -> StudyName | None:
    """The line as something that the study says, with its place; None for one without words of a person's."""
    text = own_text(line.item)
    if not _counts(line.item) or not text.text:
        return None
    if line.change:
        what = _("an older wording in the history ({what})").format(what=text.what)
        return replace(text, path=line.path, line=line.line, what=what, remedy=forgetting(line.change))
    where = _("memo {id}").format(id=text.path) if isinstance(line.item, Memo) else _("unit {unit}").format(unit=text.path)
    return replace(text, path=line.path, line=line.line, what=f"{text.what} ({where})")


def forgetting(change: str) -> str:
    """How the history forgets the words that a change took away."""
    return _("`tfbb history --forget {id}` takes them out of it for good, and that change can then not be undone").format(id=change)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _condensation(one: Condensation) -> StudyName:
    person = typed_path(one.coder)
    remedy = _(
        "write it anew: on the screen (`tfbb review --as {person}`), or in the table that "
        "`tfbb condense --coder {person} --as {person}` writes and `--import` reads"
    ).format(person=person)
    return StudyName(
        one.unit, 0, _("the condensation by {coder}").format(coder=one.coder), _plain(one.text), remedy, said=_plain(one.quotation)
    )


def _memo(coder: str, id_: str, text: str, said: str = "") -> StudyName:
    return StudyName(id_, 0, _whose_memo(coder), _plain(text), _memo_remedy(coder, id_), said=_plain(said))


def _whose_memo(coder: str) -> str:
    return _("the reason for what was settled") if coder == CONSENSUS else _("the memo by {coder}").format(coder=coder)


def _memo_remedy(coder: str, id_: str) -> str:
    if coder == CONSENSUS:
        return _("write it anew in the sheet of `tfbb agree … --workbook`, and run `tfbb merge` again")
    return _("write it anew: `tfbb memo edit {id} --as {person}`").format(id=typed_path(id_), person=typed_path(coder))
