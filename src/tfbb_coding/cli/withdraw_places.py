"""The places that a withdrawal leaves to people: what others said and wrote of the participant."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfbb_coding.cli.common import say
from tfbb_coding.errors import TfbbError, UnreadableError
from tfbb_coding.messages import _

_OWN = frozenset({"codings", "condensations", "memos", "favourites", "units"})

if TYPE_CHECKING:
    from collections.abc import Collection

    from tfbb_coding.model.report import Finding
    from tfbb_coding.model.study import Study
    from tfbb_coding.model.transcript import Transcript
    from tfbb_coding.steps.identifiers import KnownWords
    from tfbb_coding.steps.withdraw_places import Sought


def places_left(home: "Study", speaker: str, taken_from: str) -> "list[Finding]":
    """Every place in the study where the label still stands, or a name in what people wrote, once everything of theirs is gone."""
    from tfbb_coding.cli.handing import known_words
    from tfbb_coding.files.own_lines import own_lines, remembered_lines
    from tfbb_coding.files.transcripts.labels import Shape, clean_label, shape_of
    from tfbb_coding.steps.withdraw_places import Sought, in_own_lines, in_turns

    transcripts = dict(_transcripts(home))
    is_name = shape_of(clean_label(speaker)) is not Shape.KNOWN
    sought = Sought.of(clean_label(speaker), taken_from, transcripts.values(), is_name=is_name)
    known = known_words(home)
    found = [one for path, read in transcripts.items() if read.name in sought.transcripts for one in in_turns(read, path, sought)]
    found += in_own_lines([*own_lines(home.root), *remembered_lines(home.root)], sought, known)
    found += [*_in_texts(home, sought), *_in_sheets(home, sought, known)]
    told = {Path(one.path) for one in found} | set(transcripts)
    return [*found, *_in_other_files(home, sought, told, [read.name for read in transcripts.values()])]


def forget_command_lines(home: "Study", speaker: str) -> None:
    """Forget the command lines for making results again in which a label stands that is a name: nobody would look for it there."""
    from tfbb_coding.files.recipes import drop_recipes
    from tfbb_coding.files.transcripts.labels import Shape, clean_label, shape_of
    from tfbb_coding.steps.withdraw_places import Sought

    label = clean_label(speaker)
    if shape_of(label) is not Shape.KNOWN:
        drop_recipes(home.root, Sought(label, is_name=True, transcripts=frozenset()).stands_in)


def _in_other_files(home: "Study", sought: "Sought", told: "Collection[Path]", names: "Collection[str]") -> "Iterator[Finding]":
    """Any other file in which a label that is a name stands, or that is called so.

    What people said and wrote of it is left out: there the place itself has been told, and what is kept of the turn follows it.
    """
    from tfbb_coding.files.study_files import all_files, words_of_file
    from tfbb_coding.steps.withdraw_places import in_file, in_file_name

    if not sought.is_name:
        return
    for path in all_files(home.root):
        inside = path.relative_to(home.root)
        yield from in_file_name(path, sought)
        follows = inside.parts[0] in _OWN and (path.stem in names or inside.parts[-2] == "about")
        if path in told or follows:
            continue
        remedy = _("once the places above are mended: `tfbb history --forget {name}`").format(name=_of(path, names))
        for one in in_file(path, words_of_file(path) or [], sought):
            yield replace(one, hint=remedy) if inside.parts[0] == "history" else one


def _of(path: Path, names: "Collection[str]") -> str:
    """The transcript that a file of the history is about; ``all`` where it is about several."""
    return next((name for name in sorted(names, key=len, reverse=True) if path.name.startswith(f"{name}.")), "all")


def say_places(found: "list[Finding]") -> None:
    """Say them, under one sentence that tells what they are."""
    if found:
        say(_("Others still mention the participant here, or somebody by name; read each place and decide yourself:"))
    for finding in found:
        say(str(finding))


def _transcripts(home: "Study") -> "Iterator[tuple[Path, Transcript]]":
    from tfbb_coding.files.presence import is_folder
    from tfbb_coding.files.transcripts import find_transcripts, read_transcript

    inside = home.root / "transcripts"
    for path in find_transcripts([inside if is_folder(inside) else home.root])[0]:
        try:
            yield path, read_transcript(path)
        except UnreadableError:
            continue  # told where the participant was looked for


def _in_texts(home: "Study", sought: "Sought") -> "Iterator[Finding]":
    """Memos that are running text."""
    from tfbb_coding.files.removal import text_files
    from tfbb_coding.steps.withdraw_places import in_text

    for path in text_files(home.root, "memos"):
        yield from in_text(path, path.read_text(encoding="utf-8", errors="replace").split("\n"), sought)


def _in_sheets(home: "Study", sought: "Sought", known: "KnownWords") -> "Iterator[Finding]":
    """The sheets that people fill in, in ``review/`` and elsewhere in the study."""
    from tfbb_coding.files.removal import other_tables, sheet_files
    from tfbb_coding.files.sheet_edit import sheet_cells
    from tfbb_coding.files.sheet_words import document_notes
    from tfbb_coding.steps.withdraw_places import in_notes, in_rows

    for path in dict.fromkeys([*sheet_files(home.root), *other_tables(home.root)]):
        try:
            tables = sheet_cells(path)
            notes = document_notes(path) if path.suffix.lower() == ".docx" else []
        except (TfbbError, KeyError):
            continue  # told with the sheets, or as a file that could not be looked into
        for rows in tables:
            yield from in_rows(path, rows, sought, known)
        yield from in_notes(path, notes, sought, known)
