"""The open purchase as it is shown: its receipt, its facts, what approving does."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.purchases import Fund, State
from dashapp.domain.risk import Reason, Sign
from dashapp.services.verification import Queue, View
from dashapp.ui import labels, risk_words
from dashapp.ui import verification as ui
from dashapp.ui.elements import Child, Children, button
from dashapp.ui.notices import strip
from dashapp.ui.states import empty
from dashapp.ui.words import _, clock_time, count, day_long, moment
from pages.verification.ids import NEXT, REVOKE, Id
from pages.verification.queue import of_part

DOUBLES = {Sign.SAME_PHOTO, Sign.OWN_PHOTO, Sign.LIKE_PHOTO, Sign.SAME_RECEIPT}


def receipt(view: View | None) -> list[Child]:
    """The photo of the open purchase."""
    if view is None:
        return [empty(_("Tidak ada yang dibuka"), "", picture="honey")]
    arrived = _("masuk %(moment)s", moment=moment(view.arrived_at))
    name = view.receipt_number or _("tanpa nomor nota")
    return ui.receipt_view(ui.Receipt(photo(view.photo_key), name, arrived))


def photo(key: str | None) -> str | None:
    """The address of a receipt's photo."""
    return f"/foto/{key}" if key else None


def claim(view: View | None, found: Queue, part: str | None) -> list[Child]:
    """What the open purchase says, and what can be done about it."""
    if view is None:
        return []
    shown = ui.claim_view(
        ui.Claim(
            number=view.number,
            position=_position(view, found, part),
            amount=view.claimed,
            buyer=view.buyer,
            level=labels.level(view.level),
            buyer_sub=_duty(view),
            facts=facts(view),
            warnings=[_warning(view, reason) for reason in view.reasons],
        )
    )
    return [*shown, *_below(view)]


def _below(view: View) -> list[Child]:
    if view.is_own:
        return [strip(_("Pembelian Anda sendiri diperiksa oleh rekan lain."), tone="batu")]
    if view.state is State.TERVERIFIKASI:
        return [_decided(view), _revoke(view)]
    if view.state is not State.DIAJUKAN:
        return [_decided(view)]
    if view.holder is not None:
        return [held(view.holder.name, clock_time(view.holder.until)), _next(view)]
    return _decisions(view)


def held(name: str, until: str) -> Component:
    """Sedang dibuka Rudi Wahyono, sampai 09.43."""
    words = _("Sedang dibuka %(name)s, paling tidak sampai %(until)s.", name=name, until=until)
    return strip(words, tone="batu", icon_name="lock-key")


def _decisions(view: View) -> list[Child]:
    amount = proposed(view)
    return [
        ui.approve_field(Id.AMOUNT, amount, read=amount == view.read_total),
        html.Div(effect(view, amount), id=Id.EFFECT),
        ui.decisions(
            approve_id=Id.APPROVE,
            send_back_id=Id.SEND_BACK,
            reject_id=Id.REJECT,
            amount=amount,
        ),
    ]


def proposed(view: View) -> int:
    """The amount that stands in the field at first: the receipt's when that is lower."""
    return min(view.claimed, view.read_total or view.claimed)


def read_reason(view: View, amount: int) -> str:
    """Why this lower amount, when the machine's reading says so; "" otherwise."""
    if amount != view.read_total or amount >= view.claimed:
        return ""
    return _("Nominal di nota %(amount)s", amount=rupiah.write(amount))


def _decided(view: View) -> Component:
    label = labels.state(view.state, lowered=view.amount < view.claimed)
    words = f"{label.word}: {view.reason}" if view.reason else label.word
    tone = "daun" if view.state is State.TERVERIFIKASI else "batu"
    return strip(words, tone=tone)


def _revoke(view: View) -> Component:
    act = {"type": REVOKE, "purchase": view.id}
    return html.Div(
        button(_("Batalkan pembelian"), id=act, look="bata", more="btn-big"), className="decisions"
    )


def _next(view: View) -> Component:
    act = {"type": NEXT, "purchase": view.id}
    return html.Div(button(_("Buka berikutnya"), id=act, more="btn-big"), className="decisions")


def effect(view: View, amount: int) -> Component:
    """What approving `amount` does to the buyer's month."""
    if Fund(view.fund) is Fund.BELANJA_OPD:
        words = _("Dicatat sebagai belanja OPD: buku terpisah, di luar kewajiban pribadi.")
        return strip(words, tone="batu", icon_name="buildings")
    verified = view.verified + amount
    met = not view.obliged or verified >= view.minimum
    return ui.effect_strip(
        _effect_words(view, amount), met=met, verified=verified, minimum=view.minimum
    )


def _effect_words(view: View, amount: int) -> str:
    if not view.obliged:
        return _("Dibebaskan bulan ini")
    missing = view.minimum - view.verified - amount
    if missing > 0:
        return _("Kurang %(missing)s lagi", missing=rupiah.write(missing))
    if view.verified >= view.minimum or amount < view.claimed:
        return _("Tetap terpenuhi")
    return _("Menjadi terpenuhi")


def _position(view: View, found: Queue, part: str | None) -> str:
    """1 dari 23 while it waits in the list, else its state."""
    place = next((at for at, item in enumerate(found.items, 1) if item.id == view.id), None)
    if place is None:
        return labels.state(view.state, lowered=view.amount < view.claimed).word
    return _("%(place)s dari %(all)s", place=count(place), all=count(of_part(found, part)))


def _duty(view: View) -> str:
    duty = _("minimum %(minimum)s", minimum=rupiah.write(view.minimum))
    return f"{view.opd} · {duty if view.obliged else _('dibebaskan')}"


def facts(view: View) -> list[tuple[str, Children]]:
    """Place, day, goods, number, fund, and whether the receipt was seen before."""
    goods = ", ".join(f"{line.description} {line.quantity}" for line in view.lines)
    signs = {reason.sign for reason in view.reasons}
    twice = bool(DOUBLES & signs)
    return [
        (_("Tempat"), view.place),
        (_("Tanggal nota"), ui.ticked(day_long(view.day), _day_agrees(view, signs))),
        (_("Barang"), goods or _("belum dirinci")),
        (_("Nomor nota"), view.receipt_number or "–"),
        (_("Sumber dana"), labels.fund(Fund(view.fund))),
        (_("Nota ganda"), _("Lihat di atas") if twice else ui.ticked(_("Tidak ditemukan"), True)),
    ]


def _day_agrees(view: View, signs: set[Sign]) -> bool:
    """Whether a machine has read the receipt, and no other day on it."""
    return view.read_total is not None and Sign.READ_DAY not in signs


def _warning(view: View, reason: Reason) -> ui.Warning:
    named = reason.params.get("purchase")
    twin = next((each for each in view.twins if each.id == named), None)
    words = risk_words.sentence(reason)
    if twin is None:
        return ui.Warning(risk_words.title(reason), words)
    state = labels.state(twin.state).word.lower()
    words = f"{words} {twin.buyer}, {state}."
    return ui.Warning(
        risk_words.title(reason), words, other=(twin.id, twin.number), photo=photo(twin.photo_key)
    )
