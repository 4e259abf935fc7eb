"""Whose a figure is, weighed where no name stands beside it."""
