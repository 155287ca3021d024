"""Who interviews: told by the study, the labels, or who asks."""

import pytest

from tfbb_coding.model.transcript import Role, SpokenLine, Transcript, build_transcript
from tfbb_coding.steps.roles import asks, assign_roles


def talk(*said: tuple[str | None, str]) -> Transcript:
    return build_transcript("samtal", [SpokenLine(speaker, text) for speaker, text in said])


def interviewers(transcript: Transcript) -> set[str]:
    return {person.label for person in transcript.participants if person.role is Role.INTERVIEWER}


NAMED = talk(("Vera", "Hur började det?"), ("Bo", "Med lunch."), ("Siv", "Ja."), ("Vera", "Och sen?"), ("Bo", "Då kom Siv, eller hur?"))


@pytest.mark.parametrize(
    "label",
    ["I", "I1", "i", "INT", "Int", "Int 1", "Intervjuare", "intervjuare", "Intervjuare 1", "Interviewer", "Moderator", "Forskare", "Samtalsledare",
     "Intervjuare (Vera)", "Vera (intervjuare)", "Vera, moderator", "Fråga", "Utvärderare", "Diskussionsledare"],
)  # fmt: skip
def test_labels_of_interviewers(label: str) -> None:
    transcript = assign_roles(talk((label, "Berätta."), ("R1", "Hur då?"), (label, "Allt."), ("R2", "Varför det?")))
    assert interviewers(transcript) == {label}
    assert {person.role for person in transcript.participants if person.label != label} == {Role.PARTICIPANT}
    assert transcript.warnings[-1] == f"Interviewer: {label} (told by the label)."


@pytest.mark.parametrize("label", ["IP", "IP1", "Informant", "Interviewee", "Intervjuperson 2", "R1", "Deltagare 1", "Ida", "Inger", "Moa"])
def test_labels_of_participants(label: str) -> None:
    transcript = assign_roles(talk((label, "Ja."), ("B1", "Nej."), (label, "Jo.")))
    assert interviewers(transcript) == set()


def test_two_interviewers_by_label() -> None:
    transcript = assign_roles(talk(("I1", "Hej."), ("R1", "Hej."), ("I2", "Då så."), ("R1", "Ja.")))
    assert interviewers(transcript) == {"I1", "I2"}
    assert transcript.warnings[-1] == "Interviewers: I1, I2 (told by the label)."


def test_a_label_that_may_be_either_is_believed_of_who_asks() -> None:
    assert interviewers(assign_roles(talk(("M", "Hur gick det?"), ("K", "Bra."), ("M", "Hur då?"), ("K", "Så.")))) == {"M"}
    assert interviewers(assign_roles(talk(("M", "Bra."), ("K", "Hur gick det?"), ("M", "Ja."), ("K", "Hur då?")))) == {"K"}


def test_study_goes_before_everything() -> None:
    transcript = assign_roles(NAMED, ["bo"])
    assert interviewers(transcript) == {"Bo"}
    assert "study.yaml" in transcript.warnings[-1]


def test_study_names_nobody_who_speaks() -> None:
    transcript = assign_roles(NAMED, ["Kim"])
    assert interviewers(transcript) == {"Vera"}
    assert transcript.warnings[0] == "None of the interviewers named in study.yaml speaks in this transcript."


def test_who_asks_most_interviews() -> None:
    transcript = assign_roles(NAMED)
    assert interviewers(transcript) == {"Vera"}
    assert transcript.warnings == ("Interviewer: Vera (asks in 2 of the 2 turns that ask something).",)


def test_two_who_share_the_asking() -> None:
    said = [("Vera", "Hur då?"), ("Bo", "Så."), ("Kim", "Och sen?"), ("Siv", "Hem.")] * 3
    assert interviewers(assign_roles(talk(*said))) == {"Vera", "Kim"}


def test_nobody_clearly_asks_most() -> None:
    said = [("Bo", "Hur då?"), ("Siv", "Vad menar du?"), ("Kim", "Varför det?")] * 3
    transcript = assign_roles(talk(*said))
    assert {turn.role for turn in transcript.turns} == {Role.PARTICIPANT}
    assert "Nobody could be told" in transcript.warnings[-1]


def test_a_lone_speaker_takes_part() -> None:
    transcript = assign_roles(talk(("Bo", "Hur blev det så?"), ("Bo", "Det vet man inte. Eller hur?")))
    assert {turn.role for turn in transcript.turns} == {Role.PARTICIPANT}


def test_turns_without_speaker_stay_unknown() -> None:
    transcript = assign_roles(talk(("I", "Hej?"), (None, "Tack!"), ("R1", "Hej.")))
    assert [turn.role for turn in transcript.turns] == [Role.INTERVIEWER, Role.UNKNOWN, Role.PARTICIPANT]


def test_without_speakers_every_role_is_unknown() -> None:
    transcript = assign_roles(talk((None, "Hur gick det?"), (None, "Bra.")))
    assert {turn.role for turn in transcript.turns} == {Role.UNKNOWN}
    assert transcript.warnings == ("No speakers are named: every turn's role is unknown.",)


def test_nothing_but_roles_and_warnings_changes() -> None:
    transcript = assign_roles(NAMED)
    assert (transcript.text, transcript.name) == (NAMED.text, NAMED.name)
    assert [turn.span for turn in transcript.turns] == [turn.span for turn in NAMED.turns]


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Hur gick det?", True), ("Jaha. Och sen?", True), ("Va?", False), ("Eller hur?", False), ("Det gick bra, va?", False), ("Hur som helst.", False),
     ("Ja. Eller?", False), ("Vad sa du, eller hur menar du?", True)],
)  # fmt: skip
def test_what_asks(text: str, asked: bool) -> None:
    assert asks(text) is asked


@pytest.mark.parametrize("named", ["Per Lindqvist", "Lindqvist, Per", "per lindqvist", "Lindqvist, Per (Extern)"])
def test_the_study_may_name_an_interviewer_in_either_order(named: str) -> None:
    transcript = assign_roles(talk(("Lindqvist, Per (Extern)", "Berätta."), ("Öberg, Siv", "Hur då?")), [named])
    assert interviewers(transcript) == {"Lindqvist, Per (Extern)"}


def test_a_label_named_as_written_goes_before_others_like_it() -> None:
    transcript = assign_roles(talk(("Person (A)", "Berätta."), ("Person (B)", "Hur då?")), ["Person (B)"])
    assert interviewers(transcript) == {"Person (B)"}


def test_a_note_behind_a_label_hides_no_interviewer() -> None:
    assert interviewers(assign_roles(talk(("I (ER)", "Berätta."), ("R1 (man)", "Hur då?"), ("I (ER)", "Ja.")))) == {"I (ER)"}
