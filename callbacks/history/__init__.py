"""What happens on the history: its months and purchases, the receipt of a month, objections."""

from callbacks.history import objections, purchases, receipt

__all__ = ["objections", "purchases", "receipt"]
