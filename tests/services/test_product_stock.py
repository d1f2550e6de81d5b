"""A seller fills and empties own shelves: every change a move, never below zero, nobody else's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import product_stock, products
from db.models import Event, Product, Stock, StockMove
from db.session import reading, transaction
from tests.factories import a_product, a_seller, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24, 9, 41)
HERE, THERE = "DEK-KRAKSAAN", "DEK-SUKAPURA"


@pytest.fixture
def terasi() -> int:
    return a_product()


@pytest.fixture
def nur(terasi: int) -> Actor:
    return a_seller(of_product=terasi)


def moves() -> list[tuple[str, int, str, str | None]]:
    with reading() as session:
        rows = session.query(StockMove).order_by(StockMove.id)
        return [(row.gallery, row.change, row.kind, row.reason) for row in rows]


def free(product: int, gallery: str = HERE) -> int:
    with reading() as session:
        row = session.get(Stock, (gallery, product))
        return row.quantity if row else 0


def problems(act) -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        act()
    return {field: problem.code for field, problem in caught.value.problems.items()}


def test_plus_and_minus_are_one_move_each(terasi: int, nur: Actor) -> None:
    assert product_stock.step(terasi, HERE, 3, by=nur, now=NOW) == 3
    assert product_stock.step(terasi, HERE, -1, by=nur, now=NOW) == 2
    assert moves() == [
        (HERE, 3, "masuk", "diubah penjual"),
        (HERE, -1, "keluar", "diubah penjual"),
    ]
    with reading() as session:
        kinds = [row.kind for row in session.query(Event).order_by(Event.seq)]
    assert kinds == ["stock_received", "stock_issued"]


def test_a_shelf_never_goes_below_zero(terasi: int, nur: Actor) -> None:
    product_stock.step(terasi, HERE, 2, by=nur, now=NOW)
    assert problems(lambda: product_stock.step(terasi, HERE, -3, by=nur, now=NOW)) == {
        HERE: "stock_short"
    }
    assert (free(terasi), len(moves())) == (2, 1)


@pytest.mark.parametrize("change", [0, 501, -501])
def test_a_step_that_is_none_or_too_large_is_refused(terasi: int, nur: Actor, change: int) -> None:
    assert problems(lambda: product_stock.step(terasi, HERE, change, by=nur, now=NOW)) == {
        HERE: "stock_unreadable"
    }


def test_galleries_are_counted_together_with_one_reason(terasi: int, nur: Actor) -> None:
    product_stock.step(terasi, HERE, 5, by=nur, now=NOW)
    counts = {HERE: (5, "2"), THERE: (0, 7), "DEK-DRINGU": (0, "0")}
    assert product_stock.count(terasi, counts, "Dihitung ulang", by=nur, now=NOW) == 2
    assert moves()[1:] == [
        (HERE, -3, "koreksi", "Dihitung ulang"),
        (THERE, 7, "koreksi", "Dihitung ulang"),
    ]
    assert products.one(terasi, by=nur, now=NOW).stock == 9


def test_a_shelf_that_has_moved_since_it_was_shown_is_not_overwritten(
    terasi: int, nur: Actor
) -> None:
    product_stock.step(terasi, HERE, 5, by=nur, now=NOW)
    counts = {HERE: (6, 10), THERE: (0, 4)}
    assert problems(lambda: product_stock.count(terasi, counts, "x", by=nur, now=NOW)) == {
        HERE: "stock_moved"
    }
    assert (free(terasi), free(terasi, THERE)) == (5, 0)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("banyak", "stock_unreadable"),
        ("", "stock_unreadable"),
        (None, "stock_unreadable"),
        (-1, "stock_unreadable"),
        ("1,5", "stock_unreadable"),
        (True, "stock_unreadable"),
        (100_001, "pieces_too_many"),
        ("9" * 30, "stock_unreadable"),
    ],
)
def test_a_count_that_is_none_is_told_at_its_gallery(
    terasi: int, nur: Actor, value: object, code: str
) -> None:
    counts = {HERE: (0, value)}
    assert problems(lambda: product_stock.count(terasi, counts, "x", by=nur, now=NOW)) == {
        HERE: code
    }


def test_a_count_needs_a_reason_and_a_change(terasi: int, nur: Actor) -> None:
    assert problems(lambda: product_stock.count(terasi, {HERE: (0, 4)}, " ", by=nur, now=NOW)) == {
        "reason": "reason_empty"
    }
    assert problems(lambda: product_stock.count(terasi, {HERE: (0, 0)}, "x", by=nur, now=NOW)) == {
        "": "stock_unchanged"
    }


def test_what_dkupp_has_not_accepted_is_not_put_on_a_shelf(terasi: int, nur: Actor) -> None:
    product_stock.step(terasi, HERE, 2, by=nur, now=NOW)
    with transaction() as session:
        session.get_one(Product, terasi).curation = "diajukan"
    assert problems(lambda: product_stock.step(terasi, HERE, 1, by=nur, now=NOW)) == {
        "": "stock_not_yet"
    }
    assert product_stock.step(terasi, HERE, -1, by=nur, now=NOW) == 1  # it may be taken home


def test_another_sellers_shelf_and_an_unknown_gallery_are_as_if_they_were_not_there(
    terasi: int, nur: Actor
) -> None:
    tries = [
        (a_seller(), terasi, HERE),
        (an_asn(), terasi, HERE),
        (Actor(), terasi, HERE),
        (nur, a_product(), HERE),
        (nur, 2**70, HERE),
        (nur, terasi, "GALERI-LAIN"),
    ]
    for who, product, gallery in tries:
        with pytest.raises(NotAllowed):
            product_stock.step(product, gallery, 1, by=who, now=NOW)
        with pytest.raises(NotAllowed):
            product_stock.count(product, {gallery: (0, 1)}, "x", by=who, now=NOW)
    assert moves() == []


def test_twenty_presses_at_once_take_no_more_than_there_is(terasi: int, nur: Actor) -> None:
    product_stock.step(terasi, HERE, 5, by=nur, now=NOW)

    def press(_number: int) -> bool:
        try:
            product_stock.step(terasi, HERE, -1, by=nur, now=NOW)
        except Rejected:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        done = list(pool.map(press, range(20)))
    assert (done.count(True), free(terasi)) == (5, 0)
    assert sum(change for _place, change, _kind, _why in moves()) == 0
