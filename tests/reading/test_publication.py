"""The day that a page shows, held against the times that it states; and the names above it."""

import pytest

from onrecord.reading import read

TEXT = "<p>The ferry company said on Tuesday that it would run the night crossing again from June.</p>" * 3


def page(head="", above="", below=""):
    title = "The ferry returns"
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{above}<article>{TEXT}</article>{below}"
        "</body></html>"
    ).encode()


def stated(time):
    return f'<meta property="article:published_time" content="{time}">'


@pytest.mark.parametrize(
    ("time", "above", "day"),
    [
        ("2031-03-05T04:31:13+00:00", "<div class=date>March 4, 2031, 10:31 pm</div>", "2031-03-04"),
        ("2031-03-05T04:31:13Z", "<div class=date>March 4, 2031</div>", "2031-03-04"),
        ("2031-03-04T20:05:00Z", "<div class=date>5 March 2031, 07:05</div>", "2031-03-05"),
        ("2031-03-05T04:31:13Z", "<time>Posted Mar 4, 10:31 PM</time>", "2031-03-04"),
        (
            "2031-03-05 04:31:13",
            "<time datetime='2031-03-05 04:31:13 UTC'>Mar 4, 2031 at 10:31 pm</time>",
            "2031-03-04",
        ),
        (
            "2031-03-05T04:31:00Z",
            "<time datetime='2031-03-05T05:02:10Z'>Updated 11:02 pm, March 4, 2031</time>",
            "2031-03-04",
        ),
        # What is no other zone: the day itself is shown, minutes differ, no zone is so far off, or the time has one.
        (
            "2031-03-05T04:31:13Z",
            "<div class=date>March 5, 2031</div><div class=date>March 4, 2031</div>",
            "2031-03-05",
        ),
        ("2031-03-05T04:31:13Z", "<div class=date>March 4, 2031, 10:47 pm</div>", "2031-03-05"),
        ("2031-03-05T19:31:13Z", "<div class=date>March 4, 2031</div>", "2031-03-05"),
        ("2031-03-05T04:31:13Z", "<div class=date>March 6, 2031</div>", "2031-03-05"),
        ("2031-03-05T04:31:13-05:00", "<div class=date>March 4, 2031</div>", "2031-03-05"),
        ("2031-03-05T04:31:13Z", "<div class=other>March 4, 2031</div>", "2031-03-05"),
    ],
)
def test_the_printed_local_day_counts(time, above, day):
    assert read(page(stated(time), above)).published.value == day


@pytest.mark.parametrize("place", ["2031/03/04", "2031/mar/04", "2031/mar/4", "2031-3-4"])
def test_an_address_has_a_day(place):
    assert read(page(), url=f"https://courier.example/{place}/ferry").published.value == "2031-03-04"


def test_no_day_is_made_of_other_words_in_an_address():
    assert read(page(), url="https://courier.example/2031/map/04/ferry").published.value is None


def test_a_page_of_linked_data_has_a_date_where_no_article_has():
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2031-03-04"}</script>'
    assert read(page(head)).published.value == "2031-03-04"


def _linked(author):
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


def test_a_byline_that_shows_more_names_is_taken_whole():
    above = "<div class=byline>By Ilse Maar, Oren Halvik and Ada Tesh</div>"
    assert read(page(_linked('{"name": "Ilse Maar"}'), above)).byline == "Ilse Maar, Oren Halvik and Ada Tesh"


def test_a_byline_of_others_does_not_displace_the_stated_one():
    above = "<div class=byline>By Oren Halvik and Ada Tesh</div>"
    assert read(page(_linked('{"name": "Ilse Maar"}'), above)).byline == "Ilse Maar"


def test_a_reader_who_comments_is_not_the_author():
    below = "<div class=comments><span class=author>Ilse</span><p>I shall take the ferry.</p></div>"
    assert read(page(below=below)).byline is None


def test_commas_of_a_byline_stay_commas():
    assert read(page('<meta name="author" content="Ilse Maar, MS, RDN">')).byline == "Ilse Maar, MS, RDN"
