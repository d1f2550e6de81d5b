"""Puts the demo into the tables, in an order in which every reference finds its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, update

from dashapp.domain import calendar, looks
from dashapp.domain.purchases import share
from dashapp.services import trail
from dashapp.services.demo import album
from dashapp.services.demo.books import COUNTS, Owed, Sums
from dashapp.services.demo.bulk import Bulk, Row
from dashapp.services.demo.cast import Player
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.market import Market, since_of
from dashapp.services.demo.roster import Person
from db.models import (
    Account,
    Event,
    Exemption,
    Grant,
    Month,
    MonthDay,
    MonthSummary,
    Nip,
    Obligation,
    Photo,
    Posting,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    PurchaseStep,
    Revision,
    ServiceStatus,
    Stock,
    StockMove,
    Umkm,
)
from db.models import (
    Person as PersonRow,
)

SERIAL = (
    PersonRow,
    Posting,
    Exemption,
    Umkm,
    Product,
    Price,
    Account,
    Grant,
    Obligation,
    Purchase,
    PurchaseLine,
    PurchaseStep,
    StockMove,
)
EVENT = "seq at kind actor account_id subject data hash"

Tick = Callable[[int], None]  # told how many rows were written


class Writer:
    """Inserts into one connection's transaction and counts what it writes."""

    def __init__(self, connection: Connection, tick: Tick) -> None:
        self._connection, self._tick, self._done = connection, tick, 0
        self._bulk = Bulk(connection)

    def people(self, people: Sequence[Person]) -> None:
        self._put(
            PersonRow,
            "id name title_front title_back",
            ((p.id, p.named.name, p.named.front, p.named.back) for p in people),
        )
        self._put(Nip, "nip person_id current", ((p.nip, p.id, True) for p in people))
        self._put(
            Posting,
            "person_id opd unit jenis_jabatan nama_jabatan eselon level review valid_from valid_to",
            _postings(people),
        )
        self._put(
            ServiceStatus, "person_id valid_from kedudukan jenis_pegawai",
            ((p.id, since, *kind) for p in people for since, kind in p.statuses),
        )  # fmt: skip
        self._put(
            Exemption,
            "person_id reason first_month last_month document entered_at",
            _exemptions(people),
        )

    def market(self, market: Market) -> None:
        self._put(
            Umkm,
            "id code name kecamatan phone active",
            ((s.id, s.code, s.name, s.kecamatan, s.phone, True) for s in market.sellers),
        )
        self._put(
            Product,
            "id umkm_id name category unit picture active",
            ((p.id, p.seller, p.name, p.category, p.unit, p.picture, True)
             for p in market.products),
        )  # fmt: skip
        self._put(
            Price,
            "product_id amount since",
            ((p.id, amount, calendar.wib_midnight(day))
             for p in market.products for day, amount in since_of(market, p)),
        )  # fmt: skip
        self._put(
            Stock,
            "gallery product_id quantity",
            ((gallery, number, pieces) for (gallery, number), pieces in market.stock.items()),
        )
        self._put(
            StockMove,
            "at gallery product_id change kind actor",
            ((calendar.wib_midnight(market.eras[0]), *shelf, pieces, "awal", "demo")
             for shelf, pieces in market.stock.items() if pieces),
        )  # fmt: skip

    def accounts(self, players: Sequence[Player], first: date, hashed: str) -> None:
        """Accounts and their roles, from the day `first` on."""
        at = calendar.wib_midnight(first)
        self._put(
            Account,
            "id way login name person_id password_hash must_change notice_at active demo failures"
            " created_at",
            ((p.id, p.way, p.login, p.name, p.person, hashed if p.key else None, False,
              at if p.key else None, True, bool(p.key), 0, at) for p in players),
        )  # fmt: skip
        self._put(
            Grant,
            "account_id role scope first_day given_by given_at",
            ((p.id, p.role, p.scope, first, "demo", at) for p in players if p.role != "asn"),
        )

    def months(self, months: Sequence[date], closings: dict[date, datetime]) -> None:
        self._put(
            Month,
            "month opened_at report_by closed_at",
            ((m, calendar.wib_midnight(m), calendar.report_by(m), closings.get(m))
             for m in months),
        )  # fmt: skip

    def obligations(self, rows: Iterable[Owed]) -> None:
        self._put(
            Obligation,
            "id person_id month opd level minimum obliged reason verified waiting rejected"
            " opd_fund",
            ((o.id, o.person, o.month, o.opd, o.level.value, o.minimum, o.obliged, o.reason,
              o.totals.verified, o.totals.waiting, o.totals.rejected, o.opd_fund) for o in rows),
        )  # fmt: skip

    def photos(self, photos: Sequence[album.Photo]) -> None:
        self._put(
            Photo,
            f"key sha256 dhash width height size account_id uploaded_at {' '.join(looks.BANDS)}",
            ((p.key, p.sha256, p.picture.dhash, p.picture.width, p.picture.height,
              len(p.picture.webp), p.player.id, p.at, *looks.bands(p.picture.dhash))
             for p in photos),
        )  # fmt: skip

    def purchases(self, purchases: Sequence[Bought], ordered: Sequence[tuple[Bought, int]]) -> None:
        by_id = sorted(purchases, key=lambda bought: bought.id)
        self._put(
            Purchase,
            "id obligation_id person_id day gallery umkm_id claimed amount state fund"
            " receipt_number photo_key reason arrived_at decided_at decided_by source import_key",
            map(_purchase, by_id),
        )
        self._put(
            PurchaseLine,
            "purchase_id position product_id umkm_id description quantity unit_price amount",
            (line for bought in by_id for line in _lines(bought)),
        )
        self._put(
            PurchaseStep,
            "seq purchase_id at obligation_id state amount fund reason actor",
            (_step(seq, *entry) for seq, entry in enumerate(ordered, start=1)),
        )

    def sums(self, sums: Sums) -> None:
        columns = " ".join(COUNTS)
        self._put(
            MonthSummary,
            f"month opd level {columns}",
            ((*key, *values) for key, values in sums.summary.items()),
        )
        self._put(
            MonthDay,
            f"month day opd level {columns}",
            ((*key, *values) for key, values in sums.days.items()),
        )

    def events(self, head: tuple[int, str], entries: Iterable[trail.Entry]) -> None:
        """Chain the events to `head` (number and hash), and make the last one the new head."""
        last = head

        def chained() -> Iterator[Row]:
            nonlocal last
            for row in trail.chain(*head, entries):
                last = (row["seq"], row["hash"])
                yield tuple(row[name] for name in names)

        names = EVENT.split()
        self._put(Event, EVENT, chained())
        moved = {"n": Revision.n + 1, "head_seq": last[0], "head_hash": last[1]}
        self._connection.execute(update(Revision).values(moved))

    def finish(self) -> None:
        self._bulk.follow_ids(SERIAL)

    def _put(self, model: Any, names: str, rows: Iterable[Row]) -> None:
        self._bulk.insert(model, names, self._counted(rows))
        self._tick(self._done)

    def _counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._done += 1
            if self._done % 10_000 == 0:
                self._tick(self._done)
            yield row


def _postings(people: Sequence[Person]) -> Iterator[Row]:
    for person in people:
        for stay in person.stays:
            desk = stay.desk
            facts = (desk.opd, desk.unit, desk.jenis, desk.title, desk.eselon, desk.level.value)
            yield (person.id, *facts, desk.review, stay.first, stay.until)


def _exemptions(people: Sequence[Person]) -> Iterator[Row]:
    for person in people:
        for excuse in person.excuses:
            what = excuse.exemption
            period = (what.first_month, what.last_month, what.document)
            yield (person.id, what.reason.value, *period, excuse.entered_at)


def _purchase(bought: Bought) -> Row:
    last, decision = bought.last, bought.decision()
    return (
        bought.id,
        bought.obligation,
        bought.person,
        bought.day,
        bought.gallery,
        bought.seller,
        bought.claimed,
        last.amount,
        last.state.value,
        bought.fund.value,
        bought.receipt,
        bought.photo,
        last.reason,
        bought.arrived,
        decision.at if decision else None,
        decision.actor if decision else None,
        bought.source or ("impor" if bought.imported else "form"),
        f"demo:{bought.id}" if bought.imported else None,
    )


def _lines(bought: Bought) -> Iterator[Row]:
    if not bought.basket:
        return
    amounts = [quantity * price for _, quantity, price in bought.basket]
    if bought.last.amount != bought.claimed:
        amounts = share(bought.last.amount, amounts)
    for position, ((product, quantity, price), amount) in enumerate(
        zip(bought.basket, amounts, strict=True), start=1
    ):
        seller = product.seller
        yield (bought.id, position, product.id, seller, product.name, quantity, price, amount)


def _step(seq: int, bought: Bought, place: int) -> Row:
    step = bought.steps[place]
    what = (step.state.value, step.amount, bought.fund.value, step.reason, step.actor)
    return (seq, bought.id, step.at, bought.obligation, *what)
