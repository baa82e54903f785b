"""What docs/python.md shows of spaCy runs, with the shipped model."""

import re
from pathlib import Path

import pytest

pytest.importorskip("spacy")


def test_the_snippet_runs(capsys: pytest.CaptureFixture[str]) -> None:
    import onrecord.spacy_component  # noqa: F401  (registers the factory where the package is not installed anew)

    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    (snippet,) = [block for block in re.findall(r"```python\n(.*?)```", page, re.S) if "spacy" in block]
    exec(compile(snippet, "python.md", "exec"), {})
    assert "Ilse Marrow (said,) (“We stay away,”,)" in capsys.readouterr().out
