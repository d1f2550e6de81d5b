"""Spending in columns around two minimums, and who stands between them."""

from dashapp.domain.thresholds import Column, spread, step_for


def test_people_between_the_two_minimums_are_counted_and_the_last_column_is_open() -> None:
    found = spread({0: 5, 49_999: 2, 50_000: 7, 59_999: 3, 60_000: 11, 250_000: 4}, 50_000, 60_000)
    assert (found.step, len(found.columns), found.between) == (10_000, 11, 10)
    assert found.columns[0] == Column(0, below=5)
    assert found.columns[4] == Column(40_000, below=2)
    assert found.columns[5] == Column(50_000, between=10)
    assert found.columns[6] == Column(60_000, above=11)
    assert found.columns[10] == Column(100_000, above=4)


def test_a_minimum_inside_a_column_divides_its_people() -> None:
    found = spread({60_000: 1, 63_000: 2, 70_000: 4}, 50_000, 62_500)
    column = next(each for each in found.columns if each.between)
    assert (found.between, column.below) == (1, 0)
    assert sum(each.above for each in found.columns) == 6


def test_a_lower_draft_touches_those_between_too() -> None:
    assert spread({40_000: 3, 50_000: 1}, 50_000, 40_000).between == 3


def test_columns_are_round_and_let_both_minimums_stand_between_two() -> None:
    assert step_for(50_000, 60_000) == 10_000
    assert step_for(75_000, 75_000) == 25_000
    assert step_for(200_000, 250_000) == 50_000
    assert step_for(1, 1) == 1
    assert step_for(50_000, 100_000_000) >= 16_666_667
