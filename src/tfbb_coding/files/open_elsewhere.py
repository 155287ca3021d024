"""The small files that office programs keep beside a document while somebody has it open: nobody's transcript and nobody's result."""

from pathlib import Path

from tfbb_coding.messages import _
from tfbb_coding.model.report import Finding

_SIGNS = ("~$", ".~lock.")
"""How they are called: Word's and Excel's, LibreOffice's."""


def is_open_sign(path: Path) -> bool:
    """Whether the file says no more than that somebody has the document beside it open.

    >>> [is_open_sign(Path(name)) for name in ("~$tervju.docx", ".~lock.segment.csv#", "intervju.docx")]
    [True, True, False]
    """
    return path.name.startswith(_SIGNS)


def open_document(path: Path) -> Finding:
    """That such a file was passed over; what is not saved yet in the open document is read by nobody."""
    message = _("passed over: an office program keeps this file while somebody has the document open")
    return Finding(str(path), 0, 0, "open-document", message, _("save and close the document, so that all that is written in it is read"))
