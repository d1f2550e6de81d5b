"""What happens on the history: choose a month, mend a purchase, withdraw one; live besides."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain import calendar, rupiah
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.purchases import LineDraft, PurchaseDraft
from dashapp.identity import current_actor
from dashapp.services import history, purchases
from dashapp.site import HISTORY
from dashapp.ui import forms, notices
from dashapp.ui import history_dialogs as dialogs
from dashapp.ui import preview as foreseen
from dashapp.ui.entry import entry_lines
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import history as page
from pages.history import ENTRY, Cart, Id

FIELDS = tuple(ENTRY.fields())
ERRORS = tuple(
    Output(forms.error_id(control), "children", allow_duplicate=True)
    for _label, control in ENTRY.fields().values()
)


@HISTORY.callback(
    Output(Id.MONTHS, "children"),
    Output(Id.MAIN, "children"),
    Output(Id.EVALUATION, "children"),
    Output(Id.HEAD, "children"),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.YEAR, "value"),
    Input(Id.MONTH, "data"),
    Input(Id.FILTER, "data"),
    Input(Id.DONE, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None,
    year: str | None,
    month: str | None,
    chosen: str,
    _done: str | None,
    seen: str | None,
) -> Any:
    """Draw the history anew when the choice, the own purchases or the day have changed."""
    past = page.look(year, month)
    now = page.digest(past, chosen)
    if now == seen:
        raise PreventUpdate
    return *page.parts(past, chosen), now


@HISTORY.callback(
    Output(Id.DIALOG, "is_open"),
    Output(Id.VERSION, "data"),
    Output(Id.WHY, "children"),
    Output(Id.PLACE, "value"),
    Output(Id.CART, "data"),
    Output(Id.LINES, "children"),
    Output(Id.DAY, "value"),
    Output(Id.AMOUNT, "value"),
    Output(Id.AMOUNT, "readonly"),
    Output(Id.RECEIPT, "value"),
    Output(Id.FUND, "value"),
    Output(Id.PHOTO, "data"),
    Output(Id.SUMMARY, "children"),
    *ERRORS,
    Input(Id.MENDING, "data"),
    prevent_initial_call=True,
)
def fill(mending: int | None) -> Any:
    """Open the form with the purchase as it stands."""
    if mending is None:
        return False, *[no_update] * (12 + len(FIELDS))
    found = history.one(mending, by=current_actor())
    why = dialogs.mend_why(found.entry)
    return True, found.seen, why, *page.form(found.entry), *_told({})


@HISTORY.callback(
    Output(Id.LINES, "children", allow_duplicate=True),
    Output(Id.AMOUNT, "value", allow_duplicate=True),
    Output(Id.AMOUNT, "readonly", allow_duplicate=True),
    Input(Id.CART, "data"),
    State(Id.MENDING, "data"),
    prevent_initial_call=True,
)
def choose(cart: Cart, mending: int | None) -> Any:
    """Write the changed goods into the form; their sum is the amount."""
    if mending is None:
        raise PreventUpdate
    lines = page.lines(history.one(mending, by=current_actor()).entry, cart)
    total = sum(line.quantity * line.unit_price for line in lines)
    return entry_lines(lines), rupiah.plain(total) if lines else no_update, bool(lines)


@HISTORY.callback(
    Output(Id.RESULT, "children"),
    Input(Id.AMOUNT, "value"),
    Input(Id.FUND, "value"),
    Input(Id.DAY, "value"),
    Input(Id.PHOTO, "data"),
    Input(Id.MENDING, "data"),
    prevent_initial_call=True,
)
def preview(
    amount: str | None,
    fund: str | None,
    day: str | None,
    photo: dict[str, Any] | None,
    mending: int | None,
) -> Any:
    """Say what the mended purchase will do to its month."""
    if mending is None:
        raise PreventUpdate
    entry = history.one(mending, by=current_actor()).entry
    return page.effect(foreseen.planned(amount, fund, day), entry, (photo or {}).get("key"))


@HISTORY.callback(
    Output(Id.SUMMARY, "children", allow_duplicate=True),
    *ERRORS,
    Output(Id.TOASTS, "children"),
    Output(Id.MENDING, "data"),
    Output(Id.YEAR, "value"),
    Output(Id.MONTH, "data"),
    Output(Id.DONE, "data"),
    Input(Id.SEND, "n_clicks"),
    State(Id.MENDING, "data"),
    State(Id.VERSION, "data"),
    State(Id.PLACE, "value"),
    State(Id.CART, "data"),
    State(Id.AMOUNT, "value"),
    State(Id.DAY, "value"),
    State(Id.RECEIPT, "value"),
    State(Id.FUND, "value"),
    State(Id.PHOTO, "data"),
    prevent_initial_call=True,
)
def send(
    clicks: int | None,
    mending: int | None,
    version: int | None,
    place: str | None,
    cart: Cart,
    amount: str | None,
    day: str | None,
    receipt: str | None,
    fund: str | None,
    photo: dict[str, Any] | None,
) -> Any:
    """Mend the purchase, or say at each field what is wrong and keep all that was typed."""
    if not clicks or mending is None:
        raise PreventUpdate
    lines = [LineDraft(*pair) for pair in cart if len(pair) == 2 and min(pair) > 0]
    draft = PurchaseDraft(place, lines, amount, day, receipt, fund, (photo or {}).get("key"))
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    try:
        saved = purchases.mend(mending, draft, seen=version, **who)
    except Rejected as rejected:
        return (*_told(rejected.problems), *[no_update] * 5)
    words = _("Perbaikan terkirim · %(number)s", number=saved.number)
    done = toast(words, key=f"{saved.number}:{clicks}")
    month = calendar.write_month(saved.month)
    return (*_told({}), done, None, month[:4], month, f"mend:{mending}:{clicks}")


@HISTORY.callback(
    Output(Id.QUESTION, "is_open"),
    Output(Id.QUESTION_WORDS, "children"),
    Input(Id.LEAVING, "data"),
    prevent_initial_call=True,
)
def ask(leaving: int | None) -> Any:
    """Ask before a purchase is withdrawn."""
    if leaving is None:
        return False, no_update
    entry = history.one(leaving, by=current_actor()).entry
    return True, dialogs.leave_words(entry)


@HISTORY.callback(
    Output(Id.QUESTION_WORDS, "children", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.LEAVING, "data"),
    Output(Id.DONE, "data", allow_duplicate=True),
    Input(Id.CONFIRM, "n_clicks"),
    State(Id.LEAVING, "data"),
    prevent_initial_call=True,
)
def withdraw(clicks: int | None, leaving: int | None) -> Any:
    """Withdraw the purchase, or say why that is no longer possible."""
    if not clicks or leaving is None:
        raise PreventUpdate
    actor = current_actor()
    entry = history.one(leaving, by=actor).entry
    try:
        purchases.withdraw(leaving, by=actor, now=clock.now())
    except Rejected as rejected:
        return (
            dialogs.leave_words(entry, notices.problems(rejected.problems)),
            no_update,
            no_update,
            no_update,
        )
    words = _("Pembelian ditarik · %(number)s", number=entry.number)
    return no_update, toast(words, key=entry.number), None, f"leave:{leaving}:{clicks}"


def _told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FIELDS]
    return [forms.error_summary(problems, ENTRY.fields()), *below]


def _browser(name: str) -> ClientsideFunction:
    return ClientsideFunction("history", name)


HISTORY.clientside_callback(
    _browser("month"),
    Output(Id.MONTH, "data", allow_duplicate=True),
    Input({"type": "history-month", "month": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("filter"),
    Output(Id.FILTER, "data"),
    Input({"type": "history-filter", "value": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("purchase"),
    Output(Id.MENDING, "data", allow_duplicate=True),
    Input({"type": "history-mend", "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("purchase"),
    Output(Id.LEAVING, "data", allow_duplicate=True),
    Input({"type": "history-leave", "purchase": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("close"),
    Output(Id.MENDING, "data", allow_duplicate=True),
    Input(Id.CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("close"),
    Output(Id.LEAVING, "data", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("cart"),
    Output(Id.CART, "data", allow_duplicate=True),
    Input({"type": "line-add", "product": ALL}, "n_clicks"),
    Input({"type": "line-less", "product": ALL}, "n_clicks"),
    State(Id.CART, "data"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    _browser("sheet"),
    Output(Id.EVALUATION, "className"),
    Output(Id.SHEET, "aria-expanded"),
    Input(Id.SHEET, "n_clicks"),
    State(Id.EVALUATION, "className"),
    prevent_initial_call=True,
)
HISTORY.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(Id.DAY), "children"),
    Input(Id.DAY, "value"),
)
