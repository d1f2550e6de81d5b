"""The log of promotions of an ASN's OPD: form, list, and what it adds up to."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, Problem
from dashapp.domain.promotions import Cost, PromotionDraft
from dashapp.figures import promotion_places as places
from dashapp.figures import spending_bars as bars
from dashapp.identity import current_actor
from dashapp.services import home, promotion_board, promotions
from dashapp.services.promotion_board import PAGE, Board, Entry
from dashapp.ui import forms, heads, labels
from dashapp.ui import promotions_list as lists
from dashapp.ui import promotions_side as side
from dashapp.ui.charts import box_id, chart_card, graph, table_id
from dashapp.ui.elements import aria
from dashapp.ui.notices import toast_area
from dashapp.ui.promotions import FormIds, form_card
from dashapp.ui.promotions_list import ListShown, Row
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, month_name, month_short


class Id(StrEnum):
    MONTH = "promotions-month"
    SEEN = "promotions-seen"
    DONE = "promotions-done"
    PART = "promotions-part"
    COLUMNS = "promotions-columns"
    TOASTS = "promotions-toasts"
    # form
    KIND = "promotions-kind"
    TEXT = "promotions-text"
    COUNT = "promotions-count"
    DAY = "promotions-day"
    REACHED = "promotions-reached"
    SELLERS = "promotions-sellers"
    SELLER = "promotions-seller"
    PICKED = "promotions-picked"
    COST = "promotions-cost"
    AMOUNT = "promotions-amount"
    DROP = "promotions-photo-drop"
    PHOTO = "promotions-photo"
    LINK = "promotions-link"
    SUMMARY = "promotions-summary"
    SAVE = "promotions-save"
    KEY = "promotions-key"
    # list
    TITLE = "promotions-title"
    FILTER = "promotions-filter"
    LIST = "promotions-list"
    MORE = "promotions-more"
    # charts
    COUNTS = "promotions-counts"
    AMONG = "promotions-among"
    PLACES = "promotions-places"
    SPENT = "promotions-spent"
    SPENDING = "promotions-spending"
    # withdrawing
    LEAVING = "promotions-leaving"
    QUESTION = "promotions-question"
    QUESTION_TITLE = "promotions-question-title"
    QUESTION_WORDS = "promotions-question-words"
    CONFIRM = "promotions-confirm"
    CANCEL = "promotions-cancel"


FORM = FormIds(
    kind=Id.KIND,
    text=Id.TEXT,
    count=Id.COUNT,
    day=Id.DAY,
    reached=Id.REACHED,
    sellers=Id.SELLERS,
    seller=Id.SELLER,
    cost=Id.COST,
    amount=Id.AMOUNT,
    photo=Id.DROP,
    link=Id.LINK,
    summary=Id.SUMMARY,
    submit=Id.SAVE,
)
# What another month, filter or entry may move, each part by itself.
PARTS = (
    (Id.MONTH, "options"),
    (Id.TITLE, "children"),
    (Id.FILTER, "options"),
    (Id.LIST, "children"),
    (f"{Id.MORE}-box", "hidden"),
    (Id.COUNTS, "children"),
    (Id.AMONG, "children"),
    (Id.PLACES, "figure"),
    (box_id(Id.PLACES), "aria-label"),
    (table_id(Id.PLACES), "children"),
    (Id.SPENT, "children"),
    (Id.SPENDING, "figure"),
    (box_id(Id.SPENDING), "aria-label"),
    (table_id(Id.SPENDING), "children"),
)
FRAME: dict[str, Any] = {"fill": True}
ENTER, LOG, FIGURES = "catat", "daftar", "angka"


def layout() -> Component:
    """The present month of the reader's OPD; a notice for whoever has no OPD yet."""
    board = look()
    if board.opd is None:
        return _nowhere(board)
    shown = dict(zip(PARTS, parts(board, lists.ALL), strict=True))
    return html.Div(
        [
            *_stores(digest(board, lists.ALL)),
            heads.page_head(
                html.Div(heads.head_title(_("Promosi produk UMKM"), _below())),
                [heads.month_picker(Id.MONTH, board.months, board.month)],
            ),
            _part_switch(),
            html.Div(
                [
                    form_card(FORM, today=board.today, sellers=list(_sellers())),
                    _list_card(shown),
                    html.Div(_side(shown), className="promo-side"),
                ],
                id=Id.COLUMNS,
                className=f"promo-columns shows-{ENTER}",
            ),
            lists.withdraw_dialog(
                id=Id.QUESTION,
                title_id=Id.QUESTION_TITLE,
                words_id=Id.QUESTION_WORDS,
                confirm_id=Id.CONFIRM,
                cancel_id=Id.CANCEL,
            ),
            toast_area(Id.TOASTS),
        ],
        className="promotions",
    )


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    return "" if place is None else f"{labels.level(place.level)} · {place.opd_short}"


def look(month: str | None = None, chosen: str | None = None, pages: int = 1) -> Board:
    """The month of the reader's OPD; what cannot be read is not chosen."""
    return promotion_board.look(
        _month_in(month),
        by=current_actor(),
        now=clock.now(),
        only_own=chosen == lists.MINE,
        limit=PAGE * pages,
    )


def digest(board: Board, chosen: str) -> str:
    """A mark of all that is shown: the page is drawn anew only when it changes."""
    return blake2b(repr((board, chosen)).encode(), digest_size=12).hexdigest()


def parts(board: Board, chosen: str) -> list[Any]:
    """The values of PARTS."""
    opd = board.opd.short_name if board.opd is not None else ""
    listed = _listed(board, chosen)
    spending = dict(board.spending)
    before = spending.get(calendar.previous_month(board.month))
    values = [rate for _name, rate in board.rates]
    months = [(month_short(month), amount) for month, amount in board.spending]
    return [
        [
            {"value": calendar.write_month(month), "label": month_name(month)}
            for month in board.months
        ],
        listed.title,
        listed.options,
        listed.content,
        not listed.more,
        _counts(board, opd),
        _("Di antara %(number)s OPD", number=count(len(values))),
        places.promotion_places(values, board.own, opd),
        _places_sentence(board, opd),
        side.table(
            _("Promosi per 10 pegawai, %(month)s", month=month_name(board.month)),
            (_("OPD"), _("per 10 pegawai")),
            [(name, places.tenths(rate)) for name, rate in board.rates],
            own=opd,
        ),
        side.spending_head(board.month, spending.get(board.month), before),
        bars.spending_bars(months),
        _spending_sentence(board, opd),
        side.spending_table(board.spending),
    ]


def draft(
    kind: str | None,
    text: str | None,
    day: str | None,
    reached: str | None,
    picked: Sequence[object],
    seller: str | None,
    cost: str | None,
    amount: str | None,
    photo: object,
    link: str | None,
) -> PromotionDraft:
    """What stands in the form; a name still in the UMKM's field counts as chosen."""
    codes = _sellers()
    names = [*picked, *([seller.strip()] if seller and seller.strip() else [])]
    return PromotionDraft(
        kind=kind,
        text=text,
        day=day,
        sellers=[codes.get(name, name) if isinstance(name, str) else name for name in names],
        cost=cost,
        amount=amount,
        reached=reached,
        photo=photo,
        link=link,
    )


def told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FORM.fields()]
    return [forms.error_summary(problems, FORM.fields()), *below]


def fresh_key() -> str:
    """A key for one promotion: however often the form is sent, it is recorded once."""
    return secrets.token_urlsafe(24)


def row(entry: Entry) -> Row:
    """An entry as the list shows it."""
    return Row(**vars(entry))


def _stores(seen: str) -> list[Component]:
    return [
        dcc.Store(id=Id.SEEN, data=seen),
        dcc.Store(id=Id.DONE),
        dcc.Store(id=Id.PICKED, data=[]),
        dcc.Store(id=Id.PHOTO),
        dcc.Store(id=Id.KEY, data=fresh_key()),
        dcc.Store(id=Id.LEAVING),
    ]


def _below() -> str:
    return _("Tanpa minimum. Tampil di samping kepatuhan, tidak mengubah nilai belanja Anda.")


def _part_switch() -> Component:
    """Below 992 px one part at a time."""
    options = [(ENTER, _("Catat")), (LOG, _("Daftar")), (FIGURES, _("Grafik"))]
    switch = dbc.RadioItems(
        id=Id.PART,
        options=[{"label": words, "value": value} for value, words in options],
        value=ENTER,
        className="segments segments-radio",
        inputClassName="btn-check",
        labelClassName="segment",
        labelCheckedClassName="active",
    )
    label = aria(label=_("Bagian halaman"))
    return html.Div(switch, className="promo-parts", role="group", **label)


def _list_card(shown: dict[tuple[str, str], Any]) -> Component:
    return lists.list_card(
        title_id=Id.TITLE,
        filter_id=Id.FILTER,
        list_id=Id.LIST,
        more_id=Id.MORE,
        shown=ListShown(
            shown[Id.TITLE, "children"],
            shown[Id.FILTER, "options"],
            shown[Id.LIST, "children"],
            not shown[f"{Id.MORE}-box", "hidden"],
        ),
    )


def _side(shown: dict[tuple[str, str], Any]) -> list[Component]:
    """Counts, the place among all OPDs, and what the OPD has spent."""
    return [
        html.Section(shown[Id.COUNTS, "children"], id=Id.COUNTS, className="panel promo-card"),
        chart_card(
            html.Span(shown[Id.AMONG, "children"], id=Id.AMONG),
            [_chart(shown, Id.PLACES, places.HEIGHT)],
            aside=html.Span(_("promosi per 10 pegawai"), className="caption"),
            table_of=Id.PLACES,
            table=shown[table_id(Id.PLACES), "children"],
            more="promo-card",
        ),
        chart_card(
            _("Belanja OPD ke UMKM"),
            [
                html.P(shown[Id.SPENT, "children"], id=Id.SPENT, className="promo-spent"),
                _chart(shown, Id.SPENDING, bars.HEIGHT),
            ],
            aside=html.Span(_("juta rupiah"), className="caption"),
            table_of=Id.SPENDING,
            table=shown[table_id(Id.SPENDING), "children"],
            more="promo-card",
        ),
    ]


def _chart(shown: dict[tuple[str, str], Any], id: str, height: int) -> html.Div:
    return graph(id, height, figure=shown[id, "figure"], says=shown[box_id(id), "aria-label"])


def _listed(board: Board, chosen: str) -> ListShown:
    total = board.total
    return lists.shown(
        [row(entry) for entry in board.entries],
        opd=board.opd.short_name if board.opd is not None else "",
        month=board.month,
        closed=board.closed,
        numbers=(total.all, total.own),
        mine=chosen == lists.MINE,
        more=board.listed > len(board.entries),
    )


def _counts(board: Board, opd: str) -> list[Any]:
    kinds = {kind: (tally.all, tally.own) for kind, tally in board.kinds.items()}
    return side.counts_card(opd, board.month, kinds, before=board.before, sellers=board.sellers)


def _places_sentence(board: Board, opd: str) -> str:
    if board.own is None:
        return _("Promosi per 10 pegawai di setiap OPD.")
    own, number = places.tenths(board.own), count(len(board.rates))
    words = _("%(opd)s %(own)s promosi per 10 pegawai, di antara %(number)s OPD.")
    return words % {"opd": opd, "own": own, "number": number}


def _spending_sentence(board: Board, opd: str) -> str:
    said = [f"{month_short(month)} {bars.millions(sum_)}" for month, sum_ in board.spending]
    words = _("Belanja OPD %(opd)s ke UMKM dalam juta rupiah:", opd=opd)
    return f"{words} {', '.join(said)}."


def _nowhere(board: Board) -> Component:
    words = _(
        "Promosi dicatat pada OPD tempat Anda bertugas pada tanggal 1. Bila Anda baru bertugas,"
        " mulai bulan depan."
    )
    title = _("Belum ada OPD di %(month)s", month=month_name(board.month))
    return html.Div(empty(title, words, picture="gift"), className="panel main-narrow")


def _sellers() -> dict[str, str]:
    """The code of each UMKM by the name that people choose it by; of one name, the code too."""
    found: dict[str, str] = {}
    for each in promotions.sellers():
        name = f"{each.name} ({each.code})" if each.name in found else each.name
        found[name] = each.code
    return found


def _month_in(text: str | None) -> date | None:
    try:
        return calendar.read_month(text)
    except BadValue:
        return None


NO_COST = Cost.TANPA.value
