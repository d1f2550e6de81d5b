"""The dialog of a list of products: a file chosen, and what it would do or cannot."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.product_rows import Entry, Plan, RowProblem
from dashapp.ui import import_words
from dashapp.ui.elements import aria, button
from dashapp.ui.notices import strip
from dashapp.ui.seller_dialogs import dialog
from dashapp.ui.words import _, count

MOST_SHOWN = 60  # rows of a preview


def list_dialog(
    *, id: str, title_id: str, pick_id: str, preview_id: str, apply_id: str, cancel_id: str
) -> dbc.Modal:
    """A file of products: chosen, looked at, taken in."""
    words = _(
        "Unduh dulu daftar produk Anda, ubah di Excel atau LibreOffice, lalu pilih berkasnya di"
        " sini. Baris tanpa NOMOR menjadi produk baru."
    )
    body: list[Component] = [
        html.P(words, className="muted"),
        button(_("Pilih berkas .xlsx atau .csv"), id=pick_id, icon_name="upload-simple"),
        html.Div(id=preview_id, **aria(live="polite")),
    ]
    foot = [
        button(_("Terapkan"), id=apply_id, look="madu", more="grow", disabled=True),
        button(_("Batal"), id=cancel_id),
    ]
    title = _("Unggah daftar produk")
    return dialog(id, title_id, body, foot, title=title, scrolls=True, size="lg")


def apply_words(plan: Plan) -> str:
    """What the button of a preview says: the number of products that it changes."""
    number = len(plan.added) + len(plan.changed)
    return _("Terapkan %(number)s perubahan", number=count(number))


def preview(plan: Plan) -> list[Component]:
    """What a list would do: counts, rows that cannot be taken with their reasons, the others."""
    counts = [
        (_("baru"), len(plan.added)),
        (_("berubah"), len(plan.changed)),
        (_("tetap"), plan.same),
        (_("tidak diterima"), len(plan.refused)),
    ]
    said = html.P(
        [each for words, number in counts for each in (html.Strong(count(number)), f" {words} ")],
        className="seller-plan",
    )
    notes: list[Component] = []
    if any(entry.proposes for entry in (*plan.added, *plan.changed)):
        words = _("Produk baru dan yang berganti nama, kategori, atau satuan menunggu DKUPP.")
        notes = [strip(words, tone="batu")]
    rows = [*map(_refused, plan.refused[:MOST_SHOWN])]
    rows += [_entry(entry) for entry in (*plan.added, *plan.changed)[:MOST_SHOWN]]
    return [said, *notes, html.Ul(rows, className="seller-plan-rows")]


def _refused(bad: RowProblem) -> html.Li:
    why = " ".join(import_words.reason(problem) for problem in bad.problems)
    where = _("Baris %(row)s", row=bad.row)
    named = f"{where} · {bad.name}" if bad.name else where
    return html.Li([html.Strong(named), html.Span(why)], className="is-refused")


def _entry(entry: Entry) -> html.Li:
    new = entry.new
    what = _("produk baru") if entry.known is None else ", ".join(_changes(entry))
    facts = f"{new.category} · {new.unit} · {rupiah.write(new.price)} · {what}"
    return html.Li([html.Strong(new.name), html.Span(facts)])


def _changes(entry: Entry) -> list[str]:
    words = {
        "name": _("nama"),
        "category": _("kategori"),
        "unit": _("satuan"),
        "price": _("harga"),
        "shown": _("tampil") if entry.shown else _("tidak tampil"),
    }
    return [words[name] for name in words if name in entry.changes]
