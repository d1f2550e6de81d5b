"""Cards of the page of an OPD's head: people, money, place, dates, and people by jenjang."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Counts, Rate, Status
from dashapp.ui import labels
from dashapp.ui.comparison import when
from dashapp.ui.elements import Child, Children, aria, status
from dashapp.ui.words import _, count

# Left to right in a bar of people.
PARTS = (
    Status.FULFILLED,
    Status.WAITING,
    Status.PARTIAL,
    Status.REJECTED,
    Status.NONE,
)


def met_card(counts: Counts, before: Rate | None, basis: Basis) -> html.Section:
    """How many have met their duty, and how many stand at each other status."""
    numbers = {part: getattr(counts, part.value) for part in PARTS}
    seen = [part for part in PARTS if numbers[part] or part in (Status.FULFILLED, Status.NONE)]
    legend = [
        html.Li([status(_counted(part, numbers[part]))], className=f"met-{part.value}")
        for part in seen
    ]
    if counts.exempt:
        legend.append(html.Li(_("%(number)s dibebaskan", number=count(counts.exempt))))
    then = ""
    if before is not None and before.percent is not None:
        then = f"{before.text} {when(basis)}"
    return card(
        _("Pegawai memenuhi"),
        then,
        [
            _number(count(counts.fulfilled), f"{_of(count(counts.obliged))} · {counts.rate.text}"),
            people_bar(numbers),
            html.Ul(legend, className="met-legend"),
        ],
    )


def people_bar(numbers: Mapping[Status, int]) -> html.Div:
    """A bar of people by status; decorative, its numbers stand beside it."""
    cells = [
        html.I(className=f"pb-{part.value}", style={"flexGrow": numbers[part]})
        for part in PARTS
        if numbers.get(part)
    ]
    return html.Div(cells, className="people-bar", **aria(hidden="true"))


def money_card(counts: Counts, pace: int | None, opd_fund: int) -> html.Section:
    """Rupiah that count toward the minimums, and where they would stand at an even pace."""
    reached = Rate(counts.achieved, counts.target)
    percent = reached.percent
    done = _("tidak ada target") if percent is None else _("%(p)d%% dari target", p=percent)
    tick = None if pace is None else html.I(className="pace-tick", style={"left": f"{pace}%"})
    even = "" if pace is None else _("laju wajar hari ini %(pace)d%%", pace=pace)
    meant = _("Laju wajar: bagian bulan ini yang sudah lewat, bila belanja merata tiap hari.")
    own = _("belanja OPD %(sum)s", sum=rupiah.short(opd_fund)) if opd_fund else ""
    return card(
        _("Nilai belanja"),
        own,
        [
            _number(rupiah.short(counts.achieved), _of(rupiah.short(counts.target))),
            html.Div(
                [html.I(className="pace-done", style={"width": f"{percent or 0}%"}), tick],
                className="pace-bar",
                **aria(hidden="true"),
            ),
            html.P([html.Span(done), html.Span(even, title=meant)], className="card-foot"),
        ],
    )


def place_card(rank_id: str, place: Children, graph: Component) -> html.Section:
    """Where the OPD stands among all; `place` is rank(...)."""
    return card(_("Posisi OPD"), html.Strong(place, id=rank_id), [graph])


def rank(place: int | None, ranked: int) -> str:
    """ "peringkat 41 dari 64"; an OPD with under five people has none."""
    if place is None:
        return _("tanpa peringkat")
    return _("peringkat %(rank)d dari %(ranked)d", rank=place, ranked=ranked)


def unit_rows(rows: Sequence[tuple[str, Counts]], *, cells: bool) -> html.Ul:
    """A row per jenjang; `cells`: one cell is one person, else a bar."""
    return html.Ul([_unit_row(name, counts, cells) for name, counts in rows], className="units")


def _unit_row(name: str, counts: Counts, cells: bool) -> html.Li:
    numbers = {part: getattr(counts, part.value) for part in PARTS}
    shown: Component = people_bar(numbers)
    if cells:
        glyphs = [
            html.I(
                className=f"glyph glyph-{labels.status(part).glyph} tone-{labels.status(part).tone}"
            )
            for part in PARTS
            for _person in range(numbers[part])
        ]
        shown = html.Span(glyphs, className="unit-cells", **aria(hidden="true"))
    said: list[Child] = [html.Strong(count(counts.fulfilled)), f"/{count(counts.obliged)}"]
    return html.Li([html.Span(name), shown, html.Span(said, className="right")])


def _counted(part: Status, number: int) -> labels.Label:
    label = labels.status(part)
    return labels.Label(f"{count(number)} {label.word.lower()}", label.glyph, label.tone)


def _of(whole: str) -> str:
    return _("dari %(whole)s", whole=whole)


def _number(value: str, beside: str) -> html.P:
    return html.P([html.Strong(value), " ", html.Span(beside)], className="card-number")


def card(title: str, aside: Child, content: Sequence[Child]) -> html.Section:
    """One of the cards above the list."""
    head = html.Div(
        [html.H2(title, className="small-title"), html.Span(aside, className="caption")],
        className="panel-head",
    )
    return html.Section([head, *content], className="panel top-card")
