"""The large screen's figures as texts, for assets/screen.js to put in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dashapp.domain import calendar, rupiah
from dashapp.domain.compliance import Rate
from dashapp.services.compliance import OpdName
from dashapp.services.screen import Cell, Picture, Sale, Seller
from dashapp.ui import labels
from dashapp.ui.pictures import asset, picture_of
from dashapp.ui.words import NBSP, _, count, day_month, month_name, month_only, month_short

OWN_GROUPS = frozenset({"kecamatan", "bagian"})
OTHERS = "dinas"
URGENT = timedelta(days=3)  # before the deadline


def snapshot(found: Picture, now: datetime) -> dict[str, Any]:
    """All of a picture, in JSON's own types: aggregates alone, no person, no group under 5."""
    return {
        "now": _ms(now),
        "month": month_name(found.month),
        "total": _total(found.total),
        "money": _money(found),
        "deadlines": _deadlines(found),
        "cells": [_cell(cell) for cell in found.cells],
        "sorted": _best_first(found.cells),
        "levels": [_level(labels.level(level), rate) for level, rate in found.levels],
        "trend": [_level(month_short(month), rate) for month, rate in found.trend],
        "course": [
            {"name": month_short(month), "amount": amount, "says": _juta(amount)}
            for month, amount in found.course
        ],
        "best": [_seller(each, found.best[0].amount) for each in found.best],
        "lowest": [_low(cell) for cell in found.lowest],
        "sales": _sales(found),
    }


def _total(rate: Rate) -> dict[str, Any]:
    if rate.percent is None:
        return {"number": "–", "fill": 0, "part": "", "rest": _("menunggu bulan dibuka")}
    return {
        "number": rate.text.removesuffix("%"),
        "fill": rate.percent,
        "part": count(rate.part),
        "rest": _("dari %(whole)s ASN memenuhi", whole=count(rate.whole)),
    }


def _money(found: Picture) -> dict[str, Any]:
    whole, unit = _amount(found.amount)
    days = calendar.last_day(found.month).day
    return {
        "number": whole,
        "unit": unit,
        "sellers": _("%(number)s UMKM", number=count(found.reached)),
        "title": _("Belanja ASN untuk UMKM, %(month)s", month=month_name(found.month)),
        "percent": _percent(found.achieved, found.target),
        "target": rupiah.long(found.target),
        "pace": found.today.day * 100 // days,
        "spread": _spread(found),
    }


def _spread(found: Picture) -> dict[str, Any]:
    others = max(found.reached - 10, 0)
    return {
        "percent": _percent(found.ten_largest, found.by_seller),
        "others": _("%(number)s UMKM lain", number=count(others)),
        "reached": _("%(part)s dari %(whole)s UMKM sudah laku bulan ini",
                     part=count(found.reached), whole=count(found.sellers)),
        "never": _("%(number)s belum pernah laku", number=count(found.never)),
    }  # fmt: skip


def _deadlines(found: Picture) -> list[dict[str, Any]]:
    """The last days to buy and to report, two dates that people confuse (docs/rules.md §5)."""
    buy_by = calendar.last_day(found.month)
    if found.report_month == found.month:
        buying = _("Belanja sampai %(day)s", day=day_month(buy_by))
        reporting = _("Lapor sampai %(day)s", day=day_month(found.report_by))
    else:
        names = month_only(found.month), month_only(found.report_month)
        buying = _("Belanja %(month)s sampai %(day)s", month=names[0], day=day_month(buy_by))
        reporting = _(
            "Lapor %(month)s sampai %(day)s", month=names[1], day=day_month(found.report_by)
        )
    return [
        {"name": buying, "end": _end(buy_by), "urgent": False},
        {
            "name": reporting,
            "end": _end(found.report_by),
            "urgent": found.report_by - found.today < URGENT,
        },
    ]


def _cell(cell: Cell) -> dict[str, Any]:
    kind = cell.name.kind
    return {
        "code": cell.name.code,
        "name": _full_name(cell.name),
        "cell": cell.name.cell_name,
        "group": kind if kind in OWN_GROUPS else OTHERS,
        "percent": cell.rate.percent,
        "shade": cell.rate.shade,
        "part": count(cell.rate.part) if cell.exact else None,
        "rest": _("dari %(whole)s ASN", whole=count(cell.rate.whole)) if cell.exact else None,
        "week": cell.week,
    }


def _full_name(name: OpdName) -> str:
    """The name to be read from afar; long ones are called as in lists."""
    long = name.name.split(" (")[0]
    return long if len(long) <= 24 else name.short_name


def _level(name: str, rate: Rate) -> dict[str, Any]:
    return {"name": name, "percent": rate.percent, "says": _whole(rate)}


def _low(cell: Cell) -> dict[str, Any]:
    return {
        "name": _full_name(cell.name),
        "says": _whole(cell.rate),
        "shade": cell.rate.shade,
    }


def _seller(each: Seller, largest: int) -> dict[str, Any]:
    return {
        "name": each.name,
        "kecamatan": each.kecamatan,
        "picture": _picture(each.picture, each.name),
        "says": rupiah.short(each.amount),
        "share": each.amount * 100 // largest if largest else 0,
    }


def _sales(found: Picture) -> list[dict[str, Any]]:
    names = {cell.name.code: cell.name.short_name for cell in found.cells}
    return [_sale(each, names) for each in found.sales]


def _sale(each: Sale, names: Mapping[str, str]) -> dict[str, Any]:
    what = each.product or _("Belanja di %(place)s", place=each.place)
    if each.more:
        what = _("%(what)s +%(more)d lagi", what=what, more=each.more)
    return {
        "id": each.id,
        "what": what,
        "picture": _picture(each.picture, each.product or ""),
        "opd": each.opd,
        "opd_name": names.get(each.opd or "", ""),
        "says": rupiah.write(each.amount),
    }


def _picture(named: str | None, text: str) -> str:
    return asset(f"products/{named}.webp") if named else picture_of(text)


def _whole(rate: Rate) -> str:
    return "–" if rate.percent is None else f"{rate.percent}%"


def _percent(part: int, whole: int) -> int:
    return part * 100 // whole if whole else 0


def _amount(amount: int) -> tuple[str, str]:
    """ "Rp 385,5" and "juta"; a unit stands apart, smaller."""
    words = rupiah.long(amount).split(NBSP)
    return NBSP.join(words[:2]), words[2] if len(words) > 2 else ""


def _juta(amount: int) -> str:
    tenths = amount // 100_000
    return f"{count(tenths // 10)},{tenths % 10}" if tenths % 10 else count(tenths // 10)


def _end(day: date) -> int:
    return _ms(calendar.wib_midnight(day + timedelta(days=1)))


def _ms(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)


def _best_first(cells: Sequence[Cell]) -> list[str]:
    """The codes from the highest rate; those without one last."""
    ranked = sorted(
        cells,
        key=lambda cell: (
            not cell.rate.whole,
            -(cell.rate.part / cell.rate.whole) if cell.rate.whole else 0,
            cell.name.name,
        ),
    )
    return [cell.name.code for cell in ranked]
