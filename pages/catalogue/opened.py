"""What stands beside the list: the open proposal or seller, and two that may be one."""

from __future__ import annotations

from collections import Counter

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.calendar import wib_day
from dashapp.domain.curation import Curation
from dashapp.domain.problems import NotAllowed
from dashapp.figures.price_dots import price_dots
from dashapp.identity import current_actor
from dashapp.services import catalogue, catalogue_views
from dashapp.services.catalogue import Keys
from dashapp.services.catalogue_views import ProductLine, ProposalView, SellerView
from dashapp.ui import catalogue_cards as ui
from dashapp.ui.cards import own_picture
from dashapp.ui.catalogue_words import paper_words
from dashapp.ui.elements import Child, tag
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_month
from pages.catalogue import pairs
from pages.catalogue.listing import day_of, joined, place_of, told_at, whole

_STATES = {
    Curation.PROPOSED: (lambda: _("diajukan"), "batu"),
    Curation.RETURNED: (lambda: _("dikembalikan"), "madu"),
    Curation.REFUSED: (lambda: _("ditolak"), "bata"),
}


def side(key: str | None) -> list[Child]:
    """The cards for a line of the list; the first waiting pair stands below another matter."""
    kind, _colon, target = (key or "").partition(":")
    keys = catalogue.keys(by=current_actor(), now=clock.now())
    try:
        if kind == "ganda":
            return [pairs.card(key or "", keys), _card("penjual", pairs.goes(key or ""), "", keys)]
        card = _card(kind, target, key or "", keys)
    except NotAllowed:
        card = _gone()
    waiting = next(iter(keys["ganda"]), None)
    return [card, pairs.card(waiting, keys)] if waiting else [card]


def _card(kind: str, target: str, key: str, keys: Keys) -> Component:
    if not kind:
        words = _("Pilih salah satu baris untuk melihat isinya.")
        return ui.panel([empty(_("Belum ada yang dibuka"), words)], _("Isi"))
    number = whole(target)
    if kind == "produk":
        view = catalogue_views.proposal(number, by=current_actor(), now=clock.now())
        return proposal_card(view, place_of(key, keys["usulan"]))
    found = catalogue_views.seller(number, by=current_actor(), now=clock.now())
    return seller_card(found, place_of(key, keys["usulan"]))


def _gone() -> Component:
    words = _("Pilih baris lain. Daftarnya selalu menurut keadaan sekarang.")
    return ui.panel([empty(_("Sudah diputuskan"), words, picture="honey")], _("Isi"))


def proposal_card(view: ProposalView, place: str) -> Component:
    """A proposed product with its papers, its price among similar ones, and the decision."""
    seller = view.seller
    stock = sum(pieces for _gallery, pieces in view.stock)
    tags = [view.category, view.unit]
    if view.stock:
        tags += [_("stok %(pieces)s", pieces=count(stock)), view.stock[0][0]]
    aside = joined(place, told_at(view.proposed_at))
    return ui.panel(
        [
            ui.card_head(_("Usulan produk"), aside),
            ui.goods(
                ui.Goods(
                    view.name,
                    view.category,
                    joined(seller.name, seller.kecamatan),
                    f"penjual:{seller.id}",
                    view.price,
                    tags,
                    own_picture(view.photo_key),
                )
            ),
            ui.warning(_("Penjual ini sudah punya produk bernama sama.")) if view.doubles else None,
            ui.paper_tiles(_tiles(seller)),
            _prices(view),
            ui.decisions(
                "product", f"produk:{view.id}", str(view.id), view.seen, _("Terima produk")
            ),
        ],
        _("Usulan produk"),
    )


def _prices(view: ProposalView) -> Component | None:
    if view.price is None or not view.range.prices:
        return None
    found = view.range
    number = count(len(found.prices))
    title = (
        _("Harga di antara %(number)s %(kind)s lain", number=number, kind=found.kind)
        if found.kind
        else _("Harga di antara %(number)s produk %(category)s lain", number=number,
               category=view.category.lower())
    )  # fmt: skip
    below = sum(price < view.price for price in found.prices)
    says = _(
        "%(price)s per %(unit)s; %(below)s dari %(number)s yang serupa lebih murah.",
        price=rupiah.write(view.price),
        unit=view.unit,
        below=count(below),
        number=number,
    )
    rows = [
        (rupiah.write(price), how_many) for price, how_many in sorted(Counter(found.prices).items())
    ]
    aside = _("Rp ribu per %(unit)s", unit=view.unit)
    return ui.prices(price_dots(found.prices, view.price), title, aside, says, rows)


def seller_card(view: SellerView, place: str = "") -> Component:
    """A seller with papers, goods and what DKUPP may do; a proposed one with the decision."""
    is_new = view.curation is Curation.PROPOSED
    title = _("Usulan UMKM") if is_new else _("UMKM")
    aside = joined(place, told_at(view.proposed_at)) if is_new else view.code
    target = str(view.id)
    if is_new:
        acts = ui.decisions("seller", f"umkm:{view.id}", target, view.seen, _("Terima UMKM"))
        edit: Component | None = ui.act(_("Ubah data"), "amend", target, look="teks")
    else:
        acts = ui.seller_acts(
            ui.act(_("Ubah data"), "amend", target, icon_name="pencil-simple-line"),
            ui.act(_("Nonaktifkan UMKM"), "deactivate", target, look="bata")
            if view.active
            else ui.act(_("Aktifkan UMKM"), "activate", target),
        )
        edit = None
    return ui.panel(
        [
            ui.card_head(title, aside),
            ui.seller_head(view.name, view.kecamatan, _seller_state(view), edit),
            ui.warning(view.reason) if view.reason else None,
            ui.paper_tiles(_tiles(view)),
            ui.seller_facts(_facts(view)),
            ui.change_list(_changes(view)),
            ui.product_list(
                [_product(each) for each in view.products],
                _("%(number)s produk", number=count(len(view.products))),
            ),
            acts,
        ],
        title,
    )


def _seller_state(view: SellerView) -> Component | None:
    if not view.active:
        return tag(_("Nonaktif"))
    if view.curation in _STATES:
        word, tone = _STATES[view.curation]
        return tag(word(), tone)
    return None


def _facts(view: SellerView) -> list[tuple[str, Child | list[Child]]]:
    return [
        (_("Pemilik"), view.owner or "–"),
        (_("Telepon"), view.phone or "–"),
        (_("Alamat"), view.address or "–"),
        (_("Terdaftar"), day_of(view.registered_on)),
        (_("Laku bulan ini"), rupiah.write(view.sold) if view.sold else _("belum ada")),
    ]


def _tiles(view: SellerView) -> list[ui.PaperTile]:
    today = clock.today()
    return [
        ui.PaperTile(view.id, each.kind, each.mark, paper_words(each.mark, each.paper, today))
        for each in view.papers
    ]


def _changes(view: SellerView) -> list[tuple[str, str]]:
    return [
        (
            each.name,
            _(
                "%(before)s menjadi %(after)s, %(day)s",
                before=rupiah.plain(each.before),
                after=rupiah.plain(each.amount),
                day=day_month(wib_day(each.at)),
            ),
        )
        for each in view.changes
    ]


def _product(line: ProductLine) -> ui.ProductRow:
    price = rupiah.write(line.price) if line.price is not None else _("belum ada harga")
    detail = joined(price, line.unit, line.reason or "")
    act = {Curation.ACCEPTED: "take_off", Curation.REFUSED: "put_back"}.get(line.curation)
    if line.curation in _STATES:
        word, tone = _STATES[line.curation]
        return ui.ProductRow(line.id, line.name, detail, word(), tone, act)
    state = "" if line.active else _("tidak tampil")
    return ui.ProductRow(line.id, line.name, detail, state, "", act)
