"""What a full gallery does at the same moment, round after round: nothing sold twice, or too much.

Ten rounds, or as many as `--rounds` says. In each twenty people want the last five pieces; then two
cashiers have one code, and a cashier confirms what its buyer cancels.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from dashapp.domain.people import Actor
from dashapp.domain.problems import Rejected
from dashapp.services import checks, counter, handover, orders, stock
from dashapp.services.orders import Placed
from dashapp.services.sales import Sold
from db.models import Order, Purchase
from db.session import reading
from tests.factories import a_key, an_asn, wib
from tests.shops import GALLERY, a_cashier, free, goods

pytestmark = pytest.mark.usefixtures("db")

BUYERS, PIECES = 20, 5

Together = Callable[[Sequence[Callable[[], Any]]], list[Any]]


@pytest.fixture
def together() -> Iterator[Together]:
    """Runs acts that start at the same moment; an answer is what came back, or the refusal."""
    with ThreadPoolExecutor(BUYERS) as threads:

        def run(acts: Sequence[Callable[[], Any]]) -> list[Any]:
            start = threading.Barrier(len(acts))

            def one(act: Callable[[], Any]) -> Any:
                start.wait(timeout=30)
                try:
                    return act()
                except Rejected as refused:
                    return refused

            return list(threads.map(one, acts))

        yield run


def test_the_last_five_pieces_go_to_five_and_each_is_handed_over_once(
    together: Together, rounds: int
) -> None:
    buyers = {buyer.person_id: buyer for buyer in (an_asn() for _ in range(BUYERS))}
    tills = (a_cashier(name="Kasir Satu"), a_cashier(name="Kasir Dua"))
    product = goods(20_000, PIECES)
    for number in range(rounds):
        now = wib(2) + timedelta(minutes=number)
        shared, disputed, *others = _race_for(product, list(buyers.values()), now, together)
        _race_of_tills(shared, tills, now, together)
        _race_with_cancel(disputed, buyers[_person_of(disputed)], tills[0], now, together)
        assert orders.expire(now=now + timedelta(days=3)) == len(others)
        assert checks.run() == []
        stock.receive(GALLERY, product, PIECES - free(product), by=tills[0], now=now)
    with reading() as session:
        sold = session.scalar(select(func.count()).select_from(Purchase)) or 0
        taken = select(func.count()).select_from(Order).where(Order.state == "diambil")
        assert sold == session.scalar(taken)
        assert rounds <= sold <= 2 * rounds


def _race_for(
    product: int, buyers: Sequence[Actor], now: datetime, together: Together
) -> list[Placed]:
    """Everybody orders one piece: as many get it as there are, the others are told none is left."""
    answers = together(
        [
            lambda buyer=buyer: orders.place(  # type: ignore[misc]
                {product: 1}, GALLERY, by=buyer, now=now, key=a_key()
            )
            for buyer in buyers
        ]
    )
    placed = [answer for answer in answers if isinstance(answer, Placed)]
    refused = [answer.problems[f"product:{product}"] for answer in answers if answer not in placed]
    assert len(placed) == PIECES
    assert {(problem.code, problem.params["left"]) for problem in refused} == {("shelf_short", 0)}
    assert free(product) == 0
    assert len({one.code for one in placed}) == PIECES
    return placed


def _race_of_tills(
    placed: Placed, tills: tuple[Actor, Actor], now: datetime, together: Together
) -> None:
    """Two cashiers with one code: one hands over, the other is told by whom and when."""
    found = [handover.find(placed.code, by=till, now=now) for till in tills]
    lines = {line.line_id: line.quantity for line in found[0].lines}
    answers = together(
        [
            lambda till=till: handover.hand_over(placed.id, lines, "tunai", by=till, now=now)  # type: ignore[misc]
            for till in tills
        ]
    )
    first = next(place for place, answer in enumerate(answers) if isinstance(answer, Sold))
    problem = answers[1 - first].problems[""]
    assert problem.code == "order_taken"
    assert (problem.params["who"], problem.params["at"]) == (tills[first].name, now)
    assert problem.params["serial"] == answers[first].serial


def _race_with_cancel(
    placed: Placed, buyer: Actor, till: Actor, now: datetime, together: Together
) -> None:
    """Hand-over against cancelling: exactly one of them holds, and the stock fits it."""
    lines = {line.line_id: 1 for line in handover.one(placed.id, by=till, now=now).lines}
    answers = together(
        [
            lambda: handover.hand_over(placed.id, lines, "qris", by=till, now=now),
            lambda: orders.cancel(placed.id, by=buyer, now=now),
        ]
    )
    refused = [answer.problems[""].code for answer in answers if isinstance(answer, Rejected)]
    sold = isinstance(answers[0], Sold)
    assert refused == (["order_taken"] if sold else ["order_cancelled"])


def test_a_counter_sale_that_is_sent_eight_times_at_once_is_one(together: Together) -> None:
    token = counter.own_token(by=an_asn(), now=wib(10))
    product, till, key = goods(20_000, 5), a_cashier(), a_key()
    answers = together(
        [lambda: counter.sell(token, {product: 1}, "tunai", by=till, now=wib(10), key=key)] * 8
    )
    assert len({answer.serial for answer in answers}) == 1
    assert free(product) == 4
    assert checks.run() == []


def test_an_order_that_expires_while_it_is_handed_over_ends_in_one_way(together: Together) -> None:
    buyer, till, product = an_asn(), a_cashier(), goods(20_000, 5)
    for _ in range(5):
        placed = orders.place({product: 1}, GALLERY, by=buyer, now=wib(10), key=a_key())
        lines = {line.line_id: 1 for line in handover.one(placed.id, by=till, now=wib(10)).lines}
        before, after = wib(12, 23, 59), wib(13, 0)
        sold, expired = together(
            [
                lambda: handover.hand_over(placed.id, lines, "tunai", by=till, now=before),  # noqa: B023
                lambda: orders.expire(now=after),  # noqa: B023
            ]
        )
        assert isinstance(sold, Sold) != (expired == 1)
        assert checks.run() == []


def _person_of(placed: Placed) -> int:
    with reading() as session:
        return session.get_one(Order, placed.id).person_id
