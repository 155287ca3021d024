"""Whether a regular expression written in YAML is one."""

import re
import warnings

from tfbb_coding.messages import _


def regex_problem(value: str) -> tuple[str, str]:
    """Why ``value`` cannot be used, and what to do; two empty texts when it can."""
    if any(ord(character) < 32 for character in value):  # noqa: PLR2004 - the control characters
        return _("regex: a backslash was lost, since the value stands in double quotes"), _("put it in 'single quotes'")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(value)
    except re.error as error:
        place = _(" (at character {n})").format(n=error.pos + 1) if error.pos is not None else ""
        return _("regex: {reason}{place}").format(reason=_said(error.msg), place=place), _("see docs/codebook.md for what a regex may hold")
    except (OverflowError, RecursionError):
        return _("regex: too large"), _("write a shorter one")
    except Warning as warning:
        return _("regex: {reason}").format(reason=warning), _("put a backslash before the sign")
    if compiled.match(""):
        return _("regex: matches nothing at all, that is everywhere"), _("remove a * or ? so that it needs at least one character")
    return "", ""


def _said(reason: str) -> str:
    """Python's reason in plain words, in the language chosen; its own words where it is a rare one."""
    common = {
        "missing ), unterminated subpattern": _("a parenthesis that opens is never closed"),
        "unbalanced parenthesis": _("a parenthesis that closes was never opened"),
        "unterminated character set": _("a [ is never closed"),
        "nothing to repeat": _("there is nothing before the sign that repeats"),
        "multiple repeat": _("two signs that repeat follow each other"),
        "bad escape (end of pattern)": _("it ends in a backslash"),
    }
    return common.get(reason, reason)
