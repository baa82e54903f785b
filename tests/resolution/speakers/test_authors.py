"""Who "I" is in an article's own voice."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Marks
from onrecord.resolution import resolve
from onrecord.resolution.speakers.authors import author_of
from tests.resolution.marked import marked

COLUMN = (
    "The bridge that nobody wanted\n\n"
    "I crossed the Harl on foot last week.\n\n"
    "The mayor told me it was safe.\n\n"
    "[I] {think} <that it will fall>. “I would not say so,” the mayor said."
)


def speaker(text: str, byline: str | None = "Ana Doe") -> str | None:
    plain, items = marked(text)
    record = resolve(Article(text=plain, byline=byline, outlet="Harl Courier"), Marks(attributions=items), model="test")
    record.check()
    return record.attributions[0].speaker.name


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Ana Doe", "Ana Doe"),
        ("By Ana Doe, staff writer", "Ana Doe"),
        ("ANA DOE, Sel Political Writer", "Ana Doe"),
        ("Ana Doe | Sel Media", "Ana Doe"),
        ("Ana Doe for the Courier", "Ana Doe"),
        ("Ana Doe and Per Roe", None),
        ("Ana Doe, Per Roe", None),
        ("Sel News", None),
        ("Courier Staff", None),
        ("Harl Courier", None),
        ("Ana", None),
        ("", None),
        (None, None),
    ],
)
def test_the_author_is_the_one_person_of_a_byline(byline: str | None, author: str | None):
    assert author_of(Article(text="Red.", byline=byline, outlet="The Harl Courier")) == author


def test_i_in_a_column_is_its_author():
    assert speaker(COLUMN) == "Ana Doe"


def test_i_in_a_quotation_is_not_the_author():
    text = COLUMN.replace("[I] {think} <that", "I think that").replace("it will fall>", "it will fall")
    assert speaker(text.replace("“I would not say so", "“[I] {would not say} <so>")) != "Ana Doe"


@pytest.mark.parametrize(
    "text",
    [
        COLUMN.replace("I crossed", "She crossed"),  # two paragraphs may be anybody's
        COLUMN.replace("The bridge that nobody wanted", "Remarks by the mayor on the bridge"),
        COLUMN.replace("I crossed the Harl", "Her letter in full:\n\nI crossed the Harl"),
        COLUMN.replace("[I]", "Her answer came by post:\n\n[I]"),
        COLUMN + "\n\n— Per Roe (@perroe) March 3, 2031",
        COLUMN + "\n\nDo you cross it?\n\nWhat do you see?\n\nWould you go again?",
    ],
)
def test_i_that_may_be_somebody_else_s_is_not_the_author_s(text: str):
    assert speaker(text) != "Ana Doe"


def test_an_article_without_a_byline_has_no_author():
    assert speaker(COLUMN, byline=None) is None
