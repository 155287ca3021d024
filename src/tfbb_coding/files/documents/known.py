"""The study's own list of names and places, kept outside the study folder."""

from tfbb_coding.errors import StudyError
from tfbb_coding.files.decoding import decode, read_bytes
from tfbb_coding.messages import _
from tfbb_coding.model.identifier import KINDS
from tfbb_coding.model.study import Study

ALLOW = "allow"


def read_known(study: Study) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """((words, kind) …, words that identify nobody) from the file that ``known_identifiers`` of ``study.yaml`` names.

    A line is ``words`` (a person's name), ``kind: words`` with a kind such as ``place`` or ``organisation``, or ``allow: words``;
    ``#`` begins a comment.
    Raises :class:`StudyError` when the file is missing or lies in the study folder, where it would be handed on with the study.
    """
    if not study.known_identifiers:
        return (), frozenset()
    path = study.root / study.known_identifiers
    if path.resolve().is_relative_to(study.root.resolve()):
        raise StudyError(
            _("the list of known names lies inside the study folder, and would be handed on with it"),
            path=path,
            hint=_("move it out, and change `known_identifiers` in study.yaml"),
        )
    known, allowed = [], set()
    for number, line in enumerate(decode(read_bytes(path), path).text.splitlines(), 1):
        words = line.partition("#")[0].strip()
        kind, colon, rest = words.partition(":")
        if colon and kind.strip() == ALLOW:
            allowed.add(rest.strip().lower())
        elif colon and kind.strip() in KINDS:
            known.append((rest.strip(), kind.strip()))
        elif colon:
            raise StudyError(
                _("'{kind}' is no kind of identifier").format(kind=kind.strip()), path=path, line=number, hint=", ".join(KINDS)
            )
        elif words:
            known.append((words, "person"))
    return tuple(known), frozenset(allowed)
