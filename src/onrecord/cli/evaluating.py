"""`onrecord evaluate`: how good the extraction is, on articles that people have marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from onrecord.cli.options import loaded, sentence
from onrecord.pipeline import Failed, records


@click.command(short_help="Score extraction against marked articles.")
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--predicted",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Score these records; without it, the texts of GOLD are extracted now.",
)
@click.option(
    "--worst", type=click.IntRange(min=0), default=0, metavar="N", help="Name the N articles with most errors."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def evaluate(gold: str, predicted: str | None, worst: int, form: str) -> None:
    """Score extraction: precision, recall and F1 of contents, of attributions, and of direct speech.

    Each line of GOLD.jsonl is an article {"id", "text", "attributions": [{"source", "cue", "content"}]}, each role a
    list of [start, end] in code points. --predicted takes what `onrecord extract` wrote.

    \b
    Examples:
      onrecord evaluate gold.jsonl
      onrecord evaluate gold.jsonl --predicted records.jsonl --format json
    """
    from onrecord.evaluation import scoring
    from onrecord.evaluation.reliability import bins_of, calibration_error
    from onrecord.terminal.output import say, write_json, write_text

    try:
        marked = list(_lines(gold))
        found = list(_lines(predicted) if predicted else _extracted(marked))
        figures = scoring.evaluate(marked, found)
        bins = bins_of(scoring.judged(marked, found))
        errors = scoring.worst(marked, found, count=worst) if worst else []
    except ValueError as problem:
        raise click.ClickException(sentence(problem)) from problem
    if form == "json":
        write_json(
            {**figures, "confidence": {"error": calibration_error(bins), "bins": [asdict(item) for item in bins]}}
        )
    else:
        write_text(scoring.format_figures(figures) + "\n")
        if bins:
            write_text(f"confidence is off by {calibration_error(bins):.3f} on average (expected calibration error)\n")
    for item in errors:
        say(f"{item.id}: {item.right} right of {item.gold} marked and {item.predicted} predicted")


def _lines(path: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line. Raises ValueError naming the line that is none."""
    with click.open_file(path, encoding="utf-8", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as problem:
                    raise ValueError(f"{path}, line {number} is not JSON: {problem}") from problem
                if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("attributions"), list):
                    raise ValueError(f'{path}, line {number} is not an article with "id" and "attributions"')
                yield row


def _extracted(gold: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What the extractor finds in the texts of `gold`, under their ids."""
    from onrecord.reading import read_text
    from onrecord.terminal.progress import Reporter

    rows = list(gold)
    for row in rows:
        if not isinstance(row.get("text"), str):
            raise ValueError(f"article {row['id']!r} has no text, and --predicted is not given")
    articles = (
        read_text(row["text"], title=row.get("title"), outlet=row.get("outlet"), published=row.get("published"))
        for row in rows
    )
    with Reporter(total=len(rows)) as report:
        for row, result in zip(rows, records(articles, load=loaded), strict=True):
            report.step()
            if isinstance(result, Failed):
                raise ValueError(result.sentence)
            yield {"id": row["id"], "attributions": result.to_dict()["attributions"]}
