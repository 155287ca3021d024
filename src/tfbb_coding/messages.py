"""The sentences that people read, in English and Swedish.

Write ``_("… {path} …").format(path=path)``: the English sentence stands in the code, the Swedish one in
``locale/sv/LC_MESSAGES/tfbb.po`` beside it. An f-string cannot be looked up.
"""

import gettext
import locale
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files

LANGUAGES = ("en", "sv")
_current: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_spoken = ["en"]


def _(message: str) -> str:
    """The sentence in the language chosen, or the English one where no translation exists."""
    return _current[0].gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for ``n`` things."""
    return _current[0].ngettext(one, many, n)


def typed_path(path: object) -> str:
    """A path or a name as it can be typed after a command, on Windows too: in double quotation marks where it has a blank.

    >>> typed_path("review/lena tom.xlsx"), typed_path("a.csv")
    ('"review/lena tom.xlsx"', 'a.csv')
    """
    return f'"{path}"' if any(sign in str(path) for sign in " &()';") else str(path)


def shown_path(path: str) -> str:
    """A path as messages begin with it: a lone full stop for the folder that one stands in would say nothing to its reader."""
    return _("this folder") if path in {".", ""} else path


def decimals(number: str) -> str:
    """A number as people read it in the language spoken: with a comma in Swedish. Columns of data keep the point.

    >>> decimals("0.74")
    '0.74'
    """
    return number.replace(".", ",") if _spoken[0] == "sv" else number


def current_language() -> str:
    """``sv`` or ``en``: what is spoken now."""
    return _spoken[0]


def use_language(language: str) -> None:
    """Choose the language of everything said from now on: ``en`` or ``sv``."""
    _spoken[0] = language
    with as_file(files("tfbb_coding") / "locale") as folder:
        _current[0] = gettext.translation("tfbb", folder, languages=[language], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything within in ``language``, and afterwards in the one from before: for products in the study's own language."""
    before = _current[0], _spoken[0]
    use_language(language)
    try:
        yield
    finally:
        _current[0], _spoken[0] = before


def preferred_language(arguments: Sequence[str] = ()) -> str:
    """``sv`` or ``en``: what ``--lang`` says among ``arguments``, else what the machine's locale says.

    >>> preferred_language(["--lang", "sv", "code"])
    'sv'
    >>> preferred_language(["--lang=en"])
    'en'
    >>> preferred_language([]) in LANGUAGES
    True
    """
    for this, following in zip(arguments, [*arguments[1:], ""], strict=False):
        asked = following if this == "--lang" else this.removeprefix("--lang=") if this.startswith("--lang=") else ""
        if asked in LANGUAGES:
            return asked
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not said:
        said = locale.getlocale()[0] or ""
    return "sv" if said.lower().startswith(("sv", "swedish")) else "en"
