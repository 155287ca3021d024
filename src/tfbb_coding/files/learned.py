"""The learned voice's weights on disk."""

import gzip
import json
from functools import cache
from importlib.resources import as_file, files

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.learned import LearnedModel

MODEL = "learned.json.gz"


@cache
def _load() -> LearnedModel | None:
    with as_file(files("tfbb_coding") / "data" / MODEL) as path:
        if not path.exists():
            return None
        raw = json.loads(gzip.decompress(path.read_bytes()))
    weights = {name: tuple(row) for name, row in raw["weights"].items()}
    return LearnedModel(tuple(raw["themes"]), tuple(raw["bias"]), weights, shares=tuple(raw.get("shares", ())))


def shipped_model(codebook: Codebook) -> LearnedModel | None:
    """The shipped learned voice, or None where it knows none of the codebook's themes."""
    model = _load()
    return model if model is not None and set(model.themes) & set(codebook.theme_ids) else None
