"""What comes with the duty to buy: promotions, an OPD's signed recap, objections, reminders."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Day, Flag, Instant, Rupiah, Whole


class Promotion(Base):
    """One use or mention of UMKM goods; `amount` is a note and enters no sum."""

    __tablename__ = "promotion"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('rapat', 'cendera_mata', 'oleh_oleh', 'ajakan', 'unggahan')",
            name="kind_known",
        ),
        CheckConstraint("fund IN ('tanpa', 'pribadi', 'belanja_opd')", name="fund_known"),
        CheckConstraint("(amount IS NULL) = (fund = 'tanpa')", name="amount_has_fund"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("reached > 0", name="reached_positive"),
        Index("ix_promotion_opd_month", "opd", "month"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"))  # where it counts
    month: Mapped[date] = mapped_column(Day)
    day: Mapped[date] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(Code)
    text: Mapped[str] = mapped_column(Code)
    reached: Mapped[int | None] = mapped_column(Whole)  # people
    fund: Mapped[str] = mapped_column(Code)
    amount: Mapped[int | None] = mapped_column(Rupiah)
    photo_key: Mapped[str | None] = mapped_column(Code, ForeignKey("photo.key"))
    link: Mapped[str | None] = mapped_column(Code)  # https
    purchase_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("purchase.id"))
    key: Mapped[str] = mapped_column(Code, unique=True)  # of the browser: sent twice, kept once
    entered_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)


class PromotionUmkm(Base):
    """A seller whose goods a promotion showed."""

    __tablename__ = "promotion_umkm"
    __table_args__ = STRICT

    promotion_id: Mapped[int] = mapped_column(Whole, ForeignKey("promotion.id"), primary_key=True)
    umkm_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), primary_key=True)


class OpdReport(Base):
    """The recap of an OPD's month as its head signed it; taken back it keeps its row."""

    __tablename__ = "opd_report"
    __table_args__ = (Index("ix_opd_report_month_opd", "month", "opd"), STRICT_SERIAL)

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"))
    month: Mapped[date] = mapped_column(Day, ForeignKey("month.month"))
    signed_at: Mapped[datetime] = mapped_column(Instant)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"))
    signer: Mapped[str] = mapped_column(Code)  # name as it was
    capacity: Mapped[str] = mapped_column(Code)  # jabatan as it was, "Plt. ..." for an acting head
    figures: Mapped[str] = mapped_column(Code)  # JSON: the counts that were signed
    note: Mapped[str] = mapped_column(Code, default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)


class Objection(Base):
    """What somebody says against their own figures, and DKUPP's answer."""

    __tablename__ = "objection"
    __table_args__ = (
        CheckConstraint("kind IN ('evaluasi', 'koreksi')", name="kind_known"),
        CheckConstraint("outcome IN ('diterima', 'ditolak')", name="outcome_known"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answer_has_time"),
        Index("ix_objection_answered_at", "answered_at"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(Code)
    month: Mapped[date] = mapped_column(Day)
    text: Mapped[str] = mapped_column(Code)
    key: Mapped[str] = mapped_column(Code, unique=True)
    entered_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    outcome: Mapped[str | None] = mapped_column(Code)
    answer: Mapped[str | None] = mapped_column(Code)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    answered_by: Mapped[int | None] = mapped_column(Whole, ForeignKey("account.id"))


class Reminder(Base):
    """One reminder to one person. `key` says which: "2026-06:h7:2026-07-10" by the calendar for
    that deadline, "2026-06-24" from the OPD on that day; with the person it is unique."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_reminder_month_opd", "month", "opd"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"))
    key: Mapped[str] = mapped_column(Code)
    month: Mapped[date] = mapped_column(Day)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"))
    kind: Mapped[str] = mapped_column(Code)  # h7 | h3 | h1 | h0 | opd
    by: Mapped[str] = mapped_column(Code)
    at: Mapped[datetime] = mapped_column(Instant)


class Outbox(Base):
    """A message on its way out of SiMadu; written with its cause, sent later, never twice."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("subject", "address"),
        CheckConstraint("tries >= 0", name="tries_not_negative"),
        Index("ix_outbox_sent_at_due_at", "sent_at", "due_at"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    subject: Mapped[str] = mapped_column(Code)  # its cause: "reminder:12"
    address: Mapped[str] = mapped_column(Code)  # where to: an e-mail address
    title: Mapped[str] = mapped_column(Code)
    body: Mapped[str] = mapped_column(Code)
    written_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)  # not before; moved on by each failed try
    started_at: Mapped[datetime | None] = mapped_column(Instant)  # a try that may have gone out
    tries: Mapped[int] = mapped_column(Whole, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    given_up: Mapped[bool] = mapped_column(Flag, default=False)
    fault: Mapped[str | None] = mapped_column(Code)  # of the last try, without secrets
