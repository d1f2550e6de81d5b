"""The home page of an ASN: own duty on top; gallery, entry form and live charts side by side."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock, reading, shelf, signin
from dashapp.device import is_phone
from dashapp.domain import calendar
from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor
from dashapp.identity import current_actor
from dashapp.services import compliance, gallery, home
from dashapp.services.home import Own, OwnMonth
from dashapp.ui import cart, columns, labels
from dashapp.ui.cart import CartIds
from dashapp.ui.entry import Effect, EntryIds, entry_card
from dashapp.ui.gallery import ALL, gallery_panel
from dashapp.ui.home_charts import COMB, RANKS, level_card, opd_card, ranks_dialog
from dashapp.ui.met import met_dialog
from dashapp.ui.notices import toast_area
from dashapp.ui.progress import MonthCell, Progress, honey_panel
from dashapp.ui.states import empty
from dashapp.ui.words import _, day_long, month_name

MEND_AT = "/riwayat"
EVERYWHERE = "semua"  # a choice of the gallery's place that is no place


class Id(StrEnum):
    PROGRESS = "home-progress"
    SEEN = "home-seen"
    TODAY = "home-today"
    GAP = "home-gap"
    MET = "home-met"
    MET_CLOSE = "home-met-close"
    CELEBRATED = "home-celebrated"
    # gallery
    SEARCH = "home-search"
    GALLERY = "home-gallery"
    CHIPS = "home-chips"
    CATEGORY = "home-category"
    LIMIT = "home-limit"
    PRODUCTS = "home-products"
    SHELF = "home-shelf"
    ACT = "home-act"
    CART = "home-cart"
    BASKET = "home-basket"
    # entry form
    PLACE = "home-place"
    LINES = "home-lines"
    DAY = "home-day"
    DAY_CHIP = "home-day-chip"
    AMOUNT = "home-amount"
    RECEIPT = "home-receipt"
    FUND = "home-fund"
    DROP = "home-photo-drop"
    PHOTO = "home-photo"
    RESULT = "home-result"
    SUMMARY = "home-summary"
    SUBMIT = "home-submit"
    LINE = "home-line"
    READ = "home-read"
    TOLD = "home-told"
    SEND = "home-send"
    KEY = "home-key"
    PRICES = "home-prices"
    # the cart beside it
    BOX = "home-box"
    SIDE = "home-side"
    SIDE_CHIP = "home-side-chip"
    OPENER = "home-cart-open"
    PIECES = "home-pieces"
    ORDER_AT = "home-order-at"
    CART_LINES = "home-cart-lines"
    OFFERS = "home-offers"
    BUNDLE = "home-bundle"
    PICKUP = "home-pickup"
    ORDER_TROUBLE = "home-order-trouble"
    ORDER = "home-order"
    CART_BAR = "home-cart-bar"
    OWNER = "home-owner"
    RESTORED = "home-restored"
    KEPT = "home-kept"
    TOASTS = "home-toasts"
    # charts
    MONTH = "home-month"
    HEADLINE = "home-headline"
    BARS = "home-bars"
    BARS_RETRY = "home-bars-retry"
    TICK = "home-tick"
    COURSE = "home-course"
    COMB = "home-comb"
    COMB_RETRY = "home-comb-retry"
    COMB_TITLE = "home-comb-title"
    OWN = "home-own"
    VIEW = "home-view"
    VIEW_CHIP = "home-view-chip"
    RANKS = "home-ranks"
    RANKS_OPEN = "home-ranks-open"
    RANKS_CLOSE = "home-ranks-close"
    RANKS_CHART = "home-ranks-chart"
    MOVED = "home-moved"
    RETRY = "home-retry"
    ADDRESS = "home-address"


ENTRY = EntryIds(
    place=Id.PLACE,
    lines=Id.LINES,
    day=Id.DAY,
    amount=Id.AMOUNT,
    receipt_number=Id.RECEIPT,
    fund=Id.FUND,
    photo=Id.DROP,
    result=Id.RESULT,
    summary=Id.SUMMARY,
    submit=Id.SUBMIT,
    day_chip=Id.DAY_CHIP,
    line=Id.LINE,
)
ORDER = CartIds(
    box=Id.BOX,
    side=Id.SIDE_CHIP,
    opener=Id.OPENER,
    number=Id.PIECES,
    gallery=Id.ORDER_AT,
    lines=Id.CART_LINES,
    offers=Id.OFFERS,
    bundle=Id.BUNDLE,
    result=Id.PICKUP,
    trouble=Id.ORDER_TROUBLE,
    submit=Id.ORDER,
)
FRAME: dict[str, Any] = {"fill": True, "skips": columns.skips()}


def layout() -> Component:
    """The page of someone who owes something this month; a notice for everyone else."""
    own = home.own(by=current_actor(), now=clock.now())
    if own.present is None:
        return _no_duty(own)
    view = RANKS if is_phone() else COMB
    return html.Div(
        [
            *_stores(own, own.present, view),
            html.Div(panel(own), id=Id.PROGRESS),
            columns.three_columns(
                _gallery(own.present),
                _entry(own.today),
                [_bars(own.today), _all_opds(view)],
            ),
            html.Div(id=Id.BASKET, className="basket-bar on-dark"),
            ranks_dialog(Id.RANKS, graph_id=Id.RANKS_CHART, close_id=Id.RANKS_CLOSE),
            toast_area(Id.TOASTS),
        ],
        className="home",
    )


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    return "" if place is None else f"{labels.level(place.level)} · {place.opd_short}"


def panel(own: Own) -> list[Component]:
    """The honey panel of the present month, and the honey screen once its duty is met."""
    present = own.present
    if present is None:
        return [html.Div()]
    progress = Progress(
        month=present.month,
        today=own.today,
        report_by=present.report_by,
        minimum=present.minimum,
        verified=present.totals.verified,
        waiting=present.totals.waiting,
        verified_count=present.approved,
        waiting_count=present.pending,
        returned_count=own.returned,
        mend_at=MEND_AT,
        exempt=None if present.obliged else present.reason,
        level=labels.level(present.level),
        history=[MonthCell(month.month, month.status) for month in own.year],
    )
    met = [_met(present)] if present.status is Status.FULFILLED else []
    return [honey_panel(progress), *met]


def _met(present: OwnMonth) -> Component:
    return met_dialog(
        Id.MET,
        close_id=Id.MET_CLOSE,
        month=present.month,
        verified=present.totals.verified,
        minimum=present.minimum,
        sellers=home.sellers(present),
    )


def mark(own: Own) -> str:
    """Differs whenever anything of the own panel does."""
    return blake2b(repr(own).encode(), digest_size=8).hexdigest()


def fresh_key() -> str:
    """A key for one purchase: however often the form is sent, it is recorded once."""
    return secrets.token_urlsafe(24)


def effect(month: OwnMonth, amount: int, fund: Any) -> Effect:
    """What a purchase of `amount` does to a month once it is verified."""
    verified = month.totals.verified + amount
    status = Status.FULFILLED if verified >= month.minimum else Status.PARTIAL
    return Effect(verified, month.minimum, status if month.obliged else Status.EXEMPT, fund)


def _stores(own: Own, present: OwnMonth, view: str) -> list[Component]:
    kept: dict[str, Any] = {
        Id.SEEN: mark(own),
        Id.TODAY: own.today.isoformat(),
        Id.GAP: present.to_buy,
        Id.CELEBRATED: None,
        Id.CATEGORY: ALL,
        Id.LIMIT: gallery.PAGE,
        Id.SHELF: None,
        Id.CART: [],
        Id.PRICES: None,
        Id.SIDE: None,
        Id.PHOTO: None,
        Id.TOLD: None,
        Id.SEND: None,
        Id.KEY: fresh_key(),
        Id.OWNER: signin.private_name(),
        Id.RESTORED: None,
        Id.KEPT: None,
        Id.VIEW: view,
        Id.MOVED: None,
        Id.RETRY: None,
        Id.ADDRESS: None,
    }
    # One that holds nothing is given nothing: with None it would call its callbacks at once.
    return [
        dcc.Store(id=name) if data is None else dcc.Store(id=name, data=data)
        for name, data in kept.items()
    ]


def _gallery(present: OwnMonth) -> Component:
    places = [
        (place.code, labels.place(place.name)) for place in gallery.places() if _is_gallery(place)
    ]
    found = gallery.browse(now=clock.now(), gap=present.to_buy)
    return gallery_panel(
        search_id=Id.SEARCH,
        place_id=Id.GALLERY,
        chips_id=Id.CHIPS,
        products_id=Id.PRODUCTS,
        places=[(EVERYWHERE, _("semua galeri")), *places],
        place=EVERYWHERE,
        chips=shelf.chips(found, ALL),
        products=shelf.cards(found, {}, "", act=Id.ACT),
    )


def _is_gallery(place: Any) -> bool:
    return place.kind == "gallery"


def _entry(today: date) -> Component:
    known = gallery.places()
    galleries = [(place.code, place.name) for place in known if _is_gallery(place)]
    last = home.last_place(by=current_actor())
    codes = [code for code, _name in galleries]
    form = entry_card(
        replace(ENTRY, read=Id.READ) if reading.is_on() else ENTRY,
        places=[(place.code, place.name) for place in known],
        place=last,
        today=today,
        photo_first=is_phone(),
        gallery=columns.GALLERY,
        box=Id.BOX,
        sides=cart.sides(ORDER),
        beside=cart.cart_side(ORDER, galleries, last if last in codes else next(iter(codes), None)),
    )
    return html.Div([form, html.Div(id=Id.CART_BAR, className="panel cart-bar")])


def _bars(today: date) -> Component:
    present = calendar.month_of(today)
    months: Sequence[date] = compliance.opened_months() or [present]
    return level_card(
        Id.BARS,
        headline_id=Id.HEADLINE,
        month_id=Id.MONTH,
        months=[(calendar.write_month(month), month_name(month)) for month in months],
        month=calendar.write_month(present),
        tick_words_id=Id.TICK,
        course_id=Id.COURSE,
        retry_id=Id.BARS_RETRY,
    )


def _all_opds(view: str) -> Component:
    return opd_card(
        Id.COMB,
        title_id=Id.COMB_TITLE,
        own_id=Id.OWN,
        view_type=Id.VIEW_CHIP,
        view=view,
        all_id=Id.RANKS_OPEN,
        retry_id=Id.COMB_RETRY,
    )


def _no_duty(own: Own) -> Component:
    if own.has_any:
        words = _("Bulan ini Anda tidak tercatat pada OPD mana pun pada tanggal 1.")
    else:
        words = _(
            "Kewajiban dihitung dari penempatan pada tanggal 1. Bila Anda baru bertugas, kewajiban"
            " pertama Anda mulai bulan depan."
        )
    title = _("Tidak ada kewajiban di %(month)s", month=month_name(calendar.month_of(own.today)))
    more = _(
        " Data hari ini, %(day)s. Ada yang keliru? Hubungi operator OPD Anda.",
        day=day_long(own.today),
    )
    return html.Div(empty(title, words + more, picture="honey"), className="panel main-narrow")
