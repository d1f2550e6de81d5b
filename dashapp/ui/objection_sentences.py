"""Sentences for what can be wrong with an objection or its answer."""

from collections.abc import Mapping

OBJECTIONS: Mapping[str, str] = {
    "objection_kind_unknown": "Jenis belum dipilih. Pilih Keberatan nilai atau Koreksi data.",
    "objection_month_empty": "Bulan belum dipilih. Pilih bulan yang dimaksud.",
    "objection_month_not_owed": "Bulan ini tidak ada di riwayat Anda. Pilih bulan dari daftar.",
    "objection_text_too_short": "Penjelasan baru %(found)s huruf, paling sedikit %(limit)s. Tulis"
    " apa yang keliru dan apa buktinya.",
    "objection_text_too_long": "Penjelasan berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "objection_text_unreadable": "Penjelasan berisi tanda yang tak terbaca. Ketik ulang dengan"
    " huruf biasa.",
    "objection_answer_too_short": "Jawaban baru %(found)s huruf, paling sedikit %(limit)s. Tulis"
    " alasannya agar dapat dimengerti.",
    "objection_answer_too_long": "Jawaban berisi %(found)s huruf, paling banyak %(limit)s."
    " Singkatkan.",
    "objection_answer_unreadable": "Jawaban berisi tanda yang tak terbaca. Ketik ulang dengan huruf"
    " biasa.",
    "objection_outcome_empty": "Hasil belum dipilih. Pilih Diterima atau Ditolak.",
    "objection_quota": "%(limit)s keberatan Anda masih menunggu jawaban. Tunggu jawabannya atau"
    " tarik salah satu.",
    "objection_key_used": "Keberatan ini sudah terkirim dengan isi lain. Muat ulang halaman untuk"
    " melihatnya.",
    "objection_answered_already": "DKUPP sudah menjawab keberatan ini, jadi tidak dapat ditarik.",
    "objection_answered_by": "Sudah dijawab %(who)s pada %(at)s. Jawaban Anda tidak disimpan.",
    "objection_withdrawn": "Keberatan ini sudah ditarik oleh yang mengajukan.",
}
