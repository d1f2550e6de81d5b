"""Offices, people, their postings, and the accounts by which they sign in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_SERIAL, Base
from db.types import Code, Day, Flag, Instant, Whole


class Kecamatan(Base):
    __tablename__ = "kecamatan"
    __table_args__ = STRICT

    code: Mapped[str] = mapped_column(Code, primary_key=True)
    name: Mapped[str] = mapped_column(Code, unique=True)


class Opd(Base):
    """A reporting unit; `position` is its place in the official list."""

    __tablename__ = "opd"
    __table_args__ = STRICT

    code: Mapped[str] = mapped_column(Code, primary_key=True)
    position: Mapped[int] = mapped_column(Whole)
    name: Mapped[str] = mapped_column(Code)
    short_name: Mapped[str] = mapped_column(Code)
    cell_name: Mapped[str] = mapped_column(Code)
    aliases: Mapped[str] = mapped_column(Code)  # separated by ";"
    kind: Mapped[str] = mapped_column(Code)
    parent: Mapped[str | None] = mapped_column(Code, ForeignKey("opd.code"))
    head_title: Mapped[str] = mapped_column(Code)
    head_level: Mapped[str] = mapped_column(Code)


class Person(Base):
    """One civil servant, whatever NIPs the person has had."""

    __tablename__ = "person"
    __table_args__ = STRICT_SERIAL

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(Code)
    title_front: Mapped[str] = mapped_column(Code, default="")
    title_back: Mapped[str] = mapped_column(Code, default="")
    email: Mapped[str | None] = mapped_column(Code)
    phone: Mapped[str | None] = mapped_column(Code)


class Nip(Base):
    """A number that names a person; a new PPPK contract brings a new one."""

    __tablename__ = "nip"
    __table_args__ = (CheckConstraint("length(nip) = 18", name="eighteen_digits"), STRICT)

    nip: Mapped[str] = mapped_column(Code, primary_key=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    current: Mapped[bool] = mapped_column(Flag, default=True)


class Posting(Base):
    """Where a person serves from `valid_from` until the day before `valid_to`."""

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period_not_empty"),
        Index("ix_posting_valid_from_valid_to", "valid_from", "valid_to"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), index=True)
    opd: Mapped[str] = mapped_column(Code, ForeignKey("opd.code"))
    unit: Mapped[str] = mapped_column(Code, default="")  # NAMA UNOR as written
    jenis_jabatan: Mapped[str] = mapped_column(Code, default="")
    nama_jabatan: Mapped[str] = mapped_column(Code, default="")
    eselon: Mapped[str] = mapped_column(Code, default="")
    level: Mapped[str] = mapped_column(Code)
    review: Mapped[bool] = mapped_column(Flag, default=False)  # level was read from the title
    override: Mapped[str | None] = mapped_column(Code)  # level set by DKUPP
    override_reason: Mapped[str | None] = mapped_column(Code)
    valid_from: Mapped[date] = mapped_column(Day)
    valid_to: Mapped[date | None] = mapped_column(Day)


class ServiceStatus(Base):
    """KEDUDUKAN HUKUM and JENIS PEGAWAI of a person from a day on."""

    __tablename__ = "service_status"
    __table_args__ = STRICT

    person_id: Mapped[int] = mapped_column(Whole, ForeignKey("person.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(Day, primary_key=True)
    kedudukan: Mapped[str] = mapped_column(Code, default="")
    jenis_pegawai: Mapped[str] = mapped_column(Code, default="")


class ImportBatch(Base):
    """One confirmed roster import, with what is needed to take it back."""

    __tablename__ = "import_batch"
    __table_args__ = STRICT_SERIAL

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Instant)
    day: Mapped[date] = mapped_column(Day)
    file_name: Mapped[str] = mapped_column(Code)
    counts: Mapped[str] = mapped_column(Code)  # JSON
    undo: Mapped[str] = mapped_column(Code)  # JSON
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class Account(Base):
    """A way to sign in: `way` is nip, phone or name; `login` is its normal form."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("way", "login"),
        CheckConstraint("way IN ('nip', 'phone', 'name')", name="way_known"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    way: Mapped[str] = mapped_column(Code)
    login: Mapped[str] = mapped_column(Code)
    name: Mapped[str] = mapped_column(Code)
    person_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("person.id"), unique=True)
    password_hash: Mapped[str | None] = mapped_column(Code)
    one_time_until: Mapped[datetime | None] = mapped_column(Instant)  # set while a first password
    must_change: Mapped[bool] = mapped_column(Flag, default=False)
    notice_at: Mapped[datetime | None] = mapped_column(Instant)  # privacy notice accepted
    active: Mapped[bool] = mapped_column(Flag, default=True)
    demo: Mapped[bool] = mapped_column(Flag, default=False)
    failures: Mapped[int] = mapped_column(Whole, default=0)
    wait_until: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Grant(Base):
    """A role with its scope and its days (both included), apart from the jabatan."""

    __tablename__ = "grant"
    __table_args__ = (
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="period_not_empty"),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(Code)
    scope: Mapped[str | None] = mapped_column(Code)  # OPD or gallery code, UMKM id
    first_day: Mapped[date] = mapped_column(Day)
    last_day: Mapped[date | None] = mapped_column(Day)
    given_by: Mapped[str] = mapped_column(Code)
    given_at: Mapped[datetime] = mapped_column(Instant)


class LoginSession(Base):
    """A signed-in device; the cookie holds the secret, the row only its SHA-256."""

    __tablename__ = "session"
    __table_args__ = (
        Index("ix_session_account_id", "account_id"),
        STRICT,
    )

    id: Mapped[str] = mapped_column(Code, primary_key=True)
    account_id: Mapped[int] = mapped_column(Whole, ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    remember: Mapped[bool] = mapped_column(Flag, default=False)
    device: Mapped[str] = mapped_column(Code, default="")
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
