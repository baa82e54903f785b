import io
import time
from collections.abc import Callable
from typing import Any

from rich.console import Console

from onrecord.record import Record
from onrecord.terminal.marked_article import print_article

Make = Callable[..., Record]

TEXT = "“We stay away,” Ilse Marrow said.\n\nAccording to Northern Wire, Marrow added that “nobody asked us”."
MARKS = (
    ("Ilse Marrow", "said", "“We stay away,”"),
    ("Northern Wire", "According to", "Marrow added that “nobody asked us”"),
    ("", "added", "“nobody asked us”"),
)


def shown(record: Record, **options: Any) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False, markup=False, **options)
    print_article(console, record)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_marks_are_brackets_where_there_are_no_colours(make_record: Make) -> None:
    text = shown(make_record(TEXT, *MARKS))
    assert "[“We stay away,”]a1 {Ilse Marrow}a1 <said>a1." in text


def test_speech_in_speech_is_nested(make_record: Make) -> None:
    text = shown(make_record(TEXT, *MARKS))
    assert "[Marrow <added>a3 that [“nobody asked us”]a3]a2" in text


def test_colours_need_no_brackets(make_record: Make) -> None:
    text = shown(make_record(TEXT, *MARKS), force_terminal=True, color_system="standard")
    assert "\x1b[4m“We stay away,”\x1b[0m" in text
    assert "[a1]" in text
    assert "{Ilse" not in text


def test_list_names_speaker_chain_date_and_confidence(make_record: Make) -> None:
    text = shown(make_record(TEXT, *MARKS))
    assert "  a1  Ilse Marrow\n" in text
    assert "      via The Tarn Courier · said on 2031-03-04 · direct · confidence 0.90\n" in text


def test_head_says_where_the_date_is_from(make_record: Make) -> None:
    assert "The Tarn Courier · 2031-03-05 (given)" in shown(make_record(TEXT))


def test_article_without_attributions_says_so(make_record: Make) -> None:
    assert "No attributions" in shown(make_record(TEXT))


def test_escapes_are_shown_and_the_marks_stay_in_place(make_record: Make) -> None:
    hostile = "\x1b]0;owned\x07\u202e[red]\x9b1m “We stay away,” Ilse Marrow said."
    for terminal in (True, False):
        text = shown(make_record(hostile, MARKS[0], title="\x1b[2J"), force_terminal=terminal, color_system=None)
        assert "␛]0;owned␇�[red]�1m" in text
        assert "\x1b" not in text
    assert "[“We stay away,”]a1" in text


def test_a_million_characters_take_seconds(make_record: Make) -> None:
    text = "“We stay away,” Ilse Marrow said. " + "x" * 500_000 + "“" * 500_000
    started = time.process_time()
    for terminal in (True, False):
        shown(make_record(text, MARKS[0]), force_terminal=terminal)
    assert time.process_time() - started < 20
