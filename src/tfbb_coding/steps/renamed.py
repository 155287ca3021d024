"""What was said of a transcript follows it when its file is renamed: the text as it was when it was coded tells which one it is now."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tfbb_coding.model.coding import VOICES
from tfbb_coding.model.survey import Filed, Survey
from tfbb_coding.model.text import fingerprint


def renames(survey: Survey) -> dict[str, str]:
    """``{name that the study has no transcript of: the name that its text has now}``; nothing where two transcripts have that text."""
    now: dict[str, list[str]] = {}
    for name, transcript in survey.transcripts.items():
        now.setdefault(fingerprint(transcript.text), []).append(name)
    gone = {one.item.transcript for one in survey.filed} - survey.transcripts.keys()
    found = {}
    for name in sorted(gone):
        names = next((now[print_] for text in survey.kept_of(name) if (print_ := fingerprint(text)) in now), [])
        if len(names) == 1:
            found[name] = names[0]
    return found


def followed(survey: Survey, new_names: Mapping[str, str]) -> tuple[Filed, ...]:
    """All items, those of renamed transcripts under the new name and in its files.

    What stands there already stays: the program's own codings that were made anew are not doubled by the old ones, nor is anything else.
    """
    there = {_key(one) for one in survey.filed}
    anew = {one.path for one in survey.filed}
    kept = []
    for one in survey.filed:
        name = new_names.get(one.item.transcript)
        moved = one if name is None else _moved(one, name)
        doubled = moved is not one and (_key(moved) in there or (one.owner in VOICES and moved.path in anew))
        if not doubled:
            kept.append(moved)
    return tuple(sorted(kept, key=lambda one: (one.kind, one.owner, one.path)))


def _moved(one: Filed, name: str) -> Filed:
    unit = f"{name}:{one.item.unit.rpartition(':')[2]}"
    return replace(one, path=str(Path(one.path).with_name(f"{name}.jsonl")), item=replace(one.item, transcript=name, unit=unit))


def _key(one: Filed) -> tuple[object, ...]:
    item = one.item
    return one.path, item.start, item.end, getattr(item, "theme", ""), getattr(item, "code", "")
