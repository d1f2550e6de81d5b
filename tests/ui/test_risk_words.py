"""Each sign of risk in words: short ones for the list, a sentence with both numbers."""

from __future__ import annotations

import pytest

from dashapp.domain.risk import Reason, Sign
from dashapp.ui import risk_words

NAMED = {"purchase": 12, "number": "PB-260610-0012"}


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_has_words_even_when_its_facts_are_missing(sign: Sign) -> None:
    reason = Reason(sign, 50)
    assert 1 <= len(risk_words.short(reason).split()) <= 3
    assert risk_words.title(reason).endswith(".")
    assert risk_words.sentence(reason).endswith(".")


@pytest.mark.parametrize(
    ("sign", "params", "words"),
    [
        (Sign.SAME_PHOTO, NAMED, "Berkas fotonya sama dengan PB-260610-0012."),
        (Sign.LIKE_PHOTO, NAMED | {"percent": 98}, "98% serupa dengan foto PB-260610-0012."),
        (
            Sign.SAME_RECEIPT,
            NAMED | {"receipt": "0412", "amount": 52_000},
            "Nota 0412, Rp 52.000, hari dan tempat yang sama ada di PB-260610-0012.",
        ),
        (
            Sign.PRICE_ABOVE,
            {"goods": "Terasi", "price": 30_000, "catalogue": 20_000},
            "Terasi ditulis Rp 30.000, di katalog Rp 20.000.",
        ),
        (
            Sign.PHOTO_OLDER,
            {"taken": "2026-06-01", "day": "2026-06-10"},
            "Diambil 1 Juni 2026, pembelian ditulis 10 Juni 2026.",
        ),
        (
            Sign.AT_MINIMUM,
            {"months": 5, "amount": 75_000},
            "Tepat Rp 75.000 selama 5 bulan berturut-turut.",
        ),
        (Sign.AT_NIGHT, {"time": "02.14"}, "Dikirim pukul 02.14."),
        (
            Sign.READ_AMOUNT,
            {"claimed": 57_000, "read": 52_000},
            "Ditulis Rp 57.000, di nota tertera Rp 52.000.",
        ),
    ],
)
def test_a_sentence_has_both_numbers(sign: Sign, params: dict[str, object], words: str) -> None:
    assert risk_words.sentence(Reason(sign, 50, params)).replace("\xa0", " ") == words
