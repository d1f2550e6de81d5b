"""What happens on the page of rules: a draft of minimums is shown, asked about and entered."""

from callbacks.rules import minimums

__all__ = ["minimums"]
