"""Posts that a page shows amid its text."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Marks, Published
from onrecord.resolution import resolve
from onrecord.resolution.sentences.posts import embedded_posts
from tests.resolution.marked import marked

POST = "We painted it twice. Come and see. https://t.example/aB1\n\n— Ana Doe (@anadoe) March 3, 2031"


def posts(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*content)], text[slice(*who)]) for content, who in embedded_posts(text)]


def test_a_post_is_the_paragraph_above_its_signature_without_addresses():
    text = f"The bridge is red.\n\n{POST}\n\nNobody came."
    assert posts(text) == [("We painted it twice. Come and see.", "Ana Doe")]


def test_a_post_may_have_lines_a_picture_and_no_date():
    text = "Red.\n\nFirst the north side,\nthen the south one. pic.twitter.com/x9\n\n-- Town of Sel (@sel)"
    assert posts(text) == [("First the north side,\nthen the south one.", "Town of Sel")]


@pytest.mark.parametrize(
    "text",
    [
        "We painted it twice.\n\n— Ana Doe, mayor",
        "pic.twitter.com/x9\n\n— Ana Doe (@anadoe) March 3, 2031",
        f"{'We painted it. ' * 200}\n\n— Ana Doe (@anadoe) March 3, 2031",
        "— Ana Doe (@anadoe) March 3, 2031",
    ],
)
def test_what_is_no_post(text: str):
    assert posts(text) == []


def test_a_post_is_on_record_with_its_day_and_is_whose_i_stands_in_it():
    text, items = marked(f"Bridge\n\nThe bridge is red.\n\n[I] {{love}} <that it is red>. {POST}")
    article = Article(text=text, published=Published(value="2031-03-05", certainty="given"))
    post, love = resolve(article, Marks(attributions=items), model="test").attributions
    assert (post.speaker.name, post.kind, post.said_on and post.said_on.value) == ("Ana Doe", "indirect", "2031-03-03")
    assert (love.speaker.name, love.parent) == ("Ana Doe", post.id)
