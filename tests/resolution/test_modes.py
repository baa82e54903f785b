"""Speech or thought."""

from __future__ import annotations

import pytest

from onrecord.resolution.modes import mode_of


def mode(cue: str) -> str:
    return mode_of(cue, ((0, len(cue)),))


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "told",
        "has said",
        "according to",
        "announced",
        "promised",
        "vowed",
        "threatening",
        "denied",
        "agreed",
        "called for",
        "criticism of",
        "shows",
        "found",
        "tweeted:",
        "said he hopes",
        "was like",
        "declined",
        "noting",
        "said, with an awkward smile,",
        "expressed concern",
        "made clear",
        "endorsed",
        "refused",
        "begged",
        "in",
        ":",
    ],
)
def test_words_of_communication_are_speech(cue: str) -> None:
    assert mode(cue) == "speech"


@pytest.mark.parametrize(
    "cue",
    [
        "thinks",
        "believes",
        "was expected",
        "is widely expected",
        "hoping",
        "wants",
        "fears",
        "planned",
        "intends",
        "knew",
        "saw",
        "seemed",
        "supports",
        "opposed",
        "would like",
        "is eager",
        "decided",
        "are worried",
        "knows",
        "seems to be saying",
        "expects to announce",
        "don’t like",
        "worries",
    ],
)
def test_words_of_belief_intention_and_feeling_are_thought(cue: str) -> None:
    assert mode(cue) == "thought"


def test_no_cue_is_speech() -> None:
    assert mode_of("Ada Brook: it is open.", ()) == "speech"


def test_a_cue_in_pieces_is_read_together() -> None:
    text = "was, she felt, expected"
    assert mode_of(text, ((0, 3), (15, 23))) == "thought"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("really like", "thought"),
        ("liked", "thought"),
        ("'m like", "speech"),
        ("tried to warn people about", "speech"),
        ("trying to figure out", "thought"),
    ],
)
def test_liking_and_trying_are_told_by_their_neighbours(cue: str, expected: str) -> None:
    assert mode(cue) == expected
