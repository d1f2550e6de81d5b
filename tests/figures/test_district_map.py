"""The kecamatan on a map, in steps of rupiah."""

import json
from pathlib import Path

from dashapp.figures.district_map import DOTS, LABELS, OUTSIDE, Land, district_map

SQUARE = (((113.0, -7.9), (113.1, -7.9), (113.1, -7.8), (113.0, -7.9)),)
COAST, FIRST_STEP, POINTERS, NAMES, HOVER = 0, 1, 6, 7, 8


def a_land(name: str = "Krucil", amount: int = 62_300_000) -> Land:
    return Land(name, SQUARE, amount, f"Kecamatan {name}")


def test_each_kecamatan_lies_in_the_step_of_its_rupiah() -> None:
    amounts = [0, 2_999_999, 3_000_000, 9_999_999, 10_000_000, 20_000_000, 39_999_999, 40_000_000]
    assert [a_land(amount=amount).step for amount in amounts] == [0, 0, 1, 1, 2, 3, 3, 4]
    drawn = district_map([a_land(amount=500_000), a_land("Tiris", 44_800_000)]).data
    points = [len(drawn[FIRST_STEP + step].x) for step in range(5)]
    assert points == [5, 0, 0, 0, 5]  # four corners and a gap
    assert drawn[FIRST_STEP].line.dash != "solid"  # found without colour


def test_a_number_is_million_rupiah_rounded_down() -> None:
    assert [a_land(amount=each).number for each in (0, 649_999, 22_790_000)] == [
        "0,0",
        "0,6",
        "22,7",
    ]


def test_a_small_kecamatan_is_named_outside_with_a_line_to_its_dot() -> None:
    drawn = district_map([a_land("Kraksaan"), a_land("Krucil")]).data
    assert list(drawn[NAMES].text) == ["Kraksaan<br><b>62,3</b>", "Krucil<br><b>62,3</b>"]
    assert len(drawn[POINTERS].x) == 3
    assert drawn[HOVER].x[0] == DOTS["Kraksaan"][0]


def test_every_kecamatan_of_the_boundaries_has_one_place_for_its_name() -> None:
    file = Path(__file__).parents[2] / "db" / "seed" / "kecamatan.geojson"
    known = {each["properties"]["name"] for each in json.loads(file.read_text())["features"]}
    assert LABELS.keys() | OUTSIDE.keys() == known
    assert not LABELS.keys() & OUTSIDE.keys()
    assert DOTS.keys() == OUTSIDE.keys()
