"""The sign-in pages: plain HTML made on the server, so that strangers get no Dash at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from types import MappingProxyType

import flask

from dashapp import bundles
from dashapp.domain import calendar, rupiah
from dashapp.domain.people import Role
from dashapp.domain.problems import Problem
from dashapp.services.accounts import DemoPerson
from dashapp.services.headline import Headline
from dashapp.services.logins import Way
from dashapp.ui import labels, privacy
from dashapp.ui.logo import logo_address
from dashapp.ui.words import _, count, day_month, days_left, month_name


@dataclass(frozen=True)
class Tab:
    """One of the three ways in, as it is called in addresses and on the page."""

    key: str
    name: str
    label: str
    example: str
    keyboard: str
    wrong: str


TABS: Mapping[Way, Tab] = {
    Way.NIP: Tab("asn", "ASN", "NIP", "19870214 201101 2 008", "numeric",
                 "NIP atau kata sandi salah. Periksa keduanya, lalu coba lagi."),
    Way.PHONE: Tab("umkm", "UMKM", "Nomor telepon", "0812 3456 7890", "tel",
                   "Nomor telepon atau kata sandi salah. Periksa keduanya, lalu coba lagi."),
    Way.NAME: Tab("galeri", "Galeri", "Nama akun", "galeri.kraksaan", "text",
                  "Nama akun atau kata sandi salah. Periksa keduanya, lalu coba lagi."),
}  # fmt: skip
PASSWORD_PROBLEMS: Mapping[str, str] = {
    "password_short": "Kata sandi terlalu pendek. Pakai paling sedikit %(least)s karakter.",
    "password_long": "Kata sandi terlalu panjang. Pakai paling banyak %(most)s karakter.",
    "password_is_login": "Kata sandi memuat NIP atau nama akun Anda. Pilih yang lain.",
    "password_is_birth_date": "Kata sandi sama dengan tanggal lahir Anda. Pilih yang lain.",
    "password_common": "Kata sandi ini mudah ditebak. Pakai tiga atau empat kata acak,"
    " misalnya nama benda di sekitar Anda.",
    "password_unreadable": "Kata sandi memuat tanda yang tidak dapat dipakai. Pilih yang lain.",
    "password_same": "Kata sandi ini sama dengan yang lama. Pilih yang baru.",
    "password_differs": "Kata sandi kedua berbeda. Ketik ulang kata sandi yang sama.",
    "notice_needed": "Centang pernyataan ini untuk melanjutkan.",
}  # fmt: skip


def way_of(key: str | None) -> Way:
    """The way that an address or form names; the first one for anything unknown."""
    return next((way for way, tab in TABS.items() if tab.key == key), Way.NIP)


def form(
    *,
    way: Way,
    today: date,
    people: Sequence[DemoPerson],
    notes: Mapping[int, tuple[str, str]] = MappingProxyType({}),
    following: str = "",
    login: str = "",
    problem: str = "",
    headline: Headline | None = None,
) -> str:
    """The form of one way, with the demo people when there are any.

    notes: by account, what a demo person is and why to be that one.
    """
    return flask.render_template(
        "signin.html",
        **_frame(_("Masuk")),
        way=way,
        tabs=TABS,
        tab=TABS[way],
        may_stay=way in (Way.NIP, Way.PHONE),
        following=following,
        login=login,
        problem=problem,
        deadline=_deadline(today),
        people=_by_role(people),
        notes=notes,
        headline=_told(headline),
    )


def password_form(problems: Mapping[str, Problem], *, needs_notice: bool) -> str:
    """The form for a first own password and the privacy notice."""
    return flask.render_template(
        "password.html",
        **_frame(_("Kata sandi baru")),
        needs_notice=needs_notice,
        notice=privacy.notice(),
        problems={field: _sentence(problem) for field, problem in problems.items()},
    )


def wrong(way: Way) -> str:
    """What a refused sign-in is told, whatever the reason was."""
    return _(TABS[way].wrong)


def too_often(wait: timedelta) -> str:
    """What someone is told who has to wait."""
    seconds = max(1, ceil(wait.total_seconds()))
    if seconds < 120:
        return _("Terlalu banyak percobaan. Coba lagi dalam %(n)d detik.", n=seconds)
    return _("Terlalu banyak percobaan. Coba lagi dalam %(n)d menit.", n=ceil(seconds / 60))


def _frame(title: str) -> dict[str, object]:
    return {"title": title, "styles": bundles.plain_styles(), "logo": logo_address()}


def _deadline(today: date) -> dict[str, str]:
    """Last month until its 10th has passed, then this month: what has to be reported next."""
    month = calendar.previous_month(calendar.month_of(today))
    if month < calendar.FIRST_MONTH or calendar.report_by(month) < today:
        month = calendar.month_of(today)
    last = calendar.report_by(month)
    return {"month": month_name(month), "day": day_month(last), "left": days_left(last, today)}


def _told(headline: Headline | None) -> str:
    if headline is None:
        return ""
    return _(
        "%(amount)s sudah mengalir ke %(sellers)s UMKM bulan ini.",
        amount=rupiah.long(headline.amount),
        sellers=count(headline.sellers),
    )


def _by_role(people: Sequence[DemoPerson]) -> list[tuple[str, list[DemoPerson]]]:
    order = {role: place for place, role in enumerate(Role)}
    ranked = sorted(people, key=lambda person: order[person.roles[0]])
    grouped = groupby(ranked, key=lambda person: person.roles[0])
    return [(labels.role(role), list(members)) for role, members in grouped]


def _sentence(problem: Problem) -> str:
    words = PASSWORD_PROBLEMS.get(problem.code, PASSWORD_PROBLEMS["password_common"])
    return _(words, **dict(problem.params))
