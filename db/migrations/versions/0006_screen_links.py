"""Links that open the large screen."""

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0006"
down_revision = "0005"

OPEN = sa.text("revoked_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "screen_link",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("token_sha256", types.Code(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("created_by", types.Code(), nullable=False),
        sa.Column("revoked_at", types.Instant(), nullable=True),
        sa.Column("seen_at", types.Instant(), nullable=True),
        sa.Column("scene", types.Code(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen_link")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_screen_link_token_sha256")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "uq_screen_link_open_name",
        "screen_link",
        ["name"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
