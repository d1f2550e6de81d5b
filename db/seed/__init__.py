"""Reference tables and the demo regency."""
