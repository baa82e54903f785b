"""Draws docs/statements.svg, the picture in the README: what `onrecord demo` shows, as a terminal does.

onrecord demo --ledger demo.db
python docs/picture.py demo.db
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console

import onrecord
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
    target.write_text(picture(sys.argv[1] if len(sys.argv) > 1 else "demo.db"), encoding="utf-8")
    print(target)
