"""Agreement by characters against the same counted character by character."""

from itertools import pairwise

import numpy as np
import pytest

from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import Role, SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.agree import ANY, TOGETHER
from tfbb_coding.steps.agree_characters import by_characters
from tfbb_coding.steps.coefficients import Ratings, alphas, kappas, numbered, percents
from tfbb_coding.steps.compare_coders import Work
from tfbb_coding.steps.roles import assign_roles

THEMES = ("mal", "hinder")


def talk(name: str) -> Transcript:
    lines = [line for n in range(9) for line in (SpokenLine("I", f"Fråga {n}?"), SpokenLine("D", f"Svar nummer {n} är ett svar."))]
    return assign_roles(build_transcript(name, lines), ["I"])


def random_work(coder: str, transcripts: list[Transcript], random: np.random.Generator) -> Work:
    codings = []
    for transcript in transcripts:
        for turn in transcript.turns:
            if turn.role is Role.INTERVIEWER and random.random() < 0.9:
                continue
            for _n in range(int(random.integers(0, 3))):
                start, end = sorted(int(turn.start + x) for x in random.choice(len(turn.text) + 1, size=2, replace=False))
                theme = str(random.choice(THEMES))
                codings.append(Coding(transcript.name, f"{transcript.name}:{turn.number}.1", turn.number, turn.speaker, start, end, theme, "", coder, Status.ACCEPTED, 1.0, transcript.text[start:end]))  # fmt: skip
    return Work(coder, tuple(codings), frozenset(t.name for t in transcripts))


def slowly(transcripts: list[Transcript], works: list[Work], about: str) -> tuple[float, float, float]:
    """Percent, κ and αU with a row for every character, and every passage looked for one character after the other."""
    rows: list[list[frozenset[str]]] = []
    own = 0
    for transcript in transcripts:
        said = [
            [
                {c.theme for c in w.codings if c.transcript == transcript.name and c.start <= at < c.end}
                for at in range(len(transcript.text))
            ]
            for w in works
        ]
        for turn in transcript.turns:
            if turn.role is Role.INTERVIEWER and not any(side[at] for side in said for at in range(turn.start, turn.end)):
                continue
            rows += [[frozenset(side[at]) for side in said] for at in range(turn.start, turn.end)]
        edges = [
            {(c.start, c.end) for c in w.codings if c.transcript == transcript.name and about in (c.theme, ANY, TOGETHER)} for w in works
        ]
        own += sum(_squares(side, together=about == TOGETHER) for side in edges)
    answers = [[s if about == TOGETHER else bool(s) if about == ANY else about in s for s in row] for row in rows]
    own += sum(not answer for row in answers for answer in row)
    values = sorted({a for row in answers for a in row}, key=lambda a: sorted(a) if isinstance(a, frozenset) else a)
    ratings = Ratings(numbered(answers, values), np.ones((1, len(rows))), len(values), np.array([float(own)]))
    return float(percents(ratings)[0]), float(kappas(ratings)[0]), float(alphas(ratings)[0])


def _squares(spans: set[tuple[int, int]], *, together: bool) -> int:
    """The squared lengths of passages: overlapping ones joined, or cut wherever one begins or ends."""
    edges = sorted({edge for span in spans for edge in span})
    covered = [(a, b) for a, b in pairwise(edges) if any(s <= a and b <= e for s, e in spans)]
    if together:
        return sum((b - a) ** 2 for a, b in covered)
    joined: list[list[int]] = []
    for a, b in covered:
        crossed = any(s < a < e for s, e in spans)
        if joined and crossed and joined[-1][1] == a:
            joined[-1][1] = b
        else:
            joined.append([a, b])
    return sum((b - a) ** 2 for a, b in joined)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_counting_every_character_gives(seed: int) -> None:
    random = np.random.default_rng(seed)
    transcripts = [talk("a"), talk("b")]
    works = [random_work(coder, transcripts, random) for coder in ("anna", "bo", "cia")[: 2 + seed % 2]]
    section = by_characters(transcripts, works, THEMES)
    for about in (*THEMES, ANY, TOGETHER):
        row = section.of(about)
        wanted = slowly(transcripts, works, about)
        assert (row.percent.value, row.kappa.value, row.alpha.value) == pytest.approx(wanted, abs=1e-9)
        assert row.kappa.low is not None
        assert row.kappa.high is not None


def test_transcripts_that_one_alone_has_read_play_no_part() -> None:
    random = np.random.default_rng(1)
    transcripts = [talk("a"), talk("b")]
    anna, bo = (random_work(coder, transcripts, random) for coder in ("anna", "bo"))
    only_a = Work("bo", tuple(c for c in bo.codings if c.transcript == "a"), frozenset({"a"}))
    mine = Work("anna", tuple(c for c in anna.codings if c.transcript == "a"), frozenset({"a"}))
    assert (
        by_characters(transcripts, [anna, only_a], THEMES).figures[0].percent.value
        == by_characters(transcripts[:1], [mine, only_a], THEMES).figures[0].percent.value
    )
