"""Handing over: the one way on which a command's products for others reach the disk."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from tfbb_coding.cli.again import remember_products
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.study import Study

AllowOption = Annotated[
    str,
    typer.Option("--allow-identifiers", metavar="WHY", help=_("Let identifiers through, for this reason, which is printed and logged.")),
]


def hand_over(folder: Path, contents: Mapping[str, bytes], study: Study, command: str, allow: str = "") -> list[Path]:
    """Write the products below ``folder`` when they pass the gate, and return their paths.

    Otherwise nothing is written, every finding is said with its place, and the command ends with exit code 1. With ``allow``
    (``--allow-identifiers``) the products must print :func:`tfbb_coding.steps.gate.notice`.
    """
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.files.handover import excerpts_of, fingerprint_of, without_author, write_handover
    from tfbb_coding.model.handover import Leave
    from tfbb_coding.steps.gate import judge
    from tfbb_coding.steps.identifiers import KnownWords

    clean = without_author(contents)
    verdict = judge(excerpts_of(clean), fingerprint_of(clean), allow, KnownWords(*read_known(study)))
    if not isinstance(verdict, Leave):
        for finding in verdict:
            say(str(finding))
        say(ngettext("{n} finding: nothing was written.", "{n} findings: nothing was written.", len(verdict)).format(n=len(verdict)))
        raise typer.Exit(EXIT_FINDINGS)
    paths = write_handover(folder, clean, verdict)
    remember_products(study, paths)
    _log(study, command, verdict)
    return paths


def _log(study: Study, command: str, leave: object) -> None:
    from tfbb_coding.files.log import append_log
    from tfbb_coding.model.handover import Leave

    assert isinstance(leave, Leave)
    if study.on_disk:
        counts = {f"allowed.{kind}": n for kind, n in leave.counts}
        append_log(
            study.root, command, counts, {"products": leave.fingerprint[:16]}, {"reason": log_words(leave.reason)} if leave.reason else None
        )


def log_words(text: str) -> str:
    """A reason as the log takes it: small letters without marks, words joined, forty characters at most.

    >>> log_words("Godkänt av deltagaren, mejl 3 maj")
    'godkant-av-deltagaren-mejl-3-maj'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "none"
