"""Parts of the accounts page: kinds, and the list with roles as chips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.ui import forms
from dashapp.ui.elements import Child, aria, button, hidden, icon, status, tag
from dashapp.ui.frame import initials
from dashapp.ui.labels import Label
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class RoleChip:
    """A role with what it is for and until when; `quiet` when it does not hold (any more)."""

    role: str
    place: str = ""
    term: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class AccountRow:
    """One line of the list; `login` in words, a NIP masked."""

    key: str
    name: str
    login: str
    chips: Sequence[RoleChip]
    last_entry: str
    devices: str
    state: Label
    note: str = ""  # below the state: until when
    has_entered: bool = True
    is_own: bool = False
    is_closed: bool = False


def heading(title: str, words_id: str, words: str, act: Component) -> html.Div:
    """Title of the page, a line under it, and its main act."""
    text = html.Div(
        [html.H2(title, className="page-title"), html.P(words, id=words_id, className="muted")]
    )
    return html.Div([text, act], className="accounts-head")


def kind_chips(counts: Mapping[str, tuple[str, int]], chosen: str) -> list[Component]:
    """One chip per kind with how many it holds: {"type": "accounts-kind", "kind": ...}."""
    return [
        forms.chip(
            {"type": "accounts-kind", "kind": kind}, f"{words} {count(number)}", kind == chosen
        )
        for kind, (words, number) in counts.items()
    ]


def account_table(rows: Sequence[AccountRow], caption: str) -> html.Div:
    """The list; each name is a button {"type": "account-row", "key": ...} as wide as its row."""
    heads = [_("Akun"), _("Peran dan lingkup"), _("Masuk terakhir"), _("Keadaan")]
    more = html.Th(hidden(_("Buka")))
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr([*(html.Th(words) for words in heads), more])),
                html.Tbody([_row(row) for row in rows]),
            ],
            className="account-table",
        ),
        className="table-wrap",
    )


def _row(row: AccountRow) -> html.Tr:
    opener = html.Button(
        row.name,
        id={"type": "account-row", "key": row.key},
        type="button",
        className="account-name",
    )
    who = html.Div(
        [
            html.Span(initials(row.name), className="avatar", **aria(hidden="true")),
            html.Div([opener, own_tag() if row.is_own else None, html.Span(row.login)]),
        ],
        className="account-who",
    )
    return html.Tr(
        [
            html.Td(who),
            html.Td(role_chips(row.chips)),
            html.Td(
                [row.last_entry, html.Span(row.devices)],
                className="account-last" if row.has_entered else "account-last is-none",
            ),
            html.Td([status(row.state), html.Span(row.note)], className="account-state"),
            html.Td(icon("dots-three"), className="account-more", **aria(hidden="true")),
        ],
        className="is-closed" if row.is_closed else "",
    )


def own_tag() -> html.Span:
    return tag(_("Anda"), "daun")


def role_chips(chips: Sequence[RoleChip]) -> html.Ul | html.Span:
    """Roles as chips: role, scope, end date."""
    if not chips:
        return html.Span("–", className="muted")
    return html.Ul([html.Li(role_chip(chip)) for chip in chips], className="role-chips")


def role_chip(chip: RoleChip) -> html.Span:
    """One role: "Kepala OPD Kec. Kuripan, s.d. 30 Sep"."""
    rest = ", ".join(part for part in (chip.place, chip.term) if part)
    words: list[Child] = [html.Strong(chip.role)]
    if rest:
        words += [" ", html.Span(rest)]
    return html.Span(words, className="role-chip is-quiet" if chip.quiet else "role-chip")


def pager(offset: int, shown: int, total: int, size: int) -> html.Div:
    """1–10 dari 65, and the ways back and on: {"type": "accounts-turn", "offset": ...}."""
    if not total:
        return html.Div(className="accounts-foot")
    words = _(
        "%(first)s–%(last)s dari %(total)s",
        first=count(offset + 1 if shown else 0),
        last=count(offset + shown),
        total=count(total),
    )
    return html.Div(
        [
            html.Span(words, role="status"),
            html.Div(
                [
                    _turn(_("Sebelumnya"), max(0, offset - size), offset > 0),
                    _turn(_("Berikutnya"), offset + size, offset + size < total),
                ],
                className="row-flex",
            ),
        ],
        className="accounts-foot",
    )


def _turn(words: str, offset: int, on: bool) -> html.Button:
    return button(
        words,
        id={"type": "accounts-turn", "offset": offset, "words": words},
        look="teks",
        more="btn-small",
        disabled=not on,
    )
