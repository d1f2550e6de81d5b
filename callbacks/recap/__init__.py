"""What happens on the consolidation: objections are answered."""

from callbacks.recap import objections

__all__ = ["objections"]
