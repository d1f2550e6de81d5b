"""How many planted frauds stand at the top of the queue: `python -m tests.bench.bench_risk [SEED]`.

Fifteen thousand receipts of the demo are made to wait, each with a photo drawn for it, and 300 of
them are turned into frauds of six kinds. Honest people are not tidy either: some send at night,
some cameras have lost their clock, some shops ask a little more than the catalogue says.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageEnhance
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dashapp import migrate, photo_worker
from dashapp.domain import calendar, looks
from dashapp.domain.people import Actor, Role
from dashapp.domain.risk import CHECK
from dashapp.domain.states import Fund, State
from dashapp.services import demo, risk, verification
from dashapp.services.demo import history, market
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.lives import Bought, Step
from dashapp.services.demo.slips import Flaw, Slip, Till
from db import session as db_session
from db.models import Account, Obligation, Photo, Purchase, PurchaseLine, PurchaseRisk

NOW = datetime(2026, 7, 10, 12, tzinfo=UTC)  # 19.00 WIB on the last day to report June
WAITING, OF_EACH_KIND = 15_000, 50
TOP = 0.05
HELD_OUT = ("photo from before the purchase", "unusual time")
CAMERA_TELLS = 0.8  # of the photos; messengers drop what the camera wrote
# Of honest receipts, what looks odd all the same.
DAY_BEFORE, CLOCK_LOST = 0.01, 0.02
AT_NIGHT, BEFORE_OPENING, LITTLE_DEARER = 0.004, 0.003, 0.01


@dataclass
class Receipt:
    """One waiting purchase with what is to be stored of it."""

    bought: Bought
    minimum: int
    line_ids: list[int]
    arrived: datetime
    picture: Any = None
    sha256: str = ""
    dhash: str = ""
    taken_on: date | None = None
    kind: str = ""  # of fraud
    prices: dict[int, int] = field(default_factory=dict)  # of lines, when they are changed


def main(seed: int) -> None:
    """Make the queue, plant the frauds, weigh, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        db_session.configure(f"sqlite:///{Path(folder) / 'simadu.db'}")
        migrate.upgrade()
        today = calendar.wib_day(NOW)
        demo.load(today=today, now=NOW, seed=seed)
        chance = Chance(seed, today, "frauds")
        goods = market.build(history.months_until(today), Chance(seed, today, "market"))
        with db_session.transaction() as session:
            receipts = _receipts(session, goods)
            _photograph(receipts, Till(goods), chance)
            _be_untidy(receipts, chance)
            planter = Planter(session, receipts, Till(goods), chance)
            planter.plant()
            _store(session, receipts)
        began = time.monotonic()
        weighed = risk.weigh_all(now=NOW)
        took = time.monotonic() - began
        _print(receipts, planter.victims, seed)
        print(f"\nweighed {weighed} in {took:.1f} s ({1000 * took / weighed:.2f} ms each)")
        _time_the_page()
        db_session.dispose()


def _receipts(session: Session, goods: market.Market) -> list[Receipt]:
    """The purchases that arrived last, as if nobody had decided about them."""
    products = {product.id: product for product in goods.products}
    query = (
        select(Purchase, Obligation.minimum)
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .where(Purchase.fund == "pribadi", Purchase.source == "form")
        .order_by(Purchase.arrived_at.desc(), Purchase.id.desc())
        .limit(WAITING)
    )
    rows = session.execute(query).all()
    lines: dict[int, list[PurchaseLine]] = defaultdict(list)
    first = min(row.Purchase.id for row in rows)
    wanted = select(PurchaseLine).where(PurchaseLine.purchase_id >= first)
    for line in session.scalars(wanted.order_by(PurchaseLine.purchase_id, PurchaseLine.position)):
        lines[line.purchase_id].append(line)
    found = []
    for row in rows:
        one: Purchase = row.Purchase
        basket = tuple(
            (products[line.product_id or 0], line.quantity, line.unit_price)
            for line in lines[one.id]
        )
        bought = Bought(
            one.obligation_id, one.person_id, one.day, one.gallery, one.umkm_id, one.claimed,
            Fund.PRIBADI, one.receipt_number, basket,
            [Step(one.arrived_at, State.DIAJUKAN, one.claimed, "")], id=one.id,
        )  # fmt: skip
        ids = [line.id for line in lines[one.id]]
        found.append(Receipt(bought, row.minimum, ids, one.arrived_at))
    return sorted(found, key=lambda receipt: receipt.bought.id)


def _photograph(receipts: list[Receipt], till: Till, chance: Chance) -> None:
    for receipt in receipts:
        flaw = Flaw.BLURRED if chance.below(0.01) else None
        _show(receipt, till.photograph(Slip(receipt.bought, receipt.bought, flaw), chance))
        if chance.below(CAMERA_TELLS):
            receipt.taken_on = receipt.bought.day + timedelta(
                days=0 if chance.below(0.87) else chance.whole(1, 3)
            )


def _show(receipt: Receipt, picture: Any) -> None:
    receipt.picture, receipt.dhash = picture, picture.dhash
    receipt.sha256 = f"{receipt.bought.id:064d}"


def _be_untidy(receipts: list[Receipt], chance: Chance) -> None:
    """What happens to honest people."""
    for receipt in receipts:
        if receipt.taken_on and chance.below(DAY_BEFORE):
            receipt.taken_on -= timedelta(days=1)
        elif receipt.taken_on and chance.below(CLOCK_LOST):
            receipt.taken_on = date(2020, 1, chance.whole(1, 28))
        if chance.below(AT_NIGHT):
            receipt.arrived = _hour(receipt.bought.day + timedelta(days=1), 1, 4, chance)
        elif chance.below(BEFORE_OPENING):
            receipt.arrived = _hour(receipt.bought.day, 5, 8, chance)
        if receipt.bought.basket and chance.below(LITTLE_DEARER):
            _ask_more(receipt, 1 + chance.whole(2, 9) / 100)


class Planter:
    """Turns honest receipts into frauds; `victims`: whose receipts were borrowed for that."""

    def __init__(
        self, session: Session, receipts: list[Receipt], till: Till, chance: Chance
    ) -> None:
        self._session, self._till, self._chance = session, till, chance
        self._pool = chance.shuffled(receipts)
        self.victims: set[int] = set()

    def plant(self) -> None:
        """So many of each kind."""
        kinds: dict[str, Callable[[Receipt], None]] = {
            "same or nearly the same photo": self._same_photo,
            "receipt of another person": self._same_receipt,
            "price above the catalogue": self._dear,
            "photo from before the purchase": self._old_photo,
            "just the minimum, again and again": self._at_minimum,
            "unusual time": self._odd_time,
        }
        for name, spoil in kinds.items():
            for _ in range(OF_EACH_KIND):
                one = self._pool.pop()
                while "price" in name and not one.bought.basket:
                    one = self._pool.pop()
                one.kind = name
                spoil(one)

    def _lender(self, of: Receipt) -> Receipt:
        other = self._pool.pop()
        while other.bought.person == of.bought.person or not other.bought.receipt:
            other = self._pool.pop()
        self.victims.add(other.bought.id)
        return other

    def _same_photo(self, one: Receipt) -> None:
        """The file itself, or as a messenger has packed it; half claim what stands on it."""
        other = self._lender(one)
        if self._chance.below(0.5):
            _claim_as(one, other)
        if self._chance.below(0.5):
            one.sha256, one.dhash = other.sha256, other.dhash
        else:
            one.dhash = photo_worker.dhash(_saved_anew(other, self._chance))

    def _same_receipt(self, one: Receipt) -> None:
        """The paper was photographed again, under another light."""
        other = self._lender(one)
        _claim_as(one, other)
        one.bought.receipt = _written(other.bought.receipt or "", self._chance)
        _show(one, self._till.photograph(Slip(other.bought, other.bought, None), self._chance))

    def _dear(self, one: Receipt) -> None:
        _ask_more(one, 1 + self._chance.whole(15, 100) / 100)

    def _old_photo(self, one: Receipt) -> None:
        one.taken_on = one.bought.day - timedelta(days=self._chance.whole(2, 120))

    def _at_minimum(self, one: Receipt) -> None:
        one.bought.claimed, one.bought.basket, one.line_ids = one.minimum, (), []
        _met_exactly(self._session, one, self._chance.whole(3, 6))

    def _odd_time(self, one: Receipt) -> None:
        if self._chance.below(0.6):
            day = one.bought.day + timedelta(days=1)
            one.arrived = _hour(day, 1, 4, self._chance)
        else:
            one.arrived = _hour(one.bought.day, 4, 8, self._chance)


def _claim_as(one: Receipt, other: Receipt) -> None:
    """Claim what the other's receipt says."""
    theirs = other.bought
    one.bought.day, one.bought.gallery, one.bought.seller = (
        theirs.day, theirs.gallery, theirs.seller,
    )  # fmt: skip
    one.bought.claimed, one.bought.basket, one.line_ids = theirs.claimed, (), []
    one.taken_on = theirs.day if one.taken_on else None
    one.arrived = max(one.arrived, other.arrived)


def _saved_anew(other: Receipt, chance: Chance) -> Image.Image:
    """As it comes out of a messenger: smaller, packed again, a little brighter or cut."""
    picture = Image.open(io.BytesIO(other.picture.webp)).convert("RGB")
    wide, high = picture.size
    if chance.below(0.5):
        cut = chance.whole(1, 3)  # pixels
        picture = picture.crop((cut, cut, wide - cut, high - cut))
    share = chance.whole(50, 130) / 100
    picture = picture.resize((round(wide * share), round(high * share)))
    picture = ImageEnhance.Brightness(picture).enhance(chance.whole(90, 110) / 100)
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=chance.whole(40, 85))
    return Image.open(packed).convert("RGB")


def _written(number: str, chance: Chance) -> str:
    return chance.one((number, number.replace("-", " "), f"No. {number}", number.lstrip("0")))


def _ask_more(receipt: Receipt, times: float) -> None:
    product, quantity, price = receipt.bought.basket[0]
    dearer = round(price * times)
    receipt.prices[receipt.line_ids[0]] = dearer
    receipt.bought.claimed += quantity * (dearer - price)
    receipt.bought.basket = ((product, quantity, dearer), *receipt.bought.basket[1:])


def _met_exactly(session: Session, one: Receipt, months: int) -> None:
    """The months before were met with just the minimum, too."""
    past = session.execute(
        select(Obligation.id, Obligation.minimum)
        .where(
            Obligation.person_id == one.bought.person,
            Obligation.month < calendar.month_of(one.bought.day),
        )
        .order_by(Obligation.month.desc())
        .limit(months)
    ).all()
    for row in past:
        session.execute(
            insert(Purchase).values(
                obligation_id=row.id, person_id=one.bought.person, day=one.bought.day,
                gallery=one.bought.gallery, umkm_id=one.bought.seller, claimed=row.minimum,
                amount=row.minimum, state="terverifikasi", fund="pribadi", arrived_at=one.arrived,
                source="form",
            )
        )  # fmt: skip


def _hour(day: date, first: int, until: int, chance: Chance) -> datetime:
    minutes = chance.whole(first * 60, until * 60 - 1)
    return calendar.wib_midnight(day) + timedelta(minutes=minutes)


def _store(session: Session, receipts: list[Receipt]) -> None:
    account = session.scalars(select(Account.id).limit(1)).one()
    photos, rows, dropped = [], [], []
    for receipt in receipts:
        bought, key = receipt.bought, f"bench-{receipt.bought.id}"
        photos.append(
            {
                "key": key, "sha256": receipt.sha256, "dhash": receipt.dhash, "width": 480,
                "height": 700, "size": 1, "account_id": account, "uploaded_at": receipt.arrived,
                "taken_on": receipt.taken_on, **looks.columns(receipt.dhash),
            }
        )  # fmt: skip
        rows.append(
            {
                "id": bought.id, "state": "diajukan", "claimed": bought.claimed,
                "amount": bought.claimed, "day": bought.day, "gallery": bought.gallery,
                "umkm_id": bought.seller, "receipt_number": bought.receipt, "photo_key": key,
                "arrived_at": receipt.arrived, "decided_at": None, "decided_by": None,
                "source": "form",
            }
        )  # fmt: skip
        if receipt.kind and not receipt.line_ids:
            dropped.append(bought.id)
    session.execute(insert(Photo), photos)
    session.execute(update(Purchase), rows)
    changed = [pair for receipt in receipts for pair in receipt.prices.items()]
    session.execute(update(PurchaseLine), [{"id": i, "unit_price": p} for i, p in changed])
    session.execute(PurchaseLine.__table__.delete().where(  # type: ignore[attr-defined]
        PurchaseLine.purchase_id.in_(dropped)))  # fmt: skip


def _print(receipts: list[Receipt], victims: set[int], seed: int) -> None:
    with db_session.reading() as session:
        scores = {row.purchase_id: row for row in session.scalars(select(PurchaseRisk))}
    order = sorted(receipts, key=lambda r: (-scores[r.bought.id].score, r.arrived, r.bought.id))
    top = {receipt.bought.id for receipt in order[: round(len(order) * TOP)]}
    by_kind: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in sorted(receipts, key=lambda one: one.kind):
        by_kind[receipt.kind].append(receipt)
    honest = [one for one in by_kind.pop("") if one.bought.id not in victims]
    print(f"seed {seed}: {len(receipts)} waiting, {sum(map(len, by_kind.values()))} frauds planted")
    print(f"\n| kind of fraud | planted | in the top {TOP:.0%} ({len(top)}) | share |")
    print("|---|---:|---:|---:|")
    for kind, found in by_kind.items():
        hits = sum(one.bought.id in top for one in found)
        name = f"{kind} (held out)" if kind in HELD_OUT else kind
        print(f"| {name} | {len(found)} | {hits} | {hits / len(found):.0%} |")
    every = [one for found in by_kind.values() for one in found]
    hits = sum(one.bought.id in top for one in every)
    print(f"| all | {len(every)} | {hits} | {hits / len(every):.0%} |")
    alarms = [one for one in honest if scores[one.bought.id].score >= CHECK]
    share = len(alarms) / len(honest)
    print(
        f"\nfalse alarms: {len(alarms)} of {len(honest)} honest receipts ({share:.2%}) are marked"
    )
    print('"Perlu dicek"; the', len(victims), "honest ones whose receipt was borrowed aside")
    signs = Counter(
        reason.sign.value
        for one in alarms
        for reason in risk.read_reasons(scores[one.bought.id].reasons)[:1]
    )
    print("by their heaviest sign:", ", ".join(f"{sign} {n}" for sign, n in signs.most_common()))


def _time_the_page() -> None:
    """The first fifty of fifteen thousand, and how long they take."""
    dkupp = Actor(account_id=10**6, roles=frozenset({Role.DKUPP}))
    times = []
    for _ in range(7):
        began = time.monotonic()
        queue = verification.queue(by=dkupp, now=NOW, order="risk")
        times.append(time.monotonic() - began)
    print(f"first {len(queue.items)} of {queue.waiting}: median {1000 * sorted(times)[3]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
