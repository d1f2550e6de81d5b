"""Parts of the verification page as data: queue, receipt, claim, dialogs."""

from __future__ import annotations

from typing import Any

from dashapp.ui import verification as verify
from dashapp.ui import verification_dialogs as dialogs
from dashapp.ui import verification_queue as queue
from tests.ui.tree import of_class, of_type, walk, words


def ids_of(part: object) -> list[Any]:
    return [vars(one)["id"] for one in walk(part) if getattr(one, "id", None) is not None]


def claim(**over: object) -> verify.Claim:
    given: dict[str, object] = {
        "number": "PB-260623-0412",
        "position": "1 dari 23",
        "amount": 57_000,
        "buyer": "Nur Azizah",
        "level": "Pelaksana",
        "buyer_sub": "Kecamatan Dringu · minimum Rp 50.000",
        "facts": [("Tempat", "Brambang Makmur")],
    }
    return verify.Claim(**(given | over))  # type: ignore[arg-type]


def test_the_queue_marks_the_open_row_and_what_is_worth_a_look() -> None:
    rows = [
        queue.QueueRow(1, "A", "Dinkes", 57_000, "Nominal beda", warns=True),
        queue.QueueRow(2, "B", "Dishub", 76_000, "21 jam"),
        queue.QueueRow(3, "C", "Dinsos", 50_000, "dibuka Rudi", warns=True, held=True),
    ]
    buttons = of_class(queue.queue_list(rows, 2), "queue-row")
    assert [getattr(one, "aria-current") for one in buttons] == ["false", "true", "false"]
    assert buttons[0].id == {"type": "queue-row", "purchase": 1}
    assert len(of_class(buttons, "queue-warns")) == 1
    assert [words(one) for one in of_class(buttons, "queue-held")] == ["dibuka Rudi"]


def test_the_parts_of_the_queue_add_up_and_the_chosen_one_is_pressed() -> None:
    chips = queue.parts(23, 5, "check", "p")
    assert [words(chip) for chip in chips] == ["Semua 23", "Perlu dicek 5", "Aman 18"]
    assert [getattr(chip, "aria-pressed") for chip in chips] == ["false", "true", "false"]
    assert ids_of(chips) == [{"type": "p", "value": part} for part in ("all", "check", "safe")]


def test_the_foot_says_what_was_done_and_how_many_are_safe() -> None:
    assert words(queue.queue_foot(41, 18, "b")) == "41 selesai hari iniSetujui 18 aman"
    [off] = of_type(queue.queue_foot(0, 0, "b"), "Button")
    assert (off.disabled, words(off)) == (True, "Tidak ada yang aman")


def test_more_is_offered_only_while_something_is_not_listed() -> None:
    assert queue.queue_more(50, 50, "m") is None
    assert words(queue.queue_more(50, 15_000, "m")) == "Tampilkan lebih banyak (14.950 lagi)"


def test_a_receipt_has_tools_and_without_a_safe_address_is_no_picture() -> None:
    shown = verify.receipt_view(verify.Receipt("/foto/abc", "nota", "masuk"))
    tools = [getattr(one, "data-photo") for one in of_type(shown, "Button")]
    assert tools == ["out", "in", "turn"]
    assert [one.href for one in of_type(shown, "A")] == ["/foto/abc"]
    hostile = verify.receipt_view(verify.Receipt("javascript:x", "nota", "masuk"))
    assert of_type(hostile, "Img") == []
    assert "Tanpa foto nota" in words(hostile)


def test_signs_stand_in_their_order_with_a_way_to_the_other_purchase() -> None:
    signs = [
        verify.Warning("Foto sama.", "Sama dengan PB-1.", (12, "PB-1"), "/foto/x"),
        verify.Warning("Dini hari.", "Dikirim pukul 02.14."),
    ]
    shown = verify.claim_view(claim(warnings=signs))
    [box] = of_class(shown, "claim-warning")
    assert words(box).startswith("Foto sama.Sama dengan PB-1.Buka PB-1Lihat fotonyaDini hari.")
    assert ids_of(box) == [{"type": "verification-open", "purchase": 12}]
    assert of_class(verify.claim_view(claim()), "claim-warning") == []


def test_text_of_a_buyer_stays_text() -> None:
    shown = verify.claim_view(claim(buyer="<script>alert(1)</script>"))
    assert "<script>" in words(shown)
    assert of_type(shown, "Script") == []


def test_the_three_decisions_have_their_letters() -> None:
    shown = verify.decisions(approve_id="a", send_back_id="b", reject_id="c", amount=52_000)
    assert words(shown).startswith("Setujui Rp\u00a052.000SKembalikanKTolakT")
    buttons = of_type(shown, "Button")
    assert [one.id for one in buttons] == ["a", "b", "c"]
    assert [getattr(one, "aria-keyshortcuts") for one in buttons] == ["S", "K", "T"]


def test_a_decision_can_be_taken_back_from_its_toast() -> None:
    toast = verify.decided_toast("Pembelian ditolak", undo_id={"type": "u", "purchase": 7}, key="k")
    assert words(toast) == "Pembelian ditolakUrungkan"
    assert ids_of(toast) == [{"type": "u", "purchase": 7}]
    assert of_type(verify.decided_toast("x", undo_id=None, key="k"), "Button") == []


def test_the_dialog_is_named_by_its_question() -> None:
    dialog = dialogs.reason_dialog(
        id="d", title_id="t", reason_id="r", confirm_id="c", cancel_id="x", chips=["Nota buram"]
    )
    assert (dialog.labelledby, dialog.is_open) == ("t", False)
    assert {"type": "reason-chip", "value": "Nota buram"} in ids_of(dialog)


def test_the_sample_says_what_was_opened() -> None:
    rows = [
        dialogs.SampleRow(1, "PB-1", "Siti", 50_000, True),
        dialogs.SampleRow(2, "PB-2", "Budi", 60_000, False),
    ]
    shown = dialogs.batch_list(rows, 18, 900_000)
    assert "18 pembelian, Rp\u00a0900.000 seluruhnya. Buka 2 contoh" in words(shown)
    assert [words(one) for one in of_class(shown, "sample")] == [
        "Sitisudah dibukaRp\u00a050.000",
        "Budibelum dibukaRp\u00a060.000",
    ]
