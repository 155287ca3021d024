"""The hands: one file per command; parse, call, print, exit."""

import sys


def main() -> None:
    """Run ``tfbb``. The language is chosen before the commands are imported, since their help is written then."""
    from tfbb_coding.messages import preferred_language, use_language

    use_language(preferred_language(sys.argv[1:]))
    from tfbb_coding.cli.app import app
    from tfbb_coding.cli.common import utf8_streams

    utf8_streams()
    app(prog_name="tfbb")
