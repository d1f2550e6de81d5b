"""The line of months: the present one dashed, gaps, and text that stays text."""

from dashapp.domain.compliance import Rate
from dashapp.figures.trend import Month, trend

THREE = [
    Month("Apr", Rate(70, 100), Rate(60, 100)),
    Month("Mei", Rate(80, 100), Rate(65, 100)),
    Month("Jun", Rate(45, 100), Rate(40, 100)),
]
COMPARED, SOLID, DASHED, POINTS = range(4)


def test_the_present_month_is_reached_by_a_dashed_line_on_a_band() -> None:
    figure = trend(THREE, running=True)
    assert list(figure.data[SOLID].y) == [70.0, 80.0]
    assert list(figure.data[DASHED].y) == [80.0, 45.0]
    assert figure.data[DASHED].line.dash == "dot"
    assert len(figure.layout.shapes) == 1


def test_a_month_that_is_over_is_part_of_the_line() -> None:
    figure = trend(THREE, running=False)
    assert list(figure.data[SOLID].y) == [70.0, 80.0, 45.0]
    assert len(figure.layout.shapes) == 0


def test_the_last_rate_is_written_beside_its_point() -> None:
    texts = [
        note.text for note in trend(THREE, running=True, other_name="kabupaten").layout.annotations
    ]
    assert texts == ["45,0%", "kabupaten"]


def test_the_axis_begins_at_a_quarter_below_the_lowest() -> None:
    assert trend(THREE, running=True).layout.yaxis.range[0] == 25
    assert trend([Month("Jun", Rate(9, 10))], running=True).layout.yaxis.range[0] == 50
    assert trend([Month("Jun", Rate(1, 10))], running=True).layout.yaxis.range[0] == 0


def test_a_month_in_which_nobody_is_obliged_is_a_gap() -> None:
    figure = trend([Month("Mei", Rate(0, 0)), Month("Jun", Rate(1, 2))], running=False)
    assert list(figure.data[SOLID].y) == [None, 50.0]


def test_of_twelve_months_every_other_one_is_named_and_the_last_always() -> None:
    year = [Month(f"M{number}", Rate(1, 2)) for number in range(1, 13)]
    names = trend(year, running=True).layout.xaxis.ticktext
    assert list(names) == ["M2", "M4", "M6", "M8", "M10", "M12"]


def test_no_month_at_all_is_an_empty_chart_of_the_same_traces() -> None:
    figure = trend([], running=True)
    assert len(figure.data) == 4
    assert len(figure.layout.annotations) == 0


def test_hover_says_rate_fraction_and_the_regency() -> None:
    hover = trend(THREE, running=True).data[POINTS].hovertext[0]
    assert hover == "Apr · 70,0% · 70 dari 100 · kabupaten 60,0%"
