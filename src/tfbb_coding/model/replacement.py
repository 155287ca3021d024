"""What stands instead of what: the nouns of replacing and of restoring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``words`` stand instead of ``[start, end)`` of a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, place, number … and its placeholder (``[namn 1]``). ``forms`` are the ways it was written, without genitive."""

    placeholder: str
    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """The bytes ``original`` stood where the copy has ``[start, end)``, counted in bytes."""

    start: int
    end: int
    original: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """A file with replacements: its bytes, the ending of its name, and the way back to the original's bytes."""

    data: bytes
    suffix: str
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What a key remembers of one file: its name before and after, both versions' SHA-256, the way back, and the original's rights.

    ``mode`` is 0 in keys that were written before rights were remembered.
    """

    name: str
    original_name: str
    sha256: str
    original_sha256: str
    patches: tuple[Patch, ...]
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """Placeholder ↔ original, and what is needed to give the originals back."""

    identities: tuple[Identity, ...] = ()
    files: tuple[KeptFile, ...] = ()


def undo(data: bytes, patches: tuple[Patch, ...]) -> bytes:
    """The original's bytes from the copy's; patches are in order of place.

    >>> undo(b"[namn 1] sa", (Patch(0, 8, b"Ada"),))
    b'Ada sa'
    """
    for patch in reversed(patches):
        data = data[: patch.start] + patch.original + data[patch.end :]
    return data


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text with every edit made, from its end to its start so that places stay true. Edits may not overlap.

    >>> apply_edits("Ada och Bo", [Edit(0, 3, "[namn 1]"), Edit(8, 10, "[namn 2]")])
    '[namn 1] och [namn 2]'
    """
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A proposal as a person reviews it in a table; ``start`` is None in a row that the person added: these words, wherever they stand."""

    file: str
    line: int
    start: int | None
    end: int | None
    kind: str
    certainty: str
    words: str
    placeholder: str
    perhaps: str = ""
    decision: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of one proposal, and by what it is known again in a later run.

    ``file`` is the text's name with its folder's, ``words`` stood at ``[start, end)`` between ``before`` and ``after``. ``identity`` is the
    placeholder that was proposed then for ``form``; ``placeholder`` what was said, None to leave the words, ``always`` wherever they are.
    """

    file: str
    start: int
    end: int
    words: str
    before: str
    after: str
    kind: str
    identity: str
    form: str
    placeholder: str | None
    always: bool
