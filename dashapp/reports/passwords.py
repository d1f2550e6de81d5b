"""The PDF of first passwords for an OPD: one strip per person, to cut off and hand out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from dashapp.services.account_slips import Slips
from dashapp.ui.words import _, count, moment

SOURCE = Path(__file__).with_name("passwords.typ")


def pdf(slips: Slips, *, address: str) -> bytes:
    """The strips in the order given; `address` is where people sign in."""
    compiler = typst.Compiler(
        SOURCE.read_bytes(), font_paths=_fonts(), sys_inputs={"data": _data(slips, address)}
    )
    made = compiler.compile(format="pdf", timestamp=int(slips.made_at.timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("typst made no document")
    return made


@cache
def _fonts() -> typst.Fonts:
    """SiMadu's own and those inside typst alone, so that every machine makes the same paper."""
    return typst.Fonts(include_system_fonts=False, font_paths=[SOURCE.with_name("fonts")])


def _data(slips: Slips, address: str) -> str:
    people = _("%(number)s orang", number=count(len(slips.slips)))
    made = _("dibuat %(moment)s WIB", moment=moment(slips.made_at))
    return json.dumps(
        {
            "title": _("Kata sandi sekali pakai, %(opd)s", opd=slips.opd_name),
            "footer": f"SiMadu · {slips.opd_name} · {people} · {made}",
            "opd": slips.opd_name,
            "label": _("Kata sandi sekali pakai"),
            "until": _("Berlaku sampai %(moment)s WIB", moment=moment(slips.until)),
            "address": address,
            "how": _(
                "Buka alamat di samping, pilih tab ASN, isi 18 angka NIP Anda dan kata sandi ini,"
                " lalu buat kata sandi sendiri. Kertas ini hanya untuk Anda."
            ),
            "slips": [
                {"name": each.name, "nip": each.nip, "password": each.password}
                for each in slips.slips
            ],
        }
    )
