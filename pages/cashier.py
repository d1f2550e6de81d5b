"""The cashier's page: a code opens an order, the money is taken, the goods are handed over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from flask import request

from dashapp import clock
from dashapp.domain.orders import OrderState, Payment
from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.services import handover, till
from dashapp.services.handover import Waiting
from dashapp.services.orders import OrderedGoods
from dashapp.services.sales import Sold
from dashapp.services.till import DayTotal
from dashapp.ui import cashier as ui
from dashapp.ui import labels
from dashapp.ui import nota as nota_ui
from dashapp.ui.elements import Child, aria
from dashapp.ui.frame import notice_page
from dashapp.ui.notices import strip, toast_area
from dashapp.ui.words import _, clock_time, moment


class Id(StrEnum):
    CODE = "cashier-code"
    PROBLEM = "cashier-code-problem"
    ORDER = "cashier-order"
    WAITING = "cashier-waiting"
    DAY = "cashier-day"
    MAIN = "cashier-main"
    PAY = "cashier-pay"
    TOTAL = "cashier-total"
    HAND = "cashier-hand"
    BACK = "cashier-back"
    READY = "cashier-ready"
    NEXT = "cashier-next"
    TROUBLE = "cashier-trouble"
    SOLD = "cashier-sold"
    TILL = "cashier-till"
    ONWARD = "cashier-onward"
    TOASTS = "cashier-toasts"


FRAME: dict[str, Any] = {"fill": True, "bleed": True}


def layout() -> Component:
    """Code and waiting orders on the left, the open order on the right."""
    if not current_actor().scopes_of(Role.KASIR):
        words = _("Akun Anda belum terhubung ke galeri. Hubungi DKUPP untuk melengkapinya.")
        return notice_page(_("Galeri belum ditentukan"), words)
    totals = days()
    side = html.Section(
        [
            html.H2(" · ".join(total.place for total in totals), className="cash-place"),
            ui.code_field(Id.CODE, Id.PROBLEM),
            html.Div(waiting(), id=Id.WAITING),
            html.Div(day(totals), id=Id.DAY),
        ],
        className="cash-side",
        **aria(label=_("Kode dan daftar tunggu")),
    )
    main = html.Section(
        [
            html.Div(ui.resting(), id=Id.MAIN),
            html.Div(_till(), id=Id.TILL, className="cash-till", hidden=True),
            html.Div(nota_ui.onward(Id.NEXT), id=Id.ONWARD, className="cash-acts", hidden=True),
        ],
        className="cash-main",
        **aria(label=_("Pesanan yang dibuka")),
    )
    stores = [dcc.Store(id=Id.ORDER), dcc.Store(id=Id.SOLD)]
    return html.Div([*stores, side, main, toast_area(Id.TOASTS)], className="cash")


def days() -> list[DayTotal]:
    """What came in today, by gallery of the cashier."""
    actor = current_actor()
    held = actor.scopes_of(Role.KASIR)
    return [till.day(by=actor, now=clock.now(), gallery=code) for code in held]


def waiting() -> list[Child]:
    """The orders that wait at the cashier's galleries."""
    rows = handover.waiting(by=current_actor(), now=clock.now())
    return ui.waiting_list([_row(row) for row in rows])


def day(totals: Sequence[DayTotal]) -> Child:
    """What came in today, over all of the cashier's galleries."""
    return ui.day_line(
        sum(total.amount for total in totals),
        sum(len(total.sales) for total in totals),
        sum(total.paid(Payment.TUNAI) for total in totals),
        sum(total.paid(Payment.QRIS) for total in totals),
    )


def opened(order: Waiting) -> list[Child]:
    """The order at the counter."""
    placed = _("dipesan %(moment)s", moment=moment(order.placed_at))
    return ui.counter(
        ui.Counter(
            number=order.number,
            buyer=order.buyer,
            sub=" · ".join(part for part in (order.opd, placed) if part),
            state=labels.order(order.state),
            goods=[_goods(line, line.quantity) for line in order.lines],
        )
    )


def own_order() -> Child:
    """Nobody hands over to themselves (docs/rules.md §3)."""
    return strip(_("Ini pesanan Anda sendiri. Minta rekan kasir yang menyerahkan."), tone="madu")


def _till() -> list[Child]:
    return ui.till(
        pay_id=Id.PAY,
        total_id=Id.TOTAL,
        hand_id=Id.HAND,
        back_id=Id.BACK,
        ready_id=Id.READY,
        trouble_id=Id.TROUBLE,
    )


def nota(sold: Sold) -> list[Child]:
    """The nota of what was just sold."""
    receipt = nota_ui.Receipt(
        serial=sold.serial,
        place=sold.place,
        at=moment(sold.at),
        amount=sold.amount,
        payment=sold.payment,
        goods=[nota_ui.Bought(line.name, line.quantity, line.amount) for line in sold.lines],
        address=f"{request.host_url}nota/{sold.nota_key}",
    )
    return nota_ui.nota(receipt)


def _row(order: Waiting) -> ui.Row:
    ready = _("siap") if order.state is OrderState.SIAP else clock_time(order.placed_at)
    return ui.Row(order.id, order.number, order.buyer, f"{order.opd} · {ready}", order.amount)


def _goods(line: OrderedGoods, pieces: int) -> ui.Goods:
    picture = f"/gambar/{line.photo_key}" if line.photo_key else None
    amount = pieces * line.unit_price
    return ui.Goods(line.line_id, line.name, line.seller, line.category, pieces, amount, picture)
