"""The home page of an ASN: own duty on top; gallery, entry form and live charts side by side."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.compliance import Status
from dashapp.domain.people import Actor
from dashapp.identity import current_actor
from dashapp.services import compliance, gallery, home
from dashapp.services.home import Own, OwnMonth
from dashapp.ui import columns, labels
from dashapp.ui.cards import ProductTile, product_grid
from dashapp.ui.elements import button
from dashapp.ui.entry import Effect, EntryIds, EntryLine, entry_card
from dashapp.ui.frame import notice_page
from dashapp.ui.gallery import ALL, filter_chips, gallery_panel
from dashapp.ui.home_charts import level_card, opd_card
from dashapp.ui.notices import toast_area
from dashapp.ui.progress import MonthCell, Progress, honey_panel
from dashapp.ui.states import empty, failed
from dashapp.ui.words import _, day_long, month_name

EVERYWHERE = "semua"  # a choice of the gallery's place that is no place


class Id(StrEnum):
    PROGRESS = "home-progress"
    SEEN = "home-seen"
    SEARCH = "home-search"
    GALLERY = "home-gallery"
    CHIPS = "home-chips"
    CATEGORY = "home-category"
    LIMIT = "home-limit"
    PRODUCTS = "home-products"
    MORE = "home-more"
    CART = "home-cart"
    PLACE = "home-place"
    LINES = "home-lines"
    DAY = "home-day"
    AMOUNT = "home-amount"
    RECEIPT = "home-receipt"
    FUND = "home-fund"
    DROP = "home-photo-drop"
    PHOTO = "home-photo"
    RESULT = "home-result"
    SUMMARY = "home-summary"
    SUBMIT = "home-submit"
    KEY = "home-key"
    TOASTS = "home-toasts"
    MONTH = "home-month"
    HEADLINE = "home-headline"
    BARS = "home-bars"
    TICK = "home-tick"
    COMB = "home-comb"
    COMB_TITLE = "home-comb-title"
    OWN = "home-own"
    TROUBLE = "home-trouble"
    RETRY = "home-retry"
    RETRY_NOW = "home-retry-now"


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
)
FRAME: dict[str, Any] = {"fill": True, "skips": columns.skips()}


def layout() -> Component:
    """The page of someone who owes something this month; a notice for everyone else."""
    own = home.own(by=current_actor(), now=clock.now())
    if own.present is None:
        return _no_duty(own)
    today = own.today
    return html.Div(
        [
            *_stores(),
            html.Div(panel(own), id=Id.PROGRESS),
            columns.three_columns(
                _gallery(),
                _entry(today),
                [html.Div(trouble(), id=Id.TROUBLE, hidden=True), _bars(today), _comb()],
            ),
            toast_area(Id.TOASTS),
        ],
        className="home",
    )


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    return "" if place is None else f"{labels.level(place.level)} · {place.opd_short}"


def panel(own: Own) -> Component:
    """The honey panel of the present month; nothing when there is no obligation in it."""
    present = own.present
    if present is None:
        return html.Div()
    return honey_panel(
        Progress(
            month=present.month,
            today=own.today,
            report_by=present.report_by,
            minimum=present.minimum,
            verified=present.totals.verified,
            waiting=present.totals.waiting,
            verified_count=present.approved,
            waiting_count=present.pending,
            exempt=None if present.obliged else present.reason,
            history=[MonthCell(month.month, month.status) for month in own.year],
        )
    )


def fresh_key() -> str:
    """A key for one purchase: however often the form is sent, it is recorded once."""
    return secrets.token_urlsafe(24)


def shelf(found: gallery.Shelf, cart: dict[int, int], search: str) -> Component:
    """The cards of the gallery, or what to do when there are none."""
    if not found.cards:
        return empty(
            _("Belum ada “%(search)s”", search=search) if search else _("Belum ada produk di sini"),
            _("Coba kata lain, kategori lain, atau galeri lain."),
        )
    more = button(_("Tampilkan lebih banyak"), id=Id.MORE, more="gallery-more")
    left = found.found - len(found.cards)
    return html.Div([product_grid(tiles(found.cards, cart)), more if left > 0 else None])


def tiles(cards: Sequence[gallery.Card], cart: dict[int, int]) -> list[ProductTile]:
    """The cards as the gallery shows them, with the number chosen of each."""
    return [
        ProductTile(
            id=card.id,
            name=card.name,
            maker=card.seller,
            district=card.kecamatan,
            price=card.price,
            category=card.category,
            chosen=cart.get(card.id, 0),
            left=card.stock,
        )
        for card in cards
    ]


def lines(items: Sequence[gallery.Item]) -> list[EntryLine]:
    """The chosen goods as lines of the form."""
    return [EntryLine(item.product_id, item.name, item.quantity, item.price) for item in items]


def effect(month: OwnMonth, amount: int, fund: Any) -> Effect:
    """What a purchase of `amount` does to a month once it is verified."""
    verified = month.totals.verified + amount
    status = Status.FULFILLED if verified >= month.minimum else Status.PARTIAL
    return Effect(verified, month.minimum, status if month.obliged else Status.EXEMPT, fund)


def trouble() -> Component:
    """Said in place of nothing when the charts could not be fetched."""
    act = button(_("Coba sekarang"), id=Id.RETRY_NOW)
    return failed(_("Grafik belum bisa dimuat"), act=act)


def _stores() -> list[Component]:
    return [
        dcc.Store(id=Id.SEEN),
        dcc.Store(id=Id.CATEGORY, data=ALL),
        dcc.Store(id=Id.LIMIT, data=gallery.PAGE),
        dcc.Store(id=Id.CART, data=[]),
        dcc.Store(id=Id.PHOTO),
        dcc.Store(id=Id.KEY, data=fresh_key()),
        dcc.Store(id=Id.RETRY),
    ]


def _gallery() -> Component:
    places = [(place.code, _short(place.name)) for place in gallery.places() if _is_gallery(place)]
    found = gallery.browse(now=clock.now())
    return gallery_panel(
        search_id=Id.SEARCH,
        place_id=Id.GALLERY,
        chips_id=Id.CHIPS,
        products_id=Id.PRODUCTS,
        places=[(EVERYWHERE, _("semua galeri")), *places],
        place=EVERYWHERE,
        chips=filter_chips(gallery.categories(), ALL),
        products=shelf(found, {}, ""),
    )


def _is_gallery(place: Any) -> bool:
    return place.kind == "gallery"


def _short(name: str) -> str:
    """The gallery's name as it fits beside "Ambil di"."""
    return name.replace("Galeri Dekranasda", "Galeri").replace("Sentra UMKM dan Kuliner ", "")


def _entry(today: date) -> Component:
    places = [(place.code, place.name) for place in gallery.places()]
    return entry_card(ENTRY, places=places, place=None, today=today)


def _bars(today: date) -> Component:
    present = calendar.month_of(today)
    months = compliance.opened_months() or [present]
    return level_card(
        Id.BARS,
        headline_id=Id.HEADLINE,
        month_id=Id.MONTH,
        months=[(calendar.write_month(month), month_name(month)) for month in months],
        month=calendar.write_month(present),
        tick_words_id=Id.TICK,
    )


def _comb() -> Component:
    return opd_card(Id.COMB, title_id=Id.COMB_TITLE, own_id=Id.OWN)


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
    return notice_page(title, words + more)
