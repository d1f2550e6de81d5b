"""The papers of a seller: NIB, PIRT and halal, and how each stands on a day (docs/rules.md §15)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashapp.domain import calendar
from dashapp.domain.problems import BadValue, Problem, Rejected

SOON = timedelta(days=30)  # a paper that ends within these days is to be renewed now
LONGEST_NUMBER = 60  # characters as typed, spaces and "P-IRT No." included
# Goods that are eaten or drunk need PIRT and halal; all others need a NIB alone.
EATEN = frozenset({"makanan", "minuman"})


class Kind(StrEnum):
    NIB = "nib"
    PIRT = "pirt"
    HALAL = "halal"


class State(StrEnum):
    """What DKUPP has written down about a paper."""

    HELD = "berlaku"
    PENDING = "diproses"
    NOT_NEEDED = "tidak_perlu"
    NONE = "belum_ada"


class Mark(StrEnum):
    """How a paper stands on a day."""

    VALID = "berlaku"
    ENDING = "segera_habis"
    PENDING = "diproses"
    ENDED = "habis"
    MISSING = "belum_ada"
    NOT_NEEDED = "tidak_perlu"


WANTING = (Mark.ENDED, Mark.MISSING, Mark.ENDING)  # to be looked at, the worst first
COMPLETE = frozenset({Mark.VALID, Mark.ENDING, Mark.NOT_NEEDED})


@dataclass(frozen=True)
class Paper:
    """One paper as it was written down; `until` is the last day on which it holds."""

    state: State
    number: str = ""
    until: date | None = None


@dataclass(frozen=True)
class PaperDraft:
    """A paper as it was typed, raw."""

    state: object = None
    number: object = None
    until: object = None


def is_needed(kind: Kind, categories: Collection[str]) -> bool:
    """Whether a seller of goods of these categories needs the paper; all need a NIB."""
    return kind is Kind.NIB or any(each.casefold() in EATEN for each in categories)


def mark(paper: Paper | None, *, needed: bool, day: date) -> Mark:
    """How a paper (None: nothing was written down) stands on `day`."""
    found = _mark(paper, day)
    if not needed and found in (Mark.MISSING, Mark.ENDED):
        return Mark.NOT_NEEDED
    return found


def _mark(paper: Paper | None, day: date) -> Mark:
    if paper is None or paper.state is State.NONE:
        return Mark.MISSING
    if paper.state is not State.HELD:
        return Mark.NOT_NEEDED if paper.state is State.NOT_NEEDED else Mark.PENDING
    if paper.until is None or paper.until > day + SOON:
        return Mark.VALID
    return Mark.ENDED if paper.until < day else Mark.ENDING


def marks(papers: Mapping[Kind, Paper], categories: Collection[str], day: date) -> dict[Kind, Mark]:
    """The marks of all three papers of a seller."""
    return {
        kind: mark(papers.get(kind), needed=is_needed(kind, categories), day=day) for kind in Kind
    }


def worst(found: Mapping[Kind, Mark]) -> Kind | None:
    """The paper that most needs to be looked at; None when all is in order or in process."""
    return next((kind for each in WANTING for kind in Kind if found.get(kind) is each), None)


def is_complete(found: Mapping[Kind, Mark]) -> bool:
    """Whether every paper that is needed holds."""
    return all(each in COMPLETE for each in found.values())


def accept(kind: Kind, draft: PaperDraft) -> Paper | None:
    """The paper that was typed; None for "there is none yet".

    A paper that holds needs its number, PIRT also its last day; of one in process the number may
    be known. Raises Rejected by field: state, number, until.
    """
    state = _state(kind, draft.state)
    if state is State.NONE:
        return None
    if state is State.NOT_NEEDED:
        return Paper(state)
    problems: dict[str, Problem] = {}
    number, until = "", None
    try:
        number = read_number(kind, draft.number, needed=state is State.HELD)
    except BadValue as bad:
        problems["number"] = bad.problem
    try:
        until = _until(kind, draft.until) if state is State.HELD else None
    except BadValue as bad:
        problems["until"] = bad.problem
    if problems:
        raise Rejected(problems)
    return Paper(state, number, until)


def _state(kind: Kind, value: object) -> State:
    known = {each.value for each in State}
    if not isinstance(value, str) or value not in known:
        raise Rejected({"state": Problem("paper_state_empty")})
    state = State(value)
    if state is State.NOT_NEEDED and kind is Kind.NIB:
        raise Rejected({"state": Problem("nib_always_needed")})
    return state


def _until(kind: Kind, value: object) -> date | None:
    if not value:
        if kind is Kind.PIRT:
            raise BadValue("paper_until_empty")
        return None
    try:
        return calendar.read_day(value)
    except BadValue:
        raise BadValue("paper_until_unreadable") from None


def read_number(kind: Kind, value: object, *, needed: bool = True) -> str:
    """The number in its normal form: 13 digits; 13-2 digits; ID and 17 digits.

    Empty when it may be. Raises BadValue paper_number_empty, or <kind>_number with `found`, the
    number of its digits.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        if needed:
            raise BadValue("paper_number_empty")
        return ""
    if not isinstance(value, str) or len(value) > LONGEST_NUMBER or not value.isascii():
        raise BadValue(f"{kind.value}_number", found="…")
    normal = _NORMAL[kind](re.sub(r"[\s.]", "", value).upper())
    if normal is None:
        raise BadValue(f"{kind.value}_number", found=sum(sign.isdigit() for sign in value))
    return normal


def _nib(text: str) -> str | None:
    digits = text.removeprefix("NIB").replace("-", "").lstrip(":")
    return digits if re.fullmatch(r"[0-9]{13}", digits) else None


def _pirt(text: str) -> str | None:
    digits = re.sub(r"^P-?IRT-?|NO:?|-", "", text)
    return f"{digits[:13]}-{digits[13:]}" if re.fullmatch(r"[0-9]{15}", digits) else None


def _halal(text: str) -> str | None:
    return text if re.fullmatch(r"ID[0-9]{17}", text) else None


_NORMAL = {Kind.NIB: _nib, Kind.PIRT: _pirt, Kind.HALAL: _halal}
