import io
from collections.abc import Callable
from dataclasses import replace
from itertools import repeat
from typing import Any

import pytest
from rich.console import Console

from onrecord.record import Hop, Speaker, Statement
from onrecord.terminal.statements_table import PAGE, print_statements

Make = Callable[..., Statement]


def shown(*statements: Statement, width: int = 100, **options: Any) -> str:
    console = Console(file=io.StringIO(), width=width, **options)
    print_statements(console, statements)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_row_says_when_who_what_and_through_whom(make_statement: Make) -> None:
    table = shown(make_statement(relays=("Northern Wire",)))
    for words in ("2031-03-04", "Ilse Marrow", "Foreign Minister", "Vessen", "“We will not sit", "01234567 a3"):
        assert words in table
    assert "Northern Wire →" in table


def test_speaker_is_no_hop_of_the_chain_shown(make_statement: Make) -> None:
    assert shown(make_statement()).count("Ilse Marrow") == 1


def test_date_of_publication_alone_is_marked(make_statement: Make) -> None:
    assert "by 2031-03-05" in shown(make_statement(said_on=None))


def test_unknown_date_is_a_dash(make_statement: Make) -> None:
    assert "—" in shown(make_statement(said_on=None, published=None))


def test_interval_is_shown_whole(make_statement: Make) -> None:
    table = shown(make_statement(said_on="2031-03-01/2031-03-04"))
    assert "2031-03-01 to" in table
    assert "2031-03-04" in table


def test_unnamed_speaker_is_shown_by_role(make_statement: Make) -> None:
    table = shown(make_statement(speaker=Speaker(name=None, type="unnamed", role="a senior official")))
    assert "a senior official" in table
    assert "unnamed" in table


@pytest.mark.parametrize(("change", "words"), [({"negated": True}, "not said:"), ({"mode": "thought"}, "thought:")])
def test_what_is_no_plain_statement_says_so(make_statement: Make, change: dict[str, Any], words: str) -> None:
    assert words in shown(make_statement(**change))


@pytest.mark.parametrize("width", [40, 60, 80, 95, 96, 100, 160])
def test_no_line_is_wider_than_the_console(make_statement: Make, width: int) -> None:
    long = make_statement(content="word " * 400, relays=["A Relay With A Long Name"] * 5)
    wide = make_statement(content="漢" * 400)
    unbroken = make_statement(content="x" * 3000, speaker=Speaker(name="y" * 3000, type="person"))
    assert max(map(len, shown(long, wide, unbroken, width=width).splitlines())) <= width


def test_long_content_is_cut_with_an_ellipsis(make_statement: Make) -> None:
    table = shown(make_statement(content="word " * 400))
    assert "…" in table
    assert len(table.splitlines()) < 10


def test_content_that_fits_is_not_cut(make_statement: Make) -> None:
    assert "…" not in shown(make_statement(content="word " * 20))


def test_markup_and_escapes_are_not_interpreted(make_statement: Make) -> None:
    table = shown(make_statement(content="[bold]x[/bold] \x1b[31m :smile:"), force_terminal=True)
    assert "[bold]x[/bold] ␛[31m :smile:" in table


def test_header_stands_once_however_long_the_list(make_statement: Make) -> None:
    table = shown(*repeat(make_statement(), PAGE + 5))
    assert table.count("SPEAKER") == 1
    assert table.count("Ilse Marrow") == PAGE + 5


def test_unknown_outlet_is_said_so(make_statement: Make) -> None:
    carrier = make_statement().carriers[0]
    chain = (carrier.chain[0], Hop(name=None, type="outlet"))
    assert "unknown outlet" in shown(make_statement(carriers=(replace(carrier, chain=chain),)))


def test_no_statements_print_nothing() -> None:
    assert shown() == ""


def test_the_cue_stands_before_the_words_so_that_a_denial_reads_as_one(make_statement: Make) -> None:
    assert "denied that the gate had moved" in shown(make_statement(cue="denied", content="that the gate had moved"))


def test_a_cue_that_is_no_verb_stands_behind_the_words(make_statement: Make) -> None:
    table = shown(make_statement(cue="according to", content="the gate moved"))
    assert "the gate moved (according to)" in table


def test_a_colon_is_no_cue_to_be_shown(make_statement: Make) -> None:
    assert "  the gate moved" in shown(make_statement(cue=":", content="the gate moved"))
