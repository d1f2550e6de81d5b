"""Where each OPD and each jenjang stood, from stored sums alone."""

from __future__ import annotations

from datetime import date

import pytest

from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from dashapp.services import course, purchases, verification
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
MET_ON = 14


def one_of_two_meets_the_duty() -> None:
    """In DISKOMINFO, on 14 June; DKUPP's verifier owes and has nothing."""
    buyer, _colleague, verifier = an_asn(), an_asn(), a_verifier()
    saved = purchases.record(a_draft(buyer, amount="75.000"), by=buyer, now=wib(12), key=a_key())
    verification.approve(saved.id, by=verifier, now=wib(MET_ON))


def test_an_opd_stands_as_it_was_known_at_the_end_of_the_day() -> None:
    one_of_two_meets_the_duty()
    assert course.opds_at(JUNE, date(2026, 6, MET_ON - 1))["DISKOMINFO"] == Rate(0, 2)
    assert course.opds_at(JUNE, date(2026, 6, MET_ON))["DISKOMINFO"] == Rate(1, 2)
    assert course.opds_at(JUNE, date(2026, 6, MET_ON))["DKUPP"] == Rate(0, 1)
    assert course.opds_at(date(2026, 5, 1), date(2026, 5, 31)) == {}


def test_each_opened_month_has_the_rate_of_each_jenjang() -> None:
    one_of_two_meets_the_duty()
    found = course.levels_by_month(date(2026, 1, 1), JUNE)
    assert list(found) == [JUNE]
    assert found[JUNE][Level.ESELON_IV] == Rate(1, 2)
    assert found[JUNE][Level.PELAKSANA] == Rate(0, 1)
