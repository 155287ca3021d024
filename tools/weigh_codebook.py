"""Weigh the shipped codebook's indicators on the invented quotations in training/units/quotes*.txt.

    python tools/weigh_codebook.py            print how well the codebook ranks themes, by writers left out
    python tools/weigh_codebook.py --write    the same, and write the weights into codebooks/tfbb.yaml

Each line of a theme's indicators is one feature: the logarithm of how many of its words fire, over the square root of the text's length, as
steps/code.py counts them. The weights are those of a logistic regression for each theme, drawn towards what the author of the codebook
believes (a list speaks for its own theme with weight .8), so that 900 invented quotations correct the belief and do not replace it.
Needs SciPy, which the program itself does not.
"""

import math
import re
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import cohen_kappa_score
from train_coder import THEMES, Unit, read_units

from tfbb_coding.files.codebooks import load_codebook
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.steps.code import DEFAULTS, SHORTEST, gains, grouped
from tfbb_coding.steps.match import Compiled, compile_codebook, find_hits
from tfbb_coding.swedish.stance import analyse

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "codebooks" / "tfbb.yaml"
BELIEF = {True: 0.8, False: -0.3}  # a list that speaks for the theme, or against it
BOUNDS = {True: (0.1, 2.5), False: (-1.0, -0.1)}
STRENGTH = 10.0  # how firmly the belief is held
Feature = tuple[str, int]


def features(compiled: Compiled, text: str) -> dict[Feature, float]:
    """``{(theme, line): value}`` for the theme-level lists that fire."""
    analysis = analyse(text)
    length = max(SHORTEST, math.sqrt(len(analysis.words) / 60))
    values: dict[Feature, float] = {}
    for (theme, code), lists in grouped(find_hits(compiled, analysis)).items():
        if not code:
            for line, hits in lists.items():
                weight = hits[0].target.indicator.weight
                values[theme, int(line)] = sum(gains(hits, len(text), DEFAULTS["middle"])) / weight / length
    return values


def weigh(table: np.ndarray, wanted: np.ndarray, counts: np.ndarray, speaks_for: list[bool]) -> tuple[float, np.ndarray]:
    """``(bias, weights)``: the most probable ones, given the belief and the quotations."""
    belief = np.array([BELIEF[own] for own in speaks_for])

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        bias, weights = parameters[0], parameters[1:]
        p = 1 / (1 + np.exp(-(table @ weights + bias)))
        cost = -(counts * (wanted * np.log(p + 1e-9) + (1 - wanted) * np.log(1 - p + 1e-9))).sum()
        slope = counts * (p - wanted)
        gradient = np.concatenate([[slope.sum()], table.T @ slope + 2 * STRENGTH * (weights - belief)])
        return cost + STRENGTH * ((weights - belief) ** 2).sum(), gradient

    bounds = [(None, None), *(BOUNDS[own] for own in speaks_for)]
    found = minimize(loss, np.concatenate([[-1.0], belief]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    return float(found.x[0]), found.x[1:]


class Weigher:
    """The quotations as a table of features, one column a list of the codebook."""

    def __init__(self, book: Codebook, units: list[Unit]) -> None:
        compiled = compile_codebook(book)
        self.units = units
        self.columns: list[Feature] = sorted({(theme.id, i.line) for theme in book.themes for i in theme.indicators})
        self.speaks_for = {(theme.id, i.line): i.weight > 0 for theme in book.themes for i in theme.indicators}
        place = {column: n for n, column in enumerate(self.columns)}
        self.table = np.zeros((len(units), len(self.columns)))
        for row, unit in enumerate(units):
            for column, value in features(compiled, unit.text).items():
                self.table[row, place[column]] = value

    def weights(self, rows: np.ndarray) -> np.ndarray:
        """One weight a column, from the quotations in ``rows``."""
        weights = np.zeros(len(self.columns))
        for theme in THEMES:
            own = [n for n, (name, _line) in enumerate(self.columns) if name == theme]
            wanted = np.array([float(theme in self.units[i].themes) for i in rows])
            counts = np.array([0.5 if theme in self.units[i].themes[1:] else 1.0 for i in rows])
            _bias, found = weigh(self.table[rows][:, own], wanted, counts, [self.speaks_for[self.columns[n]] for n in own])
            weights[own] = found
        return weights

    def best(self, rows: np.ndarray, weights: np.ndarray) -> list[str]:
        """The theme that ranks first for each quotation."""
        scores = np.stack([self.table[rows][:, self._of(theme)] @ weights[self._of(theme)] for theme in THEMES], axis=1)
        return [THEMES[i] for i in scores.argmax(axis=1)]

    def _of(self, theme: str) -> list[int]:
        return [n for n, (name, _line) in enumerate(self.columns) if name == theme]


def left_out(weigher: Weigher) -> None:
    """Print agreement on the first theme for writers whose quotations had no say in the weights."""
    writers = np.array([unit.writer for unit in weigher.units])
    said: list[str] = []
    meant: list[str] = []
    for writer in sorted(set(writers)):
        rows = np.where(writers == writer)[0]
        said += weigher.best(rows, weigher.weights(np.where(writers != writer)[0]))
        meant += [weigher.units[i].primary for i in rows]
    believed = weigher.best(np.arange(len(writers)), np.array([BELIEF[weigher.speaks_for[c]] for c in weigher.columns]))
    print(f"{len(meant)} quotations, {len(weigher.columns)} lists; kappa of the first theme:")
    print(f"  belief alone {cohen_kappa_score(believed, meant):.3f}, weighed by the other writers {cohen_kappa_score(said, meant):.3f}")


def write(weigher: Weigher) -> None:
    """Put the weights into the codebook's lines, rounded to one decimal; everything else stays as it is."""
    lines = BOOK.read_text(encoding="utf-8").splitlines(keepends=True)
    for (_theme, line), weight in zip(weigher.columns, weigher.weights(np.arange(len(weigher.units))), strict=True):
        lines[line - 1] = re.sub(r"weight: -?[\d.]+", f"weight: {round(float(weight), 1) + 0.0:g}", lines[line - 1], count=1)
    BOOK.write_text("".join(lines), encoding="utf-8")
    print(f"{BOOK.relative_to(ROOT)}: {len(weigher.columns)} lists weighed")


if __name__ == "__main__":
    weigher = Weigher(load_codebook(BOOK), [unit for unit in read_units() if unit.writer.startswith("quotes")])
    left_out(weigher)
    if "--write" in sys.argv:
        write(weigher)
