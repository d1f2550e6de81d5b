"""The page of an OPD's head and operators: how their people stand, by name and month."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock, signin
from dashapp.domain import calendar
from dashapp.domain.people import Actor, Role
from dashapp.figures import opd_places
from dashapp.figures import trend as trends
from dashapp.identity import current_actor
from dashapp.services import compliance, staff
from dashapp.services.staff import Office
from dashapp.ui import heads, labels, staff_list
from dashapp.ui import staff as ui
from dashapp.ui.charts import box_id, chart_card, graph, table_id
from dashapp.ui.elements import button
from dashapp.ui.notices import toast_area
from dashapp.ui.staff_bar import BarIds, choice_bar
from dashapp.ui.staff_person import person_dialog
from dashapp.ui.staff_report import sign_dialog
from dashapp.ui.words import _
from pages.opd import recap, taken
from pages.opd.cards import PARTS, mark, of, parts
from pages.opd.ids import Id

__all__ = ["layout", "subtitle"]

SENDS = "upload-simple"  # icon
LIST = staff_list.ListIds(
    Id.STATUS, Id.UNIT, Id.UNIT_BOX, Id.SEARCH, Id.SORT, Id.LIST, Id.FOUND, Id.NEXT, Id.BACK
)
BAR = BarIds(Id.BAR, Id.SAID, Id.ALL, Id.DROP, Id.REMIND, Id.REMIND_WORDS)


def layout() -> Component:
    """The present month of the first OPD that the grants name."""
    month = calendar.month_of(clock.today())
    found = of(month, None)
    shown = dict(zip(PARTS, parts(found), strict=True))
    listing = staff_list.list_card(LIST, choice_bar(BAR))
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=mark(found)),
            dcc.Store(id=Id.LISTED),
            dcc.Store(id=Id.FIRST, data=0),
            dcc.Store(id=Id.CHANGED, data=0),
            dcc.Store(id=Id.SHOWN),
            dcc.Store(id=Id.CHOSEN, data=[]),
            dcc.Store(id=Id.CHOOSABLE, data=0),
            dcc.Store(id=Id.REMINDED, data=0),
            dcc.Store(id=Id.OPENED),
            heads.page_head(_place(shown, Id.TITLE), _controls(found, shown)),
            _place(shown, Id.UNOPENED),
            html.Div(
                [
                    _place(shown, Id.MET),
                    _place(shown, Id.MONEY),
                    ui.place_card(Id.RANK, shown[Id.RANK, "children"], _chart(shown, Id.PLACES)),
                    _place(shown, Id.DATES),
                ],
                id=Id.TOP,
                hidden=shown[Id.TOP, "hidden"],
                className="top-cards",
            ),
            html.Div([listing, html.Div(_side(shown))], className="opd-columns"),
            sign_dialog(recap.IDS),
            person_dialog(
                id=Id.PERSON,
                title_id=Id.PERSON_TITLE,
                body_id=Id.PERSON_BODY,
                close_id=Id.PERSON_CLOSE,
            ),
            toast_area(Id.TOASTS),
        ],
        className="opd",
    )


def _place(shown: dict[tuple[str, str], Any], id: str) -> html.Div:
    return html.Div(shown[id, "children"], id=id)


def _chart(shown: dict[tuple[str, str], Any], id: str) -> html.Div:
    height = opd_places.HEIGHT if id == Id.PLACES else trends.HEIGHT
    return graph(id, height, figure=shown[id, "figure"], says=shown[box_id(id), "aria-label"])


def _controls(found: Office, shown: dict[tuple[str, str], Any]) -> list[Component]:
    take = staff_list.take_form(taken.TAKE, signin.form_token())
    return [*_pickers(found), take, _send(shown)]


def _send(shown: dict[tuple[str, str], Any]) -> html.Button:
    is_hidden = shown[Id.SEND, "hidden"]
    words = _("Kirim laporan")
    return button(words, id=Id.SEND, look="tinta", icon_name=SENDS, hidden=is_hidden)


def _side(shown: dict[tuple[str, str], Any]) -> list[Component]:
    """The trend beside the regency's, and every person as a cell."""
    return [
        chart_card(
            _("Tren enam bulan"),
            [_chart(shown, Id.TREND)],
            aside=html.Span(_("titik-titik = kabupaten"), className="caption"),
            table_of=Id.TREND,
            table=shown[table_id(Id.TREND), "children"],
        ),
        _place(shown, Id.UNITS),
        _place(shown, Id.PROMOTIONS),
    ]


def subtitle(actor: Actor) -> str:
    """ "Kepala OPD · Diskominfo" under the name."""
    role = Role.KEPALA_OPD if actor.holds(Role.KEPALA_OPD) else Role.OPERATOR_OPD
    return f"{labels.role(role)} · {staff.opds(actor)[0].short_name}"


def _pickers(found: Office) -> list[Component]:
    names = [(each.code, each.short_name) for each in staff.opds(current_actor())]
    opd = heads.picker(Id.OPD, _("OPD yang ditampilkan"), names, found.opd.code)
    return [
        html.Div(opd, hidden=len(names) == 1),
        heads.month_picker(Id.MONTH, compliance.opened_months(), found.month),
    ]
