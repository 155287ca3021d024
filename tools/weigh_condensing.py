"""Learn from readers' condensations what is worth keeping, and write src/tfbb_coding/data/condensing.tsv.

    python tools/weigh_condensing.py            print how well the words that readers kept are told, by units left out
    python tools/weigh_condensing.py --write    the same, and write the table of weights

Reads training/condensations/*.txt: units of invented talk, each with a reader's condensation made by cutting only. The words
that the reader kept are found by aligning both (longest common subsequence, inflection aside); a logistic regression tells them
from the others by the features of steps/condense_features.py, drawn towards naught. Needs scikit-learn and scipy, which
the program itself does not.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from tfbb_coding.files.codebooks import load_codebook
from tfbb_coding.files.learned import shipped_model
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.code import coded_as, make_coder
from tfbb_coding.steps.condense import inputs_of, theme_stances
from tfbb_coding.steps.condense_features import shared_features, unit_of, word_features
from tfbb_coding.steps.condense_worth import BIAS
from tfbb_coding.swedish.disfluency import Token
from tfbb_coding.swedish.pieces import cut
from tfbb_coding.swedish.words import lemma

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "codebooks" / "tfbb.yaml"
TABLE = ROOT / "src" / "tfbb_coding" / "data" / "condensing.tsv"
LOOSENESS = 0.004  # how far the weights may go from naught
RARE = 60  # words: a feature seen less often is left out
FOLDS = 10
LATE = ("late", "last piece", "last sentence")
LATE_COUNTS = 0.0  # of what readers cut at a unit's end nothing is held against it: the loss of an outcome is worse than a joke too many
LEAST_WEIGHT = 0.005
HEAD = """# What makes a reader who condenses an interview unit keep a word: the weights of a logistic regression, feature by feature.
# Made by tools/weigh_condensing.py from training/condensations; read by tfbb_coding.steps.condense_worth. Greater keeps, less drops.
"""
_WORD = re.compile(r"\[[^\]]*\](?:s\b)?|[^\W_]+(?:[-'’:][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Condensed:
    """A unit, the theme under which it was read, the question it answers, and the reader's condensation."""

    theme: str
    question: str
    text: str
    condensation: str


def read_condensations(folder: Path) -> list[Condensed]:
    """All units of the folder's files, in order."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            lines = block.splitlines()
            question = lines[1][2:] if lines[1].startswith("? ") else ""
            found.append(Condensed(lines[0][3:].strip(), question, lines[-2], lines[-1].removeprefix("> ")))
    return found


def kept_by_reader(tokens: Sequence[Token], words: Sequence[int], condensation: str) -> frozenset[int]:
    """Indices of the tokens that the condensation keeps: the longest common subsequence, stretches before scattered words."""
    said, kept = [tokens[i].lower for i in words], [word.lower() for word in _WORD.findall(condensation)]
    alike = [[_alike(a, b) for b in kept] for a in said]
    best = [[0.0] * (len(kept) + 1) for _ in range(len(said) + 1)]

    def taken(i: int, j: int) -> float:
        following = i + 1 < len(said) and j + 1 < len(kept) and alike[i + 1][j + 1] > 0
        return alike[i][j] + 0.3 * following + best[i + 1][j + 1] if alike[i][j] else 0.0

    for i in reversed(range(len(said))):
        for j in reversed(range(len(kept))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken(i, j))
    found, i, j = set(), 0, 0
    while i < len(said) and j < len(kept):
        if alike[i][j] and abs(best[i][j] - taken(i, j)) < 1e-9:
            found.add(words[i])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return frozenset(found)


def _alike(one: str, other: str) -> float:
    if one == other or {one, other} == {"och", "å"}:
        return 1.0
    if lemma(one) == lemma(other):
        return 0.9
    shorter = min(len(one), len(other))
    return 0.7 if shorter >= 4 and one[: max(4, shorter - 2)] == other[: max(4, shorter - 2)] else 0.0


def rows(units: Sequence[Condensed]) -> Iterator[tuple[int, dict[str, float], bool]]:
    """For each word of each unit: the unit's number, the word's features, whether the reader kept it."""
    book = load_codebook(BOOK)
    coder, stances = make_coder(book, learned=shipped_model(book)), theme_stances(book)
    numbers: dict[str, int] = {}
    for one in units:
        number = numbers.setdefault(one.text, len(numbers))
        coding: Coding = coded_as(
            MeaningUnit("t:0.1", "t", 0, "D", Role.PARTICIPANT, 0, len(one.text), one.text, one.question), one.theme, coder
        )
        weights, question = inputs_of([coding])
        unit = unit_of(cut(one.text), weights, stances.get(one.theme, {}), question)
        tokens = unit.found.tokens
        kept = kept_by_reader(tokens, [i for i, token in enumerate(tokens) if token.is_word], one.condensation)
        for n, (piece, shared) in enumerate(zip(unit.found.pieces, shared_features(unit), strict=True)):
            for at, token in enumerate(piece.kept):
                yield number, {**shared, **word_features(unit, n, at)}, token in kept


def matrix(features: Sequence[dict[str, float]]) -> tuple[csr_matrix, list[str]]:
    """One row a word, one column a feature that is not rare."""
    seen = Counter(name for one in features for name, value in one.items() if value)
    names = sorted(name for name, times in seen.items() if times >= RARE)
    column = {name: n for n, name in enumerate(names)}
    told = [[(column[name], value) for name, value in one.items() if value and name in column] for one in features]
    columns, values = zip(*(pair for row in told for pair in row), strict=True)
    ends = np.cumsum([0, *map(len, told)])
    return csr_matrix((values, columns, ends), shape=(len(features), len(names))), names


def fitted(table: csr_matrix, kept: np.ndarray) -> LogisticRegression:
    """The regression; deterministic."""
    return LogisticRegression(C=LOOSENESS, max_iter=1000).fit(table, kept)


def left_out(table: csr_matrix, kept: np.ndarray, units: np.ndarray) -> float:
    """How often, of a kept and a dropped word of one unit, the kept one is weighed more (mean over units that were left out of the fit)."""
    told = np.zeros(len(kept))
    for train, test in GroupKFold(FOLDS).split(table, kept, units):
        told[test] = fitted(table[train], kept[train]).predict_proba(table[test])[:, 1]
    mixed = [unit for unit in np.unique(units) if 0 < kept[units == unit].mean() < 1]
    return float(np.mean([roc_auc_score(kept[units == unit], told[units == unit]) for unit in mixed]))


def main() -> None:
    units = read_condensations(ROOT / "training" / "condensations")
    numbers, features, said = zip(*rows(units), strict=True)
    table, names = matrix(features)
    kept = np.array(said, dtype=float)
    told = left_out(table, kept, np.array(numbers))
    print(f"{len(units)} units, {len(kept)} words, {len(names)} features; a kept word is told from a dropped one: {told:.3f}")
    if "--write" in sys.argv:
        model = fitted(table, kept)
        weights = [(BIAS, float(model.intercept_[0])), *zip(names, map(float, model.coef_[0]), strict=True)]
        weights = [(name, weight * LATE_COUNTS if name.split(": ")[-1] in LATE else weight) for name, weight in weights]
        lines = (f"{name}\t{weight:.3f}\n" for name, weight in weights if abs(weight) >= LEAST_WEIGHT)
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
