"""What a teacher believes, as it is kept and as a batch is trained on it."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.extraction.labels import NAME_TAGS, TAGS
from onrecord.extraction.network_io import Scores
from training.beliefs import NOWHERE, Beliefs, beliefs_about, beliefs_of, file_of, save, targets
from training.corpus import NO_SOURCE


def scores(size: int, rng: np.random.Generator) -> Scores:
    shapes = (size, len(TAGS)), (size, len(NAME_TAGS)), (size, size), (size, size + 1)
    return Scores(*(rng.normal(size=shape).astype(np.float32) * 3 for shape in shapes))


def softmax(logits: np.ndarray) -> np.ndarray:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


@pytest.fixture
def two() -> tuple[list[tuple[int, int]], list[Scores], Beliefs]:
    """A text of two windows, the second one short."""
    rng = np.random.default_rng(4)
    windows, found = [(0, 9), (9, 12)], [scores(9, rng), scores(3, rng)]
    return windows, found, beliefs_of(windows, found)


def test_a_batch_has_the_probabilities_of_the_scores_where_they_point(two) -> None:
    windows, found, beliefs = two
    made = targets([(beliefs, windows[0]), (None, (0, 4)), (beliefs, windows[1])], 16)
    for row, own, size in ((0, found[0], 9), (2, found[1], 3)):
        assert np.allclose(made.tags[row, 1 : size + 1], softmax(own.tags), atol=1e-3)
        source, kept = softmax(own.source), made.source[row, 1 : size + 1, : size + 1]
        assert np.allclose(kept.sum(-1), 1, atol=1e-2)
        assert (kept.argmax(-1) == source.argmax(-1)).all()
        shares = source / np.sort(source)[:, -4:].sum(-1, keepdims=True)
        assert np.allclose(kept[kept > 0], shares[kept > 0], atol=1e-2)
        pointing = 1 - softmax(own.tags)[:, 0]
        assert (made.cue_told[row, 1 : size + 1] <= pointing + 1e-3).all()
    assert not made.told[1].any()
    assert not made.cue_told[1].any()
    assert not made.cue[1].any()
    assert made.told.sum() == 12


def test_pointers_that_leave_the_window_count_less(two) -> None:
    windows, _, beliefs = two
    whole, part = targets([(beliefs, windows[0])], 16), targets([(beliefs, (0, 5))], 16)
    assert (part.cue_told[0, 1:6] <= whole.cue_told[0, 1:6] + 1e-6).all()
    assert part.cue_told[0, 1:6].sum() < whole.cue_told[0, 1:6].sum()


def test_without_its_headline_a_text_is_believed_the_same_of_and_points_at_moved_pieces(two) -> None:
    _, _, beliefs = two
    rest = beliefs.last(9)
    assert np.array_equal(rest.tags, beliefs.tags[3:])
    for before, after in zip(beliefs.source_at[3:].ravel(), rest.source_at.ravel(), strict=True):
        assert after == (before if before == NO_SOURCE else before - 3 if before >= 3 else NOWHERE)


def test_what_was_written_is_read_again_and_of_other_texts_nothing(tmp_path: Path, two) -> None:
    _, _, beliefs = two
    save(file_of(tmp_path, "Velm."), beliefs)
    assert beliefs_about(tmp_path, "Velm!") is None
    again = beliefs_about(tmp_path, "Velm.")
    assert again is not None
    assert len(again) == 12
    assert np.array_equal(again.source_at, beliefs.source_at)
    assert np.array_equal(again.cue, beliefs.cue)
