"""Find a person of the roster, open them, set or accept their level."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.problems import Rejected
from dashapp.services import roster_person
from dashapp.site import ROSTER
from dashapp.ui import forms
from dashapp.ui.notices import toast
from pages.roster import people as page
from pages.roster.ids import Id
from pages.roster.shown import who

OPENED = (
    (Id.PERSON_NAME, "children"),
    (Id.PERSON_BODY, "children"),
    (Id.LEVEL_FORM, "hidden"),
    (Id.LEVEL_WORDS, "children"),
    (Id.LEVEL, "value"),
    (Id.LEVEL_ACCEPT, "hidden"),
)
TOLD = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
)
BELOW = (
    (Id.LEVEL_TROUBLE, "children"),
    (forms.error_id(Id.LEVEL), "children"),
    (forms.error_id(Id.LEVEL_REASON), "children"),
)


@ROSTER.callback(Output(Id.PEOPLE, "children"), Input(Id.WHOM, "value"), prevent_initial_call=True)
def find(words: str | None) -> Any:
    """Who fits what was typed."""
    return page.found(words)


@ROSTER.callback(
    *(Output(*each) for each in OPENED),
    *(Output(*each) for each in BELOW),
    Output(Id.LEVEL_REASON, "value"),
    Input(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show(opened: dict[str, Any] | None) -> Any:
    """Open a person; that they were looked at is an event."""
    number = page.person_of(opened)
    if number is None:
        return [no_update] * 10
    return *page.opened(roster_person.open_one(number, **who())), [], [], [], ""


@ROSTER.callback(
    *(Output(*each, allow_duplicate=True) for each in OPENED),
    Output(Id.DOUBTFUL, "children"),
    Input(Id.CHANGED, "data"),
    State(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show_again(_changed: int | None, opened: dict[str, Any] | None) -> Any:
    """Keep the opened person and the doubtful levels as they stand after an act."""
    number = page.person_of(opened)
    if number is None:
        return *[no_update] * 6, page.doubtful()
    return *page.opened(roster_person.one(number, **who())), page.doubtful()


@ROSTER.callback(
    *TOLD,
    *(Output(*each, allow_duplicate=True) for each in BELOW),
    Input(Id.LEVEL_SAVE, "n_clicks"),
    State(Id.OPEN, "data"),
    State(Id.LEVEL, "value"),
    State(Id.LEVEL_REASON, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def set_level(
    clicks: int | None,
    opened: dict[str, Any] | None,
    level: str | None,
    reason: str | None,
    changed: int | None,
) -> Any:
    """Set the level of the opened person."""
    if not clicks or not opened:
        return [no_update] * 5
    try:
        words = page.set_level(opened, level, reason)
    except Rejected as rejected:
        return no_update, no_update, *page.refused(rejected)
    after = (changed or 0) + 1
    return toast(words, key=str(after)), after, [], [], []


@ROSTER.callback(
    *TOLD,
    Output(Id.LEVEL_TROUBLE, "children", allow_duplicate=True),
    Input(Id.LEVEL_ACCEPT, "n_clicks"),
    State(Id.OPEN, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def accept_level(clicks: int | None, opened: dict[str, Any] | None, changed: int | None) -> Any:
    """Say that the level of the opened person is right."""
    if not clicks or not opened:
        return [no_update] * 3
    try:
        words = page.accept_level(opened)
    except Rejected as rejected:
        return no_update, no_update, page.refused(rejected)[0]
    after = (changed or 0) + 1
    return toast(words, key=str(after)), after, []


ROSTER.clientside_callback(
    ClientsideFunction("roster", "person"),
    Output(Id.OPEN, "data"),
    Output(Id.PERSON, "is_open"),
    Input({"type": "roster-person", "person": ALL}, "n_clicks"),
    Input(Id.PERSON_CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
