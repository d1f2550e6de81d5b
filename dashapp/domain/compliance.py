"""Status of a person in a month, the counts of a group, and the rate that is shown for it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import add, attrgetter, sub

from dashapp.domain import rupiah
from dashapp.domain.levels import Level

SMALL_GROUP = 5  # fewer people than this are not shown as a rate (docs/rules.md §8)
SHADE_BOUNDS = (50, 70, 85, 100)  # percent as shown; each begins the next colour class


class Status(StrEnum):
    FULFILLED = "fulfilled"
    WAITING = "waiting"
    PARTIAL = "partial"
    REJECTED = "rejected"
    NONE = "none"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class Totals:
    """Rupiah of fund pribadi of one person in one month, by what became of the purchases."""

    verified: int = 0
    waiting: int = 0
    rejected: int = 0


def status_of(*, obliged: bool, minimum: int, totals: Totals) -> Status:
    """Exactly one status for everyone (docs/rules.md §4)."""
    if not obliged:
        return Status.EXEMPT
    if totals.verified >= minimum:
        return Status.FULFILLED
    entered = totals.verified + totals.waiting
    if entered >= minimum:
        return Status.WAITING
    if entered > 0:
        return Status.PARTIAL
    return Status.REJECTED if totals.rejected > 0 else Status.NONE


@dataclass(frozen=True)
class Rate:
    """Part of a whole, always rounded down: 100 is shown only when nothing is missing (§4)."""

    part: int
    whole: int

    @property
    def tenths(self) -> int | None:
        """Tenths of a percent, 875 for 87,5%; None when there is no whole."""
        return self.part * 1000 // self.whole if self.whole > 0 else None

    @property
    def percent(self) -> int | None:
        """Whole percent for cells; None when there is no whole."""
        return self.part * 100 // self.whole if self.whole > 0 else None

    @property
    def shade(self) -> int | None:
        """Colour class 0 to 4 of the shown percent: below 50, from 50, 70, 85, and 100."""
        if self.percent is None:
            return None
        return sum(self.percent >= bound for bound in SHADE_BOUNDS)

    @property
    def text(self) -> str:
        """ "87,5%", "100%", or "–" when there is no whole."""
        if self.tenths is None:
            return "–"
        if self.tenths in (0, 1000):
            return f"{self.tenths // 10}%"
        return f"{self.tenths // 10},{self.tenths % 10}%"

    @property
    def fraction(self) -> str:
        """ "6.072 dari 9.109", which stands beside every percentage."""
        return f"{rupiah.plain(self.part)} dari {rupiah.plain(self.whole)}"


@dataclass(frozen=True)
class Counts:
    """People by status and rupiah of a group; the six statuses sum to `headcount` (§4).

    `verified_amount` and `waiting_amount` are fund pribadi, exempt people included, uncapped.
    `achieved` caps each obliged person at the minimum, `target` sums those minimums.
    `opd_fund_amount` is the verified spending by the OPD, a ledger of its own.
    """

    headcount: int = 0
    exempt: int = 0
    fulfilled: int = 0
    waiting: int = 0
    partial: int = 0
    rejected: int = 0
    none: int = 0
    verified_amount: int = 0
    waiting_amount: int = 0
    achieved: int = 0
    target: int = 0
    opd_fund_amount: int = 0

    @classmethod
    def of(cls, *, obliged: bool, minimum: int, totals: Totals, opd_fund: int = 0) -> Counts:
        """The counts of one person."""
        status = status_of(obliged=obliged, minimum=minimum, totals=totals)
        return cls(
            headcount=1,
            verified_amount=totals.verified,
            waiting_amount=totals.waiting,
            achieved=min(totals.verified, minimum) if obliged else 0,
            target=minimum if obliged else 0,
            opd_fund_amount=opd_fund,
            **{status.value: 1},
        )

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(add, _values(self), _values(other)))

    def __sub__(self, other: Counts) -> Counts:
        return Counts(*map(sub, _values(self), _values(other)))

    @property
    def is_zero(self) -> bool:
        return not any(_values(self))

    @property
    def obliged(self) -> int:
        """The one denominator: headcount without the exempt (docs/rules.md §2)."""
        return self.headcount - self.exempt

    @property
    def rate(self) -> Rate:
        """People who have met their duty, of those who have one."""
        return Rate(self.fulfilled, self.obliged)


@dataclass(frozen=True)
class Group:
    """The people of one OPD and level in a month."""

    opd: str
    level: Level
    counts: Counts


_values = attrgetter(*(field.name for field in fields(Counts)))
