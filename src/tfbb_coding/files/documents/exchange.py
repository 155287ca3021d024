"""Projects and codebooks of other programs, as documents to be looked through before they are taken in or handed on."""

from pathlib import Path

from tfbb_coding.files.documents.parts import Document, Part
from tfbb_coding.files.refi.read import read_exchange
from tfbb_coding.model.exchange import every_code


def read_project(path: Path) -> Document:
    """The codes as the document's text, its interviews and memos as parts, and the people in it. Raises :class:`UnreadableError`."""
    project = read_exchange(path)
    codes = [f"{code.name}\n{code.description}".strip() for code in every_code(project.codes)]
    cases = [f"{case.name}\n{case.description}".strip() for case in project.cases]
    sources = [Part(f"interview {n}", "\n".join(filter(None, (one.text, one.description)))) for n, one in enumerate(project.sources, 1)]
    comments = [passage.description for source in project.sources for passage in source.passages if passage.description]
    notes = [Part(f"memo {n}", words) for n, words in enumerate((*(f"{one.name}\n{one.text}" for one in project.all_notes), *comments), 1)]
    names = [source.name for source in project.sources]
    groups = [f"{one.name}\n{one.description}".strip() for one in project.sets]
    told = [*(one.values for one in project.sources), *(one.values for one in project.cases)]
    values = [value.text for several in told for value in several]
    text = "\n\n".join(filter(None, (project.name, project.description, *names, *cases, *groups, *codes, *dict.fromkeys(values))))
    people = () if project.is_own else project.people  # the study's coders, whose names an export has looked at
    return Document(path, text, (*sources, *notes), tuple(("user", person.name) for person in people if person.name))
