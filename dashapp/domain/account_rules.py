"""Who looks after which account, who may give which role, and how an account stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashapp.domain.people import Actor, Role

OF_DKUPP = frozenset({Role.KASIR, Role.UMKM})
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.DKUPP: OF_DKUPP,
    Role.ADMIN: frozenset(Role) - OF_DKUPP,
}


class AccountState(StrEnum):
    """How an account stands, in order of what weighs more."""

    CLOSED = "closed"
    HELD = "held"  # rests after wrong passwords
    ONE_TIME = "one_time"  # waits for its first password to be used
    EXPIRED = "expired"  # that password was never used in time
    UNCHOSEN = "unchosen"  # the first password was used, no own one was chosen
    NEVER = "never"  # no password yet
    ACTIVE = "active"


@dataclass(frozen=True)
class Access:
    """What of an account decides about signing in."""

    active: bool
    has_password: bool
    must_change: bool
    one_time_until: datetime | None
    wait_until: datetime | None

    def state(self, now: datetime) -> AccountState:
        """How the account stands at `now`."""
        if not self.active:
            return AccountState.CLOSED
        if self.wait_until is not None and now < self.wait_until:
            return AccountState.HELD
        if self.one_time_until is not None:
            return AccountState.ONE_TIME if now < self.one_time_until else AccountState.EXPIRED
        if self.has_password:
            return AccountState.ACTIVE
        return AccountState.UNCHOSEN if self.must_change else AccountState.NEVER

    @property
    def has_own(self) -> bool:
        """Whether the person has chosen a password."""
        return self.has_password and self.one_time_until is None


@dataclass(frozen=True)
class Subject:
    """An account as somebody who acts on it has to see it; `roles` it has ever been given."""

    account_id: int | None
    of_roster: bool
    roles: frozenset[Role]

    @property
    def keeper(self) -> Role:
        """DKUPP keeps what was never more than cashier or UMKM, Admin all others."""
        is_theirs = bool(self.roles) and self.roles <= OF_DKUPP and not self.of_roster
        return Role.DKUPP if is_theirs else Role.ADMIN


@dataclass(frozen=True)
class Powers:
    """What one may do with an account (docs/rules.md §8)."""

    see: bool = False
    give: frozenset[Role] = frozenset()
    hand_out: bool = False  # one-time passwords
    close: bool = False  # and end its sessions


def given_by(actor: Actor) -> frozenset[Role]:
    """The roles that the actor may give to others."""
    return frozenset(role for giver in actor.roles & GIVES.keys() for role in GIVES[giver])


def powers(actor: Actor, subject: Subject) -> Powers:
    """What the actor may do with this account; nothing but look at their own.

    Whoever hands out a password could sign in as its owner: so only the keeper does, and DKUPP
    does nothing with an account that is more than theirs. Admin sees and may close any account.
    """
    keeps, is_admin = actor.holds(subject.keeper), actor.holds(Role.ADMIN)
    if not (keeps or is_admin):
        return Powers()
    if subject.account_id is not None and subject.account_id == actor.account_id:
        return Powers(see=True)
    give = given_by(actor) if keeps else GIVES[Role.ADMIN]
    return Powers(see=True, give=give, hand_out=keeps, close=True)
