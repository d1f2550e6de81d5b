"""What a person sees of the own months."""

from __future__ import annotations

from datetime import date

import pytest

from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor, Role
from dashapp.services import home, purchases, verification
from db.models import Gallery, Product, Umkm
from db.session import transaction
from tests.factories import (
    a_draft,
    a_key,
    a_product,
    a_verifier,
    an_asn,
    lines,
    open_month,
    wib,
)

pytestmark = pytest.mark.usefixtures("db")


def test_what_is_missing_is_the_minimum_less_what_was_approved() -> None:
    buyer, verifier = an_asn(), a_verifier()
    first = purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=a_key())
    purchases.record(a_draft(buyer, amount="20.000"), by=buyer, now=wib(10), key=a_key())
    verification.approve(first.id, by=verifier, now=wib(11))
    present = home.own(by=buyer, now=wib(12)).present
    assert present is not None
    assert (present.missing, present.totals.waiting) == (25_000, 20_000)
    assert (present.approved, present.pending, present.status) == (1, 1, Status.PARTIAL)
    assert present.report_by == date(2026, 7, 10)


def test_the_year_holds_every_opened_month_of_this_person() -> None:
    buyer = an_asn()
    open_month(date(2026, 5, 1))
    an_asn()
    year = home.own(by=buyer, now=wib(12)).year
    assert [month.month for month in year] == [date(2026, 5, 1), date(2026, 6, 1)]


def test_somebody_outside_the_roster_owes_nothing() -> None:
    cashier = Actor(account_id=7, name="Kasir", roles=frozenset({Role.KASIR}))
    found = home.own(by=cashier, now=wib(12))
    assert (found.present, found.has_any) == (None, False)


def test_an_exempt_person_misses_nothing() -> None:
    person = an_asn(kedudukan="Tugas Belajar")
    present = home.own(by=person, now=wib(12)).present
    assert present is not None
    assert (present.status, present.missing) == (Status.EXEMPT, 0)


def test_what_waits_is_not_to_be_bought_again() -> None:
    buyer = an_asn()
    purchases.record(a_draft(buyer, amount="20.000"), by=buyer, now=wib(10), key=a_key())
    present = home.own(by=buyer, now=wib(12)).present
    assert present is not None
    assert (present.missing, present.to_buy) == (75_000, 55_000)


def test_the_last_place_is_where_the_purchase_that_arrived_last_was_made() -> None:
    buyer, other = an_asn(), an_asn()
    assert home.last_place(by=buyer) is None
    purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=a_key())
    product = a_product()
    with transaction() as session:
        seller = session.get_one(Umkm, session.get_one(Product, product).umkm_id).code
    purchases.record(a_draft(buyer, place=seller), by=buyer, now=wib(11), key=a_key())
    assert home.last_place(by=buyer) == seller
    assert home.last_place(by=other) is None


def test_a_withdrawn_purchase_or_a_closed_place_is_not_proposed_again() -> None:
    buyer = an_asn()
    purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=a_key())
    gone = purchases.record(a_draft(buyer, place="DEK-TONGAS"), by=buyer, now=wib(11), key=a_key())
    purchases.withdraw(gone.id, by=buyer, now=wib(11))
    assert home.last_place(by=buyer) == "DEK-KRAKSAAN"
    with transaction() as session:
        session.get_one(Gallery, "DEK-KRAKSAAN").active = False
    assert home.last_place(by=buyer) is None


def test_sellers_are_counted_once_and_only_of_what_was_verified() -> None:
    buyer, verifier = an_asn(), a_verifier()
    one, two, three = a_product(), a_product(), a_product()
    bought = [
        a_draft(buyer, lines=lines((one, 1), (two, 1)), amount=None),
        a_draft(buyer, lines=lines((one, 1)), amount=None),
        a_draft(buyer),  # not detailed: it names nobody
    ]
    for draft in bought:
        saved = purchases.record(draft, by=buyer, now=wib(10), key=a_key())
        verification.approve(saved.id, by=verifier, now=wib(11))
    waiting = a_draft(buyer, lines=lines((three, 1)), amount=None)
    purchases.record(waiting, by=buyer, now=wib(10), key=a_key())
    present = home.own(by=buyer, now=wib(12)).present
    assert present is not None
    assert home.sellers(present) == 2
