"""What the page shows of a preview and of the imports before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp import clock, signin
from dashapp.domain import rupiah
from dashapp.domain.people import Actor
from dashapp.domain.roster_changes import Changes, Kind
from dashapp.domain.roster_groups import doubted, sizes, written
from dashapp.identity import current_actor
from dashapp.services import roster_history
from dashapp.services.roster_history import Import
from dashapp.services.roster_outlook import Outlook
from dashapp.services.roster_previews import KEEP, PREVIEWS, RELEASE, Held
from dashapp.ui import import_words, roster_panel
from dashapp.ui import roster as ui
from dashapp.ui.catalogue_forms import take_form
from dashapp.ui.elements import Child, icon
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, day_long, day_month, moment, month_name, month_only
from pages.roster import rows

TAKE = "/pegawai/galat"  # where the refused rows are taken as a file


def who() -> dict[str, Any]:
    """The signed-in person of DKUPP and now."""
    by: Actor = current_actor()
    return {"by": by, "now": clock.now()}


def held(sent: Mapping[str, Any] | None) -> Held | None:
    """The preview that the page has in hand, None when it is another one by now."""
    token = (sent or {}).get("token")
    found = PREVIEWS.of(**who())
    return found if found is not None and found.token == token else None


def mark(found: Held | None) -> dict[str, str] | None:
    """How the page keeps a preview: by its mark alone."""
    return {"token": found.token} if found is not None else None


def head(found: Held | None) -> Component:
    """Title and steps."""
    if found is None:
        words = _("Data pegawai dari SIMPEG atau SIASN, dasar kewajiban setiap bulan.")
        return ui.head(_("Pegawai"), words)
    shown = found.preview
    read = _("%(rows)s baris dibaca · berlaku mulai", rows=count(shown.reading.read))
    below: list[Child] = [f"{shown.file_name} · {read}", html.Strong(day_long(shown.day))]
    return ui.head(_("Impor daftar pegawai"), below, ui.steps(3 if found.working else 2))


def listed(found: Held, chosen: str | None, search: str | None, limit: int | None) -> list[Any]:
    """Counts, rows and foot."""
    group = rows.group(chosen)
    changes = found.preview.changes
    lines, number = rows.rows(changes, group, search, max(limit or rows.STEP, 1))
    table: Component = ui.table(lines)
    if not lines:
        words = _("Ketik nama atau nomor baris lain.") if search else _("Pilih kelompok lain.")
        table = empty(_("Tidak ada baris"), words, picture="honey")
    return [ui.counts(sizes(changes), group), table, ui.more(len(lines), number, rows.STEP)]


def question(changes: Changes) -> list[Child]:
    """How many are missing, and where."""
    gone = len(changes.of(Kind.LEFT))
    title = _(
        "%(number)s pegawai tidak ada di berkas ini. Benar mereka keluar?", number=count(gone)
    )
    asks = sorted(changes.asks, key=lambda ask: (ask.opd is None, -ask.leaving))[:3]
    parts = [
        _(
            "%(leaving)s dari %(people)s %(where)s",
            leaving=count(ask.leaving),
            people=count(ask.people),
            where=ask.opd or _("seluruh pegawai"),
        )
        for ask in asks
    ]
    more = len(changes.asks) - len(asks)
    rest = _(" dan %(number)s OPD lain", number=more) if more > 0 else ""
    words = f"{'; '.join(parts)}{rest}. " + _("Berkasnya mungkin terpotong.")
    return [icon("warning"), html.Div([html.H3(title), html.P(words)])]


def answers(changes: Changes) -> list[dict[str, Any]]:
    """The two answers to the question; the first is the safe one."""
    stay, gone = len(doubted(changes)), len(changes.of(Kind.LEFT))
    rest = gone - stay
    others = (
        _("%(number)s lainnya keluar sesuai berkas", number=count(rest))
        if rest
        else _("tidak ada yang keluar")
    )
    keep = roster_panel.choice(_("Biarkan %(number)s tetap aktif", number=count(stay)), others)
    leave = roster_panel.choice(
        _("Keluarkan %(number)s pegawai", number=count(gone)), _("perlu alasan dan nomor surat")
    )
    return [{"label": keep, "value": KEEP}, {"label": leave, "value": RELEASE}]


def consequences(found: Held, choice: str | None) -> list[Any]:
    """What would be applied, the button's words, and whether there is nothing to do."""
    changes = found.chosen(choice)
    seen = found.outlook(choice, clock.now())
    number = written(changes)
    return [
        roster_panel.outlook(_facts(seen), _counts_from(seen)),
        _("Terapkan %(number)s perubahan", number=count(number)),
        number == 0 or found.working,
    ]


def _facts(seen: Outlook) -> list[tuple[str, str, str]]:
    month, more = month_only(seen.month), seen.after.minimum - seen.now.minimum
    found = [(_("Pegawai aktif"), f"{count(seen.serving)} →", count(seen.serving_after))]
    if seen.locked is not None:
        locked = _("Wajib bulan %(month)s", month=month_only(seen.locked))
        found.append((locked, _("tetap"), count(seen.locked_people)))
    owes = _("Wajib bulan %(month)s", month=month)
    found.append((owes, f"{count(seen.now.people)} →", count(seen.after.people)))
    sign = "+" if more > 0 else "−" if more < 0 else ""
    found.append((_("Target per bulan"), "", f"{sign} {rupiah.short(abs(more))}".strip()))
    return found


def _counts_from(seen: Outlook) -> str:
    month = month_name(seen.month)
    if seen.locked is None:
        return _("Perubahan dihitung mulai %(month)s.", month=month)
    return _(
        "Kewajiban %(locked)s sudah dikunci %(day)s. Semua perubahan dihitung mulai %(month)s.",
        locked=month_only(seen.locked),
        day=day_month(seen.locked),
        month=month,
    )


def refused(found: Held) -> list[Child]:
    """The button that takes the refused rows away, when there are some."""
    number = len(found.preview.changes.refused)
    if not number:
        return []
    words = _("Unduh %(number)s baris galat", number=count(number))
    note = _("Perbaiki di berkas lengkapnya, lalu unggah berkas lengkap itu lagi.")
    return [take_form(TAKE, signin.form_token(), words), html.P(note, className="caption")]


def columns(found: Held) -> list[Component]:
    """Which columns were read and which were not."""
    header = found.preview.reading.header
    used = [header.words[field] for field in header.columns]
    return roster_panel.columns(used, found.preview.dropped)


def progress(found: Held) -> list[Component]:
    """How far a confirmation has come; nothing while there is none."""
    if not found.working:
        return []
    return roster_panel.progress(found.total, found.done, sizes(found.preview.changes))


def history() -> Component:
    """The latest imports, the last one with its undo."""
    told = roster_history.history(by=current_actor())
    hindrance = import_words.reason(told.hindrance) if told.hindrance else ""
    lines = []
    for each in told.imports:
        is_latest = each.id == told.latest
        lines.append(
            roster_panel.ImportLine(
                file_name=each.file_name,
                day=_("berlaku %(day)s", day=day_long(each.day)),
                at=_("diterapkan %(moment)s", moment=moment(each.at)),
                summary=summary(each),
                undone=_("Dibatalkan") if each.undone_at else "",
                batch=each.id if is_latest and not hindrance else None,
                hindrance=hindrance if is_latest else "",
            )
        )
    return roster_panel.history(lines)


def summary(told: Import) -> str:
    """38 baru, 21 pindah OPD, 14 keluar"""
    words = {
        Kind.NEW: _("baru"),
        Kind.RETURNED: _("kembali"),
        Kind.MOVED: _("pindah OPD"),
        Kind.CHANGED: _("berubah"),
        Kind.LEFT: _("keluar"),
    }
    parts = [
        f"{count(n)} {word}" for kind, word in words.items() if (n := told.counts.get(kind, 0))
    ]
    return ", ".join(parts) or _("tidak ada perubahan")
