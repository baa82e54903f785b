import random
import time

import pytest

from onrecord.matching.wording import count_edits, pieces, touched


def shown(old: str, new: str) -> str:
    signs = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(signs[piece.what].format(piece.words) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We will talk", "We will talk", "We will talk"),
        ("We will talk", "We will not talk", "We will {+not+} talk"),
        ("We will not talk", "We will talk", "We will [-not-] talk"),
        ("five ships sank", "nine ships sank", "[-five-] {+nine+} ships sank"),
        ("“We will talk,”", "'We will talk.'", "'We will talk.'"),
        ("we won’t", "We won't", "We won't"),
        ("", "We will talk", "{+We will talk+}"),
        ("We will talk", "", "[-We will talk-]"),
        ("a b — c", "a b c", "a b [-—-] c"),
        ("", "", ""),
    ],
)
def test_words_are_told_apart(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_both_wordings_can_be_read_from_the_pieces() -> None:
    choice = random.Random(7)
    for _ in range(50):
        old, new = (" ".join(choice.choices("abcde", k=choice.randint(0, 12))) for _ in range(2))
        found = pieces(old, new)
        assert " ".join(piece.words for piece in found if piece.what != "added") == old
        assert " ".join(piece.words for piece in found if piece.what != "dropped") == new


def test_edits_of_a_text_are_counted_in_words() -> None:
    assert count_edits("One.\n\nTwo three.\n", "One.\n\nTwo four five.\n") == (1, 2)
    assert count_edits("One.", "One.") == (0, 0)


def test_touched_lines_are_ranges_of_characters() -> None:
    old, new = "One.\nTwo.\nThree.", "One.\nTwo!\nThree."
    assert touched(old, new) == ([(5, 10)], [(5, 10)])
    assert touched(old, old) == ([], [])
    assert touched(old, old + "\nFour.") == ([(10, 16)], [(10, 22)])


def test_long_texts_take_no_quadratic_time() -> None:
    choice = random.Random(7)
    words = choice.choices([f"w{number}" for number in range(300)], k=40_000)
    start = time.process_time()
    count_edits(" ".join(words), " ".join([*words[:20_000], "other", *words[20_000:]]))
    assert time.process_time() - start < 20
