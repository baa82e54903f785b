import io
from collections.abc import Callable

import pytest
from rich.console import Console

from onrecord.record import Speaker, Statement
from onrecord.terminal.most_quoted import EACH, PERSONS, print_most_quoted, spread

Make = Callable[..., Statement]


def shown(*statements: Statement, width: int = 100) -> tuple[str, int]:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    count = print_most_quoted(console, statements)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue(), count


def said_by(make: Make, name: str, count: int) -> list[Statement]:
    speaker = Speaker(name=name, type="person", role="minister")
    return [make(speaker=speaker, content=f"words {number} of {name}") for number in range(count)]


def test_who_is_quoted_most_stands_first(make_statement: Make) -> None:
    text, count = shown(*said_by(make_statement, "Oren Halvik", 1), *said_by(make_statement, "Ilse Marrow", 2))
    assert count == 3
    assert text.index("Ilse Marrow  minister  2 statements") < text.index("Oren Halvik  minister  1 statement\n")


def test_first_look_is_short_however_much_is_on_record(make_statement: Make) -> None:
    many = [item for number in range(20) for item in said_by(make_statement, f"Person {number}", 30)]
    assert shown(*many)[1] == PERSONS * EACH


def test_only_named_persons_have_a_heading(make_statement: Make) -> None:
    unnamed = make_statement(speaker=Speaker(name=None, type="unnamed", role="an official"))
    assert shown(unnamed) == ("", 0)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_console(make_statement: Make, width: int) -> None:
    long = make_statement(content="word " * 300, speaker=Speaker(name="y" * 3000, type="person", role="r" * 3000))
    assert max(map(len, shown(long, width=width)[0].splitlines())) <= width


def test_spread_goes_from_first_to_last_and_says_nothing_twice(make_statement: Make) -> None:
    said = [make_statement(content=words) for words in ("a", "“A,”", "b", "c", "d", "e")]
    assert [item.content for item in spread(said, 3)] == ["a", "c", "e"]
