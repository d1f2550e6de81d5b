"""The accounts page of Admin and DKUPP: who may do what until when, and how they sign in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import dash_bootstrap_components as dbc
import flask
from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock, signin
from dashapp.domain.account_rules import AccountState
from dashapp.domain.calendar import wib_day
from dashapp.domain.people import Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor, current_visitor
from dashapp.reports.handouts import HANDOUTS, Handout, Stage
from dashapp.services import account_admin, account_list, account_slips, sessions
from dashapp.services.account_admin import Handed, RoleDraft
from dashapp.services.account_list import PAGE, Device, Held, Listing, Row, View
from dashapp.services.logins import Way
from dashapp.ui import account_person, forms, labels, messages
from dashapp.ui import accounts as ui
from dashapp.ui.account_words import KIND_WORDS, QUESTIONS, WHOLE, look_of, weighed
from dashapp.ui.devices import describe
from dashapp.ui.elements import Child, button
from dashapp.ui.labels import Label
from dashapp.ui.notices import strip, toast_area
from dashapp.ui.states import empty
from dashapp.ui.words import _, clock_time, count, day_long, moment


class Id(StrEnum):
    COUNT = "accounts-count"
    ADD = "accounts-add"
    KINDS = "accounts-kinds"
    KIND = "accounts-kind"
    SEARCH = "accounts-search"
    OFFSET = "accounts-offset"
    LIST = "accounts-list"
    FOOT = "accounts-foot"
    CHANGED = "accounts-changed"
    SESSIONS = "accounts-sessions"
    OFFICE = "accounts-office"
    WEIGHT = "accounts-weight"
    MAKING = "accounts-making"
    TICK = "accounts-tick"
    OPEN = "accounts-open"
    PERSON = "accounts-person"
    PERSON_NAME = "accounts-person-name"
    PERSON_CLOSE = "accounts-person-close"
    PERSON_BODY = "accounts-person-body"
    ACT = "accounts-act"
    ASK = "accounts-ask"
    ASK_TITLE = "accounts-ask-title"
    ASK_WORDS = "accounts-ask-words"
    ASK_TROUBLE = "accounts-ask-trouble"
    ASK_CONFIRM = "accounts-ask-confirm"
    ASK_CANCEL = "accounts-ask-cancel"
    SECRET = "accounts-secret"
    SECRET_TITLE = "accounts-secret-title"
    SECRET_BODY = "accounts-secret-body"
    SECRET_DONE = "accounts-secret-done"
    FORM = "accounts-form"
    GIVE = "accounts-give"
    GIVE_TITLE = "accounts-give-title"
    GIVE_TROUBLE = "accounts-give-trouble"
    NEW = "accounts-new"
    LOGIN = "accounts-login"
    NAME = "accounts-name"
    ROLE = "accounts-role"
    SCOPE_BOX = "accounts-scope-box"
    SCOPE = "accounts-scope"
    FIRST = "accounts-first"
    LAST = "accounts-last"
    SAVE = "accounts-save"
    CANCEL = "accounts-cancel"
    TOASTS = "accounts-toasts"


TAKE = "/akun/kata-sandi"  # where a finished paper is taken
ROLE_FORM = account_person.RoleFormIds(
    dialog=Id.GIVE,
    title=Id.GIVE_TITLE,
    trouble=Id.GIVE_TROUBLE,
    new=Id.NEW,
    login=Id.LOGIN,
    name=Id.NAME,
    role=Id.ROLE,
    scope_box=Id.SCOPE_BOX,
    scope=Id.SCOPE,
    first=Id.FIRST,
    last=Id.LAST,
    save=Id.SAVE,
    cancel=Id.CANCEL,
)


def layout() -> Component:
    """The list of the widest kind, what is signed in, and the dialogs."""
    by, now = current_actor(), clock.now()
    found = account_list.listing(None, None, 0, by=by, now=now)
    add = button(_("Tambah akun"), id=Id.ADD, look="tinta", icon_name="plus")
    search = forms.marked(
        dbc.Input(
            id=Id.SEARCH,
            type="search",
            debounce=300,
            maxlength=account_list.LONGEST_SEARCH,
            placeholder=_("Cari nama atau nama masuk"),
            autocomplete="off",
        ),
        html.I(className="icon icon-magnifying-glass"),
    )
    listed = html.Section(
        [
            html.Div(
                [
                    html.Div(kinds(found), id=Id.KINDS, className="chips"),
                    html.Div(
                        [html.Label(_("Cari akun"), htmlFor=Id.SEARCH, className="visually-hidden"),
                         search],
                        className="accounts-search",
                    ),
                ],
                className="accounts-tools",
            ),
            html.Div(rows(found, None), id=Id.LIST),
            html.Div(foot(found), id=Id.FOOT),
        ],
        className="panel accounts-list",
    )  # fmt: skip
    return html.Div(
        [
            *_stores(found.kind),
            ui.heading(_("Akun dan peran"), Id.COUNT, counted(found), add),
            html.Div(
                [listed, html.Div(_beside(), className="accounts-side")], className="accounts-body"
            ),
            *_dialogs(),
            toast_area(Id.TOASTS),
        ],
        className="accounts",
    )


def _stores(kind: str) -> list[Component]:
    return [
        dcc.Store(id=Id.KIND, data=kind),
        dcc.Store(id=Id.OFFSET, data=0),
        dcc.Store(id=Id.CHANGED, data=0),
        dcc.Store(id=Id.OPEN),
        dcc.Store(id=Id.ACT),
        dcc.Store(id=Id.FORM),
    ]


def _beside() -> list[Component]:
    """Slips of an OPD (Admin alone), and who is signed in."""
    is_admin = current_actor().holds(Role.ADMIN)
    offices = account_slips.offices(by=current_actor()) if is_admin else []
    status, idle = making(HANDOUTS.of(current_actor(), clock.now()))
    return [
        dcc.Interval(id=Id.TICK, interval=1000, disabled=idle),
        ui.slips_card(
            office_id=Id.OFFICE,
            offices=offices,
            weight_id=Id.WEIGHT,
            status_id=Id.MAKING,
            status_children=status,
            on=is_admin,
        ),
        html.Section(signed_in(), id=Id.SESSIONS, className="panel stack"),
    ]


def _dialogs() -> list[Component]:
    ask = account_person.Ids(
        Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL
    )
    return [
        account_person.side_panel(
            id=Id.PERSON, name_id=Id.PERSON_NAME, close_id=Id.PERSON_CLOSE, body_id=Id.PERSON_BODY
        ),
        account_person.role_dialog(ROLE_FORM),
        account_person.question_dialog(ask),
        account_person.secret_dialog(
            id=Id.SECRET, title_id=Id.SECRET_TITLE, body_id=Id.SECRET_BODY, done_id=Id.SECRET_DONE
        ),
    ]


# the list


def counted(found: Listing) -> str:
    """8.241 akun · 65 di antaranya petugas; without the latter for those who see shops alone."""
    words = _("%(number)s akun", number=count(found.accounts))
    if found.officers is None:
        return words
    return words + _(" · %(number)s di antaranya petugas", number=count(found.officers))


def kinds(found: Listing) -> list[Component]:
    """A chip per kind, with how many fit the search."""
    numbers = {kind: (KIND_WORDS[kind](), number) for kind, number in found.counts.items()}
    return ui.kind_chips(numbers, found.kind)


def rows(found: Listing, search: str | None) -> Component:
    """The page of the list, or what to do when it is empty."""
    kind = KIND_WORDS[found.kind]()
    if not found.rows:
        if search:
            elsewhere = any(found.counts.values())
            words = _("Coba kelompok lain di atas.") if elsewhere else _("Periksa ejaannya.")
            return empty(_("Tidak ditemukan di %(kind)s", kind=kind), words, picture="key")
        return empty(_("Belum ada akun di %(kind)s", kind=kind), picture="key")
    now = clock.now()
    return ui.account_table([_row(row, now) for row in found.rows], kind)


def foot(found: Listing) -> Component:
    return ui.pager(found.offset, len(found.rows), found.total, PAGE)


def _row(row: Row, now: datetime) -> ui.AccountRow:
    return ui.AccountRow(
        key=row.key,
        name=row.name,
        login=f"NIP {row.login}" if row.way is Way.NIP else row.login,
        chips=_chips(row, now),
        last_entry=ui.when(row.last_entry, now),
        devices=_("%(number)d perangkat", number=row.devices) if row.devices else "",
        state=_state(row, now),
        note=_until(row),
        is_own=row.is_own,
        is_closed=row.state is AccountState.CLOSED,
    )


def _chips(row: Row, now: datetime) -> list[ui.RoleChip]:
    found = [chip(held, now) for held in row.held]
    own = ui.RoleChip(labels.role(Role.ASN), row.opd)
    return found or ([own] if row.opd else [])


def chip(held: Held, now: datetime) -> ui.RoleChip:
    """A role as a chip."""
    today = wib_day(now)
    whole = WHOLE.get(held.role, lambda: "")()
    term = ui.term_of(held.first_day, held.last_day, today)
    quiet = not account_list.in_force(held, today)
    return ui.RoleChip(labels.role(held.role), held.place or whole, term, quiet)


def _state(row: Row, now: datetime) -> Label:
    label = labels.account(row.state)
    if row.state is not AccountState.HELD or row.until is None:
        return label
    minutes = max(1, -(-int((row.until - now).total_seconds()) // 60))
    return Label(_("Ditahan %(number)d menit", number=minutes), label.glyph, label.tone)


def _until(row: Row) -> str:
    if row.state is not AccountState.ONE_TIME or row.until is None:
        return ""
    return _("sampai %(moment)s", moment=moment(row.until))


# sessions


def signed_in() -> list[Child]:
    """Who is signed in, the latest seen first."""
    by, now = current_actor(), clock.now()
    found = account_list.signed_in(by=by, now=now)
    return ui.sessions_card(found.people, [_session(each, now) for each in found.latest])


def _session(device: Device, now: datetime) -> ui.SessionRow:
    return _device(device, now, device.account_id != current_actor().account_id)


def _device(device: Device, now: datetime, may_end: bool, *, named: bool = True) -> ui.SessionRow:
    words = describe(device.agent)
    since = _("sejak %(when)s", when=_since(device.since, now))
    visitor = current_visitor()
    is_this = visitor is not None and sessions.handle(visitor.session_id) == device.handle
    target = f"{device.account_id}.{device.handle}" if may_end and not is_this else None
    if named:
        return ui.SessionRow(device.name, f"{words.words} · {since}", words.icon, target, is_this)
    return ui.SessionRow(words.words, since, words.icon, target, is_this)


def _since(instant: datetime, now: datetime) -> str:
    same_day = wib_day(instant) == wib_day(now)
    return clock_time(instant) if same_day else ui.when(instant, now)


# one account


def key_of(opened: Mapping[str, Any] | None) -> str | None:
    """The key in what a click has opened."""
    key = (opened or {}).get("key")
    return key if isinstance(key, str) else None


def person(view: View) -> tuple[str, list[Child]]:
    """Name and content of the side panel."""
    now, may = clock.now(), view.powers
    lines = [_grant(held, view, now) for held in view.held]
    shown = account_person.Person(
        key=view.row.key,
        state=_state(view.row, now),
        facts=_facts(view, now),
        grants=lines,
        devices=[_device(each, now, may.close, named=False) for each in view.devices],
        note=_note(view),
        password_note=_password_note(view),
        account=None if view.account_id is None else str(view.account_id),
        may_give=bool(may.give),
        may_hand_out=may.hand_out,
        may_close=may.close,
        is_closed=view.row.state is AccountState.CLOSED,
    )
    return view.row.name, account_person.person_view(shown)


def _grant(held: Held, view: View, now: datetime) -> account_person.GrantLine:
    may_end = held.role in view.powers.give and not held.is_over(wib_day(now))
    days = ui.span_of(held.first_day, held.last_day)
    return account_person.GrantLine(chip(held, now), days, str(held.grant_id) if may_end else None)


def _facts(view: View, now: datetime) -> list[tuple[str, Any]]:
    ways = {Way.NIP: _("NIP"), Way.PHONE: _("Nomor HP"), Way.NAME: _("Nama akun")}
    found: list[tuple[str, Any]] = [(ways[view.row.way], view.login or "–")]
    if view.opd_name:
        found.append((_("OPD"), view.opd_name))
    if view.post:
        found.append((_("Jabatan"), view.post))
    if view.level is not None:
        found.append((_("Jenjang"), labels.level(view.level)))
    if view.created_at is None:
        return found
    notice = day_long(wib_day(view.notice_at)) if view.notice_at else _("belum")
    return [
        *found,
        (_("Masuk terakhir"), ui.when(view.row.last_entry, now)),
        (_("Akun dibuat"), day_long(wib_day(view.created_at))),
        (_("Pemberitahuan data pribadi"), notice),
    ]


def _note(view: View) -> str:
    if view.row.is_own:
        return _(
            "Ini akun Anda. Kata sandi dan sesi Anda ada di halaman Profil; peran Anda diberikan"
            " oleh rekan lain."
        )
    if not view.powers.hand_out:
        return _("Kata sandi dan peran kasir atau UMKM pada akun ini diurus DKUPP.")
    return ""


def _password_note(view: View) -> str:
    if view.row.state is AccountState.ONE_TIME and view.row.until is not None:
        return _(
            "Yang terakhir berlaku sampai %(moment)s dan belum dipakai.",
            moment=moment(view.row.until),
        )
    if view.row.state is AccountState.CLOSED:
        return _("Aktifkan kembali akun ini lebih dulu.")
    return _("Untuk yang baru atau lupa kata sandi. Yang lama tidak berlaku lagi.")


# acts


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
    title_of = _("Buat kata sandi untuk %(number)s orang?", number=count(seen.people))
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
        account, _dot, handle = target.partition(".")
        account_admin.end_session(_number(account), handle, **who)
        return _("Sesi diakhiri"), None
    acts: Mapping[str, tuple[Callable[..., None], str]] = {
        "close": (account_admin.close, _("Akun dinonaktifkan")),
        "reopen": (account_admin.reopen, _("Akun diaktifkan kembali")),
        "end_sessions": (account_admin.end_sessions, _("Semua sesi diakhiri")),
        "end_grant": (account_admin.end_grant, _("Peran diakhiri")),
    }
    run, words = acts[act]
    run(_number(target), **who)
    return words, None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise NotAllowed
    return int(text)


def secret(handed: Handed) -> list[Child]:
    """A one-time password with its owner."""
    until = _("Berlaku sampai %(moment)s WIB, untuk sekali masuk.", moment=moment(handed.until))
    login = account_list.shown_login(handed.way, handed.login)
    login = f"NIP {login}" if handed.way is Way.NIP else login
    return account_person.secret_view(handed.name, login, handed.password, until)


# roles


def give_title(key: str | None) -> tuple[str, str]:
    """Title of the role's dialog and the verb of its button."""
    if key is None:
        return _("Tambah akun"), _("Buat akun")
    return _("Beri peran"), _("Beri peran")


def role_options(key: str | None) -> list[dict[str, str]]:
    """The roles to choose from; ASN only makes an account, it is never given."""
    found = account_admin.choices(by=current_actor())
    return [
        {"value": role.value, "label": labels.role(role)}
        for role in found
        if key is None or role is not Role.ASN
    ]


def scope_options(role: str | None) -> list[dict[str, str]]:
    """What the role can be given for."""
    found = account_admin.scopes(role, by=current_actor())
    return [{"value": code, "label": name} for code, name in found]


def save(key: str | None, draft: RoleDraft) -> Handed | None:
    """Make the account or give the role."""
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    if key is None:
        return account_admin.add(draft, **who)
    return account_admin.grant(key, draft, **who)


def saved(handed: Handed | None) -> str:
    """What to say of it."""
    return _("Peran diberikan") if handed is None else _("Akun dibuat")


def problems(rejected: Rejected) -> list[list[Child]]:
    """Errors of the role's fields, in the order of ROLE_FORM.fields()."""
    return [forms.error(rejected.problems.get(field)) for field in ROLE_FORM.fields()]


def refused(rejected: Rejected) -> list[Component]:
    """What was refused as a whole."""
    return account_person.trouble(
        [messages.sentence(problem) for problem in rejected.problems.values()]
    )


# slips of an OPD


def weight(opd: str | None) -> list[Child]:
    """What would happen in the chosen OPD, and the button that asks."""
    if not opd:
        return []
    seen = account_slips.preview(opd, by=current_actor(), now=clock.now())
    words = [account_person.hint(" ".join(weighed(seen.people, seen.void, seen.own)))]
    if not seen.people:
        return [account_person.hint(_("Semua orang sudah punya kata sandi sendiri."))]
    label = _("Buat %(number)s kata sandi", number=count(seen.people))
    return [*words, account_person.act_button(label, "slips", opd, "garis")]


def making(found: Handout | None) -> tuple[list[Child], bool]:
    """How the actor's making stands, and whether there is nothing to wait for."""
    if found is None:
        return [], True
    stage, name = found.stage, found.opd_name
    if stage is Stage.WORKING:
        words = _(
            "%(done)s dari %(people)s kata sandi dibuat",
            done=count(found.done),
            people=count(found.people),
        )
        return [ui.progress(found.done, found.people, f"{name}: {words}")], False
    if stage is Stage.FAILED:
        words = _("Kata sandi %(opd)s belum jadi. Coba buat lagi.", opd=name)
        return [strip(words, tone="bata", icon_name="warning-circle")], True
    if stage is Stage.TAKEN:
        words = _("Kata sandi %(opd)s sudah diunduh. Bagikan lalu musnahkan sisanya.", opd=name)
        return [strip(words, icon_name="check-circle")], True
    words = _(
        "%(number)s lembar untuk %(opd)s siap. Berkasnya hanya dapat diunduh sekali, dalam 30"
        " menit.",
        number=count(found.people),
        opd=name,
    )
    take = ui.take_form(TAKE, found.token, signin.form_token(), _("Unduh PDF"))
    return [account_person.hint(words), take], False


def signin_address() -> str:
    """Where people sign in, as this request was addressed."""
    return f"{flask.request.url_root.rstrip('/')}/masuk"
