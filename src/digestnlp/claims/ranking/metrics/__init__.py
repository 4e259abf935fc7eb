"""Which measure a figure is of, weighed where its words leave that in doubt."""
