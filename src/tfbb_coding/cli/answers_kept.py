"""What a run of ``tfbb pseudonymise`` knows from earlier ones: the key, and the answers that somebody has given."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.messages import _

if TYPE_CHECKING:
    from tfbb_coding.files.answers import AnswerFile
    from tfbb_coding.model.replacement import Identity, Key


@dataclass(frozen=True, slots=True)
class Before:
    """The passphrase, the key, and the answers; the key is empty, and there are no answers, where this run is the first."""

    secret: str
    key: "Key"
    answers: "AnswerFile"

    def known(self) -> "list[Identity]":
        """Everybody who has a placeholder, and those for whom one was proposed."""
        from tfbb_coding.steps.earlier_answers import seeds

        return [*self.key.identities, *seeds(self.answers.answers, self.key.identities)]


def opened(path: Path) -> Before:
    """The key of earlier runs and the answers beside it, with the passphrase; a new passphrase where there is neither."""
    from tfbb_coding.cli.passphrase import passphrase
    from tfbb_coding.files.answers import AnswerFile, answers_path
    from tfbb_coding.files.key import check_key, read_key
    from tfbb_coding.files.presence import is_there
    from tfbb_coding.model.replacement import Key

    has_key = is_there(path)
    if has_key:
        check_key(path)
    secret = passphrase(new=not has_key and not is_there(answers_path(path)))
    key = read_key(path, secret) if has_key else Key()
    return Before(secret, key, AnswerFile(path, secret))


def is_anything_there(path: Path) -> bool:
    """Whether an earlier run has left a key, or answers."""
    from tfbb_coding.files.answers import answers_path
    from tfbb_coding.files.presence import is_there

    return is_there(path) or is_there(answers_path(path))


def where_kept(answers: "AnswerFile") -> str:
    """A sentence that tells where answers lie; empty where there are none."""
    if not answers.answers:
        return ""
    message = _("The answers are kept, encrypted with the key's passphrase, in {path}; the next run with this key asks only what is new.")
    return message.format(path=answers.path)
