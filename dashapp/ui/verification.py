"""Parts of the verification page beside the queue: the receipt, the facts, the three decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui import forms
from dashapp.ui.elements import Child, Children, aria, button, data, icon, safe_href, tag
from dashapp.ui.frame import initials
from dashapp.ui.tables import facts
from dashapp.ui.words import _


@dataclass(frozen=True)
class Receipt:
    """The photo of a nota, by the address that serves it; name and arrival in words."""

    address: str | None
    name: str
    arrived: str


@dataclass(frozen=True)
class Warning:
    """One sign: title, the sentence with both numbers, and the other purchase if there is one.

    `other`: (id, number) of a purchase to open; `photo`: address of its photo.
    """

    title: str
    words: str
    other: tuple[int, str] | None = None
    photo: str | None = None


@dataclass(frozen=True)
class Claim:
    """What the open purchase says: number, place in the queue, buyer, amount in rupiah, facts."""

    number: str
    position: str
    amount: int
    buyer: str
    level: str
    buyer_sub: str
    facts: Sequence[tuple[str, Children]]
    warnings: Sequence[Warning] = ()


def verification_columns(
    queue: Sequence[Component], receipt: Component, claim: Component
) -> html.Div:
    """Queue 372 | receipt on dark ground | facts 400; each scrolls by itself on desktop."""
    return html.Div(
        [
            html.Section(queue, className="verify-queue", **aria(label=_("Antrean verifikasi"))),
            html.Section(receipt, className="verify-receipt on-dark", **aria(label=_("Bukti"))),
            html.Section(claim, className="verify-claim", **aria(label=_("Pembelian"))),
        ],
        className="verify",
    )


def receipt_view(receipt: Receipt) -> list[Child]:
    """The photo on dark ground with its tools; words when there is none."""
    address = safe_href(receipt.address)
    head = html.P(
        [icon("image"), html.Strong(receipt.name), html.Span(receipt.arrived)],
        className="receipt-head",
    )
    if address is None:
        return [head, html.P(_("Tanpa foto nota"), className="receipt-none")]
    photo = html.Img(src=address, alt=_("Foto nota"), className="receipt-photo")
    full = html.A(
        icon("corners-out"),
        href=address,
        target="_blank",
        className="receipt-tool",
        title=_("Buka ukuran penuh"),
        **aria(label=_("Buka ukuran penuh")),
    )
    tools = html.Div(
        [
            _tool("out", "magnifying-glass-minus", _("Perkecil")),
            _tool("in", "magnifying-glass-plus", _("Perbesar")),
            _tool("turn", "arrow-clockwise", _("Putar")),
            full,
        ],
        className="receipt-tools",
        role="group",
        **aria(label=_("Alat foto")),
    )
    stage = html.Div(
        html.Div(photo, className="receipt-turn"),
        className="receipt-stage",
        tabIndex=0,
        role="group",
        **aria(label=_("Foto nota, dapat digulir")),
    )
    return [head, stage, tools]


def _tool(act: str, sign: str, words: str) -> html.Button:
    """Zooms and turns in the browser alone (assets/verification.js)."""
    return html.Button(
        icon(sign),
        type="button",
        className="receipt-tool",
        title=words,
        **aria(label=words),
        **data(photo=act),
    )


def claim_view(claim: Claim) -> list[Child]:
    """Number, amount, buyer, what differs, and the facts of the open purchase."""
    return [
        html.P(
            [html.Span(_("Pembelian %(number)s", number=f"#{claim.number}")), claim.position],
            className="claim-number",
        ),
        html.P(rupiah.write(claim.amount), className="claim-amount"),
        html.Div(
            [
                html.Span(initials(claim.buyer), className="avatar", **aria(hidden="true")),
                html.Div(
                    [
                        html.P([html.Strong(claim.buyer), f" · {claim.level}"]),
                        html.P(claim.buyer_sub, className="caption"),
                    ]
                ),
            ],
            className="claim-buyer",
        ),
        *([_warnings(claim.warnings)] if claim.warnings else []),
        facts(claim.facts),
    ]


def _warnings(found: Sequence[Warning]) -> html.Div:
    """What differs: the heaviest sign first, each with its sentence."""
    return html.Div(
        [icon("warning"), html.Div([_warning(one) for one in found], className="claim-signs")],
        className="strip strip-madu claim-warning",
    )


def _warning(one: Warning) -> html.Div:
    ways: list[Child] = []
    photo = safe_href(one.photo)
    if one.other is not None:
        number, words = one.other
        ways.append(
            button(
                _("Buka %(number)s", number=words),
                id={"type": "verification-open", "purchase": number},
                look="teks",
                more="btn-small",
            )
        )
    if photo is not None:
        ways.append(
            html.A(_("Lihat fotonya"), href=photo, target="_blank", className="btn-teks btn-small")
        )
    shown = [html.Strong(one.title), html.P(one.words)]
    return html.Div([*shown, html.Div(ways, className="claim-ways") if ways else None])


def ticked(words: str, good: bool) -> Children:
    """A fact, with a tick when it agrees with what is known elsewhere."""
    if not good:
        return words
    mark = html.Span(icon("check"), className="fact-good", title=_("cocok"))
    return [words, " ", mark]


def approve_field(id: str, amount: int, *, read: bool) -> html.Div:
    """The amount to approve: as claimed, or lower with a reason; `read`: it is the receipt's."""
    mark = tag(_("sesuai nota"), "madu") if read else None
    control = html.Div([forms.money(id, rupiah.plain(amount)), mark], className="approve-amount")
    return forms.field(_("Nominal yang disetujui"), control, id=id)


def effect_strip(words: str, *, met: bool, verified: int, minimum: int) -> html.Div:
    """ "Tetap terpenuhi   Rp 52.000 dari Rp 50.000": what approving does to the buyer's month."""
    amount: list[Child] = [
        html.Strong(rupiah.write(verified)),
        " ",
        _("dari %(minimum)s", minimum=rupiah.write(minimum)),
    ]
    mark = icon("seal-check" if met else "clock")
    look = "strip-daun" if met else "strip-batu"
    return html.Div(
        [mark, html.Span(words, className="grow"), html.Span(amount)],
        className=f"strip {look} verify-effect",
    )


def approve_words(amount: int) -> list[Child]:
    """Setujui Rp 52.000 (S)"""
    key = html.Span("S", className="key", **aria(hidden="true"))
    return [_("Setujui %(amount)s", amount=rupiah.write(amount)), key]


def decisions(
    *, approve_id: str, send_back_id: str, reject_id: str, amount: int, disabled: bool = False
) -> html.Div:
    """Setujui Rp 52.000 (S), Kembalikan (K), Tolak (T)."""
    off: dict[str, Any] = {"disabled": True} if disabled else {}
    keys = {"aria-keyshortcuts": "S"}
    return html.Div(
        [
            button(
                approve_words(amount), id=approve_id, look="madu", more="btn-big", **keys, **off
            ),
            button(_("Kembalikan"), id=send_back_id, key="K", **off),
            button(_("Tolak"), id=reject_id, look="bata", key="T", **off),
            html.P(
                _("Setelah disetujui, antrean berikutnya terbuka otomatis."),
                className="decisions-note",
            ),
        ],
        className="decisions",
    )


def decided_toast(words: str, *, undo_id: Any, key: str) -> html.Div:
    """A decision was made; with `undo_id` it can be taken back for ten seconds."""
    content: list[Child] = [icon("check-circle"), html.Span(words)]
    if undo_id is not None:
        words = _("Urungkan")
        content.append(html.Button(words, id=undo_id, type="button", className="toast-act"))
    return html.Div(content, className="toast-note fades lasts", key=key)
