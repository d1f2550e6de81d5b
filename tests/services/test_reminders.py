"""Reminders by hand: to the own people with something left to do, once a day, undone in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import notices, outbox, purchases, reminders, verification
from db.models import Event, Month, Notification, Outbox, Person, Reminder
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)
NOBODY = 2**31


@pytest.fixture(autouse=True)
def _sending() -> Iterator[None]:
    outbox.configure("mailto://localhost", lambda kind, _data: (kind, "isi"))
    yield
    outbox.configure("", lambda kind, _data: (kind, ""))


def a_head(opd: str = "DISKOMINFO", role: Role = Role.KEPALA_OPD) -> Actor:
    plain = an_asn(opd=opd, level="eselon_ii")
    return Actor(
        plain.account_id, plain.person_id, plain.name, frozenset({role}), frozenset({(role, opd)})
    )


def remind(*whom: Actor, by: Actor, opd: str = "DISKOMINFO", **more: Any) -> reminders.Reminded:
    ids = [each.person_id or 0 for each in whom] + [NOBODY]
    return reminders.remind(ids, opd=opd, by=by, **{"month": JUNE, "now": NOW, **more})


def buy(buyer: Actor, amount: str) -> int:
    draft = a_draft(buyer, amount=amount)
    return purchases.record(draft, by=buyer, now=wib(20), key=a_key()).id


def numbers() -> tuple[int, int, int]:
    """Reminders, notices of them, messages."""
    with reading() as session:
        told = select(func.count()).where(Notification.kind == "reminder")
        counts = [session.scalar(select(func.count(table.id))) for table in (Reminder, Outbox)]
        return counts[0] or 0, session.scalar(told) or 0, counts[1] or 0


def events() -> list[str]:
    with reading() as session:
        kinds = select(Event.kind).where(Event.kind.like("reminders%")).order_by(Event.seq)
        return list(session.scalars(kinds))


def give_email(whom: Actor) -> None:
    with transaction() as session:
        session.get_one(Person, whom.person_id).email = "pegawai@contoh.go.id"


def test_only_those_of_the_own_opd_with_something_left_to_do_are_reminded() -> None:
    head, verifier = a_head(), a_verifier()
    none, half, waits, back, full = (an_asn() for _ in range(5))
    exempt, stranger = an_asn(kedudukan="Tugas Belajar"), an_asn(opd="DINKES")
    buy(half, "40.000")
    buy(waits, "75.000")
    verification.send_back(buy(back, "80.000"), by=verifier, now=wib(21), reason="foto buram")
    verification.approve(buy(full, "75.000"), by=verifier, now=wib(21))
    done = remind(none, half, waits, back, full, exempt, stranger, by=head)
    assert (done.sent, done.already, done.refused) == (3, 0, 3)  # the stranger is in no number
    with reading() as session:
        told = set(session.scalars(select(Reminder.person_id)))
        assert told == {none.person_id, half.person_id, back.person_id}
        assert reminders.reminded_today(session, "DISKOMINFO", JUNE, date(2026, 6, 24)) == told
        assert reminders.reminded_today(session, "DISKOMINFO", JUNE, date(2026, 6, 25)) == set()
        assert reminders.reminded_today(session, "DINKES", JUNE, date(2026, 6, 24)) == set()
    [notice] = notices.latest(by=half)
    facts = notice.data
    assert (facts["missing"], facts["returned"]) == (35_000, 0)  # 75.000 of which 40.000 wait
    assert (facts["buy_by"], facts["report_by"]) == ("2026-06-30", "2026-07-10")
    assert notices.latest(by=back)[0].data["returned"] == 1
    assert events() == ["reminders_sent"]


@pytest.mark.parametrize("role", [Role.ASN, Role.DKUPP, Role.BUPATI, Role.ADMIN])
def test_no_other_role_and_no_other_opd_reminds_anybody(role: Role) -> None:
    buyer = an_asn()
    open_month()
    with pytest.raises(NotAllowed):
        remind(buyer, by=a_head(role=role))
    for opd in ("DISKOMINFO", "TIDAK-ADA"):
        with pytest.raises(NotAllowed):
            remind(buyer, by=a_head("DINKES"), opd=opd)
    assert numbers() == (0, 0, 0)


def test_one_reminder_a_day_whoever_sends_it() -> None:
    buyer, head, operator = an_asn(), a_head(), a_head(role=Role.OPERATOR_OPD)
    open_month()
    assert remind(buyer, by=head).sent == 1
    again = remind(buyer, by=operator, now=wib(24, 23, 59))
    assert (again.sent, again.already, again.token) == (0, 1, None)
    assert remind(buyer, by=operator, now=wib(25, 0)).sent == 1  # midnight in WIB
    assert numbers()[:2] == (2, 2)


def test_a_message_leaves_only_when_undo_is_over_and_only_to_an_address() -> None:
    with_address, without, head = an_asn(), an_asn(), a_head()
    give_email(with_address)
    open_month()
    remind(with_address, without, by=head)
    with reading() as session:
        [row] = session.scalars(select(Outbox))
        assert (row.person_id, row.address) == (with_address.person_id, "pegawai@contoh.go.id")
        assert row.due_at - NOW == timedelta(seconds=15)  # ten, and five for the way of the press
    outbox.configure("", lambda kind, _data: (kind, ""))
    remind(with_address, by=head, now=wib(25))
    assert numbers() == (3, 3, 1)  # without a way out the bell alone tells


def test_undo_takes_back_reminder_notice_and_message_and_may_be_pressed_twice() -> None:
    buyer, other, head = an_asn(), an_asn(), a_head()
    give_email(buyer)
    open_month()
    token = remind(buyer, by=head).token
    kept = remind(other, by=head)  # the same moment, another act
    assert (token, kept.sent) != (None, 0)
    assert numbers() == (2, 2, 1)
    assert reminders.undo(token or 0, by=head, now=NOW + timedelta(seconds=10)) == 1
    assert reminders.undo(token or 0, by=head, now=NOW + timedelta(seconds=11)) == 0
    assert numbers() == (1, 1, 0)
    assert events() == ["reminders_sent", "reminders_sent", "reminders_undone"]
    assert remind(buyer, by=head).sent == 1  # as if it had never been


def test_undo_is_for_who_sent_it_in_time_and_never_for_what_may_have_left() -> None:
    buyer, head, colleague = an_asn(), a_head(), a_head()
    give_email(buyer)
    open_month()
    token = remind(buyer, by=head).token or 0
    for wrong, who in ((token, colleague), (token + 1, head), (1, head), (2**70, head)):
        with pytest.raises(NotAllowed):
            reminders.undo(wrong, by=who, now=NOW)
    with pytest.raises(Rejected, match="reminder_undo_late"):
        reminders.undo(token, by=head, now=NOW + timedelta(seconds=16))
    with transaction() as session:
        session.scalars(select(Outbox)).one().started_at = NOW
    assert reminders.undo(token, by=head, now=NOW) == 0
    assert numbers() == (1, 1, 1)


def test_a_closed_month_reminds_nobody() -> None:
    buyer, head = an_asn(), a_head()
    open_month()
    with transaction() as session:
        session.get_one(Month, JUNE).closed_at = wib(12, month=7)
    with pytest.raises(Rejected, match="month_closed"):
        remind(buyer, by=head, now=wib(13, month=7))
