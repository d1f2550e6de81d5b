"""Orders that wait at a gallery, the moves of its stock, and the nota of a sale."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Instant, Rupiah, Whole

OPEN = text("state IN ('dipesan', 'siap')")


class Order(Base):
    """One basket reserved at one gallery for one person; `code` is what the person shows there."""

    __tablename__ = "order"
    __table_args__ = (
        CheckConstraint(
            "state IN ('dipesan', 'siap', 'diambil', 'batal', 'kedaluwarsa')", name="state_known"
        ),
        CheckConstraint("(state = 'diambil') = (purchase_id IS NOT NULL)", name="taken_is_bought"),
        UniqueConstraint("account_id", "key"),
        # No two open orders share a code; a code that was used can be given out again.
        Index("uq_order_open_code", "code", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_order_state_expires_at", "state", "expires_at"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"))
    key: Mapped[str] = mapped_column(Code)  # of the form: however often it is sent, one order
    body_hash: Mapped[str] = mapped_column(Code)
    gallery: Mapped[str] = mapped_column(Code, ForeignKey("gallery.code"), index=True)
    code: Mapped[str] = mapped_column(Code)  # six digits
    state: Mapped[str] = mapped_column(Code)
    placed_at: Mapped[datetime] = mapped_column(Instant)
    ready_at: Mapped[datetime | None] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str | None] = mapped_column(Code)
    purchase_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("purchase.id"), unique=True)


class OrderLine(Base):
    """One product of an order, at the price that was promised; `taken` of `quantity` went along."""

    __tablename__ = "order_line"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("taken BETWEEN 0 AND quantity", name="taken_within_quantity"),
        CheckConstraint("unit_price > 0", name="unit_price_positive"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    order_id: Mapped[int] = mapped_column(Whole, ForeignKey("order.id"))
    position: Mapped[int] = mapped_column(Whole)
    product_id: Mapped[int] = mapped_column(Whole, ForeignKey("product.id"), index=True)
    umkm_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), index=True)
    description: Mapped[str] = mapped_column(Code)
    quantity: Mapped[int] = mapped_column(Whole)
    unit_price: Mapped[int] = mapped_column(Rupiah)
    taken: Mapped[int] = mapped_column(Whole, default=0)


class StockMove(Base):
    """One change of a stock, never altered; the moves of a shelf sum to its stock."""

    __tablename__ = "stock_move"
    __table_args__ = (
        CheckConstraint("change <> 0", name="change_not_zero"),
        CheckConstraint(
            "kind IN ('awal', 'masuk', 'keluar', 'koreksi', 'pesan', 'kembali', 'jual')",
            name="kind_known",
        ),
        Index("ix_stock_move_gallery_product_id", "gallery", "product_id"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Instant)
    gallery: Mapped[str] = mapped_column(Code, ForeignKey("gallery.code"))
    product_id: Mapped[int] = mapped_column(Whole, ForeignKey("product.id"))
    change: Mapped[int] = mapped_column(Whole)  # pieces; below zero when they leave
    kind: Mapped[str] = mapped_column(Code)
    reason: Mapped[str | None] = mapped_column(Code)
    actor: Mapped[str] = mapped_column(Code)
    order_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("order.id"), index=True)
    purchase_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("purchase.id"))


class Nota(Base):
    """The nota of a sale that a seller confirmed; whoever holds `key` can check it."""

    __tablename__ = "nota"
    __table_args__ = (
        CheckConstraint("payment IN ('qris', 'tunai')", name="payment_known"),
        STRICT,
    )

    key: Mapped[str] = mapped_column(Code, primary_key=True)  # random, 128 bits
    serial: Mapped[str] = mapped_column(Code, unique=True)
    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"), unique=True)
    payment: Mapped[str] = mapped_column(Code)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Instant)
