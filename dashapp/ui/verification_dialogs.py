"""Dialogs of the verification page: a reason for a decision, and the safe ones together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain import rupiah
from dashapp.ui import forms
from dashapp.ui.elements import Child, aria, button, icon, safe_href
from dashapp.ui.tables import facts
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class SampleRow:
    """A purchase of the sample: looked at or not yet."""

    id: int
    number: str
    buyer: str
    amount: int
    opened: bool


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


def batch_dialog(
    *, id: str, title_id: str, body_id: str, shown_id: str, confirm_id: str, close_id: str
) -> dbc.Modal:
    """Confirms the count and shows the sample, which has to be opened before the button works."""
    return dbc.Modal(
        [
            dbc.ModalHeader(html.H2(id=title_id, className="modal-title"), close_button=False),
            dbc.ModalBody(
                [
                    html.Div(id=body_id, className="batch-list"),
                    html.Div(id=shown_id, className="batch-shown", **aria(live="polite")),
                ],
                class_name="batch-body",
            ),
            dbc.ModalFooter(
                [
                    button("", id=confirm_id, look="madu", more="grow", disabled=True),
                    button(_("Tutup"), id=close_id),
                ]
            ),
        ],
        id=id,
        labelledby=title_id,
        is_open=False,
        centered=True,
        size="lg",
        backdrop="static",
    )


def batch_title(items: int) -> str:
    """Setujui 18 pembelian aman?"""
    return _("Setujui %(items)s pembelian aman?", items=count(items))


def batch_list(rows: Sequence[SampleRow], items: int, amount: int) -> list[Child]:
    """How much it is in all, and the sample as buttons {"type": "verification-sample", …}."""
    words = _(
        "%(items)s pembelian, %(amount)s seluruhnya. Buka %(sample)s contoh acak dahulu; pembelian"
        " Anda sendiri tidak termasuk.",
        items=count(items),
        amount=rupiah.write(amount),
        sample=count(len(rows)),
    )
    return [html.P(words), html.Ul([html.Li(_sample(row)) for row in rows], className="samples")]


def _sample(row: SampleRow) -> html.Button:
    mark = "check-circle" if row.opened else "image"
    state = _("sudah dibuka") if row.opened else _("belum dibuka")
    return html.Button(
        [
            icon(mark),
            html.Span([html.Strong(row.buyer), html.Span(state)], className="queue-who"),
            html.Strong(rupiah.write(row.amount)),
        ],
        id={"type": "verification-sample", "purchase": row.id},
        type="button",
        className="sample is-opened" if row.opened else "sample",
    )


def sample_view(address: str | None, pairs: Sequence[tuple[str, str]]) -> list[Child]:
    """One of the sample: its photo and what it claims."""
    source = safe_href(address)
    photo = (
        html.Img(src=source, alt=_("Foto nota contoh"), className="sample-photo")
        if source
        else html.P(_("Tanpa foto nota"))
    )
    return [photo, facts([(term, value) for term, value in pairs])]


def progress(reached: int, items: int) -> list[Child]:
    """Disetujui 50 dari 180, as a bar that is also said."""
    words = _("%(reached)s dari %(items)s", reached=count(reached), items=count(items))
    return [
        html.P(words, role="status"),
        html.Progress(value=str(reached), max=str(items), className="batch-progress"),
    ]
