"""Shapes: numbers, addresses on the net, dates, ages, roles. Every name, number and place is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfbb_coding.swedish.identifiers.addresses import find_addresses
from tfbb_coding.swedish.identifiers.ages import find_ages
from tfbb_coding.swedish.identifiers.authors import cited_authors, sayings
from tfbb_coding.swedish.identifiers.dates import find_dates
from tfbb_coding.swedish.identifiers.numbers import digits, is_number_word, value
from tfbb_coding.swedish.identifiers.patterns import find_patterns
from tfbb_coding.swedish.identifiers.roles import find_roles
from tfbb_coding.swedish.identifiers.sensitive import find_sensitive


def kinds(text: str) -> set[tuple[str, str]]:
    return {(h.kind, text[h.start : h.end]) for h in find_patterns(text)}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("ring 070-174 06 45 efter lunch", "phone", "070-174 06 45"),
        ("numret är 0701740651", "phone", "0701740651"),
        ("mitt nummer är +46 70 174 06 52", "phone", "+46 70 174 06 52"),
        ("det är noll sju noll, sjutton fyrti, noll sex, femtitre", "phone", "noll sju noll, sjutton fyrti, noll sex, femtitre"),
        ("skriv till kurator.ek@skolan.example ikväll", "email", "kurator.ek@skolan.example"),
        ("siv punkt ek snabel-a lillskolan punkt se", "email", "siv punkt ek snabel-a lillskolan punkt se"),
        ("hon är 20120229-2398 i journalen", "personnummer", "20120229-2398"),
        ("står 120229-0000 fast siffran är fel", "personnummer", "120229-0000"),
        ("samordningsnumret 870473-2390", "personnummer", "870473-2390"),
        ("personnumret är nollnio elva tolv tjugotre åttio", "personnummer", "nollnio elva tolv tjugotre åttio"),
        ("orgnr 559900-1239", "organisation_number", "559900-1239"),
        ("organisationsnumret var 559900 1231 på papperet", "organisation_number", "559900 1231"),
        ("se www.lillskolan.example/tider", "url", "www.lillskolan.example/tider"),
        ("kontot @siv.i.byn la ut det", "handle", "@siv.i.byn"),
        ("han heter stjarnan2011 på snap", "handle", "stjarnan2011"),
        ("en röd bil, QXV 41B, stod där", "plate", "QXV 41B"),
        ("mopeden med skylten qxv 412", "plate", "qxv 412"),
        ("vid 59.3712, 16.5098 låg stugan", "coordinates", "59.3712, 16.5098"),
        ("det var #Tallgläntan# hon sa", "mark", "#Tallgläntan#"),
        ("det var @@rektorn@@ som sa", "mark", "@@rektorn@@"),
        ("sen kom XXX tillbaka", "mark", "XXX"),
    ],
)
def test_shapes(text: str, kind: str, words: str) -> None:
    assert (kind, words) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "vi ses klockan 8.30",
        "det var 25 elever i 4B",
        "ett två tre fyra fem sex sju åtta",
        "2009-2010 var det lugnt",
        "#00:04:12-3# ja",
        "24/7 liksom",
        "ord hinna: ”hann inte” @736-905 (+0.8)",
    ],
)
def test_no_shape(text: str) -> None:
    assert not kinds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("den 4 februari ringde hon", "4 februari"),
        ("det var fjortonde september", "fjortonde september"),
        ("sedan mars 2021 har", "mars 2021"),
        ("i augusti tjugotjugotre", "augusti tjugotjugotre"),
        ("besök 12/11 uteblev", "12/11"),
        ("född 2011-04-30.", "2011-04-30"),
        ("på midsommarafton 2019", "midsommarafton 2019"),
    ],
)
def test_dates(text: str, words: str) -> None:
    assert words in {text[h.start : h.end] for h in find_dates(text)}


@pytest.mark.parametrize("text", ["i november är det mörkt", "på torsdag", "3/4 av klassen", "det tog två veckor", "den tredje gången"])
def test_no_dates(text: str) -> None:
    assert not list(find_dates(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hon är 9 år och går i trean", "9 år"),
        ("han var tolv när de flyttade", "tolv"),
        ("en trettonåring ringde", "trettonåring"),
        ("i höstas fyllde hon arton.", "arton"),
        ("en tjej på sjutton som", "sjutton"),
        ("Kvinnan, 34, bor här", "34"),
    ],
)
def test_ages(text: str, words: str) -> None:
    assert words in {text[h.start : h.end] for h in find_ages(text)}


@pytest.mark.parametrize(
    "text",
    ["jag har jobbat i tolv år", "det är fyra år sedan", "klockan var nio", "i teamet är jag fyrtio procent", "det blir nitton år nu"],
)
def test_how_long_is_no_age(text: str) -> None:
    assert not list(find_ages(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hon bor på Påhittsgatan 12 B, 2 tr", "Påhittsgatan 12 B, 2 tr"),
        ("pappan står på hittvägen sexton", "hittvägen sexton"),
        ("Box 45, 123 45 Låtsasby", "Box 45, 123 45 Låtsasby"),
    ],
)
def test_addresses(text: str, words: str) -> None:
    assert words in {text[h.start : h.end] for h in find_addresses(text)}


def test_no_address() -> None:
    assert not list(find_addresses("vi gjorde en handlingsplan 2 och gick skolvägen hem"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jag är enda logopeden i hela länet", "enda logopeden i hela länet"),
        ("hon är rektor på den lilla byskolan", "rektor på den lilla byskolan"),
        ("vi är tre kuratorer på hela gymnasiet", "tre kuratorer på hela gymnasiet"),
        ("kommunens första skolvärd", "kommunens första skolvärd"),
        ("han är kusin till kommunalrådet", "kusin till kommunalrådet"),
        ("det var prästens äldsta dotter", "prästens äldsta dotter"),
        ("kuratorn på Ekdalens friskola", "kuratorn på Ekdalens friskola"),
    ],
)
def test_roles(text: str, words: str) -> None:
    assert any(words in text[h.start : h.end] for h in find_roles(text))


@pytest.mark.parametrize(
    "text", ["rektorn på skolan sa nej", "en kurator ringde hem", "vår rektor är bra", "läraren i matte", "det är enda sättet"]
)
def test_no_roles(text: str) -> None:
    assert not list(find_roles(text))


def test_cited_authors_and_sayings() -> None:
    text = "Enligt Ek och Lind (2019) är det Lex Sarah, inte Kalle Anka (Sten m.fl., 2020)."
    assert [text[a:b] for a, b in cited_authors(text)] == ["Ek och Lind", "Sten m.fl."]
    assert [text[a:b] for a, b in sayings(text)] == ["Lex Sarah", "Kalle Anka"]


def test_sensitive_words() -> None:
    text = "Hon fick en diagnos och går i moskén."
    assert [text[h.start : h.end] for h in find_sensitive(text)] == ["diagnos", "moskén"]


@given(st.integers(0, 99))
def test_digits_say_what_value_says(number: int) -> None:
    units = [
        "noll",
        "ett",
        "två",
        "tre",
        "fyra",
        "fem",
        "sex",
        "sju",
        "åtta",
        "nio",
        "tio",
        "elva",
        "tolv",
        "tretton",
        "fjorton",
        "femton",
        "sexton",
        "sjutton",
        "arton",
        "nitton",
    ]
    tens = ["", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
    word = units[number] if number < 20 else tens[number // 10] + (units[number % 10] if number % 10 else "")
    assert is_number_word(word)
    assert value(word) == number
    assert digits(word) == str(number)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("en 87-årig kvinna", "87-årig"),
        ("han är snart sextio och har aldrig haft en dator", "sextio"),
        ("Klienten, 44, har bott här länge", "44"),
        ("jag är sextiotvå själv", "sextiotvå"),
        ("flickan på tio år ringde", "tio år"),
        ("pojken ska fylla tretton nästa vecka", "tretton"),
        ("en man på femtiotre med hemtjänst", "femtiotre"),
        ("Det är fjorton år hon är nu", "fjorton år"),
        ("de är åtta och elva nu, barnen", "elva"),
        ("han var nio då, elva när han kom hem", "elva"),
    ],
)
def test_ages_as_they_are_said(text: str, age: str) -> None:
    assert age in {text[a:b] for a, b, kind, *_ in find_ages(text) if kind == "age"}


@pytest.mark.parametrize(
    "text",
    [
        "vi är tolv och ska bli femton",
        "jag var nitton år i yrket innan",
        "det är fyra på gruppen",
        "klockan var nio när han kom",
        "hon är fem minuter sen",
    ],
)
def test_numbers_that_are_no_ages(text: str) -> None:
    assert not list(find_ages(text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Möte-20240312_100233-Mötesinspelning", "20240312"),
        ("Pilotmöte [plats]-20260615_093502-Meeting Transcript", "20260615"),
        ("hon är född fyrtiosju", "fyrtiosju"),
    ],
)
def test_days_of_recordings_and_short_years(text: str, date: str) -> None:
    assert date in {text[hit.start : hit.end] for hit in find_dates(text)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("det var hon som är ansvarig för hemtjänsten som ringde", "hon som är ansvarig för hemtjänsten"),
        ("diakonen i vår församling ringde", "diakonen i vår församling"),
        ("ordföranden i socialnämnden sov", "ordföranden i socialnämnden"),
        ("vår nya enhetschef på korttidsboendet kom", "vår nya enhetschef på korttidsboendet"),
        ("den första kvinnliga brandmannen i kåren", "den första kvinnliga brandmannen i kåren"),
        ("arbetsterapeuten på rehab slutar", "arbetsterapeuten på rehab"),
        ("Sen kom tidigare kommunchefens dotter", "tidigare kommunchefens dotter"),
    ],
)
def test_roles_as_they_are_said(text: str, role: str) -> None:
    assert role in {text[hit.start : hit.end] for hit in find_roles(text)}


@pytest.mark.parametrize(
    "text",
    [
        "den som är ansvarig för ett ärende ska följa upp det",
        "kuratorn på skolan är viktig",
        "chefen måste stå bakom det här",
        "han som kör svarar aldrig",
        "läraren i klassrummet måste få stöd",
    ],
)
def test_roles_that_many_have(text: str) -> None:
    assert not list(find_roles(text))


def test_roles_far_into_a_long_line() -> None:
    text = "ja " * 200 + "då ringde ordföranden i socialnämnden igen " + "ja " * 200
    assert {text[hit.start : hit.end] for hit in find_roles(text)} == {"ordföranden i socialnämnden"}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("bokstäverna var R S T och sen 882", "plate", "R S T och sen 882"),
        ("växeln, 465 00 433, svarade", "phone", "465 00 433"),
        ("glitterkatt under streck nittiosju på snapchat", "handle", "glitterkatt under streck nittiosju"),
    ],
)
def test_shapes_as_they_are_said(text: str, kind: str, words: str) -> None:
    assert (kind, words) in {(hit.kind, text[hit.start : hit.end]) for hit in find_patterns(text)}


def test_streets_called_after_somebody() -> None:
    text = "lägenheten på Murarens gata 9 stod tom"
    assert [text[hit.start : hit.end] for hit in find_addresses(text)][:1] == ["Murarens gata 9"]


def test_digits_that_are_no_numbers_are_read_past() -> None:
    """A power or a number in a ring counts as a digit to Python and is no number it can read."""
    assert [h.kind for h in find_ages("Det blev 2¹⁷ rutor på 5² meter, och ② av dem är ³ år.")] == []


@pytest.mark.parametrize("text", ["0\t7\t0\t2\t0\t2\t0\t0", "4\t8\t1\t2\t2\t3\t5\t132", "0\n9\n0\n2\n0\n3\n0\n0"])
def test_counts_in_a_table_are_no_number_of_anybody(text: str) -> None:
    assert not list(find_patterns(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("990101-238X", "personnummer"),
        ("19 990101 2384", "personnummer"),
        ("SE556036079301", "organisation_number"),
        ("N 59.32930 E 18.06860", "coordinates"),
        ("lat 59.3293 lon 18.0686", "coordinates"),
        ("N59°19.750' E018°04.120'", "coordinates"),
        ("info at grytas dot example", "email"),
        ("kalle.kula at grytas.example", "email"),
        ("kalle[at]grytas[dot]example", "email"),
        ("grytas punkt se snedstreck personal", "url"),
    ],
)
def test_more_ways_to_write_a_number_or_an_address(text: str, kind: str) -> None:
    assert (0, len(text), kind) in {(hit.start, hit.end, hit.kind) for hit in find_patterns(text)}


def test_an_organisations_number_in_words_is_no_phone() -> None:
    text = "organisationsnumret är femtiofem sextio trettiosex noll sju nittiotre"
    assert {hit.kind for hit in find_patterns(text)} == {"organisation_number"}
