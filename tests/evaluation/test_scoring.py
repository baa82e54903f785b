"""The figures of attributions, by hand on small rows and against the reference scorer where it is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.evaluation.scoring import evaluate, format_figures, worst

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "eval" / "score_attributions.py"
DEV = SHARED / "data" / "polnear" / "dev.jsonl"

TEXT = "The mayor said the bridge is safe. “We will open it,” Ada Brook added on Monday."


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def row(*attributions: dict[str, Any], id: str = "one") -> dict[str, Any]:
    return {"id": id, "text": TEXT, "attributions": list(attributions)}


MAYOR = {"source": at("The mayor"), "cue": at("said"), "content": at("the bridge is safe")}
BROOK = {"source": at("Ada Brook"), "cue": at("added"), "content": at("“We will open it,”")}


def test_the_same_attributions_are_all_right() -> None:
    figures = evaluate([row(MAYOR, BROOK)], [row(MAYOR, BROOK)])
    assert all(figures[name]["f1"] == 1 for name in figures if "f1" in figures[name])


def test_punctuation_at_the_edges_does_not_decide() -> None:
    predicted = {**BROOK, "content": at("We will open it")}
    assert evaluate([row(BROOK)], [row(predicted)])["exact"]["f1"] == 1


def test_half_of_the_words_make_a_content_pair() -> None:
    figures = evaluate([row(MAYOR)], [row({**MAYOR, "content": at("bridge is")})])
    assert figures["content"]["f1"] == 1
    assert figures["content_exact"]["f1"] == 0


def test_less_than_half_of_the_words_make_none() -> None:
    assert evaluate([row(MAYOR)], [row({**MAYOR, "content": at("safe")})])["content"]["f1"] == 0


def test_a_wrong_source_is_no_attribution_and_lowers_the_links() -> None:
    figures = evaluate([row(MAYOR)], [row({**MAYOR, "source": at("Ada Brook")})])
    assert (figures["content"]["f1"], figures["attribution"]["f1"]) == (1, 0)
    assert figures["source_given_content"] == {"accuracy": 0.0, "pairs": 1}


def test_absent_sources_agree() -> None:
    assert evaluate([row({**MAYOR, "source": []})], [row({**MAYOR, "source": []})])["attribution"]["f1"] == 1


def test_a_cue_elsewhere_is_not_full() -> None:
    figures = evaluate([row(MAYOR)], [row({**MAYOR, "cue": at("added")})])
    assert (figures["attribution"]["f1"], figures["full"]["f1"]) == (1, 0)


def test_direct_counts_what_stands_in_quotation_marks() -> None:
    direct = evaluate([row(MAYOR, BROOK)], [row(MAYOR)])["direct"]
    assert (direct["gold"], direct["predicted"], direct["recall"]) == (1, 0, 0)


def test_precision_and_recall_are_told_apart() -> None:
    figures = evaluate([row(MAYOR)], [row(MAYOR, BROOK)])["attribution"]
    assert (figures["precision"], figures["recall"]) == (0.5, 1)


def test_nested_attributions_are_left_out() -> None:
    nested = {**BROOK, "parent": "a1"}
    assert evaluate([row(MAYOR)], [row(MAYOR, nested)])["attribution"]["predicted"] == 1


def test_a_missing_article_counts_as_predicted_empty() -> None:
    figures = evaluate([row(MAYOR), row(BROOK, id="two")], [row(MAYOR)])
    assert figures["articles"] == {"gold": 2, "missing_from_predicted": 1}
    assert figures["attribution"]["recall"] == 0.5


def test_no_rows_give_zeros() -> None:
    assert evaluate([], [])["attribution"] == {"precision": 0, "recall": 0, "f1": 0, "gold": 0, "predicted": 0}


def test_the_interval_holds_the_figure() -> None:
    gold = [row(MAYOR, BROOK, id=str(n)) for n in range(20)]
    predicted = [row(*([MAYOR, BROOK] if n % 3 else [MAYOR]), id=str(n)) for n in range(20)]
    figures = evaluate(gold, predicted)["attribution"]
    low, high = figures["f1_95"]
    assert low < figures["f1"] < high


@pytest.mark.parametrize(
    ("gold", "predicted", "sentence"),
    [
        ([{"text": TEXT, "attributions": []}], [], "row 1 of the gold ones has no id"),
        ([{"id": "one", "attributions": []}], [], "article 'one' of the gold rows has no text"),
        ([{"id": "one", "text": TEXT}], [], "article 'one' of the gold rows has no list of attributions"),
        ([row(), row()], [], "article 'one' stands twice among the gold rows"),
        ([row()], [row(id="two")], "article 'two' of the predicted rows is not among the gold ones"),
        ([row()], [row({"content": [[0, 900]]})], "article 'one' has a span outside its text"),
        ([row()], [row({"content": [[0, "4"]]})], "article 'one' has a span whose ends are no whole numbers"),
        ([row()], [row({"content": [4]})], "article 'one' has a role that is no list of"),
        ([row()], [{"id": "one", "attributions": [4]}], "article 'one' has an attribution that is no object"),
    ],
)
def test_a_bad_row_is_named(gold: list[Any], predicted: list[Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("[", r"\[")):
        evaluate(gold, predicted)


def test_worst_names_the_article_with_most_errors_first() -> None:
    gold = [row(MAYOR, id="good"), row(MAYOR, BROOK, id="bad")]
    assert [errors.id for errors in worst(gold, [row(MAYOR, id="good")], count=1)] == ["bad"]


def test_the_printed_figures_name_every_measure() -> None:
    printed = format_figures(evaluate([row(MAYOR)], [row(MAYOR)]))
    assert "attribution     P 1.000  R 1.000  F1 1.000   (1 gold, 1 predicted)" in printed
    assert "source_given_content" in printed


@pytest.mark.skipif(not (SCORER.exists() and DEV.exists()), reason="the reference scorer and dev articles are not here")
def test_the_figures_are_those_of_the_reference_scorer(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    gold = [json.loads(line) for line in DEV.read_text(encoding="utf8").splitlines()]
    predicted = distorted(gold)
    path = tmp_path / "predicted.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in predicted), encoding="utf8")
    monkeypatch.setattr(sys, "argv", ["score", str(DEV), str(path), "--json"])
    reference().main()
    assert evaluate(gold, predicted) == json.loads(capsys.readouterr().out)


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def distorted(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Predictions that miss, move, shorten, relink and repeat some of the gold attributions, and lack an article."""
    draw = random.Random(7)
    rows = []
    for article in gold[1:]:
        length, items = len(article["text"]), []
        for item in article["attributions"]:
            if draw.random() < 0.15:
                continue
            moved = {role: [list(span) for span in item.get(role) or []] for role in ("source", "cue", "content")}
            for spans in moved.values():
                for span in spans:
                    if draw.random() < 0.3:
                        span[0] = min(span[1], max(0, span[0] + draw.randint(-20, 30)))
                        span[1] = max(span[0], min(length, span[1] + draw.randint(-20, 30)))
            if draw.random() < 0.15:
                moved["source"] = draw.choice([[], [[0, 5]]])
            items += [moved] * (1 + (draw.random() < 0.1))
            if draw.random() < 0.05:
                items[-1] = {**moved, "parent": "a1"}
        rows.append({"id": article["id"], "attributions": items})
    return rows
