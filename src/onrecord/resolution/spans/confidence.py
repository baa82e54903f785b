"""How sure an attribution is: the probability that its words and their source are right."""

from __future__ import annotations

import math

# The network's product of probabilities is too bold at its ends. Fitted by logistic regression on the log odds (Platt's
# scaling) by `python -m training.calibration`, on half of PolNeAR's dev articles; fit again with new weights.
SLOPE, INTERCEPT = 0.757, -0.039
_EDGE = 1e-4


def calibrated(confidence: float) -> float:
    """The network's confidence (0..1) as a probability, four decimals. Order is kept."""
    sure = min(max(confidence, _EDGE), 1 - _EDGE)
    return round(1 / (1 + math.exp(-(SLOPE * math.log(sure / (1 - sure)) + INTERCEPT))), 4)
