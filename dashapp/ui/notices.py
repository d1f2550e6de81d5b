"""Notices: toasts that answer an act, and strips that state a fact."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.elements import Children, aria, icon


def toast_area(id: str) -> html.Div:
    """The place of a page's toasts, announced politely; its children are toasts."""
    return html.Div(id=id, className="toasts", role="status", **aria(live="polite"))


def toast(words: Children, *, act: Any = None, key: str | None = None) -> html.Div:
    """An act was done: "Pembelian terkirim". Fades after 6 s. `act`: a button or link at its end.

    Give a `key` that changes with each act, so that the same words appear anew.
    """
    content = [icon("check-circle"), html.Span(words), act]
    return html.Div(content, className="toast-note fades", key=key)


def failure(words: Children, *, act: Any = None, key: str | None = None) -> html.Div:
    """An act was not done; stays until the next one."""
    content = [icon("warning-circle"), html.Span(words), act]
    return html.Div(content, className="toast-note is-error", key=key)


def problems(found: Mapping[str, Problem]) -> list[html.Div]:
    """What is wrong, one strip for each, where no field says it."""
    return [strip(messages.sentence(problem), tone="bata") for problem in found.values()]


def strip(words: Children, *, tone: str = "daun", icon_name: str | None = None) -> html.Div:
    """A coloured strip inside a card; tone daun, madu, bata or batu."""
    mark = icon(icon_name) if icon_name else None
    return html.Div([mark, html.Div(words, className="grow")], className=f"strip strip-{tone}")
