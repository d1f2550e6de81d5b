"""Every SELECT, named for its answer."""
