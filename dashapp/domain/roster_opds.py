"""Which OPD a row of a roster belongs to, by NAMA UNOR and UNOR INDUK (docs/rules.md §10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashapp.domain.cells import key

BAGIAN = "bagian"  # the kind of OPD whose short names other offices use, too


@dataclass(frozen=True)
class RosterOpd:
    """An OPD as the reference table has it; `parent` is the code of a Bagian's Sekretariat."""

    code: str
    kind: str
    parent: str | None
    name: str
    short_name: str
    aliases: tuple[str, ...]
    head_title: str
    head_level: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.short_name, *self.aliases)


class Opds:
    """All OPDs, ready to be looked up by the words of a roster."""

    def __init__(self, opds: Iterable[RosterOpd]) -> None:
        self._plain: dict[str, RosterOpd] = {}
        self._bagian: dict[str, RosterOpd] = {}
        self._official: dict[str, RosterOpd] = {}
        for opd in opds:
            names = self._bagian if opd.kind == BAGIAN else self._plain
            names.update({key(name): opd for name in opd.names if key(name)})
            if opd.kind == BAGIAN:
                self._official[key(opd.name)] = opd

    def find(self, unor: str, unor_induk: str) -> RosterOpd | None:
        """The OPD of a row, None when neither text names one; case and punctuation are ignored.

        A Bagian is found by NAMA UNOR only within its own Sekretariat: a "Bagian Umum" of a
        hospital belongs to the hospital. Without UNOR INDUK its official name, which itself names
        the Sekretariat, is enough.
        """
        own, above = key(unor), key(unor_induk)
        parent = self._plain.get(above)
        bagian = self._bagian.get(own)
        if parent and bagian and bagian.parent == parent.code:
            return bagian
        found = self._plain.get(own) or parent or self._bagian.get(above)
        return found or (self._official.get(own) if not above else None)
