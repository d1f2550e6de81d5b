"""Reads of the table of settings."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting


def value(session: Session, key: str) -> str | None:
    return session.scalar(select(Setting.value).where(Setting.key == key))


def every(session: Session) -> dict[str, str]:
    return {row.key: row.value for row in session.scalars(select(Setting))}
