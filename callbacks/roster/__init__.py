"""What happens on the roster's page: a file sent, looked at, applied, taken back."""

from callbacks.roster import acts, files, looking, people

__all__ = ["acts", "files", "looking", "people"]
