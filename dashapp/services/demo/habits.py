"""How people buy: by OPD more or less diligent, most at the last moment, a few never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from dashapp.domain import calendar
from dashapp.domain.states import Fund, State
from dashapp.services.demo import lives
from dashapp.services.demo.baskets import Baskets
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.lives import Bought, Step
from dashapp.services.demo.market import STEP, Market

HOUR = 3600
PERFECT, POOR = 7, 9  # so many OPDs always, and hardly ever, do their duty
FIXED = {"DIKDAYA": 0.71, "DINKES": 0.82, "DISKOMINFO": 0.74, "KEC-KRAKSAAN": 0.66, "DKUPP": 0.93}
BUYERS_OFFICES = frozenset({"DIKDAYA", "DINKES"})  # schools and clinics keep no OPD fund here
GALLERIES = ("DEK-KRAKSAAN", "DEK-BUPATI", "GM-KRAKSAAN", "DEK-SUKAPURA", "DEK-TONGAS")


class Owed(Protocol):
    """What of an obligation these habits look at."""

    id: int
    person: int
    opd: str
    minimum: int
    obliged: bool


@dataclass(frozen=True)
class Actors:
    """Labels in the trail: who decides about the purchases."""

    cashiers: Mapping[str, str]  # by gallery
    sellers: Mapping[int, str]  # by seller, of those who have an account
    verifiers: tuple[tuple[str, int], ...]  # DKUPP: label and person
    buyers: Mapping[int, str]  # by person, of those who have an account


@dataclass(frozen=True)
class Manner:
    """Of an OPD: the share of people who do their duty, and of those who do so without the rush."""

    quality: float
    prompt: float

    @property
    def perfect(self) -> bool:
        return self.quality >= 1


def manners(opds: Sequence[str], chance: Chance) -> dict[str, Manner]:
    """How each OPD does its duty, once the programme has settled."""
    rest = chance.shuffled([opd for opd in opds if opd not in FIXED])
    found = dict(FIXED) | dict.fromkeys(rest[:PERFECT], 1.0)
    for opd in rest[PERFECT : PERFECT + POOR]:
        found[opd] = 0.16 + 0.18 * chance.roll()
    for opd in rest[PERFECT + POOR :]:
        found[opd] = 0.55 + 0.42 * chance.roll()
    return {
        opd: Manner(quality, min(1.0, max(0.05, quality**1.5 + 0.3 * (chance.roll() - 0.35))))
        for opd, quality in found.items()
    }


class Habits:
    """Draws the purchases of one person in one month, until long after it."""

    def __init__(self, market: Market, baskets: Baskets, actors: Actors, chance: Chance) -> None:
        self._market, self._baskets, self._actors, self._chance = market, baskets, actors, chance
        self._midnights: dict[date, datetime] = {}
        self._prompt = 1.0  # of whoever buys next

    def begin(self, month: date, closed_at: datetime | None) -> None:
        """Turn to `month`; nothing of it may still be open at `closed_at`."""
        self._month, self._closed_at = month, closed_at
        self._last = calendar.last_day(month).day
        self._next = calendar.next_month(month)

    def of(self, owed: Owed, tendency: float, manner: Manner) -> list[Bought]:
        """The purchases of a person whose OPD does its duty in this manner."""
        chance, self._prompt = self._chance, manner.prompt
        found: list[Bought] = []
        if not owed.obliged:
            if chance.below(0.14):
                found.append(self._entered(owed, chance.whole(30, 140) * STEP))
            return found
        if manner.perfect:
            return self._complete(owed, early=True)
        luck = tendency if chance.below(0.7) else chance.roll()
        found = self._complete(owed) if luck < manner.quality else self._wanting(owed)
        if chance.below(0.035):
            found.append(self._odd_one(owed))
        if owed.opd not in BUYERS_OFFICES and chance.below(0.012):
            found.append(self.for_the_office(owed))
        return found

    def exactly(self, owed: Owed, amounts: Sequence[int], until: date) -> list[Bought]:
        """Verified purchases of just these amounts in this month, made before the day `until`."""
        days = (until - self._month).days
        found = []
        for place, amount in enumerate(amounts):
            day = self._month + timedelta(days=max(0, days * (place + 1) // (len(amounts) + 1)))
            bought = self._bought(owed, amount, day, GALLERIES[0], exact=True)
            arrived = self._at(day, (11 + place) * HOUR if days > 0 else 0)
            self._confirm(bought, arrived, amount)
            found.append(bought)
        return found

    def _complete(self, owed: Owed, *, early: bool = False) -> list[Bought]:
        chance = self._chance
        roll = chance.roll()
        extra = 0 if roll < 0.55 else chance.whole(1, 10) if roll < 0.85 else chance.whole(8, 60)
        return self._parts(owed, owed.minimum + extra * STEP, early=early)

    def _wanting(self, owed: Owed) -> list[Bought]:
        """Someone who does not make it, or not in time, or only in the eyes of the buyer."""
        chance = self._chance
        roll = chance.roll()
        if roll < 0.44:
            return []
        if roll < 0.74:
            some = int(owed.minimum * (0.2 + 0.7 * chance.roll())) // STEP * STEP
            return self._parts(owed, max(some, 10_000))
        if roll < 0.82:
            return [self._refused(owed, owed.minimum) for _ in range(chance.one((1, 1, 2)))]
        if roll < 0.90:
            return self._parts(owed, owed.minimum, late=True)
        return self._parts(owed, owed.minimum, stuck=True)

    def _parts(
        self, owed: Owed, goal: int, *, early: bool = False, late: bool = False, stuck: bool = False
    ) -> list[Bought]:
        """One to three purchases that together come to `goal` or a little more."""
        chance = self._chance
        roll = chance.roll()
        count = 1 if roll < 0.62 or goal < 30_000 else 2 if roll < 0.91 else 3
        found: list[Bought] = []
        left = goal
        for more in range(count - 1, -1, -1):
            if left <= 0:
                break
            part = left if more == 0 else max(10_000, int(left * (0.3 + 0.3 * chance.roll())))
            part = -(-part // STEP) * STEP
            late_one = late and more == 0
            bought = self._entered(owed, part, early=early, late=late_one, stuck=stuck)
            found.append(bought)
            left -= bought.steps[-1].amount
        return found

    def _entered(
        self,
        owed: Owed,
        amount: int,
        *,
        early: bool = False,
        late: bool = False,
        stuck: bool = False,
    ) -> Bought:
        """A purchase that is verified in the end: at once, after a look, or after mending."""
        chance = self._chance
        day = self._day(early)
        if not late and not stuck and chance.below(0.5 if early else 0.42):
            place = self._gallery()
            bought = self._bought(owed, amount, day, place)
            arrived = self._at(day, 9 * HOUR + int(chance.roll() * 7 * HOUR))
            self._confirm(bought, arrived, bought.claimed)
            return bought
        return self._recorded(owed, amount, day, early=early, late=late, stuck=stuck)

    def _recorded(
        self, owed: Owed, amount: int, day: date, *, early: bool, late: bool, stuck: bool
    ) -> Bought:
        chance = self._chance
        place: str | int = (
            self._gallery() if chance.below(0.6) else self._baskets.sellers.draw(chance)
        )
        lowered = chance.below(0.025)
        asked = amount + chance.whole(2, 20) * STEP if lowered else amount
        bought = self._bought(owed, asked, day, place)
        less = chance.whole(2, 20) * STEP if lowered else 0
        approved = max(bought.claimed - less, amount) if lowered else bought.claimed
        arrived = self._arrival(day, early=early, late=late)
        buyer, verifier = self._buyer(owed), self._verifier(owed, place)
        bought.steps.append(Step(arrived, State.DIAJUKAN, bought.claimed, buyer))
        if chance.below(0.03):
            why = chance.one(lives.RETURNED_BECAUSE)
            returned = self._decided(arrived, early=early, stuck=False, minutes=120)
            bought.steps.append(Step(returned, State.DIKEMBALIKAN, bought.claimed, verifier, why))
            arrived = self._before_closing(returned + timedelta(hours=chance.whole(3, 60)), 90)
            bought.steps.append(Step(arrived, State.DIAJUKAN, bought.claimed, buyer))
        seen = self._decided(arrived, early=early, stuck=stuck)
        reason = chance.one(lives.LOWERED_BECAUSE) if approved < bought.claimed else None
        bought.steps.append(Step(seen, State.TERVERIFIKASI, approved, verifier, reason))
        return bought

    def _refused(self, owed: Owed, amount: int) -> Bought:
        chance = self._chance
        day = self._day(early=False)
        place = self._baskets.sellers.draw(chance)
        bought = self._bought(owed, amount, day, place)
        arrived = self._arrival(day, early=False, late=False)
        bought.steps.append(Step(arrived, State.DIAJUKAN, bought.claimed, self._buyer(owed)))
        seen = self._decided(arrived, early=False, stuck=False)
        why = chance.one(lives.REJECTED_BECAUSE)
        verifier = self._verifier(owed, place)
        bought.steps.append(Step(seen, State.DITOLAK, bought.claimed, verifier, why))
        return bought

    def _odd_one(self, owed: Owed) -> Bought:
        """Beside the others: refused, withdrawn, or verified and cancelled."""
        chance = self._chance
        amount = chance.whole(20, 120) * STEP
        roll = chance.roll()
        if roll < 0.5:
            return self._refused(owed, amount)
        bought = self._entered(owed, amount)
        first = bought.steps[0]
        if roll < 0.8:
            buyer = self._buyer(owed)
            taken_back = self._before_closing(first.at + timedelta(hours=chance.whole(1, 30)), 60)
            bought.steps = [
                Step(first.at, State.DIAJUKAN, bought.claimed, buyer),
                Step(taken_back, State.DITARIK, bought.claimed, buyer),
            ]
            return bought
        end = bought.steps[-1]
        cancelled = self._before_closing(end.at + timedelta(hours=chance.whole(5, 90)), 10)
        why = chance.one(lives.CANCELLED_BECAUSE)
        verifier = self._verifier(owed, 0)
        bought.steps.append(Step(cancelled, State.DIBATALKAN, end.amount, verifier, why))
        return bought

    def for_the_office(self, owed: Owed) -> Bought:
        """Meeting food bought from the OPD's own budget."""
        chance = self._chance
        product = chance.one(self._baskets.meeting_food)
        day = self._day(early=False)
        price = product.prices[self._market.era_of(day)]
        quantity = chance.whole(15, 50)
        bought = Bought(
            owed.id,
            owed.person,
            day,
            None,
            product.seller,
            quantity * price,
            Fund.BELANJA_OPD,
            self._receipt(day),
            ((product, quantity, price),),
        )
        arrived = self._arrival(day, early=True, late=False)
        buyer, verifier = self._buyer(owed), self._verifier(owed, product.seller)
        bought.steps.append(Step(arrived, State.DIAJUKAN, bought.claimed, buyer))
        seen = self._decided(arrived, early=False, stuck=False)
        bought.steps.append(Step(seen, State.TERVERIFIKASI, bought.claimed, verifier))
        return bought

    def _bought(
        self, owed: Owed, amount: int, day: date, place: str | int, *, exact: bool = False
    ) -> Bought:
        """Goods for `amount` or a little more where there are such; else a total without lines."""
        chance = self._chance
        found = None
        if exact:
            found = self._baskets.at(place, self._market.era_of(day)).exactly(amount, chance)
        elif chance.below(0.82):
            found = self._baskets.at(place, self._market.era_of(day)).near(amount, chance)
        total, basket = found or (amount, ())
        gallery, seller = (place, None) if isinstance(place, str) else (None, place)
        receipt = self._receipt(day)
        return Bought(
            owed.id, owed.person, day, gallery, seller, total, Fund.PRIBADI, receipt, basket
        )

    def _confirm(self, bought: Bought, at: datetime, amount: int) -> None:
        cashier = self._actors.cashiers[bought.gallery or GALLERIES[0]]
        bought.steps.append(Step(at, State.TERVERIFIKASI, amount, cashier))

    def _receipt(self, day: date) -> str | None:
        if self._chance.below(0.22):
            return None
        return f"{day:%d%m}-{self._chance.whole(1, 480):03d}"

    def _gallery(self) -> str:
        roll = self._chance.roll()
        return GALLERIES[int(roll * roll * len(GALLERIES))]

    def _day(self, early: bool) -> date:
        """Most buy in the second half, when there is little of the month left."""
        chance = self._chance
        if early:
            return self._month.replace(day=chance.whole(1, 18))
        if chance.below(self._prompt):
            return self._month.replace(day=chance.whole(1, 23))
        if chance.below(0.4):
            return self._month.replace(day=chance.whole(self._last - 5, self._last))
        return self._month.replace(day=chance.whole(1, self._last))

    def _arrival(self, day: date, *, early: bool, late: bool) -> datetime:
        """Entered within days, or in the rush before the 10th, or after it."""
        chance = self._chance
        second = 7 * HOUR + int(chance.roll() * 15 * HOUR)
        if late:
            return self._at(self._next.replace(day=chance.whole(11, 21)), second)
        roll = chance.roll()
        if early or roll < 0.15 + 0.75 * self._prompt:
            return self._at(day, 12 * HOUR + second * 2 // 5) + timedelta(
                days=chance.one((0, 0, 0, 1, 1, 2, 3))
            )
        if chance.below(0.86):
            rush = self._next.replace(day=chance.one(lives.RUSH_DAYS))
            return self._at(rush, second + HOUR * 3 // 2)
        return self._at(self._next.replace(day=chance.whole(1, 7)), second)

    def _decided(
        self, arrived: datetime, *, early: bool, stuck: bool, minutes: int = 20
    ) -> datetime:
        """The queue takes hours, sometimes days; what is stuck waits for more than three weeks."""
        chance = self._chance
        wait = 24 * 24 * HOUR if stuck else int((chance.roll() ** 2) * (30 if early else 96) * HOUR)
        return self._before_closing(arrived + timedelta(seconds=wait + 1800), minutes)

    def _before_closing(self, at: datetime, minutes: int) -> datetime:
        if self._closed_at is None:
            return at
        return min(at, self._closed_at - timedelta(minutes=minutes))

    def _buyer(self, owed: Owed) -> str:
        return self._actors.buyers.get(owed.person) or f"pegawai:{owed.person}"

    def _verifier(self, owed: Owed, place: str | int) -> str:
        """The cashier, the seller or DKUPP; never the buyer."""
        if isinstance(place, str) and self._chance.below(0.5):
            return self._actors.cashiers[place]
        if isinstance(place, int) and place in self._actors.sellers:
            return self._actors.sellers[place]
        one, other = self._actors.verifiers
        first = one if self._chance.below(0.6) else other
        return first[0] if first[1] != owed.person else (other if first is one else one)[0]

    def _at(self, day: date, second: int) -> datetime:
        midnight = self._midnights.get(day)
        if midnight is None:
            midnight = self._midnights[day] = calendar.wib_midnight(day)
        return midnight + timedelta(seconds=second)
