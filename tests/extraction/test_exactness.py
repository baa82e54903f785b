"""Int8 products are added exactly, on whatever processor the tests run."""

import numpy as np
import pytest

from onrecord.extraction import Extractor, exactness, extractor
from onrecord.extraction.network_io import OUTPUTS, inputs_of
from onrecord.extraction.pieces import pieces_of

ENTRY = "session.x64quantprecision"
TEXT = "The harbour's new pier will open in May, council leader Ada Moss told the Girder on Tuesday. " * 4


def scores(reader: Extractor) -> list[np.ndarray]:
    pieces = pieces_of(TEXT, reader._tokenizer)
    found: list[np.ndarray] = reader._session.run(OUTPUTS, inputs_of(pieces, (0, len(pieces))))
    return found


def test_the_way_chosen_for_this_processor_gives_what_the_way_exact_everywhere_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = scores(Extractor.load(threads=1))
    monkeypatch.setattr(extractor, "adds_exactly", lambda: False)
    slow = Extractor.load(threads=1)
    assert slow._session.get_session_options().get_session_config_entry(ENTRY) == "1"
    for one, other in zip(chosen, scores(slow), strict=True):
        np.testing.assert_array_equal(one, other)


def test_sums_that_overflow_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Overflowing:
        def __init__(self, *_: object, **__: object) -> None: ...

        def run(self, _: object, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            left = given["left"].astype(np.int64)
            pairs = left[:, 0::2] * exactness.WEIGHT + left[:, 1::2] * exactness.WEIGHT
            sums = np.minimum(pairs, 2**15 - 1).sum(axis=1)
            return [np.repeat(sums[:, None], exactness.COLUMNS, axis=1)]

    monkeypatch.setattr(exactness.onnxruntime, "InferenceSession", Overflowing)
    exactness.adds_exactly.cache_clear()
    assert not exactness.adds_exactly()
    exactness.adds_exactly.cache_clear()
