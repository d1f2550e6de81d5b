"""Sellers are registered by DKUPP, with an account; and what is known of them is amended (§15)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, curation, likeness, papers
from dashapp.domain.curation import Curation, NewSeller, SellerDraft
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import seller_accounts, trail
from dashapp.services.account_admin import Handed
from dashapp.services.catalogue_book import demand
from db.models import Umkm, UmkmPaper
from db.queries import curation as queries
from db.session import reading, transaction


@dataclass(frozen=True)
class Registered:
    umkm_id: int
    code: str
    handed: Handed


def districts(*, by: Actor) -> Mapping[str, str]:
    """Name of each kecamatan of the Kabupaten by code."""
    demand(by)
    with reading() as session:
        return queries.districts(session)


def register(draft: SellerDraft, *, by: Actor, now: datetime) -> Registered:
    """Take a seller into the catalogue, with an account that signs in with its phone number.

    Raises Rejected with every problem by field: name, owner, phone, nib, kecamatan, address.
    """
    demand(by)
    with transaction() as session:
        new = curation.accept(draft, queries.districts(session))
        _demand_new(session, new)
        seller = Umkm(
            code=_next_code(session),
            name=new.name,
            owner=new.owner,
            phone=new.phone,
            kecamatan=new.kecamatan,
            address=new.address,
            registered_on=calendar.wib_day(now),
            curation=Curation.ACCEPTED.value,
        )
        session.add(seller)
        session.flush()  # paper, grant and event need its number
        _write_nib(session, seller.id, new.nib)
        facts = asdict(new)
        _tell(session, "umkm_registered", seller, by, now, facts)
        handed = seller_accounts.open_for(session, seller, by=by, now=now)
        return Registered(seller.id, seller.code, handed)


def amend(umkm_id: int, draft: SellerDraft, *, by: Actor, now: datetime) -> None:
    """Correct what is known of a seller; its account follows a new phone number.

    The NIB is written with the papers and left alone here. A seller that was returned is proposed
    again. Raises Rejected by field, NotAllowed when there is no such seller.
    """
    demand(by)
    with transaction() as session:
        seller = session.get(Umkm, umkm_id)
        if seller is None or seller.merged_into is not None or seller.curation == Curation.REFUSED:
            raise NotAllowed
        new = curation.accept(draft, queries.districts(session))
        fields = ("name", "owner", "phone", "kecamatan", "address")
        before = {each: getattr(seller, each) for each in fields}
        after = {each: getattr(new, each) for each in fields}
        if likeness.phone_key(seller.phone or "") == new.phone:
            after["phone"] = seller.phone  # the same number, however it was written
        else:
            _demand_phone_free(session, new.phone, but=umkm_id)
            seller_accounts.follow(session, seller, new.phone)
        changed = {
            each: [before[each], after[each]] for each in fields if before[each] != after[each]
        }
        if not changed:
            return
        for each in changed:
            setattr(seller, each, after[each])
        if seller.curation == Curation.RETURNED:
            seller.curation, seller.curation_reason = Curation.PROPOSED.value, None
            seller.proposed_at = now
        _tell(session, "umkm_amended", seller, by, now, changed)


def _demand_new(session: Session, new: NewSeller) -> None:
    problems: dict[str, Problem] = {}
    try:
        _demand_phone_free(session, new.phone)
        seller_accounts.demand_free(session, new.phone)
    except Rejected as rejected:
        problems |= rejected.problems
    holder = queries.nib_holder(session, new.nib) if new.nib else None
    if holder is not None:
        problems["nib"] = Problem("nib_taken", {"seller": holder.name})
    if problems:
        raise Rejected(problems)


def _demand_phone_free(session: Session, phone: str, but: int | None = None) -> None:
    for umkm_id, written in queries.all_phones(session).items():
        if umkm_id != but and likeness.phone_key(written) == phone:
            name = session.get_one(Umkm, umkm_id).name
            raise Rejected({"phone": Problem("phone_taken", {"seller": name})})


def _next_code(session: Session) -> str:
    numbers = [
        int(found[1])
        for code in queries.codes(session)
        if (found := re.fullmatch(r"U-([0-9]{1,9})", code))
    ]
    return f"U-{max(numbers, default=0) + 1:04d}"


def _write_nib(session: Session, umkm_id: int, nib: str) -> None:
    if nib:
        held = papers.State.HELD.value
        session.add(UmkmPaper(umkm_id=umkm_id, kind=papers.Kind.NIB.value, state=held, number=nib))


def _tell(
    session: Session, kind: str, seller: Umkm, by: Actor, now: datetime, data: Mapping[str, Any]
) -> None:
    subject = f"umkm:{seller.id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=data, moves=True)
