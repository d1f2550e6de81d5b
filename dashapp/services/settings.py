"""The settings of DKUPP: read where they count, changed by a document, kept in the trail (§2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import settings
from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.settings import Key
from dashapp.services import trail
from dashapp.services.rules import demand_dkupp, read_document
from db.models import Setting
from db.queries import rules as rule_queries
from db.queries import settings as queries
from db.session import reading, transaction


@dataclass(frozen=True)
class Change:
    """One change of a setting, as the trail keeps it."""

    key: Key
    old: str
    new: str
    document: str
    at: datetime
    by: str


def late_weight(session: Session) -> Fraction:
    """What a late month weighs in the evaluation."""
    return settings.late_weight(queries.value(session, Key.LATE_WEIGHT))


def values(*, by: Actor) -> dict[Key, str]:
    """The values in force; NotAllowed but for DKUPP."""
    demand_dkupp(by)
    with reading() as session:
        stored = queries.every(session)
    return {key: settings.value_of(key, stored.get(key.value)) for key in Key}


def change(key: object, value: object, document: object, *, by: Actor, now: datetime) -> None:
    """Change a setting by a document.

    Orders already placed and months already opened keep what they were made with; the weight of
    a late month counts at once. Raises Rejected on value or document; NotAllowed but for DKUPP.
    """
    demand_dkupp(by)
    problems: dict[str, Problem] = {}
    paper = read_document(document, problems)
    if key not in list(Key) or value not in settings.VALUES[Key(str(key))]:
        problems["value"] = Problem("setting_value")
    if problems:
        raise Rejected(problems)
    known, wanted = Key(str(key)), str(value)
    with transaction() as session:
        row = session.get(Setting, known.value)
        old = settings.value_of(known, None if row is None else row.value)
        if old == wanted:
            raise Rejected({"value": Problem("setting_unchanged")})
        if row is None:
            session.add(Setting(key=known.value, value=wanted))
        else:
            row.value = wanted
        facts = {"from": old, "to": wanted, "document": paper}
        subject = f"setting:{known.value}"
        trail.append(session, "setting_changed", actor=by, now=now, subject=subject, data=facts)


def history(*, by: Actor) -> tuple[Change, ...]:
    """Every change, the newest first; NotAllowed but for DKUPP."""
    demand_dkupp(by)
    with reading() as session:
        rows = rule_queries.events_about(session, [f"setting:{key.value}" for key in Key])
        return tuple(_change(row) for row in reversed(rows))


def _change(row: Any) -> Change:
    facts = json.loads(row.data)
    key = Key(row.subject.removeprefix("setting:"))
    by = row.name or row.actor
    return Change(key, facts["from"], facts["to"], facts["document"], row.at, by)
