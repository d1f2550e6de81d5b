"""Loads the reference tables that come with SiMadu: OPD, kecamatan, galleries, first minimums."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Gallery, Kecamatan, LevelRule, Opd
from db.session import transaction

SEED = Path(__file__).parent.parent.parent / "db" / "seed"
DECREE = "Instruksi Bupati Probolinggo Nomor 9 Tahun 2024"
DECREED_AT = datetime(2024, 12, 31, 17, tzinfo=UTC)  # 1 January 2025, 00:00 WIB


def load() -> None:
    """Load or refresh the reference tables; the minimums only when there are none yet."""
    with transaction() as session:
        _load_places(session)
        _load_opds(session)
        _load_first_rules(session)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one reference file, e.g. ``rows("opd")``."""
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _load_places(session: Session) -> None:
    codes = {}
    for row in rows("kecamatan"):
        codes[row["name"]] = row["code"]
        session.merge(Kecamatan(code=row["code"], name=row["name"]))
    session.flush()
    for row in rows("galleries"):
        kecamatan = codes[row["kecamatan"]]
        session.merge(Gallery(code=row["code"], name=row["name"], kecamatan=kecamatan))


def _load_opds(session: Session) -> None:
    listed = list(enumerate(rows("opd"), start=1))
    for position, row in sorted(listed, key=lambda entry: bool(entry[1]["parent"])):
        session.merge(
            Opd(
                code=row["code"],
                position=position,
                name=row["name"],
                short_name=row["short_name"],
                cell_name=row["cell_name"],
                aliases=row["aliases"],
                kind=row["kind"],
                parent=row["parent"] or None,
                head_title=row["head_title"],
                head_level=row["head_level"],
            )
        )
    session.flush()


def _load_first_rules(session: Session) -> None:
    if session.scalar(select(func.count()).select_from(LevelRule)):
        return
    for row in rows("levels"):
        session.add(
            LevelRule(
                level=row["code"],
                amount=int(row["min_amount"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                document=DECREE,
                entered_at=DECREED_AT,
            )
        )
