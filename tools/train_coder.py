"""Train the learned voice on the invented talk in training/units and write src/tfbb_coding/data/learned.json.gz.

    python tools/train_coder.py            train, and print how well it does on writers it has not read
    python tools/train_coder.py --write    the same, and write the weights

Needs scikit-learn, which the program itself does not. Each file of training/units is one writer; figures are for writers left out,
since a model that has read a writer knows that writer's habits.
"""

import collections
import gzip
import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score

from tfbb_coding.steps.learned import feature_values
from tfbb_coding.swedish.stance import analyse

ROOT = Path(__file__).parents[1]
UNITS = ROOT / "training" / "units"
MODEL = ROOT / "src" / "tfbb_coding" / "data" / "learned.json.gz"
THEMES = ("mal", "aktivitet", "framgangsfaktor", "hinder", "forbattringsforslag")
WRITERS = 5  # a feature must have been used by so many of them, or it tells the writer and not the theme
WHOLE = 3.0  # how much a turn of a whole interview counts in telling talk with a theme from talk without, beside units written one by one
STRENGTH = 10.0  # inverse of the L2 penalty
ASKED_BY = 3  # so many writers must have asked a feature of a question: there are fewer questions than answers
QUESTION_STRENGTH = 1.0
SMALLEST = 0.05
# How much is added to the rules, theme by theme: stories of what went well or wrong are heard better by the learned voice, wishes and deeds
# by the rules (writers left out, and real quotations, agree on this).
SHARES = {"mal": 0.3, "aktivitet": 0.3, "framgangsfaktor": 0.8, "hinder": 0.8, "forbattringsforslag": 0.6}
# Stances that nearly every clause has, and words without content, tell how a writer writes; they may speak for "any theme" alone.
EVERYWHERE = ("present", "past", "perfect", "ability", "condition", "negated")
FUNCTION_WORDS = frozenset(
    "och att det som en ett i på är vara ha jag vi de man den han hon du ni så då med för till av om inte ju när där här sedan men vad hur "
    "någon all mycket kunna ska bli få göra säga komma gå ta se veta".split()
)


class Unit(NamedTuple):
    """A unit of invented talk with its themes, the dominating one first; none for talk without a theme."""

    writer: str
    themes: tuple[str, ...]
    text: str
    question: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is a turn of a whole interview, where most talk has no theme."""
        return self.writer.startswith("turns")

    @property
    def primary(self) -> str:
        return self.themes[0] if self.themes else "none"


def read_units(folder: Path = UNITS) -> list[Unit]:
    """Every unit of every writer, in order."""
    units = []
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            lines = [line for line in block.strip().splitlines() if line.strip()]
            if not lines or not lines[0].startswith("@@"):
                continue
            primary, themes = (part.strip() for part in lines[0][2:].split("|")[:2])
            named = dict.fromkeys(t for t in (primary, *themes.split("+")) if t in THEMES)
            asked = " ".join(line.removeprefix("?").strip() for line in lines[1:] if line.startswith("?"))
            units.append(Unit(path.stem, tuple(named), " ".join(line for line in lines[1:] if not line.startswith("?")), asked))
    return units


def tells_themes(feature: str) -> bool:
    """Whether a feature may speak for a theme (not only for there being one)."""
    if feature.startswith("<"):
        return not any(name in feature for name in EVERYWHERE)
    return not all(word in FUNCTION_WORDS for word in feature.removeprefix("not ").split())


class Features:
    """Texts as a matrix of the features that at least so many writers used; ``telling`` marks those that may speak for a theme."""

    def __init__(self, texts: list[str], writers: list[str], fewest: int) -> None:
        values = [feature_values(analyse(text)) if text else {} for text in texts]
        used = collections.defaultdict(set)
        for writer, features in zip(writers, values, strict=True):
            for name in features:
                used[name].add(writer)
        kept = {name for name, seen in used.items() if len(seen) >= fewest}
        vectorizer = DictVectorizer()
        self.matrix = csr_matrix(vectorizer.fit_transform([{k: v for k, v in x.items() if k in kept} for x in values]))
        self.names = list(vectorizer.get_feature_names_out())
        self.telling = np.array([tells_themes(name) for name in self.names])

    def known(self, rows: np.ndarray) -> np.ndarray:
        """The rows in which there is any feature."""
        return rows[np.diff(self.matrix[rows].indptr) > 0]


class Data:
    """Units with their features, and those of the questions that they answer."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        writers = [unit.writer for unit in units]
        self.words = Features([unit.text for unit in units], writers, WRITERS)
        self.asked = Features([unit.question for unit in units], writers, ASKED_BY)

    def fit(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """``(weights, bias)`` of the words: one column a theme and a last one for any theme."""
        return self._fit(self.words, rows, STRENGTH)

    def fit_questions(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The same of the questions; centred, so that a question of which nothing is known says nothing."""
        themed = np.array([i for i in rows if self.units[i].themes])
        weights, bias = self._fit(self.asked, self.asked.known(rows), QUESTION_STRENGTH, of_themed=self.asked.known(themed))
        return weights, bias

    def _fit(
        self, features: Features, rows: np.ndarray, strength: float, of_themed: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        weights = np.zeros((len(features.names), len(THEMES) + 1))
        bias = np.zeros(len(THEMES) + 1)
        for n, theme in enumerate((*THEMES, "")):
            columns = np.where(features.telling)[0] if theme else np.arange(len(features.names))
            read = of_themed if theme and of_themed is not None else rows
            units = [self.units[i] for i in read]
            wanted = np.array([theme in unit.themes if theme else bool(unit.themes) for unit in units])
            # A theme that is only touched counts half.
            counts = np.array([0.5 if theme in unit.themes[1:] else 1.0 for unit in units])
            # What a turn of a whole interview is about hangs on what went before; that it is about something it tells best of all.
            counts[[unit.whole for unit in units]] *= 0.5 if theme else WHOLE
            model = LogisticRegression(C=strength, max_iter=3000).fit(features.matrix[read][:, columns], wanted, sample_weight=counts)
            weights[columns, n], bias[n] = model.coef_[0], model.intercept_[0]
        if of_themed is not None:
            bias[:-1] -= (features.matrix[of_themed] @ weights + bias)[:, :-1].mean(axis=0)
            bias[-1] -= (features.matrix[rows] @ weights + bias)[:, -1].mean()
        return weights, bias


def left_out(data: Data) -> None:
    """Print how well each writer is read by a model that knows only the others."""
    writers = np.array([unit.writer for unit in data.units])
    said, meant = [], []
    for writer in sorted(set(writers)):
        others, rows = np.where(writers != writer)[0], np.where(writers == writer)[0]
        weights, bias = data.fit(others)
        scores = data.words.matrix[rows] @ weights + bias
        weights, bias = data.fit_questions(others)
        heard = data.asked.matrix[rows] @ weights + bias
        heard[np.diff(data.asked.matrix[rows].indptr) == 0] = 0
        scores = scores + heard
        said += [THEMES[s[:-1].argmax()] if s[-1] > 0 else "none" for s in scores]
        meant += [data.units[i].primary for i in rows]
    found = np.mean([s != "none" for s, m in zip(said, meant, strict=True) if m != "none"])
    left = np.mean([s == "none" for s, m in zip(said, meant, strict=True) if m == "none"])
    print(f"{len(data.units)} units, {len(data.words.names)} features, {len(data.asked.names)} of questions, writers left out one by one:")
    print(f"  kappa {cohen_kappa_score(said, meant):.3f}, with a theme found {found:.3f}, without one left alone {left:.3f}")


def table(features: Features, weights: np.ndarray) -> dict[str, list[float]]:
    """The weights that matter, rounded, by feature."""
    return {
        name: [round(float(w), 2) + 0.0 for w in row]
        for name, row in zip(features.names, weights, strict=True)
        if np.abs(row).max() >= SMALLEST
    }


def write(data: Data) -> None:
    """Write the weights of a model trained on every writer; the same input gives the same bytes."""
    rows = np.arange(len(data.units))
    weights, bias = data.fit(rows)
    # Centred on talk that carries a theme, so that no theme is heard more loudly only for being easier to hear.
    themed = np.array([i for i, unit in enumerate(data.units) if unit.themes])
    bias[:-1] -= (data.words.matrix[themed] @ weights + bias)[:, :-1].mean(axis=0)
    asked, asked_bias = data.fit_questions(rows)
    model = {
        "themes": THEMES,
        "shares": list(SHARES.values()),
        "bias": [round(float(b), 3) for b in bias],
        "weights": table(data.words, weights),
        "question_bias": [round(float(b), 3) for b in asked_bias],
        "questions": table(data.asked, asked),
    }
    text = json.dumps(model, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    MODEL.write_bytes(gzip.compress(text.encode(), mtime=0))
    size = MODEL.stat().st_size / 1000
    print(f"{MODEL.relative_to(ROOT)}: {len(model['weights'])} features and {len(model['questions'])} of questions, {size:.0f} kB")


if __name__ == "__main__":
    data = Data(read_units())
    left_out(data)
    if "--write" in sys.argv:
        write(data)
