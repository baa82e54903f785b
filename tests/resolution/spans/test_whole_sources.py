"""Sources that the model cut off or took from the sentence before."""

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.whole_sources import with_whole_sources
from tests.resolution.marked import marked


def source(text: str) -> str:
    plain, items = marked(text)
    (item,) = with_whole_sources(plain, Marks(attributions=items)).attributions
    return " … ".join(plain[slice(*span)] for span in item.source)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It is, {in the words of} [its] commander, Brigadier Per Lund, <“up to its neck”>.",
         "its commander, Brigadier Per Lund"),
        ("[Thousands of] people {demanded} <that he go>.", "Thousands of people"),
        ("[Residents of] the lower town {said} <that he left>.", "Residents of the lower town"),
        ("<Rain fell>, {said} [thousands of] muted people.", "thousands of muted people"),
        ("[Veldia], which abstained, and its finance minister, Ana Doe, {said} <that it was late>.",
         "its finance minister, Ana Doe"),
        ("[Veldia] left, and its foreign minister {said} <that it was late>.", "its foreign minister"),
        ("[Mrs.] Doe {said} <that he left>.", "Mrs. Doe"),
        ("[Mrs.] Doe's plan is {meant} <to raise taxes>.", "Mrs. Doe's plan"),
        ("[She] left. After {saying} <her foot was “too swollen for a shoe,”> she was taken home.", "she"),
        ("[Ana Doe] left.\n\nWhile {insisting} <that it was late>, Per Lund stayed.", "Per Lund"),
        ("[He] hopes.\n\nPer Lund, 61, has {denied} <the charge>.", "Per Lund"),
    ],
)  # fmt: skip
def test_what_stands_before_the_cue_speaks(text, whole):
    assert source(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "[Veldia] {said} <that its finance minister, Ana Doe, had left>.",
        "[Its] harbour {said} <that it was late>.",
        "[Veldia] and its harbour {said} <that it was late>.",
        "[He] hopes.\n\nThe roof, 61, has {held} <the snow>.",
        "[He] hopes.\n\nPer Lund has {left}: <“It is late.”>",
        "[Ana Doe] left. After {saying} <that it was late>, it seems, no more was heard.",
        "[Half of] {said} <that it was late>.",
    ],
)
def test_other_sources_stay(text):
    assert source(text) == marked(text)[0][slice(*marked(text)[1][0].source[0])]


def test_what_follows_is_no_part_of_what_was_said_before_it():
    plain, items = marked("[Ana Doe] left. After {saying} <her foot was “too swollen,” she was taken> home.")
    (item,) = with_whole_sources(plain, Marks(attributions=items)).attributions
    assert [plain[slice(*span)] for span in item.content] == ["her foot was “too swollen,”"]
