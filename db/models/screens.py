"""Links that open the large screen."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_SERIAL, Base
from db.types import Code, Instant, Whole

OPEN = text("revoked_at IS NULL")


class ScreenLink(Base):
    """One link; of its token only the hash is kept. A revoked one keeps its row."""

    __tablename__ = "screen_link"
    __table_args__ = (
        Index(
            "uq_screen_link_open_name",
            "name",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        STRICT_SERIAL,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(Code)
    token_sha256: Mapped[str] = mapped_column(Code, unique=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str] = mapped_column(Code)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    scene: Mapped[str | None] = mapped_column(Code)  # what it showed then
