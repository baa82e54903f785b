"""How sure an attribution is: the probability that its words and their source are right."""

from __future__ import annotations

import math

# The network's product of probabilities is too bold at its ends. Fitted by logistic regression on log p and log (1 - p)
# (beta calibration; Kull, Silva Filho and Flach, AISTATS 2017), on half of PolNeAR's dev articles, by
# `python -m training.calibration`; fit again with new weights.
RIGHT, WRONG, INTERCEPT = 0.361, 0.883, -0.503
_EDGE = 1e-4


def calibrated(confidence: float) -> float:
    """The network's confidence (0..1) as a probability, four decimals. Order is kept."""
    sure = min(max(confidence, _EDGE), 1 - _EDGE)
    odds = RIGHT * math.log(sure) - WRONG * math.log(1 - sure) + INTERCEPT
    return round(1 / (1 + math.exp(-odds)), 4)
