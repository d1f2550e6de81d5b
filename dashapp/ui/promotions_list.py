"""The promotions of an OPD's month: what was done, when, with whose goods, and not by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain.promotions import Cost, Kind
from dashapp.ui import promotion_words
from dashapp.ui.elements import Child, aria, button, icon, link, safe_href, tag
from dashapp.ui.notices import strip
from dashapp.ui.pictures import asset, pictures_in
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_long, day_short, month_name

ALL, MINE = "semua", "saya"
PICTURED = (Kind.RAPAT, Kind.CENDERA_MATA, Kind.OLEH_OLEH)  # the goods say more than the kind


@dataclass(frozen=True)
class Row:
    """One promotion in the list; photo and link only where the reader may see them."""

    id: int
    kind: Kind
    text: str
    day: date
    sellers: tuple[str, ...]
    reached: int | None
    cost: Cost
    amount: int | None
    mine: bool
    photo: str | None
    link: str | None


def list_card(
    *, title_id: str, filter_id: str, list_id: str, more_id: str, shown: ListShown
) -> html.Section:
    """Title, filter and the place of the rows; the page keeps them up to date."""
    chips = dbc.RadioItems(
        id=filter_id,
        options=shown.options,
        value=ALL,
        className="chips promo-filter",
        inputClassName="btn-check",
        labelClassName="chip",
        labelCheckedClassName="is-on",
    )
    return html.Section(
        [
            html.Div(
                [
                    html.H2(shown.title, id=title_id),
                    html.Div(chips, role="group", **aria(label=_("Promosi yang ditampilkan"))),
                ],
                className="panel-head",
            ),
            html.Div(
                [
                    html.Div(shown.content, id=list_id),
                    html.Div(
                        button(_("Tampilkan berikutnya"), id=more_id),
                        id=f"{more_id}-box",
                        className="promo-more",
                        hidden=not shown.more,
                    ),
                ],
                className="promo-scroll",
                tabIndex=0,  # it scrolls
                role="region",
                **aria(label=_("Daftar promosi")),
            ),
        ],
        className="panel promo-list",
    )


@dataclass(frozen=True)
class ListShown:
    """What the list shows of one month."""

    title: str
    options: list[dict[str, Any]]
    content: list[Child]
    more: bool


def shown(
    rows: Sequence[Row],
    *,
    opd: str,
    month: date,
    closed: bool,
    numbers: tuple[int, int],
    mine: bool,
    more: bool,
) -> ListShown:
    """The list of a month. numbers: all of the OPD's, and the reader's own."""
    options = [
        {"label": [_("Semua"), f" {count(numbers[0])}"], "value": ALL},
        {"label": [_("Saya"), f" {count(numbers[1])}"], "value": MINE},
    ]
    content: list[Child] = [_closed(month)] if closed else []
    content.append(_rows(rows, closed) if rows else _empty(month, closed, mine))
    return ListShown(_("Promosi %(opd)s", opd=opd), options, content, more)


def withdraw_dialog(
    *, id: str, title_id: str, words_id: str, confirm_id: str, cancel_id: str
) -> dbc.Modal:
    """Asks before a promotion is withdrawn, for that cannot be undone."""
    title = html.H2(_("Tarik promosi ini?"), id=title_id, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader(title, close_button=False),
            dbc.ModalBody(html.Div(id=words_id, className="stack")),
            dbc.ModalFooter(
                [
                    button(_("Tarik promosi"), id=confirm_id, look="bata", more="grow"),
                    button(_("Kembali"), id=cancel_id),
                ]
            ),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
    )


def withdraw_words(row: Row, trouble: Sequence[Child] = ()) -> list[Child]:
    """What will be withdrawn and what that means; `trouble`: why it could not be."""
    what = html.P([html.Strong(row.text), f", {day_long(row.day)}."])
    means = _("Promosi yang ditarik dianggap tidak pernah dicatat dan tidak dapat dikembalikan.")
    return [what, html.P(means, className="muted"), *trouble]


def _rows(rows: Sequence[Row], closed: bool) -> html.Ul:
    return html.Ul([html.Li(_row(row, closed)) for row in rows], className="promo-rows")


def _row(row: Row, closed: bool) -> html.Div:
    look = promotion_words.look(row.kind)
    kind: list[Child] = [icon(look.icon), promotion_words.kind(row.kind)]
    return html.Div(
        [
            _picture(row),
            html.Div(
                [
                    html.P(
                        [
                            html.Span(kind, className="promo-kind-name"),
                            tag(_("Anda"), "madu") if row.mine else None,
                        ],
                        className="promo-head",
                    ),
                    html.H3(row.text),
                    html.P(_facts(row), className="promo-facts"),
                    html.P(promotion_words.money(row.cost, row.amount)),
                    _link(row),
                ],
                className="promo-words",
            ),
            _withdraw(row) if row.mine and not closed else None,
        ],
        className="promo-row",
    )


def _picture(row: Row) -> Component:
    """The photo, which opens in full; else the goods that the words name; else the kind's."""
    look = promotion_words.look(row.kind)
    photo = safe_href(f"/foto/{row.photo}") if row.photo else None
    if photo is not None:
        says = _("Buka foto: %(what)s", what=row.text)
        return html.A(
            html.Img(src=photo, alt=""),
            href=photo,
            target="_blank",
            className="tile promo-tile",
            **aria(label=says),
        )
    goods = pictures_in(row.text, most=2) if row.kind in PICTURED else []
    drawings = [
        html.Img(src=source, alt="") for source in goods or [asset(f"products/{look.picture}.webp")]
    ]
    return html.Div(
        drawings, className=f"tile tile-{look.tile} promo-tile is-drawn is-{len(drawings)}"
    )


def _facts(row: Row) -> str:
    facts = [day_short(row.day)]
    if row.reached is not None:
        facts.append(promotion_words.reached(row.kind, row.reached))
    if row.sellers:
        facts.append(", ".join(row.sellers))
    return " · ".join(facts)


def _link(row: Row) -> Component | None:
    if row.link is None:
        return None
    return html.P(link([icon("link"), _("Buka tautan")], row.link, "link promo-link"))


def _withdraw(row: Row) -> Component:
    id: dict[str, Any] = {"type": "promotions-withdraw", "number": row.id}
    says = _("Tarik: %(what)s", what=row.text)
    return button(_("Tarik"), id=id, look="teks", more="btn-small", **aria(label=says))


def _closed(month: date) -> Component:
    words = _(
        "%(month)s sudah ditutup DKUPP: promosinya tidak dapat ditambah atau ditarik lagi.",
        month=month_name(month),
    )
    return html.Div(strip(words, tone="batu", icon_name="lock-key"), className="promo-closed")


def _empty(month: date, closed: bool, mine: bool) -> Component:
    name = month_name(month)
    title = _("Belum ada promosi Anda") if mine else _("Belum ada promosi %(month)s", month=name)
    if closed:
        return empty(title, _("Tidak ada yang dicatat untuk bulan ini."), picture="gift")
    words = _("Produk UMKM di rapat, sebagai cendera mata, atau diceritakan: catat di formulir.")
    return empty(title, words, picture="gift")
