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
    usage, blank, rest = help_text.partition("\n\n")
    return _usage(usage) + blank + _TYPE.sub(lambda match: " " * len(match[0]) if match[2] else "", rest)


_TYPE = re.compile(r" <(list\[[^\]]*\]|path|str|int|float)>(  )?")
"""What a programmer would call an argument, with the blanks of the column that it stands in."""


def _usage(line: str) -> str:
    """How a command is used, without the parser's own words and brackets."""
    line = line.replace("[OPTIONS]", _("[OPTIONS]")).replace("COMMAND [ARGS]...", _("COMMAND …"))
    line = re.sub(r"\{(\S+?)\}", r"\1", line)
    line = re.sub(r"\[\[(\S+?)…?\]…\]", r"[\1…]", line)
    return re.sub(r"(?:\.{3}|…)(\]?)\.{3}|(\])\.{3}", lambda match: f"…{match[1] or match[2] or ''}", line)


def placeholder(metavar: str) -> str:
    """What stands for a value in help and errors, in the language chosen.

    >>> placeholder("DIR")
    'DIR'
    """
    known = {
        "CASE": _("CASE"),
        "CODER": _("CODER"),
        "CODERS…": _("CODERS…"),
        "DIR": _("DIR"),
        "DRAFT": _("DRAFT"),
        "FILE": _("FILE"),
        "FILES…": _("FILES…"),
        "FOLDER": _("FOLDER"),
        "GOLD": _("GOLD"),
        "ID[=NAME]": _("ID[=NAME]"),
        "LABEL": _("LABEL"),
        "NAME": _("NAME"),
        "PATHS...": _("PATHS…"),
        "PATHS…": _("PATHS…"),
        "SPEAKER": _("SPEAKER"),
        "TABLE": _("TABLE"),
        "THEME/CODE": _("THEME/CODE"),
        "WHY|WORDS=WHY": _("WHY|WORDS=WHY"),
        "WORDS=REASON": _("WORDS=REASON"),
        "WORDS…": _("WORDS…"),
        "WORKBOOK | CODERS…": _("WORKBOOK | CODERS…"),
        "[FILE]": _("[FILE]"),
        "[KIND]...": _("[KIND]…"),
    }
    return known.get(metavar, metavar)


def _sentences() -> tuple[tuple[str, str], ...]:
    return (
        (r"No such option: (?P<a>\S+) \(Possible options?: (?P<b>.+)\)", _("there is no option {a}; did you mean {b}?")),
        (r"No such option: (?P<a>\S+) Did you mean (?P<b>.+)\?", _("there is no option {a}; did you mean {b}?")),
        (r"No such option: (?P<a>\S+)(?P<b>)", _("there is no option {a}")),
        (r"No such command '(?P<a>.*?)'\. Did you mean (?P<b>.+)\?", _("there is no command {a}; did you mean {b}?")),
        (r"No such command '(?P<a>.*?)'\.(?P<b>)", _("there is no command {a}")),
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
