"""Notices to people: what became of their purchases and orders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from db.models import Notification


def tell(
    session: Session,
    person_id: int,
    kind: str,
    subject: str,
    data: Mapping[str, object],
    *,
    now: datetime,
) -> None:
    """Leave a notice for a person, in the transaction of what it tells about."""
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    session.add(
        Notification(person_id=person_id, kind=kind, subject=subject, data=written, at=now)
    )
