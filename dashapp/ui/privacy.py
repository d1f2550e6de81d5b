"""The privacy notice of UU 27/2022, as it is accepted at the first sign-in and read again later."""

from dashapp.ui.words import _


def notice() -> tuple[str, ...]:
    """Its paragraphs: what is kept and why, who sees it, and what one may ask for."""
    return (
        _(
            "SiMadu menyimpan nama, NIP, jabatan, unit kerja, dan pembelian Anda dengan fotonya,"
            " untuk melaporkan kewajiban belanja produk UMKM kepada Bupati melalui DKUPP."
        ),
        _(
            "Nama dan status Anda dilihat oleh kepala dan operator OPD Anda serta DKUPP; pihak"
            " lain hanya melihat angka gabungan. Data letak pada foto dihapus. Anda berhak"
            " melihat, mengunduh, dan meminta perbaikan data Anda (UU 27/2022)."
        ),
    )
