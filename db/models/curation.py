"""What DKUPP keeps of a seller besides the name: papers, and pairs that are not the same."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from db.types import Code, Day, Whole


class UmkmPaper(Base):
    """NIB, PIRT or halal of a seller; no row: there is none yet."""

    __tablename__ = "umkm_paper"
    __table_args__ = (
        CheckConstraint("kind IN ('nib', 'pirt', 'halal')", name="kind_known"),
        CheckConstraint("state IN ('berlaku', 'diproses', 'tidak_perlu')", name="state_known"),
        STRICT,
    )

    umkm_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Code, primary_key=True)
    state: Mapped[str] = mapped_column(Code)
    number: Mapped[str] = mapped_column(Code, default="")
    until: Mapped[date | None] = mapped_column(Day)  # the last day on which it holds


class UmkmDistinct(Base):
    """Two sellers that look alike and were found to be two."""

    __tablename__ = "umkm_distinct"
    __table_args__ = (CheckConstraint("lower_id < higher_id", name="in_order"), STRICT)

    lower_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), primary_key=True)
    higher_id: Mapped[int] = mapped_column(Whole, ForeignKey("umkm.id"), primary_key=True)
