"""Of when a figure is, weighed where it has no time beside it."""
