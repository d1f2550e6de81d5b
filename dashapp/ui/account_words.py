"""What the accounts page says: kinds, what whole roles are for, the questions before an act."""

from collections.abc import Callable, Mapping

from dashapp.domain.people import Role
from dashapp.ui.words import _, count

KIND_WORDS: Mapping[str, Callable[[], str]] = {
    "petugas": lambda: _("Petugas"),
    "kasir": lambda: _("Kasir"),
    "umkm": lambda: _("UMKM"),
    "pegawai": lambda: _("Pegawai"),
}
IN_A_SENTENCE: Mapping[str, Callable[[], str]] = {  # after a number
    "petugas": lambda: _("petugas"),
    "kasir": lambda: _("kasir"),
    "umkm": lambda: _("UMKM"),
}
KIND_NOTES: Mapping[str, Callable[[], str]] = {
    "petugas": lambda: _(
        "Kepala dan operator OPD, DKUPP, Kantor Bupati, dan Admin. Yang juga pegawai tampil pula"
        " di Pegawai."
    ),
    "kasir": lambda: _("Kasir galeri yang tidak memegang peran petugas."),
    "umkm": lambda: _("Penjual UMKM yang tidak memegang peran lain."),
    "pegawai": lambda: _("Semua pegawai, juga yang belum punya akun."),
}


WHOLE: Mapping[Role, Callable[[], str]] = {  # what a role without a scope is for
    Role.DKUPP: lambda: _("seluruh program"),
    Role.BUPATI: lambda: _("ringkasan"),
    Role.ADMIN: lambda: _("akun dan jejak"),
}


QUESTIONS: Mapping[str, tuple[Callable[[], str], Callable[[], str], Callable[[], str]]] = {
    "password": (
        lambda: _("Buat kata sandi sekali pakai?"),
        lambda: _("Kata sandi yang sekarang tidak berlaku lagi dan semua sesinya berakhir."),
        lambda: _("Buat kata sandi"),
    ),
    "close": (
        lambda: _("Nonaktifkan akun ini?"),
        lambda: _("Semua sesinya berakhir seketika dan akun tidak dapat dipakai masuk."),
        lambda: _("Nonaktifkan akun"),
    ),
    "reopen": (
        lambda: _("Aktifkan kembali akun ini?"),
        lambda: _("Kata sandi dan peran yang lama berlaku lagi."),
        lambda: _("Aktifkan kembali"),
    ),
    "end_sessions": (
        lambda: _("Akhiri semua sesi akun ini?"),
        lambda: _("Semua perangkatnya harus masuk lagi."),
        lambda: _("Akhiri semua sesi"),
    ),
    "end_session": (
        lambda: _("Akhiri sesi ini?"),
        lambda: _("Perangkat itu harus masuk lagi. Isian yang belum terkirim bisa hilang."),
        lambda: _("Akhiri sesi"),
    ),
    "end_grant": (
        lambda: _("Akhiri peran ini?"),
        lambda: _("Peran berakhir seketika, beserta semua yang dapat dilihat dengannya."),
        lambda: _("Akhiri peran"),
    ),
}


def shops_of_dkupp() -> str:
    """To Admin, about cashiers and sellers: who makes their accounts, and what is left to do."""
    return _(
        "Akun kasir dan UMKM dibuat dan diurus DKUPP. Admin dapat melihatnya, mengakhiri sesinya,"
        " dan menonaktifkannya."
    )


def others_of_admin() -> str:
    """To DKUPP: which accounts are theirs to make, and who makes the others."""
    return _("Anda membuat akun kasir dan UMKM. Akun pegawai dan petugas dibuat Admin, Diskominfo.")


def searched() -> str:
    """What the numbers of the kinds count during a search."""
    return _("Angka kelompok kini hanya yang cocok.")


def staff_words(people: int, with_account: int, with_role: int) -> str:
    """Why there are more people of the roster than accounts."""
    return _(
        "%(people)s pegawai; %(made)s sudah punya akun, %(more)s di antaranya juga memegang peran"
        " lain.",
        people=count(people),
        made=count(with_account),
        more=count(with_role),
    )


def weighed(people: int, void: int, own: int) -> list[str]:
    """Who of an OPD would get a first password and who would not, in sentences."""
    found = [_("%(number)s orang belum punya kata sandi sendiri.", number=count(people))]
    if void:
        words = _(
            "%(number)s di antaranya memegang kata sandi yang belum dipakai; itu tidak berlaku"
            " lagi.",
            number=count(void),
        )
        found.append(words)
    if own:
        found.append(_("%(number)s orang tetap memakai kata sandinya sendiri.", number=count(own)))
    return found


def look_of(act: str) -> str:
    """Class of the button that does an act: destructive ones are red."""
    gentle = act in ("password", "slips", "reopen")
    return f"{'btn-madu' if gentle else 'btn-bata'} grow"
