"""How real a claim is: denied, rumor, target, plan, forecast, estimate or actual.

`judge` asks what the sentence says (`cues` finds its cues, `reach` says which hold for a figure, `so_now` where a clause
turns to what is so), what the section says elsewhere (`elsewhere`), and, where no word tells, whether its time is still to
come (`ahead`). A `verdict` names the words that decided.
"""

from digestnlp.modality.judge import Judge
from digestnlp.modality.so_now import REVISIONS
from digestnlp.modality.verdict import ACTUAL, AHEAD, Verdict, stronger

__all__ = ["ACTUAL", "AHEAD", "REVISIONS", "Judge", "Verdict", "stronger"]
