"""From shelf to sale: orders, moves of stock, notas, curation, the queue by risk, notices."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0002"
down_revision = "0001"

# What lay on the shelves before moves were written, as of the programme's first day.
BEGINNING = datetime(2025, 1, 1, tzinfo=UTC)
FIRST_MOVES = """
    INSERT INTO stock_move (at, gallery, product_id, change, kind, actor)
    SELECT :at, gallery, product_id, quantity, 'awal', 'perintah' FROM stock WHERE quantity > 0
    ORDER BY gallery, product_id
"""


def upgrade() -> None:
    _add_columns()
    _create_orders()
    _create_curation()
    _create_queue()
    _create_notices()
    at = sa.bindparam("at", BEGINNING, type_=types.Instant())
    op.execute(sa.text(FIRST_MOVES).bindparams(at))


def _add_columns() -> None:
    op.add_column("photo", sa.Column("taken_on", types.Day(), nullable=True))
    for band in range(1, 7):
        op.add_column("photo", sa.Column(f"band{band}", types.Whole(), nullable=True))
        op.create_index(op.f(f"ix_photo_band{band}"), "photo", [f"band{band}"], unique=False)
    op.add_column(
        "product",
        sa.Column(
            "photo_key",
            types.Code(),
            sa.ForeignKey("photo.key", name=op.f("fk_product_photo_key")),
            nullable=True,
        ),
        inline_references=True,
    )
    op.add_column(
        "product", sa.Column("curation", types.Code(), server_default="diterima", nullable=False)
    )
    op.add_column("product", sa.Column("curation_reason", types.Code(), nullable=True))
    op.add_column("product", sa.Column("proposed_at", types.Instant(), nullable=True))
    op.create_index("ix_purchase_gallery_day", "purchase", ["gallery", "day"], unique=False)
    op.create_index("ix_purchase_decided_at", "purchase", ["decided_at"], unique=False)
    op.create_index(op.f("ix_purchase_umkm_id"), "purchase", ["umkm_id"], unique=False)
    op.add_column("umkm", sa.Column("owner", types.Code(), server_default="", nullable=False))
    op.add_column("umkm", sa.Column("address", types.Code(), server_default="", nullable=False))
    op.add_column("umkm", sa.Column("registered_on", types.Day(), nullable=True))
    op.add_column(
        "umkm",
        sa.Column(
            "merged_into",
            types.Whole(),
            sa.ForeignKey("umkm.id", name=op.f("fk_umkm_merged_into")),
            nullable=True,
        ),
        inline_references=True,
    )
    op.add_column(
        "umkm", sa.Column("curation", types.Code(), server_default="diterima", nullable=False)
    )
    op.add_column("umkm", sa.Column("curation_reason", types.Code(), nullable=True))
    op.add_column("umkm", sa.Column("proposed_at", types.Instant(), nullable=True))


def _create_orders() -> None:
    op.create_table(
        "order",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("body_hash", types.Code(), nullable=False),
        sa.Column("gallery", types.Code(), nullable=False),
        sa.Column("code", types.Code(), nullable=False),
        sa.Column("state", types.Code(), nullable=False),
        sa.Column("placed_at", types.Instant(), nullable=False),
        sa.Column("ready_at", types.Instant(), nullable=True),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("ended_by", types.Code(), nullable=True),
        sa.Column("purchase_id", types.Whole(), nullable=True),
        sa.CheckConstraint(
            "(state = 'diambil') = (purchase_id IS NOT NULL)", name=op.f("ck_order_taken_is_bought")
        ),
        sa.CheckConstraint(
            "state IN ('dipesan', 'siap', 'diambil', 'batal', 'kedaluwarsa')",
            name=op.f("ck_order_state_known"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_order_account_id")),
        sa.ForeignKeyConstraint(["gallery"], ["gallery.code"], name=op.f("fk_order_gallery")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_order_person_id")),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_order_purchase_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
        sa.UniqueConstraint("account_id", "key", name=op.f("uq_order_account_id_key")),
        sa.UniqueConstraint("purchase_id", name=op.f("uq_order_purchase_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_order_gallery"), "order", ["gallery"], unique=False)
    op.create_index(op.f("ix_order_person_id"), "order", ["person_id"], unique=False)
    op.create_index("ix_order_state_expires_at", "order", ["state", "expires_at"], unique=False)
    op.create_index(
        "uq_order_open_code",
        "order",
        ["code"],
        unique=True,
        sqlite_where=sa.text("state IN ('dipesan', 'siap')"),
        postgresql_where=sa.text("state IN ('dipesan', 'siap')"),
    )
    op.create_table(
        "order_line",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("order_id", types.Whole(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("product_id", types.Whole(), nullable=False),
        sa.Column("umkm_id", types.Whole(), nullable=False),
        sa.Column("description", types.Code(), nullable=False),
        sa.Column("quantity", types.Whole(), nullable=False),
        sa.Column("unit_price", types.Rupiah(), nullable=False),
        sa.Column("taken", types.Whole(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_line_quantity_positive")),
        sa.CheckConstraint(
            "taken BETWEEN 0 AND quantity", name=op.f("ck_order_line_taken_within_quantity")
        ),
        sa.CheckConstraint("unit_price > 0", name=op.f("ck_order_line_unit_price_positive")),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name=op.f("fk_order_line_order_id")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_order_line_product_id")
        ),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_order_line_umkm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_order_line_order_id_position")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_order_line_product_id"), "order_line", ["product_id"], unique=False)
    op.create_index(op.f("ix_order_line_umkm_id"), "order_line", ["umkm_id"], unique=False)
    op.create_table(
        "stock_move",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("gallery", types.Code(), nullable=False),
        sa.Column("product_id", types.Whole(), nullable=False),
        sa.Column("change", types.Whole(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("reason", types.Code(), nullable=True),
        sa.Column("actor", types.Code(), nullable=False),
        sa.Column("order_id", types.Whole(), nullable=True),
        sa.Column("purchase_id", types.Whole(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('awal', 'masuk', 'keluar', 'koreksi', 'pesan', 'kembali', 'jual')",
            name=op.f("ck_stock_move_kind_known"),
        ),
        sa.CheckConstraint("change <> 0", name=op.f("ck_stock_move_change_not_zero")),
        sa.ForeignKeyConstraint(["gallery"], ["gallery.code"], name=op.f("fk_stock_move_gallery")),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name=op.f("fk_stock_move_order_id")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_stock_move_product_id")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_stock_move_purchase_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_stock_move_gallery_product_id", "stock_move", ["gallery", "product_id"], unique=False
    )
    op.create_index(op.f("ix_stock_move_order_id"), "stock_move", ["order_id"], unique=False)
    op.create_table(
        "nota",
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("serial", types.Code(), nullable=False),
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("payment", types.Code(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.CheckConstraint("payment IN ('qris', 'tunai')", name=op.f("ck_nota_payment_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_nota_account_id")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_nota_purchase_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_nota")),
        sa.UniqueConstraint("purchase_id", name=op.f("uq_nota_purchase_id")),
        sa.UniqueConstraint("serial", name=op.f("uq_nota_serial")),
        sqlite_strict=True,
    )


def _create_curation() -> None:
    op.create_table(
        "umkm_paper",
        sa.Column("umkm_id", types.Whole(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("state", types.Code(), nullable=False),
        sa.Column("number", types.Code(), nullable=False),
        sa.Column("until", types.Day(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('nib', 'pirt', 'halal')", name=op.f("ck_umkm_paper_kind_known")
        ),
        sa.CheckConstraint(
            "state IN ('berlaku', 'diproses', 'tidak_perlu')",
            name=op.f("ck_umkm_paper_state_known"),
        ),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_umkm_paper_umkm_id")),
        sa.PrimaryKeyConstraint("umkm_id", "kind", name=op.f("pk_umkm_paper")),
        sqlite_strict=True,
    )
    op.create_table(
        "umkm_distinct",
        sa.Column("lower_id", types.Whole(), nullable=False),
        sa.Column("higher_id", types.Whole(), nullable=False),
        sa.CheckConstraint("lower_id < higher_id", name=op.f("ck_umkm_distinct_in_order")),
        sa.ForeignKeyConstraint(
            ["higher_id"], ["umkm.id"], name=op.f("fk_umkm_distinct_higher_id")
        ),
        sa.ForeignKeyConstraint(["lower_id"], ["umkm.id"], name=op.f("fk_umkm_distinct_lower_id")),
        sa.PrimaryKeyConstraint("lower_id", "higher_id", name=op.f("pk_umkm_distinct")),
        sqlite_strict=True,
    )


def _create_queue() -> None:
    op.create_table(
        "purchase_risk",
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("score", types.Whole(), nullable=False),
        sa.Column("reasons", types.Code(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_purchase_risk_score_percent")),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_purchase_risk_purchase_id")
        ),
        sa.PrimaryKeyConstraint("purchase_id", name=op.f("pk_purchase_risk")),
        sqlite_strict=True,
    )
    op.create_index("ix_purchase_risk_score", "purchase_risk", ["score"], unique=False)
    op.create_table(
        "reading",
        sa.Column("photo_key", types.Code(), nullable=False),
        sa.Column("state", types.Code(), nullable=False),
        sa.Column("total", types.Rupiah(), nullable=True),
        sa.Column("day", types.Day(), nullable=True),
        sa.Column("shop", types.Code(), nullable=True),
        sa.Column("sure", types.Whole(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('terbaca', 'tidak_terbaca')", name=op.f("ck_reading_state_known")
        ),
        sa.CheckConstraint("sure BETWEEN 0 AND 100", name=op.f("ck_reading_sure_percent")),
        sa.ForeignKeyConstraint(["photo_key"], ["photo.key"], name=op.f("fk_reading_photo_key")),
        sa.PrimaryKeyConstraint("photo_key", name=op.f("pk_reading")),
        sqlite_strict=True,
    )
    op.create_table(
        "hold",
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("until", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_hold_account_id")),
        sa.ForeignKeyConstraint(["purchase_id"], ["purchase.id"], name=op.f("fk_hold_purchase_id")),
        sa.PrimaryKeyConstraint("purchase_id", name=op.f("pk_hold")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_hold_account_id"), "hold", ["account_id"], unique=False)
    op.create_table(
        "batch",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("items", types.Code(), nullable=False),
        sa.Column("sample", types.Code(), nullable=False),
        sa.Column("opened", types.Code(), nullable=False),
        sa.Column("reached", types.Whole(), nullable=False),
        sa.Column("approved", types.Whole(), nullable=False),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_batch_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_batch_account_id"), "batch", ["account_id"], unique=False)


def _create_notices() -> None:
    op.create_table(
        "notification",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("subject", types.Code(), nullable=False),
        sa.Column("data", types.Code(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("read_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notification_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_notification_person_id_at", "notification", ["person_id", "at"], unique=False
    )
    op.create_index(op.f("ix_notification_subject"), "notification", ["subject"], unique=False)
