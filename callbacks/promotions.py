"""What happens among promotions: log one, choose a month, list more, withdraw an own one."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import promotion_board, promotions
from dashapp.site import PROMOTIONS
from dashapp.ui import forms, notices
from dashapp.ui import promotions_list as lists
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import promotions as page
from pages.promotions import FORM, PARTS, Id

ERRORS = [Output(forms.error_id(control), "children") for _label, control in FORM.fields().values()]
# What is empty again once a promotion has been saved.
EMPTIED = (
    (Id.KIND, None),
    (Id.TEXT, ""),
    (Id.REACHED, ""),
    (Id.SELLER, ""),
    (Id.COST, page.NO_COST),
    (Id.AMOUNT, ""),
    (Id.LINK, ""),
)


@PROMOTIONS.callback(
    *(Output(part, prop) for part, prop in PARTS),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.MONTH, "value"),
    Input(Id.FILTER, "value"),
    Input(Id.MORE, "n_clicks"),
    Input(Id.DONE, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None,
    month: str,
    chosen: str,
    more: int | None,
    _done: str | None,
    seen: str | None,
) -> Any:
    """Show the chosen month as it stands now; nothing when that is what is shown."""
    board = page.look(month, chosen, 1 + (more or 0))
    now = page.digest(board, chosen)
    if now == seen:
        raise PreventUpdate
    return *page.parts(board, chosen), now


@PROMOTIONS.callback(
    Output(Id.SUMMARY, "children"),
    *ERRORS,
    Output(Id.TOASTS, "children"),
    *(Output(control, "value") for control, _value in EMPTIED),
    Output(Id.PICKED, "data"),
    Output(Id.PHOTO, "data"),
    Output(Id.KEY, "data"),
    Output(Id.MONTH, "value"),
    Output(Id.PART, "value"),
    Output(Id.DONE, "data"),
    Input(Id.SAVE, "n_clicks"),
    State(Id.KIND, "value"),
    State(Id.TEXT, "value"),
    State(Id.DAY, "value"),
    State(Id.REACHED, "value"),
    State(Id.PICKED, "data"),
    State(Id.SELLER, "value"),
    State(Id.COST, "value"),
    State(Id.AMOUNT, "value"),
    State(Id.PHOTO, "data"),
    State(Id.LINK, "value"),
    State(Id.KEY, "data"),
    prevent_initial_call=True,
)
def save(
    clicks: int | None,
    kind: str | None,
    text: str | None,
    day: str | None,
    reached: str | None,
    picked: list[Any],
    seller: str | None,
    cost: str | None,
    amount: str | None,
    photo: dict[str, Any] | None,
    link: str | None,
    key: str | None,
) -> Any:
    """Log the promotion, or say at each field what is wrong and keep all that was typed."""
    if not clicks:
        raise PreventUpdate
    shown = (photo or {}).get("key")
    draft = page.draft(kind, text, day, reached, picked, seller, cost, amount, shown, link)
    try:
        saved = promotions.record(draft, by=current_actor(), now=clock.now(), key=key or "")
    except Rejected as rejected:
        return (*page.told(rejected.problems), *[no_update] * (7 + len(EMPTIED)))
    done = toast(_("Promosi tersimpan"), key=f"simpan-{saved.id}")
    emptied = [value for _control, value in EMPTIED]
    month = calendar.write_month(saved.month)
    after: list[Any] = [[], None, page.fresh_key(), month, page.LOG, f"save:{saved.id}"]
    return (*page.told({}), done, *emptied, *after)


@PROMOTIONS.callback(
    Output(Id.QUESTION, "is_open"),
    Output(Id.QUESTION_WORDS, "children"),
    Output(Id.LEAVING, "data"),
    Input({"type": "promotions-withdraw", "number": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def ask(clicks: list[int | None]) -> Any:
    """Ask before a promotion is withdrawn."""
    if not any(clicks) or ctx.triggered_id is None:
        raise PreventUpdate
    number = ctx.triggered_id["number"]
    if not isinstance(number, int):
        raise NotAllowed
    entry = promotion_board.own(number, by=current_actor())
    return True, lists.withdraw_words(page.row(entry)), number


@PROMOTIONS.callback(
    Output(Id.QUESTION, "is_open", allow_duplicate=True),
    Output(Id.QUESTION_WORDS, "children", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.DONE, "data", allow_duplicate=True),
    Input(Id.CONFIRM, "n_clicks"),
    State(Id.LEAVING, "data"),
    prevent_initial_call=True,
)
def withdraw(clicks: int | None, leaving: int | None) -> Any:
    """Withdraw the promotion, or say why that is no longer possible."""
    if not clicks or leaving is None:
        raise PreventUpdate
    actor = current_actor()
    entry = promotion_board.own(leaving, by=actor)
    try:
        promotions.withdraw(leaving, by=actor, now=clock.now())
    except Rejected as rejected:
        trouble = notices.problems(rejected.problems)
        return no_update, lists.withdraw_words(page.row(entry), trouble), no_update, no_update
    done = toast(_("Promosi ditarik"), key=f"tarik-{leaving}")
    return False, no_update, done, f"withdraw:{leaving}"


def _in_browser(name: str, *deps: Output | Input) -> None:
    function = ClientsideFunction("promotions", name)
    PROMOTIONS.clientside_callback(function, *deps, prevent_initial_call=True)


_in_browser(
    "close",
    Output(Id.QUESTION, "is_open", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
)
_in_browser("count", Output(Id.COUNT, "children"), Input(Id.TEXT, "value"))
_in_browser("chips", Output(Id.SELLERS, "children"), Input(Id.PICKED, "data"))
_in_browser("part", Output(Id.COLUMNS, "className"), Input(Id.PART, "value"))
PROMOTIONS.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(Id.DAY), "children"),
    Input(Id.DAY, "value"),
)
