"""Signed-in devices as those who look after accounts, and their owners, see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dashapp.domain.people import Actor
from dashapp.services import sessions
from dashapp.services.account_facts import open_at
from dashapp.services.account_list import OF_SHOPS, kinds
from db.models import LoginSession
from db.queries import account_admin as queries
from db.session import reading

LATEST = 5  # sessions beside the list


@dataclass(frozen=True)
class Device:
    """A signed-in device; `handle` names it without being of use to sign in."""

    account_id: int
    handle: str
    name: str  # of the person
    agent: str  # as the browser calls itself
    since: datetime
    seen_at: datetime


@dataclass(frozen=True)
class SignedIn:
    """How many people are signed in, and the devices that were seen last."""

    people: int
    latest: tuple[Device, ...] = field(default=())
    has_more: bool = False  # devices that are not among the latest


def signed_in(*, by: Actor, now: datetime, limit: int = LATEST) -> SignedIn:
    """Who is signed in now, of the accounts that the actor may see; one's own devices first."""
    only_shops = kinds(by) == OF_SHOPS
    with reading() as session:
        people, rows = queries.all_signed_in(
            session, open_at(now), only_shops=only_shops, own=by.account_id, limit=limit + 1
        )
        latest = tuple(device(row.LoginSession, row.name) for row in rows[:limit])
        return SignedIn(people, latest, len(rows) > limit)


def device(row: LoginSession, name: str = "") -> Device:
    """A session row as people may see it."""
    handle = sessions.handle(row.id)
    return Device(row.account_id, handle, name, row.device, row.created_at, row.seen_at)
