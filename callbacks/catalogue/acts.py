"""Decisions: accept at once, all others after a reason or a question."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.problems import Rejected
from dashapp.site import CATALOGUE
from dashapp.ui import account_dialogs, forms
from dashapp.ui.catalogue_words import REASONS
from dashapp.ui.notices import failure, toast
from pages.catalogue import acts, listing
from pages.catalogue.ids import Id

TOLD = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
)
NOTHING_TOLD = (no_update,) * len(TOLD)
STANDS = (
    State(Id.CHANGED, "data"),
    State(Id.SELECTED, "data"),
    State(Id.FILTER, "data"),
    State(Id.SEARCH, "value"),
)


@CATALOGUE.callback(*TOLD, Input(Id.ACT, "data"), *STANDS, prevent_initial_call=True)
def accept(
    pressed: dict | None,
    changed: int | None,
    selected: str | None,
    chosen: str | None,
    search: str | None,
) -> Any:
    """Accept a proposal and open the next one; without a question, as it can be taken back."""
    if not pressed or pressed.get("act") != "accept":
        return NOTHING_TOLD
    _act, target, seen = acts.pressed(pressed)
    count = (changed or 0) + 1
    try:
        words, handed = acts.accept(target, seen)
    except Rejected as rejected:
        return failure(acts.trouble(rejected), key=str(count)), count, *(no_update,) * 3
    shown = [] if handed is None else acts.secret(handed)
    onward = listing.first_key(listing.find(chosen, search, 2), but=selected)
    return toast(words, key=str(count)), count, onward, shown, handed is not None


@CATALOGUE.callback(
    Output(Id.REASON_TITLE, "children"),
    Output(Id.REASON_CONFIRM, "children"),
    Output(Id.REASON_CONFIRM, "className"),
    Output(Id.REASON, "is_open"),
    Input(Id.ACT, "data"),
    prevent_initial_call=True,
)
def ask_why(pressed: dict | None) -> Any:
    """Ask for the reason of an act that needs one."""
    if not pressed or pressed.get("act") not in REASONS:
        return [no_update] * 4
    found = REASONS[pressed["act"]]
    return found.title(), found.verb(), f"btn-{'madu' if found.gentle else 'bata'} grow", True


@CATALOGUE.callback(
    Output(forms.error_id(Id.REASON_TEXT), "children", allow_duplicate=True),
    Output(Id.REASON, "is_open", allow_duplicate=True),
    *TOLD,
    Input(Id.REASON_CONFIRM, "n_clicks"),
    State(Id.ACT, "data"),
    State(Id.REASON_TEXT, "value"),
    *STANDS,
    prevent_initial_call=True,
)
def explain(
    clicks: int | None,
    pressed: dict | None,
    reason: str | None,
    changed: int | None,
    selected: str | None,
    chosen: str | None,
    search: str | None,
) -> Any:
    """Do what was asked about, with its reason."""
    if not clicks or not pressed:
        return no_update, no_update, *NOTHING_TOLD
    count = (changed or 0) + 1
    try:
        words = acts.with_reason(*acts.pressed(pressed), reason)
    except Rejected as rejected:
        return acts.unexplained(rejected, count)
    onward = listing.following(pressed["act"], selected, chosen, search)
    return [], False, toast(words, key=str(count)), count, onward, no_update, no_update


@CATALOGUE.callback(
    Output(Id.ASK_TITLE, "children"),
    Output(Id.ASK_WORDS, "children"),
    Output(Id.ASK_CONFIRM, "children"),
    Output(Id.ASK_CONFIRM, "className"),
    Output(Id.ASK_TROUBLE, "children"),
    Output(Id.ASK, "is_open"),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.ACT, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def ask(pressed: dict | None, changed: int | None) -> Any:
    """Ask before two sellers become one, or are said to be two."""
    if not pressed or pressed.get("act") not in acts.QUESTIONS:
        return [no_update] * 8
    act, target, _seen = acts.pressed(pressed)
    count = (changed or 0) + 1
    try:
        return *acts.question(act, target), [], True, no_update, no_update
    except Rejected as rejected:
        return *[no_update] * 6, failure(acts.trouble(rejected), key=str(count)), count


@CATALOGUE.callback(
    Output(Id.ASK_TROUBLE, "children", allow_duplicate=True),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    *TOLD,
    Input(Id.ASK_CONFIRM, "n_clicks"),
    State(Id.ACT, "data"),
    *STANDS,
    prevent_initial_call=True,
)
def answer(
    clicks: int | None,
    pressed: dict | None,
    changed: int | None,
    selected: str | None,
    chosen: str | None,
    search: str | None,
) -> Any:
    """Do what was asked about."""
    if not clicks or not pressed:
        return no_update, no_update, *NOTHING_TOLD
    act, target, _seen = acts.pressed(pressed)
    count = (changed or 0) + 1
    try:
        words = acts.answer(act, target)
    except Rejected as rejected:
        return account_dialogs.trouble(acts.sentences(rejected)), True, *NOTHING_TOLD
    onward = listing.following(act, selected, chosen, search)
    return [], False, toast(words, key=str(count)), count, onward, no_update, no_update


CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "press"),
    Output(Id.ACT, "data"),
    Input({"type": "catalogue-act", "act": ALL, "target": ALL, "seen": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "suggest"),
    Output(Id.REASON_TEXT, "value", allow_duplicate=True),
    Input({"type": "catalogue-chip", "value": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
# Emptied when it closes, not when it opens: one types before the server has answered.
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "forget"),
    Output(Id.REASON_TEXT, "value"),
    Output(forms.error_id(Id.REASON_TEXT), "children"),
    Input(Id.REASON, "is_open"),
    prevent_initial_call=True,
)
for dialog, cancel in ((Id.REASON, Id.REASON_CANCEL), (Id.ASK, Id.ASK_CANCEL)):
    CATALOGUE.clientside_callback(
        ClientsideFunction("catalogue", "close"),
        Output(dialog, "is_open", allow_duplicate=True),
        Input(cancel, "n_clicks"),
        prevent_initial_call=True,
    )
