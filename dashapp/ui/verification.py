"""Parts of the verification page: the queue, the receipt, the facts, the three decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui import forms
from dashapp.ui.cards import thumb
from dashapp.ui.elements import Child, Children, aria, button, hidden, icon, safe_href
from dashapp.ui.tables import facts
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class QueueRow:
    """One waiting purchase in the list. `note`: "21 jam"; `warns` marks it as worth a look."""

    id: int
    buyer: str
    opd: str
    amount: int
    note: str
    goods: str = ""
    category: str = ""
    warns: bool = False


@dataclass(frozen=True)
class Receipt:
    """The photo of a nota, by the address that serves it; name and arrival in words."""

    address: str | None
    name: str
    arrived: str


@dataclass(frozen=True)
class Claim:
    """What the open purchase says: number, place in the queue, buyer, amount in rupiah, facts."""

    number: str
    position: str
    amount: int
    buyer: str
    buyer_sub: str
    facts: Sequence[tuple[str, Children]]
    warning: tuple[str, str] | None = None


def verification_columns(queue: Component, receipt: Component, claim: Component) -> html.Div:
    """Queue 372 | receipt on dark ground | facts 400; each scrolls by itself on desktop."""
    return html.Div(
        [
            html.Section(queue, className="verify-queue", **aria(label=_("Antrean verifikasi"))),
            html.Section(receipt, className="verify-receipt on-dark", **aria(label=_("Bukti"))),
            html.Section(claim, className="verify-claim", **aria(label=_("Pembelian"))),
        ],
        className="verify",
    )


def queue_head(order_id: str, orders: Sequence[tuple[str, str]], order: str) -> html.Div:
    """Title of the queue and its order; orders: (value, words)."""
    return html.Div(
        [
            html.H2(_("Antrean verifikasi")),
            html.Div(
                [
                    html.Label(hidden(_("Urutan")), htmlFor=order_id),
                    dbc.Select(
                        id=order_id,
                        options=[{"value": value, "label": words} for value, words in orders],
                        value=order,
                        class_name="select-inline",
                    ),
                ]
            ),
        ],
        className="panel-head",
    )


def queue_foot(listed: int, waiting: int, more_id: str) -> Child:
    """How many wait in all, and a way to those that are not listed yet."""
    words = html.Span(
        [html.Strong(count(waiting)), _(" menunggu")], className="caption", role="status"
    )
    more = button(_("Tampilkan lebih banyak"), id=more_id, look="teks")
    return html.Div([words, more if listed < waiting else None], className="queue-foot")


def queue_list(rows: Sequence[QueueRow], selected: int | None) -> html.Ul:
    """The rows as buttons with ids {"type": "queue-row", "purchase": id}."""
    return html.Ul(
        [html.Li(_queue_row(row, row.id == selected)) for row in rows], className="queue"
    )


def _queue_row(row: QueueRow, selected: bool) -> html.Button:
    note: list[Child] = [icon("warning"), row.note] if row.warns else [row.note]
    return html.Button(
        [
            thumb(row.goods, row.category),
            html.Span(
                [html.Strong(row.buyer, className="ellipsis"), html.Span(row.opd)],
                className="queue-who",
            ),
            html.Span(
                [
                    html.Strong(rupiah.write(row.amount)),
                    html.Span(note, className="queue-warns" if row.warns else ""),
                ],
                className="queue-sum",
            ),
        ],
        id={"type": "queue-row", "purchase": row.id},
        type="button",
        className="queue-row",
        **aria(current="true" if selected else "false"),
    )


def receipt_view(receipt: Receipt) -> list[Child]:
    """The photo on dark ground, a link to its full size; words when there is none."""
    address = safe_href(receipt.address)
    head = html.P(
        [icon("image"), html.Strong(receipt.name), html.Span(receipt.arrived)],
        className="receipt-head",
    )
    if address is None:
        return [head, html.P(_("Tanpa foto nota"), className="receipt-none")]
    photo = html.Img(src=address, alt=_("Foto nota"), className="receipt-photo")
    full = html.A(
        [icon("corners-out"), _("Buka ukuran penuh")],
        href=address,
        target="_blank",
        className="receipt-full",
    )
    return [head, html.Div(photo, className="receipt-stage"), full]


def claim_view(claim: Claim) -> list[Child]:
    """Number, amount, buyer, what differs, and the facts of the open purchase."""
    return [
        html.P(
            [html.Span(_("Pembelian %(number)s", number=claim.number)), claim.position],
            className="claim-number",
        ),
        html.P(rupiah.write(claim.amount), className="claim-amount"),
        html.Div(
            [html.Strong(claim.buyer), html.P(claim.buyer_sub, className="caption")],
            className="claim-buyer",
        ),
        _warning(claim.warning),
        facts(claim.facts),
    ]


def _warning(warning: tuple[str, str] | None) -> Component | None:
    if warning is None:
        return None
    title, words = warning
    return html.Div(
        [icon("warning"), html.Div([html.Strong(title), html.P(words)])],
        className="strip strip-madu",
    )


def approve_field(id: str, amount: int) -> html.Div:
    """The amount to approve: as claimed, or lower with a reason."""
    return forms.field(_("Nominal yang disetujui"), forms.money(id, rupiah.plain(amount)), id=id)


def decisions(
    *, approve_id: str, send_back_id: str, reject_id: str, amount: int, disabled: bool = False
) -> html.Div:
    """Setujui Rp 52.000 (S), Kembalikan (K), Tolak (T)."""
    approve = _("Setujui %(amount)s", amount=rupiah.write(amount))
    off: dict[str, Any] = {"disabled": True} if disabled else {}
    return html.Div(
        [
            button(approve, id=approve_id, look="madu", key="S", more="btn-big", **off),
            button(_("Kembalikan"), id=send_back_id, key="K", **off),
            button(_("Tolak"), id=reject_id, look="bata", key="T", **off),
        ],
        className="decisions",
    )


def reason_dialog(
    *,
    id: str,
    title_id: str,
    reason_id: str,
    confirm_id: str,
    cancel_id: str,
    chips: Sequence[str] = (),
    chip_type: str = "reason-chip",
) -> dbc.Modal:
    """Asks for a reason: question as title, chips that fill the text, verb on the button.

    Chips have ids {"type": chip_type, "value": text}; title and the button's words are set by the
    page for each act.
    """
    suggestions = html.Div(
        [forms.chip({"type": chip_type, "value": text}, text, False) for text in chips],
        className="chips",
    )
    reason = dbc.Textarea(id=reason_id, rows=3, maxlength=300, autofocus="autofocus")
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=title_id, className="modal-title"), close_button=False),
            dbc.ModalBody(
                [suggestions, forms.field(_("Alasan"), reason, id=reason_id)], class_name="stack"
            ),
            dbc.ModalFooter(
                [
                    button("", id=confirm_id, look="bata", more="grow"),
                    button(_("Batal"), id=cancel_id),
                ]
            ),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
    )
