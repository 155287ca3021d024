"""What changed from one codebook to another: themes, codes, indicators, and every text about them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tfbb_coding.messages import _
from tfbb_coding.model.codebook import Code, Codebook, Indicator, IndicatorKind, Theme


class ChangeKind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``where`` is the place (``hinder/tid``, empty for the codebook itself), ``what`` names the thing or its field.

    ``before`` and ``after`` are empty where the thing was not there.
    """

    kind: ChangeKind
    where: str
    what: str
    before: str = ""
    after: str = ""


_CODE_FIELDS = ("label", "definition", "include", "exclude", "examples", "denies")
_THEME_FIELDS = ("label", "question", "definition", "include", "exclude", "examples", "counter_examples", "guide")


def diff_codebooks(before: Codebook, after: Codebook) -> tuple[Change, ...]:
    """Every difference, in the order of ``before`` and then of what ``after`` adds. Layout, comments and line numbers play no part.

    An indicator that looks for the same thing with another weight or other conditions is changed, not removed and added.
    """
    return tuple(_codebook_changes(before, after))


def _codebook_changes(before: Codebook, after: Codebook) -> Iterator[Change]:
    yield from _field_changes("", before, after, ("title", "language", "version"))
    for name in sorted(before.settings.keys() | after.settings.keys()):
        old, new = (f"{book.settings[name]:g}" if name in book.settings else "" for book in (before, after))
        if old != new:
            yield Change(_kind(old, new), "", f"settings: {name}", old, new)
    common = [theme_id for theme_id in before.theme_ids if theme_id in after.theme_ids]
    if common != [theme_id for theme_id in after.theme_ids if theme_id in before.theme_ids]:
        yield Change(ChangeKind.CHANGED, "", _("order of themes"), ", ".join(before.theme_ids), ", ".join(after.theme_ids))
    new_themes = {theme.id: theme for theme in after.themes}
    for theme in before.themes:
        yield from _theme_changes(theme, new_themes[theme.id]) if theme.id in new_themes else _gone(theme.id, theme)
    for theme in after.themes:
        if theme.id not in before.theme_ids:
            yield from _new(theme.id, theme)


def _theme_changes(before: Theme, after: Theme) -> Iterator[Change]:
    yield from _field_changes(before.id, before, after, _THEME_FIELDS)
    yield from _indicator_changes(before.id, before.indicators, after.indicators)
    old, new = ({code.id: code for code in theme.codes} for theme in (before, after))
    for code_id, code in old.items():
        where = f"{before.id}/{code_id}"
        yield from _code_changes(where, code, new[code_id]) if code_id in new else _gone(where, code)
    for code_id, code in new.items():
        if code_id not in old:
            yield from _new(f"{before.id}/{code_id}", code)


def _code_changes(where: str, before: Code, after: Code) -> Iterator[Change]:
    yield from _field_changes(where, before, after, _CODE_FIELDS)
    yield from _indicator_changes(where, before.indicators, after.indicators)


def _gone(where: str, thing: Theme | Code) -> Iterator[Change]:
    yield Change(ChangeKind.REMOVED, where, _what(thing), before=thing.label)


def _new(where: str, thing: Theme | Code) -> Iterator[Change]:
    yield Change(ChangeKind.ADDED, where, _what(thing), after=thing.label)


def _what(thing: Theme | Code) -> str:
    return _("theme") if isinstance(thing, Theme) else _("code")


def _field_changes(where: str, before: object, after: object, names: Sequence[str]) -> Iterator[Change]:
    for name in names:
        old, new = (_field_text(getattr(thing, name)) for thing in (before, after))
        if old != new:
            yield Change(_kind(old, new), where, name, old, new)


def _field_text(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _kind(before: str, after: str) -> ChangeKind:
    return ChangeKind.ADDED if not before else ChangeKind.REMOVED if not after else ChangeKind.CHANGED


def _indicator_changes(where: str, before: Sequence[Indicator], after: Sequence[Indicator]) -> Iterator[Change]:
    """Equal ones are set aside; of the rest, those that look for the same thing are paired in order."""
    old, new = (_by_thing(indicators) for indicators in (before, after))
    for thing in dict.fromkeys([*old, *new]):
        yield from _paired(where, thing, old.get(thing, []), new.get(thing, []))


def is_indicator(change: Change) -> bool:
    """Whether the change is about an indicator, and not about what is said of a theme or code.

    >>> is_indicator(Change(ChangeKind.ADDED, "hinder", "lemma hinna")), is_indicator(Change(ChangeKind.CHANGED, "hinder", "label"))
    (True, False)
    """
    return change.what.partition(" ")[0] in {kind.value for kind in IndicatorKind} and " " in change.what


def _by_thing(indicators: Sequence[Indicator]) -> Mapping[str, list[str]]:
    things: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        things[f"{indicator.kind} {indicator.value}"].append(_force(indicator))
    return things


def _force(indicator: Indicator) -> str:
    """Weight and conditions: ``1.5 needs past forbids negated``."""
    needs = f" needs {' '.join(sorted(indicator.needs))}" if indicator.needs else ""
    forbids = f" forbids {' '.join(sorted(indicator.forbids))}" if indicator.forbids else ""
    return f"{indicator.weight:g}{needs}{forbids}"


def _paired(where: str, thing: str, old: list[str], new: list[str]) -> Iterator[Change]:
    old, new = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    for i in range(max(len(old), len(new))):
        was, now = old[i] if i < len(old) else "", new[i] if i < len(new) else ""
        yield Change(_kind(was, now), where, thing, was, now)
