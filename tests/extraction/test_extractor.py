"""The model that ships, run on texts of our own."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord import __version__, extraction
from onrecord.extraction import Extractor, ModelError, extractor
from onrecord.record import Article, Marks

TEXT = (
    "Harbour council backs new pier\n\n"
    "Council leader Ada Moss said on Tuesday that the pier would open in May. “We have waited long enough,” she told "
    "reporters, “and so have the boats.”\n\nFishermen’s union chairman Bram Holt called the plan a mistake."
)


@pytest.fixture(scope="module")
def model() -> Extractor:
    return Extractor.load(threads=1)


def words(article: Article, marks: Marks) -> set[tuple[str, ...]]:
    return {tuple(article.text[s:e] for s, e in item.content) for item in marks.attributions}


def test_statements_are_found_with_their_sources(model: Extractor) -> None:
    article = Article(text=TEXT)
    (marks,) = model.mark([article])
    said = {
        article.text[slice(*item.content[0])].strip("“”,. "): article.text[slice(*item.source[0])]
        for item in marks.attributions
        if item.source
    }
    assert "Ada Moss" in next(source for content, source in said.items() if "pier would open in May" in content)
    assert said["We have waited long enough"] == "she"


def test_names_are_found_with_their_types(model: Extractor) -> None:
    (marks,) = model.mark([Article(text=TEXT)])
    assert ("Bram Holt", "person") in {(TEXT[slice(*name.span)], name.type) for name in marks.names}


def test_articles_read_together_give_what_each_gives_alone(model: Extractor) -> None:
    articles = [Article(text=TEXT), Article(text=TEXT[32:]), Article(text="Nothing was said.")]
    alone = [words(a, model.mark([a])[0]) for a in articles]
    assert [words(a, m) for a, m in zip(articles, model.mark(articles), strict=True)] == alone


def test_a_long_article_is_read_to_its_end(model: Extractor) -> None:
    body = "The pier was painted green that year and nobody minded much.\n\n" * 1500
    article = Article(text=body + "“It is a fine pier,” Ada Moss said.")
    (marks,) = model.mark([article])
    assert marks.attributions[-1].content[0][0] >= len(body)


def test_an_extractor_is_shared_between_threads(model: Extractor) -> None:
    article = Article(text=TEXT)
    expected = model.mark([article])
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: model.mark([article]), range(8))) == [expected] * 8


@pytest.mark.parametrize("text", ["", "\n\n", "…", "“" * 5000, '"' * 4999, "\u202eabc said “no”\u202c", "said " * 3000])
def test_strange_texts_are_read_calmly(model: Extractor, text: str) -> None:
    (marks,) = model.mark([Article(text=text)])
    assert all(0 <= s < e <= len(text) for item in marks.attributions for s, e in item.content)


def test_the_name_of_what_reads_holds_the_weights_and_the_version_whose_rules_resolve_them(model: Extractor) -> None:
    assert re.fullmatch(rf"onrecord-minilm-[0-9a-f]{{8}}-{re.escape(__version__)}", model.model)


def test_windows_of_marks_alone_do_not_run_the_network(model: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(model, "_session")
    assert model.mark([Article(text="“" * 10_000)]) == [Marks(attributions=())]


def test_no_article_gives_no_marks(model: Extractor) -> None:
    assert model.mark([]) == []


def test_an_altered_model_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "network.onnx").write_bytes(b"not these")
    (folder / "model.json").write_text(json.dumps({"model": "x", "sha256": {"network.onnx": "0" * 64}}))
    monkeypatch.setattr(extractor, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match=r"network\.onnx is not the one that was released"):
        Extractor.load()


def test_a_missing_model_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match="install onrecord again"):
        Extractor.load()


def test_the_extractor_is_loaded_once() -> None:
    assert extraction.load_extractor() is extraction.load_extractor()
