"""What the command line's parser says of its own accord, in the language chosen: headings of help, and errors about options.

The parser speaks English and cannot be taught; so its sentences are known here by their form. One that is not known stays as it is.
"""

import re
from collections.abc import Callable, Mapping

from tfbb_coding.messages import _

Said = Callable[[Mapping[str, str]], str]


def in_our_words(help_text: str) -> str:
    """A command's help with headings and brackets in the language chosen."""
    fixed = {
        r"^Usage: ": _("Usage: "),
        r"^Arguments:$": _("Arguments:"),
        r"^Options:$": _("Options:"),
        r"^Commands:$": _("Commands:"),
        r"\bShow this message and exit\.": _("Show this message and exit."),
        r"\[required\]": _("[required]"),
        r"\[default: ": _("[default: "),
        r"; required\]": _("; required]"),
    }
    for pattern, words in fixed.items():
        help_text = re.sub(pattern, lambda _match, words=words: words, help_text, flags=re.MULTILINE)  # type: ignore[misc]
    return help_text


def _sentences() -> tuple[tuple[str, str], ...]:
    return (
        (r"No such option: (?P<a>\S+) \(Possible options?: (?P<b>.+)\)", _("there is no option {a}; did you mean {b}?")),
        (r"No such option: (?P<a>\S+)(?: Did you mean (?P<b>.+)\?)?", _("there is no option {a}")),
        (r"No such command '(?P<a>.*?)'\.(?: Did you mean (?P<b>.+)\?)?", _("there is no command {a}")),
        (r"Missing (?:argument|parameter):? '?(?P<a>[^'.]+)'?\.?(?P<b>)", _("{a} is missing")),
        (r"Missing option '?(?P<a>[^'.]+)'?\.?(?P<b>)", _("the option {a} is needed")),
        (r"Missing command\.?(?P<a>)", _("say which command")),
        (r"Option '?(?P<a>[^' ]+)'? requires (?:an argument|\d+ arguments)\.?", _("{a} needs a value after it")),
        (r"Option '?(?P<a>[^' ]+)'? does not take a value\.?", _("{a} takes no value")),
        (r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.*)\)", _("too many words: {a}")),
        (
            r"Invalid value for '?(?P<a>[^':]+?)'?: (?:Value error, )?'?(?P<b>.*?)'? is not one of (?P<c>.+?)\.?",
            _("{a}: “{b}” is not known; it can be {c}"),
        ),
        (
            r"Invalid value for '?(?P<a>[^':]+?)'?: '?(?P<b>.*?)'? is not a valid (?:int|integer)(?: range)?\.?",
            _("{a}: “{b}” is no whole number"),
        ),
        (r"Invalid value for '?(?P<a>[^':]+?)'?: (?P<b>.+)", _("{a}: {b}")),
    )


def parser_error(message: str) -> str:
    """An error of the parser in the language chosen.

    >>> parser_error("No such option: --färg")
    'there is no option --färg'
    >>> parser_error("Invalid value for '--by': Value error, 'hus' is not one of 'case', 'wave', 'kind'.")
    '--by: “hus” is not known; it can be case, wave, kind'
    """
    for pattern, sentence in _sentences():
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            parts = {name: (words or "").replace("'", "") for name, words in match.groupdict().items()}
            return sentence.format(**parts)
    return message
