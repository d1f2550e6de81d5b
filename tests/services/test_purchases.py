"""An ASN records, mends and withdraws; DKUPP decides; the sums follow to the rupiah."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import select, text, update

from dashapp.domain.compliance import Counts
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import checks, compliance, purchases, verification
from db.models import Event, Month, Obligation, Purchase, PurchaseLine, PurchaseStep, Revision
from db.session import reading, transaction
from tests import factories
from tests.factories import JUNE, a_draft, a_key, a_product, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")


@contextmanager
def problems() -> Iterator[dict[str, str]]:
    """The codes of the problems with which the block is refused, by field."""
    found: dict[str, str] = {}
    with pytest.raises(Rejected) as refused:
        yield found
    found.update({field: problem.code for field, problem in refused.value.problems.items()})


def recorded(buyer: Actor, **over: object) -> int:
    return purchases.record(a_draft(buyer, **over), by=buyer, now=wib(10), key=a_key()).id


def owed(buyer: Actor, month: date = JUNE) -> Obligation:
    with reading() as session:
        query = select(Obligation).where(
            Obligation.person_id == buyer.person_id, Obligation.month == month
        )
        return session.scalars(query).one()


def stands(opd: str = "DISKOMINFO", level: Level = Level.ESELON_IV, month: date = JUNE) -> Counts:
    groups = compliance.standing(month, now=wib(10)).groups
    return next(g.counts for g in groups if (g.opd, g.level) == (opd, level))


def revision() -> int:
    with reading() as session:
        return session.scalars(select(Revision.n)).one()


def test_a_recorded_purchase_waits_and_does_not_count_as_met() -> None:
    buyer = an_asn()
    recorded(buyer, amount="75.000")
    assert (owed(buyer).verified, owed(buyer).waiting) == (0, 75_000)
    counts = stands()
    assert (counts.waiting, counts.fulfilled, counts.waiting_amount) == (1, 0, 75_000)
    assert checks.run() == []


def test_an_approved_purchase_meets_the_duty_exactly_at_the_minimum() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer, amount="75.000")
    verification.approve(number, by=verifier, now=wib(11))
    counts = stands()
    assert (counts.fulfilled, counts.verified_amount, counts.achieved) == (1, 75_000, 75_000)
    assert checks.run() == []


def test_one_rupiah_less_than_the_minimum_does_not_meet_the_duty() -> None:
    buyer, verifier = an_asn(), a_verifier()
    verification.approve(recorded(buyer, amount="74.999"), by=verifier, now=wib(11))
    assert (stands().fulfilled, stands().partial) == (0, 1)


def test_a_lower_approved_amount_is_shared_over_the_lines() -> None:
    # 3 x 10.000 and 1 x 25.000 make 55.000; 40.001 approved: 40.001*30/55 = 21.818,73 and
    # 40.001*25/55 = 18.182,27, so the first line takes the rupiah that is left.
    buyer, verifier = an_asn(), a_verifier()
    bought = factories.lines((a_product(price=10_000), 3), (a_product(price=25_000), 1))
    number = recorded(buyer, amount=None, lines=bought)
    verification.approve(number, by=verifier, now=wib(11), amount="40.001", reason="sesuai nota")
    with reading() as session:
        found = session.scalars(
            select(PurchaseLine.amount)
            .where(PurchaseLine.purchase_id == number)
            .order_by(PurchaseLine.position)
        ).all()
    assert found == [21_819, 18_182]
    assert owed(buyer).verified == 40_001
    assert checks.run() == []


def test_a_verifier_never_approves_more_than_was_claimed_or_less_without_a_reason() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    with problems() as too_much:
        verification.approve(number, by=verifier, now=wib(11), amount="50.001", reason="salah")
    with problems() as unexplained:
        verification.approve(number, by=verifier, now=wib(11), amount="49.000")
    assert too_much == {"amount": "amount_too_high"}
    assert unexplained == {"reason": "reason_empty"}
    assert owed(buyer).waiting == 50_000


def test_nobody_verifies_their_own_purchase_whatever_roles_they_hold() -> None:
    verifier = a_verifier()
    number = recorded(verifier)
    with pytest.raises(NotAllowed):
        verification.approve(number, by=verifier, now=wib(11))


def test_only_dkupp_decides_and_a_missing_purchase_answers_alike() -> None:
    buyer, colleague = an_asn(), an_asn()
    number = recorded(buyer)
    for target in (number, 999_999):
        with pytest.raises(NotAllowed):
            verification.reject(target, by=colleague, now=wib(11), reason="iseng")


def test_a_returned_purchase_is_mended_and_keeps_its_first_arrival() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    verification.send_back(number, by=verifier, now=wib(11), reason="foto buram")
    purchases.mend(number, a_draft(buyer, amount="60.000"), by=buyer, now=wib(12))
    with reading() as session:
        purchase = session.get_one(Purchase, number)
        states = session.scalars(select(PurchaseStep.state).order_by(PurchaseStep.seq)).all()
    assert states == ["diajukan", "dikembalikan", "diajukan"]
    assert purchase.arrived_at == wib(10)
    assert (purchase.state, purchase.amount, purchase.reason) == ("diajukan", 60_000, None)
    assert checks.run() == []


def test_a_decision_holds_only_for_what_the_verifier_saw() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    seen = verification.one(number, by=verifier).seen
    purchases.mend(number, a_draft(buyer), by=buyer, now=wib(11))  # the same amount, another photo
    with problems() as approved:
        verification.approve(number, by=verifier, now=wib(12), seen=seen)
    with problems() as returned:
        verification.send_back(number, by=verifier, now=wib(12), reason="buram", seen=seen)
    with problems() as rejected:
        verification.reject(number, by=verifier, now=wib(12), reason="buram", seen=seen)
    assert approved == returned == rejected == {"": "state_changed"}
    assert owed(buyer).verified == 0
    seen = verification.one(number, by=verifier).seen
    verification.approve(number, by=verifier, now=wib(12), seen=seen)
    assert owed(buyer).verified == 50_000


def test_mending_the_date_moves_the_purchase_to_the_other_month() -> None:
    buyer = an_asn()
    factories.open_month(date(2026, 5, 1))
    number = recorded(buyer)
    purchases.mend(number, a_draft(buyer, day="2026-05-30"), by=buyer, now=wib(12))
    assert owed(buyer).waiting == 0
    assert owed(buyer, date(2026, 5, 1)).waiting == 50_000
    assert checks.run() == []


def test_a_withdrawn_purchase_is_as_if_never_entered() -> None:
    buyer = an_asn()
    number = recorded(buyer)
    purchases.withdraw(number, by=buyer, now=wib(12))
    assert (stands().none, stands().waiting_amount) == (1, 0)
    assert checks.run() == []


def test_a_refused_or_cancelled_purchase_leaves_the_status_ditolak() -> None:
    buyer, verifier = an_asn(), a_verifier()
    first, second = recorded(buyer), recorded(buyer)
    verification.reject(first, by=verifier, now=wib(11), reason="bukan produk UMKM")
    verification.approve(second, by=verifier, now=wib(11))
    verification.cancel(second, by=verifier, now=wib(12), reason="nota palsu")
    assert (stands().rejected, stands().verified_amount) == (1, 0)
    assert owed(buyer).rejected == 100_000
    assert checks.run() == []


def test_somebody_elses_purchase_can_neither_be_mended_nor_withdrawn() -> None:
    buyer, other = an_asn(), an_asn()
    number = recorded(buyer)
    with pytest.raises(NotAllowed):
        purchases.withdraw(number, by=other, now=wib(12))
    with pytest.raises(NotAllowed):
        purchases.mend(number, a_draft(other), by=other, now=wib(12))


def test_an_approved_purchase_cannot_be_withdrawn_or_mended() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    verification.approve(number, by=verifier, now=wib(11))
    with problems() as withdrawn:
        purchases.withdraw(number, by=buyer, now=wib(12))
    with problems() as mended:
        purchases.mend(number, a_draft(buyer), by=buyer, now=wib(12))
    assert withdrawn == mended == {"": "state_changed"}


def test_spending_of_the_opd_is_a_ledger_of_its_own() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer, amount="500.000", fund="belanja_opd")
    verification.approve(number, by=verifier, now=wib(11))
    counts = stands()
    assert (counts.none, counts.fulfilled) == (1, 0)
    assert (counts.verified_amount, counts.opd_fund_amount) == (0, 500_000)
    assert checks.run() == []


def test_what_an_exempt_person_buys_is_money_to_umkm_and_not_compliance() -> None:
    buyer, verifier = an_asn(kedudukan="Cuti di Luar Tanggungan Negara"), a_verifier()
    verification.approve(recorded(buyer), by=verifier, now=wib(11))
    counts = stands()
    assert (counts.exempt, counts.obliged, counts.fulfilled) == (1, 0, 0)
    assert (counts.verified_amount, counts.achieved, counts.target) == (50_000, 0, 0)
    assert checks.run() == []


def test_the_same_key_makes_one_purchase_and_gives_the_first_answer_again() -> None:
    buyer = an_asn()
    draft, key = a_draft(buyer), a_key()
    first = purchases.record(draft, by=buyer, now=wib(10), key=key)
    again = purchases.record(draft, by=buyer, now=wib(11), key=key)
    assert again == first
    assert owed(buyer).waiting == 50_000


def test_the_same_key_with_another_body_is_refused() -> None:
    buyer, key = an_asn(), a_key()
    purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=key)
    with problems() as found:
        purchases.record(a_draft(buyer, amount="1.000"), by=buyer, now=wib(10), key=key)
    assert found == {"": "key_used_differently"}


def test_the_same_key_of_another_person_is_another_key() -> None:
    buyer, other, key = an_asn(), an_asn(), a_key()
    first = purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=key)
    second = purchases.record(a_draft(other), by=other, now=wib(10), key=key)
    assert first.id != second.id


@pytest.mark.parametrize(
    "key", [None, 7, "", "short", "k" * 65, "kunci-é-0001", ["kunci-00001"], "kunci\0-00001"]
)
def test_an_unusable_key_is_refused(key: object) -> None:
    buyer = an_asn()
    with problems() as found:
        purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=key)  # type: ignore[arg-type]
    assert found == {"": "key_unusable"}


def test_somebody_elses_photo_is_as_good_as_none() -> None:
    buyer, other = an_asn(), an_asn()
    draft = a_draft(buyer, photo=factories.a_photo(other))
    with problems() as found:
        purchases.record(draft, by=buyer, now=wib(10), key=a_key())
    assert found == {"photo": "photo_missing"}


def test_a_closed_month_takes_no_entry_and_no_decision() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    with transaction() as session:
        session.execute(update(Month).values(closed_at=wib(15, month=7)))
    with problems() as entered:
        purchases.record(a_draft(buyer), by=buyer, now=wib(16, month=7), key=a_key())
    with problems() as decided:
        verification.approve(number, by=verifier, now=wib(16, month=7))
    with problems() as withdrawn:
        purchases.withdraw(number, by=buyer, now=wib(16, month=7))
    assert entered == {"day": "month_closed"}
    assert decided == withdrawn == {"": "month_closed"}
    assert owed(buyer).waiting == 50_000


def test_a_month_in_which_the_buyer_owed_nothing_takes_no_entry() -> None:
    an_asn()
    newcomer = an_asn(since=date(2026, 6, 2))
    with problems() as found:
        purchases.record(a_draft(newcomer), by=newcomer, now=wib(10), key=a_key())
    assert found == {"day": "no_obligation"}


def test_an_entry_that_arrives_after_the_tenth_is_kept_and_marked_late() -> None:
    buyer = an_asn()
    in_time = purchases.record(a_draft(buyer), by=buyer, now=wib(10, 23, 59, month=7), key=a_key())
    too_late = purchases.record(a_draft(buyer), by=buyer, now=wib(11, 0, 0, month=7), key=a_key())
    assert (in_time.late, too_late.late) == (False, True)
    assert owed(buyer).waiting == 100_000


def test_purchase_sum_event_and_revision_stand_or_fall_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    buyer = an_asn()
    recorded(buyer)
    before = (revision(), stands(), checks.run())

    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(purchases, "_saved", fail)
        with pytest.raises(RuntimeError, match="power cut"):
            recorded(buyer)
    assert (revision(), stands(), checks.run()) == before


def test_each_act_that_moves_a_figure_raises_the_revision_by_one() -> None:
    buyer, verifier = an_asn(), a_verifier()
    number = recorded(buyer)
    seen = revision()
    verification.approve(number, by=verifier, now=wib(11))
    assert revision() == seen + 1


def test_events_can_be_neither_changed_nor_deleted() -> None:
    recorded(an_asn())
    for statement in ("UPDATE event SET kind = 'x'", "DELETE FROM event"):
        with pytest.raises(Exception, match="never"), transaction() as session:
            session.execute(text(statement))
    with reading() as session:
        kinds = session.scalars(select(Event.kind).order_by(Event.seq)).all()
    assert kinds == ["month_opened", "purchase_recorded"]


def test_check_finds_a_planted_wrong_total() -> None:
    buyer = an_asn()
    recorded(buyer)
    with transaction() as session:
        session.execute(update(Obligation).values(verified=1))
    assert {found.what for found in checks.run()} == {"total", "summary"}
