"""Parts of the catalogue: its head with figures, filters, and the list with marks for papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.papers import Kind, Mark
from dashapp.ui import forms
from dashapp.ui.cards import thumb
from dashapp.ui.catalogue_words import FILTERS, PAPERS, Look, legend, look
from dashapp.ui.elements import Child, aria, button, data, icon, tag
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class Figure:
    """A number above the list: "446" of "dari 500, 89%"."""

    name: str
    number: str
    rest: str


@dataclass(frozen=True)
class Line:
    """One line of the list; `icon_name` and `tone` go with the matter's title."""

    key: str
    name: str
    place: str
    goods: str
    category: str
    picture: str | None
    title: str
    detail: str
    icon_name: str
    tone: str
    marks: Mapping[Kind, Mark]
    products: int
    sold: int
    active: bool = True


def head(title: str, below: str, figures: Sequence[Figure], acts: Sequence[Component]) -> html.Div:
    """Title, the figures beside it, and the acts of the page."""
    named = html.Div([html.H2(title, className="page-title"), html.P(below, className="caption")])
    shown = [
        html.Div([html.P(each.name, className="caption"), html.P([html.Strong(each.number), " ",
                  html.Span(each.rest, className="caption")])], className="catalogue-figure")
        for each in figures
    ]  # fmt: skip
    return html.Div(
        [html.Div([named, *shown], className="catalogue-title"),
         html.Div(list(acts), className="head-controls")],
        className="page-head catalogue-head",
    )  # fmt: skip


def filter_chips(counts: Mapping[str, int], chosen: str) -> list[Component]:
    """One chip per filter with how many it holds: {"type": "catalogue-filter", "filter": ...}."""
    return [
        forms.chip(
            {"type": "catalogue-filter", "filter": name}, f"{FILTERS[name]()} {count(number)}",
            name == chosen,
        )
        for name, number in counts.items()
    ]  # fmt: skip


def table(lines: Sequence[Line], month: str, caption: str) -> html.Table:
    """The list; each name is a button {"type": "catalogue-row", "key": ...} wide as its row.

    Few components by design: the browser's work grows with the square of their number.
    """
    heads: list[Child] = [
        html.Th(_("UMKM")),
        html.Th(_("Perlu dilihat")),
        *(html.Th(name, className="center") for name in PAPERS.values()),
        html.Th(_("Produk"), className="right"),
        html.Th(_("Laku %(month)s", month=month), className="right"),
    ]
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_line(each) for each in lines]),
        ],
        className="catalogue-table",
    )


def _line(line: Line) -> html.Tr:
    opener = html.Button(
        line.name,
        id={"type": "catalogue-row", "key": line.key},
        type="button",
        className="catalogue-name",
        **aria(label=f"{line.name}, {line.title}"),
    )
    closed = None if line.active else tag(_("Nonaktif"))
    place = html.Span(line.place, className="catalogue-place")
    who = [thumb(line.goods, line.category, line.picture), opener, closed, place]
    marks = [
        html.Td(mark_of(name, line.marks[kind]), className="center", **data(name=name))
        for kind, name in PAPERS.items()
    ]
    sold = rupiah.short(line.sold) if line.sold else "–"
    return html.Tr(
        [
            html.Td(html.Div(who, className="catalogue-who")),
            html.Td(_what(line), className="catalogue-what"),
            *marks,
            html.Td(count(line.products), className="right", **data(unit=_("produk"))),
            html.Td(sold, className="right"),
        ]
    )


def _what(line: Line) -> list[Child]:
    shown = icon(line.icon_name) if line.icon_name else None
    title = html.Span([shown, line.title], className=f"catalogue-matter tone-{line.tone}")
    return [title, html.Span(line.detail, className="caption")]


def mark_of(name: str, mark: Mark) -> html.Span:
    """The mark of one paper, its meaning said in words to those who hear the page."""
    shown = look(mark)
    said = f"{name} {shown.word}"
    return html.Span(title=said, className=_class(shown), role="img", **aria(label=said))


def mark_alone(mark: Mark) -> html.Span:
    """The mark without its words, which stand beside it."""
    return _bare(look(mark))


def _bare(shown: Look) -> html.Span:
    return html.Span(className=_class(shown), **aria(hidden="true"))


def _class(shown: Look) -> str:
    return f"paper-mark mark-{shown.tone} icon-{shown.icon}"


def foot(shown: int, found: int, more_id: str) -> list[Child]:
    """What the marks mean, and the way to lines that are not listed yet."""
    marks = [html.Li([_bare(each), each.word]) for each in legend()]
    words = _("Tampilkan lebih banyak")
    more = button(words, id=more_id, look="teks", hidden=shown >= found)
    return [
        html.Ul(marks, className="legend catalogue-legend"),
        more,
    ]
