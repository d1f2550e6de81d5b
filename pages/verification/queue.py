"""The queue as it is shown: parts, rows, how the work goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.services.verification import Item, Pace, Queue
from dashapp.ui import risk_words
from dashapp.ui import verification_queue as ui
from dashapp.ui.elements import Child
from dashapp.ui.states import empty
from dashapp.ui.words import _, count
from pages.verification.ids import MORE, NEWEST, OLDEST, PICK_PART, RISK, Id


def orders() -> list[tuple[str, str]]:
    """Ways to sort the queue: (value, words)."""
    return [
        (RISK, _("risiko dulu")),
        (OLDEST, _("terlama dulu")),
        (NEWEST, _("terbaru dulu")),
    ]


def asked(order: str | None, part: str | None, limit: int = verification.QUEUE_PAGE) -> Queue:
    """The queue of the signed-in verifier in the order and part chosen."""
    return verification.queue(
        by=current_actor(), now=clock.now(), order=order or RISK, only=part, limit=limit
    )


def parts(found: Queue, part: str | None) -> list[Child]:
    return ui.parts(found.waiting, found.check, part or "all", PICK_PART)


def listed(found: Queue, selected: int | None, part: str | None) -> list[Child]:
    """Rows of what waits; good news when nothing does."""
    if not found.items:
        return [_nothing(found, part)]
    rows = [_row(item, clock.now()) for item in found.items]
    more = ui.queue_more(len(rows), of_part(found, part), {"type": MORE, "value": len(rows)})
    return [ui.queue_list(rows, selected), more]


def of_part(found: Queue, part: str | None) -> int:
    """How many wait in the part of the queue that is shown."""
    return {"check": found.check, "safe": found.safe}.get(part or "", found.waiting)


def _nothing(found: Queue, part: str | None) -> Child:
    if found.waiting:
        words = _("Bagian ini kosong. Pilih Semua untuk melihat yang lain.")
        return empty(_("Tidak ada di bagian ini"), words, picture="honey")
    words = _("Semua pembelian sudah diperiksa. Yang baru akan muncul sendiri di sini.")
    return empty(_("Antrean bersih"), words, picture="honey")


def foot(found: Queue, pace: Pace) -> list[Child]:
    return ui.queue_foot(pace.done, found.safe, Id.BATCH)


def figures(found: Queue, pace: Pace) -> list[Child]:
    """Age of the oldest, decisions an hour, and the share that a sale has verified by itself."""
    oldest = age(clock.now() - found.oldest) if found.oldest else "–"
    return ui.figures(
        [
            (oldest, _("tertua")),
            (count(pace.per_hour), _("per jam")),
            (pace.by_sale.text, _("lewat penjualan bulan ini")),
        ]
    )


def age(waited: timedelta) -> str:
    """baru saja, 21 jam, 3 hari"""
    hours = int(waited.total_seconds() // 3600)
    if hours < 1:
        return _("baru saja")
    if hours < 48:
        return _("%(hours)s jam", hours=count(hours))
    return _("%(days)s hari", days=count(hours // 24))


def _row(item: Item, now: datetime) -> ui.QueueRow:
    warns = not item.is_safe and item.reason is not None
    note = risk_words.short(item.reason) if warns and item.reason else age(now - item.arrived_at)
    if item.holder:
        note = _("dibuka %(name)s", name=item.holder.split(",")[0].split()[0])
    return ui.QueueRow(
        id=item.id,
        buyer=item.buyer,
        opd=item.opd,
        amount=item.amount,
        note=note,
        goods=item.goods,
        category=item.category,
        warns=warns,
        held=item.holder is not None,
    )
