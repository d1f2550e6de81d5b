"""Each test has a fresh migrated database of its own, on both engines."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from db import session

KECAMATAN = text("INSERT INTO kecamatan (code, name) VALUES ('UJI', 'Kecamatan Uji')")
COUNT = text("SELECT count(*) FROM kecamatan WHERE code = 'UJI'")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_writes_the_next_does_not_see(db: str, turn: str) -> None:
    with session.reading() as look:
        assert look.scalar(COUNT) == 0
    with session.transaction() as work:
        work.execute(KECAMATAN)
    with session.reading() as look:
        assert look.scalar(COUNT) == 1


def test_both_engines_come_with_the_reference_tables(db: str) -> None:
    assert db.startswith(session.dialect())
    with session.reading() as look:
        assert look.scalar(text("SELECT count(*) FROM opd")) == 64


def test_settings_of_the_one_who_runs_the_tests_do_not_reach_them(data_dir: Path) -> None:
    settings = {name: value for name, value in os.environ.items() if name.startswith("SIMADU_")}
    assert settings == {"SIMADU_DATA_DIR": str(data_dir)}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_test_may_be_about_one_engine(db: str) -> None:
    assert session.dialect() == "sqlite"
