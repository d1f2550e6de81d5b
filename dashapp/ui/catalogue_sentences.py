"""Sentences for what can be wrong with a seller, its papers, and decisions about proposals."""

from collections.abc import Mapping

CATALOGUE: Mapping[str, str] = {
    # a seller
    "seller_name_empty": "Nama UMKM masih kosong. Isi seperti di papan usaha, misalnya Camilan"
    " Barokah.",
    "seller_name_too_long": "Nama UMKM berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "seller_name_unreadable": "Nama UMKM berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "seller_owner_empty": "Nama pemilik masih kosong. Isi seperti di KTP, misalnya Siti Aminah.",
    "seller_owner_too_long": "Nama pemilik berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "seller_owner_unreadable": "Nama pemilik berisi tanda yang tak terbaca. Ketik ulang dengan"
    " huruf biasa.",
    "seller_address_empty": "Alamat masih kosong. Isi jalan atau dusun, misalnya Dusun Krajan"
    " RT 02 RW 01.",
    "seller_address_too_long": "Alamat berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "seller_address_unreadable": "Alamat berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "address_city": "Alamat ini di Kota Probolinggo, pemerintah lain. Isi alamat usaha di Kabupaten"
    " Probolinggo.",
    "kecamatan_empty": "Kecamatan belum dipilih. Pilih salah satu dari 24 kecamatan.",
    "kecamatan_unknown": "Kecamatan ini tidak ada di daftar. Pilih salah satu dari 24 kecamatan.",
    "kecamatan_city": "Kota Probolinggo adalah pemerintah lain, jadi UMKM-nya tidak ikut program"
    " ini. Pilih salah satu dari 24 kecamatan di Kabupaten Probolinggo.",
    "phone_empty": "Nomor HP masih kosong. Isi nomor untuk masuk ke SiMadu, misalnya"
    " 0812 3456 7890.",
    "phone_unreadable": "Nomor HP belum terbaca. Isi angka yang dimulai dengan 0 atau +62,"
    " misalnya 0812 3456 7890.",
    "phone_taken": "Nomor ini sudah terdaftar untuk %(seller)s. Cari UMKM itu di daftar, atau isi"
    " nomor lain.",
    "phone_has_account": "Nomor ini sudah dipakai akun lain untuk masuk. Isi nomor lain.",
    "umkm_changed": "UMKM ini sudah berubah. Lihat keadaannya sekarang, lalu putuskan lagi.",
    "umkm_merged": "UMKM ini sudah digabungkan dengan yang lain. Muat ulang halaman.",
    "umkm_cannot_stay": "%(seller)s belum diterima atau tidak aktif, jadi tidak bisa menjadi tujuan"
    " penggabungan.",
    # papers
    "paper_state_empty": "Keadaan dokumen belum dipilih. Pilih salah satu dari daftar.",
    "nib_always_needed": "Setiap UMKM perlu NIB. Pilih keadaan yang lain.",
    "paper_number_empty": "Nomor masih kosong. Isi nomor di dokumen, atau pilih keadaan yang lain.",
    "paper_until_empty": "Tanggal terakhir berlaku masih kosong. Isi seperti di sertifikat PIRT.",
    "paper_until_unreadable": "Tanggal belum terbaca. Pilih dari kalender, misalnya 2 Agustus"
    " 2026.",
    "nib_number": "NIB berisi 13 angka. Yang diisi %(found)s angka, misalnya 0220 1034 5671 8.",
    "nib_taken": "NIB ini sudah tercatat untuk %(seller)s. Periksa angkanya, atau cari UMKM itu di"
    " daftar.",
    "pirt_number": "Nomor PIRT berisi 15 angka. Yang diisi %(found)s angka, misalnya"
    " 2063513010123-26.",
    "halal_number": "Nomor halal berisi ID dan 17 angka. Yang diisi %(found)s angka, misalnya"
    " ID35110000123450526.",
    # decisions
    "curation_reason_empty": "Alasan masih kosong. Tulis singkat, misalnya: berat bersih belum"
    " ditulis.",
    "curation_reason_too_long": "Alasan berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "curation_reason_unreadable": "Alasan berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "proposal_changed": "Usulan ini baru saja berubah atau sudah diputuskan. Lihat isinya sekarang,"
    " lalu putuskan lagi.",
    "product_without_price": "Produk ini belum punya harga. Kembalikan agar penjual mengisinya.",
}
