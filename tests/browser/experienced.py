"""Somebody in a copy of the demo whose month knows every state of a purchase."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from dashapp.domain.calendar import month_of, wib_day
from dashapp.domain.people import Actor, Role
from dashapp.domain.purchases import PurchaseDraft, State
from dashapp.services import demo, passwords, photos, purchases, sessions, verification
from db import session
from db.models import Account, Obligation, Purchase
from db.session import transaction
from tests import photos as pictures
from tests.browser.server import NOW

EXPERIENCED = "ASN berpengalaman"
TODAY = wib_day(NOW)
KNOWN = (State.DIKEMBALIKAN, State.DITOLAK)  # of somebody in the demo's present month


def make(demo_database: Path, folder: Path) -> tuple[Path, str]:
    """A copy of the demo, and the login of that person; the password is the demo's.

    The month holds one purchase returned, refused, approved lower and waiting; March came late.
    """
    regency = folder / "regency"
    shutil.copytree(demo_database.parent, regency)
    path = regency / demo_database.name
    session.configure(f"sqlite:///{path}")
    photos.configure(regency)
    buyer, login = _let_in()
    lowered, _waits = (_record(buyer, amount) for amount in ("24.000", "15.000"))
    verifier = Actor(None, None, "DKUPP", frozenset({Role.DKUPP}))
    verification.approve(
        lowered, by=verifier, now=NOW, amount="20.000", reason="Ongkos kirim tidak dihitung."
    )
    session.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path, login


def _let_in() -> tuple[Actor, str]:
    with transaction() as open_session:
        found = open_session.scalars(
            select(Account)
            .join(Purchase, Purchase.person_id == Account.person_id)
            .join(Obligation, Obligation.id == Purchase.obligation_id)
            .where(Obligation.month == month_of(TODAY), Purchase.state.in_(KNOWN))
            .group_by(Account.id)
            .having(func.count(Purchase.state.distinct()) == len(KNOWN))
            .order_by(Account.id)
        ).one()
        found.password_hash, found.notice_at = passwords.make_hash(demo.PASSWORD), NOW
        found.must_change, found.one_time_until = False, None
        return sessions.actor_of(open_session, found, TODAY), found.login


def _record(buyer: Actor, amount: str) -> int:
    photo = photos.store(io.BytesIO(pictures.jpeg()), by=buyer, now=NOW)
    draft = PurchaseDraft(
        place="DEK-KRAKSAAN", amount=amount, day=TODAY.isoformat(), photo=photo.key
    )
    return purchases.record(draft, by=buyer, now=NOW, key=f"pembelian {amount}").id
