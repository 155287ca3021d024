#!/usr/bin/env python3
# ruff: noqa: E501 - lists of words
"""Train the tagger of `tfbb check anonymity` and write src/tfbb_coding/data/identifiers/tagger.npz.

usage: python tools/train_tagger.py [--copies N] [--seed N] [--without NAME] [--out FILE]

Reads training/identifiers/talk_*.txt (invented talk, identifiers marked [[KIND:words]], words that must not be flagged {{so}}) and, as talk without
names, plain_*.txt there (full of words that look like names) and training/units/*.txt, in whose copies some words are cut short, misspelt or written
with a capital, so that a strange word is not taken for a name. Every utterance is used several times: as it stands, all in lower-case, and with its names, places and organisations
exchanged for others drawn from the lexicon, some of them misspelt so that no list has them, some of them names that are also words.
Needs scipy (development only). Takes a few minutes on one core; the same seed gives the same file.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
from tfbb_coding.swedish.identifiers.features import ROWS, TEMPLATES, feature_rows  # noqa: E402
from tfbb_coding.swedish.identifiers.lexicon import is_word  # noqa: E402
from tfbb_coding.swedish.identifiers.tagger import LABELS  # noqa: E402
from tfbb_coding.swedish.identifiers.tokens import tokenise  # noqa: E402

TARGET = ROOT / "src/tfbb_coding/data/identifiers/tagger.npz"
TALK = ROOT / "training/identifiers"
TUNED_ON = ROOT / "tests/data/identifiers/blind_a.txt"
"""The blind set that rules were tuned on; the other one is never read here."""
MARKUP = re.compile(r"\[\[([A-Z]+):(.*?)\]\]|\{\{(.*?)\}\}")
LABEL_OF = {
    "PERSON": "person", "LOCATION": "place", "ORGANISATION": "organisation", "ADDRESS": "address", "AGE": "age", "ROLE": "role", "DATE": "date",
}  # fmt: skip
NATURE = "Björk Ek Al Lind Sten Sjö Berg Sol Vind Regn Måne Stjärn Gran Tall Lärk Svan Örn Hav Ström Kvarn Åker Ängs Lund Källe Ros Hassel Kastanj Lönn Rönn Klock".split()
SECOND = "backa bergs bäcks dals torps hags kulla lunda näs ängs viks holms gårds åsens hults sunda måla vallens kläppens".split()
UNITS = "skolan skolans gymnasiet gymnasiets förskola förskolan kyrkan gården gårdens hemmet boendet friskola".split()
METAPHORS = (
    "Kometen Fyren Kompassen Bryggan Regnbågen Humlan Lyktan Vinden Ankaret Slussen Gläntan Trädet Nyckeln Hörnan Pärlan Solrosen Snäckan Stjärnan Kojan Igelkotten Blåsippan "
    "Måsen Tärnan Gläntan Källan Språnget Trampolinen Trappan Spiralen Mosaiken Oasen Bron Vågen Kullen Eken Linden Vitsippan Tussilagon Ekorren Lyan Boet Navet Kärnan Gnistan"
).split()
KINDS_OF_UNIT = (
    "Förskolan Ungdomsmottagningen Resursskolan Fritidsgården Familjecentralen Behandlingshemmet Skolan Föreningen Öppenvården Boendet förskolan ungdomsmottagningen "
    "resursskolan fritidsgården familjecentralen behandlingshemmet familjehuset föreningen boendet avdelningen mötesplatsen kliniken gruppen Team team"
).split()
OWNED = "Åkeri Taxi Bygg Måleri Grill skola friskola hälsocentral vårdcentral Omsorg Assistans församling idrottsförening ryttarförening Tidning bibliotek kapell Bageri AB SK IF Rör El HVB Familjevård".split()
PLACEHOLDER_KIND = {
    "namn": "person",
    "Namn": "person",
    "stad": "place",
    "orten": "place",
    "ort": "place",
    "kommunen": "place",
    "byn": "place",
}
PENALTY = 1.0
SIDES = "Norra Södra Östra Västra".split()
COMPASS = "Nord Syd Öst Väst Norr Söder".split()
COLOURS = "Gula Röda Gröna Vita Blå Lilla Gamla".split()
HOUSES = "villan huset stugan skolan paviljongen magasinet".split()
BEFORE_PLACE = "Norra Södra Östra Västra Stora Lilla Övre Nedre".split()


def names_of(name: str, section: str = "") -> list[str]:
    """The words of a source of the lexicon, of sections whose heading holds ``section``."""
    words, inside = [], not section
    for line in (TALK / "lexicon" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            inside = section in line
        elif inside:
            words += [w.replace("_", " ") for w in line.split()]
    return words


class Names:
    """Draws names, places and organisations."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        given = sorted(set(names_of("given.txt")))
        self.given = [g for g in given if not is_word(g)]
        self.wordlike = [g for g in given if is_word(g) and len(g) > 1]
        self.surnames = sorted(set(names_of("surnames.txt")))
        self.places = sorted(set(names_of("places_own.txt")))

    def misspelt(self, name: str) -> str:
        at = self.rng.randrange(1, max(2, len(name)))
        letter = self.rng.choice("aeiouyhnrslkmtd")
        return name[:at] + letter + name[at + self.rng.randrange(2) :]

    def one_given(self) -> str:
        draw = self.rng.random()
        name = self.rng.choice(self.wordlike if draw < 0.15 else self.given)
        return self.misspelt(name) if draw > 0.8 else name

    def surname(self) -> str:
        name = self.rng.choice(self.surnames)
        return self.misspelt(name) if self.rng.random() < 0.2 else name

    def person(self, old: str) -> str:
        words = len(old.split())
        if words > 1:
            return " ".join([self.one_given(), *(self.surname() for _ in range(min(words - 1, 2)))])
        return (
            self.surname()
            if old.endswith(("sson", "berg", "ström", "gren", "lund", "qvist")) or self.rng.random() < 0.08
            else self.one_given()
        )

    def place(self) -> str:
        name = self._one_place()
        return f"{self.rng.choice(BEFORE_PLACE)} {name}" if self.rng.random() < 0.06 and " " not in name else name

    def _one_place(self) -> str:
        draw = self.rng.random()
        if draw < 0.25:
            return self.rng.choice(NATURE) + self.rng.choice(SECOND).removesuffix("s")
        name = self.rng.choice(self.places)
        return self.misspelt(name) if draw < 0.35 else name

    def organisation(self) -> str:
        draw = self.rng.random()
        if draw < 0.4:
            return self.rng.choice([self.rng.choice(NATURE) + self.rng.choice(SECOND), self.place().split()[0] + "s"]) + self.rng.choice(
                UNITS
            )
        if draw < 0.6:
            return f"{self.rng.choice(KINDS_OF_UNIT)} {self.rng.choice(METAPHORS)}"
        if draw < 0.7:
            return self.rng.choice(METAPHORS)
        if draw < 0.82:
            return self._short_unit()
        owner = self.rng.choice([self.place().split()[0], self.surname(), self.rng.choice(METAPHORS)])
        return f"{owner if owner.endswith('s') else owner + 's'} {self.rng.choice(OWNED)}"

    def _short_unit(self) -> str:
        """What those say who work there: *norra*, *björkis*, *Sankt Olofs*, *Gula villan*, *Team Syd*, *Solviks*."""
        draw = self.rng.random()
        if draw < 0.25:
            return self.rng.choice(SIDES)
        if draw < 0.35:
            return self.rng.choice(NATURE) + "is"
        if draw < 0.5:
            return f"{self.rng.choice(('Sankt', 'Nya', 'Fria', 'Lilla', 'Villa', 'Mini'))} {self.one_given()}"
        if draw < 0.65:
            return f"{self.rng.choice(COLOURS)} {self.rng.choice(HOUSES)}"
        if draw < 0.8:
            return f"{self.rng.choice(('Team', 'Resursteam', 'Rehab', 'Barnhälsan', 'Hemtjänsten', 'Gruppen'))} {self.rng.choice(COMPASS)}"
        return self.rng.choice(NATURE) + self.rng.choice(SECOND).removesuffix("s") + "s"


Piece = tuple[str, str]


def pieces_of(line: str) -> list[Piece]:
    """(label, words) of an utterance in order; label is empty for words that are no identifier."""
    pieces, at = [], 0
    for m in MARKUP.finditer(line):
        pieces.append(("", line[at : m.start()]))
        pieces.append((LABEL_OF.get(m[1], "number"), m[2]) if m[1] else ("", m[3]))
        at = m.end()
    pieces.append(("", line[at:]))
    return pieces


def exchanged(pieces: list[Piece], names: Names) -> list[Piece]:
    out = []
    for label, words in pieces:
        inflected = words.lower().endswith(("bo", "bor", "borna", "bon", "sk", "ska", "skt", "ingen", "ing"))
        new = words
        if label == "person":
            new = names.person(words)
        elif label == "place" and not inflected:
            new = names.place()
        elif label == "organisation" and names.rng.random() < 0.6:
            new = names.organisation()
        out.append((label, new if words[:1].isupper() or not label else new.lower()))
    return out


def unit_lines() -> Iterator[list[Piece]]:
    """Talk without names; its ``[namn]`` and ``[stad]`` are places for names."""
    for path in sorted((ROOT / "training/units").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("@@") and line.strip():
                parts = re.split(r"\[([^\]]+)\]", line.removeprefix("? "))
                yield [
                    (PLACEHOLDER_KIND.get(part, ""), "" if part in PLACEHOLDER_KIND else f"[{part}]") if i % 2 else ("", part)
                    for i, part in enumerate(parts)
                ]


def filled(pieces: list[Piece], names: Names) -> list[Piece]:
    draw = {"person": lambda: names.person("x"), "place": names.place}
    return [(label, draw[label]() if label and not words else words) for label, words in pieces]


SPOKEN = (("en", "n"), ("ade", "a"), ("et", "e"), ("are", "arn"), ("ig", "i"), ("ligt", "lit"), ("ar", "a"), ("igen", "ien"))
"""How ends of words are said: *komposten* as *kompostn*, *jobbade* as *jobba*."""
LONG = re.compile(r"(?<![\w\[])[a-zåäö]{5,}(?!\w)")
STRANGE, CAPITAL = 0.05, 0.01


def roughened(pieces: list[Piece], names: Names) -> list[Piece]:
    """Talk without names with some long words as they are said, misspelt, joined or with a capital."""

    def rough(m: re.Match[str]) -> str:
        word, draw = m[0], names.rng.random()
        if draw < CAPITAL:
            return word.capitalize()
        if draw > STRANGE:
            return word
        spoken = [word.removesuffix(end) + said for end, said in SPOKEN if word.endswith(end)]
        return names.rng.choice([*spoken, names.misspelt(word)])

    return [(label, words if label else LONG.sub(rough, words)) for label, words in pieces]


def plain_lines() -> Iterator[list[Piece]]:
    """Talk full of words that look like names and are none."""
    for path in sorted(TALK.glob("plain_*.txt")):
        yield from ([("", line)] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def sentences(copies: int, rng: random.Random, without: str = "") -> Iterator[list[Piece]]:
    """Every utterance of the training material in all its copies."""
    names = Names(rng)
    talk = [
        line
        for path in [*sorted(TALK.glob("talk_*.txt")), TUNED_ON]
        if path.name != without
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    units = list(unit_lines())
    for line in talk:
        pieces = pieces_of(line)
        yield pieces
        yield [(label, words.lower()) for label, words in pieces]
        marked = any(label in ("person", "place", "organisation") for label, _ in pieces)
        for _ in range(copies if marked else 0):
            new = exchanged(pieces, names)
            yield new
            yield [(label, words.lower()) for label, words in new]
    for pieces in plain_lines():
        for line in (pieces, roughened(pieces, names)):
            yield line
            yield [(label, words.lower()) for label, words in line]
    for pieces in units:
        new = roughened(filled(pieces, names), names)
        yield new
        if rng.random() < 0.6 or any(label for label, _ in new):
            yield [(label, words.lower()) for label, words in roughened(filled(pieces, names), names)]


def labelled(pieces: list[Piece]) -> tuple[np.ndarray, np.ndarray]:
    text, spans = "", []
    for label, words in pieces:
        if label:
            spans.append((len(text), len(text) + len(words), LABELS.index(label)))
        text += words
    tokens = tokenise(text)
    labels = np.zeros(len(tokens), dtype=np.int64)
    for i, token in enumerate(tokens):
        for start, end, number in spans:
            if token.start < end and start < token.end:
                labels[i] = number
    return feature_rows(text, tokens), labels


def train(rows: np.ndarray, labels: np.ndarray, penalty: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases of the log-linear model, by L-BFGS on the penalised likelihood."""
    n, width = rows.shape
    x = scipy.sparse.csr_matrix((np.ones(n * width, dtype=np.float32), rows.ravel(), np.arange(0, n * width + 1, width)), shape=(n, ROWS))
    used = np.flatnonzero(np.asarray((x > 0).sum(axis=0)).ravel() > 1)
    x = x[:, used].tocsr()
    k = len(LABELS)
    target = np.zeros((n, k), dtype=np.float32)
    target[np.arange(n), labels] = 1

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(used) + 1, k).astype(np.float32)
        z = x @ w[:-1] + w[-1]
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        value = -np.log(np.maximum(p[np.arange(n), labels], 1e-12)).sum() + 0.5 * penalty * float((w[:-1] ** 2).sum())
        diff = p - target
        gradient = np.vstack([x.T @ diff + penalty * w[:-1], diff.sum(axis=0, keepdims=True)])
        return float(value), gradient.ravel().astype(np.float64)

    start = np.zeros((len(used) + 1) * k)
    done = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 70, "maxcor": 6})
    w = done.x.reshape(len(used) + 1, k)
    weights = np.zeros((ROWS, k), dtype=np.float32)
    weights[used] = w[:-1]
    return weights, w[-1].astype(np.float32)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--copies", type=int, default=4)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--penalty", type=float, default=PENALTY)
    ap.add_argument("--without", default="", metavar="NAME", help="leave out one file of talk, to measure on it")
    ap.add_argument("--out", type=Path, default=TARGET)
    a = ap.parse_args()
    data = [labelled(pieces) for pieces in sentences(a.copies, random.Random(a.seed), a.without)]
    rows = np.concatenate([r for r, _ in data])
    labels = np.concatenate([y for _, y in data])
    print(f"{len(data)} utterances, {len(labels)} words, {len(TEMPLATES)} templates")
    weights, bias = train(rows, labels, a.penalty)
    step = float(np.abs(weights).max()) / 127
    np.savez_compressed(a.out, weights=np.round(weights / step).astype(np.int8), bias=bias, step=np.float32(step))
    print(f"{a.out}: {a.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
