"""Sets the minimum of a level for months that open from now on (docs/rules.md §2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, rupiah, texts
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import trail
from db.models import LevelRule
from db.queries import months as queries
from db.session import transaction

LONGEST_DOCUMENT = 200


@dataclass(frozen=True)
class NewRule:
    """`unchanged`: months already opened that begin on or after its day; they keep their own."""

    level: Level
    amount: int
    valid_from: date
    document: str
    unchanged: tuple[date, ...]


def set_minimum(
    level: str, amount: object, valid_from: date, document: str, *, by: Actor, now: datetime
) -> NewRule:
    """Enter a minimum that holds for months whose first day is on or after `valid_from`.

    It changes no month already opened. Raises Rejected on level, amount or document; NotAllowed
    but for DKUPP.
    """
    demand_dkupp(by)
    wanted, owed, paper = _accept(level, amount, document)
    with transaction() as session:
        return _enter(session, wanted, owed, valid_from, paper, by, now)


def set_minimums(
    amounts: Mapping[Level, object],
    valid_from: date,
    document: object,
    *,
    by: Actor,
    now: datetime,
) -> tuple[NewRule, ...]:
    """Enter the minimums of several levels by one document: all of them, or none.

    Raises Rejected on "document", on the code of a level whose amount is wrong, or on "" when
    there is no level at all; NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    owed, problems = read_amounts(amounts)
    paper = read_document(document, problems)
    if not amounts:
        problems[""] = Problem("rule_unchanged")
    if problems:
        raise Rejected(problems)
    with transaction() as session:
        entered = [
            _enter(session, level, amount, valid_from, paper, by, now)
            for level, amount in owed.items()
        ]
    return tuple(entered)


def read_amounts(amounts: Mapping[Level, object]) -> tuple[dict[Level, int], dict[str, Problem]]:
    """The amounts that can be read, and what is wrong with the others by the level's code."""
    owed: dict[Level, int] = {}
    problems: dict[str, Problem] = {}
    for level, amount in amounts.items():
        try:
            owed[level] = rupiah.read(amount)
        except BadValue as bad:
            problems[level.value] = bad.problem
    return owed, problems


def demand_dkupp(by: Actor) -> None:
    """NotAllowed unless DKUPP acts, or the program itself."""
    if by.system is None and not by.holds(Role.DKUPP):
        raise NotAllowed


def _enter(
    session: Session,
    level: Level,
    amount: int,
    valid_from: date,
    document: str,
    by: Actor,
    now: datetime,
) -> NewRule:
    rule = LevelRule(
        level=level.value, amount=amount, valid_from=valid_from, document=document, entered_at=now
    )
    session.add(rule)
    session.flush()
    facts = {"level": level, "amount": amount, "from": valid_from, "document": document}
    subject = f"level_rule:{rule.id}"
    trail.append(session, "rule_set", actor=by, now=now, subject=subject, data=facts)
    opened = [row.month for row in queries.opened(session) if row.month >= valid_from]
    return NewRule(level, amount, valid_from, document, tuple(opened))


def _accept(level: str, amount: object, document: str) -> tuple[Level, int, str]:
    problems: dict[str, Problem] = {}
    if level not in {known.value for known in Level}:
        names = ", ".join(known.value for known in Level)
        problems["level"] = Problem("level_code_unknown", {"levels": names})
    owed = 0
    try:
        owed = rupiah.read(amount)
    except BadValue as bad:
        problems["amount"] = bad.problem
    paper = read_document(document, problems)
    if problems:
        raise Rejected(problems)
    return Level(level), owed, paper


def read_document(document: object, problems: dict[str, Problem]) -> str:
    """The number of the document that orders an act; what is wrong goes into `problems`."""
    try:
        paper = texts.read(document, field="document", limit=LONGEST_DOCUMENT)
    except BadValue as bad:
        problems["document"] = bad.problem
        return ""
    if paper is None:
        problems["document"] = Problem("document_empty")
    return paper or ""


def months_named(months: tuple[date, ...]) -> list[str]:
    """The months as commands and other programs write them."""
    return [calendar.write_month(month) for month in months]
