"""The risk of what waits is worked out as it is entered, and for those that it resembles."""

from __future__ import annotations

import json
import random
from datetime import date, datetime

import pytest
from sqlalchemy import delete, select, update

from dashapp.domain import looks
from dashapp.domain.people import Actor
from dashapp.services import checks, purchases, risk, verification
from db.models import Photo, Price, Product, Purchase, PurchaseLine, PurchaseRisk, Reading, Umkm
from db.session import reading, transaction
from tests.factories import (
    a_draft,
    a_key,
    a_photo,
    a_product,
    a_verifier,
    an_asn,
    lines,
    open_month,
    wib,
)

pytestmark = pytest.mark.usefixtures("db")


def look(seed: int, *, flips: int = 0) -> str:
    """A hash of 512 bits; `flips` of them other than in the one of the same seed."""
    number = random.Random(seed).getrandbits(512) | 1
    for place in random.Random(seed + 1).sample(range(512), flips):
        number ^= 1 << place
    return f"{number:0128x}"


def photo(of: Actor, **over: object) -> str:
    """A photo of `of` with these columns; a dhash brings its bands along."""
    key = a_photo(of)
    if "dhash" in over:
        over |= looks.columns(str(over["dhash"]))
    with transaction() as session:
        session.execute(update(Photo).where(Photo.key == key).values(**over))
    return key


def entered(by: Actor, *, now: datetime | None = None, **over: object) -> int:
    return purchases.record(a_draft(by, **over), by=by, now=now or wib(11), key=a_key()).id


def reasons(purchase_id: int) -> dict[str, dict[str, object]]:
    """The stored signs with what they name."""
    with reading() as session:
        row = session.get_one(PurchaseRisk, purchase_id)
        return {code: params for code, _weight, params in json.loads(row.reasons)}


def score(purchase_id: int) -> int:
    with reading() as session:
        return session.get_one(PurchaseRisk, purchase_id).score


def test_a_plain_purchase_has_the_score_zero_as_soon_as_it_is_entered() -> None:
    bought = entered(an_asn())
    assert (score(bought), reasons(bought)) == (0, {})


def test_two_who_show_one_photo_are_both_looked_at_each_with_the_others_number() -> None:
    siti, budi = an_asn(), an_asn()
    first = entered(siti, photo=photo(siti, sha256="a" * 64))
    assert score(first) == 0
    second = entered(budi, photo=photo(budi, sha256="a" * 64), amount="60.000", day="2026-06-09")
    assert reasons(second) == {
        "same_photo": {"purchase": first, "number": f"PB-260611-{first:04d}"}
    }
    assert reasons(first) == {
        "same_photo": {"purchase": second, "number": f"PB-260611-{second:04d}"}
    }
    assert score(first) == score(second) == 95


def test_one_photo_under_two_purchases_of_one_person_is_found_as_well() -> None:
    siti = an_asn()
    key = photo(siti, sha256="b" * 64)
    first, second = entered(siti, photo=key), entered(siti, photo=key)
    assert list(reasons(first)) == list(reasons(second)) == ["own_photo"]


def test_a_copy_saved_anew_is_found_among_many_and_strangers_are_not() -> None:
    crowd, siti, budi = an_asn(), an_asn(), an_asn()
    for seed in range(30):
        entered(crowd, photo=photo(crowd, dhash=look(seed * 10)), amount=str(10_000 + seed))
    first = entered(siti, photo=photo(siti, dhash=look(777)), amount="51.000")
    copy = entered(budi, photo=photo(budi, dhash=look(777, flips=4)), amount="61.000")
    assert reasons(copy)["like_photo"] == {
        "purchase": first,
        "number": f"PB-260611-{first:04d}",
        "percent": 99,
    }
    assert list(reasons(first)) == ["like_photo"]
    with reading() as session:
        flagged = select(PurchaseRisk.purchase_id).where(PurchaseRisk.score > 0)
        assert set(session.scalars(flagged)) == {first, copy}


def test_of_one_claim_a_photo_may_differ_more() -> None:
    siti, budi, citra = an_asn(), an_asn(), an_asn()
    first = entered(siti, photo=photo(siti, dhash=look(5)))
    entered(budi, photo=photo(budi, dhash=look(5, flips=35)), amount="60.000")
    assert reasons(first) == {}
    third = entered(citra, photo=photo(citra, dhash=look(5, flips=35)))
    assert reasons(first)["like_photo"]["purchase"] == third


def test_plain_surfaces_are_like_nothing() -> None:
    siti, budi = an_asn(), an_asn()
    first = entered(siti, photo=photo(siti, dhash="0" * 128), amount="51.000")
    entered(budi, photo=photo(budi, dhash="0" * 128), amount="52.000")
    assert reasons(first) == {}


def test_a_receipt_that_another_has_entered_is_found_however_its_number_is_written() -> None:
    siti, budi, citra = an_asn(), an_asn(), an_asn()
    first = entered(siti, receipt_number="No. 0412")
    second = entered(budi, receipt_number="412")
    entered(citra, receipt_number="412", place="DEK-TONGAS")
    assert reasons(second)["same_receipt"]["number"] == f"PB-260611-{first:04d}"
    assert list(reasons(first)) == ["same_receipt"]


def test_when_the_other_is_withdrawn_or_mended_the_suspicion_goes() -> None:
    siti, budi = an_asn(), an_asn()
    first = entered(siti, photo=photo(siti, sha256="c" * 64))
    second = entered(budi, photo=photo(budi, sha256="c" * 64), amount="60.000")
    purchases.mend(second, a_draft(budi, amount="60.000"), by=budi, now=wib(11, 13))
    assert (score(first), score(second)) == (0, 0)
    third = entered(budi, photo=photo(budi, sha256="c" * 64), amount="61.000")
    assert score(first) == 95
    purchases.withdraw(third, by=budi, now=wib(11, 14))
    assert score(first) == 0
    assert checks.run() == []


def test_a_rejected_purchase_still_makes_its_photo_suspicious() -> None:
    siti, budi = an_asn(), an_asn()
    first = entered(siti, photo=photo(siti, sha256="d" * 64))
    verification.reject(first, by=a_verifier(), now=wib(11, 13), reason="bukan UMKM")
    second = entered(budi, photo=photo(budi, sha256="d" * 64), amount="60.000")
    assert score(second) == 95
    with reading() as session:
        kept = session.get_one(PurchaseRisk, first)
        assert kept.score == 0  # what was decided keeps the score it was decided with


def test_a_price_above_the_catalogue_of_that_day_is_found() -> None:
    siti = an_asn()
    cheap = a_product(price=20_000)
    bought = entered(siti, amount=None, lines=lines((cheap, 2)))
    assert reasons(bought) == {}
    with transaction() as session:
        session.execute(
            update(PurchaseLine)
            .where(PurchaseLine.purchase_id == bought)
            .values(unit_price=26_000, amount=52_000)
        )
        session.execute(update(Purchase).where(Purchase.id == bought).values(claimed=52_000))
        risk.assess(session, session.get_one(Purchase, bought), now=wib(12))
    assert reasons(bought) == {
        "price_above": {"goods": "Terasi Udang", "price": 26_000, "catalogue": 20_000}
    }


def test_a_price_that_fell_since_is_no_sign_and_a_line_without_product_is_found_by_its_name() -> (
    None
):
    siti = an_asn()
    product = a_product(price=20_000)
    bought = entered(siti, amount=None, lines=lines((product, 1)), day="2026-06-10")
    with transaction() as session:
        session.add(Price(product_id=product, amount=15_000, since=wib(10, 20)))
        session.execute(
            update(PurchaseLine)
            .where(PurchaseLine.purchase_id == bought)
            .values(product_id=None, description="TERASI udang")
        )
        risk.assess(session, session.get_one(Purchase, bought), now=wib(12))
    assert reasons(bought) == {}
    with transaction() as session:
        session.execute(delete(Price).where(Price.amount == 20_000))
        session.execute(
            update(Price).where(Price.product_id == product).values(since=wib(1, month=1))
        )
        risk.assess(session, session.get_one(Purchase, bought), now=wib(12))
    assert reasons(bought)["price_above"]["catalogue"] == 15_000
    with reading() as session:
        assert session.get_one(Product, product).name == "Terasi Udang"


def test_a_photo_taken_before_the_purchase_and_a_seller_of_later_days_are_found() -> None:
    siti = an_asn()
    old = entered(siti, photo=photo(siti, taken_on=date(2026, 6, 1)))
    assert reasons(old) == {"photo_older": {"taken": "2026-06-01", "day": "2026-06-10"}}
    product = a_product()
    with transaction() as session:
        seller = session.get_one(Umkm, session.get_one(Product, product).umkm_id)
        seller.registered_on = date(2026, 6, 20)
        code = seller.code
    early = entered(siti, place=code)
    assert list(reasons(early)) == ["before_seller"]


def test_just_the_minimum_in_four_months_running_is_found_and_a_gap_breaks_the_run() -> None:
    siti, budi = an_asn(), an_asn()  # Eselon IV: 75.000
    for month in range(2, 6):
        open_month(date(2026, month, 1))
        for buyer in (siti, budi):
            if buyer is budi and month == 4:
                continue
            entered(buyer, amount="75.000", day=f"2026-0{month}-10", now=wib(11, month=month))
    assert reasons(entered(siti, amount="75.000"))["at_minimum"]["months"] == 5
    assert reasons(entered(budi, amount="75.000")) == {}
    assert reasons(entered(siti, amount="76.000")) == {}


def test_the_hour_of_entering_is_weighed() -> None:
    siti = an_asn()
    assert list(reasons(entered(siti, now=wib(11, 2, 14)))) == ["at_night"]
    assert list(reasons(entered(siti, now=wib(10, 5, 12)))) == ["before_opening"]


def test_what_a_machine_reads_later_is_weighed_then() -> None:
    siti = an_asn()
    key = a_photo(siti)
    bought = entered(siti, photo=key, amount="57.000")
    with transaction() as session:
        session.add(
            Reading(
                photo_key=key,
                state="terbaca",
                total=52_000,
                day=date(2026, 6, 10),
                sure=90,
                at=wib(11),
            )
        )
        risk.photo_read(session, key, now=wib(11, 12, 1))
    assert reasons(bought) == {"read_amount": {"claimed": 57_000, "read": 52_000}}


def test_what_was_never_weighed_is_caught_up_with_in_portions() -> None:
    siti = an_asn()
    made = [entered(siti, amount=str(20_000 + n)) for n in range(5)]
    with transaction() as session:
        session.execute(delete(PurchaseRisk))
    assert risk.catch_up(now=wib(12), most=3) == 3
    assert risk.catch_up(now=wib(12)) == 2
    assert risk.catch_up(now=wib(12)) == 0
    assert [score(number) for number in made] == [0] * 5
    assert risk.weigh_all(now=wib(12)) == 5


def test_a_sign_of_another_version_is_passed_over() -> None:
    told = '[["same_photo", 95, {"number": "PB"}], ["of_tomorrow", 50, {}]]'
    assert [reason.weight for reason in risk.read_reasons(told)] == [95]
    assert risk.read_reasons(None) == ()
