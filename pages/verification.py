"""The verification page of DKUPP: the queue, the receipt, and the decision side by side."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from dash import ctx, dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.compliance import Status
from dashapp.domain.purchases import Fund
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.services.verification import Item, Queue, View
from dashapp.ui import labels
from dashapp.ui import verification as ui
from dashapp.ui.elements import Child
from dashapp.ui.entry import Effect, effect_strip
from dashapp.ui.notices import strip, toast_area
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_long, moment


class Id(StrEnum):
    SELECTED = "verification-selected"
    SEEN = "verification-seen"
    ACT = "verification-act"
    QUEUE = "verification-queue"
    ORDER = "verification-order"
    LIMIT = "verification-limit"
    MORE = "verification-more"
    RECEIPT = "verification-receipt"
    CLAIM = "verification-claim"
    AMOUNT = "verification-amount"
    EFFECT = "verification-effect"
    TROUBLE = "verification-trouble"
    APPROVE = "verification-approve"
    SEND_BACK = "verification-send-back"
    REJECT = "verification-reject"
    DIALOG = "verification-dialog"
    TITLE = "verification-title"
    REASON = "verification-reason"
    CONFIRM = "verification-confirm"
    CANCEL = "verification-cancel"
    TOASTS = "verification-toasts"


OLDEST, NEWEST = "terlama", "terbaru"
FRAME: dict[str, Any] = {"fill": True, "bleed": True}
# What the dialog asks and what its button says, by act.
ACTS = {
    "send_back": (lambda: _("Kembalikan pembelian ini?"), lambda: _("Kembalikan pembelian")),
    "reject": (lambda: _("Tolak pembelian ini?"), lambda: _("Tolak pembelian")),
    "approve": (lambda: _("Setujui nominal yang lebih rendah?"), lambda: _("Setujui")),
}


def layout() -> Component:
    """The queue with its oldest purchase open."""
    found = verification.queue(by=current_actor())
    first = next((item.id for item in found.items), None)
    dialog = ui.reason_dialog(
        id=Id.DIALOG,
        title_id=Id.TITLE,
        reason_id=Id.REASON,
        confirm_id=Id.CONFIRM,
        cancel_id=Id.CANCEL,
        chips=[
            _("Foto nota tidak terbaca"),
            _("Nominal berbeda dari nota"),
            _("Nota sudah dipakai"),
            _("Bukan produk UMKM"),
            _("Di luar bulan ini"),
        ],
    )
    return html.Div(
        [
            dcc.Store(id=Id.SELECTED, data=first),
            dcc.Store(id=Id.SEEN),
            dcc.Store(id=Id.ACT),
            dcc.Store(id=Id.LIMIT, data=verification.QUEUE_PAGE),
            ui.verification_columns(
                html.Div(
                    [
                        ui.queue_head(Id.ORDER, _orders(), OLDEST),
                        html.Div(queue(found, first), id=Id.QUEUE),
                    ]
                ),
                html.Div(id=Id.RECEIPT),
                html.Div(id=Id.CLAIM),
            ),
            dialog,
            toast_area(Id.TOASTS),
        ],
        className="verification",
    )


def queue(found: Queue, selected: int | None) -> list[Child]:
    """Rows of what waits and how many there are; good news when nothing does."""
    if not found.items:
        words = _("Semua pembelian sudah diperiksa. Yang baru akan muncul sendiri di sini.")
        return [empty(_("Antrean bersih"), words, picture="honey")]
    rows = [_row(item, clock.now()) for item in found.items]
    foot = ui.queue_foot(len(rows), found.waiting, Id.MORE)
    return [ui.queue_list(rows, selected), foot]


def waiting(order: str | None, limit: int) -> Queue:
    """The queue of the signed-in verifier in the order chosen."""
    return verification.queue(by=current_actor(), newest_first=order == NEWEST, limit=limit)


def _orders() -> list[tuple[str, str]]:
    return [(OLDEST, _("terlama dulu")), (NEWEST, _("terbaru dulu"))]


def receipt(view: View | None) -> list[Child]:
    """The photo of the open purchase."""
    if view is None:
        return []
    address = f"/foto/{view.photo_key}" if view.photo_key else None
    arrived = _("masuk %(moment)s", moment=moment(view.arrived_at))
    name = view.receipt_number or _("tanpa nomor nota")
    return ui.receipt_view(ui.Receipt(address, name, arrived))


def claim(view: View | None) -> list[Child]:
    """What the open purchase says, and the three decisions."""
    if view is None:
        return []
    shown = ui.claim_view(
        ui.Claim(
            number=view.number,
            position=labels.state(view.state).word,
            amount=view.claimed,
            buyer=view.buyer,
            buyer_sub=_buyer(view),
            facts=_facts(view),
            warning=_warning(view),
        )
    )
    if view.is_own:
        return [*shown, strip(_("Pembelian Anda sendiri diperiksa oleh rekan lain."), tone="batu")]
    return [
        *shown,
        ui.approve_field(Id.AMOUNT, view.claimed),
        html.Div(effect(view, view.claimed), id=Id.EFFECT),
        html.Div(id=Id.TROUBLE),
        ui.decisions(
            approve_id=Id.APPROVE,
            send_back_id=Id.SEND_BACK,
            reject_id=Id.REJECT,
            amount=view.claimed,
        ),
    ]


def effect(view: View, amount: int) -> Component | None:
    """What approving `amount` does to the buyer's month."""
    verified = view.verified + amount
    status = Status.FULFILLED if verified >= view.minimum else Status.PARTIAL
    shown = Effect(
        verified, view.minimum, status if view.obliged else Status.EXEMPT, Fund(view.fund)
    )
    return effect_strip(shown)


def asked() -> str:
    """Which of the buttons beside "Setujui" was pressed."""
    return "reject" if ctx.triggered_id == Id.REJECT else "send_back"


def decide(act: str, purchase_id: int, *, seen: int, amount: Any, reason: Any) -> str:
    """Do one of ACTS as the signed-in verifier; what to say of it. Raises Rejected."""
    who: dict[str, Any] = {
        "by": current_actor(), "now": clock.now(), "reason": reason, "seen": seen,
    }  # fmt: skip
    if act == "approve":
        approved = verification.approve(purchase_id, amount=amount, **who)
        return _("Disetujui sebagian %(amount)s", amount=rupiah.write(approved))
    if act == "reject":
        verification.reject(purchase_id, **who)
        return _("Pembelian ditolak")
    verification.send_back(purchase_id, **who)
    return _("Pembelian dikembalikan")


def following(found: Queue, decided: int | None) -> int | None:
    """The purchase that opens after `decided`: the oldest that still waits."""
    return next((item.id for item in found.items if item.id != decided), None)


def _row(item: Item, now: datetime) -> ui.QueueRow:
    return ui.QueueRow(
        id=item.id,
        buyer=item.buyer,
        opd=item.opd,
        amount=item.amount,
        note=_age(now - item.arrived_at),
        goods=item.goods,
        category=item.category,
    )


def _age(waited: timedelta) -> str:
    hours = int(waited.total_seconds() // 3600)
    if hours < 1:
        return _("baru saja")
    if hours < 48:
        return _("%(hours)s jam", hours=count(hours))
    return _("%(days)s hari", days=count(hours // 24))


def _buyer(view: View) -> str:
    duty = _("minimum %(minimum)s", minimum=rupiah.write(view.minimum))
    return f"{labels.level(view.level)} · {view.opd} · {duty if view.obliged else _('dibebaskan')}"


def _facts(view: View) -> list[tuple[str, Child | list[Child]]]:
    goods = ", ".join(f"{line.description} {line.quantity}" for line in view.lines)
    return [
        (_("Tempat"), view.place),
        (_("Tanggal beli"), day_long(view.day)),
        (_("Barang"), goods or _("belum dirinci")),
        (_("Nomor nota"), view.receipt_number or "–"),
        (_("Sumber dana"), labels.fund(Fund(view.fund))),
        (_("Foto yang sama"), _doubles(view)),
    ]


def _doubles(view: View) -> str:
    if not view.same_photo:
        return _("Tidak ditemukan")
    return _("%(number)s pembelian lain", number=count(view.same_photo))


def _warning(view: View) -> tuple[str, str] | None:
    if not view.same_photo:
        return None
    words = _("Periksa apakah nota ini sudah dihitung untuk pembelian lain.")
    return _("Nota yang sama sudah dipakai."), words
