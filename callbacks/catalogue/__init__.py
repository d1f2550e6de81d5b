"""What happens in the catalogue: find and open, decide, write papers and sellers, take it away."""

from callbacks.catalogue import acts, forms, lists

__all__ = ["acts", "forms", "lists"]
