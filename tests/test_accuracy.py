"""The accuracy gate: floors under the figures of docs/accuracy.md. Floors only go up.

Span figures are those of `onrecord evaluate`, on the dev articles that the model was chosen by; rows are what an
editor expects of the sample articles. A floor stands a little under the figure it guards, for another processor may
round otherwise.
"""

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from benchmarks.rows import ALL, ARTICLES, articles_in, by_kind, problems_of
from onrecord import extract, read_text
from onrecord.evaluation.reliability import bins_of, calibration_error
from onrecord.evaluation.scoring import evaluate, judged
from onrecord.extraction import load_extractor
from onrecord.reading import InputError, read_inputs
from onrecord.record import Record
from onrecord.resolution import resolve
from tests.support.expected_rows import check_rows

DEV = Path(__file__).parents[2] / "shared" / "data" / "polnear" / "dev.jsonl"
FLOORS = {"attribution": 0.775, "content": 0.805, "direct": 0.92, "exact": 0.61}
SOURCE_GIVEN_CONTENT = 0.95
SAMPLE_ROWS = 180
# Shares of the rows of tests/articles that hold, by what they test.
ROWS = {
    "act": 0.77, "date": 0.77, "group": 0.76, "negation": 0.90, "nesting": 0.76, "not-a-statement": 0.97,
    "party": 0.72, "pronoun": 0.83, "relay": 0.83, "role": 0.75, "unnamed": 0.82, ALL: 0.85,
}  # fmt: skip


@pytest.fixture(scope="module")
def read_dev() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The dev articles as people marked them, and as they are read."""
    if not DEV.exists():
        pytest.skip("the dev articles are not beside this repository")
    gold = [json.loads(line) for line in DEV.open(encoding="utf-8")]
    extractor = load_extractor()
    predicted = []
    for at in range(0, len(gold), 16):
        articles = [read_text(row["text"], id=row["id"]) for row in gold[at : at + 16]]
        for article, marks in zip(articles, extractor.mark(articles), strict=True):
            predicted.append(resolve(article, marks, model=extractor.model).to_dict())
    return gold, predicted


@pytest.fixture(scope="module")
def dev(read_dev: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> dict[str, dict[str, float]]:
    return evaluate(*read_dev, rounds=0)


def test_confidence_is_a_probability(read_dev: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    gold, predicted = read_dev
    checked_on = {row["id"] for row in sorted(gold, key=lambda row: row["id"])[::2]}  # it was fitted on the others
    found = judged(gold, [row for row in predicted if row["id"] in checked_on])
    assert len(found) > 1000
    assert calibration_error(bins_of(found)) <= 0.03


@pytest.fixture(scope="module")
def samples() -> list[Record]:
    with as_file(files("onrecord") / "samples") as folder:
        inputs = [str(folder / "articles.jsonl"), *(str(page) for page in sorted(folder.glob("*.html")))]
        read = list(read_inputs(inputs))
    assert not [item for item in read if isinstance(item, InputError)]
    return [extract(article) for article in read if not isinstance(article, InputError)]


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """The share of the rows of our articles that hold, by kind."""
    articles = articles_in(sorted(ARTICLES.glob("*.json")))
    return {kind: held / total for kind, (held, total) in by_kind(articles, problems_of(articles)).items()}


@pytest.mark.parametrize("figure", FLOORS)
def test_spans_on_dev(dev: dict[str, dict[str, float]], figure: str) -> None:
    assert dev[figure]["f1"] >= FLOORS[figure]


def test_sources_on_dev(dev: dict[str, dict[str, float]]) -> None:
    assert dev["source_given_content"]["accuracy"] >= SOURCE_GIVEN_CONTENT


@pytest.mark.parametrize("kind", ROWS)
def test_rows_of_our_articles(shares: dict[str, float], kind: str) -> None:
    assert shares[kind] >= ROWS[kind]


def test_rows_of_the_samples(samples: list[Record]) -> None:
    expected = json.loads((files("onrecord") / "samples" / "expected.json").read_text(encoding="utf-8"))
    found = []
    for record in samples:
        row = record.to_dict()
        if record.article.url and record.article.id == record.article.identity:
            # A page has no id of its own; the expected rows name it by its file.
            row["id"] = next(e["id"] for e in expected if e["title"] == record.article.title)
        found.append(row)
    problems = check_rows(expected, found)
    held = sum(not wrong for wrong in problems.values())
    lost = "\n".join(f"{article} / {row}: {'; '.join(wrong)}" for (article, row), wrong in problems.items() if wrong)
    assert held >= SAMPLE_ROWS, f"{held} of {len(problems)} rows hold:\n{lost}"


def test_every_name_role_and_party_is_in_its_article(samples: list[Record]) -> None:
    """Promise 1: nothing is on record that the article does not say (a country's short name apart)."""
    for record in samples:
        words = record.article.text.casefold()
        for item in record.attributions:
            for value in (item.speaker.name, item.speaker.role):
                assert value is None or all(part.casefold() in words for part in value.split()), (item.id, value)
