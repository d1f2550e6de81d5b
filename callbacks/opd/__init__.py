"""What happens on the page of an OPD's head: figures and list, the recap, reminders, one person."""

from callbacks.opd import figures, people, person, recap, reminders

__all__ = ["figures", "people", "person", "recap", "reminders"]
