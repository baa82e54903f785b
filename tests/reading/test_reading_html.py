"""News pages: headline, deck and paragraphs, and what the metadata states."""

import time

import pytest

from onrecord.reading import InputError, read
from onrecord.record import Published

BODY = (
    "<p>The harbour ministry said on Monday that the old bridge would stay shut until the spring.</p>"
    "<p>“We have looked at every bolt,” said the engineer Ana Petrel, who led the inspection of the bridge.</p>"
    "<p>The town council answered that it had been told nothing, and asked for a meeting this week.</p>"
)
HEAD = """<title>Bridge stays shut | Harbour Post</title>
<meta property="og:title" content="Bridge stays shut"><meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Tom Wit"><link rel="canonical" href="https://harbour.example/bridge">"""
STATED = '<meta property="article:published_time" content="2019-01-04T23:30:00-08:00">'
NAVIGATION = "<nav><ul>" + "<li><a href=/x>Sport and weather</a></li>" * 20 + "</ul></nav>"
FOOTER = "<footer><p>Copyright Harbour Post. All rights reserved.</p></footer>"


def page(*, head=HEAD + STATED, top="", body=BODY, lang='lang="en"'):
    return (
        f"<!doctype html><html {lang}><head>{head}</head><body>{NAVIGATION}<article><h1>Bridge stays shut</h1>{top}"
        f"{body}</article>{FOOTER}</body></html>"
    ).encode()


def linked(json):
    return f'<script type="application/ld+json">{json}</script>'


def test_headline_comes_first_then_the_paragraphs():
    assert read(page()).text.split("\n\n")[:2] == [
        "Bridge stays shut",
        "The harbour ministry said on Monday that the old bridge would stay shut until the spring.",
    ]


def test_deck_stands_after_the_headline():
    deck = '<p class="article-deck">Council says that it was told nothing by the ministry</p>'
    assert read(page(top=deck)).text.split("\n\n")[1] == "Council says that it was told nothing by the ministry"


def test_a_description_that_the_page_does_not_show_is_not_in_the_text():
    head = HEAD + '<meta name="description" content="All about bridges, harbours and much more.">'
    assert "All about bridges" not in read(page(head=head)).text


def test_navigation_and_footer_are_left_out():
    text = read(page()).text
    assert "Sport and weather" not in text
    assert "rights reserved" not in text


def test_metadata_is_read_without_an_address_given():
    article = read(page(), url=None)
    assert (article.title, article.byline, article.outlet, article.url, article.language) == (
        "Bridge stays shut",
        "Tom Wit",
        "Harbour Post",
        "https://harbour.example/bridge",
        "en",
    )


def test_given_address_goes_before_the_canonical_one():
    assert read(page(), url="https://archive.example/1").url == "https://archive.example/1"


def test_outlet_is_the_publisher_of_linked_data():
    data = linked('{"@type": "NewsArticle", "publisher": {"name": "Harbour Wire"}}')
    assert read(page(head=data)).outlet == "Harbour Wire"


def test_outlet_is_null_where_the_page_names_none():
    assert read(page(head="<title>Bridge stays shut</title>"), url="https://harbour.example/1").outlet is None


def test_name_of_the_site_is_no_part_of_the_title():
    head = "<title>Bridge stays shut | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>"
    assert read(page(head=head).replace(b"h1>", b"b>")).title == "Bridge stays shut"


def test_language_is_null_where_the_page_names_none():
    assert read(page(lang="")).language is None


def test_printed_day_of_a_stated_time_counts():
    assert read(page()).published == Published(value="2019-01-04", certainty="stated")


def test_date_of_linked_data_is_stated():
    data = linked('{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-01-05T08:00:00+01:00"}]}')
    assert read(page(head=HEAD + data)).published == Published(value="2019-01-05", certainty="stated")


def test_day_in_the_address_goes_before_a_utc_time():
    head = HEAD + '<meta property="article:published_time" content="2019-01-05T02:00:00Z">'
    article = read(page(head=head), url="https://harbour.example/2019/01/04/bridge")
    assert article.published == Published(value="2019-01-04", certainty="stated")


def test_visible_date_is_read():
    article = read(page(head=HEAD, top='<p class="date">Published on 4 January 2019, 10:42</p>'))
    assert article.published == Published(value="2019-01-04", certainty="read")


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        HEAD + '<meta property="article:published_time" content="0001-01-01T00:00:00Z">',
        HEAD + '<meta property="article:published_time" content="2019-02-30">',
        HEAD + '<meta property="article:published_time" content="3000-01-01">',
        HEAD + '<meta property="article:modified_time" content="2019-02-03">',
        HEAD + "<meta itemprop='copyrightYear' content='2019'>",
    ],
)
def test_no_date_is_invented(head):
    assert (
        read(page(head=head, body=BODY + "<p>It was built in 1901 and shut on 2018-11-03.</p>")).published
        == Published()
    )


def test_ambiguous_visible_date_is_null():
    assert read(page(head=HEAD, top='<p class="date">4/1/2019</p>')).published == Published()


def test_declared_charset_is_used():
    body = BODY.replace("“", "").replace("”", "").replace("Petrel", "Пётр Иванов")
    data = page(head='<meta charset="windows-1251">' + HEAD).decode().replace(BODY, body).encode("cp1251")
    assert "Пётр Иванов" in read(data).text


@pytest.mark.parametrize("label", ["unicode_escape", "zlib", "punycode", "no-such-charset"])
def test_declared_charset_that_is_none_is_ignored(label):
    data = (
        page(head=f'<meta charset="{label}">' + HEAD)
        .decode()
        .replace("Petrel", "Pétrel")
        .replace("“", "")
        .replace("”", "")
    )
    assert "Pétrel" in read(data.encode("cp1252")).text


def test_a_very_short_article_is_read():
    assert "shut for good" in read(b"<html><body><h1>Bridge</h1><p>The bridge is shut for good.</p></body></html>").text


@pytest.mark.parametrize(
    "body",
    [
        "",
        NAVIGATION,
        "<ul>" + "<li><a href=/a>Bridge stays shut for a third week</a></li>" * 30 + "</ul>",
        "<script>a.b()</script>",
    ],
)
def test_a_page_without_an_article_is_refused(body):
    with pytest.raises(InputError, match=r"^the bytes: has no article text"):
        read(f"<!doctype html><html><head>{HEAD}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "words"), [("<p>a</p>" * 60_000, "more than 50,000 elements"), ("<div>" * 5000, "nested 301 deep")]
)
def test_a_page_beyond_measure_is_refused(body, words):
    with pytest.raises(InputError, match=words):
        read(f"<!doctype html><html><body>{body}".encode())


@pytest.mark.parametrize(
    "hostile",
    [
        linked('"publisher": ' * 80_000),
        linked("[" * 100_000),
        f'<p class="{"a " * 300_000}">x</p>',
        "<!-- --> " * 100_000,
        f"<h1>{'The talks go on ' * 60_000}</h1>",
        '"' * 1_000_000,
    ],
)
def test_hostile_pages_take_no_long_time(hostile):
    start = time.process_time()
    read(page(body=hostile + BODY))
    assert time.process_time() - start < 8  # seconds; without the bounds it is minutes
