"""Cards of the profile page: who I am here, password, devices, and what is kept about me."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.ui import forms, privacy
from dashapp.ui.account_devices import SessionRow, session_list
from dashapp.ui.accounts import RoleChip, role_chip
from dashapp.ui.elements import Child, Children, aria, button, icon, link
from dashapp.ui.frame import initials
from dashapp.ui.qr import qr
from dashapp.ui.tables import facts
from dashapp.ui.words import _

QR_EVERY = 240_000  # ms; a QR is good for five minutes, a new one comes before
QR_TIMES = 4  # then it is put away until it is wanted again


class PasswordIds(NamedTuple):
    """Ids of the form for a new password."""

    summary: str
    old: str
    new: str
    repeated: str
    save: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the service -> (label, id of the control)."""
        return {
            "old": (_("Kata sandi lama"), self.old),
            "password": (_("Kata sandi baru"), self.new),
            "repeated": (_("Ketik ulang kata sandi baru"), self.repeated),
        }


def _card(title: str, content: Sequence[Any], more: str = "") -> html.Section:
    return html.Section(
        [html.Div(html.H2(title), className="panel-head"), *content],
        className=f"panel stack {more}".strip(),
    )


def person_card(
    name: str,
    sub: str,
    pairs: Sequence[tuple[str, Children]],
    roles: Sequence[tuple[RoleChip, str]],
    ways: Sequence[tuple[str, str]],
) -> html.Section:
    """Name, facts, roles with their days, and ways on (words, address)."""
    head = html.Div(
        [
            html.Span(initials(name), className="avatar profile-avatar"),
            html.Div([html.P(name, className="profile-name"), html.P(sub, className="muted")]),
        ],
        className="profile-head",
    )
    lines = [
        html.Li([role_chip(chip), html.Span(days, className="caption")]) for chip, days in roles
    ]
    links = [html.Li(link([words, icon("arrow-right")], address)) for words, address in ways]
    return html.Section(
        [
            head,
            facts(pairs),
            html.H2(_("Peran Anda"), className="profile-sub"),
            html.Ul(lines, className="profile-roles"),
            html.Ul(links, className="profile-links") if links else None,
        ],
        className="panel stack",
    )


def qr_card(place_id: str, show_id: str, tick: Component) -> html.Section:
    """The QR for the counter, shown when it is wanted."""
    words = _(
        "Tunjukkan kepada kasir galeri saat membeli tanpa pesanan. NIP Anda tidak ada di dalamnya."
    )
    return _card(
        _("QR pembeli"),
        [
            html.P(words, className="caption"),
            html.Div(id=place_id, className="profile-qr"),
            button(_("Tampilkan QR"), id=show_id, look="tinta", more="btn-big"),
            tick,
        ],
    )


def qr_shown(text: str, until: str) -> list[Child]:
    """The QR, and until when a counter takes it."""
    words = _("Berlaku sampai %(time)s, lalu berganti sendiri.", time=until)
    return [qr(text, _("QR pembeli Anda"), scale=7), html.P(words, className="caption")]


def qr_away() -> list[Child]:
    """The QR was shown for a quarter of an hour."""
    return [html.P(_("QR sudah ditutup. Tampilkan lagi bila perlu."), className="caption")]


def password_card(ids: PasswordIds) -> html.Section:
    """Old and new password, with the rules in sight."""
    rules = [
        _("Sedikitnya 8 huruf atau angka; beberapa kata acak paling mudah diingat."),
        _("Bukan NIP, nama akun, atau tanggal lahir Anda."),
        _("Bukan kata sandi yang mudah ditebak, seperti 12345678."),
    ]
    kinds = {"old": "current-password"}
    controls = [
        forms.field(
            label,
            _password(control, kinds.get(name, "new-password")),
            id=control,
        )
        for name, (label, control) in ids.fields().items()
    ]
    return _card(
        _("Ganti kata sandi"),
        [
            html.Div(id=ids.summary),
            controls[0],
            html.Ul([html.Li(rule) for rule in rules], className="profile-rules"),
            *controls[1:],
            html.P(_("Perangkat lain akan keluar dan harus masuk lagi."), className="caption"),
            button(_("Ganti kata sandi"), id=ids.save, look="madu", more="btn-big"),
        ],
    )


def _password(id: str, kind: str) -> html.Div:
    """A password, and the eye that shows it (assets/profile.js)."""
    control = dbc.Input(id=id, type="password", maxlength=128, autocomplete=kind)
    said = {"label": _("Tampilkan kata sandi"), "pressed": "false", "controls": id}
    eye = html.Button(icon("eye"), type="button", className="password-eye", **aria(**said))
    return html.Div([control, eye], className="password-holder")


def devices_view(rows: Sequence[SessionRow], others_id: str) -> list[Component]:
    """Where one is signed in, each with "Akhiri", and one for all others."""
    others = any(row.target is not None for row in rows)
    return [
        html.Div(html.H2(_("Perangkat yang masuk")), className="panel-head"),
        session_list(rows, act="end_own"),
        html.P(
            _("Tidak mengenali salah satunya? Akhiri, lalu ganti kata sandi."), className="caption"
        ),
        button(_("Akhiri semua perangkat lain"), id=others_id, look="bata", disabled=not others),
    ]


def data_card(accepted: str, action: str, csrf: str) -> html.Section:
    """The privacy notice, when it was accepted, and one's own data to take away."""
    take = html.Form(
        [
            dbc.Input(type="hidden", name="csrf", value=csrf),
            _take(_("Unduh untuk dibaca"), "html", "file-text"),
            _take(_("Unduh JSON"), "json", "download-simple"),
        ],
        action=action,
        method="POST",
        className="profile-takes",
    )
    words = _(
        "Isinya: data diri, penempatan, kewajiban, pembelian, promosi, keberatan, dan peristiwa"
        " tentang Anda. Setiap unduhan tercatat di jejak."
    )
    return _card(
        _("Data pribadi Anda"),
        [
            *(html.P(text) for text in privacy.notice()),
            html.P(accepted, className="caption"),
            html.H3(_("Salinan data Anda")),
            html.P(words, className="caption"),
            take,
        ],
        "profile-data",
    )


def _take(words: str, value: str, mark: str) -> html.Button:
    return html.Button(
        [icon(mark), words], type="submit", name="bentuk", value=value, className="btn-garis"
    )
