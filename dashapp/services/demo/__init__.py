"""The demo regency: generated people, sellers and fourteen months of purchases, loaded at once.

Everything is made up; the same day and seed make up the same. It is written in one transaction, so
a load that was cut off leaves nothing behind.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Literal

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.services import accounts, closed_months, months, passwords, risk
from dashapp.services.demo import album, history, objections, papers, promotions, story, till_rows
from dashapp.services.demo.chance import Chance, rows
from dashapp.services.demo.history import Story
from dashapp.services.demo.progress import Bar
from dashapp.services.demo.writing import Writer
from dashapp.services.trail import Entry
from db.models import Account, Person, Purchase, Revision, Setting, Umkm
from db.session import reading, transaction, writing

__all__ = [
    "PASSWORD",
    "Bar",
    "DemoPerson",
    "Loaded",
    "intend",
    "is_due",
    "is_loaded",
    "load",
    "people",
]

PASSWORD = accounts.DEMO_PASSWORD  # of every demo account
MARK = "demo_loaded"  # the setting that is written last
DUE = "demo_due"  # the setting that is written first

Outcome = Literal["loaded", "already", "other"]


@dataclass(frozen=True)
class Loaded:
    """What `load` found or made; "other": somebody is there who is not the demo's."""

    outcome: Outcome
    months: int = 0
    people: int = 0
    purchases: int = 0


@dataclass(frozen=True)
class DemoPerson:
    """An account to try a role with; its password is PASSWORD."""

    role_label: str
    name: str
    way: str
    login: str
    note: str
    account_id: int


def load(
    *,
    today: date,
    now: datetime,
    seed: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Loaded:
    """Fill a migrated database in which nobody is; change nothing when somebody is.

    The months end with that of `today` (WIB) and hold what was known when that day began, so that
    the same day and seed give the same data at any hour; nothing lies after `now`. Photos of
    receipts go where `photos.configure` says, before the rows; without it there are none.
    `progress` is told (stage, done, total). Raises Busy when another writer keeps the database.
    """
    there = _found()
    if there is not None:
        return there
    shown = progress or (lambda _stage, _done, _total: None)
    present = min(now, calendar.wib_midnight(today))
    with writing() as connection:
        if _somebody(connection):
            return Loaded("other")  # another process was quicker
        rules = months.rules_of(Session(connection))
        with _unswept():
            made = history.tell(today, present, seed, rules, shown)
            photos = album.take(
                made.purchases,
                made.market,
                made.players,
                Chance(seed, today, "receipts"),
                partial(shown, "receipts"),
            )
            _write(connection, made, photos, present, seed, shown)
    return Loaded("loaded", len(made.months), len(made.people), len(made.purchases))


def intend() -> None:
    """Note that this database is to hold the demo, so that a load that was cut off is taken up."""
    with transaction() as session:
        session.merge(Setting(key=DUE, value="yes"))


def is_due() -> bool:
    """Whether the demo was intended here and has not been loaded."""
    with reading() as session:
        return session.get(Setting, DUE) is not None and session.get(Setting, MARK) is None


def is_loaded() -> bool:
    """Whether the database holds the demo regency, whole."""
    with reading() as session:
        return session.get(Setting, MARK) is not None


def people() -> list[DemoPerson]:
    """One account for each role, for the sign-in page and the start; none outside the demo."""
    labels = dict(enumerate(rows("demo_accounts"), start=1))
    with reading() as session:
        query = select(Account).where(Account.demo, Account.active).order_by(Account.id)
        return [
            DemoPerson(
                labels[account.id]["label"],
                account.name,
                account.way,
                account.login,
                labels[account.id]["note"],
                account.id,
            )
            for account in session.scalars(query)
            if account.id in labels
        ]


@contextmanager
def _unswept() -> Iterator[None]:
    """A million objects that all stay: looking for garbage among them costs a third of the time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _found() -> Loaded | None:
    with reading() as session:
        if not _somebody(session.connection()):
            return None
        count = session.scalar(select(func.count()).select_from(Person)) or 0
        if session.get(Setting, MARK) is None:
            return Loaded("other", people=count)
        bought = session.scalar(select(func.count()).select_from(Purchase)) or 0
        return Loaded("already", people=count, purchases=bought)


def _somebody(connection: Connection) -> bool:
    """Whether there are people, accounts or sellers, whose numbers the demo would take."""
    return any(
        connection.scalar(select(table.id).limit(1)) is not None
        for table in (Person, Account, Umkm)
    )


def _write(
    connection: Connection,
    made: Story,
    photos: Sequence[album.Photo],
    present: datetime,
    seed: int,
    progress: Callable[[str, int, int], None],
) -> None:
    total = _rows(made) + 2 * len(photos)
    writer = Writer(connection, lambda done: progress("tables", min(done, total - 1), total))
    head = connection.execute(select(Revision.head_seq, Revision.head_hash)).one()
    writer.people(made.people)
    writer.market(made.market)
    papers.write(connection, made.market, present, seed)
    writer.accounts(made.players, made.months[0], passwords.make_hash(PASSWORD))
    writer.months(made.months, made.closings)
    writer.obligations(history.all_obligations(made))
    writer.photos(photos)
    writer.purchases(made.purchases, made.ordered)
    till_rows.write(connection, made.tills)
    day = calendar.wib_day(present)
    shown = promotions.draw(made, Chance(seed, day, "promotions"), day)
    promotions.write(connection, shown)
    raised = objections.draw(made, Chance(seed, day, "objections"), day)
    objections.write(connection, raised)
    writer.sums(made.sums)
    facts = {"seed": seed, "people": len(made.people), "purchases": len(made.purchases)}
    end = Entry(present, MARK, "demo", None, None, facts)
    acts = [*_acts(made), *(photo.told() for photo in photos), *till_rows.told(made.tills)]
    acts += [*promotions.told(shown, made.players), *objections.told(raised, made.players)]
    writer.events((head.head_seq, head.head_hash), story.told(made.ordered, acts, end))
    writer.finish()
    session = Session(connection)
    dkupp = next(player for player in made.players if player.key == "dkupp")
    for month, at in made.closings.items():
        closed_months.write_down(session, month, at=at, by=dkupp.label, waiting=0, reason=None)
    risk.fill(session, now=present)
    connection.execute(insert(Setting).values(key=MARK, value=json.dumps(facts)))
    progress("tables", total, total)


def _acts(made: Story) -> Sequence[Entry]:
    """What happened beside purchases."""
    dkupp = next(player for player in made.players if player.key == "dkupp")
    opened = [
        story.opened(month, found)
        for month, found in zip(made.months, made.obligations, strict=True)
    ]
    closed = [story.closed(month, at, dkupp) for month, at in made.closings.items()]
    return [*opened, *closed, *story.excused(made.people, dkupp)]


def _rows(made: Story) -> int:
    """About how many rows are to be written."""
    owed = sum(len(found) for found in made.obligations)
    steps = len(made.ordered)
    lines = sum(len(bought.basket) for bought in made.purchases)
    sums = len(made.sums.days) + len(made.sums.summary)
    return 5 * len(made.people) + owed + len(made.purchases) + 2 * steps + lines + sums
