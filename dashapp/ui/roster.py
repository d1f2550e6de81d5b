"""Parts of the roster's import: steps, the counts that filter, and what becomes of each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashapp.domain.roster_groups import Group
from dashapp.ui.elements import Child, Children, aria, button, data, hidden, icon
from dashapp.ui.words import _, count


class Look(NamedTuple):
    """How a group is called above the table and in it, its icon and tone."""

    title: str
    word: str
    icon: str
    tone: str


LOOKS: Mapping[Group, Look] = {
    Group.ERROR: Look("Galat", "Galat", "warning-circle", "bata"),
    Group.LEFT: Look("Tidak ada lagi", "Keluar", "user-minus", "tinta"),
    Group.LEVEL: Look("Jenjang berubah", "Jenjang", "chart-bar", "madu"),
    Group.MOVED: Look("Pindah OPD", "Pindah", "swap", "batu"),
    Group.NEW: Look("Baru", "Baru", "user-plus", "daun"),
    Group.OTHER: Look("Data lain", "Data", "identification-card", "batu"),
    Group.SAME: Look("Tetap sama", "Tetap", "equals", "tinta"),
}


@dataclass(frozen=True)
class Row:
    """One row: where it stands in the file, whose it is, what was and what becomes of it."""

    place: str
    name: str
    nip: str
    group: Group
    before: str
    after: str
    note: str
    day: str


def steps(at: int) -> html.Ol:
    """The three steps of an import; `at` is the present one, from 1."""
    names = (_("Unggah"), _("Periksa perbedaan"), _("Terapkan"))
    shown = []
    for number, name in enumerate(names, start=1):
        look = "is-done" if number < at else "is-now" if number == at else ""
        mark: Child = icon("check") if number < at else str(number)
        current = aria(current="step") if number == at else {}
        said = html.Span(mark, className="roster-step-mark", **aria(hidden="true"))
        shown.append(html.Li([said, name], className=look, **current))
    return html.Ol(shown, className="roster-steps", **aria(label=_("Langkah impor")))


def head(title: str, below: Children, side: Component | None = None) -> html.Div:
    """Title of the page, words below it, and the steps while there is an import."""
    named = html.Div(
        [html.H2(title, className="page-title"), html.P(below, className="head-below")]
    )
    return html.Div([named, side], className="page-head")


def counts(sizes: Mapping[Group, int], chosen: Group | None) -> list[Component]:
    """A button per group with its number; "Data lain" only where there is some."""
    return [
        html.Button(
            [
                html.Span([icon(look.icon), _(look.title)], className="roster-count-name"),
                html.Strong(count(sizes[group])),
            ],
            id={"type": "roster-group", "group": group.value},
            type="button",
            className=f"roster-count is-{look.tone}" + ("" if sizes[group] else " is-none"),
            **aria(pressed="true" if group is chosen else "false"),
        )
        for group, look in LOOKS.items()
        if group is not Group.OTHER or sizes[group]
    ]


def table(rows: Sequence[Row]) -> html.Table:
    """What becomes of each row; few components, since there may be hundreds of rows."""
    heads = (_("Baris"), _("Pegawai"), _("Jenis"), _("Semula, lalu menjadi"), _("Berlaku"))
    return html.Table(
        [
            html.Caption(_("Perbedaan per baris"), className="visually-hidden"),
            html.Thead(html.Tr([html.Th(each) for each in heads])),
            html.Tbody([_row(each) for each in rows]),
        ],
        className="roster-table",
    )


def _row(row: Row) -> html.Tr:
    look = LOOKS[row.group]
    kind = html.Span([icon(look.icon), _(look.word)], className=f"roster-kind is-{look.tone}")
    return html.Tr(
        [
            html.Td(row.place, className="roster-place", **data(name=_("Baris"))),
            html.Td([html.Strong(row.name), html.Span(row.nip)], className="roster-who"),
            html.Td(kind),
            html.Td(_became(row), className="roster-became"),
            html.Td(row.day, className="roster-day"),
        ],
        className="is-error" if row.group is Group.ERROR else "",
    )


def _became(row: Row) -> list[Child]:
    if row.group is Group.ERROR:
        first, _stop, rest = row.after.partition(". ")
        return [
            html.Strong(f"{first}." if rest else first),
            html.Span(f" {rest}") if rest else None,
        ]
    arrow = [html.Span(" → ", **aria(hidden="true")), hidden(_("menjadi"))] if row.before else []
    note = html.Span(f" {row.note}", className="muted") if row.note else None
    return [row.before, *arrow, html.Strong(row.after), note]


def more(shown: int, found: int, step: int) -> list[Child]:
    """How many of the rows are shown, and the button for more."""
    said = html.Span(
        _("%(shown)s dari %(found)s baris", shown=count(shown), found=count(found)),
        className="caption",
    )
    if shown >= found:
        return [said]
    next_ones = count(min(step, found - shown))
    words = _("Tampilkan %(number)s lagi", number=next_ones)
    return [said, button(words, id={"type": "roster-more", "limit": shown + step}, look="teks")]
