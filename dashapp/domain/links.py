"""Which stored text may become the address of a link to somewhere else."""

from __future__ import annotations

from dashapp.domain.problems import BadValue

LONGEST = 300  # characters
SECURE = "https://"


def is_plain(url: str) -> bool:
    """Whether it holds no space, no unseen sign and no backslash, a slash to browsers."""
    return not any(sign.isspace() or ord(sign) < 0x21 or sign in "\x7f\\" for sign in url)


def is_secure(url: str) -> bool:
    """Whether it is an https address; nothing else leads out of SiMadu."""
    return is_plain(url) and url.lower().startswith(SECURE) and len(url) > len(SECURE)


def read(value: object) -> str | None:
    """An address to keep, None when there is none.

    Raises BadValue link_too_long(limit) or link_unreadable: no https, no host, or one that is
    disguised by a name before an "@".
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadValue("link_unreadable")
    text = value.strip()
    if len(text) > LONGEST:
        raise BadValue("link_too_long", limit=LONGEST)
    if not text:
        return None
    host = text[len(SECURE) :].split("/")[0].split("?")[0].split("#")[0]
    named = "." in host.strip(".") and "@" not in host and text.isprintable()
    if not (is_secure(text) and named):
        raise BadValue("link_unreadable")
    return text
