"""What is wrong with what a codebook says."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.report import Severity
from tfbb_coding.model.token_pattern import EXTENSIONS, FLAGS, KNOWN, NUMBERS, OPERATOR
from tfbb_coding.steps.codebook_checks import CHECKS, check_content

PHRASE, LEMMA, REGEX, PATTERN, STANCE = (
    IndicatorKind.PHRASE,
    IndicatorKind.LEMMA,
    IndicatorKind.REGEX,
    IndicatorKind.PATTERN,
    IndicatorKind.STANCE,
)


def book(*themes: Theme) -> Codebook:
    return Codebook("k", "Prov", "sv", "", themes)


def theme(*indicators: Indicator, id: str = "hinder", codes: tuple[Code, ...] = ()) -> Theme:  # noqa: A002
    return Theme(id, id, "d", indicators=indicators, codes=codes, line=1)


def rules(codebook: Codebook) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in check_content(codebook, "k.yaml")]


def pattern(*tokens: dict[str, object]) -> Indicator:
    return Indicator(PATTERN, "x", tokens=tokens, line=2)


TID = Indicator(PHRASE, "ont om tid", line=2)


def test_a_sound_codebook_has_no_findings() -> None:
    sound = theme(
        TID,
        Indicator(LEMMA, "SIP", line=3),
        Indicator(REGEX, r"\bstressa\w*", line=4),
        Indicator(STANCE, "negative", line=5),
        pattern({"LEMMA": "inte"}, {"LOWER": {"IN": ["hinna", "orka"]}, "OP": "?"}, {"_": {"negated": True}}),
        codes=(Code("tid", "Tid", "d"),),
    )
    assert check_content(book(sound), "k.yaml") == []


def test_findings_have_the_path_and_stand_in_order_of_lines() -> None:
    both = theme(Indicator(REGEX, "Tid", line=9), Indicator(PHRASE, "tid, pengar", line=4))
    assert [(finding.path, finding.line) for finding in check_content(book(both), "min.yaml")] == [("min.yaml", 4), ("min.yaml", 9)]


def test_a_theme_without_indicators_is_told_unless_its_codes_have_some() -> None:
    other = replace(theme(TID), id="annat", line=8)
    assert rules(book(theme(), other)) == [(1, "empty-theme")]
    assert rules(book(theme(codes=(Code("a", "A", "d"),)), other)) == [(1, "empty-theme")]
    assert rules(book(theme(codes=(Code("a", "A", "d", indicators=(TID,)),)))) == []


def test_a_codebook_without_any_indicators_is_for_people_alone() -> None:
    assert rules(book(theme(), replace(theme(), id="annat"))) == []


def test_an_indicator_stands_once_in_a_theme() -> None:
    again = replace(TID, value="Ont om tid", weight=2, line=7)
    assert rules(book(theme(TID, again))) == [(7, "listed-twice")]
    # Above, it speaks for the theme; below a code, it chooses the code.
    assert rules(book(theme(TID, codes=(Code("a", "A", "d", indicators=(again,)),)))) == []
    assert rules(book(theme(TID, replace(again, needs=frozenset({"past"}))))) == []
    assert rules(book(theme(Indicator(REGEX, r"\w1"), Indicator(REGEX, r"\W1")))) == []


@pytest.mark.parametrize(("weight", "expected"), [(1.0, [(7, "listed-twice")]), (2.0, [])])
def test_two_codes_may_share_an_indicator_only_with_different_weights(weight: float, expected: list[tuple[int, str]]) -> None:
    again = replace(TID, weight=weight, line=7)
    codes = (Code("a", "A", "d", indicators=(TID,)), Code("b", "B", "d", indicators=(again,)))
    assert rules(book(theme(codes=codes))) == expected


def test_an_indicator_that_weighs_the_same_in_two_themes_is_a_warning() -> None:
    (finding,) = check_content(book(theme(TID), theme(replace(TID, line=7), id="mal")), "k.yaml")
    assert (finding.line, finding.rule, finding.severity) == (7, "same-in-two-themes", Severity.WARNING)
    assert finding.message == "'phrase ont om tid' weighs the same in 'mal' as in 'hinder' (2), so it tells nothing between them"
    assert rules(book(theme(TID), theme(replace(TID, weight=2), id="mal"))) == []
    wish = Indicator(STANCE, "wish")
    assert rules(book(theme(wish), theme(wish, id="mal"))) == []
    below = Code("a", "A", "d", indicators=(TID,))
    assert rules(book(theme(codes=(below,)), theme(codes=(below,), id="mal"))) == []


@pytest.mark.parametrize("value", ["tid, pengar", "o.s.v.", "liksom inte", "det är ju svårt", "[namn]", "tid/pengar"])
def test_a_phrase_that_no_talk_can_hold_is_told(value: str) -> None:
    assert rules(book(theme(Indicator(PHRASE, value, line=3)))) == [(3, "never-matches")]


@pytest.mark.parametrize("value", ["SIP-möte", "3 gånger", "var's", "ju"])
def test_a_word_that_talk_can_hold_is_left_in_peace(value: str) -> None:
    kind = LEMMA if value == "ju" else PHRASE
    assert rules(book(theme(Indicator(kind, value, line=3)))) == []


@pytest.mark.parametrize(
    ("regex", "rule"), [(r"(\w+\s*)+x", "endless-regex"), (r"\w*\w*\w*x", "slow-regex"), ("SIP|möte", "upper-case"), ("(?i)SIP", "")]
)
def test_regexes_that_never_end_or_never_match_are_told(regex: str, rule: str) -> None:
    assert rules(book(theme(Indicator(REGEX, regex, line=3)))) == ([(3, rule)] if rule else [])


@pytest.mark.parametrize(
    ("tokens", "phrase"),
    [
        ([{"LOWER": "Tid"}], "'Tid' can never match"),
        ([{"TEXT": {"IN": ["tid", "Pengar"]}}], "'Pengar' can never match"),
        ([{"SHAPE": "Xxx"}], "'Xxx' can never match"),
        ([{"LOWER": "ont om"}], "'ont om' is not one word"),
        ([{"LEMMA": "tid,"}], "'tid,' is not one word"),
        ([{"LOWER": "liksom"}], "'liksom' is a filler"),
        ([{"LEMMA": "hinner"}], "'hinner' is no lemma; its own is 'hinna'"),
        ([{"IS_PUNCT": True}], "IS_PUNCT is never true"),
        ([{"ENT_TYPE": "PER"}], "ENT_TYPE is never answered"),
        ([{"_": {"has_part": "tid"}}], "nothing is known of '_: has_part'"),
        ([{"LOWER": "a", "OP": "?"}, {"LOWER": "b", "OP": "*"}], "every token may be absent"),
        ([{"LOWER": "a", "OP": "{0,2}"}], "every token may be absent"),
        ([{}, {"OP": "+"}], "no token asks for anything"),
        ([{"LOWER": {"REGEX": "(a+)+b"}}], "would never end"),
    ],
)
def test_a_pattern_that_can_never_match_is_told(tokens: list[dict[str, object]], phrase: str) -> None:
    (finding,) = check_content(book(theme(pattern(*tokens))), "k.yaml")
    assert finding.line == 2
    assert phrase in finding.message


@pytest.mark.parametrize(
    "tokens",
    [
        [{"IS_PUNCT": False}],
        [{"LEMMA": "kännas"}, {"LEMMA": "hinna"}],
        [{"SHAPE": "xxx"}],
        [{"LOWER": {"REGEX": "^tids"}}],
        [{"LENGTH": {">=": 3}}],
        [{"LOWER": "a"}, {"OP": "*"}],
    ],
)
def test_a_pattern_that_can_match_is_left_in_peace(tokens: list[dict[str, object]]) -> None:
    assert rules(book(theme(pattern(*tokens)))) == []


def test_parts_of_speech_need_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    nouns = book(theme(pattern({"POS": "NOUN"})))
    monkeypatch.setattr("tfbb_coding.swedish.installed.installed_model", lambda: "")
    assert rules(nouns) == [(2, "never-matches")]
    monkeypatch.setattr("tfbb_coding.swedish.installed.installed_model", lambda: "sv_core_news_sm")
    assert rules(nouns) == []


def test_every_check_states_its_rule() -> None:
    assert all((check.__doc__ or "").endswith(".") for check in CHECKS)


def attributes() -> Iterator[tuple[str, object]]:
    for name in sorted(KNOWN):
        yield (
            name,
            True if name in FLAGS else 1 if name in NUMBERS else "?" if name == OPERATOR else {"a": 1} if name == EXTENSIONS else "B",
        )


@pytest.mark.parametrize(("name", "value"), list(attributes()))
def test_spacy_knows_every_attribute_that_is_called_known(name: str, value: object) -> None:
    import spacy
    from spacy.matcher import Matcher

    Matcher(spacy.blank("sv").vocab, validate=True).add("x", [[{name: value}]])


def test_every_attribute_that_spacy_knows_is_called_known() -> None:
    from spacy.schemas import TokenPattern

    assert {(field.alias or name).upper() for name, field in TokenPattern.model_fields.items()} == set(KNOWN)
