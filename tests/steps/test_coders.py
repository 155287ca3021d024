"""Whose codings can be compared."""

from tfbb_coding.model.coders import coders_of
from tfbb_coding.model.coding import Coding, Status


def units(coder: str, transcript: str, n: int) -> list[Coding]:
    return [Coding(transcript, f"{transcript}:{u}.1", u, "D", u, u + 1, "hinder", "", coder, Status.ACCEPTED, 1.0, "x") for u in range(n)]


def test_somebody_who_tried_one_unit_is_not_compared() -> None:
    found = coders_of({"anna": units("anna", "a", 40), "bo": units("bo", "a", 30), "cecilia": units("cecilia", "a", 1)})
    assert (found.people, found.compared, found.left_out) == (("anna", "bo"), ("anna", "bo"), (1,))


def test_voices_and_what_was_settled_are_no_coders() -> None:
    found = coders_of({"anna": units("anna", "a", 40), "consensus": units("consensus", "a", 40), "both": units("both", "a", 40)})
    assert (found.people, found.compared, found.left_out) == (("anna",), (), ())


def test_people_who_coded_other_conversations_have_coded_but_are_not_compared() -> None:
    found = coders_of({"anna": units("anna", "a", 40), "bo": units("bo", "b", 40), "eva": units("eva", "a", 10)})
    assert (found.people, found.compared, found.left_out) == (("anna", "bo", "eva"), ("anna", "eva"), (40,))


def test_where_all_have_few_all_have_coded() -> None:
    assert coders_of({"anna": units("anna", "a", 3), "bo": units("bo", "a", 2)}).people == ("anna", "bo")
