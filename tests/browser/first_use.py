"""A regency in which nothing has happened yet: people sign in, and no page has anything to show."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from dashapp import migrate
from dashapp.domain import calendar
from dashapp.domain.people import SYSTEM_CLI
from dashapp.services import accounts, demo, passwords
from db import session
from db.models import Account
from db.session import transaction
from tests import factories
from tests.browser import screens
from tests.browser.server import NOW

STARTER = "ASN yang pertama kali masuk"
STARTER_LOGIN = "yang.pertama"
GIVEN: dict[str, dict[str, Any]] = {  # by the words of the role: what `user add` is told
    "Kantor Bupati": {"login": "bupati.contoh", "role": "bupati"},
    "Admin": {"login": "admin.contoh", "role": "admin"},
    screens.DKUPP: {"login": "dkupp.contoh", "role": "dkupp"},
    "Kasir galeri": {"login": "kasir.contoh", "role": "kasir", "gallery": "DEK-KRAKSAAN"},
    "Kepala OPD": {"login": "kepala.contoh", "role": "kepala_opd", "opd": "DISKOMINFO"},
    STARTER: {"login": STARTER_LOGIN, "role": "operator_opd", "opd": "DISKOMINFO"},
}


def make(folder: Path) -> tuple[Path, dict[str, str]]:
    """The database as of NOW, and the login of each person by the words of the role.

    Everyone has the demo's password; STARTER must choose an own one.
    """
    path = folder / "simadu.db"
    (folder / "foto").mkdir()
    session.configure(f"sqlite:///{path}")
    migrate.upgrade()
    login = _let_in(_people())
    session.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path, login


def _people() -> dict[str, int | None]:
    """Accounts by the words of the role; the ASN serve since today, so that no month owes yet."""
    today = calendar.wib_day(NOW)
    who: dict[str, Any] = {"by": SYSTEM_CLI, "now": NOW, "today": today}
    made: dict[str, int | None] = {
        words: accounts.add_account(**given, name=words, **who).account_id
        for words, given in GIVEN.items()
    }
    made[screens.ASN] = factories.an_asn(since=today).account_id
    return made


def _let_in(made: dict[str, int | None]) -> dict[str, str]:
    hashed = passwords.make_hash(demo.PASSWORD)
    login = {}
    with transaction() as open_session:
        for words, number in made.items():
            account = open_session.get_one(Account, number)
            starts = words == STARTER
            account.password_hash, account.must_change = hashed, starts
            account.notice_at = None if starts else NOW
            account.one_time_until = None
            login[words] = account.login
    return login
