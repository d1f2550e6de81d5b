"""Charts as values: domain data in, plotly figure out."""
