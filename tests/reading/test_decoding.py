"""Bytes to text."""

from onrecord.reading.decoding import decode


def test_damage_that_looks_like_a_wide_mark_is_not_one() -> None:
    assert decode(b"\xff\xfe The bridge stays shut.", name="x").endswith(" The bridge stays shut.")


def test_wide_text_with_its_mark_is_read() -> None:
    assert decode("The bridge stays shut.".encode("utf-16"), name="x") == "The bridge stays shut."


def test_few_western_letters_in_a_short_text_are_not_guessed_at() -> None:
    text = "Café owner José Peña said “we stay” on Tuesday."
    assert decode(text.encode("cp1252"), name="x") == text


def test_a_little_damage_in_a_short_text_is_no_other_alphabet() -> None:
    assert decode(b"Ada Moss said \xff\xfe it rains.", name="x") == "Ada Moss said \ufffd\ufffd it rains."
