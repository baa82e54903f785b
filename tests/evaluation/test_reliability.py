"""Whether confidence means what it says."""

import pytest

from onrecord.evaluation.reliability import Bin, bins_of, calibration_error
from onrecord.evaluation.scoring import judged

TEXT = "Ada Moss said the pier would open. Bram Holt denied that."


def test_bins_hold_the_mean_confidence_and_the_share_that_is_right() -> None:
    assert bins_of([(0.91, True), (0.99, False), (1.0, True), (0.05, False)], bins=10) == [
        Bin(low=0.0, high=0.1, count=1, confidence=0.05, right=0.0),
        Bin(low=0.9, high=1.0, count=3, confidence=pytest.approx(0.9666, abs=1e-3), right=pytest.approx(2 / 3)),
    ]


def test_the_error_is_the_mean_distance_by_how_many_there_are() -> None:
    assert calibration_error(bins_of([(0.75, True)] * 3 + [(0.75, False)])) == 0
    assert calibration_error(bins_of([(0.9, False)] * 3 + [(0.1, False)])) == pytest.approx(0.7)
    assert calibration_error([]) == 0


def test_an_attribution_is_right_where_its_words_and_source_are() -> None:
    gold = [{"id": "1", "text": TEXT, "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 33]]}]}]
    right = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 33]], "confidence": 0.8}
    wrong = {"source": [[35, 44]], "cue": [[45, 51]], "content": [[52, 56]], "confidence": 0.4}
    unsure = {**wrong, "confidence": None}
    inside = {**wrong, "parent": "a1"}
    predicted = [{"id": "1", "attributions": [wrong, right, unsure, inside]}]
    assert judged(gold, predicted) == [(0.4, False), (0.8, True)]
