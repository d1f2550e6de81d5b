"""Where a month's money went: by fund, by kecamatan of the seller, and how evenly (docs §12)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import spread
from dashapp.services.compliance import Standing
from db.queries import summary as queries


@dataclass(frozen=True)
class District:
    """Verified rupiah of a month to the sellers of one kecamatan, and how many of them sold."""

    code: str
    name: str
    amount: int
    sellers: int


@dataclass(frozen=True)
class Money:
    """Verified rupiah of a month. Districts and `unattributed` together are both funds."""

    pribadi: int
    opd_fund: int
    unattributed: int  # a total at a gallery: nobody said whose goods
    districts: tuple[District, ...]  # all, also those without sales; the largest first
    sellers: int  # registered and active, or with sales in the month
    reached: int  # sold in the month: named by a line, or at the own shop
    earlier: int  # sold before, not in the month
    never: int  # never sold anything
    first_sold: int  # sold for the first time since Monday
    largest: int  # rupiah of the ten largest
    gini: int | None  # hundredths

    @property
    def total(self) -> int:
        return self.pribadi + self.opd_fund


def of(session: Session, standing: Standing, today: date) -> Money:
    """The money of a month, and what has become of each seller until `today`."""
    by_seller = queries.sales(session, standing.month)
    unattributed = by_seller.pop(None, 0)
    rows = queries.sellers(session)
    selling = queries.sold_in(session, standing.month)
    known = [row.id for row in rows if row.active or row.id in selling]
    sold, before_monday = _sold(session, today)
    amounts = [by_seller.get(seller, 0) for seller in known]
    never = [each for each in known if each not in sold and each not in selling]
    total = standing.total
    return Money(
        pribadi=total.verified_amount,
        opd_fund=total.opd_fund_amount,
        unattributed=unattributed,
        districts=_districts(rows, by_seller, selling),
        sellers=len(known),
        reached=len(selling),
        earlier=len(known) - len(selling) - len(never),
        never=len(never),
        first_sold=len(sold - before_monday),
        largest=spread.largest(amounts),
        gini=spread.gini(amounts),
    )


def _sold(session: Session, today: date) -> tuple[set[int], set[int]]:
    """The sellers who have ever sold until `today`, and those who had before its week began."""
    shops = queries.first_days_at_shops(session)
    ends = (today + timedelta(days=1), today - timedelta(days=today.weekday()))
    until, before = (
        queries.sold_by_line(session, end) | {seller for seller in shops if shops[seller] < end}
        for end in ends
    )
    return until, before


def _districts(
    rows: Sequence[Any], by_seller: Mapping[int | None, int], selling: Set[int]
) -> tuple[District, ...]:
    sellers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        sellers[row.code, row.name].append(row.id)
    found = [
        District(code, name, sum(by_seller.get(each, 0) for each in ids), len(selling & set(ids)))
        for (code, name), ids in sellers.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.amount, each.name)))
