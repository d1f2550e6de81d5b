"""The own history: months and their report, purchases, what may be changed and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from dashapp.domain.compliance import Status
from dashapp.domain.evaluation import Evaluation, Outcome, Report
from dashapp.domain.past import OwnMonth, Past
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.purchases import State
from dashapp.services import checks, history, purchases, verification
from db.models import Month, Price, Product, PurchaseLine
from db.session import reading, transaction
from tests import factories
from tests.factories import JUNE, a_draft, a_key, a_photo, a_product, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
MAY = date(2026, 5, 1)


def bought(buyer: Actor, *, at: datetime | None = None, **over: Any) -> int:
    return purchases.record(a_draft(buyer, **over), by=buyer, now=at or wib(10), key=a_key()).id


def close(month: date) -> None:
    with transaction() as session:
        session.execute(update(Month).where(Month.month == month).values(closed_at=wib(20)))


def code(act: Callable[[], object]) -> dict[str, str]:
    """The codes of the problems with which an act is refused, by field."""
    with pytest.raises(Rejected) as refused:
        act()
    return {field: problem.code for field, problem in refused.value.problems.items()}


def chosen(past: Past) -> OwnMonth:
    assert past.chosen is not None
    return past.chosen


def test_the_month_whose_report_is_due_next_is_opened_first() -> None:
    buyer = an_asn()
    factories.open_month(MAY)
    tenth = history.look(by=buyer, now=wib(10, 23, 59))
    eleventh = history.look(by=buyer, now=wib(11, 0, 0))
    assert [month.month for month in tenth.months] == [JUNE, MAY]
    assert (chosen(tenth).month, chosen(eleventh).month) == (MAY, JUNE)


def test_a_month_with_a_purchase_to_mend_is_opened_before_any_other() -> None:
    buyer = an_asn()
    factories.open_month(MAY)
    back = bought(buyer, amount="30.000")
    bought(buyer, amount="10.000")
    verification.send_back(back, by=a_verifier(), now=wib(10), reason="Foto kurang jelas")
    past = history.look(by=buyer, now=wib(10, 23, 59))
    assert [(m.month, m.returned, m.returned_amount) for m in past.months] == [
        (JUNE, 1, 30_000),
        (MAY, 0, 0),
    ]
    assert (chosen(past).month, chosen(past).totals.waiting) == (JUNE, 40_000)


def test_a_year_or_month_that_is_not_ones_own_gives_way_to_the_usual_one() -> None:
    buyer = an_asn(since=date(2026, 5, 15))
    factories.open_month(date(2026, 4, 1))
    odd = history.look(by=buyer, now=wib(24), year=1999, month=date(2026, 4, 1))
    assert (odd.years, chosen(odd).month) == ((2026,), JUNE)


def test_last_year_has_its_own_months_and_opens_at_its_latest() -> None:
    buyer = an_asn()
    for month in (date(2025, 11, 1), date(2025, 12, 1)):
        factories.open_month(month, now=wib(1))
    past = history.look(by=buyer, now=wib(24), year=2025)
    assert past.years == (2026, 2025)
    assert [month.month.month for month in past.months] == [12, 11]
    assert chosen(past).month == date(2025, 12, 1)


def test_the_photo_of_another_own_purchase_is_known_by_its_picture() -> None:
    buyer, photo = an_asn(), a_photo(an_asn())
    first = bought(buyer, photo=a_photo(buyer))
    shown = history.one(first, by=buyer).entry
    assert history.photo_used(shown.photo_key, by=buyer) == shown.number
    assert history.photo_used(shown.photo_key, by=buyer, but=first) is None
    assert history.photo_used(shown.photo_key, by=an_asn()) is None
    assert history.photo_used(photo, by=buyer) is None
    purchases.withdraw(first, by=buyer, now=wib(11))
    assert history.photo_used(shown.photo_key, by=buyer) is None


def test_a_purchase_is_shown_with_all_that_its_buyer_entered() -> None:
    buyer = an_asn()
    goods = factories.lines((a_product(price=10_000, name="Jamu Kunyit"), 2))
    number = bought(buyer, lines=goods, amount=None, receipt_number="0412", fund="belanja_opd")
    (entry,) = history.look(by=buyer, now=wib(24)).entries
    assert entry.id == number
    assert [(one.name, one.quantity, one.price, one.category) for one in entry.goods] == [
        ("Jamu Kunyit", 2, 10_000, "Makanan")
    ]
    assert (entry.place_code, entry.receipt_number, entry.fund) == (
        "DEK-KRAKSAAN",
        "0412",
        "belanja_opd",
    )
    assert (entry.claimed, entry.amount, entry.lowered, entry.photo_size) == (
        20_000,
        20_000,
        False,
        50_000,
    )


def test_a_lower_approval_and_a_return_say_why() -> None:
    buyer, verifier = an_asn(), a_verifier()
    lowered, returned = bought(buyer, day="2026-06-09"), bought(buyer, day="2026-06-08")
    verification.approve(lowered, by=verifier, now=wib(11), amount="40.000", reason="sesuai nota")
    verification.send_back(returned, by=verifier, now=wib(11), reason="nota tidak terbaca")
    first, second = history.look(by=buyer, now=wib(24)).entries
    assert (first.lowered, first.amount, first.claimed) == (True, 40_000, 50_000)
    assert (first.reason, first.may_change) == ("sesuai nota", False)
    assert (second.state, second.reason, second.may_change) == (
        State.DIKEMBALIKAN,
        "nota tidak terbaca",
        True,
    )


def test_nobody_sees_the_purchases_of_somebody_else() -> None:
    buyer, other = an_asn(), an_asn()
    number = bought(buyer)
    assert history.look(by=other, now=wib(24)).entries == ()
    cashier = Actor(account_id=7, name="Kasir", roles=frozenset({Role.KASIR}))
    for stranger in (other, cashier, a_verifier()):
        for purchase in (number, 999_999, 0, -1):
            with pytest.raises(NotAllowed):
                history.one(purchase, by=stranger)
    empty = history.look(by=cashier, now=wib(24))
    assert (empty.months, empty.chosen, empty.evaluation.text) == ((), None, "–")


def test_a_report_stands_at_the_moment_the_last_needed_purchase_arrived() -> None:
    buyer, verifier = an_asn(), a_verifier()  # owes Rp 75.000
    first = bought(buyer, at=wib(24), amount="50.000")
    running = chosen(history.look(by=buyer, now=wib(24)))
    assert (running.report, running.to_buy, running.outcome) == (None, 25_000, Outcome.RUNNING)
    second = bought(buyer, at=wib(7, 20, 14, month=7), amount="35.000", day="2026-06-27")
    waiting = chosen(history.look(by=buyer, now=wib(8, month=7), month=JUNE))
    assert waiting.report == Report(wib(7, 20, 14, month=7), late=False, provisional=True)
    for number in (first, second):
        verification.approve(number, by=verifier, now=wib(13, month=7))
    past = history.look(by=buyer, now=wib(14, month=7), month=JUNE)
    assert chosen(past).report == Report(wib(7, 20, 14, month=7), late=False)
    assert (chosen(past).status, chosen(past).outcome) == (Status.FULFILLED, Outcome.ON_TIME)
    assert (past.evaluation, past.spent, past.sellers) == (Evaluation(on_time=1), 85_000, 0)


def test_what_arrives_after_the_deadline_is_late_and_counts_half() -> None:
    buyer, verifier = an_asn(), a_verifier()
    factories.open_month(MAY)
    number = bought(buyer, at=wib(11, 0, 0), amount="75.000", day="2026-05-30")
    verification.approve(number, by=verifier, now=wib(12))
    past = history.look(by=buyer, now=wib(24), month=MAY)
    assert chosen(past).report == Report(wib(11, 0, 0), late=True)
    assert past.entries[0].late
    assert (past.evaluation, past.evaluation.text) == (Evaluation(late=1), "50")


def test_what_waits_in_a_closed_month_is_unmet_and_can_no_longer_be_changed() -> None:
    buyer = an_asn()
    factories.open_month(MAY)
    number = bought(buyer, at=wib(9), amount="75.000", day="2026-05-30")
    close(MAY)
    past = history.look(by=buyer, now=wib(24), month=MAY)
    month = chosen(past)
    assert (month.report, month.status, month.outcome) == (None, Status.WAITING, Outcome.UNMET)
    assert [entry.may_change for entry in past.entries] == [False]
    draft = a_draft(buyer, day="2026-05-30")
    assert code(lambda: purchases.mend(number, draft, by=buyer, now=wib(24))) == {
        "day": "month_closed"
    }
    assert code(lambda: purchases.withdraw(number, by=buyer, now=wib(24))) == {"": "month_closed"}
    assert history.look(by=buyer, now=wib(24), month=MAY) == past


def test_an_exempt_month_has_no_report_and_is_not_owed() -> None:
    buyer = an_asn(kedudukan="Tugas Belajar")
    factories.open_month(MAY)
    past = history.look(by=buyer, now=wib(24), month=MAY)
    assert (chosen(past).report, chosen(past).missing) == (None, 0)
    assert (past.evaluation.owed, past.evaluation.exempt) == (0, 1)


def test_sellers_are_counted_once_whether_of_a_line_or_of_the_shop() -> None:
    buyer, verifier = an_asn(), a_verifier()
    one, two = a_product(price=10_000), a_product(price=10_000)
    for goods in ([(one, 1)], [(one, 1), (two, 1)]):
        number = bought(buyer, lines=factories.lines(*goods), amount=None)
        verification.approve(number, by=verifier, now=wib(11))
    bought(buyer, lines=factories.lines((a_product(), 1)), amount=None)  # still waits
    assert history.look(by=buyer, now=wib(24)).sellers == 2


def test_what_was_changed_since_it_was_seen_is_not_overwritten() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = bought(buyer)
    seen = history.one(number, by=buyer).seen
    purchases.mend(number, a_draft(buyer, amount="60.000"), by=buyer, now=wib(12), seen=seen)
    second = a_draft(buyer, amount="70.000")
    old = {"by": buyer, "now": wib(12), "seen": seen}
    assert code(lambda: purchases.mend(number, second, **old)) == {"": "state_changed"}  # type: ignore[arg-type]
    seen = history.one(number, by=buyer).seen
    verification.send_back(number, by=verifier, now=wib(12), reason="foto buram")
    assert code(lambda: purchases.mend(number, second, by=buyer, now=wib(13), seen=seen)) == {
        "": "state_changed"
    }
    assert history.one(number, by=buyer).entry.amount == 60_000


def test_a_mended_purchase_keeps_the_price_it_was_bought_for() -> None:
    buyer = an_asn()
    product = a_product(price=10_000)
    number = bought(buyer, lines=factories.lines((product, 3)), amount=None)
    with transaction() as session:
        session.add(Price(product_id=product, amount=15_000, since=wib(11)))
        session.execute(update(Product).where(Product.id == product).values(active=False))
    less = a_draft(buyer, lines=factories.lines((product, 2)), amount="20.000")
    purchases.mend(number, less, by=buyer, now=wib(12))
    with reading() as session:
        line = session.scalars(select(PurchaseLine).where(PurchaseLine.purchase_id == number)).one()
        assert (line.quantity, line.unit_price, line.amount) == (2, 10_000, 20_000)
    new = a_draft(buyer, lines=factories.lines((product, 1)), amount=None)
    assert code(lambda: purchases.record(new, by=buyer, now=wib(12), key=a_key())) == {
        "lines": "line_product_unknown"
    }
    assert checks.run() == []


def test_the_photo_of_a_purchase_stays_good_for_mending_it_alone() -> None:
    buyer, other = an_asn(), an_asn()
    photo = a_photo(buyer)
    number = bought(buyer, photo=photo)
    again = Actor(other.account_id, buyer.person_id, buyer.name, buyer.roles)  # a new account
    purchases.mend(number, a_draft(again, photo=photo, amount="60.000"), by=again, now=wib(12))
    assert history.one(number, by=again).entry.amount == 60_000
    new = a_draft(again, photo=photo)
    assert code(lambda: purchases.record(new, by=again, now=wib(12), key=a_key())) == {
        "photo": "photo_missing"
    }
    stolen = a_draft(buyer, photo=a_photo(other))
    assert code(lambda: purchases.mend(number, stolen, by=buyer, now=wib(12))) == {
        "photo": "photo_missing"
    }
