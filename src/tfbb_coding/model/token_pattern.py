"""The attributes that a spaCy token pattern may ask for, by what their values are.

Source: spaCy's matcher schema (``spacy.schemas.TokenPattern``); a test holds the two together.
"""

TEXTS = frozenset({"ORTH", "TEXT", "LOWER", "NORM", "LEMMA", "SHAPE"})
"""Answered by the words alone."""
ANNOTATIONS = frozenset({"POS", "TAG", "DEP", "MORPH"})
"""Answered only by a model that the user has installed."""
ENTITIES = frozenset({"ENT_TYPE", "ENT_ID", "ENT_IOB", "ENT_KB_ID"})
"""Never answered: the pipeline looks for no entities."""
FLAGS = frozenset(
    {
        "IS_ALPHA",
        "IS_ASCII",
        "IS_DIGIT",
        "IS_LOWER",
        "IS_UPPER",
        "IS_TITLE",
        "IS_PUNCT",
        "IS_SPACE",
        "IS_BRACKET",
        "IS_QUOTE",
        "IS_LEFT_PUNCT",
        "IS_RIGHT_PUNCT",
        "IS_CURRENCY",
        "IS_STOP",
        "IS_SENT_START",
        "SENT_START",
        "LIKE_NUM",
        "LIKE_URL",
        "LIKE_EMAIL",
        "SPACY",
    }
)
"""true or false."""
NUMBERS = frozenset({"LENGTH"})
"""Whole numbers, or comparisons of them."""
OPERATOR = "OP"
EXTENSIONS = "_"
KNOWN = frozenset({*TEXTS, *ANNOTATIONS, *ENTITIES, *FLAGS, *NUMBERS, OPERATOR, EXTENSIONS})

SET_PREDICATES = frozenset({"IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS"})
TEXT_PREDICATES = frozenset({"REGEX", "FUZZY", *(f"FUZZY{n}" for n in range(1, 10))})
COMPARISONS = frozenset({"==", "!=", ">=", "<=", ">", "<"})
