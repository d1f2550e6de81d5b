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

ALL, TO_REMIND = "semua", "perlu"
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

    person_id: int
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
    reminded: bool = False  # today
    may_remind: bool = False


@dataclass(frozen=True)
class ListIds:
    """Ids of the list's controls and of what the page fills."""

    status: str
    unit: str
    unit_box: str
    search: str
    sort: str
    rows: str
    found: str
    next: str
    back: str


def list_card(ids: ListIds, bar: Component) -> html.Section:
    """Filters, search, order, and the place of the rows; `bar` floats over their end."""
    return html.Section(
        [
            html.H2(hidden(_("Daftar pegawai"))),
            html.Div([_chips(ids.status), _find(ids)], className="staff-tools"),
            html.Div(
                id=ids.rows,
                className="staff-list",
                tabIndex=0,
                role="region",
                **aria(label=_("Pegawai")),
            ),
            _foot(ids.found, ids.back, ids.next),
            bar,
        ],
        className="panel staff-panel",
    )


def _chips(id: str) -> html.Div:
    chips = dbc.RadioItems(
        id=id,
        options=filters({}, ALL, 0),
        value=ALL,
        className="chips chips-radio",
        inputClassName="btn-check",
        labelClassName="chip",
        labelCheckedClassName="is-on",
    )
    return html.Div(chips, role="group", **aria(label=_("Saring menurut status")))


def _find(ids: ListIds) -> html.Div:
    search = dbc.Input(
        id=ids.search,
        type="search",
        placeholder=_("Cari nama"),
        debounce=False,
        autocomplete="off",
        maxlength=80,
    )
    return html.Div(
        [
            html.Div(_select(ids.unit, _("Unit kerja"), units({}), ""), id=ids.unit_box,
                     hidden=True, className="staff-unit"),
            *_select(ids.sort, _("Urutan pegawai"), sortings(), SORTED),
            html.Label(hidden(_("Cari nama pegawai")), htmlFor=ids.search),
            marked(search, icon("magnifying-glass"), "staff-search"),
        ],
        className="staff-find",
    )  # fmt: skip


def _select(id: str, label: str, options: list[dict[str, Any]], value: str) -> list[Component]:
    return [
        html.Label(hidden(label), htmlFor=id),
        dbc.Select(id=id, options=options, value=value, class_name="staff-sort"),
    ]


def _foot(found_id: str, back_id: str, next_id: str) -> html.Div:
    turns = [
        _turn(back_id, "caret-left", _("Pegawai sebelumnya")),
        _turn(next_id, "caret-right", _("Pegawai berikutnya")),
    ]
    found = html.Span(id=found_id, className="caption", role="status")
    return html.Div([found, html.Div(turns, className="row-flex")], className="staff-foot")


def _turn(id: str, sign: str, label: str) -> html.Button:
    return button(icon(sign), id=id, disabled=True, more="btn-small", **aria(label=label))


def filters(by_status: Mapping[Status, int], chosen: str, to_remind: int) -> list[dict[str, Any]]:
    """All, whom to remind, and each status that somebody has or that is chosen."""
    everyone = _("Semua %(number)s", number=count(sum(by_status.values())))
    remind = _("Perlu diingatkan %(number)s", number=count(to_remind))
    options: list[dict[str, Any]] = [
        {"value": ALL, "label": everyone},
        {"value": TO_REMIND, "label": remind},
    ]
    return options + [
        {"value": part.value, "label": f"{labels.status(part).word} {count(number)}"}
        for part in ORDER
        if (number := by_status.get(part, 0)) or part.value == chosen
    ]


def units(people: Mapping[str, int]) -> list[dict[str, Any]]:
    """Options of the filter by unit, with how many people stand in each."""
    options = [{"value": "", "label": _("Semua unit")}]
    return options + [
        {"value": name, "label": f"{name} ({count(number)})"} for name, number in people.items()
    ]


def sortings() -> list[dict[str, Any]]:
    """The ways to order the list, as services.staff.Sorting names them."""
    words = (
        (SORTED, _("Urut: status")),
        ("nama", _("Urut: nama")),
        ("kurang", _("Urut: kurang terbesar")),
    )
    return [{"value": key, "label": label} for key, label in words]


def take_form(action: str, csrf: str) -> html.Form:
    """The button that takes the list away as a file; assets/opd.js puts the filters in."""
    fields = ("month", "opd", "status", "unit", "search", "sort")
    take = html.Button([icon("download-simple"), _("Unduh")], type="submit", className="btn-garis")
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf", value=csrf),
            *(dbc.Input(type="hidden", name=name, value="") for name in fields),
            take,
        ],
        action=action,
        method="POST",
        className="staff-take",
    )


def staff_table(rows: Sequence[StaffRow], month: str, *, searched: bool) -> Component:
    """The people in the order given; a friendly word when there is nobody."""
    if not rows:
        if searched:
            return empty(_("Tidak ada yang cocok"), _("Coba nama atau status lain."))
        return empty(_("Tidak ada pegawai di bulan ini"), _("Pilih bulan lain."))
    heads = [
        html.Td(_pick(_("Pilih semua di halaman ini"), "")),
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
        html.Button(
            row.name, type="button", className="staff-name", **data(person=str(row.person_id))
        ),
        html.Span(row.nip, className="staff-nip"),
        html.Span(row.level, className="staff-level"),
    ]
    last = day_short(row.last_day) if row.last_day else _("belum pernah")
    return html.Tr(
        [
            html.Td(_pick(_("Pilih %(name)s", name=row.name), str(row.person_id)))
            if row.may_remind
            else html.Td(),
            html.Th(who, scope="row", **data(initials=initials(row.name))),
            html.Td(row.level, className="col-level"),
            html.Td(_bought(row), className="staff-bought"),
            html.Td(last, className="col-last"),
            html.Td([status(labels.status(row.status)), _why(row), _reminded(row)]),
        ],
        className=f"is-{row.status.value}",
    )


def _pick(label: str, person: str) -> html.Button:
    """A box to tick (assets/opd.js); without a person it is that of the page."""
    return html.Button(
        type="button",
        role="checkbox",
        className="pick",
        **aria(label=label, checked="false"),
        **data(person=person),
    )


def _reminded(row: StaffRow) -> Child:
    if not row.reminded:
        return None
    return html.Span([icon("bell"), _("diingatkan hari ini")], className="staff-why")


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
