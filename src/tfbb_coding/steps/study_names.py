"""What a study itself calls things, which stands in everything that is handed over: told early where it tells who somebody is.

A municipality in a case's name or in a file's stops the tables weeks later, when the file's name is part of every unit's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tfbb_coding.messages import _
from tfbb_coding.model.handover import StudyName
from tfbb_coding.model.report import Finding
from tfbb_coding.model.study import Study
from tfbb_coding.steps.document_identifiers import find_in_file_name
from tfbb_coding.steps.gate import barred_names
from tfbb_coding.steps.gate_findings import name_finding
from tfbb_coding.steps.identifiers import KnownWords
from tfbb_coding.steps.same_identity import fold

_NAMES = frozenset({"person", "place"})


def names_of(study: Study, files: Mapping[str, str]) -> list[StudyName]:
    """The names that the study gives. ``files`` leads from a transcript to its file's name within ``transcripts/``."""
    path = str(study.root / "study.yaml")
    found = [StudyName(path, 0, _("the study's title"), study.title, _may_stand(_("give the study another title")))]
    for case in study.cases:
        remedy = _may_stand(_("give it a name that tells nobody, such as “Pilot A”"))
        found.append(StudyName(path, case.line, _("the name of a case"), case.name, remedy))
    for interview in study.interviews:
        remedy = _may_stand(_("give it another id"))
        found.append(StudyName(path, interview.line, _("the id of an interview"), interview.id.replace("_", " "), remedy, interview.id))
        found.append(StudyName(path, interview.line, _("the wave of an interview"), interview.wave, _may_stand(_("call it otherwise"))))
    folder = study.root / "transcripts"
    for name, file in sorted(files.items()):
        remedy = _may_stand(_("rename the file and what study.yaml calls it, then `tfbb check study --mend` takes along what was coded"))
        found.append(StudyName(str(folder / file), 0, _("the file's name"), name.replace("_", " "), remedy, name))
    return [name for name in found if name.text.strip()]


def _may_stand(remedy: str) -> str:
    return _("{remedy}; where it may be known, put `allow: words` into the list that `known_identifiers` names").format(remedy=remedy)


def harmless_names(study: Study, known: KnownWords | None = None) -> frozenset[str]:
    """The study's title and the names of its cases, folded, where they tell nobody who somebody is."""
    names = [StudyName("", n, "", name) for n, name in enumerate([study.title, *(case.name for case in study.cases)]) if name.strip()]
    telling = {finding.line for finding in telling_names(names, known)}
    return frozenset(fold(name.text) for name in names if name.line not in telling)


def telling_names(names: Sequence[StudyName], known: KnownWords | None = None) -> Iterator[Finding]:
    """A finding for every place in a name that would stop a handover, or would as soon as an interview says the same name."""
    for name, places in _telling(names, known):
        for (start, end), kind in places:
            yield name_finding(name, kind, start, end)


def references(names: Sequence[StudyName], known: KnownWords | None = None) -> tuple[str, ...]:
    """What units are called by, without the ids that tell who somebody is: where these stand they are found and stop what is handed over.

    An id is looked at both as it is written and with its hyphens as blanks, since *Fokusgrupp-Yxtorp* may hide a name that a blank shows.
    """
    telling = {name.reference for name, places in _telling(_both_ways(names), known) if places}
    return tuple(sorted({name.reference for name in names if name.reference} - telling))


def telling_references(names: Sequence[StudyName], known: KnownWords | None = None) -> tuple[tuple[str, str], ...]:
    """The ids in which an identifier is certain, each with its kind."""
    return tuple(sorted({name.reference: found.kind for name, found in barred_names(_both_ways(names), known)}.items()))


def _both_ways(names: Sequence[StudyName]) -> list[StudyName]:
    own = [name for name in names if name.reference]
    return [replace(name, text=text) for name in own for text in dict.fromkeys((name.text, name.text.replace("-", " ")))]


def _telling(names: Sequence[StudyName], known: KnownWords | None) -> Iterator[tuple[StudyName, list[tuple[tuple[int, int], str]]]]:
    """Every name with the places in it that would stop a handover, and of which kind they are."""
    allowed = known.allowed if known else frozenset()
    sure = barred_names(names, known)
    for name in names:
        found = {(one.start, one.end): one.kind for other, one in sure if other is name}
        for one in find_in_file_name(f"{name.text}.txt"):
            inside = any(start < one.end and one.start < end for start, end in found)
            if one.kind in _NAMES and not inside and one.match.casefold() not in allowed:
                found[(one.start, one.end)] = one.kind
        yield name, sorted(found.items())
