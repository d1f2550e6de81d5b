"""What happens on the accounts page: find, open, ask, act; and the paper with first passwords."""

from callbacks.accounts import acts, listing, opened, papers, roles

__all__ = ["acts", "listing", "opened", "papers", "roles"]
