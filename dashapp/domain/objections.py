"""What somebody says against their own figures, and how it is answered (docs/rules.md §7)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from dashapp.domain import calendar, texts
from dashapp.domain.problems import BadValue, Problem, Rejected

LEAST, MOST = 10, 1000  # letters of a text: enough to understand, short enough to read
OPEN_EACH = 5  # unanswered ones of one person, so that nobody floods DKUPP


class ObjectionKind(StrEnum):
    EVALUATION = "evaluasi"  # against how a month counted
    CORRECTION = "koreksi"  # of what was owed: jenjang, OPD, exemption


class Outcome(StrEnum):
    ACCEPTED = "diterima"
    REFUSED = "ditolak"


def accept(
    kind: object, month: object, text: object, *, months: Collection[date]
) -> tuple[ObjectionKind, date, str]:
    """Judge the whole form; `months` are those in which the person owes or is exempt.

    Raises Rejected with every problem by field: kind, month, text.
    """
    problems: dict[str, Problem] = {}
    found_kind = kind if isinstance(kind, str) and kind in list(ObjectionKind) else None
    if found_kind is None:
        problems["kind"] = Problem("objection_kind_unknown")
    try:
        found_month = calendar.read_month(month)
        if found_month not in months:
            raise BadValue("objection_month_not_owed")
    except BadValue:
        problems["month"] = Problem(
            "objection_month_not_owed" if month else "objection_month_empty"
        )
    found_text = _text(text, "text", problems)
    if problems:
        raise Rejected(problems)
    return ObjectionKind(str(found_kind)), found_month, found_text


def accept_answer(outcome: object, text: object) -> tuple[Outcome, str]:
    """Judge an answer; raises Rejected with every problem by field: outcome, answer."""
    problems: dict[str, Problem] = {}
    if not isinstance(outcome, str) or outcome not in list(Outcome):
        problems["outcome"] = Problem("objection_outcome_empty")
    found = _text(text, "answer", problems)
    if problems:
        raise Rejected(problems)
    return Outcome(str(outcome)), found


def _text(value: object, field: str, problems: dict[str, Problem]) -> str:
    try:
        found = texts.read_paragraph(value, field=f"objection_{field}", limit=MOST) or ""
        if len(found) < LEAST:
            raise BadValue(f"objection_{field}_too_short", limit=LEAST, found=len(found))
    except BadValue as bad:
        problems[field] = bad.problem
        return ""
    return found
