"""Objections of the demo: one of the ASN to sign in as, with its answer, and some that wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from dashapp.domain import calendar
from dashapp.services.demo.books import Owed
from dashapp.services.demo.bulk import Bulk
from dashapp.services.demo.cast import Player
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.history import Story
from dashapp.services.trail import Entry
from db.models import Objection

STAR, ANSWERER = "asn", "dkupp2"  # players
OWN = (
    "Nota akhir bulan sudah diunggah, tetapi satu pembelian tidak dihitung.",
    "Nota dari toko di Kota Probolinggo, di luar UMKM Kabupaten. Nilai tetap.",
)
# Kind and text of what waits.
WAITING: tuple[tuple[str, str], ...] = (
    ("evaluasi", "Nota tanggal 29 sudah saya kirim lewat galeri, mohon dihitung untuk bulan itu."),
    ("koreksi", "Sejak tanggal 1 saya sudah fungsional, mohon jenjang bulan itu diperiksa."),
    ("evaluasi", "Pembelian ditolak karena foto buram, padahal penjualnya dapat ditanya."),
    ("koreksi", "Cuti melahirkan saya dimulai sebelum tanggal 1, surat ada di subbagian umum."),
)


@dataclass
class Raised:
    """One objection; the last three are None while it waits."""

    id: int
    person: int
    kind: str
    month: date
    text: str
    at: datetime
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: Player | None = None


def draw(story: Story, chance: Chance, today: date) -> list[Raised]:
    """The star's of three months ago with its answer, and those of people who missed last month."""
    star = next(player for player in story.players if player.key == STAR)
    dkupp = next(player for player in story.players if player.key == ANSWERER)
    if len(story.months) < 4:
        return []
    deadline = story.months[-2].replace(day=11)
    at = calendar.wib_midnight(deadline) + timedelta(hours=9, minutes=12)
    own = Raised(1, star.person or 0, "evaluasi", story.months[-4], OWN[0], at)
    own.answer, own.answered_at = OWN[1], at + timedelta(days=3, hours=4)
    own.answered_by = dkupp
    missed = _missed(story, story.obligations[-3])
    found = [own]
    for number, (kind, text) in enumerate(WAITING, start=2):
        owed = chance.one(missed)
        missed.remove(owed)
        hours = 24 * (len(WAITING) + 2 - number) + chance.whole(8, 16) - 24
        at = calendar.wib_midnight(today) - timedelta(hours=hours)
        found.append(Raised(number, owed.person, kind, owed.month, text, at))
    return found


def write(connection: Connection, made: Sequence[Raised]) -> None:
    """Insert them with the notices of their answers; their people are there already."""
    bulk = Bulk(connection)
    bulk.insert(
        Objection,
        "id person_id kind month text key entered_at outcome answer answered_at answered_by",
        (
            (one.id, one.person, one.kind, one.month, one.text, f"demo-keberatan-{one.id}", one.at,
             "ditolak" if one.answer else None, one.answer, one.answered_at,
             one.answered_by.id if one.answered_by else None)
            for one in made
        ),
    )  # fmt: skip
    bulk.follow_ids((Objection,))


def told(made: Sequence[Raised], players: Sequence[Player]) -> Iterator[Entry]:
    """Each act as an event; who has no account is named by the number of the person."""
    accounts = {player.person: player for player in players if player.person}
    for one in made:
        raiser = accounts.get(one.person)
        label = raiser.label if raiser else f"pegawai:{one.person}"
        number = raiser.id if raiser else None
        facts: dict[str, object] = {
            "person": one.person,
            "month": calendar.write_month(one.month),
            "kind": one.kind,
            "outcome": None,
        }
        subject = f"objection:{one.id}"
        yield Entry(one.at, "objection_raised", label, number, subject, facts)
        if one.answered_at is not None and one.answered_by is not None:
            by = one.answered_by
            facts = facts | {"outcome": "ditolak"}
            yield Entry(one.answered_at, "objection_answered", by.label, by.id, subject, facts)


def _missed(story: Story, owed: Sequence[Owed]) -> list[Owed]:
    """Who lacks something of a month's minimum, the players aside."""
    known = {player.person for player in story.players if player.key}
    return [
        row
        for row in owed
        if row.obliged and row.person not in known and row.totals.verified < row.minimum
    ]
