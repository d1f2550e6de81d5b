"""Notices: to one person alone, new until seen, gone when what they told has been undone."""

from __future__ import annotations

import pytest

from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.services import notices, purchases, verification
from db.session import transaction
from tests.factories import a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")


def tell(whom: Actor, kind: str, subject: str = "purchase:1", *, hour: int = 9) -> None:
    assert whom.person_id is not None
    with transaction() as session:
        facts = {"number": "PB-260610-0001", "amount": 20_000, "until": wib(13)}
        notices.tell(session, whom.person_id, kind, subject, facts, now=wib(10, hour))


def kinds(whom: Actor) -> list[str]:
    return [notice.kind for notice in notices.latest(by=whom)]


def test_each_decision_about_a_purchase_is_told_with_its_reason() -> None:
    buyer, verifier = an_asn(), a_verifier()
    one, two, three, four = (
        purchases.record(
            a_draft(buyer, amount="50.000"), by=buyer, now=wib(10, hour), key=a_key()
        ).id
        for hour in (8, 9, 10, 11)
    )
    verification.approve(one, by=verifier, now=wib(11, 8))
    verification.approve(two, by=verifier, now=wib(11, 9), amount="40.000", reason="sesuai nota")
    verification.send_back(three, by=verifier, now=wib(11, 10), reason="foto buram")
    verification.reject(four, by=verifier, now=wib(11, 11), reason="bukan UMKM")
    verification.cancel(one, by=verifier, now=wib(11, 12), reason="ternyata ganda")
    told = [(one.kind, one.data["reason"]) for one in notices.latest(by=buyer)]
    assert told == [
        ("purchase_cancelled", "ternyata ganda"),
        ("purchase_rejected", "bukan UMKM"),
        ("purchase_returned", "foto buram"),
        ("purchase_lowered", "sesuai nota"),
        ("purchase_approved", None),
    ]
    assert (notices.latest(by=buyer)[3].data["amount"], notices.unread(by=verifier)) == (40_000, 0)


def test_a_notice_reaches_its_person_and_nobody_else() -> None:
    buyer, colleague = an_asn(), an_asn()
    tell(buyer, "purchase_approved")
    assert (kinds(buyer), kinds(colleague)) == (["purchase_approved"], [])
    assert (notices.unread(by=buyer), notices.unread(by=colleague)) == (1, 0)
    notices.mark_read(10**6, by=colleague, now=wib(11))
    assert notices.unread(by=buyer) == 1


def test_the_newest_comes_first_and_the_list_ends() -> None:
    buyer = an_asn()
    tell(buyer, "purchase_approved", hour=9)
    tell(buyer, "order_ready", "order:1", hour=11)
    tell(buyer, "purchase_returned", "purchase:2", hour=10)
    assert kinds(buyer) == ["order_ready", "purchase_returned", "purchase_approved"]
    assert [notice.kind for notice in notices.latest(by=buyer, limit=1)] == ["order_ready"]


def test_what_came_after_one_looked_stays_new() -> None:
    buyer = an_asn()
    tell(buyer, "purchase_approved")
    seen = notices.latest(by=buyer)[0].id
    tell(buyer, "order_ready", "order:1")
    notices.mark_read(seen, by=buyer, now=wib(11))
    assert notices.unread(by=buyer) == 1
    assert [notice.is_new for notice in notices.latest(by=buyer)] == [True, False]


def test_a_decision_undone_takes_its_notice_along_and_no_earlier_one() -> None:
    buyer = an_asn()
    tell(buyer, "purchase_returned", hour=8)
    tell(buyer, "purchase_approved", hour=10)
    with transaction() as session:
        notices.take_back(session, "purchase:1", since=wib(10, 10))
    assert kinds(buyer) == ["purchase_returned"]


def test_facts_come_back_as_plain_data() -> None:
    buyer = an_asn()
    tell(buyer, "order_expiring", "order:3")
    facts = notices.latest(by=buyer)[0].data
    assert facts == {
        "number": "PB-260610-0001",
        "amount": 20_000,
        "until": "2026-06-13 12:00:00+07:00",
    }


def test_who_is_not_in_the_roster_has_none() -> None:
    outsider = Actor(account_id=1, name="Kasir")
    for who in (outsider, SYSTEM_CLI):
        assert (notices.latest(by=who), notices.unread(by=who)) == ((), 0)
        notices.mark_read(10**6, by=who, now=wib(11))
