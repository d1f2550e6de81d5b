"""The bars by jenjang: lengths, accents, last month's tick, and text that stays text."""

import json

from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from dashapp.figures.level_bars import LevelBar, level_bars

ROWS = [
    LevelBar(Level.ESELON_II, "Eselon II", 200_000, Rate(29, 29), Rate(28, 29)),
    LevelBar(Level.ESELON_IV, "Eselon IV", 75_000, Rate(725, 1000), Rate(70, 100)),
    LevelBar(Level.PELAKSANA, "Pelaksana", 50_000, Rate(0, 40), None),
]
LEAF, HONEY, PALE = "#0A665E", "#DB9600", "#F1BE4A"


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_same_data_same_figure() -> None:
    assert level_bars(ROWS, Level.ESELON_IV) == level_bars(list(ROWS), Level.ESELON_IV)


def test_lengths_are_rates_and_ticks_last_month() -> None:
    tracks, values, last = level_bars(ROWS, None).data
    assert list(tracks.x) == [100, 100, 100]
    assert list(values.x) == [100, 72.5, 0]
    assert list(last.x) == [96.5, 70]
    assert list(last.y) == [0, -1]


def test_own_jenjang_stands_out_and_a_full_one_is_green() -> None:
    assert list(level_bars(ROWS, Level.ESELON_IV).data[1].marker.color) == [LEAF, HONEY, PALE]
    assert list(level_bars(ROWS, None).data[1].marker.color) == [LEAF, PALE, PALE]


def test_percentages_are_rounded_down_and_100_means_all() -> None:
    rows = [LevelBar(Level.PELAKSANA, "Pelaksana", 50_000, Rate(7722, 7723), None)]
    assert texts(level_bars(rows, None))[1] == "99%"
    assert level_bars(rows, None).data[1].marker.color[0] == PALE


def test_labels_say_the_minimum() -> None:
    assert texts(level_bars(ROWS, None))[0] == (
        "Eselon II <span style='color:#6E6557'>· min. Rp\u00a0200.000</span>"
    )


def test_nobody_obliged_shows_a_dash_and_no_bar() -> None:
    rows = [LevelBar(Level.ESELON_II, "Eselon II", 200_000, Rate(0, 0), Rate(0, 0))]
    figure = level_bars(rows, None)
    assert texts(figure)[1] == "–"
    assert list(figure.data[1].x) == [0]
    assert len(figure.data[2].x) == 0


def test_no_rows_is_an_empty_figure_with_the_same_traces() -> None:
    figure = level_bars([], Level.ESELON_IV)
    assert len(figure.data) == 3
    assert all(len(trace.x) == 0 for trace in figure.data)
    assert figure.layout.height > 0


def test_markup_in_a_name_stays_text() -> None:
    rows = [LevelBar(Level.PELAKSANA, "<b>A</b> & %{x}", 50_000, Rate(1, 2), Rate(0, 2))]
    figure = level_bars(rows, None)
    assert texts(figure)[0].startswith("&lt;b&gt;A&lt;/b&gt; &amp; %{x} ")
    assert figure.data[1].hovertext[0] == (
        "&lt;b&gt;A&lt;/b&gt; &amp; %{x} · 1 dari 2 · 50% · bulan lalu 0%"
    )


def test_height_is_fixed_by_the_rows_and_the_figure_is_small() -> None:
    figure = level_bars(ROWS, None)
    assert figure.layout.height == 102
    assert len(json.dumps(figure.to_plotly_json())) < 8_000
