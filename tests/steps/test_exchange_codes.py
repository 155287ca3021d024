"""Codes of a project as a codebook, and the way there."""

from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.model.codebook import Code, Codebook, Theme
from tfbb_coding.model.exchange import Project, ProjectCase, ProjectCode
from tfbb_coding.model.exchange_words import exchange_words
from tfbb_coding.steps.exchange.describe import described, said_in
from tfbb_coding.steps.exchange.give_codes import project_codes
from tfbb_coding.steps.exchange.guids import Guids
from tfbb_coding.steps.exchange.known import known_in
from tfbb_coding.steps.exchange.take_codes import take_codes

BOOK = Codebook(
    "tfbb",
    "Ängen",
    "sv",
    "1",
    (
        Theme(
            "hinder",
            "Hinder",
            "Det som står i vägen.\nÄven löst.",
            question="Vad hindrar?",
            include="Allt.",
            exclude="Förslag.",
            examples=("Vi hann inte.", "Det regnade."),
            counter_examples=("Det gick bra.",),
            guide=("Vad var svårt?",),
            codes=(Code("tid", "Tid", "När tiden inte räcker."), Code("ej_tid", "Gott om tid", "", denies="tid")),
        ),
        Theme("hjalp", "Hjälp", "Det som hjälpte."),
    ),
)


NEW = known_in("")


def over(book: Codebook, language: str = "sv") -> Project:
    return Project("Ängen", "tfbb 1", codes=project_codes(book, Guids("Ängen")))


def test_a_codebook_comes_back_as_it_was() -> None:
    taken = take_codes(over(BOOK), NEW)
    assert taken.book.themes[1] == BOOK.themes[1]
    back, sent = taken.book.themes[0], BOOK.themes[0]
    assert (back.id, back.label, back.definition, back.question) == (sent.id, sent.label, sent.definition, sent.question)
    assert (back.include, back.exclude, back.examples, back.counter_examples, back.guide) == (
        sent.include,
        sent.exclude,
        sent.examples,
        sent.counter_examples,
        sent.guide,
    )
    assert [(code.id, code.label, code.denies) for code in back.codes] == [("tid", "Tid", ""), ("ej_tid", "Gott om tid", "tid")]
    assert (taken.undefined, taken.new) == (1, 4)


def test_the_studys_own_codes_are_known_by_guid_and_by_label() -> None:
    guids = Guids("Ängen")
    renamed = Project(
        "P", codes=(ProjectCode(guids.of("code", "hinder"), "Obstacles", codes=(ProjectCode("x", " TID "), ProjectCode("y", "Väder"))),)
    )
    taken = take_codes(renamed, known_in("Ängen", book=BOOK))
    assert taken.places == {guids.of("code", "hinder"): ("hinder", ""), "x": ("hinder", "tid"), "y": ("hinder", "vader")}
    assert taken.new == 1


def test_a_code_that_was_renamed_elsewhere_is_known_by_the_id_that_it_tells() -> None:
    codes = (ProjectCode("a", "Svårigheter", "Nytt.\n\nI tfbb: hinder", codes=(ProjectCode("b", "Tidsbrist", "I tfbb: hinder/tid"),)),)
    taken = take_codes(Project("P", "NVivo", codes=codes), known_in("Q", book=BOOK))
    assert taken.places == {"a": ("hinder", ""), "b": ("hinder", "tid")}
    assert taken.new == 0


def test_an_id_that_is_told_twice_is_given_once() -> None:
    codes = (ProjectCode("a", "Ett", "I tfbb: samma"), ProjectCode("b", "Två", "I tfbb: samma"))
    assert take_codes(Project("P", codes=codes), NEW).places == {"a": ("samma", ""), "b": ("tva", "")}


def test_cases_among_the_codes_are_none() -> None:
    project = Project("P", codes=(ProjectCode("a", "Hinder"), ProjectCode("b", "Skogslaget")), cases=(ProjectCase("b", "Skogslaget"),))
    assert [theme.label for theme in take_codes(project, NEW).book.themes] == ["Hinder"]


def test_codes_three_deep_have_their_path_for_a_label() -> None:
    project = Project("P", codes=(ProjectCode("a", "A", codes=(ProjectCode("b", "B", codes=(ProjectCode("c", "C"),)),)),))
    taken = take_codes(project, NEW)
    assert [(code.id, code.label) for code in taken.book.themes[0].codes] == [("b", "B"), ("c", "B › C")]
    assert taken.flattened == 1


def test_labels_alike_and_without_letters_get_ids_of_their_own() -> None:
    project = Project("P", codes=tuple(ProjectCode(str(n), name) for n, name in enumerate(("Å", "a", "!!", "!!"))))
    assert [theme.id for theme in take_codes(project, NEW).book.themes] == ["a", "a-2", "tema", "tema-2"]


def test_a_denial_of_what_is_not_there_is_said_in_the_definition() -> None:
    project = Project("P", codes=(ProjectCode("a", "A", codes=(ProjectCode("b", "B", "Motsats.\n\nMotsäger: finns-inte"),)),))
    [code] = take_codes(project, NEW).book.themes[0].codes
    assert (code.denies, code.definition) == ("", "Motsats.\nMotsäger: finns-inte")


LINES = st.text(alphabet="abåäö:. \n", max_size=40).map(str.strip).filter(bool)


@given(LINES, st.lists(LINES.map(lambda text: " ".join(text.split())), max_size=3), st.sampled_from(["sv", "en"]))
def test_descriptions_are_read_back(definition: str, examples: list[str], language: str) -> None:
    theme = Theme("t", "T", definition, examples=tuple(examples))
    said = said_in(described(theme, "t", exchange_words(language)))
    assert said["definition"] == [definition]
    assert said.get("examples", []) == examples
    assert said["id"] == ["t"]
