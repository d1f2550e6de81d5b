"""Knows people of the roster again under a new number: a PPPK gets one with each contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashapp.domain import nip
from dashapp.domain.cells import key
from dashapp.domain.roster import Reading
from dashapp.domain.roster_known import KnownPerson


def renumbered(people: Iterable[KnownPerson], reading: Reading) -> dict[str, KnownPerson]:
    """Known people by the unknown NIP under which a file names them (docs/rules.md §9, §10).

    Name, birth date and sex are the same, the number so far is one of a PPPK and no longer in the
    file, and it can be nobody else: a guess would give one person's purchases to another.
    """
    told = {row.nip for row in reading.rows} | reading.refused_nips
    known: set[str] = set()
    missing: dict[tuple[str, ...], list[KnownPerson]] = defaultdict(list)
    for person in people:
        known.update(person.nips)
        if nip.is_pppk(person.nips[0]) and told.isdisjoint(person.nips):
            missing[_who(person.nips[0], person.details.name)].append(person)
    fresh: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in reading.rows:
        if row.nip not in known:
            fresh[_who(row.nip, row.name)].append(row.nip)
    return {
        fresh[who][0]: missing[who][0]
        for who in fresh.keys() & missing.keys()
        if len(fresh[who]) == len(missing[who]) == 1
    }


def _who(number: str, name: str) -> tuple[str, ...]:
    """Birth date, digit of the sex, and name."""
    return (number[:8], number[14], key(name))
