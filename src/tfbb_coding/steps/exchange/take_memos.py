"""Memos of another program's project that are about no passage: about the study, a case, an interview, a theme or a code."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from tfbb_coding.model.exchange import Project, ProjectNote, every_code
from tfbb_coding.model.memo import About, Memo
from tfbb_coding.model.text import fingerprint
from tfbb_coding.steps.exchange.describe import said_in
from tfbb_coding.steps.exchange.notes import words_of
from tfbb_coding.steps.exchange.take_passages import Named

_ID = 4
"""Hexadecimal digits of a memo's id."""
Placed = tuple[About, str, ProjectNote]
_Those = Callable[[Iterable[str]], Iterator[ProjectNote]]


def take_memos(project: Project, named: Named, cases: Mapping[str, str], now: str) -> list[Memo]:
    """The memos in the file's order; a note that nothing refers to is about the study.

    ``cases`` are the study's by the project's guids; ``now`` is the time of memos without one.
    """
    notes = {note.guid: note for note in project.all_notes if note.text or note.name}
    placed = _placed(project, named, cases, notes)
    found = [_memo(note, about, of, named, project, now) for about, of, note in placed if named.people.is_wanted(note.person)]
    return _with_ids(dict.fromkeys(found))


def _placed(project: Project, named: Named, cases: Mapping[str, str], notes: Mapping[str, ProjectNote]) -> Iterator[Placed]:
    used: set[str] = set()

    def those(guids: Iterable[str]) -> Iterator[ProjectNote]:
        for guid in dict.fromkeys(guids):
            used.add(guid)
            if guid in notes:
                yield notes[guid]

    yield from ((About.STUDY, "", note) for note in those(project.notes))
    if project.description and not project.is_own:
        yield About.STUDY, "", ProjectNote("", "", project.description)
    yield from _of_cases(project, cases, those)
    yield from _of_sources(project, named, those)
    yield from _of_sets(project, cases)
    for code in every_code(project.codes):
        theme, inner = named.codes.places.get(code.guid, ("", ""))
        about, of = (About.CODE, f"{theme}/{inner}") if inner else (About.THEME, theme) if theme else (About.STUDY, "")
        yield from ((about, of, note) for note in those(code.notes))
    for source in project.sources:
        for passage in source.passages:
            used.update(passage.notes, *(one.notes for one in passage.applied))
    yield from ((About.STUDY, "", note) for guid, note in notes.items() if guid not in used)


def _of_cases(project: Project, cases: Mapping[str, str], those: _Those) -> Iterator[Placed]:
    for case in project.cases:
        of = cases.get(case.guid)
        about = About.CASE if of else About.STUDY
        words = "\n".join(said_in(case.description).get("definition", ()))
        if words:
            yield about, of or "", ProjectNote("", "" if of else case.name, words)
        yield from ((about, of or "", note) for note in those(case.notes))


def _of_sources(project: Project, named: Named, those: _Those) -> Iterator[Placed]:
    for source in project.sources:
        ground = named.grounds.get(source.guid)
        about, of = (About.INTERVIEW, ground.transcript.name) if ground else (About.STUDY, "")
        if source.description:
            yield about, of, ProjectNote("", "", source.description)
        yield from ((about, of, note) for note in those(source.notes))


def _of_sets(project: Project, cases: Mapping[str, str]) -> Iterator[Placed]:
    """What is told of a group of documents or codes (MAXQDA's memo about one): about the case that it became, else about the study."""
    for one in project.sets:
        if one.description and not project.is_own:
            of = cases.get(one.guid, "")
            yield About.CASE if of else About.STUDY, of, ProjectNote("", "" if of else one.name, one.description)


def _memo(note: ProjectNote, about: About, of: str, named: Named, project: Project, now: str) -> Memo:
    """The memo without an id; another program's title stands above its words."""
    text = words_of(note, own=project.is_own)
    return Memo("", _time(note.time) or now, named.people.coder(note.person), about, of, text)


def _time(written: str) -> str:
    """A time of the standard's as the study writes it; empty for what is none."""
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return ""
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _with_ids(memos: Iterable[Memo]) -> list[Memo]:
    """An id for each, made from what it says, so that the same file gives the same ids."""
    found: list[Memo] = []
    taken: set[str] = set()
    for memo in memos:
        whole = fingerprint(f"{memo.coder}\0{memo.about}\0{memo.of}\0{memo.text}")
        fresh = next(one for n in range(_ID, len(whole) + 1) if (one := whole[:n]) not in taken)
        taken.add(fresh)
        found.append(replace(memo, id=fresh))
    return found
