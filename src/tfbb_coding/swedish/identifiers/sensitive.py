# ruff: noqa: E501 - a pattern is read more easily on one line than in pieces
"""Passages that touch the special categories of GDPR article 9, as information for the researcher and no fault."""

import re
from collections.abc import Iterator

from tfbb_coding.swedish.identifiers.hits import Hit

WORDS = {
    "health": r"diagnos\w*|adhd|autism\w*|asperger\w*|tourette\w*|depress\w*|ångest\w*|självmord\w*|suicid\w*|självskad\w*|ätstörning\w*|anorex\w*|bulim\w*|psykos\w*|psykisk\w*|"
    r"missbruk\w*|beroendesjuk\w*|alkohol\w*|narkotik\w*|cancer\w*|diabet\w*|epileps\w*|funktionsnedsätt\w*|medicin(?:er|en|era|erar|ering)\w*|inlagd|sjukskriv\w*|trauma\w*|"
    r"ptsd|npf|add|ocd|dyslexi\w*|stroke\w*|demens\w*|dement\w*|afasi\w*|parkinson\w*|kronisk\w*|sjukdom\w*|handikapp\w*|rullstol\w*|tablett(?:er|erna)|tvångstank\w*|panikattack\w*|fobi(?:er|n)?|cp-?skad\w*|\w*syndrom\w*|missfall\w*|"
    r"dna\w*|gentest\w*|ärftlig\w*|fingeravtryck\w*|bipolär\w*|schizofreni\w*|gravid\w*|abort\w*|hiv|utbränd\w*|utmattning\w*",
    "ethnicity": r"etnicitet\w*|etnisk\w*|rom(?:er|erna|sk|ska)|resande(?:folk\w*)?|samer\w*|samisk\w*|kurd(?:er|isk|iska)\w*|somalisk\w*|somalier\w*|arabisk\w*|hudfärg\w*|ras(?:ism|ist)\w*|"
    r"ursprung\w*|tornedaling\w*|afrosvensk\w*|assyri\w*|syrian\w*|invandr\w*|flykting\w*|asylsök\w*|nyanländ\w*",
    "religion": r"muslim\w*|islam\w*|kristen|kristna|kristendom\w*|jud(?:e|ar|isk|iska)\w*|hijab\w*|slöja\w*|moské\w*|jehovas|pingstkyrk\w*|frikyrk\w*|livets ord|ortodox\w*|sekt(?:en|er)?|troende|religi\w*|imam\w*|buddhis\w*|hindu\w*|konfirm\w*|ramadan\w*",
    "politics": r"sverigedemokrat\w*|socialdemokrat\w*|moderat(?:erna|en|er)|vänsterpartist\w*|nazis\w*|nmr|partimedlem\w*|politiskt aktiv\w*|extremis\w*|röst(?:ar|ade|at) på|centerpartist\w*|miljöpartist\w*|kommunist\w*",
    "union": r"fackförbund\w*|fackligt?|facklig\w*|(?:medlem|med|aktiv|gick\smed|går\smed) i facket|fackklubb\w*|strejk\w*|skyddsombud\w*",
    "sexuality": r"homosex\w*|bisex\w*|lesbisk\w*|gay|hbtq\w*|transperson\w*|transkill\w*|transtjej\w*|könskorrig\w*|icke-?binär\w*|sexuell\w*|pride",
    "crime": r"dömd för|åtalad\w*|fängelse\w*|häkt(?:ad|ades|et)|våldtäkt\w*|misshand\w*|kriminell\w*|hedersvåld\w*|hedersrelater\w*|könsstymp\w*|omhändertag\w*|tvångsvård\w*",
}
PATTERN = re.compile(r"\b(?:" + "|".join(WORDS.values()) + r")\b", re.IGNORECASE)


def find_sensitive(text: str) -> Iterator[Hit]:
    """Words of health, ethnicity, religion, politics, union membership, sexuality and crime."""
    for m in PATTERN.finditer(text):
        yield Hit(m.start(), m.end(), "sensitive", "pattern")
