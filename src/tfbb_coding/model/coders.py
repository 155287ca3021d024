"""Who has coded a study: how much each, and whose codings can be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tfbb_coding.model.coding import Coding, people_among

LEAST_UNITS = 10
"""Units that two people must each have said something of, in the same conversations, before coefficients tell anything of them."""


@dataclass(frozen=True, slots=True)
class Coders:
    """``people`` are those who have coded; ``compared`` those whose codings can be compared; ``units`` how many units each has judged.

    Somebody who has only tried the program on a unit or two would otherwise pull every coefficient down, since whatever they did not
    come to looks like disagreement.
    """

    people: tuple[str, ...]
    compared: tuple[str, ...]
    units: Mapping[str, int]

    @property
    def left_out(self) -> tuple[int, ...]:
        """How many units each of those has judged who are not compared though others are; nothing where nobody is."""
        return tuple(sorted(self.units[name] for name in self.units if name not in self.compared)) if self.compared else ()


def coders_of(everybody: Mapping[str, Sequence[Coding]]) -> Coders:
    """The coders among ``{name: their codings of every status}``; a decision against a theme is something said of its unit.

    People are those with :data:`LEAST_UNITS` units, or everybody where nobody has so many.
    """
    names = people_among(sorted(everybody))
    judged = {name: {(coding.transcript, coding.unit) for coding in everybody[name]} for name in names}
    compared = tuple(one for one in names if any(_alike(judged[one], judged[other]) for other in names if other != one))
    many = tuple(name for name in names if len(judged[name]) >= LEAST_UNITS)
    return Coders(many or tuple(names), compared, {name: len(units) for name, units in judged.items()})


def _alike(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Whether both have judged enough units in the conversations that both have coded."""
    shared = {transcript for transcript, _unit in one} & {transcript for transcript, _unit in other}
    return all(sum(transcript in shared for transcript, _unit in units) >= LEAST_UNITS for units in (one, other))
