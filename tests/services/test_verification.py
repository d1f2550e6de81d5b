"""The queue by risk, whose screen a purchase is on, decisions told to the buyer and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import checks, holds, notices, purchases, verification
from dashapp.services.verification import approve, open_next, queue, reject, send_back, undo
from db.models import (
    Event,
    Hold,
    Month,
    Obligation,
    Photo,
    Purchase,
    PurchaseLine,
    PurchaseRisk,
    PurchaseStep,
)
from db.session import reading, transaction
from tests.factories import a_draft, a_key, a_photo, a_product, a_verifier, an_asn, lines, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(12)


@contextmanager
def problems() -> Iterator[dict[str, str]]:
    found: dict[str, str] = {}
    with pytest.raises(Rejected) as refused:
        yield found
    found.update({field: problem.code for field, problem in refused.value.problems.items()})


def entered(by: Actor, hour: int = 9, **over: object) -> int:
    return purchases.record(a_draft(by, **over), by=by, now=wib(11, hour), key=a_key()).id


def weighed(score: int, *numbers: int) -> None:
    with transaction() as session:
        row = update(PurchaseRisk).where(PurchaseRisk.purchase_id.in_(numbers))
        session.execute(row.values(score=score))


def ids(found: verification.Queue) -> list[int]:
    return [item.id for item in found.items]


def owed(buyer: Actor) -> tuple[int, int, int]:
    with reading() as session:
        row = session.scalars(
            select(Obligation).where(Obligation.person_id == buyer.person_id)
        ).one()
        return row.verified, row.waiting, row.rejected


# -- the queue


def test_the_queue_stands_by_risk_then_by_arrival_or_by_arrival_alone() -> None:
    siti, dkupp = an_asn(), a_verifier()
    old, young, risky = (entered(siti, hour) for hour in (7, 8, 9))
    weighed(95, risky)
    assert ids(queue(by=dkupp, order="risk")) == [risky, old, young]
    assert ids(queue(by=dkupp)) == [old, young, risky]
    assert ids(queue(by=dkupp, newest_first=True)) == [risky, young, old]
    assert ids(queue(by=dkupp, order="'; DROP TABLE")) == [risky, old, young]


def test_parts_of_the_queue_and_their_counts_split_at_the_same_score() -> None:
    siti, dkupp = an_asn(), a_verifier()
    safe, at_the_mark, risky = (entered(siti, hour) for hour in (7, 8, 9))
    weighed(29, safe)
    weighed(30, at_the_mark)
    weighed(95, risky)
    found = queue(by=dkupp, order="risk", only="check")
    assert ids(found) == [risky, at_the_mark]
    assert (found.waiting, found.check, found.safe, found.oldest) == (3, 2, 1, wib(11, 7))
    assert ids(queue(by=dkupp, only="safe")) == [safe]
    assert [item.is_safe for item in queue(by=dkupp).items] == [True, False, False]


def test_what_was_never_weighed_is_never_safe() -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    with transaction() as session:
        session.execute(delete(PurchaseRisk))
    assert ids(queue(by=dkupp, only="check")) == [bought]
    assert queue(by=dkupp, only="safe").items == ()


def test_own_purchases_are_in_nobodys_own_queue_nor_in_its_counts() -> None:
    dkupp, colleague = a_verifier(), a_verifier()
    own = entered(dkupp)
    assert (ids(queue(by=dkupp)), queue(by=dkupp).waiting) == ([], 0)
    assert ids(queue(by=colleague)) == [own]
    assert open_next(by=dkupp, now=NOW) is None
    assert verification.one(own, by=dkupp).is_own


def test_only_dkupp_sees_the_queue() -> None:
    for act in (
        lambda by: queue(by=by),
        lambda by: open_next(by=by, now=NOW),
        lambda by: verification.pace(by=by, now=NOW),
        lambda by: verification.find("PB-260611-0001", by=by),
    ):
        for stranger in (an_asn(), an_asn(roles=(Role.BUPATI,))):
            with pytest.raises(NotAllowed):
                act(stranger)


def test_a_purchase_is_found_by_its_whole_number_only() -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    assert verification.find(f" pb-260611-{bought:04d}", by=dkupp) == bought
    for text, code in [
        (f"PB-260612-{bought:04d}", "number_not_found"),  # the day is not its own
        ("PB-260611-9999", "number_not_found"),
        (None, "number_empty"),
        ("<script>", "number_unreadable"),
    ]:
        with problems() as found:
            verification.find(text, by=dkupp)
        assert found == {"number": code}


def test_a_view_names_the_other_purchase_of_a_reason() -> None:
    siti, budi, dkupp = an_asn(), an_asn(), a_verifier()
    keys = [a_photo(siti), a_photo(budi)]
    with transaction() as session:
        session.execute(update(Photo).where(Photo.key.in_(keys)).values(sha256="a" * 64))
    first = entered(siti, photo=keys[0])
    second = entered(budi, photo=keys[1], amount="60.000")
    view = verification.one(second, by=dkupp, now=NOW)
    assert [reason.sign.value for reason in view.reasons] == ["same_photo"]
    assert [(twin.id, twin.buyer, twin.photo_key) for twin in view.twins] == [
        (first, siti.name, keys[0])
    ]


def test_the_pace_counts_decisions_of_today_and_sales_that_needed_none() -> None:
    siti, dkupp = an_asn(), a_verifier()
    done = [entered(siti) for _ in range(7)]
    for number in done[:6]:
        approve(number, by=dkupp, now=wib(12, 8))
    reject(done[6], by=dkupp, now=wib(11, 15), reason="kemarin")
    with transaction() as session:  # two of these were sales of a cashier
        row = update(Purchase).where(Purchase.id.in_(done[:2]))
        session.execute(row.values(source="kasir", decided_at=Purchase.arrived_at))
    found = verification.pace(by=dkupp, now=wib(12, 10))
    assert (found.done, found.per_hour) == (4, 2)  # from 08.00 to 10.00
    assert found.by_sale.fraction == "2 dari 6"


# -- holds


def test_what_one_has_open_is_shown_to_others_and_skipped_by_them() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    first, second = entered(siti, 8), entered(siti, 9)
    assert open_next(by=rudi, now=NOW, order="oldest") == first
    assert open_next(by=sari, now=NOW, order="oldest") == second
    found = queue(by=sari, now=NOW)
    assert [(item.id, item.holder) for item in found.items] == [
        (first, rudi.name),
        (second, None),
    ]
    view = verification.one(first, by=sari, now=NOW)
    assert view.holder is not None
    assert view.holder.name == rudi.name


def test_a_decision_about_what_another_has_open_is_refused_with_the_name() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    bought = entered(siti)
    assert holds.keep(bought, by=rudi, now=NOW) is None
    with pytest.raises(Rejected) as refused:
        approve(bought, by=sari, now=NOW)
    assert refused.value.problems[""].params == {"name": rudi.name}
    assert holds.keep(bought, by=sari, now=NOW) == holds.Holder(
        rudi.name, NOW + timedelta(minutes=2)
    )
    approve(bought, by=rudi, now=NOW)
    with reading() as session:
        assert session.scalars(select(Hold)).all() == []


def test_a_hold_runs_out_after_two_minutes_unless_it_is_renewed() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    bought = entered(siti)
    holds.keep(bought, by=rudi, now=NOW)
    holds.keep(bought, by=rudi, now=NOW + timedelta(seconds=90))
    later = NOW + timedelta(seconds=209)
    assert holds.keep(bought, by=sari, now=later) is not None
    assert holds.keep(bought, by=sari, now=later + timedelta(seconds=1)) is None
    approve(bought, by=sari, now=later + timedelta(seconds=2))


def test_one_holds_one_purchase_at_a_time() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    first, second = entered(siti, 8), entered(siti, 9)
    holds.keep(first, by=rudi, now=NOW)
    holds.keep(second, by=rudi, now=NOW)
    assert holds.keep(first, by=sari, now=NOW) is None


def test_verifiers_who_ask_at_the_same_moment_never_get_the_same_purchase() -> None:
    siti = an_asn()
    for _ in range(12):
        entered(siti)
    team = [a_verifier() for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        for turn in range(5):
            at = NOW + timedelta(minutes=3 * turn)
            got = list(pool.map(lambda by, at=at: open_next(by=by, now=at), team))
            assert None not in got
            assert len(set(got)) == 6


# -- decisions


def test_the_buyer_is_told_of_each_decision() -> None:
    siti, dkupp = an_asn(), a_verifier()
    one, two, three, four = (entered(siti) for _ in range(4))
    approve(one, by=dkupp, now=NOW)
    approve(two, by=dkupp, now=NOW, amount="40.000", reason="sesuai nota")
    send_back(three, by=dkupp, now=NOW, reason="foto buram")
    reject(four, by=dkupp, now=NOW, reason="bukan UMKM")
    verification.cancel(one, by=dkupp, now=NOW, reason="ternyata ganda")
    told = [(notice.kind, notice.data["reason"]) for notice in notices.latest(by=siti)]
    assert told == [
        ("purchase_cancelled", "ternyata ganda"),
        ("purchase_rejected", "bukan UMKM"),
        ("purchase_returned", "foto buram"),
        ("purchase_lowered", "sesuai nota"),
        ("purchase_approved", None),
    ]
    assert notices.latest(by=siti)[3].data["amount"] == 40_000


@pytest.mark.parametrize("act", [send_back, reject])
def test_a_refusal_is_taken_back_at_once_and_its_notice_with_it(
    act: Callable[..., None],
) -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    act(bought, by=dkupp, now=NOW, reason="salah tekan")
    undo(bought, by=dkupp, now=NOW + timedelta(seconds=9))
    with reading() as session:
        found = session.get_one(Purchase, bought)
        assert (found.state, found.reason, found.decided_by) == ("diajukan", None, None)
        kinds = session.scalars(select(Event.kind).order_by(Event.seq.desc()).limit(1)).all()
    assert kinds == ["purchase_undone"]
    assert notices.latest(by=siti) == ()
    assert owed(siti) == (0, 50_000, 0)
    assert checks.run() == []


def test_a_lowered_approval_is_taken_back_with_its_lines() -> None:
    siti, dkupp = an_asn(), a_verifier()
    goods = lines((a_product(price=10_000), 3), (a_product(price=25_000), 1))
    bought = entered(siti, amount=None, lines=goods)
    approve(bought, by=dkupp, now=NOW, amount="40.001", reason="sesuai nota")
    undo(bought, by=dkupp, now=NOW + timedelta(seconds=15))
    with reading() as session:
        shares = select(PurchaseLine.amount).order_by(PurchaseLine.position)
        assert session.scalars(shares).all() == [30_000, 25_000]
    assert owed(siti) == (0, 55_000, 0)
    assert checks.run() == []
    approve(bought, by=dkupp, now=NOW + timedelta(seconds=16))
    assert owed(siti) == (55_000, 0, 0)


def test_taking_back_is_for_the_decider_at_once_and_only_while_nothing_has_followed() -> None:
    siti, dkupp, colleague = an_asn(), a_verifier(), a_verifier()
    late, followed, others, waits = (entered(siti) for _ in range(4))
    reject(late, by=dkupp, now=NOW, reason="salah tekan")
    with problems() as too_late:
        undo(late, by=dkupp, now=NOW + timedelta(seconds=15, milliseconds=1))
    approve(followed, by=dkupp, now=NOW)
    verification.cancel(followed, by=dkupp, now=NOW, reason="ganda")
    with problems() as changed:
        undo(followed, by=dkupp, now=NOW)
    reject(others, by=dkupp, now=NOW, reason="salah tekan")
    with problems() as not_mine:
        undo(others, by=colleague, now=NOW)
    with problems() as undecided:
        undo(waits, by=dkupp, now=NOW)
    assert too_late == changed == not_mine == undecided == {"": "undo_late"}
    for stranger, number in ((siti, late), (dkupp, 999_999)):
        with pytest.raises(NotAllowed):
            undo(number, by=stranger, now=NOW)


def test_a_mended_purchase_is_not_put_back_over_the_buyer() -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    send_back(bought, by=dkupp, now=NOW, reason="foto buram")
    purchases.mend(bought, a_draft(siti, amount="60.000"), by=siti, now=NOW)
    with problems() as found:
        undo(bought, by=dkupp, now=NOW)
    assert found == {"": "undo_late"}
    assert owed(siti) == (0, 60_000, 0)


def test_nothing_is_taken_back_in_a_closed_month() -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    approve(bought, by=dkupp, now=NOW)
    with transaction() as session:
        session.execute(update(Month).values(closed_at=NOW))
    with problems() as found:
        undo(bought, by=dkupp, now=NOW)
    assert found == {"": "month_closed"}


def test_the_check_finds_a_decision_that_somebody_else_took_back() -> None:
    siti, dkupp = an_asn(), a_verifier()
    bought = entered(siti)
    approve(bought, by=dkupp, now=NOW)
    undo(bought, by=dkupp, now=NOW)
    assert checks.run() == []
    with transaction() as session:
        last = session.scalars(
            select(PurchaseStep).order_by(PurchaseStep.seq.desc()).limit(1)
        ).one()
        last.actor = "akun:999"
    assert [difference.what for difference in checks.run()] == ["walk"]


def test_of_two_verifiers_who_decide_at_once_one_is_told_that_it_has_changed() -> None:
    siti, rudi, sari = an_asn(), a_verifier(), a_verifier()
    bought = entered(siti)
    seen = verification.one(bought, by=rudi).seen

    def decide(by: Actor) -> str:
        try:
            approve(bought, by=by, now=NOW, seen=seen)
        except Rejected as rejected:
            return rejected.problems[""].code
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, (rudi, sari))) == ["done", "state_changed"]
    assert checks.run() == []
