"""Quotations under the wrong case, and what is said of all cases with one of them as witness."""

import pytest
from small_review import LONG, found

NORTH, SOUTH = "”då fick det vänta till nästa vecka”", "”frågade hur det gick, utan att vilja ha nåt skriftligt”"
JULY = "”Och sen var det jul”"
MEETINGS = "”vi fick bestämma själva vilka möten som kunde strykas”"

WRONG = [
    (f"# Pilot Syd\n\nEn deltagare säger: {NORTH}.", NORTH),
    (f"# Pilot Nord\n\nEn deltagare säger: {SOUTH}.", SOUTH),
    (f"# Resultat\n\n## Hinder i Pilot Syd\n\nTiden räcker inte: {NORTH}.", NORTH),
    (f"# Pilot Syd\n\n## Hinder\n\nTiden räcker inte, säger en deltagare: {NORTH}.", NORTH),
    (f"# Resultat\n\nI Pilot Syd säger en deltagare: {NORTH}.", NORTH),
    (f"# Resultat\n\nSom en deltagare i Pilot Nord uttrycker det: {SOUTH}.", SOUTH),
    (f"# Resultat\n\nEn deltagare säger {SOUTH} (Deltagare 1, Pilot Nord).", SOUTH),
    (f"# Resultat\n\nEn deltagare säger {NORTH} (S1).", NORTH),
    (f"# Pilot Nord\n\nEn deltagare säger {SOUTH} (N1).", SOUTH),
    (f"# Pilot Nord\n\nSå här säger en deltagare:\n\n> {LONG}", LONG),
    (f"# Resultat\n\nSå här säger en deltagare i Pilot Nord:\n\n> {LONG}", LONG),
    (f"# Resultat\n\nSå här säger en deltagare:\n\n> {LONG} (Pilot Nord)", LONG),
    (f"# Nord\n\nEn deltagare minns: {MEETINGS}.", MEETINGS),
    (f"# Resultat\n\nSyds deltagare är trötta. ”Det var alltid nåt som brann”, säger en av dem, och {NORTH}.", NORTH),
    (f"# Pilot Syd\n\nEn deltagare säger: {MEETINGS}. En annan deltagare säger: {NORTH}.", NORTH),
    (
        "# Pilot Syd\n\nEn deltagare säger: ”då fick det vänta till förra veckan, och sen var det jul”.",
        "då fick det vänta till förra veckan, och sen var det jul",
    ),
]
RIGHT = [
    f"# Pilot Nord\n\nEn deltagare säger: {NORTH}.",
    f"# Pilot Syd\n\nEn deltagare säger: {SOUTH}.",
    f"# Pilot Syd\n\nI Pilot Nord var det tvärtom. Där säger en deltagare: {NORTH}.",
    f"# Pilot Syd\n\nI Pilot Nord var det tvärtom.\n\nEn deltagare minns det så: {NORTH}.",
    f"# Pilot Syd\n\nEn deltagare i en annan pilot säger: {NORTH}.",
    f"# Pilot Syd\n\nTill skillnad från Pilot Nord frågade ledningen: {SOUTH}.",
    f"# Resultat\n\nEn deltagare säger: {NORTH}. En annan: {SOUTH}.",
    f"# Resultat\n\nBåda piloterna talar om tid. En deltagare säger: {NORTH}.",
    f"# Resultat\n\nI Pilot Nord säger en deltagare: {NORTH}. I Pilot Syd är det annorlunda: {SOUTH}.",
    f"# Pilot Syd\n\nSå här säger en deltagare:\n\n> {LONG}",
    f"# Resultat\n\nEn deltagare säger {NORTH} (Deltagare 1, Pilot Nord).",
    f"# Resultat\n\nEn deltagare säger {NORTH} (N1).",
    f"# Pilot Syd\n\nDeltagarna i de andra piloterna instämmer: {NORTH}.",
    "# Pilot Syd\n\nHär talas om ”nästa vecka” och om ”i lugn och ro”.",
    f"# Pilot Syd\n\nEtt eko finns i Nord, där en deltagare säger: {NORTH}.",
    f"# Diskussion\n\nTiden räcker inte, varken här eller på andra ställen: {NORTH}.",
]


@pytest.mark.parametrize(("text", "quotation"), WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_a_quotation_under_the_wrong_case(text: str, quotation: str) -> None:
    assert quotation.strip("”") in [match for _rule, _line, match in found(text, "quote-wrong-case")]


@pytest.mark.parametrize("text", RIGHT)
def test_a_quotation_where_it_belongs(text: str) -> None:
    assert found(text, "quote-wrong-case") == []


ALL = [
    f"I båda piloterna saknas tid. En deltagare säger: {NORTH}. En annan minns: {JULY}.",
    f"Tiden räcker inte i någon av dem. I samtliga piloter är det så. ”Vi hann aldrig sätta oss ner”, säger en deltagare, och en annan: {JULY}.",
    f"För alla piloterna gäller att tiden tar slut: {NORTH}. En deltagare: ”Det är inte roligt att stå upp i tre timmar”.",
    f"Samtliga piloter lyfter kaffet. En deltagare: {SOUTH}. En annan: {MEETINGS}.",
    f"Hos alla piloter finns viljan, säger deltagarna: {MEETINGS}, och {SOUTH}.",
]
NOT_ALL = [
    f"I båda piloterna saknas tid. En deltagare säger: {NORTH}. En annan: {SOUTH}.",
    f"I båda piloterna saknas tid. En deltagare säger: {NORTH}.",
    f"Det är inte så i alla piloter. En deltagare säger: {NORTH}. En annan minns: {JULY}.",
    f"I alla piloter utom en finns tid. En deltagare säger: {NORTH}. En annan minns: {JULY}.",
    f"I båda piloterna saknas tid. Ett exempel är Pilot Nord: {NORTH}. En annan deltagare minns: {JULY}.",
    f"Flera piloter saknar tid. En deltagare säger: {NORTH}. En annan minns: {JULY}.",
    f"Alla piloter startade i höstas. I Pilot Nord säger en deltagare: {NORTH}. En annan minns: {JULY}.",
    "I alla piloter saknas tid, som framgår av avsnitt 3.",
]


@pytest.mark.parametrize("text", ALL)
def test_all_cases_shown_by_one(text: str) -> None:
    assert len(found(text, "one-case")) == 1


@pytest.mark.parametrize("text", NOT_ALL)
def test_all_cases_shown_by_several_or_not_meant(text: str) -> None:
    assert found(text, "one-case") == []
