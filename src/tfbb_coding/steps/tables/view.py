"""What a table is made of: results, how they are grouped, and in which order everything stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.model.codebook import Theme
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.report import Cell as TableCell
from tfbb_coding.model.report import Table
from tfbb_coding.model.results import Results
from tfbb_coding.model.study import Interview
from tfbb_coding.model.table_words import table_words
from tfbb_coding.steps.small import Cell, Small, cells_of
from tfbb_coding.steps.tables.counting import group_size
from tfbb_coding.swedish.order import swedish_key

Row = tuple[TableCell, ...]
FOCUS_GROUP = "focus group"


class By(StrEnum):
    """What is compared."""

    CASE = "case"
    WAVE = "wave"
    KIND = "kind"


class CaseOrder(StrEnum):
    """How cases follow each other: as ``study.yaml`` lists them, or, in the chapter of results, by the Swedish alphabet."""

    LISTED = "listed"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True)
class View:
    """Results seen by case, wave or kind; made by :func:`make_view`.

    ``codings`` are those of ``themes``. ``interviews`` are the transcripts that count, in order: by case (``order``), then by date and
    id. ``group_of`` tells the group of each, ``groups`` stand in order: cases in ``order``, kinds alphabetically, waves by their first
    date. ``sizes`` is how many people take part in each transcript.
    """

    results: Results
    by: By
    small: Small
    themes: tuple[Theme, ...]
    codings: tuple[Coding, ...]
    interviews: tuple[str, ...]
    groups: tuple[str, ...]
    group_of: Mapping[str, str]
    sizes: Mapping[str, int]
    order: CaseOrder = CaseOrder.LISTED

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the tables in the results' language."""
        return table_words(self.results.language)

    @property
    def k(self) -> int:
        """The smallest group that may be shown."""
        return self.results.study.k

    def interview(self, transcript: str) -> Interview:
        """What ``study.yaml`` says of it."""
        return self.results.interviews[transcript]

    def group_name(self, group: str) -> str:
        """What a group is called."""
        return group_name(self.results, self.by, group)

    def members(self, group: str) -> list[str]:
        """The transcripts of a group."""
        return [name for name in self.interviews if self.group_of[name] == group]


def make_view(
    results: Results, by: By = By.CASE, small: Small = Small.MARK, themes: Sequence[str] = (), order: CaseOrder = CaseOrder.LISTED
) -> View:
    """The results seen so; only the ``themes`` with these ids where any are named."""
    chosen = tuple(theme for theme in results.book.themes if not themes or theme.id in themes)
    known = {theme.id for theme in chosen}
    codings = tuple(coding for coding in results.codings if coding.theme in known and coding.transcript in results.read)
    interviews = sorted(results.read & results.transcripts.keys(), key=lambda name: _interview_key(results, name, order))
    group_of = {name: str(getattr(results.interviews[name], by)) for name in interviews}
    groups = sorted(
        set(group_of.values()), key=lambda group: _group_key(results, by, group, [n for n in interviews if group_of[n] == group], order)
    )
    sizes = {name: group_size(results.transcripts[name], results.interviews[name]) for name in interviews}
    return View(results, by, small, chosen, codings, tuple(interviews), tuple(groups), group_of, sizes, order)


def group_name(results: Results, by: By, group: str) -> str:
    """What a case, wave or kind is called in the results' language."""
    words = table_words(results.language)
    if not group:
        return words["none"]
    if by is By.WAVE and group.isdigit():
        return f"{words['wave']} {group}"
    return results.study.case_name(group) if by is By.CASE else words.get(group, group) if by is By.KIND else group


def _case_key(results: Results, case: str, order: CaseOrder) -> tuple[object, ...]:
    rank = results.study.case_rank(case) if order is CaseOrder.LISTED else 0
    return (rank, swedish_key(results.study.case_name(case)))


def _interview_key(results: Results, name: str, order: CaseOrder) -> tuple[object, ...]:
    interview = results.interviews[name]
    return (_case_key(results, interview.case, order), interview.date or "9999", swedish_key(interview.id))


def _group_key(results: Results, by: By, group: str, members: Sequence[str], order: CaseOrder) -> tuple[object, ...]:
    if by is By.CASE:
        return (not group, _case_key(results, group, order))
    dates = [results.interviews[name].date for name in members if results.interviews[name].date]
    first = min(dates, default="9999") if by is By.WAVE else ""
    return (not group, first, swedish_key(group_name(results, by, group)))


def cells(view: View, codings: Iterable[Coding]) -> dict[str, list[Cell]]:
    """For every theme a cell a group, in order."""
    return cells_of(codings, [theme.id for theme in view.themes], view.groups, view.group_of)


def once(codings: Iterable[Coding]) -> list[list[Coding]]:
    """The codings of one stretch as one theme and code together, though several coders made them; in the order of a view's tables."""
    found: dict[tuple[str, int, int, str, str], list[Coding]] = {}
    for coding in codings:
        found.setdefault((coding.transcript, coding.start, coding.end, coding.theme, coding.code), []).append(coding)
    return list(found.values())


def in_order(view: View, codings: Iterable[Coding]) -> list[Coding]:
    """By theme and code as the codebook has them, then conversation by conversation, in order of place."""
    themes = {theme.id: n for n, theme in enumerate(view.themes)}
    codes = {(theme.id, code.id): n for theme in view.themes for n, code in enumerate(theme.codes)}
    last = len(codes)
    order = {name: n for n, name in enumerate(view.interviews)}
    return sorted(
        codings, key=lambda c: (themes[c.theme], codes.get((c.theme, c.code), last), order[c.transcript], c.start, c.end, c.coder)
    )


def thin_cells(view: View) -> frozenset[tuple[str, str]]:
    """``(theme, group)`` of the cells in which fewer than k people speak."""
    return frozenset((theme, cell.groups[0]) for theme, row in cells(view, view.codings).items() for cell in row if cell.is_small(view.k))


def shown(view: View, codings: Sequence[Coding]) -> tuple[list[Coding], int]:
    """The codings whose words may be shown, and how many stretches are left out since fewer than k people speak in their cell."""
    if view.small is Small.MARK:
        return list(codings), 0
    thin = thin_cells(view)
    kept = [c for c in codings if (c.theme, view.group_of[c.transcript]) not in thin]
    return kept, len(once(codings)) - len(once(kept))


def is_decided(coding: Coding) -> bool:
    """Whether a person has decided it."""
    return coding.status in (Status.ACCEPTED, Status.CHANGED)


def basis(view: View) -> tuple[str, ...]:
    """What is counted, as sentences for below a table: whose decisions or proposals, and which conversations are not in it."""
    words, results = view.words, view.results
    decided = sum(map(is_decided, view.codings))
    key = "n_proposals" if not decided and view.codings else "n_decided" if decided == len(view.codings) else "n_mixed"
    said = words[key].format(n=len(view.interviews), all=len(results.transcripts), decided=decided, proposed=len(view.codings) - decided)
    missing = results.transcripts.keys() - set(view.interviews)
    told = {"n_not_merged": missing & results.outside, "n_not_read": missing - results.outside}
    waiting = sum(results.open.get(name, 0) for name in view.interviews)
    still = (words["n_open_one" if waiting == 1 else "n_open"].format(n=waiting),) if waiting else ()
    return (said, *still, *(words[key].format(names=_ids(results, names)) for key, names in told.items() if names))


def _ids(results: Results, names: Iterable[str]) -> str:
    return ", ".join(sorted((results.interviews[name].id for name in names), key=swedish_key))


def table(
    view: View,
    name: str,
    columns: Iterable[str],
    rows: Iterable[Row],
    *notes: str,
    split: bool = False,
    percent: Sequence[str] = (),
    reading: Sequence[str] = (),
) -> Table:
    """A table with its title in the results' language, and below it ``notes`` and what is counted.

    ``percent`` and ``reading`` are keys of columns: those of shares, and those that documents for reading show.
    """
    words = view.words
    said = (*(note for note in notes if note), *basis(view))
    named = [tuple(words[key] for key in keys) for keys in (percent, reading)]
    return Table(name, tuple(columns), tuple(rows), words[f"t_{name}"], said, split, named[0], words[f"s_{name}"], named[1])


def left_out(view: View, n: int) -> str:
    """The sentence that says how many rows small groups cost; empty for none."""
    return view.words["n_left_out_one" if n == 1 else "n_left_out"].format(n=n, k=view.k) if n else ""
