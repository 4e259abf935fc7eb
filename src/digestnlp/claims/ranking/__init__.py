"""Weighs who may have a figure where the readers of subjects are in doubt: names, noun phrases and those told of before.

`words` takes a sentence apart, `candidates` finds who stands in it and before it, `clues` says what speaks for each, and `ranker`
adds up the weights that `scripts/train_subjects.py` has learnt for these.
"""
