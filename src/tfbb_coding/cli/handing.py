"""Handing over: the one way on which a command's products for others reach the disk."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tfbb_coding.cli.again import keep_what_people_wrote, remember_products
from tfbb_coding.cli.common import EXIT_FINDINGS, say
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Study

if TYPE_CHECKING:
    from tfbb_coding.steps.identifiers import KnownWords

MOST_TOLD = 12
"""Words told one by one."""


def hand_over(
    folder: Path, contents: Mapping[str, bytes], study: Study, command: str, allow: str = "", called: Mapping[str, str] | None = None
) -> list[Path]:
    """Write the products below ``folder`` when they pass the gate, and return their paths.

    Otherwise nothing is written, every finding is said with its place, and the command ends with exit code 1. With ``allow``
    (``--allow-identifiers``) the products must print :func:`tfbb_coding.steps.gate.notice`, and what was let through is told. ``called``
    tells what people call the parts of an archive, for the findings in them.
    """
    from tfbb_coding.cli.own_names import own_texts_of
    from tfbb_coding.files.handover import excerpts_of, fingerprint_of, without_author, write_handover
    from tfbb_coding.files.study import transcript_files
    from tfbb_coding.model.handover import Leave
    from tfbb_coding.steps.gate import judge
    from tfbb_coding.steps.study_names import harmless_names, names_of

    clean = without_author(contents)
    names = [*own_texts_of(study), *names_of(study, transcript_files(study.root))]
    known = known_words(study)
    verdict = judge(excerpts_of(clean), fingerprint_of(clean), allow, known, names, harmless_names(study, known))
    if not isinstance(verdict, Leave):
        for finding in verdict:
            say(str(_as_called(finding, called or {})))
        say(ngettext("{n} finding: nothing was written.", "{n} findings: nothing was written.", len(verdict)).format(n=len(verdict)))
        raise typer.Exit(EXIT_FINDINGS)
    keep_what_people_wrote(study, {folder / name: data for name, data in clean.items()})
    paths = write_handover(folder, clean, verdict)
    remember_products(study, paths)
    _log(study, command, verdict)
    _tell_through(verdict, called or {})
    return paths


def known_words(study: Study) -> "KnownWords":
    """The study's own list of names, and the ids of its interviews that tell nobody, since the program calls every unit by them."""
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.files.study import transcript_files
    from tfbb_coding.steps.identifiers import KnownWords
    from tfbb_coding.steps.study_names import names_of, references, telling_references

    known = KnownWords(*read_known(study))
    names = names_of(study, transcript_files(study.root))
    return replace(known, references=references(names, known), telling=telling_references(names, known))


def _as_called(finding: Finding, called: Mapping[str, str]) -> Finding:
    """The finding with the part of an archive that it is in as people call it."""
    file, arrow, part = finding.path.partition(" › ")
    return replace(finding, path=f"{file}{arrow}{called.get(part, part)}")


def _tell_through(leave: object, called: Mapping[str, str]) -> None:
    """Say what was let through: kind and place of each, at most :data:`MOST_TOLD`, since more are not read."""
    from tfbb_coding.model.handover import Leave

    assert isinstance(leave, Leave)
    if not leave.through:
        return
    total = sum(n for _kind, n in leave.counts)
    say(ngettext("Let through for your reason: {n} place.", "Let through for your reason: {n} places.", total).format(n=total))
    for finding in leave.through[:MOST_TOLD]:
        say("  " + str(replace(_as_called(finding, called), hint="")))
    if len(leave.through) > MOST_TOLD:
        more = len(leave.through) - MOST_TOLD
        say("  " + ngettext("… and {n} more word.", "… and {n} more words.", more).format(n=more))


def say_telling_names(study: Study) -> None:
    """Say, while it is easily changed, which names of cases and files would stop every table later."""
    from tfbb_coding.files.documents.known import read_known
    from tfbb_coding.files.study import transcript_files
    from tfbb_coding.steps.identifiers import KnownWords
    from tfbb_coding.steps.study_names import names_of, telling_names

    found = list(telling_names(names_of(study, transcript_files(study.root)), KnownWords(*read_known(study))))
    for finding in found:
        say(str(finding))
    if found:
        say(_("Note: with these names `tfbb themes`, `report` and the other commands that hand something over will write nothing."))


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
