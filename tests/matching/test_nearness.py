"""How near wordings are by the vectors of their words."""

import pytest

from onrecord.matching.nearness import nearness, vectors_of
from onrecord.matching.words import keys_of, words_of


def near(one: str, other: str) -> float:
    return nearness(*(vectors_of(keys_of(words_of(text))) for text in (one, other)))


def test_the_same_words_are_as_near_as_can_be_in_any_order() -> None:
    assert near("the river has thawed", "thawed has the river") == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("told", "likewise", "otherwise"),
    [
        ("the talks will start in May", "negotiations begin in May", "the locks will freeze in May"),
        ("he wants higher taxes on ships", "he demands that vessels pay more tax", "he wants a garden for his house"),
    ],
)
def test_other_words_for_the_same_are_nearer_than_other_things(told: str, likewise: str, otherwise: str) -> None:
    assert near(told, likewise) > near(told, otherwise) + 0.05


def test_what_only_one_wording_says_counts_against_both() -> None:
    longer = "the river has thawed, and the wardens opened the locks for forty ships of grain from the coast"
    assert near("the river has thawed", longer) == pytest.approx(near(longer, "the river has thawed"))
    assert near(longer, "the river has thawed") < 0.8


def test_words_that_the_vocabulary_has_not_are_put_together_from_its_pieces() -> None:
    assert near("ungripped zworkable", "ungripped zworkable") == pytest.approx(1, abs=1e-3)
    assert near("ungripped zworkable", "the harbour of Velm") < 0.5


@pytest.mark.parametrize("text", ["", "…", "☃", "☃ ☃"])
def test_where_no_word_is_known_nothing_is_near(text: str) -> None:
    assert near(text, "the river has thawed") == 0
    assert near(text, text) == 0
