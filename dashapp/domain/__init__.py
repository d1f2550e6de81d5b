"""The rules of the programme as pure functions on plain data, standard library only."""
