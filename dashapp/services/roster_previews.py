"""Keeps what was read from a roster between looking and confirming, in memory and not for long.

A file of people lies on no disk; after a restart it is uploaded again.
"""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dashapp.domain import sharing
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.roster_changes import Changes
from dashapp.domain.roster_groups import Group, without_doubted, written
from dashapp.services import roster, roster_outlook
from dashapp.services.roster import Imported, Preview
from dashapp.services.roster_outlook import Outlook
from dashapp.services.roster_write import Tell
from dashapp.services.rules import read_document

KEPT = timedelta(hours=2)
MOST = 4  # previews in memory, whoever made them
KEEP, RELEASE = "keep", "release"  # what becomes of those who are doubted to have left


@dataclass
class Held:
    """A preview with its mark; `done` counts what has been written while it is confirmed."""

    token: str
    preview: Preview
    at: datetime
    working: bool = False
    total: int = 0
    done: Counter[Group] = field(default_factory=Counter)
    outlooks: dict[bool, Outlook] = field(default_factory=dict)

    def outlook(self, choice: str | None, now: datetime) -> Outlook:
        """What the changes under a choice make of the next month; worked out once for each."""
        release = choice == RELEASE
        if release not in self.outlooks:
            day = self.preview.day
            self.outlooks[release] = roster_outlook.outlook(self.chosen(choice), day=day, now=now)
        return self.outlooks[release]

    def chosen(self, choice: str | None) -> Changes:
        """What would be written under a choice; all but RELEASE keeps those who are doubted."""
        changes = self.preview.changes
        if choice == RELEASE or not changes.asks:
            return changes
        return without_doubted(changes)


class Previews:
    """The latest preview of each account."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_account: dict[int, Held] = {}

    def take(self, content: bytes, name: str, *, day: date, by: Actor, now: datetime) -> Held:
        """Read a file and keep what it would change. Raises Rejected on "file"."""
        owner = _owner(by)
        return self._keep(owner, _slim(roster.preview(content, name, day=day)), now)

    def again(self, token: str, *, day: date, by: Actor, now: datetime) -> Held:
        """Compare the same file with what is known now, for an import dated `day`."""
        held = self.get(token, by=by, now=now)
        return self._keep(_owner(by), roster.again(held.preview, day=day), now)

    def of(self, by: Actor, now: datetime) -> Held | None:
        """The own preview, None when there is none or it is too old."""
        owner = _owner(by)
        with self._lock:
            self._forget(now)
            return self._by_account.get(owner)

    def get(self, token: object, *, by: Actor, now: datetime) -> Held:
        """The own preview with this mark; Rejected preview_gone on "" when it is another now."""
        held = self.of(by, now)
        if held is None or held.token != token:
            raise Rejected({"": Problem("preview_gone")})
        return held

    def drop(self, by: Actor) -> None:
        """Forget the own preview, unless it is being confirmed."""
        with self._lock:
            held = self._by_account.get(_owner(by))
            if held is not None and not held.working:
                del self._by_account[_owner(by)]

    def confirm(
        self,
        token: object,
        choice: str | None,
        reason: str | None,
        document: str | None,
        *,
        by: Actor,
        now: datetime,
    ) -> Imported:
        """Do what was looked at, once.

        Letting many go at once needs a reason and a document. Raises Rejected on "reason",
        "document" or "": preview_gone, preview_busy, roster_changed.
        """
        held = self.get(token, by=by, now=now)
        why = _why(reason, document) if choice == RELEASE and held.preview.changes.asks else {}
        changes = held.chosen(choice)
        with self._lock:
            if held.working:
                raise Rejected({"": Problem("preview_busy")})
            held.working, held.total, held.done = True, written(changes), Counter()
        try:
            chosen = replace(held.preview, changes=changes)
            imported = roster.confirm(chosen, by=by, now=now, why=why, tell=_follow(held))
        finally:
            held.working = False
        self.drop(by)
        return imported

    def _keep(self, owner: int, preview: Preview, now: datetime) -> Held:
        held = Held(secrets.token_urlsafe(12), preview, now)
        with self._lock:
            self._forget(now)
            before = self._by_account.pop(owner, None)
            if before is not None and before.working:
                self._by_account[owner] = before
                raise Rejected({"": Problem("preview_busy")})
            idle = [each for each, kept in self._by_account.items() if not kept.working]
            for each in idle[: max(0, len(self._by_account) - MOST + 1)]:
                del self._by_account[each]
            self._by_account[owner] = held
        return held

    def _forget(self, now: datetime) -> None:
        for owner, each in list(self._by_account.items()):
            if not each.working and now - each.at > KEPT:
                del self._by_account[owner]


def _owner(by: Actor) -> int:
    """Whose preview it is; NotAllowed for all but DKUPP (docs/rules.md §8)."""
    if by.account_id is None or not by.holds(Role.DKUPP):
        raise NotAllowed
    return by.account_id


def _slim(preview: Preview) -> Preview:
    """Without the cells of the good rows: only the refused ones are handed back."""
    refused = {problem.row for problem in preview.changes.refused}
    rows = [
        row if number in refused else [] for number, row in enumerate(preview.table.rows, start=1)
    ]
    return replace(preview, table=replace(preview.table, rows=rows))


def _follow(held: Held) -> Tell:
    def tell(group: Group, number: int) -> None:
        held.done[group] += number

    return tell


def _why(reason: str | None, document: str | None) -> dict[str, str]:
    """What lets many go at once, for the trail; Rejected on "reason" and "document"."""
    problems: dict[str, Problem] = {}
    told = ""
    try:
        told = sharing.read_reason(reason)
    except BadValue as bad:
        problems["reason"] = bad.problem
    paper = read_document(document, problems)
    if problems:
        raise Rejected(problems)
    return {"reason": told, "document": paper}


PREVIEWS = Previews()
