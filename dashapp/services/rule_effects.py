"""What a new minimum would do, worked out on the latest opened month (docs/rules.md §2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashapp.domain import calendar, levels
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.services import months
from dashapp.services.rules import demand_dkupp
from db.queries import months as month_queries
from db.queries import rules as queries
from db.session import reading

HISTORY = 12  # rules


@dataclass(frozen=True)
class Standing:
    """A level today: its minimum, who owes it in the month looked at, and their sum."""

    level: Level
    minimum: int
    people: int
    target: int
    next_minimum: int | None = None  # entered already, for a month still to come
    next_from: date | None = None


@dataclass(frozen=True)
class Entered:
    """A rule as it was entered; `by` is empty for one of the beginning."""

    level: Level
    amount: int
    valid_from: date
    document: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Book:
    """The levels, the month they are looked at in (None: none was opened), and the history."""

    month: date | None
    standings: tuple[Standing, ...]
    history: tuple[Entered, ...]
    opened: tuple[date, ...]


@dataclass(frozen=True)
class Effect:
    """What drafted minimums would have done to the obliged people of `month`.

    `short`: fulfilled as it is, and not with the draft; `freed`: the other way round.
    `spent`: of the level asked for, how many people spent how much.
    """

    month: date | None
    target_now: int
    target_then: int
    short: int
    freed: int
    targets: Mapping[Level, int]
    spent: Mapping[int, int]


def book(*, by: Actor, now: datetime) -> Book:
    """The minimums as they are with their history; NotAllowed but for DKUPP."""
    demand_dkupp(by)
    with reading() as session:
        latest = queries.last_opened(session)
        month = None if latest is None else latest.month
        rows = {} if month is None else {r.level: r for r in queries.levels_in(session, month)}
        rules = months.rules_of(session)
        present = max(calendar.FIRST_MONTH, calendar.month_of(calendar.wib_day(now)))
        standings = tuple(_standing(each, rows.get(each), rules, present) for each in Level)
        entered = queries.latest(session, HISTORY)
        authors = {
            row.subject: row
            for row in queries.events_about(session, [f"level_rule:{rule.id}" for rule in entered])
        }
        history = tuple(_entered(rule, authors.get(f"level_rule:{rule.id}")) for rule in entered)
        opened = tuple(row.month for row in month_queries.opened(session))
        return Book(month, standings, history, opened)


def effect(draft: Mapping[Level, int], level: Level, *, by: Actor) -> Effect:
    """What the drafted minimums (rupiah by level) would do; NotAllowed but for DKUPP.

    Only verified purchases of fund pribadi count, as for being fulfilled (docs/rules.md §4).
    """
    demand_dkupp(by)
    with reading() as session:
        latest = queries.last_opened(session)
        if latest is None:
            return Effect(None, 0, 0, 0, 0, {}, {})
        rows = queries.spending(session, latest.month)
        return _weigh(latest.month, rows, draft, level)


def _weigh(month: date, rows: Sequence[Any], draft: Mapping[Level, int], level: Level) -> Effect:
    target_now = short = freed = 0
    targets: dict[Level, int] = defaultdict(int)
    spent: Counter[int] = Counter()
    for code, minimum, verified, people in rows:
        then = draft.get(Level(code), minimum)
        target_now += minimum * people
        targets[Level(code)] += then * people
        short += people * (minimum <= verified < then)
        freed += people * (then <= verified < minimum)
        if code == level.value:
            spent[verified] += people
    return Effect(
        month, target_now, sum(targets.values()), short, freed, dict(targets), dict(spent)
    )


def _standing(level: Level, row: Any, rules: Sequence[levels.LevelRule], present: date) -> Standing:
    minimum = levels.minimum(level, present, rules)
    later = [rule for rule in rules if rule.level == level and rule.valid_from > present]
    upcoming = min(later, key=lambda rule: (rule.valid_from, -rule.order), default=None)
    return Standing(
        level,
        minimum,
        0 if row is None else row.people,
        0 if row is None else int(row.target),
        None if upcoming is None else upcoming.amount,
        None if upcoming is None else upcoming.valid_from,
    )


def _entered(rule: Any, event: Any) -> Entered:
    by = "" if event is None else event.name or event.actor
    return Entered(
        Level(rule.level), rule.amount, rule.valid_from, rule.document, rule.entered_at, by
    )
