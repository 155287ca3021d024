"""Reading and checking codebooks. The codebooks here are invented."""

from pathlib import Path

import pytest

from tfbb_coding.errors import CodebookError, UnreadableError
from tfbb_coding.files.codebooks import check_codebook, find_codebook, load_codebook, read_codebook, shipped_codebook
from tfbb_coding.model.codebook import Code, Indicator, IndicatorKind, Theme
from tfbb_coding.model.report import Severity

WHOLE = """\
title: Prov
language: sv
version: 01
settings: {threshold: 1.5}
themes:
  - id: hinder
    label: Hinder
    question: Vad står i vägen?
    definition: Det som står i vägen.
    include: Även det som varit.
    exclude: Förslag.
    examples: [Vi hann inte., no]
    counter_examples: Det gick bra.
    guide:
      - Vad var svårt?
    indicators:
      - lemma: [hinna, orka]
        weight: 1.5
        needs: [past]
        forbids: negated
      - pattern: [{LEMMA: ha}, {lower: {in: [om, no]}, OP: "?"}, {LENGTH: {">=": 3}, _: {negated: true}}]
      - stance: proposal
        weight: -1
      - ont  om tid
      - regex: '\\bhinn\\w+'
    codes:
      - {id: tid, label: Tid, definition: Tiden, indicators: [{compound: tidsbrist}]}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "prov.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "k.yaml"
    path.write_text(text, encoding="utf-8")
    return [f"{finding.line}: {finding.message}" for finding in check_codebook(path)]


def with_indicator(item: str) -> str:
    return f"title: t\nthemes:\n  - id: a\n    label: A\n    definition: d\n    indicators:\n      - {item}\n"


def indicators(tmp_path: Path, item: str) -> tuple[Indicator, ...]:
    path = tmp_path / "k.yaml"
    path.write_text(with_indicator(item), encoding="utf-8")
    return load_codebook(path).themes[0].indicators


def test_a_codebook_is_read_whole(book: Path) -> None:
    codebook = load_codebook(book)
    past, negated = frozenset({"past"}), frozenset({"negated"})
    assert (codebook.name, codebook.title, codebook.language, codebook.version) == ("prov", "Prov", "sv", "01")
    assert codebook.settings == {"threshold": 1.5}
    assert codebook.themes == (
        Theme(
            id="hinder",
            label="Hinder",
            definition="Det som står i vägen.",
            question="Vad står i vägen?",
            include="Även det som varit.",
            exclude="Förslag.",
            examples=("Vi hann inte.", "no"),
            counter_examples=("Det gick bra.",),
            guide=("Vad var svårt?",),
            indicators=(
                Indicator(IndicatorKind.LEMMA, "hinna", 1.5, past, negated, line=17),
                Indicator(IndicatorKind.LEMMA, "orka", 1.5, past, negated, line=17),
                Indicator(
                    IndicatorKind.PATTERN,
                    "LEMMA=ha LOWER.IN=om|no,OP=? LENGTH.>==3,_.negated=true",
                    tokens=({"LEMMA": "ha"}, {"LOWER": {"IN": ["om", "no"]}, "OP": "?"}, {"LENGTH": {">=": 3}, "_": {"negated": True}}),
                    line=21,
                ),
                Indicator(IndicatorKind.STANCE, "proposal", -1.0, line=22),
                Indicator(IndicatorKind.PHRASE, "ont om tid", line=24),
                Indicator(IndicatorKind.REGEX, r"\bhinn\w+", line=25),
            ),
            codes=(Code("tid", "Tid", "Tiden", indicators=(Indicator(IndicatorKind.COMPOUND, "tidsbrist", line=27),), line=27),),
            line=6,
        ),
    )
    assert check_codebook(book) == []


def test_the_fingerprint_is_of_what_is_said_not_of_how(book: Path, tmp_path: Path) -> None:
    same, other = tmp_path / "same.yaml", tmp_path / "other.yaml"
    same.write_text("# kommentar\n\n" + WHOLE.replace("version: 01", 'version: "01"').replace("[hinna, orka]", "[ 'hinna',  orka ]"))
    other.write_text(WHOLE.replace("weight: 1.5", "weight: 1.6"))
    prints = [load_codebook(path).fingerprint for path in (book, same, other)]
    assert prints[0] == prints[1] != prints[2]
    assert len(prints[0]) == 16


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("[[{LOWER: a}], [{LOWER: b}]]", ["LOWER=a", "LOWER=b"]),
        ("[{LOWER: a}, {LOWER: b}]", ["LOWER=a LOWER=b"]),
        ("[{LOWER: {REGEX: '^tid'}}]", ["LOWER.REGEX=^tid"]),
        ("[{}, {LEMMA: no}]", ["*any* LEMMA=no"]),
    ],
)
def test_one_pattern_or_several(tmp_path: Path, item: str, expected: list[str]) -> None:
    assert [indicator.value for indicator in indicators(tmp_path, f"pattern: {item}")] == expected


def test_pattern_values_have_the_types_that_spacy_needs(tmp_path: Path) -> None:
    written = (
        "[{IS_ALPHA: True, LENGTH: 3, OP: '{1,2}'}, {LENGTH: {IN: [2, 3]}}, {LOWER: {NOT_IN: [no, '1']}}, "
        "{_: {negated: false, n: 1, w: '1'}}, {LEMMA: '01'}]"
    )
    assert indicators(tmp_path, f"pattern: {written}")[0].tokens == (
        {"IS_ALPHA": True, "LENGTH": 3, "OP": "{1,2}"},
        {"LENGTH": {"IN": [2, 3]}},
        {"LOWER": {"NOT_IN": ["no", "1"]}},
        {"_": {"negated": False, "n": 1, "w": "1"}},
        {"LEMMA": "01"},
    )


@pytest.mark.parametrize(
    ("item", "phrase"),
    [
        ("{lemma: tid, weigth: 2}", "unknown key 'weigth'"),
        ("{lemma: tid, weight: mycket}", "weight: expected a number such as 1.5, not 'mycket'"),
        ("{lemma: tid, weight: '1,5'}", "not '1,5'"),
        ("{lemma: tid, weight: .nan}", "weight: expected a number such as 1.5"),
        ("{lemma: tid, weight: 0}", "weight: 0 says nothing"),
        ("{lemma: tid, phrase: tid}", "of one kind, not lemma, phrase"),
        ("{weight: 2}", "an indicator without a kind"),
        ("{lemma: tid, needs: negatd}", "needs: 'negatd' is no stance"),
        ("{lemma: tid, forbids: [past, glad]}", "forbids: 'glad' is no stance"),
        ("{lemma: tid, needs: past, forbids: past}", "both needed and forbidden"),
        ("{stance: glad}", "stance: 'glad' is no stance"),
        ("{lemma: ont om}", "is several words"),
        ("{compound: ont om}", "is several words"),
        ("{lemma: }", "lemma: no words"),
        ("{lemma: []}", "lemma: no words"),
        ("''", "phrase: no words"),
        ("'...'", "holds no word"),
        ("{lemma: {a: b}}", "lemma: expected a text or a list of texts"),
        ("[a, b]", "indicator: expected keys with a value each"),
        ("{regex: '(ont'}", "a parenthesis that opens is never closed (at character 1)"),
        ('{regex: "\\bont"}', "a backslash was lost"),
        ("{regex: 'a*'}", "matches nothing at all"),
        ("{regex: '[[ab]'}", "nested set"),
        ("{pattern: []}", "an empty pattern can never match"),
        ("{pattern: {LOWER: a}}", "a pattern is a list"),
        ("{pattern: [ont, om]}", "a token of a pattern is a map"),
        ("{pattern: [{LEMA: a}]}", "cannot ask for 'LEMA'"),
        ("{pattern: [{IS_ALPHA: ja}]}", "IS_ALPHA: expected true or false, not 'ja'"),
        ("{pattern: [{IS_ALPHA: no}]}", "IS_ALPHA: expected true or false, not 'no'"),
        ("{pattern: [{LENGTH: tre}]}", "LENGTH: expected a whole number, not 'tre'"),
        ("{pattern: [{LOWER: a, OP: '??'}]}", "OP: '??' is not known"),
        ("{pattern: [{LOWER: {INN: [a]}}]}", "LOWER cannot be compared by 'INN'"),
        ("{pattern: [{LOWER: {'>=': 1}}]}", "LOWER cannot be compared by '>='"),
        ("{pattern: [{LOWER: {IN: []}}]}", "IN needs a list"),
        ("{pattern: [{LOWER: {REGEX: '('}}]}", "LOWER: regex: a parenthesis that opens is never closed"),
        ("{pattern: [{LOWER: }]}", "LOWER: expected a word"),
        ("{pattern: [{_: negated}]}", "_ needs a map"),
    ],
)
def test_a_faulty_indicator_is_told_with_its_line(tmp_path: Path, item: str, phrase: str) -> None:
    (fault,) = faults(tmp_path, with_indicator(item))
    assert fault.startswith("7: ")
    assert phrase in fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: t\n", ["1: the codebook has no themes"]),
        ("- a\n", ["1: codebook: expected keys with a value each"]),
        ("", ["0: the codebook is empty"]),
        ("title: t\nthemes: {hinder: x}\n", ["2: themes: expected a list"]),
        ("title: t\nlanguage: de\nthemes: []\n", ["2: language: 'de' is not known"]),
        ("title: t\nsettings: {k: tre, n: 2}\nthemes: []\n", ["2: settings.k: expected a number such as 1.5, not 'tre'"]),
        ("title: t\nthemes:\n  - {id: a, label: A}\n", ["3: theme 'a' has no definition"]),
        ("title: t\nthemes:\n  - id: a\n    label: A\n    definition:\n", ["5: theme 'a' has no definition"]),
        ("title: t\nthemes:\n  - {label: A, definition: d}\n", ["3: theme has no id"]),
        ("title: t\nthemes:\n  - {id: Å1, label: A, definition: d}\n", ["3: id: 'Å1' may hold only a–z, 0–9, _ and -"]),
        ("title: t\nthemes:\n  - {id: a, label: A, definition: [d]}\n", ["3: definition: expected a text, not a list or keys"]),
        (
            "title: t\nthemes:\n  - {id: a, label: A, definition: d}\n  - {id: a, label: B, definition: d}\n",
            ["4: theme 'a' stands twice, first in line 3"],
        ),
        (
            "title: t\nthemes:\n  - id: a\n    label: A\n    definition: d\n    codes:\n"
            + "      - {id: c, label: C, definition: d}\n" * 2,
            ["8: code 'c' stands twice, first in line 7"],
        ),
        ("title: t\ntitle: u\nthemes: []\n", ["1: the codebook has no themes", "2: the key 'title' stands twice, first in line 1"]),
        ("title: t\nthemes:\n\t- id: a\n", ["3: a tab where YAML needs spaces"]),
    ],
)
def test_a_faulty_codebook_is_told_with_its_lines(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert faults(tmp_path, text) == expected


def test_one_code_may_stand_below_two_themes(tmp_path: Path) -> None:
    codes = "codes: [{id: ledning, label: L, definition: d}]"
    text = f"title: t\nthemes:\n  - {{id: a, label: A, definition: d, {codes}}}\n  - {{id: b, label: B, definition: d, {codes}}}\n"
    assert faults(tmp_path, text) == []


def test_one_fault_does_not_hide_the_next(tmp_path: Path) -> None:
    text = "titel: t\nthemes:\n  - id: A\n    labell: x\n    indicators:\n      - {lema: a}\n      - {lemma: b, weight: x}\n  - {id: b}\n"
    assert [fault.split(":")[0] for fault in faults(tmp_path, text)] == ["1", "1", "3", "3", "3", "4", "6", "7", "8", "8"]


def test_unknown_keys_come_with_the_nearest_known_one(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("title: t\nthemes:\n  - {id: a, label: A, defintion: d, definition: d}\n")
    assert [finding.hint for finding in check_codebook(path)] == ["did you mean 'definition'?"]


def test_a_text_torn_apart_by_commas_is_told(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("title: t\nthemes:\n  - {id: a, label: A, definition: Det man vill, på kort sikt}\n")
    (finding,) = check_codebook(path)
    assert (finding.line, finding.message) == (3, "unknown key 'på kort sikt'")
    assert "put the text in quotes" in finding.hint


def test_an_unknown_key_without_a_value_is_told_too(tmp_path: Path) -> None:
    assert faults(tmp_path, "title: t\nthemes:\n  - {id: a, label: A, definition: d}\nextra:\n") == ["4: unknown key 'extra'"]


def test_an_unusable_codebook_names_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("title: t\nthemes:\n  - {id: a, label: A, definition: d, x: 1}\n  - {id: b, label: B, definition: d, y: 1}\n")
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    assert f"{path}:3: unknown key 'x'" in str(caught.value)
    assert f"{path}:4: unknown key 'y'" in str(caught.value)


def test_a_missing_definition_stops_nobody(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text("title: t\nthemes:\n  - {id: a, label: A, indicators: [tid]}\n")
    assert load_codebook(path).themes[0].definition == ""
    assert [finding.severity for finding in check_codebook(path)] == [Severity.WARNING]


def test_what_can_be_understood_of_a_faulty_codebook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_text(with_indicator("{lemma: tid, weight: x}") + "      - pengar\n")
    codebook, _findings = read_codebook(path)
    assert codebook is not None
    assert [indicator.value for indicator in codebook.themes[0].indicators] == ["pengar"]


def test_no_such_codebook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        load_codebook(tmp_path / "borta.yaml")


def test_the_shipped_codebook_is_there() -> None:
    assert shipped_codebook().name == "tfbb.yaml"
    assert shipped_codebook().is_file()


def test_finding_a_codebook(tmp_path: Path) -> None:
    folder = tmp_path / "codebooks"
    folder.mkdir()
    assert find_codebook(tmp_path, None) == find_codebook(None, None) == shipped_codebook()
    mine, other = folder / "oro.yaml", folder / "annan.yml"
    mine.write_text("")
    assert find_codebook(tmp_path, None) == mine
    other.write_text("")
    with pytest.raises(CodebookError, match=r"several codebooks: annan.yml, oro.yaml"):
        find_codebook(tmp_path, None)
    (folder / "tfbb.yaml").write_text("")
    assert find_codebook(tmp_path, None) == folder / "tfbb.yaml"
    assert find_codebook(tmp_path, mine) == find_codebook(tmp_path, Path("oro")) == find_codebook(tmp_path, Path("oro.yaml")) == mine
    assert find_codebook(None, other) == other


def test_a_codebook_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "codebooks").mkdir()
    (tmp_path / "codebooks" / "oro.yaml").write_text("")
    with pytest.raises(CodebookError, match="no such codebook") as caught:
        find_codebook(tmp_path, Path("orro"))
    assert "oro.yaml" in caught.value.hint
    with pytest.raises(CodebookError, match="is a folder"):
        find_codebook(None, tmp_path)
