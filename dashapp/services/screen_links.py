"""Links that open the large screen and nothing else, until somebody revokes them (docs §8)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from dashapp.domain import texts
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.services import trail
from db.models import ScreenLink
from db.queries import screens as queries
from db.session import Busy, reading, transaction

SIGNS = "23456789abcdefghjkmnpqrstvwxyz"  # none that a television shows like another
PARTS, PART = 4, 4  # "k7m2-pq9x-3ht5-wd8n": short enough for a remote control, 78 bits
NAME_LIMIT = 60
SCENES = frozenset({"ringkasan", "sarang", "umkm"})
SEEN_EVERY = timedelta(minutes=1)
ALIVE = timedelta(minutes=3)  # without a sign for longer than this a screen is off
A_MOMENT = 0.05  # seconds: to note a sign of life is worth no more waiting


@dataclass(frozen=True)
class Made:
    """A new link; its token is told here and never again."""

    name: str
    token: str


@dataclass(frozen=True)
class Screen:
    """A screen as its link in force says."""

    id: int
    name: str
    seen_at: datetime | None
    scene: str | None

    def alive(self, now: datetime) -> bool:
        """Whether it has shown itself lately."""
        return self.seen_at is not None and now - self.seen_at < ALIVE


def add(name: object, *, by: Actor, now: datetime) -> Made:
    """Make a link called `name`.

    Raises NotAllowed, or BadValue screen_empty, screen_too_long, screen_unreadable, screen_taken.
    """
    _may_manage(by)
    read = texts.read_paragraph(name, field="screen", limit=NAME_LIMIT)
    if read is None:
        raise BadValue("screen_empty")
    token = "-".join("".join(map(secrets.choice, [SIGNS] * PART)) for _ in range(PARTS))
    with transaction() as session:
        if queries.by_name(session, read) is not None:
            raise BadValue("screen_taken", name=read)
        row = ScreenLink(
            name=read, token_sha256=_hash(token), created_at=now, created_by=trail.label(by)
        )
        session.add(row)
        session.flush()
        _tell(session, "screen_link_made", row, by, now)
    return Made(read, token)


def revoke(name: object, *, by: Actor, now: datetime) -> None:
    """End the link called `name`: its screens go dark. NotAllowed; BadValue screen_unknown."""
    _may_manage(by)
    with transaction() as session:
        row = queries.by_name(session, name.strip()) if isinstance(name, str) else None
        if row is None:
            raise BadValue("screen_unknown", name=name)
        row.revoked_at = now
        _tell(session, "screen_link_revoked", row, by, now)


def links(*, by: Actor) -> list[Screen]:
    """The links in force with their last sign of life, the oldest first. NotAllowed."""
    _may_manage(by)
    with reading() as session:
        return [_screen(row) for row in queries.open_links(session)]


def visit(token: str) -> Screen | None:
    """The screen of a token, however it was typed; None when there is none or it was revoked."""
    bare = "".join(sign for sign in token[:100].lower() if sign in SIGNS)
    if len(bare) != PARTS * PART:
        return None
    written = "-".join(bare[at : at + PART] for at in range(0, len(bare), PART))
    with reading() as session:
        row = queries.by_hash(session, _hash(written))
        return None if row is None else _screen(row)


def touch(screen: Screen, scene: str | None, *, now: datetime) -> None:
    """Note a sign of life, at most once a minute; never keeps a screen waiting for it."""
    shown = scene if scene in SCENES else None
    if screen.seen_at is not None and now - screen.seen_at < SEEN_EVERY:
        return
    try:
        with transaction(patience=A_MOMENT) as session:
            row = session.get_one(ScreenLink, screen.id)
            row.seen_at, row.scene = now, shown
    except Busy:
        return


def _may_manage(by: Actor) -> None:
    if not by.holds(Role.ADMIN) and by.system is None:
        raise NotAllowed


def _tell(session: Session, kind: str, row: ScreenLink, by: Actor, now: datetime) -> None:
    subject, data = f"layar:{row.id}", {"name": row.name}
    trail.append(session, kind, actor=by, now=now, subject=subject, data=data)


def _screen(row: ScreenLink) -> Screen:
    return Screen(row.id, row.name, row.seen_at, row.scene)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
