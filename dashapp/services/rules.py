"""Sets the minimum of a level for months that open from now on (docs/rules.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dashapp.domain import calendar, rupiah, texts
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, Problem, Rejected
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

    It changes no month already opened. Raises Rejected on level, amount or document.
    """
    wanted, owed, paper = _accept(level, amount, document)
    with transaction() as session:
        rule = LevelRule(
            level=wanted.value,
            amount=owed,
            valid_from=valid_from,
            document=paper,
            entered_at=now,
        )
        session.add(rule)
        session.flush()
        trail.append(
            session,
            "rule_set",
            actor=by,
            now=now,
            subject=f"level_rule:{rule.id}",
            data={"level": wanted, "amount": owed, "from": valid_from, "document": paper},
        )
        opened = [row.month for row in queries.opened(session) if row.month >= valid_from]
        return NewRule(wanted, owed, valid_from, paper, tuple(opened))


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
