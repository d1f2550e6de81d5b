"""The receipt of a month: what the paper says is what was entered, and it is one's own alone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import update

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.reports import receipt
from dashapp.services import month_receipt, purchases, verification
from db.models import Person
from db.session import transaction
from tests import pdf
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def buyer() -> Actor:
    """Rp 60.000 approved of Rp 75.000 written, and Rp 20.000 that wait: together the minimum."""
    found = an_asn()
    first = _bought(found, "75.000", "2026-06-10", 10)
    _bought(found, "20.000", "2026-06-12", 12)
    gone = _bought(found, "99.000", "2026-06-11", 13)
    purchases.withdraw(gone, by=found, now=wib(13, 13))
    verification.approve(first, by=a_verifier(), now=wib(14), amount="60.000", reason="Sesuai nota")
    return found


def _bought(buyer: Actor, amount: str, day: str, at: int) -> int:
    draft = a_draft(buyer, amount=amount, day=day)
    return purchases.record(draft, by=buyer, now=wib(at, 20, 14), key=a_key()).id


def paper(buyer: Actor, day: int = 24, month: date = JUNE) -> bytes:
    return receipt.pdf(month_receipt.of(month, by=buyer, now=wib(day)))


def test_the_paper_says_each_purchase_and_the_sums_in_the_forms_of_letters(buyer: Actor) -> None:
    text = " ".join(pdf.text_of(paper(buyer)).split())
    for words in (
        buyer.name,
        "Dinas Komunikasi",
        "Eselon IV",
        "Rp75.000,00",  # the minimum
        "30 Juni 2026",
        "10 Juli 2026, 23.59 WIB",
        "10/06/2026 20.14.00",
        "12/06/2026 20.14.00",
        "Disetujui sebagian",
        "Menunggu verifikasi",
        "Rp60.000,00",
        "ditulis Rp75.000,00",
        "Rp20.000,00",
        "Rp15.000,00",  # lacks of the minimum
        "Minimum tercapai 12 Juni 2026 pukul 20.14.00 WIB, tepat waktu.",
        "Mencatat pembelian adalah melaporkannya",
    ):
        assert words in text, (words, text)
    assert "99.000" not in text  # withdrawn
    assert re.search(rf"SIMADU/2026-06/{buyer.person_id:06d}-[0-9a-f]{{8}}", text)


def test_the_same_state_is_the_same_paper_and_another_has_another_number(buyer: Actor) -> None:
    first, number = paper(buyer, 24), month_receipt.of(JUNE, by=buyer, now=wib(24)).number
    assert paper(buyer, 25) == first
    _bought(buyer, "5.000", "2026-06-20", 25)
    assert month_receipt.of(JUNE, by=buyer, now=wib(26)).number != number


def test_letters_are_inside_and_no_name_breaks_the_paper(buyer: Actor) -> None:
    hostile = '=cmd|"/c"; #panic() $x$ \\ baris\nkedua'
    with transaction() as session:
        session.execute(update(Person).where(Person.id == buyer.person_id).values(name=hostile))
    body = paper(buyer)
    names = set(re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", body))
    assert names == {b"PlusJakartaSans-Regular", b"PlusJakartaSans-Bold"}
    assert '=cmd|"/c"; #panic() $x$' in pdf.text_of(body)


def test_a_month_without_a_duty_of_ones_own_has_no_paper(buyer: Actor) -> None:
    for by in (buyer, Actor(account_id=1, name="Kasir")):
        with pytest.raises(NotAllowed):
            month_receipt.of(date(2026, 5, 1), by=by, now=wib(24))
