"""What was covered: themes and codes conversation by conversation, the guide's questions, and who speaks in focus groups."""

from collections import defaultdict
from collections.abc import Sequence

from tfbb_coding.model.report import Table
from tfbb_coding.model.transcript import Role, Transcript
from tfbb_coding.steps.questions import is_asked
from tfbb_coding.steps.tables.counting import places, speakers, words_of
from tfbb_coding.steps.tables.view import FOCUS_GROUP, By, Row, View, make_view, table
from tfbb_coding.swedish.order import swedish_key

_UNDATED = "9999"


def coverage(view: View) -> Table:
    """The conversations in order of time: mentions of every theme, codes in use, and how many of these had not come before.

    With a fixed codebook this shows coverage, not saturation (Saunders et al. 2018, *Quality & Quantity* 52); the note says so.
    """
    words = view.words
    columns = [words[key] for key in ("interview", "month")] + [theme.label for theme in view.themes]
    columns += [words[key] for key in ("codes", "new_codes", "codes_so_far")]
    known = {(theme.id, code.id) for theme in view.themes for code in theme.codes}
    by_interview = defaultdict(list)
    for coding in view.codings:
        by_interview[coding.transcript].append(coding)
    seen: set[tuple[str, str]] = set()
    rows: list[Row] = []
    for name in in_time(view):
        here = by_interview[name]
        used = {(coding.theme, coding.code) for coding in here} & known
        mentions = [len(places(c for c in here if c.theme == theme.id)) for theme in view.themes]
        interview = view.interview(name)
        rows.append((interview.id, interview.month, *mentions, len(used), len(used - seen), len(used | seen)))
        seen |= used
    return table(
        view, "coverage", columns, rows, words["n_coverage"], "" if all_dated(view) else words["n_coverage_undated"], words["n_identity"]
    )


def in_time(view: View) -> list[str]:
    """The conversations by date; those without one last, where all have a wave in theirs."""
    dates = {name: view.interview(name).date for name in view.interviews}
    by_wave = make_view(view.results, By.WAVE, view.small)
    step = {name: by_wave.groups.index(by_wave.group_of[name]) for name in view.interviews}
    of_wave = step if not all_dated(view) and all(view.interview(name).wave for name in view.interviews) else {}
    return sorted(view.interviews, key=lambda name: (of_wave.get(name, 0), dates[name] or _UNDATED, swedish_key(view.interview(name).id)))


def all_dated(view: View) -> bool:
    """Whether the order of the conversations in time is known."""
    return all(view.interview(name).date for name in view.interviews)


def questions(view: View) -> Table:
    """A row a question of the guide, a column a conversation: how many times it is asked, and in how many conversations."""
    guide = view.results.study.guide
    asked = {name: [_times(view.results.transcripts[name], entry.question) for entry in guide] for name in view.interviews}
    columns = (view.words["question"], *(view.interview(name).id for name in view.interviews), view.words["asked_in"])
    rows: list[Row] = []
    for n, entry in enumerate(guide):
        times = [asked[name][n] for name in view.interviews]
        rows.append((entry.question, *times, sum(map(bool, times))))
    return table(view, "questions", columns, rows, view.words["n_questions"])


def _times(transcript: Transcript, question: str) -> int:
    return sum(turn.role is Role.INTERVIEWER and is_asked(question, turn.text) for turn in transcript.turns)


def speaking(view: View) -> Table:
    """A row a speaker of every focus group: turns, words, and the share of what the participants say beside an even share."""
    words = view.words
    columns = [words[key] for key in ("interview", "speaker", "role", "turns", "words", "share_words", "even_share")]
    rows: list[Row] = []
    for name in view.interviews:
        if view.interview(name).kind == FOCUS_GROUP:
            rows += _speakers(view, name)
    return table(
        view,
        "speaking",
        columns,
        rows,
        words["n_speaking"],
        words["n_identity"],
        split=True,
        percent=("share_words", "even_share"),
    )


def _speakers(view: View, name: str) -> Sequence[Row]:
    transcript, interview = view.results.transcripts[name], view.interview(name).id
    said = {label: (len(turns), words_of(turns)) for label, turns in speakers(transcript).items()}
    total = sum(n for _turns, n in said.values())
    even = round(1 / view.sizes[name], 3) if view.sizes[name] else None
    rows: list[Row] = [
        (interview, label or view.words["unnamed"], view.words["participant"], turns, n, round(n / total, 3) if total else None, even)
        for label, (turns, n) in said.items()
    ]
    asking = [turn for turn in transcript.turns if turn.role is Role.INTERVIEWER]
    if asking:
        rows.append((interview, view.words["interviewer"], view.words["interviewer"], len(asking), words_of(asking), None, None))
    return rows
