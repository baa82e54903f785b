import json

import pytest

from onrecord.safe import json_text, one_line, safe


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x07", "\r", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_control_becomes_visible_sign_of_the_same_length(control: str) -> None:
    shown = safe(f"a{control}b")
    assert len(shown) == 3
    assert control not in shown
    assert shown.encode()


def test_ordinary_text_of_any_script_stays() -> None:
    text = "Größe, עברית, العربية, 中文, “quoted” — 👩\u200d🌾\n\tnext"
    assert safe(text) == text


def test_windows_line_ends_are_line_ends() -> None:
    assert safe("one\r\ntwo") == "one \ntwo"


def test_one_line_has_no_line_ends() -> None:
    assert one_line(" one\r\n\n two\u2028three ") == "one two three"


@pytest.mark.parametrize("text", ["\x1b[31m", "\x9b31m", "\u202e", "\u2028", "\ud800", "plain “text”"])
def test_json_keeps_the_value_and_holds_nothing_that_steers_a_terminal(text: str) -> None:
    written = json_text({"text": text})
    assert json.loads(written) == {"text": text}
    assert safe(written) == written
    assert written.encode()


def test_json_stays_readable() -> None:
    assert json_text(["“Größe”"]) == '["“Größe”"]'
