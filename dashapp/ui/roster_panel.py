"""What stands beside the rows of an import: what it makes of the month, progress, columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain.roster_groups import WRITTEN, Group
from dashapp.ui.elements import Child, aria, button, icon, tag
from dashapp.ui.notices import strip
from dashapp.ui.roster import LOOKS
from dashapp.ui.tables import facts
from dashapp.ui.words import _, count


def outlook(pairs: Sequence[tuple[str, str, str]], note: str) -> list[Component]:
    """Facts as (term, quiet words, the number that counts), and from when the changes count."""
    shown: list[tuple[str, list[Child]]] = [
        (term, [html.Span(f"{quiet} ", className="muted") if quiet else None, html.Strong(number)])
        for term, quiet, number in pairs
    ]
    return [
        html.Div(facts(shown), className="roster-facts"),
        html.Div([icon("info"), html.P(note)], className="roster-note"),
    ]


def progress(total: int, done: Mapping[Group, int], sizes: Mapping[Group, int]) -> list[Component]:
    """How far the writing has come, by kind of change."""
    written = sum(done.values())
    said = _("%(done)s dari %(total)s", done=count(written), total=count(total))
    lines = [
        html.Li(
            [
                html.I(className=f"glyph glyph-{_glyph(done[group], sizes[group])}"),
                f"{count(sizes[group])} {_(LOOKS[group].title).lower()}",
            ]
        )
        for group in WRITTEN
        if sizes[group]
    ]
    bar = html.Progress(value=str(written), max=str(max(total, 1)), **aria(label=said))
    return [
        html.Div([html.H3(_("Menerapkan perubahan")), html.Strong(said)], className="panel-head"),
        bar,
        html.Ul(lines, className="roster-kinds"),
        html.P(_("Boleh ditinggal. Hasilnya ada di riwayat impor."), className="caption"),
    ]


def _glyph(done: int, whole: int) -> str:
    return "full" if done >= whole else "half" if done else "empty"


def columns(used: Sequence[str], dropped: Sequence[str]) -> list[Component]:
    """Which columns of the file are kept, and which are not even read."""
    return [
        html.H3(_("Kolom berkas")),
        html.P(
            [html.Strong(_("%(n)s kolom dipakai.", n=len(used))), " ", ", ".join(used)],
            className="roster-columns",
        ),
        html.P(
            [html.Strong(_("%(n)s kolom dibuang.", n=len(dropped))), " ", ", ".join(dropped)],
            className="roster-columns",
        ),
    ]


def choice(title: str, words: str) -> html.Span:
    """One answer to the question of those who are missing."""
    return html.Span([html.Strong(title), html.Span(words)], className="roster-answer")


@dataclass(frozen=True)
class ImportLine:
    """One import in the history; `batch` names it where it can be taken back."""

    file_name: str
    day: str
    at: str
    summary: str
    undone: str
    batch: int | None
    hindrance: str


def history(lines: Sequence[ImportLine]) -> Component:
    """The latest imports; the last one can be taken back."""
    if not lines:
        return html.P(_("Belum ada impor."), className="muted")
    return html.Ul([html.Li(_line(each)) for each in lines], className="roster-history")


def _line(line: ImportLine) -> list[Child]:
    undone = tag(line.undone, "bata") if line.undone else None
    act = None
    if line.batch is not None:
        act = button(
            _("Batalkan impor"),
            id={"type": "roster-undo", "batch": line.batch},
            look="bata",
            more="btn-small",
        )
    return [
        html.Div([html.Strong(line.file_name), undone], className="roster-file"),
        html.Span(line.day),
        html.Span(line.summary),
        html.Span(line.at, className="caption"),
        html.Span(line.hindrance, className="caption") if line.hindrance else None,
        act,
    ]


def trouble(words: Sequence[str], again: bool) -> list[Child]:
    """What was refused; `again`: the differences can be worked out anew."""
    said: list[Child] = [strip(each, tone="bata", icon_name="warning-circle") for each in words]
    if again:
        said.append(
            button(
                _("Hitung ulang perbedaan"),
                id={"type": "roster-again", "at": 0},
                icon_name="arrow-clockwise",
            )
        )
    return said
