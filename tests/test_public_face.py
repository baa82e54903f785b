"""What `import onrecord` gives."""

from pathlib import Path
from typing import Any

import pytest

import onrecord


@pytest.mark.parametrize("name", onrecord.__all__)
def test_public_name_is_there_and_listed(name: str) -> None:
    assert getattr(onrecord, name) is not None
    assert name in dir(onrecord)


def test_names_are_these() -> None:
    functions = {"act_of", "extract", "open_ledger", "read", "read_text"}
    classes = {
        "ActReading",
        "Article",
        "Attribution",
        "Because",
        "Carrier",
        "Decision",
        "Extractor",
        "Hop",
        "InputError",
        "Ledger",
        "Marks",
        "Name",
    }
    classes |= {"Published", "Record", "Span", "SpanSet", "Speaker", "Statement", "Time"}
    assert set(onrecord.__all__) == functions | classes | {"SCHEMA", "__version__"}


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = onrecord.nonsense  # type: ignore[attr-defined]


def test_extract_uses_the_extractor_that_is_passed_in(fake_extractor: Any) -> None:
    article = onrecord.read_text("“We stay away,” Ilse Marrow said.", outlet="The Tarn Courier", published="2031-03-05")
    record = onrecord.extract(article, extractor=fake_extractor)
    assert record.model == "fake-1"
    assert [item.speaker.name for item in record.attributions] == ["Ilse Marrow"]


def test_six_lines_from_article_to_statement(fake_extractor: Any, tmp_path: Path) -> None:
    article = onrecord.read_text("“We stay away,” Ilse Marrow said.")
    with onrecord.open_ledger(tmp_path / "ledger.db") as ledger:
        added = ledger.add(onrecord.extract(article))
        (statement,) = ledger.statements(speaker="Marrow")
    assert statement.carriers[0].article == added.id
    assert fake_extractor.calls == [1]
