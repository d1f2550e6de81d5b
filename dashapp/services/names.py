"""How people are called."""


def full_name(front: str, name: str, back: str) -> str:
    """The name with its academic titles: "Dr. Siti Rahmawati, S.Kom"."""
    named = f"{front} {name}".strip()
    return f"{named}, {back}" if back else named
