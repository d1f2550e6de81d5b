"""The verification page of DKUPP: the queue, the receipt, and the decision side by side."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.identity import current_actor
from dashapp.services import risk, verification
from dashapp.ui import verification as ui
from dashapp.ui import verification_dialogs as dialogs
from dashapp.ui import verification_queue as queue_ui
from dashapp.ui.elements import aria
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.verification import queue
from pages.verification.ids import RISK, Id

__all__ = ["FRAME", "layout"]

FRAME: dict[str, Any] = {"fill": True, "bleed": True}
RENEW_EVERY = 45_000  # ms: a hold lasts two minutes
TICK = 900  # ms between two portions of a batch


def layout() -> Component:
    """The queue with its riskiest purchase open."""
    by, now = current_actor(), clock.now()
    risk.catch_up(now=now)
    first = verification.open_next(by=by, now=now)
    found, pace = queue.asked(RISK, None), verification.pace(by=by, now=now)
    return html.Div(
        [
            *_stores(first),
            ui.verification_columns(
                [
                    _head(),
                    html.Div(queue.parts(found, None), id=Id.PARTS, className="chips"),
                    html.Div(queue.figures(found, pace), id=Id.PACE, className="queue-pace"),
                    html.Div(
                        queue.listed(found, first, None),
                        id=Id.QUEUE,
                        className="queue-box",
                        tabIndex=0,
                        role="group",
                        **aria(label=_("Daftar pembelian yang menunggu")),
                    ),
                    html.Div(queue.foot(found, pace), id=Id.FOOT, className="queue-foot"),
                ],
                html.Div(id=Id.RECEIPT),
                html.Div(
                    [
                        html.Div(id=Id.HELD),
                        html.Div(id=Id.TROUBLE, role="alert"),
                        html.Div(id=Id.CLAIM, className="claim-box"),
                    ]
                ),
            ),
            *_dialogs(),
            toast_area(Id.TOASTS),
        ],
        className="verification",
    )


def _head() -> Component:
    search = queue_ui.search(id=Id.NUMBER, find_id=Id.FIND)
    return queue_ui.queue_head(Id.ORDER, queue.orders(), RISK, search)


def _stores(first: int | None) -> list[Component]:
    return [
        dcc.Store(id=Id.SELECTED, data=first),
        dcc.Store(id=Id.SEEN),
        dcc.Store(id=Id.ACT),
        dcc.Store(id=Id.TYPED),
        dcc.Store(id=Id.PART, data="all"),
        dcc.Store(id=Id.LIMIT, data=verification.QUEUE_PAGE),
        dcc.Store(id=Id.BATCH_ID),
        dcc.Interval(id=Id.KEEP, interval=RENEW_EVERY),
        dcc.Interval(id=Id.BATCH_TICK, interval=TICK, disabled=True),
    ]


def _dialogs() -> list[Component]:
    return [
        dialogs.reason_dialog(
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
        ),
        dialogs.batch_dialog(
            id=Id.BATCH_DIALOG,
            title_id=Id.BATCH_TITLE,
            body_id=Id.BATCH_LIST,
            shown_id=Id.BATCH_SHOWN,
            confirm_id=Id.BATCH_CONFIRM,
            close_id=Id.BATCH_CLOSE,
        ),
    ]
