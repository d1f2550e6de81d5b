"""A later deadline: by DKUPP, with a reason, also in hindsight, until the month is closed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import deadlines, history, purchases, trail, verification
from db.models import Event, Month
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")

TWELFTH = date(2026, 7, 12)


def extend(
    until: date = TWELFTH, reason: str = "libur bersama", by: Actor = SYSTEM_CLI
) -> deadlines.Extended:
    return deadlines.extend(JUNE, until, reason, by=by, now=wib(15, month=7))


def refused(until: date = TWELFTH, reason: str = "libur bersama") -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        extend(until, reason)
    return {field: problem.code for field, problem in caught.value.problems.items()}


def deadline() -> date:
    with reading() as session:
        return session.get_one(Month, JUNE).report_by


def is_late(whose: Actor) -> bool:
    month = history.month_of(date(2026, 6, 10), by=whose)
    assert month is not None
    assert month.report is not None
    return month.report.late


def test_what_arrived_by_the_end_of_the_new_last_day_is_on_time_in_hindsight() -> None:
    just, after, verifier = an_asn(), an_asn(), a_verifier()
    open_month()
    for buyer, moment in ((just, wib(12, 23, 59, month=7)), (after, wib(13, 0, month=7))):
        draft = a_draft(buyer, amount="75.000")
        bought = purchases.record(draft, by=buyer, now=moment, key=a_key())
        verification.approve(bought.id, by=verifier, now=wib(14, month=7))

    assert [is_late(just), is_late(after)] == [True, True]
    before = trail.revision()
    assert extend(by=verifier).before == date(2026, 7, 10)
    assert trail.revision() == before + 1  # open pages hear of it
    assert [is_late(just), is_late(after)] == [False, True]
    with reading() as session:
        [event] = session.scalars(select(Event).where(Event.kind == "month_extended"))
    assert event.data == '{"from": "2026-07-10", "reason": "libur bersama", "to": "2026-07-12"}'


def test_a_deadline_only_moves_later_and_never_by_a_slip_of_the_year() -> None:
    an_asn()
    assert refused() == {"month": "month_not_open"}
    open_month()
    assert refused(date(2026, 7, 9)) == {"until": "deadline_earlier"}
    assert refused(date(2036, 7, 12)) == {"until": "deadline_too_far"}
    assert refused(reason="  ") == {"reason": "reason_empty"}
    assert not extend(date(2026, 7, 10)).changed  # as it is: nothing to do, nothing in the trail
    assert extend().changed
    assert refused(date(2026, 7, 11)) == {"until": "deadline_earlier"}
    with transaction() as session:
        session.get_one(Month, JUNE).closed_at = wib(14, month=7)
    assert refused(date(2026, 7, 20)) == {"month": "month_closed"}
    assert deadline() == TWELFTH


def test_nobody_but_dkupp_moves_a_deadline() -> None:
    buyer = an_asn()
    open_month()
    with pytest.raises(NotAllowed):
        extend(by=buyer)
    assert deadline() == date(2026, 7, 10)
