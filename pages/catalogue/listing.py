"""The list of the catalogue and the figures above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dash.development.base_component import Component

from dashapp import clock, signin
from dashapp.domain.calendar import wib_day
from dashapp.domain.compliance import Rate
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor
from dashapp.services import catalogue
from dashapp.services.catalogue import Figures, Listing, Matter, Row
from dashapp.ui import catalogue as ui
from dashapp.ui.cards import own_picture
from dashapp.ui.catalogue_forms import take_form
from dashapp.ui.catalogue_words import FILTERS, paper_matter
from dashapp.ui.elements import button
from dashapp.ui.states import empty
from dashapp.ui.words import _, clock_time, count, day_long, day_month, month_only
from pages.catalogue.ids import Id

TAKE = "/katalog/unduh"  # where the catalogue is taken as a file


def find(chosen: str | None, search: str | None, limit: int | None) -> Listing:
    """What the signed-in person of DKUPP asked for."""
    most = limit or catalogue.PAGE
    return catalogue.listing(chosen, search, most, by=current_actor(), now=clock.now())


def first_key(found: Listing, but: str | None = None) -> str | None:
    """The line that opens by itself: the first one, `but` the one that was just decided."""
    return next((row.matter.key for row in found.rows if row.matter.key != but), None)


# After these the line is settled, and the next one opens.
SETTLING = (
    "return_product",
    "refuse_product",
    "return_seller",
    "refuse_seller",
    "merge",
    "distinct",
)


def following(act: str, selected: str | None, chosen: str | None, search: str | None) -> str | None:
    """The line that is open after an act: the next one when that line is settled."""
    if act not in SETTLING:
        return selected
    return first_key(find(chosen, search, 2), but=selected)


def head(figures: Figures) -> Component:
    """Title with the figures of the catalogue, and the two acts of the page."""
    below = _(
        "%(sellers)s UMKM aktif · %(products)s produk · %(districts)s kecamatan",
        sellers=count(figures.sellers),
        products=count(figures.products),
        districts=count(figures.districts),
    )
    whole = count(figures.sellers)
    complete = Rate(figures.complete, figures.sellers)
    rest = _("dari %(whole)s", whole=whole)
    shown = [
        ui.Figure(
            _("Dokumen lengkap"),
            count(figures.complete),
            f"{rest}, {complete.percent}%" if complete.percent is not None else rest,
        ),
        ui.Figure(_("Belum pernah laku"), count(figures.never), rest),
    ]
    add = button(_("Daftarkan UMKM"), id=Id.ADD, look="tinta", icon_name="plus")
    take = take_form(TAKE, signin.form_token(), _("Unduh"))
    return ui.head(_("Katalog UMKM"), below, shown, [take, add])


def parts(found: Listing, search: str | None) -> list[Any]:
    """Chips, list and foot, in the order of the outputs."""
    return [
        ui.filter_chips(found.counts, found.chosen),
        lines(found, search),
        ui.foot(len(found.rows), found.found, Id.MORE),
    ]


def lines(found: Listing, search: str | None) -> Component:
    """The lines, or what to do when there are none."""
    if found.rows:
        month = month_only(clock.today())
        shown = [_line(row) for row in found.rows]
        return ui.table(shown, month, FILTERS[found.chosen]())
    if search:
        return empty(
            _("Tidak ditemukan"), _("Periksa ejaannya, atau cari di kelompok Semua."), picture="key"
        )
    if found.chosen == "semua":
        return empty(_("Belum ada UMKM"), _("Daftarkan yang pertama."), picture="basket")
    words = _("Yang baru akan muncul sendiri di sini.")
    return empty(_("Tidak ada yang perlu dilihat"), words, picture="honey")


def _line(row: Row) -> ui.Line:
    title, detail, icon_name, tone = _matter(row, row.matter)
    return ui.Line(
        key=row.matter.key,
        name=row.name,
        place=row.kecamatan,
        goods=row.goods,
        category=row.category,
        picture=own_picture(row.photo_key),
        title=title,
        detail=detail,
        icon_name=icon_name,
        tone=tone,
        marks=row.marks,
        products=row.products,
        sold=row.sold,
        active=row.active,
    )


def _matter(row: Row, matter: Matter) -> tuple[str, str, str, str]:
    """Title, detail, icon and tone of what is to be looked at."""
    if matter.kind == "produk":
        return _("Produk baru"), matter.about, "plus-circle", "daun"
    if matter.kind == "umkm":
        return _("UMKM baru"), proposed(matter), "plus-circle", "daun"
    if matter.kind == "ganda":
        return _("Mungkin ganda"), _("mirip %(name)s", name=matter.about), "copy", "batu"
    if matter.kind == "dokumen" and matter.paper is not None:
        words = paper_matter(matter.paper, row.marks[matter.paper], matter.until, clock.today())
        return *words, "warning", "madu"
    if matter.first is not None:
        return _matter(row, matter.first)
    return _("Tidak ada"), "", "", "tinta"


def proposed(matter: Matter) -> str:
    """diajukan 6 Juli"""
    if matter.proposed_at is None:
        return _("diajukan")
    return _("diajukan %(day)s", day=day_month(wib_day(matter.proposed_at)))


def place_of(key: str, keys: Sequence[str]) -> str:
    """Which of these lines is open: "1 dari 12"; "" when it is none of them."""
    if key not in keys:
        return ""
    return _("%(place)s dari %(all)s", place=count(keys.index(key) + 1), all=count(len(keys)))


def day_of(day: date | None) -> str:
    return day_long(day) if day is not None else _("belum")


def whole(text: str) -> int:
    """The number in a target; NotAllowed for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise NotAllowed
    return int(text)


def told_at(at: datetime | None) -> str:
    """diajukan 7 Juli, 16.20"""
    if at is None:
        return ""
    return _("diajukan %(day)s, %(time)s", day=day_month(wib_day(at)),
             time=clock_time(at))  # fmt: skip


def joined(*words: str) -> str:
    return " · ".join(word for word in words if word)
