"""Imports the roster: preview, then confirmation in one transaction (docs/rules.md §10)."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import roster as domain
from dashapp.domain.cells import text
from dashapp.domain.headers import Header
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.roster import Reading
from dashapp.domain.roster_changes import Changes, plan
from dashapp.domain.roster_known import Details, KnownPerson, KnownPosting, Status
from dashapp.domain.roster_opds import Opds, RosterOpd
from dashapp.services import roster_write, tables, trail
from dashapp.services.tables import Table
from db.models import ImportBatch
from db.queries import roster as queries
from db.session import reading, transaction

LONGEST_FILE_NAME = 200  # characters kept


@dataclass(frozen=True)
class Preview:
    """What a file would change, as long as no other import comes between."""

    file_name: str
    digest: str  # SHA-256 of the file
    day: date
    table: Table
    reading: Reading
    changes: Changes
    basis: tuple[int, int]
    dropped: tuple[str, ...] = ()  # headers of columns that are not read


@dataclass(frozen=True)
class Imported:
    """`batch` is None when nothing was to be changed, so that there is nothing to undo."""

    batch: int | None
    counts: dict[str, int]


def preview(content: bytes, file_name: str, *, day: date) -> Preview:
    """Read a roster and compare it with what is known, for an import dated `day`; writes nothing.

    Raises Rejected on "file" when it is no roster at all; bad rows are in the preview.
    """
    table = tables.read(content)
    with reading() as session:
        basis = queries.batch_state(session)
        told = domain.read(table.rows, opds(session))
        changes = plan(known_people(session), told, day)
    digest = hashlib.sha256(content).hexdigest()
    name = file_name[-LONGEST_FILE_NAME:]
    return Preview(name, digest, day, table, told, changes, basis, _dropped(table, told.header))


def again(previewed: Preview, *, day: date) -> Preview:
    """Compare the same file with what is known now, for an import dated `day`; writes nothing."""
    with reading() as session:
        basis = queries.batch_state(session)
        changes = plan(known_people(session), previewed.reading, day)
    return replace(previewed, day=day, changes=changes, basis=basis)


def confirm(
    previewed: Preview,
    *,
    by: Actor,
    now: datetime,
    why: Mapping[str, str] | None = None,
    tell: roster_write.Tell | None = None,
) -> Imported:
    """Do what the preview shows, all of it or nothing.

    `why` goes into the trail: the reason and the document for letting many go at once. `tell`
    hears of each part as it is written. Raises Rejected roster_changed on "" when another import
    or undo came between.
    """
    counts = {"read": previewed.reading.read} | previewed.changes.counts()
    counts["refused"] = len(previewed.changes.refused)
    if not previewed.changes.any:
        return Imported(None, counts)
    with transaction() as session:
        if queries.batch_state(session) != previewed.basis:
            raise Rejected({"": Problem("roster_changed")})
        undo = roster_write.apply(session, previewed.changes, tell)
        batch = ImportBatch(
            at=now,
            day=previewed.day,
            file_name=previewed.file_name,
            counts=json.dumps(counts),
            undo=json.dumps(undo),
        )
        session.add(batch)
        session.flush()
        facts = counts | {"day": previewed.day, "sha256": previewed.digest} | dict(why or {})
        trail.append(
            session,
            "roster_imported",
            actor=by,
            now=now,
            subject=f"import_batch:{batch.id}",
            data=facts,
        )
        return Imported(batch.id, counts)


def _dropped(table: Table, header: Header) -> tuple[str, ...]:
    used = set(header.columns.values())
    cells = enumerate(table.rows[header.row])
    return tuple(text(cell) for place, cell in cells if place not in used and text(cell))


def opds(session: Session) -> Opds:
    """All OPDs, ready to be looked up by the words of a roster."""
    return Opds(
        RosterOpd(
            row.code,
            row.kind,
            row.parent,
            row.name,
            row.short_name,
            tuple(filter(None, row.aliases.split(";"))),
            row.head_title,
            row.head_level,
        )
        for row in queries.opds(session)
    )


def known_people(session: Session) -> list[KnownPerson]:
    """Everybody ever on the roster, with NIPs, postings and status."""
    nips: dict[int, list[str]] = defaultdict(list)
    for row in queries.nips(session):
        nips[row.person_id].append(row.nip)
    postings: dict[int, list[KnownPosting]] = defaultdict(list)
    for row in queries.postings(session):
        postings[row.person_id].append(_known_posting(row))
    statuses: dict[int, list[Status]] = defaultdict(list)
    for row in queries.statuses(session):
        statuses[row.person_id].append(Status(row.valid_from, row.kedudukan, row.jenis_pegawai))
    return [
        KnownPerson(
            row.id,
            tuple(nips[row.id]),
            Details(row.name, row.title_front, row.title_back, row.email or "", row.phone or ""),
            tuple(postings[row.id]),
            tuple(statuses[row.id]),
        )
        for row in queries.people(session)
        if row.id in nips
    ]


def _known_posting(row: Any) -> KnownPosting:
    return KnownPosting(
        row.id,
        row.opd,
        row.unit,
        row.jenis_jabatan,
        row.nama_jabatan,
        row.eselon,
        Level(row.level),
        row.valid_from,
        row.valid_to,
        Level(row.override) if row.override else None,
    )
