"""Signed-in devices in a list, and the card that says who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.ui.accounts import own_tag
from dashapp.ui.elements import Child, button, hidden, icon
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class SessionRow:
    """A signed-in device; `target` names it when the reader may end it."""

    name: str
    words: str
    icon: str
    target: str | None
    is_this: bool = False  # the one that shows this page


def session_list(rows: Sequence[SessionRow], *, act: str = "end_session") -> html.Ul:
    """Signed-in devices, each with "Akhiri": {"type": "account-act", "act": act, "target": ...}."""
    return html.Ul([html.Li(_session(row, act)) for row in rows], className="device-list")


def _session(row: SessionRow, act: str) -> list[Child]:
    text = html.Div(
        [html.Strong(row.name, className="ellipsis"), html.Span(row.words)], className="grow"
    )
    end: Child = own_tag() if row.is_this else None
    if row.target is not None:
        end = button(
            [_("Akhiri"), hidden(_(" sesi %(name)s, %(words)s", name=row.name, words=row.words))],
            id={"type": "account-act", "act": act, "target": row.target},
            more="btn-small",
        )
    return [html.Span(icon(row.icon), className="device-mark"), text, end]


def sessions_card(people: int, rows: Sequence[SessionRow]) -> list[Child]:
    """How many are signed in, and the devices that were seen last."""
    head = html.Div(
        [
            html.H2(_("Sesi aktif")),
            html.Span([html.Strong(count(people)), _(" orang sedang masuk")], className="caption"),
        ],
        className="panel-head",
    )
    note = html.Div(
        [icon("info"), _("Mengganti sandi atau menonaktifkan akun mengakhiri semua sesinya.")],
        className="side-note",
    )
    return [head, session_list(rows), note]
