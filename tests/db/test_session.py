"""Transactions: nothing lost between writers, nothing half, readers cannot write."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, make_url, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import locking, session, types
from db.models import Base, Event, Revision, Setting
from db.session import Busy, reading, transaction

pytestmark = pytest.mark.usefixtures("db")
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ROOT = Path(__file__).parents[2]
ANOTHER_PROCESS = """
import sys
from sqlalchemy import update
from db import session
from db.models import Revision
session.configure(sys.argv[1])
for _ in range(50):
    with session.transaction() as writer:
        row = writer.get_one(Revision, 1)
        row.n = row.n + 1
session.dispose()
"""


def count() -> int:
    with reading() as reader:
        return reader.scalars(select(Revision.n)).one()


def add_one() -> None:
    with transaction() as writer:
        row = writer.get_one(Revision, 1)
        row.n = row.n + 1


def test_no_update_of_eight_threads_is_lost() -> None:
    def work() -> None:
        for _ in range(25):
            add_one()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count() == 200


def test_no_update_of_two_processes_is_lost(db: str) -> None:
    other = subprocess.Popen([sys.executable, "-c", ANOTHER_PROCESS, db], cwd=ROOT)
    for _ in range(50):
        add_one()
    assert other.wait(timeout=60) == 0
    assert count() == 100


def test_an_error_rolls_the_whole_act_back() -> None:
    def fail() -> None:
        with transaction() as writer:
            writer.add(Setting(key="a", value="b"))
            writer.flush()
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        fail()
    with reading() as reader:
        assert reader.scalars(select(Setting)).all() == []


def test_a_reader_cannot_write() -> None:
    with pytest.raises(DBAPIError), reading() as reader:
        reader.execute(insert(Setting).values(key="a", value="b"))


def test_a_reader_keeps_its_snapshot_while_others_write() -> None:
    with reading() as reader:
        assert reader.scalars(select(Revision.n)).one() == 0
        add_one()
        assert reader.scalars(select(Revision.n)).one() == 0
    assert count() == 1


def test_a_transaction_inside_a_transaction_is_a_mistake_and_says_so() -> None:
    with transaction(), pytest.raises(RuntimeError, match="inside a transaction"), transaction():
        pass


@only_sqlite
def test_a_writer_that_waits_too_long_is_told_that_the_database_is_busy(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    with locking.FileLock(session.lock_path()).held(), pytest.raises(Busy), transaction():
        pass
    add_one()
    assert count() == 1


@only_sqlite
def test_a_writer_may_say_how_long_it_waits(db: str) -> None:
    with locking.FileLock(session.lock_path()).held():
        began = time.monotonic()
        with pytest.raises(Busy), transaction(patience=0):
            pass
        assert time.monotonic() - began < locking.PATIENCE  # it did not wait for its usual time


@only_sqlite
def test_the_wait_for_threads_and_the_wait_for_other_processes_are_one(db: str) -> None:
    lock = locking.FileLock(session.lock_path())
    waiting = threading.Event()

    def wait_first() -> None:
        waiting.set()
        with pytest.raises(Busy), lock.held(1.5):
            pass

    other = threading.Thread(target=wait_first)
    with locking.FileLock(session.lock_path()).held():  # as another process does
        began = time.monotonic()
        other.start()
        waiting.wait(timeout=30)
        with pytest.raises(Busy), lock.held(2.0):
            pass
        assert time.monotonic() - began < 3.0  # 1.5 and then 2 more would be both waits
    other.join()


def test_a_writer_that_waits_for_another_gives_up_after_its_own_patience(db: str) -> None:
    came, leave = threading.Event(), threading.Event()

    def keep() -> None:
        with transaction():
            came.set()
            leave.wait(timeout=30)

    keeper = threading.Thread(target=keep)
    keeper.start()
    try:
        assert came.wait(timeout=30)
        with pytest.raises(Busy), transaction(patience=0.01):
            pass
    finally:
        leave.set()
        keeper.join()
    add_one()
    assert count() == 1


@only_sqlite
def test_a_full_disk_is_told_as_busy_keeps_nothing_half_and_passes(db: str) -> None:
    def limit(pages: int) -> None:
        with session.writing() as connection:
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    def write_much() -> None:
        with transaction() as writer:
            writer.get_one(Revision, 1).n = 9
            writer.add(Setting(key="a", value="b" * 1_000_000))

    limit(1)  # SQLite takes the present size, and no page more
    with pytest.raises(Busy, match="disk is full"):
        write_much()
    assert count() == 0
    limit(2**30)
    add_one()
    assert count() == 1


def test_a_fault_tells_the_log_nothing_of_what_was_typed() -> None:
    typed = {"n": 1, "name": "kata-rahasia"}
    statement = text("INSERT INTO no_such_table VALUES (:n, :name)")
    with pytest.raises(DBAPIError) as at_writing, transaction() as writer:
        writer.execute(statement, typed)
    with pytest.raises(DBAPIError) as at_reading, reading() as reader:
        reader.execute(statement, typed)
    assert "kata-rahasia" not in f"{at_writing.value}{at_reading.value}"


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgres)],
                         indirect=True)  # fmt: skip
def test_a_server_that_is_away_is_told_as_busy(db: str) -> None:
    session.configure(make_url(db).set(host="127.0.0.1", port=1).render_as_string(False))
    with pytest.raises(Busy), reading() as reader:
        reader.scalar(text("SELECT 1"))
    with pytest.raises(Busy), transaction():
        pass


@only_sqlite
def test_only_the_writing_connection_checkpoints_and_waits_for_the_disk(db: str) -> None:
    with reading() as reader:
        assert reader.scalar(text("PRAGMA wal_autocheckpoint")) == 0
    with transaction() as writer:
        assert writer.scalar(text("PRAGMA wal_autocheckpoint")) == 1000
        assert writer.scalar(text("PRAGMA synchronous")) == 2  # FULL
        assert writer.scalar(text("PRAGMA journal_mode")) == "wal"
        assert writer.scalar(text("PRAGMA foreign_keys")) == 1


@only_sqlite
def test_every_table_is_strict(db: str) -> None:
    with reading() as reader:
        rows = reader.execute(text("SELECT name, strict FROM pragma_table_list WHERE type='table'"))
        loose = [row.name for row in rows if not row.strict and row.name in Base.metadata.tables]
    assert loose == []


def test_the_migrations_make_exactly_the_tables_that_the_models_name() -> None:
    with session.reader().connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_a_rule_that_must_never_break_is_refused_by_the_database_too() -> None:
    with pytest.raises(IntegrityError), transaction() as writer:
        writer.execute(update(Revision).values(id=2))


def test_an_instant_comes_back_in_utc_and_sorts_as_time() -> None:
    early = datetime(2026, 6, 1, 9, tzinfo=UTC)
    late = datetime(2026, 6, 1, 9, 0, 0, 1, tzinfo=UTC)
    with transaction() as writer:
        for seq, at in ((1, late), (2, early)):
            writer.add(Event(seq=seq, at=at, kind="x", actor="x", data="{}", hash=str(seq)))
    with reading() as reader:
        assert reader.scalars(select(Event.at).order_by(Event.at)).all() == [early, late]


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        types.Instant().process_bind_param(datetime(2026, 6, 1), None)  # type: ignore[arg-type]
