"""What the rules of `tfbb check` are called: the fixed English names of JSON, CSV and code, and those that Swedish readers see."""

from collections.abc import Mapping

SWEDISH: Mapping[str, str] = {
    "quote-not-found": "citat-saknas",
    "quote-altered": "citat-ändrat",
    "quote-wrong-case": "citat-fel-fall",
    "quote-too-long-inline": "citat-för-långt",
    "quote-too-short-block": "blockcitat-för-kort",
    "quote-marks": "citattecken",
    "lead-in": "inledning-saknas",
    "quote-reused": "citat-upprepat",
    "quote-share": "andel-citat",
    "one-voice": "en-röst",
    "one-case": "ett-fall",
    "placeholder-form": "platshållare",
    "omission-mark": "utelämnat",
    "identifier": "röjande-uppgift",
    "identifier-indirect": "indirekt-röjande",
    "small-group": "liten-grupp",
    "figure-numbering": "figurnumrering",
    "table-numbering": "tabellnumrering",
    "cross-reference": "korshänvisning",
    "citation-unlisted": "källa-saknas",
    "reference-uncited": "källa-används-inte",
    "naming": "benämning",
    "count-mismatch": "antal-stämmer-inte",
    "count-contradiction": "antal-mot-antal",
    "share-mismatch": "andel-stämmer-inte",
    "period-mismatch": "tid-stämmer-inte",
    "section-missing": "avsnitt-saknas",
    "effect-claim": "påstådd-effekt",
    "summary-drift": "sammanfattning-skiljer",
    "recommendation-ungrounded": "rekommendation-utan-grund",
    "docx-metadata": "filens-uppgifter",
}


STUDY: Mapping[str, str] = {
    "readable": "går-att-läsa",
    "in-place": "på-sin-plats",
    "in-its-turn": "i-sin-tur",
    "evidence-in-place": "skälen-på-sin-plats",
    "orphans": "hör-till-ingen",
    "decided-once": "avgjort-en-gång",
    "said-by-its-owner": "sagt-av-ägaren",
    "in-the-codebook": "finns-i-kodboken",
    "of-this-codebook": "enligt-den-här-kodboken",
    "as-it-was-coded": "som-när-det-kodades",
    "about-something-coded": "om-något-kodat",
    "said-once": "sagt-en-gång",
    "names-nobody": "namnen-röjer-ingen",
    "names-written": "namn-i-egna-ord",
    # what cannot be read, told under the first of them
    "codebook": "kodboken",
    "coding-line": "rad-utan-kodning",
    "codings-encoding": "kodningars-teckenkodning",
    "codings-unreadable": "oläsliga-kodningar",
    "condensation-line": "rad-utan-koncentrering",
    "condensations-encoding": "koncentreringars-teckenkodning",
    "condensations-unreadable": "oläsliga-koncentreringar",
    "duplicate-transcript": "samma-transkription",
    "empty": "tom",
    "history-line": "rad-utan-ändring",
    "known-identifiers": "kända-uppgifter",
    "lost-words": "förlorade-ord",
    "memo-line": "rad-utan-minnesanteckning",
    "memos-unreadable": "oläsliga-minnesanteckningar",
    "missing-transcript": "transkription-saknas",
    "note-line": "rad-utan-anteckning",
    "notes-unreadable": "oläsliga-anteckningar",
    "unknown-theme": "okänt-tema",
    "unknown-case": "okänt-fall",
    "unknown-key": "okänd-nyckel",
    "bad-date": "inget-datum",
    "bad-kind": "okänt-slag",
    "bad-participants": "inget-antal",
    "bad-k": "inget-tal",
    "bad-language": "okänt-språk",
    "duplicate-id": "samma-id",
    "duplicate-key": "samma-nyckel",
    "missing-id": "id-saknas",
    "missing-title": "titel-saknas",
    "unnamed-transcript": "transkription-utan-samtal",
    "unreadable": "oläsligt",
    "yaml-syntax": "yaml-fel",
}
"""The rules of `tfbb check study`."""


def rule_word(rule: str, language: str) -> str:
    """What readers of the language see; the fixed name in English.

    >>> rule_word("quote-altered", "sv"), rule_word("quote-altered", "en"), rule_word("in-place", "sv")
    ('citat-ändrat', 'quote-altered', 'på-sin-plats')
    """
    return rule if language.startswith("en") else SWEDISH.get(rule) or STUDY.get(rule, rule)


def known_rule(given: str) -> str | None:
    """The fixed name of a rule named in English or Swedish; None for no rule.

    >>> known_rule("Citat-ändrat"), known_rule("quote-altered"), known_rule("quote")
    ('quote-altered', 'quote-altered', None)
    """
    said = "-".join(given.casefold().replace("_", "-").split())
    return next((rule for rule, swedish in SWEDISH.items() if said in {rule, swedish}), None)
