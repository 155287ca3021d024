"""What goes out of a study as a .qdpx and into an empty folder is the same: units, codings, statuses, memos, condensations, favourites, cases."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_study import BOOK, NAMES, make_study, units_of
from typer.testing import CliRunner, Result

from tfbb_coding.cli.app import app
from tfbb_coding.files.codebooks import load_codebook
from tfbb_coding.files.codings import coders, load_codings, save_codings
from tfbb_coding.files.condensations import load_condensations, save_condensations
from tfbb_coding.files.notes import load_notes, note_writers, save_notes
from tfbb_coding.files.refi.read import read_exchange
from tfbb_coding.files.refi.write import project_bytes
from tfbb_coding.files.study import open_study
from tfbb_coding.files.transcripts import read_transcript
from tfbb_coding.model.codebook import Codebook
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.condensation import Condensation, CondensationStatus
from tfbb_coding.model.decision import Note, NoteKind
from tfbb_coding.model.results import Results, interviews_of
from tfbb_coding.model.study import Study
from tfbb_coding.model.text import Span
from tfbb_coding.model.transcript import MeaningUnit, Transcript
from tfbb_coding.steps.exchange.give import Extras, project_of
from tfbb_coding.steps.exchange.known import known_in
from tfbb_coding.steps.exchange.place_passage import unit_at
from tfbb_coding.steps.exchange.take_codes import take_codes
from tfbb_coding.steps.exchange.take_passages import Ground, Named, Taken, take_passages
from tfbb_coding.steps.exchange.take_people import take_people
from tfbb_coding.steps.roles import assign_roles
from tfbb_coding.steps.segment import segment

STUDY = """\
title: Skolgården
language: en
cases:
  - {id: n, name: Pilot norr}
  - {id: tom, name: Utan intervju}
interviews:
  - {id: fg1, case: n, wave: höst, kind: focus group, date: 2025-03, participants: 5, transcript: norr.txt, interviewers: [Intervjuare]}
  - {id: fg2, kind: written, transcript: soder.txt}
  - {id: vaster, transcript: vaster.txt}
  - {id: oster, transcript: oster.txt}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def place(unit: MeaningUnit) -> tuple[str, str, int, str | None, int, int]:
    return (unit.transcript, unit.id, unit.turn, unit.speaker, unit.start, unit.end)


def coded(unit: MeaningUnit, theme: str, code: str, coder: str, status: Status) -> Coding:
    return Coding(*place(unit), theme, code, coder, status, 1.0, unit.text)


def filled(root: Path) -> Path:
    """Two people who accept, change, reject and doubt, with memos, favourites and condensations of both kinds."""
    (root / "study.yaml").write_text(STUDY, encoding="utf-8")
    book = BOOK.replace("title: Skolgården", "title: Skolgården\nlanguage: en")
    (root / "codebooks" / "tfbb.yaml").write_text(book, encoding="utf-8")
    units = units_of(root, "norr")
    statuses = (Status.ACCEPTED, Status.CHANGED, Status.REJECTED, Status.ACCEPTED)
    for coder in ("kl", "mt"):
        theirs = [coded(unit, "oro", "", coder, status) for unit, status in zip(units[1:], statuses, strict=False)]
        save_codings(root, coder, "norr", theirs)
        save_notes(root, NoteKind.MEMO, coder, "norr", [Note(*place(units[2]), coder, f"Tänk på det, sade {coder}.", units[2].text)])
        save_notes(root, NoteKind.FAVOURITE, coder, "norr", [Note(*place(unit), coder, "", unit.text) for unit in (units[1], units[9])])
    confirmed = Condensation(*place(units[1]), "kl", "Kort.", units[1].text, "oro", CondensationStatus.CONFIRMED, "Kort.")
    rewritten = Condensation(*place(units[2]), "kl", "Egna ord.", units[2].text, "")
    save_condensations(root, "kl", [confirmed, rewritten], ["norr"])
    return root


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """The study, and what came of it in an empty folder."""
    old, new = filled(make_study(tmp_path / "min studie")), tmp_path / "ny studie"
    out = run("exchange", "export", "--study", old, "--coder", "kl", "--coder", "mt")
    assert out.exit_code == 0, out.output
    assert "4 interviews, 2 themes and codes, 6 codings" in out.stderr
    assert "4 favourites, under a code of their own." in out.stderr
    result = run("exchange", "import", old / "results" / "exchange" / "study.qdpx", "--into", new)
    assert result.exit_code == 0, result.output
    return old, new


def test_statuses_memos_favourites_and_condensations_are_as_they_were(both: tuple[Path, Path]) -> None:
    old, new = both
    for coder in ("kl", "mt"):
        sent = [replace(one, codebook="") for one in load_codings(old, coder).codings if one.status is not Status.REJECTED]
        assert [replace(one, codebook="") for one in load_codings(new, coder).codings] == sent
        for kind in (NoteKind.MEMO, NoteKind.FAVOURITE):
            assert load_notes(new, kind, coder) == load_notes(old, kind, coder)
    back = load_condensations(new).condensations
    assert [replace(one, codebook="") for one in back] == list(load_condensations(old).condensations)
    assert (coders(new), note_writers(new, NoteKind.FAVOURITE)) == (("kl", "mt"), ("kl", "mt"))


def test_the_study_says_the_same_of_itself(both: tuple[Path, Path]) -> None:
    old, new = map(open_study, both)
    assert (new.title, new.language, new.cases) == (old.title, old.language, old.cases)
    assert key(replace(one, line=0) for one in new.interviews) == key(replace(one, line=0) for one in old.interviews)
    book = load_codebook(both[1] / "codebooks" / "tfbb.yaml")
    assert (book.language, book.theme_ids) == ("en", ("oro", "gladje"))


def test_a_second_export_is_the_same_file(both: tuple[Path, Path]) -> None:
    old, new = both
    assert run("exchange", "export", "--study", new, "--coder", "kl", "--coder", "mt").exit_code == 0
    sent, again = (read_exchange(root / "results" / "exchange" / "study.qdpx") for root in (old, new))
    assert replace(sent, sources=()) == replace(again, sources=(), codes=sent.codes)
    assert [(one.guid, len(one.passages)) for one in sent.sources] == [(one.guid, len(one.passages)) for one in again.sources]


def test_nothing_is_found_by_the_study_s_check(both: tuple[Path, Path]) -> None:
    checked = run("check", "study", both[1])
    assert (checked.exit_code, checked.stdout) == (0, ""), checked.output


def test_undo_leaves_nothing_but_the_history(both: tuple[Path, Path]) -> None:
    new = both[1]
    assert run("undo", "--study", new).exit_code == 0
    assert sorted(path.name for path in new.iterdir()) == [".locks", "history", "log.jsonl"]
    file = both[0] / "results" / "exchange" / "study.qdpx"
    again = run("exchange", "import", file, "--into", new)
    assert again.exit_code == 0, again.output
    assert load_codings(new, "kl").codings


@cache
def material() -> tuple[Codebook, dict[str, Transcript], dict[str, tuple[MeaningUnit, ...]]]:
    with TemporaryDirectory() as folder:
        root = make_study(Path(folder) / "s")
        talks = {name: assign_roles(read_transcript(root / "transcripts" / f"{name}.txt")) for name in NAMES}
        return load_codebook(root / "codebooks" / "tfbb.yaml"), talks, {name: segment(talk) for name, talk in talks.items()}


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, str, int, str | None, int, int, str]:
    """A unit of the program's, or one that somebody has cut out of one; with its words."""
    _book, talks, units = material()
    unit = draw(st.sampled_from(units[draw(st.sampled_from(NAMES))]))
    words = unit.text.split(" ")
    first = draw(st.integers(0, len(words) - 1))
    start = unit.start + len(" ".join(words[:first])) + (first > 0)
    end = start + len(" ".join(words[first : draw(st.integers(first + 1, len(words)))]))
    span = Span(start, end)
    unit_id, turn = unit_at(span, talks[unit.transcript], units[unit.transcript])
    return unit.transcript, unit_id, turn.number, turn.speaker, start, end, span.of(talks[unit.transcript].text)


PEOPLE = st.sampled_from(["kl", "mt-ö", "kl@2025-03-01", "both"])
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip
CODINGS = st.builds(
    lambda where, theme, coder, status: Coding(where[0], where[1], where[2], where[3], where[4], where[5], theme, "", coder, status, 1.0, where[6]),
    spans(), st.sampled_from(["oro", "gladje"]), PEOPLE, st.sampled_from(Status),
)  # fmt: skip
NOTES = st.builds(
    lambda where, coder, text: Note(where[0], where[1], where[2], where[3], where[4], where[5], coder, text, where[6]),
    spans(),
    PEOPLE,
    WORDS,
)


def once(items: Iterable[Coding | Note]) -> list[Coding | Note]:
    """One of each person, place and theme."""
    return list({(one.transcript, one.start, one.end, one.coder, getattr(one, "theme", "")): one for one in items}.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CODINGS, max_size=12).map(once), st.lists(NOTES, max_size=4).map(once), st.lists(NOTES, max_size=4).map(once), st.data())
def test_whatever_is_said_comes_back(codings: list[Coding], memos: list[Note], liked: list[Note], data: st.DataObject) -> None:
    book, talks, units = material()
    favourites = [replace(one, text="") for one in liked]
    chosen = data.draw(st.lists(st.sampled_from(codings), unique_by=lambda one: (one.unit, one.coder), max_size=3)) if codings else []
    chosen = [one for one in chosen if one.status is not Status.REJECTED and one.coder != "both"]
    condensed = [condensation(one, data) for one in chosen]
    people = tuple(sorted({one.coder for one in codings}))
    study = Study(Path(), title="Ängen")
    results = Results(
        study, book, tuple(codings), talks, frozenset(talks), people, False, tuple(condensed), tuple(favourites), tuple(memos)
    )
    results = replace(results, interviews=interviews_of(study, list(talks)))
    taken = back(results, units)
    assert key(replace(one, codebook="") for one in taken.codings) == key(codings)
    assert key(taken.memos) == key(memos)
    assert key(taken.favourites) == key(favourites)
    assert key(replace(one, codebook="") for one in taken.condensations) == key(condensed)
    assert not taken.lost


def condensation(one: Coding, data: st.DataObject) -> Condensation:
    text, confirmed = data.draw(WORDS), data.draw(st.booleans())
    status = CondensationStatus.CONFIRMED if confirmed else CondensationStatus.REWRITTEN
    where = (one.transcript, one.unit, one.turn, one.speaker, one.start, one.end, one.coder)
    return Condensation(*where, text, one.quotation, one.theme, status, text if confirmed else "")


def back(results: Results, units: dict[str, tuple[MeaningUnit, ...]]) -> Taken:
    """Through the bytes of a .qdpx and in again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "å.qdpx"
        path.write_bytes(project_bytes(project_of(results, Extras())))
        project = read_exchange(path)
    grounds = {one.guid: Ground(results.transcripts[one.name], units[one.name]) for one in project.sources}
    return take_passages(project, Named(take_codes(project, known_in("")), take_people(project, {}), grounds))


def key(items: Iterable[object]) -> list[str]:
    return sorted(map(repr, items))
