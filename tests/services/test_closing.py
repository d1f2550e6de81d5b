"""A month is closed after its deadline, keeps its figures, and is reopened by two."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import checks, closed_months, closing, purchases, verification
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")
AFTER = wib(11, 0, 0, month=7)  # the first moment after 10 July


def code_of(problem: pytest.ExceptionInfo[Rejected], field: str = "month") -> str:
    return problem.value.problems[field].code


def a_purchase(buyer: Actor) -> int:
    """Entered in June by its buyer, and waiting."""
    return purchases.record(a_draft(buyer), by=buyer, now=wib(20), key=a_key()).id


@pytest.fixture
def buyer() -> Actor:
    return an_asn()


@pytest.fixture
def dkupp(buyer: Actor) -> Actor:
    verifier = a_verifier()
    open_month()
    return verifier


def test_a_month_is_closed_when_the_tenth_is_over_and_not_before(dkupp: Actor) -> None:
    with pytest.raises(Rejected) as early:
        closing.close(JUNE, by=dkupp, now=wib(10, 23, 59, month=7))
    assert code_of(early) == "month_before_deadline"
    assert closing.close(JUNE, by=dkupp, now=AFTER).waiting == ()
    with pytest.raises(Rejected) as twice:
        closing.close(JUNE, by=dkupp, now=AFTER)
    assert code_of(twice) == "month_already_closed"


def test_only_dkupp_closes_and_reopens(buyer: Actor, dkupp: Actor) -> None:
    with pytest.raises(NotAllowed):
        closing.close(JUNE, by=buyer, now=AFTER)
    closing.close(JUNE, by=dkupp, now=AFTER)
    with pytest.raises(NotAllowed):
        closing.ask_reopening(JUNE, "salah", by=buyer, now=AFTER)


def test_with_something_waiting_a_closing_must_be_forced_with_a_reason(
    buyer: Actor, dkupp: Actor
) -> None:
    a_purchase(buyer)
    for force, field, code in (
        (False, "month", "month_still_waits"),
        (True, "reason", "reason_empty"),
    ):
        with pytest.raises(Rejected) as refused:
            closing.close(JUNE, by=dkupp, now=AFTER, force=force, reason="  ")
        assert code_of(refused, field) == code
    done = closing.close(JUNE, by=dkupp, now=AFTER, force=True, reason="Tenggat laporan Bupati")
    assert [(each.opd, each.purchases, each.amount) for each in done.waiting] == [
        ("DISKOMINFO", 1, 50_000)
    ]
    frozen = closed_months.frozen(JUNE)
    assert frozen is not None
    groups = {(row["opd"], row["level"]): row for row in json.loads(frozen[0])}
    own = groups["DISKOMINFO", "eselon_iv"]  # 50,000 of 75,000 waits: in part
    assert (own["partial"], own["waiting_amount"], own["verified_amount"]) == (1, 50_000, 0)


def test_a_closed_month_takes_neither_entries_nor_decisions(buyer: Actor, dkupp: Actor) -> None:
    waiting = a_purchase(buyer)
    closing.close(JUNE, by=dkupp, now=AFTER, force=True, reason="Tenggat")
    with pytest.raises(Rejected) as late:
        purchases.record(a_draft(buyer), by=buyer, now=AFTER, key=a_key())
    assert code_of(late, "day") == "month_closed"
    with pytest.raises(Rejected) as decided:
        verification.approve(waiting, by=dkupp, now=AFTER)
    assert code_of(decided, "") == "month_closed"
    assert checks.run() == []


def test_reopening_takes_two_people_of_dkupp(buyer: Actor, dkupp: Actor) -> None:
    waiting, second = a_purchase(buyer), a_verifier()
    first = closing.close(JUNE, by=dkupp, now=AFTER, force=True, reason="Tenggat")
    with pytest.raises(Rejected) as unasked:
        closing.agree_reopening(JUNE, by=second, now=AFTER)
    assert code_of(unasked) == "reopening_not_asked"
    closing.ask_reopening(JUNE, "Satu nota terlewat", by=dkupp, now=AFTER)
    with pytest.raises(Rejected) as alone:
        closing.agree_reopening(JUNE, by=dkupp, now=AFTER)
    assert code_of(alone) == "reopening_by_two"
    closing.agree_reopening(JUNE, by=second, now=AFTER)
    assert closed_months.frozen(JUNE) is None
    verification.approve(waiting, by=dkupp, now=AFTER)
    again = closing.close(JUNE, by=dkupp, now=AFTER)
    assert again.waiting == ()
    assert again.sha256 != first.sha256
    assert checks.run() == []


def test_the_same_figures_have_the_same_name_whenever_they_are_frozen(dkupp: Actor) -> None:
    first = closing.close(JUNE, by=dkupp, now=AFTER)
    closing.ask_reopening(JUNE, "Periksa lagi", by=dkupp, now=AFTER)
    closing.agree_reopening(JUNE, by=a_verifier(), now=AFTER)
    assert closing.close(JUNE, by=dkupp, now=wib(12, month=7)).sha256 == first.sha256


def test_a_figure_that_moves_in_a_closed_month_is_found(buyer: Actor, dkupp: Actor) -> None:
    closing.close(JUNE, by=dkupp, now=AFTER)
    with transaction() as session:
        session.execute(text("UPDATE month_summary SET verified_amount = 1 WHERE headcount = 1"))
    with reading() as session:
        found = list(closed_months.differences(session))
    assert [(each.what, each.where) for each in found] == [("closed_month", "2026-06")]
