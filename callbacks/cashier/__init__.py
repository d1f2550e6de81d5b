"""What happens at the counter: orders, sales without an order, the shelf, notas of the day."""

from callbacks.cashier import notas, orders, sale, shelf, ways

__all__ = ["notas", "orders", "sale", "shelf", "ways"]
