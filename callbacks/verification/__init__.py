"""What happens on the verification page: the queue, the open purchase, decisions, the safe ones."""

from callbacks.verification import acts, batch, opened, queue

__all__ = ["acts", "batch", "opened", "queue"]
