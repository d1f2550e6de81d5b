"""Everything that SiMadu keeps about the one who asks, as plain data to take away (UU 27/2022)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.services import trail
from dashapp.services.account_facts import held_of, scope_names
from dashapp.services.purchases import number
from db.models import Account, Event, Reading
from db.queries import account_admin as account_queries
from db.queries import profile as queries
from db.queries import promotions
from db.session import transaction

SEEN_BY_OTHERS = "petugas"  # colleagues' names are their own data


def take(*, by: Actor, now: datetime, form: str) -> dict[str, Any]:
    """The person's own data as JSON carries it; taking it is an event (docs/rules.md §9).

    Days are ISO text, instants ISO text in WIB, amounts whole rupiah. `form` is how it is taken.
    """
    with transaction() as session:
        account = session.get(Account, by.account_id or 0)
        if account is None:
            raise NotAllowed
        subject = f"akun:{account.id}"
        trail.append(
            session, "own_data_taken", actor=by, now=now, subject=subject, data={"form": form}
        )
        found = {"dibuat": now, "akun": _account(session, account)}
        if account.person_id is not None:
            found |= _of_person(session, account.person_id)
        found["foto"] = [
            {"diunggah": photo.uploaded_at, "ukuran": photo.size, "sha256": photo.sha256}
            | _read_from(read)
            for photo, read in queries.photos(session, account.id)
        ]
        found["peristiwa"] = _events(session, account)
        plain: dict[str, Any] = _plain(found)
        return plain


def _read_from(read: Reading | None) -> dict[str, object]:
    """What a machine read from the photo (docs/reading.md)."""
    if read is None:
        return {}
    return {
        "terbaca_nominal": read.total,
        "terbaca_tanggal": read.day,
        "terbaca_toko": read.shop,
        "terbaca_yakin_persen": read.sure,
        "terbaca_oleh": read.reader,
    }


def _account(session: Session, account: Account) -> dict[str, Any]:
    grants = account_queries.grants_of(session, [account.id])
    return {
        "nama": account.name,
        "cara_masuk": account.way,
        "nama_masuk": account.login,
        "dibuat": account.created_at,
        "pemberitahuan_disetujui": account.notice_at,
        "peran": [
            {
                "peran": held.role.value,
                "lingkup": held.place,
                "dari": held.first_day,
                "sampai": held.last_day,
            }
            for held in held_of(grants, scope_names(session, grants))
        ],
        "perangkat": [
            {
                "perangkat": row.device,
                "masuk": row.created_at,
                "terakhir": row.seen_at,
                "berakhir": row.ended_at,
            }
            for row in queries.devices(session, account.id)
        ],
    }


def _of_person(session: Session, person_id: int) -> dict[str, Any]:
    person = queries.person(session, person_id)
    return {
        "orang": {
            "nama": person.name,
            "gelar_depan": person.title_front,
            "gelar_belakang": person.title_back,
            "email": person.email,
            "telepon": person.phone,
            "nip": [
                {"nip": row.nip, "berlaku": row.current} for row in queries.nips(session, person_id)
            ],
        },
        "penempatan": [
            {
                "opd": row.opd_name,
                "unit": row.Posting.unit,
                "jabatan": row.Posting.nama_jabatan,
                "eselon": row.Posting.eselon,
                "jenjang": row.Posting.override or row.Posting.level,
                "dari": row.Posting.valid_from,
                "sampai_sebelum": row.Posting.valid_to,
            }
            for row in queries.postings(session, person_id)
        ],
        "kedudukan": [
            {
                "dari": None if row.valid_from == date.min else row.valid_from,
                "kedudukan_hukum": row.kedudukan,
                "jenis_pegawai": row.jenis_pegawai,
            }
            for row in queries.statuses(session, person_id)
        ],
        "pembebasan": [
            {
                "alasan": row.reason,
                "dari": calendar.write_month(row.first_month),
                "sampai": calendar.write_month(row.last_month),
                "dokumen": row.document,
            }
            for row in queries.exemptions(session, person_id)
        ],
        "kewajiban": _obligations(session, person_id),
        "pembelian": _purchases(session, person_id),
        "promosi": _promotions(session, person_id),
        "keberatan": [
            {
                "bulan": calendar.write_month(row.month),
                "jenis": row.kind,
                "isi": row.text,
                "masuk": row.entered_at,
                "ditarik": row.withdrawn_at,
                "hasil": row.outcome,
                "jawaban": row.answer,
                "dijawab": row.answered_at,
            }
            for row in queries.objections(session, person_id)
        ],
    }


def _obligations(session: Session, person_id: int) -> list[dict[str, Any]]:
    return [
        {
            "bulan": calendar.write_month(row.Obligation.month),
            "opd": row.opd_name,
            "jenjang": row.Obligation.level,
            "minimum": row.Obligation.minimum,
            "wajib": row.Obligation.obliged,
            "alasan_bebas": row.Obligation.reason,
            "disetujui": row.Obligation.verified,
            "menunggu": row.Obligation.waiting,
            "ditolak": row.Obligation.rejected,
            "belanja_opd": row.Obligation.opd_fund,
        }
        for row in queries.obligations(session, person_id)
    ]


def _purchases(session: Session, person_id: int) -> list[dict[str, Any]]:
    lines, steps = queries.lines(session, person_id), queries.steps(session, person_id)
    return [
        {
            "nomor": number(row.Purchase),
            "tanggal": row.Purchase.day,
            "tempat": row.place,
            "diajukan": row.Purchase.claimed,
            "nominal": row.Purchase.amount,
            "status": row.Purchase.state,
            "dana": row.Purchase.fund,
            "nomor_nota": row.Purchase.receipt_number,
            "masuk": row.Purchase.arrived_at,
            "alasan": row.Purchase.reason,
            "barang": [
                {
                    "nama": line.description,
                    "jumlah": line.quantity,
                    "harga": line.unit_price,
                    "nominal": line.amount,
                }
                for line in _of(lines, row.Purchase.id)
            ],
            "riwayat": [
                {"pada": step.at, "status": step.state, "nominal": step.amount}
                for step in _of(steps, row.Purchase.id)
            ],
        }
        for row in queries.purchases(session, person_id)
    ]


def _promotions(session: Session, person_id: int) -> list[dict[str, Any]]:
    rows = promotions.own(session, person_id)
    sellers = promotions.sellers_of(session, [row.id for row in rows])
    return [
        {
            "tanggal": row.day,
            "bentuk": row.kind,
            "isi": row.text,
            "umkm": [{"nama": seller.name} for seller in sellers[row.id]],
            "orang": row.reached,
            "biaya": row.fund,
            "nominal": row.amount,
            "tautan": row.link,
            "masuk": row.entered_at,
            "ditarik": row.withdrawn_at,
        }
        for row in rows
    ]


def _of(rows: Sequence[Any], purchase_id: int) -> list[Any]:
    return [row for row in rows if row.purchase_id == purchase_id]


def _events(session: Session, account: Account) -> list[dict[str, Any]]:
    found = queries.events_about(session, account.id, account.person_id)
    return [
        {
            "nomor": event.seq,
            "pada": event.at,
            "peristiwa": event.kind,
            "oleh": _who(event, account),
            "isi": json.loads(event.data),
        }
        for event in found
    ]


def _who(event: Event, account: Account) -> str:
    if event.actor == f"akun:{account.id}":
        return "Anda"
    return SEEN_BY_OTHERS if event.actor.startswith("akun:") else event.actor


def _plain(value: Any) -> Any:
    """The same with text for days and instants."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.astimezone(calendar.WIB).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
