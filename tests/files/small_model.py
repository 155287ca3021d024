"""A Swedish spaCy model as a user installs it: a package that says it is one, with SUC's labels for names and a few parts of speech."""

import sys
from pathlib import Path

import pytest

from tfbb_coding.swedish import installed, pipeline
from tfbb_coding.swedish.identifiers import model as voice

NAME, VERSION = "sv_prov_sm", "1.0.0"
_NAMES = [
    {"label": "PRS", "pattern": "Qvillan"},
    {"label": "LOC", "pattern": "Zoltebo"},
    {"label": "ORG", "pattern": "Firma Zylt"},
    {"label": "TME", "pattern": "i onsdags"},
]
_VERBS = ["hann", "springer", "sjunger"]


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put the model's package into ``folder`` and on the path, as pip does; returns its name."""
    _write(folder)
    monkeypatch.syspath_prepend(str(folder))
    forget()
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    return NAME


def forget() -> None:
    """What the program remembers of the models it found."""
    installed.installed_model.cache_clear()
    voice.load.cache_clear()
    pipeline.pipeline.cache_clear()


def _write(folder: Path) -> None:
    import spacy

    nlp = spacy.blank("sv")
    nlp.meta.update(name=NAME.removeprefix("sv_"), version=VERSION)
    rules = nlp.add_pipe("attribute_ruler")
    rules.add([[{"LOWER": {"IN": _VERBS}}]], {"POS": "VERB"})  # type: ignore[attr-defined]
    nlp.add_pipe("entity_ruler").add_patterns(_NAMES)  # type: ignore[attr-defined]
    package = folder / NAME
    package.mkdir(parents=True)
    nlp.to_disk(package / f"{NAME}-{VERSION}")
    (package / "meta.json").write_text((package / f"{NAME}-{VERSION}" / "meta.json").read_text(encoding="utf-8"), encoding="utf-8")
    source = "from spacy.util import load_model_from_init_py\n\n\ndef load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    (package / "__init__.py").write_text(source, encoding="utf-8")
    add_distribution(folder, NAME, f"[spacy_models]\n{NAME} = {NAME}\n")


def add_distribution(folder: Path, name: str, entry_points: str = "") -> None:
    """What pip notes of a package."""
    info = folder / f"{name}-{VERSION}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {VERSION}\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
