"""A seller's sales: weeks of the month, buyers' OPDs, orders to prepare, purchases to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.shop_sales import Sum, Week
from dashapp.ui.elements import Child, aria, button, hidden, icon, safe_href
from dashapp.ui.states import empty
from dashapp.ui.words import NBSP, _, count, day_short, month_only

BAR = 96  # pixels of the tallest bar
MOST_OPD = 4  # in the overview


@dataclass(frozen=True)
class OrderRow:
    """An open order with own goods, in words."""

    number: str
    what: str
    who: str
    until: str
    amount: int
    ready: bool


@dataclass(frozen=True)
class ConfirmRow:
    """A purchase at the own shop that waits; `photo`: the address of its receipt."""

    id: int
    seen: int
    number: str
    who: str
    what: str
    goods: str
    amount: int
    photo: str | None
    is_own: bool


def month_card(
    today: date, amount: int, growth: int | None, before_day: date, weeks: Sequence[Week]
) -> list[Component]:
    """The month's rupiah, against the same day of the month before, and a bar per week."""
    return [
        html.H2(_("Penjualan %(month)s", month=month_only(today)), className="small-title"),
        html.P(rupiah.short(amount), className="seller-amount"),
        html.P(_growth(growth, before_day), className="seller-growth"),
        _bars(weeks),
    ]


def _growth(growth: int | None, before_day: date) -> list[Child]:
    since = _(" dari %(day)s", day=day_short(before_day))
    if growth is None:
        return [_("Belum ada penjualan sampai %(day)s", day=day_short(before_day))]
    if growth == 0:
        return [_("Sama seperti %(day)s", day=day_short(before_day))]
    mark, tone = ("▲", "tone-daun") if growth > 0 else ("▼", "tone-bata")
    heard = hidden(_("naik ") if growth > 0 else _("turun "))
    arrow = html.Span(mark, **aria(hidden="true"))
    number = html.Strong([heard, arrow, f"{NBSP}{count(abs(growth))}%"], className=tone)
    return [number, since]


def _bars(weeks: Sequence[Week]) -> html.Div:
    most = max((week.amount for week in weeks), default=0)
    said = ", ".join(f"{_days(week)} {rupiah.long(week.amount)}" for week in weeks)
    return html.Div(
        [_bar(week, most) for week in weeks],
        className="seller-bars",
        role="img",
        **aria(label=_("Penjualan per pekan: %(said)s", said=said)),
    )


def _bar(week: Week, most: int) -> html.Div:
    height = max(2, BAR * week.amount // most) if most and week.amount else 0
    return html.Div(
        [
            html.Span(_scaled(week.amount, most, last=week.running), className="bar-number"),
            html.I(style={"height": f"{height}px"}),
            html.Span(_days(week), className="bar-days"),
        ],
        className="seller-bar is-now" if week.running else "seller-bar",
    )


def _scaled(amount: int, most: int, *, last: bool) -> str:
    """In the measure of the highest bar: millions with one decimal, else thousands."""
    size, unit = (1_000_000, "jt") if most >= 1_000_000 else (1_000, "rb")
    whole, tenth = divmod(amount * 10 // size, 10)
    number = count(whole) + (f",{tenth}" if size > 1_000 and amount else "")
    return f"{number}{NBSP}{unit}" if last and amount else number


def _days(week: Week) -> str:
    first, last = week.first.day, week.last.day
    return str(first) if first == last else f"{first}–{last}"


def opd_card(sums: Sequence[Sum]) -> list[Component]:
    """Rupiah by the buyers' OPD, the most first; no names (docs/rules.md §8)."""
    head = html.H2(_("Pembeli dari OPD"))
    if not sums:
        return [head, html.P(_("Belum ada penjualan bulan ini."), className="muted")]
    most = sums[0].amount or 1
    rows = [
        html.Li(
            [
                html.Span(each.name, className="ellipsis", title=each.name),
                html.I(style={"--share": f"{100 * each.amount // most}%"}),
                html.Strong(rupiah.short(each.amount).removeprefix(f"Rp{NBSP}")),
            ]
        )
        for each in sums
    ]
    return [head, html.Ul(rows, className="seller-opds")]


def orders_card(rows: Sequence[OrderRow]) -> list[Component]:
    """Orders to prepare, those that end first in front."""
    badge = html.Span(count(len(rows)), className="tag tag-madu") if rows else None
    head = html.Div([html.H2(_("Perlu disiapkan")), badge], className="panel-head")
    if not rows:
        words = _("Pesanan dengan produk Anda muncul sendiri di sini.")
        return [head, html.P(words, className="muted")]
    return [head, html.Ul([html.Li(_order(row)) for row in rows], className="seller-orders")]


def _order(row: OrderRow) -> list[Component]:
    ready = html.Span(_("siap diambil"), className="tag tag-daun") if row.ready else None
    return [
        html.Div(
            [
                html.Strong([row.number, " ", ready]),
                html.Span(row.what),
                html.Span(f"{row.who} · {row.until}", className="order-who"),
            ]
        ),
        html.Strong(rupiah.write(row.amount)),
    ]


def confirm_card(rows: Sequence[ConfirmRow], number: int) -> list[Component]:
    """Purchases made at the own shop, each with its receipt and the two answers."""
    badge = html.Span(count(number), className="tag tag-madu") if number else None
    head = html.Div([html.H2(_("Konfirmasi pembelian di toko")), badge], className="panel-head")
    if not rows:
        words = _("Pembelian yang dicatat ASN di toko Anda muncul sendiri di sini.")
        return [head, empty(_("Tidak ada yang menunggu"), words, picture="honey")]
    return [head, html.Ul([html.Li(_confirm(row)) for row in rows], className="seller-confirm")]


def _confirm(row: ConfirmRow) -> list[Component]:
    photo = safe_href(row.photo)
    shown: Component = html.Span(icon("receipt"), className="confirm-photo is-empty")
    if photo is not None:
        picture = html.Img(src=photo, alt=_("Foto nota %(number)s", number=row.number))
        shown = html.A(picture, href=photo, target="_blank", className="confirm-photo")
    return [
        shown,
        html.Div(
            [
                html.Strong(rupiah.write(row.amount), className="confirm-amount"),
                html.Span(row.who),
                html.Span(row.what, className="muted"),
                html.Span(row.goods, className="muted"),
            ],
            className="confirm-facts",
        ),
        _answers(row),
    ]


def _answers(row: ConfirmRow) -> html.Div:
    if row.is_own:
        words = _("Pembelian Anda sendiri diperiksa DKUPP.")
        return html.Div(words, className="muted confirm-answers")
    names = {"type": "seller-sale", "purchase": row.id, "seen": row.seen}
    yes = button(
        _("Benarkan %(amount)s", amount=rupiah.write(row.amount)),
        id={**names, "act": "confirm"},
        look="madu",
    )
    back = button(_("Kembalikan"), id={**names, "act": "return"})
    return html.Div([yes, back], className="confirm-answers")


def waiting_strip(number: int) -> Component | None:
    """In the overview: how many purchases wait, with the way to them."""
    if not number:
        return None
    words = _("%(number)s pembelian di toko menunggu konfirmasi Anda", number=count(number))
    look = button(
        _("Lihat"), id={"type": "seller-part", "part": "pesanan", "at": "strip"}, look="teks"
    )
    inside = [icon("receipt"), html.Div(words, className="grow"), look]
    return html.Div(inside, className="strip strip-madu")
