"""What is wrong with a link of the large screen."""

from collections.abc import Mapping

SCREENS: Mapping[str, str] = {
    "screen_empty": "Nama layar masih kosong. Tulis tempatnya, misalnya Lobi Pendopo.",
    "screen_too_long": "Nama layar terlalu panjang (%(found)s huruf). Pakai paling banyak"
    " %(limit)s huruf.",
    "screen_unreadable": "Nama layar memuat tanda yang tidak dapat dipakai. Ketik ulang.",
    "screen_taken": "Tautan %(name)s sudah ada. Cabut dahulu, atau pilih nama lain.",
    "screen_unknown": "Tautan %(name)s tidak ada atau sudah dicabut. Periksa namanya.",
}
