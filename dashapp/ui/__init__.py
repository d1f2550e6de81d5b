"""Components as values: domain data in, Dash components out; every Indonesian word lives here."""
