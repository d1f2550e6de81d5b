"""Months, what each person owes in them, and the sums that dashboards read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Day, Flag, Instant, Rupiah, Whole


class LevelRule(Base):
    """The minimum of a level for months that open after it was entered, from `valid_from` on."""

    __tablename__ = "level_rule"
    __table_args__ = (CheckConstraint("amount > 0", name="amount_positive"), STRICT_SERIAL)

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    level: Mapped[str] = mapped_column(Code)
    amount: Mapped[int] = mapped_column(Rupiah)
    valid_from: Mapped[date] = mapped_column(Day)
    document: Mapped[str] = mapped_column(Code)
    entered_at: Mapped[datetime] = mapped_column(Instant)


class Exemption(Base):
    """Months (first and last included) in which a person need not buy, with its document."""

    __tablename__ = "exemption"
    __table_args__ = (
        CheckConstraint("last_month >= first_month", name="period_not_empty"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    reason: Mapped[str] = mapped_column(Code)
    first_month: Mapped[date] = mapped_column(Day)
    last_month: Mapped[date] = mapped_column(Day)
    document: Mapped[str] = mapped_column(Code)
    entered_at: Mapped[datetime] = mapped_column(Instant)


class Month(Base):
    """A month that has been opened: its obligations are fixed."""

    __tablename__ = "month"
    __table_args__ = STRICT

    month: Mapped[date] = mapped_column(Day, primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(Instant)
    report_by: Mapped[date] = mapped_column(Day)  # the last day to be on time
    closed_at: Mapped[datetime | None] = mapped_column(Instant)


class Obligation(Base):
    """What one person owes in one month, with the running totals of fund pribadi."""

    __tablename__ = "obligation"
    __table_args__ = (
        UniqueConstraint("person_id", "month"),
        CheckConstraint("minimum > 0", name="minimum_positive"),
        CheckConstraint(
            "verified >= 0 AND waiting >= 0 AND rejected >= 0 AND opd_fund >= 0",
            name="totals_not_negative",
        ),
        CheckConstraint("obliged = (reason IS NULL)", name="exempt_has_reason"),
        Index("ix_obligation_month_opd_level", "month", "opd", "level"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"))
    month: Mapped[date] = mapped_column(Day, ForeignKey("month.month"))
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"))
    level: Mapped[str] = mapped_column(Code)
    minimum: Mapped[int] = mapped_column(Rupiah)
    obliged: Mapped[bool] = mapped_column(Flag)
    reason: Mapped[str | None] = mapped_column(Code)  # why exempt
    verified: Mapped[int] = mapped_column(Rupiah, default=0)
    waiting: Mapped[int] = mapped_column(Rupiah, default=0)
    rejected: Mapped[int] = mapped_column(Rupiah, default=0)
    opd_fund: Mapped[int] = mapped_column(Rupiah, default=0)  # verified, fund belanja OPD


class Sums:
    """The columns of domain.compliance.Counts."""

    headcount: Mapped[int] = mapped_column(Whole, default=0)
    exempt: Mapped[int] = mapped_column(Whole, default=0)
    fulfilled: Mapped[int] = mapped_column(Whole, default=0)
    waiting: Mapped[int] = mapped_column(Whole, default=0)
    partial: Mapped[int] = mapped_column(Whole, default=0)
    rejected: Mapped[int] = mapped_column(Whole, default=0)
    none: Mapped[int] = mapped_column(Whole, default=0)
    verified_amount: Mapped[int] = mapped_column(Rupiah, default=0)
    waiting_amount: Mapped[int] = mapped_column(Rupiah, default=0)
    achieved: Mapped[int] = mapped_column(Rupiah, default=0)
    target: Mapped[int] = mapped_column(Rupiah, default=0)
    opd_fund_amount: Mapped[int] = mapped_column(Rupiah, default=0)


class MonthSummary(Sums, Base):
    """The counts of one OPD and level in one month, as they stand."""

    __tablename__ = "month_summary"
    __table_args__ = STRICT

    month: Mapped[date] = mapped_column(Day, ForeignKey("month.month"), primary_key=True)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"), primary_key=True)
    level: Mapped[str] = mapped_column(Code, primary_key=True)


class MonthDay(Sums, Base):
    """How the counts changed on one WIB day: the running sum is what was known at its end."""

    __tablename__ = "month_day"
    __table_args__ = STRICT

    month: Mapped[date] = mapped_column(Day, ForeignKey("month.month"), primary_key=True)
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"), primary_key=True)
    level: Mapped[str] = mapped_column(Code, primary_key=True)
