"""Whose shop it is: sellers see and change their own products and sales (docs/rules.md §8)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from dashapp.domain.curation import Curation
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, NotThere
from db.queries import products as queries
from db.session import reading


@dataclass(frozen=True)
class Shop:
    """One UMKM as its seller sees it; `merged`: DKUPP has made it part of another one."""

    id: int
    code: str
    name: str
    kecamatan: str
    active: bool
    curation: Curation
    reason: str | None
    merged: bool

    @property
    def is_open(self) -> bool:
        """Whether its products can stand on the shelf."""
        return self.active and not self.merged and self.curation is Curation.ACCEPTED


def own_ids(by: Actor) -> frozenset[int]:
    """The numbers of the shops that the actor's grants name."""
    held = (scope for role, scope in by.scopes if role is Role.UMKM and role in by.roles)
    return frozenset(int(scope) for scope in held if scope.isascii() and scope.isdigit())


def own(*, by: Actor) -> tuple[Shop, ...]:
    """The actor's shops by name. Raises NotAllowed for somebody without one."""
    with reading() as session:
        return _own(session, by)


def one(shop_id: int | None, *, by: Actor) -> Shop:
    """An own shop, the first one for None. NotAllowed also when it is somebody else's."""
    with reading() as session:
        return find(session, shop_id, by)


def find(session: Session, shop_id: int | None, by: Actor) -> Shop:
    """`one` within the caller's session."""
    found = _own(session, by)
    if shop_id is None:
        return found[0]
    for shop in found:
        if shop.id == shop_id:
            return shop
    raise NotThere


def _own(session: Session, by: Actor) -> tuple[Shop, ...]:
    rows = queries.shops(session, own_ids(by))
    if not rows:
        raise NotAllowed
    return tuple(
        Shop(
            id=row.Umkm.id,
            code=row.Umkm.code,
            name=row.Umkm.name,
            kecamatan=row.kecamatan,
            active=row.Umkm.active,
            curation=Curation(row.Umkm.curation),
            reason=row.Umkm.curation_reason,
            merged=row.Umkm.merged_into is not None,
        )
        for row in rows
    )
