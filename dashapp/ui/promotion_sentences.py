"""Sentences for what can be wrong with a promotion."""

from collections.abc import Mapping

PROMOTIONS: Mapping[str, str] = {
    "promotion_kind_empty": "Bentuk belum dipilih. Pilih salah satu, misalnya Konsumsi rapat.",
    "promotion_kind_unknown": "Bentuk ini tidak dikenal. Pilih salah satu dari lima bentuk.",
    "promotion_text_empty": "Yang dilakukan masih kosong. Tulis singkat, misalnya: kopi dan keripik"
    " untuk rapat koordinasi.",
    "promotion_text_too_long": "Tulisan berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "promotion_text_unreadable": "Tulisan berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "promotion_day_empty": "Tanggal masih kosong. Pilih hari promosinya, misalnya 24 Juni 2026.",
    "promotion_sellers_unreadable": "Pilihan UMKM belum terbaca. Muat ulang halaman, lalu pilih"
    " lagi.",
    "promotion_sellers_many": "UMKM paling banyak %(limit)s dalam satu catatan. Hapus sebagian atau"
    " buat catatan kedua.",
    "promotion_seller_unknown": "Salah satu UMKM tidak terdaftar lagi. Hapus, lalu pilih dari"
    " daftar.",
    "promotion_cost_unknown": "Biaya belum dipilih. Pilih Tanpa biaya, Pribadi, atau Belanja OPD.",
    "promotion_amount_empty": "Nominal masih kosong. Isi biayanya, misalnya Rp 450.000, atau pilih"
    " Tanpa biaya.",
    "promotion_reached_unreadable": "Jumlah orang belum terbaca. Tulis angkanya saja, misalnya 30.",
    "promotion_reached_range": "Jumlah orang harus 1 sampai %(limit)s. Periksa lagi, misalnya 30.",
    "promotion_photo_missing": "Foto tidak ditemukan lagi. Pilih foto sekali lagi atau hapus.",
    "link_too_long": "Tautan paling panjang %(limit)s huruf. Pakai tautan yang lebih pendek.",
    "link_unreadable": "Tautan belum dapat dipakai. Tempel alamat lengkap, misalnya"
    " https://www.instagram.com/p/abc.",
    "promotion_month_closed": "%(month)s sudah ditutup DKUPP, jadi promosinya tidak dapat diubah"
    " lagi. Pilih tanggal di bulan yang masih terbuka.",
    "promotion_no_obligation": "Pada %(month)s Anda belum tercatat di OPD mana pun. Periksa"
    " tanggalnya atau hubungi operator OPD.",
    "promotion_quota": "Hari ini sudah %(limit)s promosi tercatat. Lanjutkan besok.",
    "promotion_key_used": "Promosi ini sudah tersimpan dengan isi lain. Muat ulang halaman untuk"
    " melihatnya.",
}
