"""The accounts of the demo: one person for each role, and the cashiers of the other galleries."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dashapp.services.demo.chance import Chance, rows
from dashapp.services.demo.habits import Actors
from dashapp.services.demo.market import Market
from dashapp.services.demo.names import FEMALE, MALE, Names
from dashapp.services.demo.roster import PNS, Person


@dataclass(frozen=True)
class Player:
    """An account of the demo; `key` is its name in demo_accounts.csv, "" for all the others."""

    id: int
    key: str
    way: str
    login: str
    name: str
    person: int | None
    role: str  # "asn" needs no grant
    scope: str | None

    @property
    def label(self) -> str:
        """As the trail names it."""
        return f"akun:{self.id}"


def cast(people: Sequence[Person], market: Market, chance: Chance) -> list[Player]:
    """Everybody who has an account, in order of id."""
    names, free = Names(), _Free(people)
    players: list[Player] = []
    for number, row in enumerate(rows("demo_accounts"), start=1):
        person = free.take(row["opd"], row["level"]) if row["way"] == "nip" else None
        login, name, scope = row["login"], names.draw(chance, FEMALE, []).name, row["scope"] or None
        if person is not None:
            login, name = person.nip, person.named.name
        if row["role"] == "umkm":
            seller = market.sellers[0]
            login, name, scope = seller.phone, seller.name, str(seller.id)
        number_of = person.id if person else None
        players.append(
            Player(number, row["key"], row["way"], login, name, number_of, row["role"], scope)
        )
    return players + list(_cashiers(players, names, chance))


def senders(
    players: Sequence[Player], people: Sequence[Person], numbers: Collection[int]
) -> list[Player]:
    """Accounts without a password for those people, by number, who have none among `players`."""
    known = {player.person for player in players}
    without = [person for person in people if person.id in numbers and person.id not in known]
    return [
        Player(number, "", "nip", person.nip, person.named.name, person.id, "asn", None)
        for number, person in enumerate(without, start=len(players) + 1)
    ]


def actors(players: Sequence[Player]) -> Actors:
    """Who of them decides about purchases."""
    by_key = {player.key: player for player in players}
    dkupp = [by_key[key] for key in ("dkupp", "dkupp2")]
    return Actors(
        cashiers={p.scope: p.label for p in players if p.role == "kasir" and p.scope},
        sellers={int(p.scope): p.label for p in players if p.role == "umkm" and p.scope},
        verifiers=tuple((player.label, player.person or 0) for player in dkupp),
        buyers={player.person: player.label for player in players if player.person},
    )


def _cashiers(players: Sequence[Player], names: Names, chance: Chance) -> Iterator[Player]:
    """Cashiers without a password: they only stand in the history."""
    served = {player.scope for player in players if player.role == "kasir"}
    number = len(players)
    for row in rows("galleries"):
        if row["code"] not in served:
            number += 1
            name = names.draw(chance, chance.one((MALE, FEMALE)), []).name
            login = f"kasir.{row['code'].lower()}"
            yield Player(number, "", "name", login, name, None, "kasir", row["code"])


class _Free:
    """People fit to have an account: nothing about them changes during the demo."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = [p for p in people if p.plain and p.statuses[0][1] == PNS]

    def take(self, opd: str, level: str) -> Person:
        """The first of that OPD and level who has not been taken."""
        for person in self._people:
            desk = person.stays[0].desk
            if (desk.opd, desk.level.value) == (opd, level) and not desk.review:
                self._people.remove(person)
                return person
        raise LookupError(f"nobody fit in {opd} {level}")
