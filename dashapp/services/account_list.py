"""The list of accounts: whom it shows to whom, by kind and search, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dashapp.domain import calendar, nip
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed
from dashapp.services.account_facts import Facts, Row
from db.queries import account_admin as queries
from db.session import reading

PAGE = 10
LONGEST_SEARCH = 60
KINDS = queries.KINDS
OF_SHOPS = ("kasir", "umkm")


@dataclass(frozen=True)
class Listing:
    """One page of a kind, and how many of each kind there are for the same search."""

    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    kind: str
    offset: int
    searched: bool  # `counts` are of what was searched for
    accounts: int  # that have been made, in all
    of_roster: int  # of them
    made: Mapping[str, int]  # of them by kind, each under one; of "pegawai" those without a role

    @property
    def total(self) -> int:
        return self.counts[self.kind]


def kinds(by: Actor) -> tuple[str, ...]:
    """The kinds of accounts that the actor may see (docs/rules.md §8); NotAllowed for none."""
    if by.holds(Role.ADMIN):
        return KINDS
    if by.holds(Role.DKUPP):
        return OF_SHOPS
    raise NotAllowed


def listing(
    kind: str | None, search: str | None, offset: int, *, by: Actor, now: datetime
) -> Listing:
    """A page of a kind in order of name, those whose name or login holds every word searched for.

    Signs like % and _ are searched for literally; a NIP is found only by all of its digits.
    """
    seen = kinds(by)
    chosen = kind if kind in seen else seen[0]
    today = calendar.wib_day(now)
    with reading() as session:
        asked = {each: _wanted(each, search, by) for each in seen}
        counts = {each: queries.count(session, asked[each], today) for each in seen}
        start = offset if 0 <= offset < counts[chosen] else 0
        found = queries.page(session, asked[chosen], today, offset=start, limit=PAGE)
        rows = Facts(session, found, now).rows(by)
        census = queries.census(session, only_shops=seen == OF_SHOPS)
    return Listing(
        rows=tuple(rows),
        counts=counts,
        kind=chosen,
        offset=start,
        searched=bool(asked[chosen].words),
        accounts=census.accounts,
        of_roster=census.of_roster,
        made={each: census.kinds[each] for each in seen},
    )


def _wanted(kind: str, search: str | None, by: Actor) -> queries.Wanted:
    text = (search or "").strip()[:LONGEST_SEARCH]
    try:
        whole: str | None = nip.read(text)
    except BadValue:
        whole = None
    only_shops = not by.holds(Role.ADMIN)
    return queries.Wanted(kind, tuple(text.split()), whole, only_shops)
