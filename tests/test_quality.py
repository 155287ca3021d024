"""How well the shipped codebook and the learned voice do on invented talk that they were never fitted on.

Not what they are worth on real interviews (docs/method.md has those figures), but a floor: a change that falls below it has broken something.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tfbb_coding.files.codebooks import load_codebook, shipped_codebook
from tfbb_coding.files.learned import shipped_model
from tfbb_coding.files.transcripts import find_transcripts, read_transcript
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.code import Coder, code_units, judge, make_coder
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import UnitKind, segment

DATA = Path(__file__).parent / "data" / "coding"
ROOT = Path(__file__).parents[1]


def labels(name: str) -> dict[str, tuple[str, set[str]]]:
    """``{id: (primary theme or "", all themes)}`` as the second reader heard them."""
    rows = csv.reader((DATA / name).read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return {row[0]: ("" if row[1] == "none" else row[1], set(row[2].split("+")) - {"none"}) for row in rows}


def kappa(pairs: list[tuple[str, str]]) -> float:
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / n
    chance = sum(first[k] * second[k] for k in first) / n**2
    return (observed - chance) / (1 - chance)


@pytest.fixture(scope="module")
def coder() -> Coder:
    book = load_codebook(shipped_codebook())
    return make_coder(book, learned=shipped_model(book))


def test_blind_units(coder: Coder) -> None:
    gold = labels("blind_labels.tsv")
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", (DATA / "blind.txt").read_text(encoding="utf-8")) if block.strip()]
    texts = {f"blind-{n:03d}": " ".join(line for line in lines[1:] if not line.startswith("?")) for n, lines in enumerate(blocks, 1)}
    assert set(texts) == set(gold)
    said = {id_: judge(MeaningUnit(id_, "a", 0, "IP", Role.PARTICIPANT, 0, len(t), t), coder).primary for id_, t in texts.items()}
    pairs = [(gold[id_][0], said[id_]) for id_ in gold]
    assert kappa(pairs) >= 0.5
    assert sum(b != "" for a, b in pairs if a) / sum(a != "" for a, _ in pairs) >= 0.85
    assert sum(b == "" for a, b in pairs if not a) / sum(a == "" for a, _ in pairs) >= 0.7


def test_whole_interviews(coder: Coder) -> None:
    gold = labels("interviews.tsv")
    files, findings = find_transcripts([ROOT / "transcripts"])
    assert not findings
    found: list[bool] = []
    left: list[bool] = []
    for path in files:
        for judgement in code_units(segment(assign_roles(read_transcript(path)), UnitKind.TURN), coder):
            primary, _themes = gold.get(f"{judgement.unit.transcript}:{judgement.unit.turn}", ("", set()))
            (found if primary else left).append(bool(judgement.primary) == bool(primary))
    assert len(found) == 256
    assert sum(found) / len(found) >= 0.78
    assert sum(left) / len(left) >= 0.83
