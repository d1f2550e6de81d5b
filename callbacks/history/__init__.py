"""What happens on the history: its months and purchases, the receipt of a month, objections."""

from callbacks.history import purchases, receipt

__all__ = ["purchases", "receipt"]
