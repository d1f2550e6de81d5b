"""Fourteen months of the demo, made up in memory: who owes, who buys, what stands at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain

from dashapp.domain import calendar
from dashapp.domain.levels import LevelRule
from dashapp.domain.states import State
from dashapp.services.demo import books, cast, habits, market, offices, roster, slips, tills
from dashapp.services.demo.baskets import Baskets
from dashapp.services.demo.books import Owed, Sums
from dashapp.services.demo.cast import Player
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.habits import Habits, Manner
from dashapp.services.demo.lives import Bought, Step
from dashapp.services.demo.market import Market
from dashapp.services.demo.roster import Person
from dashapp.services.demo.tills import Tills

MONTHS = 14
CLOSING_DAY, CLOSING_HOUR = 28, 15  # of the month after, WIB
STAR = Manner(0.95, 0.9)  # how they did in the months before
SHORT = {"asn": 10_000, "camat": 20_000}  # rupiah that these players lack this month
SPENDER = "operator"  # who buys from the budget of the own office, more so month by month

Progress = Callable[[str, int, int], None]


@dataclass
class Story:
    """Everything that goes into the tables."""

    months: list[date]
    people: list[Person]
    market: Market
    players: list[Player]
    closings: dict[date, datetime]
    obligations: list[list[Owed]] = field(default_factory=list)  # by month
    purchases: list[Bought] = field(default_factory=list)
    ordered: list[tuple[Bought, int]] = field(default_factory=list)
    sums: Sums = field(default_factory=Sums)
    tills: Tills = field(default_factory=Tills)


def months_until(today: date) -> list[date]:
    """The months of the demo: at most fourteen, the last one that of `today`."""
    first = current = calendar.month_of(today)
    for _ in range(MONTHS - 1):
        first = calendar.previous_month(first)
    return calendar.months(max(first, calendar.FIRST_MONTH), current)


def closings(months: Sequence[date], today: date) -> dict[date, datetime]:
    """When months were closed whose deadline is over a month ago."""
    found = {}
    for month in months:
        deadline = calendar.report_by(month)
        if calendar.next_month(deadline).replace(day=deadline.day) < today:
            day = calendar.next_month(month).replace(day=CLOSING_DAY)
            found[month] = calendar.wib_midnight(day) + timedelta(hours=CLOSING_HOUR)
    return found


def tell(
    today: date, present: datetime, seed: int, rules: Sequence[LevelRule], progress: Progress
) -> Story:
    """Make it all up: the same `today` and `seed` give the same story, nothing after `present`."""

    def chance(subject: str) -> Chance:
        return Chance(seed, today, subject)

    months = months_until(today)
    listed = offices.offices()
    seated = _Counter(progress, "people", len(listed))
    people = roster.people(listed, months, chance("people"), seated)
    goods = market.build(months, chance("market"))
    players = cast.cast(people, goods, chance("cast"))
    story = Story(months, people, goods, players, closings(months, today))
    baskets = Baskets(goods, chance("baskets"))
    ways = Habits(goods, baskets, cast.actors(players), chance("habits"))
    manners = habits.manners([office.code for office in listed], chance("manners"))
    _live(story, ways, manners, chance("luck"), rules, (today, present), progress)
    # With a chance of its own: nobody else's purchases are others for it.
    budget = Habits(goods, baskets, cast.actors(players), chance("spending"))
    _spend(story, budget, (today, present))
    _sign_up(story)
    _book(story, progress)
    owing = {owed.person for owed in story.obligations[-1]}
    story.tills = tills.draw(
        story.purchases, goods, story.players, owing, months, present, chance("tills")
    )
    return story


def _live(
    story: Story,
    ways: Habits,
    manners: dict[str, Manner],
    chance: Chance,
    rules: Sequence[LevelRule],
    until: tuple[date, datetime],
    progress: Progress,
) -> None:
    tendency = {person.id: person.tendency for person in story.people}
    stars = {p.person: p.key for p in story.players if p.key in SHORT and p.person}
    months = story.months
    for place, rows in enumerate(books.owed_in(months, story.people, rules)):
        month = months[place]
        ways.begin(month, story.closings.get(month))
        settled = 0.86 + 0.14 * (place + 1) / len(months)
        usual = {opd: _this_month(manner, settled, chance) for opd, manner in manners.items()}
        for owed in rows:
            star = stars.get(owed.person)
            if star and month == months[-1]:
                bought = ways.exactly(owed, _parts(owed.minimum - SHORT[star]), until[0])
            elif star:
                bought = ways.of(owed, 0.0, STAR)
            else:
                bought = ways.of(owed, tendency[owed.person], usual[owed.opd])
            story.purchases += [one for one in bought if _is_known(one, *until)]
        story.obligations.append(rows)
        progress("purchases", place + 1, len(months))


def _spend(story: Story, ways: Habits, until: tuple[date, datetime]) -> None:
    spender = next(p.person for p in story.players if p.key == SPENDER)
    for place, rows in enumerate(story.obligations):
        ways.begin(story.months[place], story.closings.get(story.months[place]))
        ago = len(story.months) - 1 - place
        for owed in [row for row in rows if row.person == spender]:
            bought = [ways.for_the_office(owed) for _time in range(max(1, 6 - ago))]
            story.purchases += [one for one in bought if _is_known(one, *until)]


def _this_month(manner: Manner, settled: float, chance: Chance) -> Manner:
    if manner.perfect:
        return manner
    quality = manner.quality * settled + 0.06 * (chance.roll() - 0.5)
    return replace(manner, quality=min(0.985, quality))


def _parts(amount: int) -> list[int]:
    """An amount in three purchases, each a multiple of 5,000."""
    one = amount // 3 // 5_000 * 5_000
    return [one, one, amount - 2 * one]


def _is_known(bought: Bought, today: date, present: datetime) -> bool:
    """Leave of a purchase what is known at `present`; False when that is nothing.

    What galleries sold on the last day is known from their lists, which carry no time of day: it
    counts as entered when the day began, as with any import.
    """
    midnight = calendar.wib_midnight(today)
    first = bought.steps[0]
    if bought.day == today and first.state is State.TERVERIFIKASI and midnight <= present:
        bought.steps = [Step(midnight, first.state, first.amount, "impor")]
        bought.imported = True
    return bought.cut(present)


def _sign_up(story: Story) -> None:
    """An account for everybody whose purchase waits: its photo was uploaded from there."""
    numbers = {bought.person for bought in story.purchases if slips.waits(bought)}
    new = cast.senders(story.players, story.people, numbers)
    labels = {f"pegawai:{player.person}": player.label for player in new}
    story.players += new
    for bought in story.purchases:
        for step in bought.steps:
            step.actor = labels.get(step.actor, step.actor)


def _book(story: Story, progress: Progress) -> None:
    story.ordered = books.in_order(story.purchases)
    steps = books.by_obligation(story.ordered)
    counted = _Counter(progress, "sums", len(story.obligations))
    for rows in story.obligations:
        for owed in rows:
            story.sums.enter(owed, steps.pop(owed.id, ()))
        counted()


class _Counter:
    """Tells the progress of one stage, a unit with each call."""

    def __init__(self, progress: Progress, stage: str, total: int) -> None:
        self._progress, self._stage, self._total, self._done = progress, stage, total, 0

    def __call__(self) -> None:
        self._done += 1
        self._progress(self._stage, self._done, self._total)


def all_obligations(story: Story) -> list[Owed]:
    """The obligations of all months, in order of id."""
    return list(chain.from_iterable(story.obligations))
