"""Notices to people: what became of a purchase or an order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_SERIAL, Base
from db.types import Code, Instant, Whole


class Notification(Base):
    """One notice to one person; its words are made from `kind` and `data` when it is shown."""

    __tablename__ = "notification"
    __table_args__ = (Index("ix_notification_person_id_at", "person_id", "at"), STRICT_SERIAL)

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(Code)
    subject: Mapped[str] = mapped_column(Code, index=True)  # "purchase:12", "order:7"
    data: Mapped[str] = mapped_column(Code)  # JSON
    at: Mapped[datetime] = mapped_column(Instant)
    read_at: Mapped[datetime | None] = mapped_column(Instant)
