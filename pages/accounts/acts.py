"""What a pressed button asks, does and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.reports.handouts import HANDOUTS
from dashapp.services import account_admin, account_facts, account_roles, account_slips, profile
from dashapp.services.account_admin import Handed
from dashapp.services.logins import Way
from dashapp.ui import account_dialogs, messages
from dashapp.ui.account_words import QUESTIONS, look_of, weighed
from dashapp.ui.elements import Child
from dashapp.ui.words import _, count, moment
from pages.accounts.devices import session_id
from pages.accounts.papers import signin_address


def asked(pressed: Mapping[str, Any]) -> tuple[str, str]:
    """Act and target of a pressed button; NotAllowed for anything else."""
    act, target = pressed.get("act"), pressed.get("target")
    if not isinstance(act, str) or not isinstance(target, str):
        raise NotAllowed
    if act not in QUESTIONS and act != "slips":
        raise NotAllowed
    return act, target


def question(act: str, target: str) -> tuple[str, str, str, str]:
    """What the dialog asks, what follows, the verb of its button and that button's class."""
    if act != "slips":
        title, words, verb = QUESTIONS[act]
        return title(), words(), verb(), look_of(act)
    seen = account_slips.preview(target, by=current_actor(), now=clock.now())
    title_of = _("Buat kata sandi untuk %(opd)s?", opd=seen.opd_name)
    words_of = " ".join(weighed(seen.people, seen.void, seen.own))
    verb_of = _("Buat %(number)s kata sandi", number=count(seen.people))
    return title_of, words_of, verb_of, look_of(act)


def do(act: str, target: str) -> tuple[str, Handed | None]:
    """Do what was asked about; what to say of it, and a password to show once."""
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    if act == "password":
        return _("Kata sandi dibuat"), account_admin.hand_out(target, **who)
    if act == "slips":
        HANDOUTS.begin(target, address=signin_address(), **who)
        return _("Kata sandi sedang dibuat"), None
    if act == "end_session":
        _end_session(target, **who)
        return _("Sesi diakhiri"), None
    acts: Mapping[str, tuple[Callable[..., None], str]] = {
        "close": (account_admin.close, _("Akun dinonaktifkan")),
        "reopen": (account_admin.reopen, _("Akun diaktifkan kembali")),
        "end_sessions": (account_admin.end_sessions, _("Semua sesi diakhiri")),
        "end_grant": (account_roles.end_grant, _("Peran diakhiri")),
    }
    run, words = acts[act]
    run(_number(target), **who)
    return words, None


def _end_session(target: str, **who: Any) -> None:
    """End one session of somebody else, or another one of one's own."""
    account, _dot, handle = target.partition(".")
    if _number(account) == current_actor().account_id:
        profile.end_device(handle, session_id=session_id(), **who)
    else:
        account_admin.end_session(_number(account), handle, **who)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise NotAllowed
    return int(text)


def secret(handed: Handed) -> list[Child]:
    """A one-time password with its owner."""
    until = _("Berlaku sampai %(moment)s WIB, untuk sekali masuk.", moment=moment(handed.until))
    login = account_facts.shown_login(handed.way, handed.login)
    login = f"NIP {login}" if handed.way is Way.NIP else login
    return account_dialogs.secret_view(handed.name, login, handed.password, until)


def refused(rejected: Rejected) -> list[Component]:
    """What was refused as a whole."""
    return account_dialogs.trouble(
        [messages.sentence(problem) for problem in rejected.problems.values()]
    )
