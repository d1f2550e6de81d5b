"""The safe ones together, as the dialog shows them."""

from __future__ import annotations

from typing import Any

from dashapp.domain import rupiah
from dashapp.services.batches import BatchView
from dashapp.services.verification import View
from dashapp.ui import verification_dialogs as ui
from dashapp.ui.elements import Child
from dashapp.ui.words import _, count, day_long
from pages.verification.shown import photo


def listed(batch: BatchView) -> list[Child]:
    """How many, how much, and the sample."""
    rows = [
        ui.SampleRow(each.id, each.number, each.buyer, each.amount, each.opened)
        for each in batch.sample
    ]
    return ui.batch_list(rows, batch.items, batch.amount)


def button_of(batch: BatchView) -> tuple[str, bool]:
    """The words of the button and whether it is off."""
    left = sum(not each.opened for each in batch.sample)
    if left:
        return _("Buka %(left)s contoh lagi", left=count(left)), True
    return _("Setujui %(items)s pembelian", items=count(batch.items)), batch.done


def sample(view: View) -> list[Child]:
    """One of the sample: the photo beside what is claimed."""
    goods = ", ".join(f"{line.description} {line.quantity}" for line in view.lines)
    pairs = [
        (_("Pembeli"), f"{view.buyer} · {view.opd}"),
        (_("Nominal"), rupiah.write(view.claimed)),
        (_("Tempat"), view.place),
        (_("Tanggal nota"), day_long(view.day)),
        (_("Barang"), goods or _("belum dirinci")),
        (_("Nomor nota"), view.receipt_number or "–"),
    ]
    return ui.sample_view(photo(view.photo_key), pairs)


def progress(batch: BatchView) -> list[Child]:
    """How far it is while it runs, and how it ended."""
    shown: list[Any] = ui.progress(batch.reached, batch.items)
    return [*shown, _passed_over(batch)] if batch.passed_over else shown


def ended(batch: BatchView) -> str:
    """17 pembelian disetujui, 1 dilewati karena berubah"""
    words = _("%(number)s pembelian disetujui", number=count(batch.approved))
    return f"{words}, {_passed_over(batch)}" if batch.passed_over else words


def _passed_over(batch: BatchView) -> str:
    return _("%(number)s dilewati karena berubah", number=count(batch.passed_over))
