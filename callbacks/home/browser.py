"""What runs in the browser alone, by its name in assets/home*.js."""

from __future__ import annotations

from dash import ClientsideFunction, Input, Output, State

from dashapp.site import HOME


def in_browser(name: str, *deps: Output | Input | State, first: bool = False) -> None:
    """Register the function `name` of the scripts; `first`: it also runs when the page has come."""
    function = ClientsideFunction("home", name)
    HOME.clientside_callback(function, *deps, prevent_initial_call=not first)
