"""The floor under what is read of real pages. It only goes up; see `benchmarks/pages.py`."""

from pathlib import Path

import pytest

from benchmarks.pages import facts_right, own_text, pages_in, score

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "pages"
F1 = 0.955
FACTS = {"title": 88, "published": 89, "byline": 86}

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the pages may not be in this repository")


def test_the_main_text_of_real_pages_is_found():
    pages = pages_in(FOLDER)
    assert score({key: own_text(page) for key, page in pages.items()}, pages).f1 >= F1


def test_titles_dates_and_bylines_of_real_pages_are_right():
    for name, (right, _) in facts_right(pages_in(FOLDER)).items():
        assert right >= FACTS[name], name
