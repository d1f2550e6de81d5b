"""A code opens an order, it is handed over, the next one comes."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate
from flask import request

from dashapp import clock
from dashapp.domain import orders, rupiah
from dashapp.domain.orders import OrderState
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import handover
from dashapp.site import CASHIER
from dashapp.ui import cashier as ui
from dashapp.ui import cashier_code as code_ui
from dashapp.ui import notices
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages.cashier import notas
from pages.cashier import orders as page
from pages.cashier.ids import Id

PIECES = {"type": ui.LINE, "line": ALL}


@CASHIER.callback(
    Output(Id.ORDER, "data"),
    Output(Id.PROBLEM, "children"),
    Input(Id.CODE, "value"),
    prevent_initial_call=True,
)
def find(code: str | None) -> Any:
    """Open the order of a code as soon as it has six digits."""
    if sum(sign.isdigit() for sign in code or "") < code_ui.DIGITS:
        return no_update, []
    try:
        found = handover.find(
            code, by=current_actor(), now=clock.now(), address=request.remote_addr or ""
        )
    except Rejected as rejected:
        return None, code_ui.code_fails(rejected.problems["code"])
    return found.id, code_ui.code_fits()


@CASHIER.callback(
    Output(Id.WAITING, "children"),
    Input("live-revision", "data"),
    Input(Id.SOLD, "data"),
    prevent_initial_call=True,
)
def follow(_revision: str | None, _sold: int | None) -> Any:
    """Keep the list of waiting orders as it stands."""
    return page.waiting()


@CASHIER.callback(
    Output(Id.MAIN, "children"),
    Output(Id.TILL, "hidden"),
    Output(Id.ONWARD, "hidden"),
    Output(Id.READY, "hidden"),
    Output(Id.HAND, "disabled"),
    Output(Id.TROUBLE, "children"),
    Output(Id.PAY, "value"),
    Input(Id.ORDER, "data"),
    prevent_initial_call=True,
)
def show(order: int | None) -> Any:
    """Open an order; one that has ended meanwhile says how."""
    if order is None:
        return _at_rest([])
    try:
        return _opened(order)
    except Rejected as rejected:
        return _at_rest(notices.problems(rejected.problems))


def _at_rest(told: list[Any]) -> tuple[Any, ...]:
    return [ui.resting(), *told], True, True, True, True, [], None


def _opened(order: int) -> tuple[Any, ...]:
    found = handover.one(order, by=current_actor(), now=clock.now())
    waits = found.state is OrderState.DIPESAN
    trouble: Any = page.own_order() if found.is_own else []
    return page.opened(found), False, True, not waits, found.is_own, trouble, None


@CASHIER.callback(
    Output(Id.TOTAL, "children"),
    Output(Id.HAND, "children"),
    Input(PIECES, "value"),
    State(PIECES, "id"),
    State(Id.ORDER, "data"),
)
def total(pieces: list[Any], ids: list[dict[str, Any]], order: int | None) -> Any:
    """The sum of what is to be taken along; the button says it too."""
    if order is None or not ids:
        raise PreventUpdate
    try:
        view = handover.one(order, by=current_actor(), now=clock.now())
    except (Rejected, NotAllowed):
        raise PreventUpdate from None
    prices = {line.line_id: line.unit_price for line in view.lines}
    taken = _taken(pieces, ids)
    known = {line: orders.whole(taken[line]) or 0 for line in taken if line in prices}
    amount = sum(number * prices[line] for line, number in known.items())
    words = _("Terima %(amount)s dan serahkan", amount=rupiah.write(amount))
    number = sum(known.values())
    return ui.total(number, amount, view.pieces - number), words


@CASHIER.callback(
    Output(Id.MAIN, "children", allow_duplicate=True),
    Output(Id.TILL, "hidden", allow_duplicate=True),
    Output(Id.ONWARD, "hidden", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Output(Id.SOLD, "data"),
    Output(Id.TOASTS, "children"),
    Input(Id.HAND, "n_clicks"),
    State(PIECES, "value"),
    State(PIECES, "id"),
    State(Id.PAY, "value"),
    State(Id.ORDER, "data"),
    prevent_initial_call=True,
)
def hand_over(
    clicks: int | None,
    pieces: list[Any],
    ids: list[dict[str, Any]],
    payment: str | None,
    order: int | None,
) -> Any:
    """Take the money and hand over: the purchase is recorded and verified at once."""
    if not clicks or order is None:
        raise PreventUpdate
    try:
        sold = handover.hand_over(
            order, _taken(pieces, ids), payment, by=current_actor(), now=clock.now()
        )
    except Rejected as rejected:
        return (
            no_update,
            no_update,
            no_update,
            notices.problems(rejected.problems),
            no_update,
            no_update,
        )
    done = toast(_("Pesanan diserahkan · nota %(serial)s", serial=sold.serial), key=sold.serial)
    return notas.nota(sold), True, False, [], sold.purchase_id, done


@CASHIER.callback(
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.MAIN, "children", allow_duplicate=True),
    Output(Id.READY, "hidden", allow_duplicate=True),
    Output(Id.TROUBLE, "children", allow_duplicate=True),
    Input(Id.READY, "n_clicks"),
    State(Id.ORDER, "data"),
    prevent_initial_call=True,
)
def set_aside(clicks: int | None, order: int | None) -> Any:
    """The goods lie ready; the buyer is told."""
    if not clicks or order is None:
        raise PreventUpdate
    actor, now = current_actor(), clock.now()
    try:
        handover.ready(order, by=actor, now=now)
        shown = page.opened(handover.one(order, by=actor, now=now))
    except Rejected as rejected:
        return no_update, no_update, no_update, notices.problems(rejected.problems)
    return toast(_("Pembeli diberi tahu: siap diambil"), key=f"siap-{order}"), shown, True, []


def _taken(pieces: list[Any], ids: list[dict[str, Any]]) -> dict[int, Any]:
    """Pieces by line, as far as the browser names lines; the service reads both again."""
    pairs = zip(ids, pieces, strict=False)
    return {one["line"]: number for one, number in pairs if isinstance(one.get("line"), int)}


CASHIER.clientside_callback(
    ClientsideFunction("cashier", "press"),
    Output(Id.CODE, "value"),
    Input({"type": code_ui.KEY, "value": ALL}, "n_clicks"),
    Input(Id.BACK, "n_clicks"),
    Input(Id.NEXT, "n_clicks"),
    State(Id.CODE, "value"),
    prevent_initial_call=True,
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "boxes"),
    Output({"type": code_ui.BOX, "at": ALL}, "children"),
    Input(Id.CODE, "value"),
)
CASHIER.clientside_callback(
    ClientsideFunction("cashier", "choose"),
    Output(Id.ORDER, "data", allow_duplicate=True),
    Input({"type": ui.ROW, "order": ALL}, "n_clicks"),
    Input(Id.BACK, "n_clicks"),
    Input(Id.NEXT, "n_clicks"),
    prevent_initial_call=True,
)
