"""Ranked dots: which OPDs are shown, where they stand, and text that stays text."""

from dashapp.domain.compliance import Rate
from dashapp.figures import theme
from dashapp.figures.opd_comb import OpdCell
from dashapp.figures.opd_dots import OpdDot, all_dots, few_dots

TICKS, DOTS, PERCENTS = -3, -2, -1  # the traces behind the lines


def dot(code: str, percent: int, *, place: int | None = None, last: int | None = None) -> OpdDot:
    cell = OpdCell(code, f"Dinas {code}", code, code, Rate(percent, 100))
    return OpdDot(cell, place, None if last is None else Rate(last, 100))


TEN = [dot(f"O{number}", 100 - number, place=number + 1) for number in range(10)]


def shown(own: str | None) -> list[str]:
    return list(few_dots(TEN, own).data[DOTS].customdata)


def test_the_two_best_the_own_with_its_neighbours_and_the_last_are_shown() -> None:
    assert shown("O5") == ["O0", "O1", "O4", "O5", "O6", "O9"]


def test_an_own_opd_at_either_end_is_not_shown_twice() -> None:
    assert shown("O0") == ["O0", "O1", "O9"]
    assert shown("O9") == ["O0", "O1", "O8", "O9"]
    assert shown(None) == ["O0", "O1", "O9"]


def test_what_was_left_out_is_a_gap_between_the_rows() -> None:
    assert list(few_dots(TEN, "O5").data[DOTS].y) == [0, 1, 2.5, 3.5, 4.5, 6]
    assert few_dots(TEN, "O5").layout.height == few_dots(TEN, "O0").layout.height


def test_the_own_dot_is_larger_with_a_dark_edge_and_opaque() -> None:
    marker = few_dots(TEN, "O5").data[DOTS].marker
    assert list(marker.size) == [14, 14, 14, 18, 14, 14]
    assert marker.line.color[3] == theme.INK
    assert marker.opacity == 1


def test_all_64_stand_in_three_columns_of_22() -> None:
    rows = [dot(f"O{number:02}", 90 - number) for number in range(64)]
    figure = all_dots(rows, "O30")
    assert max(figure.data[DOTS].y) == 21
    assert [int(x) for x in figure.data[DOTS].x].count(2) == 64 - 44
    words = [note.text for note in figure.layout.annotations]
    assert words.count("100") == 3
    assert "<b>O30</b>" in words


def test_a_dot_lies_as_far_along_its_column_as_its_rate() -> None:
    figure = all_dots([dot("A", 0), dot("B", 100)], None)
    assert list(figure.data[DOTS].x) == [0.84, 1.42]  # the best first


def test_a_single_column_leaves_room_for_names_and_names_fewer_marks() -> None:
    figure = all_dots([dot("A", 0), dot("B", 100)], None, columns=1)
    assert list(figure.data[DOTS].x) == [0.8, 0.51]
    axis = [note.text for note in figure.layout.annotations if note.y < -0.5]
    assert axis == ["50", "100"]


def test_last_month_is_a_tick_where_it_is_known() -> None:
    figure = few_dots([dot("A", 60, last=40), dot("B", 50)], None)
    assert len(figure.data[TICKS].x) == 1
    assert figure.data[DOTS].hovertext[0].endswith("60% · bulan lalu 40%")


def test_an_opd_without_a_rate_or_place_says_so() -> None:
    nobody = OpdDot(OpdCell("X", "Dinas X", "X", "X", Rate(0, 0)))
    figure = few_dots([nobody], "X")
    assert list(figure.data[PERCENTS].text) == ["<b>–</b>"]
    assert figure.layout.annotations[0].text == "–"


def test_markup_in_a_name_stays_text() -> None:
    evil = OpdDot(OpdCell("X", "<b>X</b>", "<i>X", "X", Rate(1, 2)))
    figure = few_dots([evil], None)
    assert figure.layout.annotations[1].text == "&lt;i&gt;X"
    assert figure.data[DOTS].hovertext[0].startswith("&lt;b&gt;X")


def test_without_any_opd_the_traces_are_there_and_empty() -> None:
    assert [len(trace.x) for trace in few_dots([], "A").data] == [0, 0, 0, 0, 0]
    assert len(all_dots([], "A").data) == 6
