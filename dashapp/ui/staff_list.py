"""The list of an OPD's people: filter by status, search by name, rows with what each has bought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Rate, Status
from dashapp.ui import labels
from dashapp.ui.elements import Child, aria, button, data, hidden, icon, status
from dashapp.ui.forms import marked
from dashapp.ui.frame import initials
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_short

ALL = "semua"
SORTED = "status"
# As the chips stand: first who needs looking after.
ORDER = (
    Status.NONE,
    Status.REJECTED,
    Status.PARTIAL,
    Status.WAITING,
    Status.FULFILLED,
    Status.EXEMPT,
)


@dataclass(frozen=True)
class StaffRow:
    """One person in the list; the NIP is masked already. `why`: reason of someone exempt."""

    name: str
    nip: str
    level: str
    status: Status
    why: str
    minimum: int
    verified: int
    waiting: int
    last_day: date | None
    returned: int = 0  # of what waits: sent back, until its buyer mends it


def list_card(
    *,
    status_id: str,
    search_id: str,
    sort_id: str,
    list_id: str,
    found_id: str,
    next_id: str,
    back_id: str,
) -> html.Section:
    """Filters, search, order, and the place of the rows; the page fills options and rows."""
    return html.Section(
        [
            html.H2(hidden(_("Daftar pegawai"))),
            html.Div(
                [_chips(status_id), _find(sort_id, search_id)],
                className="staff-tools",
            ),
            html.Div(
                id=list_id,
                className="staff-list",
                tabIndex=0,
                role="region",
                **aria(label=_("Pegawai")),
            ),
            _foot(found_id, back_id, next_id),
        ],
        className="panel staff-panel",
    )


def _chips(id: str) -> html.Div:
    chips = dbc.RadioItems(
        id=id,
        options=filters({}, ALL),
        value=ALL,
        className="chips chips-radio",
        inputClassName="btn-check",
        labelClassName="chip",
        labelCheckedClassName="is-on",
    )
    return html.Div(chips, role="group", **aria(label=_("Saring menurut status")))


def _find(sort_id: str, search_id: str) -> html.Div:
    sort = dbc.Select(id=sort_id, options=sortings(), value=SORTED, class_name="staff-sort")
    search = dbc.Input(
        id=search_id,
        type="search",
        placeholder=_("Cari nama"),
        debounce=False,
        autocomplete="off",
        maxlength=80,
    )
    return html.Div(
        [
            html.Label(hidden(_("Urutan pegawai")), htmlFor=sort_id),
            sort,
            html.Label(hidden(_("Cari nama pegawai")), htmlFor=search_id),
            marked(search, icon("magnifying-glass"), "staff-search"),
        ],
        className="staff-find",
    )


def _foot(found_id: str, back_id: str, next_id: str) -> html.Div:
    turns = [
        _turn(back_id, "caret-left", _("Pegawai sebelumnya")),
        _turn(next_id, "caret-right", _("Pegawai berikutnya")),
    ]
    found = html.Span(id=found_id, className="caption", role="status")
    return html.Div([found, html.Div(turns, className="row-flex")], className="staff-foot")


def _turn(id: str, sign: str, label: str) -> html.Button:
    return button(icon(sign), id=id, disabled=True, more="btn-small", **aria(label=label))


def filters(by_status: Mapping[Status, int], chosen: str) -> list[dict[str, Any]]:
    """Options of the filter: all, then each status that somebody has or that is chosen."""
    everyone = _("Semua %(number)s", number=count(sum(by_status.values())))
    options: list[dict[str, Any]] = [{"value": ALL, "label": everyone}]
    return options + [
        {"value": part.value, "label": f"{labels.status(part).word} {count(number)}"}
        for part in ORDER
        if (number := by_status.get(part, 0)) or part.value == chosen
    ]


def sortings() -> list[dict[str, Any]]:
    """The ways to order the list, as services.staff.Sorting names them."""
    words = (
        (SORTED, _("Urut: status")),
        ("nama", _("Urut: nama")),
        ("kurang", _("Urut: kurang terbesar")),
    )
    return [{"value": key, "label": label} for key, label in words]


def staff_table(rows: Sequence[StaffRow], month: str, *, searched: bool) -> Component:
    """The people in the order given; a friendly word when there is nobody."""
    if not rows:
        if searched:
            return empty(_("Tidak ada yang cocok"), _("Coba nama atau status lain."))
        return empty(_("Tidak ada pegawai di bulan ini"), _("Pilih bulan lain."))
    heads = [
        html.Th(_("Pegawai")),
        html.Th(_("Jenjang"), className="col-level"),
        html.Th(_("Belanja %(month)s", month=month)),
        html.Th(_("Terakhir belanja"), className="col-last"),
        html.Th(_("Status")),
    ]
    body = html.Tbody([_row(row) for row in rows])
    return html.Table([html.Thead(html.Tr(heads)), body], className="staff-table")


def _row(row: StaffRow) -> html.Tr:
    # As few components as can be: the browser keeps a record of each, and a page has fifty rows.
    who: list[Child] = [
        html.Strong(row.name),
        html.Span(row.nip, className="staff-nip"),
        html.Span(row.level, className="staff-level"),
    ]
    last = day_short(row.last_day) if row.last_day else _("belum pernah")
    return html.Tr(
        [
            html.Th(who, scope="row", **data(initials=initials(row.name))),
            html.Td(row.level, className="col-level"),
            html.Td(_bought(row), className="staff-bought"),
            html.Td(last, className="col-last"),
            html.Td([status(labels.status(row.status)), _why(row)]),
        ],
        className=f"is-{row.status.value}",
    )


def _why(row: StaffRow) -> Child:
    if row.status is Status.EXEMPT and row.why:
        return html.Span(row.why, className="staff-why")
    parts = []
    if row.waiting > row.returned:
        parts.append(_("%(sum)s menunggu", sum=rupiah.plain(row.waiting - row.returned)))
    if row.returned:
        parts.append(_("%(sum)s dikembalikan", sum=rupiah.plain(row.returned)))
    return html.Span(", ".join(parts), className="staff-why") if parts else None


def _bought(row: StaffRow) -> list[Child]:
    if row.status is Status.EXEMPT:
        return [html.Span(_sum(row.verified, "–"), className="staff-sum")]
    done = min(100, Rate(row.verified, row.minimum).percent or 0)
    waiting = min(100, Rate(row.verified + row.waiting, row.minimum).percent or 0)
    bar = html.Span(className="staff-bar", style={"--done": f"{done}%", "--wait": f"{waiting}%"})
    amount = html.Span(_sum(row.verified, rupiah.plain(row.minimum)), className="staff-sum")
    return [bar, amount]


def _sum(verified: int, minimum: str) -> list[Child]:
    return [html.Strong(rupiah.plain(verified)), f" / {minimum}"]
