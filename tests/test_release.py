"""What a release says of itself agrees."""

import re
from pathlib import Path

from onrecord import __version__

ROOT = Path(__file__).parents[1]


def test_the_citation_names_this_version() -> None:
    cited = re.search(r"^version: (.*)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)
    assert cited is not None
    assert cited[1] == __version__


def test_every_extra_that_a_sentence_asks_for_is_there() -> None:
    extras = set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M))
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("*.py")]
    asked = {
        extra.strip()
        for page in pages
        for found in re.findall(r"onrecord\[([\w, ]+)\]", page.read_text(encoding="utf-8"))
        for extra in found.split(",")
    }
    assert asked
    assert asked <= extras
