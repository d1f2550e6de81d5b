"""A reading tells which reader it came from."""

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("reading", sa.Column("reader", types.Code(), nullable=True))
