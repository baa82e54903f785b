"""Are contradictions rightly found? `python -m benchmarks.contradiction_pairs LEDGER [--new]`.

LEDGER holds articles of `statement_pairs` (DATA's), read and matched. `checked/contradictions.json` has contradictions
that real articles gave, all of them and none drawn: both contents by article and offsets, whether the one denies the
other or both have the same words, as somebody judged who read them, and a reason; and none of the text. Printed: how
many of those are found now, by verdict. `--new` lists those that nobody has judged, with their words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord import open_ledger
from onrecord.ledger import Ledger
from onrecord.matching.statements import catch_up, contradictions
from onrecord.record import Statement

CHECKED = Path(__file__).parent / "checked" / "contradictions.json"

Place = tuple[str, int]


def found(ledger: Ledger) -> dict[frozenset[Place], tuple[Statement, Statement]]:
    """The contradictions of a ledger, by where both contents begin."""
    given = {article.id: article.given_id or article.id for article in ledger.articles()}

    def place(side: Statement) -> Place:
        carrier = side.carriers[0]
        return given[carrier.article], carrier.spans[0][0]

    return {frozenset((place(item.one), place(item.other))): (item.one, item.other) for item in contradictions(ledger)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--new", action="store_true", help="list what nobody has judged")
    options = parser.parse_args()
    checked: list[dict[str, Any]] = json.loads(CHECKED.read_text(encoding="utf-8")) if CHECKED.exists() else []
    verdicts = {frozenset((side["id"], side["start"]) for side in (row["one"], row["other"])): row for row in checked}
    with open_ledger(options.ledger, create=False) as ledger:
        catch_up(ledger)
        now = found(ledger)
    counts = Counter((row["right"], place in now) for place, row in verdicts.items())
    print("| judged | found now | not found now |\n| --- | ---: | ---: |")
    for right, name in ((True, "right"), (False, "none")):
        print(f"| {name} | {counts[right, True]} | {counts[right, False]} |")
    for place, sides in now.items():
        if options.new and place not in verdicts:
            print(json.dumps([[*sorted(place)], *(side.content for side in sides)], ensure_ascii=False))


if __name__ == "__main__":
    main()
