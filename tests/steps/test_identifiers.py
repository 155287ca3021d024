"""The voices put together."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfbb_coding.model.identifier import DIRECT, KINDS, Certainty, Identifier, NamedText
from tfbb_coding.steps.document_identifiers import find_in_file_name
from tfbb_coding.steps.identifiers import PLACEHOLDERS, KnownWords, Voices, find_identifiers, load, suggest

MARKUP = re.compile(r"\[\[([A-Z]+):(.*?)\]\]|\{\{(.*?)\}\}")
BLIND = Path(__file__).parents[1] / "data" / "identifiers"
NAMES = frozenset({"PERSON", "LOCATION", "ORGANISATION"})
NOT_DIRECT = frozenset({"AGE", "DATE", "ROLE"})
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")


def find(text: str, **options: object) -> list[Identifier]:
    return find_identifiers([NamedText("a.txt", text)], **options)  # type: ignore[arg-type]


def test_findings_carry_place_kind_and_suggestion() -> None:
    first, second, *rest = find("Intervjuare: Hej.\nDeltagare 1: Jag heter Fatima och bor i Hedemora.\n")
    assert (first.match, first.kind, first.certainty, first.suggestion) == ("Fatima", "person", Certainty.CERTAIN, "[namn]")
    assert (first.path, first.line, first.column) == ("a.txt", 2, 24)
    assert (second.match, second.suggestion) == ("Hedemora", "[kommun]")
    assert not rest


def test_one_voice_alone_is_to_check() -> None:
    found = find("Vi hade Fatima där.", voices=Voices(tagger=False))
    assert [i.certainty for i in found] == [Certainty.CHECK]


def test_a_pattern_needs_no_second_voice() -> None:
    assert find("ring 070-174 06 77")[0].certainty is Certainty.CERTAIN


def test_roles_are_never_certain() -> None:
    found = [i for i in find("Jag är enda logopeden i länet.") if i.kind == "role"]
    assert [(i.match, i.certainty) for i in found] == [("enda logopeden i länet", Certainty.CHECK)]


def test_a_role_with_its_place_is_told_beside_the_name() -> None:
    found = find_identifiers([NamedText("a", "Rektorn i Ljungvik, Berit Lindahl, sa nej. Sen kom diakonen, Tyra Ekbäck.")])
    assert [i.match for i in found if i.kind == "role"] == ["Rektorn i Ljungvik"]


@pytest.mark.parametrize("text", ["[Fatima skrattar] Ja.", "Jag [pekar på Fatima] undrar.", "<!-- Fatima sa nej -->\nJa."])
def test_a_name_in_brackets_is_no_placeholder(text: str) -> None:
    assert [i.match for i in find_identifiers([NamedText("a", text)])] == ["Fatima"]


@pytest.mark.parametrize(
    "text", ["[skratt] Ja.", "[namn 2] kom.", "[Sten?] ja", "[paus, 3 sekunder]", "# Möte\n\n## Tid och plats\n\nVi hann inte."]
)
def test_other_brackets_and_headings_name_nobody(text: str) -> None:
    assert not find_identifiers([NamedText("a", text)])


def test_a_name_is_remembered_in_other_texts() -> None:
    texts = [NamedText("a", "Då ringde Tuvstarra igen, och Tuvstarra sa nej till Fatima."), NamedText("b", "sen kom fatimas mamma")]
    assert any(i.path == "b" and i.match == "fatimas" and i.suggestion == "[namn]s" for i in find_identifiers(texts))


def test_known_words_of_the_study() -> None:
    known = KnownWords((("gamla bruket", "place"),), frozenset({"lilla bron"}))
    found = find("vi möttes vid gamla brukets port", known=known)
    assert [(i.match, i.kind, i.certainty) for i in found] == [("gamla brukets", "place", Certainty.CERTAIN)]


def test_allowed_words_are_left_alone() -> None:
    assert find("Vi hade Fatima där.", known=KnownWords(allowed=frozenset({"fatima"}))) == []


def test_cited_authors_are_left_alone() -> None:
    assert find("Detta visar Ekbäck och Sandén (2019) tydligt.") == []


def test_placeholders_are_left_alone() -> None:
    assert find("Då sa [namn] i [kommun 1] till [förnamn borttaget], rektor på [skola A].") == []


def test_sensitive_only_when_asked() -> None:
    text = "hon fick en diagnos i våras"
    assert find(text) == []
    assert [i.kind for i in find(text, sensitive=True)] == ["sensitive"]


def test_combination_of_small_facts() -> None:
    text = "Hon kom från Hedemora, har nio syskon och stod i tidningen när skolan brann."
    assert "combination" in {i.kind for i in find(text)}


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("person", "Fatimas", "[namn]s"),
        ("person", "Fatima", "[namn]"),
        ("organisation", "Ekdungeskolan", "[skola]"),
        ("place", "Hedemora", "[kommun]"),
        ("place", "Påhittsby", "[plats]"),
    ],
)
def test_suggestions(kind: str, words: str, expected: str) -> None:
    assert suggest(kind, words) == expected


def test_every_kind_has_a_placeholder() -> None:
    assert set(PLACEHOLDERS) == set(KINDS) >= DIRECT


def test_file_names() -> None:
    assert [i.match for i in find_in_file_name("x/intervju_fatima_hedemora_2.txt")] == ["fatima", "hedemora"]
    assert find_in_file_name("norra-fokusgrupp-1.txt") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abåÄö AFS.,:\n-0123@#[]<>\"'_/é\u0301"), max_size=120))
def test_any_text_has_true_positions(text: str) -> None:
    for found in find(text):
        assert found.kind in KINDS
        assert found.start < found.end
        assert found.line >= 1


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(["Fatima", "Göran", "Hodan", "Zeynep", "Lennart"]),
    frame=st.sampled_from(["Jag pratade med {} igår.", "Det var {}s mamma som ringde.", "Sen kom {}, och då gick vi."]),
)
def test_a_well_known_name_is_found_wherever_it_stands(name: str, frame: str) -> None:
    text = frame.format(name)
    at = text.index(name)
    assert any(i.start <= at and at + len(name) <= i.end for i in find(text))


def measure(path: Path) -> tuple[float, float, float]:
    """(direct identifiers recalled, names recalled, falsely flagged words per 1,000) of a file of marked utterances."""
    text, spans = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        at = 0
        for m in MARKUP.finditer(line):
            text += line[at : m.start()]
            words = m[2] if m[1] else m[3]
            if m[1]:
                spans.append((len(text), len(text) + len(words), m[1]))
            text += words
            at = m.end()
        text += line[at:] + "\n"
    covered = bytearray(len(text))
    gold = bytearray(len(text))
    for i in find(text):
        covered[i.start : i.end] = b"\1" * (i.end - i.start)
    hits: dict[str, list[bool]] = {"direct": [], "names": []}
    for start, end, kind in spans:
        gold[start:end] = b"\1" * (end - start)
        hit = all(covered[i] for i in range(start, end) if not text[i].isspace())
        if kind in NAMES:
            hits["names"].append(hit)
        if kind not in NOT_DIRECT:
            hits["direct"].append(hit)
    words_found = [(any(covered[m.start() : m.end()]), any(gold[m.start() : m.end()])) for m in WORD.finditer(text)]
    false = sum(flagged and not true for flagged, true in words_found)
    return sum(hits["direct"]) / len(hits["direct"]), sum(hits["names"]) / len(hits["names"]), 1000 * false / len(words_found)


@pytest.mark.parametrize(
    ("name", "direct", "names", "false"),
    [("blind_a.txt", 0.96, 0.96, 10), ("blind_b.txt", 0.91, 0.93, 10), ("blind_c.txt", 0.95, 0.95, 10), ("blind_e.txt", 0.95, 0.94, 14)],
)
def test_talk_by_other_hands(name: str, direct: float, names: float, false: float) -> None:
    """Figures of docs/anonymity.md, with a little room; the rules' authors never looked at what blind_b, blind_c and blind_e miss."""
    if not (BLIND / name).exists():
        pytest.skip("the blind test sets are not here")
    got = measure(BLIND / name)
    assert got[0] >= direct
    assert got[1] >= names
    assert got[2] <= false


def test_loading_is_quick() -> None:
    load()
    load(Voices())


@pytest.mark.parametrize(
    "text",
    [
        "Då tog vi fram Zoomlänk och tittade.",
        "det var ett projekt som hette Länken och sen gick det",
        "vi hade en grupp som kallades Drakflickan där",
        "hämtade på Posten i går",
    ],
)
def test_a_capital_alone_is_no_second_voice(text: str) -> None:
    """The rule saw a capital on a word that no list has; a tagger that only leans towards a name saw the same capital."""
    assert not [i for i in find(text) if i.certainty is Certainty.CERTAIN]


@pytest.mark.parametrize("text", ["Då tog vi fram Excelark och tittade.", "Jag gick in i Teamsmappen i går."])
def test_words_made_of_a_programmes_name_are_words(text: str) -> None:
    assert find(text) == []


def test_the_day_in_a_file_name_is_certain() -> None:
    for name in (
        "Möte-20240312_100233-Mötesinspelning.docx",
        "intervju_2024-03-12.txt",
        "intervju_20240312.txt",
        "Möte 240312.txt",
        "m_24-03-12.txt",
    ):
        assert [(i.kind, i.certainty, i.part) for i in find_in_file_name(name)] == [("date", Certainty.CERTAIN, "file name")]


@pytest.mark.parametrize("name", ["Möte-20240312_100131-x.docx", "möte_100233.txt", "kod 241399.txt", "rapport 1234567.txt"])
def test_a_time_or_a_number_in_a_file_name_is_no_second_day(name: str) -> None:
    assert len(find_in_file_name(name)) == ("20240312" in name)


@pytest.mark.parametrize("name", ["F a t i m a", "Ｆａｔｉｍａ", "Fa\u00adti\u200bma", "𝐅𝐚𝐭𝐢𝐦𝐚", "F.a.t.i.m.a", "Mar\nianne"])
def test_names_in_disguise_are_certain_and_stand_where_they_are_said_to(name: str) -> None:
    text = f"Då ringde jag till {name} och frågade."
    (found,) = [i for i in find(text) if i.kind == "person"]
    assert (found.match, found.certainty) == (name, Certainty.CERTAIN)
    assert text[found.start : found.end] == name


def test_a_number_said_digit_by_digit_is_found() -> None:
    assert [i.match for i in find("numret är 0 7 0 1 7 4 0 6 0 5 på dagen") if i.kind == "phone"] == ["0 7 0 1 7 4 0 6 0 5"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aFåti mｆＡ\u00ad\u200b𝐅.-\n1 0\u0430"), max_size=60))
def test_places_are_true_in_texts_with_disguises(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.match == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "Frida mig från alla möten före nio.",
        "Linda in det lite, sa hon.",
        "Sen hade vi en kurs som hette Rätt stöd i rätt tid.",
        "Vi körde något som heter De levande åren.",
        "På den där appen hette hon något annat.",
        "Det satt en lapp på dörrn å den var våt.",
        "Vi körde Kahoot och sen Google Translate.",
        "Han fick Concerta och sen Elvanse, och till slut Theralen.",
        "Föräldraskolan är öppen. Kuratorsmottagningen är stängd.",
        "Ja. Vårdcentralen svarade inte, och Resursskolan var full.",
        "störningsjouren åker ut och skriver en lapp",
        "det ligger i mejltråden och på samtyckesblanketterna",
    ],
)
def test_everyday_words_name_nobody(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("name", ["Stenhamreskolan", "Lillhagsskolan", "Furubergsmottagningen", "Källängsgården", "Norrgårdsskolan"])
@pytest.mark.parametrize("frame", ["{} ligger där.", "Ja. {} hade inga platser.", "Deltagare 2: {} tog emot dem."])
def test_a_unit_that_opens_a_sentence_is_found(name: str, frame: str) -> None:
    assert [(i.match, i.kind) for i in find(frame.format(name)) if i.kind != "mark"] == [(name, "organisation")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Han var på väg.\nSten och jag delar rum.", "Sten"),
        ("Det är Pers tur på fredag.", "Pers"),
        ("Hjärtats Hus öppnade i våras.", "Hjärtats Hus"),
    ],
)
def test_names_that_are_words_beside_a_pronoun_in_the_genitive_and_in_pairs(text: str, name: str) -> None:
    assert [i.match for i in find(text)] == [name]
