"""The summary for Kantor Bupati: the honey panel with its three sentences, and the cards below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Rate
from dashapp.ui.comparison import when
from dashapp.ui.elements import Child, aria
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, count, day_month, month_only

LOW = 85  # as domain.rises.LOW


@dataclass(frozen=True)
class Headline:
    """The regency's month: its rate, and that of the month before, known as `basis` says."""

    rate: Rate
    before: Rate | None
    basis: Basis


@dataclass(frozen=True)
class Paid:
    """Verified rupiah by fund, those of the month before, and how many of the sellers sold."""

    pribadi: int
    opd_fund: int
    before: int | None
    basis: Basis
    reached: int
    sellers: int


@dataclass(frozen=True)
class Moves:
    """What the three sentences are made from; `risen` is the OPD's short name."""

    month: date
    completed: int
    before: Rate
    now: Rate
    risen: str | None
    risen_from: Rate | None
    risen_to: Rate | None
    low: int
    first_sold: int
    never: int
    sellers: int
    over: bool = False  # its deadline has passed: what moved this week is no news of that month


def honey(id: str, content: Sequence[Component]) -> html.Section:
    """The panel on dark ground; `content` is honey_parts(...)."""
    return html.Section(
        list(content),
        id=id,
        className="summary-honey on-dark",
        **aria(label=_("Kabupaten bulan ini")),
    )


def honey_parts(head: Headline, paid: Paid, moves: Moves) -> list[Component]:
    """Rate, money and what moved this week."""
    describe = _("Kepatuhan kabupaten %(rate)s", rate=head.rate.text)
    return [
        gauge(head.rate.percent, size=92, number=False, describe=describe),
        html.Div(_rate(head), className="honey-figure"),
        html.Div(_paid(paid), className="honey-figure"),
        html.Div(_moves(moves), className="honey-moves"),
    ]


def _rate(head: Headline) -> list[Component]:
    return [
        html.P(_("Kepatuhan kabupaten"), className="honey-title"),
        html.P(head.rate.text, className="honey-big"),
        html.P(_("%(part)s ASN memenuhi", part=head.rate.fraction)),
        html.P(_rate_change(head), className="honey-change"),
    ]


def _rate_change(head: Headline) -> list[Child]:
    if head.before is None or head.before.tenths is None or head.rate.tenths is None:
        return [_("Belum ada bulan lalu untuk dibandingkan")]
    tenths = head.rate.tenths - head.before.tenths
    points = _("%(points)s poin", points=f"{abs(tenths) // 10},{abs(tenths) % 10}")
    return [_arrow(tenths, points), " ", _since(head.before.text, head.basis)]


def _since(before: str, basis: Basis) -> str:
    """dari 44,6% pada 24 Mei"""
    return _("dari %(before)s %(when)s", before=before, when=when(basis))


def _paid(paid: Paid) -> list[Component]:
    total = paid.pribadi + paid.opd_fund
    reached = _(
        "ke %(reached)s dari %(sellers)s UMKM",
        reached=count(paid.reached),
        sellers=count(paid.sellers),
    )
    if paid.opd_fund:
        reached += _(" · belanja OPD %(sum)s", sum=rupiah.short(paid.opd_fund))
    change: list[Child] = [_("Belum ada bulan lalu untuk dibandingkan")]
    if paid.before is not None:
        amount = rupiah.short(abs(total - paid.before))
        since = _since(rupiah.short(paid.before), paid.basis)
        change = [_arrow(total - paid.before, amount), " ", since]
    return [
        html.P(_("Uang ke UMKM, terverifikasi"), className="honey-title"),
        html.P(rupiah.short(total), className="honey-big", title=rupiah.write(total)),
        html.P(reached, title=_parts_of(paid) if paid.opd_fund else None),
        html.P(change, className="honey-change"),
    ]


def _parts_of(paid: Paid) -> str:
    """The two ledgers to the rupiah: rounded down they need not add up to the sum above."""
    own, opd = rupiah.write(paid.pribadi), rupiah.write(paid.opd_fund)
    return _("pribadi %(own)s + belanja OPD %(opd)s", own=own, opd=opd)


def _arrow(change: int, words: str) -> Child:
    """The change with its direction as a sign and as a word for those who hear it."""
    if change == 0:
        return html.Strong(_("sama"))
    sign, way = ("▲", _("naik")) if change > 0 else ("▼", _("turun"))
    return html.Strong(
        [
            html.Span(f"{sign} ", **aria(hidden="true")),
            html.Span(f"{way} ", className="visually-hidden"),
            words,
        ]
    )


def _moves(moves: Moves) -> list[Component]:
    sentences = [_completed(moves), _risen(moves), _sold(moves)]
    title = _("Apa yang berubah pekan ini")
    if moves.over:
        sentences = [_reached(moves), _rich(_low(moves).lstrip()), _rich(_never(moves))]
        title = _("Keadaan %(month)s", month=month_only(moves.month))
    items = [html.Li([html.I(className="move-dot"), html.Span(each)]) for each in sentences]
    return [
        html.P(title, className="honey-title"),
        html.Ul(items, className="moves"),
    ]


def _reached(moves: Moves) -> list[Child]:
    return _rich(
        _(
            "**%(part)s** ASN memenuhi kewajiban %(month)s, kepatuhan **%(now)s**.",
            part=moves.now.fraction,
            month=month_only(moves.month),
            now=moves.now.text,
        )
    )


def _completed(moves: Moves) -> list[Child]:
    words = {
        "number": count(abs(moves.completed)),
        "month": month_only(moves.month),
        "before": moves.before.text,
        "now": moves.now.text,
    }
    if moves.completed > 0:
        return _rich(
            _(
                "**%(number)s ASN** melengkapi kewajiban %(month)s, kepatuhan dari %(before)s ke"
                " **%(now)s**.",
                **words,
            )
        )
    if moves.completed < 0:
        return _rich(
            _(
                "**%(number)s ASN** tidak lagi memenuhi kewajiban %(month)s, kepatuhan dari"
                " %(before)s ke **%(now)s**.",
                **words,
            )
        )
    return _rich(_("Kepatuhan %(month)s **%(now)s**: tidak ada perubahan pekan ini.", **words))


def _low(moves: Moves) -> str:
    if moves.low:
        return _(" **%(low)s OPD** masih di bawah %(limit)d%%.", low=count(moves.low), limit=LOW)
    return _(" Tidak ada OPD di bawah %(limit)d%%.", limit=LOW)


def _never(moves: Moves) -> str:
    never, sellers = count(moves.never), count(moves.sellers)
    return _("**%(never)s** dari %(sellers)s UMKM belum pernah laku.", never=never, sellers=sellers)


def _risen(moves: Moves) -> list[Child]:
    rest = _low(moves)
    if moves.risen is None or moves.risen_from is None or moves.risen_to is None:
        return _rich(_("Tidak ada OPD yang naik pekan ini.") + rest)
    rise = _(
        "**%(opd)s** naik paling jauh, dari %(before)d%% ke %(now)d%% (%(part)s).",
        opd=moves.risen,
        before=moves.risen_from.percent or 0,
        now=moves.risen_to.percent or 0,
        part=moves.risen_to.fraction,
    )
    return _rich(rise + rest)


def _sold(moves: Moves) -> list[Child]:
    rest = _(
        "**%(never)s** dari %(sellers)s belum pernah laku.",
        never=count(moves.never),
        sellers=count(moves.sellers),
    )
    if moves.first_sold == 0:
        return _rich(_("Tidak ada UMKM yang baru laku pekan ini; ") + rest)
    first = _("**%(number)s UMKM** laku untuk pertama kali; ", number=count(moves.first_sold))
    return _rich(first + rest)


def _rich(text: str) -> list[Child]:
    """Text in which what stands between ** is strong."""
    parts = text.split("**")
    return [html.Strong(part) if at % 2 else part for at, part in enumerate(parts) if part]


def below_title(today: date, report_by: date, last_buy: date, left: str) -> str:
    """24 Juni 2026 · batas belanja 30 Juni · batas lapor 10 Juli, 16 hari lagi"""
    together = left.replace(" ", "\u00a0")  # "16 hari lagi" on one line
    return " · ".join(
        [
            f"{day_month(today)} {today.year}",
            _("batas belanja %(day)s", day=day_month(last_buy)),
            _("batas lapor %(day)s, %(left)s", day=day_month(report_by), left=together),
        ]
    )


def counting() -> html.Details:
    """What the figures mean, who is in them and where they come from (docs/rules.md §2, §4, §8)."""
    lines = [
        _("Memenuhi: belanja pribadi ke UMKM yang sudah disetujui mencapai minimum jenjangnya."),
        _(
            "Yang dihitung: ASN yang wajib menurut penempatan pada tanggal 1 bulan itu. Yang"
            " dibebaskan tidak ikut dihitung; pindah tugas di tengah bulan tidak mengubahnya."
        ),
        _(
            "Sumber: pembelian yang dicatat ASN dan penjualan galeri, setelah disetujui DKUPP,"
            " kasir, atau penjualnya. Belanja OPD hanya masuk uang ke UMKM."
        ),
        _("Persentase dipotong ke bawah, tidak dibulatkan: 100% berarti semua sudah memenuhi."),
        _("Rupiah yang disingkat juga dipotong ke bawah; angka utuhnya muncul saat ditunjuk."),
    ]
    items = html.Ul([html.Li(line) for line in lines])
    return html.Details([html.Summary(_("Cara menghitung")), items], className="counting")


def grid(cards: Sequence[Component]) -> html.Div:
    """The cards of the page, in the places that assets/70-summary.css gives them."""
    return html.Div(list(cards), className="summary-grid")
