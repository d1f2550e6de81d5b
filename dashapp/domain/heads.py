"""What the head of an OPD is called on what the head signs: own title, or "Plt." before it."""

from __future__ import annotations


def title_of_head(head_title: str, name: str, kind: str) -> str:
    """The title with the office named after it once: "Kepala Dinas Sosial", "Camat Sukapura".

    `head_title`, `name` and `kind` stand in opd.csv.
    """
    if kind == "sekretariat":
        return head_title  # names its office already: "Sekretaris Daerah"
    rest = name.removeprefix("Kecamatan ").removeprefix("Inspektorat ")
    last = head_title.split()[-1] if head_title else ""
    return f"{head_title} {rest.removeprefix(last).strip()}".strip()


def capacity(own: str | None, head_title: str, name: str, kind: str) -> str:
    """In which capacity somebody signs: the `own` title, or "Plt." where it is not their own."""
    return own or f"Plt. {title_of_head(head_title, name, kind)}"
