"""When a month was reported, how it counts for its person, and the score of many months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from dashapp.domain import calendar
from dashapp.domain.ledger import reported_at

LATE_WEIGHT = Fraction(1, 2)  # of a month on time
Arrivals = Sequence[tuple[datetime, int]]  # first arrival and rupiah of each entry


@dataclass(frozen=True)
class Report:
    """The moment at which a month's entries reached its minimum, and how sure that is.

    `provisional`: without entries that nobody has approved yet the minimum is not reached.
    """

    at: datetime
    late: bool
    provisional: bool = False


def report_of(
    *,
    verified: Arrivals,
    entered: Arrivals,
    minimum: int,
    report_by: date,
    today: date,
    closed: bool,
) -> Report | None:
    """The report of a month, None while nothing reaches the minimum (docs/rules.md §5).

    `entered` holds the verified and the waiting entries. Up to the deadline both decide; after it
    the verified ones do, and waiting ones only say what would hold once approved. In a closed
    month nothing will be approved any more.
    """
    sure = reported_at(verified, minimum)
    hoped = None if closed else reported_at(entered, minimum)
    at = hoped if sure is None or (hoped is not None and today <= report_by) else sure
    if at is None:
        return None
    return Report(at, calendar.is_late(at, report_by), provisional=sure is None)


class Outcome(StrEnum):
    """What a month is for the evaluation of its person."""

    ON_TIME = "on_time"
    LATE = "late"
    UNMET = "unmet"
    EXEMPT = "exempt"
    RUNNING = "running"  # its deadline has not passed: it does not count yet


def outcome_of(
    *, obliged: bool, verified: Arrivals, minimum: int, report_by: date, today: date
) -> Outcome:
    """How a month counts: verified entries alone, by when they first arrived (§5, §7)."""
    if today <= report_by:
        return Outcome.RUNNING
    if not obliged:
        return Outcome.EXEMPT
    at = reported_at(verified, minimum)
    if at is None:
        return Outcome.UNMET
    return Outcome.LATE if calendar.is_late(at, report_by) else Outcome.ON_TIME


@dataclass(frozen=True)
class Evaluation:
    """Months of one person by outcome; months that are still running are in none of them."""

    on_time: int = 0
    late: int = 0
    unmet: int = 0
    exempt: int = 0
    late_weight: Fraction = LATE_WEIGHT

    @property
    def owed(self) -> int:
        return self.on_time + self.late + self.unmet

    def tenths(self, late_weight: Fraction | None = None) -> int | None:
        """The score in tenths, 833 for 83,3; rounded down; None when no month was owed (§7)."""
        if self.owed == 0:
            return None
        weight = self.late_weight if late_weight is None else late_weight
        return int((self.on_time + weight * self.late) * 1000 / self.owed)

    @property
    def text(self) -> str:
        """ "83,3", "75" or "–"."""
        tenths = self.tenths()
        if tenths is None:
            return "–"
        return f"{tenths // 10},{tenths % 10}".removesuffix(",0")


def evaluate(outcomes: Iterable[Outcome], late_weight: Fraction = LATE_WEIGHT) -> Evaluation:
    """Count the months by outcome; a late one weighs `late_weight` of one on time."""
    found = Counter(outcomes)
    return Evaluation(
        on_time=found[Outcome.ON_TIME],
        late=found[Outcome.LATE],
        unmet=found[Outcome.UNMET],
        exempt=found[Outcome.EXEMPT],
        late_weight=late_weight,
    )
