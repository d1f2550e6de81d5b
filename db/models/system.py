"""The trail of events, the revision that moves live pages, and settings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from db.types import Code, Instant, Whole


class Event(Base):
    """One act, chained by hash to the one before; `seq` has no gap."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "subject"), STRICT)

    seq: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(Code)
    actor: Mapped[str] = mapped_column(Code)
    account_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("account.id"))
    subject: Mapped[str | None] = mapped_column(Code)
    data: Mapped[str] = mapped_column(Code)  # canonical JSON
    hash: Mapped[str] = mapped_column(Code)


class Revision(Base):
    """One row: the number that goes up when a figure moves, and the head of the chain."""

    __tablename__ = "revision"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), STRICT)

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=False)
    n: Mapped[int] = mapped_column(Whole)
    head_seq: Mapped[int] = mapped_column(Whole)
    head_hash: Mapped[str] = mapped_column(Code)


class Setting(Base):
    __tablename__ = "setting"
    __table_args__ = STRICT

    key: Mapped[str] = mapped_column(Code, primary_key=True)
    value: Mapped[str] = mapped_column(Code)
