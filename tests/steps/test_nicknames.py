"""Schools by their short names, units by their acronyms, and roles that hold a school: what is proposed for them."""

import pytest

from tfbb_coding.model.identifier import Certainty, Identifier, NamedText
from tfbb_coding.model.replacement import Identity, apply_edits
from tfbb_coding.steps.identifiers import find_identifiers, suggest
from tfbb_coding.steps.pseudonymise import Decision, Proposal, certain_decisions, make_plan, propose, with_swept


def found(text: str, words: str, kind: str, certainty: Certainty = Certainty.CERTAIN) -> Identifier:
    start = text.index(words)
    return Identifier("a", start, start + len(words), words, kind, certainty, suggest(kind, words))


def proposed(text: str, *identifiers: Identifier, identities: tuple[Identity, ...] = ()) -> list[Proposal]:
    return propose([NamedText("a", text)], identifiers, identities)


def test_a_short_name_that_is_nobodys_is_the_school() -> None:
    text = "På Kvurre var det bra. Kvurreskolan är liten."
    nick, school = proposed(text, found(text, "Kvurre", "person", Certainty.CHECK), found(text, "Kvurreskolan", "organisation"))
    assert (nick.identity, school.identity, nick.perhaps) == ("[skola 1]", "[skola 1]", ())


def test_a_short_name_that_is_a_place_too_may_be_the_school() -> None:
    text = "Vi trivs på Hedemora. Hedemoraskolan är liten."
    place, school = proposed(text, found(text, "Hedemora", "place"), found(text, "Hedemoraskolan", "organisation"))
    assert (place.identity, school.identity, place.perhaps) == ("[kommun 1]", "[skola 1]", ("[skola 1]",))


def test_a_short_name_that_two_schools_have_may_be_either() -> None:
    text = "På Kvurre var det bra. Kvurreskolan och Kvurregymnasiet."
    nick, *_schools = proposed(
        text,
        found(text, "Kvurre", "person", Certainty.CHECK),
        found(text, "Kvurreskolan", "organisation"),
        found(text, "Kvurregymnasiet", "organisation"),
    )
    assert (nick.identity, nick.perhaps) == ("[namn 1]", ("[skola 1]", "[skola 2]"))


def test_a_school_of_an_earlier_run_has_its_short_name() -> None:
    text = "På Kvurre var det bra."
    (nick,) = proposed(text, found(text, "Kvurre", "person"), identities=(Identity("[skola 4]", "organisation", ("Kvurreskolan",)),))
    assert nick.identity == "[skola 4]"


def test_a_school_is_no_place() -> None:
    assert {i.kind for i in find_identifiers([NamedText("a", "Vi var på Furulundsskolan i går.")])} == {"organisation"}


@pytest.mark.parametrize("unit", ["BUP", "EHT"])
def test_an_acronym_alone_is_no_towns(unit: str) -> None:
    text = f"Jag är på {unit} i Hedemora. Han kom till {unit}, och {unit}:s lokaler är fina."
    texts = [NamedText("a", text)]
    proposals = with_swept(texts, propose(texts, [found(text, f"{unit} i Hedemora", "organisation")]))
    assert [p.found.match for p in proposals] == [f"{unit} i Hedemora"]
    plan = make_plan(texts, certain_decisions(proposals))
    after = apply_edits(text, list(plan.edits["a"]))
    assert after == f"Jag är på [organisation 1]. Han kom till {unit}, och {unit}:s lokaler är fina."


@pytest.mark.parametrize(
    ("text", "role", "school", "left", "after"),
    [
        ("Hon är den enda kuratorn på Kvurreskolan.", "den enda kuratorn på Kvurreskolan", "Kvurreskolan", "den enda kuratorn", "Hon är [befattning 1] på [skola 1]."),
        ("Jag är biträdande rektor på Kvurreskolan i Ås.", "biträdande rektor på Kvurreskolan i Ås", "Kvurreskolan", "biträdande rektor", "Jag är [befattning 1] på [skola 1] i Ås."),
        ("Han är Kvurreskolans enda tolk.", "Kvurreskolans enda tolk", "Kvurreskolans", "enda tolk", "Han är [skola 1] [befattning 1]."),
    ],
)  # fmt: skip
def test_what_a_school_leaves_of_a_role_is_asked_for(text: str, role: str, school: str, left: str, after: str) -> None:
    proposals = proposed(text, found(text, role, "role", Certainty.CHECK), found(text, school, "organisation"))
    (one,) = [p for p in proposals if p.found.kind == "role"]
    assert (one.found.match, text[one.found.start : one.found.end]) == (left, left)
    plan = make_plan([NamedText("a", text)], [Decision(p, p.identity) for p in proposals])
    assert apply_edits(text, list(plan.edits["a"])) == after


def test_a_role_that_is_all_school_asks_nothing() -> None:
    text = "Hon är på Kvurreskolan."
    proposals = proposed(text, found(text, "på Kvurreskolan", "role", Certainty.CHECK), found(text, "Kvurreskolan", "organisation"))
    assert [p.found.kind for p in proposals] == ["organisation"]


def test_a_short_role_is_replaced_where_it_was_decided_only() -> None:
    text = "Jag är biträdande rektor på Kvurreskolan. Han är biträdande rektor."
    proposals = proposed(text, found(text, "biträdande rektor", "role", Certainty.CHECK))
    plan = make_plan([NamedText("a", text)], [Decision(p, p.identity) for p in proposals])
    assert apply_edits(text, list(plan.edits["a"])) == "Jag är [befattning 1] på Kvurreskolan. Han är biträdande rektor."
