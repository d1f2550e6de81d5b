"""What helps a verifier: the risk of a purchase, what was read from its photo, who looks at it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Day, Instant, Rupiah, Whole


class PurchaseRisk(Base):
    """How much a purchase wants a look, and why; worked out anew whenever it is mended."""

    __tablename__ = "purchase_risk"
    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND 100", name="score_percent"),
        Index("ix_purchase_risk_score", "score"),
        STRICT,
    )

    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"), primary_key=True)
    score: Mapped[int] = mapped_column(Whole)
    reasons: Mapped[str] = mapped_column(Code)  # JSON: [[code, {parameter: value}], ...]
    at: Mapped[datetime] = mapped_column(Instant)


class Reading(Base):
    """What was read from a receipt photo by machine; it helps and never decides."""

    __tablename__ = "reading"
    __table_args__ = (
        CheckConstraint("state IN ('terbaca', 'tidak_terbaca')", name="state_known"),
        CheckConstraint("sure BETWEEN 0 AND 100", name="sure_percent"),
        STRICT,
    )

    photo_key: Mapped[str] = mapped_column(Code, ForeignKey("photo.key"), primary_key=True)
    state: Mapped[str] = mapped_column(Code)
    total: Mapped[int | None] = mapped_column(Rupiah)
    day: Mapped[date | None] = mapped_column(Day)
    shop: Mapped[str | None] = mapped_column(Code)
    sure: Mapped[int] = mapped_column(Whole)  # of the total, in percent
    reader: Mapped[str | None] = mapped_column(
        Code
    )  # library and version, "/" version of the rules
    at: Mapped[datetime] = mapped_column(Instant)


class Hold(Base):
    """Whose screen a waiting purchase is on; after `until` it is free again."""

    __tablename__ = "hold"
    __table_args__ = STRICT

    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"), index=True)
    until: Mapped[datetime] = mapped_column(Instant)


class Batch(Base):
    """Purchases that are to be approved together, once each of the sample has been looked at."""

    __tablename__ = "batch"
    __table_args__ = STRICT_SERIAL

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    items: Mapped[str] = mapped_column(Code)  # JSON: [[purchase, step seen], ...]
    sample: Mapped[str] = mapped_column(Code)  # JSON: ids that must be opened
    opened: Mapped[str] = mapped_column(Code)  # JSON: ids that were
    reached: Mapped[int] = mapped_column(Whole, default=0)  # so many items have been gone through
    approved: Mapped[int] = mapped_column(Whole, default=0)  # of these; the others had changed
    done_at: Mapped[datetime | None] = mapped_column(Instant)
