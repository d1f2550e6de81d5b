"""What is there: one module per page with its ids and its layout."""
