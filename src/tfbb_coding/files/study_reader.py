"""From the YAML tree of ``study.yaml`` to a :class:`Study`, noting every fault on the way."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from tfbb_coding.files.shapes import Faults, did_you_mean, is_empty, items_of, line_of, read_shape
from tfbb_coding.files.study_shape import CaseShape, GuideShape, InterviewShape, ProgrammeShape, ReportShape, StudyShape, TermShape
from tfbb_coding.files.yaml_lines import Node, YamlList, YamlMap, YamlText
from tfbb_coding.messages import _
from tfbb_coding.model.programme import CHAIN, Arrow, Programme, Stage
from tfbb_coding.model.report import Finding
from tfbb_coding.model.report_settings import ReportSettings
from tfbb_coding.model.study import Case, GuideQuestion, Interview, Study

_T = TypeVar("_T")
Terms = tuple[str, tuple[str, ...]]


def build_study(root: Node, path: str, folder: Path) -> tuple[Study, list[Finding]]:
    """What the tree says, as far as it can be understood, and what is wrong with it."""
    faults = Faults(path)
    shape = read_shape(root, StudyShape, _("study"), faults)
    if shape is None:
        return Study(folder, on_disk=True), faults.findings
    study = Study(
        root=folder,
        title=shape.title,
        language=shape.language,
        k=shape.k,
        cases=_all(shape.cases, "cases", _case, faults),
        interviews=_all(shape.interviews, "interviews", _interview, faults),
        guide=_all(shape.guide, "guide", _question, faults),
        theme_labels=shape.themes,
        placeholders=shape.placeholders,
        terms=_all(shape.terms, "terms", _term, faults),
        known_identifiers=shape.known_identifiers,
        programme=_programme(shape.programme, faults),
        report=_report(shape.report, faults),
        on_disk=True,
    )
    _check_cases(study, root, faults)
    _check_unique([(case.id, line_of(root, "cases", i)) for i, case in enumerate(study.cases)], _("case"), faults)
    _check_unique([(interview.id, interview.line) for interview in study.interviews], _("interview"), faults)
    return study, faults.findings


def _all(node: object, key: str, build: Callable[[Node, Faults], _T | None], faults: Faults) -> tuple[_T, ...]:
    return tuple(built for item in items_of(node, key, faults) if (built := build(item, faults)) is not None)


def _case(node: Node, faults: Faults) -> Case | None:
    shape = read_shape(node, CaseShape, _("case"), faults)
    return Case(shape.id, shape.name or shape.id, node.line) if shape and shape.id else None


def _interview(node: Node, faults: Faults) -> Interview | None:
    shape = read_shape(node, InterviewShape, _("interview"), faults)
    if shape is None or not shape.id:
        return None
    return Interview(
        shape.id,
        shape.transcript or shape.id,
        shape.case,
        shape.wave,
        shape.kind,
        shape.date,
        shape.participants,
        shape.interviewers,
        node.line,
    )


def _question(node: Node, faults: Faults) -> GuideQuestion | None:
    shape = read_shape(node, GuideShape, _("question of the guide"), faults)
    return GuideQuestion(shape.question, shape.themes) if shape and shape.question else None


def _term(node: Node, faults: Faults) -> Terms | None:
    shape = read_shape(node, TermShape, _("term"), faults)
    return (shape.preferred, shape.variants) if shape and shape.preferred else None


def _programme(node: Node | None, faults: Faults) -> Programme:
    shape = read_shape(node, ProgrammeShape, "programme", faults) if node is not None else None
    if shape is None:
        return Programme()
    stages = {stage: tuple(items) for stage in Stage if (items := getattr(shape, stage))}
    arrows = tuple(Arrow(stage, tuple(map(_pair, shape.arrows[str(stage)]))) for stage in CHAIN[1:] if str(stage) in shape.arrows)  # type: ignore[index]
    return Programme(stages, arrows)


def _pair(written: str) -> tuple[str, str]:
    """``theme/code`` or ``theme`` as ids."""
    theme, _slash, code = written.partition("/")
    return theme.strip(), code.strip()


def _report(node: object, faults: Faults) -> ReportSettings:
    """What stands below ``report:``; the usual values where nothing does."""
    if node is None:
        return ReportSettings()
    assert isinstance(node, YamlText | YamlList | YamlMap)
    shape = None if is_empty(node) else read_shape(node, ReportShape, _("report"), faults)
    if shape is None:
        return ReportSettings()
    values = {name: getattr(shape, name) for name in ReportShape.model_fields if name != "terms"}
    return ReportSettings(terms=_all(shape.terms, "terms", _term, faults), **values)


def _check_cases(study: Study, root: Node, faults: Faults) -> None:
    """Every case that an interview or a renamed theme names must be among the cases."""
    known = [case.id for case in study.cases]
    named = [(interview.case, interview.line) for interview in study.interviews if interview.case]
    named += [(case, line_of(root, "themes", case)) for case in study.theme_labels]
    for case, line in named:
        if case not in known:
            hint = did_you_mean(case, known) if known else _("add it to `cases:`")
            faults.add(line, "unknown-case", _("'{id}' is not among the cases").format(id=case), hint)


def _check_unique(ids: Iterable[tuple[str, int]], what: str, faults: Faults) -> None:
    first: dict[str, int] = {}
    for name, line in ids:
        if name in first:
            message = _("{what} '{id}' stands twice, first in line {line}").format(what=what, id=name, line=first[name])
            faults.add(line, "duplicate-id", message, _("give each its own id"))
        first.setdefault(name, line)
