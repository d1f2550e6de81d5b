"""Promotions per ten people as cells, and an OPD's spending as bars."""

from dashapp.figures import promotion_places, spending_bars


def test_each_opd_is_a_cell_and_the_own_one_stands_on_top_of_its_column() -> None:
    # 40 tenths over 18 columns: 26 lies nearest the twelfth
    chart = promotion_places.promotion_places([40, 26, 26, 0], 26, "Disko & <b>")
    others, own = chart.data
    assert sorted(zip(others.x, others.y, strict=True)) == [(0, 0), (11, 0), (17, 0)]
    assert (own.x, own.y) == ((11,), (1,))
    assert chart.layout.annotations[0].text == "<b>2,6</b> Disko &amp; &lt;b&gt;"


def test_with_nothing_logged_all_stand_at_zero_and_fit_their_height() -> None:
    chart = promotion_places.promotion_places([0] * 64, None, "Diskominfo")
    assert set(chart.data[0].x) == {0}
    assert len(chart.data[1].x) == 0
    assert chart.data[0].marker.size * 64 < 2 * promotion_places.HEIGHT
    assert promotion_places.promotion_places([], None, "").data[0].x == ()


def test_a_busy_month_has_few_numbers_below_its_axis() -> None:
    chart = promotion_places.promotion_places([0, 500], 500, "Bagian Umum")
    assert list(chart.layout.xaxis.ticktext) == ["0", "10", "20", "30", "40", "50"]


def test_spending_is_in_millions_rounded_down_and_the_last_month_is_darker() -> None:
    chart = spending_bars.spending_bars([("Mei", 2_490_000), ("Jun", 0)])
    assert list(chart.data[0].text) == ["2,4", "<b>0</b>"]
    assert chart.data[0].marker.color[0] != chart.data[0].marker.color[1]
    assert spending_bars.spending_bars([]).data[0].x == ()
