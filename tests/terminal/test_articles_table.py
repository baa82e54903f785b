import io
from dataclasses import dataclass

from rich.console import Console

from onrecord.terminal.articles_table import print_articles


@dataclass
class Row:
    id: str = "0123456789abcdef0123456789abcdef"
    outlet: str | None = "The Tarn Courier"
    title: str | None = "Vessen stays away"
    url: str | None = None
    published: str | None = "2031-03-05"
    revision: int = 1
    model: str = "first-1"
    attributions: int = 7
    removed: bool = False


def shown(*rows: Row, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    print_articles(console, rows)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_row_holds_the_beginning_of_the_id_date_outlet_title_and_count() -> None:
    assert shown(Row()).splitlines()[1].split("  ")[:3] == ["01234567", "2031-03-05", "The Tarn Courier"]


def test_row_is_one_line_at_80_columns() -> None:
    lines = shown(Row(title="long " * 100, outlet="long " * 20)).splitlines()
    assert len(lines) == 2
    assert max(map(len, lines)) <= 80


def test_article_that_was_not_read_says_in_which_language_it_is() -> None:
    assert "(not read: de) Vessen stays away" in shown(Row(model="unread:de"), width=100)


def test_unknowns_are_dashes() -> None:
    assert shown(Row(outlet=None, title=None, published=None)).count("—") == 3


def test_revision_is_said() -> None:
    assert "(revision 2) Vessen" in shown(Row(revision=2))


def test_escapes_and_markup_are_not_interpreted() -> None:
    assert "[b]␛[1m" in shown(Row(title="[b]\x1b[1m"))


def test_a_removed_text_is_said_so() -> None:
    assert "(text removed)" in shown(Row(title=None, removed=True))
