"""Regular expressions that never end, by looking and by trying."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.steps.pattern_safety import may_explode
from tfbb_coding.steps.regex_timing import slow_regexes, stress_texts
from tfbb_coding.steps.regex_tree import literals

ENDLESS = [
    r"(a+)+b",
    r"(a*)*b",
    r"(a|a)+b",
    r"(\w+\s*)+x",
    r"(a|ab|b)*c",
    r"(.*)*x",
    r"(?:(?:inte|int|e)+\s?)+!",
    r"(a?b?)*x",
    r"(\d+|[0-9a-f]+)*z",
    r"(?:\s*\w+\s*)+inte",
    r"(x+x+)+y",
    r"(?=(a+)+b)",
    r"([a-zåäö]+-?)*:",
    r"(?:.*,)+x",
    r"((a?)*b)+x",
    r"(?:a{1,50}){1,50}b",
    r"(?:(?:\s*)?ord)+x",
]
SOUND = [
    r"\bhinn\w+",
    r"inte(?:\s+\w+){0,3}\s+hinn\w*",
    r"(\w+\s+)+x",
    r"\w+\s+inte\s+\w+",
    r"(?:den|det|de)\s",
    r"(?:ja|jag|j)+x",
    r"(?:[a-zåäö]+-)*[a-zåäö]+",
    r"(?>a+)+b",
    r"(a++)+b",
    r"^.*tid.*$",
    r"(?:\w+, )*och",
    r"(?P<a>a)(?P=a)",
    r"(?:a{1,3}){1,3}b",
    r"(?<!inte )\bhinn\w*(?! med)",
    r"(a)?(?(1)b|c)",
]


@pytest.mark.parametrize("regex", ENDLESS)
def test_what_doubles_with_every_character_is_seen(regex: str) -> None:
    assert may_explode(regex)


@pytest.mark.parametrize("regex", SOUND)
def test_what_comes_to_an_end_is_left_in_peace(regex: str) -> None:
    assert not may_explode(regex)


def test_timing_finds_what_grows_with_the_third_power_and_spares_the_rest() -> None:
    assert slow_regexes([*SOUND, r"\w*\w*\w*x"]) == {r"\w*\w*\w*x"}


@pytest.mark.slow
def test_timing_stops_what_never_ends_and_goes_on_with_the_next() -> None:
    assert slow_regexes([r"(x+x+)+y", r"tid", r"\w*\w*\w*z"]) == {r"(x+x+)+y", r"\w*\w*\w*z"}


def test_nothing_to_time_costs_nothing() -> None:
    assert slow_regexes([]) == frozenset()


def test_stress_texts_lead_to_every_repeat_and_end_in_what_fits_nothing() -> None:
    assert stress_texts(r"ont(?: om)+", 9)[0] == "ont om om om\x00"
    assert all(text.endswith("\x00") for text in stress_texts(r"(\w+\s*)+", 40))


def test_characters_that_are_asked_for_by_name() -> None:
    assert literals(r"[Tt]id(?:en|A)\bÅ") == "idenAÅ"


atoms = st.sampled_from(["a", "b", "[ab]", "a?", "b*", "a+", r"\w", "ab", "(?:a|b)", "(?:a|ab)", "(?:a|)", "a{1,2}"])
groups = st.lists(atoms, min_size=1, max_size=3).map("".join)
loops = st.tuples(groups, st.sampled_from(["", "?", "+", "*", "{2}"]), groups).map(lambda parts: f"(?:{parts[0]}){parts[1]}{parts[2]}!")


@settings(max_examples=300, deadline=None)
@given(loops)
def test_what_is_called_sound_is_quick_on_a_text_that_would_double(regex: str) -> None:
    """If the ways doubled with each of 24 letters, one of these texts would take seconds."""
    if not may_explode(regex):
        compiled = re.compile(regex)
        for text in ("a" * 24, "b" * 24, "ab" * 12, "aab" * 8, "abb" * 8):
            before = time.process_time()
            compiled.match(text)
            assert time.process_time() - before < 0.2


@settings(max_examples=300, deadline=None)
@given(groups)
def test_a_repeat_of_a_repeat_is_always_seen(group: str) -> None:
    assert may_explode(f"(?:(?:{group})+)+!")
