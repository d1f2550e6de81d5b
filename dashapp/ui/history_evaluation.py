"""The own evaluation: the score with its fraction, the months it is made of, how it is counted."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.compliance import Status
from dashapp.domain.evaluation import Evaluation, Outcome
from dashapp.domain.past import OwnMonth, Past
from dashapp.ui import labels
from dashapp.ui.elements import Child, aria, icon
from dashapp.ui.words import _, count, month_only, month_short

NAMED_GAPS = 3  # months below the minimum that are named one by one


def evaluation_panel(past: Past, *, sheet_id: str) -> list[Child]:
    """Bar of the sheet (phones) and card, of the months past their deadline (docs/rules.md §7)."""
    counted = [month for month in reversed(past.months) if month.outcome is not Outcome.RUNNING]
    found = past.evaluation
    card = html.Div(_card(found, counted, past.promotions), id="evaluasi", tabIndex=0)  # it scrolls
    return [_sheet_bar(found, counted, sheet_id), card]


def _sheet_bar(found: Evaluation, months: Sequence[OwnMonth], sheet_id: str) -> html.Button:
    words = html.Span(
        [html.Strong(_("Evaluasi %(span)s", span=_span(months))), html.Span(_counts(found))],
        className="sheet-words",
    )
    return html.Button(
        [html.Strong(found.text, className="sheet-score"), words, icon("caret-up")],
        id=sheet_id,
        type="button",
        className="sheet-bar",
        **aria(controls="evaluasi", expanded="false"),
    )


def _card(found: Evaluation, months: Sequence[OwnMonth], promotions: int) -> list[Component | None]:
    head = html.Div(
        [html.H2(_("Evaluasi saya")), html.Span(_span(months, year=True), className="caption")],
        className="panel-head",
    )
    score = html.P(
        [html.Strong(found.text), html.Span(_("dari 100")) if found.owed else None],
        className="score",
    )
    if not months:
        return [head, html.P(_("Belum ada bulan yang lewat batas lapornya."), className="muted")]
    cells = html.Ul([_cell(month) for month in months], className="score-months")
    facts = _facts(found, months, promotions)
    return [head, score, cells, _working(found) if found.owed else None, facts]


def _span(months: Sequence[OwnMonth], *, year: bool = False) -> str:
    if not months:
        return ""
    first, last = months[0].month, months[-1].month
    ending = f" {last.year}" if year else ""
    if first == last:
        return month_only(first) + ending
    return f"{month_only(first)}–{month_only(last)}{ending}"


def _counts(found: Evaluation) -> str:
    """ "4 tepat, 1 terlambat, 1 belum"; what is none is left out."""
    named = [
        (found.on_time, _("tepat")),
        (found.late, _("terlambat")),
        (found.unmet, _("belum")),
        (found.exempt, _("dibebaskan")),
    ]
    return ", ".join(f"{count(number)} {word}" for number, word in named if number) or _(
        "belum ada bulan yang dihitung"
    )


def _cell(month: OwnMonth) -> html.Li:
    look, word = _look(month)
    return html.Li(
        [
            html.I(className=f"score-cell score-{look}", **aria(hidden="true")),
            html.Strong(month_short(month.month)),
            html.Span(word),
        ]
    )


def _look(month: OwnMonth) -> tuple[str, str]:
    """Shape and word of a month; one that is not met says how far it came."""
    if month.outcome is Outcome.ON_TIME:
        return "met", _("tepat")
    if month.outcome is Outcome.LATE:
        return "late", _("terlambat")
    if month.outcome is Outcome.EXEMPT:
        return "exempt", _("bebas")
    half = month.status in (Status.PARTIAL, Status.WAITING)
    return "half" if half else "none", labels.status(month.status).word.lower()


def _working(found: Evaluation) -> html.Div:
    weight = f"{float(found.late_weight):g}".replace(".", ",")
    above: list[Child] = [
        html.B(count(found.on_time)),
        _(" tepat + %(weight)s × ", weight=weight),
        html.B(count(found.late)),
        _(" terlambat"),
    ]
    fraction = html.Span(
        [html.Span(above), html.Span([html.B(count(found.owed)), _(" bulan wajib")])],
        className="fraction",
    )
    equals = html.Span(["=", html.Strong(found.text)])
    return html.Div(
        [
            html.P(_("Cara menghitung"), className="caption"),
            html.P(["100 ×", fraction, equals], className="working"),
        ],
        className="working-box",
    )


def _facts(found: Evaluation, months: Sequence[OwnMonth], promotions: int) -> html.Dl:
    pairs: list[tuple[str, Child | list[Child]]] = [
        (_("Di bawah minimum"), _gaps([m for m in months if m.outcome is Outcome.UNMET])),
        (_("Dibebaskan"), _("%(number)s bulan", number=count(found.exempt))),
        (_("Promosi, di luar nilai"), _("%(number)s catatan", number=count(promotions))),
        (_("Dihitung"), _("setelah batas lapor, dari yang disetujui")),
    ]
    content = []
    for term, value in pairs:
        content += [html.Div([html.Dt(term), html.Dd(value)])]
    return html.Dl(content, className="score-facts")


def _gaps(unmet: Sequence[OwnMonth]) -> list[Child]:
    if not unmet:
        return [_("tidak ada")]
    named: list[Child] = [
        html.Span(
            _(
                "%(month)s, kurang %(gap)s",
                month=month_only(month.month),
                gap=rupiah.write(month.missing),
            )
        )
        for month in unmet[:NAMED_GAPS]
    ]
    more = len(unmet) - NAMED_GAPS
    return [*named, html.Span(_("%(number)d bulan lainnya", number=more)) if more > 0 else None]
