"""Sentences for what can be wrong with a product, its stock, and a list of products."""

from collections.abc import Mapping

PRODUCTS: Mapping[str, str] = {
    "product_name_empty": "Nama produk masih kosong. Isi seperti pada kemasan, misalnya Keripik"
    " Pisang Kepok.",
    "product_name_short": "Nama produk terlalu pendek. Isi sedikitnya %(limit)s huruf, misalnya"
    " Kopi Krucil.",
    "product_name_too_long": "Nama produk berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan, misalnya Keripik Pisang Kepok.",
    "product_name_unreadable": "Nama produk berisi tanda yang tak terbaca. Ketik ulang dengan"
    " huruf biasa.",
    "product_known": "Produk dengan nama dan satuan ini sudah ada di toko Anda. Ubah produk itu,"
    " atau beri nama lain.",
    "products_too_many": "Satu toko paling banyak %(limit)s produk. Hubungi DKUPP bila perlu"
    " lebih.",
    "category_empty": "Kategori belum dipilih. Pilih salah satu, misalnya Makanan.",
    "category_unknown": "Kategori tidak dikenali. Pilih salah satu: %(known)s.",
    "unit_empty": "Satuan masih kosong. Isi ukuran satu barang, misalnya 150 g.",
    "unit_too_long": "Satuan berisi %(found)s huruf, paling banyak %(limit)s. Singkatkan, misalnya"
    " 150 g.",
    "unit_unreadable": "Satuan berisi tanda yang tak terbaca. Ketik ulang, misalnya 150 g.",
    "price_empty": "Harga masih kosong. Isi harga satu barang, misalnya Rp 12.000.",
    "price_unreadable": "Harga belum terbaca. Tulis angkanya saja, misalnya 12.000.",
    "price_cents": "Harga ditulis tanpa sen. Bulatkan ke rupiah, misalnya Rp 12.000.",
    "price_too_low": "Harga paling rendah %(limit)s. Periksa jumlah nolnya, misalnya Rp 12.000.",
    "price_too_high": "Harga melebihi %(limit)s. Periksa jumlah nolnya, misalnya Rp 12.000.",
    "picture_unreadable": "Foto produk belum terbaca. Pilih foto sekali lagi, berkas JPG atau PNG.",
    "picture_missing": "Foto produk tidak ditemukan lagi. Pilih foto sekali lagi.",
    "product_refused": "DKUPP menolak produk ini, jadi tidak bisa diubah. Ajukan produk lain atau"
    " hubungi DKUPP.",
    "product_changed": "Produk ini sudah berubah di layar lain. Tutup lalu buka lagi untuk"
    " melihatnya.",
    "shop_closed": "Toko ini sedang tidak aktif. Hubungi DKUPP untuk membukanya lagi.",
    # stock
    "stock_unreadable": "Jumlah stok belum terbaca. Tulis angka bulat, misalnya 12.",
    "stock_short": "Stok tinggal %(left)s, jadi tidak bisa dikurangi sebanyak itu.",
    "stock_not_yet": "Stok bisa diisi setelah DKUPP menerima produk ini.",
    "stock_moved": "Stok baru saja berubah menjadi %(left)s. Periksa lagi jumlahnya.",
    "stock_unchanged": "Jumlahnya masih sama. Ubah stok sedikitnya di satu galeri.",
    # a list of products as a file
    "list_empty": "Tidak ada produk di berkas ini. Isi sedikitnya satu baris di bawah judul kolom.",
    "rows_unreadable": "Daftar belum terbaca. Unggah berkasnya sekali lagi.",
    "list_changed": "Daftar berubah sejak pratinjau. Unggah berkasnya sekali lagi.",
    "row_doubled": "Produk ini sudah ada di baris %(row)s.",
    "number_unknown": "NOMOR %(written)s bukan produk toko Anda. Kosongkan untuk produk baru.",
    "switch_unreadable": "TAMPIL hanya ya atau tidak.",
}
