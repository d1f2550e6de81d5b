"""What a pressed button asks and does, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import no_update

from dashapp import clock
from dashapp.domain.papers import Kind
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import catalogue_views, curation, umkm_merge
from dashapp.services.account_admin import Handed
from dashapp.services.umkm_merge import Weight
from dashapp.ui import account_dialogs, catalogue_pair, forms, messages
from dashapp.ui.catalogue_words import PAPERS, REASONS
from dashapp.ui.elements import Child
from dashapp.ui.notices import failure
from dashapp.ui.words import _, count, moment
from pages.catalogue.listing import whole

QUESTIONS = ("merge", "distinct")  # acts that ask first, without a reason
_DECIDED: Mapping[str, Callable[..., Any]] = {
    "return_product": curation.return_product,
    "refuse_product": curation.refuse_product,
    "return_seller": curation.return_seller,
    "refuse_seller": curation.refuse_seller,
}
_CHANGED: Mapping[str, Callable[..., Any]] = {
    "take_off": curation.take_off,
    "put_back": curation.put_back,
    "deactivate": curation.deactivate,
    "activate": curation.activate,
}


def pressed(act: Mapping[str, Any]) -> tuple[str, str, str]:
    """Act, target and state of a pressed button; NotAllowed for anything that is no such button."""
    parts = [act.get(name) for name in ("act", "target", "seen")]
    if not all(isinstance(part, str) and len(part) < 80 for part in parts):
        raise NotAllowed
    return str(parts[0]), str(parts[1]), str(parts[2])


def accept(target: str, seen: str) -> tuple[str, Handed | None]:
    """Accept the proposal of a line ("produk:12", "umkm:5"); a first password to show once."""
    kind, _colon, number = target.partition(":")
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now(), "seen": seen}
    if kind == "produk":
        curation.accept_product(whole(number), **who)
        return _("Produk diterima"), None
    if kind == "umkm":
        return _("UMKM diterima"), curation.accept_seller(whole(number), **who)
    raise NotAllowed


def with_reason(act: str, target: str, seen: str, reason: object) -> str:
    """Do an act of REASONS; what to say of it."""
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now(), "reason": reason}
    if act in _DECIDED:
        _DECIDED[act](whole(target), seen=seen, **who)
    elif act in _CHANGED:
        _CHANGED[act](whole(target), **who)
    else:
        raise NotAllowed
    return REASONS[act].done()


def question(act: str, target: str) -> tuple[str, list[Child], str, str]:
    """Title, words, verb and class of the button for an act of QUESTIONS."""
    one, other = pair(target)
    if act == "merge":
        weight, goes, stays = umkm_merge.weigh(one, other, by=current_actor(), now=clock.now())
        title = _("Gabungkan %(goes)s ke %(stays)s?", goes=goes, stays=stays)
        verb = _("Gabungkan ke %(stays)s", stays=stays)
        return title, weighed(weight, goes, stays), verb, "btn-madu grow"
    view = catalogue_views.pair(one, other, by=current_actor(), now=clock.now())
    words = _(
        "%(one)s dan %(other)s tidak akan ditampilkan bersama lagi.",
        one=view.stays.name,
        other=view.goes.name,
    )
    return _("Keduanya bukan UMKM yang sama?"), [words], _("Bukan ganda"), "btn-madu grow"


def answer(act: str, target: str) -> str:
    """Do an act of QUESTIONS; what to say of it."""
    one, other = pair(target)
    if act == "merge":
        umkm_merge.merge(one, other, by=current_actor(), now=clock.now())
        return _("UMKM digabungkan")
    if act == "distinct":
        curation.found_distinct(one, other, by=current_actor(), now=clock.now())
        return _("Dicatat bukan ganda")
    raise NotAllowed


def weighed(weight: Weight, goes: str, stays: str) -> list[Child]:
    """What a merge moves and what stays, in sentences with numbers."""
    lines = [
        (weight.products, _("produk dengan harga dan stoknya")),
        (weight.pieces, _("barang di galeri")),
        (weight.orders, _("pesanan yang belum diambil")),
        (weight.purchases, _("pembelian di tempat usaha yang belum diperiksa")),
        (weight.accounts, _("akun penjual")),
        (len(weight.papers), _("dokumen: %(names)s", names=_named(weight.papers))),
    ]
    moved = [f"{count(number)} {words}" for number, words in lines if number]
    kept = _(
        "%(number)s pembelian yang sudah diputuskan tetap memakai nama %(goes)s dan dihitung untuk"
        " %(stays)s.",
        number=count(weight.history),
        goes=goes,
        stays=stays,
    )
    gone = _("%(goes)s menjadi tidak aktif. Tidak ada yang dihapus.", goes=goes)
    return catalogue_pair.merge_words(
        _("Yang pindah ke %(stays)s:", stays=stays),
        moved or [_("tidak ada")],
        [*([kept] if weight.history else []), gone],
    )


def _named(kinds: tuple[str, ...]) -> str:
    return ", ".join(PAPERS[Kind(kind)] for kind in kinds)


def secret(handed: Handed) -> list[Child]:
    """The first password of a new seller's account."""
    until = _("Berlaku sampai %(moment)s WIB, untuk sekali masuk.", moment=moment(handed.until))
    return account_dialogs.secret_view(handed.name, handed.login, handed.password, until)


def trouble(rejected: Rejected) -> str:
    """What was refused, as one text."""
    return " ".join(sentences(rejected))


def unexplained(rejected: Rejected, count: int) -> tuple[Any, ...]:
    """The answer to a reason that was not taken: at its field, or, the dialog closed, as a toast.

    In the order: error, whether the dialog stays, toast, count of changes, three without change.
    """
    problem = rejected.problems.get("reason")
    if problem is not None:
        return forms.error(problem), True, *[no_update] * 5
    return [], False, failure(trouble(rejected), key=str(count)), count, *[no_update] * 3


def sentences(rejected: Rejected) -> list[str]:
    return [messages.sentence(problem) for problem in rejected.problems.values()]


def pair(target: str) -> tuple[int, int]:
    """The two sellers of a target such as "121-62"."""
    one, _dash, other = target.partition("-")
    return whole(one), whole(other)
