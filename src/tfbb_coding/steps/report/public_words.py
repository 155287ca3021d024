"""Names that may stand in a report: of public bodies and publishers, of programs, of countries, and of those who wrote it."""

import re

from tfbb_coding.steps.report.person_words import any_of

_BODIES = (
    "*universitet* *högskola* myndighet* *myndigheten *verket *styrelsen *inspektionen *departement* rådet *forskningsråd* *institut* *förbund* "
    "*riksdag* *regering* SKR SOU FN EU WHO UNICEF BRIS *ombudsman* kommittén *fond *fonden *stiftelse* Majblomman *Barnhuset* *förlag* *press"
)
_PROGRAMS = "*Word* *Excel* *Teams* *Zoom* *NVivo* *Microsoft* *Google*"
PUBLIC = re.compile(rf"\b(?:{any_of(f'{_BODIES} {_PROGRAMS}')}|Rädda\sBarnen|Röda\sKorset)\b", re.IGNORECASE)
"""A public body, a large association, a publisher or a program."""
BYLINE = re.compile(
    r"^\s*(?:(?i:"
    + any_of("författare rapportförfattare utvärderare kontakt* uppdragsgivare beställare utgivare projektledare layout foto omslag")
    + r"\s*:)|(?:[Aa]v|[Ss]kriven\sav)\s+[A-ZÅÄÖ])"
)
"""The beginning of a line that says who made the report."""
FAR_PLACES = frozenset(
    "himalaya everest alperna sahara paris london titanic nasa mars jorden månen amerika usa europa norden sverige skandinavien asien afrika australien "
    "norge danmark finland island grönland tyskland england skottland wales irland storbritannien frankrike spanien italien portugal grekland nederländerna holland belgien "
    "schweiz österrike polen ungern tjeckien estland lettland litauen ryssland ukraina turkiet syrien irak iran afghanistan somalia eritrea etiopien kina japan indien "
    "kanada brasilien mexiko".split()
)
"""Countries, and places that people speak of in figures of speech: nobody is found by them."""
