"""What happens on a seller's page: products, stock, lists of products, orders and sales."""

from callbacks.seller import lists, products, sales, stock

__all__ = ["lists", "products", "sales", "stock"]
