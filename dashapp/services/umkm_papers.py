"""Writing down the papers of a seller: NIB, PIRT and halal (docs/rules.md §15)."""

from __future__ import annotations

from datetime import datetime

from dashapp.domain import papers
from dashapp.domain.curation import Curation
from dashapp.domain.papers import Kind, PaperDraft
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.services import trail
from dashapp.services.catalogue_book import demand
from db.models import Umkm, UmkmPaper
from db.session import transaction


def write(umkm_id: int, kind: str, draft: PaperDraft, *, by: Actor, now: datetime) -> None:
    """Write down how a paper of a seller stands; what stood there before goes into the event.

    Raises Rejected by field (state, number, until), NotAllowed for anyone but DKUPP and when there
    is no such seller or paper.
    """
    demand(by)
    which = _kind(kind)
    new = papers.accept(which, draft)
    with transaction() as session:
        seller = session.get(Umkm, umkm_id)
        if seller is None or seller.merged_into is not None or seller.curation == Curation.REFUSED:
            raise NotAllowed
        row = session.get(UmkmPaper, (umkm_id, which.value))
        before = None if row is None else [row.state, row.number, row.until]
        after = None if new is None else [new.state.value, new.number, new.until]
        if before == after:
            return
        if new is None and row is not None:
            session.delete(row)
        elif new is not None:
            session.merge(
                UmkmPaper(
                    umkm_id=umkm_id,
                    kind=which.value,
                    state=new.state.value,
                    number=new.number,
                    until=new.until,
                )
            )
        facts = {"paper": which.value, "before": before, "after": after}
        trail.append(
            session, "umkm_paper_written", actor=by, now=now, subject=f"umkm:{umkm_id}",
            data=facts, moves=True,
        )  # fmt: skip


def _kind(value: str) -> Kind:
    try:
        return Kind(value)
    except ValueError:
        raise NotAllowed from None
