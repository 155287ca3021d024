"""A review in progress: steps, undo, units cut otherwise, filters and search."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.model.codebook import Codebook, Theme
from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.reviewed import Reviewed
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.recutting import place_to_begin, places_to_split
from tfbb_coding.steps.review_filter import Certainty, Filter, Standing, Words
from tfbb_coding.steps.review_session import Action, Session, interview_for_review
from tfbb_coding.steps.reviewed_unit import Refused, Reviewer, accept, add, condense, is_uncertain, mark_favourite, reject, write_memo
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

EVA = Reviewer("eva", "bok")
BOOK = Codebook(
    "b", "B", "sv", "1", (Theme("hinder", "Hinder", "Det svåra."), Theme("mal", "Mål", "Det man vill.")), fingerprint="bok"
)  # fmt: skip
SAID = (
    "Vi hann inte med träffarna i höstas. Och vi vill att alla ska få komma.",
    "Det regnade. Ängen låg under vatten, så vi åkte båt.",
    "Vi saknade ett rum, och vi saknade en nyckel.",
)


def transcript(name: str = "a") -> Transcript:
    talk = [line for words in SAID for line in (SpokenLine("Intervjuare", "Och mer?"), SpokenLine("Deltagare 1", words))]
    return assign_roles(build_transcript(name, talk))


def proposed(of: Transcript) -> list[Coding]:
    """``hinder`` for the first and the last unit, and an uncertain ``mal`` for the first, each on its words."""
    found = []
    for number, theme, words, status in (
        (0, "hinder", "hann inte", Status.PROPOSED),
        (0, "mal", "vill", Status.UNCERTAIN),
        (2, "hinder", "saknade", Status.PROPOSED),
    ):
        unit = segment(of)[number]
        at = of.text.index(words, unit.start)
        reason = Evidence(f"phrase {words}", words, 1.0, at, at + len(words))
        found.append(
            Coding(of.name, unit.id, unit.turn, unit.speaker, unit.start, unit.end, theme, "", "both", status, 0.8, unit.text, (reason,))
        )
    return found


def session(reviewed: Reviewed | None = None, names: tuple[str, ...] = ("a",)) -> Session:
    interviews = [
        interview_for_review(one := transcript(name), proposed(one), reviewed or Reviewed(), case)
        for name, case in zip(names, ("Norr", "Söder"), strict=False)
    ]
    return Session(interviews, BOOK, EVA)


def taken(one: Session, position: int = 0, line: int = 0) -> None:
    assert one.decide(position, Action.ACCEPT, lambda state: accept(state, line, EVA)) is not None


def test_the_units_in_order_with_what_is_proposed() -> None:
    one = session()
    assert [[coding.theme for coding in state.proposed] for state in one.states] == [["hinder", "mal"], [], ["hinder"]]
    assert [state.unit.question for state in one.states] == ["Och mer?"] * 3
    assert (one.progress.decided, one.progress.proposed) == (0, 2)


def test_progress_counts_units_of_which_everything_is_decided() -> None:
    one = session()
    taken(one)
    assert one.progress.decided == 0
    taken(one, line=1)
    assert (one.progress.decided, one.progress.percent) == (1, 50)


def test_undo_leads_all_the_way_back() -> None:
    one = session()
    before = list(one.states)
    taken(one)
    one.split(0, one.states[0].unit.start + SAID[0].index("Och vi"))
    one.merge(0)
    one.decide(0, Action.MEMO, lambda state: write_memo(state, "Hm.", EVA))
    while one.undo():
        pass
    assert one.states == before
    assert one.reviewed("a") == session().reviewed("a")


def test_a_step_that_could_not_be_kept_never_was() -> None:
    one = session()
    before = list(one.states)
    step = one.decide(0, Action.ACCEPT, lambda state: accept(state, 0, EVA))
    assert step is not None
    one.retract(step)
    assert (one.states, one.steps) == (before, [])
    taken(one)
    after = list(one.states)
    undone = one.undo()
    assert undone is not None
    one.retract(undone)
    assert one.states == after
    assert one.undo() is not None
    assert one.states == before


def test_what_says_nothing_new_is_no_step() -> None:
    one = session()
    taken(one)
    assert one.decide(0, Action.ACCEPT, lambda state: accept(state, 0, EVA)) is None
    assert len(one.steps) == 1


def test_a_split_unit_gives_each_half_what_stands_on_its_words() -> None:
    one = session()
    taken(one)
    one.decide(0, Action.FAVOURITE, lambda state: mark_favourite(state, EVA))
    one.split(0, one.states[0].unit.start + SAID[0].index("Och vi"))
    first, second = one.states[:2]
    assert (first.unit.text, second.unit.text) == ("Vi hann inte med träffarna i höstas.", "Och vi vill att alla ska få komma.")
    assert [c.theme for c in first.proposed] == ["hinder"]
    assert [c.theme for c in second.proposed] == ["mal"]
    assert [c.theme for c in first.own] == ["hinder"]
    assert second.own == ()
    assert first.favourite is not None
    assert first.favourite.quotation == first.unit.text
    assert first.unit.id == "a:1.0-36"
    assert all(c.quotation == first.unit.text and c.unit == first.unit.id for c in (*first.own, *first.proposed))
    assert first.unit.question == "Och mer?"


def test_two_halves_made_one_again_are_the_programs_unit() -> None:
    one = session()
    unit = one.states[0].unit
    one.split(0, unit.start + 10)
    assert len(one.states) == 4
    one.merge(0)
    assert one.states[0].unit == unit
    assert not one.states[0].cut
    assert one.reviewed("a").of(NoteKind.UNIT) == ()


def test_made_one_everything_is_kept() -> None:
    one = session()
    unit = one.states[0].unit
    one.split(0, unit.start + SAID[0].index("Och vi"))
    one.decide(0, Action.ACCEPT, lambda state: accept(state, 0, EVA))
    one.decide(1, Action.REJECT, lambda state: reject(state, 0, EVA))
    one.decide(1, Action.ADD, lambda state: add(state, ("hinder", ""), EVA))
    one.decide(0, Action.MEMO, lambda state: write_memo(state, "Ett.", EVA))
    one.decide(1, Action.MEMO, lambda state: write_memo(state, "Två.", EVA))
    one.decide(1, Action.CONDENSE, lambda state: condense(state, "mal", "Alla får komma.", EVA, {}))
    one.merge(0)
    state = one.states[0]
    assert sorted((c.theme, str(c.status)) for c in state.own) == [("hinder", "accepted"), ("mal", "rejected")]
    assert state.memo is not None
    assert state.memo.text == "Ett.\nTvå."
    assert [c.text for c in state.condensed] == ["Alla får komma."]
    assert [e.words for c in state.own if c.theme == "hinder" for e in c.evidence] == ["hann inte"]


def test_never_across_speakers() -> None:
    one = session()
    with pytest.raises(Refused, match="another turn"):
        one.merge(0)
    with pytest.raises(Refused, match="no unit after"):
        one.merge(2)
    with pytest.raises(Refused, match="both sides"):
        one.split(0, one.states[0].unit.start)


def test_another_session_goes_on_where_this_one_ended() -> None:
    one = session()
    taken(one)
    one.split(0, one.states[0].unit.start + SAID[0].index("Och vi"))
    one.split(3, one.states[3].unit.start + SAID[2].index("och vi"))
    one.decide(3, Action.MEMO, lambda state: write_memo(state, "Nyckel?", EVA))
    again = session(one.reviewed("a"))
    assert again.states == one.states
    assert again.reviewed("a") == one.reviewed("a")


def test_codings_alone_tell_how_units_were_cut() -> None:
    """A killed process may have written the codings and not the cuts."""
    one = session()
    one.split(0, one.states[0].unit.start + SAID[0].index("Och vi"))
    taken(one)
    kept = one.reviewed("a")
    again = session(Reviewed(kept.codings))
    assert [state.unit.text for state in again.states] == [state.unit.text for state in one.states]
    one.undo()
    one.undo()
    taken(one)
    again = session(Reviewed(one.reviewed("a").codings, (), kept.notes))
    assert [state.unit.text for state in again.states] == [state.unit.text for state in one.states]


def test_what_stands_nowhere_any_more_is_kept_as_it_was() -> None:
    gone = Coding("a", "a:9.1", 9, None, 5000, 5010, "mal", "", "eva", Status.ACCEPTED, 1.0, "Nåt annat.")
    memo = Note("a", "a:9.1", 9, None, 5000, 5010, "eva", "Minns.", "Nåt annat.")
    one = session(Reviewed((gone,), (), ((NoteKind.MEMO, (memo,)),)))
    taken(one)
    after = one.reviewed("a")
    assert gone in after.codings
    assert after.of(NoteKind.MEMO) == (memo,)


def test_filters() -> None:
    one = session(names=("a", "b"))
    taken(one, 2)
    one.decide(1, Action.FAVOURITE, lambda state: mark_favourite(state, EVA))

    def chosen(**wanted: object) -> list[int]:
        return one.chosen(Filter(**wanted))  # type: ignore[arg-type]

    assert chosen() == [0, 1, 2, 3, 4, 5]
    assert chosen(theme="mal") == [0, 3]
    assert chosen(case="Söder") == [3, 4, 5]
    assert chosen(certainty=Certainty.UNCERTAIN) == [0, 3]
    assert chosen(certainty=Certainty.CERTAIN) == [2, 5]
    assert chosen(certainty=Certainty.NOTHING) == [1, 4]
    assert chosen(standing=Standing.WAITING) == [0, 3, 5]
    assert chosen(standing=Standing.DECIDED) == [2]
    assert chosen(standing=Standing.FAVOURITE) == [1]
    assert chosen(theme="hinder", case="Norr", standing=Standing.WAITING) == [0]
    assert one.next_waiting(chosen(), 0, is_uncertain) == 3
    assert one.next_waiting(chosen(), 3, is_uncertain) == 0
    one.decide(2, Action.REJECT, lambda state: reject(state, 0, EVA))
    assert chosen(theme="hinder") == [0, 3, 5]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ängen", 1),
        ("ÄNGEN  låg", 1),
        (unicodedata.normalize("NFD", "ängen"), 1),
        ("angen", None),
        ("a:5", 2),
        ("nyckel?", None),
        ("", None),
    ],
)
def test_search_knows_swedish_letters(typed: str, found: int | None) -> None:
    one = session()
    assert one.find(Words.of(typed), [0, 1, 2], 0) == found


def test_search_finds_what_the_reviewer_wrote_and_goes_round() -> None:
    one = session()
    one.decide(0, Action.MEMO, lambda state: write_memo(state, "Jämför med båten", EVA))
    assert one.find(Words.of("båt"), [0, 1, 2], 1) == 0
    assert one.find(Words.of("båt"), [0, 1, 2], 0) == 1


def test_places_to_split() -> None:
    unit = session().states[0].unit
    places = places_to_split(unit)
    assert [unit.text[at - unit.start :].split()[0] for at in places[:3]] == ["hann", "inte", "med"]
    assert unit.text[places[place_to_begin(unit)] - unit.start :].startswith("Och vi vill")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["accept", "reject", "split", "merge", "add", "undo"]), st.integers(0, 7), st.integers(1, 60))))
def test_no_word_is_lost_and_what_is_kept_is_what_is_seen(steps: list[tuple[str, int, int]]) -> None:
    one = session()
    words = " ".join(SAID).split()
    for what, position, number in steps:
        at = position % len(one.states)
        try:
            if what == "split":
                one.split(at, one.states[at].unit.start + number)
            elif what == "merge":
                one.merge(at)
            elif what == "undo":
                one.undo()
            else:
                decision = {"accept": accept, "reject": reject}.get(what)
                one.decide(at, Action.ACCEPT, lambda s: decision(s, 0, EVA) if decision else add(s, ("mal", ""), EVA))  # noqa: B023
        except Refused:
            continue
        spoken = "".join(word for state in one.states for word in state.unit.text.split())
        assert "".join(filter(str.isalnum, spoken)) == "".join(filter(str.isalnum, "".join(words)))
    kept = one.reviewed("a")
    text = transcript().text
    assert all(text[c.start : c.end] == c.quotation for c in kept.codings)
    again = session(kept)
    assert again.reviewed("a") == kept
    assert [s.unit.span for s in again.states] == [s.unit.span for s in one.states]
