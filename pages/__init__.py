"""What is there: one module or package per page with its ids and its layout."""
