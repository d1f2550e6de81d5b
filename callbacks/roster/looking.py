"""A preview looked at: its rows, the question of who is missing, what it makes of a month."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, no_update

from dashapp.services.roster_previews import KEEP
from dashapp.site import ROSTER
from pages.roster import shown as page
from pages.roster.ids import Id


@ROSTER.callback(
    Output(Id.LOOK, "hidden"),
    Output(Id.REST, "hidden"),
    Output(Id.HEAD, "children"),
    Output(Id.MASS, "hidden"),
    Output(Id.MASS_WORDS, "children"),
    Output(Id.CHOICE, "options"),
    Output(Id.CHOICE, "value"),
    Output(Id.DAY, "value"),
    Output(Id.REFUSED, "children"),
    Output(Id.COLUMNS, "children"),
    Output(Id.PROGRESS, "children"),
    Output(Id.TROUBLE, "children"),
    Input(Id.HELD, "data"),
)
def look(sent: dict[str, Any] | None) -> Any:
    """Show the preview, or what was there before it."""
    found = page.held(sent)
    if found is None:
        return True, False, page.head(None), *[no_update] * 7, [], []
    changes = found.preview.changes
    return (
        False,
        True,
        page.head(found),
        not changes.asks,
        page.question(changes) if changes.asks else [],
        page.answers(changes),
        KEEP,
        found.preview.day.isoformat(),
        page.refused(found),
        page.columns(found),
        page.progress(found),
        [],
    )


@ROSTER.callback(
    Output(Id.COUNTS, "children"),
    Output(Id.LIST, "children"),
    Output(Id.MORE, "children"),
    Input(Id.HELD, "data"),
    Input(Id.GROUP, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.LIMIT, "data"),
)
def rows(
    sent: dict[str, Any] | None, group: str | None, search: str | None, limit: int | None
) -> Any:
    """The rows of a group, searched."""
    found = page.held(sent)
    if found is None:
        return [no_update] * 3
    return page.listed(found, group, search, limit)


@ROSTER.callback(
    Output(Id.OUTLOOK, "children"),
    Output(Id.APPLY, "children"),
    Output(Id.APPLY, "disabled"),
    Input(Id.HELD, "data"),
    Input(Id.CHOICE, "value"),
)
def weigh(sent: dict[str, Any] | None, choice: str | None) -> Any:
    """What would be applied under an answer."""
    found = page.held(sent)
    if found is None:
        return [no_update] * 3
    return page.consequences(found, choice)


ROSTER.clientside_callback(
    ClientsideFunction("roster", "letter"),
    Output(Id.LETTER, "hidden"),
    Input(Id.CHOICE, "value"),
    prevent_initial_call=True,
)
ROSTER.clientside_callback(
    ClientsideFunction("roster", "filter"),
    Output(Id.GROUP, "data"),
    Input({"type": "roster-group", "group": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
ROSTER.clientside_callback(
    ClientsideFunction("roster", "more"),
    Output(Id.LIMIT, "data"),
    Input({"type": "roster-more", "limit": ALL}, "n_clicks"),
    Input(Id.GROUP, "data"),
    Input(Id.SEARCH, "value"),
    prevent_initial_call=True,
)
ROSTER.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(f"{Id.DAY}-words", "children"),
    Input(Id.DAY, "value"),
    prevent_initial_call=True,
)
