"""Contents that break off within a phrase."""

from __future__ import annotations

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.cut_off import with_endings
from tests.resolution.marked import marked, words


def content(text: str) -> str:
    plain, items = marked(text)
    return words(plain, with_endings(plain, Marks(attributions=items)).attributions)[-1][2]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[She] {said} <he left in the wake of> her illness, aides say.", "he left in the wake of her illness"),
        ("[She] {said} <exiles fled into rebel->held areas. It rained.", "exiles fled into rebel-held areas"),
        ("[She] {said} <it would not> last, and left.", "it would not last"),
        ("[She] {said} <it grew to> 1.6 million crowns. It rained.", "it grew to 1.6 million crowns"),
        ("[She] {said} <that if> it rained, they would leave. It rained.", "that if it rained, they would leave"),
        (
            "[She] {says} <half of the ferries it runs> were late. It rained.",
            "half of the ferries it runs were late",
        ),
        ("[She] {plans} <to redeem on May 16> its bonds. It rained.", "to redeem on May 16 its bonds"),
        ("[She] {said} <they had drawn> a crowd, and left.", "they had drawn a crowd"),
        ("[She] {hoped} <the quay> would hold. It rained.", "the quay would hold"),
        ("[She] {said} <she met Ana Doe, who> was late, and left.", "she met Ana Doe"),
        ("[She] {said} <she saw six votes, of which four are> needed.", "she saw six votes"),
    ],
)
def test_a_content_goes_on_to_the_end_of_its_phrase_or_ends_before_it(text: str, whole: str) -> None:
    assert content(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[She] {said} <it rained>, and left.", "it rained"),
        ("[She] {said} <what he did> and left.", "what he did"),
        ("<It was what she came for>, [she] {said}.", "It was what she came for"),
        ("[She] {said} <it was “on”> when she came.", "it was “on”"),
        ("<A quay> it is not, [she] {said}, but <a pier>, of which half was new.", "A quay … a pier"),
        ("[She] {announced} <her departure> this week.", "her departure"),
        ("[She] {told} <“the whole tale,”> a tale of woe.", "“the whole tale,”"),
        ("[Her] {claim} <the quay> was safe.", "the quay"),
        ("[She] {hoped} <to leave> was all she said.", "to leave"),
        ("How [they] {concluded} <it’s safe> is a riddle.", "it’s safe"),
        ("Of those [she] {wanted} <the quay> was one.", "the quay"),
        ("<A factor in it was the> {according to} [her].", "A factor in it was the"),
    ],
)
def test_a_whole_content_stays(text: str, whole: str) -> None:
    assert content(text) == whole


def test_it_ends_where_anothers_words_begin() -> None:
    text = "[1She] {1said} <1he was blamed for> his show and [0the critics] {0said} <0that it was late>."
    plain, items = marked(text)
    found = words(plain, with_endings(plain, Marks(attributions=items)).attributions)
    assert [content for _, _, content in found] == ["that it was late", "he was blamed for his show"]


def test_a_source_that_ends_within_a_word_goes_on() -> None:
    plain, items = marked("<It was late>, {said} [Ana Doe, an analyst with the Lund]-based Tide Group. It rained.")
    found = with_endings(plain, Marks(attributions=items)).attributions
    assert words(plain, found)[0][0] == "Ana Doe, an analyst with the Lund-based Tide Group"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[Ana Doe, who] was late, {said} <it rained>.", "Ana Doe"),
        ("They fined [the mayor for] {refusing} <to leave>.", "the mayor"),
        ("[The mother of] a boy of ten {said} <it rained>.", "The mother of a boy of ten"),
        ("{According to} [reports from] the coast, <it rained>.", "reports from the coast"),
        ("[Ana Doe, of the Tide Group,] {said} <it rained>.", "Ana Doe, of the Tide Group,"),
    ],
)
def test_a_source_ends_with_its_phrase(text: str, source: str) -> None:
    plain, items = marked(text)
    assert words(plain, with_endings(plain, Marks(attributions=items)).attributions)[0][0] == source
