"""The first tables: people, months, purchases, and the trail."""

import sqlalchemy as sa
from alembic import op

from db import types

revision = "0001"
down_revision = None

# The trail can only grow. A changed row is refused, not just found.
SQLITE_TRIGGERS = (
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
)
POSTGRES_TRIGGERS = (
    "CREATE FUNCTION event_is_final() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$",
    "CREATE TRIGGER event_final BEFORE UPDATE OR DELETE OR TRUNCATE ON event"
    " FOR EACH STATEMENT EXECUTE FUNCTION event_is_final()",
)


def upgrade() -> None:
    _create_tables()
    revision_row = sa.table(
        "revision", sa.column("id"), sa.column("n"), sa.column("head_seq"), sa.column("head_hash")
    )
    op.bulk_insert(revision_row, [{"id": 1, "n": 0, "head_seq": 0, "head_hash": "0" * 64}])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_TRIGGERS if sqlite else POSTGRES_TRIGGERS:
        op.execute(sa.text(statement))


def _create_tables() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("file_name", types.Code(), nullable=False),
        sa.Column("counts", types.Code(), nullable=False),
        sa.Column("undo", types.Code(), nullable=False),
        sa.Column("undone_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "kecamatan",
        sa.Column("code", types.Code(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_kecamatan")),
        sa.UniqueConstraint("name", name=op.f("uq_kecamatan_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "level_rule",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("level", types.Code(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=False),
        sa.Column("valid_from", types.Day(), nullable=False),
        sa.Column("document", types.Code(), nullable=False),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_level_rule_amount_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level_rule")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "month",
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.Column("report_by", types.Day(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_month")),
        sqlite_strict=True,
    )
    op.create_table(
        "opd",
        sa.Column("code", types.Code(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("short_name", types.Code(), nullable=False),
        sa.Column("cell_name", types.Code(), nullable=False),
        sa.Column("aliases", types.Code(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("parent", types.Code(), nullable=True),
        sa.Column("head_title", types.Code(), nullable=False),
        sa.Column("head_level", types.Code(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["opd.code"], name=op.f("fk_opd_parent")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_opd")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("title_front", types.Code(), nullable=False),
        sa.Column("title_back", types.Code(), nullable=False),
        sa.Column("email", types.Code(), nullable=True),
        sa.Column("phone", types.Code(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "revision",
        sa.Column("id", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("n", types.Whole(), nullable=False),
        sa.Column("head_seq", types.Whole(), nullable=False),
        sa.Column("head_hash", types.Code(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_revision_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("value", types.Code(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "account",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("way", types.Code(), nullable=False),
        sa.Column("login", types.Code(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("person_id", types.Whole(), nullable=True),
        sa.Column("password_hash", types.Code(), nullable=True),
        sa.Column("one_time_until", types.Instant(), nullable=True),
        sa.Column("must_change", types.Flag(), nullable=False),
        sa.Column("notice_at", types.Instant(), nullable=True),
        sa.Column("active", types.Flag(), nullable=False),
        sa.Column("demo", types.Flag(), nullable=False),
        sa.Column("failures", types.Whole(), nullable=False),
        sa.Column("wait_until", types.Instant(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.CheckConstraint("way IN ('nip', 'phone', 'name')", name=op.f("ck_account_way_known")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("person_id", name=op.f("uq_account_person_id")),
        sa.UniqueConstraint("way", "login", name=op.f("uq_account_way_login")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "exemption",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("reason", types.Code(), nullable=False),
        sa.Column("first_month", types.Day(), nullable=False),
        sa.Column("last_month", types.Day(), nullable=False),
        sa.Column("document", types.Code(), nullable=False),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.CheckConstraint("last_month >= first_month", name=op.f("ck_exemption_period_not_empty")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exemption_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exemption_person_id"), "exemption", ["person_id"], unique=False)
    op.create_table(
        "gallery",
        sa.Column("code", types.Code(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("kecamatan", types.Code(), nullable=False),
        sa.Column("note", types.Code(), nullable=False),
        sa.Column("active", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kecamatan"], ["kecamatan.code"], name=op.f("fk_gallery_kecamatan")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_gallery")),
        sa.UniqueConstraint("name", name=op.f("uq_gallery_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "month_day",
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("level", types.Code(), nullable=False),
        sa.Column("headcount", types.Whole(), nullable=False),
        sa.Column("exempt", types.Whole(), nullable=False),
        sa.Column("fulfilled", types.Whole(), nullable=False),
        sa.Column("waiting", types.Whole(), nullable=False),
        sa.Column("partial", types.Whole(), nullable=False),
        sa.Column("rejected", types.Whole(), nullable=False),
        sa.Column("none", types.Whole(), nullable=False),
        sa.Column("verified_amount", types.Rupiah(), nullable=False),
        sa.Column("waiting_amount", types.Rupiah(), nullable=False),
        sa.Column("achieved", types.Rupiah(), nullable=False),
        sa.Column("target", types.Rupiah(), nullable=False),
        sa.Column("opd_fund_amount", types.Rupiah(), nullable=False),
        sa.ForeignKeyConstraint(["month"], ["month.month"], name=op.f("fk_month_day_month")),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_month_day_opd")),
        sa.PrimaryKeyConstraint("month", "day", "opd", "level", name=op.f("pk_month_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "month_summary",
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("level", types.Code(), nullable=False),
        sa.Column("headcount", types.Whole(), nullable=False),
        sa.Column("exempt", types.Whole(), nullable=False),
        sa.Column("fulfilled", types.Whole(), nullable=False),
        sa.Column("waiting", types.Whole(), nullable=False),
        sa.Column("partial", types.Whole(), nullable=False),
        sa.Column("rejected", types.Whole(), nullable=False),
        sa.Column("none", types.Whole(), nullable=False),
        sa.Column("verified_amount", types.Rupiah(), nullable=False),
        sa.Column("waiting_amount", types.Rupiah(), nullable=False),
        sa.Column("achieved", types.Rupiah(), nullable=False),
        sa.Column("target", types.Rupiah(), nullable=False),
        sa.Column("opd_fund_amount", types.Rupiah(), nullable=False),
        sa.ForeignKeyConstraint(["month"], ["month.month"], name=op.f("fk_month_summary_month")),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_month_summary_opd")),
        sa.PrimaryKeyConstraint("month", "opd", "level", name=op.f("pk_month_summary")),
        sqlite_strict=True,
    )
    op.create_table(
        "nip",
        sa.Column("nip", types.Code(), nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("current", types.Flag(), nullable=False),
        sa.CheckConstraint("length(nip) = 18", name=op.f("ck_nip_eighteen_digits")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nip_person_id")),
        sa.PrimaryKeyConstraint("nip", name=op.f("pk_nip")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_nip_person_id"), "nip", ["person_id"], unique=False)
    op.create_table(
        "obligation",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("level", types.Code(), nullable=False),
        sa.Column("minimum", types.Rupiah(), nullable=False),
        sa.Column("obliged", types.Flag(), nullable=False),
        sa.Column("reason", types.Code(), nullable=True),
        sa.Column("verified", types.Rupiah(), nullable=False),
        sa.Column("waiting", types.Rupiah(), nullable=False),
        sa.Column("rejected", types.Rupiah(), nullable=False),
        sa.Column("opd_fund", types.Rupiah(), nullable=False),
        sa.CheckConstraint("minimum > 0", name=op.f("ck_obligation_minimum_positive")),
        sa.CheckConstraint(
            "obliged = (reason IS NULL)", name=op.f("ck_obligation_exempt_has_reason")
        ),
        sa.CheckConstraint(
            "verified >= 0 AND waiting >= 0 AND rejected >= 0 AND opd_fund >= 0",
            name=op.f("ck_obligation_totals_not_negative"),
        ),
        sa.ForeignKeyConstraint(["month"], ["month.month"], name=op.f("fk_obligation_month")),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_obligation_opd")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_obligation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint("person_id", "month", name=op.f("uq_obligation_person_id_month")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_obligation_month_opd_level", "obligation", ["month", "opd", "level"], unique=False
    )
    op.create_table(
        "posting",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("opd", types.Code(), nullable=False),
        sa.Column("unit", types.Code(), nullable=False),
        sa.Column("jenis_jabatan", types.Code(), nullable=False),
        sa.Column("nama_jabatan", types.Code(), nullable=False),
        sa.Column("eselon", types.Code(), nullable=False),
        sa.Column("level", types.Code(), nullable=False),
        sa.Column("review", types.Flag(), nullable=False),
        sa.Column("override", types.Code(), nullable=True),
        sa.Column("override_reason", types.Code(), nullable=True),
        sa.Column("valid_from", types.Day(), nullable=False),
        sa.Column("valid_to", types.Day(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_posting_period_not_empty")
        ),
        sa.ForeignKeyConstraint(["opd"], ["opd.code"], name=op.f("fk_posting_opd")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_posting_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_posting_person_id"), "posting", ["person_id"], unique=False)
    op.create_index(
        "ix_posting_valid_from_valid_to", "posting", ["valid_from", "valid_to"], unique=False
    )
    op.create_table(
        "service_status",
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("valid_from", types.Day(), nullable=False),
        sa.Column("kedudukan", types.Code(), nullable=False),
        sa.Column("jenis_pegawai", types.Code(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_service_status_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "valid_from", name=op.f("pk_service_status")),
        sqlite_strict=True,
    )
    op.create_table(
        "umkm",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("code", types.Code(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("kecamatan", types.Code(), nullable=False),
        sa.Column("phone", types.Code(), nullable=True),
        sa.Column("active", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(["kecamatan"], ["kecamatan.code"], name=op.f("fk_umkm_kecamatan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_umkm")),
        sa.UniqueConstraint("code", name=op.f("uq_umkm_code")),
        sa.UniqueConstraint("phone", name=op.f("uq_umkm_phone")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "event",
        sa.Column("seq", types.Whole(), autoincrement=False, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("kind", types.Code(), nullable=False),
        sa.Column("actor", types.Code(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=True),
        sa.Column("subject", types.Code(), nullable=True),
        sa.Column("data", types.Code(), nullable=False),
        sa.Column("hash", types.Code(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_event_account_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_event_subject", "event", ["subject"], unique=False)
    op.create_table(
        "grant",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("role", types.Code(), nullable=False),
        sa.Column("scope", types.Code(), nullable=True),
        sa.Column("first_day", types.Day(), nullable=False),
        sa.Column("last_day", types.Day(), nullable=True),
        sa.Column("given_by", types.Code(), nullable=False),
        sa.Column("given_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "last_day IS NULL OR last_day >= first_day", name=op.f("ck_grant_period_not_empty")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_grant_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_grant_account_id"), "grant", ["account_id"], unique=False)
    op.create_table(
        "photo",
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("sha256", types.Code(), nullable=False),
        sa.Column("dhash", types.Code(), nullable=False),
        sa.Column("width", types.Whole(), nullable=False),
        sa.Column("height", types.Whole(), nullable=False),
        sa.Column("size", types.Whole(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("uploaded_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_photo_account_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_photo")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_photo_account_id"), "photo", ["account_id"], unique=False)
    op.create_index(op.f("ix_photo_dhash"), "photo", ["dhash"], unique=False)
    op.create_index(op.f("ix_photo_sha256"), "photo", ["sha256"], unique=False)
    op.create_table(
        "product",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("umkm_id", types.Whole(), nullable=False),
        sa.Column("name", types.Code(), nullable=False),
        sa.Column("category", types.Code(), nullable=False),
        sa.Column("unit", types.Code(), nullable=False),
        sa.Column("picture", types.Code(), nullable=False),
        sa.Column("active", types.Flag(), nullable=False),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_product_umkm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_product_umkm_id"), "product", ["umkm_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", types.Code(), nullable=False),
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("seen_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("remember", types.Flag(), nullable=False),
        sa.Column("device", types.Code(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sqlite_strict=True,
    )
    op.create_index("ix_session_account_id", "session", ["account_id"], unique=False)
    op.create_table(
        "price",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("product_id", types.Whole(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=False),
        sa.Column("since", types.Instant(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_price_amount_positive")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_price_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_price_product_id_since", "price", ["product_id", "since"], unique=False)
    op.create_table(
        "purchase",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("obligation_id", types.Whole(), nullable=False),
        sa.Column("person_id", types.Whole(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("gallery", types.Code(), nullable=True),
        sa.Column("umkm_id", types.Whole(), nullable=True),
        sa.Column("claimed", types.Rupiah(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=False),
        sa.Column("state", types.Code(), nullable=False),
        sa.Column("fund", types.Code(), nullable=False),
        sa.Column("receipt_number", types.Code(), nullable=True),
        sa.Column("photo_key", types.Code(), nullable=True),
        sa.Column("reason", types.Code(), nullable=True),
        sa.Column("arrived_at", types.Instant(), nullable=False),
        sa.Column("decided_at", types.Instant(), nullable=True),
        sa.Column("decided_by", types.Code(), nullable=True),
        sa.Column("source", types.Code(), nullable=False),
        sa.Column("import_key", types.Code(), nullable=True),
        sa.CheckConstraint(
            "fund IN ('pribadi', 'belanja_opd')", name=op.f("ck_purchase_fund_known")
        ),
        sa.CheckConstraint(
            "state IN ('diajukan', 'terverifikasi', 'dikembalikan', 'ditolak', 'ditarik',"
            " 'dibatalkan')",
            name=op.f("ck_purchase_state_known"),
        ),
        sa.CheckConstraint(
            "(gallery IS NULL) <> (umkm_id IS NULL)", name=op.f("ck_purchase_one_place")
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_purchase_amount_positive")),
        sa.CheckConstraint("claimed >= amount", name=op.f("ck_purchase_approved_at_most_claimed")),
        sa.ForeignKeyConstraint(["gallery"], ["gallery.code"], name=op.f("fk_purchase_gallery")),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligation.id"], name=op.f("fk_purchase_obligation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_purchase_person_id")),
        sa.ForeignKeyConstraint(["photo_key"], ["photo.key"], name=op.f("fk_purchase_photo_key")),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_purchase_umkm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
        sa.UniqueConstraint("import_key", name=op.f("uq_purchase_import_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_purchase_obligation_id"), "purchase", ["obligation_id"], unique=False)
    op.create_index(op.f("ix_purchase_person_id"), "purchase", ["person_id"], unique=False)
    op.create_index(op.f("ix_purchase_photo_key"), "purchase", ["photo_key"], unique=False)
    op.create_index(
        "ix_purchase_state_arrived_at", "purchase", ["state", "arrived_at"], unique=False
    )
    op.create_table(
        "stock",
        sa.Column("gallery", types.Code(), nullable=False),
        sa.Column("product_id", types.Whole(), nullable=False),
        sa.Column("quantity", types.Whole(), nullable=False),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_stock_quantity_not_negative")),
        sa.ForeignKeyConstraint(["gallery"], ["gallery.code"], name=op.f("fk_stock_gallery")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_stock_product_id")),
        sa.PrimaryKeyConstraint("gallery", "product_id", name=op.f("pk_stock")),
        sqlite_strict=True,
    )
    op.create_table(
        "idempotency",
        sa.Column("account_id", types.Whole(), nullable=False),
        sa.Column("key", types.Code(), nullable=False),
        sa.Column("body_hash", types.Code(), nullable=False),
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_idempotency_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_idempotency_purchase_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_idempotency")),
        sqlite_strict=True,
    )
    op.create_table(
        "purchase_line",
        sa.Column("id", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("position", types.Whole(), nullable=False),
        sa.Column("product_id", types.Whole(), nullable=True),
        sa.Column("umkm_id", types.Whole(), nullable=True),
        sa.Column("description", types.Code(), nullable=False),
        sa.Column("quantity", types.Whole(), nullable=False),
        sa.Column("unit_price", types.Rupiah(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_purchase_line_amount_not_negative")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_purchase_line_quantity_positive")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_purchase_line_product_id")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_purchase_line_purchase_id")
        ),
        sa.ForeignKeyConstraint(["umkm_id"], ["umkm.id"], name=op.f("fk_purchase_line_umkm_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_line")),
        sa.UniqueConstraint(
            "purchase_id", "position", name=op.f("uq_purchase_line_purchase_id_position")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_purchase_line_umkm_id"), "purchase_line", ["umkm_id"], unique=False)
    op.create_table(
        "purchase_step",
        sa.Column("seq", types.Whole(), autoincrement=True, nullable=False),
        sa.Column("purchase_id", types.Whole(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("obligation_id", types.Whole(), nullable=False),
        sa.Column("state", types.Code(), nullable=False),
        sa.Column("amount", types.Rupiah(), nullable=False),
        sa.Column("fund", types.Code(), nullable=False),
        sa.Column("reason", types.Code(), nullable=True),
        sa.Column("actor", types.Code(), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligation.id"], name=op.f("fk_purchase_step_obligation_id")
        ),
        sa.ForeignKeyConstraint(
            ["purchase_id"], ["purchase.id"], name=op.f("fk_purchase_step_purchase_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_purchase_step")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_purchase_step_obligation_id"), "purchase_step", ["obligation_id"], unique=False
    )
    op.create_index(
        op.f("ix_purchase_step_purchase_id"), "purchase_step", ["purchase_id"], unique=False
    )
