"""People who are called by an office or a word in place of the name."""

from __future__ import annotations

import pytest

from tests.resolution.speakers.who import speaker

PEOPLE = ("Ana Doe", "Bo Roe")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Ana Doe left.\n\nIt rained.\n\n[The senator]", "Ana Doe"),
        ("Sen. Ana Doe (D) met Bo Roe. [The Democratic senator]", "Ana Doe"),
        ("Rep. Ana Doe met Bo Roe. [The Ohio congresswoman]", "Ana Doe"),
        ("Ohio Gov. Ana Doe met Utah Gov. Bo Roe. [The Utah governor]", "Bo Roe"),
        ("Ohio Sen. Ana Doe met Bo Roe. [The Utah senator]", None),
        ("Sen. Ana Doe met Sen. Bo Roe. [The Ohio senator]", None),
        ("Sen. Ana Doe left.\n\nIt rained.\n\nIt poured.\n\nIt froze.\n\n[The Ohio senator]", None),
    ],
)
def test_an_office_in_full_is_of_who_has_it_as_a_title(text: str, name: str | None) -> None:
    assert speaker(text, *PEOPLE).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Doe spoke in Sel on the harbour.\n\n[The Republican nominee]", "Ana Doe"),
        ("After lunch, Ana Doe met Bo Roe. [The Sel businesswoman]", "Ana Doe"),
        ("Ana Doe left.\n\nThe Green candidate spoke after Bo Roe.\n\n[The Sel governor]", "Ana Doe"),
        ("The mayor met Ana Doe.\n\n[The Republican nominee]", None),
        ("Ana Doe’s son left.\n\n[The Republican nominee]", None),
        ("Ana Doe and Bo Roe left.\n\n[The Republican nominee]", None),
        ("Bo Roe left. He was late. [The Sel businesswoman]", None),
        ("Sen. Ana Doe (D) left.\n\n[The Republican nominee]", None),
        ("Ana Doe left.\n\n[The Republican nominee and his aides]", None),
        ("Ana Doe left.\n\n[The driver of the bus]", None),
        ("Mayor Ana Doe left.\n\n[The Republican candidate]", None),
        ("Former Mayor Ana Doe left.\n\n[The Republican candidate]", "Ana Doe"),
        ("Ana Doe asked him.\n\n[The candidate]", None),
    ],
)
def test_a_figure_is_the_subject_of_the_sentence_before(text: str, name: str | None) -> None:
    assert speaker(text, *PEOPLE).name == name
