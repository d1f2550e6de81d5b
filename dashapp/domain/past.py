"""The own past as plain data: months with their report, and purchases as their buyer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain.compliance import Rate, Status, Totals, status_of
from dashapp.domain.evaluation import Evaluation, Outcome, Report
from dashapp.domain.states import Fund, State


@dataclass(frozen=True)
class OwnMonth:
    """One month of one person; amounts are rupiah of fund pribadi."""

    month: date
    minimum: int
    obliged: bool
    reason: str | None  # why exempt
    totals: Totals
    report_by: date
    closed_at: datetime | None
    report: Report | None  # of what has been entered; None without a duty
    outcome: Outcome
    returned: int = 0  # purchases sent back: they count as waiting and ask to be mended
    returned_amount: int = 0  # their rupiah, which are among those that wait

    @property
    def status(self) -> Status:
        return status_of(obliged=self.obliged, minimum=self.minimum, totals=self.totals)

    @property
    def missing(self) -> int:
        """Rupiah that approved purchases lack of the minimum; 0 without a duty."""
        return max(0, self.minimum - self.totals.verified) if self.obliged else 0

    @property
    def to_buy(self) -> int:
        """Rupiah that are missing even if everything that waits is approved."""
        return max(0, self.missing - self.totals.waiting)

    @property
    def percent(self) -> int:
        """Part of the minimum that is approved, rounded down, at most 100."""
        return self._part(self.totals.verified)

    @property
    def hatched(self) -> int:
        """Percent of the minimum that what waits would add."""
        return self._part(self.totals.verified + self.totals.waiting) - self.percent

    def _part(self, amount: int) -> int:
        return min(100, Rate(amount, self.minimum).percent or 0)


@dataclass(frozen=True)
class Goods:
    """One line of a purchase, at the price it was bought for."""

    product_id: int | None
    name: str
    quantity: int
    price: int
    category: str = ""


@dataclass(frozen=True)
class Entry:
    """One purchase as its buyer sees it; `amount` counts, `claimed` was written, in rupiah."""

    id: int
    number: str
    state: State
    day: date
    place: str
    place_code: str
    claimed: int
    amount: int
    fund: Fund
    arrived_at: datetime
    late: bool  # it arrived after the deadline
    may_change: bool  # mended or withdrawn: not decided for good, and the month is not closed
    goods: tuple[Goods, ...] = ()  # empty: "belum dirinci"
    receipt_number: str | None = None
    photo_key: str | None = None
    photo_size: int = 0  # bytes
    reason: str | None = None

    @property
    def lowered(self) -> bool:
        """Whether less than claimed was approved."""
        return self.state is State.TERVERIFIKASI and self.amount < self.claimed


@dataclass(frozen=True)
class Past:
    """The own history: a year's months, the latest first, and all about the chosen one."""

    today: date
    years: tuple[int, ...]
    months: tuple[OwnMonth, ...]
    chosen: OwnMonth | None
    entries: tuple[Entry, ...]
    evaluation: Evaluation
    spent: int  # rupiah approved in the year
    sellers: int  # UMKM they came from
    promotions: int = 0  # logged in the months that the evaluation counts (docs/rules.md §6)
