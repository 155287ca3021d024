# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Passages that touch the special categories of GDPR article 9, as information for the researcher and no fault."""

import re
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit

WORDS = {
    "health": r"diagnos\w*|adhd|autism\w*|asperger\w*|tourette\w*|depress\w*|ångest\w*|självmord\w*|suicid\w*|självskad\w*|ätstörning\w*|anorex\w*|bulim\w*|psykos\w*|psykisk\w*|"
    r"missbruk\w*|beroendesjuk\w*|alkohol\w*|narkotik\w*|cancer\w*|diabet\w*|epileps\w*|funktionsnedsätt\w*|medicin(?:er|en|era|erar|ering)\w*|inlagd|sjukskriv\w*|trauma\w*|"
    r"ptsd|bipolär\w*|schizofreni\w*|gravid\w*|abort\w*|hiv|utbränd\w*|utmattning\w*",
    "ethnicity": r"etnicitet\w*|etnisk\w*|rom(?:er|erna|sk|ska)|resande(?:folk\w*)?|samer\w*|samisk\w*|kurd(?:er|isk|iska)\w*|somalisk\w*|somalier\w*|arabisk\w*|hudfärg\w*|ras(?:ism|ist)\w*|"
    r"ursprung\w*|invandr\w*|flykting\w*|asylsök\w*|nyanländ\w*",
    "religion": r"muslim\w*|islam\w*|kristen|kristna|kristendom\w*|jud(?:e|ar|isk|iska)\w*|hijab\w*|slöja\w*|moské\w*|jehovas|pingstkyrk\w*|frikyrk\w*|livets ord|ortodox\w*|sekt(?:en|er)?|troende|religi\w*",
    "politics": r"sverigedemokrat\w*|socialdemokrat\w*|moderat(?:erna|en|er)|vänsterpartist\w*|nazis\w*|nmr|partimedlem\w*|politiskt aktiv\w*|extremis\w*",
    "union": r"fackförbund\w*|fackligt?|facklig\w*|medlem i facket|skyddsombud\w*",
    "sexuality": r"homosex\w*|bisex\w*|lesbisk\w*|gay|hbtq\w*|transperson\w*|transkill\w*|transtjej\w*|könskorrig\w*|icke-?binär\w*|sexuell\w*|pride",
    "crime": r"dömd för|åtalad\w*|fängelse\w*|häkt(?:ad|ades|et)|våldtäkt\w*|misshand\w*|kriminell\w*|hedersvåld\w*|hedersrelater\w*|könsstymp\w*|omhändertag\w*|tvångsvård\w*",
}
PATTERN = re.compile(r"\b(?:" + "|".join(WORDS.values()) + r")\b", re.IGNORECASE)


def find_sensitive(text: str) -> Iterator[Hit]:
    """Words of health, ethnicity, religion, politics, union membership, sexuality and crime."""
    for m in PATTERN.finditer(text):
        yield Hit(m.start(), m.end(), "sensitive", "pattern")
