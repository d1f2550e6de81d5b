"""Promotions of the demo: more of them month by month, and one office's present month as told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from dashapp.domain import calendar
from dashapp.services.demo.books import Owed
from dashapp.services.demo.bulk import Bulk
from dashapp.services.demo.cast import Player
from dashapp.services.demo.chance import Chance, Weighted, rows
from dashapp.services.demo.history import Story
from dashapp.services.trail import Entry
from db.models import Promotion, PromotionUmkm

STAR = "asn"  # the player whose office's present month is told
# How many promotions a month has beside the present one, by how many months ago it was.
FADING = (1.0, 0.7, 0.35)
EARLIER = 0.1
MOST = 4.8  # per ten people, in the busiest offices
LIKELY = {"rapat": 5, "cendera_mata": 3, "unggahan": 3, "oleh_oleh": 2, "ajakan": 2}
TOLD_BEFORE = 11  # of the star's office in the month before
LINK = "https://example.com/cerita-umkm"
# Day, kind and whether the star did it.
TOLD: tuple[tuple[int, str, bool], ...] = (
    (23, "rapat", False),
    (18, "cendera_mata", False),
    (16, "unggahan", True),
    (12, "oleh_oleh", True),
    (10, "ajakan", False),
    (9, "rapat", False),
    (8, "cendera_mata", True),
    (8, "rapat", False),
    (5, "unggahan", True),
    (4, "rapat", False),
    (4, "oleh_oleh", False),
    (3, "cendera_mata", False),
    (2, "unggahan", False),
    (2, "rapat", False),
)


@dataclass
class Shown:
    """One promotion; `sellers` are ids."""

    person: int
    opd: str
    day: date
    at: datetime
    kind: str
    text: str
    reached: int
    fund: str
    amount: int | None
    sellers: tuple[int, ...]
    link: str | None = None
    id: int = 0


def draw(story: Story, chance: Chance, today: date) -> list[Shown]:
    """All promotions in order of entry; the last day is yesterday, when the demo begins."""
    makers = _Makers(story, chance)
    found: list[Shown] = []
    for month, owed in zip(story.months, story.obligations, strict=True):
        ago = len(story.months) - 1 - story.months.index(month)
        last = min(calendar.last_day(month), today - timedelta(days=1))
        if last >= month:
            found += _month(makers, owed, month, last, ago)
    found.sort(key=lambda one: (one.at, one.person))
    for number, one in enumerate(found, start=1):
        one.id = number
    return found


def write(connection: Connection, made: Sequence[Shown]) -> None:
    """Insert them; people, offices and sellers are there already."""
    bulk = Bulk(connection)
    bulk.insert(
        Promotion,
        "id person_id opd month day kind text reached fund amount link key entered_at",
        (
            (one.id, one.person, one.opd, calendar.month_of(one.day), one.day, one.kind, one.text,
             one.reached, one.fund, one.amount, one.link, f"demo-promosi-{one.id:06d}", one.at)
            for one in made
        ),
    )  # fmt: skip
    bulk.insert(
        PromotionUmkm,
        "promotion_id umkm_id",
        ((one.id, seller) for one in made for seller in one.sellers),
    )
    bulk.follow_ids((Promotion,))


def told(made: Sequence[Shown], players: Sequence[Player]) -> Iterator[Entry]:
    """Each entry as an event; who has no account is named by the number of the person."""
    accounts = {player.person: player for player in players if player.person}
    for one in made:
        player = accounts.get(one.person)
        facts = {
            "person": one.person,
            "opd": one.opd,
            "month": calendar.write_month(calendar.month_of(one.day)),
            "kind": one.kind,
        }
        label = player.label if player else f"pegawai:{one.person}"
        number = player.id if player else None
        yield Entry(one.at, "promotion_recorded", label, number, f"promotion:{one.id}", facts)


class _Makers:
    """Draws single promotions."""

    def __init__(self, story: Story, chance: Chance) -> None:
        self.chance = chance
        self.star = next(p.person for p in story.players if p.key == STAR and p.person)
        self.known = {p.person for p in story.players if p.key}
        self._rows: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows("demo_promotions"):
            self._rows[row["kind"]].append(row)
        self._sellers: dict[str, list[int]] = defaultdict(list)
        for seller in story.market.sellers:
            if seller.id not in story.market.quiet:
                self._sellers[seller.kind].append(seller.id)
        self._kinds = Weighted(list(LIKELY), list(LIKELY.values()))
        self._busy: dict[str, float] = {}

    def busy(self, opd: str) -> float:
        """Promotions per ten people of a present month, the same for an office in all of them."""
        if opd not in self._busy:
            self._busy[opd] = MOST * (self.chance.roll() + self.chance.roll()) / 2
        return self._busy[opd]

    def one(
        self, person: int, opd: str, day: date, *, kind: str | None = None, turn: int | None = None
    ) -> Shown:
        """A promotion of that day; `turn` says which of the kind's words, else they are drawn."""
        chance, kind = self.chance, kind or self._kinds.draw(self.chance)
        texts = self._rows[kind]
        row = chance.one(texts) if turn is None else texts[turn % len(texts)]
        goods = [name for name in row["goods"].split(";") if name]
        amount = chance.whole(int(row["low"]), int(row["high"])) // 5 * 5_000
        return Shown(
            person,
            opd,
            day,
            calendar.wib_midnight(day) + timedelta(minutes=chance.whole(8 * 60, 20 * 60)),
            kind,
            row["text"],
            chance.whole(int(row["least"]), int(row["most"])),
            row["fund"],
            amount if row["fund"] != "tanpa" else None,
            tuple({chance.one(self._sellers[name]): None for name in goods}),
        )


def _month(
    makers: _Makers, owed: Sequence[Owed], month: date, last: date, ago: int
) -> Iterator[Shown]:
    staff: dict[str, list[int]] = defaultdict(list)
    for row in owed:
        staff[row.opd].append(row.person)
    home = next((row.opd for row in owed if row.person == makers.star), None)
    for opd, people in staff.items():
        others = [person for person in people if person not in makers.known] or people
        if opd == home and ago == 0:
            yield from _told(makers, opd, others, last)
            continue
        passed = last.day / calendar.last_day(month).day
        share = FADING[ago] if ago < len(FADING) else EARLIER
        number = round(makers.busy(opd) * len(people) / 10 * share * passed)
        number = TOLD_BEFORE if opd == home and ago == 1 else number
        for _one in range(number):
            day = month.replace(day=makers.chance.whole(1, last.day))
            yield makers.one(makers.chance.one(others), opd, day)


def _told(makers: _Makers, opd: str, others: Sequence[int], last: date) -> Iterator[Shown]:
    turns: dict[str, int] = defaultdict(int)
    for day, kind, own in TOLD:
        if day > last.day:
            continue
        person = makers.star if own else makers.chance.one(others)
        shown = makers.one(person, opd, last.replace(day=day), kind=kind, turn=turns[kind])
        turns[kind] += 1
        if own and kind == "unggahan":
            shown.link = LINK
        yield shown
