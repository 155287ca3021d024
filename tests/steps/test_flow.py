"""Texts with cues: where an identifier goes on in the next one."""

from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.identifier import Certainty, NamedText
from tfbb_coding.model.replacement import Edit, Identity
from tfbb_coding.steps.flow import edited, flow_of, pieces, places_of, spread, with_pieces, words
from tfbb_coding.steps.identifiers import find_identifiers
from tfbb_coding.steps.same_identity import tidy
from tfbb_coding.steps.survivors import survivors_in

#                          0         1         2         3
#                          0123456789012345678901234567890123456789
TALK = NamedText("a.vtt", "Bo: ring 070-174\n\nBo: 06 05 till Bo.\n", ((16, 22),))


def test_a_number_over_two_cues_is_one_finding_in_two_pieces() -> None:
    (found,) = [i for i in find_identifiers([TALK]) if i.kind == "phone"]
    assert (found.match, found.certainty) == ("070-174 06 05", Certainty.CERTAIN)
    assert places_of(found) == ((9, 16), (22, 27))
    assert [(piece.line, piece.column) for piece in found.pieces] == [(1, 10), (3, 5)]


def test_the_label_between_is_found_by_itself() -> None:
    text = NamedText("a.vtt", "Hodan: ring 070-174\n\nHodan: 06 05.\n\nGöran: Ja.\n", ((19, 28),))
    assert [i.start for i in find_identifiers([text]) if i.match == "Hodan"] == [0, 21]


def test_a_name_over_two_cues_is_one() -> None:
    text = NamedText("a.vtt", "Deltagare 1: vi ringde Fatima\n\nDeltagare 1: Lindström sen.\n", ((29, 44),))
    assert [(i.match, len(i.pieces)) for i in find_identifiers([text]) if i.kind == "person"] == [("Fatima Lindström", 2)]


def test_two_names_of_different_kinds_stay_two() -> None:
    text = NamedText("a.vtt", "Deltagare 1: vi bor i Hedemora\n\nDeltagare 1: Fatima bor där.\n", ((30, 45),))
    assert [(i.match, i.kind) for i in find_identifiers([text])] == [("Hedemora", "place"), ("Fatima", "person")]


def test_no_break_no_joining() -> None:
    assert not [i for i in find_identifiers([NamedText("a", TALK.text)]) if i.match == "070-174 06 05"]


def test_an_edit_is_put_into_its_first_piece() -> None:
    assert spread(TALK, Edit(9, 27, "[telefonnummer 1]")) == [Edit(9, 16, "[telefonnummer 1]"), Edit(22, 27, "")]


def test_breaks_move_with_edits() -> None:
    after = edited(TALK, [Edit(0, 2, "[Deltagare 1]"), Edit(9, 16, "[nr]"), Edit(18, 20, "[Deltagare 1]"), Edit(22, 27, "")])
    assert after.text == "[Deltagare 1]: ring [nr]\n\n[Deltagare 1]:  till Bo.\n"
    assert [after.text[a:b] for a, b in after.breaks] == ["\n\n[Deltagare 1]: "]


def test_what_is_replaced_elsewhere_is_found_over_a_break() -> None:
    assert survivors_in(TALK, [Identity("[nr]", "phone", ("070-174 06 05",))]) == [Edit(9, 27, "[nr]")]


def test_a_small_word_at_the_end_is_cut_off_with_its_piece() -> None:
    text = NamedText("a.vtt", "på Ekbackaskolan\n\nBo: i dag", ((16, 22),))
    (found,) = find_identifiers([NamedText("b", "på Ekbackaskolan")])
    over = with_pieces(found.__class__(**{**{f: getattr(found, f) for f in found.__slots__}, "end": 23}), text)
    assert over.match == "Ekbackaskolan i"
    cut = tidy(over)
    assert (cut.match, cut.start, cut.end, cut.pieces) == ("Ekbackaskolan", 3, 16, ())


@given(st.text(alphabet="ab-\n 1", max_size=30), st.data())
def test_places_lead_back_and_forth(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    breaks = tuple((a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b)
    flow = flow_of(text, breaks)
    outside = [i for i in range(len(text)) if not any(a <= i < b for a, b in breaks)]
    named = NamedText("a", text, breaks)
    assert [text[i] for a, b in pieces(named, 0, len(text)) for i in range(a, b)] == [text[i] for i in outside]
    assert len(flow.text) == len(outside) + len(breaks)
    for at in range(len(flow.text)):
        start, end = flow.back(at, at + 1)
        assert end == start + 1
        if start < len(text) and start in outside:
            assert flow.text[at] == text[start]
    assert len(words(named, 0, len(text)).split()) <= len(flow.text.split()) + len(breaks)
