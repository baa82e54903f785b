"""What marks of PolNeAR cost that have source and cue exchanged: `python -m benchmarks.exchanged DEV.jsonl`.

Five of the dev articles' attributions have the verb of saying marked as the source, and the speaker as the cue
(`checked/exchanged.json`; found by looking for a source that is "said"). Who credits the speaker is counted wrong
there. Printed are the figures as marked, and with these five put right.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onrecord
from onrecord.evaluation.scoring import evaluate

CHECKED = Path(__file__).parent / "checked" / "exchanged.json"


def put_right(row: dict[str, Any], exchanged: list[dict[str, Any]]) -> dict[str, Any]:
    """The marked article with source and cue in their places."""
    places = [(one["source"], one["cue"], one["content"]) for one in exchanged if one["id"] == row["id"]]
    items = [
        {**item, "source": item["cue"], "cue": item["source"]}
        if (item["source"], item["cue"], item["content"]) in places
        else item
        for item in row["attributions"]
    ]
    return {**row, "attributions": items}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", type=Path)
    dev: Path = parser.parse_args().dev
    rows = [json.loads(line) for line in dev.read_text(encoding="utf-8").split("\n") if line]
    exchanged = json.loads(CHECKED.read_text(encoding="utf-8"))
    found = [onrecord.extract(onrecord.read_text(row["text"], id=row["id"])).to_dict() for row in rows]
    right = [put_right(row, exchanged) for row in rows]
    print("| dev | attribution | direct | source given content |\n| --- | ---: | ---: | ---: |")
    for name, gold in (("as marked", rows), (f"{len(exchanged)} marks put right", right)):
        figures = evaluate(gold, found, rounds=0)
        cells = (figures["attribution"]["f1"], figures["direct"]["f1"], figures["source_given_content"]["accuracy"])
        print(f"| {name} | {' | '.join(f'{cell:.3f}' for cell in cells)} |")


if __name__ == "__main__":
    main()
