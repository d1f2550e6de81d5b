"""Objections as their person sees them: the thread with DKUPP, and the form that raises one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import calendar
from dashapp.domain.objections import MOST, ObjectionKind, Outcome
from dashapp.ui import forms, labels
from dashapp.ui.elements import Child, aria, button, icon, tag
from dashapp.ui.words import _, day_short, month_name


@dataclass(frozen=True)
class Message:
    """One objection with its answer; days in WIB."""

    id: int
    kind: ObjectionKind
    month: date
    text: str
    day: date
    outcome: Outcome | None = None
    answer: str | None = None
    answer_day: date | None = None


@dataclass(frozen=True)
class ObjectionIds:
    """Ids of the controls of the form, and of its parts."""

    dialog: str
    title: str
    kind: str
    month: str
    text: str
    summary: str
    send: str
    close: str

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name of the core -> (label, id), in the order of the form."""
        return {
            "kind": (_("Jenis"), self.kind),
            "month": (_("Bulan"), self.month),
            "text": (_("Penjelasan"), self.text),
        }


def objections_card(list_id: str, content: Sequence[Child], *, raise_id: str) -> list[Component]:
    """The thread (children of `list_id`) and below it the way to raise one."""
    way = button(_("Ajukan keberatan"), id=raise_id, icon_name="chat-text", more="objection-way")
    return [html.Div(content, id=list_id, className="objections"), way]


def thread(rows: Sequence[Message]) -> list[Child]:
    """Title with its tag, then each objection and its answer, the earliest first."""
    answered = sum(row.outcome is not None for row in rows)
    tags = []
    if len(rows) > answered:
        tags.append(tag(_("%(number)d menunggu", number=len(rows) - answered), "batu"))
    if answered:
        tags.append(tag(_("%(number)d dijawab", number=answered), "daun"))
    head = html.Div([html.H2(_("Keberatan")), html.Span(tags)], className="panel-head")
    if not rows:
        words = _("Ada nilai atau data kewajiban yang keliru? Sampaikan, DKUPP menjawab di sini.")
        return [head, html.P(words, className="muted")]
    return [head, html.Ul([html.Li(_said(row), key=str(row.id)) for row in rows])]


def objection_dialog(ids: ObjectionIds, months: Sequence[date]) -> dbc.Modal:
    """The form: kind, month, text; it keeps what was typed until that has been sent."""
    close = html.Button(
        icon("x"), id=ids.close, type="button", className="dialog-close", **aria(label=_("Tutup"))
    )
    title = html.H2(_("Ajukan keberatan"), id=ids.title, className="modal-title")
    return dbc.Modal(
        [
            dbc.ModalHeader([title, close], close_button=False),
            dbc.ModalBody([html.Div(id=ids.summary), *_fields(ids, months)], class_name="stack"),
            dbc.ModalFooter(
                button(_("Kirim ke DKUPP"), id=ids.send, look="madu", more="grow"),
            ),
        ],
        id=ids.dialog,
        labelledby=ids.title,
        is_open=False,
        backdrop="static",
        scrollable=True,
        centered=True,
    )


def month_options(months: Sequence[date]) -> list[dict[str, str]]:
    """The months as a list to choose from has them."""
    return [{"value": calendar.write_month(each), "label": month_name(each)} for each in months]


def switch(id: str, options: Sequence[tuple[str, str]], value: str | None) -> Component:
    """A choice of one of two, as a segmented control: (value, words)."""
    return dbc.RadioItems(
        id=id,
        options=[{"label": words, "value": key} for key, words in options],
        value=value,
        className="segments segments-radio",
        inputClassName="btn-check",
        labelClassName="segment",
        labelCheckedClassName="active",
    )


def _fields(ids: ObjectionIds, months: Sequence[date]) -> list[Component]:
    kinds = [(kind.value, labels.objection(kind)) for kind in ObjectionKind]
    choice = dbc.Select(id=ids.month, options=month_options(months), placeholder=_("Pilih bulan"))
    kind = html.Div(
        switch(ids.kind, kinds, ObjectionKind.EVALUATION.value),
        role="group",
        **aria(label=_("Jenis")),
    )
    return [
        forms.field(
            _("Jenis"),
            kind,
            id=ids.kind,
            help=_("Koreksi data: jenjang, OPD, atau pembebasan pada bulan itu."),
        ),
        forms.field(_("Bulan"), choice, id=ids.month),
        forms.field(
            _("Penjelasan"),
            dbc.Textarea(id=ids.text, rows=5, maxlength=2 * MOST),
            id=ids.text,
            help=_("Apa yang keliru dan apa buktinya, 10 sampai 1.000 huruf."),
        ),
    ]


def _said(row: Message) -> list[Child]:
    about = f"{labels.objection(row.kind)} · {month_name(row.month)}"
    own: list[Child] = [_who(_("Anda"), row.day), html.P(about, className="caption")]
    own.append(html.P(row.text))
    if row.outcome is None:
        own.append(
            button(
                _("Tarik"),
                id={"type": "history-objection-leave", "objection": row.id},
                look="teks",
                more="objection-leave",
                **aria(label=_("Tarik keberatan %(month)s", month=month_name(row.month))),
            )
        )
        return [html.Div(own, className="said")]
    found = labels.outcome(row.outcome)
    outcome = html.P([html.Strong(found.word), ". ", row.answer or ""])
    look = "said said-daun" if row.outcome is Outcome.ACCEPTED else "said said-answer"
    answer = html.Div([_who("DKUPP", row.answer_day or row.day), outcome], className=look)
    return [html.Div(own, className="said"), answer]


def _who(name: str, day: date) -> html.P:
    return html.P([html.Strong(name), html.Span(day_short(day))], className="said-who")
