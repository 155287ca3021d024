"""YAML, JSON and captions: keys, cue numbers, times, numbers and identifiers of the format itself are blanked.

The text keeps its length, so that positions stay those of the file.
"""

import re
from html import unescape

from tfbb_coding.model.text import normalise

CAPTIONS = (".vtt", ".srt", ".sbv")
_SPEAKER_KEY = r"(?:speaker|speaker_name|speakerName|talare)"
"""Keys that stay, so that what stands behind them is seen to be a speaker's label."""
_JSON_KEY = re.compile(rf'(?!"{_SPEAKER_KEY}")"(?:[^"\\\n]|\\.)*"(?=\s*:)')
_YAML_KEY = re.compile(rf"^(\s*(?:- )?)(?!{_SPEAKER_KEY}:)([\w.-]+)(?=:(?:\s|$))", re.MULTILINE)
_FLOW = re.compile(r"\{[^{}\n]*\}")
_FLOW_KEY = re.compile(r"([{,]\s*)([a-z_]+)(?=:\s)")
_ESCAPE = re.compile(r"\\[nrt\"\\/]")
_CODE_POINT = re.compile(r"\\u([0-9a-fA-F]{4})")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/\d+-\d+)?")
_CUE_LINE = re.compile(
    r"^(?:WEBVTT.*|\d+(?=\n.*\d:\d\d[.,]\d{3} +-->)|.*\d:\d\d[.,]\d{3} +--> +.*"
    r"|\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}[ \t]*)$",
    re.MULTILINE,
)
_FINGERPRINT = re.compile(r"\b[0-9a-f]{12,64}\b")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def spelt_out(text: str, suffix: str) -> str:
    """``text`` with ``&#197;`` of captions and ``\\u00c5`` of JSON as the letters they stand for; positions count in what comes out.

    >>> spelt_out("&#197;sa", ".vtt")
    'Åsa'
    """
    if suffix in CAPTIONS:
        return normalise(unescape(text)) if "&" in text else text
    return normalise(_CODE_POINT.sub(lambda m: chr(int(m[1], 16)), text)) if "\\u" in text else text


def without_keys(text: str, suffix: str) -> str:
    """``text`` of the same length, with keys, escapes, cue numbers, times and fingerprints as blanks.

    >>> without_keys('{"namn": "Siv"}', ".json")
    '{      : "Siv"}'
    """
    if suffix in CAPTIONS:
        return _UUID.sub(_blank, _CUE_LINE.sub(_blank, text))
    if suffix in (".yaml", ".yml"):
        text = _YAML_KEY.sub(lambda m: m[1] + " " * len(m[2]), text)
        text = _FLOW.sub(lambda flow: _FLOW_KEY.sub(lambda m: m[1] + " " * len(m[2]), flow[0]), text)
    else:
        text = _ESCAPE.sub(_blank, _JSON_KEY.sub(_blank, text))
    return _FINGERPRINT.sub(_blank, text)
