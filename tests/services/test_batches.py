"""The safe ones together: what the server takes for safe, the sample, portions, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select, update

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import batches, checks, holds, notices, purchases, verification
from dashapp.services.batches import BatchView
from db.models import Month, Purchase, PurchaseRisk
from db.session import reading, transaction
from tests.factories import a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(12)


@contextmanager
def problems() -> Iterator[dict[str, object]]:
    found: dict[str, object] = {}
    with pytest.raises(Rejected) as refused:
        yield found
    found.update({problem.code: problem.params for problem in refused.value.problems.values()})


def entered(by: Actor, **over: object) -> int:
    return purchases.record(a_draft(by, **over), by=by, now=wib(11), key=a_key()).id


def looked_at(view: BatchView, by: Actor) -> None:
    for each in view.sample:
        batches.open_sample(view.id, each.id, by=by, now=NOW)


def states(*numbers: int) -> list[str]:
    with reading() as session:
        query = select(Purchase.state).where(Purchase.id.in_(numbers)).order_by(Purchase.id)
        return list(session.scalars(query))


@pytest.mark.parametrize(
    ("items", "sample"), [(1, 1), (10, 1), (11, 2), (18, 2), (99, 10), (100, 10), (15_000, 10)]
)
def test_the_sample_is_a_tenth_of_at_least_one_and_at_most_ten(items: int, sample: int) -> None:
    assert batches.sample_size(items) == sample


def test_nothing_is_approved_before_each_of_the_sample_was_opened() -> None:
    siti, dkupp = an_asn(), a_verifier()
    made = [entered(siti) for _ in range(12)]
    view = batches.begin(by=dkupp, now=NOW, chance=Random(1))
    assert (view.items, view.amount, len(view.sample), view.is_open) == (12, 600_000, 2, False)
    with problems() as unopened:
        batches.approve(view.id, by=dkupp, now=NOW)
    batches.open_sample(view.id, view.sample[0].id, by=dkupp, now=NOW)
    with problems() as half:
        batches.approve(view.id, by=dkupp, now=NOW)
    assert (unopened, half) == ({"batch_unopened": {"left": 2}}, {"batch_unopened": {"left": 1}})
    assert set(states(*made)) == {"diajukan"}
    seen = batches.open_sample(view.id, view.sample[1].id, by=dkupp, now=NOW)
    assert seen.id == view.sample[1].id
    done = batches.approve(view.id, by=dkupp, now=NOW)
    assert (done.reached, done.approved, done.passed_over, done.done) == (12, 12, 0, True)
    assert set(states(*made)) == {"terverifikasi"}
    assert len(notices.latest(by=siti, limit=50)) == 12
    assert checks.run() == []


def test_it_goes_in_portions_and_going_on_after_the_end_changes_nothing() -> None:
    siti, dkupp = an_asn(), a_verifier()
    for _ in range(5):
        entered(siti)
    view = batches.begin(by=dkupp, now=NOW)
    looked_at(view, dkupp)
    steps = [batches.approve(view.id, by=dkupp, now=NOW, portion=2) for _ in range(4)]
    assert [(step.reached, step.approved, step.done) for step in steps] == [
        (2, 2, False),
        (4, 4, False),
        (5, 5, True),
        (5, 5, True),
    ]
    assert batches.state(view.id, by=dkupp, now=NOW).approved == 5
    assert checks.run() == []


def test_risky_own_held_unweighed_and_closed_ones_are_left_out() -> None:
    siti, dkupp, colleague = an_asn(), a_verifier(), a_verifier()
    safe, risky, held, unweighed = (entered(siti) for _ in range(4))
    own = entered(dkupp)
    with transaction() as session:
        session.execute(
            update(PurchaseRisk).where(PurchaseRisk.purchase_id == risky).values(score=30)
        )
        session.delete(session.get_one(PurchaseRisk, unweighed))
    holds.keep(held, by=colleague, now=NOW)
    view = batches.begin(by=dkupp, now=NOW)
    assert (view.items, [each.id for each in view.sample]) == (1, [safe])
    assert own
    with transaction() as session:
        session.execute(update(Month).values(closed_at=NOW))
    with problems() as found:
        batches.begin(by=dkupp, now=NOW)
    assert list(found) == ["batch_empty"]


def test_what_has_changed_since_is_passed_over() -> None:
    siti, dkupp, colleague = an_asn(), a_verifier(), a_verifier()
    stays, mended, risen, held, decided, withdrawn = (entered(siti) for _ in range(6))
    view = batches.begin(by=dkupp, now=NOW)
    looked_at(view, dkupp)
    purchases.mend(mended, a_draft(siti, amount="90.000"), by=siti, now=NOW)
    with transaction() as session:
        session.execute(
            update(PurchaseRisk).where(PurchaseRisk.purchase_id == risen).values(score=80)
        )
    holds.keep(held, by=colleague, now=NOW)
    verification.reject(decided, by=colleague, now=NOW, reason="bukan UMKM")
    purchases.withdraw(withdrawn, by=siti, now=NOW)
    done = batches.approve(view.id, by=dkupp, now=NOW)
    assert (done.approved, done.passed_over) == (1, 5)
    assert states(stays, mended, risen, held, decided, withdrawn) == [
        "terverifikasi", "diajukan", "diajukan", "diajukan", "ditolak", "ditarik",
    ]  # fmt: skip
    assert checks.run() == []


def test_a_batch_is_its_makers_alone_and_the_sample_is_the_servers() -> None:
    siti, dkupp, colleague = an_asn(), a_verifier(), a_verifier()
    made = [entered(siti) for _ in range(3)]
    view = batches.begin(by=dkupp, now=NOW)
    other = next(number for number in made if number != view.sample[0].id)
    for act in (
        lambda: batches.open_sample(view.id, other, by=dkupp, now=NOW),
        lambda: batches.open_sample(view.id, view.sample[0].id, by=colleague, now=NOW),
        lambda: batches.approve(view.id, by=colleague, now=NOW),
        lambda: batches.approve(999, by=dkupp, now=NOW),
        lambda: batches.state(view.id, by=siti, now=NOW),
        lambda: batches.begin(by=siti, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_list_of_half_an_hour_ago_is_made_anew() -> None:
    siti, dkupp = an_asn(), a_verifier()
    entered(siti)
    view = batches.begin(by=dkupp, now=NOW)
    looked_at(view, dkupp)
    with problems() as found:
        batches.approve(view.id, by=dkupp, now=NOW + timedelta(minutes=30, seconds=1))
    assert list(found) == ["batch_old"]


def test_two_batches_over_the_same_purchases_approve_each_once() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    for _ in range(6):
        entered(siti)
    views = {by: batches.begin(by=by, now=NOW) for by in (rudi, sari)}
    for by, view in views.items():
        looked_at(view, by)
    done = [batches.approve(views[by].id, by=by, now=NOW, portion=4) for by in (rudi, sari, rudi)]
    assert [(each.approved, each.reached) for each in done] == [(4, 4), (0, 4), (6, 6)]
    with reading() as session:
        verified = select(func.count()).where(Purchase.state == "terverifikasi")
        assert session.scalar(verified) == 6
    assert checks.run() == []
