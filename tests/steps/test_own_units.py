"""A person's own cuts laid over the program's."""

from tfbb_coding.model.coding import Coding, Evidence, Status
from tfbb_coding.model.decision import Note
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.own_units import handed_down, own_spans, own_unit_id, recut, trimmed
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

TALK = assign_roles(
    build_transcript(
        "a", [SpokenLine("I", "Hur gick det?"), SpokenLine("D", "Ett två tre fyra. Fem sex sju."), SpokenLine("E", "Åtta nio.")]
    )
)


def span(words: str, talk: Transcript = TALK) -> Span:
    at = talk.text.index(words)
    return Span(at, at + len(words))


def texts(own: dict[Span, str]) -> list[str]:
    return [unit.text for unit in recut(TALK, segment(TALK), own)]


def coding(words: str, theme: str = "t", reason: str = "", score: float = 1.0) -> Coding:
    place = span(words)
    found = span(reason) if reason else None
    evidence = (Evidence("phrase", reason, 1.0, found.start, found.end),) if found else (Evidence("question", "Hur?", 1.0),)
    return Coding("a", "a:1.1", 1, "D", place.start, place.end, theme, "", "x", Status.PROPOSED, score, words, evidence)


def test_no_own_units_is_the_programs_cut() -> None:
    assert recut(TALK, segment(TALK), {}) == list(segment(TALK))
    whole = segment(TALK)[0]
    assert recut(TALK, segment(TALK), {whole.span: "annat"}) == list(segment(TALK))


def test_what_an_own_unit_leaves_is_a_unit_too() -> None:
    assert texts({span("två tre"): ""}) == ["Ett", "två tre", "fyra. Fem sex sju.", "Åtta nio."]
    assert texts({span("Ett två tre fyra."): "", span("Fem sex sju."): ""}) == ["Ett två tre fyra.", "Fem sex sju.", "Åtta nio."]


def test_the_id_leads_to_the_words() -> None:
    place = span("Fem sex sju.")
    unit = next(u for u in recut(TALK, segment(TALK), {place: ""}) if u.span == place)
    assert (unit.id, unit.speaker, unit.question) == ("a:1.18-30", "D", "Hur gick det?")
    assert own_unit_id(TALK.turns[1], "a", place.start, place.end) == unit.id


def test_where_cut_and_coding_cross_the_coding_holds() -> None:
    crossing = span("tre fyra. Fem")
    kept = Note("a", "a:1.x", 1, "D", crossing.start, crossing.end, "eva", "", "tre fyra. Fem")
    other = Note("a", "a:2.y", 2, "E", span("nio.").start, span("nio.").end, "eva", "", "nio.")
    spans = own_spans([coding("Ett två tre fyra.")], [kept, other])
    assert set(spans) == {span("Ett två tre fyra."), span("nio.")}


def test_a_proposal_goes_where_its_words_are() -> None:
    halves = recut(TALK, segment(TALK), {span("Ett två tre fyra."): "", span("Fem sex sju."): ""})
    whole = "Ett två tre fyra. Fem sex sju."
    laid, homeless = handed_down([coding(whole, "ord", "sex"), coding(whole, "fråga"), coding("Åtta nio.", "annan")], halves[:2])
    assert [(c.theme, c.quotation) for c in laid] == [("ord", "Fem sex sju."), ("fråga", "Ett två tre fyra."), ("fråga", "Fem sex sju.")]
    assert [c.theme for c in homeless] == ["annan"]
    assert laid[0].unit == halves[1].id


def test_like_proposals_on_a_merged_unit_are_one() -> None:
    unit = segment(TALK)[0]
    laid, _none = handed_down(
        [coding("Ett två tre fyra.", reason="två", score=0.3), coding("Fem sex sju.", reason="sex", score=0.8)], [unit]
    )
    (one,) = laid
    assert (one.score, [e.words for e in one.evidence], one.quotation) == (0.8, ["två", "sex"], unit.text)


def test_trimmed() -> None:
    assert trimmed("  ord  ", 0, 7) == Span(2, 5)
    assert trimmed(" … ", 0, 3) is None
