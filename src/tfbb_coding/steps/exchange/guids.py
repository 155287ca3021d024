"""Guids that are the same whenever they are made: UUIDs of version 5 (RFC 9562) of the study's title and what the thing is called.

Those of codings and condensations say too what the format has no place for: how it was decided. Most programs keep guids; where one does
not, nothing worse comes of it than that a person is taken to have accepted what stands there.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5

from tfbb_coding.model.coding import Status
from tfbb_coding.model.condensation import CondensationStatus
from tfbb_coding.model.text import fingerprint

_TFBB = UUID("0d5c86f5-5f0e-4a6f-9d0a-8a2d0b7a4c31")


@dataclass(frozen=True, slots=True)
class Guids:
    """The guids of one study, known by its title."""

    title: str

    def of(self, kind: str, *ids: str | int) -> str:
        """The guid of a thing.

        >>> Guids("Prov").of("code", "hinder") == Guids("Prov").of("code", "hinder") != Guids("Prov").of("code", "hinder", "tid")
        True
        """
        return str(uuid5(uuid5(_TFBB, self.title), "\0".join((kind, *map(str, ids)))))

    def coding(self, place: tuple[str, int, int], person: str, code: str, status: Status) -> str:
        """That of a coding: ``place`` is its source's guid and the positions there, ``person`` and ``code`` are guids too."""
        return self.of("coding", *place, person, code, status)

    def condensation(self, person: str, name: str, text: str, status: CondensationStatus) -> str:
        """That of a person's condensation as a note with this name; other words are not what was confirmed."""
        return self.of("condensation", person, name, fingerprint(text), status)
