"""The month from below: promotions, signed recaps, objections, reminders and the outbox."""

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _create_promotions()
    _create_answers()
    _create_reminders()


def _create_promotions() -> None:
    op.create_table(
        "promotion",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("text", types.Code(), nullable=False),
        sa.Column("reached", types.Whole(), nullable=True),
        sa.Column("fund", types.Code(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=True),
        sa.Column("photo_key", types.Code(), nullable=True),
        sa.Column("link", types.Code(), nullable=True),
        sa.Column("purchase_id", types.Whole(), nullable=True),
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.Column("withdrawn_at", types.Instant(), nullable=True),
        sa.CheckConstraint(
            "(amount IS NULL) = (fund = 'tanpa')", name=op.f("ck_promotion_amount_has_fund")
        ),
        sa.CheckConstraint(
            "fund IN ('tanpa', 'pribadi', 'belanja_opd')", name=op.f("ck_promotion_fund_known")
        ),
        sa.CheckConstraint(
            "kind IN ('rapat', 'cendera_mata', 'oleh_oleh', 'ajakan', 'unggahan')",
            name=op.f("ck_promotion_kind_known"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_promotion_amount_positive")),
        sa.CheckConstraint("reached > 0", name=op.f("ck_promotion_reached_positive")),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_promotion_opd")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_promotion_person_id")),
        sa.ForeignKeyConstraint(["photo_key"], ["photo.key"], name=op.f("fk_promotion_photo_key")),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_promotion_purchase_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotion")),
        sa.UniqueConstraint("key", name=op.f("uq_promotion_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_promotion_opd_month", "promotion", ["opd", "month"], unique=False)
    op.create_index(op.f("ix_promotion_person_id"), "promotion", ["person_id"], unique=False)
    op.create_table(
        "promotion_umkm",
        sa.Column("promotion_id", types.Whole(), nullable=False),
        sa.Column("umkm_id", types.Whole(), nullable=False),
        sa.ForeignKeyConstraint(
            ["promotion_id"], ["promotion.id"], name=op.f("fk_promotion_umkm_promotion_id")
        ),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_promotion_umkm_umkm_id")),
        sa.PrimaryKeyConstraint("promotion_id", "umkm_id", name=op.f("pk_promotion_umkm")),
        sqlite_strict=True,
    )


def _create_answers() -> None:
    op.create_table(
        "opd_report",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("signed_at", types.Instant(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("signer", types.Code(), nullable=False),
        sa.Column("capacity", types.Code(), nullable=False),
        sa.Column("figures", types.Code(), nullable=False),
        sa.Column("note", types.Code(), nullable=False),
        sa.Column("withdrawn_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_opd_report_account_id")
        ),
        sa.ForeignKeyConstraint(["month"], ["month.month"], name=op.f("fk_opd_report_month")),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_opd_report_opd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opd_report")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_opd_report_month_opd", "opd_report", ["month", "opd"], unique=False)
    op.create_table(
        "objection",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("text", types.Code(), nullable=False),
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.Column("withdrawn_at", types.Instant(), nullable=True),
        sa.Column("outcome", types.Code(), nullable=True),
        sa.Column("answer", types.Code(), nullable=True),
        sa.Column("answered_at", types.Instant(), nullable=True),
        sa.Column("answered_by", types.Whole(), nullable=True),
        sa.CheckConstraint("kind IN ('evaluasi', 'koreksi')", name=op.f("ck_objection_kind_known")),
        sa.CheckConstraint(
            "outcome IN ('diterima', 'ditolak')", name=op.f("ck_objection_outcome_known")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_objection_answer_has_time")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["account.id"], name=op.f("fk_objection_answered_by")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_objection_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("key", name=op.f("uq_objection_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_objection_answered_at", "objection", ["answered_at"], unique=False)
    op.create_index(op.f("ix_objection_person_id"), "objection", ["person_id"], unique=False)


def _create_reminders() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("by", types.Code(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_reminder_opd")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_reminder_person_id_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_reminder_month_opd", "reminder", ["month", "opd"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("subject", types.Code(), nullable=False),
        sa.Column("address", types.Code(), nullable=False),
        sa.Column("title", types.Code(), nullable=False),
        sa.Column("body", types.Code(), nullable=False),
        sa.Column("written_at", types.Instant(), nullable=False),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=True),
        sa.Column("tries", types.Whole(), nullable=False),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column("given_up", types.Flag(), nullable=False),
        sa.Column("fault", types.Code(), nullable=True),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_outbox_tries_not_negative")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outbox_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("subject", "address", name=op.f("uq_outbox_subject_address")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"], unique=False)
    op.create_index("ix_outbox_sent_at_due_at", "outbox", ["sent_at", "due_at"], unique=False)
