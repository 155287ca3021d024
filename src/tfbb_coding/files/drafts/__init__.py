"""Report drafts: Markdown, Word, OpenDocument and web pages as :class:`tfbb_coding.model.draft.Draft`, and given back with comments."""

from tfbb_coding.files.drafts.reading import SUFFIXES, read_draft

__all__ = ["SUFFIXES", "read_draft"]
