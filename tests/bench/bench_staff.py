"""How long the list of an OPD of 3,400 people takes beside one of 50: `./run bench staff`.

The whole answer is measured as a browser asks for it: gate, service, components, JSON. Each must
stay within twice the time of the small OPD. In the last line every answer works the list out anew,
as the first one after a figure has moved does.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dash import Dash
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from dashapp import migrate
from dashapp.config import Config
from dashapp.domain.people import SYSTEM_CLI
from dashapp.factory import create_app
from dashapp.services import months
from db import session as db_session
from db.models import Grant, Nip, Person, Posting, Revision
from tests.site.driver import Browser, browser, gate_of, honest_body

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)
SIZES = {"DISKOMINFO": 50, "DIKDAYA": 3_400}
ROUNDS, LIMIT = 25, 2.0
FIRST, LAST = ("Siti", "Budi", "Ayu", "Dewi", "Fajar"), ("Rahmawati", "Santoso", "Lestari", "Putra")
ASKED: dict[str, dict[str, Any]] = {
    "first rows": {},
    "last page": {"opd-first.data": 10**6},
    "sorted by what is missing": {"opd-sort.value": "kurang"},
    "sorted by name": {"opd-sort.value": "nama"},
    "searched": {"opd-search.value": "rahma"},
    "to remind": {"opd-status.value": "perlu"},
}


def main() -> None:
    """Fill two OPDs, ask for their lists in turn, and print both side by side."""
    with tempfile.TemporaryDirectory() as folder:
        db_session.configure(f"sqlite:///{Path(folder) / 'simadu.db'}")
        migrate.upgrade()
        key = "a key for measuring alone, forty characters"
        app = create_app(Config(secret_key=key, data_dir=Path(folder), now=NOW, threads=16))
        with db_session.transaction() as session:
            for code, number in SIZES.items():
                _fill(session, code, number)
            months.open_month(session, date(2026, 6, 1), by=SYSTEM_CLI, now=NOW)
        heads = {code: _head(app, code) for code in SIZES}
        _print(app, heads)
        db_session.dispose()


def _fill(session: Session, opd: str, number: int) -> None:
    base = 10_000 * (1 + list(SIZES).index(opd))
    ids = range(base, base + number)
    people = [
        {"id": each, "name": f"{FIRST[each % 5]} {LAST[each % 4]} {each}", "title_front": "",
         "title_back": "S.Pd."}
        for each in ids
    ]  # fmt: skip
    session.execute(insert(Person), people)
    nips = [{"nip": f"1987021420100{each:05d}", "person_id": each, "current": True} for each in ids]
    session.execute(insert(Nip), nips)
    posts = [
        {"person_id": each, "opd": opd, "level": "pelaksana", "unit": f"Unit {each % 12}",
         "valid_from": date(2025, 1, 1)}
        for each in ids
    ]  # fmt: skip
    session.execute(insert(Posting), posts)


def _head(app: Dash, opd: str) -> Browser:
    found = browser(app, "kepala_opd")
    with db_session.transaction() as session:
        mine = update(Grant).where(Grant.account_id == found.account_id)
        session.execute(mine.values(scope=opd))
    return found


def _print(app: Dash, heads: Mapping[str, Browser]) -> None:
    small, large = SIZES
    print(f"median of {ROUNDS}, ms | {SIZES[small]} people | {SIZES[large]} people | times")
    worst = 0.0
    for name, values in ASKED.items():
        worst = max(worst, _line(name, _medians(app, heads, values)))
    _line("after a figure moved", _medians(app, heads, {}, moved=True))
    held = "holds" if worst <= LIMIT else "DOES NOT HOLD"
    print(f"within {LIMIT:g} times while no figure moves: {held}, at most {worst:.2f}")


def _line(name: str, took: Mapping[str, float]) -> float:
    small, large = (took[code] for code in SIZES)
    print(f"{name:27} | {small:9.1f} | {large:11.1f} | {large / small:.2f}")
    return large / small


def _medians(
    app: Dash, heads: Mapping[str, Browser], values: Mapping[str, Any], *, moved: bool = False
) -> dict[str, float]:
    """Both in turn, so that a busy moment of the machine falls on both."""
    output = next(name for name in gate_of(app).guards if "opd-list.children" in name)
    times: dict[str, list[float]] = {code: [] for code in heads}
    for number in range(ROUNDS + 2):
        for code, head in heads.items():
            props: dict[str, Any] = {"opd-month.value": "2026-06", "opd-opd.value": code}
            body = honest_body(app, output, props | {"opd-first.data": 0} | dict(values))
            if moved:
                with db_session.transaction() as session:
                    session.get_one(Revision, 1).n += 1
            began = time.perf_counter()
            answer = head.fire(body)
            times[code].append(time.perf_counter() - began)
            if answer.status_code != 200 or (number == 0 and "S.Pd." not in answer.text):
                raise RuntimeError(answer.text[:200])
    return {code: 1000 * statistics.median(took[2:]) for code, took in times.items()}


if __name__ == "__main__":
    main()
