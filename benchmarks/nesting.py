"""Speech inside speech, found and missed: `python -m benchmarks.nesting PASSAGES.jsonl …`.

PASSAGES are those of `training/data` or of the same form: text and attributions with their `parent`. Printed are the
figures of `onrecord.evaluation` for the attributions without a parent, and for those with one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord import extract, read_text
from onrecord.evaluation.scoring import evaluate

FIGURES = ("content", "attribution")


def alone(row: dict[str, Any], *, nested: bool) -> dict[str, Any]:
    """The row with only the attributions that stand inside another, or only the others, each as if it had no parent."""
    kept = [item | {"parent": None} for item in row["attributions"] if (item["parent"] is not None) == nested]
    return row | {"attributions": kept}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=Path, nargs="+")
    options = parser.parse_args()
    gold = [json.loads(line) for path in options.passages for line in path.read_text(encoding="utf-8").splitlines()]
    found = [extract(read_text(row["text"], id=row["id"])).to_dict() for row in gold]
    for name, nested in (("without a parent", False), ("inside another", True)):
        result = evaluate(
            [alone(row, nested=nested) for row in gold], [alone(row, nested=nested) for row in found], rounds=0
        )
        for figure in FIGURES:
            values = result[figure]
            rates = "  ".join(f"{rate} {values[rate]:.3f}" for rate in ("precision", "recall", "f1"))
            print(f"{name:17} {figure:12} {rates}   ({values['gold']} gold, {values['predicted']} predicted)")


if __name__ == "__main__":
    main()
