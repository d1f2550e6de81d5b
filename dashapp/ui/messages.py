"""What the core found wrong, in Indonesian: what is wrong, what to do, an example."""

from collections.abc import Mapping
from datetime import date

from dashapp.domain import calendar, rupiah
from dashapp.domain.problems import BadValue, Problem
from dashapp.ui.words import _, day_long, month_name

SENTENCES: Mapping[str, str] = {
    # amount
    "amount_empty": "Nominal masih kosong. Isi sesuai jumlah di nota, misalnya Rp 20.000.",
    "amount_unreadable": "Nominal belum terbaca. Tulis angkanya saja, misalnya 20.000.",
    "amount_not_positive": "Nominal harus lebih dari nol. Isi sesuai jumlah di nota, misalnya"
    " Rp 20.000.",
    "amount_too_large": "Nominal melebihi %(limit)s. Periksa jumlah nolnya, misalnya Rp 20.000.",
    "amount_cents": "Nominal ditulis tanpa sen. Bulatkan ke rupiah, misalnya Rp 20.000.",
    "amount_differs": "Nominal berbeda dari jumlah barang, %(lines)s. Samakan nominalnya atau"
    " ubah barangnya.",
    # day
    "day_empty": "Tanggal beli masih kosong. Pilih tanggal di nota, misalnya 24 Juni 2026.",
    "day_unreadable": "Tanggal belum terbaca. Tulis hari, bulan, tahun, misalnya 24/06/2026.",
    "day_future": "Tanggal melewati hari ini. Pilih %(today)s atau sebelumnya.",
    "day_too_early": "Tanggal sebelum program dimulai. Pilih 1 Januari 2025 atau sesudahnya.",
    "instant_unreadable": "Waktu belum terbaca. Tulis tanggal dan jam, misalnya"
    " 24/06/2026 09:41:00.",
    "month_unreadable": "Bulan belum terbaca. Tulis tahun dan bulan, misalnya 2026-06.",
    "month_closed": "Bulan %(month)s sudah ditutup DKUPP. Hubungi DKUPP bila pembelian ini perlu"
    " dicatat.",
    "no_obligation": "Anda belum terdaftar pada %(month)s, jadi pembelian bulan itu belum bisa"
    " dicatat. Periksa tanggalnya atau hubungi operator OPD Anda.",
    # NIP
    "nip_empty": "NIP masih kosong. Isi 18 angka, misalnya 19870214 201101 2 008.",
    "nip_length": "NIP berisi %(found)s angka, seharusnya 18. Periksa lagi, misalnya"
    " 19870214 201101 2 008.",
    "nip_digits": "NIP hanya berisi angka. Hapus huruf atau tanda lain, misalnya"
    " 19870214 201101 2 008.",
    "nip_birth": "Delapan angka pertama NIP bukan tanggal lahir. Periksa lagi, misalnya 19870214"
    " untuk 14 Februari 1987.",
    "nip_start": "Angka ke-9 sampai ke-14 NIP bukan bulan pengangkatan. Periksa lagi, misalnya"
    " 201101 untuk Januari 2011.",
    "nip_sex": "Angka ke-15 NIP harus 1 atau 2. Periksa lagi dengan kartu pegawai Anda.",
    "nip_serial": "Tiga angka terakhir NIP harus 001 sampai 999. Periksa lagi, misalnya 008.",
    "nip_number": "NIP tersimpan sebagai bilangan, bukan teks, sehingga angkanya hilang. Ubah"
    " kolom NIP menjadi teks di berkas asal, lalu unggah lagi.",
    # roster
    "level_unknown": "Jenjang tidak dikenali. Isi ESELON atau JENIS JABATAN, misalnya IV.a atau"
    " Pelaksana.",
    # the rest of a purchase
    "place_empty": "Tempat belanja belum dipilih. Pilih galeri atau UMKM di nota Anda.",
    "place_unknown": "Tempat belanja tidak terdaftar. Pilih galeri atau UMKM dari daftar.",
    "lines_unreadable": "Daftar barang belum terbaca. Muat ulang halaman, lalu pilih lagi.",
    "lines_too_many": "Barang paling banyak %(limit)s baris. Catat sisanya sebagai pembelian"
    " kedua.",
    "line_product_empty": "Barang ke-%(row)s belum dipilih. Pilih dari galeri atau hapus barisnya.",
    "line_product_unknown": "Barang ke-%(row)s sudah tidak dijual. Hapus barang itu, lalu pilih"
    " yang lain.",
    "line_quantity": "Jumlah barang ke-%(row)s harus 1 sampai %(limit)s. Periksa lagi, misalnya 2.",
    "receipt_number_too_long": "Nomor nota berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan, misalnya 0412.",
    "receipt_number_unreadable": "Nomor nota berisi tanda yang tak terbaca. Ketik ulang, misalnya"
    " 0412.",
    "fund_unknown": "Sumber dana belum dipilih. Pilih Pribadi atau Belanja OPD.",
    "photo_empty": "Bukti belum ada. Ambil atau pilih foto nota.",
    "photo_missing": "Foto tidak ditemukan lagi. Pilih foto nota sekali lagi.",
    "photo_unreadable": "Foto belum terbaca. Pilih foto nota sekali lagi, berkas JPG atau PNG.",
    "photo_too_large": "Foto terlalu besar (%(found)s MB). Pilih foto di bawah %(limit)s MB.",
    # verifying
    "reason_empty": "Alasan masih kosong. Tulis singkat, misalnya: nominal di nota Rp 52.000.",
    "reason_too_long": "Alasan berisi %(found)s huruf, paling banyak %(limit)s. Singkatkan.",
    "reason_unreadable": "Alasan berisi tanda yang tak terbaca. Ketik ulang dengan huruf biasa.",
    "amount_too_high": "Nominal yang disetujui tidak boleh melebihi pengajuan, %(limit)s. Isi"
    " jumlah itu atau lebih rendah.",
    "state_changed": "Pembelian ini sudah berubah. Muat ulang halaman untuk melihat keadaannya.",
    # months
    "month_not_begun": "Bulan %(month)s belum dimulai. Pilih bulan ini atau sebelumnya.",
    "month_before_first": "Program dimulai Januari 2025. Pilih bulan itu atau sesudahnya.",
    # sending
    "key_unusable": "Pembelian belum terkirim. Isian tetap tersimpan, muat ulang lalu coba lagi.",
    "key_used_differently": "Pembelian ini sudah terkirim dengan isi lain. Muat ulang halaman"
    " untuk melihatnya.",
    "unreadable": "Isian belum terbaca. Periksa lagi, lalu coba kirim.",
}
# What a number called so counts depends on the code: a limit of rupiah or of letters.
_MONEY = frozenset({("amount_too_large", "limit"), ("amount_too_high", "limit")})
_ALWAYS_MONEY = frozenset({"lines", "stated", "amount", "claimed", "approved", "minimum"})


def sentence(problem: Problem) -> str:
    """The problem as one or two sentences; a code without words still gives a helpful one."""
    text = SENTENCES.get(problem.code, SENTENCES["unreadable"])
    shown = {name: _shown(problem.code, name, value) for name, value in problem.params.items()}
    return _(text, **shown) if "%(" in text else _(text)


def _shown(code: str, name: str, value: object) -> str:
    is_money = name in _ALWAYS_MONEY or (code, name) in _MONEY
    if is_money and isinstance(value, int):
        return rupiah.write(value)
    if name == "month":
        return _month(value)
    return day_long(value) if isinstance(value, date) else str(value)


def _month(value: object) -> str:
    if isinstance(value, date):
        return month_name(value)
    try:
        return month_name(calendar.read_month(value))
    except BadValue:
        return str(value)
