"""Draws the pictures in the README: docs/statements.svg, what `onrecord demo` shows as a terminal does, and
docs/positions.svg, what `onrecord positions harl --format svg` writes.

onrecord demo --ledger demo.db
python docs/picture.py demo.db
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console

import onrecord
from onrecord.positions import find_issue, timeline
from onrecord.positions.picture import svg
from onrecord.terminal.most_quoted import print_most_quoted

PERSONS = 3
WIDTH = 100


def picture(ledger: str) -> str:
    """Whom `ledger` quotes most, as SVG. It names no font of the web, so that it is drawn without a network."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False, markup=False)
    with onrecord.open_ledger(ledger) as book:
        print_most_quoted(console, book.statements(), persons=PERSONS)
    svg = console.export_svg(title="onrecord demo")
    return re.sub(r"@font-face \{[^}]*\}\s*", "", svg).rstrip() + "\n"


if __name__ == "__main__":
    target = Path(__file__).with_name("statements.svg")
    ledger = sys.argv[1] if len(sys.argv) > 1 else "demo.db"
    target.write_text(picture(ledger), encoding="utf-8")
    print(target)
    with onrecord.open_ledger(ledger) as book:
        timeline_svg = svg(timeline(book, find_issue(book, "harl")))
    Path(__file__).with_name("positions.svg").write_text(timeline_svg, encoding="utf-8")
