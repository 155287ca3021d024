"""What can go wrong so that the program cannot go on.

A fault in the *material* is a :class:`tfbb_coding.model.report.Finding`, collected and shown with the others. A
:class:`TfbbError` is raised when there is no way on; the command line prints it once and exits with its code.
"""

from pathlib import Path

from tfbb_coding.messages import shown_path


class TfbbError(Exception):
    """One message to a researcher: where, what, and what to do next.

    Never put a participant's words or names in it: it ends up in terminals, screenshots and support mails.

    >>> str(TfbbError("no such folder", path=Path("min studie"), hint="check the spelling"))
    'min studie: no such folder\\n  check the spelling'
    """

    exit_code = 2

    def __init__(self, message: str, *, path: Path | None = None, line: int | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        name = "" if self.path is None else shown_path(str(self.path))
        place = f"{name}:{self.line}: " if self.line and name else f"{name}: " if name else ""
        return f"{place}{self.message}" + (f"\n  {self.hint}" if self.hint else "")


class UnreadableError(TfbbError):
    """A file could not be read as what it should be; the other files can still be."""


class CodebookError(TfbbError):
    """A codebook that cannot be used as it stands."""


class StudyError(TfbbError):
    """A study folder or its ``study.yaml`` that cannot be used as it stands."""
