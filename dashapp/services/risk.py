"""Works out how much a waiting purchase wants a look, and keeps it (docs/rules.md §3).

The score stands in `purchase_risk`, written in the transaction of whatever changed the purchase,
also for the others that it resembles: of two who show one photo, both are looked at.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from dashapp.domain import calendar, looks, numbers, risk
from dashapp.domain.risk import Facts, Other, PricedLine, Read, Reason, Risk, Sign
from db.models import Purchase, PurchaseRisk
from db.queries import risk as queries
from db.session import reading, transaction

AT_ONCE = 500  # purchases in one round of queries
PHOTOS_OF = timedelta(days=400)  # a copy of an older photo is found only when the file is the same


def assess(session: Session, purchase: Purchase, *, now: datetime) -> Risk | None:
    """Weigh a purchase that was entered, mended or withdrawn, and those that resemble it.

    Call it after the flush, in the same transaction. None for one that does not wait any more.
    """
    session.flush()
    before = _named_in(session, [purchase.id])
    found = _write(session, [purchase.id], now)
    others = (before | _named_in(session, [purchase.id])) - {purchase.id}
    _write(session, others, now)
    return found.get(purchase.id)


def photo_read(session: Session, photo_key: str, *, now: datetime) -> None:
    """Weigh anew what waits with this photo: a machine has read it (`reading`)."""
    session.flush()
    _write(session, queries.with_photo(session, photo_key), now)


def fill(session: Session, *, now: datetime, most: int | None = None) -> int:
    """Weigh what waits and was never weighed, such as imports; return how many."""
    ids = queries.unassessed(session, 10**9 if most is None else most)
    return sum(len(_write(session, part, now)) for part in _parts(ids))


def catch_up(*, now: datetime, most: int = AT_ONCE) -> int:
    """`fill` in a transaction of its own, if there is anything to weigh; return how many."""
    with reading() as session:
        if not queries.unassessed(session, 1):
            return 0
    with transaction() as session:
        return fill(session, now=now, most=most)


def weigh_all(*, now: datetime) -> int:
    """Weigh everything that waits anew, after a rule has changed; return how many."""
    with reading() as session:
        ids = queries.waiting_ids(session)
    done = 0
    for part in _parts(ids):
        with transaction() as session:  # short ones: others write in between
            done += len(_write(session, part, now))
    return done


def read_reasons(stored: str | None) -> tuple[Reason, ...]:
    """Stored reasons as the core has them; a sign of another version is passed over."""
    known = {sign.value for sign in Sign}
    rows = json.loads(stored) if stored else []
    return tuple(Reason(Sign(code), weight, params) for code, weight, params in rows
                 if code in known)  # fmt: skip


def _parts(ids: Iterable[int]) -> Iterable[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def _named_in(session: Session, ids: Collection[int]) -> set[int]:
    """The other purchases that the stored reasons of these name."""
    reasons = [
        reason for stored in queries.named_by(session, ids) for reason in read_reasons(stored)
    ]
    return {other for reason in reasons if isinstance(other := reason.params.get("purchase"), int)}


def _write(session: Session, ids: Collection[int], now: datetime) -> dict[int, Risk]:
    """Weigh those of the purchases that wait, and store it."""
    if not ids:
        return {}
    found = {key: risk.assess(facts) for key, facts in _facts(session, ids).items()}
    rows = [
        {"purchase_id": key, "score": one.score, "reasons": _reasons(one), "at": now}
        for key, one in found.items()
    ]
    session.execute(delete(PurchaseRisk).where(PurchaseRisk.purchase_id.in_(found.keys())))
    if rows:
        session.execute(insert(PurchaseRisk), rows)
    return found


def _reasons(one: Risk) -> str:
    told = [[reason.sign.value, reason.weight, dict(reason.params)] for reason in one.reasons]
    return json.dumps(told, ensure_ascii=False)


def _facts(session: Session, ids: Collection[int]) -> dict[int, Facts]:
    rows = queries.facts(session, ids)
    if not rows:
        return {}
    others = _others(session, rows)
    lines = _lines(session, rows)
    runs = _runs(session, rows)
    return {
        row.id: Facts(
            claimed=row.claimed,
            minimum=row.minimum,
            day=row.day,
            sent_at=row.arrived_at,
            receipt_number=row.receipt_number,
            has_photo=row.photo_key is not None,
            taken_on=row.taken_on,
            seller_since=row.registered_on,
            is_itemised=bool(lines.get(row.id)),
            lines=lines.get(row.id, ()),
            others=others.get(row.id, ()),
            months_at_minimum=runs.get(row.id, 0),
            reading=_reading(row),
        )
        for row in rows
    }


def _reading(row: Any) -> Read | None:
    if row.read_state is None:
        return None
    return Read(row.read_state == "terbaca", row.read_total, row.read_day, row.read_sure)


def _others(session: Session, rows: Sequence[Any]) -> dict[int, list[Other]]:
    """What resembles each purchase by file, look or claim."""
    ours = {row.id: row for row in rows}
    found: dict[tuple[int, int], Other] = {}
    since = min(row.arrived_at for row in rows) - PHOTOS_OF
    for pair in queries.alike(session, ours.keys(), since):
        other = _other(ours[pair.ours], pair)
        if other.apart is not None and other.apart <= risk.LIKE_OF_ONE_CLAIM:
            found[pair.ours, pair.id] = other
    for pair in queries.same_claim(session, ours.keys()):
        found[pair.ours, pair.id] = _other(ours[pair.ours], pair)
    for pair in queries.same_file(session, ours.keys()):
        found[pair.ours, pair.id] = _other(ours[pair.ours], pair, same_file=True)
    by_purchase: dict[int, list[Other]] = defaultdict(list)
    for key in sorted(found):
        by_purchase[key[0]].append(found[key])
    return by_purchase


def _other(our: Any, their: Any, *, same_file: bool = False) -> Other:
    place = (their.gallery, their.umkm_id) == (our.gallery, our.umkm_id)
    return Other(
        their.id,
        numbers.write(their.id, their.arrived_at),
        is_own=their.person_id == our.person_id,
        apart=0 if same_file else looks.distance(our.dhash or "", their.dhash or ""),
        same_file=same_file,
        same_claim=place and (their.day, their.claimed) == (our.day, our.claimed),
        receipt_number=their.receipt_number,
    )


def _lines(session: Session, rows: Sequence[Any]) -> dict[int, list[PricedLine]]:
    bought = {row.id: row for row in rows}
    lines = queries.lines(session, bought.keys())
    known: dict[int, list[Any]] = defaultdict(list)
    for price in queries.prices(session, {line.product_id for line in lines if line.product_id}):
        known[price.product_id].append(price)
    found: dict[int, list[PricedLine]] = defaultdict(list)
    for line in lines:
        of = bought[line.purchase_id]
        dearest = _dearest(known.get(line.product_id, ()), of.day, of.arrived_at)
        found[of.id].append(PricedLine(line.description, line.unit_price, dearest))
    return found


def _dearest(prices: Sequence[Any], day: date, until: datetime) -> int | None:
    """The highest price in force at any time from the day of purchase until it was entered."""
    begun = calendar.wib_midnight(day)
    before = [price.amount for price in prices if price.since <= begun]
    after = [price.amount for price in prices if begun < price.since <= until]
    return max([*before[-1:], *after], default=None)


def _runs(session: Session, rows: Sequence[Any]) -> Mapping[int, int]:
    """For how many months in a row, before its own, each buyer has bought just the minimum."""
    exact = {row.id: row.month for row in rows if row.claimed == row.minimum}
    if not exact:
        return {}
    first = min(exact.values())
    for _month in range(risk.MONTHS_BACK):
        first = calendar.previous_month(first)
    met: dict[int, set[date]] = defaultdict(set)
    for key, month in queries.months_at_minimum(session, exact.keys(), first):
        met[key].add(month)
    return {key: _run(met[key], month) for key, month in exact.items()}


def _run(met: set[date], month: date) -> int:
    run = 0
    while run < risk.MONTHS_BACK and (month := calendar.previous_month(month)) in met:
        run += 1
    return run
