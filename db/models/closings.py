"""Months that DKUPP has closed, with the figures as they were frozen, and how one is reopened."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_SERIAL, Base
from db.types import Code, Day, Instant, Whole


class MonthClosing(Base):
    """One closing of a month; it holds until `reopened_at`, and keeps its row after that."""

    __tablename__ = "month_closing"
    __table_args__ = (
        CheckConstraint("waiting >= 0", name="waiting_not_negative"),
        CheckConstraint("waiting = 0 OR reason IS NOT NULL", name="forced_has_reason"),
        CheckConstraint("(asked_at IS NULL) = (ask_reason IS NULL)", name="ask_has_reason"),
        Index("ix_month_closing_month", "month"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    month: Mapped[date] = mapped_column(Day, ForeignKey("month.month"))
    closed_at: Mapped[datetime] = mapped_column(Instant)
    closed_by: Mapped[str] = mapped_column(Code)
    waiting: Mapped[int] = mapped_column(Whole)  # purchases that still waited
    reason: Mapped[str | None] = mapped_column(Code)  # why it was closed all the same
    figures: Mapped[str] = mapped_column(Code)  # JSON: the counts of each OPD and level
    sha256: Mapped[str] = mapped_column(Code)  # of `figures`
    asked_at: Mapped[datetime | None] = mapped_column(Instant)  # that it be reopened
    asked_by: Mapped[str | None] = mapped_column(Code)
    ask_reason: Mapped[str | None] = mapped_column(Code)
    reopened_at: Mapped[datetime | None] = mapped_column(Instant)
    reopened_by: Mapped[str | None] = mapped_column(Code)  # somebody else than `asked_by`
