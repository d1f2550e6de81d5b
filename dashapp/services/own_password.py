"""One's own password: the first one, and a new one in place of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import entrance, passwords, sessions, trail
from dashapp.services.sessions import SignedIn
from db.models import Account
from db.queries import accounts as queries
from db.session import reading, transaction


def choose(visitor: SignedIn, password: str, repeated: str, *, notice: bool, now: datetime) -> None:
    """Take the person's own password and consent; raise Rejected by field.

    Every other device of the account is signed out.
    """
    with reading() as session:
        account = queries.by_id(session, visitor.account_id)
    if account is None or not visitor.pending:
        raise NotAllowed  # an own password is changed with that one in hand: see `change`
    if problems := _problems(account, password, repeated, notice):
        raise Rejected(problems)
    chosen = passwords.make_hash(password)
    with transaction() as session:
        current = session.get_one(Account, account.id)
        current.password_hash = chosen
        current.must_change, current.one_time_until = False, None
        current.notice_at = current.notice_at or now
        sessions.end_all(session, account.id, now, but=visitor.session_id)
        sessions.tell(session, "password_chosen", account.id, now)


def change(
    old: str | None,
    new: str | None,
    repeated: str | None,
    *,
    by: Actor,
    session_id: str,
    now: datetime,
) -> None:
    """Replace one's own password; every other device is signed out.

    Raises Rejected by field (old, password, repeated). Wrong old passwords make the account rest
    as wrong ones at the door do.
    """
    with reading() as session:
        account = queries.by_id(session, by.account_id or 0)
    if account is None:
        raise NotAllowed
    _check_old(account, old or "", now)
    if problems := _problems(account, new or "", repeated or "", notice=True):
        raise Rejected(problems)
    chosen = passwords.make_hash(new or "")
    with transaction() as session:
        current = session.get_one(Account, account.id)
        if current.password_hash != account.password_hash:
            raise Rejected({"old": Problem("password_wrong")})  # changed meanwhile
        _refuse_resting(current, now)  # others guessed while the hashes were worked out
        current.password_hash = chosen
        current.failures, current.wait_until = 0, None
        sessions.end_all(session, account.id, now, but=session_id)
        subject = f"akun:{account.id}"
        trail.append(session, "password_changed", actor=by, now=now, subject=subject)


def _problems(account: Account, password: str, repeated: str, notice: bool) -> dict[str, Problem]:
    """What is wrong with a new own password, by field; `notice`: the consent was given."""
    found: dict[str, Problem] = {}
    if (problem := passwords.problem_with(password, account.login)) is not None:
        found["password"] = problem
    elif passwords.is_right(password, account.password_hash):
        found["password"] = Problem("password_same")
    if password != repeated:
        found["repeated"] = Problem("password_differs")
    if account.notice_at is None and not notice:
        found["notice"] = Problem("notice_needed")
    return found


def _check_old(account: Account, old: str, now: datetime) -> None:
    _refuse_resting(account, now)
    if not old:
        raise Rejected({"old": Problem("password_old_empty")})
    if not passwords.is_possible(old) or not passwords.is_right(old, account.password_hash):
        entrance.note_failure(account.id, account.way, now)
        raise Rejected({"old": Problem("password_wrong")})


def _refuse_resting(account: Account, now: datetime) -> None:
    if (wait := entrance.wait_of(account, now)) is not None:
        raise Rejected({"old": Problem("password_wait", {"minutes": _minutes(wait)})})


def _minutes(wait: timedelta) -> int:
    return max(1, ceil(wait.total_seconds() / 60))
