"""Two sellers that may be one, side by side."""

from __future__ import annotations

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor
from dashapp.services import catalogue_views
from dashapp.services.catalogue import Keys
from dashapp.services.catalogue_views import SellerView
from dashapp.ui import catalogue_pair as ui
from dashapp.ui.catalogue_cards import act, card_head, panel
from dashapp.ui.catalogue_words import grouped, masked
from dashapp.ui.words import _, count
from pages.catalogue.listing import day_of, place_of, whole


def two(key: str) -> tuple[int, int]:
    """The sellers of a line such as "ganda:62-121"; NotAllowed for what is no such line."""
    kind, _colon, target = key.partition(":")
    one, _dash, other = target.partition("-")
    if kind != "ganda":
        raise NotAllowed
    return whole(one), whole(other)


def goes(key: str) -> str:
    """The one of them that would go, as a target."""
    one, other = two(key)
    return str(catalogue_views.pair(one, other, by=current_actor(), now=clock.now()).goes.id)


def card(key: str, keys: Keys) -> Component:
    """Two sellers side by side; the button names the one that stays; NotAllowed for none."""
    one, other = two(key)
    view = catalogue_views.pair(one, other, by=current_actor(), now=clock.now())
    terms = [
        (_("Pemilik"), "owner" in view.same),
        (_("Telepon"), "phone" in view.same),
        (_("NIB"), "nib" in view.same),
        (_("Alamat"), "address" in view.same),
        (_("Terdaftar"), False),
        (_("Penjualan"), False),
    ]
    stays, goes = view.stays, view.goes
    merges = (f"{goes.id}-{stays.id}", f"{stays.id}-{goes.id}")
    turned = act(_("Gabungkan ke %(name)s", name=goes.name), "merge", merges[1], look="teks")
    return panel(
        [
            card_head(_("Mungkin UMKM yang sama"), place_of(key, keys["ganda"])),
            ui.pair_table(terms, _side(stays, view.nibs[0]), _side(goes, view.nibs[1])),
            ui.pair_acts(
                stays.name,
                merges[0] if view.may_stay[0] else None,
                turned if view.may_stay[1] else None,
                f"{stays.id}-{goes.id}",
            ),
        ],
        _("Mungkin UMKM yang sama"),
    )


def _side(view: SellerView, nib: str) -> ui.Side:
    sold = rupiah.short(view.sold) if view.sold else _("belum ada")
    return ui.Side(
        view.name,
        f"penjual:{view.id}",
        [
            view.owner or "–",
            masked(view.phone) or "–",
            grouped(nib) or _("belum ada"),
            view.address or "–",
            day_of(view.registered_on),
            _("%(sold)s, %(number)s produk", sold=sold, number=count(view.on_shelf)),
        ],
    )
