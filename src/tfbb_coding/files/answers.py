"""Answers about proposed replacements, kept as they are given: beside the key, and with its care, since they hold what it holds."""

import json
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.presence import is_there
from tfbb_coding.files.vault import Vault, open_vault, write_private
from tfbb_coding.messages import _
from tfbb_coding.model.replacement import Answer

MAGIC = b"tfbb-answers-1\n"
ENDING = ".answers"


def answers_path(key: Path) -> Path:
    """The file of answers that belongs to a key."""
    return key.with_name(key.name + ENDING)


class AnswerFile:
    """The answers that belong to a key: what was there, and the place for more. Nothing is written before the first :meth:`keep`.

    The file is encrypted with the key's passphrase and written anew with every answer, whole or not at all; a run that is killed leaves the
    answers before the last one.
    """

    def __init__(self, key: Path, passphrase: str) -> None:
        self.path = answers_path(key)
        self.answers: tuple[Answer, ...] = ()
        self._passphrase = passphrase
        self._vault: Vault | None = None
        self._written: bytes | None = None
        if is_there(self.path):
            self._read()

    def _read(self) -> None:
        other = _("delete it, or move it away; then everything is asked from the beginning")
        wrong = _("try again; or delete this file of answers, and everything is asked from the beginning")
        self._written = self.path.read_bytes()
        self._vault, content = open_vault(self.path, MAGIC, self._passphrase, (other, wrong))
        self.answers = tuple(Answer(*row) for row in json.loads(content))

    def keep(self, answers: Iterable[Answer]) -> None:
        """Write all answers given so far. Raises :class:`TfbbError` where somebody else has written there since."""
        if is_there(self.path) and self.path.read_bytes() != self._written:
            hint = _("finish there first; this run has written nothing, and its last answer is not kept")
            raise TfbbError(_("another run is taking answers for this key just now"), path=self.path, hint=hint)
        self.answers = tuple(answers)
        vault = self._vault = self._vault or Vault.new(MAGIC, self._passphrase)
        data = vault.locked(json.dumps([astuple(one) for one in self.answers], ensure_ascii=False).encode())
        write_private(self.path, data)
        self._written = data
