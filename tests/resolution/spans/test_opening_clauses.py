"""Sentences that open with a clause of saying."""

from __future__ import annotations

import time

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.opening_clauses import with_opening_clauses
from tests.resolution.marked import marked, words


def found(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_opening_clauses(plain, Marks(attributions=items)).attributions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Rowing Union said yesterday that it would test every crew.",
            ("The Rowing Union", "said", "that it would test every crew"),
        ),
        (
            "Her successor, Per Doe, told state radio on Friday that nobody had asked her.",
            ("Her successor, Per Doe,", "told", "that nobody had asked her"),
        ),
        (
            "Courier: In March the president, Per Doe, said that there was nothing to discuss. What has changed?",
            ("the president, Per Doe,", "said", "that there was nothing to discuss"),
        ),
        (
            "Korva, the Selish capital, has ruled out any talks while the ferries wait.",
            ("Korva, the Selish capital,", "has ruled out", "any talks while the ferries wait"),
        ),
        ("It rained. Dr. Lund said the pier has sunk.", ("Dr. Lund", "said", "the pier has sunk")),
        (
            "The ministers of Sel and Korva stood side by side and announced that they would build a mast.",
            ("The ministers of Sel and Korva", "announced", "that they would build a mast"),
        ),
        (
            "The likeliest cause, it added, was the old pump.",
            ("it", "added", "The likeliest cause … was the old pump"),
        ),
        (
            "Its president, Per Doe, commended the crew for telling it late.",
            ("Its president, Per Doe,", "commended", "the crew for telling it late"),
        ),
        (
            "KORVA, March 4 (Selwire) - The ministry has announced in a statement that the pier is shut.",
            ("The ministry", "has announced", "that the pier is shut"),
        ),
    ],
)
def test_it_is_on_record(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The states that held elections were three.",
        "Officials later announced an arrest of four men.",
        "Read more: Lee says the toll is fair to all",
        "Per Doe London • The mayor has said it will be shut.",
        "Residents of the port told a different story.",
        "“The Rowing Union said that it would test every crew.”",
        "When the mayor said that it was late, they left.",
        "“The cause, it added, was the old pump.”",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert found(text) == []


def test_what_a_model_read_stays_as_it_is() -> None:
    assert len(found("[The mayor] {said} <that the pier would sink one day>.")) == 1


def test_it_ends_where_another_begins() -> None:
    said = found("The mayor said that the pier had sunk, and [she] {denied} <that it was old>.")
    assert ("The mayor", "said", "that the pier had sunk") in said


def test_a_hostile_text_takes_linear_time() -> None:
    begun = time.process_time()
    found("The mayor told " + "one of them " * 20_000)
    found("Doe said. " * 20_000)
    assert time.process_time() - begun < 10
