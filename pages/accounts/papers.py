"""First passwords of an OPD on paper: what it would do, how far it is, the file to take."""

from __future__ import annotations

import flask

from dashapp import clock, signin
from dashapp.identity import current_actor
from dashapp.reports.handouts import Handout, Stage
from dashapp.services import account_slips
from dashapp.ui import account_dialogs
from dashapp.ui import account_slips as ui
from dashapp.ui.account_words import weighed
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count

TAKE = "/akun/kata-sandi"  # where a finished paper is taken


def weight(opd: str | None) -> list[Child]:
    """What would happen in the chosen OPD, and the button that asks."""
    if not opd:
        return []
    seen = account_slips.preview(opd, by=current_actor(), now=clock.now())
    words = [account_dialogs.hint(" ".join(weighed(seen.people, seen.void, seen.own)))]
    if not seen.people:
        return [account_dialogs.hint(_("Semua orang sudah punya kata sandi sendiri."))]
    label = _("Buat %(number)s kata sandi", number=count(seen.people))
    return [*words, account_dialogs.act_button(label, "slips", opd, "garis")]


def making(found: Handout | None) -> tuple[list[Child], bool]:
    """How the actor's making stands, and whether there is nothing to wait for."""
    if found is None:
        return [], True
    stage, name = found.stage, found.opd_name
    if stage is Stage.WORKING:
        words = _(
            "%(done)s dari %(people)s kata sandi dibuat",
            done=count(found.done),
            people=count(found.people),
        )
        return [ui.progress(found.done, found.people, f"{name}: {words}")], False
    if stage is Stage.FAILED:
        words = _("Kata sandi %(opd)s belum jadi. Coba buat lagi.", opd=name)
        return [strip(words, tone="bata", icon_name="warning-circle")], True
    if stage is Stage.TAKEN:
        words = _("Kata sandi %(opd)s sudah diunduh. Bagikan lalu musnahkan sisanya.", opd=name)
        return [strip(words, icon_name="check-circle")], True
    words = _(
        "%(number)s lembar untuk %(opd)s siap. Berkasnya hanya dapat diunduh sekali, dalam 30"
        " menit.",
        number=count(found.people),
        opd=name,
    )
    take = ui.take_form(TAKE, found.token, signin.form_token(), _("Unduh PDF"))
    return [account_dialogs.hint(words), take], False


def signin_address() -> str:
    """Where people sign in, as this request was addressed."""
    return f"{flask.request.url_root.rstrip('/')}/masuk"
