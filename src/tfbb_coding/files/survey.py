"""A study read whole, line by line, to be checked and mended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from tfbb_coding.errors import TfbbError
from tfbb_coding.files import codings as coding_files
from tfbb_coding.files import condensations as condensation_files
from tfbb_coding.files.codebooks import FOLDER as CODEBOOKS
from tfbb_coding.files.codebooks import codebook_in, find_codebook, load_codebook
from tfbb_coding.files.codings import codings_in
from tfbb_coding.files.condensations import condensations_in
from tfbb_coding.files.documents.known import read_known
from tfbb_coding.files.exchange_study import IMPORTED
from tfbb_coding.files.history import check_history, kept_path, newest_first
from tfbb_coding.files.kept_texts import kept_names, kept_texts
from tfbb_coding.files.memos import load_memos, memo_writers
from tfbb_coding.files.notes import notes_in, save_notes
from tfbb_coding.files.own_lines import own_lines, remembered_lines
from tfbb_coding.files.presence import is_file, is_folder
from tfbb_coding.files.study import check_guide_themes, check_study_file, transcript_files
from tfbb_coding.files.study_places import STUDY_NAME
from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding
from tfbb_coding.model.condensation import Condensation
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Study
from tfbb_coding.model.survey import Filed, Item, Survey
from tfbb_coding.model.transcript import Transcript

NOTES = (NoteKind.MEMO, NoteKind.FAVOURITE, NoteKind.UNIT)


def survey_of(study: Study, transcripts: Mapping[str, Transcript], asked: Path | None, unread: Iterable[Finding]) -> Survey:
    """Everything in the study. ``asked`` is the codebook to hold it against, ``unread`` what was wrong with transcripts."""
    faults = [*unread]
    codebook = _codebook(study, asked, faults)
    path = study.root / STUDY_NAME
    faults += [*check_study_file(path), *(check_guide_themes(study, codebook.theme_ids, path) if codebook else ())]
    filed: list[Filed] = []
    for kind in (coding_files.FOLDER, condensation_files.FOLDER, *NOTES):
        for file in sorted((study.root / kind).glob("*/*.jsonl")) if is_folder(study.root / kind) else ():
            filed += _filed(file, str(kind), faults)
    faults += check_history(study.root)
    faults += [fault for who in memo_writers(study.root) for fault in load_memos(study.root, who).findings]
    kept = {name: kept_texts(study.root, name) for name in kept_names(study.root)}
    known, allowed = _known(study, faults)
    files, added_to = transcript_files(study.root), _added_to(study.root, codebook)
    own = (*own_lines(study.root), *remembered_lines(study.root))
    return Survey(study, transcripts, codebook, tuple(filed), kept, tuple(faults), files, known, allowed, added_to, own)


def _added_to(root: Path, codebook: Codebook | None) -> frozenset[str]:
    """The codebook's earlier versions to which an import has only added: what was coded with one holds as it is."""
    found = {codebook.fingerprint} if codebook else set()
    for entry in newest_first(root) if codebook else ():
        if entry.command == IMPORTED and entry.codebook in found:
            before = [kept_path(root, one.before) for one in entry.files if one.kept and one.path.startswith(f"{CODEBOOKS}/")]
            books = [codebook_in(path.read_text(encoding="utf-8-sig"), path) for path in before if is_file(path)]
            found |= {book.fingerprint for book in books if book}
    return frozenset(found)


def _known(study: Study, faults: list[Finding]) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    try:
        return read_known(study)
    except TfbbError as error:
        faults.append(Finding(str(error.path or study.root), error.line or 0, 0, "known-identifiers", error.message, error.hint))
    return (), frozenset()


def save_items(root: Path, filed: Iterable[Filed]) -> None:
    """Write files anew; ``filed`` is all that each of them is to hold."""
    for (kind, owner, path), group in groupby(filed, key=lambda one: (one.kind, one.owner, one.path)):
        items, name = [one.item for one in group], Path(path).stem
        if kind == coding_files.FOLDER:
            coding_files.save_codings(root, owner, name, [item for item in items if isinstance(item, Coding)])
        elif kind == condensation_files.FOLDER:
            condensation_files.save_condensations(root, owner, [item for item in items if isinstance(item, Condensation)], [name])
        else:
            save_notes(root, NoteKind(kind), owner, name, [item for item in items if isinstance(item, Note)])


def _codebook(study: Study, asked: Path | None, faults: list[Finding]) -> Codebook | None:
    try:
        return load_codebook(find_codebook(study.root, asked))
    except TfbbError as error:
        faults.append(Finding(str(error.path or study.root), error.line or 0, 0, "codebook", error.message, error.hint))
    return None


def _filed(path: Path, kind: str, faults: list[Finding]) -> Iterator[Filed]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        hint = _("take the file back from your backup")
        faults.append(Finding(str(path), 0, 0, "unreadable", _("cannot be read as UTF-8 text"), hint))
        return
    for number, line in enumerate(lines, 1):
        items, wrong = _items(line, path, kind) if line.strip() else ((), ())
        faults += [replace(fault, line=number) for fault in wrong]
        yield from (Filed(kind, path.parent.name, str(path), number, item) for item in items)


def _items(line: str, path: Path, kind: str) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    if kind == coding_files.FOLDER:
        codings = codings_in(line, path)
        return codings.codings, codings.findings
    if kind == condensation_files.FOLDER:
        condensed = condensations_in(line, path)
        return condensed.condensations, condensed.findings
    notes = notes_in(line, path)
    return notes.notes, notes.findings
