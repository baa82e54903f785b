"""How many rows hold that people expect of real articles: `python -m benchmarks.real DATA [--missed]`.

`checked/real.json` holds the ids of twenty articles, offsets and expected rows, and none of their text: DATA is the
folder with `unlabelled/syria.jsonl` and `wikinews/*.csv`, from which the text is taken and checked against its
digest. A Wikinews text begins with its title and an empty line.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.rows import by_kind, problems_of, table

CHECKED = Path(__file__).parent / "checked" / "real.json"


def texts_in(path: Path) -> dict[str, tuple[str | None, str]]:
    """Title and text of each article of a file, by its id or url."""
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            csv.field_size_limit(sys.maxsize)
            return {r["url"]: (r["title"], f"{r['title']}\n\n{r['text']}") for r in csv.DictReader(lines)}
        return {row["id"]: (None, row["text"]) for row in map(json.loads, lines)}


def articles_of(data: Path) -> list[dict[str, Any]]:
    """The checked articles as expected ones, with text and words. Raises ValueError where a text is another one."""
    checked = json.loads(CHECKED.read_text(encoding="utf-8"))
    files = {name: texts_in(data / name) for name in sorted({article["file"] for article in checked})}
    found = []
    for article in checked:
        title, text = files[article["file"]][article["key"]]
        text = text[: article["characters"]]
        if hashlib.sha256(text.encode()).hexdigest() != article["sha256"]:
            raise ValueError(f"the text of {article['id']} in {article['file']} is not the one that was checked")
        found.append({**article, "title": title, "text": text, "rows": [_worded(row, text) for row in article["rows"]]})
    return found


def _worded(row: dict[str, Any], text: str) -> dict[str, Any]:
    field = "content" if "content" in row else "absent"
    return {**row, field: [text[start:end] for start, end in row[field]]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--missed", action="store_true", help="name every row that does not hold")
    options = parser.parse_args()
    articles = articles_of(options.data)
    problems = problems_of(articles)
    if options.missed:
        for (article, row), wrong in problems.items():
            if wrong:
                print(f"{article} / {row}: {'; '.join(wrong)}")
    print(table(by_kind(articles, problems)))


if __name__ == "__main__":
    main()
