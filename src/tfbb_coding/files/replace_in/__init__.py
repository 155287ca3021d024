"""Replacing words inside files so that everything else stays as it was: one module a layout, and the way to choose among them."""

from tfbb_coding.files.replace_in.source import Source, open_source

__all__ = ["Source", "open_source"]
