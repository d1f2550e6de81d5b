"""Reads of the links that open the large screen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import ScreenLink


def by_hash(session: Session, hashed: str) -> ScreenLink | None:
    """The link in force whose token has this hash."""
    query = select(ScreenLink).where(
        ScreenLink.token_sha256 == hashed, ScreenLink.revoked_at.is_(None)
    )
    return session.scalars(query).one_or_none()


def by_name(session: Session, name: str) -> ScreenLink | None:
    """The link in force that is called so."""
    query = select(ScreenLink).where(ScreenLink.name == name, ScreenLink.revoked_at.is_(None))
    return session.scalars(query).one_or_none()


def open_links(session: Session) -> Sequence[ScreenLink]:
    """Every link in force, the oldest first."""
    query = select(ScreenLink).where(ScreenLink.revoked_at.is_(None)).order_by(ScreenLink.id)
    return session.scalars(query).all()
