"""The states of a purchase, the ways between them, and what each counts as."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Literal

from dashapp.domain.problems import Problem, Rejected


class State(StrEnum):
    DIAJUKAN = "diajukan"
    TERVERIFIKASI = "terverifikasi"
    DIKEMBALIKAN = "dikembalikan"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"
    DIBATALKAN = "dibatalkan"


class Fund(StrEnum):
    PRIBADI = "pribadi"
    BELANJA_OPD = "belanja_opd"


Bucket = Literal["verified", "waiting", "rejected"]

# None: not there yet. An import brings purchases in the state another system gave them.
_WAYS: dict[State | None, frozenset[State]] = {
    None: frozenset({State.DIAJUKAN, State.TERVERIFIKASI, State.DIKEMBALIKAN, State.DITOLAK}),
    State.DIAJUKAN: frozenset(
        {
            State.DIAJUKAN,  # corrected by the buyer
            State.TERVERIFIKASI,
            State.DIKEMBALIKAN,
            State.DITOLAK,
            State.DITARIK,
        }
    ),
    State.DIKEMBALIKAN: frozenset({State.DIAJUKAN, State.DITARIK}),
    State.TERVERIFIKASI: frozenset({State.DIBATALKAN}),
}

# Decisions that whoever made them may take back at once (docs/adr/0009-undo.md).
UNDOABLE = frozenset({State.TERVERIFIKASI, State.DIKEMBALIKAN, State.DITOLAK})
UNDO_SECONDS = 10  # as promised on the button
UNDO_WITHIN = timedelta(seconds=UNDO_SECONDS + 5)  # and the way of the press to the server

_BUCKETS: dict[State, Bucket] = {
    State.TERVERIFIKASI: "verified",
    State.DIAJUKAN: "waiting",
    State.DIKEMBALIKAN: "waiting",
    State.DITOLAK: "rejected",
    State.DIBATALKAN: "rejected",
}


def may_become(old: State | None, new: State) -> bool:
    """Whether a purchase in `old` may be put into `new` (docs/rules.md §3)."""
    return new in _WAYS.get(old, frozenset())


def is_undo(
    before: State | None,
    decided: State | None,
    new: State,
    *,
    same_actor: bool,
    after: timedelta,
) -> bool:
    """Whether `new` takes the decision `decided` back: to waiting, where the purchase came from.

    `after`: the time since the decision. Of an import's own states none is a decision here.
    """
    ways = before is State.DIAJUKAN and decided in UNDOABLE and new is State.DIAJUKAN
    return ways and same_actor and timedelta(0) <= after <= UNDO_WITHIN


def step_to(old: State | None, new: State) -> State:
    """Return `new`, or raise Rejected state_changed(state, wanted) when there is no such way."""
    if not may_become(old, new):
        was = None if old is None else old.value
        raise Rejected({"": Problem("state_changed", {"state": was, "wanted": new.value})})
    return new


def bucket(state: State) -> Bucket | None:
    """The total in which a state counts; None for ditarik, which is as if never entered."""
    return _BUCKETS.get(state)
