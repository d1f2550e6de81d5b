"""What a person sees of the own months."""

from __future__ import annotations

from datetime import date

import pytest

from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor, Role
from dashapp.services import home, purchases, verification
from tests.factories import a_draft, a_key, a_verifier, an_asn, open_month, wib

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
