"""The database: models, queries, the one session, migrations and seed data."""
