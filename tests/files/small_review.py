"""A draft of a few lines against interviews of a few lines, for tests of the rules."""

from collections.abc import Sequence
from pathlib import Path

from tfbb_coding.files.drafts.markdown import parse_markdown
from tfbb_coding.files.transcripts.plain import read_plain
from tfbb_coding.model.report_settings import ReportSettings
from tfbb_coding.model.study import Case, Interview, Study
from tfbb_coding.model.transcript import Transcript, build_transcript
from tfbb_coding.steps.report.check import RULES, check_draft, name_of
from tfbb_coding.steps.report.review import Review, prepare
from tfbb_coding.steps.roles import assign_roles

NORTH = """\
Intervjuare: Vad har stått i vägen för er i höst?

Deltagare 1: Vi hann aldrig sätta oss ner, liksom, och prata om eleverna i lugn och ro. Det var alltid nåt som brann, och då fick det vänta till nästa vecka.

Deltagare 2: Mm.

Deltagare 1: Och sen var det jul.

Deltagare 3: För min del var det lokalen. Vi satt i [skolan] en termin, sen flyttade vi till [kommunen] och där fanns inga stolar. Det är inte roligt att stå upp i tre timmar.
"""
SOUTH = """\
Intervjuare: Vad har hjälpt?

Deltagare 1: Att rektorn kom förbi varje fredag med kaffe och frågade hur det gick, utan att vilja ha nåt skriftligt.

Deltagare 2: Kaffet, ja. Och att vi fick bestämma själva vilka möten som kunde strykas.
"""
LONG = (
    "Vi började med en lista på allt som gick snett och den blev så lång att vi fick klistra ihop tre papper, och sen satt vi där och tittade på den "
    "och då sa nån att vi kan väl ta bort det som inte är vårt, och så blev det bara fem rader kvar."
)
MANY = {"nord": NORTH, "syd": SOUTH, "lista": f"Intervjuare: Och?\n\nDeltagare 4: {LONG}\n"}
CASES = (Case("n", "Pilot Nord"), Case("s", "Pilot Syd"))
INTERVIEWS = (
    Interview("N1", "nord", case="n", kind="focus group", date="2025-10-07", participants=3),
    Interview("S1", "syd", case="s", kind="focus group", date="2025-11-04", participants=2),
    Interview("S2", "lista", case="s", kind="individual", date="2025-12-01", participants=1),
)


def transcripts() -> list[Transcript]:
    return [assign_roles(build_transcript(name, read_plain(text).lines)) for name, text in MANY.items()]


def study(**settings: object) -> Study:
    report = ReportSettings(**settings)  # type: ignore[arg-type]
    return Study(Path(), "Lugna veckan", cases=CASES, interviews=INTERVIEWS, report=report)


def review(text: str, **settings: object) -> Review:
    return prepare(parse_markdown(text, Path("utkast.md")), study(**settings), transcripts())


def found(text: str, rule: str = "", only: Sequence[str] = (), **settings: object) -> list[tuple[str, int, str]]:
    """(rule, line, the draft's words) of all findings, or of one rule's."""
    seen = review(text, **settings)
    off = {name_of(r) for r in RULES} - {rule or name_of(r) for r in RULES} if rule else set(only)
    return [(f.rule, seen.draft.blocks[f.block].place_of(f.start)[0], f.match) for f in check_draft(seen, off)]
