"""Papers to print and hand out, set by typst; data goes in as JSON, never as markup."""
