"""A project's codes as a codebook: the top of the tree are themes, what is below them codes, deeper ones with their path for a label."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tfbb_coding.model.codebook import Code, Codebook, Theme, denied
from tfbb_coding.model.exchange import Project, ProjectCode
from tfbb_coding.model.exchange_words import exchange_words
from tfbb_coding.model.naming import first_free
from tfbb_coding.steps.exchange.describe import Said, is_favourites, said_in
from tfbb_coding.steps.exchange.known import Known, Pair

_ID = re.compile(r"[a-z0-9_-]+(?:/[a-z0-9_-]+)?")
_SEPARATOR = " › "
_FLAT = "taguette"


@dataclass(frozen=True, slots=True)
class TakenCodes:
    """A codebook and which of its themes and codes each code of the project became.

    ``favourites`` are the guids of codes that say that a passage is a favourite and no more. ``flattened`` codes stood deeper than two
    levels, ``undefined`` have no definition in the file, ``new`` are those that the study's codebook has not (all, where there was none).
    """

    book: Codebook
    places: Mapping[str, Pair] = field(default_factory=dict)
    favourites: frozenset[str] = frozenset()
    flattened: int = 0
    undefined: int = 0
    new: int = 0


def take_codes(project: Project, known: Known) -> TakenCodes:
    """The project's codes; those that the study has are its own."""
    return _Taking(project, known).taken()


def slug(label: str, taken: set[str], otherwise: str) -> str:
    """An id from a label that is not taken yet; it is added to ``taken``.

    >>> slug("Ont om tid!", set(), "kod"), slug("Åka", {"aka"}, "kod"), slug("…", set(), "kod")
    ('ont-om-tid', 'aka-2', 'kod')
    """
    plain = unicodedata.normalize("NFKD", label.casefold().replace("ø", "o").replace("æ", "a")).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")[:40].strip("-") or otherwise
    found = first_free(stem, taken)
    taken.add(found)
    return found


class _Taking:
    """The codebook while it is made."""

    def __init__(self, project: Project, known: Known) -> None:
        self.project, self.known = project, known
        self.language = known.book.language if known.book else _language(project)
        self.words = exchange_words(self.language)
        self.places: dict[str, Pair] = {}
        self.taken_ids: dict[str, set[str]] = {}
        self.flattened = self.undefined = self.new = 0

    def taken(self) -> TakenCodes:
        favourites = frozenset(code.guid for code in self.project.codes if is_favourites(code))
        cases = {case.guid for case in self.project.cases}  # NVivo lists its cases among the codes too
        roots = _without(self.project.codes, favourites | cases)
        if self.project.origin.casefold().startswith(_FLAT):
            roots = _nested(roots)
        themes = _joined(self._theme(code) for code in roots)
        book = Codebook("", self.project.name, self.language, "", tuple(_with_sound_denials(theme, themes, self.words) for theme in themes))
        return TakenCodes(book, self.places, favourites, self.flattened, self.undefined, self.new)

    def _theme(self, code: ProjectCode) -> Theme:
        said = said_in(code.description)
        theme_id = self._id_of(code, said, "")
        self.places[code.guid] = (theme_id, "")
        codes = tuple(self._code(below, path, theme_id) for below, path in _below(code, ()))
        return Theme(
            theme_id,
            code.name or theme_id,
            self._definition(said),
            question=_one(said, "question"),
            include=_one(said, "include"),
            exclude=_one(said, "exclude"),
            examples=tuple(said.get("examples", ())),
            counter_examples=tuple(said.get("counter_examples", ())),
            guide=tuple(said.get("guide", ())),
            codes=_unique(codes),
        )

    def _code(self, code: ProjectCode, path: tuple[str, ...], theme_id: str) -> Code:
        said = said_in(code.description)
        code_id = self._id_of(code, said, theme_id, path)
        self.places[code.guid] = (theme_id, code_id)
        self.flattened += len(path) > 1
        return Code(
            code_id,
            _SEPARATOR.join(path) or code_id,
            self._definition(said),
            include=_one(said, "include"),
            exclude=_one(said, "exclude"),
            examples=tuple(said.get("examples", ())),
            denies=_one(said, "denies"),
        )

    def _definition(self, said: Said) -> str:
        self.undefined += not said.get("definition")
        return "\n".join(said.get("definition", ())) or self.words["missing"]

    def _id_of(self, code: ProjectCode, said: Said, theme_id: str, path: tuple[str, ...] = ()) -> str:
        """The study's own id, where it knows the code by guid, label or told id; else the id that the file tells; else one from the label.

        A told id (*I tfbb: hinder/tid*) is what an export has written: it holds also where somebody has given the code another name since.
        """
        told = next((one for one in said.get("id", ()) if _ID.fullmatch(one)), "")
        known = self.known.code(code.guid, theme_id, _SEPARATOR.join(path) or code.name, told)
        if known:
            return known[1] if theme_id else known[0]
        self.new += 1
        taken = self.taken_ids.setdefault(theme_id, self.known.ids(theme_id))
        own = told.partition("/")[2] if theme_id else told if "/" not in told else ""
        if own and own not in taken:
            taken.add(own)
            return own
        return slug(path[-1] if path else code.name, taken, "kod" if theme_id else "tema")


def _language(project: Project) -> str:
    """That of the headings in an export's descriptions; Swedish where there are none."""
    told = [exchange_words("en")["id"] in code.description for code in project.codes if said_in(code.description).get("id")]
    return "en" if told and all(told) else "sv"


def _one(said: Said, key: str) -> str:
    return " ".join(said.get(key, ()))


def _below(code: ProjectCode, path: tuple[str, ...]) -> Iterator[tuple[ProjectCode, tuple[str, ...]]]:
    for one in code.codes:
        here = (*path, one.name)
        yield one, here
        yield from _below(one, here)


def _without(codes: Iterable[ProjectCode], guids: frozenset[str]) -> list[ProjectCode]:
    """The tree without the codes of these guids; what stands below one that goes moves up to its place."""
    kept: list[ProjectCode] = []
    for code in codes:
        below = _without(code.codes, guids)
        kept += below if code.guid in guids else [replace(code, codes=tuple(below))]
    return kept


def _nested(roots: list[ProjectCode]) -> list[ProjectCode]:
    """Taguette's tags have their path for a name (``hinder.tid``): those whose beginning is a tag of its own stand below it."""
    names = {code.name for code in roots}
    below: dict[str, list[ProjectCode]] = {}
    tops = []
    for code in roots:
        parent = code.name.partition(".")[0]
        if parent != code.name and parent in names:
            below.setdefault(parent, []).append(replace(code, name=code.name.partition(".")[2]))
        else:
            tops.append(code)
    return [replace(code, codes=(*code.codes, *below.get(code.name, ()))) for code in tops]


def _joined(themes: Iterator[Theme]) -> list[Theme]:
    """Themes of one id (two codes of a file that the study knows as one) are one."""
    found: dict[str, Theme] = {}
    for theme in themes:
        first = found.get(theme.id)
        found[theme.id] = replace(first, codes=_unique((*first.codes, *theme.codes))) if first else theme
    return list(found.values())


def _unique(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    return tuple({code.id: code for code in reversed(codes)}.values())[::-1]


def _with_sound_denials(theme: Theme, themes: list[Theme], words: Mapping[str, str]) -> Theme:
    """A code that denies one that is not there says so in its definition instead, so that the codebook can be used."""
    known = {(one.id, code.id) for one in themes for code in one.codes}
    codes = tuple(
        code
        if not code.denies or (denied(theme, code) in known and denied(theme, code) != (theme.id, code.id))
        else replace(code, denies="", definition=f"{code.definition}\n{words['denies']}: {code.denies}")
        for code in theme.codes
    )
    return replace(theme, codes=codes)
