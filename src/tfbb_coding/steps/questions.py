"""Which themes a question of the interviewer asks for.

The question being answered explains a placement better than the words alone. A question that names two themes opens both.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.study import GuideQuestion
from tfbb_coding.swedish.stance import words_of

SHARED = 0.6
# Questions that ask who somebody is. What is said in answer seldom carries a theme, whatever words it holds.
INTRODUCTIONS = (
    "presentera dig", "presentera er", "presentationsrunda", "vem är du", "vilka ni är", "vem ni är", "berätta om dig själv", "vad jobbar du med", "vad gör du i ditt jobb",
    "hur länge har du jobbat", "hur länge har du arbetat", "vilken roll har du", "vilken är din roll", "vad har du för roll", "vad har du för bakgrund", "ta en runda", "börja med en runda",
)  # fmt: skip
STOPWORDS = frozenset(
    "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när ska eller vad hon vara denna du ni sedan nu där blir bli ha "
    "vilken hur säga lite berätta er någon då det finnas tycka tänka känna få göra ju skulle vilja ge exempel mer kring ni er ert kunna gärna också här in hos mycket komma"
    .split()
) - {"göra", "vilja", "få"}  # fmt: skip


@lru_cache(maxsize=20_000)
def _content(question: str) -> frozenset[str]:
    return frozenset(w.lemma for w in words_of(question) if w.is_word and w.lemma not in STOPWORDS)


def asks_who(question: str) -> bool:
    """Whether a question asks who somebody is and what they do, not about the subject.

    >>> asks_who("Ska vi börja med en runda, vem ni är?"), asks_who("Vad vill ni uppnå?")
    (True, False)
    """
    plain = " ".join(part.strip(".,!?") for part in question.lower().split())
    return any(words in plain for words in INTRODUCTIONS)


def guide_of(codebook: Codebook, guide: Sequence[GuideQuestion] = ()) -> tuple[GuideQuestion, ...]:
    """The study's guide and, after it, the questions that the codebook gives for each theme."""
    own = tuple(GuideQuestion(question, (theme.id,)) for theme in codebook.themes for question in theme.guide)
    return (*guide, *own)


def themes_asked_for(question: str, guide: Sequence[GuideQuestion]) -> Mapping[str, str]:
    """``{theme id: guide question}`` for each theme that ``question`` asks for.

    A guide question is recognised when at least :data:`SHARED` of its content lemmas stand in what was asked.
    """
    if not question:
        return {}
    asked = _content(question)
    found: dict[str, str] = {}
    for entry in guide:
        if _meets(_content(entry.question), asked):
            for theme in entry.themes:
                found.setdefault(theme, entry.question)
    return found


def is_asked(question: str, turn: str) -> bool:
    """Whether a turn of the interviewer asks a question of the guide, in these words or nearly.

    >>> is_asked("Vad vill ni uppnå?", "Okej, och vad är det ni vill uppnå då?")
    True
    """
    return _meets(_content(question), _content(turn))


def _meets(wanted: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(wanted) and len(wanted & asked) >= SHARED * len(wanted)
