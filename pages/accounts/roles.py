"""The dialog that makes an account or gives a role: its choices and its errors."""

from __future__ import annotations

from typing import Any

from dashapp import clock
from dashapp.domain.people import Role
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.services import account_roles
from dashapp.services.account_admin import Handed
from dashapp.services.role_drafts import RoleDraft
from dashapp.ui import forms, labels
from dashapp.ui.account_role_form import RoleFormWords
from dashapp.ui.elements import Child
from dashapp.ui.words import _
from pages.accounts.ids import ROLE_FORM


def give_title(key: str | None) -> tuple[str, str]:
    """Title of the role's dialog and the verb of its button."""
    if key is None:
        return _("Tambah akun"), _("Buat akun")
    return _("Beri peran"), _("Beri peran")


def form_words() -> RoleFormWords:
    """What the form says to this actor: who gives the roles that are not in its list."""
    gives = account_roles.choices(by=current_actor())
    kasir, admin = Role.KASIR in gives, Role.ADMIN in gives
    staff = _("NIP pegawai; bagi petugas di luar data pegawai, nama akun seperti kantor.bupati.")
    shops = _("Kasir: nama akun, misalnya galeri.kraksaan. UMKM: nomor HP yang terdaftar.")
    if kasir and admin:
        return RoleFormWords(
            role="",
            login=f"{staff} {shops}",
            name=_("hanya di luar data pegawai"),
            scope=_("OPD, galeri, atau UMKM"),
        )
    if admin:
        return RoleFormWords(
            role=_("Akun kasir dan UMKM dibuat DKUPP."),
            login=staff,
            name=_("hanya di luar data pegawai"),
            scope=_("OPD"),
        )
    return RoleFormWords(
        role=_("Akun pegawai dan petugas dibuat Admin, Diskominfo."),
        login=shops,
        name=_("UMKM: boleh kosong"),
        scope=_("Galeri atau UMKM"),
    )


def role_options(key: str | None) -> list[dict[str, str]]:
    """The roles to choose from; ASN only makes an account, it is never given."""
    found = account_roles.choices(by=current_actor())
    return [
        {"value": role.value, "label": labels.role(role)}
        for role in found
        if key is None or role is not Role.ASN
    ]


def scope_options(role: str | None) -> list[dict[str, str]]:
    """What the role can be given for."""
    found = account_roles.scopes(role, by=current_actor())
    return [{"value": code, "label": name} for code, name in found]


def save(key: str | None, draft: RoleDraft) -> Handed | None:
    """Make the account or give the role."""
    who: dict[str, Any] = {"by": current_actor(), "now": clock.now()}
    if key is None:
        return account_roles.add(draft, **who)
    return account_roles.grant(key, draft, **who)


def saved(handed: Handed | None) -> str:
    """What to say of it."""
    return _("Peran diberikan") if handed is None else _("Akun dibuat")


def problems(rejected: Rejected) -> list[list[Child]]:
    """Errors of the role's fields, in the order of ROLE_FORM.fields()."""
    return [forms.error(rejected.problems.get(field)) for field in ROLE_FORM.fields()]
