"""Sentences for what can be wrong when accounts are made, roles given and passwords changed."""

from collections.abc import Mapping

ACCOUNTS: Mapping[str, str] = {
    # accounts and roles
    "login_empty": "Nama masuk masih kosong. Isi NIP, nomor HP, atau nama akun, misalnya"
    " galeri.kraksaan.",
    "login_unreadable": "Nama masuk belum terbaca. Isi NIP 18 angka, nomor HP, atau nama akun"
    " dengan huruf kecil, misalnya galeri.kraksaan.",
    "login_taken": "Nama masuk ini sudah dipakai. Cari akunnya di daftar, lalu beri peran di sana.",
    "login_needs_name": "Peran ini masuk dengan nama akun. Isi huruf kecil, angka, dan titik,"
    " misalnya galeri.kraksaan.",
    "login_of_sellers": "Dengan nomor HP hanya UMKM yang masuk. Isi NIP pegawai, atau nama akun"
    " seperti kantor.bupati.",
    "phone_not_registered": "UMKM masuk dengan nomor HP yang terdaftar di DKUPP. Kosongkan isian"
    " ini untuk memakai nomor itu.",
    "nip_not_in_roster": "NIP ini tidak ada di data pegawai. Periksa angkanya, atau impor dulu data"
    " pegawainya.",
    "asn_needs_nip": "Peran ASN hanya untuk pegawai. Isi NIP yang ada di data pegawai.",
    "account_name_empty": "Nama masih kosong. Isi nama orang atau petugas, misalnya Kasir"
    " Kraksaan 2.",
    "account_name_too_long": "Nama berisi %(found)s huruf, paling banyak %(limit)s. Singkatkan.",
    "account_name_unreadable": "Nama berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "role_empty": "Peran belum dipilih. Pilih salah satu dari daftar.",
    "role_unknown": "Peran ini tidak dikenali. Pilih salah satu dari daftar.",
    "role_held": "Peran ini sudah diberikan untuk masa itu. Pilih tanggal sesudahnya, atau akhiri"
    " dulu yang lama.",
    "role_of_posting": "Peran ASN mengikuti penempatan pegawai dan tidak perlu diberikan. Pilih"
    " peran lain.",
    "role_for_self": "Peran tidak dapat diberikan kepada diri sendiri. Minta rekan lain yang"
    " berwenang.",
    "scope_missing": "Untuk peran ini OPD, galeri, atau UMKM-nya belum dipilih. Pilih dari daftar.",
    "scope_unknown": "Pilihan ini tidak ada di daftar. Pilih lagi dari daftar.",
    "scope_not_for_role": "Peran ini berlaku tanpa lingkup. Kosongkan pilihan lingkup.",
    "period_empty": "Hari terakhir mendahului hari pertama. Pilih hari pertama atau sesudahnya.",
    "period_over": "Hari terakhir sudah lewat. Pilih %(today)s atau sesudahnya.",
    "slips_nobody": "Semua orang di OPD ini sudah punya kata sandi sendiri. Pilih OPD lain.",
    "slips_busy": "Kata sandi OPD lain sedang dibuat. Tunggu sampai selesai, lalu coba lagi.",
    "password_old_empty": "Kata sandi lama masih kosong. Isi kata sandi yang sekarang dipakai.",
    "password_wrong": "Kata sandi lama belum cocok. Ketik ulang dengan teliti.",
    "password_wait": "Kata sandi lama terlalu sering keliru. Coba lagi dalam %(minutes)s menit.",
}
