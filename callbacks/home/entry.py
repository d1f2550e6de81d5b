"""The entry form: what the purchase will do, the draft, and sending it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from callbacks.home.browser import in_browser
from callbacks.home.cart import Cart, quantities
from dashapp import clock, site
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.purchases import LineDraft, PurchaseDraft
from dashapp.identity import current_actor
from dashapp.services import history, purchases
from dashapp.services.purchases import Saved
from dashapp.site import HOME
from dashapp.ui import forms
from dashapp.ui import preview as foreseen
from dashapp.ui.elements import link
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import home as page
from pages.home import ENTRY, Id

FIELDS = tuple(ENTRY.fields())
HISTORY = "/riwayat"
DAYS = {"type": Id.DAY_CHIP, "value": ALL}


@HOME.callback(
    Output(Id.RESULT, "children"),
    Input(Id.AMOUNT, "value"),
    Input(Id.FUND, "value"),
    Input(Id.DAY, "value"),
    Input(Id.PHOTO, "data"),
    Input(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def preview(
    amount: str | None,
    fund: str | None,
    day: str | None,
    photo: dict[str, Any] | None,
    _seen: str | None,
) -> Any:
    """Say what the purchase will do to the month of its day once it is verified."""
    actor, today = current_actor(), clock.today()
    planned = foreseen.planned(amount, fund, day)
    month = history.month_of(planned.day, by=actor) if planned.day else None
    used = history.photo_used((photo or {}).get("key"), by=actor)
    return foreseen.preview(replace(planned, used=used), month, today)


@HOME.callback(
    Output(Id.SUMMARY, "children"),
    *(Output(forms.error_id(control), "children") for _label, control in ENTRY.fields().values()),
    Output(Id.TOASTS, "children"),
    Output(Id.CART, "data", allow_duplicate=True),
    Output(Id.AMOUNT, "value", allow_duplicate=True),
    Output(Id.RECEIPT, "value"),
    Output(Id.PHOTO, "data"),
    Output(Id.KEY, "data"),
    Output(Id.DAY, "value", allow_duplicate=True),
    Input(Id.SEND, "data"),
    State(Id.PLACE, "value"),
    State(Id.CART, "data"),
    State(Id.AMOUNT, "value"),
    State(Id.DAY, "value"),
    State(Id.RECEIPT, "value"),
    State(Id.FUND, "value"),
    State(Id.PHOTO, "data"),
    State(Id.KEY, "data"),
    prevent_initial_call=True,
)
def submit(
    _sent: int | None,
    place: str | None,
    cart: Cart,
    amount: str | None,
    day: str | None,
    receipt: str | None,
    fund: str | None,
    photo: dict[str, Any] | None,
    key: str | None,
) -> Any:
    """Record the purchase, or say at each field what is wrong and keep all that was typed."""
    lines = [LineDraft(product, quantity) for product, quantity in quantities(cart).items()]
    draft = PurchaseDraft(place, lines, amount, day, receipt, fund, (photo or {}).get("key"))
    try:
        saved = purchases.record(draft, by=current_actor(), now=clock.now(), key=key or "")
    except Rejected as rejected:
        kept = [no_update] * 5
        return (*_told(rejected.problems), *kept, _key_after(rejected.problems), no_update)
    today = clock.today().isoformat()
    return (*_told({}), _sent_note(saved), [], "", "", None, page.fresh_key(), today)


def _sent_note(saved: Saved) -> Any:
    words = _("Pembelian terkirim · %(number)s", number=saved.number)
    if saved.late:
        words = _("%(words)s, tercatat terlambat", words=words)
    listed = site.page_at(HISTORY) is not None
    act = link(_("Lihat"), HISTORY, "toast-act") if listed else None
    return toast(words, act=act, key=saved.number)


def _key_after(problems: dict[str, Problem]) -> Any:
    """Another key when this one has been used for another purchase, in a second tab."""
    used = problems.get("")
    return page.fresh_key() if used and used.code == "key_used_differently" else no_update


def _told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FIELDS]
    return [forms.error_summary(problems, ENTRY.fields()), *below]


in_browser("day", Output(Id.DAY, "value"), Input(DAYS, "n_clicks"), State(Id.TODAY, "data"))
in_browser(
    "dayPressed",
    Output(DAYS, "aria-pressed"),
    Output(Id.DAY, "max"),
    Input(Id.DAY, "value"),
    Input(Id.TODAY, "data"),
    State(DAYS, "id"),
)
HOME.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(Id.DAY), "children"),
    Input(Id.DAY, "value"),
)
in_browser("restore", Output(Id.RESTORED, "data"), Input(Id.OWNER, "data"), first=True)
in_browser(
    "keep",
    Output(Id.KEPT, "data"),
    Input(Id.PLACE, "value"),
    Input(Id.CART, "data"),
    Input(Id.AMOUNT, "value"),
    Input(Id.DAY, "value"),
    Input(Id.RECEIPT, "value"),
    Input(Id.FUND, "value"),
    Input(Id.PHOTO, "data"),
    Input(Id.KEY, "data"),
)
in_browser("read", Output(Id.TOLD, "data"), Input(Id.PHOTO, "data"))
in_browser("send", Output(Id.SEND, "data"), Input(Id.SUBMIT, "n_clicks"))
