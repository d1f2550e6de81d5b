"""The people of the demo: who they are, where they have served, and what excuses some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dashapp.domain import calendar
from dashapp.domain.levels import Level
from dashapp.domain.obligations import Exemption, ExemptionReason
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.names import FEMALE, MALE, Named, Names, Nips
from dashapp.services.demo.offices import Desk, Desks, Office

PNS, CPNS, PPPK = ("Aktif", "PNS"), ("CPNS", "CPNS"), ("PPPK Aktif", "PPPK")
PARUH_WAKTU = ("PPPK Aktif", "PPPK Paruh Waktu")
AWAY = ("CLTN", "Tugas Belajar", "Masa Persiapan Pensiun", "Pemberhentian Sementara")
STAYS_PUT = frozenset({"DISKOMINFO", "DKUPP", "KEC-KRAKSAAN"})  # the demo accounts' own offices
LARGEST = frozenset({"DIKDAYA", "DINKES"})
JOINERS, PROMOTED, EXEMPTED, ABSENT = 84, 36, 110, 42
# Pairs that change places in the mutasi wave, by level: 60 people.
SWAPS = {
    Level.KEPALA_OPD_ESELON_III: 3,
    Level.ESELON_III: 5,
    Level.ESELON_IV: 8,
    Level.PELAKSANA: 14,
}
WAVE_DAY = 6
# Reason: how often, and how many months at least and at most.
EXCUSES: tuple[tuple[ExemptionReason, int, int, int], ...] = (
    (ExemptionReason.CUTI_MELAHIRKAN, 34, 3, 3),
    (ExemptionReason.SAKIT_PANJANG, 20, 2, 6),
    (ExemptionReason.TUGAS_BELAJAR, 22, 12, 24),
    (ExemptionReason.MPP_PENSIUN, 14, 6, 12),
    (ExemptionReason.CUTI_BESAR, 8, 2, 3),
    (ExemptionReason.TANPA_TPP, 6, 6, 12),
    (ExemptionReason.CLTN, 4, 12, 24),
    (ExemptionReason.DIBERHENTIKAN_SEMENTARA, 2, 3, 6),
)


@dataclass
class Stay:
    """Serving at a desk from `first` until the day before `until`."""

    desk: Desk
    first: date
    until: date | None = None


@dataclass
class Excuse:
    """An exemption and when DKUPP entered it."""

    exemption: Exemption
    entered_at: datetime


@dataclass
class Person:
    """Someone of the demo; `tendency` near 0 buys in most months, near 1 in few."""

    id: int
    sex: str
    named: Named
    nip: str
    tendency: float
    stays: list[Stay]
    statuses: list[tuple[date, tuple[str, str]]]
    excuses: list[Excuse] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Always at one desk, always in service: nothing about this person changes."""
        active = {PNS, PPPK}
        return (
            len(self.stays) == 1
            and not self.excuses
            and all(kind in active for _, kind in self.statuses)
        )

    def desk_on(self, day: date) -> Desk | None:
        for stay in self.stays:
            if stay.first <= day and (stay.until is None or stay.until > day):
                return stay.desk
        return None

    def status_on(self, day: date) -> tuple[str, str]:
        known = [kind for since, kind in self.statuses if since <= day]
        return known[-1] if known else ("", "")


def people(
    offices: Sequence[Office], months: Sequence[date], chance: Chance, tick: Callable[[], None]
) -> list[Person]:
    """Everyone: each OPD has its headcount at the end, and had about as many all along."""
    maker = _Maker(months, chance)
    everyone = []
    for office in offices:
        everyone += [maker.settled(desk) for desk in maker.desks.of(office, chance)]
        tick()
    order = chance.shuffled([person for person in everyone if not person.stays[0].desk.structural])
    joiners = order[:JOINERS] if len(months) > 1 else []
    everyone += [maker.replaced(person) for person in joiners]
    rest = [person for person in order[JOINERS:] if person.statuses[0][1] in (PNS, PPPK)]
    if len(months) > 1:
        _swap(everyone, months, chance)
        _promote([person for person in rest if len(person.stays) == 1], months, chance)
    _send_away(rest[-ABSENT:], months, chance)
    _excuse(rest[EXEMPTED : 3 * EXEMPTED], months, chance)
    return everyone


class _Maker:
    """Makes people one after the other; ids and NIPs go on from the last."""

    def __init__(self, months: Sequence[date], chance: Chance) -> None:
        self.desks, self._names, self._nips = Desks(), Names(), Nips()
        self._months, self._chance, self._id = months, chance, 0

    def settled(self, desk: Desk) -> Person:
        """Someone who has sat there since before the first month."""
        chance = self._chance
        kind = self._kind(desk)
        days = chance.whole(40, 2400 if kind == PNS else 800)
        first = (self._months[0] - timedelta(days=days)).replace(day=1)
        return self._person(desk, first, kind)

    def replaced(self, person: Person) -> Person:
        """Let `person` have come in a later month; return who sat there before and left."""
        chance, desk = self._chance, person.stays[0].desk
        predecessor = self._person(desk, person.stays[0].first, PNS, senior=True)
        came = chance.one(self._months[1:])
        first = came if chance.below(0.7) else came - timedelta(days=chance.whole(5, 20))
        predecessor.stays[0].until = came
        kind = person.statuses[0][1]
        kind = CPNS if kind == PNS else kind
        person.nip = self._nips.draw_new(chance, person.sex, first, pppk=kind != CPNS)
        person.stays[0].first, person.statuses = first, [(first, kind)]
        return predecessor

    def _kind(self, desk: Desk) -> tuple[str, str]:
        chance = self._chance
        if desk.structural:
            return PNS
        if desk.level == Level.PELAKSANA and chance.below(0.05):
            return PARUH_WAKTU
        share = 0.36 if desk.opd in LARGEST else 0.14
        return PPPK if chance.below(share) else PNS

    def _person(
        self, desk: Desk, first: date, kind: tuple[str, str], *, senior: bool = False
    ) -> Person:
        chance = self._chance
        self._id += 1
        women = 0.62 if desk.opd in LARGEST else 0.36
        sex = FEMALE if chance.below(0.25 if desk.structural else women) else MALE
        named = self._names.draw(chance, sex, list(desk.degrees))
        old = senior or desk.structural
        nip = self._nips.draw(chance, sex, pppk=kind not in (PNS, CPNS), before=first, senior=old)
        return Person(
            self._id, sex, named, nip, chance.roll(), [Stay(desk, first)], [(first, kind)]
        )


def wave_of(months: Sequence[date]) -> date:
    """The day of the mutasi wave: the 6th of a month some way back."""
    return months[max(0, len(months) - 6)].replace(day=WAVE_DAY)


def _swap(everyone: Sequence[Person], months: Sequence[date], chance: Chance) -> None:
    """Two people of one level change places, so that no office grows or shrinks."""
    day = wave_of(months)
    for level, pairs in SWAPS.items():
        fit = [person for person in everyone if _may_move(person, level, day)]
        drawn = chance.shuffled(fit)
        for _ in range(pairs):
            one = drawn.pop()
            other = next((p for p in drawn if p.stays[0].desk.opd != one.stays[0].desk.opd), None)
            if other is None:
                break
            drawn.remove(other)
            _change_places(one, other, day)


def _may_move(person: Person, level: Level, day: date) -> bool:
    desk = person.stays[0].desk
    return (
        desk.level == level
        and desk.opd not in STAYS_PUT | LARGEST
        and desk.jenis in ("Struktural", "Pelaksana")
        and not desk.review
        and person.plain
        and person.stays[0].until is None
        and person.stays[0].first < day
    )


def _change_places(one: Person, other: Person, day: date) -> None:
    now_one, now_other = one.stays[0].desk, other.stays[0].desk
    one.stays = [Stay(now_other, one.stays[0].first, day), Stay(now_one, day)]
    other.stays = [Stay(now_one, other.stays[0].first, day), Stay(now_other, day)]


def _promote(order: Sequence[Person], months: Sequence[date], chance: Chance) -> None:
    """Fungsional people who were pelaksana before; the month after counts with the new level."""
    fit = [person for person in order if person.plain and _is_fungsional(person)]
    for person in fit[:PROMOTED]:
        now, first = person.stays[0].desk, person.stays[0].first
        before = replace(
            now,
            jenis="Pelaksana",
            title="Penata Layanan Operasional",
            level=Level.PELAKSANA,
        )
        day = chance.one(months[1:]) - timedelta(days=chance.one((0, 0, 12, 15)))
        person.stays = [Stay(before, first, day), Stay(now, day)]


def _is_fungsional(person: Person) -> bool:
    desk = person.stays[0].desk
    return desk.level == Level.ESELON_IV and desk.opd not in STAYS_PUT


def _send_away(order: Sequence[Person], months: Sequence[date], chance: Chance) -> None:
    """KEDUDUKAN HUKUM other than Aktif, from the beginning or from some month on."""
    for person in order:
        if person.stays[0].desk.opd in STAYS_PUT or len(person.stays) > 1:
            continue
        jenis = person.statuses[0][1][1]
        kind = (chance.one(AWAY), jenis)
        first = person.stays[0].first
        if chance.below(0.5):
            person.statuses = [(first, kind)]
        else:
            person.statuses.append((chance.one(months), kind))


def _excuse(order: Sequence[Person], months: Sequence[date], chance: Chance) -> None:
    number = iter(range(11, 9999, 7))
    wanted = iter(_drawn_reasons(chance))
    reason = next(wanted, None)
    for person in order:
        if reason is None:
            return
        if not person.plain or _unfit(person, reason[0]):
            continue
        person.excuses = [_excuse_of(reason, months, next(number), chance)]
        reason = next(wanted, None)


def _drawn_reasons(chance: Chance) -> Iterator[tuple[ExemptionReason, int]]:
    for reason, times, least, most in EXCUSES:
        for _ in range(times):
            yield reason, chance.whole(least, most)


def _unfit(person: Person, reason: ExemptionReason) -> bool:
    only_women = reason is ExemptionReason.CUTI_MELAHIRKAN
    return (only_women and person.sex == MALE) or person.stays[0].desk.opd in STAYS_PUT


def _excuse_of(
    reason: tuple[ExemptionReason, int], months: Sequence[date], number: int, chance: Chance
) -> Excuse:
    why, length = reason
    first = chance.one(months)
    last = first
    for _ in range(length - 1):
        last = calendar.next_month(last)
    day = first - timedelta(days=chance.whole(3, 20))
    entered = calendar.wib_midnight(day) + timedelta(hours=9, minutes=chance.whole(0, 300))
    document = f"800.1.11.4/{number:04d}/426.205/{day.year}"
    return Excuse(Exemption(why, first, last, document), entered)
