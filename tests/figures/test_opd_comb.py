"""The honeycomb: order, classes, the own cell, and text that stays text."""

import json

from dashapp.domain.compliance import Rate
from dashapp.figures.opd_comb import OpdCell, opd_comb, own_outline

NUMBERS = 6  # the trace after the six classes


def cell(code: str, part: int, whole: int, name: str = "") -> OpdCell:
    return OpdCell(code, name or f"Dinas {code}", code, code, Rate(part, whole))


FEW = [cell("A", 49, 100), cell("B", 100, 100), cell("C", 70, 100), cell("D", 0, 0)]
ALL_64 = [cell(f"OPD{number:02}", number, 63, f"Dinas ke-{number:02}") for number in range(64)]


def polygons(trace) -> int:
    return sum(x is None for x in trace.x)


def test_same_data_same_figure() -> None:
    assert opd_comb(FEW, "C") == opd_comb(list(reversed(FEW)), "C")


def test_cells_stand_from_the_highest_and_nobody_obliged_comes_last() -> None:
    numbers = opd_comb(FEW, None).data[NUMBERS]
    assert list(numbers.customdata) == ["B", "C", "A", "D"]
    assert list(numbers.text) == ["100", "70", "49", "–"]


def test_equal_rates_stand_by_name() -> None:
    rows = [cell("1", 1, 2, "Badan B"), cell("2", 2, 4, "Badan A")]
    assert list(opd_comb(rows, None).data[NUMBERS].customdata) == ["2", "1"]


def test_each_class_is_one_trace_and_the_lowest_is_dashed() -> None:
    figure = opd_comb(FEW, None)
    assert [polygons(trace) for trace in figure.data[:NUMBERS]] == [1, 0, 1, 0, 1, 1]
    assert figure.data[0].line.dash != "solid"
    assert {trace.line.dash for trace in figure.data[1:NUMBERS]} == {"solid"}


def test_the_class_comes_from_the_shown_number() -> None:
    rows = [cell("A", 696, 1000), cell("B", 999, 1000), cell("C", 7, 10)]
    assert [polygons(trace) for trace in opd_comb(rows, None).data[:5]] == [0, 1, 1, 1, 0]


def test_the_own_cell_is_outlined_by_the_last_trace_alone() -> None:
    with_own, without = opd_comb(FEW, "C"), opd_comb(FEW, None)
    assert with_own.data[:-1] == without.data[:-1]
    assert len(with_own.data[-1].x) == 8  # seven corners and the gap
    assert with_own.data[-1].x[1] == 1.0  # the top corner of the second cell
    assert len(without.data[-1].x) == 0
    assert list(with_own.data[-1].x) == own_outline(FEW, "C")["x"]


def test_a_second_row_is_shifted_by_half_a_cell() -> None:
    numbers = opd_comb(ALL_64[:3], None, columns=2).data[NUMBERS]
    assert list(numbers.x) == [0, 1, 0.5]
    assert list(numbers.y) == [0, 0, -0.866]


def test_hover_says_name_fraction_and_percent() -> None:
    rows = [cell("DINKES", 41, 58, "Dinas Kesehatan")]
    assert opd_comb(rows, None).data[NUMBERS].hovertext[0] == ("Dinas Kesehatan · 41 dari 58 · 70%")


def test_markup_in_a_name_stays_text() -> None:
    rows = [cell("X", 1, 2, "<b>Dinas</b> %{x} &lt;")]
    assert opd_comb(rows, None).data[NUMBERS].hovertext[0] == (
        "&lt;b&gt;Dinas&lt;/b&gt; %{x} &amp;lt; · 1 dari 2 · 50%"
    )


def test_64_opd_are_seven_rows_and_small() -> None:
    figure = opd_comb(ALL_64, "OPD10")
    assert len({round(y, 1) for y in figure.data[NUMBERS].y}) == 7
    assert sum(polygons(trace) for trace in figure.data[:NUMBERS]) == 64
    assert len(json.dumps(figure.to_plotly_json())) < 20_000


def test_eight_columns_are_eight_rows_of_64() -> None:
    figure = opd_comb(ALL_64, None, columns=8)
    assert len({round(y, 1) for y in figure.data[NUMBERS].y}) == 8
    assert figure.layout.xaxis.range[1] > 7.5  # the shifted rows have room on the right


def test_no_opd_at_all_is_an_empty_comb_of_the_same_traces() -> None:
    figure = opd_comb([], "A")
    assert len(figure.data) == 8
    assert all(len(trace.x) == 0 for trace in figure.data)
    assert figure.layout.height is None  # the page gives the room
