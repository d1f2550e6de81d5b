"""All sellers as cells."""

from dashapp.figures.seller_comb import LOOKS, seller_comb

CORNERS = 8  # numbers for one cell: seven corners, the first one again, and a gap


def test_every_seller_is_one_cell_of_its_part() -> None:
    drawn = seller_comb([10, 302, 99, 89]).data
    assert [len(part.x) // CORNERS for part in drawn] == [10, 302, 99, 89]
    assert [part.fillcolor for part in drawn] == [look.fill for look in LOOKS]


def test_a_part_without_sellers_keeps_its_trace_so_that_a_chart_moves_in_place() -> None:
    assert [len(part.x) for part in seller_comb([0, 0, 0, 5]).data] == [0, 0, 0, 5 * CORNERS]


def test_no_seller_at_all_is_an_empty_chart() -> None:
    assert [len(part.x) for part in seller_comb([0, 0, 0, 0]).data] == [0, 0, 0, 0]
