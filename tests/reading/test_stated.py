"""What pages state of themselves, and where."""

import pytest

from onrecord.reading.stated import stated_page, zone_of

PAGE = """<html lang="en-GB"><head><title>Vessen stays away | The Tarn Courier</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Vessen stays away",
"author": [{"name": "Anna Lund"}],
"publisher": {"name": "The Tarn Courier"}, "datePublished": "2031-03-05T10:00:00"}</script>
<meta property="og:title" content="Vessen: no"><meta name="date" content="2031-03-05T08:00:00Z">
<link rel="canonical" href="https://p.example/a"></head><body><article><h1>Vessen stays away</h1>
<p class="byline main">By Anna Lund</p><time datetime="2031-03-05T10:00:00+02:00">5 March</time>
<p>“We will not sit at that table,” Ilse Marrow said on Tuesday.</p></article></body></html>"""


def test_each_place_that_states_a_fact_is_named_with_its_words() -> None:
    found = stated_page(PAGE, name="the page")
    assert found.article is not None
    assert [(item.place, item.value) for item in found.stated if item.fact == "title"] == [
        ("JSON-LD headline", "Vessen stays away"),
        ("og:title", "Vessen: no"),
        ("<title>", "Vessen stays away | The Tarn Courier"),
        ("<h1>", "Vessen stays away"),
    ]
    assert [item.place for item in found.stated if item.fact == "byline"] == ["JSON-LD author", "<p class=byline>"]
    assert {(item.place, item.value) for item in found.stated if item.fact in ("language", "url")} == {
        ("<html lang>", "en-GB"),
        ("rel=canonical", "https://p.example/a"),
    }


def test_zone_of_a_time_is_told_or_said_to_be_unknown() -> None:
    found = stated_page(PAGE, name="the page")
    assert [(item.place, item.zone) for item in found.stated if item.fact == "published"] == [
        ("JSON-LD datePublished", "unknown"),
        ("date", "UTC"),
        ("<time> datetime", "+02:00"),
    ]


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        ("2031-03-05", None),
        ("5 March 2031", None),
        ("2031-03-05T10:00", "unknown"),
        ("2031-03-05 10:00:00.5 +0200", "+0200"),
        ("2031-03-05T10:00:00Z", "UTC"),
        ("Published 10:00", "unknown"),
    ],
)
def test_zone_is_as_it_is_printed(value: str, zone: str | None) -> None:
    assert zone_of(value) == zone


def test_page_that_is_no_article_says_what_it_is() -> None:
    found = stated_page(PAGE.replace("NewsArticle", "LiveBlogPosting"), name="the page")
    assert (found.article, found.cause) == (None, "live blog")
    assert any(item.fact == "title" for item in found.stated)
