"""The demo regency is believable, right to the rupiah, and the same every time."""

import hashlib
import io
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from dashapp import photo_worker
from dashapp.domain import calendar, levels, nip, papers
from dashapp.domain.compliance import Totals, status_of
from dashapp.domain.levels import Post
from dashapp.domain.people import Actor, Role
from dashapp.domain.states import Fund, State
from dashapp.services import (
    accounts,
    catalogue,
    catalogue_book,
    checks,
    demo,
    passwords,
    photos,
    reference,
    verification,
)
from dashapp.services.demo import history, paper, slips
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.lives import Bought, Step
from dashapp.services.demo.market import Market, Product, Seller
from dashapp.services.demo.slips import Flaw, Slip, Till
from db import models
from db import session as db_session
from db.models import (
    Account,
    Base,
    Nip,
    Obligation,
    Opd,
    Person,
    Photo,
    Posting,
    Promotion,
    Purchase,
    PurchaseLine,
)
from db.session import reading, transaction

TODAY = date(2025, 3, 24)  # three months: the first is closed, the second past its deadline
NOON = datetime(2025, 3, 24, 5, tzinfo=UTC)
BEGUN = datetime(2025, 3, 23, 17, tzinfo=UTC)  # 24 March, 00:00 WIB
JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)


@pytest.fixture(scope="module")
def loaded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with the demo regency, made once for all tests here."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{shutil.copy(sqlite_template, folder / 'simadu.db')}"
    db_session.configure(url)
    photos.configure(folder)
    try:
        assert demo.load(today=TODAY, now=NOON).outcome == "loaded"
    finally:
        db_session.dispose()
    return url


@pytest.fixture
def regency(loaded: str) -> Iterator[Session]:
    """A session that reads the demo regency."""
    db_session.configure(loaded)
    photos.configure(folder_of(loaded))
    with reading() as session:
        yield session
    db_session.dispose()


def folder_of(url: str) -> Path:
    """The data folder of the SQLite database at `url`."""
    return Path(url.removeprefix("sqlite:///")).parent


def digest() -> str:
    """One hash over all rows of all tables, but for password hashes: their salt is random."""
    found = hashlib.sha256()
    with reading() as session:
        for table in Base.metadata.sorted_tables:
            columns = [column for column in table.columns if column.name != "password_hash"]
            keys = list(table.primary_key.columns)
            for row in session.execute(select(*columns).order_by(*keys)):
                found.update(f"{table.name} {tuple(row)!r}\n".encode())
    return found.hexdigest()


def rates(session: Session, month: date) -> dict[str, int]:
    """Whole percent of each OPD that is met, worked out here from the obligations."""
    met: Counter[str] = Counter()
    obliged: Counter[str] = Counter()
    for row in session.scalars(select(Obligation).where(Obligation.month == month)):
        obliged[row.opd] += row.obliged
        met[row.opd] += row.obliged and row.verified >= row.minimum
    return {opd: met[opd] * 100 // obliged[opd] for opd in obliged}


def count(session: Session, *conditions: Any) -> int:
    return session.scalar(select(func.count()).select_from(Purchase).where(*conditions)) or 0


# -- people


def test_every_opd_has_its_headcount_in_each_month(regency: Session) -> None:
    wanted = {row["code"]: int(row["demo_headcount"]) for row in reference.rows("opd")}
    assert len(wanted) == 64
    assert sum(wanted.values()) == 7723
    per_opd = select(Obligation.opd, func.count()).group_by(Obligation.opd)
    for month in (JANUARY, FEBRUARY, MARCH):
        rows = regency.execute(per_opd.where(Obligation.month == month)).all()
        assert {opd: number for opd, number in rows} == wanted  # noqa: C416


def test_nips_are_well_formed_in_both_forms(regency: Session) -> None:
    nips = regency.scalars(select(Nip.nip)).all()
    assert [nip.read(number) for number in nips] == list(nips)
    contracts = sum(number[12] == "2" for number in nips)
    assert 1000 < contracts < 3000  # the rest are PNS


def test_each_stored_level_is_what_the_words_of_the_posting_say(regency: Session) -> None:
    offices = {row.code: row for row in regency.scalars(select(Opd))}
    for row in regency.scalars(select(Posting)):
        office = offices[row.opd]
        post = Post(
            row.jenis_jabatan, row.nama_jabatan, row.eselon, office.head_title, office.head_level
        )
        assert levels.classify(post) == levels.Classified(levels.Level(row.level), row.review)


def test_every_opd_has_one_head(regency: Session) -> None:
    offices = {row.code: row for row in regency.scalars(select(Opd))}
    heads = [
        (row.opd, row.level)
        for row in regency.scalars(select(Posting).where(Posting.valid_to.is_(None)))
        if row.nama_jabatan.startswith(offices[row.opd].head_title)
        and row.level == offices[row.opd].head_level
    ]
    assert dict(heads) == {code: office.head_level for code, office in offices.items()}
    assert len(heads) == 64


def test_sixty_people_change_office_on_the_sixth_and_count_there_from_the_next_month(
    regency: Session,
) -> None:
    day = date(2025, 1, 6)
    moved = regency.scalars(select(Posting).where(Posting.valid_from == day)).all()
    assert len(moved) == 60
    for after in moved:
        before = regency.scalars(
            select(Posting).where(Posting.person_id == after.person_id, Posting.valid_to == day)
        ).one()
        assert before.opd != after.opd
        owed = select(Obligation.opd).where(Obligation.person_id == after.person_id)
        assert regency.scalar(owed.where(Obligation.month == JANUARY)) == before.opd
        assert regency.scalar(owed.where(Obligation.month == FEBRUARY)) == after.opd


def test_some_join_some_leave_some_rise_and_some_are_excused(regency: Session) -> None:
    came = select(func.count()).select_from(Posting).where(Posting.valid_from > date(2025, 1, 6))
    assert (regency.scalar(came) or 0) > 50
    last = select(Posting.person_id).where(Posting.valid_to.is_(None))
    gone = select(func.count()).select_from(Person).where(Person.id.not_in(last))
    assert regency.scalar(gone) == 84
    reasons = set(regency.scalars(select(Obligation.reason).where(Obligation.month == MARCH)))
    assert {"cuti_melahirkan", "tugas_belajar", "CLTN", "PPPK Paruh Waktu", None} <= reasons


# -- purchases


def test_opds_differ_from_all_met_to_under_half(regency: Session) -> None:
    past = rates(regency, JANUARY)
    assert sum(rate == 100 for rate in past.values()) >= 5
    assert sum(rate < 50 for rate in past.values()) >= 5
    assert sum(50 <= rate < 100 for rate in past.values()) >= 30
    present = rates(regency, MARCH)
    assert sum(present.values()) < sum(past.values())  # the rush is still to come


def test_every_status_is_there(regency: Session) -> None:
    found = {
        status_of(
            obliged=row.obliged,
            minimum=row.minimum,
            totals=Totals(row.verified, row.waiting, row.rejected),
        ).value
        for row in regency.scalars(select(Obligation).where(Obligation.month == MARCH))
    }
    assert found == {"fulfilled", "waiting", "partial", "rejected", "none", "exempt"}


def test_every_kind_of_purchase_is_there(regency: Session) -> None:
    states = set(regency.scalars(select(Purchase.state).distinct()))
    assert states == {
        "diajukan",
        "terverifikasi",
        "dikembalikan",
        "ditolak",
        "ditarik",
        "dibatalkan",
    }
    detailed = select(PurchaseLine.purchase_id)
    assert count(regency, Purchase.fund == "belanja_opd") > 0
    assert count(regency, Purchase.amount < Purchase.claimed) > 0
    assert count(regency, Purchase.id.not_in(detailed)) > 1000  # belum dirinci
    assert count(regency, Purchase.id.in_(detailed)) > 1000
    excused = select(Obligation.id).where(~Obligation.obliged)
    assert count(regency, Purchase.obligation_id.in_(excused)) > 0


def test_nothing_lies_before_the_programme_or_after_the_present(regency: Session) -> None:
    first, last = regency.execute(select(func.min(Purchase.day), func.max(Purchase.day))).one()
    assert (first, last) == (JANUARY, TODAY)
    assert regency.scalar(select(func.max(Purchase.arrived_at))) == BEGUN
    assert regency.scalar(select(func.max(models.PurchaseStep.at))) == BEGUN
    assert regency.scalar(select(func.max(models.Event.at))) == BEGUN
    for row in regency.scalars(select(Purchase)):
        assert calendar.wib_day(row.arrived_at) >= row.day


def test_most_come_in_the_three_days_before_the_deadline_and_some_after_it(
    regency: Session,
) -> None:
    january = select(Obligation.id).where(Obligation.month == JANUARY)
    arrived = Counter(
        calendar.wib_day(at)
        for at in regency.scalars(
            select(Purchase.arrived_at).where(Purchase.obligation_id.in_(january))
        )
    )
    rush = [arrived[date(2025, 2, day)] for day in (8, 9, 10)]
    assert min(rush) > 2 * max(arrived[date(2025, 2, day)] for day in range(1, 8))
    assert sum(number for day, number in arrived.items() if day > date(2025, 2, 10)) > 50


def test_a_month_is_closed_a_month_after_its_deadline_with_nothing_waiting(
    regency: Session,
) -> None:
    january_closed, *others = regency.scalars(
        select(models.Month.closed_at).order_by(models.Month.month)
    )
    assert others == [None, None]
    assert january_closed == datetime(2025, 2, 28, 8, tzinfo=UTC)  # 15:00 WIB
    january = select(Obligation.id).where(Obligation.month == JANUARY)
    steps = select(func.max(models.PurchaseStep.at)).where(
        models.PurchaseStep.obligation_id.in_(january)
    )
    last = regency.scalar(steps)
    assert last is not None
    assert last < january_closed
    waiting = Purchase.state.in_(("diajukan", "dikembalikan"))
    assert count(regency, Purchase.obligation_id.in_(january), waiting) == 0
    assert count(regency, Purchase.obligation_id.not_in(january), waiting) > 100


# -- the market


def test_sellers_and_products_are_as_many_as_promised_and_have_pictures(regency: Session) -> None:
    # 120 sell; three of them are registered twice, and three new ones wait for DKUPP
    assert regency.scalar(select(func.count()).select_from(models.Umkm)) == 120 + 3 + 3
    products = regency.scalars(select(models.Product)).all()
    assert len(products) == 400 + 3 * 2 + 3 + 9
    pictures = Path(__file__).parents[2] / "assets" / "products"
    assert all((pictures / f"{product.picture}.webp").is_file() for product in products)
    places = set(regency.scalars(select(models.Umkm.kecamatan)))
    assert len(places) == 24
    pieces = Counter(
        "none" if row.quantity == 0 else "few" if row.quantity <= 5 else "enough"
        for row in regency.scalars(select(models.Stock))
    )
    assert min(pieces["none"], pieces["few"]) > 30
    assert pieces["enough"] > 500


def test_the_catalogue_has_as_much_to_look_at_as_promised(regency: Session) -> None:
    book = catalogue_book.read(regency, NOON)
    kinds = Counter(matter.kind for matter in catalogue.matters(book))
    assert (kinds["produk"], kinds["umkm"], kinds["ganda"], kinds["dokumen"]) == (9, 3, 3, 9)
    assert all(seller.owner and seller.address and seller.phone for seller in book.sellers.values())
    assert all(
        seller.registered_on is not None or seller.curation == "diajukan"
        for seller in book.sellers.values()
    )
    complete = sum(papers.is_complete(book.marks(each)) for each in book.sellers)
    assert 70 <= complete <= 115  # most, but many halal certificates are on their way


def test_a_line_has_the_price_of_its_day(regency: Session) -> None:
    prices: dict[int, list[tuple[date, int]]] = {}
    for price in regency.scalars(select(models.Price).order_by(models.Price.since)):
        assert price.amount % 500 == 0
        day = calendar.wib_day(price.since)
        prices.setdefault(price.product_id, []).append((day, price.amount))
    assert any(len(history) > 1 for history in prices.values())
    lines = select(PurchaseLine.product_id, PurchaseLine.unit_price, Purchase.day)
    for product, paid, day in regency.execute(lines.join(Purchase)):
        assert product is not None
        assert paid == [amount for since, amount in prices[product] if since <= day][-1]


# -- the accounts


def test_the_demo_accounts_have_one_person_for_each_role(regency: Session) -> None:
    roles = {person.roles[0].value for person in accounts.demo_people(TODAY)}
    assert roles == {
        "asn",
        "kepala_opd",
        "operator_opd",
        "kasir",
        "umkm",
        "dkupp",
        "bupati",
        "admin",
    }
    assert [person.role_label for person in demo.people()][:3] == ["ASN", "Camat", "ASN kecamatan"]
    assert {person.way for person in demo.people()} == {"nip", "phone", "name"}


def test_only_demo_accounts_have_a_password(regency: Session) -> None:
    everyone = regency.scalars(select(Account)).all()
    assert {row.id for row in everyone if row.password_hash} == {
        person.account_id for person in demo.people()
    }
    assert passwords.is_right(demo.PASSWORD, everyone[0].password_hash)


@pytest.mark.parametrize(
    ("place", "opd", "minimum", "missing"),
    [(0, "DISKOMINFO", 75_000, 10_000), (1, "KEC-KRAKSAAN", 150_000, 20_000)],
)
def test_two_people_lack_just_what_the_demo_says(
    regency: Session, place: int, opd: str, minimum: int, missing: int
) -> None:
    account = regency.get_one(Account, demo.people()[place].account_id)
    owed = regency.scalars(
        select(Obligation).where(
            Obligation.person_id == account.person_id, Obligation.month == MARCH
        )
    ).one()
    assert (owed.opd, owed.minimum, owed.verified) == (opd, minimum, minimum - missing)
    assert (owed.waiting, owed.rejected, owed.obliged) == (0, 0, True)


def test_who_has_a_purchase_waiting_has_an_ordinary_account_without_a_password(
    regency: Session,
) -> None:
    everyone = {row.person_id: row for row in regency.scalars(select(Account))}
    shown = {person.account_id for person in accounts.demo_people(TODAY)}
    assert shown == {person.account_id for person in demo.people()}
    buyers = {row.person_id for row in regency.scalars(waiting())}
    plain = [everyone[person] for person in buyers if everyone[person].id not in shown]
    assert len(plain) > 300
    numbers = {row.person_id: row.nip for row in regency.scalars(select(Nip))}
    granted = set(regency.scalars(select(models.Grant.account_id)))
    for account in plain:
        assert account.person_id is not None
        assert (account.way, account.login) == ("nip", numbers[account.person_id])
        assert (account.password_hash, account.demo, account.active) == (None, False, True)
        assert account.id not in granted


# -- the receipts


def waiting() -> Any:
    """The query of the purchases that DKUPP, or the buyer after DKUPP, has still to look at."""
    return select(Purchase).where(Purchase.state.in_(("diajukan", "dikembalikan")))


def test_each_purchase_that_waits_has_a_photo_whose_file_is_whole(
    regency: Session, loaded: str
) -> None:
    found = regency.scalars(waiting()).all()
    assert len(found) > 300
    for purchase in found:
        photo = regency.get_one(Photo, purchase.photo_key)
        path = folder_of(loaded) / "foto" / photo.sha256[:2] / f"{photo.sha256[2:]}.webp"
        body = path.read_bytes()
        assert hashlib.sha256(body).hexdigest() == photo.sha256
        assert len(body) == photo.size
        with Image.open(io.BytesIO(body), formats=["WEBP"]) as picture:
            assert picture.size == (photo.width, photo.height)
    assert count(regency, Purchase.photo_key.is_not(None)) == len(found)
    assert regency.scalar(select(func.count()).select_from(Photo)) == len(found)


def test_a_photo_was_uploaded_by_its_buyer_before_the_form_was_sent(regency: Session) -> None:
    events = select(models.Event).where(models.Event.kind == "photo_stored")
    stored = {event.subject: event for event in regency.scalars(events)}
    sent = (
        select(func.max(models.PurchaseStep.at))
        .where(models.PurchaseStep.purchase_id == Purchase.id)
        .where(models.PurchaseStep.state == "diajukan")
        .scalar_subquery()
    )
    query = select(Purchase, Photo, Account, sent).join(Photo, Photo.key == Purchase.photo_key)
    rows = regency.execute(query.join(Account, Account.id == Photo.account_id)).all()
    assert len(rows) == len(stored) > 300
    for purchase, photo, account, at in rows:
        event = stored[f"photo:{photo.key}"]
        assert photos.KEY.fullmatch(photo.key)
        assert account.person_id == purchase.person_id
        assert photo.uploaded_at == event.at < at
        assert (event.account_id, event.actor) == (account.id, f"akun:{account.id}")


def test_a_verifier_sees_the_receipts_of_the_queue(regency: Session) -> None:
    row = demo.people()[5]
    dkupp = Actor(row.account_id, None, row.name, frozenset({Role.DKUPP}))
    queue = verification.queue(by=dkupp)
    assert len(queue.items) == verification.QUEUE_PAGE
    for item in queue.items:
        key = verification.one(item.id, by=dkupp).photo_key
        assert key is not None
        found = photos.look_up(key, by=dkupp)
        assert hashlib.sha256(found.body).hexdigest() == found.sha256


def test_of_a_hundred_receipts_one_is_shown_by_two_people_and_no_others_look_alike(
    regency: Session,
) -> None:
    shown: dict[str, list[Purchase]] = {}
    looks: dict[str, str] = {}
    for purchase, photo in regency.execute(
        select(Purchase, Photo).join(Photo, Photo.key == Purchase.photo_key)
    ):
        shown.setdefault(photo.sha256, []).append(purchase)
        looks[photo.sha256] = photo.dhash
    pairs = [group for group in shown.values() if len(group) > 1]
    assert len(pairs) == -(-sum(map(len, shown.values())) // 100)
    for one, other in pairs:
        assert one.person_id != other.person_id
        at_one, at_other = (one.gallery, one.umkm_id), (other.gallery, other.umkm_id)
        assert (at_one, one.claimed) == (at_other, other.claimed)
    assert len(set(looks.values())) == len(looks)


BAWANG = Product(1, 7, "Bawang Goreng 200g", "Makanan", "200 g", "onion", (20_000,))
KERIPIK = Product(2, 8, "Keripik Pisang", "Makanan", "250 g", "banana", (12_000,))
DRINGU, LECES = "3513.19", "3513.05"
MARKET = Market(
    (Seller(7, "Brambang Makmur", DRINGU, ""), Seller(8, "Dapur Bu Nur", LECES, "")),
    (BAWANG, KERIPIK),
    {},
    (JANUARY,),
    frozenset(),
)


def bought(**over: Any) -> Bought:
    """52.000 at a gallery on 22 March, sent at 13.30 WIB of the same day."""
    facts: dict[str, Any] = {
        "obligation": 1,
        "person": 1,
        "day": date(2025, 3, 22),
        "gallery": "DEK-KRAKSAAN",
        "seller": None,
        "claimed": 52_000,
        "fund": Fund.PRIBADI,
        "receipt": "2203-014",
        "basket": ((BAWANG, 2, 20_000), (KERIPIK, 1, 12_000)),
        "steps": [sent_at(datetime(2025, 3, 22, 6, 30, tzinfo=UTC))],
    }
    return Bought(**facts | over)


def sent_at(at: datetime) -> Step:
    return Step(at, State.DIAJUKAN, 52_000, "akun:1")


def told(one: Bought, flaw: Flaw | None = None, seed: int = 1) -> list[str]:
    """The words on a receipt, line by line."""
    lines = Till(MARKET).lines(Slip(one, one, flaw), Chance(seed, TODAY, "receipts"))
    parts = ((line.left.strip(), line.middle, line.right) for line in lines)
    words = [" ".join(filter(None, part)) for part in parts]
    return [word for word in words if word]


def test_a_receipt_says_what_was_bought_where_and_when() -> None:
    name, place, when, *rest = told(bought())
    assert (name, place) == ("GALERI DEKRANASDA", "Kraksaan, Probolinggo")
    assert when.startswith("22-03-2025 ")
    assert " Kasir 0" in when
    paid = rest.pop(8)
    assert paid in ("Tunai 52.000", "QRIS 52.000")
    assert rest == [
        "No. 2203-014",
        "Bawang Goreng 200g",
        "2 x 20.000 40.000",
        "Keripik Pisang",
        "1 x 12.000 12.000",
        "UMKM: Brambang Makmur",
        "Dapur Bu Nur",
        "TOTAL 52.000",
        "Terima kasih sudah membeli",
        "produk UMKM Probolinggo",
    ]


def test_a_sellers_receipt_names_the_seller_and_what_was_not_itemised_stays_so() -> None:
    found = told(bought(gallery=None, seller=8, basket=(), receipt=None))
    assert found[:2] == ["DAPUR BU NUR", "Leces, Probolinggo"]
    assert found[3] == "Aneka produk UMKM 52.000"
    assert not any("UMKM:" in line or "Kasir" in line or "No." in line for line in found)


def test_the_time_on_a_receipt_is_in_opening_hours_and_before_the_form_was_sent() -> None:
    same_day = {told(bought(), seed=seed)[2][11:16] for seed in range(60)}
    assert min(same_day) >= "08:00"
    assert "12:00" < max(same_day) <= "13:20"
    next_day = bought(steps=[sent_at(datetime(2025, 3, 23, 6, tzinfo=UTC))])
    later = {told(next_day, seed=seed)[2][11:16] for seed in range(60)}
    assert "18:00" < max(later) <= "20:00"


def test_a_differing_total_is_some_thousand_less_than_claimed_and_adds_up() -> None:
    for seed in range(20):
        found = told(bought(), Flaw.LESS, seed)
        off = next(line.removeprefix("Potongan -") for line in found if "Potongan" in line)
        total = next(line.removeprefix("TOTAL ") for line in found if "TOTAL" in line)
        assert 1_000 <= int(off.replace(".", "")) <= 9_000
        assert int(total.replace(".", "")) + int(off.replace(".", "")) == 52_000


def test_about_four_receipts_in_a_hundred_give_something_to_notice() -> None:
    purchases = [bought(person=number, id=number) for number in range(1, 401)]
    found = slips.slips(purchases, Chance(1, TODAY, "receipts"))
    assert [slip.bought.id for slip in found] == list(range(1, 401))
    less = {slip.bought.id for slip in found if slip.flaw is Flaw.LESS}
    borrowed = {slip.bought.id: slip.of.id for slip in found if slip.of is not slip.bought}
    assert 4 <= len(less) <= 18  # 10 on average
    assert borrowed == {2: 1}  # all are alike here: they make one pair
    for seed in range(200):  # of a pair, nothing else is to be noticed
        pair = slips.slips(purchases[:2], Chance(seed, TODAY, "receipts"))
        assert [slip.flaw for slip in pair] == [None, None]


@pytest.mark.parametrize(
    ("reason", "flaw"),
    [
        ("Foto nota buram. Mohon unggah ulang.", Flaw.BLURRED),
        ("Nominal di nota berbeda dengan isian.", Flaw.LESS),
        ("Nama penjual di nota belum terlihat.", Flaw.NAMELESS),
    ],
)
def test_the_photo_of_a_returned_purchase_is_what_it_was_returned_for(
    reason: str, flaw: Flaw
) -> None:
    one = bought()
    at = datetime(2025, 3, 22, 8, tzinfo=UTC)
    one.steps.append(Step(at, State.DIKEMBALIKAN, 52_000, "akun:2", reason))
    (slip,) = slips.slips([one], Chance(1, TODAY, "receipts"))
    assert slip.flaw is flaw
    assert slip.sent == datetime(2025, 3, 22, 6, 30, tzinfo=UTC)


def test_the_same_chance_draws_the_same_photo_and_a_flaw_is_seen() -> None:
    till = Till(MARKET)

    def photograph(flaw: Flaw | None) -> paper.Picture:
        return till.photograph(Slip(bought(), bought(), flaw), Chance(1, TODAY, "receipts"))

    good, again, blurred, cut = map(photograph, (None, None, Flaw.BLURRED, Flaw.NAMELESS))
    assert good == again
    assert len(blurred.webp) < len(good.webp) / 2  # print is what takes bytes
    assert cut.height < good.height
    with Image.open(io.BytesIO(good.webp)) as picture:
        grey = picture.convert("L")
    middle = good.width // 2
    table, rim = grey.crop((0, 0, 4, 4)), grey.crop((middle, 48, middle + 4, 52))
    assert ImageStat.Stat(table).mean[0] < 80
    assert ImageStat.Stat(rim).mean[0] > 170  # the paper above the print


def test_the_demo_sees_likeness_as_the_worker_for_uploads_does() -> None:
    picture = Image.effect_noise((90, 120), 60).convert("RGB")
    assert paper.dhash(picture) == photo_worker.dhash(picture)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_a_folder_for_photos_the_demo_is_loaded_without_them(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_folder", None)
    assert demo.load(today=date(2025, 1, 5), now=NOON).outcome == "loaded"
    assert checks.run() == []
    with reading() as session:
        assert len(session.scalars(waiting()).all()) > 0
        assert session.scalars(select(Photo)).all() == []


# -- loading


def test_the_same_day_and_seed_give_the_same_data_at_any_hour_on_any_engine(
    db: str, loaded: str, tmp_path: Path
) -> None:
    photos.configure(tmp_path)
    evening = datetime(2025, 3, 24, 16, 59, tzinfo=UTC)
    assert demo.load(today=TODAY, now=evening).outcome == "loaded"
    assert checks.run() == []
    found = digest()
    db_session.configure(loaded)
    assert digest() == found


def test_people_who_are_there_are_left_alone(db: str) -> None:
    with transaction() as session:
        session.execute(insert(Person).values(name="Seseorang", title_front="", title_back=""))
    assert demo.load(today=TODAY, now=NOON) == demo.Loaded("other", people=1)
    assert not demo.is_loaded()
    assert demo.people() == []


def test_an_account_that_is_there_is_left_alone(db: str) -> None:
    with transaction() as session:
        session.add(Account(way="name", login="kasir.lain", name="Kasir", created_at=NOON))
    assert demo.load(today=TODAY, now=NOON) == demo.Loaded("other", people=0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_second_load_and_a_load_that_is_cut_off_change_nothing(db: str, tmp_path: Path) -> None:
    fifth = date(2025, 1, 5)
    photos.configure(tmp_path)

    def files() -> set[str]:
        return {path.parent.name + path.stem for path in (tmp_path / "foto").glob("??/*")}

    def pull_the_plug(stage: str, done: int, _total: int) -> None:
        if stage == "tables" and done > 20_000:
            raise KeyboardInterrupt

    before = digest()
    with pytest.raises(KeyboardInterrupt):
        demo.load(today=fifth, now=NOON, progress=pull_the_plug)
    assert digest() == before
    left = files()  # without rows, as of any upload that was cut off
    assert left
    assert demo.load(today=fifth, now=NOON).outcome == "loaded"
    whole = digest()
    with reading() as session:
        assert set(session.scalars(select(Photo.sha256))) == left == files()
    assert demo.load(today=fifth, now=NOON, seed=2).outcome == "already"
    assert digest() == whole


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_on_the_first_day_of_the_programme_the_month_is_nearly_empty_and_the_camat_is_short(
    db: str,
) -> None:
    first = date(2025, 1, 1)
    made = demo.load(today=first, now=datetime(2024, 12, 31, 17, tzinfo=UTC))
    assert (made.months, made.people) == (1, 7723)
    assert checks.run() == []
    with reading() as session:
        camat = session.get_one(Account, demo.people()[1].account_id)
        owed = session.scalars(
            select(Obligation).where(Obligation.person_id == camat.person_id)
        ).one()
        assert owed.minimum - owed.verified == 20_000
        assert max(rates(session, first).values()) < 50


def test_another_seed_makes_other_people() -> None:
    first = date(2025, 1, 1)
    one, two = (history.tell(first, NOON, seed, _rules(), lambda *_: None) for seed in (1, 2))
    assert [person.nip for person in one.people] != [person.nip for person in two.people]


def _rules() -> list[levels.LevelRule]:
    return [
        levels.LevelRule(
            levels.Level(row["code"]),
            int(row["min_amount"]),
            date.fromisoformat(row["valid_from"]),
            int(row["order"]),
        )
        for row in reference.rows("levels")
    ]


@pytest.mark.parametrize(
    ("today", "first", "number"),
    [
        (date(2025, 1, 5), date(2025, 1, 1), 1),
        (date(2026, 1, 31), date(2025, 1, 1), 13),
        (date(2026, 2, 10), date(2025, 1, 1), 14),
        (date(2026, 11, 24), date(2025, 10, 1), 14),
    ],
)
def test_the_months_are_fourteen_but_never_before_the_programme(
    today: date, first: date, number: int
) -> None:
    found = history.months_until(today)
    assert (found[0], found[-1], len(found)) == (first, today.replace(day=1), number)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_moves_on_a_terminal_and_says_one_line_a_stage_elsewhere() -> None:
    live, plain = Terminal(), io.StringIO()
    for stream in (live, plain):
        bar = demo.Bar(stream)
        for done in (1, 2):
            bar("people", done, 2)
        bar("tables", 1, 2)
        bar("tables", 2, 2)
    assert live.getvalue().count("\r") == 4
    assert "100% menyimpan" in live.getvalue()
    assert plain.getvalue().splitlines() == [
        "Memuat data contoh: pegawai dan jabatan selesai (2%)",
        "Memuat data contoh: menyimpan selesai (100%)",
    ]


# -- the tills


def test_the_galleries_have_orders_in_every_state_and_notas_for_what_they_sold(
    regency: Session,
) -> None:
    states = Counter(regency.scalars(select(models.Order.state)))
    assert states["dipesan"] + states["siap"] == 40
    assert (states["kedaluwarsa"], states["batal"]) == (30, 20)
    assert states["diambil"] > 50
    sold = select(Purchase.id).where(Purchase.source.in_(("kasir", "pesanan")))
    notas = regency.scalar(select(func.count()).select_from(models.Nota)) or 0
    assert notas == count(regency, Purchase.id.in_(sold)) > 1000


def test_orders_that_wait_have_not_run_out_when_the_demo_begins(regency: Session) -> None:
    waiting_orders = select(models.Order).where(models.Order.state.in_(("dipesan", "siap")))
    for order in regency.scalars(waiting_orders):
        assert order.placed_at < BEGUN < order.expires_at


def test_promotions_grow_month_by_month_and_name_people_of_their_own_office(
    regency: Session,
) -> None:
    owed = select(Obligation.person_id, Obligation.month, Obligation.opd)
    known = {tuple(row) for row in regency.execute(owed)}
    found = regency.scalars(select(Promotion)).all()
    assert all((one.person_id, one.month, one.opd) in known for one in found)
    assert max(one.entered_at for one in found) < BEGUN
    months = Counter(one.month for one in found)
    assert 0 < months[JANUARY] < months[FEBRUARY]
    ours = [one for one in found if (one.opd, one.month) == ("DISKOMINFO", MARCH)]
    star = select(Account.person_id).where(Account.id == 1)
    mine = [one for one in ours if one.person_id == regency.scalar(star)]
    assert (len(ours), len(mine)) == (14, 4)
    assert len({one.opd for one in found}) > 50
