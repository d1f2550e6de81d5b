"""Orders at the counter: a code opens one, the money is taken, the goods are handed over."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashapp import clock
from dashapp.domain.orders import OrderState, Payment
from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.services import handover, till
from dashapp.services.handover import Waiting
from dashapp.services.orders import OrderedGoods
from dashapp.services.till import DayTotal
from dashapp.ui import cashier as ui
from dashapp.ui import labels
from dashapp.ui import nota as nota_ui
from dashapp.ui.cards import own_picture
from dashapp.ui.cashier_code import code_field
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, clock_time, moment
from pages.cashier.ids import Id


def side() -> list[Child]:
    """The code, and the orders that wait."""
    return [code_field(Id.CODE, Id.PROBLEM), html.Div(waiting(), id=Id.WAITING)]


def main() -> list[Child]:
    """The order that has been opened, and after it its nota."""
    return [
        html.Div(ui.resting(), id=Id.MAIN),
        html.Div(_till(), id=Id.TILL, className="cash-till", hidden=True),
        html.Div(
            nota_ui.onward(Id.NEXT, _("Pesanan berikutnya")),
            id=Id.ONWARD,
            className="cash-acts",
            hidden=True,
        ),
    ]


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


def _row(order: Waiting) -> ui.Row:
    ready = _("siap") if order.state is OrderState.SIAP else clock_time(order.placed_at)
    return ui.Row(order.id, order.number, order.buyer, f"{order.opd} · {ready}", order.amount)


def _goods(line: OrderedGoods, pieces: int) -> ui.Goods:
    picture = own_picture(line.photo_key)
    amount = pieces * line.unit_price
    return ui.Goods(line.line_id, line.name, line.seller, line.category, pieces, amount, picture)
