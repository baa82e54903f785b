"""Contents without when and how they were said."""

from __future__ import annotations

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.adjuncts import without_adjuncts
from tests.resolution.marked import marked, words


def content(text: str) -> str:
    plain, items = marked(text)
    return words(plain, without_adjuncts(plain, Marks(attributions=items)).attributions)[0][2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Lund] {ruled out} <talks with Sel on Tuesday, a day after it shut the gates>.", "talks with Sel"),
        ("[Lund] {rejected} <the offer late on Friday>.", "the offer"),
        ("[Lund] {has dismissed} <the claims in an interview>.", "the claims"),
        ("[Lund] {called for} <more teachers in a statement on Thursday>.", "more teachers"),
    ],
)
def test_day_and_occasion_are_left_out(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Lund] {called for} <a vote on Monday>.",
        "[Lund] {denied} <that she was there on Friday>.",
        "[Lund] {rejected} <a plan to march on Friday>.",
        "[Lund] {said} <the tram stops on Friday>.",
        "[Lund] {rejected} <Monday's offer>.",
    ],
)
def test_days_of_what_is_said_stay(text: str) -> None:
    plain, items = marked(text)
    assert content(text) == words(plain, items)[0][2]
