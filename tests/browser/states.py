"""Every state of a page, as who looks where and what leads there: for pictures and for axe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser import home_states as home
from tests.browser import office_states as office
from tests.browser import own_states as own
from tests.browser import promotion_states as promotion
from tests.browser import roster_states, rule_states, screens, trade_states
from tests.browser.experienced import EXPERIENCED

Act = Callable[[Page], None]
AS_STAFF = "/masuk?cara=galeri"
STRANGER = ""  # who has not signed in
REGENCY, FIRST_USE = "regency", "first use"  # the demo, and where nothing has happened yet


@dataclass(frozen=True)
class State:
    """Who looks at which page of which SiMadu; `act` leads on from there."""

    who: str
    path: str
    act: Act | None = None
    where: str = REGENCY


# Name of the picture: what leads to it.
HOME = {
    "beranda-catat": home.filled,
    "beranda-catat-salah": home.wrong,
    "beranda-luring": home.offline,
    "beranda-grafik": home.to("Grafik"),
    "beranda-peringkat": home.ranks,
    "beranda-peringkat-semua": home.all_ranks,
    "beranda-grafik-gagal": home.chart_failed,
    "beranda-kosong": home.nothing_found,
    "beranda-pas": home.fitting,
    "beranda-barang": home.with_goods,
    "beranda-memuat": home.loading,
    "beranda-lama": home.stale,
}
HISTORY = {
    "riwayat-segala": None,
    "riwayat-nota": own.receipt,
    "riwayat-perbaiki": own.mend,
    "riwayat-perbaiki-salah": own.mend_wrong,
    "riwayat-tarik": own.withdraw,
    "riwayat-terlambat": own.month("Maret"),
    "riwayat-ditutup": own.month("April"),
    "riwayat-evaluasi": own.evaluation,
}
ACCOUNTS = {
    "akun-pegawai": office.staff_accounts,
    "akun-orang": office.person,
    "akun-sandi": office.one_time_password,
    "akun-isian": office.new_account,
    "akun-isian-salah": office.new_account_wrong,
    "akun-akhiri-sesi": office.end_sessions,
    "akun-tanpa-hasil": office.no_account_found,
}
PROMOTIONS = {
    "promosi-isian": promotion.filled,
    "promosi-salah": promotion.wrong,
    "promosi-daftar": promotion.listed,
    "promosi-grafik": promotion.figures,
    "promosi-ditutup": promotion.closed,
    "promosi-tarik": promotion.withdrawing,
}
STATES: dict[str, State] = {
    "masuk-umkm": State(STRANGER, "/masuk?cara=umkm"),
    "masuk-galeri": State(STRANGER, AS_STAFF),
    "masuk-salah": State(STRANGER, "/masuk", own.wrong_password),
    "masuk-lupa": State(STRANGER, "/masuk", own.forgotten),
    "masuk-sandi-baru": State(STRANGER, AS_STAFF, own.first_entry, FIRST_USE),
    "masuk-sandi-baru-salah": State(STRANGER, AS_STAFF, own.first_entry_wrong, FIRST_USE),
    **{name: State(screens.ASN, "/", act) for name, act in HOME.items()},
    "lonceng": State(EXPERIENCED, "/", own.bell),
    "lonceng-kosong": State(screens.ASN, "/", own.bell, FIRST_USE),
    "beranda-baru": State(screens.ASN, "/", None, FIRST_USE),
    **{name: State(EXPERIENCED, "/riwayat", act) for name, act in HISTORY.items()},
    "riwayat-kosong": State("Kepala OPD", "/riwayat"),
    "riwayat-baru": State(screens.ASN, "/riwayat", None, FIRST_USE),
    **{name: State(screens.ASN, "/promosi", act) for name, act in PROMOTIONS.items()},
    "promosi-kosong": State(screens.DKUPP, "/promosi", promotion.none_of_mine),
    "promosi-baru": State(screens.ASN, "/promosi", None, FIRST_USE),
    **{name: State("Admin", "/akun", act) for name, act in ACCOUNTS.items()},
    "akun-baru": State("Admin", "/akun", office.no_cashiers, FIRST_USE),
    "profil-salah": State(screens.ASN, "/profil", own.password_wrong),
    "profil-bawah": State(screens.ASN, "/profil", own.at_the_end),
    "profil-kasir": State("Kasir galeri", "/profil"),
    "ringkasan-bawah": State("Kantor Bupati", "/ringkasan", own.at_the_end),
    "ringkasan-gagal": State("Kantor Bupati", "/ringkasan", office.figures_lost),
    "ringkasan-baru": State("Kantor Bupati", "/ringkasan", None, FIRST_USE),
    "opd-bawah": State("Kepala OPD", "/opd", own.at_the_end),
    "opd-saring": State("Kepala OPD", "/opd", office.filtered),
    "opd-tanpa-hasil": State("Kepala OPD", "/opd", office.nobody_found),
    "opd-gagal": State("Kepala OPD", "/opd", office.figures_lost),
    "opd-pilih": State("Kepala OPD", "/opd", office.some_chosen),
    "opd-kirim": State("Kepala OPD", "/opd", office.before_sending),
    "opd-orang": State("Kepala OPD", "/opd", office.one_person),
    "opd-baru": State("Kepala OPD", "/opd", None, FIRST_USE),
    "verifikasi-kosong": State(screens.DKUPP, "/verifikasi", None, FIRST_USE),
    "kasir-salah": State("Kasir galeri", "/kasir", office.unknown_code),
    "kasir-kosong": State("Kasir galeri", "/kasir", None, FIRST_USE),
    **{name: State(screens.SELLER, "/umkm", act) for name, act in trade_states.SHOP.items()},
    **{name: State(screens.DKUPP, "/aturan", act) for name, act in rule_states.RULES.items()},
    **{name: State(screens.DKUPP, "/pegawai", act) for name, act in roster_states.ROSTER.items()},
    **{name: State(screens.DKUPP, "/katalog", act) for name, act in trade_states.CATALOGUE.items()},
}
