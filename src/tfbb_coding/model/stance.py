"""How something is said: the stances that a clause of spoken Swedish can have.

Themes of an evaluation differ less in topic than in stance: what is wished, done, found good, in the way, proposed.
:mod:`tfbb_coding.swedish.stance` tells them; a codebook's indicators may need or forbid them.
"""

from enum import StrEnum


class Stance(StrEnum):
    """A stance of a clause. The value is what a codebook writes; the comment says what carries it."""

    NEGATED = "negated"  # the word stands in the scope of inte, aldrig, ingen, utan ...
    WISH = "wish"  # vill, hoppas, önskar, drömmer om, förhoppningen är
    INTENT = "intent"  # ska, tänker, kommer att, planen är
    PURPOSE = "purpose"  # så att, för att + infinitive or ska, syftet, meningen är
    NEED = "need"  # måste, behöver, krävs
    PROPOSAL = "proposal"  # borde, bör, skulle behöva, vore bra, kunde man inte
    ABILITY = "ability"  # kan, kunna, får möjlighet
    PAST = "past"  # a verb in the past tense
    PERFECT = "perfect"  # har or hade and a supine
    PRESENT = "present"  # a verb in the present tense, no modal
    DONE = "done"  # we, I or one has done something: perfect or past of a doing verb
    HABIT = "habit"  # brukar, varje vecka, en gång i månaden, alltid, regelbundet
    CHANGE = "change"  # blivit, börjat, nu ... förut, mer och mer
    POSITIVE = "positive"  # found good, after negation is taken into account
    NEGATIVE = "negative"  # found bad or hard, after negation is taken into account
    FEAR = "fear"  # risk, oro, rädd att, farhåga
    COMPARISON = "comparison"  # än förr, jämfört med, bättre nu
    CAUSE = "cause"  # gör att, tack vare, beror på, därför att, leder till
    CONTRAST = "contrast"  # men, fast, däremot, å andra sidan
    CONCESSION = "concession"  # även om, trots att, ändå
    CONDITION = "condition"  # om ... så, ifall, hade ... varit
    REPORTED = "reported"  # somebody else's words: sa de, säger man, "jaha"
    QUESTION = "question"  # asked, also of oneself: hur ska vi ...?
    FIRST_PERSON = "first_person"  # jag, vi, oss, man
