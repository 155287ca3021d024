"""YAML, JSON and captions: keys, cue numbers, times, numbers and identifiers of the format itself are blanked.

The text keeps its length, so that positions stay those of the file.
"""

import re

CAPTIONS = (".vtt", ".srt")
_YAML_KEY = re.compile(r"^(\s*(?:- )?)([\w.-]+)(?=:(?:\s|$))", re.MULTILINE)
_JSON_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"(?=\s*:)')
_ESCAPE = re.compile(r"\\[nrt\"\\/]|\\u[0-9a-fA-F]{4}")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/\d+-\d+)?")
_CUE_LINE = re.compile(r"^(?:WEBVTT.*|\d+|.*\d:\d\d[.,]\d{3} +--> +.*)$", re.MULTILINE)
_FINGERPRINT = re.compile(r"\b[0-9a-f]{12,64}\b")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def without_keys(text: str, suffix: str) -> str:
    """``text`` of the same length, with keys, escapes, cue numbers, times and fingerprints as blanks.

    >>> without_keys('{"namn": "Siv"}', ".json")
    '{      : "Siv"}'
    """
    if suffix in CAPTIONS:
        return _UUID.sub(_blank, _CUE_LINE.sub(_blank, text))
    if suffix in (".yaml", ".yml"):
        text = _YAML_KEY.sub(lambda m: m[1] + " " * len(m[2]), text)
    else:
        text = _ESCAPE.sub(_blank, _JSON_KEY.sub(_blank, text))
    return _FINGERPRINT.sub(_blank, text)
