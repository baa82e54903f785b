import time

import pytest

from onrecord.ledger.folding import called, fold, whole, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  An “Offer”\n\tof  Peace ", 'an "offer" of peace'),
        ("Erdoğan, Wałęsa, Ærø, İzmir, Straße", "erdogan, walesa, aero, izmir, strasse"),
        ("it’s—now", "it's-now"),
        ("a\u00adb\u200bc\0d\ud800e", "abcde"),
        ("ﬁne １２", "fine 12"),
        ("Москва", "москва"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_stand_between_spaces() -> None:
    assert words("Al-Assad, U.S. envoy") == " al assad us envoy "
    assert words("…") == ""


def test_the_in_front_of_a_whole_name_goes() -> None:
    assert whole("The Coast  Bulletin") == whole("coast bulletin") == "coast bulletin"
    assert whole("") is whole(None) is None


@pytest.mark.parametrize("character", ["a", "ǿ", "\u0327\u0301", "\u0f73", "\ufdfa", "\0", "́"])
def test_a_million_characters_are_folded_in_linear_time(character: str) -> None:
    start = time.process_time()
    fold(character * (1_000_000 // len(character)))
    assert time.process_time() - start < 10


def test_an_apostrophe_parts_no_word_of_a_speakers_name() -> None:
    assert called("The Ja’afar O'Moss") == "jaafar omoss"
    assert called("the Mosses'") == "mosses"
    assert called(None) is None
