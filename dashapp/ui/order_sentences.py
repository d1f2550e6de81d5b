"""Sentences for what can be wrong with an order, its hand-over, a counter sale and a shelf."""

from collections.abc import Mapping

ORDERS: Mapping[str, str] = {
    # basket
    "basket_empty": "Keranjang masih kosong. Pilih barang dari galeri dahulu.",
    "product_gone": "Barang ini sudah tidak dijual. Hapus dari keranjang, lalu pilih yang lain.",
    "pieces_unreadable": "Jumlah barang harus 1 sampai %(limit)s. Periksa lagi, misalnya 2.",
    "shelf_short": "Stok tidak cukup, tersisa %(left)s. Kurangi jumlahnya atau pilih galeri lain.",
    "price_changed": "Harga berubah dari %(seen)s menjadi %(price)s. Pesan lagi bila setuju dengan"
    " harga baru.",
    "gallery_unknown": "Galeri belum dipilih. Pilih tempat mengambil pesanan.",
    "orders_too_many": "Sudah ada %(limit)s pesanan yang menunggu diambil. Ambil atau batalkan"
    " salah satunya dahulu.",
    # code
    "code_empty": "Kode ambil masih kosong. Ketik enam angka dari ponsel pembeli.",
    "code_unreadable": "Kode ambil terdiri atas enam angka. Ketik ulang, misalnya 482 913.",
    "code_unknown": "Kode ini tidak dikenal. Periksa angkanya di ponsel pembeli.",
    "code_elsewhere": "Kode ini bukan untuk galeri ini. Minta pembeli memeriksa galeri di"
    " pesanannya.",
    "guess_wait": "Terlalu banyak isian keliru. Coba lagi %(seconds)s detik lagi; pesanan tetap"
    " bisa dibuka dari daftar tunggu.",
    # an order that has ended
    "order_taken": "Pesanan %(number)s sudah diserahkan %(at)s oleh %(who)s, nota %(serial)s.",
    "order_expired": "Pesanan %(number)s sudah kedaluwarsa %(at)s dan barangnya kembali dijual."
    " Pesan lagi bila masih perlu.",
    "order_cancelled": "Pesanan %(number)s sudah dibatalkan %(at)s.",
    "order_ready_already": "Pesanan ini sudah ditandai siap.",
    # hand-over and counter sale
    "taken_unreadable": "Jumlah yang diserahkan harus 0 sampai %(limit)s.",
    "nothing_taken": "Belum ada barang yang diserahkan. Tandai sedikitnya satu.",
    "payment_unknown": "Cara bayar belum dipilih. Pilih QRIS atau Tunai.",
    "own_sale": "Ini pembelian Anda sendiri. Minta rekan kasir yang menyerahkan.",
    "buyer_without_obligation": "Pembeli belum punya kewajiban untuk %(month)s, jadi pembeliannya"
    " belum bisa dicatat. Minta pembeli menghubungi operator OPD.",
    "buyer_empty": "Pembeli belum diisi. Ketik NIP atau pindai QR pembeli.",
    "buyer_unknown": "NIP ini tidak ada dalam data pegawai. Periksa lagi dengan kartu pegawai.",
    "token_expired": "QR pembeli sudah lewat waktu. Minta pembeli membuka QR yang baru.",
    "token_unreadable": "QR pembeli tidak terbaca. Minta pembeli membuka QR yang baru, atau ketik"
    " NIP.",
    "buyer_lapsed": "Pembeli sudah terlalu lama terbuka. Pindai atau ketik NIP-nya sekali lagi.",
    "bill_changed": "Barangnya baru saja berubah. Periksa jumlahnya, lalu tekan sekali lagi.",
    "gallery_unclear": "Anda bertugas di lebih dari satu galeri. Pilih galerinya dahulu.",
    # shelf
    "stock_pieces_unreadable": "Jumlah harus %(least)s sampai %(limit)s. Periksa lagi, misalnya"
    " 12.",
    "pieces_too_many": "Stok paling banyak %(limit)s buah. Periksa jumlahnya.",
    "stock_changed": "Stok sudah berubah menjadi %(left)s. Periksa lagi, lalu simpan.",
    "counted_below_reserved": "Terhitung %(counted)s, padahal %(reserved)s sudah dipesan. Hitung"
    " lagi; serahkan sebagian pesanan bila barangnya memang kurang.",
}
