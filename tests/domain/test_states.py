"""The ways of a purchase: those drawn here may be gone, no other."""

from datetime import timedelta
from itertools import product

import pytest

from dashapp.domain.problems import Rejected
from dashapp.domain.purchases import Fund, State, bucket, may_become, step_to
from dashapp.domain.states import is_undo

WAYS = {
    (None, "diajukan"),
    (None, "terverifikasi"),
    (None, "dikembalikan"),
    (None, "ditolak"),
    ("diajukan", "diajukan"),
    ("diajukan", "terverifikasi"),
    ("diajukan", "dikembalikan"),
    ("diajukan", "ditolak"),
    ("diajukan", "ditarik"),
    ("dikembalikan", "diajukan"),
    ("dikembalikan", "ditarik"),
    ("terverifikasi", "dibatalkan"),
}


@pytest.mark.parametrize(("old", "new"), list(product([None, *State], State)))
def test_a_purchase_goes_only_the_drawn_ways(old, new):
    assert may_become(old, new) is ((old, new) in WAYS)


@pytest.mark.parametrize("end", [State.DITOLAK, State.DITARIK, State.DIBATALKAN])
def test_nothing_leads_out_of_an_end(end):
    assert [new for new in State if may_become(end, new)] == []


@pytest.mark.parametrize(
    ("before", "decided", "new", "same_actor", "seconds", "expected"),
    [
        ("diajukan", "terverifikasi", "diajukan", True, 10, True),
        ("diajukan", "dikembalikan", "diajukan", True, 0, True),
        ("diajukan", "ditolak", "diajukan", True, 15, True),
        ("diajukan", "ditolak", "diajukan", True, 15.001, False),
        ("diajukan", "ditolak", "diajukan", True, -1, False),
        ("diajukan", "ditolak", "diajukan", False, 1, False),
        ("diajukan", "ditolak", "terverifikasi", True, 1, False),
        ("diajukan", "ditarik", "diajukan", True, 1, False),
        ("terverifikasi", "dibatalkan", "diajukan", True, 1, False),
        (None, "terverifikasi", "diajukan", True, 1, False),  # a seller's own confirmation
    ],
)
def test_a_decision_is_taken_back_only_by_whoever_made_it_and_only_at_once(
    before, decided, new, same_actor, seconds, expected
):
    found = is_undo(
        before and State(before),
        State(decided),
        State(new),
        same_actor=same_actor,
        after=timedelta(seconds=seconds),
    )
    assert found is expected


def test_a_step_returns_the_new_state():
    assert step_to(State.DIKEMBALIKAN, State.DIAJUKAN) is State.DIAJUKAN
    assert step_to(None, State.TERVERIFIKASI) is State.TERVERIFIKASI


def test_a_step_that_another_has_forestalled_is_refused_with_the_state_it_found():
    with pytest.raises(Rejected) as refused:
        step_to(State.TERVERIFIKASI, State.DITOLAK)
    problem = refused.value.problems[""]
    assert problem.code == "state_changed"
    assert problem.params == {"state": "terverifikasi", "wanted": "ditolak"}


def test_a_purchase_that_is_not_there_cannot_be_withdrawn():
    with pytest.raises(Rejected) as refused:
        step_to(None, State.DITARIK)
    assert refused.value.problems[""].params == {"state": None, "wanted": "ditarik"}


@pytest.mark.parametrize(
    ("state", "counts_as"),
    [
        (State.DIAJUKAN, "waiting"),
        (State.DIKEMBALIKAN, "waiting"),
        (State.TERVERIFIKASI, "verified"),
        (State.DITOLAK, "rejected"),
        (State.DIBATALKAN, "rejected"),
        (State.DITARIK, None),
    ],
)
def test_a_state_counts_in_one_total_at_most(state, counts_as):
    assert bucket(state) == counts_as


def test_every_state_and_fund_has_the_word_that_is_stored():
    assert {*State} == {
        "diajukan",
        "terverifikasi",
        "dikembalikan",
        "ditolak",
        "ditarik",
        "dibatalkan",
    }
    assert {*Fund} == {"pribadi", "belanja_opd"}
