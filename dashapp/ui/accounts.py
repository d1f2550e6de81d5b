"""Parts of the accounts page: kinds, the list with roles as chips, sessions, slips of an OPD."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.calendar import wib_day
from dashapp.ui import forms
from dashapp.ui.elements import Child, Children, aria, button, hidden, icon, status, tag
from dashapp.ui.frame import initials
from dashapp.ui.labels import Label
from dashapp.ui.words import _, clock_time, count, day_long, day_short


@dataclass(frozen=True)
class RoleChip:
    """A role with what it is for and until when; `quiet` when it does not hold (any more)."""

    role: str
    place: str = ""
    term: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class AccountRow:
    """One line of the list; `login` in words, a NIP masked."""

    key: str
    name: str
    login: str
    chips: Sequence[RoleChip]
    last_entry: str
    devices: str
    state: Label
    note: str = ""  # below the state: until when
    is_own: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class SessionRow:
    """A signed-in device; `target` names it when the reader may end it."""

    name: str
    words: str
    icon: str
    target: str | None
    is_this: bool = False  # the one that shows this page


def heading(title: str, words_id: str, words: str, act: Component) -> html.Div:
    """Title of the page, a line under it, and its main act."""
    text = html.Div(
        [html.H2(title, className="page-title"), html.P(words, id=words_id, className="muted")]
    )
    return html.Div([text, act], className="accounts-head")


def kind_chips(counts: Mapping[str, tuple[str, int]], chosen: str) -> list[Component]:
    """One chip per kind with how many it holds: {"type": "accounts-kind", "kind": ...}."""
    return [
        forms.chip(
            {"type": "accounts-kind", "kind": kind}, f"{words} {count(number)}", kind == chosen
        )
        for kind, (words, number) in counts.items()
    ]


def account_table(rows: Sequence[AccountRow], caption: str) -> html.Div:
    """The list; each name is a button {"type": "account-row", "key": ...} as wide as its row."""
    heads = [_("Akun"), _("Peran dan lingkup"), _("Masuk terakhir"), _("Keadaan")]
    more = html.Th(hidden(_("Buka")))
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr([*(html.Th(words) for words in heads), more])),
                html.Tbody([_row(row) for row in rows]),
            ],
            className="account-table",
        ),
        className="table-wrap",
    )


def _row(row: AccountRow) -> html.Tr:
    opener = html.Button(
        row.name,
        id={"type": "account-row", "key": row.key},
        type="button",
        className="account-name",
    )
    who = html.Div(
        [
            html.Span(initials(row.name), className="avatar", **aria(hidden="true")),
            html.Div([opener, own_tag() if row.is_own else None, html.Span(row.login)]),
        ],
        className="account-who",
    )
    return html.Tr(
        [
            html.Td(who),
            html.Td(role_chips(row.chips)),
            html.Td([row.last_entry, html.Span(row.devices)], className="account-last"),
            html.Td([status(row.state), html.Span(row.note)], className="account-state"),
            html.Td(icon("dots-three"), className="account-more", **aria(hidden="true")),
        ],
        className="is-closed" if row.is_closed else "",
    )


def own_tag() -> html.Span:
    return tag(_("Anda"), "daun")


def role_chips(chips: Sequence[RoleChip]) -> html.Ul | html.Span:
    """Roles as chips: role, scope, end date."""
    if not chips:
        return html.Span("–", className="muted")
    return html.Ul([html.Li(role_chip(chip)) for chip in chips], className="role-chips")


def role_chip(chip: RoleChip) -> html.Span:
    """One role: "Kepala OPD Kec. Kuripan, s.d. 30 Sep"."""
    rest = ", ".join(part for part in (chip.place, chip.term) if part)
    return html.Span(
        [html.Strong(chip.role), " ", rest],
        className="role-chip is-quiet" if chip.quiet else "role-chip",
    )


def pager(offset: int, shown: int, total: int, size: int) -> html.Div:
    """1–10 dari 65, and the ways back and on: {"type": "accounts-turn", "offset": ...}."""
    words = _(
        "%(first)s–%(last)s dari %(total)s",
        first=count(offset + 1 if shown else 0),
        last=count(offset + shown),
        total=count(total),
    )
    return html.Div(
        [
            html.Span(words, role="status"),
            html.Div(
                [
                    _turn(_("Sebelumnya"), max(0, offset - size), offset > 0),
                    _turn(_("Berikutnya"), offset + size, offset + size < total),
                ],
                className="row-flex",
            ),
        ],
        className="accounts-foot",
    )


def _turn(words: str, offset: int, on: bool) -> html.Button:
    return button(
        words,
        id={"type": "accounts-turn", "offset": offset, "words": words},
        look="teks",
        more="btn-small",
        disabled=not on,
    )


def session_list(rows: Sequence[SessionRow], *, act: str = "end_session") -> html.Ul:
    """Signed-in devices, each with "Akhiri": {"type": "account-act", "act": act, "target": ...}."""
    return html.Ul([html.Li(_session(row, act)) for row in rows], className="device-list")


def _session(row: SessionRow, act: str) -> list[Child]:
    text = html.Div(
        [html.Strong(row.name, className="ellipsis"), html.Span(row.words)], className="grow"
    )
    end: Child = own_tag() if row.is_this else None
    if row.target is not None:
        end = button(
            [_("Akhiri"), hidden(_(" sesi %(name)s, %(words)s", name=row.name, words=row.words))],
            id={"type": "account-act", "act": act, "target": row.target},
            more="btn-small",
        )
    return [html.Span(icon(row.icon), className="device-mark"), text, end]


def sessions_card(people: int, rows: Sequence[SessionRow]) -> list[Child]:
    """How many are signed in, and the devices that were seen last."""
    head = html.Div(
        [
            html.H2(_("Sesi aktif")),
            html.Span([html.Strong(count(people)), _(" orang sedang masuk")], className="caption"),
        ],
        className="panel-head",
    )
    note = html.Div(
        [icon("info"), _("Mengganti sandi atau menonaktifkan akun mengakhiri semua sesinya.")],
        className="side-note",
    )
    return [head, session_list(rows), note]


def slips_card(
    *, office_id: str, offices: Sequence[tuple[str, str]], weight_id: str, status_id: str,
    status_children: Children = None, on: bool = True,
) -> html.Section:  # fmt: skip
    """First passwords of a whole OPD: choose it, see how many, have them made, take the paper."""
    words = _("Untuk pegawai yang belum punya kata sandi sendiri, satu lembar potong per orang.")
    return html.Section(
        [
            html.Div(html.H2(_("Kata sandi satu OPD")), className="panel-head"),
            html.P(words, className="caption"),
            forms.field(
                _("OPD"), forms.select(office_id, offices, placeholder=_("Pilih OPD")), id=office_id
            ),
            html.Div(id=weight_id, className="stack"),
            html.Div(status_children, id=status_id, className="stack", role="status"),
        ],
        className="panel stack" if on else "d-none",
    )


def progress(done: int, people: int, words: str) -> html.Div:
    """How far a making has come."""
    bar = html.Progress(value=str(done), max=str(max(people, 1)), **aria(label=words))
    return html.Div([html.Span(words, className="caption"), bar], className="making")


def take_form(action: str, token: str, csrf: str, words: str) -> html.Form:
    """The button that takes the finished paper, once."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf", value=csrf),
            dbc.Input(type="hidden", name="token", value=token),
            html.Button(
                [icon("download-simple"), words], type="submit", className="btn-madu btn-big"
            ),
        ],
        action=action,
        method="POST",
    )


def when(instant: datetime | None, now: datetime) -> str:
    """hari ini, 09.12 · kemarin · 6 Jul · 6 Jul 2025 · – for never."""
    if instant is None:
        return "–"
    day, today = wib_day(instant), wib_day(now)
    if day == today:
        return _("hari ini, %(time)s", time=clock_time(instant))
    if (today - day).days == 1:
        return _("kemarin")
    return day_near(day, today)


def day_near(day: date, today: date) -> str:
    """6 Jul, with the year when it is another one."""
    return day_short(day) if day.year == today.year else f"{day_short(day)} {day.year}"


def term_of(first: date, last: date | None, today: date) -> str:
    """mulai 13 Jul · s.d. 30 Sep · nothing for a role that holds without end."""
    begins = _("mulai %(day)s", day=day_near(first, today)) if first > today else ""
    ends = _("s.d. %(day)s", day=day_near(last, today)) if last is not None else ""
    return ", ".join(part for part in (begins, ends) if part)


def span_of(first: date, last: date | None) -> str:
    """24 Juni 2026 sampai 30 September 2026; "seterusnya" without an end."""
    until = day_long(last) if last is not None else _("seterusnya")
    return _("%(first)s sampai %(last)s", first=day_long(first), last=until)
