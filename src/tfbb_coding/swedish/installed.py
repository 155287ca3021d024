"""A Swedish spaCy model that the user has installed, such as ``sv_core_news_sm``; nothing is ever downloaded."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from tfbb_coding.errors import TfbbError
from tfbb_coding.messages import _

if TYPE_CHECKING:
    from spacy.language import Language

_SIZES = ("_lg", "_trf", "_md", "_sm")


@cache
def installed_model() -> str:
    """The name of an installed Swedish model, the largest first; empty where there is none.

    A model says itself that it is one, as spaCy has it (the entry point ``spacy_models``): a package may be called *sv_…* and be none.
    """
    names = sorted({point.name for point in entry_points(group="spacy_models") if point.name.startswith("sv_")})
    return max(names, key=lambda name: [name.endswith(size) for size in _SIZES], default="")


def load_model(name: str, leave_out: Sequence[str]) -> "Language":
    """The model without the components named. Raises :class:`TfbbError` when it cannot be used, as one made for another spaCy."""
    import spacy

    try:
        return spacy.load(name, exclude=list(leave_out))
    except (OSError, ValueError, ImportError, KeyError) as error:
        message = _("the installed Swedish model {name} cannot be used ({reason})").format(name=name, reason=type(error).__name__)
        hint = _("install the one that goes with your spaCy, or uninstall it: tfbb works without")
        raise TfbbError(message, hint=hint) from None
