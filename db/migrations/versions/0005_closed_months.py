"""Closed months keep their figures as they were."""

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "month_closing",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=False),
        sa.Column("closed_by", types.Code(), nullable=False),
        sa.Column("waiting", types.Whole(), nullable=False),
        sa.Column("reason", types.Code(), nullable=True),
        sa.Column("figures", types.Code(), nullable=False),
        sa.Column("sha256", types.Code(), nullable=False),
        sa.Column("asked_at", types.Instant(), nullable=True),
        sa.Column("asked_by", types.Code(), nullable=True),
        sa.Column("ask_reason", types.Code(), nullable=True),
        sa.Column("reopened_at", types.Instant(), nullable=True),
        sa.Column("reopened_by", types.Code(), nullable=True),
        sa.CheckConstraint(
            "(asked_at IS NULL) = (ask_reason IS NULL)",
            name=op.f("ck_month_closing_ask_has_reason"),
        ),
        sa.CheckConstraint(
            "waiting = 0 OR reason IS NOT NULL", name=op.f("ck_month_closing_forced_has_reason")
        ),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_month_closing_waiting_not_negative")),
        sa.ForeignKeyConstraint(["month"], ["month.month"], name=op.f("fk_month_closing_month")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_closing")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_month_closing_month", "month_closing", ["month"], unique=False)
