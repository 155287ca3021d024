"""Transcripts as they come: find them, read them, and check that no word was lost on the way."""

from tfbb_coding.files.transcripts.finding import find_transcripts, left_out, more_than
from tfbb_coding.files.transcripts.registry import read_source, read_source_text, read_transcript

__all__ = ["find_transcripts", "left_out", "more_than", "read_source", "read_source_text", "read_transcript"]
