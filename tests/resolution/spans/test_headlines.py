"""Headlines that a model left out."""

from __future__ import annotations

import pytest

from onrecord.record import Marks
from onrecord.resolution.spans.headlines import with_headlines
from tests.resolution.marked import marked, words

BODY = "\n\n[Ana Lund] {said}: <“It felt like a debt falling due.”> It rained.\n"


def found(text: str) -> list[tuple[str, str, str]]:
    plain, items = marked(text)
    return words(plain, with_headlines(plain, Marks(attributions=items)).attributions)[len(items) :]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("‘Like a debt falling due’: a quarrel over tin", ("", "", "‘Like a debt falling due’")),
        ("Lund: the mine will shut in May", ("Lund", ":", "the mine will shut in May")),
        ("Elbonia Offers to Host Talks on Tin", ("Elbonia", "Offers", "to Host Talks on Tin")),
        ("Miners vow to strike, shares fall", ("Miners", "vow", "to strike")),
    ],
)
def test_it_is_on_record(headline: str, expected: tuple[str, str, str]) -> None:
    assert found(headline + BODY) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "‘Like a day in the dark’: a quarrel over tin",  # nobody in the article says so
        "‘Falling due’: a quarrel over tin",  # two words may be anybody's
        "Analysis: the mine will shut in May",
        "Cold welcome for Elbonia's offer to host talks",
        "[Elbonia] {Offers} <to Host Talks on Tin>",
    ],
)
def test_nothing_is_added(headline: str) -> None:
    assert found(headline + BODY) == []


def test_titles_of_updates_count_and_other_lines_do_not() -> None:
    assert found(f"Live: tin{BODY}\n5:10 p.m. Lund: talks begin in June\nIt rained.\n") == [
        ("Lund", ":", "talks begin in June")
    ]
    assert found(f"Live: tin{BODY}\nLund: talks begin in June\nIt rained.\n") == []
