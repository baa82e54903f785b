import time

import pytest

from onrecord.matching.quotation import align, quotation

SAID = "“We will not open the locks before winter,” … “and the wardens know it. Ask them, if you must.”"


def shown(asked: str, said: str = SAID) -> str | None:
    found = align(quotation(asked), said)
    if found is None:
        return None
    signs = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(signs[piece.what].format(piece.words) for piece in found.pieces)


@pytest.mark.parametrize(
    "asked",
    [
        "We will not open the locks before winter",
        "we will not open the locks before winter and the wardens know it",
        "[W]e will not open the locks",
        "We will not open … before winter",
        "We will not open the locks [in autumn] and the wardens know it",
        "'We will not open the locks'",
    ],
)
def test_words_in_a_row_are_exact_but_for_marked_cuts(asked: str) -> None:
    found = align(quotation(asked), SAID)
    assert found is not None
    assert (found.exact, found.share) == (True, 1.0)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("We will open the locks before winter", "We will [-not-] open the locks before winter"),
        ("We shall not open the locks before winter", "We [-will-] {+shall+} not open the locks before winter"),
        ("We will not open the gates before winter", "We will not open the [-locks-] {+gates+} before winter"),
        ("They will not open the locks before winter", "[-We-] {+They+} will not open the locks before winter"),
        ("We will not open the locks before spring", "We will not open the locks before [-winter-] {+spring+}"),
        ("the quick brown fox jumps over it", None),
        ("we open it", None),
        ("and the", "and the"),
    ],
)
def test_what_differs_is_told_word_by_word(asked: str, expected: str | None) -> None:
    assert shown(asked) == expected


def test_a_word_far_off_does_not_stretch_the_answer() -> None:
    found = align(quotation("the wardens surely know it"), f"The mayor spoke. {'Then it rained. ' * 20}{SAID}")
    assert found is not None
    assert [piece.words for piece in found.pieces if piece.what == "dropped"] == []


def test_the_rest_of_the_sentence_is_told() -> None:
    found = align(quotation("open the locks"), "I doubt it. If they ask, we will not open the locks for them. Never.")
    assert found is not None
    assert (found.before, found.after) == ("If they ask, we will not", "for them")


def test_numbers_are_compared_without_their_commas() -> None:
    assert shown("some 12000 farms on the river", "some 12,000 farms on the river") == "some 12000 farms on the river"


def test_a_long_statement_takes_no_quadratic_time() -> None:
    start = time.process_time()
    align(quotation("the river " * 300), "a river the " * 20_000)
    assert time.process_time() - start < 5
