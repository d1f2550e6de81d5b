"""Who acts: roles, dated grants, and the actor that every write names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    ASN = "asn"
    KEPALA_OPD = "kepala_opd"
    OPERATOR_OPD = "operator_opd"
    KASIR = "kasir"
    UMKM = "umkm"
    DKUPP = "dkupp"
    BUPATI = "bupati"
    ADMIN = "admin"


@dataclass(frozen=True)
class Grant:
    """A role within a scope (OPD, gallery or UMKM code), from first to last day, both included."""

    role: Role
    scope: str | None
    first_day: date
    last_day: date | None = None

    def in_force(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class Actor:
    """Plain data of whoever acts; `system` names a part of the program that acts by itself."""

    account_id: int | None = None
    person_id: int | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[tuple[Role, str]] = frozenset()
    system: str | None = None

    def holds(self, role: Role, scope: str | None = None) -> bool:
        """Whether the role is held, within `scope` when one is named (docs/rules.md §8)."""
        if scope is None:
            return role in self.roles
        return role in self.roles and (role, scope) in self.scopes

    def scopes_of(self, role: Role) -> tuple[str, ...]:
        """Where the role is held: the OPDs, galleries or sellers, in the order of their codes."""
        return tuple(sorted(scope for held, scope in self.scopes if held is role))

    def may_verify(self, buyer_person_id: int, *, shop: str | None = None) -> bool:
        """DKUPP or the seller at whose `shop` it was bought, and nobody their own (rules §3).

        `shop`: the seller's number, as the scopes of sellers have it; None for a gallery.
        """
        sold_it = shop is not None and self.holds(Role.UMKM, shop)
        return (self.holds(Role.DKUPP) or sold_it) and self.person_id != buyer_person_id


SYSTEM_IMPORT = Actor(system="impor")
SYSTEM_CLI = Actor(system="perintah")
SYSTEM_CLOCK = Actor(system="jam")
