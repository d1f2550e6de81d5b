"""The bell: the newest notices of the one who is signed in."""

from __future__ import annotations

from enum import StrEnum

from dash import dcc, html
from dash.development.base_component import Component

from dashapp.domain.people import Actor
from dashapp.services import notices
from dashapp.services.notices import Notice
from dashapp.ui import bell as ui
from dashapp.ui import notice_words
from dashapp.ui.words import moment


class Id(StrEnum):
    BUTTON = "bell"
    COUNT = "bell-count"
    PANEL = "bell-panel"
    LIST = "bell-list"
    OPENED = "bell-opened"
    TICK = "bell-tick"
    CLOSED = "bell-closed"


def bell(actor: Actor) -> Component:
    """The bell of the top bar."""
    button = ui.bell(
        notices.unread(by=actor),
        button_id=Id.BUTTON,
        count_id=Id.COUNT,
        panel_id=Id.PANEL,
        list_id=Id.LIST,
    )
    return html.Div([button, *(dcc.Store(id=name) for name in (Id.OPENED, Id.TICK, Id.CLOSED))])


def listed(found: tuple[Notice, ...]) -> object:
    """The notices in words."""
    return ui.notice_list([_row(notice) for notice in found])


def _row(notice: Notice) -> ui.Row:
    return ui.Row(
        title=notice_words.title(notice.kind, notice.data),
        detail=notice_words.detail(notice.data),
        when=moment(notice.at),
        address=notice_words.address(notice.subject),
        is_new=notice.is_new,
    )
