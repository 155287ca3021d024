"""Everything that stands in a file, seen and unseen: its text with positions, and comments, tracked changes, hidden text, headers, authors.

:func:`read_document` is the door; one module a format behind it. Transcripts are read as *talk* in
``files/transcripts``; here nothing may be left out.
"""

from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.documents.reading import SUFFIXES, document_paths, not_looked_into, read_document
from tfbb_coding.files.documents.ways_out import grouped

__all__ = ["SUFFIXES", "Document", "Part", "document_paths", "grouped", "not_looked_into", "read_document"]
