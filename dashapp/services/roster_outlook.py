"""What an import would make of the next month: people in service, who owes, how much in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, obligations
from dashapp.domain.levels import LevelRule
from dashapp.domain.obligations import Exemption, ExemptionReason, Facts
from dashapp.domain.roster_changes import Change, Changes
from dashapp.domain.roster_known import KnownPerson, KnownPosting, Status
from dashapp.services import months, roster
from db.queries import months as queries
from db.queries import roster as roster_queries
from db.session import reading


@dataclass(frozen=True)
class Owing:
    """People who owe in a month, and their minimums in all, in rupiah."""

    people: int
    minimum: int


@dataclass(frozen=True)
class Outlook:
    """`locked`: the latest month whose obligations are fixed; `month`: the first that counts."""

    serving: int
    serving_after: int
    locked: date | None
    locked_people: int
    month: date
    now: Owing
    after: Owing


@dataclass(frozen=True)
class _Servant:
    """A person as postings and statuses have it, before or after an import."""

    person_id: int | None
    postings: tuple[KnownPosting, ...]
    statuses: tuple[Status, ...]


def counts_from(opened: Sequence[date], day: date, now: datetime) -> date:
    """The first month that an import dated `day` changes (docs/rules.md §2): not opened yet."""
    first = day if day.day == 1 else calendar.next_month(calendar.month_of(day))
    latest = max((*opened, calendar.month_of(calendar.wib_day(now))))
    return max(first, calendar.next_month(latest))


def outlook(changes: Changes, *, day: date, now: datetime) -> Outlook:
    """Compare the next month with and without the changes; writes nothing."""
    with reading() as session:
        known = roster.known_people(session)
        opened = roster_queries.opened_months(session)
        month = counts_from(opened, day, now)
        before = [_Servant(p.person_id, p.postings, p.statuses) for p in known]
        after = list(_after(known, changes))
        count = _Count(session, month)
        locked = max(opened, default=None)
        return Outlook(
            serving=_serving(before),
            serving_after=_serving(after),
            locked=locked,
            locked_people=roster_queries.obliged_in(session, locked) if locked else 0,
            month=month,
            now=count.of(before),
            after=count.of(after),
        )


class _Count:
    """Counts who owes in a month that has not been opened, as opening it would."""

    def __init__(self, session: Session, month: date) -> None:
        self._month = month
        self._rules: list[LevelRule] = months.rules_of(session)
        self._exemptions: dict[int, list[Exemption]] = defaultdict(list)
        for row in queries.exemptions_in(session, month):
            self._exemptions[row.person_id].append(
                Exemption(
                    ExemptionReason(row.reason), row.first_month, row.last_month, row.document
                )
            )

    def of(self, servants: Iterable[_Servant]) -> Owing:
        owed = [amount for servant in servants if (amount := self._owes(servant)) is not None]
        return Owing(len(owed), sum(owed))

    def _owes(self, servant: _Servant) -> int | None:
        post = _on(servant.postings, self._month)
        if post is None:
            return None
        status = [each for each in servant.statuses if each.valid_from <= self._month][-1:]
        facts = Facts(
            post.opd,
            post.override or post.level,
            status[0].kedudukan if status else "",
            status[0].jenis_pegawai if status else "",
            self._exemptions.get(servant.person_id or 0, ()),
        )
        decided = obligations.decide(facts, self._month, self._rules)
        return decided.minimum if decided.obliged else None


def _serving(servants: Iterable[_Servant]) -> int:
    return sum(bool(s.postings) and s.postings[-1].valid_to is None for s in servants)


def _on(postings: Sequence[KnownPosting], day: date) -> KnownPosting | None:
    in_force = (
        post
        for post in postings
        if post.valid_from <= day and (post.valid_to is None or post.valid_to > day)
    )
    return next(in_force, None)


def _after(known: Iterable[KnownPerson], changes: Changes) -> Iterator[_Servant]:
    by_person = {change.person.person_id: change for change in changes.changes if change.person}
    for person in known:
        change = by_person.get(person.person_id)
        if change is None:
            yield _Servant(person.person_id, person.postings, person.statuses)
        else:
            statuses = person.statuses if change.statuses is None else change.statuses
            yield _Servant(person.person_id, _postings(person.postings, change), statuses)
    for change in changes.changes:
        if change.person is None:
            yield _Servant(None, _postings((), change), change.statuses or ())


def _postings(known: Sequence[KnownPosting], change: Change) -> tuple[KnownPosting, ...]:
    kept = list(known)
    if change.cut is not None:
        kept = [
            post
            if post.valid_to and post.valid_to <= change.cut
            else replace(post, valid_to=change.cut)
            for post in known
            if post.valid_from < change.cut
        ]
    row = change.row
    if change.begins is not None and row is not None:
        kept.append(
            KnownPosting(
                0,
                row.opd,
                row.unit,
                row.jenis_jabatan,
                row.nama_jabatan,
                row.eselon,
                row.level,
                change.begins,
                None,
            )
        )
    return tuple(kept)
