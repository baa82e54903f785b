"""Whether confidence means what it says: of attributions with confidence 0.8, are four of five right?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The attributions with a confidence in low..high: how many, its mean, and the share of them that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins_of(judged: Iterable[tuple[float, bool]], *, bins: int = BINS) -> list[Bin]:
    """Confidences and whether each was right (`evaluation.judged`), in bins of equal width; empty ones left out."""
    sorted_in: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        sorted_in.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(
            low=at / bins,
            high=(at + 1) / bins,
            count=len(items),
            confidence=sum(confidence for confidence, _ in items) / len(items),
            right=sum(right for _, right in items) / len(items),
        )
        for at, items in sorted(sorted_in.items())
    ]


def calibration_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: how far confidence is from the share right, on average over attributions.

    Source: Guo et al., On Calibration of Modern Neural Networks (ICML 2017).
    """
    found = list(bins)
    total = sum(item.count for item in found)
    return sum(item.count * abs(item.confidence - item.right) for item in found) / total if total else 0.0
