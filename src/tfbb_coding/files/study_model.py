"""The study's own voice on disk: ``learned/study.json``, weights that a person can read. ``docs/evaluate.md`` tells its keys."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tfbb_coding.errors import TfbbError
from tfbb_coding.files.atomic import write_text
from tfbb_coding.files.presence import is_there
from tfbb_coding.messages import _
from tfbb_coding.model.learned import LearnedModel, StudyVoice

FOLDER = "learned"
FILE = "study.json"
FORMAT = "tfbb study voice 1"
NAME = "study"


def study_voice_path(root: Path) -> Path:
    """Where the study's voice stands."""
    return root / FOLDER / FILE


def save_study_voice(root: Path, voice: StudyVoice) -> Path:
    """Write the voice, one feature a line in alphabetical order, and return the file."""
    head: dict[str, object] = {"format": FORMAT, **{key: value for key, value in asdict(voice).items() if key != "model"}}
    head["themes"] = voice.model.themes
    lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}" for key, value in head.items()]
    weights = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row[: len(voice.model.themes)], allow_nan=False)}"
        for name, row in sorted(voice.model.weights.items())
    ]
    path = study_voice_path(root)
    body = ",\n".join(weights)
    write_text(path, "{\n" + ",\n".join(lines) + ',\n"weights": {' + (f"\n{body}\n" if body else "") + "}\n}\n")
    return path


def load_study_voice(root: Path) -> StudyVoice | None:
    """The study's voice, or None where none was learned. Raises :class:`TfbbError` when the file is not what it should be."""
    path = study_voice_path(root)
    if not is_there(path):
        return None
    hint = _("`tfbb learn` makes it anew; without the file `tfbb code` goes on as before")
    try:
        return _voice(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise TfbbError(_("cannot be read ({reason})").format(reason=error.strerror), path=path, hint=hint) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise TfbbError(_("is not a study's voice as `tfbb learn` writes it"), path=path, hint=hint) from None


def _voice(raw: dict[str, Any]) -> StudyVoice:
    """Raises ValueError, KeyError or TypeError for anything unexpected."""
    themes = tuple(str(theme) for theme in raw["themes"])
    weights = {str(name): tuple(float(weight) for weight in row) for name, row in raw["weights"].items()}
    sound = all(len(row) == len(themes) and all(map(math.isfinite, row)) for row in weights.values())
    if raw["format"] != FORMAT or not isinstance(raw["used"], bool) or not sound:
        raise ValueError
    # The last column, which speaks for there being any theme, is not learned from decisions: these are about proposals only.
    model = LearnedModel(themes, (0.0,) * (len(themes) + 1), {name: (*row, 0.0) for name, row in weights.items()}, NAME)
    kappa = {str(name): None if value is None else float(value) for name, value in raw["kappa"].items()}
    return StudyVoice(model, str(raw["codebook"]), int(raw["decisions"]), int(raw["units"]), int(raw["interviews"]), kappa, raw["used"])
