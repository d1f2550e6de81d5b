"""The history of an ASN: months, the purchases of one of them, and the own evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock, photos, site
from dashapp.domain import calendar, rupiah
from dashapp.domain.past import Entry, OwnMonth, Past
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue
from dashapp.domain.purchases import Fund
from dashapp.identity import current_actor
from dashapp.services import gallery, history, home
from dashapp.ui import history as ui
from dashapp.ui import history_dialogs as dialogs
from dashapp.ui import history_evaluation as scores
from dashapp.ui import history_purchases as lists
from dashapp.ui import history_report as reports
from dashapp.ui import labels
from dashapp.ui.elements import Child, aria
from dashapp.ui.entry import EntryIds, EntryLine, entry_card, entry_lines
from dashapp.ui.notices import toast_area
from dashapp.ui.preview import Planned, preview
from dashapp.ui.states import empty
from dashapp.ui.words import _, month_only
from pages.history import objections


class Id(StrEnum):
    HEAD = "history-head"
    YEAR = "history-year"
    MONTHS = "history-months"
    MONTH = "history-month"
    FILTER = "history-filter"
    MAIN = "history-main"
    EVALUATION = "history-evaluation"
    SHEET = "history-sheet"
    SEEN = "history-seen"
    DONE = "history-done"
    TOASTS = "history-toasts"
    # mending
    MENDING = "history-mending"
    VERSION = "history-version"
    DIALOG = "history-dialog"
    TITLE = "history-dialog-title"
    WHY = "history-why"
    CLOSE = "history-close"
    PLACE = "history-place"
    CART = "history-cart"
    LINES = "history-lines"
    DAY = "history-day"
    AMOUNT = "history-amount"
    RECEIPT = "history-receipt"
    FUND = "history-fund"
    DROP = "history-photo-drop"
    PHOTO = "history-photo"
    RESULT = "history-result"
    SUMMARY = "history-summary"
    SEND = "history-send"
    # withdrawing
    LEAVING = "history-leaving"
    QUESTION = "history-question"
    QUESTION_TITLE = "history-question-title"
    QUESTION_WORDS = "history-question-words"
    CONFIRM = "history-confirm"
    CANCEL = "history-cancel"


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
    submit=Id.SEND,
)
FRAME: dict[str, Any] = {"fill": True}
Cart = list[list[int]]


def layout() -> Component:
    """The year and month most worth seeing; what follows comes through the callbacks."""
    past = look()
    list_, main, evaluation, head = parts(past, lists.ALL)
    year = past.months[0].month.year if past.months else past.today.year
    return html.Div(
        [
            *_stores(digest(past, lists.ALL)),
            ui.page_head(Id.HEAD, head, site.PROFILE.path or site.FRONT),
            ui.columns(
                ui.months_panel(
                    Id.MONTHS, list_, year_id=Id.YEAR, years=past.years or (year,), year=year
                ),
                html.Section(
                    main,
                    id=Id.MAIN,
                    className="panel history-main",
                    tabIndex=0,  # it scrolls
                    **aria(label=_("Pembelian")),
                ),
                html.Div(
                    [
                        html.Section(
                            evaluation,
                            id=Id.EVALUATION,
                            className="panel history-evaluation",
                            **aria(label=_("Evaluasi saya")),
                        ),
                        objections.card(),
                    ],
                    className="history-side",
                ),
            ),
            *objections.around(),
            _mend_dialog(past.today),
            dialogs.leave_dialog(
                id=Id.QUESTION,
                title_id=Id.QUESTION_TITLE,
                words_id=Id.QUESTION_WORDS,
                confirm_id=Id.CONFIRM,
                cancel_id=Id.CANCEL,
            ),
            toast_area(Id.TOASTS),
        ],
        className="history",
    )


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    return "" if place is None else f"{labels.level(place.level)} · {place.opd_short}"


def look(year: str | None = None, month: str | None = None) -> Past:
    """The history of the signed-in person, as chosen; what cannot be read is not chosen."""
    chosen = _month_in(month)
    number = int(year) if year and year.isascii() and year.isdigit() and len(year) == 4 else None
    return history.look(by=current_actor(), now=clock.now(), year=number, month=chosen)


def digest(past: Past, chosen: str) -> str:
    """A mark of all that is shown: the page is drawn anew only when it changes."""
    return blake2b(repr((past, chosen)).encode(), digest_size=12).hexdigest()


def parts(past: Past, chosen: str) -> tuple[list[Child], list[Child], list[Child], list[Child]]:
    """Months, purchases, evaluation and the words below the title."""
    evaluation = scores.evaluation_panel(past, sheet_id=Id.SHEET)
    return ui.months_list(past), _main(past, chosen), evaluation, ui.today_words(past)


def lines(entry: Entry, cart: Cart) -> list[EntryLine]:
    """The goods of a purchase with the numbers chosen now; what has been taken off is left out."""
    chosen = {pair[0]: pair[1] for pair in cart if len(pair) == 2}
    return [
        EntryLine(goods.product_id, goods.name, chosen[goods.product_id], goods.price)
        for goods in entry.goods
        if goods.product_id is not None and chosen.get(goods.product_id, 0) > 0
    ]


def cart_of(entry: Entry) -> Cart:
    """Product and number of each line."""
    return [[g.product_id, g.quantity] for g in entry.goods if g.product_id is not None]


def photo_of(entry: Entry) -> dict[str, str] | None:
    """The receipt as the upload field keeps it."""
    if entry.photo_key is None:
        return None
    return {
        "key": entry.photo_key,
        "name": _("Foto nota"),
        "url": f"/foto/{entry.photo_key}",
        "size_text": photos.size_text(entry.photo_size),
    }


def form(entry: Entry) -> tuple[Any, ...]:
    """What stands in the form: place, basket, its lines, day, amount, receipt, fund, photo.

    The sixth is whether the amount follows from the goods.
    """
    cart = cart_of(entry)
    return (
        entry.place_code,
        cart,
        entry_lines(lines(entry, cart)),
        entry.day.isoformat(),
        rupiah.plain(entry.claimed),
        bool(cart),
        entry.receipt_number or "",
        entry.fund.value,
        photo_of(entry),
    )


def effect(planned: Planned, entry: Entry, photo: object) -> list[Child]:
    """What the mended purchase does to the month of its day once it is approved."""
    actor = current_actor()
    month = history.month_of(planned.day, by=actor) if planned.day else None
    planned = replace(planned, arrived=calendar.wib_day(entry.arrived_at))
    if month is not None and entry.fund is Fund.PRIBADI:
        stays = calendar.month_of(entry.day) == month.month
        planned = replace(planned, own=entry.amount if stays else 0)
    used = history.photo_used(photo, by=actor, but=entry.id)
    return preview(replace(planned, used=used), month, clock.today())


def _stores(seen: str) -> list[Component]:
    return [
        dcc.Store(id=Id.SEEN, data=seen),
        dcc.Store(id=Id.MONTH),
        dcc.Store(id=Id.FILTER, data=lists.ALL),
        dcc.Store(id=Id.DONE),
        dcc.Store(id=Id.MENDING),
        dcc.Store(id=Id.VERSION),
        dcc.Store(id=Id.LEAVING),
        dcc.Store(id=Id.CART, data=[]),
        dcc.Store(id=Id.PHOTO),
    ]


def _mend_dialog(today: date) -> Component:
    places = [(place.code, place.name) for place in gallery.places()]
    card = entry_card(
        ENTRY,
        places=places,
        place=None,
        today=today,
        title=_("Isian pembelian"),
        verb=_("Kirim perbaikan"),
    )
    return dialogs.mend_dialog(
        id=Id.DIALOG, title_id=Id.TITLE, why_id=Id.WHY, close_id=Id.CLOSE, form=card
    )


def _main(past: Past, chosen: str) -> list[Child]:
    month = past.chosen
    if month is None:
        words = _("Kewajiban dihitung dari penempatan pada tanggal 1, lalu muncul di sini.")
        return [empty(_("Belum ada riwayat"), words)]
    return [
        reports.month_head(month),
        reports.report_strip(month, past.today),
        reports.closed_strip(month),
        *(_purchases(past.entries, chosen) if past.entries else [_nothing(month)]),
    ]


def _purchases(rows: Sequence[Entry], chosen: str) -> list[Child]:
    return [lists.filter_chips(rows, chosen), lists.purchase_list(rows, chosen)]


def _nothing(month: OwnMonth) -> Component:
    title = _("Belum ada pembelian %(month)s", month=month_only(month.month))
    if month.closed_at is not None or not month.obliged:
        return empty(title, _("Tidak ada yang dicatat untuk bulan ini."))
    words = _("Catat pembelian di beranda, lalu keadaannya terlihat di sini.")
    way = html.A(_("Catat pembelian"), href="/", className="btn-madu")
    return empty(title, words, act=way)


def _month_in(text: str | None) -> date | None:
    try:
        return calendar.read_month(text)
    except BadValue:
        return None
