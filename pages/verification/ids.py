"""Ids of the verification page, and what may be done there."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui.words import _


class Id(StrEnum):
    SELECTED = "verification-selected"
    SEEN = "verification-seen"
    ACT = "verification-act"
    ORDER = "verification-order"
    PART = "verification-part"
    LIMIT = "verification-limit"
    KEEP = "verification-keep"
    PARTS = "verification-parts"
    PACE = "verification-pace"
    QUEUE = "verification-queue"
    FOOT = "verification-foot"
    NUMBER = "verification-number"
    FIND = "verification-find"
    RECEIPT = "verification-receipt"
    CLAIM = "verification-claim"
    HELD = "verification-held"
    AMOUNT = "verification-amount"
    TYPED = "verification-typed"
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
    BATCH = "verification-batch"
    BATCH_ID = "verification-batch-id"
    BATCH_DIALOG = "verification-batch-dialog"
    BATCH_TITLE = "verification-batch-title"
    BATCH_LIST = "verification-batch-list"
    BATCH_SHOWN = "verification-batch-shown"
    BATCH_CONFIRM = "verification-batch-confirm"
    BATCH_CLOSE = "verification-batch-close"
    BATCH_TICK = "verification-batch-tick"


# Kinds of ids that come in any number, with a purchase or a value beside the kind.
PICK_PART, MORE = "verification-pick-part", "verification-more"
OPEN, NEXT = "verification-open", "verification-next"
REVOKE, UNDO = "verification-revoke", "verification-undo"
SAMPLE = "verification-sample"

RISK, OLDEST, NEWEST = "risk", "oldest", "newest"

# What the dialog asks and what its button says, by act.
ACTS = {
    "send_back": (lambda: _("Kembalikan pembelian ini?"), lambda: _("Kembalikan pembelian")),
    "reject": (lambda: _("Tolak pembelian ini?"), lambda: _("Tolak pembelian")),
    "approve": (lambda: _("Setujui nominal yang lebih rendah?"), lambda: _("Setujui")),
    "cancel": (
        lambda: _("Batalkan pembelian yang sudah disetujui ini?"),
        lambda: _("Batalkan pembelian"),
    ),
}
