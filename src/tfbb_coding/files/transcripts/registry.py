"""Which reader reads which kind of file, and the way from a path to a transcript."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tfbb_coding.errors import UnreadableError
from tfbb_coding.files.decoding import Decoded, decode, read_bytes
from tfbb_coding.files.loss import check_loss
from tfbb_coding.files.presence import is_file
from tfbb_coding.files.transcripts.annotations import read_eaf, read_exb, read_trs
from tfbb_coding.files.transcripts.captions import is_captions, read_captions, read_sbv
from tfbb_coding.files.transcripts.crude import scraps_of, scraps_of_text
from tfbb_coding.files.transcripts.grid import names_columns
from tfbb_coding.files.transcripts.hypertext import read_html, read_otr
from tfbb_coding.files.transcripts.kinds import check_name, holds_pictures, kind_of, unknown_kind
from tfbb_coding.files.transcripts.markdown import read_markdown
from tfbb_coding.files.transcripts.noticing import in_order, noticed, with_one_spelling
from tfbb_coding.files.transcripts.pdf import read_pdf_talk
from tfbb_coding.files.transcripts.plain import read_plain
from tfbb_coding.files.transcripts.reading import Reading
from tfbb_coding.files.transcripts.richtext import read_odt, read_rtf
from tfbb_coding.files.transcripts.segments import read_segments
from tfbb_coding.files.transcripts.sheets import has_columns, read_ods, read_separated, read_xlsx
from tfbb_coding.files.transcripts.word import read_docx
from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.report import Finding
from tfbb_coding.model.text import normalise
from tfbb_coding.model.transcript import Transcript, build_transcript

Reader = Callable[[Path], Reading]


def _of_text(reader: Callable[[str], Reading]) -> Reader:
    """A reader of files from a reader of their text; captions are known whatever the file is called."""

    def read(path: Path) -> Reading:
        decoded = decode(read_bytes(path), path)
        reading = read_captions(decoded.text) if is_captions(decoded.text) else reader(decoded.text)
        return replace(reading, warnings=(*reading.warnings, *_damage(decoded)))

    return read


def _read_text(text: str) -> Reading:
    """Plain text; one whose first line names columns is a table that was saved as text."""
    first = text.lstrip().split("\n", 1)[0]
    is_table = names_columns(first.replace('"', "").split("\t")) or has_columns(text)
    return read_separated(text) if is_table else read_plain(text)


def _damage(decoded: Decoded) -> tuple[str, ...]:
    if not decoded.damaged:
        return decoded.warnings
    sentence = ngettext(
        "{n} character could not be decoded and reads \ufffd; save the file again as UTF-8.",
        "{n} characters could not be decoded and read \ufffd; save the file again as UTF-8.",
        decoded.damaged,
    )
    return (*decoded.warnings, sentence.format(n=decoded.damaged))


def _read_json(path: Path) -> Reading:
    decoded = decode(read_bytes(path), path)
    reading = read_segments(decoded.text, path)
    return replace(reading, warnings=(*reading.warnings, *_damage(decoded)))


READERS: dict[str, Reader] = {
    ".txt": _of_text(_read_text),
    ".md": _of_text(read_markdown),
    ".vtt": _of_text(read_captions),
    ".srt": _of_text(read_captions),
    ".tsv": _of_text(read_separated),
    ".csv": _of_text(read_separated),
    ".json": _read_json,
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".rtf": read_rtf,
    ".odt": read_odt,
    ".html": read_html,
    ".htm": read_html,
    ".otr": read_otr,
    ".ods": read_ods,
    ".sbv": _of_text(read_sbv),
    ".eaf": read_eaf,
    ".exb": read_exb,
    ".trs": read_trs,
    ".pdf": read_pdf_talk,
}
"""The reader of each kind of file, by its extension in small letters."""
EXTENSIONS = frozenset(READERS)


def read_transcript(path: Path) -> Transcript:
    """The transcript in ``path``, roles unknown; raises UnreadableError when it cannot be read as one."""
    return _transcript(path, _read(path))


def read_source(path: Path) -> tuple[Transcript, list[Finding]]:
    """The transcript in ``path`` and a finding for every place where words of the source were lost or doubled."""
    reading = _read(path)
    transcript = _transcript(path, reading)
    scraps = ((scrap.number, scrap.text) for scrap in scraps_of(path))
    labels = {line.speaker for line in reading.lines if line.speaker}  # as written, also of those who say nothing
    return transcript, check_loss(path, scraps, transcript, reading.aside, labels)


def read_source_text(path: Path, text: str) -> tuple[Transcript, list[Finding]]:
    """The same for a normalised text that stands in no file of its own; ``path`` is what it is called."""
    reading = read_captions(text) if is_captions(text) else _read_text(text)
    transcript = _transcript(path, reading)
    labels = {line.speaker for line in reading.lines if line.speaker}
    scraps = ((scrap.number, scrap.text) for scrap in scraps_of_text(text))
    return transcript, check_loss(path, scraps, transcript, reading.aside, labels)


def _read(path: Path) -> Reading:
    kind = kind_of(path) if is_file(path) else path.suffix.lower()
    reader = READERS.get(kind)
    if reader is None:
        raise unknown_kind(path, sorted(EXTENSIONS))
    if is_file(path):
        check_name(path, kind)
    return reader(path)


def _transcript(path: Path, reading: Reading) -> Transcript:
    lines = with_one_spelling(in_order(reading.lines))
    warnings = (*reading.warnings, *noticed(lines))
    transcript = build_transcript(normalise(path.stem), lines, reading.metadata, warnings)
    if not transcript.turns:
        hint = _("docs/formats.md shows the layouts that are read")
        if holds_pictures(path):
            hint = _("it holds only pictures: have their text recognised, or write it out")
        raise UnreadableError(_("no speech was found in the file"), path=path, hint=hint)
    return transcript
