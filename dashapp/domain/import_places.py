"""Finds the gallery or UMKM that a row of an imported table names, by code or by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashapp.domain.cells import key
from dashapp.domain.problems import BadValue


@dataclass(frozen=True)
class ImportPlace:
    """A gallery (`gallery`) or a UMKM (`umkm_id`), by its code and its name."""

    code: str
    name: str
    gallery: str | None = None
    umkm_id: int | None = None


class Places:
    """Galleries and UMKM, to be looked up by code or name."""

    def __init__(self, places: Iterable[ImportPlace]) -> None:
        self._by_code: dict[str, ImportPlace] = {}
        self._by_name: dict[str, list[ImportPlace]] = {}
        for place in places:
            self._by_code[key(place.code)] = place
            self._by_name.setdefault(key(place.name), []).append(place)

    def find(self, written: str) -> ImportPlace:
        """The place of this code, else of this name.

        Raises BadValue place_empty, place_unknown or place_ambiguous (a name fits several).
        """
        name = key(written)
        if not name:
            raise BadValue("place_empty")
        named = self._by_name.get(name, [])
        if name in self._by_code:
            return self._by_code[name]
        if len(named) > 1:
            raise BadValue("place_ambiguous", written=written)
        if not named:
            raise BadValue("place_unknown", written=written)
        return named[0]
