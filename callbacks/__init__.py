"""What happens: one module per page, named like it."""
