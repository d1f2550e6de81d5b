"""Purchases from another system: entered once, however often the file comes."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.problems import Rejected
from dashapp.services import checks, months, purchase_import, roster
from dashapp.services.purchase_import import Result
from db.models import Event, Month, Nip, Obligation, Purchase, PurchaseStep, Umkm
from db.session import reading, transaction
from tests import rosters
from tests.rosters import a_line, a_nip

NOW = datetime(2025, 3, 5, 3, tzinfo=UTC)  # 10.00 WIB
JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)
HEADERS = (*(header.upper() for header in rosters.PURCHASE_HEADERS), "ALASAN")
A, B, LATE = a_nip(1), a_nip(2), a_nip(3)

pytestmark = pytest.mark.usefixtures("regency")


@pytest.fixture
def regency(db: str) -> None:
    """A and B serve from January on, LATE from the middle of February on."""
    lines = [a_line(A), a_line(B), a_line(LATE, TMT_JABATAN="15-02-2025")]
    headers = tuple(header.upper() for header in rosters.HEADERS)
    rows = [[line[header] for header in headers] for line in lines]
    shown = roster.preview(as_csv(headers, rows), "pegawai.csv", day=JANUARY)
    roster.confirm(shown, by=SYSTEM_CLI, now=NOW)


def as_csv(headers: Any, rows: Any) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([headers, *rows])
    return file.getvalue().encode()


def a_purchase(nip: str = A, **cells: str) -> dict[str, str]:
    told = {
        "NIP": nip,
        "TANGGAL": "10/01/2025",
        "TEMPAT": "DEK-BUPATI",
        "NOMOR NOTA": "N-1",
        "NOMINAL": "50.000",
    }
    return told | {name.replace("_", " "): value for name, value in cells.items()}


def enter(*rows: dict[str, str], apply: bool = True, now: datetime = NOW) -> Result:
    content = as_csv(HEADERS, [[row.get(header, "") for header in HEADERS] for row in rows])
    return purchase_import.enter(content, "pembelian.csv", now=now, apply=apply)


def codes(result: Result) -> list[tuple[int, list[str]]]:
    return [(row.row, [problem.code for problem in row.problems]) for row in result.refused]


def saved() -> list[Purchase]:
    with reading() as session:
        return list(session.scalars(select(Purchase).order_by(Purchase.id)))


def totals(nip: str = A, month: date = JANUARY) -> tuple[int, int, int, int]:
    query = (
        select(Obligation)
        .join(Nip, Nip.person_id == Obligation.person_id)
        .where(Nip.nip == nip, Obligation.month == month)
    )
    with reading() as session:
        row = session.scalars(query).one()
        return row.verified, row.waiting, row.rejected, row.opd_fund


def test_a_row_without_status_fund_and_dientri_is_diajukan_pribadi_at_midnight_of_its_day() -> None:
    assert enter(a_purchase()).new == 1
    (purchase,) = saved()
    assert (purchase.state, purchase.fund, purchase.source) == ("diajukan", "pribadi", "impor")
    assert purchase.arrived_at == datetime(2025, 1, 9, 17, tzinfo=UTC)
    assert (purchase.day, purchase.amount, purchase.gallery) == (
        date(2025, 1, 10),
        50_000,
        "DEK-BUPATI",
    )
    assert (purchase.photo_key, purchase.decided_by, purchase.reason) == (None, None, None)
    assert totals() == (0, 50_000, 0, 0)


def test_each_status_and_fund_counts_where_it_belongs() -> None:
    enter(
        a_purchase(NOMOR_NOTA="1", NOMINAL="10.000", STATUS="Terverifikasi"),
        a_purchase(NOMOR_NOTA="2", NOMINAL="20.000", STATUS="DIAJUKAN"),
        a_purchase(NOMOR_NOTA="3", NOMINAL="30.000", STATUS="dikembalikan"),
        a_purchase(NOMOR_NOTA="4", NOMINAL="40.000", STATUS="ditolak", ALASAN="nota ganda"),
        a_purchase(
            NOMOR_NOTA="5", NOMINAL="5.000", STATUS="terverifikasi", SUMBER_DANA="Belanja OPD"
        ),
    )
    assert totals() == (10_000, 50_000, 40_000, 5_000)
    assert [(row.decided_by, row.reason) for row in saved()] == [
        ("impor", None),
        (None, None),
        ("impor", "dari impor"),
        ("impor", "nota ganda"),
        ("impor", None),
    ]
    assert checks.run() == []


@pytest.mark.parametrize(
    ("written", "arrived"),
    [
        ("2025-02-11 00:00:01", datetime(2025, 2, 10, 17, 0, 1, tzinfo=UTC)),
        ("10/02/2025 23:59:59", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-02-10T20:00:00Z", datetime(2025, 2, 10, 20, tzinfo=UTC)),
        ("2025-02-10T20:00:00+07:00", datetime(2025, 2, 10, 13, tzinfo=UTC)),
        ("2025-02-10", datetime(2025, 2, 9, 17, tzinfo=UTC)),
    ],
)
def test_dientri_is_the_moment_of_arrival_in_wib_unless_it_says_otherwise(
    written: str, arrived: datetime
) -> None:
    assert enter(a_purchase(DIENTRI=written)).refused == []
    assert saved()[0].arrived_at == arrived
    with reading() as session:
        assert set(session.scalars(select(PurchaseStep.at))) == {arrived}


@pytest.mark.parametrize("place", ["dek-kraksaan", "GALERI DEKRANASDA KRAKSAAN"])
def test_a_gallery_is_found_by_code_and_by_name(place: str) -> None:
    enter(a_purchase(TEMPAT=place))
    assert saved()[0].gallery == "DEK-KRAKSAAN"


def test_a_seller_is_found_by_code_and_by_name_unless_two_share_it() -> None:
    with transaction() as session:
        for code, name in (("U-0001", "Madu Bromo"), ("U-0002", "Kembar"), ("U-0003", "Kembar")):
            session.add(Umkm(code=code, name=name, kecamatan="3513.14"))
    result = enter(
        a_purchase(TEMPAT="u-0002"), a_purchase(TEMPAT="MADU BROMO"), a_purchase(TEMPAT="Kembar")
    )
    assert codes(result) == [(4, ["place_ambiguous"])]
    assert [row.gallery for row in saved()] == [None, None]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"TANGGAL": "06/03/2025"}, "day_future"),
        ({"TANGGAL": "31/12/2024"}, "day_too_early"),
        ({"TANGGAL": ""}, "day_empty"),
        ({"TANGGAL": "30/02/2025"}, "day_unreadable"),
        ({"TEMPAT": "Toko Entah"}, "place_unknown"),
        ({"TEMPAT": ""}, "place_empty"),
        ({"NOMINAL": "lima puluh"}, "amount_unreadable"),
        ({"NOMINAL": "50,000"}, "amount_unreadable"),
        ({"NOMINAL": "-50.000"}, "amount_not_positive"),
        ({"NOMINAL": "0"}, "amount_not_positive"),
        ({"NOMINAL": "500.000.000"}, "amount_too_large"),
        ({"NOMINAL": ""}, "amount_empty"),
        ({"STATUS": "lunas"}, "status_unknown"),
        ({"STATUS": "ditarik"}, "status_unknown"),
        ({"SUMBER_DANA": "APBD"}, "fund_unknown"),
        ({"DIENTRI": "kemarin"}, "instant_unreadable"),
        ({"DIENTRI": "2025-03-06 00:00:00"}, "arrived_future"),
        ({"NOMOR_NOTA": "9" * 41}, "receipt_number_too_long"),
    ],
)
def test_a_bad_cell_refuses_its_row_alone(cells: dict[str, str], code: str) -> None:
    result = enter(a_purchase(), a_purchase(B, **cells))
    assert codes(result) == [(3, [code])]
    assert (result.read, result.new) == (2, 1)
    assert len(saved()) == 1


def test_a_purchase_of_today_and_of_the_programmes_first_day_are_accepted() -> None:
    assert enter(a_purchase(TANGGAL="05/03/2025"), a_purchase(TANGGAL="01/01/2025")).new == 2


def test_a_row_tells_everything_that_is_wrong_in_it() -> None:
    result = enter(a_purchase("123", TANGGAL="x", TEMPAT="x", NOMINAL="x", STATUS="x"))
    assert codes(result) == [
        (
            2,
            [
                "nip_length",
                "day_unreadable",
                "place_unknown",
                "amount_unreadable",
                "status_unknown",
            ],
        )
    ]


def test_people_unknown_or_without_an_obligation_are_refused() -> None:
    result = enter(a_purchase(), a_purchase(a_nip(99)), a_purchase(LATE))
    assert codes(result) == [(3, ["nip_unknown"]), (4, ["no_obligation"])]
    assert result.refused[1].problems[0].params == {"month": "2025-01"}


def test_a_purchase_opens_its_month_and_no_other() -> None:
    enter(a_purchase(TANGGAL="10/02/2025"))
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == [FEBRUARY]


def test_rows_that_are_refused_open_nothing() -> None:
    enter(a_purchase(a_nip(99)), a_purchase(LATE), a_purchase(NOMINAL="x"))
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == []


def test_a_closed_month_takes_nothing_new_and_knows_what_it_has() -> None:
    enter(a_purchase())
    with transaction() as session:
        session.get_one(Month, JANUARY).closed_at = NOW
    result = enter(a_purchase(), a_purchase(B), a_purchase(B, TANGGAL="10/02/2025"))
    assert (result.known, result.new) == (1, 1)
    assert codes(result) == [(3, ["month_closed"])]


def test_the_same_file_again_changes_nothing() -> None:
    rows = [
        a_purchase(),
        a_purchase(NOMOR_NOTA=""),
        a_purchase(NOMOR_NOTA=""),
        a_purchase(B, NOMOR_NOTA="", NOMINAL="Rp50.000,00", STATUS="terverifikasi"),
    ]
    assert enter(*rows).new == 4
    before = [(row.id, row.state, row.amount) for row in saved()]
    with reading() as session:
        events = len(session.scalars(select(Event.seq)).all())
    again = enter(*rows)
    assert (again.new, again.known, again.refused, again.changed) == (0, 4, [], [])
    assert [(row.id, row.state, row.amount) for row in saved()] == before
    with reading() as session:
        assert len(session.scalars(select(Event.seq)).all()) == events


def test_the_same_nota_twice_in_one_file_is_one_purchase() -> None:
    result = enter(a_purchase(), a_purchase(TANGGAL="2025-01-10", NOMINAL="50rb"))
    assert (result.new, result.known) == (1, 1)


def test_another_day_place_nota_or_amount_is_another_purchase() -> None:
    result = enter(
        a_purchase(),
        a_purchase(TANGGAL="11/01/2025"),
        a_purchase(TEMPAT="DEK-KRAKSAAN"),
        a_purchase(NOMOR_NOTA="N-2"),
        a_purchase(NOMINAL="50.001"),
        a_purchase(B),
    )
    assert (result.new, result.known) == (6, 0)


def test_a_longer_file_adds_only_what_is_new_among_rows_without_nota() -> None:
    enter(a_purchase(NOMOR_NOTA=""))
    result = enter(*[a_purchase(NOMOR_NOTA="")] * 3)
    assert (result.new, result.known) == (2, 1)


def test_a_changed_status_is_told_and_not_applied() -> None:
    enter(a_purchase())
    result = enter(a_purchase(STATUS="terverifikasi"))
    assert [(row.row, row.stored, row.told) for row in result.changed] == [
        (2, "diajukan", "terverifikasi")
    ]
    assert totals() == (0, 50_000, 0, 0)


def test_a_rehearsal_says_the_same_and_leaves_nothing() -> None:
    tried = enter(a_purchase(), a_purchase(B, STATUS="lunas"), apply=False)
    assert (tried.new, tried.opened, tried.applied) == (1, [JANUARY], False)
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == []
        assert session.scalars(select(Purchase.id)).all() == []
    assert enter(a_purchase(), a_purchase(B, STATUS="lunas")).new == 1


def test_numbers_and_dates_of_a_spreadsheet_are_read_as_they_are() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Rekap"])
    book.active.append(["tanggal", "nip", "tempat", "nominal", "nomor nota", "dientri"])
    entered = datetime(2025, 1, 12, 9, 41)
    book.active.append([date(2025, 1, 10), A, "DEK-BUPATI", 75000, 412, entered])
    book.active.append([date(2025, 1, 10), A, "DEK-BUPATI", 75000.5, 413, None])
    kept = io.BytesIO()
    book.save(kept)
    result = purchase_import.enter(kept.getvalue(), "x.xlsx", now=NOW, apply=True)
    assert codes(result) == [(4, ["amount_unreadable"])]
    (purchase,) = saved()
    assert (purchase.amount, purchase.receipt_number) == (75_000, "412")
    assert purchase.arrived_at == datetime(2025, 1, 12, 2, 41, tzinfo=UTC)


def test_a_table_without_the_needed_columns_is_refused_whole() -> None:
    with pytest.raises(Rejected) as refused:
        purchase_import.enter(b"NIP;TANGGAL\n1;2\n", "x.csv", now=NOW, apply=True)
    assert refused.value.problems["file"].code == "header_missing"


def test_an_exempt_persons_purchases_are_kept() -> None:
    with transaction() as session:
        months.open_month(session, JANUARY, by=SYSTEM_CLI, now=NOW)
        row = session.scalars(select(Obligation)).first()
        assert row is not None
    with transaction() as session:
        found = session.get_one(Obligation, row.id)
        found.obliged, found.reason = False, "cltn"
    assert enter(a_purchase(), a_purchase(B)).new == 2


def test_a_busy_month_of_the_regency_is_entered_in_one_go() -> None:
    rows = [
        a_purchase(
            (A, B)[number % 2],
            TANGGAL=f"{date(2025, 1, 1) + timedelta(days=number % 60):%d/%m/%Y}",
            NOMOR_NOTA=str(number),
            STATUS=("terverifikasi", "diajukan", "ditolak")[number % 3],
        )
        for number in range(23_000)
    ]
    result = enter(*rows)
    assert (result.new, result.refused) == (23_000, [])
    assert sum(totals(nip, month)[0] for nip in (A, B) for month in (JANUARY, FEBRUARY)) > 0
    assert enter(*rows).known == 23_000
