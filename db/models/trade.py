"""Sellers, products, and the purchases that people enter."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Day, Flag, Instant, Rupiah, Whole

# DKUPP's view of a seller or product: diajukan, diterima, dikembalikan, ditolak.
ACCEPTED = "diterima"


class Gallery(Base):
    __tablename__ = "gallery"
    __table_args__ = STRICT

    code: Mapped[str] = mapped_column(Code, primary_key=True)
    name: Mapped[str] = mapped_column(Code, unique=True)
    kecamatan: Mapped[str] = mapped_column(Code, ForeignKey("kecamatan.code"))
    note: Mapped[str] = mapped_column(Code, default="")
    active: Mapped[bool] = mapped_column(Flag, default=True)


class Umkm(Base):
    __tablename__ = "umkm"
    __table_args__ = STRICT_SERIAL

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    code: Mapped[str] = mapped_column(Code, unique=True)  # "U-0001"
    name: Mapped[str] = mapped_column(Code)
    kecamatan: Mapped[str] = mapped_column(Code, ForeignKey("kecamatan.code"))
    phone: Mapped[str | None] = mapped_column(Code, unique=True)
    active: Mapped[bool] = mapped_column(Flag, default=True)
    owner: Mapped[str] = mapped_column(Code, default="", server_default="")
    address: Mapped[str] = mapped_column(Code, default="", server_default="")
    registered_on: Mapped[date | None] = mapped_column(Day)
    merged_into: Mapped[int | None] = mapped_column(Whole, ForeignKey("umkm.id"))
    curation: Mapped[str] = mapped_column(Code, default=ACCEPTED, server_default=ACCEPTED)
    curation_reason: Mapped[str | None] = mapped_column(Code)
    proposed_at: Mapped[datetime | None] = mapped_column(Instant)


class Product(Base):
    __tablename__ = "product"
    __table_args__ = STRICT_SERIAL

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    umkm_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), index=True)
    name: Mapped[str] = mapped_column(Code)
    category: Mapped[str] = mapped_column(Code)
    unit: Mapped[str] = mapped_column(Code)
    picture: Mapped[str] = mapped_column(Code)  # name of a picture in assets/products
    active: Mapped[bool] = mapped_column(Flag, default=True)
    photo_key: Mapped[str | None] = mapped_column(Code, ForeignKey("photo.key"))  # of the seller
    curation: Mapped[str] = mapped_column(Code, default=ACCEPTED, server_default=ACCEPTED)
    curation_reason: Mapped[str | None] = mapped_column(Code)
    proposed_at: Mapped[datetime | None] = mapped_column(Instant)


class Price(Base):
    """A product's price from a moment on; past purchases keep their own copy."""

    __tablename__ = "price"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        Index("ix_price_product_id_since", "product_id", "since"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    product_id: Mapped[int] = mapped_column(Whole, ForeignKey("product.id"))
    amount: Mapped[int] = mapped_column(Rupiah)
    since: Mapped[datetime] = mapped_column(Instant)


class Stock(Base):
    __tablename__ = "stock"
    __table_args__ = (CheckConstraint("quantity >= 0", name="quantity_not_negative"), STRICT)

    gallery: Mapped[str] = mapped_column(Code, ForeignKey("gallery.code"), primary_key=True)
    product_id: Mapped[int] = mapped_column(Whole, ForeignKey("product.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(Whole)


class Photo(Base):
    """A receipt photo; the file lies under its SHA-256, the address holds only `key`."""

    __tablename__ = "photo"
    __table_args__ = STRICT

    key: Mapped[str] = mapped_column(Code, primary_key=True)  # random, 128 bits
    sha256: Mapped[str] = mapped_column(Code, index=True)
    dhash: Mapped[str] = mapped_column(Code, index=True)  # alike pictures have alike hashes
    width: Mapped[int] = mapped_column(Whole)
    height: Mapped[int] = mapped_column(Whole)
    size: Mapped[int] = mapped_column(Whole)  # bytes
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"), index=True)
    uploaded_at: Mapped[datetime] = mapped_column(Instant)
    taken_on: Mapped[date | None] = mapped_column(Day)  # as the camera wrote it, if it did
    # Parts of the dhash: of two that differ in a few bits one is the same (domain/looks.py).
    band1: Mapped[int | None] = mapped_column(Whole, index=True)
    band2: Mapped[int | None] = mapped_column(Whole, index=True)
    band3: Mapped[int | None] = mapped_column(Whole, index=True)
    band4: Mapped[int | None] = mapped_column(Whole, index=True)
    band5: Mapped[int | None] = mapped_column(Whole, index=True)
    band6: Mapped[int | None] = mapped_column(Whole, index=True)


class Purchase(Base):
    """One purchase of one person; `obligation_id` is the month that it counts for."""

    __tablename__ = "purchase"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("claimed >= amount", name="approved_at_most_claimed"),
        CheckConstraint("(gallery IS NULL) <> (umkm_id IS NULL)", name="one_place"),
        CheckConstraint("fund IN ('pribadi', 'belanja_opd')", name="fund_known"),
        CheckConstraint(
            "state IN ('diajukan', 'terverifikasi', 'dikembalikan', 'ditolak', 'ditarik',"
            " 'dibatalkan')",
            name="state_known",
        ),
        Index("ix_purchase_state_arrived_at", "state", "arrived_at"),
        Index("ix_purchase_gallery_day", "gallery", "day"),
        Index("ix_purchase_decided_at", "decided_at"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    obligation_id: Mapped[int] = mapped_column(Whole, ForeignKey("obligation.id"), index=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    day: Mapped[date] = mapped_column(Day)
    gallery: Mapped[str | None] = mapped_column(Code, ForeignKey("gallery.code"))
    umkm_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("umkm.id"), index=True)
    claimed: Mapped[int] = mapped_column(Rupiah)
    amount: Mapped[int] = mapped_column(Rupiah)  # claimed, or approved when lower
    state: Mapped[str] = mapped_column(Code)
    fund: Mapped[str] = mapped_column(Code)
    receipt_number: Mapped[str | None] = mapped_column(Code)
    photo_key: Mapped[str | None] = mapped_column(Code, ForeignKey("photo.key"), index=True)
    reason: Mapped[str | None] = mapped_column(Code)  # of the last decision
    arrived_at: Mapped[datetime] = mapped_column(Instant)  # first arrival, kept when mended
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_by: Mapped[str | None] = mapped_column(Code)
    source: Mapped[str] = mapped_column(Code)  # form | impor | pesanan | kasir | penjual
    import_key: Mapped[str | None] = mapped_column(Code, unique=True)


class PurchaseLine(Base):
    __tablename__ = "purchase_line"
    __table_args__ = (
        UniqueConstraint("purchase_id", "position"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"))
    position: Mapped[int] = mapped_column(Whole)
    product_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("product.id"))
    umkm_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("umkm.id"), index=True)
    description: Mapped[str] = mapped_column(Code)
    quantity: Mapped[int] = mapped_column(Whole)
    unit_price: Mapped[int] = mapped_column(Rupiah)
    amount: Mapped[int] = mapped_column(Rupiah)


class PurchaseStep(Base):
    """One change of a purchase, never altered: its history, and the source of month_day."""

    __tablename__ = "purchase_step"
    __table_args__ = STRICT_SERIAL

    seq: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    obligation_id: Mapped[int] = mapped_column(Whole, ForeignKey("obligation.id"), index=True)
    state: Mapped[str] = mapped_column(Code)
    amount: Mapped[int] = mapped_column(Rupiah)
    fund: Mapped[str] = mapped_column(Code)
    reason: Mapped[str | None] = mapped_column(Code)
    actor: Mapped[str] = mapped_column(Code)


class Idempotency(Base):
    """The answer that a form's key was given; the same key gets it again."""

    __tablename__ = "idempotency"
    __table_args__ = STRICT

    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"), primary_key=True)
    key: Mapped[str] = mapped_column(Code, primary_key=True)
    body_hash: Mapped[str] = mapped_column(Code)
    purchase_id: Mapped[int] = mapped_column(Whole, ForeignKey("purchase.id"))
    at: Mapped[datetime] = mapped_column(Instant)
