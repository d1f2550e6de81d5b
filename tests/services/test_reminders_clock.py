"""Seven days to the deadline with restarts and kills: each reminder reaches each person once."""

from __future__ import annotations

import os
import signal
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from dashapp import clock, jobs
from dashapp.config import Config
from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.services import (
    calendar_reminders,
    deadlines,
    notices,
    outbox,
    purchases,
    trail,
    verification,
)
from dashapp.ui import notice_words
from db import session as db_session
from db.models import Outbox, Person, Reminder
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib
from tests.services import mail_server

STEP = timedelta(hours=2)
ALL = ["h0", "h1", "h3", "h7"]


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[mail_server.Mailbox]:
    monkeypatch.setattr(calendar_reminders, "PORTION", 5)
    with mail_server.serving() as served:
        outbox.configure(served.url, notice_words.letter)
        yield served
    outbox.configure("", notice_words.letter)
    set_clock(None)


def set_clock(now: datetime | None) -> None:
    clock.configure(Config("only for tests, and long enough", database_url="sqlite://", now=now))


def run(start: datetime, end: datetime) -> None:
    """The jobs of a server that is up from `start` until `end`, two hours at a time."""
    while start < end:
        set_clock(start)
        jobs.remind()
        jobs.deliver()
        start += STEP


def restart(url: str) -> None:
    """Everything in the memory of the server is gone."""
    db_session.dispose()
    db_session.configure(url)


def die(url: str, work: Callable[[], None]) -> None:
    """Another server on this database, killed by its own work."""
    db_session.dispose()  # a child must not speak through its parent's connections
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the mail server it uses no thread
        child = os.fork()
    if not child:
        db_session.configure(url)
        try:
            work()
        finally:
            os._exit(1)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    db_session.configure(url)


def killed(*_given: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_the_second_portion() -> None:
    now = clock.now()
    calendar_reminders.send_due(now=now)
    trail.append = killed  # type: ignore[assignment]
    calendar_reminders.send_due(now=now)


def between_sending_and_noting() -> None:
    outbox._end = killed
    outbox.deliver_next(now=clock.now())


def give_addresses() -> None:
    with transaction() as session:
        for person in session.scalars(select(Person)):
            person.email = f"pegawai{person.id}@contoh.go.id"


def address(of: Actor) -> str:
    return f"pegawai{of.person_id}@contoh.go.id"


def kinds() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    with reading() as session:
        for row in session.scalars(select(Reminder).order_by(Reminder.kind)):
            found[row.person_id].append(row.kind)
    return dict(found)


def buy(buyer: Actor, *, now: datetime) -> int:
    return purchases.record(a_draft(buyer, amount="75.000"), by=buyer, now=now, key=a_key()).id


def test_each_reminder_goes_once_to_the_right_people_through_restarts_and_kills(
    db: str, box: mail_server.Mailbox
) -> None:
    never = [an_asn(opd=opd) for opd in ("DISKOMINFO", "DINKES") for _ in range(3)]
    reports, comes_back, met, waits = (an_asn() for _ in range(4))
    an_asn(kedudukan="Tugas Belajar")
    verifier = a_verifier()  # owes as everybody does, and has bought nothing
    give_addresses()
    verification.approve(buy(met, now=wib(20)), by=verifier, now=wib(21))
    sent_back = buy(comes_back, now=wib(22))
    buy(waits, now=wib(23))

    run(wib(2, 20, month=7), wib(3, 8, month=7))
    assert kinds() == {}  # the seventh day before has begun, the hour has not come
    set_clock(wib(3, 8, month=7))
    die(db, in_the_second_portion)
    assert len(kinds()) == 5  # the first portion stands, nothing is left of the second
    run(wib(3, 10, month=7), wib(5, 12, month=7))
    buy(reports, now=wib(5, 12, month=7))
    verification.send_back(sent_back, by=verifier, now=wib(6, 10, month=7), reason="foto buram")
    run(wib(6, 10, month=7), wib(7, 6, month=7))
    restart(db)  # it was down until the evening of a day on which some were due
    run(wib(7, 20, month=7), wib(9, 8, month=7))
    set_clock(wib(9, 8, month=7))
    jobs.remind()
    die(db, between_sending_and_noting)
    restart(db)
    run(wib(9, 10, month=7), wib(12, 9, month=7))

    expected = {each.person_id: ALL for each in (*never, verifier)}
    expected |= {reports.person_id: ["h7"], comes_back.person_id: ["h0", "h1", "h3"]}
    assert kinds() == expected
    arrived = Counter(
        f"pegawai{person}@contoh.go.id" for person, got in expected.items() for _ in got
    )
    assert Counter(box.addresses) == arrived
    assert arrived.total() == 32  # seven people four times, one once, one three times
    counts = outbox.counts()
    assert (counts.waiting, counts.sent, counts.given_up) == (0, 31, 1)
    assert counts.faults == {outbox.CUT_OFF: 1}  # it had arrived: nobody could know
    [last, *_rest] = notices.latest(by=comes_back)
    assert (last.data["missing"], last.data["returned"]) == (0, 1)
    _to, mail = box.mails[0]
    words = bytes(mail.get_payload(decode=True)).decode()
    assert "Juni 2026 kurang Rp\xa075.000 lagi. " in words
    assert "Pembelian sampai 30 Juni dapat dilaporkan sampai 10 Juli 2026" in words


def test_an_extended_deadline_has_its_own_days_and_a_day_that_passed_is_not_made_up(
    db: str, box: mail_server.Mailbox
) -> None:
    late = an_asn()
    open_month()
    run(wib(7, 12, month=7), wib(7, 13, month=7))
    deadlines.extend(
        JUNE, date(2026, 7, 13), "libur bersama", by=SYSTEM_CLI, now=wib(8, 9, month=7)
    )
    run(wib(9, 8, month=7), wib(9, 9, month=7))  # the day before the old deadline is none any more
    assert kinds() == {late.person_id: ["h3"]}
    run(wib(10, 8, month=7), wib(10, 9, month=7))  # again the third day before, of another deadline
    run(wib(13, 8, month=7), wib(13, 9, month=7))  # down on the 12th: h1 is not said a day late
    assert kinds() == {late.person_id: ["h0", "h3", "h3"]}
    assert [each.data["report_by"] for each in notices.latest(by=late)] == [
        "2026-07-13",
        "2026-07-13",
        "2026-07-10",
    ]


def test_a_message_is_tried_again_with_growing_pauses_and_never_when_it_may_have_arrived(
    db: str, box: mail_server.Mailbox
) -> None:
    an_asn()
    give_addresses()
    open_month()
    box.answer = "451 coba lagi nanti"
    morning = wib(3, 8, month=7)
    set_clock(morning)
    jobs.remind()
    tries: list[int] = []
    for minute in (0, 1, 5, 6, 35, 36, 155, 156, 240):
        set_clock(morning + timedelta(minutes=minute))
        jobs.deliver()
        with reading() as session:
            made = session.scalars(select(Outbox)).one().tries
        if made > len(tries):
            tries.append(minute)
    assert tries == [0, 1, 6, 36, 156]  # after 1, 5, 30 minutes and two hours
    assert outbox.counts() == outbox.Counts(0, 0, 1, {"SMTPDataError 451": 1})
    with transaction() as session:
        session.execute(update(Outbox).values(given_up=False, started_at=None, tries=1))
    box.answer = None  # takes the mail and hangs up
    for _ in range(2):
        jobs.deliver()
    assert len(box.mails) == 1
    assert outbox.counts().faults == {"SMTPServerDisconnected": 1}


def test_a_server_that_cannot_be_reached_costs_one_message_one_try(
    db: str, box: mail_server.Mailbox
) -> None:
    for _ in range(3):
        an_asn()
    give_addresses()
    open_month()
    outbox.configure("mailto://127.0.0.1:1?from=simadu@contoh.go.id", notice_words.letter)
    set_clock(wib(3, 8, month=7))
    jobs.remind()
    jobs.deliver()
    with reading() as session:
        assert sorted(session.scalars(select(Outbox.tries))) == [0, 0, 1]
    outbox.configure(box.url, notice_words.letter)
    set_clock(wib(3, 8, 5, month=7))
    jobs.deliver()
    assert (outbox.counts().sent, len(box.mails)) == (3, 3)
