"""What a verifier does on the page, and what is said of it."""

from __future__ import annotations

from typing import Any

from dash import ctx

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import verification
from dashapp.ui import messages
from dashapp.ui.verification import decided_toast
from dashapp.ui.words import _
from pages.verification import shown
from pages.verification.ids import RISK, UNDO, Id


def asked() -> str:
    """Which of the buttons beside "Setujui" was pressed."""
    return "reject" if ctx.triggered_id == Id.REJECT else "send_back"


def pressed() -> int:
    """The purchase of the button that was pressed; NotAllowed when no button names one."""
    button = ctx.triggered_id
    number = button.get("purchase") if isinstance(button, dict) else None
    if not isinstance(number, int):
        raise NotAllowed
    return number


def decide(act: str, purchase_id: int, *, seen: int, amount: Any, reason: Any) -> str:
    """Do one of ACTS as the signed-in verifier; what to say of it. Raises Rejected."""
    who: dict[str, Any] = {
        "by": current_actor(), "now": clock.now(), "reason": reason, "seen": seen,
    }  # fmt: skip
    if act == "approve":
        approved = verification.approve(purchase_id, amount=amount, **who)
        return _("Disetujui sebagian %(amount)s", amount=rupiah.write(approved))
    if act == "cancel":
        verification.cancel(purchase_id, **who)
        return _("Pembelian dibatalkan")
    if act == "reject":
        verification.reject(purchase_id, **who)
        return _("Pembelian ditolak")
    verification.send_back(purchase_id, **who)
    return _("Pembelian dikembalikan")


def onward(
    decided: int, words: str, order: str | None, part: str | None, *, may_undo: bool = True
) -> tuple[Any, int | None]:
    """The toast of a decision, and the purchase that opens after it."""
    toast = decided_toast(
        words,
        undo_id={"type": UNDO, "purchase": decided} if may_undo else None,
        key=f"{decided}-{clock.now().isoformat()}",
    )
    return toast, following(decided, order, part)


def following(left: int | None, order: str | None, part: str | None) -> int | None:
    """The next purchase, held for the signed-in verifier; None when nothing is left."""
    return verification.open_next(
        by=current_actor(), now=clock.now(), order=order or RISK, only=part, after=left
    )


def read_reason(purchase_id: int, amount: str | None) -> str:
    """The reason that a machine's reading gives for a lower amount, to begin with."""
    view = verification.one(purchase_id, by=current_actor())
    return shown.read_reason(view, rupiah.read(amount))


def said(rejected: Rejected) -> str:
    """What was refused, in one text."""
    return " ".join(messages.sentence(each) for each in rejected.problems.values())
