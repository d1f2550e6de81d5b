"""A roster looked at on the page: held back, counted, confirmed once, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.roster_groups import Group, sizes, written
from dashapp.services import roster_history, roster_outlook
from dashapp.services.roster_previews import KEEP, KEPT, RELEASE, Held, Previews
from db.models import Account, Event, Posting
from db.session import reading, transaction
from tests.rosters import Line, a_line, a_nip
from tests.services.test_roster import content, open_month

NOW = datetime(2025, 3, 5, 3, tzinfo=UTC)
JANUARY, MARCH, APRIL = date(2025, 1, 1), date(2025, 3, 1), date(2025, 4, 1)
TWENTY = [a_line(a_nip(number)) for number in range(1, 21)]

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def held_by() -> Previews:
    return Previews()


def a_clerk() -> Actor:
    """Somebody of DKUPP who is not on the roster."""
    with transaction() as session:
        number = len(session.scalars(select(Account.id)).all())
        account = Account(way="name", login=f"petugas.{number}", name="Petugas", created_at=NOW)
        session.add(account)
        session.flush()
        return Actor(account.id, None, account.name, frozenset({Role.DKUPP}))


def look(previews: Previews, by: Actor, *lines: Line, day: date = JANUARY) -> Held:
    return previews.take(content(*lines), "pegawai.csv", day=day, by=by, now=NOW)


def serving() -> int:
    with reading() as session:
        return len(session.scalars(select(Posting).where(Posting.valid_to.is_(None))).all())


def load(previews: Previews, by: Actor) -> None:
    held = look(previews, by, *TWENTY)
    previews.confirm(held.token, KEEP, None, None, by=by, now=NOW)


def test_every_row_is_in_one_group_and_the_button_counts_what_is_written(
    held_by: Previews,
) -> None:
    by = a_clerk()
    load(held_by, by)
    changes = look(
        held_by,
        by,
        a_line("12345"),
        a_line(a_nip(1), JENIS_JABATAN="Fungsional"),
        a_line(a_nip(2), "Dinas Sosial"),
        a_line(a_nip(3), NAMA_JABATAN="Arsiparis"),
        *TWENTY[3:19],
        a_line(a_nip(99)),
    ).preview.changes
    told = {group: number for group, number in sizes(changes).items() if number}
    assert told == {
        Group.ERROR: 1,
        Group.LEVEL: 1,
        Group.MOVED: 1,
        Group.OTHER: 1,
        Group.SAME: 16,
        Group.NEW: 1,
        Group.LEFT: 1,
    }
    assert written(changes) == 5


def test_those_whose_leaving_is_doubted_stay_unless_a_document_lets_them_go(
    held_by: Previews,
) -> None:
    by = a_clerk()
    load(held_by, by)
    held = look(held_by, by, *TWENTY[:10], day=MARCH)
    assert written(held.chosen(KEEP)) == 0
    assert written(held.chosen(RELEASE)) == 10
    with pytest.raises(Rejected) as refused:
        held_by.confirm(held.token, RELEASE, " ", None, by=by, now=NOW)
    assert set(refused.value.problems) == {"reason", "document"}
    assert serving() == 20
    held_by.confirm(held.token, RELEASE, "Dimutasi ke provinsi", "800/12", by=by, now=NOW)
    assert serving() == 10
    with reading() as session:
        query = select(Event.data).where(Event.kind == "roster_imported").order_by(Event.seq)
        assert "800/12" in session.scalars(query).all()[-1]


def test_the_second_of_two_previews_is_refused_and_can_be_counted_anew(held_by: Previews) -> None:
    one, other = a_clerk(), a_clerk()
    load(held_by, one)
    mine, theirs = look(held_by, one, *TWENTY[:19]), look(held_by, other, *TWENTY[:19])
    held_by.confirm(mine.token, KEEP, None, None, by=one, now=NOW)
    with pytest.raises(Rejected) as refused:
        held_by.confirm(theirs.token, KEEP, None, None, by=other, now=NOW)
    assert refused.value.problems[""].code == "roster_changed"
    anew = held_by.again(theirs.token, day=JANUARY, by=other, now=NOW)
    assert written(anew.preview.changes) == 0
    with pytest.raises(Rejected) as gone:
        held_by.confirm(mine.token, KEEP, None, None, by=one, now=NOW)
    assert gone.value.problems[""].code == "preview_gone"


def test_a_preview_is_its_makers_alone_and_not_kept_for_long(held_by: Previews) -> None:
    by = a_clerk()
    held = look(held_by, by, *TWENTY)
    with pytest.raises(Rejected):
        held_by.get(held.token, by=a_clerk(), now=NOW)
    with pytest.raises(NotAllowed):
        held_by.of(replace(by, roles=frozenset({Role.ADMIN})), NOW)
    assert held_by.of(by, NOW + KEPT) is held
    assert held_by.of(by, NOW + KEPT * 2) is None


def test_the_outlook_is_what_opening_the_next_month_makes(held_by: Previews) -> None:
    by = a_clerk()
    load(held_by, by)
    open_month(MARCH)
    held = look(
        held_by,
        by,
        *TWENTY[:18],
        a_line(a_nip(19), JENIS_JABATAN="Fungsional"),  # 50.000 → 75.000; number 20 leaves
        a_line(a_nip(51)),
        a_line(a_nip(52), KEDUDUKAN_HUKUM="Tugas Belajar"),
        day=MARCH,
    )
    seen = roster_outlook.outlook(held.preview.changes, day=MARCH, now=NOW)
    assert (seen.serving, seen.serving_after) == (20, 21)
    assert (seen.locked, seen.locked_people, seen.month) == (MARCH, 20, APRIL)
    assert (seen.now.people, seen.now.minimum) == (20, 1_000_000)
    assert (seen.after.people, seen.after.minimum) == (20, 1_025_000)


def test_the_history_says_why_an_import_cannot_be_taken_back(held_by: Previews) -> None:
    by = a_clerk()
    load(held_by, by)
    [entry] = roster_history.history(by=by).imports
    assert (entry.file_name, entry.counts["new"], entry.undone_at) == ("pegawai.csv", 20, None)
    open_month(MARCH)
    found = roster_history.history(by=by).hindrance
    assert found is not None
    assert found.code == "batch_month_opened"
    with pytest.raises(NotAllowed):
        roster_history.undo(entry.id, by=SYSTEM_CLI, now=NOW)
