"""One person of an OPD opened: NIP whole, nothing of another OPD, never unseen by the trail."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from dashapp.domain.compliance import Status
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import State
from dashapp.services import member_view, purchases, verification
from db.models import Event, Posting
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib
from tests.services.test_staff import a_head

pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]
NOW = wib(24)
MAY = date(2026, 5, 1)


def test_a_person_is_opened_with_months_and_states_and_the_trail_knows() -> None:
    ayu = an_asn(name="Ayu", level="pelaksana")
    open_month(MAY)
    for day in (10, 11):
        saved = purchases.record(a_draft(ayu), by=ayu, now=wib(20), key=a_key())
        if day == 10:
            verification.approve(
                saved.id, by=a_verifier(), now=wib(20), amount="40.000", reason="sesuai nota"
            )
    head = a_head("DISKOMINFO")
    found = member_view.open_one(ayu.person_id or 0, JUNE, None, by=head, now=NOW)
    assert found.name.startswith("Ayu")
    assert found.nip.startswith("19870214 20")
    assert [(each.month, each.status) for each in found.months] == [
        (JUNE, Status.WAITING),
        (MAY, Status.NONE),
    ]
    states = [(each.state, each.amount, each.lowered) for each in found.bought]
    assert states == [(State.DIAJUKAN, 50_000, False), (State.TERVERIFIKASI, 40_000, True)]
    with reading() as session:
        (event,) = session.scalars(select(Event).where(Event.kind == "staff_opened"))
    assert (event.subject, event.account_id) == (f"orang:{ayu.person_id}", head.account_id)


def test_nobody_opens_a_person_of_another_opd_or_the_months_that_another_has() -> None:
    ayu, budi = an_asn(name="Ayu"), an_asn(name="Budi", opd="DINKES")
    open_month(MAY)
    open_month(JUNE)
    head = a_head("DISKOMINFO")
    for person, month, opd in (
        (budi.person_id, JUNE, None),
        (budi.person_id, JUNE, "DINKES"),
        (ayu.person_id, date(2026, 4, 1), None),
        (0, JUNE, None),
        (-1, JUNE, None),
        (2**70, JUNE, None),
    ):
        with pytest.raises(NotAllowed):
            member_view.open_one(person or 0, month, opd, by=head, now=NOW)
    with transaction() as session:  # Ayu moves: what is of June stays with the old OPD
        post = session.scalars(select(Posting).where(Posting.person_id == ayu.person_id)).one()
        post.opd = "DINKES"
    open_month(date(2026, 7, 1), now=wib(1, month=7))
    found = member_view.open_one(ayu.person_id or 0, JUNE, None, by=head, now=NOW)
    assert [each.month for each in found.months] == [JUNE, MAY]
    with pytest.raises(NotAllowed):
        member_view.open_one(ayu.person_id or 0, date(2026, 7, 1), None, by=head, now=NOW)
