"""Where one OPD stands among all."""

from dashapp.domain.compliance import Rate
from dashapp.figures.opd_places import opd_places

RATES = [Rate(50, 100), Rate(50, 100), Rate(75, 100), Rate(100, 100)]


def test_every_opd_is_one_cell_and_the_own_one_stands_on_top_of_its_column() -> None:
    others, own = opd_places(RATES, Rate(1, 2)).data
    assert sorted(zip(others.x, others.y, strict=True)) == [(0, 0), (12, 0), (24, 0)]
    assert (list(own.x), list(own.y)) == ([0], [1])


def test_an_opd_without_rank_is_not_marked() -> None:
    others, own = opd_places(RATES, None).data
    assert len(others.x) == 4
    assert len(own.x) == 0


def test_rates_of_nobody_are_left_out() -> None:
    others, _own = opd_places([Rate(0, 0), Rate(1, 2)], None).data
    assert len(others.x) == 1


def test_no_opd_at_all_is_an_empty_chart() -> None:
    others, own = opd_places([], None).data
    assert (len(others.x), len(own.x)) == (0, 0)
