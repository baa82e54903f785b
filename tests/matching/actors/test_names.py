import pytest

from onrecord.matching.actors.names import (
    INITIAL,
    JUNIOR,
    LETTER,
    LONGER,
    MIDDLE,
    MIDDLE_INITIAL,
    PARTICLES,
    SHORT,
    SPELLING,
    SURNAME,
    Likeness,
    block_of,
    likeness,
    near_of,
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("volodar zelinsky", "volodar zelinskyy", SPELLING),
        ("volodar zelinsky", "volodar zelinskiy", SPELLING),
        ("khalid moussa", "halid musa", SPELLING),
        ("omar al hadi", "omar hadi", PARTICLES),
        ("ada b moss", "ada moss", MIDDLE_INITIAL),
        ("ada berit moss", "ada b moss", MIDDLE),
        ("ada berit moss", "ada moss", MIDDLE),
        ("mike moss", "michael moss", SHORT),
        ("bill moss", "william moss", SHORT),
        ("ada halvorsen", "ada halvorsan", LETTER),
        ("enric pena nial", "enric pena", LONGER),
        ("jonn moss", "john moss", LETTER),
        ("a moss", "ada moss", INITIAL),
        ("moss", "ada moss", SURNAME),
        ("jon moss jr", "jon moss", JUNIOR),
        ("william b moss jr", "bill moss", JUNIOR),
        ("jon moss jr", "jon moss junior", PARTICLES),
    ],
)
def test_names_are_alike(a: str, b: str, expected: Likeness) -> None:
    assert likeness(a, b) is expected
    assert likeness(b, a) is expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ada moss", "eda moss"),
        ("ada moss", "ada mass"),
        ("ada b moss", "ada c moss"),
        ("bill moss", "hilda moss"),
        ("ada moss", "bo lind"),
        ("moss", "lind"),
        ("john moss", "joan moss"),
        ("dan moss", "don moss"),
        ("dar moss", "dur moss"),
        ("jon moss ii", "jon moss iii"),
        ("ada halvorsen jr", "ada halvorsan"),
        ("", "ada moss"),
    ],
)
def test_names_that_tell_two_people_apart(a: str, b: str) -> None:
    assert likeness(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("volodar zelinsky", "volodar zelinskiy"),
        ("mike moss", "michael b moss"),
        ("omar al hadi", "omar hadi"),
        ("jon moss jr", "jon moss"),
    ],
)
def test_spellings_are_looked_up_together(a: str, b: str) -> None:
    assert block_of(a) == block_of(b) is not None


def test_one_letter_in_the_surname_is_found_by_what_is_near() -> None:
    assert near_of("ada halvorsen") == near_of("ada halvrsen") is not None
    assert block_of("moss") is None
    assert near_of("moss") is None
