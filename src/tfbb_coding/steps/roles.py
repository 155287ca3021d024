"""Who interviews and who takes part: told by the study, by the labels, or by who asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tfbb_coding.messages import _, ngettext
from tfbb_coding.model.transcript import Role, Transcript, Turn, with_warnings

_NOUNS = (
    "intervjuare|intervjuaren|intervjuledare|intervjuledaren|interviewer|int|interv|moderator|moderatorn|samtalsledare|samtalsledaren|"
    "diskussionsledare|fokusgruppsledare|facilitator|forskare|forskaren|utvärderare|utvärderaren|utredare|utredaren|programledare|"
    "programledaren|host|fråga|question|bisittare"
)
_BY_LABEL = re.compile(rf"(?:{_NOUNS}|i|il|sl)\.?(?:[ _-]?(?:nr\.? ?)?\d{{1,2}}| [a-z])?", re.IGNORECASE)
_WITHIN_LABEL = re.compile(
    r"\b(?:intervjuare|intervjuledare|interviewer|moderator|samtalsledare|diskussionsledare|fokusgruppsledare|facilitator|programledare)\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"(?:m|f|iv|in|q|u)\d?", re.IGNORECASE)
"""Moderator or *man*, *forskare* or *flicka*: believed only of someone who asks."""
_NOTE = re.compile(r"(?<=\S)\s*\([^()]*\)$")
"""What follows a label: "I (ER)", "Ek, Eva (Extern)"."""
_STOP = re.compile(r"[.!…]")
_TAG = re.compile(
    r"\W*(?:(?:eller hur|eller|va|inte sant|väl|du vet|ni vet|förstår (?:du|ni)|okej|ja|jaså|jaha|mm|hm|nähä|nehej|hallå)\W*)+|"
    r".*,\s*(?:eller hur|va|eller|inte sant|väl)\s*\?",
    re.IGNORECASE | re.DOTALL,
)
_MOST_INTERVIEWERS = 2
_LEAST_QUESTIONS, _TIMES_AS_MANY, _LEAST_SHARE = 2, 2, 0.3


def assign_roles(transcript: Transcript, interviewers: Sequence[str] = ()) -> Transcript:
    """The same transcript with every turn's role told, and a warning that says who was taken for the interviewer and why.

    ``interviewers`` are labels from ``study.yaml``; they go before everything else. Then labels tell (``I``, ``Moderator``), then
    who clearly asks most questions. Where nobody stands out everyone with a label takes part; turns without a speaker stay unknown.
    """
    labels = [person.label for person in transcript.participants]
    if not labels:
        return with_warnings(_with_roles(transcript, ()), _("No speakers are named: every turn's role is unknown."))
    asked = _questions_by_speaker(transcript.turns)
    warnings: list[str] = []
    chosen = _named_by_study(labels, interviewers)
    if interviewers and not chosen:
        warnings.append(_("None of the interviewers named in study.yaml speaks in this transcript."))
    reason = _("named in study.yaml")
    if not chosen:
        chosen, reason = _by_label(labels, asked), _("told by the label")
    if not chosen:
        chosen, reason = _by_questions(asked), _by_questions_reason(asked)
    warnings.append(_who_and_why(chosen, reason))
    return with_warnings(_with_roles(transcript, chosen), *warnings)


@dataclass(frozen=True, slots=True)
class _Asking:
    """How often somebody speaks and asks."""

    turns: int = 0
    questions: int = 0

    @property
    def share(self) -> float:
        """The part of the turns that ask something."""
        return self.questions / self.turns if self.turns else 0.0


def _questions_by_speaker(turns: Iterable[Turn]) -> dict[str, _Asking]:
    """For every label, in order of first appearance, its turns and those among them that ask something."""
    counts: dict[str, _Asking] = {}
    for turn in turns:
        if turn.speaker:
            before = counts.get(turn.speaker, _Asking())
            counts[turn.speaker] = _Asking(before.turns + 1, before.questions + asks(turn.text))
    return counts


def asks(text: str) -> bool:
    """Whether something is asked; "eller hur?" and "va?" ask nothing.

    >>> asks("Hur gick det till?"), asks("Det gick bra, eller hur?"), asks("Va?")
    (True, False, False)
    """
    questions = (f"{_STOP.split(before)[-1]}?" for before in text.split("?")[:-1])
    return any(not _TAG.fullmatch(question) for question in questions)


def _fold(label: str) -> str:
    return re.sub(r"[\s._-]+", "", label).casefold()


def _fold_name(label: str) -> str:
    """What the spellings of one name have in common; "Lindqvist, Per (Extern)" is "Per Lindqvist"."""
    family, comma, given = _NOTE.sub("", label).partition(", ")
    return _fold(f"{given} {family}" if comma else family)


def _named_by_study(labels: Sequence[str], interviewers: Sequence[str]) -> tuple[str, ...]:
    """The labels that the study names: as written, else without regard to notes and to which name stands first."""
    written = {_fold(label): label for label in labels}
    exact = {wanted for wanted in map(_fold, interviewers) if wanted in written}
    loosely = {_fold_name(wanted) for wanted in interviewers if _fold(wanted) not in exact}
    return tuple(label for label in labels if _fold(label) in exact or _fold_name(label) in loosely)


def _by_label(labels: Sequence[str], asked: dict[str, _Asking]) -> tuple[str, ...]:
    sure = tuple(label for label in labels if _BY_LABEL.fullmatch(_NOTE.sub("", label)) or _WITHIN_LABEL.search(label))
    if sure or len(labels) < _LEAST_QUESTIONS:
        return sure if len(sure) < len(labels) or len(labels) == 1 else ()
    most = max(labels, key=lambda label: asked[label].questions)
    return (most,) if _PERHAPS.fullmatch(most) and asked[most].questions else ()


def _by_questions(asked: dict[str, _Asking]) -> tuple[str, ...]:
    """Whoever asks at least twice as often as everyone else: one person, or two who share the work."""
    ranked = sorted(asked, key=lambda label: -asked[label].questions)
    for size in range(1, min(_MOST_INTERVIEWERS, len(ranked) - 1) + 1):
        least, next_most = asked[ranked[size - 1]], asked[ranked[size]]
        enough = least.questions >= _LEAST_QUESTIONS or (not next_most.questions and least.questions and ranked[0] == next(iter(asked)))
        if enough and least.questions >= _TIMES_AS_MANY * next_most.questions and least.share >= _LEAST_SHARE:
            return tuple(label for label in asked if label in ranked[:size])
    return ()


def _by_questions_reason(asked: dict[str, _Asking]) -> str:
    chosen = _by_questions(asked)
    return _("asks in {questions} of the {total} turns that ask something").format(
        questions=sum(asked[label].questions for label in chosen), total=sum(asking.questions for asking in asked.values())
    )


def _who_and_why(chosen: Sequence[str], reason: str) -> str:
    if not chosen:
        return _("Nobody could be told to be the interviewer: all speakers are read as participants. Name `interviewers` in study.yaml.")
    return ngettext("Interviewer: {labels} ({reason}).", "Interviewers: {labels} ({reason}).", len(chosen)).format(
        labels=", ".join(chosen), reason=reason
    )


def _with_roles(transcript: Transcript, interviewers: Sequence[str]) -> Transcript:
    return replace(transcript, turns=tuple(replace(turn, role=_role(turn.speaker, interviewers)) for turn in transcript.turns))


def _role(speaker: str | None, interviewers: Sequence[str]) -> Role:
    if speaker is None:
        return Role.UNKNOWN
    return Role.INTERVIEWER if speaker in interviewers else Role.PARTICIPANT
