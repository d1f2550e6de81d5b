"""A form that is sent twice makes one purchase: its key remembers the answer (docs/rules.md §3)."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import orders
from dashapp.domain.problems import Problem, Rejected
from db.models import Idempotency
from db.queries import purchases as queries


def demand_key(key: object) -> None:
    """Raise Rejected key_unusable unless it is 8 to 64 visible ASCII signs."""
    if not orders.is_plain(key, least=8):
        raise Rejected({"": Problem("key_unusable")})


def fingerprint(*parts: object) -> str:
    """The SHA-256 of what a form said; equal forms have equal ones."""
    written = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def find(session: Session, account_id: int, key: str, body: str) -> int | None:
    """The purchase that this key made; None for a new one.

    Raises Rejected key_used_differently when it was sent with something else.
    """
    earlier = queries.answered(session, account_id, key)
    if earlier is None:
        return None
    if earlier.body_hash != body:
        raise Rejected({"": Problem("key_used_differently")})
    return earlier.purchase_id


def remember(
    session: Session, account_id: int, key: str, body: str, purchase_id: int, now: datetime
) -> None:
    """Keep the answer in the transaction that made it."""
    session.add(
        Idempotency(account_id=account_id, key=key, body_hash=body, purchase_id=purchase_id, at=now)
    )
