"""What is wrong with an imported table or a command, in Indonesian: a row's words are a list's."""

import re
from collections.abc import Mapping
from datetime import date

from dashapp.domain import calendar
from dashapp.domain.problems import Problem
from dashapp.ui import messages
from dashapp.ui.words import _, day_long, month_name

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")

SENTENCES: Mapping[str, str] = {
    # the file as a whole
    "file_missing": "Berkas %(file)s tidak ditemukan. Periksa nama dan foldernya.",
    "file_closed": "Berkas %(file)s tidak dapat dibaca. Periksa izinnya.",
    "file_empty": "Berkas ini kosong. Pilih berkas yang berisi tabel.",
    "file_too_large": "Berkas lebih dari %(limit)s MB. Hapus gambar dan lembar lain, lalu simpan"
    " lagi.",
    "file_too_many_rows": "Tabel lebih dari %(rows)s baris. Bagi menjadi beberapa berkas.",
    "file_too_many_columns": "Tabel lebih dari %(columns)s kolom. Hapus kolom yang tidak perlu.",
    "file_too_heavy": "Berkas terlalu berat untuk dibaca. Salin tabelnya ke berkas baru, lalu"
    " simpan sebagai .xlsx atau .csv.",
    "file_suspicious": "Isi berkas tidak wajar untuk sebuah tabel, jadi tidak dibuka. Salin"
    " tabelnya ke berkas baru, lalu simpan sebagai .xlsx atau .csv.",
    "file_unreadable": "Berkas rusak atau terpotong. Buka di Excel atau LibreOffice, lalu simpan"
    " lagi sebagai .xlsx.",
    "file_old_excel": "Berkas ini Excel lama (.xls) atau dikunci kata sandi. Simpan sebagai .xlsx"
    " tanpa kata sandi.",
    "file_is_page": "Berkas ini halaman web (HTML), bukan tabel Excel. Buka di Excel, lalu simpan"
    " sebagai .xlsx.",
    "file_other_format": "Berkas ini bukan .xlsx atau .csv. Simpan tabelnya sebagai salah satu"
    " dari keduanya.",
    "header_not_found": "Judul kolom tidak ditemukan. Kolom yang diperlukan: %(columns)s.",
    "header_missing": "Kolom yang diperlukan tidak ada: %(columns)s.",
    "header_doubled": "Kolom %(column)s ada lebih dari sekali. Sisakan satu.",
    # a row of the roster
    "nip_number": "NIP tersimpan sebagai bilangan, sehingga angka terakhirnya hilang. Ubah kolom"
    " NIP menjadi teks (Format Sel > Teks), lalu isi lagi NIP dari sumber aslinya.",
    "nip_sex": "Angka ke-15 NIP harus 1 atau 2.",
    "nip_doubled": "NIP ini sudah ada di baris %(row)s.",
    "person_doubled": "Orang ini sudah ada di baris %(row)s dengan NIP lain.",
    "name_empty": "NAMA kosong.",
    "opd_empty": "NAMA UNOR dan UNOR INDUK kosong, jadi OPD tidak diketahui.",
    "opd_unknown": "OPD tidak dikenali: %(written)s.",
    "level_unknown": "Jenjang tidak dikenali. Isi ESELON atau JENIS JABATAN, misalnya IV.a atau"
    " Pelaksana.",
    "tmt_unreadable": "TMT JABATAN tidak terbaca. Tulis seperti 01-03-2024.",
    "text_too_long": "%(column)s lebih dari %(limit)s huruf.",
    # a row of purchases
    "nip_unknown": "NIP tidak ada di data pegawai.",
    "day_empty": "TANGGAL kosong.",
    "day_unreadable": "TANGGAL tidak terbaca. Tulis seperti 24/06/2025.",
    "day_future": "TANGGAL melewati hari ini, %(today)s.",
    "day_too_early": "TANGGAL sebelum program dimulai, 1 Januari 2025.",
    "instant_unreadable": "DIENTRI tidak terbaca. Tulis seperti 24/06/2025 09:41:00.",
    "arrived_future": "DIENTRI melewati hari ini.",
    "place_empty": "TEMPAT kosong.",
    "place_unknown": "TEMPAT tidak dikenali: %(written)s. Pakai kode atau nama galeri atau UMKM.",
    "place_ambiguous": "TEMPAT %(written)s dipakai beberapa UMKM. Pakai kodenya.",
    "amount_empty": "NOMINAL kosong.",
    "amount_unreadable": "NOMINAL tidak terbaca. Tulis seperti 50.000.",
    "status_unknown": "STATUS tidak dikenali: %(written)s. Pakai diajukan, terverifikasi,"
    " dikembalikan, atau ditolak.",
    "fund_unknown": "SUMBER DANA tidak dikenali: %(written)s. Pakai pribadi atau belanja OPD.",
    "no_obligation": "Orang ini tidak punya kewajiban pada %(month)s.",
    "month_closed": "Bulan %(month)s sudah ditutup.",
    # an import as a whole
    "roster_changed": "Data sudah berubah sejak pratinjau. Ulangi pratinjau.",
    "preview_gone": "Pratinjau ini sudah tidak ada. Unggah lagi berkasnya.",
    "preview_busy": "Perubahan sedang diterapkan. Tunggu sampai selesai.",
    "batch_unknown": "Impor %(batch)s tidak ada.",
    "batch_undone": "Impor %(batch)s sudah dibatalkan.",
    "batch_not_latest": "Hanya impor terakhir yang dapat dibatalkan, yaitu impor %(latest)s.",
    "batch_month_opened": "Impor ini tidak dapat dibatalkan lagi: sesudahnya sudah dibuka bulan"
    " %(months)s.",
    # rules and exemptions
    "level_code_unknown": "Jenjang tidak dikenali. Pakai salah satu: %(levels)s.",
    "exemption_reason_unknown": "Alasan tidak dikenali. Pakai salah satu: %(reasons)s.",
    "months_reversed": "Bulan terakhir sebelum bulan pertama.",
    "document_empty": "Nomor dokumen kosong.",
    "document_too_long": "Nomor dokumen berisi %(found)s huruf, paling banyak %(limit)s.",
    "document_unreadable": "Nomor dokumen berisi tanda yang tak terbaca.",
    # deadlines
    "month_not_open": "%(month)s belum dibuka.",
    "deadline_earlier": "Batas lapor sekarang %(report_by)s. Pilih hari yang lebih akhir.",
    "deadline_too_far": "Batas lapor paling akhir %(limit)s. Periksa tahunnya.",
    "reason_empty": "Alasan kosong. Tulis singkat, misalnya: libur bersama.",
    # accounts
    "login_unreadable": "Nama masuk tidak dikenali. Pakai NIP, nomor HP, atau nama akun.",
    "role_unknown": "Peran %(role)s tidak ada. Pakai salah satu: asn, kepala_opd, operator_opd,"
    " kasir, umkm, dkupp, bupati, admin.",
    "scope_not_for_role": "Peran %(role)s tidak memakai pilihan ini.",
    "scope_missing": "Peran %(role)s perlu --opd, --gallery, atau --umkm.",
    "scope_unknown": "%(value)s tidak ada di daftar.",
    "nip_not_in_roster": "NIP ini tidak ada di data pegawai. Impor dulu data pegawainya.",
    "asn_needs_nip": "Peran asn hanya untuk NIP yang ada di data pegawai.",
    "period_empty": "Hari terakhir sebelum hari pertama.",
    "role_for_self": "Peran tidak dapat diberikan kepada diri sendiri.",
}


def reason(problem: Problem) -> str:
    """The problem in words for whoever mends a table or types a command."""
    text = SENTENCES.get(problem.code)
    if text is None:
        return messages.sentence(problem)
    shown = {name: _shown(value) for name, value in problem.params.items()}
    return _(text, **shown) if "%(" in text else _(text)


def _shown(value: object) -> str:
    if isinstance(value, date):
        return day_long(value)
    text = str(value)
    return month_name(calendar.read_month(text)) if _MONTH.fullmatch(text) else text
