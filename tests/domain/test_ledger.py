"""The ledger of one obligation, worked by hand: totals, how they grew, when they sufficed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.calendar import WIB
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.ledger import Step, arrivals, reported_at, timeline, totals
from dashapp.domain.states import Fund, State, may_become

JANUARY, FEBRUARY = 101, 102  # obligations of one person
FIRST = date(2025, 1, 1)


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=WIB).astimezone(UTC)


def step(purchase: int, when: datetime, state: str, amount: int, **over) -> Step:
    fund, obligation = over.get("fund", Fund.PRIBADI), over.get("obligation", JANUARY)
    return Step(purchase, when, obligation, State(state), amount, fund)


def grown(steps: list[Step], obligation: int = JANUARY, **over) -> list[tuple[date, Counts]]:
    terms = {"obliged": True, "minimum": 50_000, "first_day": FIRST, **over}
    return timeline(steps, obligation, **terms)


def person(**counts: int) -> Counts:
    return Counts(headcount=1, target=50_000, **counts)


NOTHING = person(none=1)


def test_without_steps_there_is_nothing_from_the_first_day_on():
    assert totals([], JANUARY) == (Totals(), 0)
    assert grown([]) == [(FIRST, NOTHING)]


def test_a_purchase_counts_once_as_its_latest_step_says():
    steps = [
        step(1, at(1, 5), "diajukan", 60_000),
        step(2, at(1, 6), "diajukan", 10_000),
        step(1, at(1, 8), "terverifikasi", 55_000),  # a lower amount was approved
        step(3, at(1, 9), "diajukan", 7_000),
        step(3, at(1, 9), "ditolak", 7_000),
        step(4, at(1, 9), "diajukan", 9_000),
        step(4, at(1, 10), "ditarik", 9_000),
        step(5, at(1, 11), "diajukan", 4_000),
        step(5, at(1, 12), "dikembalikan", 4_000),
    ]
    assert totals(steps, JANUARY) == (Totals(verified=55_000, waiting=14_000, rejected=7_000), 0)


def test_only_verified_spending_of_the_opd_counts_and_only_in_its_own_sum():
    steps = [
        step(1, at(1, 5), "terverifikasi", 500_000, fund=Fund.BELANJA_OPD),
        step(2, at(1, 5), "diajukan", 300_000, fund=Fund.BELANJA_OPD),
        step(3, at(1, 5), "ditolak", 200_000, fund=Fund.BELANJA_OPD),
        step(4, at(1, 5), "terverifikasi", 20_000),
    ]
    assert totals(steps, JANUARY) == (Totals(verified=20_000), 500_000)


def test_mending_may_change_the_fund():
    steps = [
        step(1, at(1, 5), "diajukan", 40_000),
        step(1, at(1, 6), "diajukan", 40_000, fund=Fund.BELANJA_OPD),
        step(1, at(1, 7), "terverifikasi", 40_000, fund=Fund.BELANJA_OPD),
    ]
    assert totals(steps, JANUARY) == (Totals(), 40_000)


MOVED = [
    step(1, at(2, 3), "diajukan", 50_000),
    step(2, at(2, 4), "diajukan", 5_000),
    # mended on the 6th: the nota was of February after all
    step(1, at(2, 6), "diajukan", 48_000, obligation=FEBRUARY),
    step(1, at(2, 7), "terverifikasi", 48_000, obligation=FEBRUARY),
]


def test_a_purchase_moved_to_another_month_has_left_the_first():
    assert totals(MOVED, JANUARY) == (Totals(waiting=5_000), 0)
    assert totals(MOVED, FEBRUARY) == (Totals(verified=48_000), 0)


def test_the_timeline_shows_a_moved_purchase_where_it_was_known_to_be():
    assert grown(MOVED) == [
        (FIRST, NOTHING),
        (date(2025, 2, 3), person(waiting=1, waiting_amount=50_000)),
        (date(2025, 2, 4), person(waiting=1, waiting_amount=55_000)),
        (date(2025, 2, 6), person(partial=1, waiting_amount=5_000)),
    ]
    assert grown(MOVED, FEBRUARY, first_day=date(2025, 2, 1)) == [
        (date(2025, 2, 1), NOTHING),
        (date(2025, 2, 6), person(partial=1, waiting_amount=48_000)),
        (date(2025, 2, 7), person(partial=1, verified_amount=48_000, achieved=48_000)),
    ]


def test_a_purchase_that_comes_back_to_its_month_counts_there_again():
    back = [*MOVED[:3], step(1, at(2, 8), "diajukan", 50_000, obligation=JANUARY)]
    assert totals(back, JANUARY) == (Totals(waiting=55_000), 0)
    assert totals(back, FEBRUARY) == (Totals(), 0)


def test_a_cancelled_purchase_was_verified_until_the_day_it_was_cancelled():
    steps = [
        step(1, at(1, 5), "diajukan", 50_000),
        step(1, at(1, 7), "terverifikasi", 50_000),
        step(1, at(2, 20), "dibatalkan", 50_000),
    ]
    assert grown(steps) == [
        (FIRST, NOTHING),
        (date(2025, 1, 5), person(waiting=1, waiting_amount=50_000)),
        (date(2025, 1, 7), person(fulfilled=1, verified_amount=50_000, achieved=50_000)),
        (date(2025, 2, 20), person(rejected=1)),
    ]


def test_an_import_written_later_lies_on_the_days_on_which_it_was_entered():
    steps = [
        step(1, at(1, 20), "diajukan", 30_000),
        # both were written in February, but entered elsewhere on the 10th and the 25th of January
        step(2, at(1, 10), "terverifikasi", 20_000),
        step(3, at(1, 25), "terverifikasi", 40_000),
    ]
    assert grown(steps) == [
        (FIRST, NOTHING),
        (date(2025, 1, 10), person(partial=1, verified_amount=20_000, achieved=20_000)),
        (
            date(2025, 1, 20),
            person(waiting=1, verified_amount=20_000, waiting_amount=30_000, achieved=20_000),
        ),
        (
            date(2025, 1, 25),
            person(fulfilled=1, verified_amount=60_000, waiting_amount=30_000, achieved=50_000),
        ),
    ]


def test_what_is_older_than_the_first_day_is_folded_into_it():
    steps = [
        step(1, at(1, 3), "diajukan", 50_000),
        step(1, at(1, 4), "terverifikasi", 50_000),
        step(2, at(1, 15), "diajukan", 1_000),
    ]
    met = person(fulfilled=1, verified_amount=50_000, achieved=50_000)
    assert grown(steps, first_day=date(2025, 1, 15)) == [
        (date(2025, 1, 15), met + Counts(waiting_amount=1_000))
    ]


def test_a_day_is_a_day_in_wib():
    steps = [
        step(1, datetime(2025, 1, 5, 16, 59, 59, tzinfo=UTC), "diajukan", 10_000),
        step(2, datetime(2025, 1, 5, 17, 0, 0, tzinfo=UTC), "diajukan", 20_000),
    ]
    assert [day for day, _ in grown(steps)] == [FIRST, date(2025, 1, 5), date(2025, 1, 6)]


def test_several_changes_of_one_day_leave_one_entry_and_no_change_leaves_none():
    steps = [
        step(1, at(1, 5, 8), "diajukan", 10_000),
        step(1, at(1, 5, 9), "ditarik", 10_000),  # back to nothing within the day
        step(2, at(1, 6, 8), "diajukan", 10_000),
        step(2, at(1, 6, 9), "terverifikasi", 10_000),
        step(3, at(1, 7), "diajukan", 3_000, obligation=FEBRUARY),  # another month's affair
        step(
            4, at(1, 8), "ditolak", 3_000
        ),  # rejected money shows in no count while there is other
    ]
    assert grown(steps) == [
        (FIRST, NOTHING),
        (date(2025, 1, 6), person(partial=1, verified_amount=10_000, achieved=10_000)),
    ]


def test_a_clock_set_back_does_not_make_an_older_step_the_latest():
    steps = [
        step(1, at(1, 6), "diajukan", 50_000),
        step(1, at(1, 5), "terverifikasi", 50_000),  # written after the first one
    ]
    met = person(fulfilled=1, verified_amount=50_000, achieved=50_000)
    assert totals(steps, JANUARY) == (Totals(verified=50_000), 0)
    assert grown(steps) == [(FIRST, NOTHING), (date(2025, 1, 5), met)]


def test_the_timeline_of_an_exempt_person_holds_money_alone():
    steps = [step(1, at(1, 5), "terverifikasi", 70_000)]
    assert grown(steps, obliged=False) == [
        (FIRST, Counts(headcount=1, exempt=1)),
        (date(2025, 1, 5), Counts(headcount=1, exempt=1, verified_amount=70_000)),
    ]


@st.composite
def walks(draw) -> list[Step]:
    """Steps of up to four purchases on allowed ways, over two months, at any time."""
    now: dict[int, State] = {}
    steps = []
    for _ in range(draw(st.integers(0, 14))):
        purchase = draw(st.integers(1, 4))
        ways = [state for state in State if may_become(now.get(purchase), state)]
        if not ways:
            continue
        now[purchase] = draw(st.sampled_from(ways))
        steps.append(
            Step(
                purchase,
                at(1, 1) + timedelta(hours=draw(st.integers(-48, 24 * 60))),
                draw(st.sampled_from([JANUARY, FEBRUARY])),
                now[purchase],
                draw(st.integers(1, 80_000)),
                draw(st.sampled_from(Fund)),
            )
        )
    return steps


@given(walks(), st.booleans())
def test_the_timeline_ends_where_the_totals_are(steps, obliged):
    sums, opd_fund = totals(steps, JANUARY)
    entries = grown(steps, obliged=obliged)
    days = [day for day, _ in entries]
    assert entries[-1][1] == Counts.of(
        obliged=obliged, minimum=50_000, totals=sums, opd_fund=opd_fund
    )
    assert days[0] == FIRST
    assert days == sorted(set(days))


@given(walks())
def test_every_rupiah_is_in_one_bucket_of_one_month(steps):
    latest = {each.purchase_id: each for each in steps}
    alive = [each for each in latest.values() if each.state != State.DITARIK]
    pribadi = sum(each.amount for each in alive if each.fund == Fund.PRIBADI)
    found = [totals(steps, obligation)[0] for obligation in (JANUARY, FEBRUARY)]
    assert sum(each.verified + each.waiting + each.rejected for each in found) == pribadi


@pytest.mark.parametrize(
    ("entries", "reached"),
    [
        ([], None),
        ([(at(1, 5), 49_999)], None),
        ([(at(1, 5), 50_000)], at(1, 5)),
        ([(at(1, 5), 20_000), (at(1, 9), 20_000), (at(2, 1), 10_000)], at(2, 1)),
        # handed over out of order: the sum goes by arrival
        ([(at(2, 12), 40_000), (at(1, 5), 30_000), (at(1, 9), 20_000)], at(1, 9)),
        ([(at(1, 5), 90_000), (at(1, 6), 90_000)], at(1, 5)),
        ([(at(1, 5), 25_000), (at(1, 5), 25_000)], at(1, 5)),
    ],
)
def test_a_month_is_reported_when_the_running_sum_reaches_the_minimum(entries, reached):
    assert reported_at(entries, 50_000) == reached


REPORTED = [
    step(1, at(1, 20), "diajukan", 30_000),
    step(1, at(2, 5), "dikembalikan", 30_000),
    step(1, at(2, 12), "diajukan", 31_000),  # mended late, arrived in time
    step(1, at(2, 14), "terverifikasi", 31_000),
    step(2, at(2, 9), "diajukan", 19_000),
    step(2, at(2, 20), "terverifikasi", 19_000),  # when it was verified never matters
    step(3, at(2, 8), "diajukan", 99_000),
    step(3, at(2, 21), "ditolak", 99_000),
    step(4, at(2, 8), "terverifikasi", 99_000, fund=Fund.BELANJA_OPD),
    step(5, at(2, 7), "diajukan", 15_000),
]


def test_an_entry_keeps_its_first_arrival_and_has_its_latest_amount():
    assert sorted(arrivals(REPORTED, JANUARY, waiting_too=False)) == [
        (at(1, 20), 31_000),
        (at(2, 9), 19_000),
    ]


def test_waiting_entries_count_for_what_is_shown_before_the_deadline():
    assert sorted(arrivals(REPORTED, JANUARY, waiting_too=True)) == [
        (at(1, 20), 31_000),
        (at(2, 7), 15_000),
        (at(2, 9), 19_000),
    ]


def test_a_month_is_on_time_by_arrival_whenever_it_was_verified():
    assert reported_at(arrivals(REPORTED, JANUARY, waiting_too=False), 50_000) == at(2, 9)


def test_a_lower_approved_amount_can_unmake_a_month():
    lowered = [*REPORTED[:5], step(2, at(2, 20), "terverifikasi", 18_999)]
    assert reported_at(arrivals(lowered, JANUARY, waiting_too=False), 50_000) is None


def test_a_moved_entry_keeps_its_first_arrival_in_its_new_month():
    assert arrivals(MOVED, FEBRUARY, waiting_too=False) == [(at(2, 3), 48_000)]
    assert arrivals(MOVED, JANUARY, waiting_too=True) == [(at(2, 4), 5_000)]
