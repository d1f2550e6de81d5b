"""The shell: loads, asks the core, saves; one transaction and one event per act."""
