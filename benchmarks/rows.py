"""How many of the rows that an editor expects hold, by kind: `python -m benchmarks.rows [EXPECTED.json …]`.

EXPECTED.json holds one article with its rows, or a list of them (see `src/onrecord/samples/README.md`); without any,
the articles of `tests/articles` are read. --missed names every row that does not hold, and why.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord import extract, read_text
from tests.support.expected_rows import check_rows, kinds_of

ARTICLES = Path(__file__).parents[1] / "tests" / "articles"
ALL = "all rows"


def articles_in(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The expected articles of some files; `text_file`, where `text` is absent, is read from beside them."""
    found = []
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        for article in data if isinstance(data, list) else [data]:
            text = article.get("text") or (path.parent / article["text_file"]).read_text(encoding="utf-8")
            found.append({**article, "text": text})
    return found


def problems_of(articles: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """What is wrong with each row, by article and row, where each article is read with the model."""
    records = [
        extract(read_text(a["text"], id=a["id"], title=a["title"], outlet=a["outlet"], published=a["published"]))
        for a in articles
    ]
    return check_rows(articles, [record.to_dict() for record in records])


def by_kind(
    articles: Iterable[Mapping[str, Any]], problems: Mapping[tuple[str, str], list[str]]
) -> dict[str, tuple[int, int]]:
    """How many rows of each kind hold, of how many; `ALL` last."""
    held, total = Counter[str](), Counter[str]()
    for article in articles:
        for row in article["rows"]:
            for kind in (*kinds_of(row), ALL):
                total[kind] += 1
                held[kind] += not problems[article["id"], row["row"]]
    return {kind: (held[kind], total[kind]) for kind in sorted(total, key=lambda kind: (kind == ALL, kind))}


def table(counts: Mapping[str, tuple[int, int]]) -> str:
    """A Markdown table of the share of rows that hold, by kind."""
    lines = ["| rows that test | rows | hold | share |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {kind} | {total} | {held} | {held / total:.2f} |" for kind, (held, total) in counts.items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("expected", type=Path, nargs="*")
    parser.add_argument("--missed", action="store_true", help="name every row that does not hold")
    options = parser.parse_args()
    articles = articles_in(options.expected or sorted(ARTICLES.glob("*.json")))
    problems = problems_of(articles)
    if options.missed:
        for (article, row), wrong in problems.items():
            if wrong:
                print(f"{article} / {row}: {'; '.join(wrong)}")
    print(table(by_kind(articles, problems)))


if __name__ == "__main__":
    main()
