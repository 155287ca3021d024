"""Guids that are the same whenever they are made: UUIDs of version 5 (RFC 9562) of the study's title and what the thing is called."""

from dataclasses import dataclass
from uuid import UUID, uuid5

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
