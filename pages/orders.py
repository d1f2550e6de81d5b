"""An ASN's orders: those to be fetched, each with its code, and those that are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from hashlib import blake2b

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.compliance import Status
from dashapp.domain.orders import OrderState
from dashapp.domain.people import Actor
from dashapp.identity import current_actor
from dashapp.services import home, orders
from dashapp.services.home import OwnMonth
from dashapp.services.orders import OrderedGoods, OrderView
from dashapp.ui import labels
from dashapp.ui import orders as ui
from dashapp.ui.cards import own_picture
from dashapp.ui.elements import Child, aria
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _, count, day_month, moment, month_only


class Id(StrEnum):
    HEAD = "orders-head"
    WAITING = "orders-waiting"
    ENDED = "orders-ended"
    SEEN = "orders-seen"
    LEAVING = "orders-leaving"
    DONE = "orders-done"
    QUESTION = "orders-question"
    QUESTION_TITLE = "orders-question-title"
    QUESTION_WORDS = "orders-question-words"
    CONFIRM = "orders-confirm"
    CLOSE = "orders-close"
    TOASTS = "orders-toasts"


Look = tuple[tuple[OrderView, ...], OwnMonth | None]


def layout() -> Component:
    """The orders as they stand; changes come through the callbacks."""
    found = look()
    head, waiting, ended = parts(found)
    return html.Div(
        [
            dcc.Store(id=Id.SEEN, data=digest(found)),
            dcc.Store(id=Id.LEAVING),
            dcc.Store(id=Id.DONE),
            ui.page_head(Id.HEAD, head),
            html.Section(waiting, id=Id.WAITING, **aria(label=_("Menunggu diambil"))),
            html.Section(ended, id=Id.ENDED, **aria(label=_("Sudah selesai"))),
            ui.question(
                id=Id.QUESTION,
                title_id=Id.QUESTION_TITLE,
                words_id=Id.QUESTION_WORDS,
                confirm_id=Id.CONFIRM,
                close_id=Id.CLOSE,
            ),
            toast_area(Id.TOASTS),
        ],
        className="orders",
    )


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    return "" if place is None else f"{labels.level(place.level)} · {place.opd_short}"


def look() -> Look:
    """The orders of the signed-in person, and the month in which they would be fetched."""
    actor, now = current_actor(), clock.now()
    return orders.own(by=actor, now=now), home.own(by=actor, now=now).present


def digest(found: Look) -> str:
    """A mark of all that is shown: the page is drawn anew only when it changes."""
    return blake2b(repr(found).encode(), digest_size=12).hexdigest()


def parts(found: Look) -> tuple[str, list[Child], list[Child]]:
    """The words below the title, the open orders, and those that are over."""
    views, month = found
    waiting = [view for view in views if view.is_open]
    ended = [_ended(view) for view in views if not view.is_open]
    cards: list[Child] = [ui.waiting_card(_waiting(view, month)) for view in waiting]
    nothing = ui.none_waiting() if ended else ui.none_at_all()
    return ui.head_words(len(waiting)), cards or [nothing], ui.ended_list(ended)


def question(view: OrderView, trouble: Sequence[Child] = ()) -> list[Child]:
    """What the dialog says of an order that is about to be given up."""
    return ui.question_words(view.number, _words(view.lines), view.place, trouble)


def _waiting(view: OrderView, month: OwnMonth | None) -> ui.Waiting:
    last_day = calendar.wib_day(view.expires_at - timedelta(microseconds=1))
    return ui.Waiting(
        id=view.id,
        number=view.number,
        state=labels.order(view.state),
        code=view.code or "",
        place=view.place,
        until=day_month(last_day),
        goods=[_goods(line) for line in view.lines],
        amount=view.amount,
        effect=_effect(view.amount, month),
    )


def _effect(amount: int, month: OwnMonth | None) -> ui.Effect | None:
    if month is None or not month.obliged:
        return None
    verified = month.totals.verified + amount
    status = Status.FULFILLED if verified >= month.minimum else Status.PARTIAL
    return ui.Effect(month_only(month.month), verified, month.minimum, status)


def _ended(view: OrderView) -> ui.Ended:
    taken = view.state is OrderState.DIAMBIL
    known = view.nota_key is not None and view.nota_serial is not None
    at = moment(view.ended_at) if view.ended_at else ""
    return ui.Ended(
        number=view.number,
        state=labels.order(view.state),
        goods=_words(view.lines),
        note=" · ".join(part for part in (view.place, at) if part),
        amount=view.taken_amount if taken else view.amount,
        nota=(str(view.nota_serial), f"/nota/{view.nota_key}") if known else None,
    )


def _words(lines: Sequence[OrderedGoods]) -> str:
    """ "Terasi Udang dan 2 barang lain"."""
    if not lines:
        return _("Tanpa barang")
    first, others = lines[0].name, len(lines) - 1
    if not others:
        return first
    return _("%(first)s dan %(others)s barang lain", first=first, others=count(others))


def _goods(line: OrderedGoods) -> ui.Goods:
    picture = own_picture(line.photo_key)
    return ui.Goods(line.name, line.seller, line.category, line.quantity, line.amount, picture)
