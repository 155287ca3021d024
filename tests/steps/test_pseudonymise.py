"""Who is the same, what stands instead, and that nothing replaced survives."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import Edit, Identity, apply_edits
from tfbb_coding.steps.identifiers import find_identifiers, suggest
from tfbb_coding.steps.pseudonymise import (
    Decision,
    Plan,
    Proposal,
    certain_decisions,
    make_plan,
    place_before,
    propose,
    with_swept,
)
from tfbb_coding.steps.same_identity import not_so_certain
from tfbb_coding.steps.survivors import survivors


def found(
    text: str, words: str, kind: str = "person", name: str = "a", nth: int = 0, certainty: Certainty = Certainty.CERTAIN
) -> Identifier:
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Identifier(name, start, start + len(words), words, kind, certainty, suggest(kind, words))


def replaced(text: str, *identifiers: Identifier, identities: tuple[Identity, ...] = ()) -> str:
    texts = [NamedText("a", text)]
    plan = make_plan(texts, certain_decisions(propose(texts, identifiers, identities)), identities)
    return apply_edits(text, list(plan.edits["a"]))


def test_the_genitive_stays_outside() -> None:
    text = "Zorvika kom. Zorvikas bil stod där."
    assert replaced(text, found(text, "Zorvika"), found(text, "Zorvikas")) == "[namn 1] kom. [namn 1]s bil stod där."


def test_a_name_that_ends_in_s_is_no_genitive() -> None:
    text = "Andreas ringde Andrea."
    assert replaced(text, found(text, "Andreas"), found(text, "Andrea", nth=1)) == "[namn 1] ringde [namn 2]."


def test_a_first_name_alone_belongs_to_the_only_one_who_has_it() -> None:
    text = "Zorvika kom. Sen sa Zorvika Kvistling att Kvistling var trött."
    assert (
        replaced(text, found(text, "Zorvika"), found(text, "Zorvika Kvistling")) == "[namn 1] kom. Sen sa [namn 1] att [namn 1] var trött."
    )


def test_a_first_name_that_two_share_is_somebody_of_its_own() -> None:
    text = "Zorvika Kvistling och Zorvika Barkman. Zorvika kom."
    names = [found(text, "Zorvika Kvistling"), found(text, "Zorvika Barkman"), found(text, "Zorvika", nth=2)]
    assert replaced(text, *names) == "[namn 1] och [namn 2]. [namn 3] kom."


def test_every_case_and_genitive_is_swept() -> None:
    text = "Zorvika! zorvika, ZORVIKAS, Zorvika’s och Zorvika-gruppen."
    assert replaced(text, found(text, "Zorvika")) == "[namn 1]! [namn 1], [namn 1]s, [namn 1]s och [namn 1]-gruppen."


def test_a_name_across_a_line_end_is_swept() -> None:
    text = "Zorvika Kvistling kom. Då sa Zorvika\nKvistling hej."
    assert replaced(text, found(text, "Zorvika Kvistling")) == "[namn 1] kom. Då sa [namn 1] hej."


@pytest.mark.parametrize(
    ("form", "kind", "text", "after"),
    [
        ("Lövånger", "place", "Lövånger, lövångersskolan och LÖVÅNGERSBO.", "[plats 1], [plats 1] och [plats 1]."),
        ("Västerås", "place", "Västerås och en västeråsare.", "[plats 1] och en [plats 1]."),
        ("Sirkka Vuorinen", "person", "Sirkka Vuorinen, Vuorinenarna, SirkkaVuorinen.", "[namn 1], [namn 1], [namn 1]."),
        ("Eva Zorn", "person", "Eva Zorn skrev evazorn och zorneva.", "[namn 1] skrev [namn 1] och [namn 1]."),
        ("Karin", "person", "Karin mötte Karina.", "[namn 1] mötte Karina."),
        ("Grann", "person", "Grann har grannar.", "[namn 1] har grannar."),
    ],
)
def test_longer_words_that_begin_with_a_replaced_one_are_swept(form: str, kind: str, text: str, after: str) -> None:
    assert replaced(text, found(text, form, kind)) == after


def test_a_longer_word_is_not_given_back_for_the_place() -> None:
    text = "Lövånger och lövångersskolan."
    texts = [NamedText("a", text)]
    plan = make_plan(texts, certain_decisions(propose(texts, [found(text, "Lövånger", "place"), found(text, "lövångersskolan", "place")])))
    swept = with_swept(texts, propose(texts, [found(text, "Lövånger", "place")]))
    assert [p.found.match for p in swept if p.swept] == ["lövångersskolan"]
    again = make_plan(texts, [Decision(p, p.identity) for p in swept])
    assert [i.forms for i in again.identities] == [("Lövånger",)]
    assert len(plan.identities) == 2


@pytest.mark.parametrize(
    ("form", "text", "after"),
    [
        ("Gunvor", "Gunvor. Sen kom Gun-\nvor hit.", "[namn 1]. Sen kom [namn 1] hit."),
        ("Tord Fagerlund", "Tord Fagerlund. Det sa Fager\nlunds bror.", "[namn 1]. Det sa [namn 1]s bror."),
        ("Fagerlund", "Fagerlund. Vid fager-\nlundsgården.", "[namn 1]. Vid [namn 1]."),
        ("Karin", "Karin. Då sa Karin\nsaken rakt ut.", "[namn 1]. Då sa [namn 1]\nsaken rakt ut."),
        ("Fagerlund", "Fagerlund. En fager\nLund: Hej.", "[namn 1]. En fager\nLund: Hej."),
    ],
)
def test_a_name_broken_at_a_line_end_is_swept(form: str, text: str, after: str) -> None:
    assert replaced(text, found(text, form)) == after


def test_a_number_is_swept_however_it_is_grouped() -> None:
    text = "Ring 070-174 06 05, alltså 0701740605."
    assert replaced(text, found(text, "070-174 06 05", "phone")) == "Ring [telefonnummer 1], alltså [telefonnummer 1]."


def test_a_number_with_and_without_the_country_is_one() -> None:
    text = "Ring 070-174 06 05 eller +46 70 174 06 05, alltså 0046701740605 eller +46 (0)70-1740605, inte 0701740699."
    numbers = [found(text, "070-174 06 05", "phone"), found(text, "+46 70 174 06 05", "phone")]
    one = "[telefonnummer 1]"
    assert replaced(text, *numbers) == f"Ring {one} eller {one}, alltså {one} eller {one}, inte 0701740699."
    assert replaced(text, numbers[1]).startswith(f"Ring {one} eller {one},")


def test_a_double_name_in_the_genitive_belongs_to_the_full_name() -> None:
    text = "Det sa sirkka-liisa vuorinen. Sirkka-Liisas kompis kom."
    assert replaced(text, found(text, "sirkka-liisa vuorinen"), found(text, "Sirkka-Liisas")) == "Det sa [namn 1]. [namn 1]s kompis kom."


def test_a_name_with_its_last_name_first_is_the_same_person() -> None:
    text = "Fagerlund, Tord: Hej.\nTord Fagerlund: Ja. Och Tord.\nFagerlund, Tord: Hej."
    names = [found(text, "Fagerlund, Tord"), found(text, "Tord Fagerlund"), found(text, "Tord", nth=2)]
    assert replaced(text, *names) == "[namn 1]: Hej.\n[namn 1]: Ja. Och [namn 1].\n[namn 1]: Hej."


def test_a_sentence_and_small_letters_are_never_certain_names() -> None:
    text = "Fatima kom. Vi såg fatimas bil. Ja och sen tyckte kvistling att Det Var Bra Men Inte Helt. Nej."
    names = [found(text, "Fatima"), found(text, "fatimas"), found(text, "kvistling"), found(text, "Det Var Bra Men Inte Helt")]
    certain, check = Certainty.CERTAIN, Certainty.CHECK
    assert [i.certainty for i in not_so_certain(names, [NamedText("a", text)])] == [certain, certain, check, check]
    typed = "kvistling kom hit och sen gick vi"
    assert not_so_certain([found(typed, "kvistling")], [NamedText("a", typed)])[0].certainty is certain


def test_an_age_is_replaced_only_where_it_was_found() -> None:
    text = "Hon är 41 år. Det tog 41 år."
    assert replaced(text, found(text, "41 år", "age")).endswith("Det tog [ålder 1].")  # several words: as they stand
    assert replaced("Hon är 41. Kl 41.", found("Hon är 41. Kl 41.", "41", "age")) == "Hon är [ålder 1]. Kl 41."


def test_numbers_go_on_after_those_in_the_text_and_in_the_key() -> None:
    text = "[namn 3] och Zorvika och Barkman."
    known = (Identity("[namn 7]", "person", ("Barkman",)),)
    assert replaced(text, found(text, "Zorvika"), found(text, "Barkman"), identities=known) == "[namn 3] och [namn 8] och [namn 7]."


def test_pet_names_and_slips_are_offered_as_the_same() -> None:
    text = "Katarina kom. Kattis gick. Katarnia satt kvar."
    texts = [NamedText("a", text)]
    proposals = propose(texts, [found(text, "Katarina"), found(text, "Kattis"), found(text, "Katarnia")])
    assert [p.identity for p in proposals] == ["[namn 1]", "[namn 2]", "[namn 3]"]
    assert "[namn 1]" in proposals[1].perhaps
    assert "[namn 1]" in proposals[2].perhaps


def test_what_a_person_left_stands() -> None:
    text = "Zorvika kom. Zorvika gick."
    texts = [NamedText("a", text)]
    first, second = propose(texts, [found(text, "Zorvika"), found(text, "Zorvika", nth=1)])
    plan = make_plan(texts, [Decision(first, first.identity), Decision(second, None)])
    assert apply_edits(text, list(plan.edits["a"])) == "[namn 1] kom. Zorvika gick."
    assert [i.start for i in plan.left] == [13]


def test_the_same_person_in_several_texts() -> None:
    texts = [NamedText("a", "Zorvika kom."), NamedText("b", "Det var zorvikas bil.")]
    plan = make_plan(texts, certain_decisions(propose(texts, [found("Zorvika kom.", "Zorvika")])))
    assert plan.edits["b"] == (Edit(8, 16, "[namn 1]s"),)


def test_uncertain_findings_wait_for_a_person() -> None:
    text = "Björk kom."
    assert replaced(text, found(text, "Björk", certainty=Certainty.CHECK)) == text


@pytest.mark.parametrize(("start", "end", "before"), [(0, 8, (0, 3)), (2, 5, (0, 3)), (9, 12, (4, 7)), (5, 12, (0, 7))])
def test_places_are_led_back_across_replacements(start: int, end: int, before: tuple[int, int]) -> None:
    assert place_before([Edit(0, 3, "[namn 1]")], start, end) == before


def test_words_in_brackets_that_are_no_placeholder_are_swept() -> None:
    known = [Identity("[namn 1]", "person", ("Zorvika",))]
    assert survivors("[Zorvika skrattar] [namn 1]", known) == [Edit(1, 8, "[namn 1]")]


LETTERS = "abdefgiklmnoprtuvyåäö"
NAME = st.builds(lambda a, b: (a + b).capitalize(), st.text(LETTERS, min_size=2, max_size=5), st.text(LETTERS, min_size=2, max_size=5))
FILLER = st.sampled_from(["och", "sen", "kom", "gick", "tyckte", "inte", "mötet", "var", "långt", ",", ".", "–", "\n"])
WAYS = (
    str,
    str.lower,
    str.upper,
    lambda n: n + "s",
    lambda n: n.lower() + "s",
    lambda n: n.upper() + "S",
    lambda n: n + "-gruppen",
    lambda n: f"({n})",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(NAME, min_size=1, max_size=4, unique_by=str.casefold), st.data())
def test_no_replaced_name_survives_in_any_case_or_genitive(names: list[str], data: st.DataObject) -> None:
    words: list[str] = []
    for name in names:
        ways = data.draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=6))
        words += [part for way in (str, *ways) for part in (way(name), data.draw(FILLER))]
    order = data.draw(st.permutations(range(0, len(words), 2)))
    text = " ".join(part for n in order for part in (words[n], words[n + 1]))
    identifiers = [found(text, name) for name in names]
    after = replaced(text, *identifiers)
    for name in names:
        assert not re.search(rf"(?i)(?<![^\W_]){re.escape(name)}s?(?![^\W\d_])", after), (name, text, after)


def test_the_finder_finds_nothing_certain_afterwards() -> None:
    text = "Deltagare 1: Jag heter Fatima Lindström och bor i Västerås.\n\nDeltagare 2: fatima ringde Lindströms från västerås.\n"
    texts = [NamedText("a", text)]
    plan: Plan = make_plan(texts, certain_decisions(propose(texts, find_identifiers(texts))), again=find_identifiers)
    after = apply_edits(text, list(plan.edits["a"]))
    assert not [i for i in find_identifiers([NamedText("a", after)]) if i.certainty is Certainty.CERTAIN]
    assert "atima" not in after.lower()


def test_an_overlap_goes_to_the_certain_finding() -> None:
    text = "rektorn på Zorvaskolan kom"
    role = found(text, "rektorn på Zorvaskolan", "role", certainty=Certainty.CHECK)
    school = found(text, "Zorvaskolan", "organisation")
    proposals = propose([NamedText("a", text)], [role, school])
    assert [p.found.match for p in proposals] == ["rektorn", "Zorvaskolan"]  # what the school leaves of the role is asked for
    assert [p.identity for p in proposals if isinstance(p, Proposal)] == ["[befattning 1]", "[skola 1]"]


def test_a_person_can_say_no_to_what_would_be_swept() -> None:
    text = "Sten kom. Det var en sten i skon."
    texts = [NamedText("a", text)]
    first, second = with_swept(texts, propose(texts, [found(text, "Sten")]))
    assert (second.swept, second.found.match, second.identity) == (True, "sten", "[namn 1]")
    plan = make_plan(texts, [Decision(first, first.identity), Decision(second, None)])
    assert apply_edits(text, list(plan.edits["a"])) == "[namn 1] kom. Det var en sten i skon."
