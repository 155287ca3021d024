"""The learned voice's weights on disk."""

import gzip
import json
from collections.abc import Mapping
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
    return LearnedModel(
        tuple(raw["themes"]),
        tuple(raw["bias"]),
        _rows(raw["weights"]),
        shares=tuple(raw["shares"]),
        questions=_rows(raw["questions"]),
        question_bias=tuple(raw["question_bias"]),
    )


def _rows(weights: Mapping[str, list[float]]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(row) for name, row in weights.items()}


def shipped_model(codebook: Codebook) -> LearnedModel | None:
    """The shipped learned voice, or None where it knows none of the codebook's themes."""
    model = _load()
    return model if model is not None and set(model.themes) & set(codebook.theme_ids) else None
