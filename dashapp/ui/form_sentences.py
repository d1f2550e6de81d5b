"""Sentences for what can be wrong in a form: a purchase, its verification, a password."""

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
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
    "no_obligation": "Pada %(month)s belum ada kewajiban yang tercatat, jadi pembelian bulan itu"
    " belum bisa dicatat. Periksa tanggalnya atau hubungi operator OPD.",
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
    "photo_too_large_unknown": "Foto terlalu besar. Pilih foto di bawah 10 MB.",
    "photo_kind": "Berkas ini bukan foto JPG, PNG, atau WEBP. Pilih foto nota.",
    "photo_heic": "Foto HEIC belum terbaca. Simpan sebagai JPG atau PNG, lalu pilih lagi.",
    "photo_broken": "Foto ini rusak atau terpotong. Ambil foto nota sekali lagi.",
    "photo_pixels": "Gambar pada foto ini terlalu besar. Ambil ulang dengan resolusi biasa.",
    "photo_quota": "Hari ini sudah %(limit)s foto terunggah. Lanjutkan besok.",
    "photo_busy": "Antrean foto sedang penuh. Isian tetap tersimpan, coba lagi sebentar lagi.",
    # the level of a posting
    "level_empty": "Jenjang belum dipilih. Pilih salah satu.",
    "level_same": "Jenjang ini sudah berlaku. Pilih jenjang lain.",
    "override_own": "Jenjang Anda sendiri ditetapkan oleh rekan lain di DKUPP.",
    # verifying
    "reason_empty": "Alasan masih kosong. Tulis singkat, misalnya: nominal di nota Rp 52.000.",
    "reason_too_long": "Alasan berisi %(found)s huruf, paling banyak %(limit)s. Singkatkan.",
    "reason_unreadable": "Alasan berisi tanda yang tak terbaca. Ketik ulang dengan huruf biasa.",
    "amount_too_high": "Nominal yang disetujui tidak boleh melebihi pengajuan, %(limit)s. Isi"
    " jumlah itu atau lebih rendah.",
    "recap_not_opened": "%(month)s belum dibuka, jadi belum ada rekap yang bisa dikirim.",
    "recap_closed": "%(month)s sudah ditutup DKUPP, jadi rekapnya tidak bisa diubah lagi. Hubungi"
    " DKUPP bila ada yang keliru.",
    "recap_moved": "Angkanya baru saja berubah. Periksa angka yang baru, lalu kirim.",
    "held": "Pembelian ini sedang dibuka %(name)s. Kerjakan yang lain dahulu.",
    "number_empty": "Nomor pembelian masih kosong. Ketik nomornya, misalnya PB-260623-0412.",
    "number_unreadable": "Nomor pembelian belum terbaca. Ketik seperti di layar pembeli, misalnya"
    " PB-260623-0412.",
    "number_not_found": "Pembelian dengan nomor ini tidak ditemukan. Periksa lagi angkanya.",
    "reminder_undo_late": "Pengingat sudah terkirim dan tidak dapat diurungkan lagi.",
    "undo_late": "Keputusan ini tidak dapat diurungkan lagi. Cari nomornya bila perlu dibatalkan.",
    "batch_empty": "Tidak ada pembelian aman yang dapat disetujui bersama saat ini.",
    "batch_unopened": "Masih ada %(left)s contoh yang belum dibuka. Buka semuanya dahulu.",
    "batch_old": "Daftar ini sudah lebih dari 30 menit. Tutup, lalu mulai lagi.",
    "state_changed": "Pembelian ini sudah berubah. Muat ulang halaman untuk melihat keadaannya.",
    # months
    "month_not_begun": "Bulan %(month)s belum dimulai. Pilih bulan ini atau sebelumnya.",
    "month_before_first": "Program dimulai Januari 2025. Pilih bulan itu atau sesudahnya.",
    # sending
    "key_unusable": "Pembelian belum terkirim. Isian tetap tersimpan, muat ulang lalu coba lagi.",
    "key_used_differently": "Pembelian ini sudah terkirim dengan isi lain. Muat ulang halaman"
    " untuk melihatnya.",
    "unreadable": "Isian belum terbaca. Periksa lagi, lalu coba kirim.",
    # passwords
    "password_unreadable": "Kata sandi berisi tanda yang tak terbaca. Pakai huruf dan angka biasa.",
    "password_short": "Kata sandi terlalu pendek. Pakai sedikitnya %(least)s huruf atau angka.",
    "password_long": "Kata sandi terlalu panjang. Pakai paling banyak %(most)s huruf atau angka.",
    "password_is_login": "Kata sandi sama dengan nama masuk. Pilih yang lain, misalnya beberapa"
    " kata acak.",
    "password_is_birth_date": "Kata sandi memuat tanggal lahir. Pilih yang lain, misalnya beberapa"
    " kata acak.",
    "password_common": "Kata sandi ini mudah ditebak. Pilih yang lain, misalnya beberapa kata"
    " acak.",
    "password_same": "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
    "password_differs": "Kata sandi ulangan berbeda. Ketik ulang kata sandi baru.",
    "notice_needed": "Pemberitahuan data pribadi belum ditandai. Baca, lalu beri tanda.",
}
