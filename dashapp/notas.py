"""/nota/<key>: whoever holds a nota can see that it is one of ours; nothing of the buyer."""

from __future__ import annotations

from flask import abort, render_template

from dashapp import bundles
from dashapp.domain import rupiah
from dashapp.domain.problems import NotAllowed
from dashapp.services import notas
from dashapp.site import NOTA
from dashapp.ui import labels
from dashapp.ui.logo import logo_address
from dashapp.ui.words import _, count, moment


@NOTA.route("/nota/<key>")
def check(key: str) -> str:
    """The nota in plain HTML; 404 for a key that does not exist."""
    try:
        found = notas.public(key)
    except NotAllowed:
        abort(404)
    lines = [
        {
            "words": f"{count(line.quantity)} × {line.name}",
            "seller": line.seller,
            "amount": rupiah.write(line.amount),
        }
        for line in found.lines
    ]
    return render_template(
        "nota.html",
        title=_("Nota %(serial)s", serial=found.serial),
        styles=bundles.plain_styles(),
        logo=logo_address(),
        nota=found,
        at=moment(found.at),
        amount=rupiah.write(found.amount),
        payment=labels.payment(found.payment),
        lines=lines,
    )
