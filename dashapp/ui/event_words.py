"""Events of the trail as people read them."""

from collections.abc import Mapping

from dashapp.ui.words import _

_WORDS: Mapping[str, str] = {
    "signed_in": "Masuk",
    "signed_out": "Keluar",
    "signin_failed": "Kata sandi keliru",
    "password_chosen": "Kata sandi sendiri dibuat",
    "password_changed": "Kata sandi diganti",
    "one_time_password_made": "Kata sandi sekali pakai dibuat",
    "role_given": "Peran diberikan",
    "role_ended": "Peran diakhiri",
    "account_closed": "Akun dinonaktifkan",
    "account_reopened": "Akun diaktifkan kembali",
    "account_opened": "Akun dibuka dan NIP dilihat",
    "sessions_ended": "Sesi diakhiri",
    "own_data_taken": "Data sendiri diunduh",
    "purchase_recorded": "Pembelian dicatat",
    "purchase_mended": "Pembelian diperbaiki",
    "purchase_withdrawn": "Pembelian ditarik",
    "purchase_verified": "Pembelian disetujui",
    "sale_confirmed": "Pembelian dikonfirmasi penjual",
    "purchase_imported": "Pembelian diimpor",
    "purchase_returned": "Pembelian dikembalikan",
    "purchase_rejected": "Pembelian ditolak",
    "purchase_cancelled": "Pembelian dibatalkan",
    "purchase_undone": "Keputusan atas pembelian diurungkan",
    "order_placed": "Pesanan dibuat",
    "order_ready": "Pesanan siap diambil",
    "order_cancelled": "Pesanan dibatalkan",
    "order_expiring": "Pembeli diingatkan akan batas pesanan",
    "order_expired": "Pesanan kedaluwarsa",
    "stock_received": "Barang masuk galeri",
    "stock_issued": "Barang keluar galeri",
    "stock_corrected": "Stok galeri dikoreksi",
    "product_proposed": "Produk diajukan ke DKUPP",
    "product_changed": "Produk diubah penjual",
    "product_shown": "Produk ditampilkan",
    "product_hidden": "Produk tidak ditampilkan",
    "picture_stored": "Foto produk disimpan",
    "product_accepted": "Produk diterima DKUPP",
    "product_returned": "Produk dikembalikan DKUPP",
    "product_refused": "Produk ditolak DKUPP",
    "product_deactivated": "Produk dinonaktifkan DKUPP",
    "product_activated": "Produk diaktifkan DKUPP",
    "umkm_registered": "UMKM didaftarkan",
    "umkm_amended": "Data UMKM diubah",
    "umkm_accepted": "UMKM diterima",
    "umkm_returned": "Usulan UMKM dikembalikan",
    "umkm_refused": "Usulan UMKM ditolak",
    "umkm_deactivated": "UMKM dinonaktifkan",
    "umkm_activated": "UMKM diaktifkan kembali",
    "umkm_paper_written": "Dokumen UMKM dicatat",
    "umkm_merged": "UMKM digabungkan",
    "umkm_distinct": "Dua UMKM dicatat bukan ganda",
    "catalogue_taken": "Katalog UMKM diunduh",
    "month_closed": "Bulan ditutup",
    "reopening_asked": "Pembukaan kembali bulan diminta",
    "month_reopened": "Bulan dibuka kembali",
    "guess_failed": "Kode atau NIP keliru di kasir",
}


def event(kind: str) -> str:
    """What happened; a kind without words as it is written."""
    return _(_WORDS[kind]) if kind in _WORDS else kind.replace("_", " ")
