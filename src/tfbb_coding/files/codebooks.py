"""Codebooks on disk: finding, reading and checking them. ``docs/codebook.md`` tells their keys."""

import json
from dataclasses import fields, is_dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from tfbb_coding.errors import CodebookError
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.files.yaml_lines import YamlFile, load_yaml, read_yaml
from tfbb_coding.messages import _, typed_path
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.report import Finding, Severity
from tfbb_coding.model.text import fingerprint

FOLDER = "codebooks"
DEFAULT_NAME = "tfbb.yaml"


def load_codebook(path: Path) -> Codebook:
    """The codebook at ``path``, ready for coding.

    Raises :class:`CodebookError` that lists every fault with its line when something the researcher wrote cannot be used.
    What only deserves a warning (a missing definition) does not stop anybody here; :func:`check_codebook` tells it.
    """
    codebook, findings = read_codebook(path)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors or codebook is None:
        raise CodebookError(
            _faults_text(errors), path=path, hint=_("mend it, then `tfbb codebook check {path}`").format(path=typed_path(path))
        )
    return codebook


def check_codebook(path: Path) -> list[Finding]:
    """What is wrong with how the codebook at ``path`` is written, in order of lines.

    What it *says* (an indicator listed twice, a slow pattern) is checked by :mod:`tfbb_coding.steps.codebook_checks`.
    """
    return read_codebook(path)[1]


def read_codebook(path: Path) -> tuple[Codebook | None, list[Finding]]:
    """Everything of the codebook that can be understood, and what is wrong with the rest, in order of lines."""
    return _understood(load_yaml(path), path)


def codebook_in(text: str, path: Path) -> Codebook | None:
    """What of a codebook's text, which a file at ``path`` holds or held, can be understood; None where nothing can."""
    return _understood(read_yaml(text, str(path)), path)[0]


def _understood(tree: YamlFile, path: Path) -> tuple[Codebook | None, list[Finding]]:
    from tfbb_coding.files.codebook_reader import build_codebook

    if tree.root is None:
        findings = list(tree.findings) or [_empty(path)]
        return None, findings
    codebook, faults = build_codebook(tree.root, str(path), path.stem)
    findings = sorted([*tree.findings, *faults])
    return (with_fingerprint(codebook) if codebook else None), findings


def _empty(path: Path) -> Finding:
    return Finding(str(path), 0, 0, "empty", _("the codebook is empty"), _("`tfbb codebook template` prints one to start from"))


def _faults_text(errors: list[Finding]) -> str:
    return _("the codebook cannot be used:") + "".join(f"\n{error}" for error in errors)


def with_fingerprint(codebook: Codebook) -> Codebook:
    """The codebook with the fingerprint of what it says; comments, layout and line numbers play no part."""
    return replace(codebook, fingerprint=fingerprint(json.dumps(as_plain(codebook), sort_keys=True, ensure_ascii=False)))


def as_plain(codebook: Codebook) -> dict[str, Any]:
    """What the codebook says as plain lists and dicts with sorted stances, without lines, for JSON."""
    plain: dict[str, Any] = _plain(codebook)
    del plain["fingerprint"], plain["name"]
    return plain


def _plain(value: Any) -> Any:
    """Not :func:`dataclasses.asdict`, which copies every string of a codebook and took a quarter of a second of each command."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, dict):
        # a code that denies nothing is what it was before codes could deny: its codebook keeps its fingerprint
        return {key: _plain(under) for key, under in value.items() if key != "line" and (key, under) != ("denies", "")}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def shipped_codebook() -> Path:
    """The codebook that comes with the program: in the installed package, or in a checkout the repository's own.

    Raises :class:`CodebookError` when the installation is incomplete.
    """
    with as_file(files("tfbb_coding") / "data" / FOLDER / DEFAULT_NAME) as installed:
        checkout = Path(__file__).parents[3] / FOLDER / DEFAULT_NAME
        for path in (installed, checkout):
            if path.is_file():
                return path
    raise CodebookError(_("the shipped codebook is missing"), hint=_("install the program again, or name a codebook with --codebook"))


def find_codebook(study_root: Path | None, asked: Path | None) -> Path:
    """The codebook to use: the one asked for, else the study's ``codebooks/tfbb.yaml``, else its only one, else the shipped one.

    ``asked`` may be a path, or the name of a codebook in the study (``oro`` for ``codebooks/oro.yaml``). Raises
    :class:`CodebookError` when it does not exist, or when the study has several and none is called ``tfbb.yaml``.
    """
    own = sorted((study_root / FOLDER).glob("*.y*ml")) if study_root else []
    if asked is not None:
        return _asked_codebook(asked, own)
    named = [path for path in own if path.name == DEFAULT_NAME] or own
    if len(named) > 1:
        names = ", ".join(path.name for path in named)
        message = _("the study has several codebooks: {names}").format(names=names)
        raise CodebookError(message, path=study_root, hint=_("choose one with --codebook"))
    return named[0] if named else shipped_codebook()


def _asked_codebook(asked: Path, own: list[Path]) -> Path:
    if is_file(asked):
        return asked
    by_name = [path for path in own if asked.parent == Path() and asked.name in (path.name, path.stem)]
    if by_name:
        return by_name[0]
    if is_folder(asked):
        raise CodebookError(_("is a folder, not a codebook"), path=asked, hint=_("name the .yaml file within it"))
    known = ", ".join(str(path) for path in own)
    hint = _("there are: {known}").format(known=known) if known else _("`tfbb codebook template` prints one to start from")
    raise CodebookError(_("no such codebook"), path=asked, hint=hint)
