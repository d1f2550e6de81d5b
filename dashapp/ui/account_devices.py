"""Signed-in devices in a list, and the card that says who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashapp.ui.elements import Child, button, hidden, icon, tag
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class SessionRow:
    """A signed-in device; `target` names it when the reader may end it."""

    name: str
    words: str
    icon: str
    target: str | None
    mark: str = ""  # whose or which it is: "Anda", "Perangkat ini"


def session_list(rows: Sequence[SessionRow], *, act: str = "end_session") -> html.Ul:
    """Signed-in devices, each with "Akhiri": {"type": "account-act", "act": act, "target": ...}."""
    return html.Ul([html.Li(_session(row, act)) for row in rows], className="device-list")


def _session(row: SessionRow, act: str) -> list[Child]:
    mark = tag(row.mark, "daun") if row.mark else None
    name: list[Child] = [html.Strong(row.name, className="ellipsis")]
    end: Child = mark
    if row.target is not None:
        name.append(mark)
        end = button(
            [_("Akhiri"), hidden(_(" sesi %(name)s, %(words)s", name=row.name, words=row.words))],
            id={"type": "account-act", "act": act, "target": row.target},
            more="btn-small",
        )
    who = html.Div(name, className="device-name")
    text = html.Div([who, html.Span(row.words)], className="grow")
    return [html.Span(icon(row.icon), className="device-mark"), text, end]


def sessions_card(
    people: int, of_whom: str, rows: Sequence[SessionRow], has_more: bool
) -> list[Child]:
    """How many of whom are signed in, and the devices that were seen last.

    `has_more`: there are others.
    """
    head = html.Div(
        [
            html.H2(_("Sesi aktif")),
            html.Span([html.Strong(count(people)), " ", of_whom], className="caption"),
        ],
        className="panel-head",
    )
    note = html.Div(
        [icon("info"), _("Mengganti kata sandi atau menonaktifkan akun mengakhiri semua sesinya.")],
        className="side-note",
    )
    more = html.P(
        _("Milik Anda dan yang terakhir terlihat. Sesi lainnya ada di akun masing-masing."),
        className="caption",
    )
    nobody = html.P(_("Tidak ada yang sedang masuk."), className="muted")
    return [head, session_list(rows) if rows else nobody, more if has_more else None, note]
