"""Small multiples of months: same scale, the open month apart, gaps where nothing is known."""

from dashapp.domain.compliance import Rate
from dashapp.figures.month_lines import BASE, HIGH, LEFT, WIDE, MonthLine, month_lines

WHOLE, OTHERS, OWN, OPEN, HEADS = 1, 2, 3, 4, 5
MONTHS = ("Apr", "Mei", "Jun")
FULL = (Rate(1, 2), Rate(3, 4), Rate(1, 4))


def drawn(trace) -> list[tuple[float, float]]:
    return [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]


def test_ended_months_are_a_line_and_the_open_one_is_a_piece_apart() -> None:
    figure = month_lines([MonthLine("Pelaksana", FULL, own=True)], FULL, MONTHS)
    assert len(drawn(figure.data[OWN])) == 2
    ends = [(x, y) for x, y in drawn(figure.data[OPEN]) if y is not None]
    assert [x for x, _y in ends] == [round(LEFT + WIDE / 2, 4), LEFT + WIDE]
    assert figure.data[OPEN].line.dash != "solid"


def test_all_panels_have_one_scale_from_0_to_100() -> None:
    rows = [MonthLine("A", (Rate(0, 9), Rate(9, 9))), MonthLine("B", (Rate(1, 2), Rate(1, 2)))]
    figure = month_lines(rows, (None, None), MONTHS[1:])
    assert list(figure.data[HEADS].y) == [round(BASE - HIGH, 4), round(BASE - HIGH / 2, 4)]


def test_own_lines_and_others_are_traces_of_their_own() -> None:
    rows = [MonthLine("A", FULL), MonthLine("B", FULL, own=True), MonthLine("C", FULL)]
    figure = month_lines(rows, FULL, MONTHS)
    assert (len(drawn(figure.data[OTHERS])), len(drawn(figure.data[OWN]))) == (4, 2)
    assert len(drawn(figure.data[WHOLE])) == 9  # the regency behind each of three panels


def test_a_month_that_is_not_known_leaves_a_gap() -> None:
    figure = month_lines([MonthLine("A", (None, Rate(0, 0), Rate(1, 2)))], FULL, MONTHS)
    assert [y for _x, y in drawn(figure.data[OTHERS])] == [None, None]
    assert list(figure.data[HEADS].hovertext) == ["A · 1 dari 2 · 50%"]


def test_the_fourth_panel_begins_a_second_row() -> None:
    figure = month_lines([MonthLine(str(n), FULL) for n in range(6)], FULL, MONTHS)
    assert [round(y) for y in figure.data[HEADS].y] == [1, 1, 1, 2, 2, 2]
    assert figure.layout.height == 2 * 100 + 18


def test_a_panel_without_anybody_says_so_and_has_no_head() -> None:
    figure = month_lines([MonthLine("A", (Rate(0, 0),))], (None,), ("Jun",))
    assert len(figure.data[HEADS].x) == 0
    assert figure.layout.annotations[0].text == "A<br><b>–</b>"


def test_markup_in_a_name_stays_text() -> None:
    figure = month_lines([MonthLine("<i>A", FULL)], FULL, MONTHS)
    assert figure.layout.annotations[0].text == "&lt;i&gt;A<br><b>25%</b>"
