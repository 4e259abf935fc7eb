"""Relates each quantity with its metric, subject, period and change: the heart of the library.

Reading order for a newcomer: `scan` cuts sentences and finds cues; `reader` walks them and asks `change`, `metric`,
`subject` and `period` about each quantity, and `subject` and `period` ask `dateline` what only opens an item; `lists` deals
figures out over lists; `table` reads tables; `announcement` tells whose announcement an article is. `draft` is what they hand on.
"""

from digestnlp.claims.announcement import Announcement
from digestnlp.claims.draft import Draft, Trial
from digestnlp.claims.reader import ClaimReader
from digestnlp.claims.scan import LONGEST_SENTENCE, Finds, inside

__all__ = ["LONGEST_SENTENCE", "Announcement", "ClaimReader", "Draft", "Finds", "Trial", "inside"]
