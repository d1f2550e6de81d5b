"""The pick-up code at the counter: scanned, typed, or pressed on a keypad."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.cashier_ways import scan
from dashapp.ui.elements import Child, aria, icon
from dashapp.ui.words import _

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "hapus", "0", "mundur")
KEY, BOX = "cash-key", "cash-box"  # types of pattern ids
DIGITS = 6


def code_field(code_id: str, problem_id: str) -> html.Div:
    """Six digits: scanned, typed (also by a reader that types), or pressed on a keypad."""
    control = dbc.Input(
        id=code_id,
        type="text",
        inputmode="numeric",
        autocomplete="off",
        maxlength=7,
        class_name="cash-code",
        autofocus=True,
    )
    boxes = [html.I(id={"type": BOX, "at": at}) for at in range(DIGITS)]
    shown = html.Div(
        [*boxes[:3], html.B("–"), *boxes[3:]], className="cash-boxes", **aria(hidden="true")
    )
    return html.Div(
        [
            scan(code_id, "code", _("Ketik kode")),
            html.Label(_("Kode ambil"), htmlFor=code_id, className="field-label"),
            html.Div([shown, control], className="cash-typing"),
            html.Div(id=problem_id, className="cash-told", role="alert"),
            html.Div([_key(name) for name in KEYS], className="cash-keys"),
        ]
    )


def code_fits() -> html.P:
    """Below the code: an order was found."""
    return html.P(
        [icon("check-circle"), html.Span(_("Kode cocok dengan 1 pesanan"))], className="cash-done"
    )


def code_fails(problem: Problem) -> html.P:
    """Below the code: why no order was opened."""
    words = [icon("warning-circle"), html.Span(messages.sentence(problem))]
    return html.P(words, className="field-error")


def _key(name: str) -> html.Button:
    faces: dict[str, tuple[Child, str]] = {
        "hapus": (_("Hapus"), _("Hapus semua angka")),
        "mundur": (icon("arrow-left"), _("Hapus angka terakhir")),
    }
    face, words = faces.get(name, (name, name))
    look = "cash-key" if name.isdigit() else "cash-key is-quiet"
    key = {"type": KEY, "value": name}
    return html.Button(face, id=key, type="button", className=look, **aria(label=words))
