"""Speech inside speech of the plainest form, which a model leaves out."""

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.told_inside import with_told_inside
from tests.resolution.marked import marked, words


def told(text: str) -> list[tuple[str, str, str]]:
    """What is found inside the words that are marked, as its words."""
    plain, items = marked(text)
    found = with_told_inside(plain, Marks(attributions=items)).attributions
    return words(plain, found[len(items) :])


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("[She] {said} <that the clerk had told her to wait until May>.", ("the clerk", "told", "to wait until May")),
        (
            "<The supplier>, [she] {said}, <had informed her ministry in June that a ship was late>.",
            ("The supplier", "informed", "that a ship was late"),
        ),
        (
            "[She] {said} <it was late and officials assured him that there was none left>.",
            ("officials", "assured", "that there was none left"),
        ),
    ],
)
def test_a_clause_inside_is_told(text: str, inside: tuple[str, str, str]) -> None:
    assert told(text) == [inside]


@pytest.mark.parametrize(
    "text",
    [
        "[She] {said} <that she was told to wait until May>.",
        "[She] {said} <that nobody had told her to wait until May>.",
        "[She] {said} <that the clerk had told her so>.",
        "[0She] {0said} <0that [1the clerk] had {1told} her <1to wait until May>>.",
    ],
)
def test_nobody_and_what_is_marked_already_are_not(text: str) -> None:
    assert told(text) == []
