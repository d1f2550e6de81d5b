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

    def may_verify(self, buyer_person_id: int) -> bool:
        """DKUPP, and nobody their own purchase, whatever they hold (docs/rules.md §3)."""
        return self.holds(Role.DKUPP) and self.person_id != buyer_person_id


SYSTEM_IMPORT = Actor(system="impor")
SYSTEM_CLI = Actor(system="perintah")
SYSTEM_CLOCK = Actor(system="jam")
