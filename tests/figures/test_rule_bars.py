"""The histogram of a new minimum: two lines, the people between them hatched and numbered."""

from dashapp.domain.thresholds import spread
from dashapp.figures.rule_bars import rule_bars
from dashapp.figures.theme import BRICK, LEAF

NAMES = ("minimum sekarang", "rancangan")


def test_who_falls_short_is_hatched_in_brick_with_the_number_over_it() -> None:
    found = rule_bars(
        spread({50_000: 1204, 60_000: 9}, 50_000, 60_000), 50_000, 60_000, names=NAMES, more="%s rb"
    )
    hatched = found.data[1]
    assert (hatched.y[5], sum(each or 0 for each in hatched.y), hatched.marker.pattern.fgcolor) == (
        1204,
        1204,
        BRICK,
    )
    assert [shape.x0 for shape in found.layout.shapes] == [4.5, 5.5]  # the edges of column 5
    assert "<b>1.204</b>" in [note.text for note in found.layout.annotations]
    assert found.layout.xaxis.ticktext[-1] == "100 rb"


def test_a_lower_draft_is_green_and_none_at_all_has_one_line() -> None:
    people = {40_000: 3}
    freed = rule_bars(spread(people, 50_000, 40_000), 50_000, 40_000, names=NAMES, more="%s")
    assert freed.data[1].marker.line.color == LEAF
    same = rule_bars(spread(people, 50_000, 50_000), 50_000, 50_000, names=NAMES, more="%s")
    assert len(same.layout.shapes) == 1
