"""The roster's page of DKUPP: an import looked at before it is done, and what was imported."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import calendar
from dashapp.identity import current_actor
from dashapp.services.roster_previews import KEEP, PREVIEWS, Held
from dashapp.ui import account_dialogs, forms
from dashapp.ui.elements import aria, button, icon
from dashapp.ui.notices import toast_area
from dashapp.ui.words import _
from pages.roster import people, rows, shown
from pages.roster.ids import ASK, Id

__all__ = ["layout"]

UPLOAD = "/pegawai/berkas"  # where a roster is sent


def layout() -> Component:
    """The own preview when there is one, else the upload and what was imported."""
    found = PREVIEWS.of(current_actor(), clock.now())
    return html.Div(
        [
            *_stores(found),
            html.Div(shown.head(found), id=Id.HEAD),
            html.Div(_looking(found), id=Id.LOOK, className="roster-look", hidden=found is None),
            html.Div(_resting(), id=Id.REST, className="roster-rest", hidden=found is not None),
            people.side(),
            account_dialogs.question_dialog(ASK),
            toast_area(Id.TOASTS),
        ],
        className="roster",
    )


def _stores(found: Held | None) -> list[Component]:
    working = found is not None and found.working
    return [
        dcc.Store(id=Id.HELD, data=shown.mark(found)),
        dcc.Store(id=Id.SENT),
        dcc.Store(id=Id.GROUP),
        dcc.Store(id=Id.LIMIT, data=rows.STEP),
        dcc.Store(id=Id.CHANGED, data=0),
        dcc.Store(id=Id.UNDO),
        dcc.Store(id=Id.OPEN),
        dcc.Interval(id=Id.TICK, interval=700, disabled=not working),
    ]


def _looking(found: Held | None) -> list[Component]:
    above = [html.Div(id=Id.COUNTS, className="roster-counts"), _mass()]
    return [
        html.Div(above, className="roster-above"),
        html.Div(_beside(found), className="roster-side"),
        _differences(),
    ]


def _mass() -> Component:
    """The question of those who are missing; the safe answer is chosen beforehand."""
    letter = html.Div(
        [
            forms.field(_("Alasan"), forms.text(Id.REASON, limit=300), id=Id.REASON),
            forms.field(
                _("Nomor surat"),
                forms.text(Id.DOCUMENT, placeholder="800/123/426.204/2026", limit=100),
                id=Id.DOCUMENT,
            ),
        ],
        id=Id.LETTER,
        className="roster-letter",
        hidden=True,
    )
    return html.Section(
        [
            html.Div(id=Id.MASS_WORDS, className="roster-mass-words"),
            dbc.RadioItems(id=Id.CHOICE, options=[], value=KEEP, class_name="roster-answers"),
            letter,
        ],
        id=Id.MASS,
        className="roster-mass",
        hidden=True,
        **aria(label=_("Pegawai yang tidak ada di berkas")),
    )


def _differences() -> Component:
    search = dbc.Input(
        id=Id.SEARCH,
        type="search",
        debounce=300,
        maxlength=rows.LONGEST_SEARCH,
        placeholder=_("Cari nama atau baris"),
        autocomplete="off",
    )
    label = html.Label(_("Cari nama atau baris"), htmlFor=Id.SEARCH, className="visually-hidden")
    tools = html.Div(
        [
            html.Div([html.H3(_("Perbedaan per baris")),
                      html.Span(_("yang perlu dilihat lebih dulu"), className="caption")],
                     className="roster-title"),
            html.Span([icon("eye-slash"), _("NIP disamarkan")], className="roster-masked"),
            html.Div([label, forms.marked(search, icon("magnifying-glass"))],
                     className="roster-search"),
        ],
        className="roster-tools",
    )  # fmt: skip
    listed = html.Div(
        id=Id.LIST, className="table-wrap", tabIndex=0, **aria(label=_("Perbedaan per baris"))
    )
    return html.Section(
        [tools, listed, html.Div(id=Id.MORE, className="roster-foot")],
        className="panel roster-list",
    )


def _beside(found: Held | None) -> list[Component]:
    today = clock.today()
    day = forms.field(
        _("Tanggal impor"),
        forms.day(
            Id.DAY,
            found.preview.day if found else today,
            first=calendar.FIRST_MONTH,
            last=calendar.last_day(calendar.next_month(calendar.month_of(today))),
        ),
        id=Id.DAY,
    )
    apply = html.Section(
        [
            html.H3(_("Yang akan diterapkan")),
            html.Div(id=Id.OUTLOOK, className="roster-outlook"),
            day,
            html.Div(id=Id.TROUBLE, className="stack", **aria(live="polite")),
            button(_("Terapkan"), id=Id.APPLY, look="madu", more="btn-big", disabled=True),
            html.Div(id=Id.REFUSED, className="roster-refused"),
            button(_("Ganti berkas"), id={"type": "roster-drop", "at": 0}, look="teks"),
            html.P(_("Dapat diurungkan sampai bulan berikutnya dibuka."), className="caption"),
        ],
        className="panel roster-apply",
    )
    working = shown.progress(found) if found is not None else []
    return [
        apply,
        html.Section(working, id=Id.PROGRESS, className="panel roster-progress"),
        html.Section(id=Id.COLUMNS, className="panel roster-kept"),
    ]


def _resting() -> list[Component]:
    words = _(
        "Ekspor SIMPEG atau SIASN, .xlsx atau .csv, sampai 20 MB. Tidak ada yang berubah sebelum"
        " Anda menerapkannya."
    )
    upload = html.Section(
        [
            html.H3(_("Impor daftar pegawai")),
            html.P(words, className="muted"),
            button(_("Pilih berkas"), id=Id.PICK, look="madu", icon_name="upload-simple"),
            html.Div(id=Id.FILE_WORDS, className="stack", **aria(live="polite")),
        ],
        className="panel roster-upload",
    )
    before = html.Section(
        [html.H3(_("Riwayat impor")), html.Div(shown.history(), id=Id.HISTORY)],
        className="panel roster-before",
    )
    return [
        people.part(),
        html.Div([upload, before], className="roster-side"),
    ]
