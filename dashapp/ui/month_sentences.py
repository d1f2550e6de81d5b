"""What may be wrong when a month is closed or reopened, in Indonesian."""

from collections.abc import Mapping

MONTHS: Mapping[str, str] = {
    "month_not_opened": "%(month)s belum dibuka, jadi belum ada yang ditutup.",
    "month_already_closed": "%(month)s sudah ditutup.",
    "month_not_closed": "%(month)s tidak sedang ditutup.",
    "month_before_deadline": "%(month)s baru dapat ditutup sesudah batas lapornya, %(day)s.",
    "month_still_waits": "%(number)s pembelian %(month)s masih menunggu. Selesaikan dahulu di"
    " Verifikasi, atau tutup dengan alasan.",
    "reopening_not_asked": "Belum ada yang meminta %(month)s dibuka kembali.",
    "reopening_by_two": "Pembukaan kembali %(month)s harus disetujui petugas DKUPP yang lain.",
    "second_not_dkupp": "NIP penyetuju bukan akun DKUPP yang aktif. Periksa NIP-nya.",
    "rule_unchanged": "Belum ada minimum yang diubah. Isi nominal baru pada jenjangnya.",
    "document_empty": "Nomor dokumen masih kosong. Isi nomor suratnya, misalnya 800/12/2026.",
    "document_too_long": "Nomor dokumen berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "document_unreadable": "Nomor dokumen berisi tanda yang tak terbaca. Ketik ulang.",
    "person_empty": "Pegawai belum dipilih. Cari NIP atau namanya, lalu pilih dari daftar.",
    "nip_unknown": "NIP ini tidak ada di daftar pegawai. Periksa angkanya.",
    "months_reversed": "Bulan terakhir mendahului bulan pertama. Tukar keduanya.",
    "exemption_reason_unknown": "Alasan belum dipilih. Pilih dari daftar.",
    "level_code_unknown": "Jenjang belum dipilih. Pilih dari daftar.",
    "opd_unknown": "OPD belum dipilih. Pilih dari daftar.",
    "status_unknown": "Status belum dipilih. Pilih wajib atau alasan pembebasannya.",
    "correction_not_opened": "%(month)s belum dibuka, jadi belum ada yang dikoreksi.",
    "correction_closed": "%(month)s sudah ditutup. Buka kembali dahulu untuk mengoreksinya.",
    "correction_unchanged": "Isian sama dengan yang tercatat. Ubah yang perlu dikoreksi.",
    "setting_value": "Nilai setelan ini tidak dikenal. Pilih dari daftar.",
    "setting_unchanged": "Setelan ini sudah bernilai demikian. Pilih nilai lain.",
}
