"""The proposed price among similar ones: one cell each, the own one in honey."""

from __future__ import annotations

from dashapp.figures.price_dots import price_dots, thousands


def test_every_price_is_one_cell_and_the_own_one_stands_at_the_foot_of_its_column() -> None:
    quiet, own = price_dots([10_000, 12_000, 12_000, 14_000], 12_000).data
    assert len(quiet.x) == 4
    assert (list(own.x), list(own.y)) == ([24], [0])  # in steps of 500
    column = [y for x, y in zip(quiet.x, quiet.y, strict=True) if x == 24]
    assert sorted(column) == [1, 2]  # above the own one


def test_the_axis_names_prices_in_thousands_and_the_own_one_is_bold() -> None:
    axis = price_dots([10_000, 13_500, 20_000], 14_500).layout.xaxis
    words = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert "<b>14</b>" in words.values() or "<b>14,5</b>" in words.values()
    assert thousands(14_500) == "14,5"
    assert thousands(400_000) == "400"


def test_many_of_one_price_stay_within_the_box() -> None:
    figure = price_dots([10_000] * 300, 10_000)
    assert max(figure.data[0].y) <= figure.layout.yaxis.range[1] + 1


def test_a_price_far_from_all_others_is_still_on_the_axis() -> None:
    figure = price_dots([10_000, 11_000], 900_000)
    low, high = figure.layout.xaxis.range
    assert low < figure.data[1].x[0] < high


def test_no_other_price_gives_the_own_cell_alone() -> None:
    quiet, own = price_dots([], 14_000).data
    assert (len(quiet.x), len(own.x)) == (0, 1)
