"""Objections as DKUPP sees them: rows with the figures of their month, and the form to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.levels import Level
from dashapp.domain.objections import MOST, ObjectionKind, Outcome
from dashapp.domain.past import OwnMonth
from dashapp.ui import forms, labels
from dashapp.ui.elements import Child, aria, button, icon, status, tag
from dashapp.ui.history_report import note
from dashapp.ui.objections import switch
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, moment, month_name

WAITING, ANSWERED = "menunggu", "dijawab"


@dataclass(frozen=True)
class Row:
    """One objection; `own_month` is None where the obligation has gone since."""

    id: int
    kind: ObjectionKind
    name: str
    opd: str
    level: Level
    own_month: OwnMonth | None
    text: str
    at: datetime
    is_own: bool
    outcome: Outcome | None = None
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None


@dataclass(frozen=True)
class AnswerIds:
    """Ids of the form that answers, and of its parts."""

    dialog: str
    title: str
    case: str
    outcome: str
    text: str
    summary: str
    send: str
    close: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the core -> (label, id), in the order of the form."""
        return {"outcome": (_("Hasil"), self.outcome), "answer": (_("Jawaban"), self.text)}


def case_list(
    rows: Sequence[Row], numbers: tuple[int, int], *, answered: bool, today: date
) -> list[Child]:
    """Title, chips {"type": "recap-filter", "value"} and the rows; `numbers`: waiting, answered."""
    named = [(WAITING, _("Menunggu"), numbers[0]), (ANSWERED, _("Dijawab"), numbers[1])]
    chips = [
        forms.chip(
            {"type": "recap-filter", "value": value},
            f"{words} {count(number)}",
            answered == (value == ANSWERED),
        )
        for value, words, number in named
    ]
    head = html.Div(
        [
            html.H2(_("Keberatan dan koreksi")),
            html.Div(chips, className="chips", role="group", **aria(label=_("Saring keberatan"))),
        ],
        className="panel-head",
    )
    if not rows:
        words = _("Keberatan dan permintaan koreksi dari ASN muncul di sini dengan sendirinya.")
        title = _("Belum ada yang dijawab") if answered else _("Tidak ada yang menunggu jawaban")
        return [head, empty(title, words, picture="tea")]
    found = [html.Li(_item(row, today), key=str(row.id)) for row in rows]
    total = numbers[1] if answered else numbers[0]
    more = None
    if total > len(rows):
        words = _("%(shown)s dari %(total)s ditampilkan.", shown=len(rows), total=count(total))
        more = html.P(words, className="caption")
    return [head, html.Ul(found, className="cases"), more]


def case_view(row: Row, today: date) -> list[Child]:
    """Who says what about which month, and how that month stands."""
    about = f"{row.opd} · {labels.level(row.level)}"
    who = html.Div(
        [
            html.H3(row.name),
            html.P([about, html.Span(moment(row.at))], className="case-about"),
        ]
    )
    return [
        html.Div([who, tag(labels.objection(row.kind), "madu")], className="case-head"),
        _figures(row.own_month, today),
        html.Blockquote(row.text),
    ]


def answer_dialog(ids: AnswerIds) -> dbc.Modal:
    """The form in a dialog, so that a list that moves takes nothing typed away."""
    close = html.Button(
        icon("x"), id=ids.close, type="button", className="dialog-close", **aria(label=_("Tutup"))
    )
    title = html.H2(_("Jawab keberatan"), id=ids.title, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader([title, close], close_button=False),
            dbc.ModalBody(
                [html.Div(id=ids.summary), html.Div(id=ids.case, className="case"), *_fields(ids)],
                class_name="stack",
            ),
            dbc.ModalFooter(button(_("Kirim jawaban"), id=ids.send, look="madu", more="grow")),
        ],
        id=ids.dialog,
        labelledby=ids.title,
        is_open=False,
        backdrop="static",
        scrollable=True,
        centered=True,
    )


def _fields(ids: AnswerIds) -> list[Component]:
    outcomes = [(each.value, labels.outcome(each).word) for each in Outcome]
    choice = html.Div(switch(ids.outcome, outcomes, None), role="group", **aria(label=_("Hasil")))
    return [
        forms.field(_("Hasil"), choice, id=ids.outcome),
        forms.field(
            _("Jawaban"),
            dbc.Textarea(id=ids.text, rows=4, maxlength=2 * MOST),
            id=ids.text,
            help=_("Dibaca yang mengajukan, 10 sampai 1.000 huruf. Angka tidak berubah oleh ini."),
        ),
    ]


def _item(row: Row, today: date) -> html.Article:
    return html.Article([*case_view(row, today), _end(row)], className="case")


def _end(row: Row) -> Component:
    if row.outcome is not None:
        who = row.answered_by or "DKUPP"
        when = moment(row.answered_at) if row.answered_at else ""
        words: list[Child] = [
            status(labels.outcome(row.outcome)),
            html.Span(f"{who} · {when}", className="caption"),
        ]
        return html.Div([html.P(words), html.P(row.answer)], className="case-answer")
    if row.is_own:
        return html.P(_("Keberatan Anda sendiri dijawab rekan lain."), className="caption")
    target = {"type": "recap-answer", "objection": row.id}
    return button(_("Jawab"), id=target, **aria(label=_("Jawab %(name)s", name=row.name)))


def _figures(month: OwnMonth | None, today: date) -> html.Div | None:
    """The month with its working: approved against the minimum, what waits, what lacks."""
    if month is None:
        return None
    totals = month.totals
    facts = [
        (_("Minimum"), rupiah.write(month.minimum)),
        (_("Terverifikasi"), rupiah.write(totals.verified)),
        (_("Menunggu"), rupiah.write(totals.waiting)),
        (_("Ditolak"), rupiah.write(totals.rejected)),
        (_("Kurang"), rupiah.write(month.missing)),
    ]
    shown = [html.Div([html.Dt(term), html.Dd(value)]) for term, value in facts]
    head = html.P(
        [
            html.Strong(month_name(month.month)),
            status(labels.status(month.status)),
            html.Span(note(month, today), className="caption"),
        ]
    )
    return html.Div([head, html.Dl(shown)], className="case-month")
