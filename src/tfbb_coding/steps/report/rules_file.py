"""The rule about what a file holds beside the words that a reader sees."""

from collections.abc import Iterator
from dataclasses import replace

from tfbb_coding.messages import _
from tfbb_coding.model.draft import DraftFinding, Mark, MarkKind
from tfbb_coding.model.report import Severity
from tfbb_coding.steps.report.review import Review
from tfbb_coding.steps.report.unwritten import is_own_note, waiting

_SHOWN = 60
_MANY = 5
"""Comments from which they are told together: they would drown what else is wrong."""


def docx_metadata(review: Review) -> Iterator[DraftFinding]:
    """The file tells nobody who wrote it, and holds no comments, tracked changes or hidden text."""
    lines = review.draft.metadata_lines or (0,) * len(review.draft.metadata)
    for (name, value), line in zip(review.draft.metadata, lines, strict=True):
        message = _("the file says who made it ({field})").format(field=name)
        hint = _("in Word: File, Info, Inspect document; remove properties and personal information")
        yield DraftFinding(0, 0, 0, "docx-metadata", message, hint, Severity.ERROR, value, line)
    is_begun = bool(waiting(review))  # tfbb's own notes help as long as there is something to write
    marks = [mark for mark in review.draft.marks if not (is_begun and is_own_note(mark))]
    comments = [mark for mark in marks if mark.kind is MarkKind.COMMENT]
    for mark in marks:
        if mark.kind is not MarkKind.COMMENT or len(comments) <= _MANY:
            yield _mark(mark)
    if len(comments) > _MANY:
        message = _("{n} comments are left, this is the first").format(n=len(comments))
        yield replace(_mark(comments[0]), message=message)


def _mark(mark: Mark) -> DraftFinding:
    words = " ".join(mark.text.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + " …"
    message, hint = _said()[mark.kind]
    return DraftFinding(mark.block, mark.start, mark.end, "docx-metadata", message, hint, Severity.ERROR, shown, mark.line)


def _said() -> dict[MarkKind, tuple[str, str]]:
    decide = _("accept or reject it before the report is sent")
    return {
        MarkKind.COMMENT: (_("a comment is left"), _("answer it and remove it")),
        MarkKind.INSERTION: (_("a tracked insertion is left"), decide),
        MarkKind.DELETION: (_("a tracked deletion is left, and with it the words that were to go"), decide),
        MarkKind.HIDDEN: (_("hidden text is left, which everybody can show"), _("remove it, or show it")),
    }
