"""Weighs whose, of what and of when a figure is where the readers leave that in doubt.

Each ranker lists the candidates, says of each by clues what it is and how it lies to the figure, and adds up the weights that
`scripts/train_rankers.py` has learnt for these.
"""
